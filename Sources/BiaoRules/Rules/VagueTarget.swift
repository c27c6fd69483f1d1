// vague-target: a target that nobody could judge.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let vagueTarget = Rule(
    name: "vague-target", family: .targets, severity: .warning,
    summary: Bilingual(zh: "指标值空泛，无法评判", en: "a target that nobody could judge"),
    why: Bilingual(
      zh: "“明显”“持续优化”到什么程度算完成，没有人说得清，打分就只能凭印象；定性指标也要可衡量：数字、期限、等级、看得见的成果或是与否。",
      en:
        "Nobody can say when “明显” or “持续优化” is reached, so scores go by impression. A qualitative target too needs a yardstick: a figure, a date, a grade, a document, a yes or no."
    ),
    basis: Bilingual(
      zh: "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
      en: "“财预〔2015〕88号”, on the performance goals of central departments' budgets"),
    examples: [
      .flagged("- 检验报告出具时间: ‹及时出具›\n- 泵站完工时间: ‹按计划›\n- 灾情信息发布: 及时发布", in: .tier("时效指标")),
      .flagged("- 当年造林成活率: ‹达标›\n- 断面水质: 达标", in: .tier("质量指标")),
      .fine(
        "- 立项依据充分性 (4分): 充分\n  评分标准: 符合国家政策1分，符合行业规划1分，与部门职责相符1分，属于公共财政支持范围1分", in: .tier("质量指标")),
      .flagged("- 企业培育成效: 定性 ‹明显›", in: .tier("社会效益指标")),
      .flagged("- 产业生态环境: 定性 ‹持续优化›", in: .tier("生态效益指标")),
      .flagged("- 五好园区创建: 定性 ‹有序推进›", in: .tier("社会效益指标")),
      .flagged("- 保障项目顺利实施: ‹满足需求›", in: .tier("社会效益指标")),
      .flagged("- 奖补资金发放: ‹及时›", in: .tier("时效指标")),
      .flagged("- 工程建设进度: ‹按计划推进›", in: .tier("时效指标")),
      .flagged("- 补助资金拨付: ‹根据工作进度拨付›", in: .tier("时效指标")),
      .flagged("- 改造任务完成时间: ‹全年›", in: .tier("时效指标")),
      .flagged("- 服务对象评价: ‹基本满意›", in: .tier("满意度指标")),
      .flagged("- 新书配置: 采购‹以当年资源为主›", in: .tier("质量指标")),
      .fine("- 新书配置: 以当年出版的图书为主，不低于90%", in: .tier("质量指标")),
      .flagged("- 群众知晓程度: ≥‹较高›", in: .tier("社会效益指标")),
      .flagged("- 租住房屋条件: 屋内设施齐全，能‹满足›工作开展需求", in: .tier("质量指标")),
      .flagged("- Reading habits: ‹significantly improved›", in: .tier("社会效益指标")),
      .flagged("- Support to farmers: given ‹as appropriate›", in: .tier("社会效益指标")),
      .flagged("- Market access: ‹improved› access for small farms", in: .tier("社会效益指标")),
      .flagged("- Completion of the works: ‹In time›", in: .tier("时效指标")),
      .fine("- Forest cover: no less than last year", in: .tier("生态效益指标")),
      .flagged("- Staff skills: ‹adequate›", in: .tier("质量指标")),
      .fine("- Annual report: published", in: .tier("质量指标")),
      .fine("- Water safety plan: approved by the board", in: .tier("质量指标")),
      .fine("- Audit opinion: good", in: .tier("质量指标")),
      .fine("- High school: opened and operational", in: .tier("质量指标")),
      .fine("- Seed distribution: improved seed distributed to every household", in: .tier("社会效益指标")),
      .fine("- 年报编制: 按时完成", in: .tier("时效指标")),
      .fine("- 热线服务时间: 全年", in: .tier("时效指标")),
      .fine("- 审批办结时限: 由15日压缩至7日", in: .tier("时效指标")),
      .fine("- 群众评议: 评议结果为满意等次", in: .tier("质量指标")),
      .fine("- 企业污染治理: 配合督察、完成“小散乱”企业整治工作", in: .tier("生态效益指标")),
      .flagged(
        "评分表:\n  | 指标 | 分值 | 年度指标值 | 完成值 | 得分 |\n  | 灌溉条件 | 10 | ‹明显改善› | 明显改善 | 10 |\n  | 验收结论 | 10 | 合格 | 合格 | 10 |\n  | 修渠长度 | 10 | ≥6公里 | 6公里 | 10 |\n  | 合计 | 30 | | | 30 |",
        in: .document),
      .fine(
        "存在问题:\n  | 指标 | 问题 | 责任单位 |\n  | 灌溉条件 | 明显不足 | 水利站 |\n  | 修渠长度 | 未达标 | 水利站 |", in: .document),
      .flagged(
        "绩效指标:\n  - 巡诊满意率: ≥ 90%\n    实施周期指标值: ‹显著提高›\n  - 巡诊结论: 合格\n    实施周期指标值: 合格",
        template: "绩效指标: indicators\n  - *: target\n    实施周期指标值: text"),
      .fine("- 贴息补贴企业数量: 3家"),
      .fine("- 办公房屋租赁数量: 6间"),
      .fine("- 贴息资金发放时间: 12月31日之前", in: .tier("时效指标")),
      .fine("- 按月足额拨付资金: 每月8日前", in: .tier("时效指标")),
      .fine("- 规模工业增加值: 同比增长5%", in: .tier("经济效益指标")),
      .fine("- 资金拨付进度: = 100%", in: .tier("时效指标")),
      .fine("- 在职人员控制率: ≤100%", in: .tier("成本指标")),
      .fine("- 部门预决算公开: 定性 按要求及时公开", in: .tier("时效指标")),
      .fine("- 违法用地: 零增长", in: .tier("生态效益指标")),
      .fine("- 工程质量: 一次性验收合格", in: .tier("质量指标")),
      .fine("- 水质: 优于Ⅳ类", in: .tier("生态效益指标")),
      .fine("- 服务质量: 良及以上", in: .tier("质量指标")),
      .fine("- 低保对象保障: 应保尽保", in: .tier("社会效益指标")),
      .flagged("- 主汛期安全度汛: ‹确保万无一失›", in: .tier("社会效益指标")),
      .fine("- 重大活动医疗: 定性 保障方案内岗位全部到岗", in: .tier("社会效益指标")),
      .flagged("- 年度支出: ‹严格控制›公务接待，各项开支尽量控制在预算范围内", in: .tier("社会效益指标")),
      .fine("- 服务居民: 近万人次", in: .tier("社会效益指标")),
      .fine("- 投诉起数: 0起", in: .tier("社会效益指标")),
      .flagged("- 护林员业务培训: ‹已完成›\n- 防震应急演练: ‹完成›\n- 指标3 禁毒宣传活动: ‹已开展›\n- 农残检测覆盖率: ‹已完成›\n- 渠道清淤: ‹进行中›"),
      .fine("- 护林员业务培训3期: 完成\n- 应急演练方案: 已完成\n- 村史馆建设: 完成\n- 培训管理制度制定: 已完成\n- 年度决算: 已完成"),
      .flagged("- 居民对政策的知晓度是否明显提高: ‹是›", in: .tier("社会效益指标")),
      .fine("- 是否纳入政府采购: 是\n- 是否公开: 是", in: .tier("质量指标")),
      .flagged("- 科技展品更换: ‹展品更新率›", in: .tier("质量指标")),
      .fine("- 种苗标准: 符合国家规定的合格率", in: .tier("质量指标")),
      .flagged("- 柳树坪村: ‹新修灌溉水渠和机耕道›", in: .tier("数量指标")),
      .fine("- 柳树坪村: 新修灌溉水渠三条\n- 青松小学: 新建教学楼一栋\n- 改造校舍2栋: 改造学生宿舍和食堂", in: .tier("数量指标")),
      .fine("- 柳树坪村: 新修灌溉水渠和机耕道", in: .tier("质量指标")),
      .flagged(
        "自评结论:\n  产出指标:\n    数量指标:\n      - 修缮校舍: ≥ 3 栋\n        实际完成值: 3栋\n  效益指标:\n    经济效益指标:\n      年初目标值: ‹较上年提高›\n      实际完成值: 提高6%\n    社会效益指标:\n      年初目标值: ‹显著提高›\n      实际完成值: 提高3%",
        in: .document),
    ] + UnreadTarget.examples + UnsureTarget.examples,
    checks: [
      .line(.item, .unbound) { line, form, report in UnreadTarget.check(line, form, report) },
      .line(.entry, .answer) { line, form, report in
        // 经济效益: and below it 年初目标值, of an indicator that has no name.
        guard form.bindings[line].role == .open, let tier = form.tree.lines[line].parent,
          form.bindings[tier].role == .tier, let name = form.tree.readLabel(ofLine: line)?.name,
          ValuesBelow.isOne(NameKey(form.tree.bytes, name)), let value = form.tree.value(ofLine: line), !value.isEmpty
        else { return }
        switch measurability(
          form.tree.bytes, value, name: form.tree.readLabel(ofLine: tier)?.name ?? name, extraWords: report.vagueWords)
        {
        case .vague(let vagueness):
          let words = report.quote(vagueness.range)
          let (zh, en) = advice(vagueness.category)
          report.add(vagueness.range, zh: "“\(words)”\(zh)", en: "“\(words)” \(en)")
        case .missingMagnitude(let range):
          let words = report.quote(range)
          report.add(range, zh: "“\(words)”没有说多少：写明幅度", en: "“\(words)” does not say how much: give an amount")
        default: return
        }
      },
      .indicator([.vague, .words, .date, .period]) { indicator, form, report in
        var list: TargetList?
        switch indicator.target {
        case .value(let written): list = written
        // ≥较高: no number after the sign, and no yardstick either.
        case .illegal: break
        default: return
        }
        guard case .vague(let vagueness) = report.measurability(of: indicator) else {
          if let empty = EmptyTarget.find(list, indicator, form, report) {
            let (zh, en) = advice(empty.lack)
            let words = report.quote(empty.range)
            report.add(empty.range, zh: zh(words), en: en(words))
            return
          }
          if let list, let open = OpenDeadline.find(list, indicator, form, report) {
            sayOpen(open, indicator, form, report)
          }
          return
        }
        guard !IllegalValueType.isReferenceForCost(vagueness, indicator, form),
          !isJudgedByCriteria(indicator, form, report)
        else { return }
        let words = report.quote(vagueness.range)
        let (zh, en) = advice(vagueness.category)
        let suggestions = Suggestions(for: indicator, in: form, report)
        report.add(
          vagueness.range, zh: "“\(words)”\(zh)\(suggestions.chinese)", en: "“\(words)” \(en)\(suggestions.english)",
          atMost: isBorderline(vagueness, indicator, form.tree.bytes) ? .hint : .error, fixes: suggestions.fixes)
      },
      .target(.figure) { list, indicator, form, report in UnsureTarget.check(list, indicator, form, report) },
      .indicator(.any) { indicator, form, report in
        guard let cycle = PeriodTarget.written(below: indicator.line, form.tree)?.value, cycle != indicator.value,
          case .vague(let vagueness) = measurability(form.tree.bytes, cycle, name: indicator.name)
        else { return }
        let words = report.quote(vagueness.range)
        let (zh, en) = advice(vagueness.category)
        report.add(vagueness.range, zh: "“\(words)”\(zh)", en: "“\(words)” \(en)")
      },
    ])

  /// Whether the scoring rule lists what is looked at, with the points of each: 立项依据充分性: 充分, and 符合政策1分，符合规划1分.
  private static func isJudgedByCriteria(_ indicator: Indicator, _ form: Form, _ report: Report) -> Bool {
    guard let line = report.attributes(of: indicator, in: form)[.scoring], let text = form.tree.value(ofLine: line),
      text.count >= 30, !degrees.isIn(form.tree.bytes, text)
    else { return false }
    var (count, start) = (0, text.lowerBound)
    while let mark = point.firstRange(in: form.tree.bytes, ByteRange(clamping: start, text.upperBound)) {
      start = mark.upperBound
      if mark.lowerBound > text.lowerBound, form.tree.bytes[mark.lowerBound - 1] &- 0x30 < 10 { count += 1 }
    }
    return count >= 2
  }

  private static let point = Array("分".utf8)
  /// Bands and degrees, which judge nothing that nobody can see.
  private static let degrees = WordSet("% ％ ≥ ≤ 以上 以下 完成率 比例 酌情 较 基本 优 良 一般 差 好 明显 显著")

  /// Whether the rest of the target can be checked: 尽量控制在预算范围内. Worth a hint.
  private static func isBorderline(_ vagueness: Vagueness, _ indicator: Indicator, _ bytes: [UInt8]) -> Bool {
    limits.isIn(bytes, indicator.value) && hedges.isIn(bytes, indicator.value)
  }

  private static let hedges = WordSet("尽量 尽可能 力争 争取 原则上")
  private static let limits = WordSet("控制在 不超过 不突破 以内 范围内 之内")

  private static func sayOpen(_ range: ByteRange, _ indicator: Indicator, _ form: Form, _ report: Report) {
    let words = report.quote(range)
    if case .inside(.satisfaction) = report.standing(of: indicator, in: form) {
      report.add(
        range, zh: "“\(words)”没有说多少人满意：写出满意度，如“≥ 90%”",
        en: "“\(words)” does not say how many are content: give a share, as “≥ 90%”")
      return
    }
    let year = report.dates(of: form).year.map { "如“\($0)年12月31日前”" } ?? "如“12月31日前”"
    let yearEn = report.dates(of: form).year.map { "“\($0)年12月31日前”" } ?? "“12月31日前”"
    report.add(
      range, zh: "“\(words)”没有说哪一天之前：时效指标写出期限，\(year)“每月10日前”，或及时率",
      en: "“\(words)” does not say by which day: write a deadline, as \(yearEn), or a share done in time")
  }

  /// What is said of a target without an amount, of its words.
  private static func advice(_ lack: EmptyTarget.Lack) -> (zh: (String) -> String, en: (String) -> String) {
    switch lack {
    case .amountDone:
      (
        { "“\($0)”没有说做到多少：写出次数、人数或比率，如“≥ 2 次”“≥ 95%”" },
        { "“\($0)” does not say how much: give a number of times or persons, or a share" }
      )
    case .question:
      (
        { "只写“\($0)”，没有人知道怎样算做到：写明考核什么，做到多少" },
        { "nobody can tell when “\($0)” is true: say what is measured, and how much of it" }
      )
    case .share:
      ({ "“\($0)”没有说比率是多少：写出数，如“≥ 90%”" }, { "“\($0)” does not say what share is enough: give a figure, as “≥ 90%”" })
    case .measured:
      (
        { "“\($0)”只是要考核的内容，没有数：写明做到多少，如“≥ 90%”" },
        { "“\($0)” says what is measured, and not how much: give a figure, as “≥ 90%”" }
      )
    case .mainly:
      ({ "“\($0)”没有说占多少：写出比率，如“≥ 80%”" }, { "“\($0)” does not say how much of it: give a share, as “≥ 80%”" })
    case .quantity:
      ({ "数量指标“\($0)”没有数：写明做多少，如几处、几公里、几台" }, { "“\($0)” is a quantity without a figure: say how many, or how long" })
    }
  }

  private static func advice(_ category: VagueCategory) -> (zh: String, en: String) {
    switch category {
    case .degree:
      ("没有说到什么程度：写出数字和单位，或可查证的成果、等级", "does not say how much: give a figure with its unit, a document or a grade")
    case .direction:
      (
        "只有方向，没有幅度：写出数字和单位，或可查证的成果",
        "is a direction without an amount: give a figure with its unit, or a result to be seen"
      )
    case .catchAll:
      ("没有说做成什么：写出数量、期限或可查证的成果", "does not say what is to be done: give a number, a date or a result to be seen")
    case .hedge: ("留了余地，完不成也说得过去：写出必须达到的数字或期限", "leaves a way out: give the figure or the date that has to be reached")
    case .unquantified:
      ("没有说多少、多久：写出数字和单位或期限", "says neither how many nor how long: give a figure with its unit, or a date")
    case .slogan:
      ("是口号，无法评判：写出看得见的成果，带上数字、期限或等级", "is a slogan nobody can judge: name a result with a figure, a date or a grade")
    case .judgement:
      ("没有评判的标准：写出标准的名称、等级，或用比率衡量", "has no standard to judge by: name the standard or grade, or measure a rate")
    case .reference: ("没有写明依据：写出文件的名称和条款，或直接写数字", "refers to what is not named: name the document, or write the figure")
    }
  }
}
