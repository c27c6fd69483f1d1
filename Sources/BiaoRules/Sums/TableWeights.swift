// Weights in a table under a heading that says what they come to: 二、过程 (20分), and 3, 5, 5, 4 and 5 below it.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct TableWeights {
  /// What the heading is called, and its weight with the parentheses.
  var name: ByteRange
  var place: ByteRange
  var expected: Decimal
  var sum: Decimal
  /// The cells with the weights, and what names their rows.
  var parts: [(name: ByteRange, cell: ByteRange, weight: Decimal)]

  /// Those that do not add up: tables without indented rows in which each row has a weight, or is one of totals.
  static func wrong(in form: Form, _ report: Report) -> [TableWeights] {
    let bytes = form.tree.bytes
    return report.resultTables(of: form).compactMap { table in
      guard !table.isRelated, let parent = form.tree.lines[table.line].parent,
        let label = form.tree.readLabel(ofLine: parent), let expected = label.weight, !expected.isZero,
        let column = table.plainColumn(bytes, where: FundsWords.weights.contains),
        case let names = table.names.indices.filter({ $0 < column }), !names.isEmpty
      else { return nil }
      var found = TableWeights(
        name: label.name, place: label.weightRange ?? label.name, expected: expected, sum: .zero, parts: [])
      for row in table.rows {
        guard let name = names.last(where: { row.cell($0) != nil }).flatMap({ row.cell($0) }),
          form.tree.lines[row.line].parent == parent
        else { return nil }
        if names.contains(where: { column in row.cell(column).map { ResultValue.isTotal($0, bytes) } ?? false }) {
          continue
        }
        guard let cell = row.cell(column), let weight = Decimal(plain: bytes, cell), let sum = found.sum.adding(weight)
        else { return nil }
        found.sum = sum
        found.parts.append((name, cell, weight))
      }
      return found.parts.count >= 2 && found.sum != expected ? found : nil
    }
  }
}
