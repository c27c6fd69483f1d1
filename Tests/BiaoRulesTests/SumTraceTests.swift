// Which slips are recognised between what was meant and what was written, and what is said of them.

import BiaoModel
import BiaoSyntax
import BiaoValues
import Testing

@testable import BiaoRules

@Suite struct SumTraceTests {
  @Test(arguments: [
    ("154.64", "154.46", "swappedDigits"), ("146.70", "1467.00", "shiftedPoint"), ("30.69", "-30.69", "sign"),
    ("235.34", "1235.34", "extraDigit"), ("45.98", "45.88", "wrongDigit"), ("600", "60", "shiftedPoint"),
    ("1200", "120", "shiftedPoint"), ("12.5", "125000", "shiftedPoint"), ("12.34", "12.334", "doubledDigit"),
    ("1345", "13345", "doubledDigit"), ("5218.40", "518.40", "droppedDigit"), ("12.345", "12.35", "droppedDigit"),
    ("0.50", "0.80", "wrongDigit"), ("5", "0", "wrongDigit"), ("-45.98", "-45.88", "wrongDigit"),
  ])
  func recognises(_ meant: String, _ written: String, _ slip: String) throws {
    let meant = try #require(Decimal(text: meant))
    let written = try #require(Decimal(text: written))
    let found = try #require(
      Slip.find(meant: meant, tolerance: .zero, written: written, places: max(meant.scale, written.scale)))
    #expect("\(found.slip)" == slip)
    #expect(found.value == meant)
  }

  @Test(arguments: [("154.64", "451.46"), ("10", "99"), ("1.5", "27"), ("154.64", "154.64")])
  func staysSilent(_ meant: String, _ written: String) throws {
    let meant = try #require(Decimal(text: meant))
    let written = try #require(Decimal(text: written))
    #expect(Slip.find(meant: meant, tolerance: .zero, written: written, places: max(meant.scale, written.scale)) == nil)
  }

  /// With tails of rounding the figure that was meant is a little beside what would make the sum exact.
  @Test func honoursRounding() throws {
    let meant = try #require(Decimal(text: "146.69"))
    let written = try #require(Decimal(text: "1467.00"))
    let found = try #require(
      Slip.find(
        meant: meant, tolerance: Decimal(1).scaled(byPowerOfTen: -2) ?? .zero, written: written,
        places: max(meant.scale, written.scale)))
    #expect(found.slip == .shiftedPoint && found.value.description == "146.70")
  }

  @Test(arguments: [
    "170141183460469231731687303715884105727", "-99999999999999999999999999999999999999", "0", "0.000000000001",
  ])
  func survivesLongNumbers(_ text: String) throws {
    let number = try #require(Decimal(text: text))
    for meant in [Decimal(1), .zero, number.negated] {
      _ = Slip.find(meant: meant, tolerance: .zero, written: number, places: 2)
      _ = Slip.find(meant: number, tolerance: number.magnitude, written: meant, places: 2)
    }
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
    let finding = try #require(parts(total, first, second).first)
    #expect(finding.message.contains(words), "\(finding.message)")
  }

  @Test func listsEveryAddendWithItsInterval() throws {
    let finding = try #require(parts("650.00", "600.00", "").first)
    let words = finding.related.map(\.message)
    #expect(words.contains { $0.contains("“财政资金” 600.00（±0.005）") }, "\(words)")
    #expect(words.contains { $0.contains("“其他资金”空白；可能一：应为 50.00（漏填）") }, "\(words)")
    #expect(finding.fixes.map(\.title) == ["在“其他资金”填 50.00", "把“资金总额”改为 600.00", "把“财政资金”改为 650.00"])
    #expect(finding.fixes.first?.edits.map(\.text) == [" 50.00"])
  }

  /// The notation of the cell stays: its unit, its sign, its commas.
  @Test(arguments: [
    ("600万元", "5,000,010元", "100万元", "5,000,000"), ("90.00", "100.00", "10.00", "-10.00"),
    ("（元）", "1", "2", ""),
  ])
  func keepsTheNotation(_ total: String, _ first: String, _ second: String, _ text: String) {
    let texts = parts(total, first, second).flatMap(\.fixes).flatMap(\.edits).map(\.text)
    if text.isEmpty || text == "-10.00" {
      // An addend is not made negative, and what is no amount is no sum.
      #expect(!texts.contains { $0.contains("-") }, "\(texts)")
    } else {
      #expect(texts.contains(text), "\(texts)")
    }
  }

  /// Two relations that one change repairs tell what one of them alone could not.
  @Test func believesTwoRelationsRatherThanOne() throws {
    let template =
      "@template 示例/表\n收支: table\n  单位: text\n  收入: amount\n  支出: amount\n  合计: amount\n  @total 合计\n"
      + "  @check 合计 = 收入 + 支出\n"
    let form =
      "@form 示例/表\n收支:\n  | 单位 | 收入 | 支出 | 合计 |\n  | 合计 | 60.00 | 90.00 | 150.00 |\n"
      + "  | 甲 | 10.00 | 30.00 | 40.00 |\n  | 乙 | 20.00 | 73.00 | 50.00 |\n  | 丙 | 30.00 | 30.00 | 60.00 |\n"
    let findings = lint(form, template)
    // One figure is wrong, which is said once.
    #expect(findings.count == 1)
    let finding = try #require(findings.first)
    #expect(finding.message.contains("73.00 应为 30.00") && finding.message.contains("2 处"), "\(finding.message)")
    #expect(finding.fixes.first?.edits.first?.text == "30.00")
  }

  /// A rate computed from a figure speaks for it.
  @Test func asksComputedRelations() throws {
    let template =
      "@template 示例/表\n预算数: amount\n执行数: amount\n执行率: percent\n@check 执行率 = 执行数 / 预算数\n"
      + "其中: parts of 预算数\n  甲: amount\n  乙: amount\n"
    let form = "@form 示例/表\n预算数: 200.00\n执行数: 150.00\n执行率: 75%\n其中:\n  甲: 100.00\n  乙: 110.00\n"
    let finding = try #require(lint(form, template).first)
    // 200.00 → 210.00 is one digit too, but then the rate would be wrong.
    #expect(finding.message.contains("“乙”"), "\(finding.message)")
  }

  /// A total that is broken down twice says which breakdown fails, and is not to be changed, because the other one holds.
  @Test func namesTheBreakdown() throws {
    let template = "@template 示例/表\n资金: table\n  项目: text\n  预算数: amount\n  @total 资金总额\n"
    let form =
      "@form 示例/表\n资金:\n  | 项目 | 预算数 |\n  | 资金总额 | 860.00 |\n    | 按收入性质分： | |\n"
      + "      | 财政拨款 | 800.00 |\n      | 其他资金 | 60.00 |\n    | 按支出性质分： | |\n"
      + "      | 基本支出 | 250.81 |\n      | 项目支出 | 543.55 |\n"
    let finding = try #require(lint(form, template).first)
    #expect(finding.message.contains("“按支出性质分”各项之和 794.36"), "\(finding.message)")
    #expect(finding.message.hasSuffix("这个合计在别处没有发现矛盾，先核对各项有无错漏"), "\(finding.message)")
    #expect(finding.fixes.isEmpty)
  }

  /// Figures of a quotient are shown as they are written, once each, and not in the quotient's unit.
  @Test func showsFiguresInTheirOwnUnits() throws {
    let template =
      "@template 示例/表\n年初预算: amount\n追加预算: amount\n调整比: number\n"
      + "@check 调整比 = (年初预算 + 追加预算) / 年初预算\n"
    let form = "@form 示例/表\n年初预算: 200.50万元\n追加预算: 401.00万元\n调整比: 2.00倍\n"
    let finding = try #require(lint(form, template).first)
    #expect(finding.message.hasSuffix("核对分子、分母和比率"), "\(finding.message)")
    #expect(
      finding.related.map(\.message) == ["“年初预算” 200.50万元", "“追加预算” 401.00万元", "模板的核对关系"])
  }

  /// Of two figures of one name the other is told apart by its group, as it is written.
  @Test func tellsFiguresOfOneNameApart() throws {
    let template =
      "@template 示例/表\n成本:\n  控制率: percent\n问题:\n  控制率: number\n  @check 控制率 = 成本.控制率\n"
    let form = "@form 示例/表\n成本:\n  控制率: 100%\n问题:\n  控制率: 1.27倍\n"
    let finding = try #require(lint(form, template).first)
    #expect(finding.message.contains("“控制率” 1.27倍 与“成本”的“控制率” 100% 不一致"), "\(finding.message)")
  }

  /// A difference of a total follows from what other relations tell. Both its relations ask for the same, said once.
  @Test func judgesDependentRelationsAfterTheCorrection() throws {
    let template =
      "@template 示例/表\n支出: table\n  项目: text\n  今年: amount\n  去年: amount\n  增减: amount\n"
      + "  @check 增减 = 今年 - 去年\n  @total 合计\n"
    let form =
      "@form 示例/表\n支出:\n  | 项目 | 今年 | 去年 | 增减 |\n  | 办公费 | 100.25 | 40.10 | 60.15 |\n"
      + "  | 差旅费 | 20.00 | 30.40 | 10.40 |\n  | 合计 | 120.25 | 70.50 | 93.17 |\n"
    let findings = lint(form, template)
    #expect(findings.count == 2)
    let total = try #require(findings.first { $0.message.contains("93.17") })
    #expect(total.fixes.flatMap(\.edits).map(\.text) == ["49.75"], "\(total.message)")
    #expect(total.message.contains("“差旅费”（10.40 应为 -10.40）后，这里应为 49.75"), "\(total.message)")
  }

  private func parts(_ total: String, _ first: String, _ second: String) -> [Finding] {
    lint(
      "@form 示例/资金\n资金总额: \(total)\n其中:\n  财政资金: \(first)\n  其他资金: \(second)\n",
      "@template 示例/资金\n资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount\n")
  }

  private func lint(_ form: String, _ template: String) -> [Finding] {
    let store = TemplateStore(workspace: [SourceFile(path: "t.biao", tree: Tree(Array(template.utf8)))])
    return Linter(templates: store, options: LintOptions())
      .lint(SourceFile(path: "f.biao", tree: Tree(Array(form.utf8)))).filter { $0.rule == "mismatched-sum" }
  }
}
