// Document highlights: what belongs to the word under the cursor, in the same document.

import BiaoModel
import BiaoRules
package import BiaoSyntax
import BiaoValues

/// A place that belongs to the word under the cursor.
package struct DocumentHighlight: Sendable, Hashable {
  package enum Kind: UInt8, Sendable {
    /// The same name or unit again.
    case text
    /// A use: an addend of the total, a name in a formula.
    case read
    /// What is determined: the total of the addends, the line that declares a name.
    case write
  }

  package var range: ByteRange
  package var kind: Kind
}

extension DocumentView {
  /// What belongs to the word at `offset`, itself included, in document order: of a figure the relations in which it takes
  /// part; of a weight the weights that it adds up with; of a unit its other uses; of a name the other places that bear it
  /// and, in a template, the formulas that use it. Empty where there is nothing to mark.
  package func documentHighlights(at offset: Int) -> [DocumentHighlight] {
    guard offset >= 0, offset <= tree.bytes.count else { return [] }
    let found = form.map { formHighlights(at: offset, in: $0) } ?? templateHighlights(at: offset)
    var kinds: [ByteRange: DocumentHighlight.Kind] = [:]
    // Of a place that is both a total and an addend the total counts.
    for highlight in found where !highlight.range.isEmpty {
      if let known = kinds[highlight.range], known.rawValue >= highlight.kind.rawValue { continue }
      kinds[highlight.range] = highlight.kind
    }
    return kinds.map { DocumentHighlight(range: $0.key, kind: $0.value) }
      .sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  // MARK: - Forms

  private func formHighlights(at offset: Int, in form: Form) -> [DocumentHighlight] {
    let index = tree.lineIndex(at: offset)
    if tree.lines[index].kind == .comment { return suppressionHighlights(at: offset, line: index) }
    if let unit = unit(at: offset, line: index, in: form) { return unitHighlights(unit, in: form) }
    if let weight = tree.readLabel(ofLine: index)?.weightRange, weight.touches(offset) {
      return weightHighlights(weight, in: form)
    }
    if let name = name(at: offset, line: index, in: form) { return nameHighlights(NameKey(tree.bytes, name), in: form) }
    return figureHighlights(at: offset, in: form)
  }

  /// The relations in which the figure at `offset` takes part: those that compute it, else those that it enters.
  private func figureHighlights(at offset: Int, in form: Form) -> [DocumentHighlight] {
    let judgements = form.judgements(includingHolding: true)
    let computing = judgements.filter { $0.left.contains { $0.range.touches(offset) } }
    let using = computing.isEmpty ? judgements.filter { $0.right.contains { $0.range.touches(offset) } } : computing
    return using.flatMap { judgement in
      judgement.left.map { DocumentHighlight(range: $0.range, kind: .write) }
        + judgement.right.map { DocumentHighlight(range: $0.range, kind: .read) }
    }
  }

  private func weightHighlights(_ weight: ByteRange, in form: Form) -> [DocumentHighlight] {
    let sums = WeightSum.all(in: form, Weights(form)).filter { sum in
      sum.written == weight || sum.parts.contains { $0.range == weight }
    }
    let places = sums.flatMap { sum in
      sum.parts.map { DocumentHighlight(range: $0.range, kind: .read) }
        + [DocumentHighlight(range: sum.place, kind: .write)]
    }
    return places.isEmpty ? [DocumentHighlight(range: weight, kind: .text)] : places
  }

  /// The name of the line, column or row at `offset`.
  private func name(at offset: Int, line: Int, in form: Form) -> ByteRange? {
    if let name = tree.readLabel(ofLine: line)?.name, name.touches(offset) { return name }
    for table in form.tables where line >= table.headerLine && line < tree.lines[table.line].subtreeEnd {
      if line == table.headerLine { return table.columns.map(\.name).first { $0.touches(offset) } }
      if let row = table.row(atLine: line), row.name.touches(offset) { return row.name }
    }
    return nil
  }

  private func nameHighlights(_ key: NameKey, in form: Form) -> [DocumentHighlight] {
    guard !key.isEmpty else { return [] }
    var places: [DocumentHighlight] = []
    func add(_ name: ByteRange) {
      if NameKey(tree.bytes, name) == key { places.append(DocumentHighlight(range: name, kind: .text)) }
    }
    for index in tree.lines.indices {
      if let name = tree.readLabel(ofLine: index)?.name { add(name) }
    }
    for table in form.tables {
      for column in table.columns { add(column.name) }
      for row in table.rows { add(row.name) }
    }
    return places
  }

  private func unit(at offset: Int, line: Int, in form: Form) -> BiaoValues.Unit? {
    if let directive = tree.directive(ofLine: line), directive.kind == .unit, directive.argument.touches(offset) {
      return Units.unit(named: tree.bytes, directive.argument)
    }
    if let label = tree.readLabel(ofLine: line), let range = label.unitRange, range.touches(offset) {
      return label.unit
    }
    for figure in figures(ofLine: line, in: form) {
      if let range = figure.unitRange, range.touches(offset) { return figure.unit }
    }
    return nil
  }

  private func unitHighlights(_ unit: BiaoValues.Unit, in form: Form) -> [DocumentHighlight] {
    var places: [DocumentHighlight] = []
    for index in tree.lines.indices {
      switch tree.lines[index].kind {
      case .directive:
        guard let directive = tree.directive(ofLine: index), directive.kind == .unit,
          Units.unit(named: tree.bytes, directive.argument) == unit
        else { continue }
        places.append(DocumentHighlight(range: directive.argument, kind: .write))
      case .entry, .item:
        guard let label = tree.readLabel(ofLine: index), label.unit == unit, let range = label.unitRange else {
          continue
        }
        places.append(DocumentHighlight(range: range, kind: .write))
      default: continue
      }
    }
    for use in form.figures {
      if use.figure.unit == unit, let range = use.figure.unitRange {
        places.append(DocumentHighlight(range: range, kind: .text))
      }
    }
    for indicator in form.indicators {
      for figure in indicator.figures {
        if figure.unit == unit, let range = figure.unitRange {
          places.append(DocumentHighlight(range: range, kind: .text))
        }
      }
    }
    return places
  }

  /// The figures that stand on a line.
  func figures(ofLine line: Int, in form: Form) -> [Figure] {
    if let indicator = form.indicator(atLine: line) { return indicator.figures }
    let range = tree.fullRange(ofLine: line)
    return form.figures.lazy.map(\.figure).filter { range.contains($0.range.lowerBound) }
  }

  /// The same rule in other suppressions; the beginning and the end of a suppressed range.
  private func suppressionHighlights(at offset: Int, line: Int) -> [DocumentHighlight] {
    let suppressions = examination.suppressions
    guard let own = suppressions.first(where: { $0.line == line }) else { return [] }
    if let name = own.names.first(where: { $0.range.touches(offset) }) {
      return suppressions.flatMap(\.names).filter { $0.text == name.text }.map {
        DocumentHighlight(range: $0.range, kind: .text)
      }
    }
    guard own.partner != nil, own.keyword.touches(offset) else { return [] }
    return suppressions.filter { $0.line == line || $0.line == own.partner }.map {
      DocumentHighlight(range: $0.keyword, kind: .text)
    }
  }

  // MARK: - Templates

  private func templateHighlights(at offset: Int) -> [DocumentHighlight] {
    let index = tree.lineIndex(at: offset)
    if tree.lines[index].kind == .comment { return suppressionHighlights(at: offset, line: index) }
    let lines = template.fieldsOfLines()
    let mentions = template.mentions(lines: lines)
    var field = mentions.first { $0.range.touches(offset) }?.field
    if field == nil, let name = tree.readLabel(ofLine: index)?.name, name.touches(offset), lines.indices.contains(index)
    {
      field = lines[index]
    }
    guard let field else { return [] }
    var places = mentions.filter { $0.field == field }.map { DocumentHighlight(range: $0.range, kind: .read) }
    for (line, declared) in lines.enumerated() where declared == field {
      if let name = tree.readLabel(ofLine: line)?.name { places.append(DocumentHighlight(range: name, kind: .write)) }
    }
    return places
  }
}

extension Indicator {
  /// The figures of its targets.
  var figures: [Figure] {
    guard case .value(let list) = target else { return [] }
    return list.targets.flatMap { target in
      target.alternatives.isEmpty ? [target.figure, target.upper].compactMap { $0 } : target.alternatives
    }
  }
}

extension ByteRange {
  /// Whether a cursor at `offset` stands in the range or at one of its ends.
  func touches(_ offset: Int) -> Bool { lowerBound <= offset && offset <= upperBound }
}
