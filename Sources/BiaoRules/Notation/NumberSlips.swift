// Slips beside numbers in running text: 长4.6% for 增长4.6%, and a number inside of a word as in 提振12.5了信心.

import BiaoSyntax

enum LostGrowth {
  private static let long: UInt32 = 0xE9_95BF
  private static let down: UInt32 = 0xE4_B88B
  private static let done: UInt32 = 0xE4_BA86

  /// What leads here: 长 and 下 at the start of a clause, 了 behind a digit.
  static let pairs: [(first: UInt32, second: UInt32)] =
    [0xEF_BC8C, 0xEF_BC9B, 0xE3_8082].flatMap { stop in [(stop, long), (stop, down)] }
    + (0x30...0x39).map { (first: UInt32($0), second: done) }

  /// The 长 or 下 at `at` that begins a clause and stands before a rate, and what was meant.
  static func rate(_ bytes: [UInt8], _ at: Int, _ end: Int) -> (range: ByteRange, right: String)? {
    let character = NotationScan.character(bytes, at)
    guard character == long || character == down, at >= 3, bytes[at - 3] < 0xE4 || bytes[at - 3] > 0xE9,
      rateEnd(bytes.span.extracting(0..<min(end, bytes.count)), at + 3) != nil
    else { return nil }
    return (at..<at + 3, character == long ? "增长" : "下降")
  }

  /// The end of the number with % that starts at `start`; nil where none does.
  static func rateEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var i = start
    while i < bytes.count, bytes[i] &- 0x30 < 10 || bytes[i] == 0x2E && i > start { i += 1 }
    guard i > start, i < bytes.count else { return nil }
    if bytes[i] == 0x25 { return i + 1 }
    // ％
    return i + 3 <= bytes.count && bytes[i] == 0xEF && bytes[i + 1] == 0xBC && bytes[i + 2] == 0x85 ? i + 3 : nil
  }

  /// The number between a verb and the 了 at `at`, if it counts nothing: a decimal without a unit.
  static func strayNumber(_ bytes: [UInt8], _ at: Int, _ line: ByteRange) -> ByteRange? {
    guard NotationScan.character(bytes, at) == done, at + 6 <= min(line.upperBound, bytes.count),
      NotationScan.isIdeograph(NotationScan.character(bytes, at + 3))
    else { return nil }
    var start = at
    var points = 0
    while start > line.lowerBound, bytes[start - 1] &- 0x30 < 10 || bytes[start - 1] == 0x2E {
      start -= 1
      if bytes[start] == 0x2E { points += 1 }
    }
    guard points == 1, bytes[start] != 0x2E, bytes[at - 1] != 0x2E,
      verbs.ends(bytes, ByteRange(clamping: line.lowerBound, start))
    else { return nil }
    return start..<at
  }

  private static let verbs = WordSet(
    """
    提振 增强 促进 推动 推进 完成 实现 解决 改善 提升 提高 落实 带动 保障 加强 优化 缓解 满足 扩大 开展 建立 建成 取得 形成 制定 出台 激发 拉动 巩固 稳定
    发挥 丰富 夯实 规范 支持 完善 深化 强化 确保 维护 保护 治理 改造 培育 引导 鼓励 规避 化解 消除 打造 树立 营造 拓宽 拓展 健全 提供 惠及 方便 规整 充实
    """)
}
