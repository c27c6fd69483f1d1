;;; client-eglot.el --- What eglot calls the things an author does  -*- lexical-binding: t; -*-

;;; Code:

(require 'eglot)
(require 'flymake)

(setq eglot-sync-connect 20)
(add-hook 'biao-mode-hook #'eglot-ensure)

(defun client-connected ()
  "The server, once it runs."
  (eglot-current-server))

(defun client-code (diagnostic)
  "The rule of DIAGNOSTIC."
  (plist-get (cdr (assq 'eglot-lsp-diag (flymake-diagnostic-data diagnostic))) :code))

(defun client-hover ()
  "What eldoc shows at point."
  (let (text)
    (eglot-hover-eldoc-function (lambda (info &rest _) (when info (setq text info))))
    (drive-wait "the hover" (lambda () text))
    text))

(defun client-index ()
  "The index of the document."
  (eglot-imenu))

(defun client-completion ()
  "As `completion-at-point-functions' have it."
  (eglot-completion-at-point))

(defun client-fix ()
  "Apply the preferred fix at point."
  (let ((last-nonmenu-event ?\r))
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt _collection &optional _predicate _match _initial _history default &rest _)
                 (if (consp default) (car default) default))))
      (eglot-code-actions (point) (point) "quickfix" t))))

(defun client-refresh ()
  "Have flymake show what the server has said of the buffer."
  (flymake-start))

(defun client-flush ()
  "Send what has changed."
  (eglot--signal-textDocument/didChange))

(defun client-format ()
  "Format the buffer."
  (eglot-format-buffer))

(defun client-quit ()
  "Stop the servers."
  (ignore-errors (eglot-shutdown-all)))

;;; client-eglot.el ends here
