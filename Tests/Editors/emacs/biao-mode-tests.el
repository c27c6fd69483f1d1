;;; biao-mode-tests.el --- Tests of biao-mode without a client  -*- lexical-binding: t; -*-

;;; Commentary:

;; emacs --batch -Q -L editors/emacs -l Tests/Editors/emacs/biao-mode-tests.el -f ert-run-tests-batch-and-exit
;; `hebiao' is on the PATH.

;;; Code:

(require 'ert)
(require 'biao-mode)
(require 'compile)
(require 'imenu)

(defconst biao-tests-fixtures
  (expand-file-name "../fixtures" (file-name-directory (or load-file-name buffer-file-name))))

(defmacro biao-tests-with (text &rest body)
  "Run BODY in a buffer of TEXT in `biao-mode'."
  (declare (indent 1))
  `(with-temp-buffer
     (insert ,text)
     (biao-mode)
     (font-lock-ensure)
     (goto-char (point-min))
     ,@body))

(defun biao-tests-form ()
  "The form with faults."
  (with-temp-buffer
    (let ((coding-system-for-read 'utf-8))
      (insert-file-contents (expand-file-name "culture-station.biao" biao-tests-fixtures)))
    (buffer-string)))

(defun biao-tests-face (text)
  "The face of the first character of TEXT, which is sought."
  (goto-char (point-min))
  (search-forward text)
  (let ((face (get-text-property (match-beginning 0) 'face)))
    (if (consp face) (car face) face)))

(ert-deftest biao-files-have-the-mode ()
  (should (eq (assoc-default "目标.biao" auto-mode-alist #'string-match) 'biao-mode)))

(ert-deftest biao-faces-by-the-first-character ()
  (biao-tests-with "＃ 注释\n@form 甲\n年度: 2025\n  > 段落\n  - 指标: ≥ 1 个\n| 一 | 二 |\n"
    (should (memq (biao-tests-face "＃") '(font-lock-comment-delimiter-face font-lock-comment-face)))
    (should (eq (biao-tests-face "@form") 'font-lock-preprocessor-face))
    (should (eq (biao-tests-face "年度") 'font-lock-variable-name-face))
    (should (eq (biao-tests-face "> 段落") 'font-lock-string-face))
    (should (eq (biao-tests-face "- 指标") 'font-lock-builtin-face))
    (should (eq (biao-tests-face "指标") 'font-lock-variable-name-face))
    (should (eq (biao-tests-face "| 一") 'font-lock-builtin-face))))

(ert-deftest biao-a-mark-within-a-line-is-no-comment ()
  (biao-tests-with "编号: 3#井\n"
    (search-forward "井")
    (should-not (nth 4 (syntax-ppss)))))

(ert-deftest biao-imenu-has-groups-and-indicators ()
  (biao-tests-with (biao-tests-form)
    (let ((index (imenu--make-index-alist t)))
      (should (assoc "绩效指标" index))
      (should (assoc "添置图书" (cdr (assoc "指标" index)))))))

(ert-deftest biao-outline-levels-are-indentation ()
  (biao-tests-with "一:\n  二:\n　　三: 1\n    四:\n"
    (let (levels)
      (while (not (eobp)) (push (biao--outline-level) levels) (forward-line 1))
      (should (equal (nreverse levels) '(1 3 5 5))))))

(ert-deftest biao-comments-are-made ()
  (biao-tests-with "年度: 2025\n"
    (comment-region (point-min) (line-end-position))
    (should (equal (buffer-string) "# 年度: 2025\n"))
    (uncomment-region (point-min) (line-end-position))
    (should (equal (buffer-string) "年度: 2025\n"))))

(ert-deftest biao-compile-knows-the-output ()
  (let ((regexp (nth 1 (assq 'hebiao compilation-error-regexp-alist-alist))))
    (should (memq 'hebiao compilation-error-regexp-alist))
    (dolist (line '("表/甲.biao:12:9: 错误[mismatched-sum]: 差" "a b.biao:12:9: warning[capped-rate]: x"
                    "a.biao:12:9: hint[vague-target]: x"))
      (should (string-match regexp line))
      (should (equal (match-string 2 line) "12"))
      (should (equal (match-string 3 line) "9")))
    (should-not (string-match regexp "   = 相关: a.biao:1:2  甲"))))

(ert-deftest biao-flymake-without-a-server ()
  (biao-tests-with (biao-tests-form)
    (let (found (end (+ (float-time) 20)))
      (biao-flymake (lambda (diagnostics &rest _) (setq found diagnostics)))
      (while (and (not found) (< (float-time) end)) (accept-process-output nil 0.05))
      (should (listp found))
      (let ((seen (mapcar (lambda (diagnostic)
                            (list (flymake-diagnostic-type diagnostic)
                                  (line-number-at-pos (flymake-diagnostic-beg diagnostic))
                                  (buffer-substring-no-properties (flymake-diagnostic-beg diagnostic)
                                                                  (flymake-diagnostic-end diagnostic))))
                          found)))
        (should (member '(:error 12 "87.60") seen))
        (should (member '(:error 20 "绩效指标") seen))
        (should (member '(:warning 31 "≥ 100%") seen))))))

(ert-deftest biao-flymake-tells-what-went-wrong ()
  (biao-tests-with "年度: 2025\n"
    (let ((biao-command "hebiao-that-is-not-there"))
      (should-error (biao-flymake #'ignore)))))

(ert-deftest biao-format-keeps-the-cursor ()
  (biao-tests-with (biao-tests-form)
    (search-forward "添置图书: ≥")
    (biao-format-buffer)
    (should (looking-back "添置图书: ≥" (line-beginning-position)))
    (should (string-match-p "^      - 修缮阅览室: = 3 间$" (buffer-string)))
    (should (string-match-p "^项目名称: " (buffer-string)))))

(provide 'biao-mode-tests)
;;; biao-mode-tests.el ends here
