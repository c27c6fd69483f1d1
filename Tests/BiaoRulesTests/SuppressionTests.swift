// Comments that silence rules.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@Suite struct SuppressionTests {
  /// The rules found in a form of the general template, by line from 1.
  private func rules(_ text: String) -> [String] {
    let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    let tree = Tree(Array(text.utf8))
    return linter.lint(SourceFile(path: "a.biao", tree: tree)).map { finding in
      "\(tree.lineIndex(at: finding.range.lowerBound) + 1) \(finding.rule)"
    }
  }

  private let tail = "\n绩效指标:\n  产出指标: /\n  效益指标: /\n"

  @Test func speaksOfTheNextLineOnly() {
    #expect(
      rules("# hebiao-ignore illegal-value: 理由\n联系电话: 见附件\n填报日期: 昨天" + tail) == ["3 illegal-value"])
  }

  @Test func skipsBlankLinesAndComments() {
    #expect(rules("# hebiao-ignore illegal-value: 理由\n\n# 说明\n联系电话: 见附件" + tail) == [])
  }

  @Test func takesFullWidthPunctuation() {
    #expect(rules("＃hebiao-ignore illegal-value，placeholder：理由\n联系电话: 见附件" + tail) == ["1 unused-suppression"])
    #expect(rules("＃ hebiao-ignore-file illegal-value、placeholder：理由\n联系电话: 见附件\n项目名称: 待定" + tail) == [])
  }

  @Test func stacks() {
    #expect(
      rules("# hebiao-ignore illegal-value: 一\n# hebiao-ignore unknown-field: 二\n联系电话: 见附件" + tail)
        == ["2 unused-suppression"])
  }

  @Test func needsNoReason() {
    #expect(rules("# hebiao-ignore illegal-value\n联系电话: 见附件" + tail) == [])
  }

  @Test func wholeFileFromAnywhere() {
    #expect(rules("联系电话: 见附件" + tail + "# hebiao-ignore-file illegal-value: 理由\n") == [])
  }

  @Test func unknownNamesSuppressNothing() {
    #expect(
      rules("# hebiao-ignore illegal-valeu: 理由\n联系电话: 见附件" + tail) == ["1 unknown-suppression", "2 illegal-value"])
  }

  @Test func conditionsAreNotUnderstoodYet() {
    #expect(
      rules("# hebiao-ignore illegal-value until 2027-06-30: 理由\n联系电话: 见附件" + tail) == ["1 unknown-suppression"])
  }

  @Test func ordinaryCommentsSayNothing() {
    #expect(rules("# hebiao-ignored 是旧写法\n# 见 hebiao-ignore\n项目名称: 甲" + tail) == [])
  }
}
