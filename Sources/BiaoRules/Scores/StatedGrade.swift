// Grades in running text: 综合得分93.6分，评价等级为“良”.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A grade with the score that stands before it in its sentence.
struct StatedGrade {
  var grade: NameKey
  /// The grade as written, without its quotes.
  var range: ByteRange
  var score: Decimal
  /// The score as written.
  var scoreRange: ByteRange

  /// Those of a line of prose. Linear in the text.
  static func all(_ bytes: [UInt8], _ text: ByteRange) -> [StatedGrade] {
    guard text.count >= 24, marks.isIn(bytes, text) else { return [] }
    return Sentences(bytes, text).compactMap { sentence(bytes, $0) }
  }

  /// The one of a sentence; of several nobody knows which score is whose.
  private static func sentence(_ bytes: [UInt8], _ text: ByteRange) -> StatedGrade? {
    guard marks.isIn(bytes, text), !others.isIn(bytes, text) else { return nil }
    var found: StatedGrade?
    for word in markWords {
      var start = text.lowerBound
      while let mark = word.firstRange(in: bytes, ByteRange(clamping: start, text.upperBound)) {
        start = mark.upperBound
        guard let grade = grade(bytes, mark.upperBound, text.upperBound),
          case let before = ByteRange(clamping: text.lowerBound, mark.lowerBound),
          let score = score(bytes, before) ?? whole(bytes, before)
        else { continue }
        guard found == nil else { return nil }
        found = StatedGrade(grade: grade.key, range: grade.range, score: score.number, scoreRange: score.range)
      }
    }
    return found
  }

  /// The grade that stands at `start`, and no further word behind it: 优秀, but not 优秀组织单位.
  private static func grade(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (key: NameKey, range: ByteRange)? {
    var i = start
    if let quote = quotes.first(where: { bytes[i..<end].starts(with: $0) }) { i += quote.count }
    var last = i
    while last + 3 <= end, last - i < 9, bytes[last] &- 0xE4 < 6 { last += 3 }
    while last > i {
      let range = ByteRange(clamping: i, last)
      if let key = GradeBounds.grade(bytes, range), isEnd(bytes, last, end) { return (key, range) }
      last -= 3
    }
    return nil
  }

  private static func isEnd(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    var at = at
    if let quote = quotes.first(where: { bytes[at..<end].starts(with: $0) }) { at += quote.count }
    return at == end || closings.contains { bytes[at..<end].starts(with: $0) }
  }

  /// The score that the words before the grade end with, but for what calls it the grade: 得分93.6分，评价.
  private static func score(_ bytes: [UInt8], _ text: ByteRange) -> (number: Decimal, range: ByteRange)? {
    // The last digit before the grade.
    var end = text.upperBound
    let lower = max(text.lowerBound, text.upperBound - 60)
    while end > lower, bytes[end - 1] &- 0x30 >= 10 { end -= 1 }
    guard end > lower else { return nil }
    var start = end
    while start > text.lowerBound, bytes[start - 1] &- 0x30 < 10 || bytes[start - 1] == 0x2E { start -= 1 }
    guard let figure = Figure.scan(bytes, ByteRange(clamping: start, text.upperBound), signed: false),
      figure.range.lowerBound == start, figure.unit?.dimension == .score, figure.divisor == 1, figure.power == 0,
      figure.number <= .hundred
    else { return nil }
    let before = ByteRange(clamping: text.lowerBound, start)
    guard scores.ends(bytes, before.lowerBound..<links.trimmedEnd(of: before, in: bytes)) else { return nil }
    return (figure.number, figure.range)
  }

  /// 自评得分89.6分，其中预算执行9.6分、产出44.4分，自评: the score before its parts.
  private static func whole(_ bytes: [UInt8], _ text: ByteRange) -> (number: Decimal, range: ByteRange)? {
    guard let among = among.lazy.compactMap({ $0.firstRange(in: bytes, text) }).first,
      case let before = ByteRange(clamping: text.lowerBound, among.lowerBound), before.count >= 12
    else { return nil }
    return score(bytes, before)
  }

  private static let among = NameTraitWords.words("，其中 （其中 ,其中")
  private static let markWords = NameTraitWords.words("等级为 等次为 档次为 评级为 等级是 等次是 等级： 等次： 评为 评定为 结果为 评级是")
  private static let marks = WordSet(markWords)
  private static let scores = WordSet("得分 总分 评分 总评 总评分 自评分")
  private static let links = NameTraitWords.words("为 是 达到 达 ： : 共 合计 “")
  private static let quotes = NameTraitWords.words("“ ” \"")
  private static let closings = NameTraitWords.words("， 、 ） ) , ( （ 等级 等次 级别 级， 级） 档")
  /// Scores of a part, of another year, or of a rule that says what would be.
  private static let others = WordSet("指标得分 类得分 分项 维度 上年 去年 上一年 以上 以下 （含） (含) 低于 高于 至 分别 其余 的为 的，")
}
