// Inlay hints: what a sum comes to where it is wrong or blank, what weights lack, an amount in the form's own unit.

import BiaoModel
package import BiaoRules
package import BiaoSyntax
import BiaoValues

/// Words shown in the text that are not part of it.
package struct InlayHint: Sendable {
  /// Where they are shown, in bytes of the document.
  package var offset: Int
  package var label: String
  /// Where a click on the label leads: the relation in the template; nil for nowhere.
  package var location: Location?
  package var tooltip: RichText
  /// What a double click makes of the document; empty for nothing.
  package var edits: [TextEdit] = []
}

extension DocumentView {
  /// The hints within `range` (all for nil), in document order. Where everything adds up there are none.
  package func inlayHints(in range: ByteRange? = nil) -> [InlayHint] {
    guard let form else { return [] }
    var hints = sumHints(in: form) + weightHints(in: form) + unitHints(in: form)
    if let range { hints = hints.filter { range.touches($0.offset) } }
    hints.sort { ($0.offset, $0.label) < ($1.offset, $1.label) }
    // Two relations may say the same of one figure.
    var last: (Int, String)?
    return hints.filter { hint in
      defer { last = (hint.offset, hint.label) }
      return last.map { $0 != (hint.offset, hint.label) } ?? true
    }
  }

  // MARK: - Sums

  private func sumHints(in form: Form) -> [InlayHint] {
    var hints: [InlayHint] = []
    for judgement in form.judgements() where judgement.verdict == .fails {
      let computation = Computation(judgement, form, language)
      guard let offset = hintOffset(of: judgement) else { continue }
      let label: String
      if judgement.comparison != .equal {
        label = say(zh: "（差 \(computation.difference)）", en: " (by \(computation.difference))")
      } else if judgement.left.count == 1, let result = computation.result {
        label = say(zh: " = \(result)（差 \(computation.difference)）", en: " = \(result) (by \(computation.difference))")
      } else {
        label = say(zh: "（差 \(computation.difference)）", en: " (differs by \(computation.difference))")
      }
      hints.append(
        InlayHint(
          offset: offset, label: label, location: origin(of: judgement, in: form), tooltip: tooltip(computation),
          edits: corrections(of: judgement)))
    }
    for judgement in form.blankTotals() {
      guard let place = blankPlace(of: judgement), let value = judgement.rightValue else { continue }
      let computation = Computation(judgement, form, language)
      let number = computation.result ?? value.description
      hints.append(
        InlayHint(
          offset: place, label: " = \(number)", location: origin(of: judgement, in: form),
          tooltip: tooltip(computation),
          edits: blankEdits(at: place, value, judgement)))
    }
    return hints
  }

  private func tooltip(_ computation: Computation) -> RichText {
    var text = RichText()
    text.paragraph(.strong(computation.rule))
    let numbers = computation.substituted
    if !numbers.isEmpty { text.paragraph(.code(numbers)) }
    let judgement = computation.judgement
    if judgement.right.count > 1 {
      text.list(
        judgement.right.filter { $0.value != nil }.prefix(20).map { term in
          [.plain(tree.quote(term.name) + say(zh: "：", en: ": ")), .code(tree.quote(term.range))]
        })
    }
    if let interval = computation.interval { text.paragraph(.plain(interval)) }
    return text
  }

  /// After the figure of which the relation speaks, or after the line of the group that it sums up.
  private func hintOffset(of judgement: Judgement) -> Int? {
    guard tree.lines.indices.contains(judgement.line) else { return nil }
    if judgement.left.count == 1, let term = judgement.left.first, term.written != nil,
      judgement.place == term.range
    {
      return term.range.upperBound
    }
    if tree.lines[judgement.line].kind == .row { return judgement.place.upperBound }
    return tree.contentRange(ofLine: judgement.line).upperBound
  }

  private func origin(of judgement: Judgement, in form: Form) -> Location? {
    guard form.template.relations.indices.contains(judgement.relation) else { return nil }
    let origin = form.template.relations[judgement.relation].origin
    guard form.template.sources.indices.contains(origin.source) else { return nil }
    let source = form.template.sources[origin.source]
    return Location(source: source, range: source.tree.contentRange(ofLine: origin.line))
  }

  /// The sum written for the total, where the total is a plain number in the unit of the sum.
  private func corrections(of judgement: Judgement) -> [TextEdit] {
    guard judgement.kind == .sum, judgement.comparison == .equal, judgement.left.count == 1,
      let term = judgement.left.first, let use = term.written, use.figure.divisor == 1, !use.figure.isNumeral,
      !use.figure.isBracketed, use.figure.effectiveUnit(in: use.inherited) == judgement.unit,
      judgement.place == term.range, let value = judgement.rightValue, !value.isNegative,
      !use.figure.number.isNegative
    else { return [] }
    let places = max(value.scale, use.figure.number.scale)
    return [TextEdit(range: use.figure.numberRange, text: (value.rescaled(to: places) ?? value).description)]
  }

  /// Where the value of a blank total would stand; nil where the line says that it does not apply.
  func blankPlace(of judgement: Judgement) -> Int? {
    guard tree.lines.indices.contains(judgement.line) else { return nil }
    if tree.lines[judgement.line].kind == .row {
      return judgement.place.isEmpty ? judgement.place.lowerBound : nil
    }
    guard let value = tree.value(ofLine: judgement.line), value.isEmpty, tree.lines[judgement.line].colon != nil else {
      return nil
    }
    return value.lowerBound
  }

  /// The sum in the unit that holds at the place; none where its addends are written in another.
  func blankEdits(at place: Int, _ value: Decimal, _ judgement: Judgement) -> [TextEdit] {
    let written = judgement.right.compactMap(\.written)
    guard written.allSatisfy({ $0.figure.unit == nil && $0.figure.power == 0 && $0.inherited == judgement.unit }) else {
      return []
    }
    let places = written.reduce(value.scale) { max($0, $1.figure.number.scale) }
    let number = (value.rescaled(to: places) ?? value).description
    return [TextEdit(range: place..<place, text: " " + number)]
  }

  // MARK: - Weights

  private func weightHints(in form: Form) -> [InlayHint] {
    var hints: [InlayHint] = []
    for sum in WeightSum.all(in: form, Weights(form)) where !sum.holds {
      let line = tree.lineIndex(at: sum.name.lowerBound)
      guard let rest = sum.expected.subtracting(sum.sum) else { continue }
      var tooltip = RichText()
      tooltip.paragraph(.strong(tree.quote(sum.name)), .plain(say(zh: "：", en: ": ") + sumWords(sum)))
      tooltip.list(
        sum.parts.prefix(30).map { [.plain(tree.quote($0.name) + " "), .code($0.weight.normalized.description)] })
      if sum.parts.count > 30 {
        let more = sum.parts.count - 30
        tooltip.paragraph(.plain(say(zh: "还有 \(more) 项", en: "and \(more) more")))
      }
      let (found, missing) = (sum.sum.normalized, rest.magnitude.normalized)
      hints.append(
        InlayHint(
          offset: tree.contentRange(ofLine: line).upperBound,
          label: rest.isNegative
            ? say(zh: " 合计 \(found)，多 \(missing)", en: " sum \(found), \(missing) too many")
            : say(zh: " 合计 \(found)，还差 \(missing)", en: " sum \(found), \(missing) to give"),
          location: place(of: sum, in: form), tooltip: tooltip))
      if sum.withoutWeight == 1, !rest.isNegative, let hint = lastWeightHint(sum, rest.normalized, in: form) {
        hints.append(hint)
      }
    }
    return hints
  }

  private func place(of sum: WeightSum, in form: Form) -> Location? {
    guard let field = sum.field, let place = form.template.place(of: field) else { return nil }
    return Location(source: place.source, range: place.range)
  }

  /// The one indicator of a sum that has no weight gets what is left.
  private func lastWeightHint(_ sum: WeightSum, _ rest: Decimal, in form: Form) -> InlayHint? {
    let range: Range<Int>
    if let tier = sum.tier, form.tiers.indices.contains(tier) {
      range = form.tiers[tier].indicators
    } else {
      range = form.indicators.indices
    }
    let group = sum.field.map { form.template.indicatorsGroup(of: $0) }
    let blank = range.filter { index in
      let indicator = form.indicators[index]
      return indicator.weight == nil && indicator.counts
        && (sum.tier != nil || form.template.indicatorsGroup(of: indicator.tier) == group)
    }
    guard blank.count == 1, let index = blank.first, let label = tree.label(ofLine: form.indicators[index].line) else {
      return nil
    }
    // Behind the closing mark of a quoted name.
    let end = tree.trimmed(
      ByteRange(
        clamping: label.name.lowerBound,
        tree.lines[form.indicators[index].line].colon ?? tree.lines[form.indicators[index].line].end)
    ).upperBound
    let words = say(zh: " (\(rest)分)", en: " (\(rest) pts)")
    var tooltip = RichText()
    tooltip.paragraph(
      .plain(say(zh: "只有这一项没有分值，还剩 \(rest) 分", en: "The only indicator without a weight: \(rest) points are left")))
    return InlayHint(
      offset: end, label: words, location: nil, tooltip: tooltip, edits: [TextEdit(range: end..<end, text: words)])
  }

  // MARK: - Units

  /// Amounts written in another unit than the one that holds around them, in that unit.
  private func unitHints(in form: Form) -> [InlayHint] {
    form.figures.compactMap { use in
      let figure = use.figure
      guard let inherited = use.inherited, let own = figure.effectiveUnit(in: inherited), own != inherited,
        inherited.dimension == .money, own.isCommensurable(with: inherited), let base = figure.exactBase(in: inherited),
        let value = base.divided(by: inherited.exactFactor)?.decimal
      else { return nil }
      let number = UnitConversion.grouped(value.normalized)
      var tooltip = RichText()
      tooltip.paragraph(
        .plain(say(zh: "这里的金额以\(inherited.symbol)计", en: "Amounts here are in \(inherited.symbol)")))
      return InlayHint(
        offset: figure.range.upperBound, label: " = \(number) \(inherited.symbol)", location: nil, tooltip: tooltip)
    }
  }
}
