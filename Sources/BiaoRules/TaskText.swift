// What a form says of its tasks beside its goals: 为60户家庭实施无障碍改造 in the table of tasks, and 家庭无障碍改造户数 ≥ 65户.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The texts that say what is to be done, in tables of tasks and under headings like 项目实施内容. They need not be carried
/// by indicators as goals must, but where they name one they say the same number.
enum TaskText {
  static func check(_ form: Form, _ report: Report) {
    guard form.indicators.count >= 3, case let texts = report.taskTexts(of: form), !texts.isEmpty else { return }
    let bytes = form.tree.bytes
    var examined = 0
    for text in texts {
      let figures = report.figures(ofGoal: text)
      examined += figures.count
      guard examined <= maximumExamined else { return }
      for index in figures.indices where figures[index].figure.unit != nil && !others.isIn(bytes, figures[index].clause)
      {
        let figure = figures[index]
        if let year = FormDates.soleYear(bytes, figure.clause), let own = report.dates(of: form).year, year != own {
          continue
        }
        if let named = NamedFigure.indicator(of: figure, among: figures, names: report.figureNames(of: form), in: form)
          ?? NamedFigure.indicator(behind: figure, among: figures, names: report.figureNames(of: form), in: form)
        {
          if named.isOther, named.twin == nil { say(figure, named.indicator, report) }
        } else if let other = report.spreadNames(of: form).indicator(
          of: figure, among: figures, in: form, isExact: true)
        {
          say(figure, other, report)
        }
      }
    }
  }

  private static func say(_ figure: GoalFigure, _ indicator: Indicator, _ report: Report) {
    // The goal may have said the same.
    guard
      !report.findings.contains(where: { $0.rule == "uncovered-goal" && $0.range.overlaps(indicator.value) })
    else { return }
    let (words, name, value) = (
      report.quote(figure.figure.range), report.quote(indicator.name), report.quote(indicator.value)
    )
    report.add(
      indicator.value, zh: "任务写“\(words)”，指标“\(name)”写“\(value)”：两处改成一样的数",
      en: "the tasks say “\(words)”, the indicator “\(name)” says “\(value)”: they must agree",
      related: [report.place(figure.figure.range, zh: "任务里的说法", en: "the tasks say it so")])
  }

  /// The texts, in the order of the form within tables and then outside of them.
  static func all(in form: Form, _ report: Report) -> [ByteRange] {
    let tree = form.tree
    var texts: [ByteRange] = []
    for table in report.resultTables(of: form) {
      for column in table.columns(where: columns.contains) {
        texts += table.rows.compactMap { $0.cell(column) }.filter { $0.count >= shortest }
      }
    }
    form.visitEntriesOutsideIndicators { line in
      guard let name = tree.plainLabel(ofLine: line), headings.ends(tree.bytes, name)
      else { return }
      if let value = tree.value(ofLine: line), value.count >= shortest { texts.append(value) }
      for child in tree.children(of: line) where tree.lines[child].kind == .prose {
        if let text = tree.text(ofLine: child), text.count >= shortest { texts.append(text) }
      }
    }
    return texts
  }

  /// Of a report with more every one would be held against each indicator.
  private static let maximumExamined = 200
  private static let shortest = 12
  private static let columns = Set<NameKey>(
    words: "主要内容 任务内容 工作内容 主要工作内容 建设内容 实施内容 具体内容 任务名称 主要任务 工作任务 年度任务 主要任务内容 任务及内容")
  private static let headings = WordSet(
    "主要内容 任务内容 工作内容 建设内容 实施内容 具体内容 主要任务 工作任务 年度任务 重点任务 重点工作 工作计划 项目内容 建设任务 建设规模 实施计划 年度计划 主要工作内容 主要工作任务 重点工作任务 工作任务及内容 绩效指标"
  )
  /// What is not of this year, or not the whole.
  private static let others = WordSet(
    "目前 现有 上年 去年 同期 累计 历年 同比 其中 每 平均 总投资 季度 上半年 下半年 首批 一期 二期 另 到20 已 截至 截止 以来 共有 现辖 辖 总计划 三年 五年 “十")
}
