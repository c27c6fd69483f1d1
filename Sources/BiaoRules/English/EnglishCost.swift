// Total costs in English above all amounts of the form, which states them without a currency.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The upper bound of a total cost, and the largest amount of the form.
struct EnglishCost {
  var range: ByteRange
  var funds: ByteRange
  var fundsName: ByteRange

  /// The first total cost of a form that exceeds its largest amount; one that is many times as much is in another unit.
  static func excess(in form: Form, _ report: Report) -> EnglishCost? {
    let bytes = form.tree.bytes
    for index in form.indicators.indices where EnglishWords.mayBegin(bytes, form.indicators[index].name) {
      let indicator = form.indicators[index]
      // Few are costs in a currency, which is seen without the words of the name.
      guard let cost = ForeignAmount.cost(of: indicator, in: form, report), cost.bound?.direction != .lower,
        let words = EnglishName(bytes, indicator.name)?.words, words.contains(where: { totals.contains($0) }),
        !words.contains(where: { partial.contains($0) }),
        let stated = number(bytes, cost.range), let (funds, name, value) = largest(in: form), stated > value,
        let hundredfold = value.multiplied(by: .hundred), stated < hundredfold
      else { continue }
      return EnglishCost(range: cost.range, funds: funds, fundsName: name)
    }
    return nil
  }

  /// The number of an amount with its multiplier.
  private static func number(_ bytes: [UInt8], _ range: ByteRange) -> Decimal? {
    guard let digit = range.first(where: { bytes[$0] &- 0x30 < 10 }),
      let figure = Figure.scan(bytes, ByteRange(clamping: digit, range.upperBound), signed: false), figure.divisor == 1
    else { return nil }
    let words = EnglishWords.all(bytes, ByteRange(clamping: figure.numberRange.upperBound, range.upperBound))
    guard figure.power == 0 else { return figure.number.scaled(byPowerOfTen: figure.power) }
    return figure.number.scaled(byPowerOfTen: words.compactMap { powers[$0] }.first ?? 0)
  }

  /// The largest amount among the form's fields and its tables; nil where one has a unit, or none is a total.
  private static func largest(in form: Form) -> (range: ByteRange, name: ByteRange, value: Decimal)? {
    let bytes = form.tree.bytes
    var largest: (range: ByteRange, name: ByteRange, value: Decimal)?
    var hasTotal = false
    func add(_ index: Int, _ name: ByteRange) -> Bool {
      guard form.figures.indices.contains(index) else { return true }
      let use = form.figures[index]
      guard use.figure.unit == nil, use.inherited == nil, use.figure.divisor == 1,
        let value = use.figure.number.scaled(byPowerOfTen: use.figure.power)
      else { return false }
      if EnglishWords.all(bytes, name).contains(where: { totals.contains($0) }) { hasTotal = true }
      if largest.map({ $0.value < value }) ?? true { largest = (use.figure.range, name, value) }
      return true
    }
    for (line, binding) in form.bindings.enumerated() {
      guard let figure = binding.figure, let name = form.tree.readLabel(ofLine: line)?.name,
        binding.role == .part
          || binding.role == .field && binding.field.map({ form.template.fields[$0].type == .amount }) ?? false
      else { continue }
      guard add(figure, name) else { return nil }
    }
    for table in form.tables {
      for (index, row) in table.rows.enumerated() {
        for column in table.columns.indices {
          guard let field = table.columns[column].field, form.template.fields[field].type == .amount,
            let figure = table.cell(row: index, column: column)?.figure
          else { continue }
          guard add(figure, row.name) else { return nil }
        }
      }
    }
    return hasTotal ? largest : nil
  }

  private static let totals = EnglishWords.set("total overall all whole entire appropriation budget")
  private static let partial = EnglishWords.set(
    "per unit average each share saving savings of-which investment lifetime life-cycle")
  private static let powers = ["thousand": 3, "million": 6, "billion": 9, "bn": 9]
}
