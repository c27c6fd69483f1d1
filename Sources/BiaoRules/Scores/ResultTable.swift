// The tables of a form as they are written, with a template or without.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A header and its rows.
struct ResultTable {
  struct Row {
    var line: Int
    /// Empty for none.
    var cells: [ByteRange]

    /// `width` is how many cells a row of the table has as a rule.
    fileprivate init(_ line: Int, width: Int, _ tree: Tree) {
      self.line = line
      cells = []
      cells.reserveCapacity(width)
      for cell in tree.cells(ofLine: line) { cells.append(cell) }
    }

    func cell(_ column: Int) -> ByteRange? {
      cells.indices.contains(column) && !cells[column].isEmpty ? cells[column] : nil
    }
  }

  /// The line of the header.
  let line: Int
  /// The line behind it that is none of its rows; as many as there are lines where it is the last thing in the document.
  private(set) var end: Int
  /// The names of the columns without their units.
  var names: [ByteRange]
  var units: [BiaoValues.Unit?]
  var unitRanges: [ByteRange?]
  var rows: [Row]
  /// Whether a template reads it: rules that look at the form's own tables have seen it.
  let isBound: Bool
  /// Whether a relation of the template reads its rows, which then says what is wrong in them.
  var isRelated: Bool
  private let field: Int?
  private var keys: [NameKey]

  /// The unit of money in the name of the entry around it: 资金使用情况 (万元).
  func moneyUnit(_ form: Form) -> ByteRange? {
    guard let parent = form.tree.lines[line].parent, let label = form.tree.readLabel(ofLine: parent),
      label.unit?.dimension == .money
    else { return nil }
    return label.unitRange
  }

  /// The first column whose name is one that is asked for.
  func column(where isAsked: (NameKey) -> Bool) -> Int? { keys.firstIndex(where: isAsked) }

  /// All columns whose names are asked for.
  func columns(where isAsked: (NameKey) -> Bool) -> [Int] { keys.indices.filter { isAsked(keys[$0]) } }

  /// The first one by the names without what stands in brackets behind them: 执行率（B/A）.
  func plainColumn(_ bytes: [UInt8], where isAsked: (NameKey) -> Bool) -> Int? {
    column(where: isAsked)
      ?? names.firstIndex { name in
        guard name.count > 6, let bracket = ResultTable.brackets.compactMap({ $0.firstRange(in: bytes, name) }).first,
          bracket.lowerBound > name.lowerBound
        else { return false }
        return isAsked(NameKey(bytes, ByteRange(clamping: name.lowerBound, bracket.lowerBound)))
      }
  }

  private static let brackets = NameTraitWords.words("（ (")

  /// Whether the form, in which the lines of the table stand as they stood, reads it as it was read.
  func isReadTheSame(in form: Form) -> Bool {
    let binding = form.bindings[line]
    return binding.field == field && (binding.role == .header) == isBound
  }

  /// Every table of the form; a document with more rows than a form has is none. `known` are the first of them.
  static func all(in form: Form, after known: ArraySlice<ResultTable> = []) -> [ResultTable] {
    let tree = form.tree
    var tables = Array(known)
    var count = tables.reduce(0) { $0 + $1.rows.count + 1 }
    var isOpen = false
    for line in (tables.last?.end ?? 0)..<max(tree.lines.count, tables.last?.end ?? 0) {
      switch tree.lines[line].kind {
      case .row:
        count += 1
        guard count <= maximumRows else { return tables }
        if isOpen {
          let width = tables[tables.count - 1].names.count
          tables[tables.count - 1].rows.append(Row(line, width: width, tree))
        } else {
          tables.append(ResultTable(header: line, form))
          isOpen = true
        }
      case .blank, .comment: continue
      default:
        if isOpen { tables[tables.count - 1].end = line }
        isOpen = false
      }
    }
    if isOpen { tables[tables.count - 1].end = tree.lines.count }
    return tables
  }

  private init(header: Int, _ form: Form) {
    line = header
    end = header + 1
    isBound = form.bindings[header].role == .header
    field = form.bindings[header].field
    names = []
    units = []
    unitRanges = []
    keys = []
    rows = []
    for cell in form.tree.cells(ofLine: header) {
      let label = form.tree.readCellLabel(cell)
      names.append(label.name)
      units.append(label.unit)
      unitRanges.append(label.unitRange)
      keys.append(NameKey(form.tree.bytes, label.name))
    }
    isRelated = false
    if let field = form.bindings[header].field {
      isRelated = form.template.relations.contains { relation in
        if case .check(_, .rows(let table)) = relation.kind { return table == field }
        return false
      }
    }
  }

  private static let maximumRows = 512
}
