// Amounts in running text that are made of those of levels of government: 下达资金90万元，中央50万元，省级30万元，市级10万元。

import BiaoModel
import BiaoSyntax
import BiaoValues

extension StatedParts {
  /// Those of a text whose parts come to something else. Nothing else stands between the amount and its parts than a comma,
  /// 其中 and the like. Linear in the text.
  static func wrongLevels(_ bytes: [UInt8], _ text: ByteRange) -> [StatedParts] {
    // Three amounts, of which one is that of a level.
    guard levelWords.isIn(bytes, text) else { return [] }
    var found: [StatedParts] = []
    for sentence in Sentences(bytes, text) {
      let figures = GoalText.figures(bytes, sentence).map(\.figure)
      guard figures.count >= 3 else { continue }
      var index = 1
      while index + 1 < figures.count {
        var parts: [Figure] = []
        while index < figures.count, isPart(bytes, figures[index - 1], figures[index], isFirst: parts.isEmpty) {
          parts.append(figures[index])
          index += 1
        }
        if parts.count >= 2, parts.count <= maximumParts,
          let wrong = wrong(bytes, sentence, figures, parts, next: index)
        {
          found.append(wrong)
        }
        index += 1
      }
    }
    return found
  }

  /// Whether an amount stands behind another with nothing between them but a mark and the name of a level.
  private static func isPart(_ bytes: [UInt8], _ before: Figure, _ figure: Figure, isFirst: Bool) -> Bool {
    guard isMoney(before), isMoney(figure), figure.unit == before.unit, figure.power == before.power else {
      return false
    }
    let between = ByteRange(clamping: before.range.upperBound, figure.range.lowerBound)
    // What stands in brackets is a part of what stands before them.
    guard isFirst || bracket.firstRange(in: bytes, between) == nil else { return false }
    return level(bytes, between) != nil
  }

  private static func wrong(
    _ bytes: [UInt8], _ sentence: ByteRange, _ figures: [Figure], _ parts: [Figure], next: Int
  ) -> StatedParts? {
    let total = figures[next - parts.count - 1]
    let start = next - parts.count >= 2 ? figures[next - parts.count - 2].range.upperBound : sentence.lowerBound
    let name = ByteRange(clamping: start, total.range.lowerBound)
    // 中央100万元，省级50万元，市级20万元: the first is a part as well.
    guard isSum(bytes, name), !changes.isIn(bytes, name) else { return nil }
    let addends = parts.map { ImpliedTotal.Part(name: $0.range, figure: $0) }
    guard case .fails(let wrong) = ImpliedTotal.judged(ImpliedTotal.Part(name: name, figure: total), addends),
      !ImpliedTotal.isNested(addends, within: total.number)
    else { return nil }
    if !wrong.difference.isNegative {
      // Of two there may be a third that is not spoken of.
      guard parts.count >= 3 else { return nil }
      // 自筹 may be left out of an investment, and what follows may be a part by another name.
      guard !investments.isIn(bytes, name), next == figures.count || !isMoney(figures[next]) else { return nil }
    }
    return StatedParts(total: total, parts: parts, sum: wrong.sum)
  }

  /// Whether the words before an amount are not those of one level.
  private static func isSum(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    var start = name.lowerBound
    // From the last mark on.
    while let mark = marks.compactMap({ $0.firstRange(in: bytes, ByteRange(clamping: start, name.upperBound)) }).first {
      start = mark.upperBound
    }
    let words = ByteRange(clamping: start, name.upperBound)
    return !(oneLevel.isIn(bytes, words)) || several.isIn(bytes, words)
  }

  /// What the words between two amounts name, without the marks and 其中 before the name.
  private static func level(_ bytes: [UInt8], _ between: ByteRange) -> FundsLevel? {
    guard between.count >= 6, between.count <= 60 else { return nil }
    var start = between.lowerBound
    while let word = openings.first(where: { bytes[start..<between.upperBound].starts(with: $0) }) {
      start += word.count
    }
    guard start > between.lowerBound else { return nil }
    let rest = ByteRange(clamping: start, between.upperBound)
    return FundsLevel(bytes, start..<links.trimmedEnd(of: rest, in: bytes))
  }

  private static func isMoney(_ figure: Figure) -> Bool {
    figure.unit?.dimension == .money && figure.unit?.denominator == nil && figure.divisor == 1
  }

  private static let maximumParts = 12
  private static let bracket = Array("（".utf8)
  private static let levelWords = WordSet("中央 省 州 市 县 区 乡 镇")
  private static let marks = NameTraitWords.words("， 、 ： （ 其中 ,")
  private static let openings = NameTraitWords.words("， 、 ： （ : , 其中 里面 里 中， 中： 中, 包括 包含 即 分别为 分别是")
  private static let links = NameTraitWords.words("为 是 共 计 ：")
  private static let oneLevel = WordSet("中央 国家 省 州 市级 市财政 市本级 县 区级 区财政 乡 镇 村级")
  private static let several = WordSet("上级 地方 各级 共 合计 总")
  private static let changes = WordSet("增 减 调 结余 结转 剩余 缺口 人均 标准 每 上年 去年")
  private static let investments = WordSet("投资 造价 概算")
}
