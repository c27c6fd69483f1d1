// Lists of which the sentence before them says how many items they have: 存在以下四个问题：, and three follow.

import BiaoModel
import BiaoSyntax

/// A number of items that is not the number of those that follow.
struct AnnouncedCount {
  /// 四 of 以下四个方面.
  var range: ByteRange
  var stated: Int
  var count: Int
  /// The number of the last item: （三）.
  var last: ByteRange

  /// What leads here: 以下, 如下 and 分别.
  static let pairs: [(first: UInt32, second: UInt32)] = ["以下", "如下", "分别"].map {
    (NotationScan.character(Array($0.utf8), 0), NotationScan.character(Array($0.utf8), 3))
  }

  /// Those of a document. Linear in its lines of prose that have one of the words.
  static func wrong(in tree: Tree, _ notation: NotationScan) -> [AnnouncedCount] {
    var found: [AnnouncedCount] = []
    var last = -1
    for mark in notation.asked where tree.lines[mark.line].kind == .prose && mark.line != last {
      let character = NotationScan.character(tree.bytes, mark.at)
      guard pairs.contains(where: { $0.second == character }), let text = tree.text(ofLine: mark.line) else { continue }
      last = mark.line
      found += listed(tree.bytes, text)
      let line = mark.line
      guard endsAsAnnouncement(tree.bytes, tree.lines[line]), let announced = announced(tree.bytes, text),
        let items = items(behind: line, tree), items.count > 1,
        items.count != announced.value
      else { continue }
      found.append(
        AnnouncedCount(range: announced.range, stated: announced.value, count: items.count, last: items.last))
      if found.count >= maximum { break }
    }
    return found
  }

  /// Lists within a sentence: 有3个项目未完工，分别为东渠和西渠. With 和 and 及 nobody knows whether they join two items or stand
  /// in one, so both numbers have to be wrong.
  private static func listed(_ bytes: [UInt8], _ text: ByteRange) -> [AnnouncedCount] {
    var found: [AnnouncedCount] = []
    var from = text.lowerBound
    while let word = each.firstRange(in: bytes, ByteRange(clamping: from, text.upperBound)) {
      from = word.upperBound
      guard let stated = number(bytes, before: word.lowerBound, text.lowerBound),
        let opening = linking.first(where: { bytes[word.upperBound..<text.upperBound].starts(with: $0) })
      else { continue }
      let start = word.upperBound + opening.count
      var end = start
      var (marks, joints) = (0, 0)
      while end < text.upperBound, !bytes[end..<text.upperBound].starts(with: comma),
        !isStop(bytes, end, text.upperBound)
      {
        if bytes[end..<text.upperBound].starts(with: listMark) { marks += 1 }
        if joined.contains(where: { bytes[end..<text.upperBound].starts(with: $0) }) { joints += 1 }
        end += bytes[end] >= 0xE0 ? 3 : 1
      }
      let items = ByteRange(clamping: start, min(end, text.upperBound))
      guard items.count >= 12, !others.isIn(bytes, items), marks + joints > 0,
        !bytes[items].contains(where: { $0 &- 0x30 < 10 }),
        stated.value > marks + joints + 1 || stated.value < marks + 1
      else { continue }
      found.append(
        AnnouncedCount(range: stated.range, stated: stated.value, count: marks + min(joints, 1) + 1, last: items))
    }
    return found
  }

  /// The number of things in the clause before 分别, and the one before it: 3个项目.
  private static func number(_ bytes: [UInt8], before end: Int, _ lower: Int) -> (value: Int, range: ByteRange)? {
    let start = max(lower, end - 75)
    var found: (value: Int, range: ByteRange)?
    var i = start
    while i < end {
      guard bytes[i] &- 0x30 < 10, i == start || bytes[i - 1] &- 0x30 >= 10 && bytes[i - 1] != 0x2E else {
        i += 1
        continue
      }
      var last = i
      while last < end, bytes[last] &- 0x30 < 10 { last += 1 }
      // Another number makes it doubtful which one is meant.
      guard found == nil, last - i <= 2, pieces.contains(where: { bytes[last..<end].starts(with: $0) }) else {
        return nil
      }
      found = (bytes[i..<last].reduce(0) { $0 * 10 + Int($1 &- 0x30) }, i..<last)
      i = last
    }
    return found.flatMap { $0.value > 1 && $0.value < 13 ? $0 : nil }
  }

  private static func isStop(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    at + 3 <= end && stops.contains(NotationScan.character(bytes, at))
  }

  private static let each = Array("分别".utf8)
  private static let linking = NameTraitWords.words("为 是")
  private static let comma = Array("，".utf8)
  private static let listMark = Array("、".utf8)
  private static let joined = NameTraitWords.words("和 及 与 以及")
  private static let stops = NotationScan.characters("。；：（")
  private static let pieces = NameTraitWords.words("个 项 家 所 处 座 条 名 位 镇 乡 县 村")
  private static let others = WordSet("等 元 % 分 万 其他 每")

  /// With a colon or a stop.
  private static func endsAsAnnouncement(_ bytes: [UInt8], _ line: Line) -> Bool {
    guard line.end - line.content >= 18 else { return false }
    let last = NotationScan.character(bytes, line.end - 3)
    return bytes[line.end - 1] == 0x3A || last == 0xEF_BC9A || last == 0xE3_8082
  }

  /// The number in the last sentence of a text: 以下四个方面的问题：. Nothing else follows it there.
  private static func announced(_ bytes: [UInt8], _ text: ByteRange) -> (value: Int, range: ByteRange)? {
    let tail = ByteRange(clamping: max(text.lowerBound, text.upperBound - 66), text.upperBound)
    guard let word = heads.lazy.compactMap({ $0.firstRange(in: bytes, tail) }).first else { return nil }
    var at = word.upperBound
    let start = at
    var value = 0
    if bytes[at] &- 0x30 < 10 {
      while at < text.upperBound, bytes[at] &- 0x30 < 10, at - start < 2 {
        value = value * 10 + Int(bytes[at] &- 0x30)
        at += 1
      }
    } else if let index = numerals.firstIndex(where: { bytes[at..<text.upperBound].starts(with: $0) }) {
      value = index == 10 ? 2 : index + 1
      at += 3
    }
    let rest = ByteRange(clamping: at, text.upperBound)
    guard value > 1, measures.contains(where: { bytes[rest].starts(with: $0) }), rest.count <= 42,
      !clause.isIn(bytes, ByteRange(clamping: rest.lowerBound, max(rest.lowerBound, rest.upperBound - 3)))
    else { return nil }
    return (value, start..<at)
  }

  private static let heads = NameTraitWords.words("以下 如下")
  private static let numerals = NameTraitWords.words("一 二 三 四 五 六 七 八 九 十 两")
  private static let measures = NameTraitWords.words("个 项 条 点 方面 大 类 种")
  private static let clause = WordSet("， 。 ； ： 、")
  private static let maximum = 16

  /// How many lines of the same group count on from one behind `line`, whatever stands between them.
  private static func items(behind line: Int, _ tree: Tree) -> (count: Int, last: ByteRange)? {
    guard let parent = tree.lines[line].parent else { return nil }
    var style: Style?
    var count = 0
    var last = 0..<0
    for next in (line + 1)..<max(tree.lines[parent].subtreeEnd, line + 1)
    where tree.lines[next].kind == .prose && tree.lines[next].parent == parent {
      guard let text = tree.text(ofLine: next) else { continue }
      for candidate in style.map({ [$0] }) ?? Style.allCases {
        guard let end = candidate.end(of: count + 1, tree.bytes, text) else { continue }
        (style, count, last) = (candidate, count + 1, text.lowerBound..<end)
        break
      }
      // The first line behind it is the first item.
      if style == nil { return nil }
    }
    return count > 0 ? (count, last) : nil
  }

  /// How the items are numbered.
  private enum Style: CaseIterable {
    case brackets, comma, point, ordinal

    func end(of number: Int, _ bytes: [UInt8], _ text: ByteRange) -> Int? {
      guard let numeral = ChineseOrdinal.text(number) else { return nil }
      let marks: [String] =
        switch self {
        case .brackets: ["（\(numeral)）", "(\(numeral))"]
        case .comma: ["\(numeral)、"]
        case .point: ["\(number).", "\(number)、", "\(number)．", "（\(number)）", "(\(number))"]
        case .ordinal: ["\(numeral)是", "第\(numeral)，"]
        }
      let mark = marks.first { bytes[text].starts(with: $0.utf8) }
      return mark.map { text.lowerBound + $0.utf8.count }
    }
  }
}
