// Names of indicators without the words that mean nothing: how two forms speak of the same thing.

import BiaoModel

enum IndicatorCore {
  /// The name folded, without quotation marks, numbers of lists, 全年 and 人数, with one word for 增速 and 增长率 and one for
  /// 带动, 解决 and 新增. Nil where nothing is left that could name a thing.
  static func of(_ name: String) -> String? {
    let bytes = Array(name.utf8)
    let folded = foldedName(bytes, 0..<bytes.count)
    var core: [UInt8] = []
    core.reserveCapacity(folded.count)
    var i = 0
    // 1. 2、 (3)
    while i < folded.count, isListMark(folded, at: i) { i += folded[i] < 0x80 ? 1 : 3 }
    outer: while i < folded.count {
      for (word, replacement) in replacements where word[0] == folded[i] && folded[i...].starts(with: word) {
        core += replacement
        i += word.count
        continue outer
      }
      core.append(folded[i])
      i += 1
    }
    guard core.count >= 6 else { return nil }
    return String(decoding: core, as: UTF8.self)
  }

  private static let replacements = IndicatorWords.replacements.map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static func isListMark(_ bytes: [UInt8], at i: Int) -> Bool {
    switch bytes[i] {
    case 0x30...0x39, 0x2E, 0x28, 0x29: return true
    case 0xE3: return i + 2 < bytes.count && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x81  // 、
    default: return false
    }
  }

  /// Whether the thing is one that a place and a year have only one of: a rate of the economy.
  static func isOfTheEconomy(_ core: String) -> Bool {
    IndicatorWords.ofTheEconomy.contains { core.contains($0) }
      && !IndicatorWords.ofAProject.contains { core.contains($0) }
  }

  /// Whether everybody counts it for himself: 会议次数.
  static func isGeneric(_ core: String) -> Bool {
    IndicatorWords.generic.contains(core) || IndicatorWords.generic.contains { core == "新增" + $0 }
  }
}
