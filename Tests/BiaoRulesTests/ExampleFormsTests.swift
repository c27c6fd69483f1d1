// The examples that go with the language reference: exactly the faults that are written into them are found.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Foundation
import Testing

@Suite struct ExampleFormsTests {
  /// `Tests/Fixtures/examples-expected.tsv`: file, line, rule, the words in the finding's range. Clean forms have none.
  @Test(arguments: Language.allCases)
  func haveTheFindingsThatWereWrittenIntoThem(_ language: Language) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appendingPathComponent("grammar/examples")
    let table = try String(
      contentsOf: root.appendingPathComponent("Tests/Fixtures/examples-expected.tsv"), encoding: .utf8)
    let expected = table.split(separator: "\n").map { $0.split(separator: "\t", maxSplits: 3).joined(separator: " | ") }
    var sources: [SourceFile] = []
    for case let file as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      ?? FileManager.DirectoryEnumerator() where file.pathExtension == "biao"
    {
      let path = file.pathComponents.suffix(2).joined(separator: "/")
      sources.append(SourceFile(path: path, tree: Tree(Array(try Data(contentsOf: file)))))
    }
    #expect(sources.count >= 15)
    var options = LintOptions()
    options.language = language
    let linter = Linter(templates: TemplateStore(workspace: sources), options: options)
    let found = sources.flatMap { source in
      linter.lint(source).map { finding in
        let line = source.tree.position(at: finding.range.lowerBound, in: .codePoint).line + 1
        return "\(source.path) | \(line) | \(finding.rule) | \(source.tree.text(finding.range))"
      }
    }
    #expect(found.sorted() == expected.sorted())
  }
}
