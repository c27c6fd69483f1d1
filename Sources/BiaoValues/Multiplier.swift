// The multipliers that stand between a number and its unit: 万, 亿, 百万 …

/// Powers of ten written as characters before a unit.
enum Multiplier {
  /// The power of one multiplier character, or nil. 十 counts only before 万 and 亿, see `scan`.
  static func power(of scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5341, 0x62FE: return 1  // 十 拾
    case 0x767E, 0x4F70: return 2  // 百 佰
    case 0x5343, 0x4EDF: return 3  // 千 仟
    case 0x4E07, 0x842C: return 4  // 万 萬
    case 0x4EBF, 0x5104: return 8  // 亿 億
    default: return nil
    }
  }

  /// Takes the multipliers that stand at the cursor and answers their power: 0 if none, at most 16. Accepted are
  /// 百 千 万 亿 alone, 十 百 千 before 万 or 亿, and 万亿.
  static func scan(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Int {
    guard let first = power(of: cursor.scalar) else { return 0 }
    let start = cursor
    cursor.advance(bytes)
    guard first < 8 else { return first }
    if let second = power(of: cursor.scalar) {
      let isPair = first < 4 ? second >= 4 : (first == 4 && second == 8)
      if isPair {
        cursor.advance(bytes)
        // 千万亿 is written, if rarely, and is 10^15.
        if second == 4, power(of: cursor.scalar) == 8 {
          cursor.advance(bytes)
          return first + 12
        }
        return first + second
      }
    }
    if first == 1 {
      cursor = start
      return 0
    }
    return first
  }

  /// The characters for a power that `scan` can answer.
  static func text(power: Int) -> String {
    var rest = power
    var text = ""
    if rest >= 8 {
      text = "亿"
      rest -= 8
    }
    if rest >= 4 {
      text = "万" + text
      rest -= 4
    }
    switch rest {
    case 1: return "十" + text
    case 2: return "百" + text
    case 3: return "千" + text
    default: return text
    }
  }
}
