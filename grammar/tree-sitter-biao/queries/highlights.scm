; Made by `python3 grammar/generator` from grammar/token-classes.tsv.

(comment) @comment
(suppression) @keyword.directive
(rule) @constant.rule
(conflict_marker) @comment.error.conflict
(directive (keyword) @attribute)
(unknown_keyword) @comment.error.directive
(argument) @string.argument
(template_name) @module
(unit) @type.unit
(unit_suffix) @type.unit
(prose_mark) @punctuation.special.prose
(paragraph) @string.documentation
(bar) @punctuation.delimiter.bar
(cell_text) @string.cell
(escape) @string.escape
(bullet) @punctuation.special.bullet
(name) @property
(wildcard) @variable.builtin
(quote) @punctuation.bracket.quote
(weight) @number.weight
(parenthesized) @variable.parameter
(colon) @punctuation.delimiter.colon
(value) @string.value
(inapplicable) @constant.builtin
(type) @type.builtin
(modifier) @keyword.modifier
(link) @keyword.operator.link
(number) @number
(reference) @variable.member
(function) @function.builtin
(operator) @operator
(punctuation) @punctuation.delimiter
(comma) @punctuation.delimiter
