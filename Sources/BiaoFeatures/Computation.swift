// A relation with the form's own numbers in it: `12 + 30 + 8 = 50`.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

/// One judged relation in words and numbers.
struct Computation {
  let judgement: Judgement
  let form: Form
  let language: Language
  /// More addends than this are counted, not listed.
  private static let maximumListed = 12

  init(_ judgement: Judgement, _ form: Form, _ language: Language) {
    self.judgement = judgement
    self.form = form
    self.language = language
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  // MARK: - What is compared

  /// The relation as the template declares it.
  var rule: String {
    guard form.template.relations.indices.contains(judgement.relation) else { return "" }
    let relation = form.template.relations[judgement.relation]
    switch relation.kind {
    case .parts(let parts, let total):
      let whole = form.template.fields[total].name
      let group = form.template.fields[parts].name
      return say("\(whole) = “\(group)”各项之和", "\(whole) = the sum of “\(group)”")
    case .total: return say("\(name) = 各行之和", "\(name) = the sum of the rows")
    case .check:
      guard form.template.sources.indices.contains(relation.origin.source) else { return "" }
      return form.template.sources[relation.origin.source].tree.text(relation.range)
    }
  }

  /// What the relation speaks of: the entry, or the row and its column.
  var name: String {
    let name = form.tree.quote(judgement.name)
    guard let column = judgement.columnName, !column.isEmpty, column != judgement.name else { return name }
    let columnName = form.tree.quote(column)
    if name.isEmpty { return columnName }
    return say("\(name)的\(columnName)", "\(columnName) of \(name)")
  }

  // MARK: - Numbers

  /// Both sides with the form's numbers: `12 + 30 + 8 = 50` where one figure is the total of others, else the relation
  /// itself. Blank figures are left out, as they count nothing.
  var substituted: String {
    if judgement.kind == .computation {
      guard let (left, right) = formulaSides else { return "" }
      let result = judgement.rightValue.map(equals) ?? ""
      if judgement.comparison == .equal, judgement.left.count == 1 { return right + result }
      return "\(left) \(judgement.comparison.symbol) \(right)\(judgement.right.count > 1 ? result : "")"
    }
    let right = side(judgement.right)
    let isTotal = judgement.comparison == .equal && judgement.left.count == 1 && judgement.right.count > 1
    if isTotal { return "\(right) = \(shown(judgement.rightValue ?? .zero))" }
    let left = side(judgement.left)
    let leftText = judgement.left.count > 1 ? "\(left) = \(shown(judgement.leftValue))" : left
    let rightText = judgement.right.count > 1 ? "\(right) = \(shown(judgement.rightValue ?? .zero))" : right
    let sign = judgement.verdict == .fails && judgement.comparison == .equal ? "≠" : judgement.comparison.symbol
    return "\(leftText) \(sign) \(rightText)"
  }

  /// Whether it holds, and if not by how much.
  var verdict: String {
    switch judgement.verdict {
    case .holds: return say("一致", "agrees")
    case .rounding:
      return say("相差 \(difference)，四舍五入可以解释", "differs by \(difference), which rounding explains")
    case .fails:
      if judgement.comparison != .equal { return say("不满足，差 \(difference)", "does not hold, by \(difference)") }
      guard judgement.left.count == 1 else { return say("差 \(difference)", "differs by \(difference)") }
      return say("写的是 \(written)，差 \(difference)", "\(written) is written, which differs by \(difference)")
    case .undefined: return say("除数是零，没有结果", "has no value: it divides by zero")
    }
  }

  /// What rounding allows; nil where the figures are exact.
  var interval: String? {
    guard !judgement.tolerance.isZero else { return nil }
    let tolerance =
      judgement.tolerance.normalized.description + unitWord
      + (judgement.unit == nil || judgement.unit == Units.percent ? say(" ", "") : "")
    return say(
      "按印出的小数位，两边相差不超过 \(tolerance)算一致", "as printed, a difference of up to \(tolerance) may be rounding")
  }

  /// The difference of the two sides without its sign, with the unit. That of two rates in percent is one of percentage
  /// points.
  var difference: String {
    let magnitude = judgement.difference.magnitude
    let text =
      judgement.kind == .computation
      ? magnitude.rounded(places: computedPlaces).normalized.description
      : shown(magnitude)
    if judgement.unit == Units.percent { return text + say(" 个百分点", " percentage points") }
    return text + unitWord
  }

  /// The right-hand side's value, with as many decimals as are printed.
  var result: String? { judgement.rightValue.map { judgement.kind == .computation ? rounded($0) : shown($0) } }

  private var written: String {
    guard let term = judgement.left.first(where: { $0.written != nil }) else { return shown(judgement.leftValue) }
    return number(of: term)
  }

  private var unitWord: String {
    guard let unit = judgement.unit else { return "" }
    return unit == Units.percent ? "%" : " \(unit.symbol)"
  }

  private func side(_ terms: [Judgement.Term]) -> String {
    let filled = terms.filter { $0.value != nil }
    if filled.isEmpty { return say("空", "blank") }
    var text = ""
    for (position, term) in filled.prefix(Computation.maximumListed).enumerated() {
      if term.isSubtracted { text += position == 0 ? "−" : " − " } else if position > 0 { text += " + " }
      let value = judgement.kind == .computation ? number(of: term) : shown(term.value ?? .zero)
      text += value.hasPrefix("-") && position > 0 ? "(\(value))" : value
    }
    let rest = filled.count - Computation.maximumListed
    if rest > 0 { text += say(" + …（还有 \(rest) 项）", " + … (\(rest) more)") }
    return text
  }

  /// A value in the judgement's unit, with the decimals of the finest figure.
  private func shown(_ value: Decimal) -> String {
    if judgement.kind == .computation { return rounded(value) }
    let text = (value.rescaled(to: max(finest, value.scale)) ?? value).description
    return judgement.unit?.dimension == .ratio ? text + (judgement.unit?.symbol ?? "") : text
  }

  private var finest: Int {
    var finest = max(judgement.leftValue.scale, judgement.rightValue?.scale ?? 0)
    for term in judgement.left + judgement.right {
      guard let use = term.written, use.figure.effectiveUnit(in: use.inherited) == judgement.unit else { continue }
      finest = max(finest, use.figure.number.scale)
    }
    return finest
  }

  private var computedPlaces: Int { max(judgement.leftValue.scale, 2) + 2 }

  private func rounded(_ value: Decimal) -> String {
    let unit = judgement.unit?.dimension == .ratio ? judgement.unit?.symbol ?? "" : ""
    return value.rounded(places: computedPlaces).normalized.description + unit
  }

  private func equals(_ value: Decimal) -> String {
    (value.rounded(places: computedPlaces) == value ? " = " : " ≈ ") + rounded(value)
  }

  // MARK: - Formulas with products and quotients

  /// A figure as its author wrote it.
  private func number(of term: Judgement.Term) -> String {
    guard let use = term.written else { return say("空", "blank") }
    let unit = use.figure.effectiveUnit(in: use.inherited)
    let text = use.figure.number.description
    if use.figure.divisor != 1 || use.figure.isNumeral || use.figure.unit != nil {
      return form.tree.quote(use.figure.range)
    }
    return unit?.dimension == .ratio ? text + (unit?.symbol ?? "") : text
  }

  /// The two sides of the formula with numbers for names; nil where the terms of its sums cannot be told apart.
  private var formulaSides: (left: String, right: String)? {
    guard form.template.relations.indices.contains(judgement.relation),
      case .check(let formula, _) = form.template.relations[judgement.relation].kind
    else { return nil }
    guard let left = text(formula.left, judgement.left), let right = text(formula.right, judgement.right) else {
      return nil
    }
    return (left, right)
  }

  private func text(_ expression: Expression, _ terms: [Judgement.Term]) -> String? {
    let counts = expression.operandCounts
    // A name that the form lacks has no term, and of two sums nobody can tell where the first ends.
    guard counts.sums <= 1, counts.sums == 1 || terms.count == counts.references, terms.count >= counts.references
    else {
      return nil
    }
    var rest = terms[...]
    return write(expression, &rest, sumLength: terms.count - counts.references, around: 0)
  }

  /// `around` is how tightly the operator around binds: 1 for sums, 2 for products, 3 for a divisor.
  private func write(
    _ expression: Expression, _ terms: inout ArraySlice<Judgement.Term>, sumLength: Int, around: Int
  ) -> String {
    switch expression {
    case .constant(let value, let isRatio):
      guard isRatio, let percent = value.scaled(byPowerOfTen: 2) else { return value.description }
      return percent.normalized.description + "%"
    case .reference: return terms.popFirst().map(number(of:)) ?? "?"
    case .sum:
      let summed = Array(terms.prefix(sumLength))
      terms = terms.dropFirst(sumLength)
      let text = side(summed)
      return summed.count > 1 && around > 0 ? "(\(text))" : text
    case .negated(let inner): return "−" + write(inner, &terms, sumLength: sumLength, around: 3)
    case .binary(let sign, let left, let right):
      let (symbol, level) =
        switch sign {
        case .add: ("+", 1)
        case .subtract: ("−", 1)
        case .multiply: ("×", 2)
        case .divide: ("÷", 2)
        }
      let first = write(left, &terms, sumLength: sumLength, around: level)
      let isTight = sign == .subtract || sign == .divide
      let second = write(right, &terms, sumLength: sumLength, around: isTight ? level + 1 : level)
      let text = "\(first) \(symbol) \(second)"
      return level < around ? "(\(text))" : text
    }
  }
}

extension Expression {
  /// How many names of single figures and how many sums it holds.
  fileprivate var operandCounts: (references: Int, sums: Int) {
    switch self {
    case .constant: return (0, 0)
    case .reference: return (1, 0)
    case .sum: return (0, 1)
    case .negated(let inner): return inner.operandCounts
    case .binary(_, let left, let right):
      let (a, b) = (left.operandCounts, right.operandCounts)
      return (a.references + b.references, a.sums + b.sums)
    }
  }

  /// The fields that it names.
  var fields: [Int] {
    switch self {
    case .constant: return []
    case .negated(let inner): return inner.fields
    case .binary(_, let left, let right): return left.fields + right.fields
    case .sum(let operand):
      switch operand {
      case .field(let field), .column(let field), .weights(let field): return [field]
      case .attribute(let under, let attribute): return [under, attribute]
      }
    case .reference(let reference):
      switch reference {
      case .field(let field), .column(let field), .attribute(let field): return [field]
      case .otherTable(_, let column), .cell(_, _, let column): return [column]
      case .weight, .target: return []
      }
    }
  }
}

extension Relation {
  /// The fields that take part.
  var fields: [Int] {
    switch kind {
    case .parts(let parts, let total): [parts, total]
    case .check(let formula, _): formula.left.fields + formula.right.fields
    case .total(let table, _): [table]
    }
  }
}
