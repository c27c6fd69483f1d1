// Documents for the tests of features.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax

/// The view of a document with `text`, beside further workspace templates.
func view(_ text: String, path: String = "a.biao", templates: [String] = [], language: Language = .zh) -> DocumentView {
  let sources = templates.enumerated().map { index, text in
    SourceFile(path: "t\(index).biao", tree: Tree(Array(text.utf8)))
  }
  let store = TemplateStore(workspace: sources, provided: [ConfigurationTemplate.provided])
  var options = LintOptions()
  options.language = language
  let source = SourceFile(path: path, tree: Tree(Array(text.utf8)))
  let linter = Linter(templates: store, options: options)
  return DocumentView(linter.examine(source), linter: linter)
}
