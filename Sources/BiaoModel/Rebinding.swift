// Binding an edited form again: items and rows that the edit left alone are taken over from the form before.

public import BiaoSyntax
import BiaoValues

/// What a form has from the one before the edit, index by index.
public struct Rebinding: Sendable {
  /// Which lines are those of the earlier form.
  public let map: LineMap
  /// For each indicator its index in the earlier form, or -1 if it was read anew.
  public internal(set) var indicators: [Int32] = []
  /// For each table its index in the earlier form, or -1.
  public internal(set) var tables: [Int32] = []
  /// For each table and each of its rows the row's index in the earlier table, or -1.
  public internal(set) var rows: [[Int32]] = []
  /// Whether the form's figures are the same amounts in the same order as before.
  public internal(set) var figuresAreSame = true
}

extension Form {
  /// Binds a document whose earlier text was bound before, to the same template (made by the same store). The form is
  /// equal to one that is bound from scratch.
  ///
  /// An item with the lines under it, or a row of a table, binds to the same thing wherever it stands, as long as its
  /// lines, the field around it and the units that hold there are the same. What binding it added to the form is copied
  /// with its places moved; all other lines are bound anew. `map` is of the earlier form's text and this one.
  public static func rebound(
    _ source: SourceFile, template: Template, earlier: Form, _ map: LineMap
  ) -> (form: Form, rebinding: Rebinding) {
    var binder = FormBinder(source, template: template, earlier: EarlierForm(earlier, map))
    binder.bind()
    let rebinding = binder.earlier.finish(binder.form)
    return (binder.finish(), rebinding)
  }
}

/// An item or an element of a list with the lines under it, and what binding them added to the form.
struct BoundBlock: Sendable {
  /// Its first line, and the one after its last.
  var line: Int32
  var end: Int32
  /// What it added to the form's figures and to its faults (as they were met).
  var firstFigure: Int32
  var figureCount: Int32
  var firstFault: Int32
  var faultCount: Int32
  /// The indicator that it is; -1 for an element of a list.
  var indicator: Int32
  /// Index into the form's contexts.
  var context: Int32
}

/// What an item's lines are read by, apart from themselves.
struct BindingContext: Sendable, Equatable {
  var field: Int
  var units: UnitContext
  var isInTier: Bool
  /// Deeper lines are cut off at the deepest level.
  var depth: UInt16
}

/// The form before the edit, as a binder takes from it. Blocks, tables and rows are asked for in document order.
struct EarlierForm {
  private let isThere: Bool
  private let map: LineMap
  private let bindings: [Binding]
  private let figures: [FigureUse]
  private let indicators: [Indicator]
  private let faults: [FormFault]
  private let tables: [Table]
  private let blocks: [BoundBlock]
  private let contexts: [BindingContext]
  private var nextBlock = 0
  private var nextTable = 0
  /// Figures of either form that are compared, or known to be the same.
  private var passedFigures = 0
  private var ownPassedFigures = 0
  /// The last two contexts that were compared, and how that came out.
  private var comparedContext: (own: Int32, other: Int32, isSame: Bool) = (-1, -1, false)
  private var rebinding: Rebinding

  /// No form.
  init(none source: SourceFile) {
    self.init(isThere: false, LineMap.nothing(in: source.tree), nil)
  }

  init(_ form: Form, _ map: LineMap) { self.init(isThere: true, map, form) }

  private init(isThere: Bool, _ map: LineMap, _ form: Form?) {
    self.isThere = isThere
    self.map = map
    bindings = form?.bindings ?? []
    figures = form?.figures ?? []
    indicators = form?.indicators ?? []
    faults = form?.faultsAsMet ?? []
    tables = form?.tables ?? []
    blocks = form?.blocks ?? []
    contexts = form?.contexts ?? []
    rebinding = Rebinding(map: map)
  }

  /// What the finished form has from this one.
  consuming func finish(_ form: borrowing Form) -> Rebinding {
    pass(figuresTo: figures.count, own: form.figures.count, of: form)
    while rebinding.indicators.count < form.indicators.count { rebinding.indicators.append(-1) }
    return rebinding
  }

  // MARK: - Blocks

  /// Adds the block that starts at `line` to the form as it was bound before; false if it was not, or not so.
  /// `tierLine` is the line around it.
  mutating func addBlock(at line: Int, context: Int32, tierLine: Int?, to form: inout Form) -> Bool {
    guard isThere else { return false }
    let end = max(form.tree.lines[line].subtreeEnd, line + 1)
    guard let start = map.oldStart(of: line..<end) else { return false }
    while nextBlock < blocks.count, blocks[nextBlock].line < start { nextBlock += 1 }
    guard nextBlock < blocks.count, Int(blocks[nextBlock].line) == start,
      Int(blocks[nextBlock].end) - start == end - line, agrees(context, blocks[nextBlock].context, form)
    else { return false }
    let block = blocks[nextBlock]
    let (lines, bytes) = (line - start, map.byteShift(ofLine: line))
    let (firstFigure, firstFault) = (form.figures.count, form.faults.count)
    add(figures: Int(block.firstFigure), Int(block.figureCount), bytes, to: &form)
    for index in Int(block.firstFault)..<Int(block.firstFault) + Int(block.faultCount) {
      form.faults.append(faults[index].moved(by: bytes, lines: lines))
    }
    let figureShift = Int32(truncatingIfNeeded: firstFigure) - block.firstFigure
    for offset in 0..<end - line {
      var binding = bindings[start + offset]
      if binding.figureIndex >= 0 { binding.figureIndex += figureShift }
      form.bindings[line + offset] = binding
    }
    var own = block
    own.line = Int32(truncatingIfNeeded: line)
    own.end = Int32(truncatingIfNeeded: end)
    own.firstFigure = Int32(truncatingIfNeeded: firstFigure)
    own.firstFault = Int32(truncatingIfNeeded: firstFault)
    own.context = context
    if block.indicator >= 0 {
      own.indicator = Int32(truncatingIfNeeded: form.indicators.count)
      while rebinding.indicators.count < form.indicators.count { rebinding.indicators.append(-1) }
      rebinding.indicators.append(block.indicator)
      form.indicators.append(indicators[Int(block.indicator)])
      let last = form.indicators.count - 1
      form.indicators[last].line = line
      form.indicators[last].tierLine = tierLine ?? line
      if bytes != 0 { form.indicators[last].move(by: bytes) }
    }
    form.blocks.append(own)
    return true
  }

  private mutating func agrees(_ own: Int32, _ other: Int32, _ form: borrowing Form) -> Bool {
    if comparedContext.own == own, comparedContext.other == other { return comparedContext.isSame }
    let isSame = form.contexts[Int(own)] == contexts[Int(other)]
    comparedContext = (own, other, isSame)
    return isSame
  }

  // MARK: - Tables

  /// The earlier table whose rows the table under `table.headerLine` may take over.
  mutating func table(like table: borrowing Table, context: BindingContext) -> Int? {
    guard isThere, let header = map.oldLine(of: table.headerLine) else { return nil }
    while nextTable < tables.count, tables[nextTable].headerLine < header { nextTable += 1 }
    guard nextTable < tables.count, tables[nextTable].headerLine == header, tables[nextTable].context == context,
      tables[nextTable].columns.count == table.columns.count
    else { return nil }
    return nextTable
  }

  /// The row of that earlier table that stands on `line`; `next` is the first one that may be it.
  func row(on line: Int, of table: Int, next: inout Int) -> Int? {
    guard let old = map.oldLine(of: line) else { return nil }
    while next < tables[table].rows.count, tables[table].rows[next].line < old { next += 1 }
    return next < tables[table].rows.count && tables[table].rows[next].line == old ? next : nil
  }

  /// Adds a row as it was bound before.
  mutating func addRow(_ row: Int, of table: Int, on line: Int, parent: Int?, to new: inout Table, _ form: inout Form) {
    let bytes = map.byteShift(ofLine: line)
    var own = tables[table].rows[row]
    let cells = own.cells
    let firstFigure = form.figures.count
    let shift = firstFigure - Int(own.firstFigure)
    add(figures: Int(own.firstFigure), Int(own.figureCount), bytes, to: &form)
    let firstFault = form.faults.count
    for index in Int(own.firstFault)..<Int(own.firstFault) + Int(own.faultCount) {
      form.faults.append(faults[index].moved(by: bytes, lines: line - own.line))
    }
    form.bindings[line].role = .row
    form.bindings[line].fieldIndex = Int32(truncatingIfNeeded: new.field)
    let first = new.cells.count
    for index in cells {
      var cell = tables[table].cells[index]
      cell.range.move(by: bytes)
      if let figure = cell.figure { cell.figure = figure + shift }
      new.cells.append(cell)
    }
    own.line = line
    own.parent = parent
    own.name.move(by: bytes)
    own.cells = first..<new.cells.count
    own.firstFigure = Int32(truncatingIfNeeded: firstFigure)
    own.firstFault = Int32(truncatingIfNeeded: firstFault)
    new.rows.append(own)
  }

  /// Notes of which earlier table and rows the form's last table is made.
  mutating func note(table: Int?, rows: [Int32]) {
    guard isThere else { return }
    rebinding.tables.append(Int32(truncatingIfNeeded: table ?? -1))
    rebinding.rows.append(rows)
  }

  // MARK: - Figures

  private mutating func add(figures first: Int, _ count: Int, _ bytes: Int, to form: inout Form) {
    guard count > 0 else { return }
    pass(figuresTo: first, own: form.figures.count, of: form)
    for index in first..<first + count {
      form.figures.append(figures[index])
      if bytes != 0 { form.figures[form.figures.count - 1].figure.move(by: bytes) }
    }
    passedFigures = first + count
    ownPassedFigures = form.figures.count
  }

  /// Compares the figures of both forms that were not taken over, up to those indices.
  private mutating func pass(figuresTo end: Int, own ownEnd: Int, of form: borrowing Form) {
    guard rebinding.figuresAreSame else { return }
    guard end - passedFigures == ownEnd - ownPassedFigures, end >= passedFigures else {
      rebinding.figuresAreSame = false
      return
    }
    for offset in 0..<end - passedFigures
    where !figures[passedFigures + offset].isSameAmount(as: form.figures[ownPassedFigures + offset]) {
      rebinding.figuresAreSame = false
      return
    }
    passedFigures = end
    ownPassedFigures = ownEnd
  }
}

extension FigureUse {
  /// Whether both are the same number of the same unit, wherever and however they are written.
  fileprivate func isSameAmount(as other: FigureUse) -> Bool {
    figure.number == other.figure.number && figure.number.scale == other.figure.number.scale
      && figure.power == other.figure.power && figure.divisor == other.figure.divisor
      && figure.unit == other.figure.unit && inherited == other.inherited && isExact == other.isExact
  }
}

extension Indicator {
  /// Moves what the indicator has on its own line and below `delta` bytes further on.
  fileprivate mutating func move(by delta: Int) {
    name.move(by: delta)
    weightRange?.move(by: delta)
    value.move(by: delta)
    target = target.moved(by: delta)
  }
}

extension FormFault {
  /// The same fault with all its lines so far on.
  fileprivate func moved(by delta: Int, lines: Int) -> FormFault {
    var fault = self
    fault.range.move(by: delta)
    if let line { fault.line = line + lines }
    if let other { fault.other = other + lines }
    return fault
  }
}
