// The lines of a template's own document beside its compiled fields: which line declares what, which word means what.

public import BiaoSyntax

/// A name in a formula, or after `parts of`, and the field that it means.
public struct FieldMention: Sendable, Hashable {
  /// Bytes of the template's own document.
  public var range: ByteRange
  public var field: Int
}

extension Template {
  /// For each line of the template's own document the field that it declares or opens; nil for other lines, and for those
  /// that take a field away.
  public func fieldsOfLines() -> [Int?] {
    guard let tree = sources.first?.tree else { return [] }
    var found: [Int?] = Array(repeating: nil, count: tree.lines.count)
    for (index, line) in tree.lines.enumerated() where line.kind == .entry || line.kind == .item {
      var parent = 0
      if let around = line.parent {
        guard let known = found[around] else { continue }
        parent = known
      }
      guard let name = tree.readLabel(ofLine: index)?.name else { continue }
      if line.kind == .entry {
        found[index] = child(of: parent, named: NameKey(tree.bytes, name))
      } else if name.count == 1, tree.bytes[name.lowerBound] == 0x2A, let items = fields[parent].items,
        fields[items].parent == parent
      {
        found[index] = items
      }
    }
    return found
  }

  /// Every name in the `@check` lines and `parts of` of the template's own document that means a field, in order. `lines`
  /// are `fieldsOfLines()`.
  public func mentions(lines: [Int?]) -> [FieldMention] {
    guard let tree = sources.first?.tree else { return [] }
    let resolver = NameResolver(fields: fields)
    var mentions: [FieldMention] = []
    for (index, line) in tree.lines.enumerated() {
      switch line.kind {
      case .directive:
        var scope = 0
        if let parent = line.parent {
          guard lines.indices.contains(parent), let field = lines[parent] else { continue }
          scope = field
        }
        add(FormulaParser.paths(tree.formulaTokens(ofLine: index)), from: scope, resolver, tree, to: &mentions)
      case .entry:
        guard lines.indices.contains(index), let field = lines[index], fields[field].type == .parts,
          let value = tree.value(ofLine: index), let total = tree.declarationPieces(value).first?.operand,
          let path = try? FormulaParser.parsePath(tree.bytes, total)
        else { continue }
        add([path.segments.map(\.range)], from: fields[field].parent, resolver, tree, to: &mentions)
      default: continue
      }
    }
    return mentions
  }

  /// Notes what each name of each path means: the first from the scope, each further one inside of the one before. The row
  /// of a table has no field; the column after it is the table's. An attribute may stand behind a tier.
  private func add(
    _ paths: [[ByteRange]], from scope: Int, _ resolver: NameResolver, _ tree: Tree, to mentions: inout [FieldMention]
  ) {
    for path in paths {
      var around: Int?
      for (position, range) in path.enumerated() {
        let key = NameKey(tree.bytes, range)
        if position == 0 {
          let segment = NamePath.Segment(key: key, range: range)
          around = try? resolver.field(NamePath(segments: [segment]), from: scope)
        } else if let group = around {
          around = child(of: group, named: key) ?? fields[group].items.flatMap { child(of: $0, named: key) }
          if around == nil, fields[group].type == .table {
            around = group
            continue
          }
        }
        guard let field = around else { break }
        mentions.append(FieldMention(range: range, field: field))
      }
    }
  }
}

extension FormulaParser {
  /// The names of each path among the tokens of a formula.
  static func paths(_ tokens: [FormulaToken]) -> [[ByteRange]] {
    var paths: [[ByteRange]] = []
    var continues = false
    for token in tokens {
      switch token.kind {
      case .name:
        if continues, !paths.isEmpty { paths[paths.count - 1].append(token.range) } else { paths.append([token.range]) }
        continues = false
      case .dot: continues = true
      case .quote: continue
      default: continues = false
      }
    }
    return paths
  }
}
