;;; client-lsp.el --- What lsp-mode calls the things an author does  -*- lexical-binding: t; -*-

;;; Code:

;; What the package would load by itself, had it been activated.
(load "lsp-mode-autoloads")
(require 'lsp-mode)
(require 'flymake)

(setq lsp-auto-guess-root t
      lsp-restart 'ignore
      lsp-session-file (expand-file-name "lsp-session" (getenv "HOME"))
      lsp-diagnostics-provider :flymake
      lsp-idle-delay 0
      lsp-keep-workspace-alive nil
      lsp-headerline-breadcrumb-enable nil
      lsp-modeline-code-actions-enable nil
      lsp-modeline-diagnostics-enable nil)
(add-hook 'biao-mode-hook #'lsp)

(defun client-connected ()
  "The workspaces, once their server runs."
  (and (lsp-workspaces)
       (cl-every (lambda (workspace) (eq 'initialized (lsp--workspace-status workspace))) (lsp-workspaces))
       (lsp-workspaces)))

(defun client-code (diagnostic)
  "The rule of DIAGNOSTIC: flymake has only its words."
  (cl-some (lambda (given)
             (and (equal (lsp-get given :message) (flymake-diagnostic-text diagnostic))
                  (= (car (lsp--range-to-region (lsp-get given :range))) (flymake-diagnostic-beg diagnostic))
                  (lsp-get given :code)))
           (lsp--get-buffer-diagnostics)))

(defun client-hover ()
  "What is shown at point."
  (let ((hover (lsp-request "textDocument/hover" (lsp--text-document-position-params))))
    (lsp--render-on-hover-content (lsp-get hover :contents) t)))

(defun client-index ()
  "The index of the document."
  (lsp--imenu-create-index))

(defun client-completion ()
  "As `completion-at-point-functions' have it."
  (lsp-completion-at-point))

(defun client-fix ()
  "Apply the preferred fix at point."
  (let* ((actions (lsp-code-actions-at-point "quickfix"))
         (preferred (cl-find-if (lambda (action) (lsp-get action :isPreferred)) actions)))
    (unless preferred (error "None of %d actions is preferred" (length actions)))
    (lsp-execute-code-action preferred)))

(defun client-refresh ()
  "Have flymake show what the server has said of the buffer."
  ;; Asked a second time by flymake, the backend would wait for the server to say something new.
  (if lsp-diagnostics--flymake-report-fn (lsp-diagnostics--flymake-update-diagnostics) (flymake-start)))

(defun client-flush ()
  "Send what has changed."
  (lsp--flush-delayed-changes))

(defun client-format ()
  "Format the buffer."
  (lsp-format-buffer))

(defun client-quit ()
  "Stop the servers."
  (dolist (workspace (lsp--session-workspaces (lsp-session))) (lsp-workspace-shutdown workspace))
  (drive-wait "the end of the servers"
              (lambda () (not (cl-some (lambda (workspace)
                                         (process-live-p (lsp--workspace-cmd-proc workspace)))
                                       (lsp--session-workspaces (lsp-session)))))))

;;; client-lsp.el ends here
