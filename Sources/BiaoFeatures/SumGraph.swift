// Which figures of a document make up which: what the sum hierarchy walks over.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

/// The figures of a form that take part in a relation or in a sum of weights, and who is made of whom. Linear in them.
struct SumGraph {
  struct Node {
    /// The figure; of a group without a figure of its own its name.
    var range: ByteRange
    var line: Int
    /// What is written there, with the unit that holds for it.
    var detail: String
    var isWeight: Bool
    /// What it is made of, and what it is part of: nodes, each once.
    var parts: [Int] = []
    var totals: [Int] = []
  }

  private(set) var nodes: [Node] = []
  private var index: [ByteRange: Int] = [:]
  private let tree: Tree
  private let form: Form

  init(_ form: Form) {
    self.form = form
    tree = form.tree
    for judgement in form.judgements(includingHolding: true) { add(judgement) }
    for sum in WeightSum.all(in: form, Weights(form)) {
      let total = node(sum.place, line: tree.lineIndex(at: sum.place.lowerBound), isWeight: true, sum.expected)
      for part in sum.parts {
        connect(total, node(part.range, line: tree.lineIndex(at: part.range.lowerBound), isWeight: true, part.weight))
      }
    }
  }

  /// The node at an offset: the figure there, else the first of the line if the offset stands in its name.
  func node(at offset: Int) -> Int? {
    var best: Int?
    for (index, node) in nodes.enumerated()
    where node.range.lowerBound <= offset && offset <= node.range.upperBound {
      if best.map({ node.range.count < nodes[$0].range.count }) ?? true { best = index }
    }
    if let best { return best }
    let line = tree.lineIndex(at: offset)
    let name = tree.readLabel(ofLine: line)?.name ?? tree.cells(ofLine: line).first { !$0.isEmpty }
    guard let name, name.lowerBound <= offset, offset <= name.upperBound else { return nil }
    return nodes.indices.filter { nodes[$0].line == line }.min {
      nodes[$0].range.lowerBound < nodes[$1].range.lowerBound
    }
  }

  /// The node of a figure.
  func node(of range: ByteRange) -> Int? { index[range] }

  /// What the figure is called: its line's name, in a table with its column's, under an indicator with the indicator's.
  func name(of node: Node) -> String {
    switch tree.lines[node.line].kind {
    case .row:
      var table = tree.lines[node.line].parent
      while let line = table, tree.lines[line].kind == .row { table = tree.lines[line].parent }
      let cells = Array(tree.cells(ofLine: node.line))
      guard let bound = table.flatMap({ form.table(atLine: $0) }),
        let position = cells.firstIndex(where: {
          $0.lowerBound <= node.range.lowerBound && node.range.upperBound <= $0.upperBound
        }), bound.columns.indices.contains(position), cells.indices.contains(bound.nameColumn)
      else { return tree.text(tree.contentRange(ofLine: node.line)) }
      return "\(tree.text(cells[bound.nameColumn])) · \(tree.text(bound.columns[position].name))"
    default:
      guard let name = tree.readLabel(ofLine: node.line)?.name else { return tree.text(node.range) }
      if let parent = tree.lines[node.line].parent, form.bindings[parent].role == .indicator,
        let around = tree.readLabel(ofLine: parent)?.name
      {
        return "\(tree.text(around)) · \(tree.text(name))"
      }
      return tree.text(name)
    }
  }

  // MARK: - Making it

  private mutating func add(_ judgement: Judgement) {
    guard judgement.comparison == .equal else { return }
    func isTotal(_ terms: [Judgement.Term]) -> Bool { terms.count == 1 && !terms[0].isSubtracted }
    // `a + b = c` says the same as `c = a + b`.
    let (totals, parts) =
      isTotal(judgement.left) || !isTotal(judgement.right)
      ? (judgement.left, judgement.right) : (judgement.right, judgement.left)
    guard let total = totals.first, totals.count == 1, total.written != nil else { return }
    let node = node(total)
    for part in parts where part.written != nil { connect(node, self.node(part)) }
  }

  private mutating func node(_ term: Judgement.Term) -> Int {
    if let known = index[term.range] { return known }
    var detail = tree.text(term.range)
    if let use = term.written, use.figure.unit == nil, let unit = use.inherited { detail += " " + unit.symbol }
    return insert(Node(range: term.range, line: term.line, detail: detail, isWeight: false))
  }

  private mutating func node(_ range: ByteRange, line: Int, isWeight: Bool, _ weight: Decimal) -> Int {
    if let known = index[range] { return known }
    return insert(Node(range: range, line: line, detail: "\(weight)分", isWeight: isWeight))
  }

  private mutating func insert(_ node: Node) -> Int {
    index[node.range] = nodes.count
    nodes.append(node)
    return nodes.count - 1
  }

  private mutating func connect(_ total: Int, _ part: Int) {
    guard total != part, edges.insert(Edge(total: total, part: part)).inserted else { return }
    nodes[total].parts.append(part)
    nodes[part].totals.append(total)
  }

  private struct Edge: Hashable {
    var total: Int
    var part: Int
  }
  private var edges: Set<Edge> = []
}
