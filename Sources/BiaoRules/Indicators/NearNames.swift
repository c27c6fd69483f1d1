// Indicators of one tier that bear nearly one name: 列养里程 and 农村公路列养里程, 改造食堂 and 食堂改造数, 满意度 and 满意率.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct NearName {
  var first: (name: ByteRange, value: ByteRange)
  var second: (name: ByteRange, value: ByteRange)
  var relation: SameName.Relation

  /// What is compared of an indicator before its name.
  fileprivate struct Asked {
    var indicator: Int
    var number: Decimal
    var power: Int
    var isUpper: Bool
    var isSatisfaction: Bool
    /// The last character of the name's core, and the sum of all its bytes.
    var last: UInt32
    var sum: UInt32

    /// Whether both have the same figure and may be nearly one name, or are said of satisfaction. Names of the same
    /// characters have the same sum; others that are near end alike.
    func mayBeNear(_ other: Asked) -> Bool {
      guard isUpper == other.isUpper else { return false }
      return (sum == other.sum || last == other.last) && power == other.power && number == other.number
        || isSatisfaction && other.isSatisfaction
    }
  }

  /// Those of a form. Each indicator is held against the ones before it in its tier, of which only those with the same
  /// figure, or the other word for satisfaction, are looked at. The lines below the two may tell them apart.
  static func find(in form: Form, _ report: Report) -> [NearName] {
    let bytes = form.tree.bytes
    var found: [NearName] = []
    var tier: Int?
    var row: [Asked] = []
    let indicators = form.indicators.span
    let lines = form.tree.lines.span
    for index in indicators.indices {
      let parent = lines[indicators[index].line].parent
      if parent != tier {
        tier = parent
        row.removeAll(keepingCapacity: true)
      }
      guard row.count < maximum, indicators[index].name.count <= 90,
        let own = Asked(index, indicators[index].target, indicators[index].name, bytes)
      else { continue }
      for other in row where other.mayBeNear(own) {
        if let pair = NearName(other.indicator, index, form, report) {
          found.append(pair)
          break
        }
      }
      row.append(own)
    }
    return found
  }

  private init?(_ one: Int, _ other: Int, _ form: Form, _ report: Report) {
    let (first, second) = (form.indicators[one], form.indicators[other])
    guard case .value(let one) = first.target, case .value(let two) = second.target, one.targets.count == 1,
      two.targets.count == 1, let figure = one.targets[0].figure, let other = two.targets[0].figure,
      figure.unit == other.unit, case let isSame = figure.number == other.number && figure.power == other.power,
      isSame
        ? NearName.areNear(first.name, second.name, figure, form.tree.bytes)
        : NearName.areOneSatisfaction(first.name, second.name, form.tree.bytes)
    else { return nil }
    report.asksOfText = true
    guard !SameName.areToldApart(first.line, second.line, form) else { return nil }
    self.first = (first.name, one.targets[0].valueRange)
    self.second = (second.name, two.targets[0].valueRange)
    relation = isSame ? .same : .contrary
  }

  private static func areNear(_ a: ByteRange, _ b: ByteRange, _ figure: Figure, _ bytes: [UInt8]) -> Bool {
    let (first, second) = (core(a, bytes), core(b, bytes))
    guard bytes[first].allSatisfy({ $0 >= 0x80 }), bytes[second].allSatisfy({ $0 >= 0x80 }) else { return false }
    // 新增企业 and 新增企业数; names that are one are told as such.
    if bytes[first].elementsEqual(bytes[second]) { return (first == a) != (second == b) }
    if areOneSatisfaction(a, b, bytes) { return true }
    if first.count == second.count {
      return first.count >= 15 && characters(bytes[first]) == characters(bytes[second])
    }
    let (long, short) = first.count > second.count ? (first, second) : (second, first)
    guard short.count >= 12, bytes[long].suffix(short.count).elementsEqual(bytes[short]), isTelling(figure),
      case let before = ByteRange(clamping: long.lowerBound, long.upperBound - short.count), before.count >= 6,
      !opposites.contains(NotationScan.character(bytes, before.upperBound - 3)), !acts.isIn(bytes, before)
    else { return false }
    return true
  }

  /// Whether that two things have this number is no chance: 1860公里 and 46.5公里, neither 60人 nor 100%.
  private static func isTelling(_ figure: Figure) -> Bool {
    guard let unit = figure.unit, figure.divisor == 1 else { return false }
    switch unit.dimension {
    case .length, .area, .volume, .mass: break
    default: guard unit.dimension.isCount else { return false }
    }
    return figure.number.normalized.magnitude.description.utf8.count(where: { $0 &- 0x30 < 10 && $0 != 0x30 }) >= 3
  }

  /// 供水受益群众满意度 and 供水受益群众满意率
  private static func areOneSatisfaction(_ a: ByteRange, _ b: ByteRange, _ bytes: [UInt8]) -> Bool {
    let stem = a.count - satisfaction.count - 3
    guard a.count == b.count, stem > 0, satisfied.ends(bytes, a), satisfied.ends(bytes, b),
      !bytes[a].elementsEqual(bytes[b])
    else { return false }
    return bytes[a].prefix(a.count - 3).elementsEqual(bytes[b].prefix(b.count - 3))
  }

  /// The name without the word for a number at its end.
  fileprivate static func core(_ name: ByteRange, _ bytes: [UInt8]) -> ByteRange {
    for word in counts where name.count >= word.count + 9 && bytes[name].suffix(word.count).elementsEqual(word) {
      return ByteRange(clamping: name.lowerBound, name.upperBound - word.count)
    }
    return name
  }

  private static func characters(_ text: ArraySlice<UInt8>) -> [UInt32] {
    guard text.count % 3 == 0 else { return [UInt32(truncatingIfNeeded: text.startIndex)] }
    return stride(from: text.startIndex, to: text.endIndex - 2, by: 3).map {
      UInt32(text[$0]) << 16 | UInt32(text[$0 + 1]) << 8 | UInt32(text[$0 + 2])
    }.sorted()
  }

  /// More indicators than this are no tier.
  private static let maximum = 64
  private static let counts = NameTraitWords.words("数量 个数 所数 次数 数")
  private static let satisfaction = Array("满意".utf8)
  fileprivate static let satisfied = WordSet("满意度 满意率")
  /// Characters that make the contrary of what follows, or a part of it.
  private static let opposites = NotationScan.characters("非不未无半副次新老旧男女")
  /// Works that are done to the same things one after the other.
  private static let acts = WordSet(
    "验收 检查 评审 审计 监理 设计 招标 核查 公示 抽查 完成 回访 维护 管护 启动 编制 走访 备案 登记 调试 运行 检测 监测 巡查 勘察 测绘 拆除 安装 采购 发放 开工 竣工 规划")
}

extension NearName.Asked {
  /// Nil for a target that is not one plain figure with a unit.
  fileprivate init?(_ index: Int, _ target: Reading<TargetList>, _ name: ByteRange, _ bytes: [UInt8]) {
    guard case .value(let list) = target, list.targets.count == 1, list.isPlainFigure(0),
      list.targets[0].subject == nil,
      list.targets[0].object == nil, let figure = list.targets[0].figure, figure.unit != nil
    else { return nil }
    indicator = index
    number = figure.number
    power = figure.power
    isUpper = list.targets[0].comparator == .atMost || list.targets[0].comparator == .less
    isSatisfaction = NearName.satisfied.ends(bytes, name)
    let core = NearName.core(name, bytes)
    last = core.count >= 3 ? NotationScan.character(bytes, core.upperBound - 3) : 0
    let letters = bytes.span.extracting(core)
    var sum: UInt32 = 0
    for index in letters.indices { sum &+= UInt32(letters[index]) }
    self.sum = sum
  }
}
