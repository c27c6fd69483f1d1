// The numbers of lists: `1.` `2、` `（3）` `（四）` `五、` `六是`, and which of them belong to one list.

import BiaoSyntax

/// A number that starts a point of a list.
struct ListNumber: Sendable {
  /// How it is written. Both widths of a mark are one style; the text keeps the usual one.
  enum Style: Hashable, Sendable, CaseIterable {
    /// `1.` `1、` `1）` `（1）`
    case point, comma, bracket, brackets
    /// `一、` `（一）` `一是`
    case numeralComma, numeralBrackets, numeralIs

    /// The number in that style.
    func text(_ value: Int) -> String? {
      let numeral = ChineseOrdinal.text(value)
      return switch self {
      case .point: "\(value)."
      case .comma: "\(value)、"
      case .bracket: "\(value)）"
      case .brackets: "（\(value)）"
      case .numeralComma: numeral.map { "\($0)、" }
      case .numeralBrackets: numeral.map { "（\($0)）" }
      case .numeralIs: numeral.map { "\($0)是" }
      }
    }
  }

  /// Styles that lists mix up; others are levels of their own.
  static let alike: [Set<Style>] = [[.point, .comma, .bracket], [.brackets, .numeralBrackets]]

  var style: Style
  var value: Int
  /// The number with its marks.
  var range: ByteRange
  var line: Int
  /// Whether it stands first in its line or name.
  var startsLine: Bool

  /// Reads the number at a place that the walk found.
  init?(_ mark: NotationMark, _ tree: Tree) {
    let bytes = tree.bytes
    let line = tree.lines[mark.line]
    let end = min(line.end, bytes.count)
    var value = 0
    var next = mark.at
    let isNumeral: Bool
    if let (ordinal, after) = ChineseOrdinal.read(bytes, at: mark.at, end: end) {
      (value, next, isNumeral) = (ordinal, after, true)
    } else {
      isNumeral = false
      while next < end, next - mark.at < 2, bytes[next] >= 0x30, bytes[next] <= 0x39 {
        value = 10 * value + Int(bytes[next] & 0x0F)
        next += 1
      }
    }
    guard value > 0 else { return nil }
    var start = mark.at
    var before = start
    while before > line.content, bytes[before - 1] == 0x20 { before -= 1 }
    let isOpen = before > line.content && (bytes[before - 1] == 0x28 || ListNumber.isWideOpening(bytes, before))
    while next < end, bytes[next] == 0x20, isOpen { next += 1 }
    let mark3 = NotationScan.character(bytes, next)
    let isClose = next < end && (bytes[next] == 0x29 || mark3 == 0xEF_BC89)
    if isOpen {
      guard isClose else { return nil }
      start = before - (bytes[before - 1] == 0x28 ? 1 : 3)
      style = isNumeral ? .numeralBrackets : .brackets
    } else if isClose {
      guard !isNumeral else { return nil }
      style = .bracket
    } else if next < end, bytes[next] == 0x2E || mark3 == 0xEF_BC8E {
      guard !isNumeral else { return nil }
      style = .point
    } else if mark3 == 0xE3_8081 {
      style = isNumeral ? .numeralComma : .comma
    } else if mark3 == 0xE6_98AF, isNumeral {
      style = .numeralIs
    } else {
      return nil
    }
    let length = next < end && bytes[next] < 0x80 ? 1 : 3
    guard next + length <= end else { return nil }
    self.value = value
    self.line = mark.line
    range = start..<next + length
    // Back over the spaces before it, and not over those of the whole line.
    let first = line.content + (line.kind == .entry ? 0 : (bytes[line.content] < 0x80 ? 1 : 3))
    var space = start
    while space > first, bytes[space - 1] == 0x20 { space -= 1 }
    startsLine = space == first
  }

  private static func isWideOpening(_ bytes: [UInt8], _ end: Int) -> Bool {
    end >= 3 && bytes[end - 3] == 0xEF && bytes[end - 2] == 0xBC && bytes[end - 1] == 0x88
  }
}

/// The numbers of a document in blocks that may be one list: paragraphs that follow each other, the names of the items of
/// one group, one value. At least two numbers make a block.
struct NumberedBlocks: Sequence, IteratorProtocol {
  private let numbers: [ListNumber]
  private let tree: Tree
  private var position = 0

  init(_ notation: NotationScan, _ tree: Tree) {
    self.tree = tree
    guard notation.numbers.count + notation.clauses.count >= 2 else {
      numbers = []
      return
    }
    // 一是 is among the words that the walk looks for.
    let marks = (notation.numbers + notation.clauses.map { NotationMark(at: $0.at - 3, line: $0.line) })
      .sorted { $0.at < $1.at }
    numbers = marks.compactMap { ListNumber($0, tree) }
  }

  mutating func next() -> [ListNumber]? {
    while position < numbers.count {
      let first = numbers[position]
      var block = [first]
      position += 1
      while position < numbers.count, belongs(numbers[position], after: block[block.count - 1]) {
        block.append(numbers[position])
        position += 1
      }
      if block.count >= 2 { return block }
    }
    return nil
  }

  private func belongs(_ number: ListNumber, after last: ListNumber) -> Bool {
    let line = tree.lines[number.line]
    if number.line == last.line { return isInName(number) == isInName(last) }
    guard line.kind == tree.lines[last.line].kind, line.parent == tree.lines[last.line].parent else { return false }
    switch line.kind {
    case .prose:
      // Nothing but paragraphs, and those numbered or not, between them.
      return (last.line + 1..<number.line).allSatisfy {
        let kind = tree.lines[$0].kind
        return kind == .prose || !kind.isSignificant
      }
    case .item: return number.startsLine && last.startsLine && isInName(number) && isInName(last)
    default: return false
    }
  }

  private func isInName(_ number: ListNumber) -> Bool {
    let line = tree.lines[number.line]
    guard line.kind == .item else { return false }
    return number.range.lowerBound < line.colon ?? line.end
  }
}
