// Which slips are recognised between what was meant and what was written.

import BiaoModel
import BiaoSyntax
import BiaoValues
import Testing

@testable import BiaoRules

@Suite struct SumExplanationTests {
  @Test(arguments: [
    ("154.64", "154.46", "swappedDigits"), ("146.70", "1467.00", "shiftedPoint"), ("30.69", "-30.69", "sign"),
    ("235.34", "1235.34", "digitCount"), ("45.98", "45.88", "wrongDigit"), ("600", "60", "shiftedPoint"),
    ("1200", "120", "shiftedPoint"), ("12.5", "125000", "shiftedPoint"),
  ])
  func recognises(_ meant: String, _ written: String, _ slip: String) throws {
    let meant = try #require(Decimal(text: meant))
    let written = try #require(Decimal(text: written))
    let found = try #require(SumExplanation.slip(from: meant, to: written))
    #expect("\(found)" == slip)
  }

  @Test(arguments: [("12", "13"), ("0", "5"), ("154.64", "451.46"), ("10", "99"), ("1.5", "27")])
  func staysSilent(_ meant: String, _ written: String) throws {
    let meant = try #require(Decimal(text: meant))
    let written = try #require(Decimal(text: written))
    #expect(SumExplanation.slip(from: meant, to: written) == nil)
  }

  /// The message names the slip only where one figure alone explains the difference.
  @Test(arguments: [
    ("610.00", "506.00", "50.00", "有两位数字颠倒（506.00 应为 560.00）"),
    ("650.00", "600.00", "500.00", "小数点错位（500.00 应为 50.00）"),
    ("650.00", "600.00", "-50.00", "正负号写反（应为 50.00）"),
    ("650.00", "600.00", "", "“其他资金”空白，填 50.00 就对上了"),
    ("650.00", "611.11", "77.77", "核对各项和合计"),
  ])
  func namesTheSlip(_ total: String, _ first: String, _ second: String, _ words: String) throws {
    let template = "@template 示例/资金\n资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount\n"
    let form = "@form 示例/资金\n资金总额: \(total)\n其中:\n  财政资金: \(first)\n  其他资金: \(second)\n"
    let store = TemplateStore(workspace: [SourceFile(path: "t.biao", tree: Tree(Array(template.utf8)))])
    let linter = Linter(templates: store, options: LintOptions())
    let findings = linter.lint(SourceFile(path: "f.biao", tree: Tree(Array(form.utf8))))
    let finding = try #require(findings.first { $0.rule == "mismatched-sum" })
    #expect(finding.message.contains(words), "\(finding.message)")
  }
}
