// Which group of a form holds its indicators, where it bears another name than the template gives it.

import BiaoSyntax

extension FormBinder {
  /// Where the indicators of a form stand that has no group of the declared name.
  struct UndeclaredIndicators {
    /// The groups, in document order, none in another.
    var groups: [Int] = []
    /// Those of them that list indicators with their results, and no tiers.
    var lists: Set<Int> = []
    /// Whether there is none, and the first tiers are entries at top level themselves.
    var areAtTop = false

    /// The index of the first group on `line` or behind it.
    func firstGroup(from line: Int) -> Int { partitionPoint(groups.count) { groups[$0] >= line } }

    func hasGroup(_ line: Int) -> Bool {
      let index = firstGroup(from: line)
      return index < groups.count && groups[index] == line
    }
  }

  /// Forms call the group of their indicators by many names (本年绩效目标, 部门绩效), and some have one for each goal
  /// (年度绩效目标1, 年度绩效目标2). Under an open template the groups at top level that hold two of the first tiers, or one of
  /// them with a second tier in it, are those, where none bears the declared name. Reports have them below their headings:
  /// where no group at top level is one, those further down count that hold items as well, or the tiers at top level.
  func undeclaredIndicators() -> UndeclaredIndicators {
    var found = UndeclaredIndicators()
    guard template.fields[0].isOpen, let field = template.indicators,
      !topEntries.contains(where: { template.child(of: 0, named: $0.key) == field })
    else { return found }
    for entry in topEntries where tree.lines[entry.line].subtreeEnd > entry.line + 1 {
      if holdsTiers(entry.line, of: field)
        || template.child(of: 0, named: entry.key) == nil && listsIndicators(entry.line, entry.label.name)
      {
        found.groups.append(entry.line)
      }
    }
    guard found.groups.isEmpty else { return found }
    if holdsTiers(nil, of: field), topEntries.contains(where: { holdsItems($0.line) }) {
      found.areAtTop = true
      return found
    }
    for entry in topEntries where template.child(of: 0, named: entry.key) == nil {
      addGroups(below: entry.line, of: field, to: &found)
    }
    return found
  }

  /// Those below a heading.
  private func addGroups(below line: Int, of field: Int, to found: inout UndeclaredIndicators) {
    guard tree.lines[line].depth < 16 else { return }
    for child in tree.children(of: line)
    where tree.lines[child].kind == .entry && holdsItems(child, withColon: false) {
      let isList = listsResults(child)
      if isList { found.lists.insert(child) }
      // Names are read only of what has such an item: most headings of a long report have prose below them.
      if isList || holdsItems(child) && holdsTiers(child, of: field) {
        found.groups.append(child)
      } else {
        addGroups(below: child, of: field, to: &found)
      }
    }
  }

  /// Whether something below the line is an item, as indicators are; with its colon, unless they may lack it.
  private func holdsItems(_ line: Int, withColon: Bool = true) -> Bool {
    (line + 1..<max(tree.lines[line].subtreeEnd, line + 1)).contains {
      tree.lines[$0].kind == .item && !(withColon && tree.lines[$0].colon == nil)
    }
  }

  /// Nothing but items, two at least, that have a target and an actual value on lines of their own.
  private func listsResults(_ line: Int) -> Bool {
    var count = 0
    for child in tree.children(of: line) where tree.lines[child].kind.isSignificant {
      guard tree.lines[child].kind == .item, tree.lines[child].subtreeEnd > child + 2 else { return false }
      var (hasTarget, hasActual) = (false, false)
      for line in tree.children(of: child) where tree.lines[line].kind == .entry {
        guard let name = tree.readLabel(ofLine: line)?.name else { continue }
        if ValuesBelow.isOne(NameKey(tree.bytes, name)) { hasTarget = true }
        if AttributeRole.written(tree.bytes, name) == .actual { hasActual = true }
      }
      // One line may bear a name that is misspelt.
      guard hasActual, hasTarget || count > 0 else { return false }
      count += 1
    }
    return count >= 2
  }

  /// 绩效指标完成情况分析 with nothing but items that have a target each, in no tier.
  private func listsIndicators(_ line: Int, _ name: ByteRange) -> Bool {
    guard holds(Self.measures, name) else { return false }
    var count = 0
    for child in tree.children(of: line) where tree.lines[child].kind.isSignificant {
      guard tree.lines[child].kind == .item, tree.lines[child].colon != nil else { return false }
      count += 1
    }
    return count >= 3
  }

  private static let goals = Array("绩效目标".utf8)
  private static let measures = Array("绩效指标".utf8)

  private func holds(_ title: [UInt8], _ name: ByteRange) -> Bool {
    var i = name.lowerBound
    while i + title.count <= name.upperBound {
      if tree.bytes[i..<name.upperBound].starts(with: title) { return true }
      i += 1
    }
    return false
  }

  /// Whether a group, or the document, has two of the first tiers, or one with a second in it; or two of the second tiers,
  /// where a group leaves out the first ones.
  private func holdsTiers(_ line: Int?, of field: Int) -> Bool {
    var tiers: Set<Int> = []
    var second: Set<Int> = []
    for child in tree.children(of: line) where tree.lines[child].kind == .entry {
      guard let label = tree.readLabel(ofLine: child), case let key = NameKey(tree.bytes, label.name) else { continue }
      guard let tier = template.child(of: field, named: key, written: label.name, in: tree.bytes) else {
        // A form states some of them under headings of many kinds, with text; with items they are tiers.
        guard let line, holdsTitle(line), holdsItems(child), let below = secondTier(key, label.name, of: field) else {
          continue
        }
        second.insert(below)
        if second.count == 2 { return true }
        continue
      }
      tiers.insert(tier)
      if tiers.count == 2 || holdsTier(child, of: tier) { return true }
    }
    return false
  }

  /// The tier of that name below one of the first tiers.
  private func secondTier(_ key: NameKey, _ name: ByteRange, of field: Int) -> Int? {
    for first in template.fields.indices where template.fields[first].parent == field {
      guard template.fields[first].type == .tier,
        let found = template.child(of: first, named: key, written: name, in: tree.bytes),
        template.fields[found].type == .tier
      else { continue }
      return found
    }
    return nil
  }

  private func holdsTitle(_ line: Int) -> Bool {
    guard let name = tree.readLabel(ofLine: line)?.name else { return false }
    return holds(Self.goals, name) || holds(Self.measures, name)
  }

  /// Whether the first entry below `line` is a tier of the tier `field`.
  private func holdsTier(_ line: Int, of field: Int) -> Bool {
    guard let child = tree.children(of: line).first(where: { tree.lines[$0].kind == .entry }),
      let label = tree.readLabel(ofLine: child),
      let tier = template.child(
        of: field, named: NameKey(tree.bytes, label.name), written: label.name, in: tree.bytes)
    else { return false }
    return template.fields[tier].type == .tier
  }

  // MARK: - Binding them

  /// Binds what forms without a template have in the place of the first tiers: 实施效果指标 with the first tiers in it, and
  /// second tiers of which the first one is left out. False for anything else.
  mutating func bindLooseTier(
    _ line: Int, label: LabelReading, elsewhere: Int?, in field: Int, units: UnitContext
  ) -> Bool {
    guard template.fields[0].isOpen, template.fields[field].type == .indicators else { return false }
    if holdsFirstTier(line, of: field) {
      form.bindings[line].role = .open
      bindChildren(
        of: line, field: field, units: units, tier: nil, start: line + 1, end: tree.lines[line].subtreeEnd)
      return true
    }
    guard let elsewhere, case let first = template.fields[elsewhere].parent, first != field,
      template.fields[first].type == .tier, !holdsTier(first, beside: line, in: field)
    else { return false }
    bindDeclared(line, label: label, field: elsewhere, units: units, tier: nil)
    // What it holds is there.
    if form.firstLines[first] < 0 { form.firstLines[first] = Int32(truncatingIfNeeded: line) }
    return true
  }

  private func holdsFirstTier(_ line: Int, of field: Int) -> Bool {
    tree.children(of: line).contains { child in
      guard tree.lines[child].kind == .entry, let label = tree.readLabel(ofLine: child),
        let tier = template.child(
          of: field, named: NameKey(tree.bytes, label.name), written: label.name, in: tree.bytes)
      else { return false }
      return template.fields[tier].type == .tier && template.fields[tier].isRequired
    }
  }

  /// Whether the group has the first tier.
  private func holdsTier(_ first: Int, beside line: Int, in field: Int) -> Bool {
    tree.children(of: tree.lines[line].parent).contains { other in
      guard tree.lines[other].kind == .entry, let label = tree.readLabel(ofLine: other) else { return false }
      return template.child(
        of: field, named: NameKey(tree.bytes, label.name), written: label.name, in: tree.bytes) == first
    }
  }

  /// Binds the groups of indicators below a heading that the template does not know.
  mutating func bindGroups(below line: Int, units: UnitContext) {
    let end = tree.lines[line].subtreeEnd
    for group in undeclared.groups[undeclared.firstGroup(from: line + 1)...].prefix(while: { $0 < end }) {
      bindEntry(group, in: 0, units: units, tier: nil)
    }
  }

  /// Whether a line of that name says something of an indicator: what it is to reach, or did.
  func isOfIndicator(_ key: NameKey, written name: ByteRange) -> Bool {
    guard template.fields[0].isOpen else { return false }
    if ValuesBelow.isOne(key) { return true }
    switch AttributeRole.written(tree.bytes, name) {
    case .actual, .score, .reason: return true
    default: return false
    }
  }

  /// Binds one of the groups of indicators. Each goal has its own tiers, so that what one of them has is no second time in
  /// another.
  mutating func bindIndicators(
    _ line: Int, label: LabelReading, field: Int, units: UnitContext, tier: Int?
  ) {
    guard form.firstLines[field] >= 0 else {
      bindDeclared(line, label: label, field: field, units: units, tier: tier)
      return
    }
    let before = form.firstLines
    for inner in form.firstLines.indices where inner == field || template.indicatorsGroup(of: inner) == field {
      form.firstLines[inner] = -1
    }
    bindDeclared(line, label: label, field: field, units: units, tier: tier)
    for inner in before.indices where before[inner] >= 0 { form.firstLines[inner] = before[inner] }
  }
}

extension Template {
  /// The indicators group around a tier; the field itself if there is none.
  public func indicatorsGroup(of field: Int) -> Int {
    var current = field
    while current > 0 {
      if case .indicators = fields[current].type { break }
      guard fields[current].parent < current else { return field }
      current = fields[current].parent
    }
    return current > 0 ? current : field
  }
}
