// Amounts that are made of the same parts in every form: 基本支出 of 人员经费 and 公用经费.

import BiaoSyntax

/// What the rules of budgets say a whole is made of, wherever it stands.
enum DefinedWhole {
  /// Whether the lines under an amount of that name are all of its parts, by their names alone.
  static func isMade(_ whole: ByteRange, of parts: [ByteRange], _ bytes: [UInt8]) -> Bool {
    guard parts.count >= 2, let definition = definitions.first(where: { $0.whole.ends(bytes, whole) }),
      !others.isIn(bytes, whole)
    else { return false }
    var found: Set<Int> = []
    for part in parts {
      guard let index = definition.parts.firstIndex(where: { $0.isIn(bytes, part) }), !others.isIn(bytes, part) else {
        return false
      }
      found.insert(index)
    }
    return found.count >= 2
  }

  /// Whether it may be one of them, by its last bytes.
  static func mayBe(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    definitions.contains { $0.whole.ends(bytes, name) }
  }

  private static let definitions: [(whole: WordSet, parts: [WordSet])] = [
    (WordSet("基本支出 基本支出数 基本支出预算"), [WordSet("人员"), WordSet("公用"), WordSet("对个人和家庭")]),
    (
      WordSet("三公经费 三公”经费 三公经费预算 三公”经费预算 三公经费支出 三公”经费支出 三公经费合计 三公”经费合计"),
      [WordSet("出国"), WordSet("接待"), WordSet("公务用车 公车")]
    ),
  ]
  /// Parts of parts, and other years.
  private static let others = WordSet("其中 上年 去年 率 占 增 减")
}
