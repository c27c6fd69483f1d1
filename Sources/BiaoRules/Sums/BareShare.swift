// Rates in running text that lack their sign: 物业服务覆盖率达到92以上.

import BiaoSyntax

enum BareShare {
  /// The numbers of a text that a rate is said to reach, without %. Linear in the text.
  static func all(_ bytes: [UInt8], _ text: ByteRange) -> [ByteRange] {
    var found: [ByteRange] = []
    var start = text.lowerBound
    let end = min(text.upperBound, bytes.count)
    while let rate = rate.firstRange(in: bytes, ByteRange(clamping: start, end)) {
      start = rate.upperBound
      guard rate.lowerBound - text.lowerBound >= 6,
        !others.ends(bytes, ByteRange(clamping: text.lowerBound, rate.upperBound)),
        let link = links.first(where: { bytes[start..<end].starts(with: $0) })
      else { continue }
      let first = start + link.count
      var last = first
      while last < end, bytes[last] &- 0x30 < 10 || bytes[last] == 0x2E && last > first { last += 1 }
      guard last > first, last - first <= 5, bytes[last - 1] != 0x2E, isShare(bytes[first..<last]),
        last == end || behind.contains(where: { bytes[last..<end].starts(with: $0) })
      else { continue }
      found.append(first..<last)
      start = last
    }
    return found
  }

  /// More than one and at most a hundred.
  private static func isShare(_ digits: ArraySlice<UInt8>) -> Bool {
    let whole = digits.prefix { $0 != 0x2E }
    guard let first = whole.first, first != 0x30, whole.count <= 3 else { return false }
    return whole.count == 2 || whole.elementsEqual("100".utf8) && digits.count == 3
  }

  static func say(_ number: ByteRange, _ report: Report) {
    let words = report.quote(number)
    let end = number.upperBound
    report.add(
      number, zh: "“\(words)”前面说的是比率，这里没有“%”：补上", en: "a rate is “\(words)” here, without “%”: add it",
      fixes: [report.fix(.suggested, zh: "补上“%”", en: "add “%”", edits: [TextEdit(range: end..<end, text: "%")])])
  }

  private static let rate = Array("率".utf8)
  /// Of which the numbers are none of a hundred.
  private static let others = WordSet("汇率 频率 功率 曲率 速率 心率 倍率 积率 杠杆率 效率 利率 斜率 密度率 建筑率 载客率 分辨率 像率")
  private static let links = NameTraitWords.words("达到 达 不低于 不少于 为 保持在 稳定在 控制在 提高到 提升到 提高至 提升至 ≥")
  private static let behind = NameTraitWords.words("以上 以内 以下 及以上 ， 。 ； 、 ,")

  /// Of `missing-unit`.
  static let examples: [Example] = [
    .flagged("绩效目标: 小区物业服务覆盖率达到‹92›以上，投诉按期办结率95%以上。", in: .form),
    .flagged("绩效目标:\n  > 河道保洁率不低于‹95›，垃圾日清率98%。", in: .form),
    .fine("绩效目标: 覆盖率达到92%以上，入学率达到1000人以上，贷款利率为12，办结率达到90-95%，办结率达到9成以上。", in: .form),
  ]
}
