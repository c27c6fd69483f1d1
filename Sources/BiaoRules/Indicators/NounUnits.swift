// Units in which a noun is never counted: teachers in 平方米, a road in 台, a lecture in 吨.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// For each kind of noun the units that are out of the question, whoever writes the form. Not in it is what anybody might
/// mean: 个, 项 and 件 count everything, money and shares are said of everything, people are counted by households, pipes
/// and plants by the households or acres that get them, shows in 台.
enum NounUnits {
  /// Nil where the unit may be right.
  static func misfit(
    _ traits: NameTraits, _ kind: UnitClass, _ unit: BiaoValues.Unit, _ target: Target,
    _ name: ByteRange, _ bytes: [UInt8]
  ) -> MeasuredNoun? {
    if let found = byTrait(traits, kind, unit, target, name, bytes) ?? byCapacity(traits, kind, unit, name, bytes)
      ?? byNoun(traits, kind, unit, target, name, bytes)
    {
      // One of the things that a list names may have the unit.
      return lists.isIn(bytes, name) ? nil : found
    }
    return nil
  }

  private static func byCapacity(
    _ traits: NameTraits, _ kind: UnitClass, _ unit: BiaoValues.Unit, _ name: ByteRange, _ bytes: [UInt8]
  ) -> MeasuredNoun? {
    if traits.isSubset(of: [.place, .machine]), capacities.ends(bytes, name) {
      return isPowerless(kind) ? powers : nil
    }
    // 户数, 件数: counts of which the last character is what counts.
    let isCount = !traits.isDisjoint(with: [.bodies, .projects, .events]) && traits.contains(.count)
    return isCount && (kind.isPhysical || unit.dimension.isTime) ? numbers : nil
  }

  private static func byNoun(
    _ traits: NameTraits, _ kind: UnitClass, _ unit: BiaoValues.Unit, _ target: Target, _ name: ByteRange,
    _ bytes: [UInt8]
  ) -> MeasuredNoun? {
    // 图书采购, 航道疏浚: what is done stands behind the noun.
    guard traits.subtracting([.count, .gathering]).isEmpty, let noun = noun(of: name, bytes) else { return nil }
    let inner = NameTraits(bytes, noun)
    guard !inner.isDisjoint(with: nouns) else { return nil }
    if inner.contains(.machine) || inner.contains(.place), kind == .people || kind == .visits, !isOfPersons(name, bytes)
    {
      return places
    }
    return byTrait(inner, kind, unit, target, noun, bytes, isDone: true)
  }

  /// 队员: = 48%. A share of nearly all may be what they cover.
  private static func isShareOfPersons(_ kind: UnitClass, _ figure: Decimal?, _ name: ByteRange, _ bytes: [UInt8])
    -> Bool
  {
    guard kind == .ratio, let figure, figure < Decimal(80) || figure > Decimal(300) else { return false }
    return !portions.isIn(bytes, name)
  }

  private static let portions = WordSet("占 比 率 覆盖 参与 份 % 度 面 增 减 降 升 提")
  private static let nouns: NameTraits = [
    .person, .machine, .place, .line, .land, .plant, .animal, .document, .bulk, .matter, .service,
  ]

  private static func byTrait(
    _ traits: NameTraits, _ kind: UnitClass, _ unit: BiaoValues.Unit, _ target: Target, _ name: ByteRange,
    _ bytes: [UInt8], isDone: Bool = false
  ) -> MeasuredNoun? {
    if !traits.isDisjoint(with: [.waiting, .duration]) { return isTimeless(traits, kind) ? times : nil }
    if !traits.isDisjoint(with: [.cost, .revenue, .spending, .money]) {
      return isMoneyless(traits, kind, unit, name, bytes) ? .amount : nil
    }
    if traits.contains(.share) { return isShareless(kind, target, name, bytes) ? .rate : nil }
    if traits.contains(.bulk) {
      switch kind {
      case .length: return bulks
      case .objects: return isMachine(unit) || unit.dimension == .documents ? bulks : nil
      case .people, .visits, .bodies: return ends(name, bytes, quantity) ? bulks : nil
      case .area: return ends(name, bytes, quantity) || volumes.ends(bytes, name) ? bulks : nil
      default: return nil
      }
    }
    let isGiven = startsWith(given, bytes, name)
    if !traits.isDisjoint(with: [.person, .people]) {
      guard !isGiven else { return nil }
      if isShareOfPersons(kind, target.figure?.number, name, bytes) { return persons }
      return kind.isPhysical || unit.dimension == .living || isThing(unit)
        || unit.dimension.isTime && traits.contains(.people) ? persons : nil
    }
    if traits.contains(.machine) {
      return kind.isPhysical && kind != .mass || unit.dimension == .living || unit.dimension == .documents
        || unit.dimension == .households && !householdThings.isIn(bytes, name) ? machines : nil
    }
    if traits.contains(.line) {
      return kind == .people || kind == .visits || isMachine(unit) || unit.dimension == .documents
        || unit.dimension == .living ? lines : nil
    }
    if traits.contains(.land) {
      return kind == .people || kind == .visits || isMachine(unit) || unit.dimension == .documents || kind == .mass
        ? lands : nil
    }
    if traits.contains(.plant) || traits.contains(.animal) {
      let isPeople = kind == .people || kind == .visits || unit.dimension == .households
      if isPeople { return isGiven || raisers.isIn(bytes, name) ? nil : traits.contains(.plant) ? plants : animals }
      guard isMachine(unit) || unit.dimension == .documents || kind == .length && traits.contains(.animal) else {
        return nil
      }
      return traits.contains(.plant) ? plants : animals
    }
    if traits.contains(.gathering) {
      return kind.isPhysical && !races.isIn(bytes, name) || unit.dimension == .living
        || isMachine(unit) && !shows.isIn(bytes, name) ? gatherings : nil
    }
    if traits.contains(.document) {
      if kind == .people || kind == .visits || unit.dimension == .households {
        return !isGiven && (isDone || startsWith(written, bytes, name)) ? documents : nil
      }
      if kind == .area || kind == .length || kind == .mass { return books.ends(bytes, name) ? documents : nil }
      return kind == .volume || isMachine(unit) || unit.dimension == .living ? documents : nil
    }
    if traits.contains(.service) {
      return kind.isPhysical || unit.dimension == .buildings && !personalUnits.contains(unit.id)
        || isMachine(unit) && !machineServices.isIn(bytes, name)
        || unit.dimension == .living && !livingServices.isIn(bytes, name) ? services : nil
    }
    if traits.contains(.matter) {
      return kind.isPhysical || unit.dimension == .living || isMachine(unit) ? matters : nil
    }
    if traits.contains(.place) {
      if vehicleUnits.contains(unit.id) { return places }
      guard traits.contains(.point) else { return nil }
      return unit.dimension == .length && longUnits.contains(unit.id) || isMachine(unit) && closed.ends(bytes, name)
        || kind == .mass && !stores.isIn(bytes, name) ? places : nil
    }
    return nil
  }

  // MARK: - Classes of units

  /// What counts machines and nothing else.
  private static func isMachine(_ unit: BiaoValues.Unit) -> Bool {
    unit.dimension == .things && machineUnits.contains(unit.id)
  }

  /// A thing, a building or a text: no person. 份 may be what a person is given, 节 a lesson, 床 a place for one.
  private static func isThing(_ unit: BiaoValues.Unit) -> Bool {
    switch unit.dimension {
    case .things, .buildings, .documents: !personalUnits.contains(unit.id)
    default: false
    }
  }

  private static func isTimeless(_ traits: NameTraits, _ kind: UnitClass) -> Bool {
    switch kind {
    case .people, .visits, .bodies, .objects, .money: true
    case .events: traits.contains(.waiting)
    default: kind.isPhysical
    }
  }

  /// A share that is to be so many days or tons at least. A use may be measured by its hours.
  private static func isShareless(_ kind: UnitClass, _ target: Target, _ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    switch kind {
    case .volume, .mass, .energy: true
    case .time: (target.comparator == .atLeast || target.comparator == .greater) && !uses.isIn(bytes, name)
    default: false
    }
  }

  private static func isMoneyless(
    _ traits: NameTraits, _ kind: UnitClass, _ unit: BiaoValues.Unit, _ name: ByteRange, _ bytes: [UInt8]
  ) -> Bool {
    if kind.isPhysical { return !ends(name, bytes, inputs) && !foreign.isIn(bytes, name) }
    switch kind {
    case .objects: return !foreign.isIn(bytes, name)
    case .time: return (traits.contains(.cost) || ends(name, bytes, costs)) && !foreign.isIn(bytes, name)
    // 项 of an amount; 个 may belong to 亿.
    case .generic: return unit.id != UnitClass.piece && ends(name, bytes, sums)
    // 增加收入: 300 户 says how many earn more.
    case .people, .visits, .bodies:
      guard !traits.isDisjoint(with: [.cost, .revenue, .money]) else { return false }
      return ends(name, bytes, each) || averages.isIn(bytes, name) || !gainers.isIn(bytes, name)
    default: return false
    }
  }

  /// No unit of a power, nor one of those in which ships, tanks and networks have their capacity.
  private static func isPowerless(_ kind: UnitClass) -> Bool {
    switch kind {
    case .length, .area, .people, .visits, .time, .money: true
    default: false
    }
  }

  // MARK: - The noun

  /// The name without what is done with the thing: 图书 of 图书采购数量.
  private static func noun(of name: ByteRange, _ bytes: [UInt8]) -> ByteRange? {
    guard deedEnds.ends(bytes, name) else { return nil }
    var end = name.upperBound
    var isCut = false
    for _ in 0..<3 {
      guard
        let word = deeds.first(where: {
          $0[$0.count - 1] == bytes[end - 1] && $0.count < end - name.lowerBound
            && bytes[(end - $0.count)..<end].elementsEqual($0)
        })
      else { break }
      end -= word.count
      isCut = true
    }
    return isCut && end - name.lowerBound >= 6 ? name.lowerBound..<end : nil
  }

  /// Who is served by it or works on it.
  private static func isOfPersons(_ name: ByteRange, _ bytes: [UInt8]) -> Bool { served.isIn(bytes, name) }

  private static func startsWith(_ words: [[UInt8]], _ bytes: [UInt8], _ name: ByteRange) -> Bool {
    words.contains { bytes[name].starts(with: $0) }
  }

  private static func ends(_ name: ByteRange, _ bytes: [UInt8], _ words: [[UInt8]]) -> Bool {
    words.contains { bytes[name].count >= $0.count && bytes[name].suffix($0.count).elementsEqual($0) }
  }

  private static func units(_ symbols: String...) -> [UInt16] {
    symbols.compactMap { Units.unit(named: Array($0.utf8))?.id }
  }

  private static let machineUnits = units("台", "台套", "辆", "架", "艘")
  private static let longUnits = units("公里", "里", "海里")
  /// Built with walls, so that no 台 counts them; a charging station may stand for its posts.
  private static let closed = WordSet("室 院 馆 校 校舍 厕 公厕 厕所 园 广场 墓 塘坝 水库 仓 楼 房 场 所 店")
  private static let stores = WordSet("仓 库 水 厂 站 场 池 窖 处理 填埋 冷 油 气 粮 种")
  private static let machineServices = WordSet("手术 检定 检验 检测 演 戏 剧 软件 系统 安装 直播 节目 设备 车 机 电梯 器")
  private static let livingServices = WordSet("免疫 检疫 检验 动物 畜 禽 猪 牛 羊 林 树 苗 品种 花 鱼 救助 领养")
  private static let vehicleUnits = units("辆", "艘", "架")
  private static let personalUnits = units("节", "床", "床位", "学位", "份")

  private static let lists = WordSet("、 和 及 与 或 / ， ,")
  private static let deedEnds = WordSet(deeds)
  private static let deeds = NameTraitWords.words(
    """
    数量 个数 数 采购 购置 购买 建设 新建 修建 改造 维修 修缮 疏浚 安装 铺设 维护 养护 建造 管护 治理 整治 栽植 种植 补植 印刷 印制 编制 编印 清运 数字化 整理 更新 更换 配备 架设 敷设
    修复 还田 清洗 运维 监测 排查 清理 巡查 保护 处理 除险加固 保养 检修 抢修 清淤 运行 运营 配送 拆除
    扩建 改建 拓宽 硬化 加固 重建 制作 出版 租赁 储备 处置 收储
    """)
  private static let given = NameTraitWords.words("发放 配发 赠送 捐赠 分发 免费发放 领取 借阅 投放 赠阅 派发")
  private static let written = NameTraitWords.words(
    "编制 编写 撰写 制定 起草 修订 发表 出版 采购 购置 印制 印刷 编印 授权 申请 申报 登记 新增 完成 出具 提交 形成 发布 整理 更新 翻译")
  private static let quantity = NameTraitWords.words("量")
  private static let costs = NameTraitWords.words("造价 经费 费用")
  private static let inputs = NameTraitWords.words("投入")
  private static let each = NameTraitWords.words("额 单价")
  private static let sums = NameTraitWords.words("额")
  private static let books = WordSet("图书 论文 专著 教材 读本 著作权 专利 手册 期刊 刊物 年鉴 丛书 报纸 试卷 宣传册 宣传单 宣传资料 宣传材料")
  private static let householdThings = WordSet(
    "表 热水 灶 报警 太阳能 净水 光伏 电视 机顶盒 锁 扶手 烟感 取暖 炉 锅 空调 农机 农具 仪 箱 桶 灭火 卫生 终端 设备 设施 手机 微耕 电器 家电 洗衣 供暖 采暖 热泵 煤改 清洁 厨 水泵")
  private static let uses = WordSet("利用 使用 运行 运转 开机 出勤 完好")
  private static let foreign = WordSet("时间 社会 环境 生态 占地 碳 物料 人工 工时 用工 实物 能源 材料 减免 免征 水 电 粮")
  private static let gainers = WordSet("增加 提高 带动 实现 受益 惠及 享受 低收入 有 稳定 促进 户 人")
  private static let averages = WordSet("人均 户均 亩均 平均")
  private static let raisers = WordSet("养殖 饲养 扶持 带动 种植户 义务 参与 志愿 培训 发展 认养 认领 受益 户")
  private static let races = WordSet("跑 马拉松 骑行 徒步 毅行 越野 健走 航行 拉练 展")
  private static let shows = WordSet("演出 演唱 会演 汇演 展演 戏 剧 晚会 音乐 歌 曲 联欢 文艺")
  private static let served = WordSet("入驻 进驻 入园 入住 进站 孵化 就业 救助 服务 人才 覆盖 安置 员 人 参与 接送 住 惠及 受益 照护 培训")

  private static let volumes = WordSet("土方 石方 土石方 方量 库容 混凝土量 浇筑量 砌筑量 开挖量 回填量 疏浚量 清淤量")
  private static let capacities = WordSet("装机容量 装机规模 变压器容量 变电容量 配变容量 光伏装机 发电装机 供电容量 用电容量 额定功率 总功率")
  private static let powers = MeasuredNoun(
    zh: "功率或容量", en: "a power", adviceZh: "写成“千瓦”“兆瓦”“千伏安”等", adviceEn: "write it in “千瓦”, “兆瓦” or “千伏安”")
  private static let numbers = MeasuredNoun(
    zh: "个数", en: "a number", adviceZh: "写成名称里数的“户”“件”“场”等", adviceEn: "count what the name counts")
  private static let times = MeasuredNoun(
    zh: "时间", en: "a time", adviceZh: "时间写成“天”“小时”“个工作日”等", adviceEn: "write a time in “天”, “小时” and the like")
  private static let bulks = MeasuredNoun(
    zh: "重量或体积", en: "a weight or a volume", adviceZh: "写成“吨”“公斤”“立方米”等",
    adviceEn: "write it in “吨”, “公斤”, “立方米” and the like")
  private static let persons = MeasuredNoun(
    zh: "人", en: "a number of persons", adviceZh: "写成“人”“名”或“人次”", adviceEn: "count persons in “人”, “名” or “人次”")
  private static let machines = MeasuredNoun(
    zh: "设备", en: "a number of machines", adviceZh: "写成“台”“套”或“辆”", adviceEn: "count them in “台”, “套” or “辆”")
  private static let lines = MeasuredNoun(
    zh: "道路或线路", en: "a road or a line", adviceZh: "写成“公里”“米”或“条”", adviceEn: "write it in “公里”, “米” or “条”")
  private static let lands = MeasuredNoun(
    zh: "土地", en: "land", adviceZh: "写成“亩”“公顷”或“平方米”", adviceEn: "write it in “亩”, “公顷” or “平方米”")
  private static let plants = MeasuredNoun(
    zh: "苗木", en: "plants", adviceZh: "写成“株”“棵”或“亩”", adviceEn: "count them in “株” or “棵”, or write an area")
  private static let animals = MeasuredNoun(
    zh: "畜禽或鱼苗", en: "animals", adviceZh: "写成“头”“只”“羽”或“尾”", adviceEn: "count them in “头”, “只”, “羽” or “尾”")
  private static let gatherings = MeasuredNoun(
    zh: "活动", en: "events", adviceZh: "写成“场”“次”“期”或“人次”",
    adviceEn: "count them in “场”, “次” or “期”, or who comes in “人次”")
  private static let documents = MeasuredNoun(
    zh: "文件或出版物", en: "documents", adviceZh: "写成“份”“册”“篇”或“项”", adviceEn: "count them in “份”, “册”, “篇” or “项”")
  private static let matters = MeasuredNoun(
    zh: "案件或事项", en: "cases", adviceZh: "写成“件”“起”或“项”", adviceEn: "count them in “件”, “起” or “项”")
  private static let services = MeasuredNoun(
    zh: "服务或活动", en: "services", adviceZh: "写成“人次”“件”“次”或“项”", adviceEn: "count them in “人次”, “件”, “次” or “项”")
  private static let places = MeasuredNoun(
    zh: "个数", en: "a number of places or things", adviceZh: "写成“个”“处”“台”或“套”",
    adviceEn: "count them in “个”, “处”, “台” or “套”")
}
