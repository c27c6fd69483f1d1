// The tokens of a formula, for features that look at a `@check` as it is typed, complete or not.

public import BiaoSyntax

/// A piece of a formula; white space between pieces is none.
public struct FormulaToken: Sendable, Hashable {
  public enum Kind: UInt8, Sendable {
    /// One name of a path, without the marks of a quoted one.
    case name
    /// The marks around a quoted name.
    case quote
    case number
    /// `sum` or `合计` before a bracket.
    case sum
    /// `+ - * / = < > !` and their other forms.
    case `operator`
    case open, close
    /// The dot between the names of a path.
    case dot
    case comma
  }

  public var kind: Kind
  /// Bytes of the template.
  public var range: ByteRange
}

extension FormulaParser {
  /// The tokens in `range`, in order. Total: what is no formula has tokens as well.
  static func tokens(_ bytes: [UInt8], _ range: ByteRange) -> [FormulaToken] {
    var parser = FormulaParser(bytes: bytes, range: range)
    var tokens: [FormulaToken] = []
    while let token = parser.nextToken() { tokens += token }
    for index in tokens.indices.dropLast() where tokens[index].kind == .name && tokens[index + 1].kind == .open {
      if isSum(bytes, tokens[index].range) { tokens[index].kind = .sum }
    }
    return tokens
  }

  private static func isSum(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    let key = NameKey(bytes, range)
    return key == sumKeys.en || key == sumKeys.zh
  }

  static let sumKeywords = (en: "sum", zh: "合计")
  private static let sumKeys = (en: NameKey(sumKeywords.en), zh: NameKey(sumKeywords.zh))
}

/// The function of formulas: its English and its Chinese name.
public var sumKeywords: (en: String, zh: String) { FormulaParser.sumKeywords }

extension Tree {
  /// The tokens of the formula on line `index`; none unless the line is a `@check`.
  public func formulaTokens(ofLine index: Int) -> [FormulaToken] {
    guard let directive = directive(ofLine: index), directive.kind == .check else { return [] }
    return FormulaParser.tokens(bytes, directive.argument)
  }
}

extension Template {
  /// The field that a path of names means in a formula which stands in the field `scope`; nil where no field or several
  /// bear the name. Resolves as the compiler does: inward, then outward, then the one place that bears the name.
  public func field(named path: [NameKey], from scope: Int) -> Int? {
    guard fields.indices.contains(scope), !path.isEmpty else { return nil }
    let segments = path.map { NamePath.Segment(key: $0, range: 0..<0) }
    return try? NameResolver(fields: fields).field(NamePath(segments: segments), from: scope)
  }
}
