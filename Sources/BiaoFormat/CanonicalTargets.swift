// Targets to be written in their canonical spelling: `15家以上` as `≥ 15 家`.

package import BiaoModel
import BiaoSyntax
import BiaoValues

/// The values of a form's indicators that have a better spelling, by line. Empty where nothing shall be rewritten.
package struct CanonicalTargets: Sendable {
  private var values: [Int: [UInt8]] = [:]

  /// Rewrites nothing.
  package init() {}

  /// Of each indicator of `form` whose target can be written so that it reads as the same target.
  package init(_ form: Form) {
    let bytes = form.tree.bytes
    for indicator in form.indicators {
      guard !form.tree.isTargetBelow(indicator), case .value(let list) = indicator.target,
        let text = list.canonical(bytes, indicator.value),
        let written = form.tree.value(ofLine: indicator.line), !bytes[written].elementsEqual(text)
      else { continue }
      values[indicator.line] = text
    }
  }

  /// The same of a document that is not bound yet: to the template that it names, else to the general one. Nothing of a
  /// template.
  package init(_ source: SourceFile, templates: TemplateStore) {
    self.init()
    guard TemplateStore.templateName(of: source.tree) == nil else { return }
    let name = source.tree.headDirective(.form).map { source.tree.text($0.argument) }
    for name in [name, TemplateStore.generalName] {
      if let name, case .found(let template) = templates.template(named: name, for: source.tree) {
        self = CanonicalTargets(Form(source, template: template))
        return
      }
    }
  }

  package var isEmpty: Bool { values.isEmpty }

  func value(ofLine line: Int) -> [UInt8]? { values.isEmpty ? nil : values[line] }
}
