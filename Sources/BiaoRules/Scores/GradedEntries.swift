// Scales of which each grade has a line of its own under an indicator: 优: 100%, 良: 80%-100%, 中: 60%-80%, 差: <50%.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct GradedEntries {
  /// The value of the worse grade, and where it ends.
  var worse: ByteRange
  var to: Figure
  /// The value of the better grade, and where it begins.
  var better: ByteRange
  var from: Figure

  /// The gap between two grades that follow one another, in percentages; nil where they touch. `line` is that of the better
  /// one.
  static func gap(behind line: Int, in tree: Tree) -> GradedEntries? {
    guard let order = rank(line, tree), let value = tree.value(ofLine: line), mayBound(tree.bytes, value) else {
      return nil
    }
    var next = max(tree.lines[line].subtreeEnd, line + 1)
    while next < tree.lines.count, !tree.lines[next].kind.isSignificant { next += 1 }
    guard next < tree.lines.count, tree.lines[next].parent == tree.lines[line].parent, rank(next, tree) == order + 1,
      let other = tree.value(ofLine: next), mayBound(tree.bytes, other),
      let from = Band(tree.bytes, value)?.from, let to = Band(tree.bytes, other)?.to,
      let width = from.number.subtracting(to.number), width > .one
    else { return nil }
    return GradedEntries(worse: other, to: to, better: value, from: from)
  }

  /// 0 for 优 and 3 for 差; nil for other names.
  private static func rank(_ line: Int, _ tree: Tree) -> Int? {
    guard tree.lines[line].kind == .entry, let colon = tree.lines[line].colon, tree.lines[line].parent != nil,
      case let label = ByteRange(clamping: tree.lines[line].content, colon), label.count == 3 || label.count == 6
    else { return nil }
    return grades.firstIndex { names in names.contains { tree.bytes[label].elementsEqual($0) } }
  }

  private static let grades = ["优 优秀", "良 良好", "中 中等", "差 较差"].map { words in
    words.split(separator: " ").map { Array($0.utf8) }
  }

  private static func mayBound(_ bytes: [UInt8], _ value: ByteRange) -> Bool {
    value.count >= 2 && value.count <= 40 && bytes[value].contains(0x25)
  }

  /// From one percentage to another.
  private struct Band {
    var from: Figure?
    var to: Figure?

    init?(_ bytes: [UInt8], _ value: ByteRange) {
      var figures: [Figure] = []
      var i = value.lowerBound
      while i < value.upperBound {
        guard bytes[i] &- 0x30 < 10,
          let figure = Figure.scan(bytes, ByteRange(clamping: i, value.upperBound), signed: false)
        else {
          i += 1
          continue
        }
        guard figure.divisor == 1, figure.power == 0, figure.unit == nil || figure.unit == Units.percent else {
          return nil
        }
        figures.append(figure)
        i = max(i + 1, figure.range.upperBound)
      }
      let isBelow = below.isIn(bytes, value)
      let isAbove = above.isIn(bytes, value)
      switch figures.count {
      case 1 where isBelow && !isAbove: to = figures[0]
      case 1 where isAbove && !isBelow: from = figures[0]
      // 100% alone is all.
      case 1 where !isAbove && !isBelow && figures[0].number == .hundred: (from, to) = (figures[0], figures[0])
      case 2 where figures[0].number < figures[1].number: (from, to) = (figures[0], figures[1])
      case 2 where figures[0].number > figures[1].number: (from, to) = (figures[1], figures[0])
      default: return nil
      }
    }
  }

  private static let below = WordSet("< ＜ ≤ ﹤ 以下 低于 不足 小于 不超过")
  private static let above = WordSet("> ＞ ≥ ﹥ 以上 高于 超过 大于 不低于 达到")

  static func check(_ line: Int, _ form: Form, _ report: Report) {
    // 优 and 优秀: the labels of nearly all lines are longer.
    guard let colon = form.tree.lines[line].colon, colon - form.tree.lines[line].content <= 6 else { return }
    // The grade below it stands on another line.
    report.depend(on: .everything)
    guard let gap = gap(behind: line, in: form.tree) else { return }
    let (lower, upper) = (gap.to.number, gap.from.number)
    report.add(
      gap.worse, zh: "\(lower)%和\(upper)%之间没有等级：核对界限，让两档接上",
      en: "between \(lower)% and \(upper)% there is no grade: let the two bands touch",
      related: [report.place(gap.better, zh: "上一档", en: "the better grade")])
  }

  static let examples: [Example] = [
    .flagged(
      "效率指标:\n  - 资金按时到位: 到位率100%\n    优: 100%\n    良: 80%-100%\n    中: 60%-80%\n    差: ‹<50%›", template: "*: text"),
    .fine(
      "效率指标:\n  - 资金按时到位: 到位率100%\n    优: 100%\n    良: 80%-99%\n    中: 60%-79%\n    差: 60%以下\n  - 按时完成: 2017年12月31日前\n    优: 按时完成\n    良: 延期15天以内\n    中: 延期15-30天\n    差: 延期30天以上",
      template: "*: text"),
  ]
}
