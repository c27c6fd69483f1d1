// Names of lines under indicators that no list holds, told by their parts: 截至7月底完成值, 偏差原因及拟采取的措施.

import BiaoSyntax

extension AttributeRole {
  /// The role of a name that says by when something was done, or why it was not; nil for others.
  static func composed(_ bytes: [UInt8], _ name: ByteRange) -> AttributeRole? {
    // 未完成原因 is the shortest in use, and most names begin otherwise.
    guard name.count >= 12, name.count <= 72, name.lowerBound >= 0, name.upperBound <= bytes.count,
      mayBegin(bytes[name.lowerBound])
    else { return nil }
    return role(foldedName(bytes, name))
  }

  static func composed(_ name: String) -> AttributeRole? {
    let bytes = Array(name.utf8)
    return composed(bytes, 0..<bytes.count)
  }

  /// Whether it is the first byte of a word of `terms` or `shortfalls`.
  private static func mayBegin(_ byte: UInt8) -> Bool { byte == 0x31 || byte >= 0xE4 && byte <= 0xE8 || byte == 0xEF }

  private static func role(_ name: [UInt8]) -> AttributeRole? {
    func holds(_ words: [[UInt8]]) -> Bool { words.contains { name.firstRange(of: $0) != nil } }
    if shortfalls.contains(where: { name.starts(with: $0) }) {
      return holds(reasons) && !holds(standards) ? .reason : nil
    }
    guard terms.contains(where: { name.starts(with: $0) }), !holds(others) else { return nil }
    if rates.contains(where: { name.suffix($0.count).elementsEqual($0) }) { return .completion }
    guard results.contains(where: { name.suffix($0.count).elementsEqual($0) }) else { return nil }
    // By the end of December all is done that will be; of which year, only the form's own says.
    guard name.firstRange(of: december) != nil else { return .progress }
    return name.firstRange(of: year) == nil ? .actual : nil
  }

  private static func words(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  private static let terms = words([
    "截至", "截止", "上半年", "前三季度", "前三个季度", "1-", "1—", "1–", "1至", "1~", "一至", "监控期", "监控时点", "本期", "当期", "目前",
  ])
  private static let results = words([
    "完成值", "完成情况", "完成数", "完成量", "实际值", "执行情况", "实现值", "达成值", "执行值", "完成数量", "进展情况", "实际完成",
  ])
  private static let rates = words(["完成率", "完成进度", "完成比例", "完成程度", "完成度", "完成百分比", "达成率"])
  private static let others = words(["预计", "上年", "去年", "年底", "年末", "资金", "预算", "支出"])
  private static let december = Array("12月".utf8)
  private static let year = Array("年".utf8)
  private static let shortfalls = words([
    "偏差", "未完成", "未达", "未实现", "目标未", "指标未", "目标偏差", "指标偏差", "产生偏差", "完成偏差", "进度偏差", "进度滞后", "滞后原因", "扣分",
  ])
  private static let reasons = words(["原因", "说明", "分析", "措施"])
  private static let standards = words(["标准", "细则", "办法"])
}

extension [UInt8] {
  fileprivate func firstRange(of word: [UInt8]) -> Range<Int>? {
    guard let first = word.first, count >= word.count else { return nil }
    for i in 0...(count - word.count) where self[i] == first && self[i...].starts(with: word) {
      return i..<i + word.count
    }
    return nil
  }
}
