// What is said of a relation that does not hold.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The words, places and numbers of one judgement.
struct JudgementWording {
  let judgement: Judgement
  let form: Form
  let report: Report
  /// The finest decimals printed among the figures.
  private(set) var printedScale = 0

  init(_ judgement: Judgement, _ form: Form, _ report: Report) {
    self.judgement = judgement
    self.form = form
    self.report = report
    printedScale = finestScale()
  }

  /// More addends than this are counted, not listed.
  private static let maximumListed = 200
  /// More guesses than this are none.
  static let maximumRanked = 5

  // MARK: - Names and numbers

  /// What the message speaks of: the entry, or the row and its column.
  var subject: (zh: String, en: String) {
    // Several figures on the left have no name of their own: they are what the template's formula sums up.
    if judgement.left.count > 1 {
      if let summed {
        let name = form.template.fields[summed].name
        return ("“\(name)”各项合计", "the sum of “\(name)”")
      }
      if let formula = leftFormula { return ("“\(formula)”", "“\(formula)”") }
    }
    let name = "“\(report.quote(judgement.name))”"
    guard let column = judgement.columnName, column != judgement.name, !column.isEmpty else {
      return label(name: judgement.name, line: judgement.line, range: judgement.place)
    }
    let columnName = "“\(report.quote(column))”"
    if judgement.name.isEmpty { return (columnName, columnName) }
    return ("\(name)的\(columnName)", "\(columnName) of \(name)")
  }

  /// What a figure is called. One that stands on a line below its indicator bears two names, a weight none of its own.
  func label(name: ByteRange, line: Int, range: ByteRange) -> (zh: String, en: String) {
    let quoted = "“\(report.quote(name))”"
    guard form.tree.lines.indices.contains(line), form.tree.lines[line].kind != .row else { return (quoted, quoted) }
    if form.indicator(atLine: line)?.weightRange == range { return ("\(quoted)的分值", "the weight of \(quoted)") }
    guard name.lowerBound < form.tree.lines[line].start, let own = form.tree.readLabel(ofLine: line)?.name else {
      return (quoted, quoted)
    }
    return ("\(quoted)的“\(report.quote(own))”", "“\(report.quote(own))” of \(quoted)")
  }

  /// The sides and their difference. Rates computed from figures have no end; they are shown as finely as the one that
  /// is printed, with two decimals at least.
  var left: String { shown(judgement.leftValue) }
  var right: String { judgement.rightValue.map(shown) ?? "" }
  /// That of two rates in percent is one of percentage points.
  var difference: String {
    let text = shown(judgement.difference.magnitude)
    guard text.utf8.last == UInt8(ascii: "%") else { return text }
    return text.dropLast() + (report.language == .zh ? " 个百分点" : " percentage points")
  }

  private func shown(_ value: Decimal) -> String {
    var text: String
    if judgement.kind == .computation {
      text = value.rounded(places: computedPlaces).normalized.description
    } else {
      // With as many decimals as the finest of them, so that 373.72 stands beside 373.70.
      text = (value.rescaled(to: max(finest, value.scale)) ?? value).description
    }
    if let unit = judgement.unit, unit.dimension == .ratio {
      let symbol = unit.symbol
      text += report.language == .zh || symbol == "%" ? symbol : " “\(symbol)”"
    }
    return text
  }

  private var finest: Int { printedScale }

  private func finestScale() -> Int {
    var finest = max(judgement.leftValue.scale, judgement.rightValue?.scale ?? 0, judgement.difference.scale)
    for term in judgement.left + judgement.right {
      guard let use = term.written else { continue }
      if use.figure.effectiveUnit(in: use.inherited) == judgement.unit { finest = max(finest, use.figure.number.scale) }
    }
    return finest
  }

  private var computedPlaces: Int {
    let printed = max(judgement.leftValue.scale, 2)
    guard let right = judgement.rightValue else { return printed }
    return right.rounded(places: printed) == judgement.leftValue ? printed + 4 : printed
  }

  /// The one figure on the right, if there is one.
  var other: (zh: String, en: String)? {
    guard judgement.right.count == 1, let term = judgement.right.first else { return nil }
    return label(name: term.name, line: term.line, range: term.range)
  }

  /// What the right-hand side is: the parts of the template's group, or what the formula makes of its figures.
  var rightWords: (zh: String, en: String) {
    guard judgement.right.allSatisfy({ !$0.isSubtracted }), judgement.left.count == 1 else { return ("算得", "computed") }
    if case .parts(let parts, _)? = relation?.kind {
      let name = form.template.fields[parts].name
      return ("“\(name)”各项之和", "the parts of “\(name)” add up to")
    }
    return ("各项之和", "its parts add up to")
  }

  // MARK: - The template's formula

  private var relation: Relation? {
    form.template.relations.indices.contains(judgement.relation) ? form.template.relations[judgement.relation] : nil
  }

  /// The field whose lines the formula's left-hand side sums up, if it is a sum and nothing else.
  private var summed: Int? {
    guard case .check(let formula, _)? = relation?.kind, case .sum(let operand) = formula.left else { return nil }
    switch operand {
    case .field(let field), .column(let field): return field
    case .attribute(let field, _), .weights(let field): return field
    }
  }

  /// The left-hand side as the template writes it.
  private var leftFormula: String? {
    guard let relation, form.template.sources.indices.contains(relation.origin.source) else { return nil }
    let tree = form.template.sources[relation.origin.source].tree
    let text = tree.text(relation.range)
    let end = text.firstIndex { "=<>!＝＜＞！≤≥≠".contains($0) } ?? text.endIndex
    var left = String(text[..<end])
    while left.last == " " { left.removeLast() }
    return left.isEmpty ? nil : left
  }

  /// Where to speak: at the figure on the left; at the name of what is summed up, where there are several.
  var place: ByteRange {
    guard judgement.left.count > 1, let summed, let line = form.line(of: summed),
      let name = form.tree.readLabel(ofLine: line)?.name
    else { return judgement.place }
    return name
  }

  // MARK: - Places

  /// The figures on both sides, with the rank of those that may be the wrong one, and the template's line.
  func related(_ trace: SumTrace? = nil) -> [RelatedPlace] {
    var places: [RelatedPlace] = []
    let terms = judgement.left + judgement.right
    var ranks: [ByteRange: Int] = [:]
    for (rank, candidate) in (trace?.candidates ?? []).prefix(JudgementWording.maximumRanked).enumerated() {
      ranks[candidate.term.range] = rank
    }
    for term in terms where term.range != place || ranks[term.range] != nil {
      if places.count == Self.maximumListed {
        let rest = terms.count - places.count
        places.append(report.place(term.range, zh: "还有 \(rest) 项", en: "and \(rest) more"))
        break
      }
      places.append(place(of: term, ranks[term.range].flatMap { rank in trace.map { (rank, $0.candidates[rank]) } }))
    }
    return places + origin
  }

  private func place(of term: Judgement.Term, _ ranked: (rank: Int, candidate: SumTrace.Candidate)?) -> RelatedPlace {
    let (zh, en) = label(name: term.name, line: term.line, range: term.range)
    let guess = ranked.map { rankWords($0.rank, $0.candidate) } ?? (zh: "", en: "")
    guard let value = term.value else {
      return report.place(term.range, zh: "\(zh)空白\(guess.zh)", en: "\(en) is blank\(guess.en)")
    }
    let (zhInterval, enInterval) = interval(half: term.half)
    return report.place(
      term.range, zh: "\(term.isSubtracted ? "减" : "")\(zh) \(shown(value))\(zhInterval)\(guess.zh)",
      en: "\(term.isSubtracted ? "minus " : "")\(en): \(shown(value))\(enInterval)\(guess.en)")
  }

  /// What a rounded figure stands for: 1.25 ± 0.005.
  private func interval(half: Decimal) -> (zh: String, en: String) {
    half.isZero ? ("", "") : ("（±\(half.normalized)）", " (±\(half.normalized))")
  }

  private var origin: [RelatedPlace] {
    guard form.template.relations.indices.contains(judgement.relation) else { return [] }
    let origin = form.template.relations[judgement.relation].origin
    guard form.template.sources.indices.contains(origin.source) else { return [] }
    let source = form.template.sources[origin.source]
    return [
      RelatedPlace(
        source: source, range: source.tree.contentRange(ofLine: origin.line),
        message: report.language == .zh ? "模板的核对关系" : "the relation in the template")
    ]
  }
}
