// Two words of a term that a form writes in the other order elsewhere: 酒类发展产业 beside 酒类产业发展.

import BiaoSyntax

struct SwappedWords {
  /// Both words as they stand.
  var written: ByteRange
  /// The words before, with both of them.
  var term: ByteRange
  var right: String

  /// What is done to something, and what it is done to. Behind a noun the thing comes first; behind a verb either may.
  private static let actions = NameTraitWords.words("发展 建设 培育 改造 治理 保护 管理 增长 升级 振兴 转型 开发 监管 监测 修复 防治")
  private static let things = NameTraitWords.words(
    "产业 经济 工业 农业 事业 行业 设施 环境 体系 基地 园区 企业 林业 渔业 旅游 文化 市场 资源 生态 灾害 污染 公路 农村")
  /// What leads here: where an action ends and a thing begins.
  static let pairs: [(first: UInt32, second: UInt32)] = actions.flatMap { action in
    things.map { (NotationScan.character(action, 3), NotationScan.character($0, 0)) }
  }
  private static let filter: WordFilter = {
    var filter = WordFilter()
    for pair in pairs { filter.insert(pair.first, pair.second) }
    return filter
  }()
  /// Characters and words that do not end a noun: 大力发展产业, 推进发展产业.
  private static let open = WordSet(
    """
    推进 促进 推动 加快 支持 带动 服务 保障 加强 引导 鼓励 实现 用于 助力 扶持 全面 统筹 有序 努力 重点 稳步 深入 优先 共同 协同 融合 不断 加大 充分 培育 开展 致力 聚焦
    围绕 坚持 持续 立足 谋划 着手 参与 负责 承担 组织 指导 协调 督促 拟订 制定 完善 健全 规范 强化 深化 优化 落实 研究 提升 提高 扩大 巩固 整合 创新 主导
    力 极 地 步 来 以 能 可 会 要 将 等 和 及 与 或 并 的 了 在 为 于 对 从 向 由 使 让 把 是 有 快 续 速 进 动 型
    """)

  /// Looks at the thing that begins at `at`. Each search goes through the whole text: for few of them.
  static func find(_ at: Int, _ line: ByteRange, _ searches: inout Int, _ report: Report) -> SwappedWords? {
    let bytes = report.tree.bytes
    guard searches < 6, at - 12 >= line.lowerBound, at + 6 <= line.upperBound,
      filter.mayHold(NotationScan.character(bytes, at - 3), NotationScan.character(bytes, at)),
      actions.contains(where: { bytes[at - 6..<at].elementsEqual($0) }),
      things.contains(where: { bytes[at..<at + 6].elementsEqual($0) }),
      NotationScan.isIdeograph(NotationScan.character(bytes, at - 12)),
      NotationScan.isIdeograph(NotationScan.character(bytes, at - 9)),
      !open.ends(bytes, ByteRange(clamping: at - 12, at - 6))
    else { return nil }
    searches += 1
    let before = Array(bytes[at - 12..<at - 6])
    let swapped = Array(bytes[at..<at + 6]) + Array(bytes[at - 6..<at])
    guard report.occurrences(of: before + swapped) ?? 0 > 1,
      report.occurrences(of: Array(bytes[at - 12..<at + 6])) == 1
    else { return nil }
    return SwappedWords(
      written: at - 6..<at + 6, term: at - 12..<at + 6, right: String(decoding: swapped, as: UTF8.self))
  }
}
