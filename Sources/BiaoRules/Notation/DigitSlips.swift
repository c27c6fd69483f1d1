// Characters that were left out or mistaken beside a figure: 2021度, 基本支989312.11元, 结余未19.8万元, 控制率Q100%.

import BiaoSyntax

/// Looks at 度 behind a digit, and at 支 and 未 behind what is told of money.
enum DigitSlips {
  private static let degree = NotationScan.character(Array("度".utf8), 0)
  private static let paid = NotationScan.character(Array("支".utf8), 0)
  private static let notYet = NotationScan.character(Array("未".utf8), 0)

  /// What leads here.
  static let pairs: [(first: UInt32, second: UInt32)] =
    (0x30...0x39).map { (first: UInt32($0), second: degree) }
    + kinds.map { (first: NotationScan.character($0, $0.count - 3), second: paid) }
    + stated.map { (first: NotationScan.character($0, $0.count - 3), second: notYet) }

  /// The wrong words around `at`, and what is meant.
  static func find(_ bytes: [UInt8], _ at: Int, _ line: ByteRange) -> (range: ByteRange, right: String)? {
    let end = min(line.upperBound, bytes.count)
    guard at - 3 >= line.lowerBound, at + 3 <= end else { return nil }
    switch NotationScan.character(bytes, at) {
    case degree: return lostYear(bytes, at, line.lowerBound, end)
    case paid: return shortenedSpending(bytes, at, line.lowerBound, end)
    case notYet: return mistakenIs(bytes, at, line.lowerBound, end)
    default: return nil
    }
  }

  /// 2021度, of which 年 was left out.
  private static func lostYear(_ bytes: [UInt8], _ at: Int, _ lower: Int, _ end: Int) -> (ByteRange, String)? {
    guard at - 4 >= lower, bytes[at - 4] == 0x32, bytes[at - 3] == 0x30, bytes[at - 2] &- 0x30 < 10,
      bytes[at - 1] &- 0x30 < 10, at - 5 < lower || bytes[at - 5] &- 0x30 >= 10 && bytes[at - 5] != 0x2E,
      at + 3 == end || bytes[at + 3] &- 0xE4 < 6 && !used.contains(NotationScan.character(bytes, at + 3))
    else { return nil }
    return (at - 4..<at + 3, String(decoding: bytes[at - 4..<at], as: UTF8.self) + "年度")
  }

  /// 基本支989312.11元: 出 was left out.
  private static func shortenedSpending(
    _ bytes: [UInt8], _ at: Int, _ lower: Int, _ end: Int
  ) -> (ByteRange, String)? {
    guard at + 3 < end, bytes[at + 3] &- 0x30 < 10,
      kinds.contains(where: { at - $0.count >= lower && bytes[..<at].suffix($0.count).elementsEqual($0) }),
      case let next = numberEnd(bytes, at + 3, end), money.contains(where: { bytes[next..<end].starts(with: $0) })
    else { return nil }
    return (at..<at + 3, "支出")
  }

  /// 结余未19.8万元: 为 was meant.
  private static func mistakenIs(_ bytes: [UInt8], _ at: Int, _ lower: Int, _ end: Int) -> (ByteRange, String)? {
    guard at + 3 < end, bytes[at + 3] &- 0x30 < 10,
      stated.contains(where: { at - $0.count >= lower && bytes[..<at].suffix($0.count).elementsEqual($0) }),
      case let next = numberEnd(bytes, at + 3, end), next < end,
      bytes[next] == 0x25 || units.contains(where: { bytes[next..<end].starts(with: $0) })
    else { return nil }
    return (at..<at + 3, "为")
  }

  /// 控制率Q100%: the sign of a comparison that another font shows as a letter.
  static func garbledSign(_ bytes: [UInt8], _ text: ByteRange) -> ByteRange? {
    guard let at = text.first(where: { bytes[$0] == 0x51 }), at + 1 < text.upperBound, bytes[at + 1] &- 0x30 < 10,
      at - 3 >= text.lowerBound, garbledBehind.contains(NotationScan.character(bytes, at - 3))
    else { return nil }
    return at..<at + 1
  }

  private static func numberEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var i = start
    while i < end, bytes[i] &- 0x30 < 10 || bytes[i] == 0x2E || bytes[i] == 0x2C { i += 1 }
    return i
  }

  /// 2021度电
  private static let used = NotationScan.characters("电每以左的用水")
  private static let garbledBehind = NotationScan.characters("率数量额比")
  private static let kinds = NameTraitWords.words("基本 项目 人员 公用 经费 总")
  private static let money = NameTraitWords.words("元 万元 亿元 千元")
  private static let stated = NameTraitWords.words("结余 余额 总额 金额 数额 预算 收入 支出 面积 人数 数量 比例 总数 资金")
  private static let units = NameTraitWords.words("元 万元 亿元 人 万人 亩 平方米 公里 户 个 家 次")
}
