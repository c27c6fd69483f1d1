// A row of a table that stands there twice, with all its figures.

import BiaoModel
import BiaoSyntax

struct RepeatedRow {
  /// The name in the second row, and in the first.
  var second: ByteRange
  var first: ByteRange

  /// Those of a table: rows of one name that are alike in all cells, of which at least two are numbers. What stands in two
  /// sections counts in both: 公务用车运行维护费 under 三公经费 and under 公用经费.
  static func all(in table: ResultTable, _ tree: Tree) -> [RepeatedRow] {
    let bytes = tree.bytes
    guard table.rows.count >= 3 else { return [] }
    // By their names' lengths and both ends: most tables have no two that are alike.
    var keys: [(key: UInt64, row: Int)] = []
    keys.reserveCapacity(table.rows.count)
    let text = bytes.span
    for (index, row) in table.rows.enumerated() {
      guard let name = row.cell(0), name.count >= 9 else { continue }
      let ends =
        text.eightBytes(at: name.lowerBound) &* 0x9E37_79B9_7F4A_7C15 ^ text.eightBytes(at: name.upperBound - 8)
      keys.append((ends &+ UInt64(truncatingIfNeeded: name.count), index))
    }
    keys.sort { ($0.key, $0.row) < ($1.key, $1.row) }
    var found: [RepeatedRow] = []
    for (one, other) in zip(keys, keys.dropFirst()) where one.key == other.key {
      let (first, second) = (table.rows[one.row].cells, table.rows[other.row].cells)
      guard first.count == second.count, zip(first, second).allSatisfy({ bytes[$0].elementsEqual(bytes[$1]) }),
        tree.lines[table.rows[one.row].line].parent == tree.lines[table.rows[other.row].line].parent,
        !table.rows[one.row..<other.row].contains(where: { isSection($0, bytes) }),
        !ResultValue.isTotal(first[0], bytes), first.dropFirst().count(where: { isNumber(bytes, $0) }) >= 2
      else { continue }
      found.append(RepeatedRow(second: second[0], first: first[0]))
    }
    // What many rows share is how the table is made.
    return found.count <= 2 ? found : []
  }

  /// 三、公用经费
  private static func isSection(_ row: ResultTable.Row, _ bytes: [UInt8]) -> Bool {
    guard let name = row.cell(0), name.count >= 9 else { return false }
    return ChineseOrdinal.digit(NotationScan.character(bytes, name.lowerBound)) != nil
      && NotationScan.character(bytes, name.lowerBound + 3) == 0xE3_8081
  }

  private static func isNumber(_ bytes: [UInt8], _ cell: ByteRange) -> Bool {
    !cell.isEmpty && cell.contains { bytes[$0] &- 0x31 < 9 }
      && cell.allSatisfy { bytes[$0] &- 0x30 < 10 || bytes[$0] == 0x2E || bytes[$0] == 0x2C || bytes[$0] == 0x25 }
  }

  func say(_ report: Report) {
    let name = report.quote(second)
    report.add(
      second, zh: "“\(name)”这一行写了两遍，数也一样：删去一行，或改正名称",
      en: "the row “\(name)” stands twice with the same figures: remove one, or correct its name",
      related: [report.place(first, zh: "第一次写在这里", en: "the first one is here")])
  }

  /// Of `duplicate-field`.
  static let examples: [Example] = [
    .flagged(
      "支出 (万元):\n  | 科目 | 预算数 | 决算数 |\n  | 邮电费 | 38.40 | 37.65 |\n  | 差旅费 | 88.45 | 84.12 |\n  | 培训费 | 18.62 | 19.46 |\n  | ‹差旅费› | 88.45 | 84.12 |",
      in: .document),
    .fine(
      "支出 (万元):\n  | 科目 | 预算数 | 决算数 |\n  | 三公经费 | 63.00 | 59.21 |\n    | 用车运行费 | 45.00 | 41.35 |\n    | 接待费 | 18.00 | 17.86 |\n  | 公用经费 | 83.40 | 79.00 |\n    | 邮电费 | 38.40 | 37.65 |\n    | 用车运行费 | 45.00 | 41.35 |",
      in: .document),
    .fine(
      "支出 (万元):\n  | 科目 | 预算数 | 决算数 |\n  | 邮电费 | 38.40 | 37.65 |\n  | 差旅费 | 88.45 | 84.12 |\n  | 差旅费 | 18.62 | 19.46 |\n  | 其他 | 0 | 0 |\n  | 其他 | 0 | 0 |",
      in: .document),
  ]
}
