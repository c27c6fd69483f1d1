// A text in memory as the scanner of tree-sitter-biao sees it: one call of the scanner, then where its token lies.
#include <string.h>

#include "tree_sitter/parser.h"

bool tree_sitter_biao_external_scanner_scan(void *, TSLexer *, const bool *);
unsigned tree_sitter_biao_external_scanner_serialize(void *, char *);
void tree_sitter_biao_external_scanner_deserialize(void *, const char *, unsigned);

typedef struct {
  TSLexer lexer;
  const int32_t *text;
  uint32_t length, at, start, end;
  bool marked;
} Text;

static void show(Text *text) { text->lexer.lookahead = text->at < text->length ? text->text[text->at] : 0; }

static void advance(TSLexer *lexer, bool skip) {
  Text *text = (Text *)lexer;
  if (text->at < text->length) text->at++;
  if (skip) text->start = text->at;
  show(text);
}

static void mark_end(TSLexer *lexer) {
  Text *text = (Text *)lexer;
  text->end = text->at;
  text->marked = true;
}

static bool eof(const TSLexer *lexer) { return ((const Text *)lexer)->at >= ((const Text *)lexer)->length; }

// As tree-sitter does: the scanner's state is what it serialized with the last token. `result` receives symbol, start and
// end of the token, in characters. The state is left as the token leaves it, or as it was where there is none.
bool scan(void *scanner, const int32_t *characters, uint32_t length, uint32_t at, const bool *valid, uint32_t *result) {
  char before[TREE_SITTER_SERIALIZATION_BUFFER_SIZE], after[TREE_SITTER_SERIALIZATION_BUFFER_SIZE];
  unsigned size = tree_sitter_biao_external_scanner_serialize(scanner, before);
  Text text = {.lexer = {.advance = advance, .mark_end = mark_end, .eof = eof},
               .text = characters, .length = length, .at = at, .start = at, .end = at};
  show(&text);
  if (!tree_sitter_biao_external_scanner_scan(scanner, &text.lexer, valid)) {
    tree_sitter_biao_external_scanner_deserialize(scanner, before, size);
    return false;
  }
  if (!text.marked) text.end = text.at;
  unsigned after_size = tree_sitter_biao_external_scanner_serialize(scanner, after);
  if (after_size > sizeof after) return false;
  memset(before, 0, sizeof before);
  tree_sitter_biao_external_scanner_deserialize(scanner, after, after_size);
  result[0] = text.lexer.result_symbol;
  // Of a token without text tree-sitter takes the end as the start.
  result[1] = text.start > text.end ? text.end : text.start;
  result[2] = text.end;
  return true;
}
