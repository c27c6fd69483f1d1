// Tables of two years with the change between them: 2024年 | 2025年 | 增减额 | 增减率.

import BiaoSyntax
import BiaoValues

/// A rate of change that is not what the row's other figures come to.
struct ChangeSlip {
  /// The percentage as written.
  var cell: ByteRange
  /// With as many decimals as written.
  var expected: Decimal
  var change: ByteRange
  var base: ByteRange
}

extension ChangeSlip {
  /// Those of a table in whose rows the second of two columns less the first is the change. One row at least has its rate
  /// right: what the columns mean shows there, and not in their names alone.
  static func find(in table: ResultTable, _ bytes: [UInt8]) -> [ChangeSlip] {
    guard let rate = table.names.firstIndex(where: { rates.ends(bytes, $0) }),
      let change = table.names.indices.first(where: { $0 < rate && changes.ends(bytes, table.names[$0]) }), change >= 2
    else { return [] }
    let (base, now) = (change - 2, change - 1)
    var slips: [ChangeSlip] = []
    var right = 0
    // 5.2% of a fall whose sign is in the column beside it, unless other falls have theirs.
    let hasSigns = table.rows.contains { row in row.cell(rate).map { bytes[$0.lowerBound] == 0x2D } ?? false }
    for row in table.rows.prefix(maximumRows) {
      guard let cell = row.cell(rate), let written = row.cell(change), let before = row.cell(base),
        let after = row.cell(now), let stated = percentage(bytes, cell), let own = number(bytes, written),
        let first = number(bytes, before), let second = number(bytes, after), !first.isZero,
        second.subtracting(first) == own, let quotient = Rational(own).divided(by: Rational(first)),
        let expected = (quotient * Rational(100))?.decimal(rounded: stated.scale),
        let difference = expected.subtracting(stated)?.magnitude,
        let step = Decimal.one.scaled(byPowerOfTen: -stated.scale)
      else { continue }
      if difference <= step {
        right += 1
      } else if expected.magnitude != stated.magnitude || !own.isNegative || hasSigns {
        slips.append(ChangeSlip(cell: cell, expected: expected, change: written, base: before))
      }
    }
    return right > 0 && slips.count <= max(1, right / 2) ? slips : []
  }

  private static func percentage(_ bytes: [UInt8], _ cell: ByteRange) -> Decimal? {
    guard bytes[cell.upperBound - 1] == 0x25 else { return nil }
    return number(bytes, ByteRange(clamping: cell.lowerBound, cell.upperBound - 1))
  }

  private static func number(_ bytes: [UInt8], _ cell: ByteRange) -> Decimal? {
    guard !cell.isEmpty, case .value(let reading) = Read.number(bytes, cell), reading.figure.divisor == 1,
      reading.figure.power == 0
    else { return nil }
    return reading.figure.number
  }

  private static let maximumRows = 400
  private static let rates = WordSet("增减率 增减比例 增减幅度 增减幅 变动率 变动比例 变动幅度 增长率 增幅 变化率 升降率 增减（%） 增减%")
  private static let changes = WordSet("增减额 增减数 增减 增减金额 增减情况 变动额 变动数 变动金额 差额 增减变化 增长额 增加额 变化额")
}
