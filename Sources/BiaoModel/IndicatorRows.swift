// The rows of the indicator library's documents: of the built-in ones by a look at their lines, of others by their binding.

import BiaoSyntax

/// The rows of one document of the library, with the index of their names.
struct IndicatorRows: Sendable {
  private let text: [UInt8]
  /// For each row its cells, as ranges of `text`.
  private let rows: [[ByteRange]]
  /// Where the lines of the rows stand; used instead of `rows` for a built-in document.
  private let lines: [ByteRange]
  let names: IndicatorNames

  var count: Int { lines.isEmpty ? rows.count : lines.count }

  /// A built-in document. It is known to be one table with the columns of `LibraryCells.columns`, one line a row, without
  /// quotes or escapes (a test reads it both ways), so that a look at the bars is enough: a hundred kilobytes in a
  /// fraction of the time that the whole way through tree and form takes.
  ///
  /// Rows whose name is one of `others` are left out.
  init(builtIn text: [UInt8], exceptFor others: IndicatorNames?) {
    var lines: [ByteRange] = []
    lines.reserveCapacity(text.count / 128)
    var names = IndicatorNames(text, count: text.count / 32)
    let all = text[...]
    var isHeader = true
    var at = 0
    while at < text.count {
      while at < text.count, text[at] == 0x20 { at += 1 }
      let isRow = at < text.count && text[at] == 0x7C
      let isLooked = isRow && !isHeader
      var isLeftOut = false
      let start = at
      var bars = 0
      var bar = at
      while at < text.count, text[at] != 0x0A {
        if text[at] == 0x7C, isLooked, bars < 3 {
          // The name and the other names stand between the first three bars.
          if bars == 1, let others {
            let name = foldedName(text, (bar + 1)..<at)
            isLeftOut = others.longest(ending: name[...], { $0 == 0 }) != nil
          }
          if bars > 0, !isLeftOut {
            LibraryCells.eachItem(of: all[(bar + 1)..<at]) { names.add($0, row: lines.count) }
          }
          bars += 1
          bar = at
        }
        at += 1
      }
      if isLooked, !isLeftOut { lines.append(start..<at) }
      if isRow { isHeader = false }
      at += 1
    }
    self.text = text
    self.lines = lines
    self.names = names
    rows = []
  }

  /// Forms of a workspace.
  init(_ forms: [SourceFile], template: Template) {
    var text: [UInt8] = []
    var rows: [[ByteRange]] = []
    var named: [(range: ByteRange, row: Int)] = []
    var seen: Set<[UInt8]> = []
    func append(_ bytes: some Sequence<UInt8>) -> ByteRange {
      let start = text.count
      text += bytes
      return start..<text.count
    }
    for form in forms {
      let columns = LibraryColumns(template)
      for table in Form(form, template: template).tables {
        for row in table.rows where !row.isBlank {
          let cells = columns.cells(of: row, table, form.tree).map { $0.isEmpty ? 0..<0 : append(form.tree.bytes[$0]) }
          guard let name = cells.first, !name.isEmpty, seen.insert(foldedName(text, name)).inserted else { continue }
          for cell in cells.prefix(2) {
            for item in LibraryCells.items(of: text[cell]) {
              named.append((append(foldedName(text, item)), rows.count))
            }
          }
          rows.append(cells)
        }
      }
    }
    var names = IndicatorNames(text, count: named.count)
    for (range, row) in named { names.add(range, row: row) }
    self.text = text
    self.rows = rows
    self.names = names
    lines = []
  }

  /// The cells of a row.
  func cells(ofRow row: Int) -> LibraryCells {
    if rows.indices.contains(row) { return LibraryCells(rows[row].map { text[$0] }) }
    guard lines.indices.contains(row) else { return LibraryCells([]) }
    let line = lines[row]
    var cells: [ArraySlice<UInt8>] = []
    cells.reserveCapacity(LibraryCells.columns.count)
    var start = line.lowerBound + 1
    for i in start..<max(line.upperBound, start) where text[i] == 0x7C {
      cells.append(text[LibraryCells.trimmed(text[...], start, i)])
      start = i + 1
    }
    return LibraryCells(cells)
  }
}

/// The columns of the library's table in its template.
private struct LibraryColumns {
  private let fields: [Int?]

  init(_ template: Template) {
    let table = template.child(of: 0, named: NameKey("指标库"))
    fields = LibraryCells.columns.map { name in table.flatMap { template.child(of: $0, named: NameKey(name)) } }
  }

  /// The ranges of a row's cells in the order of `LibraryCells`.
  func cells(of row: Table.Row, _ table: Table, _ tree: Tree) -> [ByteRange] {
    fields.map { field in
      guard let field, let column = table.column(of: field), row.cells.count > column else { return 0..<0 }
      return tree.trimmed(table.cells[row.cells.lowerBound + column].range)
    }
  }
}
