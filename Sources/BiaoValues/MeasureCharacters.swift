// Characters that may follow a number, and the characters of Chinese numerals, as sets that are asked in one step.

/// A set of three-byte characters (U+0800–U+FFFF): one bit for each.
struct CharacterSet3: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  init(_ characters: String) {
    for scalar in characters.unicodeScalars where scalar.value >= 0x800 && scalar.value <= 0xFFFF {
      bits[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
    }
  }

  /// Whether a character of the set stands at `at`. False at and near the end.
  @inline(__always)
  func contains(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at >= 0, at + 2 < bytes.count, bytes[at] & 0xF0 == 0xE0 else { return false }
    let high = Int(bytes[at] & 0x0F) << 6 | Int(bytes[at + 1] & 0x3F)
    return bits[high] & (1 << UInt64(bytes[at + 2] & 0x3F)) != 0
  }
}

enum MeasureCharacters {
  /// First characters of the units and measure words of the catalogue, of multipliers, and of what bounds a number.
  static let afterDigits = CharacterSet3(
    """
    个家户人名位次场期项件套台辆座处所间栋幢层条支只头株棵亩公平米立吨升千克斤元万亿百倍成折天日周月年季小分秒时学课例起宗份张本册部\
    篇幅集批类种款笔对双组队村镇乡县市街社园区班届轮趟艘架根块片枚盏眼口床扇门页字卷标机基度瓦兆工等以及左右余多内之角毫厘微里海旬点方\
    站孔罐箱桶瓶袋包盒岁比分厘延道段封首曲段尾羽匹只口校馆库路线例胎粒节车航架人户艘套师生所
    """)

  /// Measure words that make a Chinese numeral before them an amount. Narrower, because 一, 三, 五 begin many terms.
  static let afterNumerals = CharacterSet3(
    "个家名人次场项件套台辆座处所间栋幢条支头株棵亩公米吨元倍成折天日周月年季小分例起宗份张本册部篇幅类种组户村镇轮届期对")

  static let numerals = CharacterSet3("一二三四五六七八九十百千万亿两零〇半")
  /// Numerals that are an amount by themselves; 百, 千, 万 alone are part of a phrase (千方百计).
  static let digits = CharacterSet3("一二三四五六七八九十两半")
  /// A numeral after one of these is an ordinal or part of a word.
  static let beforeOrdinal = CharacterSet3("第初唯统同单专进之非另任某每这那首逐")
  /// A number after one of these describes what exists already: 原五个行管办, 下辖5个社区.
  static let beforeDescription = CharacterSet3("原辖属")
  /// Single characters that are a bare degree as a whole value.
  static let bareDegree = CharacterSet3("高大强低好广深多快少小长稳新足优畅")
  /// Single characters that are a grade or a fact as a whole value.
  static let bareGrade = CharacterSet3("优良中差甲乙丙是有已")
  /// First characters of the words that open a date or a rate: 到12月, 每月, 第三季度, 年底, 十二月.
  static let dateOpenings = CharacterSet3("到至截于在自从本当全年今上下第每逐一二三四五六七八九十")
}
