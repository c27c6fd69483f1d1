// Looking units up in text.

public import BiaoSyntax

/// The catalogue of units as other targets see it.
public enum Units {
  /// The unit whose whole text is exactly these bytes (folded or not; spaces around do not count), or nil: the `万元` of
  /// a label `(万元)`, the cell of a unit column. A multiplier alone (`万`) names 万元 here.
  public static func unit(named bytes: [UInt8]) -> Unit? {
    unit(named: bytes, 0..<bytes.count)
  }

  public static func unit(named bytes: ArraySlice<UInt8>) -> Unit? {
    unit(named: Array(bytes))
  }

  /// The unit whose whole text is this range of the source.
  public static func unit(named source: [UInt8], _ range: ByteRange) -> Unit? {
    var cursor = FoldedCursor(source, range)
    cursor.skipSpaces(source)
    if let unit = scan(&cursor, source)?.unit {
      cursor.skipSpaces(source)
      return cursor.isAtEnd ? unit : nil
    }
    let power = Multiplier.scan(&cursor, source)
    cursor.skipSpaces(source)
    guard power >= 4, cursor.isAtEnd else { return nil }
    return money(power: power)
  }

  /// The longest unit at `at` in the folded text, with its length in folded bytes.
  public static func unit(in text: FoldedText, at: Int) -> (unit: Unit, length: Int)? {
    guard at >= 0, at < text.bytes.count else { return nil }
    var cursor = FoldedCursor(text.bytes, at..<text.bytes.count)
    guard cursor.at == at, let unit = scan(&cursor, text.bytes)?.unit else { return nil }
    return (unit, cursor.last - at)
  }

  /// The longest unit that starts exactly at `range.lowerBound` of the source, with its range.
  public static func unit(in source: [UInt8], _ range: ByteRange) -> (unit: Unit, range: ByteRange)? {
    var cursor = FoldedCursor(source, range)
    let start = cursor.at
    guard let unit = scan(&cursor, source)?.unit else { return nil }
    return (unit, ByteRange(clamping: start, cursor.last))
  }

  /// 元 with a multiplier: `money(power: 4)` is 万元.
  public static func money(power: Int) -> Unit {
    Unit(id: 0, power: UInt8(truncatingIfNeeded: min(max(power, 0), 16)), dimension: .money)
  }

  /// 元, the first unit of the catalogue.
  public static let yuan = money(power: 0)

  /// %
  public static let percent = unit(named: [0x25]) ?? yuan

  /// Every unit of the catalogue, without multipliers and composites, by dimension: for lists and completions.
  public static var all: [Unit] {
    let catalogue = UnitCatalogue.shared
    return (0..<UInt16(truncatingIfNeeded: catalogue.count)).map {
      Unit(id: $0, power: 0, dimension: catalogue.dimension($0))
    }
  }

  /// The spellings of each unit of the catalogue, the usual one first, without multipliers and composites.
  public static var spellings: [[String]] { UnitCatalogue.shared.spellings }

  /// The characters of multipliers (百 千 万 亿 …) with their power of ten.
  public static var multipliers: [(power: Int, characters: [String])] {
    let characters = (0...0xFFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).compactMap { scalar in
      Multiplier.power(of: scalar.value).map { (power: $0, text: String(scalar)) }
    }
    return [1, 2, 3, 4, 8].map { power in (power, characters.filter { $0.power == power }.map(\.text)) }
  }

  /// Lines of the catalogue's table that cannot be understood: none, as a test shows.
  public static var faults: [String] { UnitCatalogue.shared.faults }

  /// Takes a unit with its multiplier and with what it is counted for. `missingBase` says that 元 was left out before a
  /// slash (`万/月`).
  static func scan(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> (unit: Unit, missingBase: Bool)? {
    guard let numerator = scanPlain(&cursor, bytes) else {
      // 620万/月: the slash and what follows make plain that 元 is meant.
      var ahead = cursor
      let power = Multiplier.scan(&ahead, bytes)
      guard power >= 4, let unit = scanPer(money(power: power), &ahead, bytes) else { return nil }
      cursor = ahead
      return (unit, true)
    }
    return (cursor.isAtEnd ? numerator : scanPer(numerator, &cursor, bytes) ?? numerator, false)
  }

  /// Takes `[multiplier] unit`: whichever reading is longer, the unit itself (千米, 千瓦时) or a multiplied one (万亩).
  static func scanPlain(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Unit? {
    let catalogue = UnitCatalogue.shared
    var direct = cursor
    let directID = catalogue.scan(&direct, bytes)
    if Multiplier.power(of: cursor.scalar) != nil {
      var ahead = cursor
      let power = Multiplier.scan(&ahead, bytes)
      ahead.skipSpaces(bytes)
      if power > 0, let id = catalogue.scan(&ahead, bytes), directID == nil || ahead.at > direct.at {
        cursor = ahead
        return Unit(id: id, power: UInt8(power), dimension: catalogue.dimension(id))
      }
    }
    guard let directID else { return nil }
    cursor = direct
    return Unit(id: directID, power: 0, dimension: catalogue.dimension(directID))
  }

  /// Takes `/人`, `/人·月`, `/人/天`, `每人每年` after a unit. Nil, and nothing taken, if no unit follows.
  private static func scanPer(_ numerator: Unit, _ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Unit? {
    var ahead = cursor
    guard takePer(&ahead, bytes, isFirst: true), let per = scanCounted(&ahead, bytes) else { return nil }
    cursor = ahead
    if takePer(&ahead, bytes, isFirst: false), let second = scanCounted(&ahead, bytes) {
      cursor = ahead
      return numerator.per(per, and: second)
    }
    return numerator.per(per, and: nil)
  }

  /// Takes a unit after a slash, where a noun stands without its 个: 元/项目.
  private static func scanCounted(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Unit? {
    let catalogue = UnitCatalogue.shared
    var noun = cursor
    var plain = cursor
    let unit = scanPlain(&plain, bytes)
    if let id = catalogue.scan(&noun, bytes, isAfterCounter: true), unit == nil || noun.at > plain.at {
      cursor = noun
      return Unit(id: id, power: 0, dimension: catalogue.dimension(id))
    }
    if unit != nil { cursor = plain }
    return unit
  }

  private static func takePer(_ cursor: inout FoldedCursor, _ bytes: [UInt8], isFirst: Bool) -> Bool {
    cursor.skipSpaces(bytes)
    switch cursor.scalar {
    case 0x2F, 0x6BCF, 0x2215:  // / 每 ∕
      break
    case 0xB7, 0x2022, 0x30FB, 0x22C5:  // · • ・ ⋅
      if isFirst { return false }
    default: return false
    }
    cursor.advance(bytes)
    cursor.skipSpaces(bytes)
    // 元/每人
    if cursor.scalar == 0x6BCF { cursor.advance(bytes) }
    return true
  }
}
