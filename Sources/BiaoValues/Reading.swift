// How the text of a cell reads as a value.

public import BiaoSyntax

/// What a reader made of a piece of text. Ranges are offsets into the source.
public enum Reading<Value: Sendable>: Sendable {
  /// Nothing but white space: not filled in. Of a date also `年 月 日` without digits, of a figure a unit alone.
  case empty
  /// `/` `-` `--` `—` `——` `无`: does not apply.
  case inapplicable(ByteRange)
  /// `……` `XX` `**` `待定` `略`: to be filled in.
  case placeholder(ByteRange)
  case value(Value)
  /// What could not be read, as small as the fault.
  case illegal(ByteRange)

  /// The value, if there is one.
  public var value: Value? {
    if case .value(let value) = self { return value }
    return nil
  }

  public func map<Other: Sendable>(_ transform: (Value) -> Reading<Other>) -> Reading<Other> {
    switch self {
    case .empty: return .empty
    case .inapplicable(let range): return .inapplicable(range)
    case .placeholder(let range): return .placeholder(range)
    case .value(let value): return transform(value)
    case .illegal(let range): return .illegal(range)
    }
  }
}

/// The readers of the value types: one static function for each type of a template.
public enum Read {
  /// Whether a value says that nothing applies: `/`, `——`, `无`.
  public static func isInapplicable(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    if case .inapplicable = MissingMark.scan(bytes, range) { true } else { false }
  }

  /// The length in bytes of a run of characters that keep a place, at `start`; 0 where there is none.
  public static func blankLength(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var cursor = FoldedCursor(bytes, ByteRange(clamping: start, end))
    while MissingMark.isBlank(cursor.scalar), cursor.scalar != 0x2E, cursor.scalar != 0xB7 { cursor.advance(bytes) }
    return max(cursor.last - start, 0)
  }

  /// How that is written: words, and the characters of which one or more stand alone.
  public static var inapplicableSpellings: (words: [String], strokes: [String]) { MissingMark.inapplicableSpellings }
}

/// The marks that stand in place of a value.
enum MissingMark {
  case empty
  case inapplicable(ByteRange)
  case placeholder(ByteRange)
  case none

  /// How the text reads if it is no value at all; nil if a reader has to look at it.
  static func reading<Value: Sendable>(_ bytes: [UInt8], _ range: ByteRange) -> Reading<Value>? {
    switch scan(bytes, range) {
    case .empty: .empty
    case .inapplicable(let mark): .inapplicable(mark)
    case .placeholder(let mark): .placeholder(mark)
    case .none: nil
    }
  }

  /// What the text is, if it is no value at all. `XX万元` and `____ 元` are placeholders too, at the mark alone.
  static func scan(_ bytes: [UInt8], _ range: ByteRange) -> MissingMark {
    var cursor = FoldedCursor(bytes, range)
    cursor.skipSpaces(bytes)
    guard !cursor.isAtEnd else { return .empty }
    let start = cursor.at
    if let word = scanWord(cursor, bytes) { return word }
    if isStroke(cursor.scalar) {
      while isStroke(cursor.scalar) {
        cursor.advance(bytes)
        let end = cursor.last
        cursor.skipSpaces(bytes)
        if cursor.isAtEnd { return .inapplicable(ByteRange(clamping: start, end)) }
      }
      return .none
    }
    var dots = 0
    var others = 0
    while isBlank(cursor.scalar) {
      if cursor.scalar == 0x2E { dots += 1 } else { others += 1 }
      cursor.advance(bytes)
    }
    // One dot alone is no mark of omission, and 3×5 is no placeholder: the run has to stand first.
    guard others > 0 || dots > 1 else { return .none }
    let end = cursor.last
    cursor.skipSpaces(bytes)
    if cursor.isAtEnd { return .placeholder(ByteRange(clamping: start, end)) }
    if others > 1, cursor.at > end, isOneWord(cursor, bytes) {
      return .placeholder(ByteRange(clamping: start, end))
    }
    if Units.scan(&cursor, bytes) == nil { _ = Multiplier.scan(&cursor, bytes) }
    cursor.skipSpaces(bytes)
    return cursor.isAtEnd ? .placeholder(ByteRange(clamping: start, end)) : .none
  }

  /// Whether a noun in Latin letters, and nothing else, follows: XX signs.
  private static func isOneWord(_ cursor: FoldedCursor, _ bytes: [UInt8]) -> Bool {
    var cursor = cursor
    var letters = 0
    while cursor.scalar >= 0x61, cursor.scalar <= 0x7A {
      letters += 1
      cursor.advance(bytes)
    }
    cursor.skipSpaces(bytes)
    return letters > 2 && cursor.isAtEnd
  }

  /// The words and the characters that say that nothing applies, for grammars.
  static var inapplicableSpellings: (words: [String], strokes: [String]) {
    let strokes = (0...0xFFFF as ClosedRange<UInt32>).filter(isStroke).compactMap(Unicode.Scalar.init)
    return (inapplicableWords.map(\.text), strokes.map { String($0) })
  }

  /// / \ and the dashes.
  private static func isStroke(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2F, 0x5C, 0x2D, 0x2010...0x2015, 0x2212, 0x2500, 0x2501, 0xFE58, 0xFE63, 0x2215: return true
    default: return false
    }
  }

  /// … ⋯ . * X x × _ ? □ · ※ ○ ◯
  fileprivate static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2026, 0x22EF, 0x2025, 0x2E, 0x2A, 0x58, 0x78, 0xD7, 0x2715, 0x5F, 0x3F, 0x25A1, 0xB7, 0x203B, 0x25CB, 0x25EF:
      return true
    default: return false
    }
  }

  private static let inapplicableWords: [StaticWord] = ["无", "暂无", "不适用", "不涉及", "N/A", "n/a", "NA"]
  private static let placeholderWords: [StaticWord] = [
    "待定", "待填", "待填写", "待补", "待补充", "待核实", "待确定", "略", "TBD", "tbd",
    "待明确", "待测算", "待核定", "待统计", "待论证", "待下达", "待批复", "待细化", "待商定", "待定义", "待研究", "待上级明确", "另行确定", "另定", "尚未确定", "尚未明确",
    "TBC", "tbc", "TBA", "tba", "to be determined", "To be determined", "to be confirmed", "To be confirmed",
    "to be decided",
    "To be decided", "to be defined", "To be defined", "to be advised", "To be advised", "to be completed",
    "To be completed", "to be filled in", "To be filled in", "to be agreed", "To be agreed", "to be announced",
    "To be announced",
    "N.N.", "n.n.", "to follow", "(填写)", "(待填)", "(待定)", "(填写具体数字)", "(请填写)", "填写具体数字", "填写具体数值", "具体数字", "具体数值",
    "[insert number]", "[insert]", "[number]", "[figure]", "[填写]", "[待填]", "[待定]", "【填写】", "【待定】", "【待填】",
  ]

  private static func scanWord(_ cursor: FoldedCursor, _ bytes: [UInt8]) -> MissingMark? {
    switch cursor.scalar {
    case 0x65E0, 0x6682, 0x4E0D, 0x4E, 0x6E:  // 无 暂 不 N n
      return inapplicableWords.lazy.compactMap { whole($0, cursor, bytes) }.first.map { .inapplicable($0) }
        ?? (cursor.scalar == 0x4E || cursor.scalar == 0x6E
          ? placeholderWords.lazy.compactMap { whole($0, cursor, bytes) }.first.map { .placeholder($0) } : nil)
    // 待 略 另 尚 T t ( [ 【 填 具; N n, of which the others are inapplicable
    case 0x5F85, 0x7565, 0x53E6, 0x5C1A, 0x54, 0x74, 0x28, 0x5B, 0x3010, 0x586B, 0x5177:
      return placeholderWords.lazy.compactMap { whole($0, cursor, bytes) }.first.map { .placeholder($0) }
    default: return nil
    }
  }

  /// The range of `word` if the rest of the text is it alone; a full stop after it does not count.
  private static func whole(_ word: StaticWord, _ cursor: FoldedCursor, _ bytes: [UInt8]) -> ByteRange? {
    var cursor = cursor
    let start = cursor.at
    guard cursor.take(word: word, bytes) else { return nil }
    let end = cursor.last
    cursor.skipSpaces(bytes)
    if cursor.scalar == 0x3002 { cursor.advance(bytes) }
    cursor.skipSpaces(bytes)
    return cursor.isAtEnd ? ByteRange(clamping: start, end) : nil
  }
}
