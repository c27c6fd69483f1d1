// A template's document to a compiled template: what it declares, merged into what it inherits.

import BiaoSyntax
import BiaoValues

/// Compiles one template over the compiled template that it extends.
struct TemplateCompiler {
  private let source: SourceFile
  private var tree: Tree { source.tree }
  private let base: Template?
  /// Fields in no order yet; index 0 is the document.
  private var drafts: [Draft]
  private var relations: [PendingRelation] = []
  private var inherited: [Relation]
  private var unit: BiaoValues.Unit?
  private(set) var problems: [TemplateProblem]
  /// For each line the draft that it declares or opens; -1 for other lines.
  private var lineDrafts: [Int32]
  private var provenance: TemplateProvenance

  private struct ChildKey: Hashable {
    var parent: Int
    var key: NameKey
  }

  /// The draft of each child, so that a template of any length is compiled in linear time.
  private var childDrafts: [ChildKey: Int] = [:]
  /// Drafts whose `parts` this document declares, with the declaration that holds.
  private var declaredParts: [Int: PendingRelation] = [:]

  private struct Draft {
    var field: Field
    var children: [Int]
    /// The description of items (`- *`).
    var items: Int?
    var isRemoved = false
    /// The field of the template extended, if it was inherited.
    var inherited: Int?
  }

  /// A relation of this document, whose names are resolved when all fields are known.
  private struct PendingRelation {
    enum Kind { case check, total, parts(of: ByteRange?) }
    var kind: Kind
    var draft: Int
    var line: Int
    var range: ByteRange
  }

  init(_ source: SourceFile, base: Template?, problems: [TemplateProblem]) {
    self.source = source
    self.base = base
    self.problems = problems
    unit = base?.unit
    inherited = base?.relations ?? []
    lineDrafts = Array(repeating: -1, count: source.tree.lines.count)
    provenance = TemplateProvenance(base: base)
    drafts = (base?.fields ?? []).enumerated().map { index, field in
      var field = field
      field.origin.source += 1
      return Draft(field: field, children: base?.children(of: index) ?? [], items: nil, inherited: index)
    }
    if let base {
      // A description of items belongs to the field under which it stands, not to those that inherit it.
      for index in drafts.indices {
        guard let items = base.fields[index].items, base.fields[items].parent == index else { continue }
        drafts[index].items = items
      }
      for (parent, draft) in drafts.enumerated() {
        for child in draft.children { childDrafts[ChildKey(parent: parent, key: drafts[child].field.key)] = child }
      }
    } else {
      let root = Field(name: "", key: .empty, type: .group, origin: Field.Origin(source: 0, line: 0))
      drafts = [Draft(field: root, children: [])]
    }
  }

  /// `unmoved` is the template of which this is the one for other years.
  mutating func compile(name: String, unmoved: Template? = nil) -> Template {
    mergeChildren(of: nil, into: 0)
    let (fields, index) = flatten()
    let sources = [source] + (base?.sources ?? [])
    let relations = resolve(fields: fields, index: index)
    provenance.lineFields = lineDrafts.map { $0 < 0 ? -1 : Int32(truncatingIfNeeded: index[Int($0)]) }
    provenance.inheritedFields = Array(repeating: -1, count: fields.count)
    for (draft, position) in index.enumerated() where position >= 0 {
      if let inherited = drafts[draft].inherited {
        provenance.inheritedFields[position] = Int32(truncatingIfNeeded: inherited)
      }
    }
    return Template(
      name: name, sources: sources, unit: unit, fields: fields, relations: relations, problems: problems,
      provenance: provenance, unmoved: unmoved)
  }

  // MARK: - Lines

  private mutating func mergeChildren(of line: Int?, into draft: Int) {
    var options: [String] = []
    for child in tree.children(of: line) {
      switch tree.lines[child].kind {
      case .entry: mergeEntry(child, into: draft)
      case .item:
        if let label = tree.readLabel(ofLine: child), isStar(label.name) {
          mergeItems(child, into: draft)
        } else if let option = option(ofLine: child) {
          options.append(option)
        }
      case .prose:
        if let text = tree.text(ofLine: child), draft > 0 { drafts[draft].field.guidance.append(text) }
      case .directive: mergeDirective(child, into: draft)
      case .row, .blank, .comment, .conflictMarker: break
      }
    }
    if !options.isEmpty { drafts[draft].field.options = options }
  }

  private func isStar(_ range: ByteRange) -> Bool {
    NameKey(tree.bytes, range) == NameKey("*")
  }

  private func option(ofLine line: Int) -> String? {
    guard let label = tree.label(ofLine: line), !label.name.isEmpty else { return nil }
    return tree.text(label.name)
  }

  private mutating func mergeEntry(_ line: Int, into parent: Int) {
    guard let label = tree.readLabel(ofLine: line), let value = tree.value(ofLine: line) else { return }
    if isStar(label.name) {
      drafts[parent].field.isOpen = true
      return
    }
    let key = NameKey(tree.bytes, label.name)
    let childKey = ChildKey(parent: parent, key: key)
    let existing = childDrafts[childKey]
    let declaration = readDeclaration(value)
    if declaration.isRemoved {
      if let existing {
        drafts[existing].isRemoved = true
        provenance.removals[line] = drafts[existing].inherited
      }
      childDrafts[childKey] = nil
      return
    }
    let index: Int
    if let existing {
      index = existing
      declare(declaration, at: index, line: line, label: label)
    } else {
      index = append(declaration, key: key, label: label, line: line)
      drafts[parent].children.append(index)
      childDrafts[childKey] = index
    }
    mergeBelow(line, into: index)
  }

  private mutating func mergeItems(_ line: Int, into parent: Int) {
    guard let label = tree.readLabel(ofLine: line), let value = tree.value(ofLine: line) else { return }
    let declaration = readDeclaration(value)
    let index: Int
    if let existing = drafts[parent].items {
      index = existing
      declare(declaration, at: index, line: line, label: label)
    } else {
      index = append(declaration, key: NameKey("*"), label: label, line: line)
      drafts[parent].items = index
    }
    mergeBelow(line, into: index)
  }

  private mutating func mergeBelow(_ line: Int, into index: Int) {
    lineDrafts[line] = Int32(truncatingIfNeeded: index)
    // Guidance of one's own replaces the guidance inherited.
    if tree.children(of: line).contains(where: { tree.lines[$0].kind == .prose }) {
      drafts[index].field.guidance = []
      drafts[index].field.origin = Field.Origin(source: 0, line: line)
    }
    mergeChildren(of: line, into: index)
  }

  private mutating func append(_ declaration: Declaration, key: NameKey, label: LabelReading, line: Int) -> Int {
    var field = Field(
      name: tree.text(label.name), key: key, type: declaration.type ?? .group,
      origin: Field.Origin(source: 0, line: line))
    declaration.apply(to: &field)
    field.unit = label.unit
    field.weight = label.weight
    drafts.append(Draft(field: field, children: []))
    if field.type == .parts { addParts(drafts.count - 1, declaration, line) }
    return drafts.count - 1
  }

  /// A line of the same path replaces type and modifiers and keeps the children, unless its type differs.
  private mutating func declare(_ declaration: Declaration, at index: Int, line: Int, label: LabelReading) {
    if let unit = label.unit { drafts[index].field.unit = unit }
    if let weight = label.weight { drafts[index].field.weight = weight }
    guard let type = declaration.type else { return }
    if drafts[index].field.type != type {
      for child in drafts[index].children {
        childDrafts[ChildKey(parent: index, key: drafts[child].field.key)] = nil
      }
      declaredParts[index] = nil
      drafts[index].children = []
      drafts[index].items = nil
      drafts[index].field.options = []
    }
    var field = drafts[index].field
    field.type = type
    field.isRequired = false
    field.aliases = []
    field.total = nil
    field.atLeast = nil
    field.measure = nil
    declaration.apply(to: &field)
    // The guidance stays the inherited one, so its document must stay known: the origin moves only with the guidance.
    if field.guidance.isEmpty { field.origin = Field.Origin(source: 0, line: line) }
    drafts[index].field = field
    if type == .parts { addParts(index, declaration, line) }
  }

  /// The last declaration of a line holds, and takes the place of one inherited.
  private mutating func addParts(_ draft: Int, _ declaration: Declaration, _ line: Int) {
    declaredParts[draft] = PendingRelation(
      kind: .parts(of: declaration.partsOf), draft: draft, line: line,
      range: declaration.partsOf ?? tree.contentRange(ofLine: line))
  }

  private mutating func mergeDirective(_ line: Int, into draft: Int) {
    guard let directive = tree.directive(ofLine: line) else { return }
    switch directive.kind {
    case .unit where draft == 0:
      if let unit = Units.unit(named: FoldedText(tree.bytes, directive.argument).bytes) { self.unit = unit }
    case .check:
      relations.append(PendingRelation(kind: .check, draft: draft, line: line, range: directive.argument))
    case .total:
      relations.append(PendingRelation(kind: .total, draft: draft, line: line, range: directive.argument))
    default: break
    }
  }

  // MARK: - Declarations

  /// The value of a template's line: a type and its modifiers.
  private struct Declaration {
    var type: FieldType?
    var isRemoved = false
    var isRequired = false
    var aliases: [String] = []
    var total: Decimal?
    var atLeast: Int?
    var measure: Field.Measure?
    var partsOf: ByteRange?

    func apply(to field: inout Field) {
      field.isRequired = isRequired
      field.aliases = aliases
      field.total = total
      field.atLeast = atLeast
      field.measure = measure
    }
  }

  private mutating func readDeclaration(_ value: ByteRange) -> Declaration {
    var declaration = Declaration()
    for (position, piece) in tree.declarationPieces(value).enumerated() {
      if position == 0 {
        readType(piece, into: &declaration)
      } else {
        readModifier(piece, into: &declaration)
      }
    }
    return declaration
  }

  private mutating func readType(_ piece: DeclarationPiece, into declaration: inout Declaration) {
    switch piece.meaning {
    case .modifier: declaration.isRemoved = true
    case .type(let type):
      declaration.type = type
      declaration.partsOf = piece.operand
    case .unknown:
      let nearest = nearestKeyword(
        to: piece.range, among: FieldType.allCases.flatMap { [$0.keywords.en, $0.keywords.zh] })
      problems.append(TemplateProblem(kind: .unknownType, range: piece.range, nearest: nearest))
    }
  }

  private mutating func readModifier(_ piece: DeclarationPiece, into declaration: inout Declaration) {
    if case .modifier(let modifier) = piece.meaning, apply(modifier, piece.operand, to: &declaration) { return }
    let nearest = nearestKeyword(
      to: piece.range, among: Modifier.allCases.flatMap { [$0.keywords.en, $0.keywords.zh] })
    problems.append(TemplateProblem(kind: .unknownModifier, range: piece.range, nearest: nearest))
  }

  /// Whether the modifier says something: one that needs a number or name says nothing without.
  private mutating func apply(_ modifier: Modifier, _ operand: ByteRange?, to declaration: inout Declaration) -> Bool {
    switch modifier {
    case .required: declaration.isRequired = true
    case .quantitative: declaration.measure = .quantitative
    case .qualitative: declaration.measure = .qualitative
    case .alias:
      guard let operand else { return false }
      let alias = unquoted(operand)
      declaration.aliases.append(tree.text(alias))
      provenance.aliases.append(alias)
    case .total:
      guard let operand, let total = Decimal(text: tree.text(operand)) else { return false }
      declaration.total = total
    case .atLeast:
      guard let operand, case .value(let reading) = Read.integer(tree.bytes, operand),
        let count = reading.figure.number.integer
      else { return false }
      declaration.atLeast = count
    case .removed, .of: return false
    }
    return true
  }

  /// A template of nothing but unknown words is no template; the first hundred are enough to ask about.
  private func nearestKeyword(to range: ByteRange, among keywords: @autoclosure () -> [String]) -> String? {
    problems.count < 100 ? NearestName.find(tree.text(range), among: keywords()) : nil
  }

  private func unquoted(_ range: ByteRange) -> ByteRange {
    guard range.count >= 2, tree.bytes[range.lowerBound] == 0x22, tree.bytes[range.upperBound - 1] == 0x22 else {
      return range
    }
    return range.lowerBound + 1..<range.upperBound - 1
  }

  // MARK: - Preorder

  /// The fields in preorder, and for each draft its place there (-1 for one that was removed).
  private func flatten() -> ([Field], [Int]) {
    var fields: [Field] = []
    var index = Array(repeating: -1, count: drafts.count)
    // `items` is the description of items that holds around.
    func visit(_ draft: Int, parent: Int, items: Int?, depth: Int) {
      let position = fields.count
      index[draft] = position
      var field = drafts[draft].field
      field.parent = parent
      field.items = nil
      fields.append(field)
      var inheritedItems = items
      guard depth < Tree.maximumDepth else {
        fields[position].subtreeEnd = fields.count
        return
      }
      if let own = drafts[draft].items {
        inheritedItems = fields.count
        visit(own, parent: position, items: nil, depth: depth + 1)
      }
      switch field.type {
      case .indicators, .tier, .list: fields[position].items = inheritedItems
      default: if drafts[draft].items != nil { fields[position].items = inheritedItems }
      }
      for child in drafts[draft].children where !drafts[child].isRemoved {
        visit(child, parent: position, items: fields[position].items, depth: depth + 1)
      }
      fields[position].subtreeEnd = fields.count
    }
    visit(0, parent: 0, items: nil, depth: 0)
    return (fields, index)
  }

  // MARK: - Relations

  private mutating func resolve(fields: [Field], index: [Int]) -> [Relation] {
    var result: [Relation] = []
    // Inherited relations keep their order before one's own. One that names a field which this template removed is gone
    // with it.
    let inheritedIndex = inheritedFieldIndex(index)
    let overridden = Set(declaredParts.keys.compactMap { drafts[$0].inherited })
    for relation in inherited {
      if case .parts(let parts, _) = relation.kind, overridden.contains(parts) { continue }
      if let moved = relation.moved(by: inheritedIndex, in: fields) { result.append(moved) }
    }
    let own = declaredParts.values.sorted { $0.line < $1.line } + relations
    if own.isEmpty { return result }
    let resolver = NameResolver(fields: fields)
    for pending in own {
      let position = index[pending.draft]
      guard position >= 0 else { continue }
      do {
        let kind = try resolve(pending, at: position, with: resolver)
        result.append(
          Relation(kind: kind, origin: Field.Origin(source: 0, line: pending.line), range: pending.range))
      } catch {
        problems.append(error)
      }
    }
    return result
  }

  private func resolve(
    _ pending: PendingRelation, at position: Int, with resolver: NameResolver
  ) throws(TemplateProblem) -> Relation.Kind {
    switch pending.kind {
    case .total:
      return .total(table: position, row: NameKey(tree.bytes, pending.range))
    case .parts(of: nil):
      return .parts(parts: position, total: resolver.fields[position].parent)
    case .parts(of: let range?):
      let path = try parsed { () throws(FormulaError) in try FormulaParser.parsePath(tree.bytes, range) }
      let total = try resolver.field(path, from: resolver.fields[position].parent)
      return .parts(parts: position, total: total)
    case .check:
      let formula = try parsed { () throws(FormulaError) in try FormulaParser.parse(tree.bytes, pending.range) }
      return .check(try resolver.resolve(formula, in: position), scope: resolver.scope(of: position))
    }
  }

  private func parsed<T>(_ parse: () throws(FormulaError) -> T) throws(TemplateProblem) -> T {
    do {
      return try parse()
    } catch {
      throw TemplateProblem(kind: .malformedFormula, range: error.range)
    }
  }

  /// For each field of the template extended its place here, or -1.
  private func inheritedFieldIndex(_ index: [Int]) -> [Int] {
    var result = Array(repeating: -1, count: base?.fields.count ?? 0)
    for (draft, position) in index.enumerated() {
      if let origin = drafts[draft].inherited, result.indices.contains(origin) { result[origin] = position }
    }
    return result
  }
}

extension TemplateProblem: Error {}
