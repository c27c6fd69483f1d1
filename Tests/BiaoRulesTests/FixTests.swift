// Fixes: applied, they parse, remove their finding and come to an end.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@Suite struct FixTests {
  @Test(arguments: RuleExample.flagged)
  func removesItsFinding(_ item: RuleExample) throws {
    let bytes = MarkedText(item.example.document).bytes
    let before = item.lint(bytes).filter { $0.rule == item.rule }
    let problems = Tree(bytes).problems.count
    for (position, finding) in before.enumerated() {
      for fix in finding.fixes {
        let text = try apply(fix, to: bytes)
        #expect(Tree(text).problems.count <= problems, "\(fix.title): \(String(decoding: text, as: UTF8.self))")
        let after = item.lint(text).filter { $0.rule == item.rule }
        #expect(
          after.count < before.count, "\(position) \(fix.title): \(String(decoding: text, as: UTF8.self))")
      }
    }
  }

  /// Applying the first fix of the first finding again and again comes to an end.
  @Test(arguments: RuleExample.flagged, [Variant.plain, .crlf, .byteOrderMark, .noFinalNewline])
  func converges(_ item: RuleExample, _ variant: Variant) throws {
    guard let document = variant.document(of: item.example) else { return }
    var bytes = MarkedText(document).bytes
    for _ in 0..<10 {
      let finding = item.lint(bytes).first { $0.rule == item.rule && !$0.fixes.isEmpty }
      guard let fix = finding?.fixes.first else { return }
      bytes = try apply(fix, to: bytes)
    }
    let left = item.lint(bytes).filter { $0.rule == item.rule && !$0.fixes.isEmpty }
    #expect(left.isEmpty, "\(describe(left, bytes))")
  }

  /// What caps a score is written in the language of its scoring rule.
  @Test func capsAreWrittenAsTheirRules() {
    var seen: Set<String> = []
    for item in RuleExample.flagged where item.rule.hasPrefix("uncapped-") {
      let isEnglish = item.example.document.contains("评分标准: score") || item.example.document.contains(" points for ")
      for finding in item.lint(MarkedText(item.example.document).bytes) where finding.rule == item.rule {
        let written = finding.fixes.flatMap(\.edits).map(\.text)
        #expect(written == [isEnglish ? ", at most the weight" : "，最高不超过该指标分值"])
        seen.insert("\(item.rule) \(isEnglish)")
      }
    }
    #expect(seen.count == 4)
  }

  /// Of fixes that cannot be applied together, one that does harm holds up no other.
  @Test func harmfulFixesHoldUpNoOther() throws {
    let lines = (10..<40).map { "      - 道路\($0)长度: ≥ ５\($0) 公里\n" }.joined()
    let text = "@form 财政部/项目支出绩效目标表\n@unit 万元\n\n项目名称: 甲\n绩效指标:\n  产出指标:\n    数量指标:\n" + lines
    let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    let source = SourceFile(path: "a.biao", tree: Tree(Array(text.utf8)))
    let fixed = linter.fixed(source, upTo: .safe)
    #expect(String(decoding: fixed.text, as: UTF8.self) == text.replacing("５", with: "5"))
    #expect(fixed.applied.count == 30)
    // Lines without a value would be new errors.
    #expect(Set(fixed.refused.map(\.rule)) == ["missing-field", "missing-tier"])
    #expect(try apply(fixed.edits, to: source.tree.bytes) == fixed.text)
  }

  private func apply(_ fix: Fix, to bytes: [UInt8]) throws -> [UInt8] {
    try #require(!fix.edits.isEmpty)
    return try apply(fix.edits, to: bytes)
  }

  private func apply(_ edits: [TextEdit], to bytes: [UInt8]) throws -> [UInt8] {
    var text: [UInt8] = []
    var position = 0
    for edit in edits {
      try #require(edit.range.lowerBound >= position && edit.range.upperBound <= bytes.count, "edits out of order")
      text += bytes[position..<edit.range.lowerBound]
      text += Array(edit.text.utf8)
      position = edit.range.upperBound
    }
    return text + bytes[position...]
  }
}
