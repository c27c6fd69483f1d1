// The numerals 一 to 九十九 with which lists and headings count.

import BiaoSyntax

/// Numbers of lists in Chinese numerals, 一 to 九十九.
enum ChineseOrdinal {
  /// The value of 一 to 十, of a character given as its bytes.
  static func digit(_ character: UInt32) -> Int? {
    switch character {
    case 0xE4_B880: 1
    case 0xE4_BA8C: 2
    case 0xE4_B889: 3
    case 0xE5_9B9B: 4
    case 0xE4_BA94: 5
    case 0xE5_85AD: 6
    case 0xE4_B883: 7
    case 0xE5_85AB: 8
    case 0xE4_B99D: 9
    case 0xE5_8D81: 10
    default: nil
    }
  }

  /// The number that starts at `start`, and where it ends.
  static func read(_ bytes: [UInt8], at start: Int, end: Int) -> (value: Int, end: Int)? {
    var i = start
    var digits: [Int] = []
    while i + 2 < min(end, bytes.count), digits.count < 3,
      let digit = digit(UInt32(bytes[i]) << 16 | UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2]))
    {
      digits.append(digit)
      i += 3
    }
    switch digits.count {
    case 1: return (digits[0], i)
    case 2 where digits[0] == 10 && digits[1] < 10: return (10 + digits[1], i)
    case 2 where digits[1] == 10 && digits[0] < 10: return (10 * digits[0], i)
    case 3 where digits[1] == 10 && digits[0] < 10 && digits[2] < 10: return (10 * digits[0] + digits[2], i)
    default: return nil
    }
  }

  static func text(_ value: Int) -> String? {
    let names = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard value > 0, value < 100 else { return nil }
    let tens = value / 10
    return (tens == 0 ? "" : (tens == 1 ? "" : names[tens]) + "十") + names[value % 10]
  }
}
