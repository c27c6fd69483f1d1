// The value of a template's line in its pieces: a type, then modifiers, divided by commas.

public import BiaoSyntax

/// One piece of a template line's value: `amount`, `required`, `alias 经费`, `parts of 资金总额`. Ranges are bytes of the
/// template.
public struct DeclarationPiece: Sendable {
  public enum Meaning: Sendable, Equatable {
    case type(FieldType)
    case modifier(Modifier)
    /// Neither a type nor a modifier, or a modifier that may not stand there.
    case unknown
  }

  public var meaning: Meaning
  public var range: ByteRange
  /// The keyword; the whole piece where it is unknown.
  public var keyword: ByteRange
  /// The word between `parts` and its total.
  public var link: ByteRange?
  /// What follows the keyword: the other name of `alias`, the number of `total` and `at least`, the total of `parts of`.
  public var operand: ByteRange?
}

extension Tree {
  /// The pieces of the declaration written in `value`: the first is a type or `removed`, the others are modifiers.
  public func declarationPieces(_ value: ByteRange) -> [DeclarationPiece] {
    splitAtCommas(value).enumerated().map { position, range in position == 0 ? typePiece(range) : modifierPiece(range) }
  }

  private func splitAtCommas(_ range: ByteRange) -> [ByteRange] {
    var pieces: [ByteRange] = []
    var start = range.lowerBound
    var i = start
    var isQuoted = false
    while i < range.upperBound {
      var length = 0
      if bytes[i] == 0x22 { isQuoted.toggle() }
      if bytes[i] == 0x2C { length = 1 }
      if bytes[i] == 0xEF, i + 2 < range.upperBound, bytes[i + 1] == 0xBC, bytes[i + 2] == 0x8C { length = 3 }
      if length > 0, !isQuoted {
        pieces.append(trimmed(start..<i))
        i += length
        start = i
      } else {
        i += 1
      }
    }
    pieces.append(trimmed(ByteRange(clamping: start, range.upperBound)))
    return pieces.filter { !$0.isEmpty }
  }

  private func typePiece(_ range: ByteRange) -> DeclarationPiece {
    if isKeyword(range, Modifier.removed.keywords) {
      return DeclarationPiece(meaning: .modifier(.removed), range: range, keyword: range)
    }
    for type in FieldType.allCases where isKeyword(range, type.keywords) {
      return DeclarationPiece(meaning: .type(type), range: range, keyword: range)
    }
    for keyword in [FieldType.parts.keywords.en, FieldType.parts.keywords.zh] {
      guard let rest = rest(of: range, after: keyword), !rest.isEmpty else { continue }
      var piece = DeclarationPiece(
        meaning: .type(.parts), range: range,
        keyword: ByteRange(clamping: range.lowerBound, range.lowerBound + keyword.utf8.count))
      for of in [Modifier.of.keywords.en, Modifier.of.keywords.zh] {
        guard let name = self.rest(of: rest, after: of), !name.isEmpty else { continue }
        piece.link = ByteRange(clamping: rest.lowerBound, rest.lowerBound + of.utf8.count)
        piece.operand = name
        return piece
      }
      // In Chinese the word between may be left out: 构成 资金总额.
      if keyword == FieldType.parts.keywords.zh {
        piece.operand = rest
        return piece
      }
    }
    return DeclarationPiece(meaning: .unknown, range: range, keyword: range)
  }

  private func modifierPiece(_ range: ByteRange) -> DeclarationPiece {
    for modifier in Modifier.allCases {
      switch modifier {
      case .required, .quantitative, .qualitative:
        guard isKeyword(range, modifier.keywords) else { continue }
        return DeclarationPiece(meaning: .modifier(modifier), range: range, keyword: range)
      case .alias, .total, .atLeast:
        for keyword in [modifier.keywords.en, modifier.keywords.zh] {
          guard let operand = rest(of: range, after: keyword) else { continue }
          return DeclarationPiece(
            meaning: .modifier(modifier), range: range,
            keyword: ByteRange(clamping: range.lowerBound, range.lowerBound + keyword.utf8.count),
            operand: operand.isEmpty ? nil : operand)
        }
      case .removed, .of: continue
      }
    }
    return DeclarationPiece(meaning: .unknown, range: range, keyword: range)
  }

  private func isKeyword(_ range: ByteRange, _ keywords: (en: String, zh: String)) -> Bool {
    (range.count == keywords.en.utf8.count && begins(range, with: keywords.en))
      || (range.count == keywords.zh.utf8.count && begins(range, with: keywords.zh))
  }

  /// Whether the bytes of `range` begin with a keyword, whatever the case of its letters.
  private func begins(_ range: ByteRange, with keyword: String) -> Bool {
    guard range.count >= keyword.utf8.count else { return false }
    var i = range.lowerBound
    for expected in keyword.utf8 {
      let byte = bytes[i]
      guard (byte &- 0x41 < 26 ? byte | 0x20 : byte) == expected else { return false }
      i += 1
    }
    return true
  }

  /// What follows `keyword` in `range`, trimmed; nil if it does not begin with the keyword. A Latin keyword is a word.
  private func rest(of range: ByteRange, after keyword: String) -> ByteRange? {
    guard begins(range, with: keyword) else { return nil }
    let after = range.lowerBound + keyword.utf8.count
    let rest = trimmed(ByteRange(clamping: after, range.upperBound))
    let isLatin = keyword.utf8.first.map { $0 < 0x80 } ?? false
    return isLatin && !rest.isEmpty && rest.lowerBound == after ? nil : rest
  }
}
