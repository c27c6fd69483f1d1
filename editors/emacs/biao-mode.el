;;; biao-mode.el --- Major mode for Biao performance forms  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "26.1"))
;; Keywords: languages, tools

;;; Commentary:

;; Biao is a plain-text format for tiered performance forms.  The mode
;; knows the lines of the language by their first visible character;
;; everything else comes from the language server `hebiao lsp':
;;
;;   (add-to-list 'load-path "…/editors/emacs")
;;   (require 'biao-mode)
;;   (add-hook 'biao-mode-hook #'eglot-ensure)
;;
;; or `lsp' in its place; or, with no client at all, Flymake by
;; `hebiao lint':
;;
;;   (add-hook 'biao-mode-hook #'biao-flymake-setup)

;;; Code:

(require 'flymake)
(require 'json)
(require 'let-alist)
(require 'outline)

(defgroup biao nil
  "Biao performance forms."
  :group 'languages
  :prefix "biao-")

(defcustom biao-server-command '("hebiao" "lsp")
  "Program and arguments that start the language server."
  :type '(repeat string))

(defcustom biao-command "hebiao"
  "Program for what is done without a server."
  :type 'string)

(defconst biao--space "[ \t\u00a0\u3000]"
  "White space of the language.")

(defconst biao--indentation (concat "^" biao--space "*")
  "From the start of a line to its first visible character.")

(defconst biao--label
  (concat biao--indentation
          ;; An item, or a line that begins with no mark of another kind.
          "\\(?:\\(?1:[-－]\\)" biao--space "+\\)?"
          "\\(?:"
          "\\(?2:\\(?:\"[^\"\n]*\"\\|“[^”\n]*”\\|[^] \t\u00a0\u3000#＃@＠>＞》|｜:：\n]\\)[^:：\n]*\\)"
          "\\(?3:[:：]\\|$\\)"
          ;; A colon with no name before it.
          "\\|\\(?2:\\)\\(?3:[:：]\\)\\)")
  "A line with a label: the item's mark, the label, the colon if there is one.")

(defvar biao-font-lock-keywords
  `((,(concat biao--indentation "[@＠][^ \t\u00a0\u3000:：\n]*") . font-lock-preprocessor-face)
    (,(concat biao--indentation "\\([>＞》].*\\)") 1 font-lock-string-face)
    (,(concat biao--indentation "[|｜]")
     ("[|｜]" (progn (beginning-of-line) nil) nil (0 font-lock-builtin-face)))
    (,(concat biao--indentation "\\([-－]\\)\\(?:" biao--space "\\|$\\)") 1 font-lock-builtin-face)
    (,biao--label (2 font-lock-variable-name-face) (3 font-lock-builtin-face))
    ;; What a version control system leaves, whatever its first character.
    (,(concat biao--indentation "\\(<\\{7\\}\\|=\\{7\\}\\|>\\{7\\}\\||\\{7\\}\\)\\(?:" biao--space ".*\\)?$")
     1 font-lock-warning-face t))
  "Faces by the first visible character of a line.")

(defconst biao--syntax-propertize
  (syntax-propertize-rules
   ;; `#' is a comment only as a line's first visible character.
   ("^[ \t\u00a0\u3000]*\\([#＃]\\)" (1 "<")))
  "A comment begins a line; anywhere else its mark is a character.")

(defvar biao-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "." table)
    (modify-syntax-entry ?\' "." table)
    (modify-syntax-entry ?（ "(）" table)
    (modify-syntax-entry ?） ")（" table)
    table)
  "Syntax of forms: quotation marks of a value need not match.")

(defvar biao-imenu-generic-expression
  `(("指标" ,(concat biao--indentation "[-－]" biao--space "+\\([^:：\n]+\\)") 1)
    (nil ,(concat biao--indentation "\\([^] \t\u00a0\u3000#＃@＠>＞》|｜:：－\n-][^:：\n]*\\)[:：]") 1))
  "Groups, fields and indicators; eglot replaces it by the server's symbols.")

(defun biao--outline-level ()
  "The level of the line at point: its indentation, a full-width space being two."
  (save-excursion
    (beginning-of-line)
    (let ((level 1))
      (while (memq (char-after) '(?\s ?\t ?\u00a0 ?\u3000))
        (setq level (+ level (if (memq (char-after) '(?\t ?\u3000)) 2 1)))
        (forward-char))
      level)))

(defun biao--project (directory)
  "The project of DIRECTORY: where its configuration form stands."
  (let ((root (locate-dominating-file directory "hebiao.biao")))
    (and root (cons 'transient root))))

;;;###autoload
(define-derived-mode biao-mode text-mode "Biao"
  "Major mode for forms and templates in Biao."
  (setq-local comment-start "# "
              comment-end ""
              comment-start-skip "[#＃]+[ \t]*"
              indent-tabs-mode nil
              tab-width 2
              font-lock-defaults '(biao-font-lock-keywords)
              syntax-propertize-function biao--syntax-propertize
              imenu-generic-expression biao-imenu-generic-expression
              outline-regexp (concat biao--space "*[^ \t\u00a0\u3000\n]")
              outline-level #'biao--outline-level
              ;; A value is one line.
              auto-fill-inhibit-regexp "")
  (add-hook 'project-find-functions #'biao--project nil t)
  ;; Folding: TAB on a group with `outline-minor-mode-cycle'.
  (outline-minor-mode 1))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.biao\\'" . biao-mode))

;; Without a server

(defvar-local biao--flymake-process nil
  "The run of `hebiao lint' that is under way in the buffer.")

(defun biao--report-position (line column)
  "The position of LINE and COLUMN, both from 1, COLUMN in characters."
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      (forward-line (1- line))
      (min (+ (point) (1- column)) (line-end-position)))))

(defun biao--diagnostics (buffer report)
  "Flymake's diagnostics of BUFFER, from the JSON in REPORT."
  (let ((findings (alist-get 'findings (let ((json-array-type 'list) (json-object-type 'alist))
                                         (json-read-from-string report)))))
    (with-current-buffer buffer
      (mapcar
       (lambda (finding)
         (let-alist finding
           (let* ((beg (biao--report-position .range.start.line .range.start.column))
                  (end (biao--report-position .range.end.line .range.end.column)))
             ;; A place between two characters would not be seen.
             (when (= beg end)
               (if (eq (char-after beg) ?\n) (setq beg (max (point-min) (1- beg))) (setq end (1+ end))))
             (flymake-make-diagnostic
              buffer beg (min end (point-max))
              (pcase .severity ("error" :error) ("warning" :warning) (_ :note))
              (format "%s [%s]" .message .rule)))))
       findings))))

(defun biao-flymake (report-fn &rest _args)
  "Run `hebiao lint' as a Flymake backend; tell REPORT-FN."
  (unless (executable-find biao-command)
    (error "%s is not in `exec-path'" biao-command))
  (when (process-live-p biao--flymake-process)
    (kill-process biao--flymake-process))
  (let ((source (current-buffer)))
    (setq biao--flymake-process
          (make-process
           :name "biao-flymake" :noquery t :connection-type 'pipe
           :buffer (generate-new-buffer " *biao-flymake*")
           :coding 'utf-8
           :command (list biao-command "lint" "--report" "json" "-")
           :sentinel
           (lambda (process _event)
             (unless (process-live-p process)
               (unwind-protect
                   ;; A later run is under way, or the buffer is gone.
                   (when (and (buffer-live-p source)
                              (eq process (buffer-local-value 'biao--flymake-process source)))
                     (if (memq (process-exit-status process) '(0 1))
                         (funcall report-fn
                                  (biao--diagnostics source (with-current-buffer (process-buffer process)
                                                              (buffer-string))))
                       (funcall report-fn :panic
                                :explanation (with-current-buffer (process-buffer process) (buffer-string)))))
                 (kill-buffer (process-buffer process)))))))
    (save-restriction
      (widen)
      (process-send-region biao--flymake-process (point-min) (point-max))
      (process-send-eof biao--flymake-process))))

;;;###autoload
(defun biao-flymake-setup ()
  "Have Flymake run `hebiao lint' in this buffer, without a language server."
  (add-hook 'flymake-diagnostic-functions #'biao-flymake nil t)
  (flymake-mode 1))

;;;###autoload
(defun biao-format-buffer ()
  "Lay the buffer out by `hebiao format'; the cursor stays where it was."
  (interactive)
  (let ((source (current-buffer)) (errors (make-temp-file "biao-format"))
        (coding-system-for-read 'utf-8) (coding-system-for-write 'utf-8))
    (unwind-protect
        (with-temp-buffer
          (let* ((output (current-buffer))
                 (code (with-current-buffer source
                         (save-restriction
                           (widen)
                           (call-process-region (point-min) (point-max) biao-command nil
                                                (list output errors) nil "format" "-")))))
            (unless (equal code 0)
              (user-error "%s format: %s" biao-command
                          (with-temp-buffer (insert-file-contents errors) (buffer-string))))
            (with-current-buffer source (replace-buffer-contents output))))
      (delete-file errors))))

;; What `hebiao lint' prints, in `compile' and `grep'.
(defvar compilation-error-regexp-alist)
(defvar compilation-error-regexp-alist-alist)
(with-eval-after-load 'compile
  (add-to-list 'compilation-error-regexp-alist-alist
               '(hebiao
                 "^\\(.+?\\):\\([0-9]+\\):\\([0-9]+\\): \\(?:错误\\|error\\|\\(警告\\|warning\\)\\|\\(信息\\|info\\|提示\\|hint\\)\\)\\["
                 1 2 3 (4 . 5)))
  (add-to-list 'compilation-error-regexp-alist 'hebiao))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons 'biao-mode (lambda (&rest _) biao-server-command))))

(defvar lsp-language-id-configuration)
(declare-function lsp-register-client "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(declare-function lsp-activate-on "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(biao-mode . "biao"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection (lambda () biao-server-command))
                    :activation-fn (lsp-activate-on "biao")
                    ;; Before 9.0 lsp-mode counts characters and tells nobody.
                    :initialization-options '(:positionEncoding "utf-32")
                    :server-id 'hebiao)))

(provide 'biao-mode)
;;; biao-mode.el ends here
