; Made by `python3 grammar/generator` from grammar/token-classes.tsv.

(comment) @comment
(suppression) @keyword
(rule) @constant.rule
(conflict_marker) @variant
(directive (keyword) @attribute)
(unknown_keyword) @variant
(argument) @string.argument
(template_name) @title
(unit) @type.unit
(unit_suffix) @type.unit
(prose_mark) @punctuation.special.prose
(paragraph) @string.documentation
(bar) @punctuation.delimiter.bar
(cell_text) @string.cell
(escape) @string.escape
(bullet) @punctuation.special.bullet
(name) @property
(wildcard) @variable.special
(quote) @punctuation.bracket.quote
(weight) @number.weight
(parenthesized) @variable
(colon) @punctuation.delimiter.colon
(value) @string.value
(inapplicable) @constant.builtin
(type) @type.builtin
(modifier) @keyword
(link) @keyword.operator.link
(number) @number
(reference) @property
(function) @function.builtin
(operator) @operator
(punctuation) @punctuation.delimiter
(comma) @punctuation.delimiter
