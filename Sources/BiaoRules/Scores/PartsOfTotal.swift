// An indicator of a total that is not the sum of the parts which the text names: 列养总里程 780公里, and 县道126公里、乡道214公里、村道430公里.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct PartsOfTotal {
  var indicator: Indicator
  /// From the first part to the last.
  var parts: ByteRange
  var sum: Decimal

  /// Those of the goals and tasks of a form: three parts or more in a row, of which the total is off by little.
  static func all(in form: Form, _ report: Report) -> [PartsOfTotal] {
    let bytes = form.tree.bytes
    guard form.indicators.count <= maximumIndicators,
      case let totals = form.indicators.indices.filter({ words.isIn(bytes, form.indicators[$0].name) }),
      !totals.isEmpty, totals.count <= maximum
    else { return [] }
    var found: [PartsOfTotal] = []
    let texts = report.goals(of: form).filter { !$0.isLongTerm }.flatMap(\.texts) + report.taskTexts(of: form)
    for text in texts {
      for run in runs(report.figures(ofGoal: text), bytes) {
        guard let unit = run[0].figure.unit, let last = run.last,
          let sum = run.reduce(Decimal?.some(.zero), { $0?.adding($1.figure.number) })
        else { continue }
        let parts = ByteRange(clamping: run[0].figure.range.lowerBound, last.figure.range.upperBound)
        for indicator in totals.lazy.map({ form.indicators[$0] }) {
          guard case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
            let figure = list.targets[0].figure, figure.unit == unit, figure.power == run[0].figure.power,
            figure.number != sum, let difference = figure.number.subtracting(sum)?.magnitude,
            let twentyfold = difference.multiplied(by: Decimal(20)), twentyfold <= figure.number,
            ResultValue.longestRun(bytes, indicator.name, before(run[0])) >= 2,
            !found.contains(where: { $0.indicator.line == indicator.line })
          else { continue }
          found.append(PartsOfTotal(indicator: indicator, parts: parts, sum: sum.normalized))
        }
      }
    }
    return found
  }

  /// The figures of one unit that stand side by side as a list does, in one clause of the text.
  private static func runs(_ figures: [GoalFigure], _ bytes: [UInt8]) -> [[GoalFigure]] {
    var runs: [[GoalFigure]] = []
    var run: [GoalFigure] = []
    for figure in figures {
      if let last = run.last,
        case let between = ByteRange(clamping: last.figure.range.upperBound, figure.figure.range.lowerBound),
        figure.figure.unit == last.figure.unit, figure.figure.power == last.figure.power, between.count <= 24,
        bytes[between].starts(with: comma), !others.isIn(bytes, between)
      {
        run.append(figure)
        continue
      }
      if run.count >= 3 { runs.append(run) }
      run = isPart(figure.figure) && !others.isIn(bytes, before(figure)) ? [figure] : []
    }
    if run.count >= 3 { runs.append(run) }
    return runs
  }

  private static func isPart(_ figure: Figure) -> Bool {
    figure.unit != nil && figure.unit != Units.percent && figure.divisor == 1
  }

  private static func before(_ said: GoalFigure) -> ByteRange { said.words(before: 60) }

  func say(_ report: Report) {
    let (words, name, value) = (report.quote(parts), report.quote(indicator.name), report.quote(indicator.value))
    report.add(
      indicator.value, zh: "“\(words)”加起来是 \(sum.description)，“\(name)”写“\(value)”：核对各项和总数",
      en: "“\(words)” add up to \(sum.description), but “\(name)” is “\(value)”: check the parts and the total",
      related: [report.place(parts, zh: "各项", en: "the parts")])
  }

  private static let maximum = 20
  private static let maximumIndicators = 200
  private static let words = WordSet("总里程 总数 总人数 总面积 总量 总户数 总长度 总人次 总次数")
  private static let comma = Array("、".utf8)
  private static let others = WordSet("其中 等 新增 每 平均 累计 上年 去年 共 合计")

  /// Of `mismatched-sum`.
  static let examples: [Example] = [
    .flagged(
      "绩效目标: 对列养的县道126公里、乡道214公里、村道430公里开展日常养护。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 列养公路总里程: ‹780公里›",
      in: .form),
    .fine(
      "绩效目标: 对列养的县道126公里、乡道214公里、村道430公里开展日常养护，其中大修县道26公里、乡道14公里、村道30公里。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 列养公路总里程: 770公里\n      - 路网总里程: 1260公里",
      in: .form),
  ]
}
