// Names of indicators compared as readers compare them: without numbering, punctuation and spaces.

import BiaoModel
import BiaoSyntax

enum DuplicateNames {
  /// A number that two names share if they are alike once folded: a hash over their last ideographs, `limit` at most,
  /// and the digits among them. Numbering and punctuation do not count, so names that differ may share it, too.
  @inline(__always)
  static func hash(_ bytes: [UInt8], _ range: ByteRange, limit: Int = 8) -> UInt64 {
    var hash = FNV1a()
    var i = min(range.upperBound, bytes.count)
    let start = afterNumbering(bytes, min(max(range.lowerBound, 0), max(i, 0))..<max(i, 0))
    var left = limit
    while left > 0, i > start {
      let last = bytes[i - 1]
      if last < 0x80 {
        if last >= 0x30, last <= 0x39 { hash.add(last) }
        i -= 1
        continue
      }
      guard i - start > 2 else { break }
      let first = bytes[i - 3]
      // A full-width digit is like a plain one.
      if first == 0xEF, last >= 0x90, last <= 0x99, bytes[i - 2] == 0xBC {
        hash.add(last - 0x60)
        i -= 3
        continue
      }
      // Ideographs of three bytes, U+3400 and above up to U+9FFF.
      guard first >= 0xE3, first <= 0xE9, bytes[i - 1] & 0xC0 == 0x80, bytes[i - 2] >= 0x80, bytes[i - 2] & 0xC0 == 0x80
      else {
        i -= 1
        continue
      }
      let isMark = first == 0xE3 && bytes[i - 2] == 0x80
      if !isMark {
        hash.add(character: UInt64(first) << 16 | UInt64(bytes[i - 2]) << 8 | UInt64(bytes[i - 1]))
        left -= 1
      }
      i -= 3
    }
    return hash.value
  }

  /// The same over whole names, of which hardly any that differ share one; in English over the letters, of which an `s` may
  /// be that of a plural.
  static func wholeHash(_ bytes: [UInt8], _ range: ByteRange) -> UInt64 {
    let range = range.clamped(to: 0..<bytes.count)
    guard let last = range.last, bytes[range.lowerBound] < 0x80 || bytes[last] < 0x80 else {
      return hash(bytes, range, limit: .max)
    }
    var whole = FNV1a()
    var i = afterNumbering(bytes, range)
    while i < range.upperBound {
      var byte = bytes[i]
      i += 1
      if byte >= 0x80 {
        guard range.upperBound - i > 1 else { return hash(bytes, range, limit: .max) }
        switch (byte, bytes[i]) {
        // Marks do not count: 。 in an English name.
        case (0xE2, 0x80), (0xE3, 0x80): byte = 0x20
        case (0xEF, 0xBC): byte = bytes[i + 1] &- 0x60
        case (0xEF, 0xBD): byte = bytes[i + 1] &- 0x20
        default: return hash(bytes, range, limit: .max)
        }
        i += 2
      }
      if byte &- 0x30 < 10 || isLetter(byte) && byte | 0x20 != 0x73 { whole.add(byte | 0x20) }
    }
    return whole.value
  }

  /// A place behind `1.`, `(2)`, `指标3：` that may stand before a name. Rough: what it takes away counts in no hash.
  @inline(__always)
  private static func afterNumbering(_ bytes: [UInt8], _ range: ByteRange) -> Int {
    var i = range.lowerBound
    if range.count > 6, bytes[i] == 0xE6, bytes[i + 1] == 0x8C, bytes[i + 2] == 0x87, bytes[i + 3] == 0xE6,
      bytes[i + 4] == 0xA0, bytes[i + 5] == 0x87
    {
      i += 6
    }
    // Behind the last mark of numbering; the point of 1.5倍 is none.
    var number = i
    while i < range.upperBound {
      let sign: UInt8
      if bytes[i] >= 0x28, bytes[i] <= 0x39 {
        sign = bytes[i]
        i += 1
      } else if bytes[i] == 0xEF, range.upperBound - i > 2, bytes[i + 1] == 0xBC, bytes[i + 2] >= 0x88,
        bytes[i + 2] <= 0x99
      {
        // The same in full width.
        sign = bytes[i + 2] - 0x60
        i += 3
      } else if bytes[i] == 0x20 || bytes[i] == 0x09 {
        i += 1
        continue
      } else if bytes[i] == 0xE3, range.upperBound - i > 2, bytes[i + 1] == 0x80, bytes[i + 2] == 0x80 {
        i += 3
        continue
      } else {
        break
      }
      if sign < 0x30, sign != 0x2E || !isDigit(bytes, i, range.upperBound) { number = i }
    }
    // 3标段: the number belongs to the name.
    return i < range.upperBound && bytes[i] >= 0xE4 && bytes[i] <= 0xE9 ? number : i
  }

  /// Whether a digit stands at `i`, plain or in full width, or behind a space there.
  private static func isDigit(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Bool {
    let i = i < end && bytes[i] == 0x20 ? i + 1 : i
    guard i < end else { return false }
    return bytes[i] &- 0x30 < 10
      || end - i > 2 && bytes[i] == 0xEF && bytes[i + 1] == 0xBC && bytes[i + 2] &- 0x90 < 10
  }

  /// Whether a folded name says nothing of what is measured.
  static func isGeneric(_ name: [UInt8]) -> Bool {
    name.count < 6 || generic.contains { name.elementsEqual($0) }
  }

  private static let generic = ["指标", "其他", "其它", "其他指标", "其它指标", "指标名称", "三级指标", "备注", "合计", "小计"].map {
    Array($0.utf8)
  }

  /// The name folded, without numbering before it and without punctuation; empty where nothing is left.
  static func folded(_ bytes: [UInt8], _ range: ByteRange) -> [UInt8] {
    var name = foldedName(bytes, range)
    if let first = name.first, first < 0x80, name.allSatisfy({ $0 < 0x80 }) { return singular(bytes, range) }
    // What is kept moves to the front: long forms have thousands of names to fold.
    var kept = 0
    var i = numberingEnd(name)
    while i < name.count {
      let byte = name[i]
      if byte < 0x80 {
        if byte >= 0x30 && byte <= 0x39 || byte >= 0x61 && byte <= 0x7A || byte == 0x25 {
          name[kept] = byte
          kept += 1
        }
        i += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      let end = min(i + length, name.count)
      // General punctuation (E2 80), and the marks of U+3000 to U+303F (E3 80).
      let isMark = length == 3 && i + 1 < end && name[i + 1] == 0x80 && (byte == 0xE2 || byte == 0xE3)
      while i < end {
        if !isMark {
          name[kept] = name[i]
          kept += 1
        }
        i += 1
      }
    }
    name.removeLast(name.count - kept)
    return name
  }

  /// An English name in small letters, each word without the `s` of its plural, and without numbering.
  private static func singular(_ bytes: [UInt8], _ range: ByteRange) -> [UInt8] {
    var text: [UInt8] = []
    var i = max(range.lowerBound, 0)
    let end = min(range.upperBound, bytes.count)
    while i < end {
      let start = i
      while i < end, isLetter(bytes[i]) || bytes[i] &- 0x30 < 10 || bytes[i] == 0x25 { i += 1 }
      if i == start {
        // `1.`, `2)` before the first word
        if bytes[i] == 0x2E || bytes[i] == 0x29, text.count < 3, text.allSatisfy({ $0 &- 0x30 < 10 }) { text = [] }
        i += 1
        continue
      }
      var word = bytes[start..<i].map { isLetter($0) ? $0 | 0x20 : $0 }
      if word.count > 3, word.last == 0x73, word[word.count - 2] != 0x73 { word.removeLast() }
      text.append(contentsOf: word)
    }
    return text
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// Whether all names are one, folded.
  static func areAllAlike(_ names: [ByteRange], _ bytes: [UInt8]) -> Bool {
    guard let first = names.first else { return false }
    let text = folded(bytes, first)
    return names.dropFirst().allSatisfy { folded(bytes, $0) == text }
  }

  /// The end of `1.`, `1、`, `(1)`, `①`, `指标1：`; 0 where there is none.
  private static func numberingEnd(_ name: [UInt8]) -> Int {
    if name.count > 3, name[0] == 0xE2, name[1] == 0x91 { return 3 }
    var i = name.starts(with: "指标".utf8) ? 6 : 0
    let isBracketed = i < name.count && name[i] == 0x28
    if isBracketed { i += 1 }
    let start = i
    while i < name.count, name[i] >= 0x30, name[i] <= 0x39 { i += 1 }
    guard i > start, i - start < 3, i < name.count else { return 0 }
    if isBracketed { return name[i] == 0x29 ? i + 1 : 0 }
    if name[i] == 0x2E || name[i] == 0x3A || name[i] == 0x29 {
      // 1.5倍
      if i + 1 < name.count, name[i + 1] >= 0x30, name[i + 1] <= 0x39 { return 0 }
      return i + 1
    }
    return name[i...].starts(with: "、".utf8) ? i + 3 : 0
  }
}
