// The examples that go with the language reference: exactly the faults that are written into them are found.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Foundation
import TestSupport
import Testing

@Suite struct ExampleFormsTests {
  /// `Tests/Fixtures/examples-expected.tsv`: file, line, rule, the words in the finding's range. Clean forms have none.
  @Test(arguments: Language.allCases)
  func haveTheFindingsThatWereWrittenIntoThem(_ language: Language) throws {
    let root = repositoryRoot
    let table = try String(
      contentsOf: root.appendingPathComponent("Tests/Fixtures/examples-expected.tsv"), encoding: .utf8)
    let expected = table.split(separator: "\n").map { $0.split(separator: "\t", maxSplits: 3).joined(separator: " | ") }
    let sources = ExampleFormsTests.sources
    #expect(sources.count >= 15)
    var options = LintOptions()
    options.language = language
    let linter = Linter(templates: TemplateStore(workspace: sources), options: options)
    let found = sources.flatMap { source in
      linter.lint(source).map { finding in
        let line = source.tree.position(at: finding.range.lowerBound, in: .codePoint).line + 1
        let path = source.path.split(separator: "/").suffix(2).joined(separator: "/")
        return "\(path) | \(line) | \(finding.rule) | \(source.tree.text(finding.range))"
      }
    }
    #expect(found.sorted() == expected.sorted())
  }

  /// A form that is as it should be has nothing to fear from those who want to hear everything.
  @Test func cleanOnesHaveNoFindingUnderStrict() throws {
    let sources = ExampleFormsTests.sources
    var options = LintOptions()
    options.settings = RuleSettings(.strict)
    let linter = Linter(templates: TemplateStore(workspace: sources), options: options)
    let clean = sources.filter { $0.path.contains("examples/clean/") }
    #expect(clean.count >= 12)
    for source in clean {
      let findings = linter.lint(source)
      #expect(findings.isEmpty, "\(source.path): \(describe(findings, source.tree.bytes))")
    }
  }

  /// The library's own documents are forms like any other.
  @Test(arguments: ["common", "english"])
  func theIndicatorLibraryHasNoFinding(_ name: String) throws {
    var options = LintOptions()
    options.settings = RuleSettings(.all)
    let linter = Linter(templates: TemplateStore(workspace: []), options: options)
    let file = repositoryRoot.appendingPathComponent("Sources/BiaoLibrary/Indicators/\(name).biao")
    let bytes = Array(try Data(contentsOf: file))
    let findings = linter.lint(SourceFile(path: name, tree: Tree(bytes)))
    #expect(findings.isEmpty, "\(describe(findings, bytes))")
  }

  /// All documents of `grammar/examples`.
  static let sources = Document.examples.map { SourceFile(path: "examples/" + $0.name, tree: Tree($0.bytes)) }
}
