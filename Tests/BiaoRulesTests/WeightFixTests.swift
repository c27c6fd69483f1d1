// Which weight is proposed where weights do not add up, and what an indicator without one is given.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@Suite struct WeightFixTests {
  /// Titles of the fixes of all findings on weights.
  @Test(arguments: [
    // What is left, to one and to several.
    ("产出指标 (50分)", "甲数 (20分)", "乙数", ["给“乙数” 30 分"]),
    ("产出指标 (50分)", "甲数 (45分)", "乙数", ["给“乙数” 5 分"]),
    ("产出指标 (50分)", "甲数 (55分)", "乙数", []),
    // Swapped digits.
    ("产出指标 (50分)", "甲数 (25分)", "乙数 (52分)", ["把“乙数”的分值改为 25 分"]),
    // Either weight may be one digit off, or the tier's own.
    ("产出指标 (50分)", "甲数 (20分)", "乙数 (20分)", []),
  ])
  func proposes(_ tier: String, _ first: String, _ second: String, _ titles: [String]) {
    let findings = lint(
      "@form 示例/表\n绩效指标:\n  \(tier):\n    - \(first): ≥ 3 家\n    - \(second): ≤ 5 家\n",
      "@template 示例/表\n绩效指标: indicators\n  产出指标: tier\n  效益指标: tier\n")
    #expect(findings.flatMap(\.fixes).map(\.title) == titles)
  }

  /// The whole says which of two sums is right: 40 and not 50.
  @Test func believesTheOuterSum() {
    let findings = lint(
      "@form 示例/表\n绩效指标:\n  产出指标 (50分):\n    - 甲数 (20分): ≥ 3 家\n    - 乙数 (20分): ≤ 5 家\n  效益指标 (50分):\n    - 丙数 (50分): ≥ 3 家\n",
      "@template 示例/表\n绩效指标: indicators, total 90\n  产出指标: tier\n  效益指标: tier\n")
    #expect(findings.count == 2)
    for finding in findings { #expect(finding.fixes.map(\.title) == ["把“产出指标”的分值改为 40 分"]) }
  }

  /// In the notation of the others.
  @Test func keepsTheNotation() {
    let findings = lint(
      "@form 示例/表\n绩效指标:\n  产出指标（50分）:\n    - 甲数（20分）: ≥ 3 家\n    - “乙:数”: ≤ 5 家\n    - 丙数 (家): ≤ 5\n",
      "@template 示例/表\n绩效指标: indicators\n  产出指标: tier\n")
    #expect(findings.flatMap(\.fixes).flatMap(\.edits).map(\.text) == ["（15分）", "（15分）"])
  }

  private func lint(_ form: String, _ template: String) -> [Finding] {
    let store = TemplateStore(workspace: [SourceFile(path: "t.biao", tree: Tree(Array(template.utf8)))])
    return Linter(templates: store, options: LintOptions())
      .lint(SourceFile(path: "f.biao", tree: Tree(Array(form.utf8))))
      .filter { $0.rule == "mismatched-weight" || $0.rule == "missing-weight" }
  }
}
