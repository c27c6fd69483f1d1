// Points of a list of which nothing but dots was written: 三是……, 任务4：……

import BiaoSyntax

enum OpenPoint {
  /// 三是…… at the end of a text that said 一是 and 二是: a point that was never written.
  static func find(_ bytes: [UInt8], _ text: ByteRange) -> ByteRange? {
    if isNumberedDots(bytes, text) { return text }
    var end = text.upperBound
    while end > text.lowerBound, isDot(bytes[end - 1]) { end -= 1 }
    // Two points or six, and 是 before them, behind the number of the point and a stop.
    guard text.upperBound - end >= 3, end - text.lowerBound >= 15, bytes[..<end].suffix(3).elementsEqual(pointMark),
      case let number = NotationScan.character(bytes, end - 6), pointNumbers.contains(number),
      case let stop = NotationScan.character(bytes, end - 9), sentenceEnds.contains(stop)
    else { return nil }
    return ByteRange(clamping: end - 6, text.upperBound)
  }

  /// 任务4：……
  private static func isNumberedDots(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    guard text.count >= 10, text.count <= 30, isDot(bytes[text.upperBound - 1]),
      let word = points.first(where: { bytes[text].starts(with: $0) })
    else { return false }
    var i = text.lowerBound + word.count
    let start = i
    while i < text.upperBound, bytes[i] &- 0x30 < 10 { i += 1 }
    guard i > start, i < text.upperBound else { return false }
    i += bytes[i] < 0x80 ? 1 : 3
    return i < text.upperBound && bytes[i..<text.upperBound].allSatisfy(isDot)
  }

  private static let points = NameTraitWords.words("目标 任务 措施 问题 建议")
  private static let pointMark = Array("是".utf8)
  private static let pointNumbers = NotationScan.characters("二三四五六七八九十")
  private static let sentenceEnds = NotationScan.characters("。；，、")

  /// One of the bytes of . … and ·
  static func isDot(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0xE2, 0x80, 0xA6, 0xC2, 0xB7: true
    default: false
    }
  }
}
