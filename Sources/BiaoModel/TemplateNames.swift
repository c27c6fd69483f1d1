// Questions to a template about the names that a form has: which field is meant, and whether others are welcome.

import BiaoSyntax

extension Template {
  /// The child of `field` that bears the name which is written in `range` of `bytes`, and whose key is `key`. Tiers may
  /// be written without `指标` at the end, or with it, and be numbered.
  func child(of field: Int, named key: NameKey, written range: ByteRange, in bytes: [UInt8]) -> Int? {
    if let child = child(of: field, named: key) { return child }
    if let name = LabelReading.beforeSymbol(bytes, range) { return child(of: field, named: NameKey(bytes, name)) }
    guard isTierLike(field) else { return nil }
    // 满意度指标 in 满意度指标, which has but one tier.
    if let only = onlyTier(in: field), self.child(of: fields[field].parent, named: key) == field { return only }
    for variant in TierName.variants(bytes, range) {
      if let child = child(of: field, named: variant), fields[child].type == .tier { return child }
    }
    return nil
  }

  /// The tier in the tier `field`, if it has one and no more.
  private func onlyTier(in field: Int) -> Int? {
    guard fields[field].type == .tier else { return nil }
    let tiers = children(of: field).filter { fields[$0].type == .tier }
    return tiers.count == 1 ? tiers[0] : nil
  }

  /// A tier of that name anywhere in the template.
  func tier(named key: NameKey, written range: ByteRange, in bytes: [UInt8]) -> Int? {
    if let tier = tier(named: key) { return tier }
    for variant in TierName.variants(bytes, range) {
      if let tier = tier(named: variant) { return tier }
    }
    return nil
  }

  /// Whether the field holds tiers or indicators.
  func isTierLike(_ field: Int) -> Bool { fields[field].type == .tier || fields[field].type == .indicators }

  func hasRequiredTier(_ field: Int) -> Bool {
    requiredChildren(of: field).contains { fields[$0].type == .tier && fields[field].items != $0 }
  }

  /// Whether `outer` is `field` or has it inside.
  func isAround(_ outer: Int, _ field: Int) -> Bool {
    outer > 0 && outer <= field && field < fields[outer].subtreeEnd
  }

  /// Whether lines that the template does not declare under `field` only tell more: 目标1 under a goal, 其中：中央 under
  /// one of several parts. A name that belongs beside the field has slipped in under it.
  func takesDetail(_ field: Int, named key: NameKey) -> Bool {
    guard field > 0, fields[field].subtreeEnd == field + 1 else { return false }
    let parent = fields[field].parent
    // 其中 heads a breakdown wherever it stands.
    for group in [parent, 0] {
      if let other = child(of: group, named: key), fields[other].type != .parts { return false }
    }
    return fields[field].type == .prose || fields[parent].type == .parts || fields[parent].isOpen
  }
}
