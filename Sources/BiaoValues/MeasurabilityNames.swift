// What the indicator's name says about a bare value, and values that are no target.

/// Words of the name that give a bare value its sense, or take it away.
enum Names {
  private static let grade = words(YardstickWords.gradeName)
  private static let empty = words(YardstickWords.emptyName)
  private static let event = words(YardstickWords.event)
  private static let gradeWords = words("良好 优秀 优良 合格 较好 很好 好 良 优 中 差 先进 满意 达标 一般")
  private static let completions = words("完成 已完成 按期完成 按时完成 如期完成 全部完成 完成情况")

  private static func words(_ list: String) -> [[UInt8]] {
    list.utf8.split(whereSeparator: { $0 <= 0x20 }).map { Array($0) }
  }

  static func namesGrade(_ name: [UInt8]) -> Bool { holdsAny(name, grade) }
  static func namesEvent(_ name: [UInt8]) -> Bool { holdsAny(name, event) }

  static func isGradeWord(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    gradeWords.contains { $0.elementsEqual(bytes[range]) }
  }

  static func isBareCompletion(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    completions.contains { $0.elementsEqual(bytes[range]) }
  }

  /// No name, or one that states no fact: 年度工作任务.
  static func isEmptyName(_ name: [UInt8]) -> Bool { name.isEmpty || holdsAny(name, empty) }

  /// Names are cut to 300 bytes.
  private static func holdsAny(_ name: [UInt8], _ words: [[UInt8]]) -> Bool {
    let end = min(name.count, 300)
    for start in 0..<end where name[start] >= 0xE0 {
      for word in words where word.count <= end - start && word[0] == name[start] && word[2] == name[start + 2] {
        if name[start..<start + word.count].elementsEqual(word) { return true }
      }
    }
    return false
  }
}

/// Values that hold no target.
enum Placeholder {
  private static let none = "无 暂无 没有".utf8.split(separator: 0x20).map { Array($0) }
  private static let words = "待定 略 不适用 未设置 无此项 不涉及 未涉及 待填 空白 待补充".utf8
    .split(separator: 0x20).map { Array($0) }

  static func isNone(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { none.contains { $0.elementsEqual(bytes[range]) } }

  /// Whether the text is empty, or made of strokes, dots, stars and X alone (with a comparison sign or % beside them), or
  /// a word that says that there is none.
  static func isWhole(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if range.isEmpty || isNone(bytes, range) || words.contains(where: { $0.elementsEqual(bytes[range]) }) {
      return true
    }
    var index = range.lowerBound
    while index < range.upperBound {
      switch bytes[index] {
      case 0x20...0x2A, 0x2C...0x2F, 0x3A...0x3F, 0x58, 0x5B...0x5F, 0x78, 0x7C, 0x7E: index += 1
      case 0xE2:
        // U+2000–U+206F (dashes, dots, quotation marks) and U+2200–U+22FF (comparison signs).
        guard index + 2 < range.upperBound, bytes[index + 1] == 0x80 || bytes[index + 1] == 0x89 else { return false }
        index += 3
      case 0xE3:
        guard index + 2 < range.upperBound, bytes[index + 1] == 0x80 else { return false }
        index += 3
      default: return false
      }
    }
    return true
  }
}
