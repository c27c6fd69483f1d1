; The names of groups, tiers and indicators, and the template that a document fills or is.
(directive
  keyword: (keyword) @context
  argument: (template_name) @name) @item
(entry label: (label (name) @name)) @item
(entry label: (label (quoted_name (name) @name))) @item
(item label: (label (name) @name)) @item
(item label: (label (quoted_name (name) @name))) @item
