; Comments may hold marks as TODO that editors know.
((comment) @injection.content
  (#set! injection.language "comment"))
