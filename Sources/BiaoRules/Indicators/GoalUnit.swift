// A goal and an indicator that say the same number of the same thing in different units: 服务中心8个, 服务中心: 8 人.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum GoalUnit {
  /// Holds a figure of a goal against the indicators with that number, and says so where the first that bears the name
  /// which stands beside the figure has another unit.
  static func check(_ promise: GoalFigure, _ form: Form, _ report: Report) {
    guard let unit = promise.figure.unit, promise.figure.divisor == 1 else { return }
    // Concentrations have no class, only magnitudes.
    let kind = UnitClass(unit)
    report.targetNumbers(of: form).first(saying: promise.figure.number) { index in
      guard case .value(let list) = form.indicators[index].target, list.targets.count == 1,
        let figure = list.targets[0].figure, figure.divisor == 1,
        list.isPlainFigure(0), list.targets[0].subject == nil
      else { return false }
      if list.targets[0].object != nil {
        // metres, which are no unit of the catalogue
        guard EnglishWords.mayBegin(form.tree.bytes, form.indicators[index].name), let kind, kind.isPhysical,
          case .size(let theirs, let place)? = LatinUnits.measure(of: list.targets[0], form.tree.bytes),
          theirs.isPhysical, !kind.agrees(with: theirs),
          isNamed(form.indicators[index].name, beside: promise, form.tree.bytes)
        else { return false }
        say(promise, form.indicators[index], place, form, report)
        return true
      }
      guard
        let other = figure.unit ?? report.writtenUnit(of: form.indicators[index], in: form)?.unit,
        figure.power == promise.figure.power, other != unit,
        case let isMagnitude = isOtherMagnitude(unit, other, figure, promise),
        isMagnitude || isContrary(kind, unit, UnitClass(other), other),
        isNamed(form.indicators[index].name, beside: promise, form.tree.bytes)
          || isMagnitude
            && (opens(form.indicators[index].name, beside: promise, form.tree.bytes)
              || SpreadName.isSpread(form.indicators[index].name, promise, form.tree.bytes))
      else { return false }
      let indicator = form.indicators[index]
      if isMagnitude, isSaid(figure, other, unit, beside: promise, form, report) { return false }
      let place = figure.unitRange ?? report.writtenUnit(of: indicator, in: form)?.range ?? figure.range
      say(promise, indicator, place, form, report)
      return true
    }
  }

  /// 个 counts anything but 户; 人 and 人次 are two things.
  private static func isContrary(
    _ kind: UnitClass?, _ unit: BiaoValues.Unit, _ theirs: UnitClass?, _ other: BiaoValues.Unit
  ) -> Bool {
    guard let kind, let theirs else { return false }
    // 个 may stand for 次, and a share of what is counted is another thing than a change of it.
    if kind == .time, theirs == .time { return unit.isCommensurable(with: other) }
    if kind == .time || theirs == .time || kind == .ratio || kind == .score || theirs == .score { return false }
    if !kind.agrees(with: theirs) { return true }
    return kind == .generic && other.dimension == .households || theirs == .generic && unit.dimension == .households
  }

  /// 3.5亿元 and 3.5万元, 630万公斤 and 630吨, 35微克/立方米 and 35毫克/立方米: one number in two units of the same kind, which
  /// are not the same amount.
  private static func isOtherMagnitude(
    _ unit: BiaoValues.Unit, _ other: BiaoValues.Unit, _ figure: Figure, _ promise: GoalFigure
  ) -> Bool {
    guard unit.isCommensurable(with: other), figure.number == promise.figure.number, !figure.number.isZero,
      figure.number.scale > 0 || figure.number > Decimal(1)
    else { return false }
    switch unit.dimension {
    case .time, .workTime, .months, .ratio, .ratioDifference, .score: return false
    default: break
    }
    if unit.dimension.isCount, unit.withoutPower != other.withoutPower { return false }
    guard let own = figure.base(in: figure.unit == nil ? other : nil), let theirs = promise.figure.base(in: nil) else {
      return false
    }
    return own != theirs
  }

  /// 小麦0.6万吨 and 小麦轮换数量: the two characters before the figure begin the name. As few of them tell only of a number
  /// that has a point or two digits.
  private static func opens(_ name: ByteRange, beside promise: GoalFigure, _ bytes: [UInt8]) -> Bool {
    let start = promise.figure.range.lowerBound
    guard start - 6 >= promise.clause.lowerBound, name.count >= 12, case let noun = bytes[(start - 6)..<start],
      promise.figure.number.scale > 0 || promise.figure.number >= Decimal(10), bytes[name].starts(with: noun)
    else { return false }
    // 其中小麦, 、小麦: no longer word ends so.
    return start - 6 == promise.clause.lowerBound
      || openings.contains {
        start - 6 - $0.count >= promise.clause.lowerBound
          && bytes[(start - 6 - $0.count)..<(start - 6)].elementsEqual($0)
      }
  }

  private static let openings = NameTraitWords.words("其中 、 和 及 ：")

  /// Whether the goals say the target's own amount as well, or another indicator carries the goal's.
  private static func isSaid(
    _ figure: Figure, _ other: BiaoValues.Unit, _ unit: BiaoValues.Unit, beside promise: GoalFigure, _ form: Form,
    _ report: Report
  ) -> Bool {
    var isCarried = false
    report.targetNumbers(of: form).first(saying: figure.number) { index in
      guard case .value(let list) = form.indicators[index].target else { return false }
      isCarried = list.targets.contains { ($0.figure?.unit ?? form.indicators[index].unit) == unit }
      return isCarried
    }
    return isCarried
      || report.goals(of: form).contains { goal in
        goal.texts.contains { text in
          report.figures(ofGoal: text).contains { $0.figure.number == figure.number && $0.figure.unit == other }
        }
      }
  }

  /// Whether the last three characters of the name, or more, stand right before the figure, or right behind its unit.
  static func isNamed(_ name: ByteRange, beside promise: GoalFigure, _ bytes: [UInt8]) -> Bool {
    if EnglishWords.mayBegin(bytes, name), isNamedBehind(name, promise, bytes) { return true }
    let core = core(of: name, promise.figure, bytes)
    // 除治面积1.2万亩 has the last word of 疫木除治面积, too.
    return isNamed(bytes[core], beside: promise, bytes)
      || core != name && isNamed(bytes[name], beside: promise, bytes)
  }

  private static func isNamed(_ noun: ArraySlice<UInt8>, beside promise: GoalFigure, _ bytes: [UInt8]) -> Bool {
    guard noun.count >= 9 else { return false }
    var before = promise.figure.range.lowerBound
    while let length = endingLength(bytes, promise.clause.lowerBound, before) { before -= length }
    // 培训12期480人次: the one count stands behind the other.
    if let count = countBefore(bytes, promise.clause.lowerBound, before) { before = count }
    if before - min(noun.count, 12) >= promise.clause.lowerBound,
      bytes[(before - min(noun.count, 12))..<before].elementsEqual(noun.suffix(12))
    {
      return true
    }
    if isSameInOtherOrder(noun, bytes, ByteRange(clamping: promise.clause.lowerBound, before)) { return true }
    let after = bytes[min(promise.figure.range.upperBound, bytes.count)..<min(promise.clause.upperBound, bytes.count)]
    var length = noun.count - noun.count % 3
    while length >= 9 {
      if after.starts(with: noun.suffix(length)) { return true }
      length -= 3
    }
    return false
  }

  /// Whether the whole name stands right before the figure.
  static func isWhole(_ name: ByteRange, before promise: GoalFigure, _ bytes: [UInt8]) -> Bool {
    let start = promise.figure.range.lowerBound - name.count
    return name.count >= 12 && start >= promise.clause.lowerBound
      && bytes[start..<promise.figure.range.lowerBound].elementsEqual(bytes[name])
  }

  /// 220 km of fuel breaks, and Fuel breaks cleared as the name.
  private static func isNamedBehind(_ name: ByteRange, _ promise: GoalFigure, _ bytes: [UInt8]) -> Bool {
    guard let own = EnglishName(bytes, name)?.words,
      // Permeable pavement laid: a noun that is not counted stands before what is done with it.
      let head = own.prefix(4).firstIndex(where: EnglishName.isCounted)
        ?? own.prefix(5).firstIndex(where: LatinUnits.isDeed).flatMap({ $0 > 0 ? $0 - 1 : nil })
    else { return false }
    let end = min(promise.clause.upperBound, promise.figure.range.upperBound + 80)
    var words = EnglishWords.all(bytes, ByteRange(clamping: promise.figure.range.upperBound, end))[...]
    guard words.first == "of" else { return false }
    words = words.dropFirst()
    if words.first == "the" || words.first == "new" { words = words.dropFirst() }
    return words.map(EnglishWords.singular).starts(with: own[...head].map(EnglishWords.singular))
  }

  /// 航道疏浚土方 before the figure, 疏浚航道土方 as the name: five characters or more, all of them in both.
  private static func isSameInOtherOrder(_ noun: ArraySlice<UInt8>, _ bytes: [UInt8], _ before: ByteRange) -> Bool {
    guard noun.count >= 15, noun.count <= 36, noun.count % 3 == 0, before.count >= noun.count else { return false }
    let words = bytes[(before.upperBound - noun.count)..<before.upperBound]
    guard noun.allSatisfy({ $0 >= 0x80 }), words.allSatisfy({ $0 >= 0x80 }) else { return false }
    return characters(noun) == characters(words)
  }

  private static func characters(_ text: ArraySlice<UInt8>) -> [UInt32] {
    stride(from: text.startIndex, to: text.endIndex - 2, by: 3).map {
      UInt32(text[$0]) << 16 | UInt32(text[$0 + 1]) << 8 | UInt32(text[$0 + 2])
    }.sorted()
  }

  /// Where a number with its unit of a character or two begins that ends at `end`; nil where there is none.
  private static func countBefore(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    for length in [3, 6] {
      var i = end - length
      guard i > start, bytes[i..<end].allSatisfy({ $0 >= 0x80 }), bytes[i - 1] &- 0x30 < 10 else { continue }
      while i > start, bytes[i - 1] &- 0x30 < 10 || bytes[i - 1] == 0x2E { i -= 1 }
      return i
    }
    return nil
  }

  /// 观测点 of 观测点数量, 培训 of 培训人次 where that is the figure's unit.
  private static func core(of name: ByteRange, _ figure: Figure, _ bytes: [UInt8]) -> ByteRange {
    var unit = bytes[ByteRange(clamping: figure.numberRange.upperBound, figure.range.upperBound)]
    // 人次 of 12.5万人次
    if let power = powers.first(where: { unit.starts(with: $0) }) { unit = unit.dropFirst(power.count) }
    if unit.count >= 6, name.count >= unit.count + 9, bytes[name].suffix(unit.count).elementsEqual(unit) {
      return ByteRange(clamping: name.lowerBound, name.upperBound - unit.count)
    }
    for word in counts where name.count > word.count && bytes[name].suffix(word.count).elementsEqual(word) {
      return ByteRange(clamping: name.lowerBound, name.upperBound - word.count)
    }
    return name
  }

  /// The length of a word of comparison, or a space, that ends at `end`.
  private static func endingLength(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    if end > start, bytes[end - 1] == 0x20 { return 1 }
    return comparisons.first { end - $0.count >= start && bytes[(end - $0.count)..<end].elementsEqual($0) }?.count
  }

  private static let powers = NameTraitWords.words("万 亿")
  private static let counts = NameTraitWords.words(
    "控制数 控制额 控制金额 控制 户数 人数 家数 个数 数量 人次数 次数 场次 场数 期数 件数 台数 数 面积 里程 长度 产量 总量 金额 额度")
  private static let comparisons = NameTraitWords.words(
    "≥ ≤ 不少于 不低于 不高于 不超过 不多于 不大于 控制在 稳定在 保持在 压缩到 压缩至 缩短到 缩短至 降到 降至 下降到 下降至 提高到 提高至 提升到 提升至 增加到 增加至 增至 扩大到 扩大至 达到 达 共 约 超过 数量 数"
  )

  private static func say(
    _ promise: GoalFigure, _ indicator: Indicator, _ place: ByteRange, _ form: Form, _ report: Report
  ) {
    // That the unit does not fit the name, or its column, says as much.
    let lines = form.tree.lines
    let last = lines[max(lines[indicator.line].subtreeEnd, indicator.line + 1) - 1].end
    if report.findings.contains(where: {
      $0.rule == "mismatched-unit" && $0.range.lowerBound >= indicator.name.lowerBound && $0.range.lowerBound < last
    }) {
      return
    }
    let (mine, theirs) = (report.quote(place), report.quote(promise.figure.range))
    report.add(
      place, zh: "“\(mine)”与绩效目标里的“\(theirs)”单位不一：核对数的是什么，用同一个单位",
      en: "“\(mine)” is not the unit of “\(theirs)” in the goal: check what is counted, and use one unit",
      related: [report.place(promise.figure.range, zh: "绩效目标里的写法", en: "the goal says it so")])
  }
}

extension GoalUnit {
  /// Of `mismatched-unit`, which says this.
  static let examples: [Example] = [
    .flagged(
      "绩效目标: 全年发放个人住房贷款9.5亿元，归集公积金28亿元，新增缴存职工1.2万人。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 个人住房贷款发放额: ≥ 9.5 ‹万元›\n      - 公积金归集额: ≥ 28 亿元\n      - 新增缴存职工: ≥ 1.2 万人",
      in: .form),
    // One number in two magnitudes.
    .flagged(
      "绩效目标: 贷款担保余额达到2.6亿元，年新增蔬菜产量480万公斤，其中莴笋1.6万吨，臭氧年均浓度控制在45微克/立方米以下，服务旅客12.5万人次。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 贷款担保余额: ≥ 2.6 ‹万元›\n      - 年新增蔬菜产量: ≥ 480 ‹吨›\n      - 莴笋播种产量: ≥ 1.6 ‹吨›\n      - 臭氧年均浓度: ≤ 45 ‹毫克/立方米›\n      - 服务旅客人次: ≥ 12.5 ‹人次›",
      in: .form, others: ["illegal-value-type"]),
    .flagged(
      "绩效目标: 厉行节约，公用经费控制在186.40万元以内。\n绩效指标:\n  产出指标:\n    成本指标:\n      - 公用经费控制数: ≤ 186.40‹元›", in: .form),
    .flagged(
      "绩效目标: 修复退化草原1.5万亩，补植草籽2万亩。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 退化草原修复面积: ≥ 1.5 ‹万公顷›\n      - 补植草籽面积: ≥ 2 ‹万公顷›",
      in: .form),
    // What was reached, by the unit of its target.
    .flagged("- 城市低保标准: = 780 元/人·月\n  实际完成值: 780‹万元/人·月›", in: .tier("成本指标")),
    .fine("- 城市低保标准: = 780 元/人·月\n  实际完成值: 0.078万元/人·月", in: .tier("成本指标")),
    .fine(
      "绩效目标: 贷款担保余额达到2.6亿元，年新增蔬菜产量480万公斤，其中莴笋1.6万吨，硬化道路3.2公里，每亩补助48元，种植白菜4万亩。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 户均贷款担保余额: ≥ 2.6 万元/户\n      - 年新增蔬菜产量: ≥ 4800 吨\n      - 莴笋播种产量: ≥ 1.6 万吨\n      - 莴笋种子储备: ≥ 1.6 吨\n      - 硬化道路: ≥ 3.2 千米\n      - 补助资金: ≥ 48 万元\n      - 白菜示范种植: ≥ 4 亩",
      in: .form),
  ]
}
