// Numbers in running text that are the total of a table with two digits swapped: 在职人员247人, and 合计 274 under 实有人数.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct TotalSlip {
  var said: ByteRange
  var total: ResultValue

  /// Those of any form with tables, plans as well: what stands in the row of totals, a text says once more.
  static func all(in form: Form, _ report: Report) -> [TotalSlip] {
    let totals = ResultValue.totals(of: form, report).filter { isLong($0.figure) }
    guard !totals.isEmpty else { return [] }
    let bytes = form.tree.bytes
    var found: [TotalSlip] = []
    var examined = 0
    form.visitProseOutsideIndicators { line in
      guard let text = form.tree.text(ofLine: line) else { return }
      let figures = report.figures(ofGoal: text)
      examined += figures.count
      guard examined * totals.count <= maximum else { return }
      for index in figures.indices where isLong(figures[index].figure) {
        let said = figures[index]
        guard !others.isIn(bytes, said.clause),
          let total = totals.meant(by: said, at: index, among: figures, bytes),
          total.slip(in: said, from: ResultValue.start(ofWordsFor: index, figures), bytes) == .swappedDigits,
          !isElsewhere(said.figure, form, report)
        else { continue }
        found.append(TotalSlip(said: said.figure.range, total: total))
      }
    }
    return found
  }

  /// 46.06 as well as 247: of fewer digits nobody can tell that two are swapped.
  private static func isLong(_ figure: Figure) -> Bool {
    figure.number >= .hundred || figure.number.scale == 2 && figure.number >= Decimal(10)
  }

  /// Whether the form says the number itself in a place that is no total.
  private static func isElsewhere(_ figure: Figure, _ form: Form, _ report: Report) -> Bool {
    report.asksOfText = true
    return report.resultValues(of: form).contains { $0.isSame(as: figure) }
  }

  /// More figures are a report's; each is held against each total.
  private static let maximum = 24_000
  /// What is not the year's, and parts.
  private static let others = WordSet(
    "上年 去年 同期 历年 计划 预期 原定 同比 其中 剩余 延期 每 平均 较 以来 季度 上半年 下半年 首批 一期 二期 另 拟 将 预计 年均")
}
