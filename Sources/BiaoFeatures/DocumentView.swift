// What a feature is given: one document as its author sees it, and the documents around it.

package import BiaoModel
package import BiaoRules
package import BiaoSyntax

/// One document with its examination and the linter that made it, which knows the templates around it and the author's
/// language. Features are functions of it; their results speak of places in bytes of the document.
package struct DocumentView: Sendable {
  package let examination: Examination
  package let linter: Linter

  package init(_ examination: Examination, linter: Linter) {
    self.examination = examination
    self.linter = linter
  }

  package var templates: TemplateStore { linter.templates }
  package var language: Language { linter.options.language }
  package var source: SourceFile { examination.source }
  package var tree: Tree { examination.source.tree }
  /// The form, unless the document is a template.
  package var form: Form? { examination.form }
  /// The template itself, or the one to which the form is bound.
  package var template: Template { examination.template }
  package var isTemplate: Bool {
    // Not by the form, which would be copied.
    if case .template = examination.subject { true } else { false }
  }

  /// Whether the document is written in Chinese, as far as its beginning tells.
  var isInChinese: Bool { tree.isChinese(0..<min(tree.bytes.count, 4096)) }

  /// The text in the author's language.
  func say(zh: @autoclosure () -> String, en: @autoclosure () -> String) -> String { language == .zh ? zh() : en() }
}

/// The documents of a workspace, for features that look beyond one. Open documents are as they stand in the editor.
package struct ProjectView: Sendable {
  /// The names of all documents (`SourceFile.path`), in order.
  package let paths: [String]
  package let templates: TemplateStore
  package let language: Language
  /// The document of that name; nil if it cannot be read (any more).
  package let read: @Sendable (String) -> SourceFile?

  package init(
    paths: [String], templates: TemplateStore, language: Language, read: @escaping @Sendable (String) -> SourceFile?
  ) {
    self.paths = paths
    self.templates = templates
    self.language = language
    self.read = read
  }
}

/// A place in a document.
package struct Location: Sendable {
  package var source: SourceFile
  package var range: ByteRange

  package init(source: SourceFile, range: ByteRange) {
    self.source = source
    self.range = range
  }
}
