// Cells and values that were to be numbers, with commas and points where no notation has them: 7,00.0,77.

import BiaoSyntax
import BiaoValues

enum MalformedNumber {
  /// The letter O for a zero, with the digits around it: 9O% and 1O0. Nothing of H2O, and nothing of model numbers.
  static func withLetter(_ bytes: [UInt8], _ value: ByteRange) -> ByteRange? {
    guard value.count <= 60, let letter = value.first(where: { bytes[$0] | 0x20 == 0x6F }) else { return nil }
    var (start, end) = (letter, letter + 1)
    while start > value.lowerBound, isPart(bytes[start - 1]) { start -= 1 }
    while end < value.upperBound, isPart(bytes[end]) { end += 1 }
    guard start < letter, bytes[start] &- 0x30 < 10, end - start <= 8,
      start == value.lowerBound || !isLatin(bytes[start - 1]), end == value.upperBound || !isLatin(bytes[end])
    else { return nil }
    return start..<end
  }

  private static func isPart(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte == 0x2E || byte | 0x20 == 0x6F }

  private static func isLatin(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x2D }

  /// Whether a cell or value is nothing but digits, commas and points, and no number. Commas group three digits (in India two), the
  /// point or the comma of decimals stands once; dates and numbers of chapters have points alone.
  static func isOne(_ bytes: [UInt8], _ cell: ByteRange) -> Bool {
    guard cell.count >= 5, cell.count <= 24, hasBothMarks(bytes.span.extracting(cell)) else { return false }
    var groups: [Int] = [0]
    var marks: [UInt8] = []
    for i in cell {
      switch bytes[i] {
      case 0x30...0x39: groups[groups.count - 1] += 1
      case 0x2C, 0x2E:
        groups.append(0)
        marks.append(bytes[i])
      default: continue
      }
    }
    return !isGrouped(groups, marks, by: 0x2C, decimals: 0x2E) && !isGrouped(groups, marks, by: 0x2E, decimals: 0x2C)
  }

  /// Whether there are digits, commas and points alone, of both marks some, and a comma first: 1,2,3 lists numbers, and
  /// 3.1,3.2 those of chapters.
  private static func hasBothMarks(_ cell: Span<UInt8>) -> Bool {
    guard cell[0] &- 0x30 < 10 else { return false }
    var (hasComma, hasPoint) = (false, false)
    for i in cell.indices {
      switch cell[i] {
      case 0x30...0x39: continue
      case 0x2C: hasComma = true
      case 0x2E where hasComma: hasPoint = true
      default: return false
      }
    }
    return hasPoint
  }

  /// Whether the value of an entry may be one of these: a digit stands behind the colon, and four more characters.
  @inline(__always)
  static func mayBeOne(_ line: Line, _ bytes: Span<UInt8>) -> Bool {
    line.end - line.valueStart(bytes) >= 5 && line.valueBeginsWithDigit(bytes)
  }

  /// Cells that are no number for one character, in columns of numbers: 7.50. and 42.6O.
  static func amongNumbers(in table: ResultTable, _ bytes: [UInt8]) -> [ByteRange] {
    var found: [ByteRange] = []
    for (index, row) in table.rows.enumerated() {
      for (column, cell) in row.cells.enumerated().dropFirst() where isAlmost(bytes, cell) {
        let beside = [index - 1, index + 1].compactMap { table.rows.indices.contains($0) ? table.rows[$0] : nil }
        let around =
          beside.compactMap { $0.cell(column) } + [row.cell(column - 1), row.cell(column + 1)].compactMap { $0 }
        guard around.count(where: { isPlain(bytes, $0) }) >= 2 else { continue }
        found.append(cell)
      }
    }
    return found
  }

  /// Shares in the row of totals of columns that have amounts in all other rows: 合计 100% over 1780.51 and 473.7.
  static func sharesAmongAmounts(in table: ResultTable, _ bytes: [UInt8]) -> [ByteRange] {
    var found: [ByteRange] = []
    for row in table.rows {
      guard isTotal(row, bytes) else { continue }
      for (column, cell) in row.cells.enumerated().dropFirst()
      where !cell.isEmpty && bytes[cell.upperBound - 1] == 0x25 && cell.count <= 8 {
        let others = table.rows.filter { $0.line != row.line && !isTotal($0, bytes) }.compactMap { $0.cell(column) }
        guard others.count(where: { isPlain(bytes, $0) }) >= 2, others.allSatisfy({ bytes[$0.upperBound - 1] != 0x25 })
        else { continue }
        found.append(cell)
      }
    }
    return found
  }

  private static func isTotal(_ row: ResultTable.Row, _ bytes: [UInt8]) -> Bool {
    row.cell(0).map { ResultValue.isTotal($0, bytes) } ?? false
  }

  private static func isAlmost(_ bytes: [UInt8], _ cell: ByteRange) -> Bool {
    guard cell.count >= 3, cell.count <= 16, bytes[cell.lowerBound] &- 0x30 < 10 else { return false }
    let last = bytes[cell.upperBound - 1]
    // A letter O, I or l in place of a digit, a point too many at the end.
    guard last | 0x20 == 0x6F || last == 0x49 || last == 0x6C || last == 0x2E else { return false }
    var points = 0
    for i in cell.dropLast() {
      if bytes[i] == 0x2E { points += 1 } else if bytes[i] &- 0x30 >= 10, bytes[i] != 0x2C { return false }
    }
    return points == 1
  }

  private static func isPlain(_ bytes: [UInt8], _ cell: ByteRange) -> Bool {
    bytes[cell.lowerBound] &- 0x30 < 10
      && cell.allSatisfy { bytes[$0] &- 0x30 < 10 || bytes[$0] == 0x2E || bytes[$0] == 0x2C }
  }

  /// A figure with its unit, and at once the same again: 854万854万.
  static func doubled(_ bytes: [UInt8], _ value: ByteRange) -> (both: ByteRange, one: ByteRange)? {
    var unit = value.lowerBound
    while unit < value.upperBound, bytes[unit] &- 0x30 < 10 || bytes[unit] == 0x2E || bytes[unit] == 0x2C { unit += 1 }
    guard unit > value.lowerBound, unit < value.upperBound, unit - value.lowerBound <= 20 else { return nil }
    // The digits stand once more behind a unit of a few characters.
    var end = unit
    while end < value.upperBound, bytes[end] &- 0x30 >= 10, end - unit <= 12 { end += 1 }
    let length = end - value.lowerBound
    guard end < value.upperBound, end - unit <= 12, end + length <= value.upperBound,
      bytes[end..<end + length].elementsEqual(bytes[value.lowerBound..<end]),
      Units.unit(named: bytes, ByteRange(clamping: unit, end)) != nil || bytes[unit..<end].elementsEqual(tenThousand)
    else { return nil }
    return (value.lowerBound..<end + length, value.lowerBound..<end)
  }

  private static let tenThousand = Array("万".utf8)

  private static func isGrouped(_ groups: [Int], _ marks: [UInt8], by mark: UInt8, decimals: UInt8) -> Bool {
    var groups = groups
    var marks = marks
    if marks.last == decimals {
      guard let places = groups.popLast(), places > 0 else { return false }
      marks.removeLast()
    }
    guard marks.allSatisfy({ $0 == mark }), let last = groups.last, marks.isEmpty || last == 3 else { return false }
    return groups.first.map { $0 > 0 && $0 <= 3 || marks.isEmpty } ?? false
      && groups.dropFirst().dropLast().allSatisfy { $0 == 2 || $0 == 3 }
  }
}
