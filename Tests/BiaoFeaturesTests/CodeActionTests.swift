// Code actions: what is offered where, what it does, and that nothing is lost.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@testable import BiaoFeatures

@Suite struct CodeActionTests {
  private func actions(_ marked: String, templates: [String] = []) -> (actions: [CodeAction], view: DocumentView) {
    let (text, offset) = cursor(marked)
    let view = BiaoFeaturesTests.view(text, templates: templates)
    return (view.codeActions(in: offset..<offset), view)
  }

  /// The text after the first action of that kind.
  private func take(_ kind: String, in marked: String, title: String? = nil, templates: [String] = []) throws -> String
  {
    let (actions, view) = actions(marked, templates: templates)
    let action = try #require(
      actions.first {
        $0.kind.contains(kind) && (title == nil || $0.title.contains(title ?? "")) && $0.disabled == nil
      },
      "\(actions.map { ($0.kind, $0.title) })")
    let change = try #require(view.codeActionChange(action.key))
    return applied(change.edits, to: view.tree.bytes)
  }

  private let tiers = "@form 财政部/项目支出绩效目标表\n绩效指标:\n"

  @Test func fixesOfFindings() throws {
    let (actions, view) = actions("预算数: 12‸０．００\n")
    let fix = try #require(actions.first)
    #expect(fix.kind == "quickfix" && fix.isPreferred)
    #expect(fix.finding.map { view.examination.findings[$0].rule } == "fullwidth-number")
    #expect(view.codeActionChange(fix.key)?.edits.count == 1)
    #expect(view.codeActionChange(.fix(rule: "fullwidth-number", range: 0..<1, index: 0)) == nil)
    #expect(CodeActionKey(text: fix.key.text) == fix.key)
  }

  @Test func everythingSafeAtOnce() throws {
    let open = ["@template t\n*: text\n"]
    let view = BiaoFeaturesTests.view("@form t\n预算数: １２０\n项目概况:\n  > 投入５０万元，投入６０万元。\n", templates: open)
    let fixed = "@form t\n预算数: 120\n项目概况:\n  > 投入50万元，投入60万元。\n"
    let change = try #require(view.codeActionChange(.fixAll))
    #expect(applied(change.edits, to: view.tree.bytes) == fixed)
    #expect(view.codeActions(in: 0..<0, only: ["source.fixAll"]).map(\.kind) == ["source.fixAll.hebiao"])
    #expect(BiaoFeaturesTests.view("@form t\n名称: 甲\n", templates: open).codeActionChange(.fixAll) == nil)
  }

  private func view(_ text: String) -> DocumentView { BiaoFeaturesTests.view(text) }

  @Test func fixAllConverges() {
    for (_, text) in exampleDocuments {
      let view = view(text)
      guard let change = view.codeActionChange(.fixAll) else { continue }
      let again = self.view(applied(change.edits, to: view.tree.bytes))
      #expect(again.fixAllEdits().isEmpty)
      #expect(again.tree.problems.count <= view.tree.problems.count)
    }
  }

  @Test func suppressionsHaveTheRightIndentation() throws {
    let marked = tiers + "  满意度指标:\n    服务对象满意度指标:\n      - 群众满意度: 明显‸提高\n"
    #expect(
      try take("suppressRule.inline", in: marked).contains(
        "      # hebiao-ignore vague-target: 理由\n      - 群众满意度: 明显提高\n"))
    let whole = try take("suppressRule.topLevel", in: marked)
    #expect(whole.hasPrefix("# hebiao-ignore-file vague-target: 理由\n@form"))
    let after = view(try take("suppressRule.inline", in: marked, title: "vague-target"))
    #expect(!after.examination.findings.contains { $0.rule == "vague-target" })
    let (_, view) = actions(marked)
    #expect(
      view.codeActionChange(.suppress(rule: "vague-target", line: 4))?.snippet?.syntax()
        == "      # hebiao-ignore vague-target: ${1:理由}\n")
    #expect(view.codeActionChange(.suppress(rule: "no-such-rule", line: 4)) == nil)
    #expect(view.codeActionChange(.suppress(rule: "vague-target", line: 400)) == nil)
  }

  @Test func amountsInOtherUnits() throws {
    let head = "@unit 万元\n项目资金:\n  资金总额: "
    #expect(try take("convertUnit", in: head + "12.‸50\n", title: "元") == head + "125000 元\n")
    #expect(try take("convertUnit", in: head + "1234.5‸6 万元\n", title: "亿元") == head + "0.123456 亿元\n")
    #expect(try take("convertUnit", in: head + "1.92‸亿元\n", title: "万元") == head + "19200 万元\n")
    #expect(try take("convertUnit", in: head + "1,20‸0.50\n", title: "元") == head + "12005000 元\n")
    let target = tiers + "  成本指标:\n    经济成本指标:\n      - 总成本: ≤ "
    #expect(try take("convertUnit", in: target + "6‸00 万元\n", title: "0.06 亿元") == target + "0.06 亿元\n")
    // No money, no conversion.
    let length = actions(tiers + "  产出指标:\n    数量指标:\n      - 道路长度: ≥ 1‸2 公里\n").actions
    #expect(!length.contains { $0.kind.contains("convertUnit") })
  }

  @Test func canonicalTargetsAndDigits() throws {
    let head = tiers + "  产出指标:\n    数量指标:\n      - "
    #expect(try take("canonicalTarget", in: head + "企业数: 15家‸以上\n") == head + "企业数: ≥ 15 家\n")
    #expect(!actions(head + "企业数: ≥ 1‸5 家\n").actions.contains { $0.kind.contains("canonicalTarget") })
    #expect(
      try take("halfwidth", in: "第１批：１２，３００．５０‸（９５％）\n") == "第1批：12,300.50（95%）\n")
    #expect(try take("halfwidth", in: "项目概‸况: 共３个，其中４个。\n") == "项目概况: 共3个，其中4个。\n")
  }

  @Test func tiersInTheTemplatesOrder() throws {
    let marked = """
      \(tiers)  满意度指标:
          服务对象满意度指标:
            - 群众满意度: ≥ 90%

        # 产出
        产出指标:
          质量指标:
            - 合格率: = 100%
          # hebiao-ignore a
          数量指标:
            - 道路长度: ≥ 1‸2 公里
        # 末尾
      """
    #expect(
      try take("sortTiers", in: marked) == """
        \(tiers)  # 产出
          产出指标:
            # hebiao-ignore a
            数量指标:
              - 道路长度: ≥ 12 公里
            质量指标:
              - 合格率: = 100%
          满意度指标:
            服务对象满意度指标:
              - 群众满意度: ≥ 90%

          # 末尾
        """)
    #expect(
      !actions(tiers + "  产出指标:\n    数量指标:\n      - a: ‸5 个\n  满意度指标:\n").actions
        .contains { $0.kind.contains("sortTiers") })
  }

  @Test func indicatorsTakenApartAndPutTogether() throws {
    let head = tiers + "  产出指标:\n    数量指标:\n      "
    let one = head + "- 道路长度、桥梁数量 (5分): ≥ 12 公里；≥ 3 座\n        评分标准: 甲；乙\n        备注: 同\n"
    let two =
      head
      + "- 道路长度 (2.6分): ≥ 12 公里\n        评分标准: 甲\n        备注: 同\n      - 桥梁数量 (2.4分): ≥ 3 座\n        评分标准: 乙\n        备注: 同\n"
    #expect(
      try take("split", in: one.replacingOccurrence(of: "道路", with: "道‸路"))
        == two.replacingOccurrence(of: "2.6", with: "2.5").replacingOccurrence(of: "2.4", with: "2.5"))
    let view = view(two)
    let line = 4
    let edit = try #require(view.mergedIndicators(from: line))
    #expect(applied([edit], to: view.tree.bytes) == one.replacingOccurrence(of: "5分", with: "5.0分"))
    #expect(view.splitIndicator(at: line) == nil)
    // Subjects of their own.
    #expect(
      try take("split", in: head + "- 路‸灯: ≥ 80 盏；安装水表≥8000块\n")
        == head + "- 路灯: ≥ 80 盏\n      - 安装水表: ≥8000块\n")
  }

  @Test func mergingSaysWhyNot() throws {
    let text = tiers + "  产出指标:\n    数量指标:\n      - 道路长度 (5分): ≥ 12 公里\n      - 桥梁数量: ≥ 3 座\n"
    let view = view(text)
    let range = view.tree.lines[4].start..<view.tree.lines[5].end
    let merge = try #require(view.codeActions(in: range).first { $0.kind.contains("merge") })
    #expect(merge.disabled != nil)
    #expect(view.codeActionChange(merge.key) == nil)
  }

  @Test func keysGoThroughTheClient() {
    let keys: [CodeActionKey] = [
      .fix(rule: "a-b", range: 3..<9, index: 2), .fixAll, .suppress(rule: "a", line: 4),
      .suppress(rule: "a", line: nil),
      .newForm, .newTemplate, .sortTiers(line: 1), .split(line: 2), .merge(line: 3), .convert(offset: 7, power: 4),
      .canonicalTarget(line: 5), .halfwidth(line: 6),
    ]
    for key in keys { #expect(CodeActionKey(text: key.text) == key) }
    for text in ["", ":", "fix", "fix:a:9:3:0", "fix:a:1:2:x", "suppress:a:x", "split:", "split:a", "nothing:4"] {
      #expect(CodeActionKey(text: text) == nil)
    }
  }
}

extension String {
  /// With the first occurrence of `word` replaced.
  func replacingOccurrence(of word: String, with other: String) -> String {
    let parts = split(separator: word, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? parts[0] + other + parts[1] : self
  }
}
