// Which group of a form holds its indicators, where it bears another name than the template gives it.

import BiaoSyntax

extension FormBinder {
  /// Forms call the group of their indicators by many names (本年绩效目标, 部门绩效). Under an open template the first group
  /// at top level that holds two of the first tiers is it, where none bears the declared name.
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
      if tiers.count == 2 { return true }
    }
    return false
  }
}
