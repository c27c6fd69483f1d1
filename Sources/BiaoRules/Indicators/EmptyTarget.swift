// Targets that hold something and ask for nothing: a unit without its number, 是, the name of a measure.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct EmptyTarget {
  /// What a target leaves open that says something.
  enum Lack {
    /// How much of it is done: 已完成.
    case amountDone
    /// What is affirmed: 是.
    case question
    /// How large a share is good enough: 达标.
    case share
    /// How much of what is measured: 知识更新率.
    case measured
    /// How much is something else: 以当年资源为主.
    case mainly
    /// How many are built: 改造输水管线.
    case quantity
  }

  let lack: Lack
  /// The words that leave it open.
  let range: ByteRange

  /// `list` is the target as read, if it is a legal one.
  static func find(_ list: TargetList?, _ indicator: Indicator, _ form: Form, _ report: Report) -> EmptyTarget? {
    if let list, let words = DoneWords.find(list, indicator, form, report) {
      return EmptyTarget(lack: .amountDone, range: words)
    }
    if let words = affirmation(indicator, form) { return EmptyTarget(lack: .question, range: words) }
    if let words = pass(indicator, form) { return EmptyTarget(lack: .share, range: words) }
    if let words = measure(indicator, form) { return EmptyTarget(lack: .measured, range: words) }
    if let words = mainly(indicator, form) { return EmptyTarget(lack: .mainly, range: words) }
    if let list, let words = task(list, indicator, form) { return EmptyTarget(lack: .quantity, range: words) }
    return nil
  }

  /// A comparison, a unit or both where the number is still to be written: `公里`, `≥ %`. Nil for everything else.
  static func unitAlone(_ bytes: [UInt8], _ value: ByteRange) -> ByteRange? {
    guard !value.isEmpty, value.count <= longestUnit, !bytes[value].contains(where: { $0 &- 0x30 < 10 }) else {
      return nil
    }
    var start = value.lowerBound
    if let sign = signs.first(where: { bytes[value].starts(with: $0) }) {
      start += sign.count
      while start < value.upperBound, bytes[start] == 0x20 { start += 1 }
    }
    let rest = ByteRange(clamping: start, value.upperBound)
    if rest.isEmpty { return value }
    guard let unit = Units.unit(named: bytes, rest) else { return nil }
    // A time may be meant as it stands (每年), and 无 is no unit; without a sign the word has to be a measure for certain.
    if start == value.lowerBound,
      unit.dimension.isTime || unit.dimension == .other
        || rest.count < 6 && bytes[start] >= 0x80 && !short.contains(where: { bytes[rest].elementsEqual($0) })
    {
      return nil
    }
    return value
  }

  /// 是 and 否 where nobody can tell what is affirmed: the name is that of a tier, or asks whether something gets
  /// noticeably better.
  private static func affirmation(_ indicator: Indicator, _ form: Form) -> ByteRange? {
    let bytes = form.tree.bytes
    let value = form.tree.trimmed(indicator.valueWithoutType)
    guard value.count == 3, yesAndNo.contains(where: { bytes[value].elementsEqual($0) }) else { return nil }
    let name = indicator.name
    return TierTitle.isOne(bytes, name) || asking.isIn(bytes, name) && degrees.isIn(bytes, name) ? value : nil
  }

  /// 成活率: 达标: that a rate is good enough, and not how much of it that is.
  private static func pass(_ indicator: Indicator, _ form: Form) -> ByteRange? {
    let bytes = form.tree.bytes
    let value = form.tree.trimmed(indicator.valueWithoutType)
    guard value.count <= 18, rates.ends(bytes, indicator.name), passes.contains(NameKey(bytes, value)) else {
      return nil
    }
    return value
  }

  private static let rates = WordSet("率")
  private static let passes = Set<NameKey>(words: "达标 合格 符合要求 符合标准 符合规定 达到要求 达到标准 正常 优良")

  /// 知识更新率 as a target: what is to be measured, and not how much of it.
  private static func measure(_ indicator: Indicator, _ form: Form) -> ByteRange? {
    let bytes = form.tree.bytes
    let value = form.tree.trimmed(indicator.valueWithoutType)
    guard value.count >= 9, value.count <= 36, value.count % 3 == 0, measures.ends(bytes, value),
      bytes[value].allSatisfy({ $0 >= 0x80 }), !degrees.isIn(bytes, value), !changes.isIn(bytes, value),
      // 近万人次 is a number.
      !magnitudes.isIn(bytes, value)
    else { return nil }
    return value
  }

  /// 改造输水管线 as the target of a quantity: what is to be built, and not how much of it.
  private static func task(_ list: TargetList, _ indicator: Indicator, _ form: Form) -> ByteRange? {
    let bytes = form.tree.bytes
    guard list.targets.count <= 3, list.targets.allSatisfy({ $0.kind == .qualitative }) else { return nil }
    let value = form.tree.trimmed(indicator.valueWithoutType)
    guard value.count >= 12, value.count <= 90, works.contains(where: { bytes[value].starts(with: $0) }),
      TierKind(indicator, form) == .quantity, !numbers.isIn(bytes, value),
      places.ends(bytes, indicator.name) || !numbers.isIn(bytes, indicator.name)
    else { return nil }
    return value
  }

  /// 以当年资源为主, at the end of a value without a number: how much of it may be something else nobody knows.
  private static func mainly(_ indicator: Indicator, _ form: Form) -> ByteRange? {
    let bytes = form.tree.bytes
    let value = form.tree.trimmed(indicator.valueWithoutType)
    guard value.count >= 12, value.count <= 90, bytes[value].suffix(main.count).elementsEqual(main),
      !shares.isIn(bytes, value), !GoalText.holdsNumber(bytes, value),
      let start = by.firstRange(in: bytes, value), value.upperBound - start.lowerBound >= 12
    else { return nil }
    return ByteRange(clamping: start.lowerBound, value.upperBound)
  }

  private static let main = Array("为主".utf8)
  private static let by = Array("以".utf8)
  /// Where a share says how much, and where the words are those of a policy.
  private static let shares = WordSet("成以 过半 一半 以上 百分 方针 原则 预防为主")
  /// With what the name of a work begins that is measured or counted.
  private static let works = NameTraitWords.words(
    "新建 新修 改造 改建 扩建 修建 修缮 维修 铺设 架设 安装 购置 采购 更换 配备 栽植 种植 补植 清淤 疏浚 硬化 加固 拆除 绿化 亮化 开挖 翻新 建设")
  /// 五盖村 has no number.
  private static let places = WordSet("村 镇 乡 县 区 市 组 街道 社区 学校 小学 中学 医院")
  /// A number, or what is all or done.
  private static let numbers = WordSet(
    "0 1 2 3 4 5 6 7 8 9 一 二 三 四 五 六 七 八 九 十 百 千 万 两 双 几 若干 ０ １ ２ ３ ４ ５ ６ ７ ８ ９ 全 所有 各 每 完成 完工 竣工 建成 到位 按 达 系统 平台 方案 制度 机制 体系 能力 环境"
  )
  private static let magnitudes = WordSet("百 千 万 亿")
  private static let longestUnit = 24
  private static let signs = NameTraitWords.words("≥ ≧ ≤ ≦ ＞ ＜ ＝ > < = 不低于 不少于 不超过 不高于")
  /// Of the units of one character these are no other words.
  private static let short = NameTraitWords.words("亩 吨 米 元 ％")
  private static let yesAndNo = NameTraitWords.words("是 否 有")
  private static let asking = WordSet("是否 能否 有无")
  private static let degrees = WordSet("明显 显著 有效 逐步 较 很 进一步 持续 不断 大幅 稳步 高 低 优 良 好")
  private static let measures = WordSet("率 满意度 知晓度 覆盖面 人数 户数 次数 数量 面积 人次 金额")
  private static let changes = WordSet(
    "提 升 增 降 减 加 改善 控制 保持 达 超 全 零 无 按 不 确保 保证 保障 完成 维持 稳 符合 满足 核 据 实际 应 同")
}

/// The name of a tier in place of an indicator's: 社会效益指标, 可持续影响指标.
enum TierTitle {
  /// Whether a name, without what numbers it, is that of a second tier and nothing more.
  static func isOne(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    guard name.count >= 12, name.count <= 36, bytes[name].suffix(indicator.count).elementsEqual(indicator) else {
      return false
    }
    let stem = ByteRange(clamping: name.lowerBound, name.upperBound - indicator.count)
    return stems.contains { bytes[stem].elementsEqual($0) }
  }

  private static let indicator = Array("指标".utf8)
  private static let stems = NameTraitWords.words(
    "数量 质量 时效 成本 经济成本 社会成本 生态环境成本 生态成本 经济效益 社会效益 生态效益 环境效益 可持续影响 可持续发展影响 可持续性影响 可持续性发展影响 可持续发展 满意度 服务对象满意度 产出 效益 社会公众满意度"
  )
}
