// One indicator of the library, and how a row of the library's table says it.

import BiaoSyntax
public import BiaoValues

/// One indicator of the library. Immutable.
public final class LibraryIndicator: Sendable {
  public let name: String
  /// The tiers in which it may stand, the most fitting first, as written.
  public let tiers: [String]
  public let tierKeys: [NameKey]
  /// The units that it may have, the most usual first. Empty where it has none, or where any may be right.
  public let units: [BiaoValues.Unit]
  /// `≥` where more is better, `≤` where less is, `=` where only one value is right; nil where it depends.
  public let direction: Comparator?
  /// What it cannot exceed, in its first unit: 100 for a rate of things that pass.
  public let cap: Decimal?
  /// A well-written target; empty where there is none.
  public let example: String

  /// Whether it may stand in a tier of that name (with or without 指标 at the end).
  public func belongs(to tier: NameKey) -> Bool { tierKeys.contains(tier) }

  /// From the cells of a row, each trimmed. Units that the catalogue does not know are left out.
  init(_ cells: LibraryCells) {
    func list(_ cell: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] { LibraryCells.items(of: cell).map { cell[$0] } }
    name = String(decoding: cells.name, as: UTF8.self)
    let tiers = list(cells.tiers).map { String(decoding: $0, as: UTF8.self) }
    self.tiers = tiers
    tierKeys = tiers.flatMap(LibraryIndicator.keys)
    units = list(cells.units).compactMap { Units.unit(named: $0) }
    direction = LibraryIndicator.direction(cells.direction)
    let bytes = Array(cells.cap)
    if !bytes.isEmpty, case .value(let figure) = Read.number(bytes, 0..<bytes.count) {
      cap = figure.figure.number
    } else {
      cap = nil
    }
    example = String(decoding: cells.example, as: UTF8.self)
  }

  /// A tier is known with and without 指标.
  static func keys(_ tier: String) -> [NameKey] {
    let suffix = "指标"
    return tier.hasSuffix(suffix)
      ? [NameKey(tier), NameKey(String(tier.dropLast(suffix.count)))] : [NameKey(tier), NameKey(tier + suffix)]
  }

  /// Whether `key` is among the `keys` of the tier written in `name`, without making them.
  static func isTier(_ name: ArraySlice<UInt8>, _ key: NameKey) -> Bool {
    if name.contains(where: { $0 < 0x80 }) {
      // Letters and spaces fold, Chinese characters do not.
      return keys(String(decoding: name, as: UTF8.self)).contains(key)
    }
    let own = NameKey(folded: name)
    if own == key { return true }
    let suffix = "指标".utf8
    if name.count > suffix.count, name.suffix(suffix.count).elementsEqual(suffix) {
      return NameKey(folded: name.dropLast(suffix.count)) == key
    }
    return own.appending(suffix) == key
  }

  private static func direction(_ cell: ArraySlice<UInt8>) -> Comparator? {
    switch String(decoding: cell, as: UTF8.self) {
    case "≥": .atLeast
    case "≤": .atMost
    case "=", "＝": .equal
    default: nil
    }
  }
}

/// The cells of a row of the library's table, in the order of its columns: 指标 别名 层级 单位 方向 上限 示例. Each is a part of
/// the document's bytes, without spaces at its ends; empty where the row says nothing.
struct LibraryCells {
  /// The names of the columns in the built-in documents.
  static let columns = ["指标", "别名", "层级", "单位", "方向", "上限", "示例"]

  private let cells: [ArraySlice<UInt8>]

  init(_ cells: [ArraySlice<UInt8>]) { self.cells = cells }

  var name: ArraySlice<UInt8> { self[0] }
  var aliases: ArraySlice<UInt8> { self[1] }
  var tiers: ArraySlice<UInt8> { self[2] }
  var units: ArraySlice<UInt8> { self[3] }
  var direction: ArraySlice<UInt8> { self[4] }
  var cap: ArraySlice<UInt8> { self[5] }
  var example: ArraySlice<UInt8> { self[6] }

  private subscript(column: Int) -> ArraySlice<UInt8> { cells.indices.contains(column) ? cells[column] : [] }

  /// The items of a list in a cell, divided by 、 or a comma: their ranges, without spaces at the ends; none is empty.
  static func items(of cell: ArraySlice<UInt8>) -> [ByteRange] {
    var items: [ByteRange] = []
    eachItem(of: cell) { items.append($0) }
    return items
  }

  @inline(__always)
  static func eachItem(of cell: ArraySlice<UInt8>, _ body: (ByteRange) -> Void) {
    var start = cell.startIndex
    var i = start
    while i < cell.endIndex {
      let width = separator(cell, i)
      if width == 0 {
        i += 1
        continue
      }
      give(cell, start, i, body)
      i += width
      start = i
    }
    give(cell, start, cell.endIndex, body)
  }

  @inline(__always)
  private static func give(_ cell: ArraySlice<UInt8>, _ start: Int, _ end: Int, _ body: (ByteRange) -> Void) {
    let range = trimmed(cell, start, end)
    if !range.isEmpty { body(range) }
  }

  /// The length of the separator that begins at `i`; 0 for none.
  @inline(__always)
  private static func separator(_ cell: ArraySlice<UInt8>, _ i: Int) -> Int {
    switch cell[i] {
    case 0x2C: 1
    case 0xE3 where i + 2 < cell.endIndex && cell[i + 1] == 0x80 && cell[i + 2] == 0x81: 3  // 、
    case 0xEF where i + 2 < cell.endIndex && cell[i + 1] == 0xBC && cell[i + 2] == 0x8C: 3  // ，
    default: 0
    }
  }

  @inline(__always)
  static func trimmed(_ text: ArraySlice<UInt8>, _ start: Int, _ end: Int) -> ByteRange {
    var (start, end) = (start, end)
    while start < end, text[start] == 0x20 { start += 1 }
    while end > start, text[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }
}
