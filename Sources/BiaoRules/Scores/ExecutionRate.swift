// The rate of spending that a text says of the whole form, held against the one in its table.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// 预算执行率52% in the text where the table of funds has 55.2% for the whole.
struct ExecutionRate {
  /// The rate as the text says it.
  var said: ByteRange
  /// The rate of the table's total, or of the form's own line.
  var stated: ByteRange

  /// The rates of one text that say something else.
  static func contradictions(in figures: [GoalFigure], _ form: Form, _ report: Report) -> [ExecutionRate] {
    let bytes = form.tree.bytes
    var found: [ExecutionRate] = []
    for said in figures where said.figure.unit == Units.percent && said.figure.divisor == 1 {
      guard isOfWhole(bytes, said.wordsBefore),
        let stated = stated(in: form, report) ?? repeated(in: form, report),
        let difference = stated.number.subtracting(said.figure.number)?.magnitude,
        // Each may be rounded, or cut off.
        let step = Decimal.one.scaled(byPowerOfTen: -min(stated.number.scale, said.figure.number.scale)),
        difference >= step
      else { continue }
      found.append(ExecutionRate(said: said.figure.range, stated: stated.range))
    }
    return found
  }

  /// Whether the clause says nothing before the rate but by when: 截至7月底预算执行率为.
  private static func isOfWhole(_ bytes: [UInt8], _ clause: ByteRange) -> Bool {
    var end = clause.upperBound
    func strip(_ words: [[UInt8]]) -> Bool {
      guard
        let word = words.first(where: {
          end - clause.lowerBound >= $0.count && bytes[(end - $0.count)..<end].elementsEqual($0)
        })
      else { return false }
      end -= word.count
      return true
    }
    while strip(links) {}
    guard strip(rates) else { return false }
    while strip(wholes) {}
    guard end > clause.lowerBound else { return true }
    let rest = ByteRange(clamping: clause.lowerBound, end)
    return untils.contains { bytes[rest].starts(with: $0) } && times.ends(bytes, rest) && rest.count <= 30
  }

  /// The one rate of the whole; nil where the form says none, or several.
  static func stated(in form: Form, _ report: Report) -> (number: Decimal, range: ByteRange)? {
    let tree = form.tree
    var found: (number: Decimal, range: ByteRange)?
    func take(_ place: ByteRange) -> Bool {
      guard let figure = Figure.alone(tree.bytes, place), figure.unit == Units.percent, found == nil
      else { return false }
      found = (figure.number, place)
      return true
    }
    for table in report.resultTables(of: form) {
      guard let column = table.plainColumn(tree.bytes, where: names.contains) else { continue }
      let totals = table.rows.filter { $0.cells.first.map { ResultValue.isTotal($0, tree.bytes) } ?? false }
      let row = totals.first ?? (table.rows.count == 1 ? table.rows.first : nil)
      guard totals.count <= 1, let place = row?.cell(column), take(place) else { return nil }
    }
    guard found == nil else { return found }
    for line in tree.lines.indices where tree.lines[line].kind == .entry && tree.lines[line].parent == nil {
      guard let name = tree.readLabel(ofLine: line)?.name, names.contains(NameKey(tree.bytes, name)),
        let place = tree.value(ofLine: line)
      else { continue }
      guard take(place) else { return nil }
    }
    return found
  }

  /// Of several tables that each have a rate the one that a line of the form says once more: 预算执行率: 95.3% beside the table
  /// of all funds, and others beside those of their parts.
  private static func repeated(in form: Form, _ report: Report) -> (number: Decimal, range: ByteRange)? {
    let tree = form.tree
    var found: (number: Decimal, range: ByteRange)?
    var isUnclear = false
    form.visitEntriesOutsideIndicators { line in
      guard tree.lines[line].colon != nil,
        let name = tree.readLabel(ofLine: line)?.name,
        names.contains(NameKey(tree.bytes, name)), let place = tree.value(ofLine: line),
        let figure = Figure.alone(tree.bytes, place), figure.unit == Units.percent
      else { return }
      isUnclear = isUnclear || found != nil
      found = (figure.number, place)
    }
    guard let found, !isUnclear else { return nil }
    let isTotal = report.resultTables(of: form).contains { table in
      guard let column = table.column(where: { names.contains($0) }) else { return false }
      return table.rows.contains { row in
        (row.cells.first.map { ResultValue.isTotal($0, tree.bytes) } ?? false)
          && row.cell(column).flatMap { Figure.alone(tree.bytes, $0) }?.number == found.number
      }
    }
    return isTotal ? found : nil
  }

  private static let links = NameTraitWords.words("为 达到 达 是 仅为 仅")
  private static let rates = NameTraitWords.words("执行率")
  private static let wholes = NameTraitWords.words("预算 资金 总体 整体 全年 年度 本年 本年度 项目 的 总 部门 本部门 单位 本单位")
  private static let untils = NameTraitWords.words("截至 截止 到")
  private static let times = WordSet("月底 月末 月 日 目前")
  private static let names = Set(["执行率", "预算执行率", "资金执行率", "全年执行率", "总体执行率"].map { NameKey($0) })
}
