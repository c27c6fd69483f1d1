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
    var found: [TwinExplanation] = []
    for (one, other) in pairs(of: linesBelow(form)) where one.indicator != other.indicator {
      let bytes = form.tree.bytes
      let (first, second) = (form.indicators[one.indicator], form.indicators[other.indicator])
      guard let text = explanation(first, at: one.line, form), let same = explanation(second, at: other.line, form),
        bytes[text].elementsEqual(bytes[same])
      else { continue }
      let shared = (sharedIdeographs(bytes, first.name, text), sharedIdeographs(bytes, second.name, same))
      guard min(shared.0, shared.1) <= 1, max(shared.0, shared.1) >= 4 else { continue }
      found.append(
        shared.0 < shared.1
          ? TwinExplanation(text: text, name: first.name, owner: second.name, other: same)
          : TwinExplanation(text: same, name: second.name, owner: first.name, other: text))
    }
    return found
  }

  /// A line below an indicator, by its length and both ends.
  private struct Line {
    var key: Key
    var indicator: Int
    var line: Int
  }

  private struct Key: Comparable {
    var length: Int
    var first: UInt64
    var last: UInt64

    static func < (one: Key, other: Key) -> Bool {
      (one.length, one.last, one.first) < (other.length, other.last, other.first)
    }
  }

  /// The lines that may explain something, without reading their labels.
  private static func linesBelow(_ form: Form) -> [Line] {
    let bytes = form.tree.bytes.span
    var lines: [Line] = []
    for (index, indicator) in form.indicators.enumerated() {
      var line = indicator.line + 1
      let end = form.tree.lines[indicator.line].subtreeEnd
      while line < end {
        let own = form.tree.lines[line]
        if own.kind == .entry, own.end - own.content >= shortest, own.end - own.content <= longest {
          lines.append(
            Line(
              key: Key(
                length: own.end - own.content, first: bytes.eightBytes(at: own.content),
                last: bytes.eightBytes(at: own.end - 8)),
              indicator: index, line: line))
        }
        line = max(own.subtreeEnd, line + 1)
      }
    }
    return lines
  }

  /// Those that are alike in their keys and have no third one, in the order of the form.
  private static func pairs(of lines: [Line]) -> [(Line, Line)] {
    let sorted = lines.sorted { ($0.key, $0.line) < ($1.key, $1.line) }
    var pairs: [(Line, Line)] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].key == sorted[start].key { end += 1 }
      if end - start == 2 { pairs.append((sorted[start], sorted[start + 1])) }
      start = end
    }
    return pairs.sorted { $0.0.line < $1.0.line }
  }

  /// What the line says if it explains the indicator.
  private static func explanation(_ indicator: Indicator, at line: Int, _ form: Form) -> ByteRange? {
    let attributes = IndicatorAttributes(indicator, in: form)
    guard line == attributes[.explanation] ?? attributes[.content] else { return nil }
    return form.tree.value(ofLine: line)
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

  /// In bytes, with the label: some eight characters.
  private static let shortest = 39
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
