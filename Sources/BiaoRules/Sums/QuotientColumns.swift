// Columns of percentages that are the quotient of two other columns in every row of a table but one.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The cell that is not, where all others of its column are.
struct QuotientSlip {
  /// The percentage as written.
  var cell: ByteRange
  /// What the row's two figures come to, with as many decimals as written.
  var expected: Decimal
  var part: ByteRange
  var whole: ByteRange
  /// The names of the two columns.
  var partName: ByteRange
  var wholeName: ByteRange
}

extension QuotientSlip {
  /// More columns than this are no table of a form.
  private static let maximumColumns = 16
  private static let maximumRows = 400

  /// Those of a form's tables, whether a template reads them or not. Linear in the rows, with the columns squared.
  static func find(in form: Form) -> [QuotientSlip] {
    let tree = form.tree
    var found: [QuotientSlip] = []
    var line = 0
    while line < tree.lines.count {
      guard tree.lines[line].kind == .row else {
        line += 1
        continue
      }
      var rows: [Int] = []
      let first = line
      while line < tree.lines.count, tree.lines[line].kind == .row || !tree.lines[line].kind.isSignificant {
        if tree.lines[line].kind == .row { rows.append(line) }
        line += 1
      }
      guard rows.count >= 5, rows.count <= maximumRows else { continue }
      if let slip = slip(header: rows[0], rows: rows.dropFirst(), tree), isUndeclared(first, form) {
        found.append(slip)
      }
    }
    return found
  }

  /// Whether no relation of a template reads the columns.
  private static func isUndeclared(_ header: Int, _ form: Form) -> Bool {
    guard let table = form.tables.first(where: { $0.headerLine == header }) else { return true }
    return !table.columns.contains { column in
      column.field.map { field in form.template.relations.contains { $0.reads(field: field) } } ?? false
    }
  }

  private static func slip(header: Int, rows: ArraySlice<Int>, _ tree: Tree) -> QuotientSlip? {
    guard let first = rows.first, tree.bytes[tree.contentRange(ofLine: first)].contains(0x25),
      case let names = Array(tree.cells(ofLine: header)), names.count >= 4, names.count <= maximumColumns
    else { return nil }
    let cells = rows.map { row in Array(tree.cells(ofLine: row)) }
    let figures = cells.map { row in row.map { figure($0, tree) } }
    columns: for column in names.indices {
      let rated = figures.indices.filter { isPercent(figures[$0], column) }
      guard rated.count >= 4 else { continue }
      var slips: [QuotientSlip] = []
      for part in names.indices where part != column {
        for whole in names.indices where whole != column && whole != part {
          switch compare(column, part, whole, rated, figures) {
          // Two columns explain it all: there is nothing to say.
          case .all: continue columns
          case .none: continue
          case .but(let row, let expected):
            slips.append(
              QuotientSlip(
                cell: cells[row][column], expected: expected, part: cells[row][part], whole: cells[row][whole],
                partName: names[part], wholeName: names[whole]))
          }
        }
      }
      // Of two explanations nobody knows which one is meant.
      if slips.count == 1 { return slips[0] }
    }
    return nil
  }

  private static func isPercent(_ row: [Figure?], _ column: Int) -> Bool {
    row.indices.contains(column) && row[column]?.unit == Units.percent
  }

  private static func figure(_ cell: ByteRange, _ tree: Tree) -> Figure? {
    guard let first = cell.first, tree.bytes[first] &- 0x30 < 10,
      let figure = Figure.alone(tree.bytes, cell)
    else { return nil }
    return figure
  }

  /// Whether the figure has so many digits that rounding it cannot change the rate.
  private static func isExact(_ figure: Figure, _ rate: Figure) -> Bool {
    figure.number.scaled(byPowerOfTen: figure.number.scale - rate.number.scale).map { $0 >= Decimal(1000) } ?? false
  }

  private enum Comparison {
    case all
    case none
    case but(row: Int, expected: Decimal)
  }

  private static func compare(
    _ column: Int, _ part: Int, _ whole: Int, _ rows: [Int], _ figures: [[Figure?]]
  ) -> Comparison {
    var wrong: (row: Int, expected: Decimal)?
    var right = 0
    for row in rows {
      guard figures[row].indices.contains(part), figures[row].indices.contains(whole),
        let first = figures[row][part], let second = figures[row][whole], let stated = figures[row][column],
        first.unit != Units.percent, second.unit != Units.percent, first.unit == second.unit,
        let own = first.base(in: nil), let other = second.base(in: nil), !other.isZero,
        let quotient = Rational(own).divided(by: Rational(other)), let share = quotient * Rational(100),
        let expected = share.decimal(rounded: stated.number.scale),
        let difference = expected.subtracting(stated.number)?.magnitude,
        let step = Decimal.one.scaled(byPowerOfTen: -stated.number.scale)
      else { return .none }
      // What was cut off instead of rounded is off by one in its last place, but not where nothing was left to round.
      if difference.isZero
        || difference <= step && (share != Rational(expected) || ![first, second].allSatisfy { isExact($0, stated) })
      {
        right += 1
      } else {
        guard wrong == nil else { return .none }
        wrong = (row, expected)
      }
    }
    guard let wrong else { return .all }
    return right >= 3 ? .but(row: wrong.row, expected: wrong.expected) : .none
  }
}
