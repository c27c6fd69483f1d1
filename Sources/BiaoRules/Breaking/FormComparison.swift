// Two versions of a form: what was promised and is no longer.

package import BiaoModel
import BiaoSyntax
import BiaoValues

package enum FormComparison {
  /// What `new` takes back of what `old` promised; two versions of one form, each bound to the template of its own time.
  /// Sorted by place in the new version. Amounts and words may change: only fields, tiers, indicators, units, weights and
  /// targets are looked at.
  package static func changes(from old: Form, to new: Form, language: Language) -> [Finding] {
    var walk = FormWalk(
      old: old, new: new, report: BreakingReport(old: old.source, new: new.source, language: language))
    walk.compare()
    return walk.report.sorted()
  }
}

private struct FormWalk {
  let old: Form
  let new: Form
  var report: BreakingReport
  /// For each tier the names from the outermost to it, as keys.
  private let oldPaths: [String]
  /// Tiers of the new version by their paths; of two with one path the first.
  private let newTiers: [String: Int]
  private let oldTierOfLine: [Int: Int]

  init(old: Form, new: Form, report: BreakingReport) {
    self.old = old
    self.new = new
    self.report = report
    oldPaths = old.tierPaths
    newTiers = Dictionary(zip(new.tierPaths, new.tiers.indices)) { first, _ in first }
    oldTierOfLine = Dictionary(zip(old.tiers.map(\.line), old.tiers.indices)) { first, _ in first }
  }

  mutating func compare() {
    let (before, after) = (old.template.name, new.template.name)
    if NameKey(before) != NameKey(after) {
      report.add(
        .changedTemplate, new.tree.headRange, before: (old.source, old.tree.headRange),
        zh: "模板由“\(before)”改成“\(after)”", en: "the template was “\(before)” and is “\(after)”")
    } else {
      compareFields()
    }
    compareTiers()
    compareIndicators()
  }

  // MARK: - Fields

  /// Filled fields that the new version no longer has. Both are of one template, so fields are paired by their paths.
  private mutating func compareFields() {
    for field in old.template.fields.indices.dropFirst() {
      let declared = old.template.fields[field]
      // Tiers and what stands under indicators are compared by name.
      if declared.type == .tier || declared.type == .target { continue }
      guard let line = old.line(of: field), isFilled(line, in: old) else { continue }
      guard let match = counterpart(of: field), new.line(of: match) == nil else { continue }
      let group = new.template.fields[match].parent
      let range = new.line(of: group).map { new.tree.contentRange(ofLine: $0) } ?? new.tree.headRange
      report.add(
        .removedField, range, before: (old.source, old.tree.contentRange(ofLine: line)),
        zh: "填过的“\(declared.name)”没有了", en: "“\(declared.name)” was filled and is gone")
    }
  }

  private func isFilled(_ line: Int, in form: Form) -> Bool {
    let binding = form.bindings[line]
    if binding.role == .tier || binding.role == .indicator { return false }
    if let value = form.tree.value(ofLine: line), !value.isEmpty {
      switch binding.state {
      case .empty, .inapplicable, .placeholder: return false
      case .unread, .value, .illegal: return true
      }
    }
    return form.tree.lines[line].subtreeEnd > line + 1
  }

  /// The field of the new template at the same path.
  private func counterpart(of field: Int) -> Int? {
    var path: [NameKey] = []
    var index = field
    while index > 0 {
      path.append(old.template.fields[index].key)
      index = old.template.fields[index].parent
    }
    var place = 0
    for key in path.reversed() {
      guard let child = new.template.child(of: place, named: key) else { return nil }
      place = child
    }
    return place
  }

  // MARK: - Tiers

  private mutating func compareTiers() {
    for index in old.tiers.indices {
      let tier = old.tiers[index]
      let name = old.tree.quote(tier.name)
      let before = (old.source, old.tree.contentRange(ofLine: tier.line))
      guard let match = newTiers[oldPaths[index]] else {
        if !tier.isStruck, !tier.indicators.isEmpty {
          report.add(
            .narrowedTier, range(ofTier: tier.parent.flatMap { newTiers[oldPaths[$0]] }), before: before,
            zh: "层级“\(name)”和其中 \(tier.indicators.count) 项指标没有了",
            en: "the tier “\(name)” is gone with its \(tier.indicators.count) indicators")
        }
        continue
      }
      let counterpart = new.tiers[match]
      if !tier.isStruck, counterpart.isStruck {
        report.add(
          .narrowedTier, range(ofTier: match), before: before, zh: "层级“\(name)”划掉了",
          en: "the tier “\(name)” has been struck")
      }
      compareWeights(
        tier.weight, counterpart.weight, at: counterpart.weightRange ?? counterpart.name, name: name,
        before: (old.source, tier.weightRange ?? tier.name))
    }
  }

  private func range(ofTier index: Int?) -> ByteRange {
    index.map { new.tree.contentRange(ofLine: new.tiers[$0].line) } ?? new.tree.headRange
  }

  private mutating func compareWeights(
    _ before: Decimal?, _ after: Decimal?, at range: ByteRange, name: String, before place: (SourceFile, ByteRange)
  ) {
    guard let before, before != after else { return }
    let now = after?.description ?? (report.language == .zh ? "无" : "none")
    report.add(
      .movedWeight, range, before: place, zh: "“\(name)”的分值由 \(before) 改成 \(now)",
      en: "the weight of “\(name)” was \(before) and is \(now)")
  }

  // MARK: - Indicators

  private mutating func compareIndicators() {
    var present: [NameKey: [Int]] = [:]
    for index in new.indicators.indices { present[key(index, new), default: []].append(index) }
    var counts: [NameKey: Int] = [:]
    for index in old.indicators.indices {
      let indicator = old.indicators[index]
      let name = old.tree.quote(indicator.name)
      let key = key(index, old)
      // The first of a name is compared with the first, the second with the second.
      let ordinal = counts[key, default: 0]
      counts[key] = ordinal + 1
      let candidates = present[key] ?? []
      guard ordinal < candidates.count else {
        if !isLostWithItsTier(indicator) {
          report.add(
            .removedIndicator, tierRange(of: indicator), before: (old.source, indicator.name),
            zh: "指标“\(name)”没有了", en: "the indicator “\(name)” is gone")
        }
        continue
      }
      let match = new.indicators[candidates[ordinal]]
      compareWeights(
        indicator.weight, match.weight, at: match.weightRange ?? match.name, name: name,
        before: (old.source, indicator.weightRange ?? indicator.name))
      compareTargets(indicator, match, name)
    }
  }

  private func key(_ index: Int, _ form: Form) -> NameKey { NameKey(form.tree.bytes, form.indicators[index].name) }

  /// Whether the tier itself is reported as gone or struck.
  private func isLostWithItsTier(_ indicator: Indicator) -> Bool {
    guard let tier = oldTierOfLine[indicator.tierLine] else { return false }
    guard let match = newTiers[oldPaths[tier]] else { return true }
    return new.tiers[match].isStruck
  }

  private func tierRange(of indicator: Indicator) -> ByteRange {
    range(ofTier: oldTierOfLine[indicator.tierLine].flatMap { newTiers[oldPaths[$0]] })
  }

  private mutating func compareTargets(_ before: Indicator, _ after: Indicator, _ name: String) {
    guard let old = single(before), let new = single(after) else { return }
    let (was, isNow) = (self.old.tree.quote(before.value), self.new.tree.quote(after.value))
    let place = (self.old.source, before.value)
    let oldUnit = old.figure?.unit ?? before.unit
    let newUnit = new.figure?.unit ?? after.unit
    if old.figure != nil, new.figure == nil, new.kind == .qualitative || new.kind == .graded {
      report.add(
        .weakenedTarget, after.value, before: place, zh: "“\(name)”原有数值“\(was)”，现在是文字“\(isNow)”",
        en: "the target of “\(name)” was the figure “\(was)” and is the words “\(isNow)”")
      return
    }
    guard let oldFigure = old.figure, let newFigure = new.figure else { return }
    if let oldUnit, let newUnit, !oldUnit.isCommensurable(with: newUnit) {
      report.add(
        .changedUnit, after.value, before: place, zh: "“\(name)”的单位由 \(oldUnit.symbol) 改成 \(newUnit.symbol)",
        en: "the unit of “\(name)” was \(oldUnit.symbol) and is \(newUnit.symbol)")
      return
    }
    guard old.kind == new.kind, old.kind == .quantitative || old.kind == .duration, old.change == new.change,
      let low = oldFigure.base(in: oldUnit), let high = newFigure.base(in: newUnit), low != high
    else { return }
    let isWeaker: Bool
    switch old.comparator {
    case .atLeast, .greater: isWeaker = high < low
    case .atMost, .less: isWeaker = high > low
    default: return
    }
    if isWeaker {
      report.add(
        .weakenedTarget, after.value, before: place, zh: "“\(name)”的指标值由“\(was)”放宽到“\(isNow)”",
        en: "the target of “\(name)” was “\(was)” and is the weaker “\(isNow)”")
    }
  }

  /// The target of an indicator that has one alone.
  private func single(_ indicator: Indicator) -> Target? {
    guard case .value(let list) = indicator.target, list.targets.count == 1 else { return nil }
    return list.targets.first
  }
}

extension Form {
  /// For each tier the keys of the names from the outermost tier to it.
  fileprivate var tierPaths: [String] {
    var paths: [String] = []
    for tier in tiers {
      // A tier comes after the one around it.
      let outer = tier.parent.flatMap { paths.indices.contains($0) ? paths[$0] : nil } ?? ""
      paths.append(outer + ".\(NameKey(tree.bytes, tier.name).value)")
    }
    return paths
  }
}
