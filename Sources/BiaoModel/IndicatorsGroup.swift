// Which group of a form holds its indicators, where it bears another name than the template gives it.

import BiaoSyntax

extension FormBinder {
  /// Forms call the group of their indicators by many names (本年绩效目标, 部门绩效). Under an open template the first group
  /// at top level that holds two of the first tiers, or one of them with a second tier in it, is the one, where none bears
  /// the declared name.
  func undeclaredIndicators() -> Int? {
    guard template.fields[0].isOpen, let field = template.indicators,
      !topEntries.contains(where: { template.child(of: 0, named: $0.key) == field })
    else { return nil }
    return topEntries.first { entry in
      tree.lines[entry.line].subtreeEnd > entry.line + 1 && holdsTiers(entry.line, of: field)
    }?.line
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
