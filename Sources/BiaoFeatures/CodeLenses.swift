// Code lenses: one line above a part of the document that says how it stands.

import BiaoModel
import BiaoRules
package import BiaoSyntax
import BiaoValues

/// A line above a part of a document.
package struct CodeLens: Sendable {
  package enum Action: Sendable {
    /// The words say all there is.
    case none
    /// The places to show.
    case references([Location])
  }

  /// Where it stands: the name of the part.
  package var range: ByteRange
  /// Nil until it is resolved.
  package var title: String?
  package var action: Action
  /// The template whose uses an unresolved lens counts.
  package var template: String?

  package init(range: ByteRange, title: String? = nil, action: Action = .none, template: String? = nil) {
    self.range = range
    self.title = title
    self.action = action
    self.template = template
  }
}

extension DocumentView {
  /// The lenses of the document, in its order: findings above `@form`; the sum of the weights above the indicators; how many
  /// indicators a tier has; above a template, unresolved, how many documents use it.
  package func codeLenses() -> [CodeLens] {
    guard let form else {
      guard let directive = tree.headDirective(.template), !directive.argument.isEmpty else { return [] }
      return [CodeLens(range: directive.argument, title: nil, action: .none, template: tree.text(directive.argument))]
    }
    var lenses: [CodeLens] = []
    if let directive = tree.headDirective(.form), let title = findingsTitle() {
      lenses.append(CodeLens(range: directive.visibleRange, title: title, action: .none))
    }
    lenses += groupLenses(in: form)
    lenses += tierLenses(in: form)
    return lenses.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func findingsTitle() -> String? {
    let findings = examination.findings
    guard !findings.isEmpty else { return nil }
    let words = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      guard count > 0 else { return nil }
      return say(
        zh: "\(count) 处\(severity.title.zh)",
        en: "\(count) \(severity.title.en)\(count == 1 || severity == .info ? "" : "s")")
    }
    return words.joined(separator: say(zh: "，", en: ", "))
  }

  private func groupLenses(in form: Form) -> [CodeLens] {
    let weights = Weights(form)
    let sums = WeightSum.all(in: form, weights)
    return weights.groups.compactMap { group in
      // A tier that stands in no indicators group is its own.
      guard let line = form.line(of: group.field), let name = tree.readLabel(ofLine: line)?.name else { return nil }
      let count = group.counting.count
      var title = say(zh: "\(count) 项指标", en: count == 1 ? "1 indicator" : "\(count) indicators")
      if let sum = sums.first(where: { $0.tier == nil && $0.field == group.field }) {
        title += say(zh: " · 合计 ", en: " · ") + "\(sum.sum.normalized)/\(sum.expected.normalized)"
        if sum.holds { title += " ✓" }
      } else if let sum = total(of: group.counting, in: form) {
        title += say(zh: " · 合计 \(sum)", en: " · \(sum) points")
      }
      return CodeLens(range: name, title: title, action: .none)
    }
  }

  private func tierLenses(in form: Form) -> [CodeLens] {
    let groups = Set(Weights(form).groups.map(\.field))
    return form.tiers.compactMap { tier in
      guard !tier.isStruck, !tier.indicators.isEmpty, !groups.contains(tier.field) || !tier.isDeclared else {
        return nil
      }
      let counting = tier.indicators.filter { form.indicators[$0].counts }
      let count = counting.count
      var title = say(zh: "\(count) 项", en: count == 1 ? "1 indicator" : "\(count) indicators")
      if let sum = total(of: counting, in: form) {
        let expected = tier.weight ?? (tier.isDeclared ? form.template.fields[tier.field].weight : nil)
        title += say(zh: " · 合计 ", en: " · ") + sum.description + (expected.map { "/\($0.normalized)" } ?? "")
      }
      return CodeLens(range: tier.name, title: title, action: .none)
    }
  }

  private func total(of indicators: [Int], in form: Form) -> Decimal? {
    var sum: Decimal?
    for index in indicators {
      guard let weight = form.indicators[index].weight else { continue }
      guard let next = (sum ?? .zero).adding(weight) else { return nil }
      sum = next
    }
    return sum?.normalized
  }
}

/// The search for the names after `@form` and `@extends` that mean a template. It can be made in pieces: of a template that
/// is being written the number of its forms is asked for at every key.
package struct TemplateUses: Sendable {
  package private(set) var forms: [Location] = []
  package private(set) var templates: [Location] = []
  private let key: NameKey
  private let project: ProjectView
  /// How many of the project's documents were looked at.
  private var count = 0

  package init(ofTemplate name: String, in project: ProjectView) {
    key = NameKey(name)
    self.project = project
  }

  /// Goes on until it `isDue` to pause, asked between documents. Whether all were looked at.
  package mutating func advance(isDue: () -> Bool) -> Bool {
    while count < project.paths.count {
      if let source = project.read(project.paths[count]) { look(at: source) }
      count += 1
      if isDue() { return false }
    }
    return true
  }

  private mutating func look(at source: SourceFile) {
    for kind in [DirectiveKind.form, .extends] {
      guard let directive = source.tree.headDirective(kind), !directive.argument.isEmpty,
        NameKey(source.tree.bytes, directive.argument) == key
      else { continue }
      let place = Location(source: source, range: directive.argument)
      if kind == .form { forms.append(place) } else { templates.append(place) }
    }
  }

  /// The lens of the template with what was found.
  package func resolve(_ lens: CodeLens) -> CodeLens {
    guard lens.title == nil, lens.template != nil else { return lens }
    var resolved = lens
    let (forms, templates) = (forms.count, templates.count)
    if project.language == .zh {
      resolved.title = "\(forms) 份表使用" + (templates > 0 ? "，\(templates) 个模板继承" : "")
    } else {
      resolved.title =
        (forms == 1 ? "1 form" : "\(forms) forms")
        + (templates > 0 ? ", extended by \(templates)" : "")
    }
    let places = self.forms + self.templates
    if !places.isEmpty { resolved.action = .references(places) }
    return resolved
  }
}
