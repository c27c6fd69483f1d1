// Completion in the cells of a table: columns that it lacks, and values of a column's type.

import BiaoModel
import BiaoRules
import BiaoSyntax

extension DocumentView {
  /// In the first row the declared columns, in other rows values of the column's type.
  func cells(at place: CompletionPlace) -> CompletionList {
    guard let form, place.offset > place.node.content, let (column, cell) = cell(at: place) else {
      return CompletionList()
    }
    switch form.bindings[place.line].role {
    case .header:
      guard let field = form.bindings[place.line].field else { return CompletionList() }
      return columns(of: field, in: cell, at: place)
    case .row:
      guard let line = tableLine(around: place.line), let table = form.table(atLine: line),
        table.columns.indices.contains(column), let field = table.columns[column].field
      else { return CompletionList() }
      // The name of a row is free.
      if column == table.nameColumn, template.fields[field].type == .text { return CompletionList() }
      return values(of: field, in: cell, at: place)
    default: return CompletionList()
    }
  }

  /// The cell of the cursor and its number in the row; an empty one is the place of the cursor.
  private func cell(at place: CompletionPlace) -> (index: Int, range: ByteRange)? {
    let bytes = tree.bytes
    var index = -1
    var start = place.node.content
    var i = start
    while i < place.offset {
      if bytes[i] == 0x5C {
        i += 2
      } else if bytes[i] == 0x7C {
        index += 1
        i += 1
        start = i
      } else if bytes[i] == 0xEF, i + 2 < place.offset, bytes[i + 1] == 0xBD, bytes[i + 2] == 0x9C {
        index += 1
        i += 3
        start = i
      } else {
        i += 1
      }
    }
    guard index >= 0, start <= place.offset else { return nil }
    var end = place.offset
    while end < place.node.end {
      if bytes[end] == 0x7C
        || bytes[end] == 0xEF && end + 2 < bytes.count && bytes[end + 1] == 0xBD
          && bytes[end + 2] == 0x9C
      {
        break
      }
      end += bytes[end] == 0x5C ? 2 : 1
    }
    let range = tree.trimmed(ByteRange(clamping: start, min(end, place.node.end)))
    return (index, range.isEmpty ? place.offset..<place.offset : range)
  }

  private func tableLine(around line: Int) -> Int? {
    var line: Int? = line
    while let current = line, tree.lines[current].kind == .row { line = tree.lines[current].parent }
    return line
  }

  private func columns(of field: Int, in cell: ByteRange, at place: CompletionPlace) -> CompletionList {
    var collector = CompletionCollector(tree, replacing: word(cell, place), at: place.offset)
    var present: Set<NameKey> = []
    for other in tree.cells(ofLine: place.line) where other.lowerBound != cell.lowerBound {
      present.insert(NameKey(tree.bytes, tree.readCellLabel(other).name))
    }
    for column in template.children(of: field) {
      let declared = template.fields[column]
      if present.contains(declared.key) || declared.aliases.contains(where: { present.contains(NameKey($0)) }) {
        continue
      }
      collector.add(
        CompletionCandidate(
          label: declared.name, kind: .column, detail: detail(ofField: column),
          insertion: Snippet(Skeleton.writtenCell(declared.name)), key: .field(column)),
        named: declared.name, declared.aliases)
    }
    return collector.list()
  }
}
