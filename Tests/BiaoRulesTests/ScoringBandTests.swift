// Bands made up in many ways: one fault is put in, and just the rule for it speaks.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@Suite struct ScoringBandTests {
  /// Bands of a satisfaction rate, from the best to the worst, in one of four notations.
  private struct Bands {
    var thresholds: [Int]
    var points: [Int]
    var notation: Int

    init(seed: Int) {
      let count = seed % 4 + 2
      var thresholds: [Int] = []
      var next = 95 - seed % 3
      for index in 0..<count {
        thresholds.append(next)
        next -= 5 + (seed / 7 + index * 3) % 9
      }
      self.thresholds = thresholds
      points = (0..<count).map { (count - $0) * 2 } + [0]
      notation = seed % 4
    }

    /// `wrong` is the threshold of which the two bands are written with `low` and `high` signs.
    func text(wrong: Int? = nil, low: String = "", high: String = "") -> String {
      var clauses: [String] = []
      for index in points.indices {
        let score = points[index] == 0 ? "不得分" : "得\(points[index])分"
        var parts: [String] = []
        if index > 0 {
          let sign = wrong == index - 1 ? high : ["小于", "<", "低于", "＜"][notation]
          parts.append("\(sign)\(thresholds[index - 1])%")
        }
        if index < thresholds.count {
          let sign = wrong == index ? low : ["大于等于", "≥", "不低于", "≥"][notation]
          parts.append("\(sign)\(thresholds[index])%")
        }
        clauses.append(["满意度", "", "满意度", "师生满意度"][notation] + parts.joined(separator: "且") + score)
      }
      return clauses.joined(separator: notation % 2 == 0 ? "，" : "；")
    }
  }

  private func rules(_ scoring: String, target: Int, weight: Int) -> [String] {
    let template = SourceFile(
      path: "t.biao",
      tree: Tree(
        Array("@template 示例/表\n\n绩效指标: indicators\n  满意度指标: tier\n  - *: target\n    评分标准: scoring\n".utf8)))
    let form = """
      @form 示例/表

      绩效指标:
        满意度指标:
          - 师生满意度 (\(weight)分): ≥ \(target)%
            评分标准: \(scoring)

      """
    let linter = Linter(templates: TemplateStore(workspace: [template]), options: LintOptions())
    return linter.lint(SourceFile(path: "f.biao", tree: Tree(Array(form.utf8)))).map(\.rule)
  }

  @Test(arguments: 0..<60) func findsTheFaultPutIn(_ seed: Int) {
    let bands = Bands(seed: seed)
    let target = bands.thresholds[0]
    let weight = bands.points[0]
    let clean = bands.text()
    #expect(rules(clean, target: target, weight: weight).isEmpty, "\(clean)")

    let index = seed % bands.thresholds.count
    let closed = ["小于等于", "≤", "不高于", "≤"][bands.notation]
    let sign = ["大于等于", "≥", "不低于", "≥"][bands.notation]
    let overlapping = bands.text(wrong: index, low: sign, high: closed)
    #expect(rules(overlapping, target: target, weight: weight) == ["overlapping-bands"], "\(overlapping)")

    let open = ["大于", ">", "高于", "＞"][bands.notation]
    let below = ["小于", "<", "低于", "＜"][bands.notation]
    let leaving = bands.text(wrong: index, low: open, high: below)
    #expect(rules(leaving, target: target, weight: weight) == ["uncovered-band"], "\(leaving)")

    var disordered = bands
    disordered.points.swapAt(index, index + 1)
    let text = disordered.text()
    let best = disordered.points.max() ?? 0
    let found = rules(text, target: target, weight: best).filter { $0 != "mismatched-threshold" }
    #expect(Set(found) == ["unordered-bands"], "\(text)")

    #expect(rules(clean, target: target, weight: weight + 1) == ["mismatched-full-score"], "\(clean)")
    #expect(rules(clean, target: target + 2, weight: weight) == ["mismatched-threshold"], "\(clean)")
  }
}
