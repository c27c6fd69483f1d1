// A form on the course of the year that contradicts itself: more is done by July than is expected for the year, or what is
// expected misses a target that is called certain.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum ForecastContradiction {
  /// Looks at the lines of one indicator.
  static func check(_ indicator: Indicator, _ form: Form, _ report: Report) {
    let attributes = report.attributes(of: indicator, in: form)
    guard let line = attributes[.forecast], let forecast = form.tree.value(ofLine: line), !forecast.isEmpty else {
      return
    }
    check(
      indicator, standsIn: nil, progress: attributes[.progress].flatMap { form.tree.value(ofLine: $0) },
      forecast: forecast, likelihood: attributes[.likelihood].flatMap { form.tree.value(ofLine: $0) }, form, report)
  }

  /// Looks at the cells of one row.
  static func check(_ row: IndicatorTable.Row, _ form: Form, _ report: Report) {
    guard let forecast = row.forecast else { return }
    check(
      row.indicator, standsIn: row.kind, progress: row.progress, forecast: forecast, likelihood: row.likelihood, form,
      report)
  }

  private static func check(
    _ indicator: Indicator, standsIn tier: TierKind?, progress: ByteRange?, forecast: ByteRange,
    likelihood: ByteRange?, _ form: Form, _ report: Report
  ) {
    if let progress {
      compare(progress, forecast, indicator, form, report)
      compareShifted(progress, forecast, indicator, form, report)
    }
    if let likelihood, Options.hasSeveral(form.tree.bytes, likelihood) {
      let words = report.quote(likelihood)
      report.add(
        likelihood, zh: "“\(words)”勾了不止一项：只勾一项", en: "“\(words)” has more than one tick: tick one")
      return
    }
    guard let likelihood, case let chosen = Options.ticked(form.tree.bytes, likelihood) ?? likelihood,
      let isCertain = answers[NameKey(form.tree.bytes, chosen)]
    else { return }
    // Where the target itself points the wrong way the rest follows from it.
    if case .value(let list) = indicator.target, list.targets.count == 1, let comparator = list.targets[0].comparator,
      ReversedComparator.isReversed(comparator, list, 0, indicator, form, report)
    {
      return
    }
    let attainment = Attainment(indicator, actual: forecast, standsIn: tier, in: form, report)
    let (words, target) = (report.quote(forecast), report.quote(indicator.value))
    let answer = report.quote(chosen)
    let related = [
      report.place(indicator.value, zh: "指标值", en: "the target"),
      report.place(forecast, zh: "全年预计", en: "what is expected"),
    ]
    switch attainment {
    case .missed where isCertain:
      report.add(
        likelihood, zh: "全年预计“\(words)”，达不到“\(target)”，却写“\(answer)”：核对预计值和完成可能性",
        en: "“\(words)” is expected, which misses “\(target)”, yet the answer is “\(answer)”: check both",
        related: related)
    case .reached where !isCertain, .exceeded where !isCertain:
      report.add(
        likelihood, zh: "全年预计“\(words)”，达到了“\(target)”，却写“\(answer)”：核对预计值和完成可能性",
        en: "“\(words)” is expected, which meets “\(target)”, yet the answer is “\(answer)”: check both",
        related: related)
    default: break
    }
  }

  /// What has been done cannot be undone by the end of the year: 5次 by July, 4次 in all. Only of what happens or is made,
  /// one after the other: a stock, a share or a mean may fall.
  private static func compare(
    _ progress: ByteRange, _ forecast: ByteRange, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    let bytes = form.tree.bytes
    guard progress.count <= 40, forecast.count <= 40,
      let (done, expected) = figures(progress, forecast, indicator, form),
      NameTraits(bytes, indicator.name).isDisjoint(with: [.share, .ratio, .duration]),
      !NameTraits.holds(bytes, indicator.name, means),
      let first = done.base(in: nil), let last = expected.base(in: nil), last < first
    else { return }
    let (words, whole) = (report.quote(progress), report.quote(forecast))
    report.add(
      forecast, zh: "已经完成“\(words)”，全年预计“\(whole)”反而更少：已完成的不会减少，核对两个数",
      en: "“\(words)” is done already, yet “\(whole)” is expected for the year: what is done stays done, check both",
      related: [report.place(progress, zh: "已完成的", en: "what is done")])
  }

  /// 9.86% so far and 98.5% in the end, of a rate that stands still: the point has slipped. What is done step by step begins low.
  private static func compareShifted(
    _ progress: ByteRange, _ forecast: ByteRange, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    let bytes = form.tree.bytes
    guard progress.count <= 24, forecast.count <= 24, steady.ends(bytes, indicator.name),
      let now = ResultValue.plain(bytes, progress), let end = rate(bytes, forecast), now.unit == Units.percent,
      end.unit == Units.percent, now.number.scale >= 1, let shifted = now.number.scaled(byPowerOfTen: 1),
      shifted <= .hundred, let distance = shifted.subtracting(end.number)?.magnitude, distance <= Decimal(3),
      end.number >= Decimal(50)
    else { return }
    let (words, whole) = (report.quote(progress), report.quote(forecast))
    report.add(
      progress, zh: "到现在是“\(words)”，全年预计“\(whole)”：多半是小数点错了位，核对",
      en: "“\(words)” so far, yet “\(whole)” in the end: probably the point has slipped, check it",
      related: [report.place(forecast, zh: "全年预计", en: "what is expected")])
  }

  private static let steady = WordSet("办结率 合格率 满意度 满意率 及时率 准时率 达标率 准确率 优良率 完好率 正常率 知晓率 保证率 处置率 处理率 清运率 收运率")

  private static func rate(_ bytes: [UInt8], _ value: ByteRange) -> Figure? {
    guard case .value(let list) = Read.targets(bytes, value), list.targets.count == 1 else { return nil }
    return list.targets[0].figure
  }

  /// The two figures, of one unit that counts what is done; 41通 and 36通, which no catalogue knows, where both say it.
  private static func figures(
    _ progress: ByteRange, _ forecast: ByteRange, _ indicator: Indicator, _ form: Form
  ) -> (Figure, Figure)? {
    let bytes = form.tree.bytes
    if let done = ResultValue.plain(bytes, progress), let unit = done.unit {
      guard let expected = ResultValue.plain(bytes, forecast), unit.withoutPower == expected.unit?.withoutPower,
        isDone(unit, indicator, form)
      else { return nil }
      return (done, expected)
    }
    guard deeds.isIn(bytes, indicator.name), let done = Figure.scan(bytes, progress, signed: false),
      let expected = Figure.scan(bytes, forecast, signed: false), done.unit == nil, expected.unit == nil,
      done.power == 0, expected.power == 0, done.divisor == 1, expected.divisor == 1,
      done.range.lowerBound == progress.lowerBound, expected.range.lowerBound == forecast.lowerBound,
      case let unit = bytes[done.range.upperBound..<progress.upperBound], unit.count == 3,
      unit.elementsEqual(bytes[expected.range.upperBound..<forecast.upperBound])
    else { return nil }
    return (done, expected)
  }

  private static func isDone(_ unit: BiaoValues.Unit, _ indicator: Indicator, _ form: Form) -> Bool {
    let bytes = form.tree.bytes
    return switch unit.dimension {
    case .events, .visits: true
    // 村道安全防护设施里程, of what is to be made.
    case .length where made.ends(bytes, indicator.name) && TierKind(indicator, form) == .quantity: true
    case .persons, .households, .organisations, .count, .documents, .things, .buildings, .living, .length, .area:
      deeds.isIn(bytes, indicator.name)
    default: false
    }
  }

  /// In such a name the figure is no sum over the year.
  private static let means = NameTraitWords.words("每 均 日 月 在 存 现有 同时 最高 最大 最低 运维 维护 管护 保持 服务 覆盖 频")
  private static let made = WordSet("设施里程 工程里程 建设里程 防护里程 护栏里程 设施长度 工程长度 护栏长度 管网长度")
  private static let deeds = WordSet(
    "新建 建设 购置 采购 培训 发放 淘汰 改造 修缮 新增 举办 开展 检查 抽检 检测 印发 编制 安装 栽植 受理 查处 拆除 改建 扩建 修复 创建 引进 认定 排查 铺设 清淤 造林 硬化 加固 更换 招募 走访 慰问 补植 补栽 种植 植树 维修 配备 办理 调解 采集 征集 审核 评审 播种 放流 投放 接种 义诊 演出 巡演 整治 治理 清理 清运 修补 挖掘 整理 编目 数字化 拓片 测绘 勘测 接待"
  )

  /// The answers to whether the target will be met.
  private static let answers: [NameKey: Bool] = {
    var table: [NameKey: Bool] = [:]
    for word in ["确定能", "能", "确定", "能完成", "肯定能", "可以完成", "确定能完成", "能够完成", "可完成", "certain", "yes"] {
      table[NameKey(word)] = true
    }
    for word in ["完全不可能", "不可能", "不能", "不能完成", "确定不能", "无法完成", "impossible", "no"] { table[NameKey(word)] = false }
    return table
  }()
}
