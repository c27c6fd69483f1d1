// Words around the number of a target: verbs of change, rates, doubling, grades.

import BiaoSyntax

enum TargetWords {
  /// Verbs of change with their direction; what `WordTable` finds as one word is asked here.
  private static let increases = words("增长 提高 提升 增加 上升 回升 增强 扩大 延长 加快 上涨 攀升 增收")
  private static let decreases = words("下降 降低 减少 压减 压缩 缩短 缩小 节约 节省 回落 减轻 下调 下跌 降本 压降 削减")

  private static func words(_ list: String) -> [[UInt8]] {
    list.utf8.split(separator: 0x20).map { Array($0) }
  }

  /// The direction of the verb that is exactly this text, or ends it (稳步增长).
  static func change(_ bytes: [UInt8], _ range: ByteRange) -> TargetChange? {
    guard range.count >= 6, range.upperBound <= bytes.count else { return nil }
    let tail = bytes[range.upperBound - 6..<range.upperBound]
    if increases.contains(where: { $0.elementsEqual(tail) }) { return .increase }
    if decreases.contains(where: { $0.elementsEqual(tail) }) { return .decrease }
    return nil
  }

  /// The end of a deadline without 完成 and 全部完成, which say what is due and not when.
  static func endWithoutCompletion(_ source: [UInt8], _ range: ByteRange) -> Int {
    for word in completions where range.count > word.count && range.upperBound <= source.count {
      let start = range.upperBound - word.count
      if source[start..<range.upperBound].elementsEqual(word) { return start }
    }
    return range.upperBound
  }

  private static let completions = words("全部完成 完成")

  static func startsChange(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    guard at + 6 <= min(end, bytes.count) else { return false }
    return change(bytes, ByteRange(clamping: at, at + 6)) != nil
  }

  /// 高 多 快 增 升; 低 少 降 减
  static func shortChange(_ scalar: UInt32) -> TargetChange? {
    switch scalar {
    case 0x9AD8, 0x591A, 0x5FEB, 0x589E, 0x5347: return .increase
    case 0x4F4E, 0x5C11, 0x964D, 0x51CF: return .decrease
    default: return nil
    }
  }

  /// `每周`, `每人`, `每月每户` before a number.
  static func takeRate(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> ByteRange? {
    var ahead = cursor
    guard ahead.take("每", bytes) else { return nil }
    guard Units.scanPlain(&ahead, bytes) != nil else { return nil }
    let range = ByteRange(clamping: cursor.at, ahead.last)
    cursor = ahead
    return range
  }

  /// 翻番, 翻一番 (×2), 翻两番 (×4), up to 翻九番
  static func doubling(_ cursor: FoldedCursor, _ bytes: [UInt8]) -> (Figure, FoldedCursor)? {
    var ahead = cursor
    guard ahead.take("翻", bytes) else { return nil }
    var count = 1
    if let digit = Numerals.digit(ahead.scalar), digit > 0 {
      count = digit
      ahead.advance(bytes)
    }
    guard ahead.take("番", bytes) else { return nil }
    var figure = Figure(number: Decimal(1 << count), range: ByteRange(clamping: cursor.at, ahead.last))
    figure.unit = times
    figure.isNumeral = true
    return (figure, ahead)
  }

  private static let times = Units.unit(named: Array("倍".utf8))

  /// Whether the text is a grade of a known scale, or such a scale (优/良/中/差).
  static func isGrade(_ source: [UInt8], _ range: ByteRange) -> Bool {
    guard range.count <= 60 else { return false }
    let text = CompactText(source, range).bytes
    var start = 0
    var count = 0
    var index = 0
    while index <= text.count {
      var width = 0
      if index < text.count {
        if text[index] == 0x2F || text[index] == 0x2C {
          width = 1
        } else if index + 2 < text.count, text[index] == 0xE3, text[index + 1] == 0x80, text[index + 2] == 0x81 {
          width = 3
        }
      }
      if index == text.count || width > 0 {
        guard isGradeWord(text, start..<index) else { return false }
        count += 1
        start = index + max(width, 1)
      }
      index += max(width, 1)
    }
    return count > 0
  }

  private static func isGradeWord(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    if Names.isGradeWord(text, range) { return true }
    if range.count <= 5, text[range].allSatisfy({ $0 == 0x41 }) { return true }
    if range.count == 1 { return text[range.lowerBound] >= 0x41 && text[range.lowerBound] <= 0x44 }
    if let word = WordTable.shared.longest(text, at: range.lowerBound, end: range.upperBound),
      word.kind == .grade || word.kind == .border
    {
      let rest = range.lowerBound + word.length
      return rest == range.upperBound || endsGrade(text, rest..<range.upperBound)
    }
    return false
  }

  private static let endings = words("级 等 以上 及以上 等级 等次")
  private static func endsGrade(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    endings.contains { $0.elementsEqual(text[range]) }
  }
}
