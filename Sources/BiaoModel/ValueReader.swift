// Values read as the types that the template gives them.

import BiaoSyntax
import BiaoValues

extension Template {
  /// Whether a field holds the points that there are to be had, which are never rounded; those that were given may be.
  fileprivate func isWeight(_ field: Int?) -> Bool {
    guard let field, fields.indices.contains(field) else { return false }
    return Template.weightKeys.contains(fields[field].key)
  }

  private static let weightKeys = Set(["分值", "权重", "标准分", "满分", "Weight", "Points"].map { NameKey($0) })
}

extension FormBinder {
  /// Reads the value in `range` as the field's type, notes a figure or a fault, and returns how it reads.
  mutating func readValue(_ range: ByteRange, of field: Int, line: Int, units: UnitContext) -> ValueState {
    guard readsValues else { return .unread }
    let type = template.fields[field].type
    switch type {
    case .amount, .percent, .integer, .number:
      let isRow = form.bindings[line].role == .row
      return readFigure(range, type: type, line: line, field: field, units: units, binding: isRow ? nil : line)
    case .year: return note(Read.year(tree.bytes, range), line: line, field: field)
    case .month: return note(Read.month(tree.bytes, range), line: line, field: field)
    case .date: return note(Read.date(tree.bytes, range), line: line, field: field)
    case .period: return note(Read.period(tree.bytes, range), line: line, field: field)
    case .choice: return readChoice(range, of: field, line: line)
    case .phone: return note(Read.phone(tree.bytes, range), line: line, field: field)
    case .group, .indicators, .table, .parts, .list:
      let state = Read.text(tree.bytes, range).state
      if state == .value, type != .list {
        fault(.illegal, line: line, range: range, field: field)
        return .illegal
      }
      return state
    case .text, .prose, .code, .unit, .scoring, .target, .tier:
      return Read.text(tree.bytes, range).state
    }
  }

  /// Reads a figure of the type; its reader knows which units measure it. `binding` is the line whose binding takes
  /// the figure; a cell's is kept by its table.
  mutating func readFigure(
    _ range: ByteRange, type: FieldType, line: Int, field: Int?, units: UnitContext, binding: Int?
  ) -> ValueState {
    guard readsValues else { return .unread }
    // A number alone is of every type, but that an integer has no decimals. Readings of other figures are large values.
    if let figure = Read.plainFigure(tree.bytes, range), figure.number.scale == 0 || !type.isWhole {
      note(figure, type: type, field: field, units: units, binding: binding)
      return .value
    }
    let reading: Reading<FigureReading> =
      switch type {
      case .amount: Read.amount(tree.bytes, range)
      case .percent: Read.percent(tree.bytes, range)
      case .integer: Read.integer(tree.bytes, range)
      default: Read.number(tree.bytes, range)
      }
    guard case .value(let value) = reading else {
      if case .illegal(let bad) = reading { fault(.illegal, line: line, range: bad, field: field) }
      return reading.state
    }
    // Of two figures in one cell nobody can tell which one counts.
    if type == .amount, let rest = value.rest, FormBinder.isBareNumber(rest, beside: value.figure, in: tree.bytes) {
      fault(.illegal, line: line, range: rest, field: field)
      return .illegal
    }
    note(value.figure, type: type, field: field, units: units, binding: binding)
    return .value
  }

  private mutating func note(
    _ figure: Figure, type: FieldType, field: Int?, units: UnitContext, binding: Int?
  ) {
    if let binding { form.bindings[binding].figureIndex = Int32(truncatingIfNeeded: form.figures.count) }
    form.figures.append(
      FigureUse(
        figure: figure, inherited: units.unit(for: type),
        isExact: type == .integer || type == .number && template.isWeight(field)))
  }

  /// `（248.45）`: a number in brackets and no word. One or two digits may be the mark of a note, and the same number again
  /// only says its unit.
  private static func isBareNumber(_ bracket: ByteRange, beside figure: Figure, in bytes: [UInt8]) -> Bool {
    guard case .value(let inner) = Read.amount(bytes, bracket) else { return false }
    return inner.figure.isBracketed && inner.figure.number.magnitude != figure.number.magnitude
      && inner.figure.range == bracket && inner.figure.numberRange.count > 2
  }

  private mutating func note<Value>(_ reading: Reading<Value>, line: Int, field: Int?) -> ValueState {
    if case .illegal(let bad) = reading { fault(.illegal, line: line, range: bad, field: field) }
    return reading.state
  }

  // MARK: - Choices

  /// One of the options; or all of them with one ticked, as on paper: `延续专项■ 新增专项□`.
  private mutating func readChoice(_ range: ByteRange, of field: Int, line: Int) -> ValueState {
    let state = Read.text(tree.bytes, range).state
    guard state == .value, !template.fields[field].options.isEmpty else { return state }
    if template.offers(field, NameKey(tree.bytes, range)) { return .value }
    if tickedOptions(range, of: field) == 1 { return .value }
    fault(.illegal, line: line, range: range, field: field)
    return .illegal
  }

  /// How many options of the value are ticked; nil where it is no list of options with boxes.
  private func tickedOptions(_ range: ByteRange, of field: Int) -> Int? {
    let text = tree.text(range)
    let ticks: Set<Unicode.Scalar> = ["■", "☑", "√", "✓", "✔", "☒", "●"]
    let boxes: Set<Unicode.Scalar> = ["□", "☐", "○"]
    guard text.unicodeScalars.contains(where: { ticks.contains($0) || boxes.contains($0) }) else { return nil }
    var ticked = 0
    var rest = text.unicodeScalars[...]
    var before = 0
    while !rest.isEmpty {
      while let first = rest.first, ticks.contains(first) || boxes.contains(first) || first.properties.isWhitespace {
        if ticks.contains(first) { before += 1 }
        rest.removeFirst()
      }
      let word = rest.prefix { !ticks.contains($0) && !boxes.contains($0) && !$0.properties.isWhitespace }
      if word.isEmpty { break }
      let key = NameKey(String(word))
      guard template.offers(field, key) else { return nil }
      rest.removeFirst(word.count)
    }
    ticked += before
    return ticked
  }
}
