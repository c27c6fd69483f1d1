// Binding: the walk over a form's lines beside the template's fields.

import BiaoSyntax
public import BiaoValues

extension Form {
  /// Binds a document to a template. Total: every document binds to every template, with faults.
  public init(_ source: SourceFile, template: Template) {
    var binder = FormBinder(source, template: template, earlier: EarlierForm(none: source))
    binder.bind()
    self = binder.finish()
  }
}

/// The units that hold at a place, by what they measure: a unit passes to descendants of its own dimension only.
struct UnitContext: Sendable, Equatable {
  var money: BiaoValues.Unit?
  var ratio: BiaoValues.Unit?
  var other: BiaoValues.Unit?

  mutating func add(_ unit: BiaoValues.Unit?) {
    guard let unit else { return }
    switch unit.dimension {
    case .money: money = unit
    case .ratio: ratio = unit
    default: other = unit
    }
  }

  /// The unit that a figure of that type takes over.
  func unit(for type: FieldType) -> BiaoValues.Unit? {
    switch type {
    case .amount: money
    case .percent: ratio ?? Units.percent
    case .integer, .number: other
    default: nil
    }
  }
}

/// Walks over the lines in preorder. Recursion goes with the depth of the tree, which is at most 256. Not copied, so that
/// the form can be taken out of it in the end.
struct FormBinder: ~Copyable {
  var form: Form
  let tree: Tree
  let template: Template
  /// How often a nearest name was sought.
  private var asked = 0
  /// Parts that the template does not declare, with their names and the field of their group.
  private var undeclaredParts: [(line: Int, name: ByteRange, field: Int)] = []

  /// Tiers, as indices, in which an item is only `/`.
  private var struckTiers: Set<Int> = []
  /// How many such items there are.
  private var struckRows = 0
  /// Tiers that say something of an indicator without naming one.
  private var namelessTiers: Set<Int> = []
  /// The groups that hold the indicators under names that an open template does not know.
  var undeclared = UndeclaredIndicators()
  /// The entries at top level, which are asked for their names before they are bound.
  let topEntries: [NamedEntry]
  /// How many of them are bound.
  private var topEntriesBound = 0
  /// The form before an edit, of which what stayed the same is taken over.
  var earlier: EarlierForm
  /// Whether the lines at hand are part of a block already.
  private var isInBlock = false
  /// Whether values are read, and nearest names sought.
  var readsValues = true

  init(_ source: SourceFile, template: Template, earlier: EarlierForm) {
    self.earlier = earlier
    tree = source.tree
    self.template = template
    topEntries = NamedEntry.top(of: source.tree)
    form = Form(
      source: source, tree: source.tree, template: template,
      bindings: Array(repeating: Binding(), count: source.tree.lines.count),
      firstLines: Array(repeating: -1, count: template.fields.count))
  }

  /// The form that was bound.
  consuming func finish() -> Form { form }

  mutating func bind() {
    // About every second line of a form holds a figure, every fifth is an item, and every eighth a tier.
    let count = tree.lines.count
    form.figures.reserveCapacity(count / 2)
    form.indicators.reserveCapacity(count / 5)
    form.blocks.reserveCapacity(count / 5)
    form.tiers.reserveCapacity(count / 8 + 4)
    form.contexts.reserveCapacity(count / 8 + 4)
    var units = UnitContext()
    units.add(template.unit)
    if let directive = tree.headDirective(.unit) {
      units.add(Units.unit(named: FoldedText(tree.bytes, directive.argument).bytes))
    }
    undeclared = undeclaredIndicators()
    bindChildren(of: nil, field: 0, units: units, tier: nil, start: 0, end: tree.lines.count)
    checkRequired(field: 0, line: nil)
    if undeclared.areAtTop, let field = template.indicators { checkRequired(field: field, line: nil) }
    checkUndeclaredParts()
    form.answerLines = form.linesOfAnswers()
    form.faultsAsMet = form.faults
    // A tier that stands elsewhere is misplaced, not missing.
    let misplaced = Set(form.faults.filter { $0.kind == .misplacedTier }.map(\.field))
    if !misplaced.isEmpty { form.faults.removeAll { $0.kind == .missing && misplaced.contains($0.field) } }
  }

  // MARK: - Groups

  /// Binds the lines `start ..< end`, which stand under `line` (nil: at the top) and belong to `field`.
  mutating func bindChildren(
    of line: Int?, field: Int, units: UnitContext, tier: Int?, start: Int, end: Int
  ) {
    var isTableBound = false
    // What the items among them are read by: the same for all of them.
    var context: Int32?
    var child = start
    while child < end {
      let node = tree.lines[child]
      let next = max(node.subtreeEnd, child + 1)
      switch node.kind {
      case .entry: bindEntry(child, in: field, units: units, tier: tier)
      case .item: bindBlock(child, in: field, of: line, units: units, tier: tier, &context)
      case .row:
        if !isTableBound {
          isTableBound = true
          if template.fields[field].type == .table, let line {
            bindTable(under: line, field: field, units: units, start: child, end: end)
          } else if !template.fields[field].isOpen {
            fault(.unexpectedRows, line: child, range: tree.contentRange(ofLine: child), field: field)
          }
        }
      case .directive, .prose, .blank, .comment, .conflictMarker: break
      }
      child = next
    }
  }

  mutating func bindEntry(_ line: Int, in field: Int, units: UnitContext, tier: Int?) {
    if topEntriesBound < topEntries.count, topEntries[topEntriesBound].line == line {
      topEntriesBound += 1
      bind(topEntries[topEntriesBound - 1], in: field, units: units, tier: tier)
    } else if let entry = NamedEntry(tree, line: line) {
      bind(entry, in: field, units: units, tier: tier)
    }
  }

  private mutating func bind(_ entry: NamedEntry, in field: Int, units: UnitContext, tier: Int?) {
    let line = entry.line
    let label = entry.label
    if undeclared.hasGroup(line), let indicators = template.indicators {
      bindIndicators(line, label: label, field: indicators, units: units, tier: tier)
    } else if undeclared.areAtTop, field == 0, let indicators = template.indicators,
      let child = template.child(of: indicators, named: entry.key, written: label.name, in: tree.bytes),
      template.fields[child].type == .tier
    {
      bindDeclared(line, label: label, field: child, units: units, tier: tier)
    } else if let child = template.child(of: field, named: entry.key, written: label.name, in: tree.bytes) {
      bindDeclared(line, label: label, field: child, units: units, tier: tier)
    } else if tree.lines[line].kind == .entry, tree.lines[line].colon == nil {
      // A line without its colon is one fault already, and what its name would be is not known.
      form.bindings[line].role = .unknown
    } else {
      bindUndeclared(line, label: label, key: entry.key, in: field, units: units, tier: tier)
    }
  }

  mutating func bindDeclared(_ line: Int, label: LabelReading, field: Int, units: UnitContext, tier: Int?) {
    // Fields are read in place: a copy of one would count references for nothing.
    let isTier = template.fields[field].type == .tier
    if form.firstLines[field] >= 0 {
      fault(.duplicate, line: line, range: label.name, field: field, other: Int(form.firstLines[field]))
    } else {
      form.firstLines[field] = Int32(truncatingIfNeeded: line)
    }
    form.bindings[line].fieldIndex = Int32(truncatingIfNeeded: field)
    form.bindings[line].role = isTier ? .tier : .field
    var units = units
    units.add(template.fields[field].unit)
    units.add(label.unit)
    let value = tree.value(ofLine: line) ?? label.name
    if isTier {
      bindTier(line, label: label, field: field, isDeclared: true, units: units, around: tier)
      return
    }
    form.bindings[line].state = readValue(value, of: field, line: line, units: units)
    let end = tree.lines[line].subtreeEnd
    bindChildren(of: line, field: field, units: units, tier: nil, start: line + 1, end: end)
    if form.bindings[line].state == .inapplicable { return }
    checkFilled(line, label: label, field: field)
    // A list of results has no tiers at all.
    if !undeclared.lists.contains(line) { checkRequired(field: field, line: line) }
  }

  /// Parts need no declaration; but one that stands a single character away from a declared part which the form does not
  /// have is that part misspelt. It counts in the sum all the same.
  private mutating func checkUndeclaredParts() {
    for part in undeclaredParts {
      guard readsValues, asked < 100 else { return }
      asked += 1
      let name = foldedName(tree.bytes, part.name)
      guard let child = template.misspeltChild(of: part.field, named: name), form.firstLines[child] < 0 else {
        continue
      }
      fault(.unknown, line: part.line, range: part.name, field: part.field, nearest: template.fields[child].name)
    }
  }

  private mutating func bindUndeclared(
    _ line: Int, label: LabelReading, key: NameKey, in field: Int, units: UnitContext, tier: Int?
  ) {
    var units = units
    units.add(label.unit)
    let value = tree.value(ofLine: line) ?? label.name
    if template.fields[field].type == .parts {
      form.bindings[line].role = .part
      form.bindings[line].fieldIndex = Int32(truncatingIfNeeded: field)
      // A part without a name is a figure alone: `- 10`.
      let figure = tree.lines[line].colon == nil ? label.name : value
      let kind = template.fields[template.fields[field].parent].type
      form.bindings[line].state = readFigure(
        figure, type: kind.isFigure ? kind : .amount, line: line, field: field, units: units, binding: line)
      if !figure.isEmpty, figure != label.name { undeclaredParts.append((line, label.name, field)) }
      return
    }
    if template.isTierLike(field), isOfIndicator(key, written: label.name) {
      // 经济效益: and below it 年初目标值 and 实际完成值, of an indicator that has no name.
      form.bindings[line].role = .open
      if let tier { namelessTiers.insert(tier) }
      return
    }
    if template.isTierLike(field) {
      bindUndeclaredTier(line, label: label, key: key, in: field, units: units, tier: tier)
      return
    }
    if template.fields[field].isOpen || template.takesDetail(field, named: key) {
      form.bindings[line].role = .open
      if field == 0 { bindGroups(below: line, units: units) }
      return
    }
    form.bindings[line].role = .unknown
    fault(.unknown, line: line, range: label.name, field: field, nearest: nearest(to: label.name, in: field))
  }

  /// The declared name nearest to a name that the template does not know. A form that fills another template altogether
  /// has nothing but such names; the first hundred are enough to ask about.
  mutating func nearest(to name: ByteRange, in field: Int) -> String? {
    guard readsValues, asked < 100 else { return nil }
    asked += 1
    return template.nearestChild(of: field, to: foldedName(tree.bytes, name))
  }

  /// A required child that the form does not have is reported at the group that lacks it.
  private mutating func checkRequired(field: Int, line: Int?) {
    var speaking: ByteRange?
    for child in template.requiredChildren(of: field)
    where form.firstLines[child] < 0 && template.fields[field].items != child {
      let range = speaking ?? speakingRange(of: line)
      speaking = range
      fault(.missing, line: line, range: range, field: child)
    }
  }

  /// The name of a line; for the document the name after `@form`, or that of its first line.
  private func speakingRange(of line: Int?) -> ByteRange {
    if let line = line ?? firstLabelledLine {
      return tree.readLabel(ofLine: line)?.name ?? tree.contentRange(ofLine: line)
    }
    if let directive = tree.headDirective(.form) {
      return directive.visibleRange
    }
    return tree.contentRange(ofLine: tree.lines.firstIndex { $0.kind.isSignificant } ?? 0)
  }

  /// The first line, if there is no `@form` and it has a label with a name.
  private var firstLabelledLine: Int? {
    guard tree.headDirective(.form) == nil,
      let first = tree.lines.firstIndex(where: { $0.kind.isSignificant }),
      let name = tree.readLabel(ofLine: first)?.name, !name.isEmpty
    else { return nil }
    return first
  }

  /// A required line must have something: a value, prose, items, rows or lines under it.
  private mutating func checkFilled(_ line: Int, label: LabelReading, field: Int) {
    guard template.fields[field].isRequired, form.bindings[line].state == .empty || form.bindings[line].state == .unread
    else { return }
    let value = tree.value(ofLine: line) ?? 0..<0
    guard value.isEmpty else { return }
    let hasContent = tree.children(of: line).contains { child in
      switch tree.lines[child].kind {
      case .prose: !(tree.text(ofLine: child)?.isEmpty ?? true)
      case .item, .entry: true
      case .row: form.bindings[child].role == .row
      default: false
      }
    }
    if !hasContent { fault(.empty, line: line, range: label.name, field: field) }
  }

  // MARK: - Tiers and indicators

  private mutating func bindTier(
    _ line: Int, label: LabelReading, field: Int, isDeclared: Bool, units: UnitContext, around: Int?
  ) {
    let value = tree.value(ofLine: line) ?? label.name
    let state = Read.text(tree.bytes, value).state
    form.bindings[line].state = state
    let index = form.tiers.count
    let first = form.indicators.count
    form.tiers.append(
      TierUse(
        line: line, field: field, isDeclared: isDeclared, name: label.name, weight: label.weight,
        weightRange: label.weightRange, isStruck: state == .inapplicable, parent: around, indicators: first..<first))
    if state == .value { fault(.illegal, line: line, range: value, field: field) }
    bindChildren(
      of: line, field: field, units: units, tier: index, start: line + 1, end: tree.lines[line].subtreeEnd)
    form.tiers[index].indicators = first..<form.indicators.count
    if struckTiers.contains(index), !hasContent(form.tiers[index]), form.tiers.count == index + 1 {
      form.tiers[index].isStruck = true
      return
    }
    if state == .inapplicable || state == .value { return }
    if isDeclared { checkRequired(field: field, line: line) }
    checkTierFilled(index)
  }

  /// A tier with nothing in it, or only placeholders. Tiers below speak for themselves.
  private mutating func checkTierFilled(_ index: Int) {
    let tier = form.tiers[index]
    let hasTiersBelow = form.tiers[(index + 1)...].contains { $0.parent == index }
    if hasTiersBelow { return }
    // What a required tier below lacks is said of that tier.
    if tier.indicators.isEmpty, tier.isDeclared, template.hasRequiredTier(tier.field) { return }
    if !hasContent(tier), !namelessTiers.contains(index) {
      fault(.emptyTier, line: tier.line, range: tier.name, field: tier.field)
    }
  }

  /// Whether a row of the tier has something in it.
  private mutating func hasContent(_ tier: TierUse) -> Bool {
    tier.indicators.contains { index in
      let line = form.indicators[index].line
      // The state of a target, which is noted for its line, is looked at without taking the target out.
      switch form.bindings[line].state {
      case .value, .illegal, .inapplicable: return true
      // A row with something in its other columns is not blank: it lacks its target.
      case .empty: return tree.children(of: line).contains { !(tree.value(ofLine: $0)?.isEmpty ?? true) }
      case .placeholder, .unread: return false
      }
    }
  }

  private mutating func bindUndeclaredTier(
    _ line: Int, label: LabelReading, key: NameKey, in field: Int, units: UnitContext, tier: Int?
  ) {
    form.bindings[line].fieldIndex = Int32(truncatingIfNeeded: field)
    let elsewhere = template.tier(named: key, written: label.name, in: tree.bytes)
    if bindLooseTier(line, label: label, elsewhere: elsewhere, in: field, units: units) { return }
    // A name under the very tier for which it is another name (社会效应指标 under 效益指标) may be a slip in the place.
    if elsewhere.map({ template.isAround($0, field) }) ?? template.fields[field].isOpen,
      let meant = misspeltTier(label.name, in: field)
    {
      form.bindings[line].role = .unknown
      fault(.unknownTier, line: line, range: label.name, field: field, nearest: template.fields[meant].name)
      // What stands under it is where it should be.
      bindTier(line, label: label, field: meant, isDeclared: false, units: units, around: tier)
      return
    }
    if elsewhere == nil, template.fields[field].isOpen {
      form.bindings[line].role = .tier
      bindTier(line, label: label, field: field, isDeclared: false, units: units, around: tier)
      return
    }
    // 效益指标, 满意度指标 and then 服务对象满意度指标: the tier around it is the right one, wherever that stands.
    if let elsewhere, let tier, case let around = form.tiers[tier].name,
      let meant = template.tier(named: NameKey(tree.bytes, around), written: around, in: tree.bytes),
      meant == elsewhere || meant == template.fields[elsewhere].parent
    {
      form.bindings[line].role = .tier
      bindTier(line, label: label, field: elsewhere, isDeclared: false, units: units, around: tier)
      return
    }
    form.bindings[line].role = .unknown
    // What stands under it is still read as indicators, so that one wrong name hides no other fault.
    if let elsewhere {
      fault(.misplacedTier, line: line, range: label.name, field: elsewhere)
      bindTier(line, label: label, field: elsewhere, isDeclared: false, units: units, around: tier)
    } else {
      let nearest = nearest(to: label.name, in: field).flatMap { isNearTier($0, label.name) ? $0 : nil }
      fault(.unknownTier, line: line, range: label.name, field: field, nearest: nearest)
      bindTier(line, label: label, field: field, isDeclared: false, units: units, around: tier)
    }
  }

  /// The declared tier that a name misspells where other tiers are welcome: 质量指示, 社会效应指标. The form must not have
  /// that tier; 社会效果 is a name of its own.
  private mutating func misspeltTier(_ name: ByteRange, in field: Int) -> Int? {
    let written = NearestName.scalars(foldedName(tree.bytes, name))
    guard written.count >= 4, written.count <= 16, written.suffix(2).first == 0x6307 || written.last == 0x6807,
      let nearest = nearest(to: name, in: field),
      let child = template.child(of: field, named: NameKey(nearest)), form.firstLines[child] < 0
    else { return nil }
    let bytes = Array(nearest.utf8)
    let meant = NearestName.scalars(foldedName(bytes, 0..<bytes.count))
    guard meant.count == written.count, let place = meant.indices.first(where: { meant[$0] != written[$0] }),
      meant.dropFirst(place + 1) == written.dropFirst(place + 1), meant.suffix(2) == [0x6307, 0x6807][...],
      written[place] >= 0x4E00
    else { return nil }
    // In 指标 itself, in a longer word with its other characters right, or by a character that sounds alike.
    let isInSuffix = place >= meant.count - 2
    let isLong = meant.count >= 6 && place > 0 && written[place] != 0x679C
    return isInSuffix || isLong || TierName.mayBeSlip(of: meant[place], written[place]) ? child : nil
  }

  /// Whether the names of two tiers are near without what they share with every other: 人力成本指标 is not 社会成本指标.
  private func isNearTier(_ nearest: String, _ name: ByteRange) -> Bool {
    func core(_ text: [UInt8]) -> [UInt32] {
      let word = Array("指标".utf8)
      return NearestName.scalars(
        text.count > word.count && text.suffix(word.count) == word[...] ? text.dropLast(6) : text)
    }
    let bytes = Array(nearest.utf8)
    let meant = core(foldedName(bytes, 0..<bytes.count))
    let written = core(foldedName(tree.bytes, name))
    let distance = NearestName.editDistance(meant, written)
    // 可持续发展 for 可持续影响: the longer part is right.
    if distance == 2, meant.count == written.count, meant.count > 4, meant.prefix(3) == written.prefix(3) {
      return true
    }
    return distance <= max(1, min(meant.count, written.count) / 3)
  }

  /// Binds an item, or takes over what it was in the earlier form.
  private mutating func bindBlock(
    _ line: Int, in field: Int, of parent: Int?, units: UnitContext, tier: Int?, _ known: inout Int32?
  ) {
    let type = template.fields[field].type
    guard !isInBlock, type == .indicators || type == .tier || type == .list else {
      return bindItem(line, in: field, of: parent, units: units, tier: tier)
    }
    let context =
      known
      ?? contextIndex(
        BindingContext(field: field, units: units, isInTier: tier != nil, depth: tree.lines[line].depth))
    known = context
    if earlier.addBlock(at: line, context: context, tierLine: parent, to: &form) { return }
    let (figures, faults, indicators) = (form.figures.count, form.faults.count, form.indicators.count)
    let elsewhere = stateElsewhere()
    isInBlock = true
    bindItem(line, in: field, of: parent, units: units, tier: tier)
    isInBlock = false
    // What left a trace outside of the block is bound anew each time.
    guard elsewhere == stateElsewhere(), form.indicators.count - indicators <= 1 else { return }
    form.blocks.append(
      BoundBlock(
        line: Int32(truncatingIfNeeded: line),
        end: Int32(truncatingIfNeeded: max(tree.lines[line].subtreeEnd, line + 1)),
        firstFigure: Int32(truncatingIfNeeded: figures),
        figureCount: Int32(truncatingIfNeeded: form.figures.count - figures),
        firstFault: Int32(truncatingIfNeeded: faults),
        faultCount: Int32(truncatingIfNeeded: form.faults.count - faults),
        indicator: form.indicators.count > indicators ? Int32(truncatingIfNeeded: indicators) : -1, context: context))
  }

  private mutating func contextIndex(_ context: BindingContext) -> Int32 {
    if form.contexts.last != context { form.contexts.append(context) }
    return Int32(truncatingIfNeeded: form.contexts.count - 1)
  }

  /// Tells whether binding a line changed anything apart from what is noted of that line: each of these only grows.
  /// Mutating as all that is called for each line, although it changes nothing: for a call that only reads the binder the
  /// compiler copies it.
  private mutating func stateElsewhere() -> Int {
    form.tables.count + form.tiers.count + asked + undeclaredParts.count + struckRows
  }

  private mutating func bindItem(_ line: Int, in field: Int, of parent: Int?, units: UnitContext, tier: Int?) {
    guard let label = tree.readLabel(ofLine: line) else { return }
    let items = template.fields[field].items
    switch template.fields[field].type {
    case .indicators, .tier:
      if let tier, StruckRow.isOne(line, label.name, tree) {
        // `- /` in a tier strikes the tier, as `/` behind its name does.
        form.bindings[line].role = .indicator
        form.bindings[line].fieldIndex = Int32(truncatingIfNeeded: items ?? field)
        form.bindings[line].state = .inapplicable
        struckTiers.insert(tier)
        struckRows += 1
        return
      }
      bindIndicator(line, label: label, in: field, of: parent, units: units)
    case .parts:
      let key = NameKey(tree.bytes, label.name)
      bindUndeclared(line, label: label, key: key, in: field, units: units, tier: tier)
    case .list:
      form.bindings[line].role = .element
      form.bindings[line].fieldIndex = Int32(truncatingIfNeeded: items ?? field)
      let owes = Read.text(tree.bytes, tree.value(ofLine: line) ?? label.name).state == .value
      bindAttributes(of: line, items: items, units: units, owes: owes ? label.name : nil)
    case .choice:
      form.bindings[line].role = .element
      form.bindings[line].fieldIndex = Int32(truncatingIfNeeded: field)
    default:
      bindEntry(line, in: field, units: units, tier: tier)
    }
  }

  private mutating func bindIndicator(
    _ line: Int, label: LabelReading, in field: Int, of parent: Int?, units: UnitContext
  ) {
    var units = units
    units.add(label.unit)
    let items = template.fields[field].items
    let value = tree.value(ofLine: line) ?? label.name
    form.bindings[line].role = .indicator
    form.bindings[line].fieldIndex = Int32(truncatingIfNeeded: items ?? field)
    let isPlaceholder = tree.lines[line].colon == nil && Read.text(tree.bytes, label.name).state == .placeholder
    let target: Reading<TargetList> =
      isPlaceholder ? .placeholder(label.name) : readsValues ? Read.targets(tree.bytes, value) : .empty
    // The state is that of the line itself.
    form.bindings[line].state = target.state
    var indicator = Indicator(
      line: line, tier: field, tierLine: parent ?? line, items: items, name: label.name, weight: label.weight,
      weightRange: label.weightRange, unit: label.unit, value: value, target: target)
    if !isPlaceholder { indicator.takeValuesBelow(tree, template, readsValues: readsValues) }
    let state = indicator.target.state
    form.indicators.append(indicator)
    if state == .empty, let items, template.fields[items].isRequired {
      fault(.empty, line: line, range: label.name, field: items)
    }
    // A row that is struck, or whose target is still to be written, owes nothing yet.
    let owes = state == .value || state == .illegal
    bindAttributes(of: line, items: items, units: units, owes: owes ? label.name : nil)
  }

  /// The lines under an item: attributes that its description declares. A required one that is not there is reported at
  /// `owes`, the item's name; nil where the item owes none.
  private mutating func bindAttributes(of line: Int, items: Int?, units: UnitContext, owes: ByteRange?) {
    let end = tree.lines[line].subtreeEnd
    guard let items else {
      for child in line + 1..<max(end, line + 1) where tree.lines[child].kind == .entry {
        form.bindings[child].role = .open
      }
      return
    }
    // The attributes of the item before are none of this one's.
    forgetLines(under: items)
    bindChildren(of: line, field: items, units: units, tier: nil, start: line + 1, end: end)
    if let owes { checkAttributes(of: items, line: line, name: owes) }
    forgetLines(under: items)
  }

  /// No line is bound to the fields under `field` any more.
  private mutating func forgetLines(under field: Int) {
    let fields = field + 1..<max(template.fields[field].subtreeEnd, field + 1)
    var lines = form.firstLines.mutableSpan
    for index in fields { lines[index] = -1 }
  }

  /// Required attributes that the item on `line` does not have. Called while `firstLines` holds those that it has.
  private mutating func checkAttributes(of items: Int, line: Int, name: ByteRange) {
    for attribute in template.requiredChildren(of: items) where form.firstLines[attribute] < 0 {
      fault(.missing, line: line, range: name, field: attribute)
    }
  }

  // MARK: - Faults

  mutating func fault(
    _ kind: FormFault.Kind, line: Int?, range: ByteRange, field: Int?, other: Int? = nil, nearest: String? = nil
  ) {
    form.faults.append(
      FormFault(kind: kind, line: line, range: range, field: field, other: other, nearest: nearest))
  }
}

extension Reading {
  /// The state of a value that reads so.
  public var state: ValueState {
    switch self {
    case .empty: .empty
    case .inapplicable: .inapplicable
    case .placeholder: .placeholder
    case .value: .value
    case .illegal: .illegal
    }
  }
}
