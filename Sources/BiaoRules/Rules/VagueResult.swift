// vague-result: a result that only repeats the goal or the target, or says nothing but that all was done.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let vagueResult = Rule(
    name: "vague-result", family: .targets, severity: .warning,
    summary: Bilingual(zh: "完成情况照抄目标，或只说完成了", en: "a result that copies the goal, or only says that it was reached"),
    why: Bilingual(
      zh: "完成情况要写实际做了什么、做了多少。照抄目标、写“已完成”、实际值还写“≥”，都看不出到底完成了多少，也无从核对得分。",
      en:
        "A result says what was done and how much of it. A copied goal, a bare “done” or an actual value with “≥” tell nobody what was reached, and bear out no score."
    ),
    basis: Bilingual(
      zh: "财预〔2020〕10号《项目支出绩效评价管理办法》", en: "“财预〔2020〕10号”, on evaluating the performance of projects"),
    examples: [
      .flagged("- 资金节约率: 15%及其以下\n  实际完成值: ‹15%及其以下›", in: .tier("质量指标")),
      .fine("- 资金节约率: 15%及其以下\n  实际完成值: 6%", in: .tier("质量指标")),
      .flagged("- 剧目审查通过率: 100%\n  实际完成值: ‹已完成›", in: .tier("质量指标")),
      .flagged("- 补贴发放及时率: 100%\n  实际完成值: ‹及时›", in: .tier("时效指标")),
      .fine("- 演出计划完成率: 100%\n  实际完成值: 已完成", in: .tier("质量指标")),
      .flagged(
        "年度总体目标:\n  预期目标:\n    > 目标1：深入排查校园食品安全隐患。\n    > 目标2：加强食堂从业人员培训。\n  ‹实际完成情况›:\n    > 目标1:深入排查校园食品安全隐患\n    > 目标2：加强食堂从业人员培训。",
        template: goals),
      .flagged(
        "年度总体目标:\n  预期目标:\n    > 目标1：深入排查校园食品安全隐患。\n    > 目标2：加强食堂从业人员培训。\n  实际完成情况:\n    > ‹目标1:深入排查校园食品安全隐患›\n    > 目标2：培训食堂从业人员312人。",
        template: goals),
      .flagged(
        "项目名称: 乡镇敬老院护理补贴\n年度总体目标:\n  预期目标:\n    > 保障敬老院护理人员待遇。\n  实际完成情况: ‹乡镇敬老院护理补贴›", template: goals),
      .flagged(
        "年度总体目标:\n  预期目标: 完成年度护林防火工作。\n  实际完成情况: ‹基本完成年度目标任务。›", template: goals),
      .flagged("年度总体目标:\n  预期目标: 更换路灯260盏。\n  实际完成情况:\n    > ‹已全部完成›", template: goals),
      .fine(
        "年度总体目标:\n  预期目标:\n    > 目标1：深入排查校园食品安全隐患。\n    > 目标2：完成路灯更换。\n    > 目标3：造林1.6万亩。\n    > 获评省级森林防火先进单位。\n  实际完成情况:\n    > 目标1：排查校园食堂46家，整改隐患31处。\n    > 目标2：完成路灯更换。\n    > 目标3：造林1.6万亩。\n    > 获评省级森林防火先进单位。",
        template: goals),
      .fine("年度总体目标:\n  预期目标: 更换路灯260盏。\n  实际完成情况: 260盏", template: goals),
      .flagged(
        "年度总体目标:\n  预期目标: 更换路灯260盏以上，确保夜间出行安全。\n  实际完成情况: ‹更换路灯260盏以上，确保夜间出行安全。›", template: goals),
      .fine("年度总体目标:\n  预期目标: 保障运转\n  实际完成情况: 保障运转", template: goals),
      .fine("年度总体目标:\n  预期目标:\n  实际完成情况:", template: goals),
      .fine(
        "年度总体目标:\n  预期目标: 完成年度护林防火工作。\n  实际完成情况:\n    > 完成年度目标。\n    > 全年巡护1860公里，未发生火情。", template: goals),
      .fine("年度总体目标:\n  预期目标: 更换路灯260盏。\n  实际完成情况: 完成路灯更换，亮灯率100%。", template: goals),
      .flagged(
        "- 管道铺设长度 (10分): ≥ 260 米\n  实际完成值: ‹≥260米›\n  得分: 10\n- 管道清淤长度 (10分): 不少于 920 米\n  实际完成值: ‹不少于920米›\n  得分: 10\n- 管道检测长度 (10分): ≥ 620 米\n  实际完成值: ‹≥660米›\n  得分: 10"
      ),
      .fine(
        "- 管道铺设长度 (10分): ≥ 260 米\n  实际完成值: 260米\n  得分: 10\n- 管道清淤长度 (10分): ≥ 920 米\n  实际完成值: 920米以上\n  得分: 10"),
      .fine("- 验收结果 (10分): 合格及以上\n  实际完成值: 合格及以上\n  得分: 10", in: .tier("质量指标")),
      .fine(
        "绩效指标:\n  - 管道铺设长度: ≥ 260 米\n    1—8月完成值: 180米\n    全年预计完成值: ≥260米",
        template: "绩效指标: indicators\n  - *: target\n    1—8月完成值: target\n    全年预计完成值: target"),
      .flagged(
        "- 走访户数 (10分): ≥ 90 户\n  实际完成值: ‹完成›\n  得分: 10\n- 走访企业数 (10分): 60 家\n  实际完成值: ‹已完成›\n  得分: 10"),
      .flagged(
        "- 设备巡检 (10分): 按期完成\n  实际完成值: ‹100%›\n  得分: 10", in: .tier("时效指标"), others: ["vague-target"]),
      .fine(
        "- 巡检完成率 (10分): 100%\n  实际完成值: 完成\n  得分: 10\n- 竣工时间 (10分): 2025年9月底前\n  实际完成值: 已完成\n  得分: 10",
        in: .tier("时效指标")),
      .fine("- 巡检覆盖 (10分): 全覆盖\n  实际完成值: 100%\n  得分: 10", in: .tier("质量指标")),
      .flagged("- 新建体育馆数量: ≥ 1 座\n  实际完成值: ‹建设中›", in: .tier("数量指标")),
      .flagged(
        "- 渔民满意度: 90%\n  实际完成值: ‹≥90%›\n- 商户满意度: 满意\n  实际完成值: ‹完成›", in: .tier("满意度指标"),
        others: ["vague-target"]),
      .flagged("- 药占比 (10分): < 35%\n  实际完成值: ‹达成目标值›\n- 处方点评率 (10分): 100%\n  实际完成值: ‹按规定执行›", in: .tier("质量指标")),
      .flagged(
        "- 渔船检验率:\n  实际完成值: ‹得到进一步提高›\n- 渔船更新改造情况:\n  实际完成值: 得到进一步提高", in: .tier("质量指标"), others: ["empty-required"]),
      .fine("- 渔民满意度: 90%\n  实际完成值: 93%\n- 商户满意度: 92%\n  实际完成值: 92%", in: .tier("满意度指标")),
      .flagged(
        "- 果农户均增收: 860元以上\n  实际完成值: ‹明显增加›\n- 果园亩产: ≥ 1200 公斤\n  实际完成值: 1260公斤，明显提高", in: .tier("经济效益指标")),
      .flagged(
        "- 补贴兑付时间: 每月15日前\n  实际完成值: ‹100%›\n- 护理费发放及时率: 100%\n  实际完成值: 100%\n- 泵房完工时间: 2025年9月底前\n  实际完成值: 已完工",
        in: .tier("时效指标")),
      .fine(
        "- 果园灌溉: 通过验收\n  实际完成值: 明显改善\n- 果农知晓率: ≥ 90%\n  实际完成值: 九成以上果农知晓，明显提高\n- 果园绿化: ≥ 6 亩\n  实际完成值: 新增六亩",
        in: .tier("生态效益指标")),
      .flagged(
        "绩效指标:\n  | 三级指标 | 年度指标值 | 实际完成值 |\n  | 护坡长度 | ≥260米 | ‹已完成› |\n  | 渔民知晓率 | ≥90% | ‹显著提高› |\n  | 护坡验收 | 合格 | 合格 |",
        in: .document),
      .flagged(
        "- 随访高血压患者 (5分): ≥ 2.46万人\n  实际完成值: ‹已完成任务›\n  得分: 5\n- 灌溉系统运行年限 (5分): ≥ 6 年\n  实际完成值: ‹良好›\n  得分: 5\n- 抢修到场时间 (5分): ≤ 30 分钟\n  实际完成值: 按时完成任务\n  得分: 5\n- 巡检完成率 (5分): ≥ 95%\n  实际完成值: 完成全部任务\n  得分: 5"
      ),
      .flagged(
        "- 水毁路段抢通及时率 (6分): ≥ 95%\n  实际完成值: ‹及时抢通›\n  得分: 6\n- 样品送检及时率 (6分): ≥ 96%\n  实际完成值: 全部样品按时送检\n  得分: 6",
        in: .tier("时效指标")),
      .flagged(
        "目标:\n  - 目标1: 新建高标准农田2.8万亩\n    实际完成: 新建高标准农田2.8万亩\n  - 目标2: 培育龙头企业6家\n    实际完成: ‹目标2：培育龙头企业6家。›",
        in: .document, others: ["missing-tier"]),
      .fine("- 体育馆主体工程: 完成封顶\n  实际完成值: 建设中", in: .tier("时效指标")),
      .flagged("- 图书馆管理机制: 健全\n  实际完成值: ‹好坏›", in: .tier("质量指标")),
      .fine("- 图书馆管理机制: 健全\n  实际完成值: 好", in: .tier("质量指标")),
      .flagged("绩效指标:\n  满意度指标:\n    - 渔民满意度: 90%\n      实施进度: ‹已完成100%›", template: progressing),
      .fine("绩效指标:\n  满意度指标:\n    - 渔民满意度: 90%\n      实施进度: 100%", template: progressing),
    ] + EmptyResult.examples + OtherGoalsResult.examples + SentenceTier.examples,
    checks: [
      .form(.besidesRemarks) { form, report in
        check(form, report)
        for tier in SentenceTier.all(in: form) { tier.say(report) }
      },
      .form(.besidesRemarks) { form, report in
        report.eachTableIndicator(of: form) { row in
          if let actual = row.actual { check(actual, of: row.indicator, form, report) }
          // What is not due yet has words for it.
          if let progress = row.progress, promptly.isIn(form.tree.bytes, progress) {
            check(progress, of: row.indicator, form, report)
          }
        }
      },
      .indicator(.any) { indicator, form, report in
        guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1 else { return }
        check(indicator, form, report)
      },
    ])

  private static let progressing = "绩效指标: indicators\n  满意度指标: tier\n  - *: target\n    实施进度: text"
  private static let goals = """
    项目名称: text
    年度总体目标: group
      预期目标: prose
      实际完成情况: prose
    """

  // MARK: - The result as a whole

  private static func check(_ form: Form, _ report: Report) {
    let (results, goals, title) = report.overallResults(of: form)
    guard !results.isEmpty else { return }
    let bytes = form.tree.bytes
    for other in OtherGoalsResult.all(of: results, bytes) { other.say(report) }
    var copied: [[UInt8]: ByteRange] = [:]
    if let title { copied[OverallResult.essence(bytes, title)] = title }
    for text in goals.flatMap(\.texts) { copied[OverallResult.essence(bytes, text)] = text }
    for result in results {
      if let goal = wholeCopy(result, of: copied, bytes) {
        say(copy: result.name, of: goal, isTitle: goal == title, result.name, report)
        continue
      }
      // Who writes what was done does not write the number of the goal before it.
      if let goal = result.goal, result.texts.count == 1, case let text = result.texts[0], text.count <= maximumLength,
        bytes[text].starts(with: number), OverallResult.essence(bytes, text) == OverallResult.essence(bytes, goal)
      {
        say(copy: text, of: goal, isTitle: false, result.name, report)
        continue
      }
      for text in result.texts where text.count <= maximumLength {
        let essence = OverallResult.essence(bytes, text)
        if let goal = copied[essence], essence.count >= minimumCopied, !isStatement(bytes, text, essence) {
          say(copy: text, of: goal, isTitle: goal == title, result.name, report)
        } else if result.texts.count == 1, says(nothing: essence) {
          let (name, words) = (report.quote(result.name), report.quote(text))
          report.add(
            text, zh: "“\(name)”只写“\(words)”，没有说完成了什么：逐项写实际做了什么、做了多少",
            en: "“\(name)” only says “\(words)”: say what was done, and how much of it")
        }
      }
    }
  }

  private static let number = Array("目标".utf8)

  /// The goal that the first line is, where all lines of a result are goals: one fault, and not one a line.
  private static func wholeCopy(
    _ result: OverallResult, of goals: [[UInt8]: ByteRange], _ bytes: [UInt8]
  ) -> ByteRange? {
    guard result.texts.count > 1 else { return nil }
    var first: ByteRange?
    // A goal with a number may have been reached exactly; among others that are copied it is copied, too.
    var plain = 0
    for text in result.texts {
      guard text.count <= maximumLength, case let essence = OverallResult.essence(bytes, text),
        essence.count >= minimumCopied, let goal = goals[essence]
      else { return nil }
      if !isStatement(bytes, text, essence) { plain += 1 }
      first = first ?? goal
    }
    return plain * 2 > result.texts.count ? first : nil
  }

  private static func say(
    copy text: ByteRange, of goal: ByteRange, isTitle: Bool, _ name: ByteRange, _ report: Report
  ) {
    let result = report.quote(name)
    report.add(
      text, zh: "“\(result)”照抄了\(isTitle ? "项目名称" : "目标")，没有说完成了什么：写实际做了什么、做了多少",
      en: "“\(result)” copies the \(isTitle ? "name of the project" : "goal"): say what was done, and how much of it",
      related: [
        isTitle
          ? report.place(goal, zh: "项目名称", en: "the name of the project")
          : report.place(goal, zh: "目标", en: "the goal")
      ])
  }

  /// A sentence that tells as well what was done: one with figures, which may have been reached exactly, or one that
  /// says so.
  private static func isStatement(_ bytes: [UInt8], _ text: ByteRange, _ essence: [UInt8]) -> Bool {
    // What was reached is no bound, and nothing that shall be made sure of.
    GoalText.holdsNumber(bytes, text) && !(promises.isIn(bytes, text) && ensured.isIn(bytes, text))
      || statements.isIn(bytes, text)
      || doneAtStart.contains { essence.starts(with: $0) }
  }

  /// Whether a text is put together of nothing but such words, among them that it was done.
  private static func says(nothing essence: [UInt8]) -> Bool {
    guard essence.count >= 6, essence.count <= 120 else { return false }
    var i = 0
    var isDone = false
    while i < essence.count {
      let rest = essence[i...]
      if let word = done.first(where: { rest.starts(with: $0) }) {
        isDone = true
        i += word.count
      } else if let word = fillers.first(where: { rest.starts(with: $0) }) {
        i += word.count
      } else {
        return false
      }
    }
    return isDone
  }

  /// Six characters: 保障运转 is both a goal and what was done.
  private static let minimumCopied = 18
  /// A report of its own is not compared.
  private static let maximumLength = 3000
  private static let promises = WordSet("以上 不低于 不少于 不超过 以内 ≥ ≤")
  private static let ensured = WordSet("确保 力争 争取 保证 保障")
  private static let statements = WordSet("已 了 未发生 无 第一 先进 优秀 合格 达标 荣获 获得 获评 获批 通过 名列 位列")
  private static let doneAtStart = NameTraitWords.words("完成 全面完成 全部完成 按时完成 按期完成 基本完成 目标完成")
  private static let done = NameTraitWords.words("完成 达成 实现 达到")
  private static let fillers = NameTraitWords.words(
    """
    已经 已 均 都 全部 全面 基本 圆满 较好 很好 良好 顺利 按时 按期 按质 按量 保质 保量 按计划 按要求 按照 如期 及时 有效 得 地 的 了 并 和 与 及
    本项目 本年度 本年 该项目 项目 全年 年度 年初 当年 各项 各 既定 设定 预定 预期 预计 计划 绩效 总体 整体 原定 所有 目标 任务 工作 指标 效果 要求 情况 进度
    """)

  // MARK: - The result of an indicator

  private static let graded = Set<NameKey>(words: "基本完成 基本完成。 大部分完成 部分完成 正常推进 按计划推进 稳步推进 有序推进")

  private static func check(_ indicator: Indicator, _ form: Form, _ report: Report) {
    let tree = form.tree
    let attributes = report.attributes(of: indicator, in: form)
    guard let line = attributes[.actual] else {
      // 1—8月完成值: 基本完成, of so many kilometres.
      if let line = attributes[.progress], let progress = tree.value(ofLine: line),
        graded.contains(NameKey(tree.bytes, progress)), case .value(let list) = indicator.target,
        list.targets.count == 1, list.isPlainFigure(0), list.targets[0].figure?.unit?.dimension != .ratio
      {
        return say(
          progress, indicator, report, zh: "没有回答指标值：写实际完成多少",
          en: "does not answer the target: write how much was reached")
      }
      // 实施进度: 已完成100%, of how many are content.
      guard TierKind(indicator, form) == .satisfaction else { return }
      for child in tree.children(of: indicator.line) where tree.lines[child].kind == .entry {
        if let progress = tree.value(ofLine: child), boilerplate.contains(NameKey(tree.bytes, progress)) {
          check(progress, of: indicator, form, report)
        }
      }
      return
    }
    guard let actual = tree.value(ofLine: line), !actual.isEmpty else { return }
    check(actual, of: indicator, form, report)
  }

  private static func check(
    _ actual: ByteRange, of indicator: Indicator, _ form: Form, _ report: Report
  ) {
    let tree = form.tree
    // Where the form has no target, the name tells what is due.
    if case .empty = indicator.target {
      guard NameTraits(tree.bytes, indicator.name).contains(.ratio), progress.isIn(tree.bytes, actual),
        !GoalText.holdsNumber(tree.bytes, actual)
      else { return }
      return say(
        actual, indicator, report, zh: "没有数：写实际达到多少", en: "has no number: write what was reached", hasTarget: false)
    }
    if EmptyResult.isReference(tree.bytes, actual) {
      return say(
        actual, indicator, report, zh: "只说在哪里查，没有说完成多少：把数写在这里",
        en: "says where to look, and not what was reached: write it here")
    }
    guard case .value(let list) = indicator.target, let target = list.targets.first, list.targets.count == 1,
      actual.count <= 48
    else { return }
    if target.figure != nil,
      bounds.contains(where: { tree.bytes[actual].starts(with: $0) })
        || ends.ends(tree.bytes, actual)
          && NameKey(tree.bytes, actual) == NameKey(tree.bytes, indicator.valueWithoutType)
    {
      guard NameKey(tree.bytes, actual) == NameKey(tree.bytes, indicator.valueWithoutType) else {
        guard signs.contains(where: { tree.bytes[actual].starts(with: $0) }) else { return }
        return say(
          actual, indicator, report, zh: "还带着指标值的符号，不是完成的数：写实际完成多少",
          en: "has the sign of a target and is no result: write what was reached")
      }
      return say(
        actual, indicator, report, zh: "是照抄的指标值，不是完成的数：写实际完成多少",
        en: "is the target copied, and no result: write what was reached")
    }
    let words = NameKey(tree.bytes, actual)
    if scales.contains(words) {
      return say(
        actual, indicator, report, zh: "只是等级的两端，没有说是哪一级：写实际的等级",
        en: "is a scale, and no grade of it: write the grade that was given")
    }
    if words == prompt, target.figure?.unit == Units.percent, prompts.ends(tree.bytes, indicator.name) {
      return say(
        actual, indicator, report, zh: "没有说有多少是及时的：写实际的比率", en: "does not say how much was in time: write the share")
    }
    if answers.contains(words) || boilerplate.contains(words), TierKind(indicator, form) == .satisfaction {
      return say(
        actual, indicator, report, zh: "没有说有多少人满意：写实际的满意度", en: "does not say how many were satisfied: write the share")
    }
    switch target.kind {
    case .quantitative, .range, .duration:
      guard let figure = target.figure, target.deadline == nil else { return }
      if EmptyResult.isGrade(tree.bytes, actual, figure, target) {
        return say(
          actual, indicator, report, zh: "是等级，不能和指标值比较：写实际的数",
          en: "is a grade and cannot be held against the target: write the figure")
      }
      // All of it is done where it is done.
      if target.dimension == .ratio, figure.number < .hundred, isInWords(tree.bytes, actual) {
        return say(
          actual, indicator, report, zh: "没有回答指标值：写实际的比率",
          en: "does not answer the target: write the share that was reached")
      }
      guard
        answers.contains(words) || saysNothing(tree.bytes, actual, target)
          ? !(target.dimension == .ratio && figure.number >= .hundred && !executed.contains(words)
            && !measured.ends(tree.bytes, indicator.name))
          : isDegreeAlone(tree.bytes, actual)
      else { return }
      say(
        actual, indicator, report, zh: "没有回答指标值：写实际完成多少", en: "does not answer the target: write how much was reached")
    case .deadline, .date, .recurringDeadline, .period:
      guard words == whole, !rates.isIn(tree.bytes, indicator.name), times.isIn(tree.bytes, indicator.name) else {
        return
      }
      say(
        actual, indicator, report, zh: "没有回答指标值，指标值是期限：写实际在哪一天完成，或把指标改为及时率",
        en: "does not answer the target, which is a date: write when it was done, or measure a share done in time")
    case .qualitative:
      guard words == whole, deadlines.isIn(tree.bytes, indicator.valueWithoutType),
        !rates.isIn(tree.bytes, indicator.name)
      else { return }
      say(
        actual, indicator, report, zh: "没有回答指标值，不知是什么的比例：按指标值写完成的情况",
        en: "does not answer the target: nobody knows of what it is a share")
    default: return
    }
  }

  private static func say(
    _ actual: ByteRange, _ indicator: Indicator, _ report: Report, zh: String, en: String, hasTarget: Bool = true
  ) {
    let (words, name) = (report.quote(actual), report.quote(indicator.name))
    report.add(
      actual, zh: "“\(name)”的完成值“\(words)”\(zh)", en: "the result “\(words)” of “\(name)” \(en)",
      related: hasTarget ? [report.place(indicator.value, zh: "指标值", en: "the target")] : [])
  }

  /// 明显增加, 有所提高: words that say which way it went and no more.
  private static func isDegreeAlone(_ bytes: [UInt8], _ actual: ByteRange) -> Bool {
    guard actual.count >= 6, actual.count <= 36, bytes[actual.lowerBound] >= 0xE4, progress.isIn(bytes, actual),
      !GoalText.holdsNumber(bytes, actual), case .vague(let vagueness) = measurability(bytes, actual)
    else { return false }
    return vagueness.category == .direction || vagueness.category == .degree
  }

  /// 及时抢通: that something was done, and no share of it.
  private static func isInWords(_ bytes: [UInt8], _ actual: ByteRange) -> Bool {
    actual.count >= 6 && actual.count <= 36 && bytes[actual.lowerBound] &- 0xE4 < 6
      && !GoalText.holdsNumber(bytes, actual) && !EmptyResult.saysAll(bytes, actual)
  }

  /// 已完成任务, 按计划完成年度目标: put together of words that say that it was done, where a count is due.
  private static func saysNothing(_ bytes: [UInt8], _ actual: ByteRange, _ target: Target) -> Bool {
    target.kind != .duration && target.dimension != .ratio && actual.count >= 9
      && says(nothing: Array(bytes[actual]))
  }

  private static let times = WordSet("时间 日期 时限 期限 时点")
  private static let progress = WordSet("提高 提升 改善 增强 降低 下降 增加 减少 增长 显著 明显 良好 较好 较高")

  private static let signs = NameTraitWords.words("≥ ≧ ≤ ≦")
  // 2天以内 may be what was found.
  private static let ends = WordSet("以上 以下 及以上 及以下")
  private static let bounds = NameTraitWords.words("≥ ≧ ≤ ≦ ﹥ ＞ ＜ > < 不少于 不低于 不超过 不高于 不小于 不大于 至少 大于 小于")
  private static let answers = Set(
    [
      "完成", "已完成", "全部完成", "已全部完成", "按时完成", "按期完成", "基本完成", "达成", "已达成", "已实现", "达到目标", "达到预期", "达到预期目标", "达成预期指标",
      "达成目标", "达成目标值", "达到目标值", "完成目标", "完成目标值", "达到指标值", "达成指标值", "完成指标值", "达成预期目标",
      "完成预期目标", "实现目标", "实现预期目标", "按规定执行", "已执行", "按要求执行", "按要求完成",
      "建设中", "在建", "进行中", "推进中", "实施中", "未完成", "正在建设", "正在进行", "正在推进", "正在实施",
    ].map {
      NameKey($0)
    })
  /// What is said of work, and no answer to how many are content.
  private static let boilerplate = Set(["已完成100%", "已100%完成", "已全部完成100%", "100%已完成"].map { NameKey($0) })
  private static let scales = Set(
    [
      "好坏", "好、坏", "好/坏", "高低", "高、低", "高/低", "高中低", "高、中、低", "高/中/低", "优良中差", "优、良、中、差", "优/良/中/差", "优良中低差",
      "优良差", "优、良、差", "好中差", "好、中、差", "优劣", "强弱", "大小", "有无", "有/无", "是否", "是/否",
    ].map { NameKey($0) })
  /// Rates that are found out by looking at each: that the work is done does not say how much of it is good.
  private static let measured = WordSet("合格率 通过率 达标率 优良率 完好率 准确率 正确率 规范率 差错率")
  /// What is no share of anything, not even all of it.
  private static let executed = Set(["按规定执行", "已执行", "按要求执行"].map { NameKey($0) })
  private static let whole = NameKey("100%")
  private static let prompt = NameKey("及时")
  private static let promptly = WordSet("及时 按时 按期")
  private static let prompts = WordSet("及时率 准时率 按时率")
  /// Words that a share does not answer: a time limit, a budget.
  private static let deadlines = WordSet("按时 按期 及时 时限 期限 预算中 预算内 预算范围 控制在 不超")
  private static let rates = WordSet("率 比例 占比 度 百分比 覆盖")
}
