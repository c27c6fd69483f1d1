// The external scanner of Biao: the start of lines with their indentation, and every token whose end takes looking ahead.
//
// A line is what its first visible character says. Its level follows from the columns of the lines above: it belongs to
// the nearest one that is less indented. `words.h` holds the keywords and units, made by grammar/generator.

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tree_sitter/parser.h"

#include "words.h"

enum TokenType {
  NEWLINE,
  INDENT,
  DEDENT,
  COMMENT,
  SUPPRESSION,
  RULE,
  CONFLICT,
  NAME_DIRECTIVE,
  UNIT_DIRECTIVE,
  TOTAL_DIRECTIVE,
  CHECK_DIRECTIVE,
  UNKNOWN_DIRECTIVE,
  PROSE_MARK,
  ROW_START,
  BULLET,
  NAME_PART,
  WILDCARD,
  QUOTE_OPEN,
  QUOTED_TEXT,
  QUOTE_CLOSE,
  WEIGHT,
  UNIT_SUFFIX,
  PARENTHESIZED,
  FORM_COLON,
  DEFINITION_COLON,
  VALUE,
  INAPPLICABLE,
  TYPE,
  PARTS,
  REMOVED,
  LINK,
  OPERAND,
  PLAIN_MODIFIER,
  ALIAS,
  COUNT,
  UNKNOWN_PIECE,
  FORMULA_NAME,
  FORMULA_NUMBER,
  FUNCTION,
  FORMULA_QUOTE,
  FORMULA_QUOTED,
  CELL_TEXT,
  ESCAPE,
  ERROR_SENTINEL,
};

// As many levels as the language has; the serialized columns fit into the buffer.
#define MAXIMUM_DEPTH 255
// The mark of rows among the columns.
#define ROW 0x8000
// Longer than any keyword, weight or unit.
#define BUFFER 64

enum CommentPlace {
  NO_COMMENT,
  BEFORE_WORD,
  // Between the pieces of a suppression: at the first or behind words that mean nothing, behind a rule, behind a date.
  BEFORE_RULE,
  BEHIND_RULE_COMMA,
  BEHIND_DATE_COMMA,
  // Within a piece.
  BEHIND_RULE,
  IN_DATE,
  IN_REST,
};

typedef struct {
  // The lines to which the next one may belong, outermost first: entries, items and rows, each with its column.
  uint16_t count;
  uint16_t columns[MAXIMUM_DEPTH + 1];
  // How many blocks are open.
  uint16_t level;
  bool in_head;
  bool is_template;
  uint8_t comment;
  // The mark that closes the name or the reference, '"' or ”; 0 outside of one.
  int32_t closing_mark;
  // Whether the label has begun: * is a wildcard only at its start.
  bool name_started;
  // Whether white space of every kind is still to be passed over behind @check.
  bool formula_fresh;
  // Between the opening mark of a formula and the closing one.
  bool formula_open;
  // Behind an INDENT or DEDENT, which ends before the first visible character, the column of that character.
  bool measured;
  uint16_t column;
  // Behind `parts`, whether `of` or 于 follows.
  bool linked;
} Scanner;

// ---- Characters

static bool is_white(int32_t c) { return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000; }
static bool is_zero_width(int32_t c) { return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF; }
static bool is_colon(int32_t c) { return c == ':' || c == 0xFF1A; }
static bool is_comma(int32_t c) { return c == ',' || c == 0xFF0C; }
static bool is_opening(int32_t c) { return c == '(' || c == 0xFF08; }
static bool is_closing(int32_t c) { return c == ')' || c == 0xFF09; }
static bool is_separator(int32_t c) { return is_comma(c) || c == 0x3001; }
static int32_t folded(int32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x3000 || c == 0xA0 ? ' ' : c; }
static int32_t lower(int32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

static bool at_line_end(TSLexer *lexer) {
  return lexer->eof(lexer) || lexer->lookahead == '\n' || lexer->lookahead == '\r';
}

static bool at_white_or_end(TSLexer *lexer) { return at_line_end(lexer) || is_white(lexer->lookahead); }

static void advance(TSLexer *lexer) { lexer->advance(lexer, false); }

static void pass_white(TSLexer *lexer) {
  while (!at_line_end(lexer) && is_white(lexer->lookahead)) advance(lexer);
}

static void skip_white(TSLexer *lexer) {
  while (!at_line_end(lexer) && is_white(lexer->lookahead)) lexer->advance(lexer, true);
}

static void to_line_end(TSLexer *lexer) {
  while (!at_line_end(lexer)) advance(lexer);
}

static bool give(TSLexer *lexer, enum TokenType type) {
  lexer->result_symbol = type;
  return true;
}

static bool give_here(TSLexer *lexer, enum TokenType type) {
  lexer->mark_end(lexer);
  return give(lexer, type);
}

// Characters that were looked at; `length` goes on counting past the end of the buffer.
typedef struct {
  int32_t text[BUFFER];
  unsigned length;
} Buffer;

static void push(Buffer *buffer, int32_t c) {
  if (buffer->length < BUFFER) buffer->text[buffer->length] = c;
  buffer->length++;
}

static bool same(const Buffer *buffer, const int32_t *word) {
  unsigned i = 0;
  for (; word[i] != 0; i++) {
    if (i >= buffer->length || i >= BUFFER || lower(buffer->text[i]) != word[i]) return false;
  }
  return i == buffer->length;
}

// The index of the buffer among `words`, which end in an empty one; -1 if it is none of them.
static int index_of(const Buffer *buffer, const int32_t *const *words) {
  for (int i = 0; words[i] != NULL; i++) {
    if (same(buffer, words[i])) return i;
  }
  return -1;
}

static bool is_one_of(const Buffer *buffer, const int32_t *const *words) { return index_of(buffer, words) >= 0; }

// ---- Weights and units

static unsigned pass_spaces(const int32_t *text, unsigned i, unsigned end) {
  while (i < end && (is_white(text[i]) || folded(text[i]) == ' ')) i++;
  return i;
}

static bool is_weight(const int32_t *text, unsigned length) {
  unsigned i = 0, digits = 0, point = 0;
  while (i < length && i < 20) {
    int32_t c = folded(text[i]);
    if (c >= '0' && c <= '9') {
      digits++;
    } else if (c == '.' && point == 0 && i > 0) {
      point = i;
    } else {
      break;
    }
    i++;
  }
  if (digits == 0 || (point > 0 && point == i - 1)) return false;
  while (i < length && folded(text[i]) == ' ') i++;
  for (int w = 0; WEIGHT_WORDS[w] != NULL; w++) {
    unsigned k = 0;
    while (WEIGHT_WORDS[w][k] != 0 && i + k < length && lower(folded(text[i + k])) == WEIGHT_WORDS[w][k]) k++;
    if (WEIGHT_WORDS[w][k] == 0 && i + k == length) return true;
  }
  return false;
}

static int power(int32_t c) {
  for (int i = 0; MULTIPLIERS[i].character != 0; i++) {
    if (MULTIPLIERS[i].character == c) return MULTIPLIERS[i].power;
  }
  return 0;
}

// The end of the multiplier at `i`: 万, 百万, 万亿, 千万亿; `i` if there is none.
static unsigned multiplier_end(const int32_t *text, unsigned i, unsigned end) {
  int first = i < end ? power(text[i]) : 0;
  int second = i + 1 < end ? power(text[i + 1]) : 0;
  if (first == 0) return i;
  if (first < 8 && second > 0 && (first < 4 ? second >= 4 : first == 4 && second == 8)) {
    return second == 4 && i + 2 < end && power(text[i + 2]) == 8 ? i + 3 : i + 2;
  }
  return first == 1 ? i : i + 1;
}

typedef enum { UNIT_FIRST, UNIT_COUNTED, UNIT_SECOND } UnitPlace;

static bool unit_from(const int32_t *text, unsigned i, unsigned end, UnitPlace place);

// Whether the rest is nothing, or a slash and what is counted.
static bool unit_rest(const int32_t *text, unsigned i, unsigned end, UnitPlace place) {
  i = pass_spaces(text, i, end);
  if (i == end) return true;
  if (place == UNIT_SECOND) return false;
  int32_t c = folded(text[i]);
  bool is_slash = c == '/' || c == 0x2215 || c == 0x6BCF;
  bool is_dot = c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0x22C5;
  if (!is_slash && !(is_dot && place == UNIT_COUNTED)) return false;
  i = pass_spaces(text, i + 1, end);
  UnitPlace next = place == UNIT_FIRST ? UNIT_COUNTED : UNIT_SECOND;
  if (i < end && text[i] == 0x6BCF && unit_from(text, i + 1, end, next)) return true;
  return unit_from(text, i, end, next);
}

static bool spelled_unit(const int32_t *text, unsigned i, unsigned end, UnitPlace place) {
  for (int u = 0; UNITS[u] != NULL; u++) {
    const int32_t *word = UNITS[u];
    for (int noun = 0; noun < 2; noun++) {
      // After a slash a noun stands without its 个.
      if (noun == 1 && (place == UNIT_FIRST || word[0] != 0x4E2A || word[1] == 0)) break;
      unsigned k = 0;
      while (word[noun + k] != 0 && i + k < end && folded(text[i + k]) == word[noun + k]) k++;
      if (word[noun + k] == 0 && unit_rest(text, i + k, end, place)) return true;
    }
  }
  return false;
}

static bool unit_from(const int32_t *text, unsigned i, unsigned end, UnitPlace place) {
  if (spelled_unit(text, i, end, place)) return true;
  unsigned after = multiplier_end(text, i, end);
  if (after == i) return false;
  if (spelled_unit(text, pass_spaces(text, after, end), end, place)) return true;
  // 元 may be left out behind 万 and 亿.
  return place == UNIT_FIRST && power(text[after - 1]) >= 4 && unit_rest(text, after, end, place);
}

static bool is_unit(const int32_t *text, unsigned length) {
  unsigned start = pass_spaces(text, 0, length);
  return start < length && unit_from(text, start, length, UNIT_FIRST);
}

// ---- Lines

static void begin_content(Scanner *scanner) {
  scanner->in_head = false;
  scanner->name_started = false;
  scanner->closing_mark = 0;
}

// Passes over the parentheses that open here, with the text between them; false if they do not close in this label.
static bool pass_parentheses(TSLexer *lexer, Buffer *inner) {
  unsigned depth = 0;
  while (!at_line_end(lexer) && !is_colon(lexer->lookahead)) {
    int32_t c = lexer->lookahead;
    advance(lexer);
    if (is_opening(c)) depth++;
    if (is_closing(c) && --depth == 0) return true;
    if (inner != NULL && (depth > 1 || !is_opening(c))) push(inner, c);
  }
  return false;
}

// Whether nothing but at most `most` pairs of parentheses stands between here and the end of the label.
static bool label_ends(TSLexer *lexer, int most) {
  for (int i = 0;; i++) {
    pass_white(lexer);
    if (at_line_end(lexer) || is_colon(lexer->lookahead)) return true;
    if (i == most || !is_opening(lexer->lookahead) || !pass_parentheses(lexer, NULL)) return false;
  }
}

static enum TokenType classify_parentheses(const Buffer *inner) {
  unsigned start = 0, end = inner->length;
  if (end > BUFFER) return PARENTHESIZED;
  while (start < end && is_white(inner->text[start])) start++;
  while (end > start && is_white(inner->text[end - 1])) end--;
  if (is_weight(inner->text + start, end - start)) return WEIGHT;
  return is_unit(inner->text + start, end - start) ? UNIT_SUFFIX : PARENTHESIZED;
}

// Whether the name that begins with `mark`, already passed, is quoted as a whole.
static bool is_quoted(TSLexer *lexer, int32_t mark) {
  unsigned depth = 1;
  while (!at_line_end(lexer)) {
    int32_t c = lexer->lookahead;
    advance(lexer);
    if (mark != '"' && c == 0x201C) depth++;
    if (c == (mark == '"' ? '"' : 0x201D) && --depth == 0) {
      pass_white(lexer);
      return at_line_end(lexer) || is_colon(lexer->lookahead) || is_opening(lexer->lookahead);
    }
  }
  return false;
}

// A piece of the name from here to the next parenthesis, colon or line end; the first `passed` characters were looked at.
static bool name_part(Scanner *scanner, TSLexer *lexer) {
  scanner->name_started = true;
  while (!at_line_end(lexer) && !is_colon(lexer->lookahead) && !is_opening(lexer->lookahead)) {
    bool white = is_white(lexer->lookahead);
    advance(lexer);
    if (!white) lexer->mark_end(lexer);
  }
  return give(lexer, NAME_PART);
}

static bool scan_label(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  if (at_line_end(lexer)) return false;
  int32_t c = lexer->lookahead;
  if (is_colon(c)) {
    advance(lexer);
    return give_here(lexer, scanner->is_template ? DEFINITION_COLON : FORM_COLON);
  }
  if (is_opening(c)) {
    Buffer inner = {.length = 0};
    bool closes;
    // One parenthesis is a piece of the name, unless what it opens is closed.
    advance(lexer);
    lexer->mark_end(lexer);
    unsigned depth = 1;
    while (depth > 0 && !at_line_end(lexer) && !is_colon(lexer->lookahead)) {
      int32_t next = lexer->lookahead;
      advance(lexer);
      if (is_opening(next)) depth++;
      if (is_closing(next)) depth--;
      if (depth > 0) push(&inner, next);
    }
    closes = depth == 0;
    if (closes) {
      lexer->mark_end(lexer);
      if (label_ends(lexer, 1)) return give(lexer, classify_parentheses(&inner));
    }
    scanner->name_started = true;
    return give(lexer, NAME_PART);
  }
  if (valid[QUOTE_OPEN] && (c == '"' || c == 0x201C)) {
    advance(lexer);
    lexer->mark_end(lexer);
    if (is_quoted(lexer, c)) {
      scanner->closing_mark = c == '"' ? '"' : 0x201D;
      return give(lexer, QUOTE_OPEN);
    }
    scanner->name_started = true;
    return give(lexer, NAME_PART);
  }
  if (c == '*' && valid[WILDCARD] && scanner->is_template && !scanner->name_started) {
    advance(lexer);
    lexer->mark_end(lexer);
    if (label_ends(lexer, 2)) return give(lexer, WILDCARD);
    scanner->name_started = true;
    return give(lexer, NAME_PART);
  }
  return name_part(scanner, lexer);
}

static bool scan_quoted_name(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  int32_t mark = scanner->closing_mark;
  unsigned depth = 1, length = 0;
  bool star = lexer->lookahead == '*';
  while (!at_line_end(lexer)) {
    int32_t c = lexer->lookahead;
    if (mark == 0x201D && c == 0x201C) depth++;
    if (c == mark && --depth == 0) break;
    advance(lexer);
    length++;
  }
  lexer->mark_end(lexer);
  if (length > 0) return give(lexer, star && length == 1 && scanner->is_template ? WILDCARD : QUOTED_TEXT);
  if (!valid[QUOTE_CLOSE] || at_line_end(lexer)) return false;
  advance(lexer);
  scanner->closing_mark = 0;
  return give_here(lexer, QUOTE_CLOSE);
}

static bool is_suppression_word(TSLexer *lexer) {
  const char *word = "hebiao-ignore";
  for (; *word; word++) {
    if (lexer->lookahead != *word) return false;
    advance(lexer);
  }
  if (lexer->lookahead == '-') {
    while (lexer->lookahead == '-' || (lexer->lookahead >= 'a' && lexer->lookahead <= 'z')) advance(lexer);
  }
  return at_white_or_end(lexer) || is_separator(lexer->lookahead) || is_colon(lexer->lookahead);
}

static bool scan_comment(Scanner *scanner, TSLexer *lexer) {
  advance(lexer);
  pass_white(lexer);
  lexer->mark_end(lexer);
  if (is_suppression_word(lexer)) {
    scanner->comment = BEFORE_WORD;
    return give(lexer, COMMENT);
  }
  to_line_end(lexer);
  return give_here(lexer, COMMENT);
}

static bool is_exact(const Buffer *buffer, const int32_t *const *words) {
  for (int i = 0; words[i] != NULL; i++) {
    unsigned k = 0;
    while (words[i][k] != 0 && k < buffer->length && buffer->text[k] == words[i][k]) k++;
    if (words[i][k] == 0 && k == buffer->length) return true;
  }
  return false;
}

// The rest of a piece of a suppression, as comment.
static bool pass_comment_piece(TSLexer *lexer) {
  while (!at_line_end(lexer) && !is_separator(lexer->lookahead) && !is_colon(lexer->lookahead)) advance(lexer);
  return give_here(lexer, COMMENT);
}

// Behind `# `, where the comment is a suppression.
static bool scan_in_comment(Scanner *scanner, TSLexer *lexer) {
  int32_t c = lexer->lookahead;
  if (scanner->comment == BEFORE_WORD) {
    is_suppression_word(lexer);
    scanner->comment = BEFORE_RULE;
    return give_here(lexer, SUPPRESSION);
  }
  if (is_colon(c)) {
    to_line_end(lexer);
    scanner->comment = NO_COMMENT;
    return give_here(lexer, COMMENT);
  }
  bool within = scanner->comment >= BEHIND_RULE;
  if (within ? is_separator(c) : is_white(c) || is_separator(c)) {
    if (within) {
      scanner->comment = scanner->comment == BEHIND_RULE ? BEHIND_RULE_COMMA
                         : scanner->comment == IN_DATE   ? BEHIND_DATE_COMMA
                                                         : BEFORE_RULE;
    }
    while (!at_line_end(lexer) && (is_white(lexer->lookahead) || is_separator(lexer->lookahead))) advance(lexer);
    return give_here(lexer, COMMENT);
  }
  if (scanner->comment == BEHIND_RULE && is_white(c)) {
    pass_white(lexer);
    return give_here(lexer, COMMENT);
  }
  if (scanner->comment == IN_DATE || scanner->comment == IN_REST) return pass_comment_piece(lexer);
  if (scanner->comment != BEFORE_RULE && (c == 'u' || c == 0x622A || c == 0x81F3)) {
    // until, 截至, 至: the first letters decide together, for a rule's name may begin so.
    Buffer word = {.length = 0};
    while (!at_line_end(lexer) && word.length < 5 && !is_white(lexer->lookahead) && !is_separator(lexer->lookahead)
           && !is_colon(lexer->lookahead) && !is_exact(&word, UNTIL_WORDS)) {
      push(&word, lexer->lookahead);
      advance(lexer);
    }
    bool is_until = is_exact(&word, UNTIL_WORDS)
                    && (word.text[0] >= 0x80 || at_white_or_end(lexer) || is_separator(lexer->lookahead)
                        || is_colon(lexer->lookahead));
    if (is_until && scanner->comment == BEHIND_DATE_COMMA) {
      scanner->comment = IN_REST;
      return pass_comment_piece(lexer);
    }
    if (is_until) {
      scanner->comment = IN_DATE;
      return give_here(lexer, SUPPRESSION);
    }
    lexer->mark_end(lexer);
  }
  if (scanner->comment == BEHIND_RULE) {
    scanner->comment = IN_REST;
    return pass_comment_piece(lexer);
  }
  scanner->comment = BEHIND_RULE;
  bool printable = c > ' ' && c < 0x7F;
  while (!at_line_end(lexer) && !is_separator(lexer->lookahead) && !is_colon(lexer->lookahead)) {
    int32_t next = lexer->lookahead;
    if (printable && (next <= ' ' || next >= 0x7F)) break;
    advance(lexer);
    if (!is_white(next)) lexer->mark_end(lexer);
  }
  return give(lexer, RULE);
}

static bool scan_directive(Scanner *scanner, TSLexer *lexer) {
  Buffer word = {.length = 0};
  advance(lexer);
  while (!at_white_or_end(lexer)) {
    push(&word, lexer->lookahead);
    advance(lexer);
  }
  lexer->mark_end(lexer);
  if (is_one_of(&word, TEMPLATE_WORDS)) {
    if (scanner->in_head) scanner->is_template = true;
    return give(lexer, NAME_DIRECTIVE);
  }
  if (is_one_of(&word, NAME_WORDS)) return give(lexer, NAME_DIRECTIVE);
  if (is_one_of(&word, UNIT_WORDS)) return give(lexer, UNIT_DIRECTIVE);
  if (is_one_of(&word, TOTAL_WORDS)) return give(lexer, TOTAL_DIRECTIVE);
  if (is_one_of(&word, CHECK_WORDS)) {
    scanner->formula_fresh = true;
    scanner->formula_open = false;
    return give(lexer, CHECK_DIRECTIVE);
  }
  return give(lexer, UNKNOWN_DIRECTIVE);
}

// Seven times the mark and then white space or the end. Passes over as many marks as there are, at most seven.
static bool is_conflict(TSLexer *lexer, int32_t mark, int passed) {
  for (; passed < 7; passed++) {
    if (at_line_end(lexer) || lexer->lookahead != mark) return false;
    advance(lexer);
  }
  return at_white_or_end(lexer);
}

static bool is_conflict_mark(int32_t c) { return c == '<' || c == '=' || c == '>' || c == '|'; }

static bool give_conflict(TSLexer *lexer) {
  to_line_end(lexer);
  return give_here(lexer, CONFLICT);
}

static bool scan_line_start(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  uint32_t column = scanner->measured ? scanner->column : 0;
  scanner->measured = false;
  for (;;) {
    if (lexer->eof(lexer)) {
      if (!valid[DEDENT] || scanner->level == 0) return false;
      scanner->level--;
      return give_here(lexer, DEDENT);
    }
    int32_t c = lexer->lookahead;
    if (c == ' ' || c == 0xA0) {
      column++;
    } else if (c == '\t' || c == 0x3000) {
      column += 2;
    } else if (c == '\n' || c == '\r') {
      column = 0;
    } else if (!is_zero_width(c)) {
      break;
    }
    lexer->advance(lexer, true);
  }
  if (column >= ROW) column = ROW - 1;
  lexer->mark_end(lexer);
  int32_t c = lexer->lookahead;
  if (c == '#' || c == 0xFF03) return scan_comment(scanner, lexer);

  // How many of the lines above the line belongs to. Only rows belong to rows.
  bool is_row = c == '|' || c == 0xFF5C;
  unsigned open = scanner->count;
  while (open > 0 && (scanner->columns[open - 1] & ~ROW) >= column) open--;
  while (open > 0 && !is_row && (scanner->columns[open - 1] & ROW)) open--;
  if (open > MAXIMUM_DEPTH) open = MAXIMUM_DEPTH;
  bool deeper = open > scanner->level && valid[INDENT];
  bool shallower = open < scanner->level && valid[DEDENT];
  if (deeper || shallower) {
    if (is_conflict_mark(c) && is_conflict(lexer, c, 0)) return give_conflict(lexer);
    scanner->measured = true;
    scanner->column = (uint16_t)column;
    scanner->level += deeper ? 1 : -1;
    return give(lexer, deeper ? INDENT : DEDENT);
  }

  enum TokenType type = NAME_PART;
  switch (c) {
    case '@':
    case 0xFF20:
      scanner->count = (uint16_t)open;
      return scan_directive(scanner, lexer);
    case '>':
    case 0xFF1E:
    case 0x300B:
    case '|':
    case 0xFF5C:
      advance(lexer);
      lexer->mark_end(lexer);
      if (is_conflict_mark(c) && is_conflict(lexer, c, 1)) return give_conflict(lexer);
      type = is_row ? ROW_START : PROSE_MARK;
      break;
    case '<':
    case '=':
      if (is_conflict(lexer, c, 0)) return give_conflict(lexer);
      // What was passed over belongs to the name: no parenthesis and no colon is among it.
      lexer->mark_end(lexer);
      begin_content(scanner);
      name_part(scanner, lexer);
      break;
    case '-':
    case 0xFF0D:
      advance(lexer);
      lexer->mark_end(lexer);
      begin_content(scanner);
      if (at_white_or_end(lexer)) {
        type = BULLET;
      } else {
        name_part(scanner, lexer);
      }
      break;
    default:
      begin_content(scanner);
      if (!scan_label(scanner, lexer, valid)) return false;
      type = (enum TokenType)lexer->result_symbol;
  }
  scanner->count = (uint16_t)open;
  if (type != PROSE_MARK) scanner->columns[scanner->count++] = (uint16_t)(column | (is_row ? ROW : 0));
  return give(lexer, type);
}

// ---- Values

static bool is_stroke(int32_t c) {
  for (int i = 0; STROKES[i] != 0; i++) {
    if (STROKES[i] == folded(c)) return true;
  }
  return false;
}

static bool is_inapplicable(const Buffer *value) {
  if (value->length > BUFFER) return false;
  bool strokes = true;
  for (unsigned i = 0; i < value->length; i++) {
    if (!is_white(value->text[i]) && !is_stroke(value->text[i])) strokes = false;
  }
  if (strokes) return true;
  unsigned end = value->length;
  if (value->text[end - 1] == 0x3002) end--;
  while (end > 0 && is_white(value->text[end - 1])) end--;
  for (int w = 0; NO_VALUE_WORDS[w] != NULL; w++) {
    unsigned k = 0;
    while (NO_VALUE_WORDS[w][k] != 0 && k < end && folded(value->text[k]) == NO_VALUE_WORDS[w][k]) k++;
    if (NO_VALUE_WORDS[w][k] == 0 && k == end) return true;
  }
  return false;
}

static bool scan_value(TSLexer *lexer) {
  Buffer value = {.length = 0};
  unsigned trimmed = 0;
  while (!at_line_end(lexer)) {
    int32_t c = lexer->lookahead;
    push(&value, c);
    advance(lexer);
    if (!is_white(c)) {
      lexer->mark_end(lexer);
      trimmed = value.length;
    }
  }
  value.length = trimmed;
  return give(lexer, is_inapplicable(&value) ? INAPPLICABLE : VALUE);
}

// The rest of a piece of a definition, to the next comma outside of quotation marks. Ends where the mark was, or after
// the last visible character.
static void pass_piece(TSLexer *lexer) {
  bool quoted = false;
  while (!at_line_end(lexer) && (quoted || !is_comma(lexer->lookahead))) {
    int32_t c = lexer->lookahead;
    if (c == '"') quoted = !quoted;
    advance(lexer);
    if (!is_white(c)) lexer->mark_end(lexer);
  }
}

static bool piece_ends(TSLexer *lexer) {
  pass_white(lexer);
  return at_line_end(lexer) || is_comma(lexer->lookahead);
}

// Whether `of` and a name, or 于 and a name, stand here.
static bool has_link(TSLexer *lexer) {
  if (lower(lexer->lookahead) == 'o') {
    advance(lexer);
    if (lower(lexer->lookahead) != 'f') return false;
    advance(lexer);
    if (!is_white(lexer->lookahead)) return false;
    return !piece_ends(lexer);
  }
  if (lexer->lookahead != 0x4E8E) return false;
  advance(lexer);
  return !piece_ends(lexer);
}

static bool scan_declaration(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  // Keywords of which none is the beginning of another, so that the first that is met is the one.
  Buffer word = {.length = 0};
  while (!at_line_end(lexer) && !is_comma(lexer->lookahead) && lexer->lookahead != '"' && word.length < BUFFER) {
    push(&word, lexer->lookahead);
    advance(lexer);
    if (!is_white(word.text[word.length - 1])) lexer->mark_end(lexer);
    bool is_latin = word.text[0] < 0x80;
    if (valid[TYPE]) {
      bool is_parts = is_one_of(&word, PARTS_WORDS);
      if (is_parts) {
        bool apart = is_white(lexer->lookahead);
        if (piece_ends(lexer)) return give(lexer, TYPE);
        scanner->linked = (apart || !is_latin) && has_link(lexer);
        if (!is_latin || scanner->linked) return give(lexer, PARTS);
        // What was looked at in vain belongs to the piece.
        lexer->mark_end(lexer);
        break;
      }
      if (is_one_of(&word, TYPE_WORDS)) {
        if (piece_ends(lexer)) return give(lexer, TYPE);
        break;
      }
      if (is_one_of(&word, REMOVED_WORDS)) {
        if (piece_ends(lexer)) return give(lexer, REMOVED);
        break;
      }
    } else {
      if (is_one_of(&word, PLAIN_WORDS)) {
        if (piece_ends(lexer)) return give(lexer, PLAIN_MODIFIER);
        break;
      }
      bool is_alias = is_one_of(&word, ALIAS_WORDS);
      if (is_alias || is_one_of(&word, COUNT_WORDS)) {
        if (!is_latin || at_white_or_end(lexer) || is_comma(lexer->lookahead)) {
          return give(lexer, is_alias ? ALIAS : COUNT);
        }
        break;
      }
    }
  }
  pass_piece(lexer);
  return give(lexer, UNKNOWN_PIECE);
}

static bool scan_operand(Scanner *scanner, TSLexer *lexer) {
  if (scanner->linked) {
    scanner->linked = false;
    advance(lexer);
    if (lower(lexer->lookahead) == 'f') advance(lexer);
    return give_here(lexer, LINK);
  }
  pass_piece(lexer);
  return give(lexer, OPERAND);
}

// ---- Formulas

static bool is_formula_space(int32_t c) { return c == ' ' || c == '\t' || c == 0x3000; }

static bool is_formula_symbol(int32_t c) {
  for (int i = 0; FORMULA_SYMBOLS[i] != 0; i++) {
    if (FORMULA_SYMBOLS[i] == c) return true;
  }
  return is_formula_space(c);
}

static bool scan_formula(Scanner *scanner, TSLexer *lexer, const bool *valid) {
  if (scanner->formula_fresh) skip_white(lexer);
  scanner->formula_fresh = false;
  if (scanner->closing_mark != 0 && scanner->formula_open) {
    // Between the marks, or up to the end of the line where the closing one is missing.
    bool any = false;
    while (!at_line_end(lexer) && lexer->lookahead != scanner->closing_mark) {
      bool white = is_white(lexer->lookahead);
      advance(lexer);
      if (!white || !any) lexer->mark_end(lexer);
      any = true;
    }
    if (!at_line_end(lexer)) {
      lexer->mark_end(lexer);
      if (any) return give(lexer, FORMULA_QUOTED);
      advance(lexer);
      scanner->formula_open = false;
      scanner->closing_mark = 0;
      return give_here(lexer, FORMULA_QUOTE);
    }
    scanner->formula_open = false;
    scanner->closing_mark = 0;
    if (any) return give(lexer, FORMULA_QUOTED);
    if (!valid[NEWLINE]) return false;
    if (!lexer->eof(lexer)) {
      int32_t c = lexer->lookahead;
      advance(lexer);
      if (c == '\r' && lexer->lookahead == '\n') advance(lexer);
    }
    return give_here(lexer, NEWLINE);
  }
  while (!at_line_end(lexer) && is_formula_space(lexer->lookahead)) lexer->advance(lexer, true);
  int32_t c = lexer->lookahead;
  if (at_line_end(lexer) || is_formula_symbol(c)) return false;
  if (c == '"' || c == 0x201C) {
    advance(lexer);
    scanner->closing_mark = c == '"' ? '"' : 0x201D;
    scanner->formula_open = true;
    return give_here(lexer, FORMULA_QUOTE);
  }
  // A word up to the next symbol. A no-break space belongs to it unless white space follows.
  Buffer word = {.length = 0};
  bool digits = true;
  while (!at_line_end(lexer) && !is_formula_symbol(lexer->lookahead)) {
    if (lexer->lookahead == 0xA0) {
      bool alone = word.length == 0;
      while (lexer->lookahead == 0xA0) {
        push(&word, 0xA0);
        advance(lexer);
      }
      if (at_white_or_end(lexer) && !alone) break;
      digits = false;
      lexer->mark_end(lexer);
      if (!at_white_or_end(lexer)) continue;
      // Alone it is a name, unless it ends the line.
      pass_white(lexer);
      return !at_line_end(lexer) && give(lexer, FORMULA_NAME);
    }
    int32_t next = lexer->lookahead;
    push(&word, next);
    // A percent sign ends a number.
    digits = digits && ((next >= '0' && next <= '9') || (next == '%' && word.length > 1))
             && (word.length < 2 || word.length > BUFFER || word.text[word.length - 2] != '%');
    advance(lexer);
    lexer->mark_end(lexer);
  }
  bool percent = word.length > 1 && word.length <= BUFFER && word.text[word.length - 1] == '%';
  if (digits && (lexer->lookahead != '.' || percent || at_line_end(lexer))) return give(lexer, FORMULA_NUMBER);
  if (digits) {
    // A point and more digits belong to the number if a symbol or the end follows, and no second point.
    advance(lexer);
    unsigned decimals = 0;
    while (!at_line_end(lexer) && lexer->lookahead >= '0' && lexer->lookahead <= '9') {
      advance(lexer);
      decimals++;
    }
    bool has_percent = false;
    if (decimals > 0 && lexer->lookahead == '%') {
      advance(lexer);
      has_percent = true;
    }
    bool ends = at_line_end(lexer) || (is_formula_symbol(lexer->lookahead) && (has_percent || lexer->lookahead != '.'));
    if (decimals > 0 && ends) return give_here(lexer, FORMULA_NUMBER);
    return give(lexer, FORMULA_NAME);
  }
  for (int w = 0; FUNCTION_WORDS[w] != NULL; w++) {
    unsigned k = 0;
    while (FUNCTION_WORDS[w][k] != 0 && k < word.length && k < BUFFER
           && lower(folded(word.text[k])) == FUNCTION_WORDS[w][k]) {
      k++;
    }
    if (FUNCTION_WORDS[w][k] != 0 || k != word.length) continue;
    while (!at_line_end(lexer) && is_formula_space(lexer->lookahead)) advance(lexer);
    if (is_opening(lexer->lookahead) && !at_line_end(lexer)) return give(lexer, FUNCTION);
  }
  return give(lexer, FORMULA_NAME);
}

// ---- Rows

static bool scan_cell(TSLexer *lexer) {
  bool any = false;
  while (!at_line_end(lexer)) {
    int32_t c = lexer->lookahead;
    if (c == '|' || c == 0xFF5C) break;
    if (c == '\\') {
      // With a bar behind it an escape, which is a token of its own; else it takes the next character along.
      advance(lexer);
      int32_t next = lexer->lookahead;
      if (!at_line_end(lexer) && (next == '|' || next == 0xFF5C)) {
        if (any) return give(lexer, CELL_TEXT);
        advance(lexer);
        return give_here(lexer, ESCAPE);
      }
      lexer->mark_end(lexer);
      any = true;
      if (at_white_or_end(lexer)) continue;
      advance(lexer);
      lexer->mark_end(lexer);
      continue;
    }
    advance(lexer);
    if (!is_white(c)) {
      lexer->mark_end(lexer);
      any = true;
    }
  }
  return any && give(lexer, CELL_TEXT);
}

// ---- The interface to tree-sitter

bool tree_sitter_biao_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  Scanner *scanner = payload;
  // In error recovery all tokens are valid; the lines make no error that would need it.
  if (valid[ERROR_SENTINEL]) return false;
  if (scanner->comment != NO_COMMENT) {
    if (!at_line_end(lexer)) return scan_in_comment(scanner, lexer);
    scanner->comment = NO_COMMENT;
  }
  if (!valid[NEWLINE]) {
    if (valid[QUOTED_TEXT] || valid[QUOTE_CLOSE]) return scan_quoted_name(scanner, lexer, valid);
    if (valid[OPERAND]) {
      skip_white(lexer);
      return scan_operand(scanner, lexer);
    }
    return scan_line_start(scanner, lexer, valid);
  }
  if (valid[FORMULA_NAME]) {
    if (scan_formula(scanner, lexer, valid)) return true;
    if (!at_line_end(lexer)) return false;
  }
  skip_white(lexer);
  if (at_line_end(lexer)) {
    if (!lexer->eof(lexer)) {
      int32_t c = lexer->lookahead;
      advance(lexer);
      if (c == '\r' && lexer->lookahead == '\n') advance(lexer);
    }
    return give_here(lexer, NEWLINE);
  }
  if (valid[OPERAND]) return !is_comma(lexer->lookahead) && scan_operand(scanner, lexer);
  if (valid[TYPE] || valid[PLAIN_MODIFIER]) return !is_comma(lexer->lookahead) && scan_declaration(scanner, lexer, valid);
  if (valid[VALUE]) return scan_value(lexer);
  if (valid[CELL_TEXT]) return scan_cell(lexer);
  if (valid[FORM_COLON]) return scan_label(scanner, lexer, valid);
  return false;
}

void *tree_sitter_biao_external_scanner_create(void) {
  Scanner *scanner = calloc(1, sizeof(Scanner));
  if (scanner != NULL) scanner->in_head = true;
  return scanner;
}

void tree_sitter_biao_external_scanner_destroy(void *payload) { free(payload); }

unsigned tree_sitter_biao_external_scanner_serialize(void *payload, char *buffer) {
  Scanner *scanner = payload;
  unsigned size = 0;
  uint8_t flags = (uint8_t)(scanner->in_head | scanner->is_template << 1 | scanner->name_started << 2
                            | scanner->formula_fresh << 3 | scanner->formula_open << 4 | scanner->measured << 5
                            | scanner->linked << 6);
  buffer[size++] = (char)flags;
  buffer[size++] = (char)scanner->comment;
  buffer[size++] = (char)(scanner->closing_mark == 0 ? 0 : scanner->closing_mark == '"' ? 1 : 2);
  memcpy(buffer + size, &scanner->column, sizeof(uint16_t));
  size += sizeof(uint16_t);
  memcpy(buffer + size, &scanner->level, sizeof(uint16_t));
  size += sizeof(uint16_t);
  unsigned bytes = scanner->count * (unsigned)sizeof(uint16_t);
  memcpy(buffer + size, scanner->columns, bytes);
  return size + bytes;
}

void tree_sitter_biao_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  Scanner *scanner = payload;
  memset(scanner, 0, sizeof(Scanner));
  scanner->in_head = true;
  if (length < 7) return;
  uint8_t flags = (uint8_t)buffer[0];
  scanner->in_head = flags & 1;
  scanner->is_template = flags >> 1 & 1;
  scanner->name_started = flags >> 2 & 1;
  scanner->formula_fresh = flags >> 3 & 1;
  scanner->formula_open = flags >> 4 & 1;
  scanner->measured = flags >> 5 & 1;
  scanner->linked = flags >> 6 & 1;
  scanner->comment = (uint8_t)buffer[1];
  scanner->closing_mark = buffer[2] == 0 ? 0 : buffer[2] == 1 ? '"' : 0x201D;
  memcpy(&scanner->column, buffer + 3, sizeof(uint16_t));
  memcpy(&scanner->level, buffer + 5, sizeof(uint16_t));
  unsigned bytes = length - 7;
  if (bytes > sizeof(scanner->columns)) bytes = sizeof(scanner->columns);
  scanner->count = (uint16_t)(bytes / sizeof(uint16_t));
  memcpy(scanner->columns, buffer + 7, scanner->count * sizeof(uint16_t));
}
