// 的 before a verb where 地 is meant: 较好的完成了, 圆满的完成各项任务.

import BiaoSyntax

/// Looks at 的 behind an adverb.
enum AdverbSlips {
  private static let particle = NotationScan.character(Array("的".utf8), 0)

  /// What leads here.
  static let pairs: [(first: UInt32, second: UInt32)] = Set(adverbs.map { NotationScan.character($0, $0.count - 3) })
    .sorted().map { ($0, particle) }

  /// 的, which is to be 地.
  static func find(_ bytes: [UInt8], _ at: Int, _ line: ByteRange) -> (range: ByteRange, right: String)? {
    let end = min(line.upperBound, bytes.count)
    guard at + 9 < end, NotationScan.character(bytes, at) == particle,
      adverbs.contains(where: { at - $0.count >= line.lowerBound && bytes[..<at].suffix($0.count).elementsEqual($0) }),
      let verb = verbs.first(where: { bytes[(at + 3)..<end].starts(with: $0) }),
      case let next = at + 3 + verb.count, next + 3 <= end,
      objects.contains(where: { bytes[next..<end].starts(with: $0) })
    else { return nil }
    return (at..<at + 3, "地")
  }

  private static let adverbs = NameTraitWords.words("较好 很好 圆满 顺利 及时 全面 有效 认真 积极 充分 切实 不断 扎实 按时 按期 严格")
  private static let verbs = NameTraitWords.words("完成 开展 落实 履行 推进 执行 解决 实现 提高 提升 促进 推动 保障")
  /// What makes the verb one: 完成了, but not 完成率 and 完成情况.
  private static let objects = NameTraitWords.words("了 各项 全年 年初 年度 预期 上级 本年 既定 预定 的年初 的各项 的全年 的年度 的预期")
}
