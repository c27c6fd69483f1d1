// Document symbols: a form as the tree of its fields, tiers, indicators and rows; a template as that of its declarations.

import BiaoModel
import BiaoRules
package import BiaoSyntax
import BiaoValues

/// A named part of a document.
package struct DocumentSymbol: Sendable {
  /// What it is, by the protocol's name for the nearest kind; the raw values are the protocol's.
  package enum Kind: Int, Sendable {
    /// A tier or the group of indicators.
    case namespace = 3
    /// A template's declaration of a type that holds others.
    case `class` = 5
    /// A field with a value.
    case property = 7
    /// A line that describes an indicator.
    case field = 8
    /// A choice.
    case `enum` = 10
    /// An indicator.
    case variable = 13
    /// An element of a list.
    case string = 15
    /// A field or row with a figure.
    case number = 16
    /// A table or list.
    case array = 18
    /// A group or a row.
    case object = 19
    /// An option of a choice.
    case enumMember = 22
    /// A relation of a template.
    case `operator` = 25
  }

  /// Never empty.
  package var name: String
  /// The value, the unit, the weight: `≥ 40 家 (6分)`. Nil where there is nothing to say.
  package var detail: String?
  package var kind: Kind
  /// Struck with `/`, or taken away by a template.
  package var isDeprecated: Bool
  /// All of it: the line and what stands under it.
  package var range: ByteRange
  /// The name; inside `range`.
  package var selectionRange: ByteRange
  package var children: [DocumentSymbol]
}

extension DocumentView {
  /// The symbols of the document in its order, as a tree of at most `Tree.maximumDepth` levels.
  package func documentSymbols() -> [DocumentSymbol] {
    let builder = SymbolBuilder(self)
    /// Those whose subtrees are still open, the outermost first.
    var open: [(symbol: DocumentSymbol, end: Int)] = []
    var top: [DocumentSymbol] = []
    func close() {
      guard let last = open.popLast() else { return }
      if open.isEmpty { top.append(last.symbol) } else { open[open.count - 1].symbol.children.append(last.symbol) }
    }
    func walk(_ symbol: (Int) -> DocumentSymbol?) {
      for (index, line) in tree.lines.enumerated() {
        while let last = open.last, last.end <= index { close() }
        guard line.kind.isSignificant, let symbol = symbol(index) else { continue }
        open.append((symbol, max(line.subtreeEnd, index + 1)))
      }
    }
    // The form is taken out once: a copy for each line would count references by the dozen.
    if let form = form {
      walk { builder.symbol(ofLine: $0, in: form) }
    } else {
      walk { builder.symbol(ofLine: $0) }
    }
    while !open.isEmpty { close() }
    return top
  }
}

/// Makes the symbol of a line.
private struct SymbolBuilder {
  private let view: DocumentView
  private let tree: Tree
  private let extents: LineExtents
  /// For each line the table whose row it is, and its row; empty where no table is.
  private var rows: [Int: (table: Int, row: Int)] = [:]
  /// Longer values are cut: a symbol is one line.
  private static let longestDetail = 60

  init(_ view: DocumentView) {
    self.view = view
    tree = view.tree
    extents = LineExtents(view.tree)
    guard let form = view.form else { return }
    for (index, table) in form.tables.enumerated() {
      for (row, use) in table.rows.enumerated() { rows[use.line] = (index, row) }
    }
  }

  func symbol(ofLine index: Int, in form: Form) -> DocumentSymbol? {
    switch tree.lines[index].kind {
    case .entry, .item: filled(index, in: form)
    case .row: row(index, in: form)
    case .directive: relation(index)
    case .prose, .blank, .comment, .conflictMarker: nil
    }
  }

  /// The same in a template.
  func symbol(ofLine index: Int) -> DocumentSymbol? {
    switch tree.lines[index].kind {
    case .entry, .item: declaration(index)
    case .directive: relation(index)
    case .row, .prose, .blank, .comment, .conflictMarker: nil
    }
  }

  private func make(
    _ index: Int, name: ByteRange, detail: String?, kind: DocumentSymbol.Kind, isDeprecated: Bool = false
  ) -> DocumentSymbol {
    let content = tree.contentRange(ofLine: index)
    var selection = name
    if name.isEmpty || name.lowerBound < content.lowerBound || name.upperBound > content.upperBound {
      selection = content
    }
    let words = name.isEmpty ? "" : tree.quote(name, limit: 200)
    return DocumentSymbol(
      name: words.isEmpty ? view.say(zh: "（未命名）", en: "(unnamed)") : words,
      detail: detail.flatMap { $0.isEmpty ? nil : $0 }, kind: kind, isDeprecated: isDeprecated,
      range: extents.range(of: index), selectionRange: selection, children: [])
  }

  // MARK: - Forms

  private func filled(_ index: Int, in form: Form) -> DocumentSymbol? {
    guard form.bindings.indices.contains(index), let label = tree.readLabel(ofLine: index),
      let value = tree.value(ofLine: index)
    else { return nil }
    let binding = form.bindings[index]
    if let indicator = form.indicator(atLine: index), binding.role == .indicator {
      var isStruck = false
      if case .inapplicable = indicator.target { isStruck = true }
      return make(
        index, name: indicator.name, detail: detail(of: indicator, in: form), kind: .variable, isDeprecated: isStruck)
    }
    if binding.role == .tier, let tier = form.tier(atLine: index) {
      return make(
        index, name: tier.name, detail: detail(of: tier, in: form), kind: .namespace, isDeprecated: tier.isStruck)
    }
    if binding.role == .element { return make(index, name: label.name, detail: shown(value), kind: .string) }
    let type = binding.field.map { form.template.fields[$0].type }
    let hasChildren = extents.lastLine(of: index) > index
    let kind: DocumentSymbol.Kind =
      switch type {
      case .indicators?, .tier?: .namespace
      case .table?, .list?: .array
      case .group?, .parts?: hasChildren ? .object : .property
      case .amount?, .percent?, .integer?, .number?: .number
      case .choice?: .enum
      default: isAttribute(index, of: form) ? .field : .property
      }
    var detail = shown(value)
    if let figure = binding.figure, form.figures.indices.contains(figure) {
      let use = form.figures[figure]
      if use.figure.unit == nil, let unit = use.figure.effectiveUnit(in: use.inherited), use.figure.power == 0 {
        detail += unit == Units.percent ? "%" : " \(unit.symbol)"
      }
    }
    if let weight = label.weightRange { detail = joined(detail, tree.quote(weight)) }
    return make(index, name: label.name, detail: detail, kind: kind)
  }

  /// Whether the line stands under an indicator.
  private func isAttribute(_ index: Int, of form: Form) -> Bool {
    guard let parent = tree.lines[index].parent, form.bindings.indices.contains(parent) else { return false }
    return form.bindings[parent].role == .indicator
  }

  /// The target with the unit that stands beside it, and the weight.
  private func detail(of indicator: Indicator, in form: Form) -> String {
    var detail = shown(indicator.value)
    if case .value(let list) = indicator.target, let target = list.targets.last, target.figure != nil,
      target.unit == nil
    {
      if let line = IndicatorAttributes(indicator, in: form)[.unit], let unit = tree.value(ofLine: line), !unit.isEmpty
      {
        detail = joined(detail, shown(unit))
      } else if let unit = indicator.unit {
        detail = joined(detail, unit.symbol)
      }
    }
    if let weight = indicator.weightRange { detail = joined(detail, tree.quote(weight)) }
    return detail
  }

  private func detail(of tier: TierUse, in form: Form) -> String {
    if tier.isStruck { return view.say(zh: "不适用", en: "does not apply") }
    let count = tier.indicators.count
    let items = view.say(zh: "\(count) 项", en: count == 1 ? "1 indicator" : "\(count) indicators")
    guard let weight = tier.weightRange else { return items }
    return joined(tree.quote(weight), items)
  }

  private func row(_ index: Int, in form: Form) -> DocumentSymbol? {
    guard let place = rows[index], form.tables.indices.contains(place.table),
      form.tables[place.table].rows.indices.contains(place.row)
    else { return nil }
    let table = form.tables[place.table]
    let row = table.rows[place.row]
    var cells: [String] = []
    for position in row.cells where position - row.cells.lowerBound != table.nameColumn {
      guard table.cells.indices.contains(position), !table.cells[position].range.isEmpty else { continue }
      cells.append(shown(table.cells[position].range))
    }
    var detail = cells.joined(separator: " | ")
    if detail.unicodeScalars.count > SymbolBuilder.longestDetail {
      detail = String(String.UnicodeScalarView(detail.unicodeScalars.prefix(SymbolBuilder.longestDetail))) + "…"
    }
    return make(index, name: row.name, detail: detail, kind: row.hasFigures ? .number : .object)
  }

  // MARK: - Templates

  private func declaration(_ index: Int) -> DocumentSymbol? {
    guard let label = tree.readLabel(ofLine: index), let value = tree.value(ofLine: index) else { return nil }
    if tree.lines[index].kind == .item, tree.lines[index].colon == nil {
      return make(index, name: label.name, detail: nil, kind: .enumMember)
    }
    var kind = DocumentSymbol.Kind.class
    var isRemoved = false
    for piece in tree.declarationPieces(value) {
      switch piece.meaning {
      case .modifier(.removed): isRemoved = true
      case .type(.tier), .type(.indicators): kind = .namespace
      case .type(.table), .type(.list): kind = .array
      case .type(.group), .type(.parts): kind = .object
      case .type(.choice): kind = .enum
      case .type(let type): kind = type.isFigure ? .number : .property
      default: break
      }
    }
    if tree.lines[index].kind == .item { kind = .variable }
    return make(index, name: label.name, detail: shown(value), kind: kind, isDeprecated: isRemoved)
  }

  private func relation(_ index: Int) -> DocumentSymbol? {
    guard let directive = tree.directive(ofLine: index), directive.kind == .check || directive.kind == .total,
      !directive.argument.isEmpty
    else { return nil }
    let keyword = "@" + tree.text(directive.keyword)
    var symbol = make(index, name: directive.argument, detail: keyword, kind: .operator)
    symbol.selectionRange = directive.argument
    return symbol
  }

  // MARK: - Words

  private func shown(_ range: ByteRange) -> String { tree.quote(range, limit: SymbolBuilder.longestDetail) }

  private func joined(_ first: String, _ second: String) -> String { first.isEmpty ? second : first + " " + second }
}
