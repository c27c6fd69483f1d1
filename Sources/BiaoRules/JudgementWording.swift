// What is said of a relation that does not hold.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The words, places and numbers of one judgement.
struct JudgementWording {
  let judgement: Judgement
  let form: Form
  let report: Report

  init(_ judgement: Judgement, _ form: Form, _ report: Report) {
    self.judgement = judgement
    self.form = form
    self.report = report
  }

  /// More addends than this are counted, not listed.
  private static let maximumListed = 200

  // MARK: - Names and numbers

  /// What the message speaks of: the entry, or the row and its column.
  var subject: (zh: String, en: String) {
    let name = "“\(report.quote(judgement.name))”"
    guard let column = judgement.columnName, column != judgement.name, !column.isEmpty else { return (name, name) }
    let columnName = "“\(report.quote(column))”"
    if judgement.name.isEmpty { return (columnName, columnName) }
    return ("\(name)的\(columnName)", "\(columnName) of \(name)")
  }

  /// The sides and their difference. Rates computed from figures have no end; they are shown as finely as the one that
  /// is printed, with two decimals at least.
  var left: String { shown(judgement.leftValue) }
  var right: String { judgement.rightValue.map(shown) ?? "" }
  var difference: String { shown(judgement.difference.magnitude) }

  private func shown(_ value: Decimal) -> String {
    let isComputed = judgement.kind == .computation
    var text = (isComputed ? value.rounded(places: places).normalized : value).description
    if let unit = judgement.unit, unit == Units.percent { text += "%" }
    return text
  }

  private var places: Int {
    let printed = max(judgement.leftValue.scale, 2)
    guard let right = judgement.rightValue else { return printed }
    return right.rounded(places: printed) == judgement.leftValue ? printed + 4 : printed
  }

  // MARK: - Places

  /// The figures on both sides, and the template's line.
  var related: [RelatedPlace] {
    var places: [RelatedPlace] = []
    let terms = judgement.left + judgement.right
    for term in terms where term.range != judgement.place {
      if places.count == Self.maximumListed {
        let rest = terms.count - places.count
        places.append(report.place(term.range, zh: "还有 \(rest) 项", en: "and \(rest) more"))
        break
      }
      places.append(place(of: term))
    }
    return places + origin
  }

  private func place(of term: Judgement.Term) -> RelatedPlace {
    let name = "“\(report.quote(term.name))”"
    guard let value = term.value.map(shown) else {
      return report.place(term.range, zh: "\(name)空白", en: "\(name) is blank")
    }
    return report.place(
      term.range, zh: "\(term.isSubtracted ? "减" : "")\(name)\(value)", en: "\(term.isSubtracted ? "minus " : "")\(name): \(value)")
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

  // MARK: - Fixes

  /// The total as its addends make it. A person has to choose whether it is the total that is wrong.
  var correctedTotal: Fix? {
    guard judgement.kind == .sum, judgement.comparison == .equal, judgement.left.count == 1,
      let value = judgement.rightValue
    else { return nil }
    return correction(of: judgement.left[0], to: value)
  }

  /// The figure of a term replaced by another value, in the notation in which it is written.
  func correction(of term: Judgement.Term, to value: Decimal) -> Fix? {
    guard let index = term.figure, form.figures.indices.contains(index) else { return nil }
    let figure = form.figures[index].figure
    guard figure.divisor == 1, !figure.isFullwidth, !figure.isNumeral, !figure.isBracketed, !figure.number.isNegative,
      !value.isNegative, term.value == figure.number
    else { return nil }
    let text = (value.scale < figure.number.scale ? value.rescaled(to: figure.number.scale) : value)?.description
    guard let text else { return nil }
    let name = report.quote(term.name)
    return report.fix(
      .suggested, zh: "把“\(name)”改为 \(text)", en: "change “\(name)” to \(text)",
      edits: [TextEdit(range: figure.numberRange, text: text)])
  }
}
