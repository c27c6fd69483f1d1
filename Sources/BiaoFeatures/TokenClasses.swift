// The classes of a document's tokens, as grammars for editors and other tools have them.

import BiaoModel
import BiaoRules
package import BiaoSyntax
import BiaoValues

/// What a grammar that looks at one line at a time can know of a token, beside whether the document is a template. The
/// names are those of `grammar/token-classes.tsv`, which says how each syntax file calls them. Semantic tokens know more:
/// they have the template and read the values.
package enum TokenClass: String, Sendable, CaseIterable {
  /// `#` and the rest of the line, but for the two that follow.
  case comment
  /// `hebiao-ignore` and the like at the start of a comment, and `until` behind a rule.
  case suppression
  /// The name of a rule behind it.
  case rule
  /// What a version control system leaves between two versions.
  case conflict
  /// `@` and its keyword.
  case directive
  /// `@` and any other word.
  case unknownDirective = "unknown-directive"
  /// What follows such a word.
  case argument
  case templateName = "template-name"
  /// The argument of `@unit`, and the parentheses around a unit behind a name.
  case unit
  /// `>` and its other forms.
  case proseMark = "prose-mark"
  case prose
  case bar
  case cell
  /// A bar that is a part of a cell, with its backslash.
  case escape
  /// The hyphen of an item.
  case bullet
  case name
  /// The name `*` in a template.
  case wildcard
  /// The marks around a quoted name.
  case quote
  /// The parentheses around a weight behind a name, and what is in them.
  case weight
  /// Any other parentheses that stand last or last but one in a label.
  case parenthesized
  case colon
  case value
  /// A value that says that nothing applies: `/`, `无`.
  case inapplicable
  /// The type in a template's value.
  case type
  case modifier
  /// `of` in `parts of X`.
  case link
  case number
  /// A name in a formula, behind `parts of`, or of `@total`.
  case reference
  /// `sum` in a formula.
  case function
  case `operator`
  /// Brackets, dots and commas in a formula, commas between modifiers.
  case punctuation
}

/// A token and its class.
package struct ClassifiedToken: Sendable, Hashable {
  /// Bytes of the document, within one line, never empty.
  package var range: ByteRange
  package var tokenClass: TokenClass
}

extension Tree {
  /// The tokens of the document in order, each with its class. What lies between is white space, the byte order mark
  /// and line ends.
  package func classifiedTokens() -> [ClassifiedToken] {
    var writer = ClassWriter(tree: self, isTemplate: headDirective(.template) != nil)
    for index in lines.indices { writer.write(index) }
    return writer.tokens
  }
}

private struct ClassWriter {
  let tree: Tree
  let isTemplate: Bool
  var tokens: [ClassifiedToken] = []
  private var end = 0

  init(tree: Tree, isTemplate: Bool) {
    self.tree = tree
    self.isTemplate = isTemplate
  }

  /// Adds a token unless it is empty or begins before the end of the last one.
  private mutating func add(_ range: ByteRange, _ tokenClass: TokenClass) {
    guard !range.isEmpty, range.lowerBound >= end else { return }
    tokens.append(ClassifiedToken(range: range, tokenClass: tokenClass))
    end = range.upperBound
  }

  mutating func write(_ line: Int) {
    let parts = tree.tokens(ofLine: line)
    switch tree.lines[line].kind {
    case .blank: break
    case .comment: writeComment(line)
    case .conflictMarker: for token in parts where token.kind == .conflictMarker { add(token.range, .conflict) }
    case .directive: writeDirective(line)
    case .prose:
      for token in parts {
        if token.kind == .sigil { add(token.range, .proseMark) }
        if token.kind == .prose { add(token.range, .prose) }
      }
    case .row: writeRow(parts)
    case .item, .entry: writeLabelled(line, parts)
    }
  }

  // MARK: - Comments and directives

  private mutating func writeComment(_ line: Int) {
    let content = ByteRange(clamping: tree.lines[line].content, tree.lines[line].end)
    if let suppression = Suppression.read(line, in: tree) {
      add(ByteRange(clamping: content.lowerBound, suppression.keyword.lowerBound), .comment)
      add(suppression.keyword, .suppression)
      for name in suppression.names {
        add(ByteRange(clamping: end, name.range.lowerBound), .comment)
        add(name.range, .rule)
        guard let expiry = name.ownExpiry else { continue }
        add(ByteRange(clamping: end, expiry.keyword.lowerBound), .comment)
        add(expiry.keyword, .suppression)
      }
    }
    add(ByteRange(clamping: max(end, content.lowerBound), content.upperBound), .comment)
  }

  private mutating func writeDirective(_ line: Int) {
    guard let directive = tree.directive(ofLine: line) else { return }
    let word = ByteRange(clamping: tree.lines[line].content, directive.keyword.upperBound)
    add(word, directive.kind == nil ? .unknownDirective : .directive)
    switch directive.kind {
    case .form, .template, .extends: add(directive.argument, .templateName)
    case .unit: add(directive.argument, .unit)
    case .total: add(directive.argument, .reference)
    case .check: writeFormula(tree.formulaTokens(ofLine: line))
    case nil: add(directive.argument, .argument)
    }
  }

  private mutating func writeFormula(_ formula: [FormulaToken]) {
    for token in formula {
      switch token.kind {
      case .name: add(token.range, .reference)
      case .quote: add(token.range, .quote)
      case .number: add(token.range, .number)
      case .sum: add(token.range, .function)
      case .operator: add(token.range, .operator)
      case .open, .close, .dot, .comma: add(token.range, .punctuation)
      }
    }
  }

  // MARK: - Rows

  private mutating func writeRow(_ parts: [Token]) {
    for token in parts {
      switch token.kind {
      case .sigil, .bar: add(token.range, .bar)
      case .cell: writeCell(token.range)
      default: continue
      }
    }
  }

  private mutating func writeCell(_ cell: ByteRange) {
    let bytes = tree.bytes
    var start = cell.lowerBound
    var i = start
    while i + 1 < cell.upperBound {
      guard bytes[i] == 0x5C else {
        i += 1
        continue
      }
      // A backslash takes the next character along, whatever it is.
      let isWide =
        i + 3 < cell.upperBound && bytes[i + 1] == 0xEF && bytes[i + 2] == 0xBD && bytes[i + 3] == 0x9C
      guard bytes[i + 1] == 0x7C || isWide else {
        i += 2
        continue
      }
      let after = i + (isWide ? 4 : 2)
      add(tree.trimmed(ByteRange(clamping: start, i)), .cell)
      add(ByteRange(clamping: i, after), .escape)
      start = after
      i = after
    }
    add(tree.trimmed(ByteRange(clamping: start, cell.upperBound)), .cell)
  }

  // MARK: - Labels and values

  private mutating func writeLabelled(_ line: Int, _ parts: [Token]) {
    for token in parts {
      switch token.kind {
      case .sigil: add(token.range, .bullet)
      case .name: add(token.range, isTemplate && isStar(token.range) ? .wildcard : .name)
      case .quote: add(token.range, .quote)
      case .parenthesized: add(token.range, parenthesesClass(token.range))
      case .colon: add(token.range, .colon)
      case .value: writeValue(token.range)
      default: continue
      }
    }
  }

  private func isStar(_ range: ByteRange) -> Bool { range.count == 1 && tree.bytes[range.lowerBound] == 0x2A }

  private func parenthesesClass(_ range: ByteRange) -> TokenClass {
    guard let group = tree.trailingParentheses(in: range) else { return .parenthesized }
    if readWeight(FoldedText(tree.bytes, group.inner).bytes.span) != nil { return .weight }
    return Units.unit(named: tree.bytes, group.inner) == nil ? .parenthesized : .unit
  }

  private mutating func writeValue(_ value: ByteRange) {
    guard isTemplate else {
      return add(value, Read.isInapplicable(tree.bytes, value) ? .inapplicable : .value)
    }
    for piece in tree.declarationPieces(value) {
      // What lies around pieces is white space and commas.
      writeCommas(before: piece.range.lowerBound)
      switch piece.meaning {
      case .type: add(piece.keyword, .type)
      case .modifier: add(piece.keyword, .modifier)
      case .unknown: add(piece.range, .value)
      }
      if let link = piece.link { add(link, .link) }
      guard let operand = piece.operand else { continue }
      switch piece.meaning {
      case .modifier(.total), .modifier(.atLeast): add(operand, .number)
      case .type: add(operand, .reference)
      default: add(operand, .name)
      }
    }
    writeCommas(before: value.upperBound)
  }

  private mutating func writeCommas(before limit: Int) {
    let bytes = tree.bytes
    var i = end
    while i < limit {
      if bytes[i] == 0x2C {
        add(i..<i + 1, .punctuation)
      } else if bytes[i] == 0xEF, i + 2 < limit, bytes[i + 1] == 0xBC, bytes[i + 2] == 0x8C {
        add(i..<i + 3, .punctuation)
      }
      i += 1
    }
  }
}
