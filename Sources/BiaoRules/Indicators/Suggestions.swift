// Quantified wordings in place of a target that nobody can judge, from the indicator library.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// What could stand in place of an indicator: the library's indicators for its tier, the nearest to its name first.
struct Suggestions {
  private let indicator: Indicator
  private let form: Form
  private let report: Report
  let candidates: [LibraryCandidate]

  init(for indicator: Indicator, in form: Form, _ report: Report) {
    self.indicator = indicator
    self.form = form
    self.report = report
    guard report.maySuggest() else {
      candidates = []
      return
    }
    let tier = form.template.fields.indices.contains(indicator.tier) ? form.template.fields[indicator.tier].key : .empty
    let bytes = form.tree.bytes
    let own = NameKey(bytes, indicator.name)
    // What the form has already would stand there twice.
    let names = report.indicatorNames(of: form)
    candidates = Array(
      report.library.candidates(inTier: tier, for: bytes, indicator.name, count: 6)
        .filter { NameKey($0.name) == own || !names.contains(NameKey($0.name)) }.prefix(3))
  }

  /// What a message says of the first: `，可改用能衡量的指标，如“受益人口: ≥ 12000 人”`; empty where there is none.
  var chinese: String { candidates.first.map { "；可改用能衡量的指标，如“\($0.name): \($0.example)”" } ?? "" }
  var english: String {
    candidates.first.map { "; an indicator that can be measured: “\($0.name): \($0.example)”" } ?? ""
  }

  /// One change of name and target for each. None where other lines give the target's unit or repeat the target, so that
  /// they would contradict it.
  var fixes: [Fix] {
    let attributes = report.attributes(of: indicator, in: form)
    guard attributes[.unit] == nil, attributes[.content] == nil, attributes[.actual] == nil, !indicator.name.isEmpty,
      indicator.value.lowerBound >= indicator.name.upperBound, !indicator.value.isEmpty, isOneLine(indicator.value),
      !isQuoted(indicator.name), indicator.unit == nil
    else { return [] }
    return candidates.map { candidate in
      let words = "\(candidate.name): \(candidate.example)"
      let name = Insertion.written(candidate.name)
      var edits = [TextEdit(range: indicator.value, text: candidate.example)]
      if form.tree.text(indicator.name) != name { edits.insert(TextEdit(range: indicator.name, text: name), at: 0) }
      return report.fix(
        .suggested, zh: "改为“\(words)”，数字按实际定", en: "change it to “\(words)” with a figure of your own", edits: edits)
    }
  }

  /// The most usual indicator of a tier, for a tier that has none; nil where the tier has tiers below it, where its
  /// indicators need more than a target, and where the library has none for it.
  static func start(ofTier field: Int, in form: Form, _ report: Report) -> LibraryCandidate? {
    let template = form.template
    guard template.fields.indices.contains(field), template.fields[field].type == .tier, report.maySuggest(),
      !template.children(of: field).contains(where: { template.fields[$0].type == .tier }),
      !(template.fields[field].items.map { template.children(of: $0).contains { template.fields[$0].isRequired } }
        ?? false)
    else { return nil }
    return report.library.usual(inTier: template.fields[field].key)
  }

  private func isOneLine(_ range: ByteRange) -> Bool { !form.tree.bytes[range].contains { $0 == 0x0A || $0 == 0x0D } }

  /// Whether marks enclose the name in its label.
  private func isQuoted(_ name: ByteRange) -> Bool {
    let bytes = form.tree.bytes
    guard name.lowerBound > 0, name.upperBound < bytes.count else { return true }
    return bytes[name.lowerBound - 1] == 0x22 || bytes[..<name.lowerBound].suffix(3).elementsEqual("“".utf8)
  }
}
