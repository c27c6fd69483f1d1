// All that the linter knows of one document: what the language server keeps of it, and what its features look at.

package import BiaoModel

/// A document, what it means, and what is wrong with it.
package struct Examination: Sendable {
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
  /// What other documents are compared with.
  package let facts: Facts
}

extension Examination {
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
