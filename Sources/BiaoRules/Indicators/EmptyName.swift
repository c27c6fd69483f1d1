// Names of indicators that are still to be written: a blank of the printed form (≥**人), a bare number, a date alone.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum EmptyName {
  // MARK: - Blanks

  /// The blank that the printed form left for a figure or a word within a name: `≥**人`, `开展xx次`, `（____亩）`.
  static func blank(_ bytes: [UInt8], _ name: ByteRange) -> ByteRange? {
    let end = min(name.upperBound, bytes.count)
    var i = max(name.lowerBound, 0)
    var stars: ByteRange?
    var runsOfStars = 0
    while i < end {
      // Most characters are ideographs.
      if bytes[i] &- 0xE4 < 6 {
        i += 3
        continue
      }
      guard let mark = Mark(bytes, i, end) else {
        i += 1
        continue
      }
      let start = i
      var count = 0
      var last = i
      while i < end, let next = Mark(bytes, i, end), next.kind == mark.kind {
        count += 1
        i += next.length
        last = i
        // _ _ is one blank.
        if mark.kind == .line { while i < end, bytes[i] == 0x20 { i += 1 } }
      }
      i = last
      let isBound = follows(bytes, name.lowerBound, start)
      guard isOpen(bytes, last, end, isBound: isBound) else { continue }
      if isBound { return ByteRange(clamping: start, last) }
      guard count >= 2 else { continue }
      switch mark.kind {
      case .star:
        runsOfStars += 1
        if isIdeograph(bytes, before: start, name.lowerBound) { stars = ByteRange(clamping: start, last) }
      case .letter, .line:
        if start == name.lowerBound || bytes[start - 1] >= 0x80 || bytes[start - 1] == 0x28 || bytes[start - 1] == 0x20
        {
          return ByteRange(clamping: start, last)
        }
      case .circle:
        // 二○○八年 is a year.
        if !isNumeral(bytes, before: start, name.lowerBound), !isNumeral(bytes, at: last, end) {
          return ByteRange(clamping: start, last)
        }
      case .dots: break
      }
    }
    // Stars in pairs are emphasis.
    return runsOfStars == 1 ? stars : nil
  }

  private struct Mark {
    enum Kind { case star, letter, line, circle, dots }
    var kind: Kind
    var length: Int

    init?(_ bytes: [UInt8], _ i: Int, _ end: Int) {
      switch bytes[i] {
      case 0x2A: (kind, length) = (.star, 1)
      case 0x58, 0x78: (kind, length) = (.letter, 1)
      case 0x5F: (kind, length) = (.line, 1)
      case 0xC3 where i + 1 < end && bytes[i + 1] == 0x97: (kind, length) = (.letter, 2)
      case 0xE2, 0xEF:
        guard i + 2 < end else { return nil }
        switch NotationScan.character(bytes, i) {
        case 0xEF_BC8A: kind = .star
        case 0xEF_BCB8, 0xEF_BD98: kind = .letter
        case 0xEF_BCBF: kind = .line
        case 0xE2_978B: kind = .circle
        case 0xE2_80A6: kind = .dots
        default: return nil
        }
        length = 3
      default: return nil
      }
    }
  }

  /// Whether a comparison stands before `start`.
  private static func follows(_ bytes: [UInt8], _ lower: Int, _ start: Int) -> Bool {
    var last = start
    while last > lower, bytes[last - 1] == 0x20 { last -= 1 }
    guard last > lower else { return false }
    if bytes[last - 1] &- 0x3C < 3 { return true }
    return comparisons.ends(bytes, ByteRange(clamping: lower, last))
  }

  private static let comparisons = WordSet("≥ ≤ ≧ ≦ ＞ ＜ ＝ 不低于 不少于 不高于 不超过 不小于 不大于 大于 小于 大于等于 小于等于 至少 达到")

  /// Whether what stands behind a blank goes on with what it leaves open: a unit, a noun, the end of brackets.
  private static func isOpen(_ bytes: [UInt8], _ at: Int, _ end: Int, isBound: Bool) -> Bool {
    var i = at
    while i < end, bytes[i] == 0x20 { i += 1 }
    guard i < end else { return isBound }
    if bytes[i] == 0x25 || bytes[i] == 0x29 { return true }
    guard end - i >= 3 else { return false }
    switch NotationScan.character(bytes, i) {
    // ％ ）
    case 0xEF_BC85, 0xEF_BC89: return true
    // 染 of XX染色体
    case 0xE6_9F93: return false
    default: return bytes[i] &- 0xE4 < 6
    }
  }

  private static func isIdeograph(_ bytes: [UInt8], before start: Int, _ lower: Int) -> Bool {
    start - lower >= 3 && bytes[start - 3] &- 0xE4 < 6
  }

  private static func isNumeral(_ bytes: [UInt8], before start: Int, _ lower: Int) -> Bool {
    start - lower >= 3 && numerals.contains(NotationScan.character(bytes, start - 3))
  }

  private static func isNumeral(_ bytes: [UInt8], at: Int, _ end: Int) -> Bool {
    end - at >= 3 && numerals.contains(NotationScan.character(bytes, at))
  }

  private static let numerals = NameTraitWords.words("一 二 三 四 五 六 七 八 九 十").map { NotationScan.character($0, 0) }

  // MARK: - Numbers and dates

  /// Whether the name is nothing but a number.
  static func isNumber(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    guard let first = name.first, bytes.indices.contains(first), bytes[first] &- 0x30 < 10, name.count <= 12,
      bytes[name].allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2C || $0 == 0x25 || $0 == 0x20 })
    else { return false }
    // 120, 12345: a number that is called.
    return !(bytes[first] == 0x31 && (name.count == 3 && bytes[first + 1] &- 0x31 < 2 || name.count == 5))
  }

  /// Whether the name is nothing but a date or a period: 2022年全年, 2023年6月底前完成. What is due then is not said.
  static func isDate(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    guard let first = name.first, bytes.indices.contains(first), bytes[first] &- 0x30 < 10, name.count >= 4,
      name.count <= 60
    else { return false }
    var end = name.upperBound
    for word in done where name.count > word.count && bytes[(end - word.count)..<end].elementsEqual(word) {
      end -= word.count
      break
    }
    var hasUnit = false
    var i = first
    while i < end {
      switch bytes[i] {
      case 0x30...0x39, 0x2E, 0x2D, 0x7E, 0x2F, 0x20: i += 1
      default:
        guard end - i >= 3 else { return false }
        let character = NotationScan.character(bytes, i)
        // 年 月
        if character == 0xE5_B9B4 || character == 0xE6_9C88 {
          hasUnit = true
        } else if !dateCharacters.contains(character) {
          return false
        }
        i += 3
      }
    }
    return hasUnit
  }

  private static let done = NameTraitWords.words("完成")
  private static let dateCharacters = NameTraitWords.words("日 号 底 前 末 初 内 之 全 度 上 下 半 季 第 一 二 三 四 中 旬 至 到 — – ～ －").map
  {
    NotationScan.character($0, 0)
  }
}
