;;; drive.el --- What an author does in Emacs, with eglot or lsp-mode  -*- lexical-binding: t; -*-

;;; Commentary:

;; What was seen goes into files that run.py judges.  HEBIAO_EDITORS_CLIENT names the client: what it calls the things
;; that are done stands in client-NAME.el.

;;; Code:

(require 'cl-lib)
(require 'subr-x)
(require 'bytecomp)
(require 'checkdoc)

(defvar drive-out (getenv "HEBIAO_EDITORS_OUT"))
(defvar drive-files (getenv "HEBIAO_EDITORS_FILES"))
(defvar drive-here (file-name-directory load-file-name))
(defvar drive-failed nil)

(prefer-coding-system 'utf-8)
(setq make-backup-files nil
      auto-save-default nil
      create-lockfiles nil)

(defun drive-write (name text)
  "Write TEXT as the file NAME."
  (let ((coding-system-for-write 'utf-8-unix))
    (write-region text nil (expand-file-name name drive-out) nil 'silent)))

(defun drive-wait (what condition)
  "Wait until CONDITION, a function, holds; WHAT it is."
  (let ((end (+ (float-time) 20)))
    (while (not (funcall condition))
      (when (> (float-time) end) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.02))))

(defun drive-line (number)
  "The text of line NUMBER."
  (save-excursion
    (goto-char (point-min))
    (forward-line (1- number))
    (buffer-substring-no-properties (point) (line-end-position))))

(defun drive-go (line column)
  "Go to LINE (from 1) and COLUMN (from 0, in characters)."
  (goto-char (point-min))
  (forward-line (1- line))
  (forward-char column))

(defun drive-packages ()
  "Make Debian's packages loadable, which -Q leaves out."
  (dolist (pattern '("/usr/share/emacs/site-lisp/elpa/*" "/usr/share/emacs/site-lisp/elpa-src/*"))
    (dolist (folder (file-expand-wildcards pattern))
      (when (file-directory-p folder) (add-to-list 'load-path folder t)))))

(defun drive-open ()
  "Open the form as an author does who has followed the README."
  (add-to-list 'load-path (expand-file-name "emacs" drive-files))
  (drive-packages)
  (require 'biao-mode)
  (load (expand-file-name (format "client-%s.el" (getenv "HEBIAO_EDITORS_CLIENT")) drive-here))
  (find-file (getenv "HEBIAO_EDITORS_FORM"))
  (unless (eq major-mode 'biao-mode) (error "The mode is %s" major-mode))
  ;; What a hook of the mode puts off until the command loop, which a batch has none of.
  (run-hooks 'post-command-hook)
  (drive-wait "the server" #'client-connected)
  (switch-to-buffer (current-buffer)))

(defun drive-diagnostics ()
  "See the diagnostics."
  (drive-wait "diagnostics" (lambda () (client-refresh) (flymake-diagnostics)))
  (drive-write
   "diagnostics"
   (mapconcat
    (lambda (diagnostic)
      (let ((beg (flymake-diagnostic-beg diagnostic)) (end (flymake-diagnostic-end diagnostic)))
        (save-excursion
          (goto-char beg)
          (format "%s\t%s\t%d\t%d\t%d" (client-code diagnostic)
                  (pcase (flymake-diagnostic-type diagnostic)
                    ((or 'eglot-error :error) "error") ((or 'eglot-warning :warning) "warning") (_ "info"))
                  (line-number-at-pos) (1+ (- beg (line-beginning-position)))
                  (1+ (- end (line-beginning-position)))))))
    (flymake-diagnostics) "\n")))

(defun drive-hover ()
  "Read what eldoc shows on a name."
  (drive-go 12 3)
  (drive-write "hover" (client-hover)))

(defun drive-symbols ()
  "Read the index of the document."
  (let (names)
    (cl-labels ((walk (entry)
                  (push (car entry) names)
                  (when (imenu--subalist-p entry) (mapc #'walk (cdr entry)))))
      (mapc #'walk (client-index)))
    (drive-write "symbols" (string-join (nreverse names) "\n"))))

(defun drive-folding ()
  "Fold groups; a fold hides what follows its heading to its last line."
  (drive-write
   "folding"
   (mapconcat
    (lambda (line)
      (drive-go line 0)
      (outline-hide-subtree)
      (let ((last line))
        (save-excursion
          (goto-char (line-end-position))
          (while (and (not (eobp)) (outline-invisible-p (point)))
            (forward-line 1)
            (setq last (line-number-at-pos))
            (goto-char (line-end-position))))
        (outline-show-all)
        (format "%d %d" line last)))
    '(11 26 27) "\n")))

(defun drive-completion ()
  "Complete the name of a tier that is missing."
  (goto-char (point-max))
  (let ((before (point)))
    (insert "  满\n")
    (backward-char)
    (pcase-let ((`(,beg ,end ,table . ,plist) (client-completion)))
      (drive-write
       "completion"
       (string-join (mapcar #'substring-no-properties
                            (all-completions (buffer-substring-no-properties beg end) table
                                             (plist-get plist :predicate)))
                    "\n")))
    (delete-region before (point-max))))

(defun drive-fix ()
  "Choose the preferred action on a finding."
  (drive-go 31 0)
  (search-forward "≥" (line-end-position))
  (backward-char)
  (let ((line (drive-line 31)))
    (client-fix)
    (drive-wait "the fix" (lambda () (not (equal line (drive-line 31))))))
  (drive-write "fixed" (buffer-substring-no-properties (point-min) (point-max)))
  (client-flush)
  (drive-wait "the diagnostics after the fix"
              (lambda () (client-refresh)
                (let ((codes (mapcar #'client-code (flymake-diagnostics))))
                  (and codes (not (member "capped-rate" codes))))))
  (drive-write "diagnostics-after-fix" (mapconcat #'client-code (flymake-diagnostics) "\n")))

(defun drive-format ()
  "Format the buffer."
  (client-format)
  (drive-write "formatted" (buffer-substring-no-properties (point-min) (point-max))))

(defun drive-forms ()
  "Open every other form and read its diagnostics."
  (let ((first (current-buffer))
        (due (string-to-number (getenv "HEBIAO_EDITORS_FINDINGS")))
        (end (+ (float-time) 20))
        buffers rows)
    (save-buffer)
    (with-temp-buffer
      (let ((coding-system-for-read 'utf-8))
        (insert-file-contents (expand-file-name "other-forms" drive-out)))
      (dolist (path (split-string (buffer-string) "\n" t))
        (push (find-file-noselect path) buffers)
        (with-current-buffer (car buffers) (run-hooks 'post-command-hook))))
    ;; Judged is what is there in the end.
    (while (progn
             (setq rows nil)
             (dolist (buffer buffers)
               (with-current-buffer buffer
                 (client-refresh)
                 (save-excursion
                   (dolist (diagnostic (flymake-diagnostics))
                     (let ((beg (flymake-diagnostic-beg diagnostic)))
                       (goto-char beg)
                       (cl-pushnew (format "%s\t%s\t%d\t%d" buffer-file-name (client-code diagnostic)
                                           (line-number-at-pos) (1+ (- beg (line-beginning-position))))
                                   rows :test #'equal))))))
             (and (/= (length rows) due) (< (float-time) end)))
      (accept-process-output nil 0.05))
    (set-buffer first)
    (drive-write "forms" (string-join rows "\n"))))

(defun drive-colour (position)
  "What the face at POSITION makes of a line."
  (let ((face (get-text-property position 'face)))
    (pcase (if (consp face) (car face) face)
      ((or 'font-lock-comment-delimiter-face 'font-lock-comment-face) "comment")
      ('font-lock-preprocessor-face "directive")
      ('font-lock-string-face "prose")
      ('font-lock-variable-name-face "label")
      ;; Items, rows and colons are marked alike.
      ('font-lock-builtin-face
       (pcase (char-after position) ((or ?- ?－) "item") ((or ?: ?：) "label") (_ "row")))
      ('font-lock-warning-face "conflict")
      ('nil "nothing")
      (other (symbol-name other)))))

(defun drive-colours ()
  "See the colours of the first visible characters and where labels end."
  (let (paths rows)
    (with-temp-buffer
      (let ((coding-system-for-read 'utf-8))
        (insert-file-contents (expand-file-name "other-forms" drive-out)))
      (setq paths (split-string (buffer-string) "\n" t)))
    (dolist (path paths)
      (with-current-buffer (find-file-noselect path)
        (font-lock-ensure)
        (save-excursion
          (goto-char (point-min))
          (let ((line 1))
            (while (not (eobp))
              (let ((start (point)) (colon 0))
                (when (and (looking-at biao--label) (< (match-beginning 3) (match-end 3)))
                  (setq colon (1+ (- (match-beginning 3) start))))
                (skip-chars-forward " \t\u00a0\u3000")
                (unless (eolp)
                  (push (format "%s\t%d\t%s\t%d" path line (drive-colour (point)) colon) rows)))
              (forward-line 1)
              (setq line (1+ line)))))))
    (drive-write "colours" (string-join (nreverse rows) "\n"))))

(defun drive-compilation ()
  "See that the output of the command is understood, in both languages."
  (require 'compile)
  (let ((regexp (nth 1 (assq 'hebiao compilation-error-regexp-alist-alist))))
    (unless (memq 'hebiao compilation-error-regexp-alist) (error "The expression is not switched on"))
    (dolist (language '("zh" "en"))
      (with-temp-buffer
        (let ((coding-system-for-read 'utf-8))
          (call-process "hebiao" nil t nil "lint" "--lang" language (getenv "HEBIAO_EDITORS_FORM")))
        (goto-char (point-min))
        (let (lines)
          (while (re-search-forward regexp nil t) (push (match-string 2) lines))
          (unless (equal (nreverse lines) '("12" "20" "31" "37"))
            (error "Lines seen by `compile' in %s" language)))))))

(defun drive-compile-mode ()
  "The mode compiles without warnings, and checkdoc has nothing to say."
  (let ((copy (expand-file-name "biao-mode.el" drive-out)))
    (copy-file (expand-file-name "emacs/biao-mode.el" drive-files) copy t)
    (let ((byte-compile-error-on-warn t))
      (unless (byte-compile-file copy) (error "The mode does not compile without warnings")))
    (checkdoc-file copy)
    (when-let ((buffer (get-buffer "*Warnings*")))
      (with-current-buffer buffer
        (goto-char (point-min))
        (when (re-search-forward "biao-mode\\.el:[0-9]+:" nil t) (error "Checkdoc: %s" (buffer-string)))))))

(when (getenv "HEBIAO_EDITORS_PICTURE")
  ;; The form with its findings, until the picture is taken.
  (menu-bar-mode -1)
  (drive-open)
  (display-line-numbers-mode 1)
  (drive-wait "diagnostics" (lambda () (client-refresh) (flymake-diagnostics)))
  (drive-go 12 8)
  (flymake-show-buffer-diagnostics)
  (redisplay t)
  (drive-write "ready" "")
  (drive-wait "the picture"
              (lambda () (redisplay t) (file-exists-p (expand-file-name "taken" drive-out))))
  (client-quit)
  (set-buffer-modified-p nil)
  (kill-emacs 0))

(defun drive-tests ()
  "Run the mode's own tests, in an Emacs without a client."
  (with-temp-buffer
    (let ((code (call-process (expand-file-name invocation-name invocation-directory) nil t nil
                              "--batch" "-Q" "-L" (expand-file-name "emacs" drive-files)
                              "-l" (expand-file-name "biao-mode-tests.el" drive-here)
                              "-f" "ert-run-tests-batch-and-exit")))
      (unless (and (eq code 0) (re-search-backward "Ran [1-9][0-9]* tests" nil t))
        (error "Tests of the mode: %s" (buffer-string))))))

(dolist (step '(drive-compile-mode drive-open drive-diagnostics drive-hover drive-symbols drive-folding drive-completion
                drive-fix drive-format drive-compilation drive-forms drive-colours drive-tests))
  (condition-case problem
      (funcall step)
    (error
     (setq drive-failed t)
     (message "%s: %s" step (error-message-string problem)))))

(when drive-failed
  (dolist (buffer (buffer-list))
    (when (string-match-p "EGLOT.*events" (buffer-name buffer))
      (message "%s" (with-current-buffer buffer (buffer-string))))))
(client-quit)
(set-buffer-modified-p nil)
(kill-emacs (if drive-failed 1 0))

;;; drive.el ends here
