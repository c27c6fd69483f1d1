// Rows of a tier that say that it has no indicator: `- /`, `- 指标1：无`, `- 本项目不涉及: 无`.

import BiaoSyntax
import BiaoValues

enum StruckRow {
  /// Whether the item on `line`, whose name is `name`, is no indicator but the word that there is none.
  static func isOne(_ line: Int, _ name: ByteRange, _ tree: Tree) -> Bool {
    let bytes = tree.bytes
    if tree.lines[line].colon == nil {
      return Read.isInapplicable(bytes, name) || Read.isInapplicable(bytes, afterNumber(bytes, name))
    }
    guard let value = tree.value(ofLine: line), value.count <= longestMark,
      value.isEmpty || mayBeMark(bytes, value.lowerBound) && Read.isInapplicable(bytes, value)
    else { return false }
    if Read.isInapplicable(bytes, afterNumber(bytes, name)) { return true }
    // The name says so, and the value does not contradict it.
    return !value.isEmpty && name.count <= longestSentence && saysSo(bytes, name)
  }

  /// Whether a mark may begin so: most values begin with a digit or a comparison.
  private static func mayBeMark(_ bytes: [UInt8], _ start: Int) -> Bool {
    switch bytes[start] {
    case 0x30...0x3E: false
    case 0xE2: start + 1 < bytes.count && bytes[start + 1] != 0x89
    default: true
    }
  }

  /// `不适用` and what is about as long.
  private static let longestMark = 24
  /// A longer name tells of something else, too.
  private static let longestSentence = 48

  /// Behind `指标1：`, `指标：` or `1.`; the whole name where none stands there.
  private static func afterNumber(_ bytes: [UInt8], _ name: ByteRange) -> ByteRange {
    var i = name.lowerBound
    let end = name.upperBound
    if bytes[i..<end].starts(with: indicator) { i += indicator.count }
    while i < end, bytes[i] &- 0x30 < 10 { i += 1 }
    guard i > name.lowerBound, i < end else { return name }
    for mark in marks where bytes[i..<end].starts(with: mark) && end - i > mark.count {
      return trimmedRange(bytes, ByteRange(clamping: i + mark.count, end))
    }
    return name
  }

  /// 本项目不适用此指标
  private static func saysSo(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    var i = name.lowerBound
    while i + 9 <= name.upperBound {
      if bytes[i] == 0xE4, words.contains(where: { bytes[i..<name.upperBound].starts(with: $0) }) { return true }
      i += 1
    }
    return false
  }

  private static let indicator = Array("指标".utf8)
  private static let marks = ["：", ":", "、", ".", "．"].map { Array($0.utf8) }
  private static let words = ["不适用", "不涉及"].map { Array($0.utf8) }
}
