// textDocument/prepareCallHierarchy and its calls: the hierarchy of sums. A total calls what it is made of.

import BiaoModel
import BiaoRules
package import BiaoSyntax
import BiaoValues

/// A figure of a form, or a line of a template for which forms have a figure.
package struct SumItem: Sendable, Hashable {
  package enum Kind: Sendable {
    /// Made of others.
    case total
    case figure
    /// Points, made of others or not.
    case weight
  }

  package var name: String
  /// The figure as written, with its unit; the type, in a template.
  package var detail: String
  package var kind: Kind
  /// The document in which it stands.
  package var path: String
  /// Its line, without white space around.
  package var range: ByteRange
  /// The figure itself; of a group without one, and in a template, its name. Lies in `range`.
  package var selection: ByteRange
  /// In a template, the field, and the document whose view knows it so: that of a template which extends the one at
  /// `path`, or `path` itself. In a form -1 and `path`.
  package var field: Int
  package var owner: String

  /// An item as a client gives it back.
  package init(
    name: String, detail: String, kind: Kind, path: String, range: ByteRange, selection: ByteRange, field: Int,
    owner: String
  ) {
    self.name = name
    self.detail = detail
    self.kind = kind
    self.path = path
    self.range = range
    self.selection = selection
    self.field = field
    self.owner = owner
  }
}

/// One step in the hierarchy.
package struct SumCall: Sendable, Hashable {
  package var item: SumItem
  /// Where the total speaks of the part: in a template the names in the formulas of its document, in a form the total's
  /// own figure. In the document of the total.
  package var ranges: [ByteRange]
}

extension DocumentView {
  /// The figure at the offset (or in the line whose name is there) that takes part in a sum, a check or the weights; in a
  /// template the line named there. Nil where nothing adds up.
  package func prepareCallHierarchy(at offset: Int) -> SumItem? {
    guard let form else { return TemplateSums(self).item(at: offset) }
    let graph = SumGraph(form)
    return graph.node(at: offset).map { item(graph.nodes[$0], graph) }
  }

  /// The totals that use the figure. `item` is one that this document's view gave; nothing where it is no longer there.
  package func incomingCalls(to item: SumItem) -> [SumCall] {
    guard let form else { return TemplateSums(self).calls(of: item, isIncoming: true) }
    let graph = SumGraph(form)
    guard let node = graph.node(of: item.selection) else { return [] }
    return graph.nodes[node].totals.map { total in
      SumCall(item: self.item(graph.nodes[total], graph), ranges: [graph.nodes[total].range])
    }
  }

  /// What the figure is made of: the addends of every breakdown, the inputs of a computed figure.
  package func outgoingCalls(from item: SumItem) -> [SumCall] {
    guard let form else { return TemplateSums(self).calls(of: item, isIncoming: false) }
    let graph = SumGraph(form)
    guard let node = graph.node(of: item.selection) else { return [] }
    return graph.nodes[node].parts.map { part in
      SumCall(item: self.item(graph.nodes[part], graph), ranges: [graph.nodes[node].range])
    }
  }

  private func item(_ node: SumGraph.Node, _ graph: SumGraph) -> SumItem {
    SumItem(
      name: graph.name(of: node), detail: node.detail,
      kind: node.isWeight ? .weight : node.parts.isEmpty ? .figure : .total, path: source.path,
      range: tree.contentRange(ofLine: node.line), selection: node.range, field: -1, owner: source.path)
  }
}

/// The same in a template: which lines its relations set equal to which.
private struct TemplateSums {
  private let view: DocumentView
  private let template: Template
  /// The names in formulas by the field that they mean.
  private var names: [Int: [ByteRange]] = [:]
  private let entries: [EntryID]
  /// The line that holds, for each entry that has one.
  private var places: [EntryID: Location] = [:]
  private var edges: [(total: Int, part: Int, relation: Relation)] = []
  private var totals: Set<Int> = []

  init(_ view: DocumentView) {
    self.view = view
    template = view.template
    entries = TemplateSymbols(template).entries
    for name in template.formulaNames() {
      if case .field(let field) = name.meaning { names[field, default: []].append(name.range) }
    }
    for template in view.chain.reversed() {
      guard let source = template.sources.first else { continue }
      for name in Occurrences(template: template, source: source).all() {
        guard case .entry(let id) = name.symbol, name.role == .declaration || name.role == .redeclaration else {
          continue
        }
        places[id] = Location(source: source, range: name.range)
      }
    }
    for relation in template.relations {
      switch relation.kind {
      case .parts(let parts, let total):
        for child in template.children(of: parts) { edges.append((total, child, relation)) }
      case .check(let formula, _) where formula.comparison == .equal:
        let left = fields(of: formula.left)
        let right = fields(of: formula.right)
        if left.count == 1 {
          for part in right { edges.append((left[0], part, relation)) }
        } else if right.count == 1 {
          for part in left { edges.append((right[0], part, relation)) }
        }
      case .check, .total: continue
      }
    }
    totals = Set(edges.map(\.total))
  }

  func item(at offset: Int) -> SumItem? {
    guard case .entry(let id) = view.occurrences.at(offset).first?.symbol,
      let field = entries.firstIndex(of: id),
      edges.contains(where: { $0.total == field || $0.part == field })
    else { return nil }
    return item(field)
  }

  func calls(of item: SumItem, isIncoming: Bool) -> [SumCall] {
    guard template.fields.indices.contains(item.field) else { return [] }
    var result: [SumCall] = []
    var known: [Int: Int] = [:]
    for edge in edges where (isIncoming ? edge.part : edge.total) == item.field {
      let other = isIncoming ? edge.total : edge.part
      guard let otherItem = self.item(other), let total = isIncoming ? otherItem : self.item(item.field) else {
        continue
      }
      let ranges = self.ranges(of: edge.part, in: edge.relation, total: total)
      if let index = known[other] {
        result[index].ranges += ranges.filter { !result[index].ranges.contains($0) }
      } else {
        known[other] = result.count
        result.append(SumCall(item: otherItem, ranges: ranges))
      }
    }
    return result
  }

  /// The places in the total's document where the relation names the part; the total's name where it names none there.
  private func ranges(of part: Int, in relation: Relation, total: SumItem) -> [ByteRange] {
    guard relation.origin.source == 0, total.path == view.source.path else { return [total.selection] }
    let named = names[part, default: []].filter {
      relation.range.lowerBound <= $0.lowerBound && $0.upperBound <= relation.range.upperBound
    }
    return named.isEmpty ? [total.selection] : named
  }

  private func item(_ field: Int) -> SumItem? {
    guard template.fields.indices.contains(field), field > 0,
      let place = places[entries[field]]
    else { return nil }
    let tree = place.source.tree
    return SumItem(
      name: template.fields[field].name, detail: template.fields[field].type.keywords.en,
      kind: totals.contains(field) ? .total : .figure, path: place.source.path,
      range: tree.contentRange(ofLine: tree.lineIndex(at: place.range.lowerBound)), selection: place.range,
      field: field,
      owner: view.source.path)
  }

  private func fields(of expression: Expression) -> [Int] {
    switch expression {
    case .constant: return []
    case .negated(let inner): return fields(of: inner)
    case .binary(_, let left, let right): return fields(of: left) + fields(of: right)
    case .reference(let reference):
      switch reference {
      case .field(let field), .column(let field), .attribute(let field), .otherTable(_, let field),
        .cell(_, _, let field):
        return [field]
      case .weight, .target: return []
      }
    case .sum(let operand):
      switch operand {
      case .field(let field), .attribute(_, let field), .column(let field): return [field]
      case .weights: return []
      }
    }
  }
}
