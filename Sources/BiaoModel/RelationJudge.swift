// Relations judged: does what the template declares hold of the figures in the form?

import BiaoSyntax
import BiaoValues

extension Form {
  /// Every relation of the template at every place where the form has the figures for it. What cannot be judged (no
  /// figure, an unreadable one, a misspelt name) is not in the result; what holds only where `includingHolding` asks for
  /// it, because nearly all does.
  package func judgements(includingHolding: Bool = false) -> [Judgement] {
    guard !template.relations.isEmpty else { return [] }
    var judge = RelationJudge(self, keepsHolding: includingHolding)
    judge.judgeAll()
    return judge.judgements
  }
}

extension Form {
  /// The sums whose total is blank while some of its addends are filled in. Each is a judgement with nothing on the left
  /// but the blank place, whose right-hand value, in the unit of its first filled addend, is what belongs there.
  package func blankTotals() -> [Judgement] {
    guard !template.relations.isEmpty else { return [] }
    var judge = RelationJudge(self, keepsHolding: false)
    judge.seeksBlankTotals = true
    judge.judgeAll()
    return judge.blankTotals
  }
}

/// Judges the relations of one form, as XBRL Calculations 1.1 does on intervals; see the language reference, "Rounding".
struct RelationJudge {
  /// Holds the form as well.
  private let finder: TermFinder
  private(set) var judgements: [Judgement] = []
  private var relation = 0
  /// The row or item at hand.
  private var site = RelationSite()
  /// The rows under each row of the table at hand: a template may call many of its rows totals.
  private var rowsBelow: (table: Int, below: RowsBelow)?
  private let keepsHolding: Bool
  /// Whether sums without a total are looked for, and those that were found.
  fileprivate var seeksBlankTotals = false
  fileprivate private(set) var blankTotals: [Judgement] = []

  init(_ form: consuming Form, keepsHolding: Bool) {
    self.keepsHolding = keepsHolding
    finder = TermFinder(form)
  }

  mutating func judgeAll() {
    for (index, relation) in finder.form.template.relations.enumerated() {
      self.relation = index
      site = RelationSite()
      switch relation.kind {
      case .parts(let parts, let total): judgeParts(parts, total: total)
      case .total(let table, let row): judgeTotal(table: table, row: row)
      case .check(let formula, let scope): judgeCheck(formula, scope: scope)
      }
    }
  }

  // MARK: - Parts and totals

  private mutating func judgeParts(_ parts: Int, total: Int) {
    guard let line = finder.form.line(of: parts) else { return }
    if !keepsHolding, finder.form.plainlyHolds(partsUnder: line, total: total) { return }
    guard let total = finder.entry(total) else { return }
    judgeSum(of: finder.parts(under: line), is: total)
  }

  private mutating func judgeTotal(table field: Int, row key: NameKey) {
    guard let index = finder.table(of: field), let total = finder.row(named: key, in: index) else { return }
    if !keepsHolding, finder.form.plainlyHolds(total: total, table: index) { return }
    let rows = finder.form.tables[index].rows
    if rowsBelow?.table != index { rowsBelow = (index, RowsBelow(rows)) }
    guard let below = rowsBelow?.below else { return }
    var parts = below.rows(of: total)
    if parts.isEmpty { parts = below.rows(of: rows[total].parent).filter { $0 != total } }
    // A row without figures that has rows under it is a heading; what stands under it is a breakdown of its own.
    var breakdowns: [[Int]] = []
    var rest: [Int] = []
    for part in parts {
      let breakdown = rows[part].hasFigures ? [] : below.rows(of: part)
      if breakdown.isEmpty { rest.append(part) } else { breakdowns.append(breakdown) }
    }
    if !rest.isEmpty { breakdowns.append(rest) }
    for column in finder.form.tables[index].columns.indices where finder.form.isSummed(column, of: index) {
      guard let totalTerm = finder.cell(table: index, row: total, column: column) else { continue }
      for breakdown in breakdowns {
        judgeSum(of: breakdown.compactMap { finder.cell(table: index, row: $0, column: column) }, is: totalTerm)
      }
    }
  }

  /// A line “其中…” that follows others is a detail of the line above, no further part; so may be lines that follow it, as
  /// far as the indentation of print does not show. The sum fails only if it fails however many of them are.
  private mutating func judgeSum(of parts: [FoundTerm], is total: FoundTerm) {
    let details = parts.indices.dropFirst().filter { isDetail(parts[$0]) }
    guard let detail = details.first else { return judgePlainSum(of: parts, is: total) }
    guard details.count == 1 else {
      let isTold = Set(details)
      return judgePlainSum(of: parts.indices.filter { !isTold.contains($0) }.map { parts[$0] }, is: total)
    }
    let count = judgements.count
    // Of more lines than this, and of a sum that does not fail, one reading is enough.
    for end in (detail + 1...parts.count).prefix(32) {
      judgePlainSum(of: Array(parts[..<detail] + parts[end...]), is: total)
      guard judgements.count > count, judgements[count].verdict == .fails else { return }
      if end < min(parts.count, detail + 32) { judgements.removeLast() }
    }
    // None holds: what is said is said of the plainest reading.
    judgements.removeLast(judgements.count - count)
    judgePlainSum(of: Array(parts[..<detail] + parts[(detail + 1)...]), is: total)
  }

  private func isDetail(_ part: FoundTerm) -> Bool { finder.form.namesDetail(part.name) }

  private mutating func judgePlainSum(of parts: [FoundTerm], is total: FoundTerm) {
    judgeLinear(
      left: [(total, false)], right: parts.map { ($0, false) }, leftConstant: nil, rightConstant: nil,
      comparison: .equal, kind: .sum)
  }

  // MARK: - Checks

  private mutating func judgeCheck(_ formula: Formula, scope: Relation.Scope) {
    switch scope {
    case .group: judge(formula, at: RelationSite())
    case .rows(let field):
      guard let table = finder.table(of: field) else { return }
      for row in finder.form.tables[table].rows.indices where !finder.form.tables[table].rows[row].isBlank {
        judge(formula, at: RelationSite(table: table, row: row))
      }
    case .items(let field):
      for item in finder.form.indicators.indices where finder.form.indicators[item].items == field {
        judge(formula, at: RelationSite(item: item))
      }
    }
  }

  private mutating func judge(_ formula: Formula, at site: RelationSite) {
    if !keepsHolding, finder.form.plainlyHolds(formula, at: site) { return }
    self.site = site
    var left = LinearSide()
    var right = LinearSide()
    if left.add(formula.left, isSubtracted: false, finder: finder, site: site),
      right.add(formula.right, isSubtracted: false, finder: finder, site: site)
    {
      let isSum = left.hasArithmetic || right.hasArithmetic
      judgeLinear(
        left: left.terms, right: right.terms, leftConstant: left.constant, rightConstant: right.constant,
        comparison: formula.comparison, kind: isSum ? .sum : .comparison, place: place(of: formula.left))
    } else {
      judgeComputation(formula, at: site)
    }
  }

  // MARK: - Sums and differences

  /// A sum has no figure of its own: a relation that begins with `sum(A)` is reported at the name of A.
  private func place(of expression: Expression) -> (name: ByteRange, line: Int)? {
    guard case .sum(let operand) = expression else { return nil }
    let field =
      switch operand {
      case .field(let field), .attribute(under: let field, _), .weights(under: let field): field
      case .column(let column): finder.form.template.fields[column].parent
      }
    guard let line = finder.form.line(of: field), let label = finder.form.tree.readLabel(ofLine: line) else {
      return nil
    }
    return (label.name, line)
  }

  private mutating func judgeLinear(
    left: [(term: FoundTerm, isSubtracted: Bool)], right: [(term: FoundTerm, isSubtracted: Bool)],
    leftConstant: Decimal?, rightConstant: Decimal?, comparison: Formula.Comparison, kind: Judgement.Kind,
    place: (name: ByteRange, line: Int)? = nil
  ) {
    guard let first = left.first else { return }
    if !keepsHolding, leftConstant == nil, rightConstant == nil, comparison == .equal, isPlainlyEqual(left, right) {
      return
    }
    var figures = FigureSet()
    guard let leftFilled = add(left, to: &figures), let rightFilled = add(right, to: &figures) else { return }
    if seeksBlankTotals, !leftFilled, leftConstant == nil, rightFilled, left.count == 1, kind == .sum, place == nil,
      comparison == .equal
    {
      return noteBlankTotal(first.term, right: right, constant: rightConstant, figures)
    }
    guard leftFilled || leftConstant != nil, rightFilled || rightConstant != nil else { return }
    guard let leftSum = sum(left, constant: leftConstant, figures, isSum: true),
      let rightSum = sum(right, constant: rightConstant, figures, isSum: true),
      let difference = leftSum.value.subtracting(rightSum.value),
      var tolerance = leftSum.half.adding(rightSum.half)
    else { return }
    // Two figures set equal without arithmetic must agree as printed.
    if kind == .comparison { tolerance = .zero }
    if kind == .sum, comparison == .equal, arePoints(first.term), !tolerance.isZero {
      tolerance = ownHalf(of: first.term, among: right, figures)
    }
    let verdict = Judgement.verdict(difference: difference, tolerance: tolerance, comparison)
    let isKept = add(
      verdict, kind: kind, comparison: comparison, first: first.term, left: left, right: right, figures: figures,
      values: (leftSum.value, rightSum.value, difference, tolerance))
    if isKept, let place {
      judgements[judgements.count - 1].place = place.name
      judgements[judgements.count - 1].name = place.name
      judgements[judgements.count - 1].line = place.line
    }
  }

  /// Whether a figure is one of points, by its name or its column's: 总分, 得分. Points are given, not measured, and so are
  /// exact; only a total may have been rounded.
  private func arePoints(_ term: FoundTerm) -> Bool {
    guard let use = use(term), use.figure.effectiveUnit(in: use.inherited).map({ $0.dimension == .score }) ?? true
    else {
      return false
    }
    return [term.columnName, term.name].contains { name in
      name.map { finder.form.tree.bytes[$0].suffix(3).elementsEqual(RelationJudge.point) } ?? false
    }
  }

  /// Half of the last place of a total that is printed with decimals, but fewer than its addends; zero for others.
  private func ownHalf(
    of total: FoundTerm, among terms: [(term: FoundTerm, isSubtracted: Bool)], _ figures: FigureSet
  ) -> Decimal {
    guard let written = use(total), case let scale = written.figure.number.scale, scale > 0,
      terms.contains(where: { use($0.term).map { $0.figure.number.scale > scale } ?? false })
    else { return .zero }
    return written.figure.halfPlace(in: written.inherited) ?? .zero
  }

  private static let point = Array("分".utf8)

  private mutating func noteBlankTotal(
    _ total: FoundTerm, right: [(term: FoundTerm, isSubtracted: Bool)], constant: Decimal?, _ figures: FigureSet
  ) {
    guard let sum = sum(right, constant: constant, figures, isSum: true),
      let unitTerm = right.lazy.map(\.term).first(where: { use($0) != nil })
    else { return }
    let unit = use(unitTerm).flatMap { $0.figure.effectiveUnit(in: $0.inherited) }
    func term(_ found: (term: FoundTerm, isSubtracted: Bool)) -> Judgement.Term {
      let use = use(found.term)
      let value = use.flatMap { figures.value($0, isSum: true) }
      return Judgement.Term(
        range: found.term.range, name: found.term.name, isSubtracted: found.isSubtracted,
        value: value.map { display($0.value, in: unit) }, half: value.map { display($0.half, in: unit) } ?? .zero,
        written: use, line: found.term.line)
    }
    let value = display(sum.value, in: unit)
    blankTotals.append(
      Judgement(
        verdict: .fails, kind: .sum, comparison: .equal, place: total.range, name: total.name, line: total.line,
        columnName: total.columnName, left: [term((total, false))], right: right.map(term), leftValue: .zero,
        rightValue: value, difference: value.negated, tolerance: display(sum.half, in: unit), unit: unit,
        relation: relation, site: site))
  }

  /// Whether both sides are the same sum of figures in one unit, which needs no conversion to see. False says nothing.
  private func isPlainlyEqual(
    _ left: [(term: FoundTerm, isSubtracted: Bool)], _ right: [(term: FoundTerm, isSubtracted: Bool)]
  ) -> Bool {
    var difference = Decimal.zero
    var first: FigureUse?
    for (isRight, side) in [(false, left), (true, right)] {
      for (term, isSubtracted) in side {
        if case .blank = term.content { continue }
        guard case .figure(let index) = term.content else { return false }
        let use = finder.form.figures[index]
        guard use.figure.power == 0, use.figure.divisor == 1 else { return false }
        if let first {
          guard use.hasPlainly(first.figure.unit ?? first.inherited) else { return false }
        } else {
          first = use
        }
        let number = use.figure.number
        guard let next = isRight == isSubtracted ? difference.adding(number) : difference.subtracting(number) else {
          return false
        }
        difference = next
      }
    }
    return difference.isZero
  }

  /// Adds the figures of one side; whether there was one, or nil if a term is blocked.
  private func add(_ side: [(term: FoundTerm, isSubtracted: Bool)], to figures: inout FigureSet) -> Bool? {
    var isFilled = false
    for (term, _) in side {
      switch term.content {
      case .blocked: return nil
      case .blank: continue
      case .figure, .value:
        if let use = use(term) { figures.add(use) }
        isFilled = true
      }
    }
    return isFilled
  }

  private func sum(
    _ side: [(term: FoundTerm, isSubtracted: Bool)], constant: Decimal?, _ figures: FigureSet, isSum: Bool
  ) -> TermValue? {
    var total = constant ?? .zero
    var half = Decimal.zero
    for (term, isSubtracted) in side {
      guard let use = use(term) else { continue }
      guard let value = figures.value(use, isSum: isSum),
        let next = isSubtracted ? total.subtracting(value.value) : total.adding(value.value),
        let nextHalf = half.adding(value.half)
      else { return nil }
      total = next
      half = nextHalf
    }
    return TermValue(value: total, half: half)
  }

  private func use(_ term: FoundTerm) -> FigureUse? {
    switch term.content {
    case .figure(let index): return finder.form.figures[index]
    case .value(let use): return use
    case .blank, .blocked: return nil
    }
  }

  // MARK: - Products and quotients

  private mutating func judgeComputation(_ formula: Formula, at site: RelationSite) {
    var evaluator = ComputationEvaluator(form: finder.form, finder: finder, site: site)
    guard evaluator.collect(formula.left), evaluator.collect(formula.right),
      let first = evaluator.terms.first, case .value(let left) = evaluator.evaluate(formula.left)
    else { return }
    let leftCount = evaluator.count(formula.left)
    let terms = evaluator.terms.map { ($0, false) }
    let leftTerms = Array(terms.prefix(leftCount))
    let rightTerms = Array(terms.dropFirst(leftCount))
    guard let nominal = left.nominal.decimal(rounded: 12) else { return }
    switch evaluator.evaluate(formula.right) {
    case .blank, .blocked: return
    case .undefined:
      add(
        .undefined, kind: .computation, comparison: formula.comparison, first: first, left: leftTerms,
        right: rightTerms, figures: evaluator.figures, values: (nominal, nil, .zero, .zero))
    case .value(let right):
      guard let rightNominal = right.nominal.decimal(rounded: 12), let difference = nominal.subtracting(rightNominal)
      else { return }
      let holds = Interval.satisfy(left, right, formula.comparison)
      add(
        holds ? .holds : .fails, kind: .computation, comparison: formula.comparison, first: first, left: leftTerms,
        right: rightTerms, figures: evaluator.figures, values: (nominal, rightNominal, difference, .zero))
    }
  }

  // MARK: - Results

  /// Whether the judgement was kept.
  @discardableResult
  private mutating func add(
    _ verdict: Judgement.Verdict, kind: Judgement.Kind, comparison: Formula.Comparison, first: FoundTerm,
    left: [(term: FoundTerm, isSubtracted: Bool)], right: [(term: FoundTerm, isSubtracted: Bool)], figures: FigureSet,
    values: (left: Decimal, right: Decimal?, difference: Decimal, tolerance: Decimal)
  ) -> Bool {
    guard keepsHolding || verdict != .holds else { return false }
    let place = left.lazy.map(\.term).first { use($0) != nil } ?? first
    let unit = use(place).flatMap { $0.figure.effectiveUnit(in: $0.inherited) }
    // Figures of one row are told apart by their columns, those of one column by their rows.
    let row = NameKey(finder.form.tree.bytes, place.name)
    let isOneRow =
      place.columnName != nil && (left + right).allSatisfy { NameKey(finder.form.tree.bytes, $0.term.name) == row }
    func shown(_ value: Decimal) -> Decimal { display(value, in: unit) }
    func term(_ found: (term: FoundTerm, isSubtracted: Bool)) -> Judgement.Term {
      let use = use(found.term)
      let value = use.flatMap { figures.value($0, isSum: kind == .sum) }
      return Judgement.Term(
        range: found.term.range, name: (isOneRow ? found.term.columnName : nil) ?? found.term.name,
        isSubtracted: found.isSubtracted, value: value.map { shown($0.value) },
        half: kind == .comparison ? .zero : value.map { shown($0.half) } ?? .zero, written: use,
        line: found.term.line)
    }
    judgements.append(
      Judgement(
        verdict: verdict, kind: kind, comparison: comparison, place: place.range, name: place.name, line: place.line,
        columnName: place.columnName, left: left.map(term), right: right.map(term),
        leftValue: shown(values.left), rightValue: values.right.map(shown), difference: shown(values.difference),
        tolerance: shown(values.tolerance), unit: unit, relation: relation, site: site))
    return true
  }

  /// A value in base units (ratios as such) in `unit`, without trailing zeros, at most to ten places.
  private func display(_ value: Decimal, in unit: BiaoValues.Unit?) -> Decimal {
    guard let unit else { return value.normalized }
    let base = unit.dimension == .ratio ? value.scaled(byPowerOfTen: 2) : value
    guard let base else { return value }
    if unit.withoutPower.factor == .one, let shown = base.scaled(byPowerOfTen: -Int(unit.power)) {
      return shown.normalized
    }
    guard let shown = Rational(base).divided(by: unit.exactFactor)?.decimal(rounded: 10) else { return value }
    return shown.normalized
  }
}

extension Form {
  /// Whether a column's figures add up: rates do not.
  func isSummed(_ column: Int, of table: Int) -> Bool {
    guard let field = tables[table].columns[column].field else { return false }
    switch template.fields[field].type {
    case .amount, .integer, .number: return true
    default: return false
    }
  }

  /// Whether a name begins with 其中 or “of which”.
  func namesDetail(_ name: ByteRange) -> Bool {
    guard name.count >= 6 else { return false }
    switch tree.bytes[name.lowerBound] {
    case 0xE5: return tree.bytes[name].starts(with: Form.ofWhich)
    case 0x6F: return tree.bytes[name].starts(with: Form.ofWhichEn)
    default: return false
    }
  }

  private static let ofWhich = Array("其中".utf8)
  private static let ofWhichEn = Array("of which".utf8)
}

extension FigureUse {
  /// Whether the figure counts in that unit.
  fileprivate func hasPlainly(_ unit: BiaoValues.Unit?) -> Bool { isSameUnit(figure.unit ?? inherited, unit) }
}

/// The rows that are indented directly under each row of a table, blank ones left out.
private struct RowsBelow {
  /// The first row under each, and the next of the same parent; -1 for none. The last of `first` is the table itself.
  private var first: [Int]
  private var next: [Int]

  init(_ rows: [Table.Row]) {
    first = Array(repeating: -1, count: rows.count + 1)
    next = Array(repeating: -1, count: rows.count)
    for row in rows.indices.reversed() where !rows[row].isBlank {
      let parent = rows[row].parent ?? rows.count
      next[row] = first[parent]
      first[parent] = row
    }
  }

  /// The rows under `row`, or the outermost rows for nil.
  func rows(of row: Int?) -> [Int] {
    var result: [Int] = []
    var at = first[row ?? first.count - 1]
    while at >= 0 {
      result.append(at)
      at = next[at]
    }
    return result
  }
}
