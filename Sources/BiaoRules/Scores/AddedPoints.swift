// Points of a scoring rule that are added up: ①手续齐全，得2分；②资料完整，得2分.

import BiaoSyntax
import BiaoValues

/// Several things of which each earns its own points. Bands, of which one holds, are none: they are told by their bounds
/// and by words of degree.
struct AddedPoints: Sendable {
  var sum: Decimal
  var largest: Decimal
  /// The last number, as an offset of the scoring rule's text.
  var last: ByteRange
  /// Whether each of them has a number of its own before it: ① or 1.
  var isNumbered: Bool

  /// Nil for a text that says anything else. Linear in the text.
  static func find(_ text: [UInt8]) -> AddedPoints? {
    guard text.count >= 24, text.count < 1500, gets.isIn(text, 0..<text.count), !others.isIn(text, 0..<text.count)
    else {
      return nil
    }
    var found: AddedPoints?
    var (count, numbers, behindVerb, bare) = (0, 0, 0, 0)
    var i = 0
    while i < text.count {
      let byte = text[i]
      // ① to ⑳
      if byte == 0xE2, i + 2 < text.count, text[i + 1] == 0x91, text[i + 2] >= 0xA0, text[i + 2] <= 0xB3 {
        numbers += 1
        i += 3
        continue
      }
      guard byte &- 0x30 < 10 else {
        i += 1
        continue
      }
      var end = i
      while end < text.count,
        text[end] &- 0x30 < 10 || text[end] == 0x2E && end + 1 < text.count && text[end + 1] &- 0x30 < 10
      {
        end += 1
      }
      if isNumber(text, i, end) {
        numbers += 1
        i = end
        continue
      }
      guard let points = points(text, i, end) else { return nil }
      count += 1
      if isBehindVerb(text, i) {
        behindVerb += 1
      } else if !isInBrackets(text, i, end + mark.count) {
        bare += 1
      }
      guard let sum = (found?.sum ?? .zero).adding(points), !points.isZero else { return nil }
      found = AddedPoints(sum: sum, largest: max(found?.largest ?? points, points), last: i..<end, isNumbered: false)
      i = end
    }
    // All are written alike: 得2分, （2分）, or 2分 at the end of a numbered clause.
    guard count >= 2, [behindVerb, bare, count - behindVerb - bare].contains(count) else { return nil }
    if numbers > 0 {
      guard numbers == count else { return nil }
      found?.isNumbered = true
    } else if behindVerb < 3 {
      return nil
    }
    return found
  }

  /// 1. or 1、 at the start of a clause, or （1）.
  private static func isNumber(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard end - start <= 2, end < text.count else { return false }
    let isOpen = start == 0 || boundaries.contains { text[..<start].suffix($0.count).elementsEqual($0) }
    return isOpen && stops.contains { text[end...].starts(with: $0) }
  }

  /// The points in 得2分, 计2分, （2分） or 2分.
  private static func points(_ text: [UInt8], _ start: Int, _ end: Int) -> Decimal? {
    guard text[end...].starts(with: mark), !text[(end + mark.count)...].starts(with: minutes),
      let figure = Figure.scan(text, start..<end, signed: false), figure.range == start..<end
    else { return nil }
    return figure.number
  }

  private static func isBehindVerb(_ text: [UInt8], _ start: Int) -> Bool {
    verbs.contains { text[..<start].suffix($0.count).elementsEqual($0) }
  }

  private static func isInBrackets(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
    openings.contains { text[..<start].suffix($0.count).elementsEqual($0) }
      && end < text.count && closings.contains { text[end...].starts(with: $0) }
  }

  private static let mark = Array("分".utf8)
  private static let minutes = Array("钟".utf8)
  private static let gets = WordSet("分")
  private static let verbs = NameTraitWords.words("得 计 记 可得")
  private static let openings = NameTraitWords.words("（ (")
  private static let closings = NameTraitWords.words("） )")
  private static let boundaries = NameTraitWords.words("； 。 ， ： （ ( ; : 、") + [[0x20], [0x0A]]
  private static let stops = NameTraitWords.words(". ． 、 ） )")
  /// What bounds, grades and takes away, and what speaks of several at once.
  private static let others = WordSet(
    "扣 每 不 未 否 部分 基本 较 一般 优 良 差 以上 以下 以内 低于 高于 大于 小于 超 % ％ ≥ ≤ > < 比例 最高 最多 上限 封顶 满分 酌情 其余 其他 缺 或 之一 任 仅 逾期 延 迟 滞后 累计 其中 各 分别 均得 都得 两项 三项 全部得 加分 公式 权重 × * 一半 少量 大部"
  )
}
