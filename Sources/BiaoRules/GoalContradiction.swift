// The finding that a goal and an indicator promise the same thing in two ways.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Report {
  /// Says that of two indicators with one name one carries the promise, and the other another target.
  func addContradiction(of indicator: Indicator, by twin: Indicator, promise: ByteRange) {
    let (name, value, words) = (quote(indicator.name), quote(indicator.value), quote(promise))
    add(
      indicator.value, zh: "“\(name)”这里写“\(value)”，目标和另一处的“\(name)”写“\(words)”：改成一样的数",
      en: "“\(name)” is “\(value)” here, but “\(words)” in the goal and where it stands once more: they must agree",
      related: [
        place(promise, zh: "目标的写法", en: "the goal says it so"),
        place(twin.value, zh: "另一处的指标值", en: "the other target"),
      ])
  }

  /// Says that what stands in `promise` of a goal is not what the indicator says in `target`, at the indicator: reviewers
  /// measure it by the goal. `place` is what is shown of it, the target where it is nil; `advice` what to do in Chinese.
  func addContradiction(
    of promise: ByteRange, by indicator: Indicator, target: ByteRange, place shown: ByteRange? = nil,
    advice: String = "两处改成一样的数"
  ) {
    let (words, name, value) = (quote(promise), quote(indicator.name), quote(target))
    add(
      shown ?? target, zh: "目标写“\(words)”，指标“\(name)”写“\(value)”：\(advice)",
      en: "the goal says “\(words)”, the indicator “\(name)” says “\(value)”: they must agree",
      related: [place(promise, zh: "绩效目标里的说法", en: "the goal says it so")])
  }
}

/// A figure that a goal promises of the very thing that an indicator is called: 水质达标率达到100%, and 水质达标率 ≥ 95%.
struct NamedFigure {
  var indicator: Indicator
  /// Whether its target contradicts the goal.
  var isOther = false
  /// Another indicator of the same name, which carries the promise.
  var twin: Indicator?

  /// The indicator whose name stands right before the figure, and whether its target contradicts it; nil where there is none,
  /// or where several bear the name. One that asks for as much carries the promise, and so does one that asks for more,
  /// unless the goal says exactly how many.
  ///
  /// `figures` are all of the goal's text: where it says the indicator's own number as well, as one part of what it promises,
  /// the two do not contradict each other.
  static func indicator(
    of promise: GoalFigure, among figures: [GoalFigure] = [], names: Names, in form: Form
  ) -> NamedFigure? {
    let bytes = form.tree.bytes
    guard let unit = promise.figure.unit, promise.figure.divisor == 1,
      unit == Units.percent || unit.dimension.isCount || isMeasure(unit) || isTime(unit),
      case let words = promise.wordsBefore,
      // Where the name ends: before 达到, 不低于.
      case let end = links.trimmedEnd(of: words, in: bytes),
      end - promise.clause.lowerBound >= shortestName
    else { return nil }
    let indicators = form.indicators.span
    let kind: Names.Kind = unit == Units.percent ? .whole : unit.dimension.isCount ? .counted : .measured
    var found: Int?
    var other: Int?
    names.visit(kind, endingAt: end, bytes) { entry in
      let start = end - entry.name.count - (entry.verb?.count ?? 0)
      guard start >= promise.clause.lowerBound, other == nil, found != entry.indicator,
        bytes[(end - entry.name.count)..<end].elementsEqual(bytes[entry.name]),
        // 保障城乡低保对象1.12万人 is what 城乡低保对象保障人数 counts.
        entry.verb.map({ bytes[start..<(start + $0.count)].elementsEqual(bytes[$0]) })
          ?? startsAName(bytes, start, promise.clause.lowerBound)
      else { return }
      if found == nil { found = entry.indicator } else { other = entry.indicator }
    }
    if let found, let other { return twin(promise, unit, form, found, other, figures) }
    guard let found = found ?? split(promise, end, names, form) else { return nil }
    return judged(promise, unit, indicators[found], figures, bytes)
  }

  /// 保障80人的综合应急救援队伍, 新建18处街头游园: the indicator whose name stands behind the figure, what is done with them
  /// before it. Only of things that are counted, and only where the names of all others begin otherwise.
  static func indicator(
    behind promise: GoalFigure, among figures: [GoalFigure], names: Names, in form: Form
  ) -> NamedFigure? {
    let bytes = form.tree.bytes
    guard let unit = promise.figure.unit, promise.figure.divisor == 1, unit.dimension.isCount else { return nil }
    var start = promise.figure.range.upperBound
    let end = min(promise.clause.upperBound, bytes.count)
    for word in linking where end - start > word.count && bytes[start..<end].starts(with: word) {
      start += word.count
      break
    }
    var found: Int?
    var isOne = true
    names.visit(beginningAt: start, end, bytes) { entry in
      let nameEnd = start + entry.name.count
      guard nameEnd <= end, bytes[start..<nameEnd].elementsEqual(bytes[entry.name]),
        // 对20个自动站开展维护 is what 维护自动站数量 counts.
        entry.verb.map({ Array(bytes[$0]).firstRange(in: bytes, promise.clause) != nil }) ?? true,
        nameEnd == end || behind.contains(where: { bytes[nameEnd..<end].starts(with: $0) })
      else { return }
      if let found, found != entry.indicator { isOne = false } else { found = entry.indicator }
    }
    guard let found, isOne else { return nil }
    return judged(promise, unit, form.indicators[found], figures, bytes)
  }

  private static let linking = NameTraitWords.words("的 （套） (套)")
  /// What may follow a name that is complete.
  private static let behind = NameTraitWords.words(
    "正常 运行 运转 建设 改造 维护 管护 任务 工作 和 及 与 等 、 （ ( 提供 发放 全部 按 ； 。 开展 实施 进行")

  /// 临时救助1800人次，审批时限不超过10个工作日: the one indicator whose name is the words of the clause before the figure, and
  /// before them what a clause shortly before begins or goes on with.
  private static func split(_ promise: GoalFigure, _ end: Int, _ names: Names, _ form: Form) -> Int? {
    let bytes = form.tree.bytes
    let tail = ByteRange(clamping: promise.clause.lowerBound, end)
    guard tail.count >= 12, tail.count <= 30 else { return nil }
    var start = max(0, tail.lowerBound - 90)
    while let stop = stop.firstRange(in: bytes, ByteRange(clamping: start, tail.lowerBound)) { start = stop.upperBound }
    let before = ByteRange(clamping: start, tail.lowerBound)
    var found: Int?
    var isOne = true
    names.visit(.whole, endingAt: end, bytes) { entry in
      guard entry.name.count >= tail.count + 6, entry.name.count <= 60,
        bytes[entry.name].suffix(tail.count).elementsEqual(bytes[tail])
      else { return }
      // Of several such names the text means one, nobody knows which.
      isOne = found == nil
      found = entry.indicator
    }
    guard let found, isOne, case let name = form.indicators[found].name,
      Array(bytes[name.lowerBound..<(name.upperBound - tail.count)]).firstRange(in: bytes, before) != nil
    else { return nil }
    return found
  }

  private static let stop = Array("。".utf8)

  /// Of two indicators with one name the one that falls short of the promise, where the other carries it to the digit.
  private static func twin(
    _ promise: GoalFigure, _ unit: BiaoValues.Unit, _ form: Form, _ first: Int, _ second: Int, _ figures: [GoalFigure]
  ) -> NamedFigure? {
    let (bytes, pair) = (form.tree.bytes, [form.indicators[first], form.indicators[second]])
    guard unit == Units.percent, bytes[pair[0].name].elementsEqual(bytes[pair[1].name]) else { return nil }
    for (own, other) in [(pair[0], pair[1]), (pair[1], pair[0])] {
      guard case .value(let list) = own.target, list.targets.count == 1, list.targets[0].figure?.unit == unit,
        list.targets[0].figure?.number == promise.figure.number,
        var judged = judged(promise, unit, other, figures, bytes), judged.isOther
      else { continue }
      judged.twin = own
      return judged
    }
    return nil
  }

  private static func judged(
    _ promise: GoalFigure, _ unit: BiaoValues.Unit, _ indicator: Indicator, _ figures: [GoalFigure], _ bytes: [UInt8]
  ) -> NamedFigure? {
    guard case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
      let figure = list.targets[0].figure, figure.unit?.withoutPower == unit.withoutPower, figure.divisor == 1,
      list.targets[0].upper == nil, let asked = figure.base(in: nil), let stated = promise.figure.base(in: nil),
      let half = promise.figure.halfPlace(in: nil), let distance = asked.subtracting(stated)?.magnitude,
      case let isRounded = unit.power > 0 && distance <= half
    else { return nil }
    // That one number stands in two magnitudes is said of the unit.
    if figure.number == promise.figure.number, asked != stated { return NamedFigure(indicator: indicator) }
    switch list.targets[0].comparator {
    case .atMost?, .less?: return NamedFigure(indicator: indicator, isOther: asked > stated && !isRounded)
    default:
      // How long something lasts is a limit or a promise, which nothing but a sign tells.
      if isTime(unit) { return NamedFigure(indicator: indicator) }
      // 新建和改造12万亩，其中改造6万亩
      if asked < stated, unit != Units.percent,
        figures.contains(where: { $0.figure.unit == figure.unit && $0.figure.number == figure.number })
      {
        return NamedFigure(indicator: indicator)
      }
      return NamedFigure(
        indicator: indicator, isOther: !isRounded && (asked < stated || asked != stated && isExact(promise, bytes)))
    }
  }

  /// Lengths and areas; not money, of which a goal tells where it comes from.
  private static func isMeasure(_ unit: BiaoValues.Unit) -> Bool {
    switch unit.dimension {
    case .length, .area, .mass, .volume: true
    default: false
    }
  }

  private static func isTime(_ unit: BiaoValues.Unit) -> Bool { unit.dimension == .time || unit.dimension == .workTime }

  /// 7辆, but neither 7辆以上 nor a rate.
  static func isExact(_ promise: GoalFigure, _ bytes: [UInt8]) -> Bool {
    guard promise.figure.unit != Units.percent else { return false }
    let behind = bytes[promise.figure.range.upperBound..<min(promise.clause.upperBound, bytes.count)]
    return !more.contains { behind.starts(with: $0) }
      && !bounds.isIn(bytes, promise.wordsBefore)
  }

  /// The names of a form's indicators as goals may say them, by how they end and begin: each figure of a goal is held
  /// against all of them.
  struct Names {
    /// For what unit a name is asked for.
    enum Kind: UInt64 { case whole, measured, counted, beginning }

    struct Entry {
      var indicator: Int
      /// The name, or what is left of it: 签约 of 签约户数.
      var name: ByteRange
      /// What is done with those that are counted, which stood at its end or its beginning.
      var verb: ByteRange?
      /// The last eight bytes of what is left, or the first, with the kind.
      fileprivate var key: UInt64
      /// The next one of the same slot; -1 for none.
      fileprivate var next: Int32 = -1
    }

    private var entries: [Entry] = []
    private var slots: [Int32]

    init(_ form: Form) {
      let (bytes, indicators) = (form.tree.bytes, form.indicators.span)
      var size = 64
      while size < min(indicators.count, maximum) * 8 { size *= 2 }
      slots = [Int32](repeating: -1, count: size)
      entries.reserveCapacity(min(indicators.count, maximum) * 8)
      for index in indicators.indices.prefix(maximum) where indicators[index].name.count >= shortestName {
        let name = indicators[index].name
        add(index, name, nil, .whole, bytes)
        let core = withoutMeasure(bytes, name)
        add(index, core, nil, .measured, bytes)
        add(index, core, nil, .counted, bytes)
        if core.count >= 12 { add(index, core, nil, .beginning, bytes) }
        // 统计月报编印期数 and 编印统计月报12期: the verb stands at either end.
        for length in NamedFigure.verbLengths where core.count >= shortestName + length {
          let (front, back) = (core.lowerBound + length, core.upperBound - length)
          for kind in [Kind.measured, .counted, .beginning] {
            add(index, core.lowerBound..<back, back..<core.upperBound, kind, bytes)
          }
          add(index, front..<core.upperBound, core.lowerBound..<front, .beginning, bytes)
        }
      }
    }

    private mutating func add(_ index: Int, _ name: ByteRange, _ verb: ByteRange?, _ kind: Kind, _ bytes: [UInt8]) {
      guard name.count >= shortestName else { return }
      let key = Names.key(bytes.span.eightBytes(at: kind == .beginning ? name.lowerBound : name.upperBound - 8), kind)
      let slot = slot(key)
      entries.append(Entry(indicator: index, name: name, verb: verb, key: key, next: slots[slot]))
      slots[slot] = Int32(truncatingIfNeeded: entries.count - 1)
    }

    private static func key(_ eight: UInt64, _ kind: Kind) -> UInt64 { eight &+ kind.rawValue }

    private func slot(_ key: UInt64) -> Int {
      Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (slots.count - 1)
    }

    /// The names that end as the text does at `end`, of which there are eight bytes before it.
    func visit(_ kind: Kind, endingAt end: Int, _ bytes: [UInt8], _ visit: (Entry) -> Void) {
      self.visit(Names.key(bytes.span.eightBytes(at: end - 8), kind), visit)
    }

    /// The names that begin as the text does at `start`, with what is said behind a number.
    func visit(beginningAt start: Int, _ end: Int, _ bytes: [UInt8], _ visit: (Entry) -> Void) {
      guard end - start >= shortestName else { return }
      self.visit(Names.key(bytes.span.eightBytes(at: start), .beginning), visit)
    }

    private func visit(_ key: UInt64, _ visit: (Entry) -> Void) {
      var index = slots[slot(key)]
      while index >= 0 {
        let entry = entries[Int(index)]
        if entry.key == key { visit(entry) }
        index = entry.next
      }
    }
  }

  /// In bytes: one verb of two characters, or two of them (修缮维护).
  private static let verbLengths = [6, 12]
  /// Of a name of fewer bytes nobody can tell where it begins: three characters.
  private static let shortestName = 9

  private static func withoutMeasure(_ bytes: [UInt8], _ name: ByteRange) -> ByteRange {
    guard measureWords.ends(bytes, name),
      let word = measures.first(where: { name.count > $0.count && bytes[name].suffix($0.count).elementsEqual($0) })
    else { return name }
    return ByteRange(clamping: name.lowerBound, name.upperBound - word.count)
  }

  private static let measures = NameTraitWords.words("数量 人数 个数 户数 台数 场数 次数 期数 件数 篇数 场次 人次 总数 长度 面积 里程 数")
  private static let measureWords = WordSet(measures)
  private static let more = NameTraitWords.words("以上 及以上 余 多 左右")
  private static let bounds = WordSet("不低于 不少于 超 ≥ 至少 约 近")

  /// A longer name ends so, too: 体检率 of 老年人体检率.
  private static func startsAName(_ bytes: [UInt8], _ start: Int, _ clause: Int) -> Bool {
    var start = start
    // 城区环境空气质量优良天数比例 is that of the form's own place.
    while let scope = scopes.first(where: {
      start - $0.count >= clause && bytes[(start - $0.count)..<start].elementsEqual($0)
    }) {
      start -= scope.count
    }
    return start == clause
      || before.contains { start - $0.count >= clause && bytes[(start - $0.count)..<start].elementsEqual($0) }
  }

  private static let scopes = NameTraitWords.words("全市 全县 全区 全省 全州 全年 年度 城区 辖区 本市 本县 本区 我市 我县 我区 市区 环境 项目区 项目 区域内")
  private static let maximum = 1024
  private static let links =
    NameTraitWords.words(
      "达到 达 为 不低于 不少于 不高于 不超过 控制在 保持在 保持 稳定在 提高到 提高至 提升到 提升至 须 应 要 均 在 ≥ ≤ ＝ = 到 至") + [[0x20]]
  private static let before = NameTraitWords.words("、 ： : 使 确保 保证 实现 保持 的 并 且 和 与 及 . ． ） )") + [[0x20]]
}

extension Finding {
  /// Whether it says that a goal's words are not carried, or contradicted by an indicator.
  func speaksOfGoal(_ promise: ByteRange) -> Bool {
    rule == "uncovered-goal"
      && (range.overlaps(promise) || related.contains { $0.isInSameDocument && $0.range.overlaps(promise) })
  }
}
