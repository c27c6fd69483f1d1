// What a tier measures, looked up by its declared name; and the tier of a template that measures a given thing.

import BiaoModel
import BiaoSyntax

/// Where an indicator stands.
enum TierStanding: Equatable {
  /// Directly under a tier, or the group of all indicators, for which the template has tiers below and wants nothing else.
  case outside
  /// In a tier that measures that.
  case inside(TierKind)
  /// In a tier of which it is not known what it measures.
  case unknown

  init(_ indicator: borrowing Indicator, in form: borrowing Form) {
    let isDeclared = form.tier(atLine: indicator.tierLine)?.isDeclared ?? true
    if isDeclared,
      TierStanding.hasTiersBelow(indicator.tier, form.template) || TierStanding.isBesideItsTier(indicator, form)
    {
      self = .outside
    } else if let kind = TierKind.around(indicator, in: form, isDeclared: isDeclared) {
      self = .inside(kind)
    } else {
      self = .unknown
    }
  }

  /// Whether the one tier below stands in the form, and the indicator beside it instead of in it.
  private static func isBesideItsTier(_ indicator: borrowing Indicator, _ form: borrowing Form) -> Bool {
    let template = form.template
    guard template.fields.indices.contains(indicator.tier), template.fields[indicator.tier].type == .tier,
      !template.fields[indicator.tier].isOpen, template.fields[indicator.tier].subtreeEnd > indicator.tier + 1
    else { return false }
    return template.children(of: indicator.tier).contains { child in
      template.fields[child].type == .tier
        && form.line(of: child).map { form.tree.lines[$0].parent == indicator.tierLine } ?? false
    }
  }

  private static func hasTiersBelow(_ tier: Int, _ template: Template) -> Bool {
    guard template.fields.indices.contains(tier), !template.fields[tier].isOpen else { return false }
    let end = template.fields[tier].subtreeEnd
    var child = tier + 1
    var count = 0
    while child < end {
      if template.fields[child].type == .tier { count += 1 }
      child = max(template.fields[child].subtreeEnd, child + 1)
    }
    return count > 1
  }
}

extension TierKind {
  /// What the tier around an indicator measures; nil where its name says nothing, or several things.
  ///
  /// Nearly every tier bears a name that the table knows, so that its label need not be read again.
  static func around(_ indicator: Indicator, in form: Form) -> TierKind? {
    around(indicator, in: form, isDeclared: form.tier(atLine: indicator.tierLine)?.isDeclared ?? true)
  }

  fileprivate static func around(_ indicator: Indicator, in form: Form, isDeclared: Bool) -> TierKind? {
    if isDeclared, form.template.fields.indices.contains(indicator.tier),
      let known = named(form.template.fields[indicator.tier].key)
    {
      return known.kind
    }
    return TierKind(indicator, form)
  }

  /// The tiers of the template that measure that, in template order; those with no tier below.
  static func fields(of kind: TierKind, in template: Template) -> [Int] {
    template.fields.indices.filter { field in
      template.fields[field].type == .tier && named(template.fields[field].key)?.kind == kind
        && !template.children(of: field).contains { template.fields[$0].type == .tier }
    }
  }

  /// What a tier of that name measures; nil where its name says nothing, or several things.
  static func of(tier key: NameKey) -> TierKind? { named(key)?.kind }

  /// What the table says of a name: nil where it does not know it.
  private static func named(_ key: NameKey) -> (key: UInt64, kind: TierKind?)? {
    let table = table
    let index = partitionPoint(table.count) { table[$0].key >= key.value }
    return index < table.count && table[index].key == key.value ? table[index] : nil
  }

  private static let table: [(key: UInt64, kind: TierKind?)] = {
    let names: [(TierKind?, [String])] = [
      (nil, ["产出指标", "产出", "效益指标", "效益", "可持续影响指标", "可持续影响", "绩效指标"]),
      (.quantity, ["数量指标", "数量", "Quantity"]),
      (.quality, ["质量指标", "质量", "Quality"]),
      (.timeliness, ["时效指标", "时效", "Timeliness"]),
      (
        .cost,
        [
          "成本指标", "成本", "经济成本指标", "经济成本", "社会成本指标", "社会成本", "生态环境成本指标", "生态环境成本", "生态成本指标", "Cost",
        ]
      ),
      (
        .benefit,
        ["经济效益指标", "经济效益", "社会效益指标", "社会效益", "生态效益指标", "生态效益", "环境效益指标", "环境效益", "Outcomes"]
      ),
      (
        .satisfaction,
        [
          "满意度指标", "满意度", "服务对象满意度指标", "服务对象满意度", "社会公众满意度指标", "社会公众满意度", "社会公众或服务对象满意度指标",
          "社会公众或服务对象满意度", "Satisfaction",
        ]
      ),
    ]
    return names.flatMap { kind, words in words.map { (NameKey($0).value, kind) } }.sorted { $0.0 < $1.0 }
  }()
}

extension Form {
  /// Whether the tier is called one of lasting effects: 可持续影响指标.
  func isLasting(_ line: Int) -> Bool {
    tree.readLabel(ofLine: line).map { TierKind.lasting.isIn(tree.bytes, $0.name) } ?? false
  }
}

extension TierKind {
  fileprivate static let lasting = WordSet("可持续影响")
}
