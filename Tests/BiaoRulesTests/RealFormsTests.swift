// The findings in real forms, by form and rule: a list that was read against the forms, finding by finding.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Foundation
import Testing

@Suite struct RealFormsTests {
  /// The folder beside the package that holds real forms; nil where there is none.
  private static var shared: URL? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = ProcessInfo.processInfo.environment["HEBIAO_SHARED"].map { URL(filePath: $0) }
    let folder = path ?? root.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: folder.appending(path: "forms").path) ? folder : nil
  }

  /// Each finding was read against its form and can be defended. `Tests/Fixtures/real-forms-expected.tsv`: form, rule, how
  /// many.
  @Test(.enabled(if: shared != nil)) func findsWhatWasRead() throws {
    let fixture = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/real-forms-expected.tsv")
    let expected = try String(contentsOf: fixture, encoding: .utf8).split(separator: "\n").map(String.init)
    let folder = try #require(Self.shared).appending(path: "forms")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".biao") }
    let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    var found: [String] = []
    var details = ""
    for name in names.sorted() {
      let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
      let findings = linter.lint(SourceFile(path: name, tree: Tree(bytes)))
      for (rule, group) in Dictionary(grouping: findings, by: \.rule) {
        found.append("\(name.dropLast(5))\t\(rule)\t\(group.count)")
      }
      details += "\(name)\n\(describe(findings, bytes))\n"
    }
    let unexpected = Set(found).symmetricDifference(expected).sorted()
    #expect(unexpected.isEmpty, "\(unexpected.joined(separator: "\n"))\n\(details)")
  }

  @Test(.enabled(if: shared != nil)) func templatesAreClean() throws {
    let folder = try #require(Self.shared).appending(path: "templates")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "biao" }
    let sources = try files.map { SourceFile(path: $0.lastPathComponent, tree: Tree(Array(try Data(contentsOf: $0)))) }
    let linter = Linter(templates: TemplateStore(workspace: sources), options: LintOptions())
    for source in sources {
      let findings = linter.lint(source)
      #expect(findings.isEmpty, "\(source.path)\n\(describe(findings, source.tree.bytes))")
    }
  }
}
