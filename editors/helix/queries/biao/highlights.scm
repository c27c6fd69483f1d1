; Made by `python3 grammar/generator` from grammar/token-classes.tsv.

(comment) @comment
(suppression) @keyword.directive
(rule) @constant
(conflict_marker) @error
(directive (keyword) @attribute)
(unknown_keyword) @error
(argument) @string.argument
(template_name) @namespace
(unit) @type
(unit_suffix) @type
(prose_mark) @punctuation.special.prose
(paragraph) @string.documentation
(bar) @punctuation.delimiter.bar
(cell_text) @string.cell
(escape) @constant.character.escape
(bullet) @punctuation.special.bullet
(name) @variable.other.member
(wildcard) @variable.builtin
(quote) @punctuation.bracket.quote
(weight) @constant.numeric
(parenthesized) @variable.parameter
(colon) @punctuation.delimiter.colon
(value) @string.value
(inapplicable) @constant.builtin
(type) @type.builtin
(modifier) @keyword.storage.modifier
(link) @keyword.operator.link
(number) @constant.numeric
(reference) @variable.other.member
(function) @function.builtin
(operator) @operator
(punctuation) @punctuation.delimiter
(comma) @punctuation.delimiter
