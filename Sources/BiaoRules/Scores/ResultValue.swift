// The figures in which a form says what was reached, for the text that says it again.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// One figure with the words by which a text may speak of it.
struct ResultValue {
  var figure: Figure
  /// The value or cell that holds it.
  var place: ByteRange
  /// What stands behind the number, the unit as a rule.
  var unit: ByteRange
  /// The unit that holds for it, where a catalogue knows it.
  var known: BiaoValues.Unit?
  /// The indicator, or the column.
  var name: ByteRange
  /// The row, where it is no total.
  var row: ByteRange?
  /// Whether it stands in a row of totals.
  var isTotal = false
  /// The indicator's target with its unit and its place.
  var target: (figure: Figure, unit: BiaoValues.Unit?, place: ByteRange)?

  /// What the lines under the indicators and the cells of tables say was reached.
  static func all(in form: Form, _ tables: [ResultTable], _ report: Report) -> [ResultValue] {
    let bytes = form.tree.bytes
    var values: [ResultValue] = []
    for indicator in form.indicators {
      guard values.count < maximum else { return values }
      let attributes = report.attributes(of: indicator, in: form)
      guard let line = attributes[.progress] ?? attributes[.actual], let place = form.tree.value(ofLine: line),
        let figure = place.count <= 40 ? leading(bytes, place) ?? rate(bytes, place) : rate(bytes, place)
      else { continue }
      var target: (figure: Figure, unit: BiaoValues.Unit?, place: ByteRange)?
      if case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
        list.targets[0].change == nil, let asked = list.targets[0].figure,
        Attainment.isLessBetter(list, indicator, in: form, report) != true
      {
        target = (asked, asked.unit ?? report.unit(of: indicator, in: form), list.targets[0].valueRange)
      }
      values.append(
        ResultValue(
          figure: figure, place: place, unit: unitText(bytes, figure, place), known: figure.unit,
          name: indicator.name, target: target))
    }
    let listed = addListed(report.indicatorTables(of: form), to: &values, bytes)
    addCells(of: tables, besides: listed, to: &values, form)
    return values
  }

  /// Those in the rows of totals of all tables.
  static func totals(of form: Form, _ report: Report) -> [ResultValue] {
    var values: [ResultValue] = []
    addCells(of: report.resultTables(of: form), besides: [], isOfTotals: true, to: &values, form)
    return values
  }

  private static func addCells(
    of tables: [ResultTable], besides listed: Set<Int>, isOfTotals: Bool = false, to values: inout [ResultValue],
    _ form: Form
  ) {
    let bytes = form.tree.bytes
    // Amounts without a unit have the form's.
    let unitOfForm = form.tree.headDirective(.unit)?.argument
    for table in tables {
      let amounts = table.moneyUnit(form) ?? unitOfForm
      for row in table.rows {
        guard values.count < maximum else { return }
        guard let name = row.cells.first, !name.isEmpty else { continue }
        let isTotal = isTotal(name, bytes)
        if isOfTotals, !isTotal { continue }
        for column in table.names.indices.dropFirst() {
          guard let place = row.cell(column), !listed.contains(place.lowerBound), let figure = leading(bytes, place)
          else { continue }
          var unit = unitText(bytes, figure, place)
          if unit.isEmpty, let other = table.unitRanges[column] { unit = other }
          var known = figure.unit ?? table.units[column]
          if unit.isEmpty, let amounts, money.isIn(bytes, table.names[column]) {
            unit = amounts
            known = Units.unit(named: bytes, amounts)
          }
          values.append(
            ResultValue(
              figure: figure, place: place, unit: unit, known: known, name: table.names[column],
              row: isTotal ? nil : name, isTotal: isTotal))
        }
      }
    }
  }

  /// What rows of tables say was reached of the indicators that they list, by the names of these. Returns where the cells
  /// begin.
  private static func addListed(
    _ tables: [IndicatorTable], to values: inout [ResultValue], _ bytes: [UInt8]
  ) -> Set<Int> {
    var places: Set<Int> = []
    for row in tables.lazy.flatMap(\.rows) {
      guard values.count < maximum, let place = row.actual, place.count <= 40, let figure = leading(bytes, place) else {
        continue
      }
      var target: (figure: Figure, unit: BiaoValues.Unit?, place: ByteRange)?
      if case .value(let list) = row.indicator.target, list.targets.count == 1, list.isPlainFigure(0),
        list.targets[0].change == nil, let asked = list.targets[0].figure
      {
        target = (asked, asked.unit ?? row.indicator.unit, list.targets[0].valueRange)
      }
      places.insert(place.lowerBound)
      values.append(
        ResultValue(
          figure: figure, place: place, unit: unitText(bytes, figure, place), known: figure.unit,
          name: row.indicator.name, target: target))
    }
    return places
  }

  /// The targets of the indicators, for the goals.
  static func targets(of form: Form, _ report: Report) -> [ResultValue] {
    let bytes = form.tree.bytes
    var values: [ResultValue] = []
    for indicator in form.indicators.prefix(maximum) {
      guard case .value(let list) = indicator.target, list.targets.count == 1, list.targets[0].change == nil,
        let figure = list.targets[0].figure, figure.divisor == 1
      else { continue }
      values.append(
        ResultValue(
          figure: figure, place: indicator.value, unit: unitText(bytes, figure, indicator.value), known: figure.unit,
          name: indicator.name))
    }
    for row in report.indicatorTables(of: form).lazy.filter({ !$0.isGroup }).flatMap(\.rows) {
      guard values.count < maximum else { break }
      guard case .value(let list) = row.indicator.target, list.targets.count == 1, list.targets[0].change == nil,
        let figure = list.targets[0].figure, figure.divisor == 1
      else { continue }
      values.append(
        ResultValue(
          figure: figure, place: row.indicator.value, unit: unitText(bytes, figure, row.indicator.value),
          known: figure.unit, name: row.indicator.name))
    }
    return values
  }

  /// Whether the row of that name is one of totals.
  static func isTotal(_ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    guard let last = name.last else { return false }
    switch bytes[last] {
    // The last bytes of 计 额 数 部 总 l m, in either case.
    case 0xA1, 0x9D, 0xB0, 0xA8, 0xBB, 0x6C, 0x4C, 0x6D, 0x4D: break
    default: return false
    }
    return totals.contains(NameKey(bytes, name)) || sums.ends(bytes, name)
  }

  /// The figure with which a value begins.
  private static func leading(_ bytes: [UInt8], _ place: ByteRange) -> Figure? {
    guard let figure = Figure.scan(bytes, place, signed: false), figure.range.lowerBound == place.lowerBound,
      figure.divisor == 1, !figure.isNumeral
    else { return nil }
    return figure
  }

  /// The one figure that an actual value is; nil for changes, fractions and whatever says more.
  static func plain(_ bytes: [UInt8], _ actual: ByteRange) -> Figure? {
    guard actual.count <= 40, case .value(let list) = Read.targets(bytes, actual), list.targets.count == 1,
      list.isPlainFigure(0), list.targets[0].comparator == nil, list.targets[0].subject == nil,
      list.targets[0].object == nil, let figure = list.targets[0].figure, figure.divisor == 1
    else { return nil }
    return figure
  }

  /// The one percentage of a value that says more: 抽样调查200人，满意186人，满意度93%.
  static func rate(_ bytes: [UInt8], _ place: ByteRange) -> Figure? {
    guard place.count <= 90, bytes[place].count(where: { $0 == 0x25 }) == 1, !changes.isIn(bytes, place) else {
      return nil
    }
    let rates = GoalText.figures(bytes, place).filter { $0.figure.unit == Units.percent && $0.figure.divisor == 1 }
    return rates.count == 1 ? rates[0].figure : nil
  }

  /// 人 of 1725人; 万单位 of 5.31万单位, which no catalogue knows.
  static func unitText(_ bytes: [UInt8], _ figure: Figure, _ place: ByteRange) -> ByteRange {
    if figure.unit != nil, !figure.missingBase {
      return trimmed(bytes, ByteRange(clamping: figure.numberRange.upperBound, figure.range.upperBound))
    }
    let rest = trimmed(bytes, ByteRange(clamping: figure.numberRange.upperBound, place.upperBound))
    var end = rest.lowerBound
    while end < rest.upperBound, end + 3 <= rest.upperBound, bytes[end] >= 0xE4, bytes[end] <= 0xE9,
      !bounds.contains(where: { bytes[end..<rest.upperBound].starts(with: $0) })
    {
      end += 3
    }
    return ByteRange(clamping: rest.lowerBound, end)
  }

  private static func trimmed(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] == 0x20 { start += 1 }
    return ByteRange(clamping: start, range.upperBound)
  }

  private static let changes = WordSet("完成率 执行率 提高 提升 增长 增加 下降 降低 减少 比 较 超 同期 占 其中")
  private static let bounds = NameTraitWords.words("以上 以下 以内 左右 及")
  private static let totals = Set(
    ["合计", "总计", "小计", "共计", "总数", "全部", "合 计", "total", "sum", "总额", "全县合计", "全市合计", "全区合计"].map { NameKey($0) })
  private static let sums = WordSet("总额 合计 总计 汇总")
  private static let money = WordSet("执行数 预算数 支出 资金 金额 拨款 到位 经费 决算数 结余")
  /// More figures than a form has: each is held against some dozen figures of its texts.
  private static let maximum = 1024
}

// MARK: - Held against a text

extension ResultValue {
  /// Whether the text says this very number in this unit, and of the same thing.
  func isSaid(by said: GoalFigure, _ bytes: [UInt8]) -> Bool {
    said.figure.number == figure.number && hasSameUnit(said, bytes)
      && sharedWord(with: said, from: said.clause.lowerBound, bytes) >= 2
  }

  /// How the number of a text that is no other than this one was written wrong; nil where it is another one.
  /// `start` is where the words begin that can speak of it.
  func slip(in said: GoalFigure, from start: Int, _ bytes: [UInt8]) -> Slip? {
    guard said.figure.divisor == 1, !said.figure.isFullwidth, !figure.isFullwidth,
      let slip = hasSameUnit(said, bytes)
        ? ResultValue.slip(digits(said.figure, bytes), digits(figure, bytes)) : slipOfAmount(said.figure)
    else { return nil }
    // Two swapped digits tell by themselves; one other digit may be another year's, or another thing's.
    let shared = max(sharedWord(with: said, from: start, bytes), isSpending(said, bytes) ? 2 : 0)
    guard shared >= (slip == .swappedDigits ? 2 : 3) else { return nil }
    if let row, ResultValue.longestRun(bytes, row, said.clause) < 2 { return nil }
    return slip
  }

  /// Whether both are what was spent, by whatever name: 累计支付 and 1—7月执行数.
  private func isSpending(_ said: GoalFigure, _ bytes: [UInt8]) -> Bool {
    guard known?.dimension == .money || unit.isEmpty == false, digits(figure, bytes).digits.count >= 5,
      FundsWords.spent.contains(NameKey(bytes, name)) || FundsWords.spentEnds.ends(bytes, name),
      !FundsWords.expected.isIn(bytes, name)
    else { return false }
    let words = said.words(before: 36)
    return ResultValue.spending.isIn(bytes, words)
  }

  private static let spending = WordSet("支付 支出 执行 使用 拨付")

  /// The words of a number begin behind the one before it; 加固校舍12栋24600平方米 says both of one thing.
  static func start(ofWordsFor index: Int, _ figures: [GoalFigure]) -> Int {
    var at = index
    while at > 0, figures[at - 1].clause == figures[index].clause {
      let end = figures[at - 1].figure.range.upperBound
      if end < figures[at].figure.range.lowerBound { return end }
      at -= 1
    }
    return figures[index].clause.lowerBound
  }

  private func hasSameUnit(_ said: GoalFigure, _ bytes: [UInt8]) -> Bool {
    // 实有人数 says the unit itself.
    guard !unit.isEmpty else {
      return ResultValue.people.ends(bytes, name) && said.figure.power == 0
        && (said.figure.unitRange.map { ResultValue.persons.contains(Array(bytes[$0])) } ?? false)
    }
    if isPerEach(said, bytes) { return true }
    // 件 and 件次 are two units; but 5.1万 leaves its own out.
    if !figure.missingBase, let other = said.figure.unitRange, said.figure.unit != nil, !said.figure.missingBase {
      return other.count == unit.count && bytes[other].elementsEqual(bytes[unit])
        || other.count == 3 && unit.count == 3 && ResultValue.heads.contains(Array(bytes[other]))
          && ResultValue.heads.contains(Array(bytes[unit]))
    }
    var start = said.figure.numberRange.upperBound
    if start < bytes.count, bytes[start] == 0x20 { start += 1 }
    return start + unit.count <= min(said.clause.upperBound, bytes.count)
      && bytes[start..<(start + unit.count)].elementsEqual(bytes[unit])
  }

  /// 亩均1152元, 每亩1152元 and 元/亩.
  private func isPerEach(_ said: GoalFigure, _ bytes: [UInt8]) -> Bool {
    guard let own = said.figure.unitRange, said.figure.unit?.denominator == nil, unit.count == own.count + 4,
      bytes[unit].starts(with: bytes[own]), bytes[unit.lowerBound + own.count] == 0x2F,
      case let each = Array(bytes[(unit.upperBound - 3)..<unit.upperBound]),
      case let words = said.wordsBefore
    else { return false }
    return (each + ResultValue.average).isIn(bytes, words) || (ResultValue.every + each).isIn(bytes, words)
  }

  private static let average = Array("均".utf8)
  private static let every = Array("每".utf8)
  private static let people = WordSet("人数 编制数 编制 人员数 人员")
  /// Both count persons.
  private static let heads = NameTraitWords.words("人 名")
  private static let persons = NameTraitWords.words("人 名 个")

  /// The longest word that the name has in common with what stands beside the number, in characters.
  private func sharedWord(with said: GoalFigure, from start: Int, _ bytes: [UInt8]) -> Int {
    let range = said.figure.range
    let start = max(start, range.lowerBound - 60)
    let before = ResultValue.longestRun(bytes, name, ByteRange(clamping: start, range.lowerBound))
    if before >= 2 { return before }
    var end = min(said.clause.upperBound, bytes.count, range.upperBound + 36)
    for i in range.upperBound..<max(end, range.upperBound) where bytes[i] &- 0x30 < 10 {
      end = i
      break
    }
    return max(before, ResultValue.longestRun(bytes, name, ByteRange(clamping: range.upperBound, end)))
  }

  /// How many characters the longest run of ideographs has that stands in both, but for words that stand in any name.
  static func longestRun(_ bytes: [UInt8], _ name: ByteRange, _ text: ByteRange) -> Int {
    guard name.count >= 6, name.count <= 90, text.count >= 6 else { return 0 }
    var longest = 0
    for i in name.lowerBound...(name.upperBound - 3) where bytes[i] &- 0xE4 < 6 {
      for j in text.lowerBound...(text.upperBound - 3) where bytes[j] == bytes[i] {
        var length = 0
        while i + length + 3 <= name.upperBound, j + length + 3 <= text.upperBound, bytes[i + length] &- 0xE4 < 6,
          bytes[i + length] == bytes[j + length], bytes[i + length + 1] == bytes[j + length + 1],
          bytes[i + length + 2] == bytes[j + length + 2]
        {
          length += 3
        }
        if length / 3 > longest { longest = max(longest, ownLength(bytes, ByteRange(clamping: i, i + length))) }
      }
    }
    return longest
  }

  /// Whether a name has a word in common with a text that says what it is about.
  static func sharesName(_ bytes: [UInt8], _ name: ByteRange, _ text: ByteRange) -> Bool {
    longestRun(bytes, name, text) >= 3
  }

  /// 全年接待目标1200万人次，实际完成1268.5万人次: what was reached, behind its target.
  func isAnswer(_ said: GoalFigure, to asked: GoalFigure, _ bytes: [UInt8]) -> Bool {
    guard let target, target.figure.number == asked.figure.number, asked.figure.unit == said.figure.unit,
      hasSameUnit(said, bytes), ResultValue.slip(digits(said.figure, bytes), digits(figure, bytes)) != nil,
      digits(figure, bytes).digits.count >= 3, asked.figure.range.upperBound < said.figure.range.lowerBound,
      case let between = ByteRange(clamping: asked.figure.range.upperBound, said.figure.range.lowerBound),
      between.count <= 30, ResultValue.answers.isIn(bytes, between)
    else { return false }
    return ResultValue.longestRun(
      bytes, name, asked.wordsBefore) >= 2
  }

  private static let answers = WordSet("，实际 ，完成 ，已完成 ，实现")

  /// The length without the words that say nothing of what is counted.
  private static func ownLength(_ bytes: [UInt8], _ run: ByteRange) -> Int {
    var (start, end) = (run.lowerBound, run.upperBound)
    while let word = weak.first(where: { bytes[start..<end].starts(with: $0) }) { start += word.count }
    while let word = weak.first(where: { bytes[start..<end].suffix($0.count).elementsEqual($0) }) { end -= word.count }
    return (end - start) / 3
  }

  private static let weak = NameTraitWords.words(
    """
    数量 人数 人次 户数 个数 次数 家数 面积 长度 里程 完成 实际 累计 全年 年度 新增 新建 建设 建成 工程 项目 资金 金额 情况 比例 占比 达到 开展 组织
    举办 实施 工作 任务 单位 总数 总量 数
    """)

  /// Whether it is the same amount in whatever unit.
  func isSame(as said: Figure) -> Bool {
    if figure.number == said.number { return true }
    guard let known, let other = said.unit, known.isCommensurable(with: other) else { return false }
    return figure.base(in: figure.unit == nil ? known : nil) == said.base(in: nil)
  }

  // MARK: - Digits

  /// 165.8万元 in the text and 1568000 in a column of 元.
  private func slipOfAmount(_ said: Figure) -> Slip? {
    guard let known, known.dimension == .money, let other = said.unit, other.dimension == .money, other != known,
      let amount = said.base(in: nil), let own = figure.base(in: figure.unit == nil ? known : nil)
    else { return nil }
    return ResultValue.slip(ResultValue.digits(amount), ResultValue.digits(own))
  }

  /// The digits of a number but for the zeros at its end, and the place of the last of them.
  private static func digits(_ number: Decimal) -> (digits: [UInt8], scale: Int) {
    let plain = number.normalized
    var digits = plain.magnitude.description.utf8.filter { $0 &- 0x30 < 10 }
    var scale = plain.scale
    while let last = digits.last, last == 0x30, digits.count > 1 {
      digits.removeLast()
      scale -= 1
    }
    return (digits, scale)
  }

  private func digits(_ figure: Figure, _ bytes: [UInt8]) -> (digits: [UInt8], scale: Int) {
    (bytes[figure.numberRange].filter { $0 &- 0x30 < 10 }, figure.number.scale)
  }

  /// Two neighbouring digits swapped, or one other digit in a number of three or more.
  private static func slip(
    _ said: (digits: [UInt8], scale: Int), _ meant: (digits: [UInt8], scale: Int)
  ) -> Slip? {
    guard said.scale == meant.scale, said.digits.count == meant.digits.count, said.digits.count >= 2 else { return nil }
    let other = said.digits.indices.filter { said.digits[$0] != meant.digits[$0] }
    if other.count == 1 { return said.digits.count >= 3 ? .wrongDigit : nil }
    guard other.count == 2, other[1] == other[0] + 1, said.digits[other[0]] == meant.digits[other[1]],
      said.digits[other[1]] == meant.digits[other[0]]
    else { return nil }
    return .swappedDigits
  }
}

extension [ResultValue] {
  /// The one figure of which a number in a text is a slip; nil where that number is said elsewhere, or where several come
  /// into question.
  func meant(by said: GoalFigure, at index: Int, among figures: [GoalFigure], _ bytes: [UInt8]) -> ResultValue? {
    let start = ResultValue.start(ofWordsFor: index, figures)
    var found: ResultValue?
    for value in self
    where value.slip(in: said, from: start, bytes) != nil
      || index > 0 && value.isAnswer(said, to: figures[index - 1], bytes)
    {
      // Where the text says the other number as well, it speaks of both.
      guard found == nil, !figures.contains(where: { $0.figure.number == value.figure.number }) else { return nil }
      found = value
    }
    return found != nil && contains { $0.isSame(as: said.figure) } ? nil : found
  }
}
