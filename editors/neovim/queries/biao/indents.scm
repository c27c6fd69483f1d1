; A line that opens a group: its label, the colon, and no value.
((entry label: (label) (colon)) @indent.begin
  (#match? @indent.begin "[:：][ \\t\\u00a0\\u3000]*(\\r|\\n|$)"))
((item label: (label) (colon)) @indent.begin
  (#match? @indent.begin "[:：][ \\t\\u00a0\\u3000]*(\\r|\\n|$)"))
(block) @indent.branch
