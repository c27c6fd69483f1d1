// Names of table rows that one table writes otherwise than the form's other tables.

import BiaoModel
import BiaoSyntax

/// A row's name with one character lost, added or replaced.
struct RowNameSlip {
  /// The name, without its numbering.
  var written: ByteRange
  /// The same row's name in the other tables.
  var right: ByteRange
  /// In how many other tables it stands.
  var count: Int
}

extension RowNameSlip {
  private struct Use {
    var table: Int
    var name: ByteRange
    var folded: [UInt8]
  }

  /// Rows that follow a row of one name in three tables at least: where two tables or more agree on the next name and one
  /// has it with a character more, less or other, that one is a slip. Linear: few rows of each name are looked at.
  static func find(in form: Form) -> [RowNameSlip] {
    guard form.tables.count > 2 else { return [] }
    let bytes = form.tree.bytes
    var uses: [[UInt8]: [Use]] = [:]
    var order: [[UInt8]] = []
    for (index, table) in form.tables.enumerated() {
      var before: [UInt8] = []
      for row in table.rows where !row.name.isEmpty {
        let folded = DuplicateNames.folded(bytes, row.name)
        if before.count >= 6, folded.count >= 12 {
          let known = uses[before]?.count ?? 0
          if known == 0 { order.append(before) }
          if known < 16 {
            uses[before, default: []].append(
              Use(table: index, name: withoutNumbering(bytes, row.name), folded: folded))
          }
        }
        before = folded
      }
    }
    return order.flatMap { uses[$0].map { slips(among: $0) } ?? [] }
  }

  private static func slips(among uses: [Use]) -> [RowNameSlip] {
    guard uses.count > 2, Set(uses.map(\.table)).count == uses.count else { return [] }
    var counts: [[UInt8]: Int] = [:]
    for use in uses { counts[use.folded, default: 0] += 1 }
    guard counts.count == 2, let usual = uses.first(where: { counts[$0.folded] ?? 0 > 1 }),
      let rare = uses.first(where: { counts[$0.folded] == 1 }), usual.folded.count >= 15 || rare.folded.count >= 15,
      case let (written, right) = (scalars(rare.folded), scalars(usual.folded)),
      isSlip(written, right) || counts[usual.folded] ?? 0 > 2 && isCutShort(written, right)
    else { return [] }
    return [RowNameSlip(written: rare.name, right: usual.name, count: counts[usual.folded] ?? 0)]
  }

  private static func scalars(_ name: [UInt8]) -> [UInt32] {
    String(decoding: name, as: UTF8.self).unicodeScalars.map(\.value)
  }

  /// Whether one character between the first and the last differs, and it is none that tells names apart.
  private static func isSlip(_ written: [UInt32], _ right: [UInt32]) -> Bool {
    guard written.first == right.first, written.last == right.last, abs(written.count - right.count) < 2,
      NearestName.editDistance(written, right) == 1
    else { return false }
    let start = zip(written, right).prefix { $0 == $1 }.count
    let own = written.indices.contains(start) ? [written[start]] : []
    let other = right.indices.contains(start) ? [right[start]] : []
    return (own + other).allSatisfy { $0 >= 0x4E00 && !telling.contains($0) }
  }

  /// Whether the last character is lost, one with which bodies end: 西片储血 where three tables or more have 西片储血站.
  private static func isCutShort(_ written: [UInt32], _ right: [UInt32]) -> Bool {
    guard written.count >= 4, written.count + 1 == right.count, right.starts(with: written), let last = right.last
    else {
      return false
    }
    return bodyEnds.contains(last)
  }

  private static let bodyEnds = Set("站局所院校馆队室库场厂处会社园店".unicodeScalars.map(\.value))

  /// Characters by which names differ on purpose.
  private static let telling = Set(
    "一二三四五六七八九十甲乙丙丁东西南北上下左右前后内外男女老少正副初中高大小新旧本非不未无有总分全半省市州县区镇乡村的和与及等或农林牧渔水电气油煤公私收支进出增减年季月日险障工商改扩建修购租借贷还起止".unicodeScalars
      .map(\.value))

  /// The name behind `4、`, `4.` or `（4）`.
  private static func withoutNumbering(_ bytes: [UInt8], _ name: ByteRange) -> ByteRange {
    var i = name.lowerBound
    while i < name.upperBound {
      if bytes[i] < 0x3A {
        i += 1
      } else if ["、", "（", "）", "．", "　"].contains(where: { bytes[i..<name.upperBound].starts(with: $0.utf8) }) {
        i += 3
      } else {
        break
      }
    }
    return ByteRange(clamping: i, name.upperBound)
  }
}
