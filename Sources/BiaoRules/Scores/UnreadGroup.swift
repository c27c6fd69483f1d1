// A second group of indicators beside the one that is read: 中期绩效指标 of three years over the 年度绩效指标 of one.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension IndicatorTable {
  /// The groups of a form without a template that list indicators under tiers and that nobody reads, since another group
  /// bears the name of the year's. Their targets are held to what holds of every target, as those of tables are.
  static func unreadGroups(of form: Form) -> [IndicatorTable] {
    guard form.template.name == TemplateStore.generalName, !form.indicators.isEmpty else { return [] }
    let tree = form.tree
    return tree.children(of: nil).compactMap { group in
      guard tree.lines[group].kind == .entry, let colon = tree.lines[group].colon,
        tree.lines[group].subtreeEnd > group + 3,
        case let label = ByteRange(clamping: tree.lines[group].content, colon), label.count >= 12, label.count <= 60,
        titles.isIn(tree.bytes, label),
        form.bindings[group].role == .open || form.bindings[group].role == .none
      else { return nil }
      let rows = rows(of: group, form)
      return rows.count >= 2 ? IndicatorTable(group: group, rows: rows) : nil
    }
  }

  private static func rows(of group: Int, _ form: Form) -> [Row] {
    let tree = form.tree
    var rows: [Row] = []
    var kind: TierKind?
    for line in (group + 1)..<max(tree.lines[group].subtreeEnd, group + 1) where rows.count < maximumRows {
      if tree.lines[line].kind == .entry, let label = tree.readLabel(ofLine: line)?.name {
        kind = TierKind.of(tier: NameKey(tree.bytes, label))
      }
      guard tree.lines[line].kind == .item, tree.lines[line].colon != nil, let parent = tree.lines[line].parent,
        tree.lines[parent].kind == .entry, let label = tree.readLabel(ofLine: line),
        let value = tree.value(ofLine: line), !value.isEmpty
      else { continue }
      var indicator = Indicator(
        row: line, group: parent, name: label.name, weight: label.weight, weightRange: label.weightRange, value: value,
        tree.bytes)
      indicator.unit = label.unit
      // Later years have their dates.
      guard case .value(let list) = indicator.target, list.targets.allSatisfy({ !isDated($0) }) else { continue }
      rows.append(Row(indicator: indicator, kind: kind, hasScoringRule: false, hasOtherUnit: false))
    }
    return rows
  }

  private static func isDated(_ target: Target) -> Bool {
    if target.deadline != nil { return true }
    switch target.kind {
    case .date, .deadline, .recurringDeadline, .period: return true
    default: return false
    }
  }

  private static let titles = WordSet("绩效指标 绩效目标指标")
  private static let maximumRows = 300
}
