; A name is known in the group in which it stands, and in those below; formulas speak of it.
(document) @local.scope
(block) @local.scope

(entry label: (label (name) @local.definition.field))
(item label: (label (name) @local.definition.field))
(entry label: (label (quoted_name (name) @local.definition.field)))
(item label: (label (quoted_name (name) @local.definition.field)))

(reference) @local.reference
