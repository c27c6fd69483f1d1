// The names in a template's relations, one by one: where each stands and what it means.

public import BiaoSyntax

/// A name in a relation of a template.
public struct FormulaName: Sendable {
  public enum Meaning: Sendable, Hashable {
    /// A field of the template.
    case field(Int)
    /// A row of a table of the forms.
    case row(table: Int, NameKey)
    /// 分值 and 指标值 under `- *`, which no line declares.
    case weight, target
    case unknown
  }

  /// Where it stands, which decides how it must be written.
  public enum Notation: Sendable {
    /// In a `@check`.
    case formula
    /// After `parts of`.
    case path
    /// After `@total`.
    case row
  }

  /// Without quotation marks, in bytes of the template's own document.
  public var range: ByteRange
  public var notation: Notation
  public var meaning: Meaning
}

extension Template {
  /// The names in the relations that the template's own document declares, in document order. Names that mean nothing
  /// are among them, those of a formula that cannot be read are not.
  public func formulaNames() -> [FormulaName] {
    guard let source = sources.first else { return [] }
    let tree = source.tree
    let resolver = NameResolver(fields: fields)
    var names: [FormulaName] = []
    for line in tree.lines.indices where tree.lines[line].kind == .directive {
      guard let directive = tree.directive(ofLine: line), !directive.argument.isEmpty else { continue }
      let scope = tree.lines[line].parent.map { provenance.field(ofLine: $0) } ?? 0
      guard let scope else { continue }
      switch directive.kind {
      case .check:
        guard
          let formula = try? FormulaParser.parse(tree.bytes, directive.argument)
        else { continue }
        resolver.collect(formula.left, in: scope, into: &names)
        resolver.collect(formula.right, in: scope, into: &names)
      case .total:
        let key = NameKey(tree.bytes, directive.argument)
        let meaning: FormulaName.Meaning = fields[scope].type == .table ? .row(table: scope, key) : .unknown
        names.append(FormulaName(range: directive.argument, notation: .row, meaning: meaning))
      default: continue
      }
    }
    for relation in relations where relation.origin.source == 0 {
      guard case .parts(let parts, _) = relation.kind,
        relation.range != tree.contentRange(ofLine: relation.origin.line),
        let path = try? FormulaParser.parsePath(tree.bytes, relation.range)
      else { continue }
      for (segment, meaning) in zip(path.segments, resolver.walk(path, from: fields[parts].parent)) {
        names.append(FormulaName(range: segment.range, notation: .path, meaning: meaning))
      }
    }
    return names.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension NameResolver {
  fileprivate func collect(_ expression: ParsedExpression, in scope: Int, into names: inout [FormulaName]) {
    switch expression {
    case .constant: return
    case .negated(let inner): collect(inner, in: scope, into: &names)
    case .binary(_, let left, let right):
      collect(left, in: scope, into: &names)
      collect(right, in: scope, into: &names)
    case .name(let path): add(path, meanings(path, in: scope), to: &names)
    case .sum(let path): add(path, sumMeanings(path, in: scope), to: &names)
    }
  }

  private func add(_ path: NamePath, _ meanings: [FormulaName.Meaning], to names: inout [FormulaName]) {
    for (segment, meaning) in zip(path.segments, meanings) {
      names.append(FormulaName(range: segment.range, notation: .formula, meaning: meaning))
    }
  }

  /// What each name of a path means where the path stands for a figure; as `resolve` reads it.
  private func meanings(_ path: NamePath, in scope: Int) -> [FormulaName.Meaning] {
    if fields[scope].name == "*", path.segments.count == 1 {
      if let attribute = child(of: scope, named: path.segments[0].key) { return [.field(attribute)] }
      if path.segments[0].key == NameResolver.weight { return [.weight] }
      if path.segments[0].key == NameResolver.target { return [.target] }
    }
    guard let table = tableStart(path, from: scope), path.segments.count == table.used + 2 else {
      return walk(path, from: scope)
    }
    let head = NamePath(segments: Array(path.segments.prefix(table.used)))
    let row = path.segments[table.used]
    let column = child(of: table.field, named: path.segments[table.used + 1].key)
    return walk(head, from: scope) + [.row(table: table.field, row.key), column.map { .field($0) } ?? .unknown]
  }

  private func sumMeanings(_ path: NamePath, in scope: Int) -> [FormulaName.Meaning] {
    var meanings = walk(path, from: scope)
    guard meanings.count > 1, meanings.last == .unknown, let last = path.segments.last,
      case .field(let under) = meanings[meanings.count - 2], let items = fields[under].items
    else { return meanings }
    if let attribute = child(of: items, named: last.key) {
      meanings[meanings.count - 1] = .field(attribute)
    } else if last.key == NameResolver.weight {
      meanings[meanings.count - 1] = .weight
    }
    return meanings
  }

  /// Each name among the children of the one before.
  fileprivate func walk(_ path: NamePath, from scope: Int) -> [FormulaName.Meaning] {
    guard let first = path.segments.first else { return [] }
    var field = try? firstField(first, from: scope)
    var meanings: [FormulaName.Meaning] = [field.map { .field($0) } ?? .unknown]
    for segment in path.segments.dropFirst() {
      field = field.flatMap { child(of: $0, named: segment.key) }
      meanings.append(field.map { .field($0) } ?? .unknown)
    }
    return meanings
  }
}
