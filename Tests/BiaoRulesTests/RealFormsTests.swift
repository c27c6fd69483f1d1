// The findings in real forms, by form and rule: a list that was read against the forms, finding by finding.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Foundation
import TestSupport
import Testing

@Suite struct RealFormsTests {
  /// Each finding was read against its form and can be defended. `Tests/Fixtures/real-forms-expected.tsv`: form, rule, how
  /// many.
  @Test(.enabled(if: !Document.realForms.isEmpty)) func findsWhatWasRead() throws {
    let fixture = repositoryRoot.appending(path: "Tests/Fixtures/real-forms-expected.tsv")
    let expected = try String(contentsOf: fixture, encoding: .utf8).split(separator: "\n").map(String.init)
    let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    var found: [String] = []
    var details = ""
    for document in Document.realForms {
      let findings = linter.lint(SourceFile(path: document.name, tree: Tree(document.bytes)))
      for (rule, group) in Dictionary(grouping: findings, by: \.rule) {
        found.append("\(document.name.dropLast(5))\t\(rule)\t\(group.count)")
      }
      details += "\(document.name)\n\(describe(findings, document.bytes))\n"
    }
    let unexpected = Set(found).symmetricDifference(expected).sorted()
    #expect(unexpected.isEmpty, "\(unexpected.joined(separator: "\n"))\n\(details)")
  }

  @Test(.enabled(if: !Document.realForms.isEmpty)) func templatesAreClean() throws {
    let sources = Document.realTemplates.map { SourceFile(path: $0.name, tree: Tree($0.bytes)) }
    let linter = Linter(templates: TemplateStore(workspace: sources), options: LintOptions())
    for source in sources {
      let findings = linter.lint(source)
      #expect(findings.isEmpty, "\(source.path)\n\(describe(findings, source.tree.bytes))")
    }
  }
}
