// The score of the whole in running text, held against the total of the form: 自评得分97.4分 over a table that adds up to 94.7.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A score that the text calls that of the whole, and the total that the form has.
struct StatedTotal {
  /// The score as the text says it.
  var said: ByteRange
  /// The total, as written.
  var stated: ByteRange

  /// Those of a form that has one total.
  static func contradictions(in form: Form, _ report: Report) -> [StatedTotal] {
    let bytes = form.tree.bytes
    var texts: [ByteRange] = []
    form.visitProseOutsideIndicators { line in
      guard let text = form.tree.text(ofLine: line), marks.isIn(bytes, text)
      else {
        return
      }
      texts.append(text)
    }
    guard !texts.isEmpty, let total = total(of: form, report) else { return [] }
    var found: [StatedTotal] = []
    for text in texts where found.count < maximum {
      let figures = report.figures(ofGoal: text)
      // Where the total stands beside another score, the text tells of both.
      if figures.contains(where: { isScore($0.figure) && $0.figure.number == total.number }) { continue }
      for figure in figures where isOther(figure, total.number, form, report) {
        found.append(StatedTotal(said: figure.figure.range, stated: total.range))
      }
    }
    return found
  }

  private static func isOther(_ said: GoalFigure, _ total: Decimal, _ form: Form, _ report: Report) -> Bool {
    let bytes = form.tree.bytes
    let figure = said.figure
    guard isScore(figure), figure.number > Decimal(40), figure.number <= .hundred, figure.number != total,
      case let before = said.wordsBefore,
      case let name = before.lowerBound..<links.trimmedEnd(of: before, in: bytes),
      scores.ends(bytes, name), marks.isIn(bytes, name), !others.isIn(bytes, said.clause)
    else { return false }
    // That of another year.
    if let year = FormDates.soleYear(bytes, name), let own = report.dates(of: form).year, year != own { return false }
    if total.rounded(places: figure.number.scale) == figure.number { return false }
    return Slip.isOfThePen(figure.number, meant: total.rescaled(to: figure.number.scale) ?? total)
      && (figure.number.scale > 0 || total.scale > 0) || own.isIn(bytes, before)
  }

  private static func isScore(_ figure: Figure) -> Bool {
    figure.unit?.dimension == .score && figure.divisor == 1 && figure.power == 0
  }

  /// The total on a line of its own, or in the row of totals of the one table whose weights come to a hundred; nil where
  /// they differ.
  static func total(of form: Form, _ report: Report) -> (number: Decimal, range: ByteRange)? {
    var found: (number: Decimal, range: ByteRange)?
    var isUnclear = false
    func take(_ number: Decimal, _ range: ByteRange) {
      if let found, found.number != number { isUnclear = true }
      if found == nil { found = (number, range) }
    }
    if let evaluation = report.selfEvaluation(of: form) {
      if evaluation.hasRivalTotals { return nil }
      if let entry = evaluation.total, let score = evaluation.totalScore { take(score, entry.range) }
      if let own = evaluation.ownScore { take(own.score, own.entry.range) }
    }
    let bytes = form.tree.bytes
    for table in report.resultTables(of: form) {
      guard let weight = table.plainColumn(bytes, where: FundsWords.weights.contains),
        let score = table.plainColumn(bytes, where: FundsWords.scores.contains)
      else { continue }
      for row in table.rows {
        guard let name = row.cells.prefix(2).first(where: { !$0.isEmpty }), wholes.contains(NameKey(bytes, name)),
          let full = row.cell(weight).flatMap({ Decimal(plain: bytes, $0) }), full == .hundred,
          let cell = row.cell(score), let number = Decimal(plain: bytes, cell)
        else { continue }
        take(number, cell)
      }
    }
    return isUnclear ? nil : found
  }

  private static let maximum = 8
  private static let wholes = Set<NameKey>(words: "合计 总计 总分 总得分 合 计")
  private static let scores = WordSet("得分 总分 评分 自评分 总评分 分数")
  private static let links = NameTraitWords.words("为 是 达到 达 共 ： : 合计")
  private static let marks = WordSet("自评 综合 总分 总得分 总评 最终 评价得分 评价总 项目得分 整体支出绩效")
  /// Who calls it its own.
  private static let own = WordSet("本项目 该项目 本部门 本单位 我局 我单位 整体支出绩效自评 自评总分 自评总得分 自评得分 自评综合得分")
  /// Scores of parts and of other years, those that rules tell of, and those that somebody else gave.
  private static let others = WordSet(
    "上年 去年 上一年 指标 类 维度 平均 分值 满分 扣 其中 以上 以下 不低于 低于 高于 折算 复核 复评 核减 抽查 抽评 专家 第三方 财政 目标 力争 预计 分项 排名 较 比 子项目 个项目 （含）"
  )
}
