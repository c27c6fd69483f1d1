// Units as they are misspelt: sounds and shapes that an input method or a scan mistakes for others.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A table rather than a distance: a counter that is not in the catalogue (棵次, 标段, 平方尺) is no slip, however near it
/// stands to one that is.
enum UnitSlips {
  /// The misspelt unit at `offset`, behind spaces, 个 and a multiplier, with the right one. It ends where the word ends:
  /// at `end`, at a stop, or before 以上 and the like. `hasMultiplier` says that 万 or 亿 stands before `offset`.
  static func find(_ bytes: [UInt8], _ offset: Int, _ end: Int, _ hasMultiplier: Bool) -> (ByteRange, String)? {
    var start = offset
    let end = min(end, bytes.count)
    var isMultiplied = hasMultiplier
    while start < end {
      if bytes[start] == 0x20 {
        start += 1
      } else if let length = length(of: multipliers, bytes, start, end) {
        start += length
        isMultiplied = true
      } else {
        break
      }
    }
    if bytes[min(start, bytes.count)...].starts(with: counter), start + 3 < end { start += 3 }
    guard start < end else { return nil }
    for (slips, right) in isMultiplied ? table + afterMultiplier : table {
      guard let length = length(of: slips, bytes, start, end), endsWord(bytes, start + length, end) else { continue }
      return (start..<start + length, right)
    }
    return nil
  }

  /// The sign for which 百分比 and the like are written.
  static func sign(_ bytes: [UInt8], _ unit: ByteRange) -> String? {
    signs.first { word, _ in bytes[unit].elementsEqual(word) }?.sign
  }

  /// 定量, 数值: the type of a value in place of its unit.
  static func isValueType(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    range.count <= 12 && valueTypes.contains { bytes[range].elementsEqual($0) }
  }

  static func hasMultiplier(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    NameTraits.holds(bytes, range, multipliers)
  }

  private static func length(of words: [[UInt8]], _ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    words.first { start + $0.count <= end && bytes[start] == $0[0] && bytes[start...].starts(with: $0) }?.count
  }

  /// Whether a word that ends at `at` ends there: at `end`, at a stop, before 以上 and the like.
  static func endsWord(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    at >= end || bytes[at] < 0x30 || bytes[at] == 0x3B || length(of: wordEnds, bytes, at, end) != nil
  }

  private static let counter = Array("个".utf8)
  private static let multipliers = NameTraitWords.words("万 亿 千万 百万")
  private static let wordEnds = NameTraitWords.words("以 及 之 左 上 内 ， 。 ； 、 （ ／")
  private static let valueTypes = NameTraitWords.words("定量 数值 数字 文本 数量 定量指标 quantitative number numeric text")
  private static let signs: [(word: [UInt8], sign: String)] = [
    (Array("百分比".utf8), "%"), (Array("个百分比".utf8), "%"), (Array("百分率".utf8), "%"), (Array("千分比".utf8), "‰"),
    (Array("万分比".utf8), "‱"),
  ]
  private static let table: [(slips: [[UInt8]], right: String)] = [
    ("平放米 平芳米 平房米 平访米 平万米 平方来 平方末 平方咪 坪方米 凭方米 评方米", "平方米"), ("立放米 立芳米 立房米 立万米 立方来 立方末 历方米 力方米", "立方米"),
    ("平放公里 平房公里 平方公理 平方公哩", "平方公里"), ("公倾 公项 公倾地", "公顷"), ("公理", "公里"),
    ("百分笔 百份比 百分彼 百分必 白分比 百分号 百分鼻 precent persent pecent percnet", "%"),
    ("百份点 百分典 百分店 白分点", "百分点"), ("工做日 工作曰 公作日 工昨日 工作目", "工作日"), ("千瓦市 千瓦是 千瓦吋 千瓦石", "千瓦时"),
    ("分种 分忠", "分钟"), ("人刺 人此 人茨 人欠", "人次"), ("小是 小吋", "小时"), ("坐", "座"), ("入", "人"), ("抬", "台"), ("量", "辆"), ("顿", "吨"),
    ("朱", "株"), ("搜", "艘"), ("撞", "幢"), ("披次", "批次"), ("埸次 埸", "场"), ("戸", "户"), ("公顼", "公顷"),
    // 9 间数: the name of a column.
    ("间数", "间"), ("人数", "人"), ("户数", "户"), ("次数", "次"), ("家数", "家"), ("场数", "场"), ("件数", "件"), ("台数", "台"), ("套数", "套"),
    ("人次数", "人次"), ("个数", "个"),
  ].map { slips, right in (NameTraitWords.words(slips), right) }
  /// Only behind 万 or 亿.
  private static let afterMultiplier: [(slips: [[UInt8]], right: String)] = [
    (NameTraitWords.words("员 园 兀 远 原 无 圜"), "元")
  ]
}
