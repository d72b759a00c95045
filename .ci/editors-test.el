;; Runs in Emacs, with a file that has one mistake: what a user would see and do.  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'package)
(package-activate-all)
(unless (require 'eglot nil t)
  (princ "left out: this Emacs has no eglot\n")
  (kill-emacs 0))

(defvar failed nil)

(defun expect (what condition)
  (princ (format "%s Emacs: %s\n" (if condition "ok" "not ok") what))
  (unless condition (setq failed t)))

(defun wait (condition)
  "What CONDITION comes to, at most a minute later.  Meanwhile commands end and nobody types: Emacs acts upon either."
  (let ((end (+ (float-time) 60)) seen)
    (while (and (not (setq seen (funcall condition))) (< (float-time) end))
      (run-hooks 'post-command-hook)
      (mapc #'timer-event-handler (copy-sequence timer-idle-list))
      (accept-process-output nil 0.05))
    seen))

(defun go-to (word)
  (goto-char (point-min))
  (search-forward word)
  (goto-char (1+ (match-beginning 0))))

(defun hover (word)
  "Whether WORD is told of the place of the cursor; other things may be told before."
  (let (told)
    (run-hook-with-args 'eldoc-documentation-functions (lambda (text &rest _) (setq told (concat told text))))
    (wait (lambda () (and told (string-match word told))))))

(defun completions ()
  (cl-destructuring-bind (start end table &rest _) (run-hook-with-args-until-success 'completion-at-point-functions)
    (all-completions (buffer-substring start end) table)))

;; A question is answered with the first of its answers.
(setq last-nonmenu-event ?x)
(advice-add 'completing-read :override (lambda (_ answers &rest _) (car (all-completions "" answers))))

(setq inhibit-message t)
(load (pop command-line-args-left) nil t t)
(switch-to-buffer (find-file-noselect (pop command-line-args-left)))

(expect "an error shows by itself" (wait (lambda () (= 1 (length (flymake-diagnostics))))))

(go-to "dens(")
(let ((wrong (car (flymake-diagnostics))))
  (eglot-code-actions (flymake-diagnostic-beg wrong) (flymake-diagnostic-end wrong) "quickfix" t))
(expect "the fix mends it"
        (and (wait (lambda () (null (flymake-diagnostics)))) (string-match "-> dense(3)" (buffer-string))))

(go-to "dense(")
(expect "a hover tells of a layer" (hover "dense"))
(expect "completion knows the layers" (cl-find-if (lambda (each) (string-match "^dense" each)) (completions)))
(let ((found (car (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))
  (expect "a definition is found in the library"
          (string-match "layers\\.nnet" (xref-location-group (xref-item-location found)))))
(let ((text (buffer-string)))
  (insert "  ")
  (delete-char -1)
  (go-to "loss =")
  (beginning-of-line)
  (insert "   ")
  (go-to "d ense(")
  (delete-char 1)
  (eglot-format-buffer)
  (expect "the file is formatted" (equal text (buffer-string))))

(let ((server (eglot-current-server)))
  (eglot-shutdown server)
  (expect "the server ends" (wait (lambda () (not (jsonrpc-running-p server))))))
(kill-emacs (if failed 1 0))
