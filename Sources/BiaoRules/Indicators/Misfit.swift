// What an indicator plainly measures, where that is not what its tier is for.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// An indicator that measures something else than its tier does, and the word or unit that tells. Only plain cases:
/// shares and rates stand in many tiers, and a sustained effect may be measured by anything.
struct Misfit {
  /// What is measured.
  enum Measure {
    case satisfaction, passing, growth, count, event, deadline, cost, money
    /// Work done, of whatever kind; how promptly it was done; what came of it.
    case done, promptness, effect
  }

  var measure: Measure
  var range: ByteRange
  /// Where it belongs by the indicator library, the most fitting first; empty where the measure alone tells.
  var homes: [NameKey] = []

  /// The misfit of the indicator, whose targets are those of the list, in a tier of that kind.
  ///
  /// The last character of the name decides what is looked at; most names end in one that tells nothing.
  static func find(_ list: TargetList, _ indicator: Indicator, in kind: TierKind, _ form: Form) -> Misfit? {
    let name = trimmed(form.tree.bytes, indicator.name)
    if case .satisfaction = kind { return inSatisfaction(form.tree.bytes, name, list) }
    if let misfit = byName(form.tree.bytes, name, list, kind) { return misfit }
    switch kind {
    case .quality: return inQuality(form.tree.bytes, name, list, indicator)
    case .benefit: return inBenefit(form.tree.bytes, name, list, indicator)
    case .cost: return inCost(form.tree.bytes, name, list)
    case .quantity: return inQuantity(form.tree.bytes, name, list)
    case .timeliness, .satisfaction: return nil
    }
  }

  /// A share of what was done in time tells of the work and not of those whom it serves.
  private static func inSatisfaction(_ bytes: [UInt8], _ name: ByteRange, _ list: TargetList) -> Misfit? {
    guard let last = name.last else { return nil }
    // 粮食安全事件发生数: 数
    if bytes[last] == 0xB0 {
      return ending(incidents, bytes, name).flatMap {
        opinions.isIn(bytes, name) || complaints.isIn(bytes, name) ? nil : Misfit(measure: .effect, range: $0)
      }
    }
    guard bytes[last] == 0x87, isShare(list), !opinions.isIn(bytes, name) else { return nil }
    if let word = ending(promptRates, bytes, name) { return Misfit(measure: .promptness, range: word) }
    guard !complaints.isIn(bytes, name) else { return nil }
    return ending(workRates, bytes, name).map { Misfit(measure: .passing, range: $0) }
  }

  private static let incidents = words(["事件发生数", "事故发生数", "事件数", "事故数", "事件起数", "事故起数"])
  private static let workRates = words(["复核率", "复查率", "抽查率", "核查率", "巡查率", "抽检率"])

  private static let promptRates = words([
    "按时办结率", "及时办结率", "按期办结率", "按时完成率", "及时完成率", "按期完成率", "拨付及时率", "发放及时率", "支付及时率", "按时拨付率", "按时发放率", "完成及时率", "按时完工率",
    "按期完工率",
  ])
  private static let opinions = WordSet("满意 认可 好评 评价 反馈 回访 诉求 支持 知晓 信任")
  private static let complaints = WordSet("投诉 信访 举报 上访")

  /// How promptly money or goods came is no number of things.
  private static func inQuantity(_ bytes: [UInt8], _ name: ByteRange, _ list: TargetList) -> Misfit? {
    // 供应时效: 100%
    guard let last = name.last, bytes[last] == 0x88 else { return nil }
    return ending(promptness, bytes, name).flatMap { isShare(list) ? Misfit(measure: .promptness, range: $0) : nil }
  }

  private static let promptness = words(["时效"])
  private static let countNames = words(["数量", "个数", "项目数", "企业数", "单位数"])
  private static let coverage = words(["覆盖率"])

  /// How often something is done is no cost, unless it is to be done less often.
  private static func inCost(_ bytes: [UInt8], _ name: ByteRange, _ list: TargetList) -> Misfit? {
    var unit: ByteRange?
    for index in list.targets.indices {
      guard let figure = list.targets[index].figure, figure.unit?.dimension == .events, figure.divisor == 1,
        // What shall not happen at all would cost something.
        !figure.number.isZero
      else { return nil }
      switch list.targets[index].comparator {
      case .atMost, .less: return nil
      default: unit = unit ?? figure.unitRange
      }
    }
    guard let unit, !costly.isIn(bytes, name) else { return nil }
    return Misfit(measure: .done, range: unit)
  }

  private static let costly = WordSet("成本 费 价 资金 经费 支出 投入 标准 节 控 补 奖 工资 薪 预算 超 减 降 压 少 险 调整")

  /// How content somebody is, whatever the tier.
  static func satisfaction(_ list: TargetList, _ indicator: Indicator, _ form: Form) -> Misfit? {
    let bytes = form.tree.bytes
    let name = trimmed(bytes, indicator.name)
    return ending(satisfactions, bytes, name).flatMap { satisfaction($0, name, list, bytes) }
  }

  private static func satisfaction(
    _ word: ByteRange, _ name: ByteRange, _ list: TargetList, _ bytes: [UInt8]
  ) -> Misfit? {
    isShare(list) && !holds(otherSatisfactions, bytes, name) ? Misfit(measure: .satisfaction, range: word) : nil
  }

  // MARK: - By name

  private static func byName(_ bytes: [UInt8], _ name: ByteRange, _ list: TargetList, _ kind: TierKind) -> Misfit? {
    guard name.count > 3 else { return nil }
    let end = name.upperBound
    let last = UInt32(bytes[end - 3]) << 16 | UInt32(bytes[end - 2]) << 8 | UInt32(bytes[end - 1])
    switch last {
    case 0xE5BAA6, 0xE78E87:  // 度 率
      if let word = ending(satisfactions, bytes, name) { return satisfaction(word, name, list, bytes) }
      return last == 0xE78E87 ? byRate(bytes, name, list, kind) : nil
    case 0xE9809F, 0xE5B985:  // 速 幅
      return kind == .quantity ? growth(bytes, name, list) : nil
    case 0xE997B4, 0xE99990, 0xE69C9F:  // 间 限 期
      guard kind != .timeliness, let word = ending(moments, bytes, name), let target = list.targets.first,
        target.kind == .deadline || target.kind == .date
      else { return nil }
      return Misfit(measure: .deadline, range: word)
    case 0xE69CAC:  // 本
      if kind == .benefit, let target = list.targets.first, isMoney(target), target.change == nil,
        target.comparator == .atMost || target.comparator == .less
      {
        return ending(workCosts, bytes, name).map { Misfit(measure: .cost, range: $0) }
      }
      guard kind == .quantity || kind == .quality || kind == .timeliness,
        let word = ending(costs, bytes, name), let target = list.targets.first, isMoney(target),
        !holds(savings, bytes, name)
      else { return nil }
      return Misfit(measure: .cost, range: word)
    default: return nil
    }
  }

  private static let workCosts = words(["改造成本", "建设成本", "修缮成本", "采购成本", "购置成本", "施工成本", "工程成本"])

  private static func byRate(_ bytes: [UInt8], _ name: ByteRange, _ list: TargetList, _ kind: TierKind) -> Misfit? {
    switch kind {
    case .quantity: return growth(bytes, name, list)
    case .cost:
      // How much of the money was spent stands here in many official forms.
      guard let word = ending(passRates, bytes, name), isShare(list), !holds(standards, bytes, name) else { return nil }
      return Misfit(measure: .passing, range: word)
    case .timeliness:
      guard !holds(times, bytes, name), isShare(list) else { return nil }
      if let word = ending(passRates, bytes, name) { return Misfit(measure: .passing, range: word) }
      // 资助人数覆盖率: how many were reached, and not when.
      return ending(coverage, bytes, name).map { Misfit(measure: .done, range: $0) }
    case .benefit:
      if let word = ending(completions, bytes, name), isShare(list) { return Misfit(measure: .done, range: word) }
      // The water that meets its standard is an effect; the works that do are not.
      guard let word = ending(acceptances, bytes, name), isShare(list) else { return nil }
      return Misfit(measure: .passing, range: word)
    case .quality, .satisfaction: return nil
    }
  }

  private static func growth(_ bytes: [UInt8], _ name: ByteRange, _ list: TargetList) -> Misfit? {
    guard let word = ending(growths, bytes, name), holds(economy, bytes, name), isShare(list) else { return nil }
    return Misfit(measure: .growth, range: word)
  }

  // MARK: - By figure

  private static func inQuality(
    _ bytes: [UInt8], _ name: ByteRange, _ list: TargetList, _ indicator: Indicator
  ) -> Misfit? {
    // Nearly all are shares.
    guard !list.targets.indices.allSatisfy({ isRatio(list.targets[$0].figure) }) else { return nil }
    let names = names(of: indicator, list, bytes)
    for (index, target) in list.targets.enumerated() {
      guard let figure = target.figure, !figure.number.isZero, target.kind == .quantitative, target.baseline == nil,
        target.change == nil
      else { continue }
      if target.comparator == .atMost || target.comparator == .less {
        // A limit may be one of quality; what may be spent is none.
        let words = target.subject ?? names?[index].name ?? name
        guard figure.unit?.dimension == .money, ending(spendings, bytes, trimmed(bytes, words)) != nil,
          !holds(standards, bytes, words), let unit = figure.unitRange
        else { continue }
        return Misfit(measure: .money, range: unit)
      }
      // The words beside the figure say what is counted, where there are any.
      let words = target.subject ?? names?[index].name ?? name
      let rest = target.object ?? words
      // 项目数量（项）: 7
      if figure.unit == nil, list.targets.count == 1, indicator.unit?.dimension.isCount ?? false,
        let word = ending(countNames, bytes, trimmed(bytes, name)), !holdsMerit(bytes, name)
      {
        return Misfit(measure: .count, range: word)
      }
      if let dimension = figure.unit?.dimension {
        if dimension == .households || dimension == .organisations {
          guard !holdsMerit(bytes, words), !holdsMerit(bytes, rest), let unit = figure.unitRange else { continue }
          return Misfit(measure: .count, range: unit)
        }
        if dimension == .money {
          guard !holds(standards, bytes, words), !holds(standards, bytes, rest), let unit = figure.unitRange
          else { continue }
          return Misfit(measure: .money, range: unit)
        }
        if let word = dimension.isCount ? ending(numbers, bytes, trimmed(bytes, words)) : nil,
          target.comparator == .atLeast, figure.number > Decimal(10), !holds(merits, bytes, words)
        {
          return Misfit(measure: .count, range: word)
        }
        if dimension == .count || dimension == .things || dimension == .buildings {
          guard target.subject == nil,
            startsWith(acquisitions, bytes, words) || ending(works, bytes, trimmed(bytes, words)) != nil,
            !holds(merits, bytes, words), !holds(merits, bytes, rest), let unit = figure.unitRange
          else { continue }
          return Misfit(measure: .count, range: unit)
        }
        if dimension == .events, let word = ending(upkeep, bytes, trimmed(bytes, words)), !holds(merits, bytes, words),
          !holds(merits, bytes, rest)
        {
          return Misfit(measure: .count, range: word)
        }
        guard dimension == .persons || dimension == .visits || dimension == .events else { continue }
      } else if indicator.items == nil || list.targets.count > 1 {
        continue
      }
      let isPersons = figure.unit?.dimension == .persons
      let isTrained = isPersons || figure.unit?.dimension == .visits
      guard
        let word = ending(isPersons ? counts + staff : counts, bytes, trimmed(bytes, words))
          ?? (isTrained
            && (startsWith(trainings, bytes, words) || ending(trainingEnds, bytes, trimmed(bytes, words)) != nil)
            ? figure.unitRange : nil)
            ?? (figure.unit?.dimension == .events && ending(gatherings, bytes, trimmed(bytes, words)) != nil
              ? figure.unitRange : nil),
        !holds(merits, bytes, words),
        !holds(merits, bytes, rest)
      else { continue }
      return Misfit(measure: .count, range: word)
    }
    return nil
  }

  private static let numbers = words(["发放张数", "制发张数", "印制张数", "购置台数", "购置套数", "采购台数", "采购套数", "印发份数", "发放份数", "栽植株数"])

  private static func inBenefit(
    _ bytes: [UInt8], _ name: ByteRange, _ list: TargetList, _ indicator: Indicator
  ) -> Misfit? {
    guard list.targets.indices.contains(where: { isHeldOrAttended(list.targets[$0].figure) }) else { return nil }
    let names = names(of: indicator, list, bytes)
    for (index, target) in list.targets.enumerated() {
      guard let figure = target.figure, let unit = figure.unitRange, isHeldOrAttended(figure),
        target.kind == .quantitative, target.comparator != .atMost, target.comparator != .less, !figure.number.isZero,
        target.baseline == nil, target.change == nil
      else { continue }
      let words = target.subject ?? names?[index].name ?? name
      if figure.unit?.dimension != .events {
        guard let word = trained(bytes, trimmed(bytes, words), target, unit) else { continue }
        return Misfit(measure: .event, range: word)
      }
      let isHeld =
        holds(holding, bytes, words)
        && (holds(gatherings, bytes, words)
          || ending(assemblies, bytes, trimmed(bytes, words)) != nil && !holds(chances, bytes, words))
      guard isHeld || ending(meetings, bytes, trimmed(bytes, words)) != nil, !holds(attendance, bytes, words) else {
        continue
      }
      return Misfit(measure: .event, range: unit)
    }
    return nil
  }

  /// Who was trained, with the word or unit that tells; nil where it is said what came of it.
  private static func trained(_ bytes: [UInt8], _ name: ByteRange, _ target: Target, _ unit: ByteRange) -> ByteRange? {
    let word =
      ending(trainees, bytes, name)
      ?? (startsWith(trainings, bytes, name) || ending(trainingEnds, bytes, name) != nil ? unit : nil)
    guard let word, !holds(outcomes, bytes, name), !(target.object.map { holds(outcomes, bytes, $0) } ?? false) else {
      return nil
    }
    return word
  }

  /// The names of a row that packs several indicators, one for each target.
  private static func names(
    of indicator: Indicator, _ list: TargetList, _ bytes: [UInt8]
  ) -> [(name: ByteRange, target: Target)]? {
    list.targets.count > 1 ? PackedRow(indicator, bytes)?.pairs : nil
  }

  // MARK: - Where an indicator outside of the second tiers belongs

  /// The one tier below the indicator's own that fits it: by common knowledge, else by its figure; nil where none does
  /// for certain.
  static func home(of indicator: Indicator, _ form: Form, _ report: Report) -> Int? {
    let children = form.template.children(of: indicator.tier).filter { form.template.fields[$0].type == .tier }
    if let known = report.known(indicator) {
      let fitting = children.filter { known.belongs(to: form.template.fields[$0].key) }
      if let first = fitting.first, fitting.count == 1 { return first }
    }
    guard case .value(let list) = indicator.target, list.targets.count == 1, let target = list.targets.first else {
      return nil
    }
    let bytes = form.tree.bytes
    let name = trimmed(bytes, indicator.name)
    var kind: TierKind?
    if isShare(target), ending(satisfactions, bytes, name) != nil { kind = .satisfaction }
    if isShare(target), ending(passRates, bytes, name) != nil { kind = .quality }
    if isMoney(target), ending(costs, bytes, name) != nil { kind = .cost }
    if target.kind == .deadline || target.kind == .date || target.kind == .recurringDeadline { kind = .timeliness }
    if let dimension = target.figure?.unit?.dimension, dimension.isCount || dimension == .area || dimension == .length,
      target.kind == .quantitative, !holds(merits, bytes, name)
    {
      kind = .quantity
    }
    guard let kind else { return nil }
    let fields = TierKind.fields(of: kind, in: form.template)
    let fitting = fields.filter { isUnder($0, indicator.tier, form.template) }
    return fitting.count == 1 ? fitting.first : nil
  }

  private static func isUnder(_ field: Int, _ tier: Int, _ template: Template) -> Bool {
    field > tier && field < template.fields[tier].subtreeEnd
  }

  // MARK: - Words

  private static func isShare(_ target: Target) -> Bool {
    guard let figure = target.upper ?? target.figure else { return false }
    return target.dimension == .ratio || figure.unit == nil && figure.power == 0 && target.kind == .quantitative
  }

  private static func isShare(_ list: TargetList) -> Bool { list.targets.first.map { isShare($0) } ?? false }

  // Written as patterns: `==` on an enumeration of another module is a call.

  private static func isRatio(_ figure: Figure?) -> Bool {
    if case .ratio? = figure?.unit?.dimension { true } else { false }
  }

  /// Whether it is counted in 次 and 场, 人 and 人次.
  private static func isHeldOrAttended(_ figure: Figure?) -> Bool {
    switch figure?.unit?.dimension {
    case .events?, .persons?, .visits?: true
    default: false
    }
  }

  private static func isMoney(_ target: Target) -> Bool {
    guard let unit = target.unit else { return false }
    return unit.dimension == .money || unit.dimension == .composite && unit.numerator.dimension == .money
  }

  /// A name without the punctuation and spaces at its end.
  static func trimmed(_ bytes: [UInt8], _ name: ByteRange) -> ByteRange {
    var end = min(name.upperBound, bytes.count)
    let start = max(name.lowerBound, 0)
    while end > start {
      let byte = bytes[end - 1]
      if byte == 0x20 || byte == 0x2E || byte == 0x3B || byte == 0x2C || byte == 0x3A {
        end -= 1
      } else if end - start >= 3, bytes[end - 3] == 0xE3 || bytes[end - 3] == 0xEF,
        stops.contains(where: { bytes[end - 3..<end].elementsEqual($0) })
      {
        end -= 3
      } else {
        break
      }
    }
    return ByteRange(clamping: start, end)
  }

  /// The first of the words that ends the name.
  static func ending(_ words: [[UInt8]], _ bytes: [UInt8], _ name: ByteRange) -> ByteRange? {
    for word in words where name.count >= word.count {
      let start = name.upperBound - word.count
      if bytes[start..<name.upperBound].elementsEqual(word) { return start..<name.upperBound }
    }
    return nil
  }

  static func startsWith(_ words: [[UInt8]], _ bytes: [UInt8], _ name: ByteRange) -> Bool {
    let text = bytes[name.clamped(to: 0..<bytes.count)]
    return words.contains { text.starts(with: $0) }
  }

  static func holds(_ words: [[UInt8]], _ bytes: [UInt8], _ range: ByteRange) -> Bool {
    let text = bytes[range.clamped(to: 0..<bytes.count)]
    return words.contains { NameKind.contains(text, $0) }
  }

  static func words(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  private static let stops = words(["。", "；", "、", "，", "：", "　"])
  private static let satisfactions = words(["满意度", "满意率", "满意程度"])
  /// Which are measures of safety or of how complaints were handled, and those of people who are not content.
  private static let otherSatisfactions = words(["安全感", "投诉", "信访", "回访", "整改", "处理", "不满意", "调解"])
  private static let growths = words(["增长率", "增速", "增幅", "增长幅度"])
  /// Of which growth is an effect and no output.
  private static let economy = words([
    "生产总值", "GDP", "增加值", "总产值", "产值", "税收", "财政收入", "总收入", "主营业务收入", "营业收入", "可支配收入", "固定资产投资", "工业投资",
    "技改投资", "民间投资", "零售总额", "零售额", "进出口", "利润", "规模工业", "规上工业", "工业经济", "技工贸",
  ])
  static let moments = words([
    "完成时间", "完成时限", "完成期限", "完工时间", "竣工时间", "完成日期", "竣工日期", "交付时间", "验收时间", "开工时间", "办结时间",
  ])
  private static let costs = words(["成本"])
  static let savings = words(["节约", "节省", "降低", "减少", "下降", "降本"])
  private static let passRates = words(["合格率", "达标率", "优良率", "准确率", "完好率", "优秀率", "验收通过率"])
  private static let acceptances = words(["验收合格率", "验收通过率"])
  static let times = words(["及时", "按时", "按期", "准时", "时效", "时限", "准点"])
  /// How much of what was ordered or planned is done.
  private static let completions = words([
    "合同完成率", "合同履行率", "合同履约率", "工程完成率", "项目完成率", "采购完成率", "验收完成率", "建设任务完成率", "安装完成率", "培训完成率", "抽检完成率",
    "检测任务完成率", "支付完成率", "拨付完成率", "项目开工率", "工程开工率", "项目完工率", "工程完工率",
  ])
  private static let counts = words(["人数", "人次", "次数", "场次", "期数", "户数", "家数", "场数", "班次", "人次数"])
  /// What is bought or built so many times over.
  /// What is done so many times over, at the end of a name: 公厕改造: 25 座; and numbers of things.
  private static let works = words([
    "改造", "新建", "修建", "购置", "采购", "安装", "修缮", "项目数", "项目个数", "项目数量", "设备数量", "设备台数", "工程数量", "台数", "套数", "座数", "处数",
  ])
  /// What is done so many times: 仪器维修维护: 4 次.
  private static let upkeep = words(["维护", "维修", "检修", "保养", "养护", "清洗", "巡检", "巡查", "巡护", "清运", "消杀"])
  /// What is spent or paid.
  private static let spendings = words([
    "金额", "资金", "经费", "费用", "支出", "投资", "价款", "总价", "采购费", "工程款", "拨款", "工程费", "服务费", "检测费", "维修费", "购置费",
  ])
  private static let acquisitions = words(["购置", "采购", "新建", "新购", "购买", "印制"])
  /// Persons who do the work, where they are counted in 人.
  private static let staff = words(["加工人员", "工作人员", "参训人员", "培训人员", "受训人员", "施工人员", "聘用人员", "巡护人员", "管护人员", "保洁人员"])
  /// With these begin the names of those who are trained.
  private static let trainings = words([
    "培训", "组织培训", "开展培训", "举办培训", "完成培训", "集中培训", "轮训", "组织参训", "开展技能培训", "开展技术培训", "开展业务培训",
  ])
  /// And so these end: 管理人员培训: 40 人.
  private static let trainingEnds = words(["培训", "轮训"])
  private static let trainees = words([
    "培训人数", "培训人次", "培训人员", "培训学员", "参训人数", "参训人次", "参训人员", "参训学员", "受训人数", "受训人次", "受训人员", "培训人次数", "培训人员数",
    "培训总人数", "培训学员数",
  ])
  /// What came of it, or that others came of their own accord.
  static let outcomes = words([
    "就业", "创业", "上岗", "带动", "受益", "惠及", "获", "取得", "取证", "持证", "增收", "满意", "吸纳", "转移", "脱贫", "合格", "通过", "提升", "提高",
    "增长",
    "公益", "免费", "惠民", "自主", "自发", "社会力量", "辐射", "影响", "覆盖", "后", "成功", "留任", "录用", "达到", "未", "不", "新增",
  ])
  /// Words by which a count is one of good things or of bad ones, and so a quality.
  static let merits = words([
    "合格", "达标", "达到", "优秀", "优良", "优质", "精品", "良好", "验收", "通过", "认定", "认证", "获", "奖", "级", "等次", "等级", "专利", "示范",
    "标准", "标杆", "创建", "事故", "投诉", "违", "差错", "错误", "故障", "缺陷", "返工", "返修", "骨干", "领军", "品牌", "称号", "星", "资质", "证书",
    "持证",
    "职称", "专家", "硕士", "博士", "双师", "高层次", "高素质", "论文", "成果", "问题", "整改", "隐患", "疾病", "死亡", "复发", "退", "不", "未", "漏",
    "逾期",
    "处罚", "通报", "抽检", "成功", "就业", "录取", "人才", "用户", "升学", "学历", "研究生", "周转", "上榜", "入选", "贫", "好评", "采纳", "转化", "专精特新",
    "百强",
  ])
  /// Words by which an amount is a rate of pay or a tolerance, or says how money was handled.
  private static let standards = words([
    "标准", "均", "单价", "每", "额度", "限额", "误差", "偏差", "节约", "损失", "到位", "结余", "违", "控制", "核减", "审减", "封顶", "起付", "上限", "下限",
    "最低", "最高",
  ])
  private static let holding = words(["组织", "举办", "召开", "开展", "举行", "承办"])
  private static let gatherings = words([
    "培训", "会议", "讲座", "座谈", "宣讲", "论坛", "演练", "活动", "研讨", "推介会", "交流会", "督查", "检查", "巡查", "例会", "动员会",
    "招聘会", "宣讲会", "展销会", "洽谈会", "对接会", "咨询会", "义诊", "演出", "展览", "比赛", "巡演", "巡展",
  ])
  /// 协调会, 听证会: whatever is held and ends so, but for chances and societies.
  private static let assemblies = words(["会"])
  private static let chances = words(["机会", "社会", "协会", "学会", "工会", "商会", "委员会"])
  private static let meetings = words(["会议次数", "会议场次", "培训次数", "培训场次", "培训期数", "讲座场次", "讲座次数"])
  /// What others do of their own accord is an effect.
  private static let attendance = words(["参与", "参加", "自主", "自发", "带动", "吸引", "受邀", "媒体", "报道", "获", "奖", "入选"])
}

extension Misfit.Measure {
  /// The tier of the form's template that is for it; one that the form has where there are several. Nil where there is
  /// none, or where the indicator alone does not say which.
  func home(in form: Form) -> Int? {
    let kind: TierKind
    switch self {
    case .satisfaction: kind = .satisfaction
    case .passing: kind = .quality
    case .count, .event: kind = .quantity
    case .deadline: kind = .timeliness
    case .cost: kind = .cost
    case .growth, .effect: kind = .benefit
    case .done: kind = .quantity
    case .promptness: kind = .timeliness
    case .money: return nil
    }
    let fields = TierKind.fields(of: kind, in: form.template)
    let present = fields.filter { form.line(of: $0) != nil }
    if self == .growth || self == .cost {
      // Economic effects and costs stand first in every scheme.
      let economic = fields.first { NameKind.contains(Array(form.template.fields[$0].name.utf8), Array("经济".utf8)) }
      return economic ?? (self == .cost ? present.first ?? fields.first : nil)
    }
    if let first = present.first { return first }
    // Where the scheme leaves a choice, the tier that both generations have.
    let served = Array("服务对象".utf8)
    return fields.first { Array(form.template.fields[$0].name.utf8).starts(with: served) } ?? fields.first
  }

  /// What the word says, and what to do where no tier can be named.
  var wording: (what: Bilingual, advice: Bilingual?) {
    switch self {
    case .satisfaction: (Bilingual(zh: "是满意程度", en: "is satisfaction"), nil)
    case .passing: (Bilingual(zh: "说的是质量", en: "is about quality"), nil)
    case .growth:
      (Bilingual(zh: "说的是增长了多少，是效益，不是做了多少", en: "says how much something grew, an effect and not work done,"), nil)
    case .count: (Bilingual(zh: "数的是多少，不是质量", en: "counts how many, not how good,"), nil)
    case .event: (Bilingual(zh: "数的是办了多少，不是办的效果", en: "counts what was held, not its effect,"), nil)
    case .done: (Bilingual(zh: "说的是做了多少", en: "says how much is done"), nil)
    case .promptness: (Bilingual(zh: "说的是快慢、及时与否", en: "says how promptly it is done"), nil)
    case .effect: (Bilingual(zh: "说的是带来的效益", en: "is an effect"), nil)
    case .deadline: (Bilingual(zh: "说的是什么时候完成", en: "says when it is done"), nil)
    case .cost: (Bilingual(zh: "说的是花多少钱", en: "says what it costs"), nil)
    case .money:
      (
        Bilingual(zh: "是金额，不说明质量", en: "is an amount of money and says nothing of quality"),
        Bilingual(zh: "花的钱放到成本，得的钱放到经济效益", en: "put money spent under costs, and money earned under economic effects")
      )
    }
  }
}
