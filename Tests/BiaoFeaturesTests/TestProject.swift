// Small workspaces for the tests of features that look beyond one document.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import Foundation
import TestSupport

/// Documents by name, as a workspace.
struct TestProject {
  private(set) var sources: [SourceFile]
  let templates: TemplateStore

  init(_ documents: [(path: String, text: String)]) {
    self.init(documents.map { SourceFile(path: $0.path, tree: Tree(Array($0.text.utf8))) })
  }

  init(_ sources: [SourceFile]) {
    self.sources = sources
    templates = TemplateStore(workspace: sources, provided: [ConfigurationTemplate.provided])
  }

  var project: ProjectView {
    let byPath = Dictionary(sources.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    return ProjectView(paths: sources.map(\.path), templates: templates, language: .zh, read: { byPath[$0] })
  }

  func view(_ path: String, language: Language = .zh) -> DocumentView {
    let source = sources.first { $0.path == path } ?? SourceFile(path: path, tree: Tree([]))
    return view(source, language: language)
  }

  func view(_ source: SourceFile, language: Language = .zh) -> DocumentView {
    var options = LintOptions()
    options.language = language
    let linter = Linter(templates: templates, options: options)
    return DocumentView(linter.examine(source), linter: linter)
  }

  /// The offset of the `number`-th place (from 1) where `text` stands in the document.
  func offset(of text: String, _ number: Int = 1, in path: String) -> Int {
    let bytes = view(path).tree.bytes
    let wanted = Array(text.utf8)
    var found = 0
    for start in 0...max(bytes.count - wanted.count, 0) where bytes[start...].starts(with: wanted) {
      found += 1
      if found == number { return start }
    }
    return -1
  }
}

// What a server does in pieces is done here with a pause after each document, which must not be seen.

extension PlaceSearch {
  func whole() -> [Location] {
    var search = self
    var found: [Location] = []
    while !search.advance(isDue: { true }, { found.append($0) }) {}
    return found
  }
}

extension ProjectView {
  func renamed(at offset: Int, in view: DocumentView, to name: String) -> Result<RenamePlan, RenameRefusal> {
    Result { () throws(RenameRefusal) in
      var renaming = try rename(at: offset, in: view, to: name)
      while true {
        if let plan = try renaming.advance(isDue: { true }) { return plan }
      }
    }
  }

  func symbols(
    _ query: String, limit: Int = SymbolQuery.maximumSymbols, reading: ReadingMatch? = nil
  ) -> WorkspaceSymbolList {
    var search = SymbolQuery(query, in: self, limit: limit, reading: reading)
    while true {
      if let list = search.advance(isDue: { true }) { return list }
    }
  }
}

/// A place as a test writes it: `a.biao:3 年度`, lines from 1.
func describe(_ location: Location) -> String {
  let line = location.source.tree.lineIndex(at: location.range.lowerBound) + 1
  return "\(location.source.path):\(line) \(location.source.tree.text(location.range))"
}

/// The documents of grammar/examples and the built-in templates as a workspace; those in folders of their own too.
let exampleProject = TestProject(Document.examples.map { SourceFile(path: $0.name, tree: Tree($0.bytes)) })
