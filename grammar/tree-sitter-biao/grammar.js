/**
 * Biao, a plain-text format for performance forms.
 *
 * Which token a line begins with, how deep it is indented and where a name ends takes looking ahead, so that
 * src/scanner.c finds all tokens but those of which one character is enough. What is left to the grammar is how the
 * tokens make lines and the lines a tree. It is LR(1) without conflicts, and every text is a document.
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

module.exports = grammar({
  name: 'biao',

  // In the order of the enum in src/scanner.c.
  externals: $ => [
    $._newline,
    $._indent,
    $._dedent,
    $.comment,
    $.suppression,
    $.rule,
    $.conflict_marker,
    $._name_directive,
    $._unit_directive,
    $._total_directive,
    $._check_directive,
    $._unknown_directive,
    $._prose_mark,
    $._row_start,
    $._bullet,
    $._name_part,
    $.wildcard,
    $._quote_open,
    $._quoted_text,
    $._quote_close,
    $.weight,
    $.unit_suffix,
    $.parenthesized,
    $._form_colon,
    $._definition_colon,
    $._value,
    $.inapplicable,
    $._type,
    $._parts,
    $._removed,
    $.link,
    $._operand,
    $._plain_modifier,
    $._alias,
    $._count,
    $._unknown_piece,
    $._formula_name,
    $._formula_number,
    $.function,
    $._formula_quote,
    $._formula_quoted,
    $.cell_text,
    $.escape,
    $._error_sentinel,
  ],

  extras: $ => [
    /[ \t\u00a0\u3000]/,
    /[\r\n\u200b-\u200f\u2060\ufeff]/,
    $.comment,
    $.suppression,
    $.rule,
    $.conflict_marker,
  ],

  rules: {
    document: $ => repeat($._line),

    _line: $ => choice($.directive, $.entry, $.item, $.prose, $.row),

    // The lines that belong to a line: an entry, an item or a row. Only rows belong to rows.
    block: $ => seq($._indent, repeat1($._line), $._dedent),

    _end: $ => seq($._newline, optional($.block)),

    directive: $ => seq(
      choice(
        seq(
          field('keyword', alias($._name_directive, $.keyword)),
          optional(field('argument', alias($._text, $.template_name))),
        ),
        seq(
          field('keyword', alias($._unit_directive, $.keyword)),
          optional(field('argument', alias($._text, $.unit))),
        ),
        seq(
          field('keyword', alias($._total_directive, $.keyword)),
          optional(field('argument', alias($._text, $.reference))),
        ),
        seq(
          field('keyword', alias($._check_directive, $.keyword)),
          optional(field('argument', $.formula)),
        ),
        seq(
          field('keyword', alias($._unknown_directive, $.unknown_keyword)),
          optional(field('argument', alias($._text, $.argument))),
        ),
      ),
      $._newline,
    ),

    formula: $ => repeat1(choice(
      alias($._formula_name, $.reference),
      alias($._formula_number, $.number),
      $.function,
      $.operator,
      $.punctuation,
      alias($._formula_quote, $.quote),
      alias($._formula_quoted, $.reference),
    )),

    operator: _ => choice(
      /[<>!＜＞！][=＝]?/,
      /[+\-*\/=＋－＊／＝×÷−≤≦≥≧≠]/,
    ),

    punctuation: _ => /[()（）.．,，]/,

    prose: $ => seq(
      field('mark', alias($._prose_mark, $.prose_mark)),
      optional(field('text', alias($._text, $.paragraph))),
      $._newline,
    ),

    row: $ => seq(
      alias($._row_start, $.bar),
      optional($.cell),
      repeat(seq($.bar, optional($.cell))),
      $._end,
    ),

    bar: _ => /[|｜]/,

    cell: $ => repeat1(choice($.cell_text, $.escape)),

    item: $ => seq(
      field('bullet', alias($._bullet, $.bullet)),
      optional(field('label', $.label)),
      optional($._content),
      $._end,
    ),

    entry: $ => seq(
      choice(
        seq(field('label', $.label), optional($._content)),
        $._content,
      ),
      $._end,
    ),

    label: $ => choice(
      seq($._whole_name, repeat($._suffix)),
      repeat1($._suffix),
    ),

    _whole_name: $ => choice(
      $.name,
      $.wildcard,
      seq($.quoted_name, optional(choice($.name, $.wildcard))),
    ),

    name: $ => repeat1($._name_part),

    quoted_name: $ => seq(
      alias($._quote_open, $.quote),
      optional(choice(alias($._quoted_text, $.name), $.wildcard)),
      alias($._quote_close, $.quote),
    ),

    _suffix: $ => choice($.weight, $.unit_suffix, $.parenthesized),

    // The scanner knows whether the document is a template, and which colon to give.
    _content: $ => choice(
      seq(alias($._form_colon, $.colon), optional(field('value', choice(alias($._value, $.value), $.inapplicable)))),
      seq(alias($._definition_colon, $.colon), optional(field('value', $.definition))),
    ),

    definition: $ => choice(
      seq(repeat1($.comma), optional($._declared)),
      $._declared,
    ),

    _declared: $ => seq($._declared_type, repeat(choice($.comma, $._modifier_piece))),

    _declared_type: $ => choice(
      alias($._type, $.type),
      alias($._removed, $.modifier),
      seq(alias($._parts, $.type), optional($.link), alias($._operand, $.reference)),
      alias($._unknown_piece, $.value),
    ),

    _modifier_piece: $ => choice(
      alias($._plain_modifier, $.modifier),
      seq(alias($._alias, $.modifier), optional(alias($._operand, $.name))),
      seq(alias($._count, $.modifier), optional(alias($._operand, $.number))),
      alias($._unknown_piece, $.value),
    ),

    comma: _ => /[,，]/,

    // To the last character of the line that is no white space.
    _text: _ => /[^ \t\u00a0\u3000\r\n]+([ \t\u00a0\u3000]+[^ \t\u00a0\u3000\r\n]+)*/,
  },
});
