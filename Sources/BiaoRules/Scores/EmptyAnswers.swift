// What a form that is filled in leaves blank although no template says that it is required.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A line or a cell that is there, and empty.
struct EmptyAnswer {
  /// The label of the line, or the cell.
  var place: ByteRange
  var name: ByteRange
  /// The indicator or the row that it belongs to.
  var owner: ByteRange?
  /// Whether it is an indicator's target.
  var isTarget = false

  /// All of a form. A form of which nothing is filled in has just been made, and owes nothing yet.
  static func all(in form: Form, _ report: Report) -> [EmptyAnswer] {
    let isFilled = form.indicators.prefix(16).contains { !$0.value.isEmpty }
    var answers: [EmptyAnswer] = []
    guard isFilled else {
      // A report whose indicators stand elsewhere, with figures in its tables.
      let isReport =
        form.indicators.isEmpty && report.resultTables(of: form).contains { hasFigures($0, form.tree.bytes) }
      readGoals(form, isFilled: isReport, &answers)
      if isReport { readEntries(form, isEvaluated: false, lacksPoints: false, &answers) }
      if form.indicators.isEmpty { readSections(form, &answers) }
      return answers
    }
    readGoals(form, isFilled: true, &answers)
    readTargets(form, report, &answers)
    readForecasts(form, report, &answers)
    readDescriptions(form, &answers)
    let isUnanswered = isUnanswered(form, report)
    if !isUnanswered, report.selfEvaluation(of: form) == nil {
      readEntries(form, isEvaluated: false, lacksPoints: false, &answers)
      return answers
    }
    let tables = report.resultTables(of: form)
    guard isUnanswered || tables.contains(where: { $0.tellsResults(form) }) || hasResults(form, report) else {
      readEntries(form, isEvaluated: false, lacksPoints: false, &answers)
      return answers
    }
    let evaluation = report.selfEvaluation(of: form)
    readEntries(
      form, isEvaluated: true, lacksPoints: evaluation?.items.contains { $0.score < $0.weight } ?? false, &answers)
    readIndicators(form, report, &answers)
    for table in tables { answers += table.emptyAnswers(form) }
    return answers
  }

  /// Whether at least two rows of a table have amounts.
  private static func hasFigures(_ table: ResultTable, _ bytes: [UInt8]) -> Bool {
    table.rows.count(where: { row in
      row.cells.dropFirst().contains { cell in cell.contains { bytes[$0] &- 0x31 < 9 } }
    }) >= 2
  }

  /// Whether the form is a self-evaluation that says what was spent or concluded, but of which no result and no score is
  /// given: each indicator has blank lines for both. Where nothing else is filled in, its year may still run.
  private static func isUnanswered(_ form: Form, _ report: Report) -> Bool {
    // Most forms tell by their first indicator that they are none.
    guard let first = form.indicators.first, form.tree.lines[first.line].subtreeEnd > first.line + 2 else {
      return false
    }
    var unanswered = 0
    for indicator in form.indicators where indicator.counts && !indicator.value.isEmpty {
      let attributes = IndicatorAttributes(indicator, in: form)
      guard let actual = attributes[.actual], let score = attributes[.score], form.tree.isBlank(actual),
        form.tree.isBlank(score)
      else { return false }
      unanswered += 1
    }
    guard unanswered > 1, !FilingDate.isMidYear(form, report) else { return false }
    return isConcluded(form) || report.resultTables(of: form).contains { $0.tellsSpending(form) }
  }

  /// Whether the form's conclusions, reasons or total are filled in.
  private static func isConcluded(_ form: Form) -> Bool {
    let tree = form.tree
    return tree.children(of: nil).contains { line in
      guard tree.lines[line].kind == .entry, let label = tree.readLabel(ofLine: line)?.name,
        case let key = NameKey(tree.bytes, label),
        totals.contains(key) || reports.contains(key) || remedies.contains(key)
      else { return false }
      return !tree.isBlank(line) || tree.children(of: line).contains { tree.lines[$0].kind == .prose }
    }
  }

  private static func hasResults(_ form: Form, _ report: Report) -> Bool {
    form.indicators.contains { indicator in
      let attributes = report.attributes(of: indicator, in: form)
      return [attributes[.actual], attributes[.score]].contains { line in
        line.map { !form.tree.isBlank($0) } ?? false
      }
    }
  }

  // MARK: - Lines of the form

  private static func readEntries(
    _ form: Form, isEvaluated: Bool, lacksPoints: Bool, _ answers: inout [EmptyAnswer]
  ) {
    let tree = form.tree
    form.visitEntriesOutsideIndicators { line in
      guard mayBeBlank(tree.lines[line], tree.bytes), tree.isBlank(line),
        !form.isRequired(line),
        let name = tree.readLabel(ofLine: line)?.name, name.count >= 6, name.count <= 60
      else { return }
      let key = NameKey(tree.bytes, unsealed(tree.bytes, name))
      let isOwed =
        heads.contains(key) || dates.contains(key) || key == total && hasAmountBeside(line, tree)
        || isEvaluated && (totals.contains(key) || reports.contains(key) || lacksPoints && remedies.contains(key))
      if isOwed { answers.append(EmptyAnswer(place: name, name: name)) }
    }
  }

  /// Sections of a report in running text of which there is nothing but the heading.
  private static func readSections(_ form: Form, _ answers: inout [EmptyAnswer]) {
    let tree = form.tree
    var (paragraphs, blank) = (0, [ByteRange]())
    form.visitAnswersOutsideIndicators { line in
      if tree.lines[line].kind == .prose {
        paragraphs += 1
        return
      }
      guard let colon = tree.lines[line].colon, colon - tree.lines[line].content >= 12,
        mayBeBlank(tree.lines[line], tree.bytes), tree.isBlank(line), let name = tree.readLabel(ofLine: line)?.name,
        sectionEnds.ends(tree.bytes, name),
        sections.contains(NameKey(tree.bytes, name))
          || TierName.variants(tree.bytes, name).contains(where: sections.contains)
      else { return }
      blank.append(name)
    }
    guard paragraphs >= shortestReport else { return }
    answers += blank.map { EmptyAnswer(place: $0, name: $0) }
  }

  private static let shortestReport = 5
  private static let sectionEnds = WordSet("措施 情况 分析 建议 问题")
  private static let sections = Set<NameKey>(
    words:
      "偏离绩效目标的原因和下一步改进措施 偏离绩效目标的原因及下一步改进措施 绩效目标完成情况分析 绩效目标分解下达情况 总体绩效目标完成情况分析 绩效指标完成情况分析 绩效自评结果拟应用和公开情况 绩效自评结果应用和公开情况 存在的问题及改进措施 存在问题及改进措施 项目资金使用情况 项目组织实施情况"
  )

  /// Goals that are blank beside what was done of them, or in a form with indicators that says no goal anywhere.
  private static func readGoals(_ form: Form, isFilled: Bool, _ answers: inout [EmptyAnswer]) {
    let tree = form.tree
    // Nearly all forms have their goals, which is seen from the last bytes of the lines.
    guard tree.lines.indices.contains(where: { mayBeBlankGoal(tree.lines[$0], tree.bytes) }) else { return }
    var blank: [(line: Int, name: ByteRange)] = []
    var hasGoal = false
    form.visitEntriesOutsideIndicators { line in
      guard let colon = tree.lines[line].colon, colon - tree.lines[line].content >= 6,
        purposes.isIn(tree.bytes, ByteRange(clamping: tree.lines[line].content, colon))
      else { return }
      guard mayBeBlank(tree.lines[line], tree.bytes), tree.isBlank(line) else {
        let label = ByteRange(clamping: tree.lines[line].content, colon)
        // A group with blank lines alone is no goal.
        if !besides.isIn(tree.bytes, label), form.tier(atLine: line) == nil {
          hasGoal =
            hasGoal || !(tree.value(ofLine: line)?.isEmpty ?? true)
            || tree.children(of: line).contains { child in
              switch tree.lines[child].kind {
              case .prose, .item, .row: true
              default: !purposes.isIn(tree.bytes, tree.contentRange(ofLine: child)) && !tree.isBlank(child)
              }
            }
        }
        return
      }
      guard let name = tree.readLabel(ofLine: line)?.name, goals.contains(NameKey(tree.bytes, name)),
        !form.isRequired(line)
      else { return }
      blank.append((line, name))
    }
    for (line, name) in blank where isFilled && !hasGoal || hasResultBeside(line, tree) {
      answers.append(EmptyAnswer(place: name, name: name))
    }
  }

  /// Whether a line ends with 标 and a colon.
  private static func mayBeBlankGoal(_ line: Line, _ bytes: [UInt8]) -> Bool {
    guard line.kind == .entry, let colon = line.colon, colon - line.content >= 12, mayBeBlank(line, bytes) else {
      return false
    }
    return bytes[colon - 1] == 0x87 && bytes[colon - 2] == 0xA0
  }

  /// Whether the line that says what was done of the goal stands beside it, and is filled in.
  private static func hasResultBeside(_ line: Int, _ tree: Tree) -> Bool {
    tree.children(of: tree.lines[line].parent).contains { other in
      guard other > line, other <= line + 8, tree.lines[other].kind == .entry, !tree.isBlank(other),
        let name = tree.readLabel(ofLine: other)?.name
      else { return false }
      return reports.contains(NameKey(tree.bytes, name)) && tree.bytes[name].suffix(3).elementsEqual(result)
    }
  }

  /// Whether a line ends with a colon or white space, by its last byte.
  private static func mayBeBlank(_ line: Line, _ bytes: [UInt8]) -> Bool {
    guard line.end > line.content else { return false }
    return switch bytes[line.end - 1] {
    case 0x3A, 0x9A, 0x20, 0x09, 0x80, 0xA0: true
    default: false
    }
  }

  /// Whether the next line of the group has amounts below it, or is one: 财政拨款: 500 behind a blank 资金总额.
  private static func hasAmountBeside(_ line: Int, _ tree: Tree) -> Bool {
    guard let group = tree.lines[line].parent else { return false }
    let end = min(tree.lines[group].subtreeEnd, line + 12)
    return (line + 1..<max(end, line + 1)).contains { other in
      guard tree.lines[other].kind == .entry, let value = tree.value(ofLine: other),
        let figure = Figure.scan(tree.bytes, value, signed: false)
      else { return false }
      return figure.range.lowerBound == value.lowerBound && !figure.number.isZero
    }
  }

  /// 主管部门（盖章） without where the seal goes.
  private static func unsealed(_ bytes: [UInt8], _ name: ByteRange) -> ByteRange {
    guard let seal = seals.compactMap({ $0.firstRange(in: bytes, name) }).first, seal.lowerBound > name.lowerBound
    else { return name }
    return ByteRange(clamping: name.lowerBound, seal.lowerBound)
  }

  private static let seals = NameTraitWords.words("（盖 (盖 （公 (公 （签 (签")

  private static let purposes = WordSet("目标 任务")
  /// What was done, and what is no goal although it speaks of one.
  private static let besides = WordSet("完成 实现 实际 指标 依据 措施 调整 偏差 说明 原因 编号 名称")
  private static let goals = Set<NameKey>(
    words:
      "预期目标 年初设定目标 年初目标 年度目标 年度绩效目标 年度总体目标 总体目标 总体绩效目标 绩效目标 项目绩效目标 年度绩效总目标 年度预期目标 本年度绩效目标 项目年度目标 年度总体绩效目标"
  )
  private static let result = Array("况".utf8)

  /// Whose form it is, what it is about and why: what the head of every form asks for.
  private static let heads = Set<NameKey>(
    words:
      "项目名称 主管部门 项目主管部门 一级主管部门 主管单位 项目主管单位 预算主管部门 实施单位 项目实施单位 项目单位 项目承担单位 项目执行单位 部门名称 单位名称 预算单位 预算部门 部门（单位）名称 部门单位名称 项目实施主体 评价单位 自评单位 填报单位 申报单位 一级项目名称 二级项目名称 归口业务科室 是否政府采购 项目属性 项目编号 项目类别 项目类型 项目立项必要性 立项必要性 项目立项依据 立项依据 项目实施计划 实施计划 政策依据 项目概况 填报日期"
  )
  /// When the project is carried out.
  private static let dates = Set<NameKey>(
    words: "项目开始日期 项目完成日期 项目开始时间 项目完成时间 项目起始日期 项目结束日期 项目起始时间 项目结束时间 项目起止时间 项目实施期 项目期")
  private static let total = NameKey("资金总额")
  private static let totals = Set<NameKey>(words: "总分 总得分 合计 总计 得分合计 合计得分 总分合计 自评总分 综合得分 自评总得分")
  private static let reports = Set<NameKey>(
    words:
      "评价结论 自评结论 自评总体结论 项目实施内容及过程概述 2.项目实施内容及过程概述 项目实施内容 项目实施情况 实际完成情况 全年实际完成情况 年度目标完成情况 目标完成情况 目标实际完成情况 年度总体目标完成情况 年度总体目标完成情况综述 年度绩效目标完成情况 总体目标完成情况 具体完成情况"
  )
  /// What a form owes of which not all was reached.
  private static let remedies = Set<NameKey>(
    words: "偏差大或目标未完成原因分析 偏差原因分析 未完成原因分析 偏差大或目标未完成的原因分析 存在问题 存在的问题 主要问题 改进措施 存在问题及改进措施 整改措施 下一步改进措施")

  // MARK: - Indicators

  /// Indicators with a name and no target in tiers where others have one.
  private static func readTargets(_ form: Form, _ report: Report, _ answers: inout [EmptyAnswer]) {
    let tree = form.tree
    var filledTier = -1
    for (index, indicator) in form.indicators.enumerated() {
      if !indicator.value.isEmpty { filledTier = indicator.tierLine }
      guard indicator.value.isEmpty, !form.isTargetRequired(of: indicator), tree.lines[indicator.line].colon != nil,
        form.bindings[indicator.line].state == .empty,
        // An own name, which does not say how much itself.
        case let name = RowName.range(tree.bytes, indicator.name), name.count >= 6,
        !GoalText.holdsNumber(tree.bytes, name),
        filledTier == indicator.tierLine || satisfaction.isIn(tree.bytes, name) || isScored(indicator, form, report)
          || form.indicators[index...].prefix(8).contains(where: {
            $0.tierLine == indicator.tierLine && !$0.value.isEmpty
          }),
        !isAnsweredBelow(indicator, form, report)
      else { continue }
      answers.append(EmptyAnswer(place: indicator.name, name: indicator.name, isTarget: true))
    }
  }

  /// Whether it is measured when the year is over, so that it has no progress before.
  private static func isLate(_ indicator: Indicator, _ form: Form) -> Bool {
    switch TierKind(indicator, form) {
    case .satisfaction, .timeliness, .benefit, nil: true
    default: false
    }
  }

  /// What is expected by the end of the year and how likely it is, where most indicators have it and it is said of this one
  /// how far it is.
  private static func readForecasts(_ form: Form, _ report: Report, _ answers: inout [EmptyAnswer]) {
    let tree = form.tree
    guard
      form.indicators.prefix(3).contains(where: { indicator in
        guard tree.lines[indicator.line].subtreeEnd > indicator.line + 1 else { return false }
        let attributes = IndicatorAttributes(indicator, in: form)
        return attributes[.forecast] != nil || attributes[.likelihood] != nil
      })
    else { return }
    for role in [AttributeRole.forecast, .likelihood, .progress] {
      var blank: [(line: Int, owner: ByteRange)] = []
      var filled = 0
      for indicator in form.indicators where indicator.counts && !indicator.value.isEmpty {
        let attributes = IndicatorAttributes(indicator, in: form)
        guard let line = attributes[role], !form.isRequired(line) else { continue }
        if !tree.isBlank(line) {
          filled += 1
        } else if role == .progress {
          // What comes later in the year has no progress yet.
          if let forecast = attributes[.forecast], !tree.isBlank(forecast), !isLate(indicator, form) {
            blank.append((line, indicator.name))
          }
        } else if let progress = attributes[.progress] ?? attributes[.actual], !tree.isBlank(progress) {
          blank.append((line, indicator.name))
        }
      }
      guard filled >= 3, filled >= 3 * blank.count else { continue }
      for (line, owner) in blank {
        guard let name = tree.readLabel(ofLine: line)?.name else { continue }
        answers.append(EmptyAnswer(place: name, name: name, owner: owner))
      }
    }
  }

  /// The scoring rule, the explanation or the basis of one indicator, where nearly all others have theirs.
  private static func readDescriptions(_ form: Form, _ answers: inout [EmptyAnswer]) {
    let tree = form.tree
    guard let first = form.indicators.first, tree.lines[first.line].subtreeEnd > first.line + 1,
      // Most forms have no blank line, as their last bytes show.
      tree.lines.indices.contains(where: {
        tree.lines[$0].kind == .entry && $0 > first.line && mayBeBlank(tree.lines[$0], tree.bytes)
          && tree.lines[$0].subtreeEnd <= $0 + 1 && tree.isBlank($0)
      })
    else { return }
    for role in [AttributeRole.scoring, .explanation, .basis] {
      var blank: [(line: Int, owner: ByteRange)] = []
      var filled = 0
      for indicator in form.indicators where indicator.counts && !indicator.value.isEmpty {
        guard let line = IndicatorAttributes(indicator, in: form)[role], !form.isRequired(line) else { continue }
        if tree.isBlank(line) { blank.append((line, indicator.name)) } else { filled += 1 }
      }
      guard filled >= 5, filled >= 6 * blank.count else { continue }
      for (line, owner) in blank {
        guard let name = tree.readLabel(ofLine: line)?.name else { continue }
        answers.append(EmptyAnswer(place: name, name: name, owner: owner))
      }
    }
  }

  /// Of which every form says how much it shall be.
  private static let satisfaction = WordSet("满意度")

  /// Whether points were given for it all the same.
  private static func isScored(_ indicator: Indicator, _ form: Form, _ report: Report) -> Bool {
    guard indicator.weight != nil else { return false }
    return report.attributes(of: indicator, in: form)[.score].map { !form.tree.isBlank($0) } ?? false
  }

  /// Whether a line below says what the target is, or anything but what was reached.
  private static func isAnsweredBelow(_ indicator: Indicator, _ form: Form, _ report: Report) -> Bool {
    let attributes = report.attributes(of: indicator, in: form)
    let results = [attributes[.actual], attributes[.score], attributes[.reason], attributes[.remarks]]
    return form.tree.children(of: indicator.line).contains { !results.contains($0) && !form.tree.isBlank($0) }
  }

  private static func readIndicators(_ form: Form, _ report: Report, _ answers: inout [EmptyAnswer]) {
    let tree = form.tree
    let isRunning = FilingDate.isMidYear(form, report)
    for indicator in form.indicators where indicator.counts {
      let attributes = report.attributes(of: indicator, in: form)
      let isUnscored = attributes[.score].map { tree.isBlank($0) } ?? true
      if indicator.value.isEmpty, isUnscored { continue }
      // Half a year's results are no scores, and no results of the year.
      guard !isRunning, attributes[.progress] == nil else { continue }
      for line in [attributes[.actual], attributes[.score]] {
        guard let line, tree.isBlank(line), !form.isRequired(line), let name = tree.readLabel(ofLine: line)?.name else {
          continue
        }
        answers.append(EmptyAnswer(place: name, name: name, owner: indicator.name))
      }
    }
  }
}

extension Form {
  /// Whether the template says that the indicator has to have a target: then that is said already.
  fileprivate func isTargetRequired(of indicator: Indicator) -> Bool {
    indicator.items.map { template.fields[$0].isRequired } ?? false
  }

  /// Whether the template says of the line itself that it has to be filled in.
  fileprivate func isRequired(_ line: Int) -> Bool {
    guard bindings[line].role == .field, let field = bindings[line].field else { return false }
    return template.fields[field].isRequired
  }
}

extension ResultTable {
  /// Whether it says what was spent.
  fileprivate func tellsResults(_ form: Form) -> Bool {
    guard let column = plainColumn(form.tree.bytes, where: FundsWords.spent.contains) else { return false }
    return rows.contains { $0.cell(column).map { FundsWords.isNumber(form.tree.bytes, $0) } ?? false }
  }

  /// The same where it may have been nothing.
  fileprivate func tellsSpending(_ form: Form) -> Bool {
    guard let column = plainColumn(form.tree.bytes, where: FundsWords.spent.contains) else { return false }
    return rows.contains { row in
      row.cell(column).map { Figure.scan(form.tree.bytes, $0, signed: false)?.range.lowerBound == $0.lowerBound }
        ?? false
    }
  }

  /// The rate and the score of the row of the total, where the amounts and the weight beside them are filled in.
  fileprivate func emptyAnswers(_ form: Form) -> [EmptyAnswer] {
    let bytes = form.tree.bytes
    guard let spent = plainColumn(bytes, where: FundsWords.spent.contains),
      let planned = plainColumn(bytes, where: FundsWords.planned.contains)
    else { return [] }
    func isNumber(_ row: Row, _ column: Int) -> Bool {
      row.cell(column).map { FundsWords.isNumber(bytes, $0) } ?? false
    }
    let weight = plainColumn(bytes, where: FundsWords.weights.contains)
    var answers: [EmptyAnswer] = []
    // A rate of what is not said.
    if let rate = plainColumn(bytes, where: FundsWords.rates.contains) {
      for row in rows where row.cells.indices.contains(spent) && row.cells[spent].isEmpty && isNumber(row, planned) {
        guard let name = row.cell(0), let share = row.cell(rate), let stated = Figure.alone(bytes, share),
          stated.number > .zero
        else { continue }
        answers.append(EmptyAnswer(place: blank(bytes, row.cells[spent]), name: names[spent], owner: name))
      }
    }
    for row in rows {
      guard let name = row.cell(0), FundsWords.totals.contains(NameKey(bytes, name)), isNumber(row, spent),
        isNumber(row, planned)
      else { continue }
      if let rate = plainColumn(bytes, where: FundsWords.rates.contains), row.cells.indices.contains(rate),
        row.cells[rate].isEmpty
      {
        answers.append(EmptyAnswer(place: blank(bytes, row.cells[rate]), name: names[rate], owner: name))
      }
      if let score = plainColumn(bytes, where: FundsWords.scores.contains), row.cells.indices.contains(score),
        row.cells[score].isEmpty, weight.map({ isNumber(row, $0) }) ?? false
      {
        answers.append(EmptyAnswer(place: blank(bytes, row.cells[score]), name: names[score], owner: name))
      }
    }
    return answers
  }

  /// The white space of an empty cell.
  private func blank(_ bytes: [UInt8], _ cell: ByteRange) -> ByteRange {
    var lower = cell.lowerBound
    var upper = cell.upperBound
    while lower > 0, bytes[lower - 1] == 0x20 { lower -= 1 }
    while upper < bytes.count, bytes[upper] == 0x20 { upper += 1 }
    return lower..<upper
  }
}
