// Units that do not fit what a name says as a whole: a travel cost in 人/天, banners in 年, a promise in %.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum NamedMisfits {
  /// 细颗粒物年均浓度: ≤ 35 毫克/立方米, a thousand times what air holds.
  static func particles(_ unit: BiaoValues.Unit, _ name: ByteRange, _ bytes: [UInt8]) -> MeasuredNoun? {
    guard unit.symbol == "mg/m³", particles.isIn(bytes, name) else { return nil }
    return MeasuredNoun(
      zh: "颗粒物浓度", en: "particles in the air", adviceZh: "写成“微克/立方米”", adviceEn: "write “微克/立方米”")
  }

  private static let particles = WordSet("细颗粒物 PM2.5 PM10 可吸入颗粒物")

  /// Places that are built, and the number of bodies, counted in things: a station is no sheet of paper, and 650台 are not
  /// those who use them. Nil where the unit fits.
  static func countedAsThings(
    _ bytes: [UInt8], _ name: ByteRange, _ traits: NameTraits, _ kind: UnitClass, _ unit: BiaoValues.Unit
  ) -> MeasuredNoun? {
    if kind == .visits, members.ends(bytes, name), !comings.isIn(bytes, name) {
      return MeasuredNoun(
        zh: "人数", en: "a number of persons", adviceZh: "一个人数一次，写成“人”；按次数的话，名称改为“人次”",
        adviceEn: "count each person once, in “人”, or name visits")
    }
    guard kind == .objects else { return nil }
    if stations.ends(bytes, name), papers.contains(unit.symbol), built.contains(where: { bytes[name].starts(with: $0) })
    {
      return MeasuredNoun(
        zh: "个数", en: "a number of places or projects", adviceZh: "写成“个”“家”“处”或“座”",
        adviceEn: "count them in “个”, “处” or “座”")
    }
    if traits.contains(.bodies), bodyCounts.ends(bytes, name) {
      return MeasuredNoun(
        zh: "家数", en: "a number of firms or bodies", adviceZh: "写成“家”或“个”", adviceEn: "count them in “家” or “个”")
    }
    return nil
  }

  private static let stations = WordSet("站 站点 中心 服务点 观测点 安置点 所 馆 基地 学校 幼儿园 卫生院 卫生室")
  /// Those who belong to something, of whom each is one.
  private static let members = WordSet(
    "学生人数 学生数 在校生人数 教师人数 教职工人数 职工人数 在职人数 在岗人数 党员人数 干部人数 退休人数 离退休人数 村民人数 居民人数 残疾人人数 儿童人数 老人人数 低保人数 特困人数 优抚对象人数 护林员人数 保洁员人数 公益性岗位人数 参保人数 聘用人数 编制人数 遗属人数"
  )
  /// Who comes may come twice.
  private static let comings = WordSet(
    "培训 参训 参加 参与 接待 服务 体检 活动 观影 观看 宣讲 研学 就诊 诊疗 随访 走访 慰问 参观 听课 辅导 借阅 乘 筛查 检查 覆盖 惠及 受益 累计 每")
  private static let papers: Set<String> = ["张", "册", "本", "份", "篇", "幅", "辆", "件", "副"]
  private static let built = NameTraitWords.words("建设 新建 改建 扩建 续建 建成 建立 设立 设置 布设 增设 新设 新增 改造 修建 创建 打造")
  private static let bodyCounts = WordSet("单位数 单位数量 单位家数 企业数 企业数量 企业家数 公司数 商户数 机构数")

  // MARK: - Persons by the day

  /// 差旅费: 470 人/天, 出差人次: 24 人/次: the unit at the end of the value, and what it should measure.
  static func perPerson(_ indicator: Indicator, _ bytes: [UInt8]) -> (ByteRange, MeasuredNoun)? {
    let value = indicator.value
    guard value.count >= 8, value.count <= 40 else { return nil }
    // 次 天 日
    switch NotationScan.character(bytes, value.upperBound - 3) {
    case 0xE6_ACA1, 0xE5_A4A9, 0xE6_97A5: break
    default: return nil
    }
    guard let unit = perPersonUnits.first(where: { bytes[value].suffix($0.count).elementsEqual($0) }) else {
      return nil
    }
    var end = value.upperBound - unit.count
    while end > value.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
    // 元/人/次 is right.
    guard end > value.lowerBound, bytes[end - 1] &- 0x30 < 10 else { return nil }
    let place = ByteRange(clamping: value.upperBound - unit.count, value.upperBound)
    if costs.ends(bytes, indicator.name), !notCosts.ends(bytes, indicator.name) {
      return (
        place,
        MeasuredNoun(
          zh: "费用", en: "a cost", adviceZh: "写成“元/人·天”“元/人次”等", adviceEn: "write “元/人·天”, “元/人次” and the like")
      )
    }
    guard unit.last == 0xA1, visits.ends(bytes, indicator.name), !averages.isIn(bytes, indicator.name) else {
      return nil
    }
    return (
      place,
      MeasuredNoun(zh: "人次", en: "a number of visits", adviceZh: "写成“人次”", adviceEn: "count them in “人次”")
    )
  }

  private static let perPersonUnits = NameTraitWords.words("人/天 人/次 人／天 人／次 人·天 人·次 人/日 人·日 人天")
  private static let costs = WordSet("费 费用 经费 标准 单价 补助 补贴 成本 差旅费 补助标准 平均成本")
  private static let notCosts = WordSet("免费 消费 缴费 交费 收费 定额标准 人员标准 配备标准 执勤标准")
  private static let visits = WordSet("人次 人次数 人数")
  private static let averages = WordSet("每 均 单次 一次")

  // MARK: - Shares in days

  /// 审核及时率: ≤ 7 工作日: of these no time is meant, not even one that is a limit.
  static func isShareInTime(_ traits: NameTraits, _ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    traits.contains(.share) && promptness.ends(bytes, name) && !uses.isIn(bytes, name)
  }

  private static let promptness = WordSet(
    "及时率 按时率 准时率 按期率 按时完成率 及时完成率 按期完成率 如期完成率 合格率 优良率 达标率 覆盖率 准确率")
  private static let uses = WordSet("利用 使用 运行 运转 开机 出勤")

  // MARK: - Figures that the name has

  /// 村组干部230人: ≥ 230 个: the figure that ends the name is the target's, with another unit.
  static func namedFigure(
    _ number: Decimal, _ unit: BiaoValues.Unit, _ kind: UnitClass, _ name: ByteRange, _ bytes: [UInt8]
  ) -> ByteRange? {
    guard bytes.span.extracting(name.clamped(to: 0..<bytes.count)).holdsDigit() else { return nil }
    for named in GoalText.figures(bytes, name) {
      let figure = named.figure
      // 100岁老人慰问 says nothing of how many there are.
      guard figure.range.upperBound == name.upperBound, figure.number == number, figure.divisor == 1,
        let own = figure.unit, let theirs = UnitClass(own),
        own != unit, kind == .generic ? isNeverGeneric(theirs) : !theirs.agrees(with: kind)
      else { continue }
      return figure.range
    }
    return nil
  }

  /// 个 stands for many counters, but not for these.
  private static func isNeverGeneric(_ kind: UnitClass) -> Bool {
    switch kind {
    case .people, .visits, .money, .ratio, .time: true
    default: kind.isPhysical
    }
  }

  // MARK: - What the name asks for

  /// What the name asks for instead of what the unit counts: promptness in years, fees and matter by the piece, areas in ‰.
  static func measured(
    _ target: Target, _ figure: Figure, _ unit: BiaoValues.Unit, _ kind: UnitClass, _ traits: NameTraits,
    _ name: ByteRange, _ bytes: [UInt8]
  ) -> MeasuredNoun? {
    if kind == .time { return spans.contains(unit) && isPromptnessInTime(target, name, bytes) ? .rate : nil }
    if kind == .ratio { return isAreaInPermille(traits, unit) ? areas : nil }
    guard unit.id == UnitClass.piece else { return nil }
    if isFeeByThePiece(figure.number, name, bytes) { return .amount }
    return isMatterByThePiece(name, bytes) ? weights : nil
  }

  private static let areas = MeasuredNoun(
    zh: "面积", en: "an area", adviceZh: "面积写成“亩”“公顷”等", adviceEn: "write an area in “亩”, “公顷” and the like")
  private static let weights = MeasuredNoun(
    zh: "重量或体积", en: "a weight or volume", adviceZh: "写成“吨”“立方米”等", adviceEn: "write it in “吨”, “立方米”")

  // MARK: - Promptness in years

  /// 按时交纳税费: = 1 年: what is done in time is no length of time, unless that is a limit.
  private static func isPromptnessInTime(_ target: Target, _ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    switch target.comparator {
    case .atMost, .less: return false
    default: return promptly.contains { bytes[name].starts(with: $0) } && !lengths.isIn(bytes, name)
    }
  }

  /// So many days may be a limit that is written without its sign.
  private static let spans = ["年", "年度"].compactMap { Units.unit(named: Array($0.utf8)) }
  private static let promptly = NameTraitWords.words("按时 及时 按期 准时 如期")
  private static let lengths = WordSet("时间 时限 时长 期限 期 工期 年限 周期 频 持续 天数 维持 保持 延")

  // MARK: - Areas in ‰

  /// 森林火灾受害面积: 0.9‰: a share of an area, which is a rate.
  private static func isAreaInPermille(_ traits: NameTraits, _ unit: BiaoValues.Unit) -> Bool {
    traits.contains(.area) && permille.contains(unit.id)
  }

  private static let permille = ["‰"].compactMap { Units.unit(named: Array($0.utf8))?.id }

  // MARK: - Fees by the piece

  /// 小区物业费: 8 个: so many places that pay it. 个 may belong to 亿 where the number is large.
  private static func isFeeByThePiece(_ number: Decimal, _ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    number < Decimal(10_000) && fees.ends(bytes, name) && !notFees.ends(bytes, name)
  }

  private static let fees = WordSet("费 费用")
  private static let notFees = WordSet("免费 消费 缴费 交费 收费 付费 浪费 自费 公费 续费 减费 降费")

  // MARK: - Matter by the piece

  /// 秸秆利用数量: 5 个, but not 种子基地数量: the matter is what is counted.
  private static func isMatterByThePiece(_ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    guard amounts.ends(bytes, name) else { return false }
    return matter.ends(bytes, name.lowerBound..<deeds.trimmedEnd(of: name, in: bytes))
  }

  private static let amounts = WordSet("数量 量 总量")
  /// What is done with it, and the amounts themselves.
  private static let deeds = NameTraitWords.words(
    "总数量 总量 数量 量 综合 利用 资源化 处理 消纳 回收 收集 清运 处置 转运 使用 采购 购置 发放 储备 生产 供应 还田 收储")
  private static let matter = WordSet("秸秆 粮食 化肥 有机肥 农药 饲料 水泥 砂石 垃圾 污水 污泥 粪污 煤炭 柴油 汽油 种子 渣土 尾水 沼气")

  // MARK: - Printed matter in years

  /// Whether banners, boards and booklets are counted in years.
  static func isPrintedByYear(_ unit: BiaoValues.Unit, _ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    years.contains(unit) && printed.isIn(bytes, name) && !lasting.isIn(bytes, name)
  }

  private static let years = ["年", "年度", "月", "天"].compactMap { Units.unit(named: Array($0.utf8)) }
  private static let printed = WordSet(
    "横幅 条幅 标语 宣传牌 公益牌 展板 展牌 公示牌 警示牌 标识牌 标志牌 指示牌 宣传册 手册 折页 海报 宣传单 传单 宣传页 宣传品 印刷品 宣传资料 宣传材料 明白纸 挂图 宣传画")
  private static let lasting = WordSet("期 时 年限 寿命 维护 维保 养护 管护 租 服务 运维 展出 悬挂 周期 频 更新 保存 质保 及")

  static let things = MeasuredNoun(
    zh: "宣传品", en: "printed matter", adviceZh: "写成“条”“块”“份”等", adviceEn: "count it in “条”, “块” or “份”")

  // MARK: - Money in percent

  /// 实现产值（%）: 8000: no growth is that much.
  static func isRevenueInPercent(
    _ traits: NameTraits, _ unit: BiaoValues.Unit, _ number: Decimal, _ name: ByteRange, _ bytes: [UInt8]
  ) -> Bool {
    unit == Units.percent && traits.contains(.revenue) && number >= Decimal(1000) && !changes.isIn(bytes, name)
  }

  private static let changes = WordSet("增 提高 提升 降 减 率 比 占")

  // MARK: - Promises in percent

  /// 促进乡村全面发展: 100%: what is promised is no share of anything.
  static func isPromiseInPercent(
    _ unit: BiaoValues.Unit, _ number: Decimal, _ indicator: Indicator, _ form: Form
  ) -> Bool {
    let bytes = form.tree.bytes
    // A rise of four fifths is none that anybody plans, but 100 % of a rise may be one.
    guard unit == Units.percent, indicator.name.count >= 18, !endsInShare(bytes, indicator.name), number >= Decimal(80),
      number <= .hundred,
      ends.ends(bytes, indicator.name) && opens(bytes, indicator.name) || better.ends(bytes, indicator.name),
      !shares.isIn(bytes, indicator.name)
    else { return false }
    switch TierKind(indicator, form) {
    case .timeliness, .cost: return false
    // 确保日常工作正常运行
    case .quantity: return running.ends(bytes, indicator.name)
    case .quality, .benefit, .satisfaction, nil: return true
    }
  }

  /// 率 and 度, as most names of shares.
  private static func endsInShare(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    switch NotationScan.character(bytes, name.upperBound - 3) {
    case 0xE7_8E87, 0xE5_BAA6: true
    default: false
    }
  }

  private static func opens(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    var start = name.lowerBound
    // 指标2：
    if bytes[name].starts(with: numbered), let colon = colon(bytes, start + numbered.count, name.upperBound) {
      start = colon
    }
    return promises.contains { bytes[start..<name.upperBound].starts(with: $0) }
  }

  /// The end of a colon that stands at `at` behind a number.
  private static func colon(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int? {
    var i = at
    while i < end, bytes[i] &- 0x30 < 10 || bytes[i] == 0x20 { i += 1 }
    guard i < end else { return nil }
    if bytes[i] == 0x3A || bytes[i] == 0x2E { return i + 1 }
    return bytes[i..<end].starts(with: wideColon) ? i + 3 : nil
  }

  private static let numbered = Array("指标".utf8)
  private static let wideColon = Array("：".utf8)

  private static let promises = NameTraitWords.words(
    "促进 推动 助推 助力 承担 推进 带动 引领 支撑 服务 维护 保障 确保 加快 加强 增强 提升 提高 改善 优化 营造 有效 进一步 持续 有利于 帮助 助于 有助于 激发 调动 丰富 树立 发挥 夯实 解决")
  private static let running = WordSet("正常运行 正常运转 有序运行 正常开展")
  private static let ends = WordSet(
    "发展 稳定 和谐 振兴 繁荣 进步 建设 文明 环境 氛围 水平 能力 意识 素质 形象 活力 竞争力 凝聚力 影响力 幸福 执行力 公信力 生活水平 条件 热情 积极性 正常运行 正常运转 有序运行 获得感 归属感 基础 作用"
  )
  /// 办学水平提高, 居住条件得到改善.
  private static let better = WordSet(
    "水平提高 水平提升 能力提高 能力提升 能力增强 意识增强 意识提高 意识提升 素质提高 素质提升 条件改善 环境改善 环境优化 质量提高 质量提升 生活改善 得到改善 得到提高 得到提升 得到增强 得到加强 显著改善 明显改善 有效改善 受益情况 改善情况 提升情况"
  )
  private static let shares = WordSet("率 比 占 度 全覆盖 覆盖 合格 达标 数 项目建设 工程建设 设施建设 发放 到位 拨付 支付 落实 完成 无 零")

  /// 作业面积 in 元: a name that ends with what is measured, and speaks of no money.
  static func notPaid(_ bytes: [UInt8], _ name: ByteRange) -> MeasuredNoun? {
    guard unpaid.ends(bytes, name), !paid.isIn(bytes, name) else { return nil }
    return MeasuredNoun(
      zh: "面积、长度、人数或次数", en: "an area, a length or a number", adviceZh: "写成“亩”“米”“人”“次”等",
      adviceEn: "write what is counted, as “亩”, “米” or “人”")
  }

  private static let unpaid = WordSet("面积 里程 长度 人数 人次 户数 场次 次数 台数 家数 株数 床位数")
  private static let paid = WordSet("资金 金额 补 奖 费 款 投资 收入 产值 成本 均 每 单 标准 租 价")
}
