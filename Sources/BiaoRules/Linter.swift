// The runner: a document in, its findings out.

package import BiaoModel

/// What a run of the linter may be told.
package struct LintOptions: Sendable {
  package var language: Language = .zh

  package init() {}
}

/// Lints documents against templates. A value without state of its own: may be used from several threads at once.
package struct Linter: Sendable {
  package let templates: TemplateStore
  package let options: LintOptions

  package init(templates: TemplateStore, options: LintOptions) {
    self.templates = templates
    self.options = options
  }

  /// The findings of one document, sorted by place and then by rule.
  package func lint(_ source: SourceFile) -> [Finding] {
    []
  }
}
