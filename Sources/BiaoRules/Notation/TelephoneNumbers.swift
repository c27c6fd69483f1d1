// Telephone numbers with a digit too few or too many: 联系电话: 138000.

import BiaoModel
import BiaoSyntax

enum TelephoneNumbers {
  /// The first number of a field that no telephone has.
  static func wrong(_ bytes: [UInt8], _ value: ByteRange) -> ByteRange? {
    guard value.count >= 4, value.count <= 90, !masks.isIn(bytes, value) else { return nil }
    var start = value.lowerBound
    var i = start
    // Numbers that stand beside each other have marks or spaces between them.
    while i <= value.upperBound {
      let isEnd = i == value.upperBound
      let isMark = !isEnd && !(bytes[i] &- 0x30 < 10 || bytes[i] == 0x2D)
      if isEnd || isMark {
        let number = ByteRange(clamping: start, i)
        if !number.isEmpty, isWrong(bytes, number, isAlone: number == value) { return number }
        start = i + 1
      }
      i += 1
    }
    return nil
  }

  private static func isWrong(_ bytes: [UInt8], _ number: ByteRange, isAlone: Bool) -> Bool {
    let parts = bytes[number].split(separator: 0x2D)
    let digits = parts.reduce(0) { $0 + $1.count }
    guard let first = bytes[number].first(where: { $0 != 0x2D }) else { return false }
    if parts.count == 1 {
      let second = bytes[number].dropFirst().first ?? 0
      // A mobile number has eleven digits, +86 apart.
      if first == 0x31, second &- 0x33 < 7 { return digits != 11 && (isAlone || digits > 8) }
      // 110, 12345, 95598, 966123
      if digits < 7 {
        return isAlone && digits != 3 && digits != 5 && !(digits == 6 && first == 0x39)
      }
      return first == 0x30 && (digits < 10 || digits > 12)
    }
    // An area code and a number; what follows is an extension.
    guard first == 0x30, parts[0].count == 3 || parts[0].count == 4 else { return false }
    return parts[1].count < 7 || parts[1].count > 8
  }

  /// Digits that are hidden, and numbers within an office.
  private static let masks = WordSet("* ＊ x X × ○ 内线 短号 转 分机 总机 小号 ext # / 、 \n")

  static func check(_ form: Form, _ report: Report) {
    let tree = form.tree
    form.visitEntriesOutsideIndicators { line in
      guard form.bindings[line].state != .illegal, let colon = tree.lines[line].colon,
        colon - tree.lines[line].content >= 6, mayEndName(tree.bytes, colon),
        tree.lines[line].valueBeginsWithDigit(tree.bytes.span),
        let name = tree.readLabel(ofLine: line)?.name, names.ends(tree.bytes, name),
        let value = tree.value(ofLine: line), let number = wrong(tree.bytes, value)
      else { return }
      let words = report.quote(number)
      report.add(
        number, zh: "“\(words)”的位数不对，打不通：核对电话号码", en: "no telephone has the number “\(words)”: check its digits")
    }
  }

  /// 话, 机, 码 or 式 before the colon.
  private static func mayEndName(_ bytes: [UInt8], _ colon: Int) -> Bool {
    switch NotationScan.character(bytes, colon - 3) {
    case 0xE8_AF9D, 0xE6_9CBA, 0xE7_A081, 0xE5_BC8F: true
    default: false
    }
  }

  private static let names = WordSet("电话 手机 手机号 手机号码 电话号码 联系方式")

  /// Of `illegal-value`.
  static let examples: [Example] = [
    .flagged("联系电话: ‹138000›", in: .form), .flagged("联系电话: ‹1380013800›", in: .form),
    .flagged("联系电话: ‹0731-223456›", in: .form),
    .fine("联系电话: 13800138000", in: .form), .fine("联系电话: 0731-22345678", in: .form),
    .fine("联系电话: 12345", in: .form), .fine("联系电话: 2234567", in: .form), .fine("联系电话: 0731-22345678-801", in: .form),
    .fine("联系电话: 400-820-8820", in: .form),
  ]
}
