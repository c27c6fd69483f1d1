// Numbers of official documents that lack their year or their number: 政办发〔2024〕 号, 〔2024〕×号, 〔〕12号.

import BiaoSyntax

enum DocumentNumbers {
  /// The brackets with what should be the number, of those in a text that lack the year or the number.
  static func incomplete(_ bytes: [UInt8], _ text: ByteRange) -> [ByteRange] {
    let span = bytes.span
    let end = min(text.upperBound, bytes.count)
    var found: [ByteRange] = []
    var i = max(text.lowerBound, 0)
    while end &- i >= 9 {
      // 〔 is E3 80 94.
      guard span[i] == 0xE3, span[i &+ 1] == 0x80, span[i &+ 2] == 0x94 else {
        i &+= 1
        continue
      }
      if let range = incomplete(bytes, at: i, end) { found.append(range) }
      i &+= 3
    }
    return found
  }

  /// Whether [2021]14号 stands at `i`, with brackets that documents do not have; 第 may stand before the number. Official
  /// documents have their year in 〔〕: GB/T 9704—2012, 7.2.5.
  static func isSquare(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Bool {
    var next = i + 6
    guard next < end, bytes[next - 1] == 0x5D, bytes[(i + 1)..<(next - 1)].allSatisfy({ $0 &- 0x30 < 10 }) else {
      return false
    }
    if bytes[next..<end].starts(with: ordinal) { next += ordinal.count }
    return digits(bytes, &next, end) > 0 && bytes[min(next, end)..<end].starts(with: mark)
  }

  private static func incomplete(_ bytes: [UInt8], at start: Int, _ end: Int) -> ByteRange? {
    var i = start + 3
    let year = digits(bytes, &i, end)
    guard bytes[i..<end].starts(with: close), year == 0 || year == 4 else { return nil }
    i += 3
    let behind = i
    let number = digits(bytes, &i, end)
    if number > 0 { return year == 0 && bytes[i..<end].starts(with: mark) ? start..<i + 3 : nil }
    // 〔2024〕 号, 〔2024〕××号
    while i < end, let word = blanks.first(where: { bytes[i..<end].starts(with: $0) }) { i += word.count }
    guard bytes[i..<end].starts(with: mark), i - behind <= 12 else { return nil }
    return start..<i + 3
  }

  /// Goes past digits and the spaces around them; how many digits there are.
  private static func digits(_ bytes: [UInt8], _ i: inout Int, _ end: Int) -> Int {
    var count = 0
    while i < end, bytes[i] == 0x20 || bytes[i] &- 0x30 < 10 || bytes[i..<end].starts(with: space) {
      if bytes[i] &- 0x30 < 10 { count += 1 }
      i += bytes[i] < 0x80 ? 1 : 3
    }
    return count
  }

  private static let close = Array("〕".utf8)
  private static let mark = Array("号".utf8)
  private static let ordinal = Array("第".utf8)
  private static let space = Array("\u{3000}".utf8)
  private static let blanks = NameTraitWords.words("× X x * _ ○ □ ＊ Ｘ … ＿ 第 某 ．．") + [space, [0x20]]

  static func check(_ text: ByteRange, _ report: Report) {
    for range in incomplete(report.tree.bytes, text) {
      let words = report.quote(range)
      report.add(
        range, zh: "文号“\(words)”不完整：补上年份和号数", en: "the document number “\(words)” is not complete: add what is missing")
    }
  }

  /// Of `placeholder`.
  static let examples: [Example] = [
    .flagged(
      "立项依据:\n  > 《云岭县防汛规划》（云政办发‹〔2024〕 号›）、云委‹〔〕12号›和云水发‹〔2023〕×号›。", template: "立项依据: prose"),
    .fine(
      "立项依据:\n  > 《云岭县防汛规划》（云政办发〔2024〕3号）、云委〔2023〕 12 号和云水发〔2023〕第6号。", template: "立项依据: prose"),
  ]
}
