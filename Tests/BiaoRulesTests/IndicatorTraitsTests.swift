// A check that an indicator's traits spare would have had nothing to say.

import BiaoModel
import BiaoSyntax
import BiaoValues
import TestSupport
import Testing

@testable import BiaoRules

@Suite struct IndicatorTraitsTests {
  private static let options: LintOptions = {
    var options = LintOptions()
    options.settings = RuleSettings(.all)
    return options
  }()

  @Test(arguments: RuleExample.all) func sparesNothingInExamples(_ item: RuleExample) {
    let source = SourceFile(path: "a.biao", tree: Tree(MarkedText(item.example.document).bytes))
    check(source, item.linter(.zh).templates)
  }

  @Test func sparesNothingInRealForms() {
    let templates = TemplateStore(workspace: [])
    for document in Document.realForms {
      check(SourceFile(path: document.name, tree: Tree(document.bytes)), templates)
    }
  }

  /// The names and the values of all examples, put together at random.
  @Test func sparesNothingInMixtures() {
    var names: [String] = []
    var values: [String] = [
      "≥ 100%", "≥ 0 起", "3等奖", "一等奖3项", "约 80 人", "≥80%左右", "2000-3000%", "USD 800", "50", "≤ 3 年",
    ]
    for item in RuleExample.all {
      let source = SourceFile(path: "a.biao", tree: Tree(MarkedText(item.example.document).bytes))
      guard let form = item.linter(.zh).examine(source).form else { continue }
      for indicator in form.indicators {
        names.append(source.tree.text(indicator.name))
        values.append(source.tree.text(indicator.value))
      }
    }
    let tiers = [
      ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"), ("产出指标", "成本指标"), ("效益指标", "社会效益指标"),
      ("满意度指标", "服务对象满意度指标"),
    ]
    var random = SeededGenerator(seed: 7)
    let templates = TemplateStore(workspace: [])
    for _ in 0..<400 {
      var text = "年度: 2026\n项目资金:\n  资金总额: 20 万元\n绩效指标:\n"
      for (first, second) in tiers {
        text += "  \(first):\n    \(second):\n"
        for _ in 0..<3 {
          let (name, value) = (names.randomElement(using: &random) ?? "", values.randomElement(using: &random) ?? "")
          text += "      - \(name): \(value)\n"
          if Bool.random(using: &random) { text += "        指标解释: \(name)\n        绩效标准: \(value)\n" }
          if Bool.random(using: &random) { text += "        计量单位: \(values.randomElement(using: &random) ?? "")\n" }
        }
      }
      check(SourceFile(path: "a.biao", tree: Tree(Array(text.utf8))), templates)
    }
  }

  /// Calls the checks of each indicator that its traits spare.
  private func check(_ source: SourceFile, _ templates: TemplateStore) {
    let linter = Linter(templates: templates, options: IndicatorTraitsTests.options)
    guard let form = linter.examine(source).form else { return }
    let report = Report(
      source, options: IndicatorTraitsTests.options, library: templates.indicatorLibrary,
      scoringMemory: ScoringMemory(), stopwatch: nil)
    for indicator in form.indicators {
      let list = indicator.target.value
      let traits = report.traits(of: indicator, list, in: form, wanted: .vague)
      for (index, rule) in Rule.all.enumerated() {
        for check in rule.checks {
          let before = report.findings.count
          report.rule = index
          switch check {
          case .indicator(let wanted, let check) where wanted.isDisjoint(with: traits):
            check(indicator, form, report)
          case .target(let wanted, let check) where wanted.isDisjoint(with: traits):
            if let list { check(list, indicator, form, report) }
          case .scoring(let wanted, let check) where IndicatorTraits(wanted).isDisjoint(with: traits):
            if let scoring = report.scoring(of: indicator, in: form) { check(scoring, indicator, form, report) }
          default: break
          }
          let said = report.findings[before...].map { "\($0.rule): \($0.message)" }
          #expect(said.isEmpty, "\(source.tree.text(indicator.name)): \(source.tree.text(indicator.value)) \(said)")
        }
      }
    }
  }
}
