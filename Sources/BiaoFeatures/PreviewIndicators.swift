// The grid of indicators as forms print it: tiers at the left, over all the rows of their indicators.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

/// Makes the grid of an indicators group.
struct IndicatorGrid {
  private let view: DocumentView
  private let form: Form
  private let tree: Tree

  init(_ view: DocumentView, _ form: Form) {
    self.view = view
    self.form = form
    tree = view.tree
  }

  /// One printed row: the tiers around it, and an indicator or what else stands there.
  private struct Entry {
    /// The lines of the tiers, the outermost first.
    var tiers: [Int]
    /// The line of an indicator or of another entry; nil for a tier without anything under it.
    var line: Int?
  }

  /// A column behind the names.
  private enum Column {
    case target, weight
    case attribute(name: String, key: NameKey, role: AttributeRole?)
  }

  func grid(under group: Int) -> Preview.Grid {
    var entries: [Entry] = []
    var levels = 0
    collect(under: group, tiers: [], into: &entries, levels: &levels)
    let columns = columns(of: entries)
    var grid = Preview.Grid(header: IndicatorGrid.headings(levels: levels, view.language))
    for column in columns {
      switch column {
      case .target: grid.header.append(view.say(zh: "指标值", en: "Target"))
      case .weight: grid.header.append(view.say(zh: "分值", en: "Weight"))
      case .attribute(let name, _, _): grid.header.append(name)
      }
    }
    // How many rows each tier takes, and which have been written.
    var heights: [Int: Int] = [:]
    for entry in entries {
      for tier in entry.tiers { heights[tier, default: 0] += 1 }
    }
    var written: Set<Int> = []
    for entry in entries {
      var row: [Preview.Cell] = []
      for tier in entry.tiers where written.insert(tier).inserted {
        row.append(Preview.Cell(text: tierName(tier), rows: heights[tier] ?? 1, isTier: true))
      }
      // The name takes the places of the tiers that are not there.
      let rest = levels - entry.tiers.count + 1
      row += cells(of: entry, columns: columns, nameColumns: max(rest, 1))
      grid.rows.append(row)
    }
    return grid
  }

  private func collect(under line: Int, tiers: [Int], into entries: inout [Entry], levels: inout Int) {
    let count = entries.count
    for child in tree.children(of: line) {
      switch tree.lines[child].kind {
      case .entry where isTier(child):
        levels = max(levels, tiers.count + 1)
        collect(under: child, tiers: tiers + [child], into: &entries, levels: &levels)
      case .entry, .item: entries.append(Entry(tiers: tiers, line: child))
      default: break
      }
    }
    if entries.count == count, !tiers.isEmpty { entries.append(Entry(tiers: tiers, line: nil)) }
  }

  /// A tier, or a line that the template does not know and under which indicators stand.
  private func isTier(_ line: Int) -> Bool {
    form.bindings[line].role == .tier
      || tree.children(of: line).contains { form.bindings[$0].role == .indicator || form.bindings[$0].role == .tier }
  }

  /// The columns that some indicator fills, in the order in which forms print them: target, unit, what was reached, weight,
  /// then the others as the template or the form has them.
  private func columns(of entries: [Entry]) -> [Column] {
    var attributes: [(name: String, key: NameKey, role: AttributeRole?)] = []
    var known: Set<NameKey> = []
    var hasWeight = false
    for entry in entries {
      guard let line = entry.line else { continue }
      if tree.readLabel(ofLine: line)?.weight != nil { hasWeight = true }
      for child in tree.children(of: line) {
        guard let (name, key) = attribute(child), known.insert(key).inserted else { continue }
        let field = form.bindings[child].field
        let declared = form.bindings[child].role == .field ? field.flatMap { form.template.attributeRole(of: $0) } : nil
        attributes.append((name, key, declared ?? AttributeRole.named(key)))
      }
    }
    // The template's order, where it has one.
    let order = templateOrder(of: entries)
    attributes = attributes.enumerated().sorted { a, b in
      (order[a.element.key] ?? Int.max, a.offset) < (order[b.element.key] ?? Int.max, b.offset)
    }.map(\.element)
    func columns(_ role: AttributeRole) -> [Column] {
      attributes.filter { $0.role == role }.map { .attribute(name: $0.name, key: $0.key, role: $0.role) }
    }
    let rest = attributes.filter { $0.role != .unit && $0.role != .actual }
    return [.target] + columns(.unit) + columns(.actual) + (hasWeight ? [.weight] : [])
      + rest.map { .attribute(name: $0.name, key: $0.key, role: $0.role) }
  }

  private func templateOrder(of entries: [Entry]) -> [NameKey: Int] {
    guard let line = entries.lazy.compactMap(\.line).first(where: { form.indicator(atLine: $0)?.items != nil }),
      let items = form.indicator(atLine: line)?.items
    else { return [:] }
    var order: [NameKey: Int] = [:]
    for (position, field) in form.template.children(of: items).enumerated() {
      order[form.template.fields[field].key] = position
    }
    return order
  }

  /// The name of a line under an indicator, under which all lines of one meaning share a column: the template's.
  private func attribute(_ line: Int) -> (name: String, key: NameKey)? {
    guard tree.lines[line].kind == .entry, let label = tree.readLabel(ofLine: line) else { return nil }
    if let field = form.bindings[line].field, form.bindings[line].role == .field {
      return (form.template.fields[field].name, form.template.fields[field].key)
    }
    return (tree.text(label.name), NameKey(tree.bytes, label.name))
  }

  private func tierName(_ line: Int) -> String {
    guard let label = tree.readLabel(ofLine: line) else { return "" }
    guard let weight = label.weight?.normalized else { return tree.text(label.name) }
    return tree.text(label.name) + view.say(zh: "（\(weight)分）", en: " (\(weight))")
  }

  private func cells(of entry: Entry, columns: [Column], nameColumns: Int) -> [Preview.Cell] {
    guard let line = entry.line else {
      // A tier with nothing under it; one that is struck says so.
      let value = entry.tiers.last.flatMap { tree.value(ofLine: $0) }.map { tree.text($0) } ?? ""
      return [Preview.Cell(text: value, columns: nameColumns)] + columns.map { _ in Preview.Cell(text: value) }
    }
    let label = tree.readLabel(ofLine: line)
    var cells = [Preview.Cell(text: label.map { tree.text($0.name) } ?? "", columns: nameColumns)]
    var values: [NameKey: String] = [:]
    for child in tree.children(of: line) {
      guard let (_, key) = attribute(child) else { continue }
      values[key] = values[key].map { $0 + "\n" + text(ofLine: child) } ?? text(ofLine: child)
    }
    for column in columns {
      switch column {
      case .target:
        let value = tree.value(ofLine: line).map { tree.text($0) } ?? ""
        // A unit in the label has no column of its own.
        let unit = label?.unit.map { value.isEmpty ? "" : " \($0.symbol)" } ?? ""
        cells.append(Preview.Cell(text: value + unit, isFigure: false))
      case .weight: cells.append(Preview.Cell(text: label?.weight?.normalized.description ?? "", isFigure: true))
      case .attribute(_, let key, let role):
        cells.append(Preview.Cell(text: values[key] ?? "", isFigure: role == .score))
      }
    }
    return cells
  }

  /// The value of a line with the running text below it.
  private func text(ofLine line: Int) -> String {
    var words = tree.value(ofLine: line).map { tree.text($0) } ?? ""
    for child in tree.children(of: line) where tree.lines[child].kind == .prose {
      guard let text = tree.text(ofLine: child) else { continue }
      words += (words.isEmpty ? "" : "\n") + tree.text(text)
    }
    return words
  }

  // MARK: - Templates

  /// 一级指标, 二级指标, 三级指标: the last is the indicators'.
  static func headings(levels: Int, _ language: Language) -> [String] {
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    return (0...max(levels, 0)).map { level in
      if language == .zh { return (numerals.indices.contains(level) ? numerals[level] : "\(level + 1)") + "级指标" }
      return level == levels ? "Indicator" : "Tier \(level + 1)"
    }
  }

  /// The tiers of a template, each last one with a row to fill in.
  static func empty(_ view: DocumentView, _ template: Template, under group: Int) -> Preview.Grid {
    var paths: [[Int]] = []
    func collect(_ field: Int, _ path: [Int]) {
      let tiers = template.children(of: field).filter { template.fields[$0].type == .tier }
      if tiers.isEmpty { paths.append(path) }
      for tier in tiers { collect(tier, path + [tier]) }
    }
    collect(group, template.fields[group].type == .tier ? [group] : [])
    let levels = paths.map(\.count).max() ?? 0
    let items = template.fields[group].items.map { template.children(of: $0) } ?? []
    let hasWeight = template.fields[group].total != nil || paths.joined().contains { template.fields[$0].weight != nil }
    // In the order of a form that is filled in.
    func names(_ isFirst: (AttributeRole?) -> Bool) -> [String] {
      items.filter { isFirst(template.attributeRole(of: $0)) }.map { template.fields[$0].name }
    }
    var header = headings(levels: levels, view.language) + [view.say(zh: "指标值", en: "Target")]
    header += names { $0 == .unit } + names { $0 == .actual }
    if hasWeight { header.append(view.say(zh: "分值", en: "Weight")) }
    header += names { $0 != .unit && $0 != .actual }
    var grid = Preview.Grid(header: header)
    var heights: [Int: Int] = [:]
    for path in paths {
      for tier in path { heights[tier, default: 0] += 1 }
    }
    var written: Set<Int> = []
    for path in paths {
      var row = path.filter { written.insert($0).inserted }.map { tier in
        let weight = template.fields[tier].weight.map { view.say(zh: "（\($0)分）", en: " (\($0))") } ?? ""
        return Preview.Cell(text: template.fields[tier].name + weight, rows: heights[tier] ?? 1, isTier: true)
      }
      row.append(Preview.Cell(text: "", columns: max(levels - path.count + 1, 1)))
      row += (levels + 1..<max(grid.header.count, levels + 1)).map { _ in Preview.Cell(text: "") }
      grid.rows.append(row)
    }
    return grid
  }
}
