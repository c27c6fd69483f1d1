// Findings are known again after edits elsewhere in their document.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@Suite struct FingerprintTests {
  private let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())

  private func fingerprints(_ text: [UInt8]) -> [FindingFingerprint] {
    let source = SourceFile(path: "a.biao", tree: Tree(text))
    return FindingFingerprint.all(linter.lint(source), in: source)
  }

  private func fingerprints(_ text: String) -> [FindingFingerprint] { fingerprints(Array(text.utf8)) }

  /// By value, since what comes first depends on the order of lines.
  private func texts(_ text: String) -> [String] { fingerprints(text).map(\.text).sorted() }

  private let form = """
    项目名称: 校舍维修
    联系电话: 见附件
    绩效指标:
      产出指标:
        数量指标(30分):
          - 维修学校数: 若干
            评分标准: 视情况
          - 维修学校面积: 较大
      效益指标:
        社会效益指标:
          - 受益学生数: 明显增加
    """

  @Test func theFormHasFindingsOnSeveralLevels() {
    let found = fingerprints(form)
    #expect(found.count >= 4)
    #expect(Set(found.map(\.text)).count == found.count)
    #expect(found.contains { $0.path.isEmpty && $0.content == "联系电话: 见附件" })
    #expect(
      found.contains { $0.path == "绩效指标/产出指标/数量指标" && $0.content == "- 维修学校数: 若干" && $0.rule == "vague-target" })
  }

  @Test func survivesInsertedLines() {
    let spaced = "# 说明\n\n" + form.replacing("绩效指标:\n", with: "填报单位: 教育局\n\n# 下面是指标\n绩效指标:\n\n")
    #expect(texts(spaced) == texts(form))
  }

  @Test func survivesMovedLines() {
    let lines = form.split(separator: "\n")
    let moved = (lines[2...] + lines[..<2]).joined(separator: "\n")
    #expect(texts(moved) == texts(form))
  }

  @Test func survivesIndentationAndWidth() {
    let deeper = form.split(separator: "\n").map { line in
      let indentation = line.prefix { $0 == " " }
      return String(repeating: "\u{3000}", count: indentation.count) + line.dropFirst(indentation.count)
    }.joined(separator: "\n")
    #expect(texts(deeper) == texts(form))
    // Full-width structure is written otherwise and means the same; it may be a fault of its own.
    let wide = Set(texts(form.replacing(": ", with: "：").replacing(":\n", with: "：\n")))
    #expect(wide.isSuperset(of: texts(form)))
  }

  @Test func survivesLineEnds() {
    #expect(texts(form.replacing("\n", with: "\r\n")) == texts(form))
    #expect(texts(form + "\n") == texts(form))
  }

  @Test func survivesTheAlignmentOfATable() {
    let narrow = "资金安排:\n  | 来源 | 金额(万元) |\n  | --- | --- |\n  | 财政拨款 | 若干 |\n"
    let wide = "资金安排:\n  | 来源       | 金额(万元)   |\n  | ---------- | ------ |\n  |财政拨款    |   若干 |\n"
    let source = SourceFile(path: "a.biao", tree: Tree(Array(narrow.utf8)))
    let other = SourceFile(path: "a.biao", tree: Tree(Array(wide.utf8)))
    func fingerprint(_ source: SourceFile) -> FindingFingerprint? {
      let start = source.tree.lines[3].content
      let finding = Finding(rule: "illegal-value", severity: .error, range: start..<start + 1, message: "")
      return FindingFingerprint.all([finding], in: source).first
    }
    #expect(fingerprint(source)?.path == "资金安排")
    #expect(fingerprint(source)?.content == "财政拨款 | 若干")
    #expect(fingerprint(source) == fingerprint(other))
  }

  @Test func changesWithWordsAndTiers() {
    let before = Set(texts(form))
    let otherWords = Set(texts(form.replacing("若干", with: "一些")))
    #expect(otherWords.subtracting(before).count == before.subtracting(otherWords).count)
    #expect(!otherWords.subtracting(before).isEmpty)
    let otherTier = Set(texts(form.replacing("数量指标", with: "质量指标")))
    #expect(otherTier.subtracting(before).count >= 2)
  }

  @Test func numbersEqualFindings() {
    let finding = Finding(rule: "placeholder", severity: .warning, range: 0..<3, message: "")
    let other = Finding(rule: "vague-target", severity: .warning, range: 0..<3, message: "")
    let source = SourceFile(path: "a.biao", tree: Tree(Array("名称: 待定".utf8)))
    let found = FindingFingerprint.all([finding, other, finding], in: source)
    #expect(found.map(\.ordinal) == [0, 0, 1])
    #expect(found[0].key == found[2].key)
    #expect(Set(found.map(\.text)).count == 3)
    #expect(found[0].text(inFile: "甲/a.biao") != found[0].text(inFile: "乙/a.biao"))
    #expect(found.allSatisfy { $0.text.utf8.count == 16 && $0.text(inFile: "a").utf8.count == 16 })
  }

  /// Written down, so that a change of the computation shows: baselines and dashboards hold these for years.
  @Test func staysTheSameInEveryVersion() {
    let finding = Finding(rule: "vague-target", severity: .warning, range: 14..<15, message: "")
    let source = SourceFile(path: "a.biao", tree: Tree(Array("绩效指标:\n  - 甲: 若干\n".utf8)))
    #expect(FindingFingerprint.all([finding], in: source).map(\.text) == ["6b513e7ec8ddaeca"])
  }

  @Test func isTheSameFoldedOrNot() {
    #expect(
      FindingFingerprint.key(rule: "a", path: "绩效 指标/Ｘ", content: "甲：1")
        == FindingFingerprint.key(rule: "a", path: "绩效指标/x", content: "甲: 1"))
    #expect(
      FindingFingerprint.key(rule: "a", path: "b", content: "")
        != FindingFingerprint.key(rule: "a", path: "", content: "b"))
  }

  @Test func abridgesLongLinesAndDeepPaths() {
    var deep = ""
    for level in 0..<300 { deep += String(repeating: " ", count: level) + "第\(level)层:\n" }
    deep += String(repeating: " ", count: 300) + "尾: " + String(repeating: "很长", count: 4000) + "\u{0}\u{85}待定\n"
    let tree = Tree(Array(deep.utf8))
    let source = SourceFile(path: "a.biao", tree: tree)
    let start = tree.bytes.count - 2
    let finding = Finding(rule: "placeholder", severity: .warning, range: start..<start + 1, message: "")
    let found = FindingFingerprint.all([finding], in: source)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.path.utf8.count <= 240 && $0.content.utf8.count <= 240 })
    #expect(found.allSatisfy { $0.path.hasPrefix("第0层/第1层/") || $0.path.contains("…") })
    let other = Tree(Array(deep.replacing("第7层", with: "第七层").utf8))
    let moved = Finding(rule: "placeholder", severity: .warning, range: 0..<0, message: "")
    #expect(FindingFingerprint.all([moved], in: SourceFile(path: "", tree: other)).first?.path == "")
    var edited = finding
    edited.range = other.bytes.count - 2..<other.bytes.count - 1
    #expect(FindingFingerprint.all([edited], in: SourceFile(path: "", tree: other)).first?.value != found.first?.value)
  }

  @Test func isTotalOnAnyBytes() {
    for text: [UInt8] in [[], [0xFF], [0x0A], [0xE3, 0x80], [0x7C, 0x7C, 0x0A, 0x20, 0xEF, 0xBC], [0x23]] {
      let source = SourceFile(path: "", tree: Tree(text))
      let findings = (0...text.count).map {
        Finding(rule: "x", severity: .error, range: $0..<$0, message: "")
      }
      #expect(FindingFingerprint.all(findings, in: source).count == findings.count)
    }
  }
}
