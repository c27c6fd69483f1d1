// unreachable: a target, or what is said to have been reached, above all that is possible.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let unreachable = Rule(
    name: "unreachable", family: .targets, severity: .error,
    summary: Bilingual(zh: "不可能达到的指标值或完成值", en: "a target or a result that nothing can reach"),
    why: Bilingual(
      zh: "合格率、覆盖率、满意度是部分占全体的比率，最高100%；超过它的指标值永远完不成。",
      en:
        "A pass rate, a coverage or a satisfaction is a part of a whole: at most 100 %. A target above it is never met."
    ),
    examples: [
      .flagged("- 验收合格率: ‹≥ 120%›", in: .tier("质量指标")),
      .flagged("- 服务对象满意度: ‹＞100%›", in: .tier("满意度指标")),
      .flagged("- 补助资金发放到位率: ‹超过100%›", in: .tier("时效指标")),
      .flagged("- 村级卫生室覆盖率: ‹105%›", in: .tier("质量指标")),
      .flagged("- 劳动争议案件结案率: ‹≥ 105%›\n- 人才公寓入住率: ‹≥ 120%›", in: .tier("质量指标")),
      .flagged("- 预警信息播发率: ‹≥ 120%›", in: .tier("社会效益指标")),
      .fine("- 粮食自给率: ≥ 110%\n- 预警信息播发率: ≥ 100%", in: .tier("社会效益指标")),
      .fine("- 劳动争议案件结案率: ≥ 95%\n- 水库供水保障率: ≥ 95%\n- 施工产能利用率: ≥ 105%", in: .tier("质量指标")),
      .flagged("- 公众满意度 (%): ‹≥950›", in: .tier("满意度指标")),
      .flagged("- 项目实施成效: 验收合格率‹达110%›", in: .tier("质量指标")),
      .flagged("- Pass rate: ‹≥ 120%›", in: .tier("质量指标")),
      .flagged("- Share of rooms open to readers: ‹≥ 120%›", in: .tier("质量指标")),
      .flagged("- Trainees who pass the test: ‹＞ 100%›\n- Pumps in working order: ‹105%›", in: .tier("质量指标")),
      .flagged("- Percentage of teachers certified: ‹≥ 120%›", in: .tier("质量指标")),
      .flagged(
        "- Lessons rated good by the inspector: ‹≥ 120%›\n- Women among apprentices: ‹≥ 104%›\n- Orders delivered in full: ‹≥ 105%›",
        in: .tier("质量指标")),
      .fine(
        "- Beds in use: ≥ 104%\n- Loans recovered: ≥ 105%\n- Stocks against monthly need: ≥ 130%", in: .tier("质量指标")),
      .fine("- Houses built: ≥ 120%\n- Planned visits that were made: ≥ 110%\n- Wells per village with a pump: 120%"),
      .fine("- Percentage of growth in sales: ≥ 120%\n- Percentage of cost recovery: ≥ 105%", in: .tier("经济效益指标")),
      .flagged("- 换热站自控系统投运率: ‹≥ 110%›\n  指标解释: 投运的换热站占已改造换热站的比例", in: .tier("质量指标")),
      .flagged("- 信息录入完整率: ≥ 97%\n  实际完成值: ‹103%›", in: .tier("质量指标")),
      // The score follows from what was meant.
      .flagged("- 设备验收合格率 (6分): ‹≥ 120%›\n  实际完成值: 100%\n  得分: 6", in: .tier("质量指标")),
      .fine("- 造林任务完成率: ≥ 110%\n  指标解释: 实际造林面积占下达面积的比例"),
      .fine("- 渠系输水率: ≥ 110%\n  指标解释: 实际输水量占设计能力的比例", in: .tier("经济效益指标")),
      .fine("- 信息录入完整率: ≥ 97%\n  实际完成值: 100%\n- 任务完成率: ≥ 97%\n  实际完成值: 103%", in: .tier("质量指标")),
      .fine("- 信息录入完整率: ≥ 97%\n  实际完成值: 完成目标的103%", in: .tier("质量指标")),
      .flagged(
        "考核结果:\n  | 三级指标 | 指标值 | 实际完成值 |\n  | 水泵验收合格率 | ≥98% | ‹106%› |\n  | 检修任务完成率 | ≥98% | 106% |\n  | 检修及时率 | ≥95% | 96% |",
        in: .document),
      .flagged(
        "绩效指标运行情况:\n  | 三级指标 | 年度指标值 | 1—7月完成值 | 全年预计完成值 |\n  | 抢险演练达标率 | ≥90% | ‹120%› | 95% |\n  | 灌区群众满意度 | ≥95% | 96.8% | ‹101%› |\n  | 检修任务完成率 | ≥100% | 56% | 105% |\n  | 泵房完好率 | ≥95% | 100% | 100% |",
        in: .document),
      .fine("- Share of the planned budget spent: ≤ 120%", in: .tier("成本指标")),
      .fine("- 防护林面积完成率: ≥ 200%"),
      .fine("- 营业收入增长率: ≥ 120%", in: .tier("经济效益指标")),
      .fine("- 验收合格率: = 100%", in: .tier("质量指标")),
      .fine("- 病床使用率: 102%", in: .tier("质量指标")),
      .fine("- 小学毛入学率: ≥ 101%", in: .tier("社会效益指标")),
      .fine("- 故障率: ≤ 5%", in: .tier("质量指标")),
      .fine("- 国有资本保值增值率: ≥ 103%", in: .tier("经济效益指标")),
      .fine("- 服务对象满意度: 较上年提高2个百分点", in: .tier("满意度指标")),
      .flagged("- 图书馆周开放时间: ‹≥180小时›\n- 展馆全年开放天数: ‹≥ 380 天›", in: .tier("数量指标")),
      .fine("- 图书馆周开放时间: ≥56小时\n- 展馆全年开放天数: ≥ 310 天\n- 教师全年培训学时: ≥ 180小时", in: .tier("数量指标")),
    ] + ReversedRange.examples,
    checks: [
      .target(.span) { list, indicator, form, report in ReversedRange.check(list, indicator, form, report) },
      .target(.hundred) { list, indicator, form, report in
        for index in list.targets.indices {
          guard let number = list.targets[index].figure?.number, number >= .hundred else { continue }
          check(list, index, indicator, form, report)
          checkTime(list.targets[index], indicator, report)
        }
      },
      .target(.ratio) { list, indicator, form, report in
        guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1 else { return }
        let attributes = report.attributes(of: indicator, in: form)
        for role in [AttributeRole.actual, .progress, .forecast] {
          guard let line = attributes[role], let value = form.tree.value(ofLine: line) else { continue }
          checkResult(value, list, indicator, form, report)
        }
      },
      .form(.besidesRemarks) { form, report in
        report.eachTableIndicator(of: form) { row in
          guard case .value(let list) = row.indicator.target else { return }
          for result in [row.actual, row.progress, row.forecast].lazy.compactMap({ $0 }) {
            checkResult(result, list, row.indicator, form, report)
          }
        }
      },
    ])

  /// More hours than a week has, and more days than a year.
  private static func checkTime(_ target: Target, _ indicator: Indicator, _ report: Report) {
    guard let figure = target.figure, figure.divisor == 1, figure.power == 0, target.change == nil,
      case let unit = figure.unit ?? indicator.unit, unit?.dimension == .time, unit?.power == 0,
      let symbol = unit?.symbol
    else { return }
    let bytes = report.tree.bytes
    let most: (number: Int, zh: String, en: String)
    switch symbol {
    case "小时" where weeks.isIn(bytes, indicator.name): most = (168, "一周只有 168 小时", "a week has 168 hours")
    case "天" where years.isIn(bytes, indicator.name): most = (366, "一年最多 366 天", "a year has 366 days at most")
    default: return
    }
    guard figure.number > Decimal(most.number) else { return }
    let words = report.quote(target.valueRange)
    report.add(
      target.valueRange, zh: "“\(words)”达不到：\(most.zh)，核对数字",
      en: "nothing reaches “\(words)”: \(most.en); check the figure")
  }

  private static let weeks = WordSet("每周 周均 周开放 周运行 周营业 周服务 一周")
  private static let years = WordSet("全年开放 年开放 每年开放 全年运行 年运行天 全年营业 全年值守 全年供")

  /// What was reached, where it is more than all.
  private static func checkResult(
    _ value: ByteRange, _ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    guard list.targets.count == 1, let result = percentage(form.tree.bytes, value, indicator.unit), result > .hundred,
      list.targets[0].change == nil, list.targets[0].baseline == nil
    else { return }
    let traits = report.traits(of: indicator, list, 0)
    guard !traits.isDisjoint(with: [.share, .ratio]), let asked = list.targets[0].upper ?? list.targets[0].figure,
      report.percent(asked, of: indicator, in: form) != nil, report.isCapped(traits, indicator, list, 0)
    else { return }
    let words = report.quote(value)
    report.add(
      value, zh: "“\(words)”不可能：这一比率最高100%，核对数字",
      en: "“\(words)” is impossible: the rate is 100% at most; check the figure",
      related: [report.place(list.targets[0].valueRange, zh: "指标值", en: "the target")])
  }

  /// The number of a text that is a number and % alone.
  private static func percentage(_ bytes: [UInt8], _ value: ByteRange, _ unit: BiaoValues.Unit?) -> Decimal? {
    if unit == Units.percent, let figure = Figure.alone(bytes, value), figure.unit == nil, figure.power == 0 {
      return figure.number
    }
    guard value.count >= 4, value.count <= 12, bytes[value.upperBound - 1] == 0x25,
      let figure = Figure.alone(bytes, value), figure.unit == Units.percent, figure.power == 0
    else { return nil }
    return figure.number
  }

  /// Whether the target at `index` asks for more than all.
  private static func isMeant(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Bool {
    let target = list.targets[index]
    guard let figure = target.figure, target.isPlainFigure || target.kind == .range, target.change == nil else {
      return false
    }
    switch target.comparator {
    case nil, .atLeast, .equal, .range: guard figure.number > .hundred else { return false }
    case .greater: guard figure.number >= .hundred else { return false }
    case .atMost, .less, .notEqual, .approximately: return false
    }
    let traits = report.traits(of: indicator, list, index)
    return report.percent(target.upper ?? figure, of: indicator, in: form) != nil
      && (!traits.isDisjoint(with: [.share, .ratio]) || report.isEnglishPart(traits, indicator, list, index))
      && (report.isCapped(traits, indicator, list, index)
        || list.targets.count == 1 && traits == .ratio && report.isExplainedAsShare(indicator, form)
        || report.namePart(of: indicator, list, index).map {
          partsNobodyExceeds.ends(report.tree.bytes, $0)
            || traits == .ratio && isPart($0, report.tree.bytes)
              && report.attributes(of: indicator, in: form)[.explanation] == nil
        } ?? false)
  }

  /// Whether a rate of whatever name is one of which nobody asks for more than all: 播发率, 开通率. To ask for 100 % with “≥” is
  /// another thing, as the words do not say for certain that it is the most.
  private static func isPart(_ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    rates.ends(bytes, name) && !exceedable.isIn(bytes, name)
  }

  private static let rates = WordSet("率 占比")
  /// Rates that may be more than all: of a plan, of last year, of a capacity, of what was paid in.
  private static let exceedable = WordSet(
    """
    增 涨 升 提高 扩 完成 达产 超 值 产销 负荷 负载 利用 使用 拨备 充足 入学 入园 上座 客座 满载 周转 回报 收益 利润 盈利 自给 杠杆 倍 偿 流动 速动 执行 达成 支出 支付 比 汇 利 税 费
    频 效 功 速 概 贡献 转化 弹性 放大 撬动 发展 生产 产出 产能 投入 计划 任务 目标 储备 供需 占用 控制 负债 流量 点击 折 分辨 斜 曲 续 复 出栏 播种 指数 密 强度 发生 患病 死亡 孳息 结转 结余 兑换 覆盖
    """)

  /// Rates of which 100 % may be asked with “≥”, as statistics print a little more now and then; to ask for more is wrong.
  private static let partsNobodyExceeds = WordSet("入住率 普及率 结案率 收缴率 回收率 参与率 出租率 占有率 出院率 参保率 缴费率 集中率 自来水率")

  /// Whether nothing can reach the one target of an indicator.
  static func asksForMoreThanAll(_ indicator: Indicator, _ form: Form, _ report: Report) -> Bool {
    guard case .value(let list) = indicator.target, list.targets.count == 1 else { return false }
    return isMeant(list, 0, indicator, form, report)
  }

  private static func check(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    guard isMeant(list, index, indicator, form, report), let figure = list.targets[index].figure else { return }
    let target = list.targets[index]
    let words = report.quote(target.valueRange)
    // Full coverage is what `> 100%` wants to say.
    let full = "= " + report.tree.text(figure.range)
    report.add(
      target.valueRange, zh: "“\(words)”达不到：这一比率最高100%，核对数字",
      en: "nothing reaches “\(words)”: the rate is 100% at most; check the figure",
      fixes: figure.number == .hundred
        ? [report.rewriting(.suggested, target.valueRange, as: full)] : [])
  }
}
