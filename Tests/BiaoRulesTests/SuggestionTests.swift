// What is proposed in place of a target that nobody can judge, and in a tier that has no indicator.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@Suite struct SuggestionTests {
  private func lint(_ text: String) -> [Finding] {
    Linter(templates: TemplateStore(workspace: []), options: LintOptions())
      .lint(SourceFile(path: "form.biao", tree: Tree(Array(text.utf8))))
  }

  private func form(_ tier: String, _ lines: String) -> String {
    let outer = tier == "数量指标" || tier == "质量指标" || tier == "时效指标" ? "产出指标" : "效益指标"
    let indented = lines.split(separator: "\n").map { "      \($0)\n" }.joined()
    return "@form 通用/绩效表\n\n绩效指标:\n  \(outer):\n    \(tier):\n\(indented)"
  }

  /// The author's own indicator with a figure where the library knows it, else those nearest in name.
  @Test(arguments: [
    ("社会效益指标", "- 群众安全感: 定性 明显", "群众安全感: ≥ 95%"),
    ("质量指标", "- 设备验收合格情况: 良好水平", "验收合格率: = 100%"),
    ("生态效益指标", "- 植被恢复情况: 持续优化", "植被恢复"),
    ("社会效益指标", "- 企业培育成效: 明显", "企业"),
    ("时效指标", "- 资金拨付时间: 尽快", "资金拨付时间: 每月10日前"),
  ])
  func vagueTargetsGetIndicatorsOfTheirTier(_ tier: String, _ line: String, _ expected: String) throws {
    let finding = try #require(lint(form(tier, line)).first { $0.rule == "vague-target" }, "\(line)")
    #expect(finding.message.contains(expected), "\(finding.message)")
    #expect((1...3).contains(finding.fixes.count))
    #expect(finding.fixes.allSatisfy { $0.safety == .suggested })
  }

  /// A proposal that has nothing to do with the matter helps nobody.
  @Test(arguments: [
    "- 丙丁戊: 持续发挥", "- 强化园区: 强化", "- 营商环境: 持续优化", "- 非遗知名度: 不断扩大", "- 群众健康水平: 进一步提高",
    "- 办学条件: 明显改善", "- 老年人生活质量: 有效提升", "- Market access: significantly improved",
  ])
  func nothingNearIsNothingProposed(_ line: String) throws {
    let finding = try #require(lint(form("社会效益指标", line)).first { $0.rule == "vague-target" })
    #expect(finding.fixes.isEmpty && !finding.message.contains("可改用"), "\(finding.message)")
  }

  /// Where another line gives the unit, or the sentence of the target, a new target alone would contradict it.
  @Test func noFixAgainstOtherLines() throws {
    let text = form("社会效益指标", "- 群众安全感: 明显\n  计量单位: 分")
    let finding = try #require(lint(text).first { $0.rule == "vague-target" })
    #expect(finding.fixes.isEmpty && finding.message.contains("群众安全感"))
  }

  @Test func whatTheFormHasIsNotProposed() throws {
    let text = form("时效指标", "- 项目完成时间: 12月31日前\n- 工程完工时间: 尽快")
    let finding = try #require(lint(text).first { $0.rule == "vague-target" })
    #expect(!finding.fixes.contains { $0.title.contains("“项目完成时间:") }, "\(finding.fixes.map(\.title))")
  }

  @Test func aMissingTierMayStartWithAnIndicator() throws {
    let text = "@form 财政部/项目支出绩效目标表（2015）\n\n绩效指标:\n  产出指标:\n    数量指标: /\n    时效指标: /\n    成本指标: /\n"
    let finding = try #require(lint(text).first { $0.rule == "missing-tier" && $0.message.contains("“质量指标”") })
    #expect(finding.fixes.map(\.safety) == [.safe, .suggested])
    #expect(finding.fixes.last?.edits.first?.text.contains("质量指标:\n      - 验收合格率: = 100%\n") ?? false)
  }

  @Test func anEmptyTierMayStartWithAnIndicator() throws {
    let text = form("数量指标", "- 培训人数: ≥ 50 人") + "    质量指标:\n    时效指标: /\n"
    let finding = try #require(lint(text).first { $0.rule == "empty-tier" })
    let edit = try #require(finding.fixes.first?.edits.first)
    #expect(edit.text == "      - 验收合格率: = 100%\n")
  }

  /// Ten thousand vague targets cost no more than a list of that length.
  @Test func proposalsAreBounded() {
    let lines = (0..<5000).map { "- 群众安全感\($0): 明显" }.joined(separator: "\n")
    let findings = lint(form("社会效益指标", lines)).filter { $0.rule == "vague-target" }
    #expect(findings.count == 5000)
    #expect(findings.filter { !$0.fixes.isEmpty }.count <= 200)
  }
}
