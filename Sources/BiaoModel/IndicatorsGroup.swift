// Which group of a form holds its indicators, where it bears another name than the template gives it.

import BiaoSyntax

extension FormBinder {
  /// Forms call the group of their indicators by many names (本年绩效目标, 部门绩效). Under an open template the first group
  /// at top level that holds two of the first tiers is it, where none bears the declared name.
  func undeclaredIndicators() -> Int? {
    guard template.fields[0].isOpen,
      let field = template.children(of: 0).first(where: { template.fields[$0].type == .indicators })
    else { return nil }
    // Nearly always a group bears the name, so the lines with others below are asked first.
    let groups = topEntries(isGroup: true)
    if groups.contains(where: { isNamed($0, field) }) { return nil }
    guard let found = groups.first(where: { holdsTiers($0, of: field) }) else { return nil }
    return topEntries(isGroup: false).contains { isNamed($0, field) } ? nil : found
  }

  /// The entries at top level with lines below them, or those without.
  private func topEntries(isGroup: Bool) -> [Int] {
    var entries: [Int] = []
    var line = 0
    while line < tree.lines.count {
      let next = max(tree.lines[line].subtreeEnd, line + 1)
      if tree.lines[line].kind == .entry, (next > line + 1) == isGroup { entries.append(line) }
      line = next
    }
    return entries
  }

  /// Whether the line at top level bears the name of the field.
  private func isNamed(_ line: Int, _ field: Int) -> Bool {
    guard let label = tree.readLabel(ofLine: line) else { return false }
    return template.child(of: 0, named: NameKey(tree.bytes, label.name)) == field
  }

  private func holdsTiers(_ line: Int, of field: Int) -> Bool {
    var tiers: Set<Int> = []
    for child in tree.children(of: line) where tree.lines[child].kind == .entry {
      guard let label = tree.readLabel(ofLine: child),
        let tier = find(NameKey(tree.bytes, label.name), label.name, in: field)
      else { continue }
      tiers.insert(tier)
      if tiers.count == 2 { return true }
    }
    return false
  }
}
