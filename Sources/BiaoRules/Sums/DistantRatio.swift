// Rates in running text of which the whole stands elsewhere in the form: 年中追加96.5万元，预算调整率12.5%, and 年初预算 in a table.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A percentage that one slip of the pen makes of what its amount comes to.
enum DistantRatio {
  /// Those of a text. What the whole is, its name says: that of a line, or of a column beside a row that the text names.
  /// So many amounts bear such names that only digits which are swapped, or one wrong digit of four, tell.
  static func wrong(
    _ bytes: [UInt8], _ text: ByteRange, _ figures: [GoalFigure], _ form: Form, _ report: Report
  ) -> [StatedMisfit] {
    var found: [StatedMisfit] = []
    for index in figures.indices.dropFirst() {
      let (part, rate) = (figures[index - 1].figure, figures[index].figure)
      guard rate.unit == Units.percent, rate.divisor == 1, part.unit?.dimension == .money, part.divisor == 1,
        part.unit?.denominator == nil,
        case let words = ByteRange(clamping: part.range.upperBound, rate.range.lowerBound), words.count <= 60,
        case let start = index > 1 ? figures[index - 2].figure.range.upperBound : text.lowerBound,
        case let before = ByteRange(clamping: max(start, part.range.lowerBound - 90), part.range.lowerBound),
        let names = names(bytes, words, before)
      else { continue }
      let wholes = wholes(names, before, form, report)
      if wholes.contains(where: { $0.isRight(part, rate) })
        || figures.contains(where: { Whole($0.figure, $0.figure.range).isRight(part, rate) })
      {
        continue
      }
      let slips = wholes.compactMap { whole in whole.slip(part, rate).map { (whole, $0) } }
      guard let (whole, expected) = slips.first, slips.allSatisfy({ $0.1 == expected }) else { continue }
      var other = part
      other.range = whole.range
      found.append(StatedMisfit(kind: .share, figure: rate, expected: expected, others: [part, other]))
    }
    return found
  }

  /// What the whole may be called, by the words between the amount and the rate; nil for any other rate.
  private static func names(_ bytes: [UInt8], _ words: ByteRange, _ before: ByteRange) -> WordSet? {
    guard bytes[words].starts(with: comma) || bytes[words].starts(with: of) else { return nil }
    let end = links.trimmedEnd(of: words, in: bytes)
    if adjustments.ends(bytes, words.lowerBound..<end) { return added.isIn(bytes, before) ? initial : nil }
    guard let verb = of.firstRange(in: bytes, words), bytes[words].suffix(3).elementsEqual(ofEnd),
      verb.lowerBound - words.lowerBound <= 3
    else { return nil }
    let name = ByteRange(clamping: verb.upperBound, words.upperBound - 3)
    return kinds.first { $0.said.ends(bytes, name) }?.names
  }

  private static func wholes(_ names: WordSet, _ words: ByteRange, _ form: Form, _ report: Report) -> [Whole] {
    report.depend(on: .everything)
    let tree = form.tree
    let bytes = tree.bytes
    var wholes: [Whole] = []
    // Where the text names a row, its total is another's.
    var totals: [Whole] = []
    let unit = form.tree.headDirective(.unit)?.argument
    for table in report.resultTables(of: form) {
      let amounts = table.moneyUnit(form) ?? unit
      for column in table.names.indices.dropFirst() where names.ends(bytes, table.names[column]) {
        let known = table.units[column] ?? amounts.flatMap { Units.unit(named: bytes, $0) }
        for row in table.rows {
          guard wholes.count + totals.count < maximum else { return wholes + totals }
          guard let cell = row.cell(column), var figure = Figure.alone(bytes, cell) else { continue }
          if figure.unit == nil { figure.unit = known }
          if row.cells.first.map({ ResultValue.isTotal($0, bytes) }) ?? false {
            totals.append(Whole(figure, cell))
          } else if row.cells.prefix(column).contains(where: { ResultValue.sharesName(bytes, $0, words) }) {
            wholes.append(Whole(figure, cell))
          }
        }
      }
    }
    if !wholes.isEmpty { return wholes }
    wholes = totals
    form.visitEntriesOutsideIndicators { line in
      guard wholes.count < maximum, tree.lines[line].colon != nil,
        let label = tree.readLabel(ofLine: line), names.ends(bytes, label.name), let value = tree.value(ofLine: line),
        var figure = Figure.alone(bytes, value)
      else { return }
      if figure.unit == nil { figure.unit = label.unit ?? unit.flatMap { Units.unit(named: bytes, $0) } }
      wholes.append(Whole(figure, value))
    }
    return wholes
  }

  private struct Whole {
    let figure: Figure
    let range: ByteRange

    init(_ figure: Figure, _ range: ByteRange) {
      self.figure = figure
      self.range = range
    }

    private func percent(_ part: Figure, places: Int) -> Decimal? {
      guard figure.unit?.dimension == .money, figure.divisor == 1, let above = part.base(in: nil),
        let below = figure.base(in: nil), below > .zero
      else { return nil }
      return Rational(above).divided(by: Rational(below))?.multiplied(by: Rational(.hundred))?.decimal(rounded: places)
    }

    func isRight(_ part: Figure, _ rate: Figure) -> Bool {
      guard let expected = percent(part, places: rate.number.scale),
        let distance = expected.subtracting(rate.number)?.magnitude,
        let step = Decimal.one.scaled(byPowerOfTen: -rate.number.scale)
      else { return false }
      return distance <= step
    }

    /// What the rate should be, where it is that with a slip.
    func slip(_ part: Figure, _ rate: Figure) -> Decimal? {
      guard let expected = percent(part, places: rate.number.scale),
        let slip = Slip.find(meant: expected, tolerance: .zero, written: rate.number, places: rate.number.scale)?.slip,
        rate.number.scale > 0
      else { return nil }
      switch slip {
      case .swappedDigits: return expected
      case .wrongDigit: return rate.number.significand >= 1000 ? expected : nil
      default: return nil
      }
    }
  }

  private static let maximum = 64
  private static let comma = Array("，".utf8)
  private static let of = Array("占".utf8)
  private static let ofEnd = Array("的".utf8)
  static let marks = WordSet("调整率 占全年预算 占年初预算 占预算 占总预算 占年度预算 占总投资 占资金总额 占支出总额 占总支出")
  private static let adjustments = WordSet("调整率 追加率 调增率")
  private static let added = WordSet("追加 调增 调整 增加")
  private static let initial = WordSet("年初预算 年初预算数 年初部门预算 年初预算安排 年初预算总额")
  private static let links = NameTraitWords.words("为 达到 达 是")
  private static let kinds: [(said: WordSet, names: WordSet)] = [
    (WordSet("年初预算 年初预算数"), initial),
    (
      WordSet("全年预算 全年预算数 年度预算 总预算 预算 预算数 预算总额"),
      WordSet("全年预算 全年预算数 年度预算 总预算 预算数 预算总额 预算金额 预算")
    ),
    (WordSet("总投资 投资总额"), WordSet("总投资 投资总额 项目总投资")),
    (WordSet("资金总额 项目资金总额"), WordSet("资金总额 总额 资金合计")),
    (WordSet("支出总额 总支出 支出合计"), WordSet("支出总额 总支出 支出合计 全年支出 决算数 支出数")),
  ]
}
