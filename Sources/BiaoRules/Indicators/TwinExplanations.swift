// Two indicators with one explanation, which is that of one of them: copied from the line above and left so.

import BiaoModel
import BiaoSyntax

struct TwinExplanation {
  /// The text where it does not belong, and the indicator there.
  var text: ByteRange
  var name: ByteRange
  /// Where it belongs.
  var owner: ByteRange
  var other: ByteRange

  /// The pairs of a form. What three indicators share is a form of words that says as much of each.
  static func all(in form: Form) -> [TwinExplanation] {
    // A document with more is a collection, in which lines are alike.
    guard form.indicators.count <= maximum else { return [] }
    let bytes = form.tree.bytes
    // By their length and both ends: those that are alike in these are compared.
    var known: [Key: [(name: ByteRange, text: ByteRange)]] = [:]
    var order: [Key] = []
    for indicator in form.indicators where form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1 {
      let attributes = IndicatorAttributes(indicator, in: form)
      guard let line = attributes[.explanation] ?? attributes[.content], let text = form.tree.value(ofLine: line),
        text.count >= shortest, text.count <= longest
      else { continue }
      let key = Key(
        length: text.count, first: bytes.span.eightBytes(at: text.lowerBound),
        last: bytes.span.eightBytes(at: text.upperBound - 8))
      if known[key] == nil { order.append(key) }
      known[key, default: []].append((indicator.name, text))
    }
    return order.compactMap { key in
      guard let pair = known[key], pair.count == 2, bytes[pair[0].text].elementsEqual(bytes[pair[1].text]) else {
        return nil
      }
      let shared = pair.map { sharedIdeographs(bytes, $0.name, $0.text) }
      guard min(shared[0], shared[1]) <= 1, max(shared[0], shared[1]) >= 4 else { return nil }
      let (wrong, right) = shared[0] < shared[1] ? (pair[0], pair[1]) : (pair[1], pair[0])
      return TwinExplanation(text: wrong.text, name: wrong.name, owner: right.name, other: right.text)
    }
  }

  private struct Key: Hashable {
    var length: Int
    var first: UInt64
    var last: UInt64
  }

  /// How many ideographs of a name stand in a text.
  static func sharedIdeographs(_ bytes: [UInt8], _ name: ByteRange, _ text: ByteRange) -> Int {
    var count = 0
    for at in stride(from: name.lowerBound, to: name.upperBound - 2, by: 1) where bytes[at] &- 0xE4 < 6 {
      if Array(bytes[at..<at + 3]).firstRange(in: bytes, text) != nil { count += 1 }
    }
    return count
  }

  func say(_ report: Report) {
    let (words, name, owner) = (report.quote(text), report.quote(name), report.quote(owner))
    report.add(
      text, zh: "“\(words)”说的是“\(owner)”，多半是照抄来的：写“\(name)”的",
      en: "“\(words)” explains “\(owner)”, from which it may be copied: explain “\(name)”",
      related: [report.place(other, zh: "“\(owner)”的说明", en: "where it belongs")])
  }

  /// In bytes: eight characters.
  private static let shortest = 24
  private static let longest = 600
  private static let maximum = 80

  /// Of `copied-answer`.
  static let examples: [Example] = [
    .flagged(
      "- 水库加固工程座数: ≥ 12 座\n  指标解释: 年内完成主体工程的水库座数\n- 河道清淤长度: ≥ 38 公里\n  指标解释: ‹年内完成主体工程的水库座数›"),
    .fine(
      "- 小型水库加固: ≥ 12 座\n  指标解释: 年内完成主体工程的数量\n- 河道清淤长度: ≥ 38 公里\n  指标解释: 年内完成主体工程的数量"),
    .fine(
      "- 公路养护里程: ≥ 12 公里\n  指标解释: 按计划完成公路养护工作的情况\n- 公路养护天数: ≥ 300 天\n  指标解释: 按计划完成公路养护工作的情况"),
  ]
}
