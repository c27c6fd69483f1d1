; What stands in a block is a level deeper.
(block) @indent
