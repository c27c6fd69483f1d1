// What weights should add up to, and which one weight would set a wrong sum right.

package import BiaoModel
package import BiaoSyntax
package import BiaoValues

/// A tier, or an indicators group, whose worth is known, and the weights that should make it up.
package struct WeightSum: Sendable {
  package struct Part: Sendable {
    package var name: ByteRange
    /// The weight with its parentheses.
    package var range: ByteRange
    package var weight: Decimal
    /// Index into the form's tiers; nil for an indicator.
    package var tier: Int?
  }

  /// Index into the form's tiers; nil for the group.
  package var tier: Int?
  package var name: ByteRange
  /// Where to speak: the written weight, else the name.
  package var place: ByteRange
  /// The weight with its parentheses, where the form writes it.
  package var written: ByteRange?
  /// The template's field that declares the worth.
  package var field: Int?
  package var expected: Decimal
  package var parts: [Part]
  /// The indicators beside them that have none.
  package var withoutWeight: Int
  package var sum: Decimal

  package var holds: Bool { sum == expected }

  // MARK: - All of a form

  /// Whether no tier has a worth of its own and the indicators' weights add up: nearly every form with weights, seen
  /// without putting the sums together.
  static func plainlyHolds(_ form: Form, _ weights: Weights) -> Bool {
    for tier in form.tiers where tier.weight != nil || tier.isDeclared && form.template.fields[tier.field].weight != nil
    {
      return false
    }
    return weights.groups.allSatisfy { group in
      if !writtenGroups(of: group.field, in: form).isEmpty { return false }
      guard let expected = form.template.fields[group.field].total else { return true }
      var sum: Decimal? = .zero
      for index in group.counting {
        if let weight = form.indicators[index].weight { sum = sum?.adding(weight) }
      }
      return sum == expected
    }
  }

  /// The sums of a form in the order of its tiers, the groups last.
  package static func all(in form: Form, _ weights: Weights) -> [WeightSum] {
    let tiersBelow = TiersBelow(form)
    var sums: [WeightSum] = []
    for (index, tier) in form.tiers.enumerated() where !tier.isStruck {
      let declared = tier.isDeclared ? form.template.fields[tier.field].weight : nil
      guard let expected = tier.weight ?? declared else { continue }
      sums +=
        WeightSum(
          tier: index, name: tier.name, written: tier.weightRange, field: tier.isDeclared ? tier.field : nil,
          expected: expected, tiers: tiersBelow.tiers(of: index), indicators: Array(tier.indicators), form
        ).map { [$0] } ?? []
    }
    for group in weights.groups {
      let written = writtenGroups(of: group.field, in: form)
      for (line, label) in written { sums += WeightSum(group, line, label, tiersBelow, form).map { [$0] } ?? [] }
      guard written.isEmpty,
        let expected = form.template.fields[group.field].total ?? impliedTotal(group, tiersBelow, form),
        let line = form.line(of: group.field),
        let name = form.tree.readLabel(ofLine: line)?.name
      else { continue }
      let tiers = tiersBelow.tiers(of: nil).filter {
        form.template.indicatorsGroup(of: form.tiers[$0].field) == group.field
      }
      sums +=
        WeightSum(
          tier: nil, name: name, written: nil, field: group.field, expected: expected, tiers: tiers,
          indicators: group.counting, form
        ).map { [$0] } ?? []
    }
    return sums
  }

  /// A hundred, where no template says what the weights come to, for first tiers that all have one and come near it. With
  /// ten points for the execution of the budget they come to ninety; these may have a line of their own.
  private static func impliedTotal(_ group: Weights.Group, _ tiersBelow: TiersBelow, _ form: Form) -> Decimal? {
    let tiers = tiersBelow.tiers(of: nil).filter {
      form.template.indicatorsGroup(of: form.tiers[$0].field) == group.field
    }
    guard tiers.count >= 3 else { return nil }
    var sum = Decimal.zero
    for tier in tiers {
      guard let weight = form.tiers[tier].weight, let next = sum.adding(weight) else { return nil }
      sum = next
    }
    guard sum > Decimal(90), sum < Decimal(110), sum != .hundred else { return nil }
    var isAlone = true
    form.visitLinesOutsideIndicators { line in
      let isTier = if case .tier = form.bindings[line].role { true } else { false }
      if !isTier, form.tree.lines[line].kind == .entry, form.tree.readLabel(ofLine: line)?.weight != nil {
        isAlone = false
      }
    }
    return isAlone ? .hundred : nil
  }

  /// The lines of a group of indicators that have a weight in their label: 年度绩效目标 (80分).
  private static func writtenGroups(of field: Int, in form: Form) -> [(line: Int, label: LabelReading)] {
    var found: [(line: Int, label: LabelReading)] = []
    for line in form.tree.children(of: nil) where form.bindings[line].field == field {
      if let label = form.tree.readLabel(ofLine: line), label.weight != nil { found.append((line, label)) }
    }
    return found
  }

  /// What stands in such a group.
  private init?(_ group: Weights.Group, _ line: Int, _ label: LabelReading, _ tiersBelow: TiersBelow, _ form: Form) {
    guard let expected = label.weight else { return nil }
    let lines = line..<max(form.tree.lines[line].subtreeEnd, line)
    self.init(
      tier: nil, name: label.name, written: label.weightRange, field: group.field, expected: expected,
      tiers: tiersBelow.tiers(of: nil).filter { lines.contains(form.tiers[$0].line) },
      indicators: group.counting.filter { lines.contains(form.indicators[$0].line) }, form)
  }

  /// The weights of the tiers right below if all of them have one, else those that the indicators have. That some
  /// have none is a fault of its own, and no reason for the rest to add up. Nil where there is nothing to add.
  private init?(
    tier: Int?, name: ByteRange, written: ByteRange?, field: Int?, expected: Decimal, tiers: [Int], indicators: [Int],
    _ form: Form
  ) {
    var parts = tiers.compactMap { index -> Part? in
      let tier = form.tiers[index]
      guard let weight = tier.weight, let range = tier.weightRange else { return nil }
      return Part(name: tier.name, range: range, weight: weight, tier: index)
    }
    withoutWeight = 0
    if tiers.isEmpty || parts.count < tiers.count {
      let counting = indicators.filter { form.indicators[$0].counts || form.indicators[$0].weight != nil }
      parts = counting.compactMap { index -> Part? in
        let indicator = form.indicators[index]
        guard let weight = indicator.weight, let range = indicator.weightRange else { return nil }
        return Part(name: indicator.name, range: range, weight: weight, tier: nil)
      }
      withoutWeight = counting.count - parts.count
    }
    var sum = Decimal.zero
    for part in parts {
      guard let next = sum.adding(part.weight) else { return nil }
      sum = next
    }
    guard !parts.isEmpty else { return nil }
    self.tier = tier
    self.name = name
    self.written = written
    self.field = field
    self.expected = expected
    self.parts = parts
    self.sum = sum
    place = written ?? name
  }
}

/// The tiers right below each, struck ones left out.
private struct TiersBelow {
  private var below: [[Int]]

  init(_ form: Form) {
    // The last one holds the outermost tiers.
    below = Array(repeating: [], count: form.tiers.count + 1)
    for (index, tier) in form.tiers.enumerated() where !tier.isStruck {
      below[tier.parent ?? form.tiers.count].append(index)
    }
  }

  func tiers(of parent: Int?) -> [Int] { below[parent ?? below.count - 1] }
}

/// One weight written differently.
struct WeightRepair {
  var name: ByteRange
  /// The weight with its parentheses.
  var range: ByteRange
  var weight: Decimal

  /// The weight whose change alone is sensible; none or one. A weight that is right by another sum is
  /// not touched, and among several equally likely ones nobody can choose: then there is none.
  static func all(of sum: WeightSum, among sums: [WeightSum]) -> [WeightRepair] {
    // In a form with more tiers than this, or a tier with more weights, a guess is worth nothing.
    guard sums.count <= 64, sum.parts.count <= 64, !sum.holds, sum.withoutWeight == 0,
      let difference = sum.sum.subtracting(sum.expected)
    else { return [] }
    var proven: [WeightRepair] = []
    var likely: [(repair: WeightRepair, weakness: Int)] = []
    func consider(_ repair: WeightRepair, instead written: Decimal) {
      let slip = Slip.find(meant: repair.weight, tolerance: .zero, written: written, places: written.scale)
      if let slip { likely.append((repair, slip.slip.weakness)) }
    }
    // The tier's own weight may be what is wrong: then the sum in which it takes part says so, or there is none.
    if let written = sum.written, let tier = sum.tier {
      let repair = WeightRepair(name: sum.name, range: written, weight: sum.sum)
      let outer = sums.first { $0.parts.contains { $0.tier == tier } }
      if let outer {
        if let change = outer.sum.subtracting(difference.negated), change == outer.expected { proven.append(repair) }
      } else {
        consider(repair, instead: sum.expected)
      }
    }
    for part in sum.parts {
      guard let weight = part.weight.subtracting(difference), !weight.isNegative, !weight.isZero,
        weight.multiplied(by: Decimal(2))?.isInteger == true || weight.normalized.scale <= part.weight.scale
      else { continue }
      let repair = WeightRepair(name: part.name, range: part.range, weight: weight.normalized)
      let others = sums.filter { other in
        part.tier.map { other.tier == $0 }
          ?? (other.place != sum.place && other.parts.contains { $0.range == part.range })
      }
      if others.isEmpty {
        consider(repair, instead: part.weight)
      } else if others.allSatisfy({ other in
        part.tier != nil ? other.sum == weight : other.sum.subtracting(difference) == other.expected
      }) {
        proven.append(repair)
      }
    }
    if !proven.isEmpty { return proven.count == 1 ? proven : [] }
    let strongest = likely.filter { one in likely.allSatisfy { one.weakness <= $0.weakness } }
    return strongest.count == 1 ? strongest.map(\.repair) : []
  }
}
