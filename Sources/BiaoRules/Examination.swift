// All that the linter knows of one document: what the language server keeps of it, and what its features look at.

package import BiaoModel

/// A document, what it means, and what is wrong with it. A class without state: it is handed around at every keystroke,
/// and a copy of all its parts would count a hundred references.
package final class Examination: Sendable {
  package enum Subject: Sendable {
    case form(Form)
    case template(Template)
  }

  package let source: SourceFile
  package let subject: Subject
  /// Whether the form names a template that there is not, so that it was bound to the general one.
  package let isGuess: Bool
  /// Sorted by place and then by rule; those across files are among them, where the faults were given.
  package let findings: [Finding]
  /// With what became of them, in document order.
  package let suppressions: [Suppression]
  /// What the next examination takes over; nil for a template.
  let trace: LintTrace?

  init(
    source: SourceFile, subject: Subject, isGuess: Bool, findings: [Finding], suppressions: [Suppression],
    trace: LintTrace?
  ) {
    self.source = source
    self.subject = subject
    self.isGuess = isGuess
    self.findings = findings
    self.suppressions = suppressions
    self.trace = trace
  }
}

extension Examination {
  /// The same of a document of which nothing shall be said.
  package var withoutFindings: Examination {
    Examination(
      source: source, subject: subject, isGuess: isGuess, findings: [], suppressions: suppressions, trace: trace)
  }

  /// What other documents are compared with: read from the document when asked for, which costs a walk over it.
  package var facts: Facts { Facts(source, subject) }

  /// The form, unless the document is a template.
  package var form: Form? {
    if case .form(let form) = subject { form } else { nil }
  }

  /// The template itself, or the one to which the form is bound.
  package var template: Template {
    switch subject {
    case .form(let form): form.template
    case .template(let template): template
    }
  }
}

extension Facts {
  init(_ source: SourceFile, _ subject: Examination.Subject) {
    switch subject {
    case .form(let form): self.init(form)
    case .template: self.init(template: source)
    }
  }
}
