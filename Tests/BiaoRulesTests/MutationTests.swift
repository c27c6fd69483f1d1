// Linting is total: whatever is cut or doubled, it ends, and its places lie in the text.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@Suite struct MutationTests {
  /// Every example cut at every byte, and with every line doubled.
  @Test(arguments: RuleExample.all)
  func survivesMutation(_ item: RuleExample) {
    let bytes = MarkedText(item.example.document).bytes
    let linter = item.linter(.en)
    for end in 0...bytes.count { check(Array(bytes[..<end]), item, linter) }
    let tree = Tree(bytes)
    for line in tree.lines.indices {
      let range = tree.fullRange(ofLine: line)
      check(Array(bytes[..<range.upperBound] + bytes[range.lowerBound...]), item, linter)
      check(Array(bytes[..<range.lowerBound] + bytes[range.upperBound...]), item, linter)
    }
  }

  private func check(_ bytes: [UInt8], _ item: RuleExample, _ linter: Linter) {
    for finding in item.example.findings(in: SourceFile(path: "example.biao", tree: Tree(bytes)), by: linter) {
      let isInside = finding.range.lowerBound >= 0 && finding.range.upperBound <= bytes.count
      #expect(isInside, "\(finding.rule) \(finding.range) of \(bytes.count)")
      for fix in finding.fixes {
        var position = 0
        for edit in fix.edits {
          #expect(edit.range.lowerBound >= position && edit.range.upperBound <= bytes.count, "\(finding.rule)")
          position = edit.range.upperBound
        }
      }
    }
  }

  /// Bytes that are no UTF-8 are reported once each, a whole file of them once.
  @Test func reportsBrokenBytes() {
    let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    func broken(_ bytes: [UInt8]) -> [Finding] {
      linter.lint(SourceFile(path: "a.biao", tree: Tree(bytes))).filter { $0.rule == "invalid-utf8" }
    }
    #expect(broken(Array("项目名称: 甲".utf8) + [0xFF, 0x0A]).map(\.range) == [17..<18])
    // 项目名称 in GBK, many times.
    let line: [UInt8] = [0xCF, 0xEE, 0xC4, 0xBF, 0xC3, 0xFB, 0xB3, 0xC6, 0x3A, 0x20, 0xBC, 0xD7, 0x0A]
    #expect(broken(Array(repeatElement(line, count: 50).joined())).count == 1)
  }

  @Test func reportsTooManyLevels() {
    let text = (0..<300).map { String(repeating: " ", count: $0) + "甲:" }.joined(separator: "\n")
    let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    let findings = linter.lint(SourceFile(path: "a.biao", tree: Tree(Array(text.utf8))))
    #expect(findings.filter { $0.rule == "too-deep" }.count == 1)
  }
}
