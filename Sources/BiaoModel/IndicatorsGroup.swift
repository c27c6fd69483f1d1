// Which group of a form holds its indicators, where it bears another name than the template gives it.

import BiaoSyntax

extension FormBinder {
  /// Forms call the group of their indicators by many names (本年绩效目标, 部门绩效), and some have one for each goal
  /// (年度绩效目标1, 年度绩效目标2). Under an open template the groups at top level that hold two of the first tiers, or one of
  /// them with a second tier in it, are those, where none bears the declared name.
  func undeclaredIndicators() -> [Int] {
    guard template.fields[0].isOpen, let field = template.indicators,
      !topEntries.contains(where: { template.child(of: 0, named: $0.key) == field })
    else { return [] }
    var groups: [Int] = []
    for entry in topEntries where tree.lines[entry.line].subtreeEnd > entry.line + 1 {
      if holdsTiers(entry.line, of: field)
        || template.child(of: 0, named: entry.key) == nil && listsIndicators(entry.line, entry.label.name)
      {
        groups.append(entry.line)
      }
    }
    return groups
  }

  /// 绩效指标完成情况分析 with nothing but items that have a target each, in no tier.
  private func listsIndicators(_ line: Int, _ name: ByteRange) -> Bool {
    guard holdsTitle(name) else { return false }
    var count = 0
    for child in tree.children(of: line) where tree.lines[child].kind.isSignificant {
      guard tree.lines[child].kind == .item, tree.lines[child].colon != nil else { return false }
      count += 1
    }
    return count >= 3
  }

  private func holdsTitle(_ name: ByteRange) -> Bool {
    let title = Array("绩效指标".utf8)
    var i = name.lowerBound
    while i + title.count <= name.upperBound {
      if tree.bytes[i..<name.upperBound].starts(with: title) { return true }
      i += 1
    }
    return false
  }

  private func holdsTiers(_ line: Int, of field: Int) -> Bool {
    var tiers: Set<Int> = []
    for child in tree.children(of: line) where tree.lines[child].kind == .entry {
      guard let label = tree.readLabel(ofLine: child),
        let tier = template.child(
          of: field, named: NameKey(tree.bytes, label.name), written: label.name, in: tree.bytes)
      else { continue }
      tiers.insert(tier)
      if tiers.count == 2 || holdsTier(child, of: tier) { return true }
    }
    return false
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
