// Semantic tokens: what each word of a document is, for colours.

import BiaoModel
import BiaoRules
package import BiaoSyntax
import BiaoValues

/// A word of a document and what it is. Within one line, never empty.
package struct SemanticToken: Sendable, Hashable {
  /// The legend: the raw value is the index.
  package enum Kind: UInt8, Sendable, CaseIterable {
    case comment, keyword, decorator, `operator`, string, number, type, modifier, function
    /// The name of a template.
    case `class`
    /// The name of a field, a column, a row.
    case property
    /// An option of a choice, a grade, the name of a rule.
    case enumMember
    /// The name of a tier.
    case tier
    /// The name of an indicator.
    case indicator
    /// A unit of measure.
    case unit
    /// The weight behind a name, without its parentheses.
    case weight

    /// The name in the legend.
    package var name: String {
      switch self {
      case .comment: "comment"
      case .keyword: "keyword"
      case .decorator: "decorator"
      case .operator: "operator"
      case .string: "string"
      case .number: "number"
      case .type: "type"
      case .modifier: "modifier"
      case .function: "function"
      case .class: "class"
      case .property: "property"
      case .enumMember: "enumMember"
      case .tier: "tier"
      case .indicator: "indicator"
      case .unit: "unit"
      case .weight: "weight"
      }
    }

    /// The standard type of the protocol that comes nearest, for clients that do not list `name` among the types that
    /// they know.
    package var standardName: String {
      switch self {
      case .tier: "namespace"
      case .indicator: "variable"
      case .unit: "type"
      case .weight: "number"
      default: name
      }
    }
  }

  package struct Modifiers: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A line of a template that declares a name.
    package static let declaration = Modifiers(rawValue: 1)
    /// The column or template that is defined here.
    package static let definition = Modifiers(rawValue: 2)
    /// Struck: a tier or indicator that does not apply, a line that a template takes away.
    package static let deprecated = Modifiers(rawValue: 4)
    /// A figure that relations compute from others.
    package static let readonly = Modifiers(rawValue: 8)
    /// A template that is built into the program.
    package static let defaultLibrary = Modifiers(rawValue: 16)
    /// A template's guidance for authors.
    package static let documentation = Modifiers(rawValue: 32)
    /// What a form has to have.
    package static let required = Modifiers(rawValue: 64)

    /// The legend: the name of each bit from the lowest. All but the last are the protocol's.
    package static let names = [
      "declaration", "definition", "deprecated", "readonly", "defaultLibrary", "documentation", "required",
    ]
  }

  package var range: ByteRange
  package var kind: Kind
  package var modifiers: Modifiers = []

  package init(range: ByteRange, kind: Kind, modifiers: Modifiers = []) {
    self.range = range
    self.kind = kind
    self.modifiers = modifiers
  }
}

extension DocumentView {
  /// The tokens of the document, or of the lines that `range` touches, in order and without overlap; none spans lines.
  package func semanticTokens(in range: ByteRange? = nil) -> [SemanticToken] {
    var writer = SemanticTokenWriter(self)
    let first = range.map { tree.lineIndex(at: $0.lowerBound) } ?? 0
    let last = range.map { tree.lineIndex(at: max($0.upperBound, $0.lowerBound)) } ?? tree.lines.count - 1
    guard first <= last else { return [] }
    writer.write(lines: first...last)
    return writer.tokens
  }
}

/// Writes the tokens of a document line by line.
struct SemanticTokenWriter {
  typealias Modifiers = SemanticToken.Modifiers
  private(set) var tokens: [SemanticToken] = []
  /// The end of the last token.
  private var end = 0
  /// Parts of one value in the order in which its reader names them.
  private var pieces: [SemanticToken] = []

  let tree: Tree
  /// The parts of the form, apart: a form copied for each line costs more than the look at it. All are empty of a template.
  private let isForm: Bool
  private let bindings: [Binding]
  private let figures: [FigureUse]
  private let indicators: [Indicator]
  private let tiers: [TierUse]
  private let tables: [Table]
  private let template: Template
  private let isBuiltIn: Bool
  private let isBaseBuiltIn: Bool
  /// By field: what is computed from others.
  private var computed: Set<Int> = []
  /// By table's field: the rows that are totals.
  private var totalRows: [Int: Set<NameKey>] = [:]
  /// For each line the table whose row it is, if any table is there, and its row.
  private var rowPlaces: [(table: Int32, row: Int32)] = []
  private var nextIndicator = 0
  private var nextTier = 0

  init(_ view: DocumentView) {
    tree = view.tree
    let form = view.form
    isForm = form != nil
    bindings = form?.bindings ?? []
    figures = form?.figures ?? []
    indicators = form?.indicators ?? []
    tiers = form?.tiers ?? []
    tables = form?.tables ?? []
    template = view.template
    let sources = view.template.sources
    isBuiltIn = !view.examination.isGuess && sources.first?.isBuiltIn == true
    isBaseBuiltIn = sources.count > 1 && sources[1].isBuiltIn
    for relation in template.relations {
      switch relation.kind {
      case .parts(_, let total): computed.insert(total)
      case .total(let table, let row): totalRows[table, default: []].insert(row)
      case .check(let formula, _):
        guard formula.comparison == .equal, case .reference(let reference) = formula.left else { continue }
        switch reference {
        case .field(let field), .column(let field), .attribute(let field): computed.insert(field)
        case .otherTable, .cell, .weight, .target: continue
        }
      }
    }
    guard !tables.isEmpty else { return }
    rowPlaces = Array(repeating: (-1, -1), count: tree.lines.count)
    for (index, table) in tables.enumerated() {
      let place = Int32(truncatingIfNeeded: index)
      if rowPlaces.indices.contains(table.headerLine) { rowPlaces[table.headerLine] = (place, -1) }
      for (position, row) in table.rows.enumerated() where rowPlaces.indices.contains(row.line) {
        rowPlaces[row.line] = (place, Int32(truncatingIfNeeded: position))
      }
    }
  }

  mutating func write(lines: ClosedRange<Int>) {
    tokens.reserveCapacity((lines.upperBound - lines.lowerBound + 1) * 3)
    for index in lines where tree.lines.indices.contains(index) {
      switch tree.lines[index].kind {
      case .blank, .conflictMarker: break
      case .comment: writeComment(index)
      case .directive: writeDirective(index)
      case .prose:
        guard let text = tree.text(ofLine: index) else { break }
        if !isForm { add(text, .comment, .documentation) } else { add(text, .string) }
      case .row: writeRow(index)
      case .item, .entry:
        if !isForm { writeDeclaration(index) } else { writeFilled(index) }
      }
    }
  }

  /// Adds a token unless it is empty or lies before the end of the last one.
  mutating func add(_ range: ByteRange, _ kind: SemanticToken.Kind, _ modifiers: Modifiers = []) {
    guard !range.isEmpty, range.lowerBound >= end else { return }
    tokens.append(SemanticToken(range: range, kind: kind, modifiers: modifiers))
    end = range.upperBound
  }

  // MARK: - Comments and directives

  private mutating func writeComment(_ line: Int) {
    let content = tree.contentRange(ofLine: line)
    guard let suppression = Suppression.read(line, in: tree) else { return add(content, .comment) }
    add(ByteRange(clamping: content.lowerBound, tree.trimmedEnd(before: suppression.keyword.lowerBound)), .comment)
    add(suppression.keyword, .keyword)
    for name in suppression.names {
      if Rule.named(name.text) != nil { add(name.range, .enumMember) }
      guard let expiry = name.ownExpiry else { continue }
      add(expiry.keyword, .keyword)
      if expiry.lastDay != nil { add(expiry.date, .number) }
    }
    add(tree.trimmed(ByteRange(clamping: end, content.upperBound)), .comment)
  }

  private mutating func writeDirective(_ line: Int) {
    guard let directive = tree.directive(ofLine: line) else { return }
    if directive.kind != nil {
      add(ByteRange(clamping: tree.lines[line].content, directive.keyword.upperBound), .decorator)
    }
    let argument = directive.argument
    switch directive.kind {
    case .form: add(argument, .class, isBuiltIn ? .defaultLibrary : [])
    case .template: add(argument, .class, [.declaration, .definition])
    case .extends: add(argument, .class, isBaseBuiltIn ? .defaultLibrary : [])
    case .unit: add(argument, .unit)
    case .total: add(argument, .property)
    case .check:
      for token in tree.formulaTokens(ofLine: line) {
        switch token.kind {
        case .name: add(token.range, .property)
        case .number: add(token.range, .number)
        case .sum: add(token.range, .function, .defaultLibrary)
        case .operator: add(token.range, .operator)
        case .quote, .open, .close, .dot, .comma: break
        }
      }
    case nil: break
    }
  }

  // MARK: - Templates

  private mutating func writeDeclaration(_ line: Int) {
    guard let label = tree.label(ofLine: line), let value = tree.value(ofLine: line) else { return }
    let declared = tree.declarationPieces(value)
    if tree.lines[line].kind == .item, tree.lines[line].colon == nil {
      return add(label.name, .enumMember, .declaration)
    }
    var modifiers: Modifiers = declared.isEmpty ? [] : .declaration
    var kind = SemanticToken.Kind.property
    for piece in declared {
      switch piece.meaning {
      case .modifier(.required): modifiers.insert(.required)
      case .modifier(.removed): modifiers = .deprecated
      case .type(.tier): kind = .tier
      default: break
      }
    }
    let isStar = label.name.count == 1 && tree.bytes[label.name.lowerBound] == 0x2A
    writeLabel(label, isStar ? .keyword : kind, modifiers)
    for piece in declared {
      switch piece.meaning {
      case .type: add(piece.keyword, .type)
      case .modifier: add(piece.keyword, .modifier)
      case .unknown: continue
      }
      if let link = piece.link { add(link, .keyword) }
      guard let operand = piece.operand else { continue }
      switch piece.meaning {
      case .modifier(.total), .modifier(.atLeast): add(operand, .number)
      case .type: add(operand, .property)
      default: add(operand, .string)
      }
    }
  }

  // MARK: - Forms

  private mutating func writeLabel(_ label: Label, _ kind: SemanticToken.Kind, _ modifiers: Modifiers) {
    guard label.last != nil else { return add(label.name, kind, modifiers) }
    let reading = tree.readLabel(label)
    add(reading.name, kind, modifiers)
    var inner = [(SemanticToken.Kind, ByteRange)]()
    if let unit = reading.unitRange { inner.append((.unit, unit)) }
    if reading.weight != nil {
      for group in [label.secondLast, label.last] {
        if let group, group.outer == reading.weightRange { inner.append((.weight, group.inner)) }
      }
    }
    if inner.count == 2, inner[0].1.lowerBound > inner[1].1.lowerBound { inner.swapAt(0, 1) }
    for (kind, range) in inner { add(range, kind) }
  }

  private mutating func writeFilled(_ line: Int) {
    guard bindings.indices.contains(line), let label = tree.label(ofLine: line) else { return }
    let binding = bindings[line]
    var modifiers: Modifiers = []
    if let field = binding.field, binding.role == .field || binding.role == .tier {
      if template.fields[field].isRequired { modifiers.insert(.required) }
      if computed.contains(field) { modifiers.insert(.readonly) }
    }
    switch binding.role {
    case .indicator:
      let indicator = indicator(onLine: line)
      if case .inapplicable? = indicator?.target { modifiers.insert(.deprecated) }
      writeLabel(label, .indicator, modifiers)
      if let indicator, !tree.isTargetBelow(indicator) { writeTargets(indicator.target) }
    case .tier:
      if isStruck(line) { modifiers.insert(.deprecated) }
      writeLabel(label, .tier, modifiers)
      if let value = tree.value(ofLine: line), modifiers.contains(.deprecated) { add(value, .keyword) }
    case .element where tree.lines[line].colon == nil:
      add(label.name, .string)
    default:
      writeLabel(label, .property, modifiers)
      guard let value = tree.value(ofLine: line), !value.isEmpty else { return }
      writeValue(
        value, state: binding.state, field: binding.field, figure: binding.figure,
        modifiers.contains(.readonly) ? .readonly : [])
    }
  }

  private mutating func writeRow(_ line: Int) {
    guard rowPlaces.indices.contains(line) else { return }
    let place = rowPlaces[line]
    guard tables.indices.contains(Int(place.table)) else { return }
    let table = tables[Int(place.table)]
    guard table.rows.indices.contains(Int(place.row)) else {
      if line == table.headerLine { writeHeader(table) }
      return
    }
    let row = table.rows[Int(place.row)]
    let isTotal = totalRows[table.field]?.contains(row.key) ?? false
    for (column, index) in row.cells.enumerated() where table.cells.indices.contains(index) {
      let cell = table.cells[index]
      if column == table.nameColumn {
        add(cell.range, .property, isTotal ? .readonly : [])
      } else if table.columns.indices.contains(column) {
        let field = table.columns[column].field
        let isComputed = isTotal || field.map { computed.contains($0) } ?? false
        writeValue(
          cell.range, state: cell.state, field: field, figure: cell.figure, isComputed ? .readonly : [])
      }
    }
  }

  private mutating func writeHeader(_ table: Table) {
    for column in table.columns {
      var modifiers: Modifiers = .definition
      if let field = column.field, template.fields[field].isRequired { modifiers.insert(.required) }
      if let field = column.field, computed.contains(field) { modifiers.insert(.readonly) }
      add(column.name, .property, modifiers)
      guard column.unit != nil, let group = tree.trailingParentheses(in: headerCell(after: column.name, table)) else {
        continue
      }
      add(group.inner, .unit)
    }
  }

  /// From a column's name to the end of its cell.
  private func headerCell(after name: ByteRange, _ table: Table) -> ByteRange {
    let lineEnd = tree.lines[table.headerLine].end
    var i = name.upperBound
    while i < lineEnd, tree.bytes[i] != 0x7C {
      if tree.bytes[i] == 0xEF, i + 2 < lineEnd, tree.bytes[i + 1] == 0xBD, tree.bytes[i + 2] == 0x9C { break }
      i += 1
    }
    return tree.trimmed(ByteRange(clamping: name.lowerBound, i))
  }

  // MARK: - Values

  private mutating func writeValue(
    _ value: ByteRange, state: ValueState, field: Int?, figure: Int?, _ modifiers: Modifiers
  ) {
    switch state {
    case .inapplicable: return add(value, .keyword)
    case .placeholder: return add(value, .comment)
    case .empty, .illegal: return
    case .unread, .value: break
    }
    if let figure, figures.indices.contains(figure) {
      return flush { $0.collect($0.figures[figure].figure, modifiers) }
    }
    guard let field, template.fields.indices.contains(field) else {
      // Nobody has said what it is.
      guard case .value(let reading) = Read.figure(tree.bytes, value) else { return add(value, .string) }
      return flush { $0.collect(reading.figure, modifiers) }
    }
    switch template.fields[field].type {
    case .target: writeTargets(Read.targets(tree.bytes, value))
    case .choice: add(value, .enumMember)
    case .unit: add(value, .unit)
    case .year, .month, .date, .period, .code, .phone: add(value, .number)
    case .text, .prose, .scoring: add(value, .string)
    case .amount, .percent, .integer, .number, .list, .table, .group, .indicators, .tier, .parts: break
    }
  }

  private mutating func writeTargets(_ reading: Reading<TargetList>) {
    switch reading {
    case .empty, .illegal: break
    case .inapplicable(let range): add(range, .keyword)
    case .placeholder(let range): add(range, .comment)
    case .value(let list):
      flush { writer in
        if let type = list.typeRange { writer.piece(type, .keyword) }
        for target in list.targets { writer.collect(target) }
      }
    }
  }

  private mutating func collect(_ target: Target) {
    if let comparator = target.comparatorRange { piece(comparator, .operator) }
    switch target.kind {
    case .qualitative: piece(target.valueRange, .string)
    case .graded: piece(target.valueRange, .enumMember)
    case .deadline, .date, .recurringDeadline, .period: piece(target.valueRange, .number)
    case .quantitative, .range, .proportion, .frequency, .duration, .alternatives:
      if let figure = target.figure { collect(figure, []) }
      if let upper = target.upper { collect(upper, []) }
      for figure in target.alternatives.dropFirst() { collect(figure, []) }
    }
  }

  private mutating func collect(_ figure: Figure, _ modifiers: Modifiers) {
    piece(figure.numberRange, .number, modifiers)
    if let unit = figure.unitRange { piece(unit, .unit) }
  }

  private mutating func piece(_ range: ByteRange, _ kind: SemanticToken.Kind, _ modifiers: Modifiers = []) {
    pieces.append(SemanticToken(range: range, kind: kind, modifiers: modifiers))
  }

  /// Adds what `collect` names, in the order of the text.
  private mutating func flush(_ collect: (inout SemanticTokenWriter) -> Void) {
    collect(&self)
    if pieces.count > 1, zip(pieces, pieces.dropFirst()).contains(where: { $0.range.lowerBound > $1.range.lowerBound })
    {
      pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    for piece in pieces { add(piece.range, piece.kind, piece.modifiers) }
    pieces.removeAll(keepingCapacity: true)
  }

  // MARK: - The form's parts, met in document order

  private mutating func indicator(onLine line: Int) -> Indicator? {
    while nextIndicator < indicators.count, indicators[nextIndicator].line < line { nextIndicator += 1 }
    guard nextIndicator < indicators.count, indicators[nextIndicator].line == line else { return nil }
    return indicators[nextIndicator]
  }

  private mutating func isStruck(_ line: Int) -> Bool {
    while nextTier < tiers.count, tiers[nextTier].line < line { nextTier += 1 }
    return nextTier < tiers.count && tiers[nextTier].line == line && tiers[nextTier].isStruck
  }
}

extension Tree {
  /// `offset`, moved back over white space.
  func trimmedEnd(before offset: Int) -> Int {
    let line = lines[lineIndex(at: offset)]
    return max(trimmed(ByteRange(clamping: line.start, offset)).upperBound, line.start)
  }
}
