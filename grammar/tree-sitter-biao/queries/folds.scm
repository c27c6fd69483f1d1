; What is indented under a line folds into it.
(entry (block)) @fold
(item (block)) @fold
(row (block)) @fold
