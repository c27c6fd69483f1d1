// Completion of scoring rules: sentences that say of every result how many points it gets, in the indicator's own figures.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  /// Offers whole sentences where none was begun. Each is one that the rules on scoring read from end to end.
  func scorings(in value: ByteRange, at place: CompletionPlace) -> CompletionList {
    guard value.isEmpty, isInChinese else { return CompletionList() }
    var collector = CompletionCollector(tree, replacing: word(value, place), at: place.offset)
    let indicator = tree.lines[place.line].parent.flatMap { form?.indicator(atLine: $0) }
    for sentence in indicator.map(scoringSentences) ?? [] {
      collector.add(
        CompletionCandidate(
          label: sentence, kind: .value, detail: say(zh: "按本项指标值和分值", en: "by this target and weight"),
          insertion: Snippet(leadingSpace(at: place) + sentence)))
    }
    let usual = "完成率小于60%不得分，大于等于60%，得分=完成率*分值"
    collector.add(
      CompletionCandidate(
        label: usual, kind: .value, detail: say(zh: "按完成率", en: "by the rate of completion"),
        insertion: Snippet(leadingSpace(at: place) + usual)))
    return collector.list()
  }

  /// What follows from the target and the weight; nothing where either is not one figure.
  private func scoringSentences(of indicator: Indicator) -> [String] {
    guard let weight = indicator.weight, case .value(let list) = indicator.target, list.targets.count == 1,
      let target = list.targets.first
    else { return [] }
    let points = "得\(weight.normalized)分"
    guard let figure = target.figure else {
      return target.kind == .deadline ? ["按期完成\(points)，每迟1天扣1分，扣完为止。"] : []
    }
    let written = tree.text(figure.range).filter { $0 != " " }
    switch target.comparator {
    case .atMost, .less: return ["不超过\(written)\(points)，超过的不得分。"]
    case .atLeast, .greater, .equal, nil:
      let rest = "达到\(written)\(points)"
      return figure.unit == Units.percent
        ? ["\(rest)，每低1个百分点扣1分，扣完为止。", "\(rest)，未达到的不得分。"]
        : ["\(rest)，未达到的按完成率乘以分值计分。", "\(rest)，未达到的不得分。"]
    default: return []
    }
  }
}
