// Indicators that common knowledge puts into another tier: work done under 时效, an income under 数量.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Misfit {
  /// The misfit that shows where the name is held against what is done in a project, and against the indicator library; asked
  /// where `find` knows nothing. Most figures have the dimension that their tier is for and cost one comparison.
  static func findKnown(
    _ list: TargetList, _ indicator: Indicator, in kind: TierKind, _ form: Form, _ report: Report
  ) -> Misfit? {
    guard list.targets.count == 1, let target = list.targets.first else { return nil }
    let bytes = form.tree.bytes
    let name = trimmed(bytes, target.subject ?? indicator.name)
    if target.kind == .deadline || target.kind == .date {
      guard kind == .satisfaction, let word = ending(moments, bytes, name) else { return nil }
      return Misfit(measure: .deadline, range: word)
    }
    // A sentence says more than its figure.
    guard target.subject == nil, target.kind == .quantitative, target.baseline == nil, target.change == nil,
      target.upper == nil,
      let figure = target.figure, !figure.number.isZero
    else { return nil }
    guard let unit = figure.unit ?? report.writtenUnit(of: indicator, in: form)?.unit else {
      return isLatin(bytes, name) ? byLibrary(indicator, name, target, nil, kind, form, report) : nil
    }
    guard mayMisfit(unit.dimension, in: kind) else { return nil }
    if unit.dimension == .ratio {
      // The last character tells of most shares that they are in place; what stays open is asked of the library.
      if endsInRate(bytes, name), let misfit = byShare(bytes, name, target, kind) { return misfit }
      guard kind == .quantity || kind == .timeliness && !holds(timesAndProgress, bytes, name) else { return nil }
    } else if target.comparator != .atMost, target.comparator != .less,
      isDone(unit.dimension, bytes, name, target, kind)
    {
      return Misfit(measure: .done, range: figure.unitRange ?? name)
    }
    return byLibrary(indicator, name, target, unit, kind, form, report)
  }

  private static func endsInRate(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    name.count > 3 && bytes[name.upperBound - 3] == 0xE7 && bytes[name.upperBound - 2] == 0x8E
      && bytes[name.upperBound - 1] == 0x87
  }

  /// Whether a figure of that dimension may be out of place in the tier.
  private static func mayMisfit(_ dimension: Dimension, in kind: TierKind) -> Bool {
    switch kind {
    case .quantity: dimension == .ratio || dimension == .money || dimension.isTime
    case .quality: dimension != .ratio && !dimension.isTime
    case .timeliness: !dimension.isTime
    case .cost: dimension != .ratio && dimension != .money
    // Who gains by it is what most effects count.
    case .benefit: dimension != .persons && dimension != .visits && dimension != .households
    case .satisfaction: true
    }
  }

  // MARK: - Shares

  private static func byShare(_ bytes: [UInt8], _ name: ByteRange, _ target: Target, _ kind: TierKind) -> Misfit? {
    guard target.comparator != .atMost, target.comparator != .less else { return nil }
    switch kind {
    case .quantity, .satisfaction:
      if let word = ending(passing, bytes, name), !holds(contents, bytes, name) {
        return Misfit(measure: .passing, range: word)
      }
      guard let word = ending(prompt, bytes, name) else { return nil }
      return Misfit(measure: .promptness, range: word)
    case .benefit, .cost:
      guard let word = ending(promptWork, bytes, name) else { return nil }
      return Misfit(measure: .promptness, range: word)
    case .quality, .timeliness: return nil
    }
  }

  // MARK: - Work that is done

  /// Whether the name says that so much was built, bought or held.
  private static func isDone(
    _ dimension: Dimension, _ bytes: [UInt8], _ name: ByteRange, _ target: Target, _ kind: TierKind
  ) -> Bool {
    guard dimension.isCount || dimension == .length || dimension == .area || dimension == .mass || dimension == .volume,
      !(target.object.map { holds(merits, bytes, $0) } ?? false)
    else { return false }
    // Tiers of times, costs or opinions never count what others do, whatever it is called.
    switch kind {
    case .quantity: return false
    case .quality:
      guard dimension != .events || !holds(repeated, bytes, name) else { return false }
      return (isWork(bytes, name) || isThing(dimension, bytes, name, target))
        && !holdsMerit(bytes, name) && !holds(averages, bytes, name)
    case .timeliness:
      return dimension != .events && dimension != .visits && !holds(times, bytes, name) && !holds(paces, bytes, name)
    case .cost:
      guard dimension != .mass, dimension != .volume, !holds(burdens, bytes, name) else { return false }
      return target.comparator == .atLeast || target.comparator == .greater || isWork(bytes, name)
    case .benefit: return startsWith(purchases, bytes, name) && !holds(outcomes, bytes, name)
    case .satisfaction: return !holds(contents, bytes, name)
    }
  }

  /// Whether the name begins or ends with what is done.
  private static func isWork(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    let text = bytes[name]
    return workEnds.contains { text.count > $0.count && text.suffix($0.count).elementsEqual($0) }
      || startsWith(doings, bytes, name)
  }

  /// Whether the name is that of a thing that is counted or measured whole: a road in 公里, seedlings in 株. What is 6 米 may
  /// be wide, which is a quality.
  private static func isThing(_ dimension: Dimension, _ bytes: [UInt8], _ name: ByteRange, _ target: Target) -> Bool {
    guard !NameTraits(bytes, name).isDisjoint(with: things) else { return false }
    if dimension == .length, let figure = target.figure, figure.power == 0, figure.number < Decimal(20) {
      return figure.unit?.id == kilometer
    }
    return true
  }

  private static let things: NameTraits = [
    .place, .machine, .line, .land, .plant, .animal, .gathering, .bulk, .service,
  ]
  private static let kilometer = Units.unit(named: Array("公里".utf8))?.id

  // MARK: - By the library

  private static func byLibrary(
    _ indicator: Indicator, _ name: ByteRange, _ target: Target, _ unit: BiaoValues.Unit?, _ kind: TierKind,
    _ form: Form, _ report: Report
  ) -> Misfit? {
    let bytes = form.tree.bytes
    guard let known = report.known(indicator) else { return nil }
    let kinds = known.tiers.compactMap { TierKind.of(tier: NameKey($0)) }
    guard let first = kinds.first else { return nil }
    let isLimit = target.comparator == .atMost || target.comparator == .less
    if isLimit != (first == .cost && unit?.dimension == .money) { return nil }
    if let unit {
      guard known.units.contains(where: { $0.dimension == unit.dimension }) else { return nil }
    } else {
      guard known.units.isEmpty else { return nil }
    }
    if kinds.contains(kind) {
      return kind == .benefit && kinds.allSatisfy { $0 == .benefit }
        ? otherEffect(known, name, unit, indicator, form) : nil
    }
    switch kind {
    case .quality: if holdsMerit(bytes, name) || holds(averages, bytes, name) { return nil }
    case .quantity:
      if unit?.dimension == .ratio, holds(processes, bytes, name) { return nil }
      if unit?.dimension == .money, holds(fiscal, bytes, name) { return nil }
    case .timeliness: if holds(timesAndProgress, bytes, name) { return nil }
    case .cost: if holds(burdens, bytes, name) { return nil }
    case .satisfaction: if unit?.dimension == .ratio || holds(contents, bytes, name) { return nil }
    case .benefit: if unit?.dimension == .ratio && first == .quantity || holds(outcomes, bytes, name) { return nil }
    }
    // What is saved is no cost.
    if first == .cost, holds(savings, bytes, name) { return nil }
    let measure: Measure
    switch first {
    case .quantity: measure = .done
    case .quality: measure = .passing
    case .timeliness: measure = .promptness
    case .cost: measure = .cost
    case .benefit: measure = .effect
    case .satisfaction: measure = .satisfaction
    }
    return Misfit(measure: measure, range: name, homes: known.tierKeys)
  }

  /// An income among ecological effects; emissions among economic ones.
  private static func otherEffect(
    _ known: LibraryIndicator, _ name: ByteRange, _ unit: BiaoValues.Unit?, _ indicator: Indicator, _ form: Form
  ) -> Misfit? {
    let tier = form.template.fields[indicator.tier].key
    guard !known.belongs(to: tier), let first = known.tierKeys.first else { return nil }
    let isEcological = ecological.contains(tier)
    guard
      isEcological && economic.contains(first) && unit?.dimension == .money
        || economic.contains(tier) && ecological.contains(first)
    else { return nil }
    return Misfit(measure: .effect, range: name, homes: known.tierKeys)
  }

  private static let ecological = ["生态效益指标", "生态效益", "环境效益指标", "环境效益"].map { NameKey($0) }
  private static let economic = ["经济效益指标", "经济效益"].map { NameKey($0) }

  // MARK: - Words

  /// Whether the name says that what is counted is good or bad. A subsidy (奖补) is no prize.
  static func holdsMerit(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    holds(subsidies, bytes, name) ? holds(meritsButPrizes, bytes, name) : holds(merits, bytes, name)
  }

  private static func isLatin(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    bytes[name.clamped(to: 0..<bytes.count)].allSatisfy { $0 < 0x80 }
  }

  private static let subsidies = words(["奖补", "以奖代补", "奖励资金"])
  private static let meritsButPrizes = merits.filter { $0 != Array("奖".utf8) && $0 != Array("获".utf8) }
  /// What the deed is with which a name begins.
  private static let doings = NameTraitWords.words(
    """
    新建 改建 扩建 续建 建设 建成 修建 改造 维修 修缮 硬化 铺设 安装 架设 购置 采购 购买 新购 印制 印发 编印 编制 编写 制作 发放 配发 举办 开展 组织 召开 承办 培训 慰问 走访 救助 资助 补助 补贴 扶持
    栽植 种植 补植 补种 清运 清理 清扫 疏浚 整治 检测 监测 巡查 检查 放映 播出 演出 接种 筛查 义诊 服务 接待 办理 受理 审理 调解 收集 采集 整理 聘请 聘用 招聘 选派 派驻 安置 宣传 放流 投放
    出动 派出 抽调 投入执法 登临 登检 抽检 抽查 抽样 排查 暗访 入户 送检 采样 勘验 出警 巡逻 巡航 值守 拆除 打捞 清退 遣返 孵化 引进 驻训 轮训 放养 补植补造 配备 配置 更新 更换 支持 奖补 贴息 拍摄 出版 翻译 修复 布设 增设 设置 设立 完成新建 完成改造 完成建设 辐射推广 租赁 供应 储备 收治 养护 管护 抚育 防治 监理 勘察 测绘
    """)
  private static let workEnds = NameTraitWords.words(
    """
    造林 还田 修补 灌缝 体检 筛查 放映 下乡 清扫 保洁 勘探 献血 慰问 走访 采样 取样 加固 延伸 拆除 收储 轮换 巡护 演出 拍摄 制作 播出 录制 出版 租用 租赁 数字化 普查 测绘 确权 调解 援助 救助 资助 配送
    改造 新建 修建 购置 采购 安装 修缮 硬化 铺设 养护 维修 数字化 印制 清运 疏浚 栽植 购置数量 采购数量 建设数量 改造数量 维修数量 新建数量 安装数量 发放数量 培训人数 培训人次 培训场次 培训期数
    """)
  /// What is bought or drawn up is no effect, whatever comes of it.
  private static let purchases = NameTraitWords.words("购置 采购 购买 新购 印制 印发 编印 编制 安装 铺设 制作宣传 更换 维修 修缮")
  private static let repeated = words(["巡查", "检查", "监测", "检测", "校准", "维护", "更新"])
  private static let passing = NameTraitWords.words(
    "合格率 优良率 达标率 验收通过率 完好率 成活率 准确率 优秀率 合规率 差错率 完整率 正确率 返修率 故障率 优质率")
  private static let prompt = NameTraitWords.words("及时率 按时完成率 按期完成率 如期完成率 按时完工率 按期完工率 准时率 按时发放率 按时交付率 按期交付率")
  /// Of the work itself: how fast complaints are answered may be an effect.
  private static let promptWork = NameTraitWords.words(
    "完成及时率 拨付及时率 发放及时率 支付及时率 竣工及时率 完工及时率 建设及时率 交付及时率 按时完成率 按期完成率 如期完成率 按时完工率 按期完工率 按时发放率 按期交付率 验收及时率 采购及时率 开工及时率")
  private static let averages = words(["均", "每"])
  private static let contents = words([
    "满意", "投诉", "回访", "调查", "问卷", "测评", "评价", "评议", "反馈", "表扬", "好评", "认可", "信访", "表彰", "获奖", "荣誉", "报道", "点赞", "留言",
    "建议", "诉求", "12345", "热线", "访谈", "座谈", "抽样", "样本", "称号", "口碑", "服务质量", "感谢", "锦旗", "差评", "意见",
  ])
  /// So much a day, or so much of it early.
  private static let paces = words([
    "每", "日", "月", "年", "季", "天", "时", "期", "速", "提前", "频", "响应", "到场", "进度", "节点", "批次", "当", "24", "轮", "周",
  ])
  private static let burdens = words([
    "成本", "节约", "占用", "影响", "占地", "投诉", "事故", "扰", "排放", "消耗", "噪声", "能耗", "污染", "损失", "减少", "降低", "风险", "受损", "破坏",
  ])
  private static let processes = words([
    "办结", "结案", "查处", "执结", "破案", "受理", "处理", "处置", "巡查", "抽检", "检测率", "入学", "入园", "签约", "参与", "公开", "整改", "化解", "执行",
    "监测", "检查", "使用率",
    "利用率", "增长", "提高", "提升", "下降", "完成", "覆盖", "入住", "出租", "收缴", "征收", "转化",
  ])
  private static let fiscal = words(["税", "财政", "收缴", "征收", "预算", "基金", "保费", "补", "罚没", "征缴", "筹集", "筹资", "募集", "捐"])
  private static let timesAndProgress =
    times
    + words([
      "资金", "支出", "预算", "完成", "进度", "响应", "办结", "处置", "处理", "出勤", "整改", "执行", "结案", "天", "周期", "频", "期限", "年限", "寿命",
      "时间", "开放", "发放", "到位",
    ])
}
