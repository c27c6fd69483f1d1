// Right words that the figures beside them make wrong: 收益32.4万人次, 截止2024年底, 以完成12处。

import BiaoSyntax

/// Looks at the second character of 收益, of 截止, or the first behind 以.
enum FigureSlips {
  private static let benefit: UInt32 = 0xE7_9B8A
  private static let until: UInt32 = 0xE6_ADA2
  private static let by: UInt32 = 0xE4_BBA5
  private static let year: UInt32 = 0xE5_B9B4
  /// What has been done, and is said with a figure.
  private static let deeds = ["完成", "建成", "拨付", "支付", "发放", "竣工", "达到", "开工", "投入", "验收"].map { Array($0.utf8) }
  /// Characters with which 以 is right: 以完成12处为目标.
  private static let purpose = NotationScan.characters("为的来作代换求便期")
  /// 目前以完成12处: what 已 follows and 以 does not.
  private static let adverbs = WordSet("目前 全部 均 现 皆")
  private static let counted = NameTraitWords.words("人 户 名 群众 村民 学生 职工 居民 农户")
  private static let about = NameTraitWords.words("达到 超过 达 约 近 超")

  /// What leads here.
  static let pairs: [(first: UInt32, second: UInt32)] =
    [(0xE6_94B6, benefit), (0xE6_88AA, until)] + deeds.map { (by, NotationScan.character($0, 0)) }

  /// The word whose second character starts at `at`, and what is meant.
  static func find(_ bytes: [UInt8], _ at: Int, _ line: ByteRange) -> (range: ByteRange, right: String)? {
    let end = min(line.upperBound, bytes.count)
    guard at - 3 >= line.lowerBound, at + 6 <= end else { return nil }
    switch (NotationScan.character(bytes, at - 3), NotationScan.character(bytes, at)) {
    case (0xE6_94B6, benefit): return countsPeople(bytes, at + 3, end) ? (at - 3..<at + 3, "受益") : nil
    case (0xE6_88AA, until):
      return startsClause(bytes, at - 3, line) && isDateWithFigure(bytes, at + 3, end) ? (at - 3..<at + 3, "截至") : nil
    case (by, _): return isDone(bytes, at, line, end) ? (at - 3..<at + 6, "已" + text(bytes, at)) : nil
    default: return nil
    }
  }

  private static func text(_ bytes: [UInt8], _ at: Int) -> String {
    String(decoding: bytes[at..<at + 6], as: UTF8.self)
  }

  /// The length of the first of the words that stands at `at`; 0 where none does.
  private static func length(of words: [[UInt8]], _ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    words.first { at + $0.count <= end && bytes[at..<at + $0.count].elementsEqual($0) }?.count ?? 0
  }

  /// 32.4万人次, 约600户
  private static func countsPeople(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var i = start
    i += length(of: about, bytes, i, end)
    let first = i
    while i < end, bytes[i] &- 0x30 < 10 || bytes[i] == 0x2E || bytes[i] == 0x2C { i += 1 }
    guard i > first, bytes[first] &- 0x30 < 10 else { return false }
    // 万 余 多
    while i + 3 <= end, [0xE4_B887, 0xE4_BD99, 0xE5_A49A].contains(NotationScan.character(bytes, i)) { i += 3 }
    return length(of: counted, bytes, i, end) > 0
  }

  /// Whether nothing stands before in the line, or a sign.
  private static func startsClause(_ bytes: [UInt8], _ at: Int, _ line: ByteRange) -> Bool {
    at <= line.lowerBound || bytes[at - 1] < 0x30
      || at - 3 >= line.lowerBound
        && [0xE3_8082, 0xEF_BC8C, 0xEF_BC9B, 0xEF_BC9A].contains(NotationScan.character(bytes, at - 3))
  }

  /// 2024年12月31日，全区改造120户: a date that is no date limit, and a digit behind it in the same sentence.
  private static func isDateWithFigure(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var i = start
    while i < end, bytes[i] &- 0x30 < 10 { i += 1 }
    guard i == start + 4, i + 3 <= end, NotationScan.character(bytes, i) == year else { return false }
    i += 3
    // 月 日 底 末 号
    while i < end {
      if bytes[i] &- 0x30 < 10 {
        i += 1
      } else if i + 3 <= end,
        [0xE6_9C88, 0xE6_97A5, 0xE5_BA95, 0xE6_9CAB, 0xE5_8FB7].contains(NotationScan.character(bytes, i))
      {
        i += 3
      } else {
        break
      }
    }
    // 前 止 。
    guard i + 3 <= end, ![0xE5_898D, 0xE6_ADA2, 0xE3_8082].contains(NotationScan.character(bytes, i)) else {
      return false
    }
    while i < end {
      if bytes[i] &- 0x30 < 10 { return true }
      if bytes[i] == 0xE3, i + 3 <= end, NotationScan.character(bytes, i) == 0xE3_8082 { return false }
      i += 1
    }
    return false
  }

  /// 以完成12处。 at the start of a sentence or behind 目前: `at` is where 完成 starts.
  private static func isDone(_ bytes: [UInt8], _ at: Int, _ line: ByteRange, _ end: Int) -> Bool {
    guard deeds.contains(where: { bytes[at..<at + 6].elementsEqual($0) }) else { return false }
    let first = at - 3
    guard
      first == line.lowerBound
        || first - 3 >= line.lowerBound
          && [0xE3_8082, 0xEF_BC9B].contains(NotationScan.character(bytes, first - 3))
        || adverbs.ends(bytes, ByteRange(clamping: line.lowerBound, first))
    else { return false }
    var i = at + 6
    var hasFigure = false
    while i < end {
      let byte = bytes[i]
      if byte < 0x80 {
        if byte == 0x2C || byte == 0x3B { break }
        hasFigure = hasFigure || byte &- 0x30 < 10
        i += 1
        continue
      }
      guard byte >= 0xE0, i + 3 <= end else { break }
      let character = NotationScan.character(bytes, i)
      // ， 。 ；
      if character == 0xEF_BC8C || character == 0xE3_8082 || character == 0xEF_BC9B { break }
      if purpose.contains(character) { return false }
      i += 3
    }
    return hasFigure
  }
}
