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

  private static let expected: [String: [String: Int]] = [
    "chengde-department-2024": [:],
    "chengde-project-industry-fund-2024": ["missing-magnitude": 2, "vague-target": 1],
    "chengde-project-interest-subsidy-2024": ["vague-target": 1],
    "chengde-project-labor-dispatch-2024": ["illegal-value-type": 1, "unknown-unit": 4],
    "chengde-project-office-rent-2024": ["illegal-value-type": 1, "missing-unit": 2, "vague-target": 2],
    "xiangxi-base-data-2020": ["mismatched-sum": 3, "rounding-difference": 1],
    "xiangxi-department-report-2020": ["mismatched-sum": 19, "rounding-difference": 3, "unknown-field": 3],
    "xiangxi-department-review-2020": ["mismatched-sum": 4, "missing-comparator": 1, "rounding-difference": 7],
    "xiangxi-self-evaluation-2020": ["mismatched-sum": 3, "missing-unit": 2, "vague-target": 5],
    "xiangxi-special-fund-2021": ["empty-required": 1, "illegal-value-type": 1, "reversed-comparator": 1],
    "yuanjiang-department-2023": ["always-true": 1, "missing-comparator": 2, "missing-unit": 4, "placeholder": 3],
    "yuanjiang-project-2023": [
      "empty-tier": 1, "illegal-value-type": 1, "mismatched-sum": 1, "missing-comparator": 2, "missing-unit": 11,
      "placeholder": 3, "vague-target": 1,
    ],
    "zhuzhou-department-2023": [
      "illegal-value-type": 4, "mismatched-unit": 1, "mismatched-weight": 1, "missing-weight": 2, "vague-target": 3,
    ],
    "zhuzhou-project-2023": ["capped-rate": 2],
  ]

  @Test(.enabled(if: shared != nil)) func findsWhatWasRead() throws {
    let folder = try #require(Self.shared).appending(path: "forms")
    let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    for (name, expected) in Self.expected.sorted(by: { $0.key < $1.key }) {
      let bytes = Array(try Data(contentsOf: folder.appending(path: name + ".biao")))
      let findings = linter.lint(SourceFile(path: name, tree: Tree(bytes)))
      let counts = Dictionary(grouping: findings, by: \.rule).mapValues(\.count)
      #expect(counts == expected, "\(name)\n\(describe(findings, bytes))")
    }
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
