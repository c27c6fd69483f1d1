// The scoring rules that completion writes are ones with which no rule finds fault.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@testable import BiaoFeatures

@Suite struct ScoringCompletionTests {
  private let template = """
    @template 甲/表
    绩效指标: indicators
      产出指标: tier
      - *: target
        评分标准: scoring
    """

  private func offered(_ indicator: String) -> (view: DocumentView, items: [CompletionItem]) {
    let (text, offset) = cursor("@form 甲/表\n绩效指标:\n  产出指标:\n    - \(indicator)\n      评分标准: ‸\n")
    let form = view(text, templates: [template])
    return (form, form.completion(at: offset).items)
  }

  @Test(arguments: [
    ("资料合格率 (10分): ≥ 95%", ["达到95%得10分，每低1个百分点扣1分，扣完为止。", "达到95%得10分，未达到的不得分。"]),
    ("培训人数 (12.50分): ≥ 860 人", ["达到860人得12.5分，未达到的按完成率乘以分值计分。", "达到860人得12.5分，未达到的不得分。"]),
    ("项目成本 (20分): ≤ 264.50 万元", ["不超过264.50万元得20分，超过的不得分。"]),
    ("完成时间 (10分): 12月31日前", ["按期完成得10分，每迟1天扣1分，扣完为止。"]),
    ("培训人数: ≥ 860 人", []), ("资料合格率 (10分): 95%-98%", []), ("服务水平 (10分): 明显提升", []),
  ]) func sentences(_ indicator: String, _ expected: [String]) {
    let (form, items) = offered(indicator)
    #expect(items.map(\.label) == expected + ["完成率小于60%不得分，大于等于60%，得分=完成率*分值"], "\(indicator)")
    let before = form.examination.findings.map(\.rule)
    for item in items where form.examination.findings.allSatisfy({ $0.rule != "vague-target" }) {
      let taken = view(apply(item, to: form, isSnippet: false), templates: [template])
      #expect(taken.examination.findings.map(\.rule).allSatisfy(before.contains), "\(indicator): \(item.label)")
    }
  }

  /// Where something stands already, or the form is in another language, nothing is put in its place.
  @Test func nothingElsewhere() {
    let (text, offset) = cursor("@form 甲/表\n绩效指标:\n  产出指标:\n    - 甲 (1分): ≥ 3 个\n      评分标准: 达到‸\n")
    #expect(view(text, templates: [template]).completion(at: offset).items.isEmpty)
    let english = cursor("a: 1\nScoring: ‸\n")
    let form = view("@form A/B\n" + english.text, templates: ["@template A/B\na: number\nScoring: scoring\n"])
    #expect(form.completion(at: english.offset + 10).items.isEmpty)
  }
}
