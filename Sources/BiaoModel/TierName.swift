// Names of tiers with what officials write around them: ordinals, and weights that are no weights of a label.

public import BiaoSyntax

public enum TierName {
  /// The keys under which a tier of that written name may be declared, the likeliest first: with or without `指标` at the
  /// end, and without the ordinal before it (`一、` `（二）` `1.` `①` `A`) or the number behind it (`（40）` `（50%）` `1`
  /// `（自评分19分）`), and without the form's note whether it has to be filled in (`（必填）` `（选填）`).
  /// The name as it is written comes first of all and is not among them.
  public static func variants(_ bytes: [UInt8], _ range: ByteRange) -> [NameKey] {
    guard !range.isEmpty else { return [] }
    let whole = foldedName(bytes, range)
    var keys = suffixes(of: whole[...])
    let bare = withoutNumbers(Array(whole[..<noteStart(whole)]))
    if bare.count < whole.count, !bare.isEmpty { keys += [NameKey(Array(bare), 0..<bare.count)] + suffixes(of: bare) }
    return keys
  }

  /// Whether one character of a tier's name, given as code points, is written for another by mistake: 实效 for 时效, which
  /// sounds alike, and 产业 for 产出, out of habit. 效果 is another word for 效益.
  static func mayBeSlip(of meant: UInt32, _ written: UInt32) -> Bool {
    if meant == 0x51FA, written == 0x4E1A { return true }
    return Homophones.areAlike(utf8(meant), utf8(written))
  }

  /// The three bytes of an ideograph's code point as one number.
  private static func utf8(_ scalar: UInt32) -> UInt32 {
    0xE0_8080 | (scalar >> 12) << 16 | ((scalar >> 6) & 0x3F) << 8 | (scalar & 0x3F)
  }

  private static let indicator = Array("指标".utf8)

  /// Where `(必填)` at the end starts; the length of the name where there is none. Folded, so that its brackets are plain.
  private static func noteStart(_ name: [UInt8]) -> Int {
    guard name.last == 0x29, let open = name.lastIndex(of: 0x28), open > 0, name.count - open <= longestNote else {
      return name.count
    }
    var i = open + 1
    while i + 6 < name.count {
      if notes.contains(where: { $0.elementsEqual(name[i..<i + 6]) }) { return open }
      i += 1
    }
    return name.count
  }

  private static let notes = ["必填", "选填", "必选", "可选"].map { Array($0.utf8) }
  private static let longestNote = 40

  private static func suffixes(of name: ArraySlice<UInt8>) -> [NameKey] {
    var other = Array(name)
    if name.count > indicator.count, name.suffix(indicator.count).elementsEqual(indicator) {
      other.removeLast(indicator.count)
    } else {
      other += indicator
    }
    return [NameKey(other, 0..<other.count)]
  }

  private static func withoutNumbers(_ name: [UInt8]) -> ArraySlice<UInt8> {
    let start = ordinalEnd(name)
    return name[start..<max(numberStart(name), start)]
  }

  /// The end of the ordinal at the start; 0 where there is none.
  private static func ordinalEnd(_ name: [UInt8]) -> Int {
    // ① to ⑳
    if name.count > 3, name[0] == 0xE2, name[1] == 0x91, name[2] >= 0xA0, name[2] <= 0xB3 { return 3 }
    let isBracketed = name.first == 0x28
    var end = isBracketed ? 1 : 0
    let start = end
    while end < name.count, isDigit(name[end]) || name[end] == 0x2E && end > start { end += 1 }
    let hasDigits = end > start
    if !hasDigits {
      while end + 2 < name.count, numerals.contains(where: { $0.elementsEqual(name[end..<end + 3]) }) { end += 3 }
    }
    if end == start, !isBracketed, name.count > 3, name[0] | 0x20 >= 0x61, name[0] | 0x20 <= 0x68 {
      // A产出指标, B.效益指标
      if name[1] >= 0xE4 { return 1 }
      end = 1
    }
    guard end > start, end < name.count else { return 0 }
    if isBracketed { return name[end] == 0x29 ? end + 1 : 0 }
    if end + 2 < name.count, comma.elementsEqual(name[end..<end + 3]) { return end + 3 }
    if name[end] == 0x2E { return end + 1 }
    return hasDigits ? end : 0
  }

  /// Where `(40)`, `(50%)` or bare digits at the end start; the length of the name where there are none.
  private static func numberStart(_ name: [UInt8]) -> Int {
    var start = name.count
    let isBracketed = name.last == 0x29
    if isBracketed { start -= 1 }
    if isBracketed, start > points.count, name[(start - points.count)..<start].elementsEqual(points),
      let open = name[..<start].lastIndex(of: 0x28), open > 0, start - open <= longestNote,
      name[open..<start].contains(where: isDigit)
    {
      return open
    }
    let end = start
    if isBracketed, start > 0, name[start - 1] == 0x25 { start -= 1 }
    while start > 0, isDigit(name[start - 1]) || isBracketed && name[start - 1] == 0x2E { start -= 1 }
    guard start < end, start > 0 else { return name.count }
    if isBracketed { return name[start - 1] == 0x28 ? start - 1 : name.count }
    return start
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static let numerals = "一二三四五六七八九十".map { Array(String($0).utf8) }
  private static let comma = Array("、".utf8)
  private static let points = Array("分".utf8)
}
