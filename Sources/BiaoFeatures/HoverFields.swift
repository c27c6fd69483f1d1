// What a hover says of fields, tiers, indicators, weights and units.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  /// A field as the template declares it: type, modifiers, guidance, options, relations.
  func fieldText(_ field: Int, of template: Template) -> RichText {
    var text = RichText()
    guard template.fields.indices.contains(field), field > 0 else { return text }
    let declared = template.fields[field]
    let name = declared.name == "*" ? say(zh: "每一项", en: "every item") : declared.name
    var facts = [say(zh: "\(declared.type.keyword(.zh))", en: declared.type.keyword(.en))]
    if declared.isRequired { facts.append(say(zh: "必填", en: "required")) }
    if let unit = declared.unit { facts.append(say(zh: "单位 \(unit.symbol)", en: "in \(unit.symbol)")) }
    if let weight = declared.weight { facts.append(say(zh: "\(weight) 分", en: "\(weight) points")) }
    if let total = declared.total { facts.append(say(zh: "分值合计 \(total)", en: "weights add up to \(total)")) }
    if let least = declared.atLeast { facts.append(say(zh: "至少 \(least) 项", en: "at least \(least)")) }
    switch declared.measure {
    case .quantitative?: facts.append(say(zh: "只能定量", en: "quantitative only"))
    case .qualitative?: facts.append(say(zh: "定性", en: "qualitative"))
    case nil: break
    }
    text.paragraph(.strong(name), .plain(" · " + facts.joined(separator: " · ")))
    text.paragraph(.plain(declared.type.meaning[language]))
    if template.sources.indices.contains(declared.origin.source) {
      let source = template.sources[declared.origin.source].tree
      text.quote(declared.guidance.map { source.text($0) })
    }
    if !declared.options.isEmpty {
      var spans: [RichText.Span] = [.plain(say(zh: "选项：", en: "Options: "))]
      for (position, option) in declared.options.enumerated() {
        if position > 0 { spans.append(.plain(say(zh: "、", en: ", "))) }
        spans.append(.code(option))
      }
      text.paragraph(spans)
    }
    if !declared.aliases.isEmpty {
      text.paragraph(
        .plain(say(zh: "也写作：", en: "Also written: ") + declared.aliases.joined(separator: say(zh: "、", en: ", "))))
    }
    let relations = template.relations.filter { $0.fields.contains(field) }
    text.list(relations.prefix(6).map { [.code(formula($0, of: template))] })
    if relations.count > 6 {
      let rest = relations.count - 6
      text.paragraph(.plain(say(zh: "还有 \(rest) 条核对关系", en: "and \(rest) more relations")))
    }
    return text
  }

  /// A relation in the words of the template.
  private func formula(_ relation: Relation, of template: Template) -> String {
    switch relation.kind {
    case .parts(let parts, let total):
      let (whole, group) = (template.fields[total].name, template.fields[parts].name)
      return say(zh: "\(whole) = “\(group)”各项之和", en: "\(whole) = the sum of “\(group)”")
    case .total, .check:
      guard template.sources.indices.contains(relation.origin.source) else { return "" }
      let tree = template.sources[relation.origin.source].tree
      return tree.text(tree.contentRange(ofLine: relation.origin.line))
    }
  }

  // MARK: - Indicators and tiers

  func indicatorText(_ indicator: Indicator, in form: Form) -> RichText {
    var text = RichText()
    var path: [String] = []
    var line = tree.lines[indicator.line].parent
    while let current = line, path.count <= Tree.maximumDepth {
      guard let name = tree.readLabel(ofLine: current)?.name else { break }
      path.append(tree.quote(name))
      line = tree.lines[current].parent
    }
    text.paragraph(
      .strong(tree.text(indicator.name)), .plain(" · " + path.reversed().joined(separator: " › ")))
    text.blocks += shares(of: indicator.weightRange, in: form)
    if let items = indicator.items {
      let declared = form.template.fields[items]
      if form.template.sources.indices.contains(declared.origin.source) {
        let source = form.template.sources[declared.origin.source].tree
        text.quote(declared.guidance.map { source.text($0) })
      }
    }
    text.append(libraryText(indicator))
    return text
  }

  /// What common knowledge says of an indicator of that name.
  func libraryText(_ indicator: Indicator) -> RichText {
    var text = RichText()
    guard let known = templates.indicatorLibrary.match(tree.bytes, indicator.name) else { return text }
    text.paragraph(.plain(say(zh: "指标库：", en: "Indicator library: ")), .strong(known.name))
    var lines: [[RichText.Span]] = []
    if !known.tiers.isEmpty {
      lines.append([.plain(say(zh: "层级：", en: "Tier: ") + known.tiers.joined(separator: say(zh: "、", en: ", ")))])
    }
    if !known.units.isEmpty {
      let units = known.units.map(\.symbol).joined(separator: say(zh: "、", en: ", "))
      lines.append([.plain(say(zh: "常用单位：", en: "Usual units: ") + units)])
    }
    if let direction = known.direction {
      lines.append([
        .plain(say(zh: "常用比较：", en: "Usual comparison: ")), .code(direction.sign),
        .plain(say(zh: "（\(direction.title.zh)）", en: " (\(direction.title.en))")),
      ])
    }
    if let cap = known.cap {
      let unit = known.units.first.map { $0 == Units.percent ? "%" : " \($0.symbol)" } ?? ""
      lines.append([.plain(say(zh: "最大不超过：\(cap)\(unit)", en: "Cannot exceed: \(cap)\(unit)"))])
    }
    if !known.example.isEmpty { lines.append([.plain(say(zh: "示例：", en: "Example: ")), .code(known.example)]) }
    text.list(lines)
    return text
  }

  func tierText(_ tier: TierUse, in form: Form) -> RichText {
    var text = RichText()
    if tier.isStruck {
      text.paragraph(.plain(say(zh: "写明不适用", en: "Struck: it does not apply")))
      return text
    }
    let count = tier.indicators.count
    text.paragraph(.plain(say(zh: "共 \(count) 项指标", en: count == 1 ? "1 indicator" : "\(count) indicators")))
    let sums = WeightSum.all(in: form, Weights(form))
    let index = form.tierIndex(atLine: tier.line)
    if let sum = sums.first(where: { $0.tier != nil && $0.tier == index }) {
      text.paragraph(.plain(sumWords(sum)))
    } else if let sum = weight(of: tier, in: form) {
      text.paragraph(.plain(say(zh: "分值合计 \(sum)", en: "weights add up to \(sum)")))
    }
    if tier.weightRange != nil { text.blocks += shares(of: tier.weightRange, in: form) }
    return text
  }

  /// The weights of a tier's indicators added; nil where none has one.
  func weight(of tier: TierUse, in form: Form) -> Decimal? {
    var sum: Decimal?
    for index in tier.indicators where form.indicators.indices.contains(index) {
      guard form.indicators[index].counts, let weight = form.indicators[index].weight else { continue }
      guard let next = (sum ?? .zero).adding(weight) else { return nil }
      sum = next
    }
    return sum?.normalized
  }

  /// The indicators group on `line`: how many indicators, and what their weights add up to.
  func groupText(_ line: Int, in form: Form) -> RichText {
    var text = RichText()
    guard let field = form.bindings[line].field else { return text }
    let weights = Weights(form)
    if let group = weights.groups.first(where: { $0.field == field }) {
      let count = group.counting.count
      text.paragraph(.plain(say(zh: "共 \(count) 项指标", en: count == 1 ? "1 indicator" : "\(count) indicators")))
    }
    if let sum = WeightSum.all(in: form, weights).first(where: { $0.tier == nil && $0.field == field }) {
      text.paragraph(.plain(sumWords(sum)))
    }
    return text
  }

  /// `分值合计 98，应为 100，还差 2`
  func sumWords(_ sum: WeightSum) -> String {
    let (found, due) = (sum.sum.normalized, sum.expected.normalized)
    var words = say(zh: "分值合计 \(found)，应为 \(due)", en: "weights add up to \(found) of \(due)")
    if let rest = sum.expected.subtracting(sum.sum), !rest.isZero {
      words +=
        rest.isNegative
        ? say(zh: "，多 \(rest.magnitude.normalized)", en: ", \(rest.magnitude.normalized) too many")
        : say(zh: "，还差 \(rest.normalized)", en: ", \(rest.normalized) to give")
    }
    if sum.withoutWeight > 0 {
      words += say(zh: "；\(sum.withoutWeight) 项没有分值", en: "; \(sum.withoutWeight) without a weight")
    }
    return words
  }

  func weightText(_ weight: ByteRange, in form: Form) -> RichText {
    var text = RichText()
    text.blocks += shares(of: weight, in: form)
    for sum in WeightSum.all(in: form, Weights(form)) where sum.written == weight {
      text.paragraph(.strong(tree.quote(sum.name)), .plain(say(zh: "：", en: ": ") + sumWords(sum)))
    }
    return text
  }

  /// What part a weight is of each sum that it enters.
  private func shares(of weight: ByteRange?, in form: Form) -> [RichText.Block] {
    guard let weight else { return [] }
    var lines: [[RichText.Span]] = []
    for sum in WeightSum.all(in: form, Weights(form)) {
      guard let part = sum.parts.first(where: { $0.range == weight }), !sum.expected.isZero,
        let share = Rational(part.weight).divided(by: Rational(sum.expected))?.multiplied(by: Rational(100)),
        let percent = share.decimal(rounded: 1)
      else { continue }
      let (points, due, name) = (part.weight.normalized, sum.expected.normalized, tree.quote(sum.name))
      lines.append([
        .plain(
          say(
            zh: "\(points) 分，占“\(name)”\(due) 分的 \(percent.normalized)%",
            en: "\(points) points, \(percent.normalized)% of the \(due) of “\(name)”"))
      ])
    }
    return lines.isEmpty ? [] : [.list(lines)]
  }

  func unitText(_ unit: BiaoValues.Unit) -> RichText {
    var text = RichText()
    text.paragraph(
      .strong(unit.symbol), .plain(" · " + say(zh: "单位：", en: "a unit of ") + unit.dimension.title[language]))
    var one = Figure(number: .one, range: 0..<0)
    one.unit = unit
    let others = UnitConversion.others(one, in: nil)
    if !others.isEmpty { text.paragraph(.plain("1 \(unit.symbol) = " + others.joined(separator: " = "))) }
    return text
  }
}
