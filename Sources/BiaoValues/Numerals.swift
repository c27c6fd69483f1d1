// Chinese numerals: 一百二十, 二〇二四, 两, 三点五, 半, 壹佰贰拾.

/// Readers of numbers written in Chinese characters.
public enum Numerals {
  /// The value of a numeral digit (〇 to 九, the capitals 壹 to 玖, 两), or nil.
  static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x3007, 0x96F6, 0x25CB: return 0  // 〇 零 ○
    case 0x4E00, 0x58F9: return 1  // 一 壹
    case 0x4E8C, 0x8D30, 0x4E24: return 2  // 二 贰 两
    case 0x4E09, 0x53C1: return 3  // 三 叁
    case 0x56DB, 0x8086: return 4  // 四 肆
    case 0x4E94, 0x4F0D: return 5  // 五 伍
    case 0x516D, 0x9646: return 6  // 六 陆
    case 0x4E03, 0x67D2: return 7  // 七 柒
    case 0x516B, 0x634C: return 8  // 八 捌
    case 0x4E5D, 0x7396: return 9  // 九 玖
    default: return nil
    }
  }

  private static let liang: UInt32 = 0x4E24
  private static let half: UInt32 = 0x534A
  private static let point: UInt32 = 0x70B9

  /// Whether a numeral can start with this scalar. ○ is a zero only inside of one (二○二四); alone it is a mark.
  static func starts(_ scalar: UInt32) -> Bool {
    (digit(scalar) != nil && scalar != 0x25CB) || scalar == 0x5341 || scalar == 0x62FE || scalar == half
  }

  /// Takes the numeral that stands at the cursor. A 万 or 亿 that ends it is left standing, because it is the multiplier
  /// of a unit (`二百万元` is 200 万元, as `200万元` is). Nil, and nothing taken, for what only looks like a numeral: two
  /// digits side by side (`二三十人` is twenty or thirty), 百 or 千 without a digit (`百姓`, `千方百计`).
  static func scan(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Decimal? {
    if cursor.scalar == half {
      cursor.advance(bytes)
      return Decimal(proven: 5, 1)
    }
    var walker = cursor
    if let value = positional(&walker, bytes) {
      cursor = walker
      return value
    }
    walker = cursor
    guard let value = multiplicative(&walker, bytes) else { return nil }
    cursor = walker
    return value
  }

  /// `二〇二四`: digits alone, three or more of them or with a zero among them, at most 18.
  private static func positional(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Decimal? {
    var value: Int128 = 0
    var count = 0
    var hasZero = false
    while let digit = digit(cursor.scalar), cursor.scalar != liang {
      guard count < 18 else { return nil }
      value = value * 10 + Int128(digit)
      count += 1
      if digit == 0 { hasZero = true }
      cursor.advance(bytes)
    }
    guard count >= 3 || (count == 2 && hasZero) else { return nil }
    // 一百, 零三百: a multiplier after the digits makes it the other kind; a final 万 or 亿 does not (一二三万).
    if let power = Multiplier.power(of: cursor.scalar), power < 4 { return nil }
    return Decimal(proven: value, 0)
  }

  /// `一百二十`, `一亿二千万`, `一百二` (120), `三点五`.
  private static func multiplicative(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Decimal? {
    // Each section below 万 is at most 9999, and a total below 10^16 cannot overflow.
    var total: Int128 = 0
    var section: Int128 = 0
    var pending: Int?
    var lastPower = 5
    var lastTotalPower = 17
    var afterZero = false
    var isEmpty = true

    scanning: while true {
      let scalar = cursor.scalar
      if let digit = digit(scalar) {
        if scalar == liang, !isEmpty {
          // 三两 is a weight; 一万两千 is not.
          var ahead = cursor
          ahead.advance(bytes)
          guard let power = Multiplier.power(of: ahead.scalar), power >= 2 else { break scanning }
        }
        if digit == 0 {
          if isEmpty {
            cursor.advance(bytes)
            return .zero
          }
          var ahead = cursor
          ahead.advance(bytes)
          guard pending == nil, !afterZero, let next = Self.digit(ahead.scalar), next != 0 else { break scanning }
          cursor = ahead
          afterZero = true
          continue
        }
        guard pending == nil else {
          if total == 0, section == 0 { return nil }
          break scanning
        }
        pending = digit
        isEmpty = false
        cursor.advance(bytes)
        continue
      }
      guard let power = Multiplier.power(of: scalar) else { break }
      if power < 4 {
        guard power < lastPower else { break scanning }
        if pending == nil {
          // 十 stands for 一十 at the start, after 百 (一百十五) and after 零; 百 and 千 need their digit.
          guard power == 1 else { return nil }
          pending = 1
        }
        section += Int128(pending ?? 0) * PowersOfTen.int128(power)
        pending = nil
        lastPower = power
        afterZero = false
        isEmpty = false
        cursor.advance(bytes)
        continue
      }
      var ahead = cursor
      ahead.advance(bytes)
      let goesOn = Self.digit(ahead.scalar) != nil || ahead.scalar == 0x5341 || ahead.scalar == 0x62FE
      guard !isEmpty, power < lastTotalPower, goesOn || total != 0 else { break scanning }
      section += Int128(pending ?? 0)
      guard section > 0 else { break scanning }
      total += section * PowersOfTen.int128(power)
      section = 0
      pending = nil
      lastTotalPower = power
      lastPower = 5
      afterZero = false
      cursor = ahead
      // 一万五 is 15000: the digit after 万 counts thousands unless a smaller multiplier or a zero follows.
      if let digit = Self.digit(cursor.scalar), digit != 0 {
        var beyond = cursor
        beyond.advance(bytes)
        if Multiplier.power(of: beyond.scalar) == nil, Self.digit(beyond.scalar) == nil {
          cursor = beyond
          return Decimal(proven: total + Int128(digit) * PowersOfTen.int128(power - 1), 0)
        }
      }
    }
    guard !isEmpty else { return nil }
    if let digit = pending {
      // 一百二 is 120, 一百零二 is 102.
      let isColloquial = lastPower < 5 && lastPower > 1 && !afterZero
      section += Int128(digit) * (isColloquial ? PowersOfTen.int128(lastPower - 1) : 1)
    }
    let whole = total + section
    guard cursor.scalar == point else { return Decimal(proven: whole, 0) }
    var ahead = cursor
    ahead.advance(bytes)
    var significand = whole
    var scale = 0
    while let digit = digit(ahead.scalar), ahead.scalar != liang, scale < 12 {
      significand = significand * 10 + Int128(digit)
      scale += 1
      ahead.advance(bytes)
    }
    guard scale > 0 else { return Decimal(proven: whole, 0) }
    cursor = ahead
    return Decimal(proven: significand, scale)
  }
}
