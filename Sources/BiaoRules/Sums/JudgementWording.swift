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
  static let maximumListed = 200
  /// More guesses than this are none.
  static let maximumRanked = 5

  // MARK: - Names and numbers

  /// What the message speaks of: the entry, or the row and its column.
  var subject: (zh: String, en: String) {
    // Several figures on the left have no name of their own: they are what the template's formula sums up.
    if judgement.left.count > 1 || sumsUp {
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
  var left: String {
    if judgement.kind == .comparison, let term = judgement.left.first, let text = printed(term) { return text }
    return shown(judgement.leftValue) + unitWord
  }

  var right: String {
    if judgement.kind == .comparison, judgement.right.count == 1, let text = printed(judgement.right[0]) { return text }
    return (judgement.rightValue.map(shown) ?? "") + unitWord
  }

  /// That of two rates in percent is one of percentage points.
  var difference: String {
    let text = shown(judgement.difference.magnitude) + unitWord
    guard text.utf8.last == UInt8(ascii: "%") else { return text }
    return text.dropLast() + (report.language == .zh ? " 个百分点" : " percentage points")
  }

  /// Sums of targets, whose amounts bear their units, are named with it.
  private var unitWord: String {
    guard sumsUp, let unit = judgement.unit, unit.dimension == .money else { return "" }
    return report.language == .zh ? " \(unit.symbol)" : " “\(unit.symbol)”"
  }

  /// A figure as its author wrote it: 100% stays 100% beside 1.27倍. Nil for a blank.
  private func printed(_ term: Judgement.Term) -> String? {
    guard let use = term.written else { return nil }
    let unit = use.figure.effectiveUnit(in: use.inherited)
    if unit == judgement.unit, unit?.dimension != .ratio, use.figure.divisor == 1, !use.figure.isNumeral {
      return use.figure.number.description
    }
    let text = form.tree.text(use.figure.range)
    return text.isEmpty ? nil : report.quote(use.figure.range)
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

  /// The figures on the right by name: one, or a few with their signs.
  var other: (zh: String, en: String)? {
    guard let first = judgement.right.first, judgement.right.count <= 3, !first.isSubtracted else { return nil }
    var words = (zh: "", en: "")
    for term in judgement.right {
      let name = place(named: term)
      if !words.zh.isEmpty {
        words.zh += term.isSubtracted ? "减" : "加"
        words.en += term.isSubtracted ? " minus " : " plus "
      }
      words.zh += name.zh
      words.en += name.en
    }
    return words
  }

  /// A figure of the same name as the one spoken of is told apart by where it stands.
  private func place(named term: Judgement.Term) -> (zh: String, en: String) {
    let label = label(name: term.name, line: term.line, range: term.range)
    let lines = form.tree.lines
    // The weight of the very indicator that is spoken of.
    if term.name == judgement.name, term.range != judgement.place,
      form.indicator(atLine: term.line)?.weightRange == term.range
    {
      return ("该项分值", "its weight")
    }
    guard term.range != judgement.place,
      label.zh == self.label(name: judgement.name, line: judgement.line, range: judgement.place).zh,
      lines.indices.contains(term.line), lines[term.line].kind != .row, let parent = lines[term.line].parent,
      let group = form.tree.readLabel(ofLine: parent)?.name
    else { return label }
    let name = "“\(report.quote(group))”"
    return ("\(name)的\(label.zh)", "\(label.en) under \(name)")
  }

  /// What the right-hand side is: the parts of a group, or what the formula makes of its figures.
  var rightWords: (zh: String, en: String) {
    if isDifference {
      return other.map { ("\($0.zh)得", "\($0.en) is") } ?? ("按公式算得", "computed from the others it is")
    }
    if sumsUp { return other.map { ("\($0.zh)为", "\($0.en) is") } ?? ("另一边为", "the other side is") }
    guard judgement.left.count == 1 else { return ("另一边为", "the other side is") }
    if case .parts(let parts, _)? = relation?.kind {
      let name = form.template.fields[parts].name
      return ("“\(name)”各项之和", "the parts of “\(name)” add up to")
    }
    if let heading {
      let name = "“\(report.quote(heading))”"
      return ("\(name)各项之和", "the rows of \(name) add up to")
    }
    return ("各项之和", "its parts add up to")
  }

  /// What to check, where no figure is clearly the wrong one.
  func advice(_ trace: SumTrace) -> (zh: String, en: String) {
    if isDifference {
      return judgement.right.count == 2
        ? ("核对这两个数和差额", "check both figures and their difference")
        : ("核对各数和结果", "check the figures and the result")
    }
    if sumsUp || judgement.left.count > 1 { return ("核对两边的数", "check both") }
    guard let total = judgement.left.first, breaks(total, isRight: false) else {
      return ("核对各项和合计", "check the parts and the total")
    }
    let relations = report.relations(of: form)
    let suspects = judgement.right.filter { relations.failures(at: $0.range) > 1 }
    if suspects.count == 1, let suspect = suspects.first {
      let name = place(named: suspect)
      return ("先核对\(name.zh)，它在别处也对不上", "check \(name.en) first, which fails elsewhere too")
    }
    if suspects.isEmpty, judgement.right.allSatisfy({ $0.written != nil && breaks($0, isRight: true) }) {
      return ("各数在别处没有发现矛盾，逐一核对", "each figure agrees with others: check them one by one")
    }
    // Another breakdown, or another sum, agrees with the total.
    return ("这个合计在别处没有发现矛盾，先核对各项有无错漏", "the total agrees with others: check these parts for errors and omissions first")
  }

  /// Whether the change of that figure alone that makes the sides meet breaks another relation.
  private func breaks(_ term: Judgement.Term, isRight: Bool) -> Bool {
    guard let repair = Repair(term, isRight: isRight, of: judgement, SumNotation(judgement)) else { return false }
    let relations = report.relations(of: form)
    return relations.effect(at: term.range, from: repair.written, to: repair.exact, unit: repair.unit).broken > 0
  }

  /// What to check of a computed value.
  var computationAdvice: (zh: String, en: String) {
    guard case .check(let formula, _)? = relation?.kind, case .binary(.divide, _, _) = formula.right else {
      return ("核对算法和用到的数", "check how it was computed")
    }
    return ("核对分子、分母和比率", "check numerator, denominator and rate")
  }

  private var isDifference: Bool { judgement.left.count == 1 && judgement.right.contains(where: \.isSubtracted) }

  /// The row without figures under which the parts of a table's total stand: 按收入性质分.
  private var heading: ByteRange? {
    guard case .total(let field, _)? = relation?.kind, let first = judgement.right.first,
      let table = form.table(of: field), let parent = table.row(atLine: first.line)?.parent,
      table.rows.indices.contains(parent), table.rows[parent].line != judgement.line
    else { return nil }
    var name = table.rows[parent].name
    let bytes = form.tree.bytes
    if bytes[name].last == 0x3A { return name.lowerBound..<max(name.lowerBound, name.upperBound - 1) }
    if bytes[name].suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]) { name = name.lowerBound..<name.upperBound - 3 }
    return name
  }

  // MARK: - The template's formula

  private var relation: Relation? {
    form.template.relations.indices.contains(judgement.relation) ? form.template.relations[judgement.relation] : nil
  }

  /// Whether the left-hand side is `sum(…)`, of one figure or many.
  var sumsUp: Bool { judgement.kind != .computation && summed != nil }

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
    guard judgement.left.count > 1 || sumsUp, let summed, let line = form.line(of: summed),
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
    let ranked = Array((trace.map(candidates) ?? []).prefix(JudgementWording.maximumRanked))
    for (rank, candidate) in ranked.enumerated() { ranks[candidate.term.range] = rank }
    // A figure may take part twice: (a + b) / a.
    var seen: Set<ByteRange> = []
    for term in terms where term.range != place || ranks[term.range] != nil {
      guard seen.insert(term.range).inserted else { continue }
      if places.count == Self.maximumListed {
        let rest = terms.count - places.count
        places.append(report.place(term.range, zh: "还有 \(rest) 项", en: "and \(rest) more"))
        break
      }
      let guess = ranks[term.range].map { rankWords($0, of: ranked.count, ranked[$0]) }
      places.append(place(of: term, guess ?? ("", "")))
    }
    return places + origin
  }

  private func place(of term: Judgement.Term, _ guess: (zh: String, en: String)) -> RelatedPlace {
    let (zh, en) = place(named: term)
    guard let value = term.value else {
      return report.place(term.range, zh: "\(zh)空白\(guess.zh)", en: "\(en) is blank\(guess.en)")
    }
    // What enters a quotient has a unit of its own, and so has its interval.
    if judgement.kind != .sum, let text = printed(term) {
      return report.place(term.range, zh: "\(zh) \(text)\(guess.zh)", en: "\(en): \(text)\(guess.en)")
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
