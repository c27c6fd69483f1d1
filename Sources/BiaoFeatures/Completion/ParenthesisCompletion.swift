// Completion in the parentheses of a label: a weight or a unit.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  /// Weights and units for the parenthesis that opens at `open`.
  func parentheses(at place: CompletionPlace, from open: Int) -> CompletionList {
    let isWide = tree.bytes[open] != 0x28
    let start = open + (isWide ? 3 : 1)
    guard place.offset >= start else { return CompletionList() }
    let labelEnd = place.node.colon ?? place.node.end
    var end = place.offset
    while end < labelEnd, !isClosing(at: end), tree.bytes[end] != 0x20 { end += 1 }
    let closing = end < labelEnd && isClosing(at: end) ? "" : isWide ? "）" : ")"
    var collector = CompletionCollector(tree, replacing: start..<end, at: place.offset)
    collector.dependsOnTyping = true
    func add(_ text: String, _ kind: CompletionKind, _ detail: String?, isPreselected: Bool = false) {
      collector.add(
        CompletionCandidate(
          label: text, kind: kind, detail: detail, insertion: Snippet(text + closing), isPreselected: isPreselected))
    }
    if !isTemplate, let form, hasWeight(place.line, form) {
      let points = isInChinese ? "分" : " pts"
      if let rest = remainingWeight(for: place.line, form)?.rest {
        add("\(rest)\(points)", .weight, say(zh: "余下的分值", en: "what is left of the weights"), isPreselected: true)
      }
      for weight in [10, 5, 20, 15, 30, 40, 50, 3, 2, 1] { add("\(weight)\(points)", .weight, nil) }
    }
    for symbol in ["万元", "元", "亿元", "%", "人", "个", "项", "次", "天"] { add(symbol, .unit, nil) }
    for unit in Units.all where !collector.typed.isEmpty { add(unit.symbol, .unit, nil) }
    return collector.list()
  }

  private func isClosing(at i: Int) -> Bool {
    let bytes = tree.bytes
    return bytes[i] == 0x29 || bytes[i] == 0xEF && i + 2 < bytes.count && bytes[i + 1] == 0xBC && bytes[i + 2] == 0x89
  }

  /// Whether the line is a tier or an indicator, by the line around it: with `(` open its own name is not known yet.
  func hasWeight(_ line: Int, _ form: Form) -> Bool {
    tree.lines[line].parent.flatMap { form.bindings[$0].field }.map(template.isTierLike) ?? false
  }

  /// What the weights beside the line leave of the nearest weight around it, or of the total; nil where that is nothing.
  /// `isAll` says whether every other indicator there has its weight, so that the line gets all of it.
  func remainingWeight(for line: Int, _ form: Form) -> (rest: Decimal, whole: Decimal, isAll: Bool)? {
    var around = tree.lines[line].parent
    var whole: Decimal?
    while let current = around, whole == nil {
      if let weight = tree.readLabel(ofLine: current)?.weight {
        whole = weight
      } else if let field = form.bindings[current].field, template.fields[field].type == .indicators {
        whole = template.fields[field].total ?? Decimal(100)
      } else {
        around = tree.lines[current].parent
      }
    }
    guard let around, let whole else { return nil }
    var rest = whole
    var isAll = true
    var i = around + 1
    while i < tree.lines[around].subtreeEnd {
      if i != line, let weight = tree.readLabel(ofLine: i)?.weight {
        guard let less = rest.subtracting(weight) else { return nil }
        rest = less
        // What stands under it is part of it.
        i = max(tree.lines[i].subtreeEnd, i + 1)
        continue
      }
      if i != line, form.indicator(atLine: i) != nil { isAll = false }
      i += 1
    }
    return rest > .zero ? (rest, whole, isAll) : nil
  }
}
