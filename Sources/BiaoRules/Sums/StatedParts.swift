// Amounts in running text whose parts are listed behind 其中 and come to something else.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// 共支出89.97万元，其中：30万元用于……；30万元用于……；29.99万元用于……
struct StatedParts {
  var total: Figure
  var parts: [Figure]
  var sum: Decimal
  /// Whether the numbers add up and only the units differ: 471.23元，其中中央189.63万元、地方281.6万元.
  var isUnitSlip = false

  /// Those of a text; none where the parts come to the total, and where they need not: parts may be left out, unless hardly
  /// anything is.
  static func wrong(_ bytes: [UInt8], _ text: ByteRange) -> [StatedParts] {
    guard bytes.span.extracting(text.clamped(to: 0..<bytes.count)).holdsDigit() else { return [] }
    var found: [StatedParts] = []
    var start = text.lowerBound
    while found.count < maximum, let mark = mark.firstRange(in: bytes, ByteRange(clamping: start, text.upperBound)) {
      let rest = ByteRange(clamping: mark.upperBound, text.upperBound)
      var end = stop.firstRange(in: bytes, rest)?.lowerBound ?? text.upperBound
      // ……，其中人员经费62万元，公用经费18万元；主要用于……
      end = usesBehind(bytes, ByteRange(clamping: mark.upperBound, end)) ?? end
      end = listEnd(bytes, ByteRange(clamping: mark.upperBound, end)) ?? end
      // ……，其中中央442万元、地方1858万元；村卫生室补助471万元，其中……
      if let next = self.mark.firstRange(in: bytes, ByteRange(clamping: mark.upperBound, end)) {
        end = lastSemicolon(bytes, ByteRange(clamping: mark.upperBound, next.lowerBound)) ?? mark.upperBound
      }
      if end > mark.upperBound, let wrong = wrong(bytes, ByteRange(clamping: start, end), mark) { found.append(wrong) }
      start = max(end, mark.upperBound)
    }
    return found
  }

  /// Those of amounts behind which a colon lists what they were spent on: 共完成预算89.97万元：30万元用于编制，30万元用于审计，……
  static func wrongListed(_ bytes: [UInt8], _ text: ByteRange) -> [StatedParts] {
    guard text.count >= 60 else { return [] }
    var found: [StatedParts] = []
    for sentence in Sentences(bytes, text) where Sentences.hold(4, amountsIn: sentence, bytes) {
      guard let colon = colon.firstRange(in: bytes, sentence), colon.upperBound < sentence.upperBound,
        mark.firstRange(in: bytes, sentence) == nil,
        let wrong = wrong(bytes, sentence, colon), wrong.parts.count >= 3,
        wrong.total.range.upperBound == colon.lowerBound,
        // Each may have been rounded.
        let difference = wrong.sum.subtracting(wrong.total.number)?.magnitude,
        let doubt = Decimal(5 * (wrong.parts.filter { $0.number.scale > 0 }.count + 1)).scaled(
          byPowerOfTen: -1 - wrong.total.number.scale),
        difference > doubt || wrong.isUnitSlip
      else { continue }
      found.append(wrong)
    }
    return found
  }

  private static let colon = Array("：".utf8)

  /// The parts of the amount before `mark`, which are listed between it and the end of `text`.
  private static func wrong(_ bytes: [UInt8], _ text: ByteRange, _ mark: ByteRange) -> StatedParts? {
    guard case let figures = GoalText.figures(bytes, text),
      let stated = figures.last(where: { $0.figure.range.upperBound <= mark.lowerBound }),
      totals.isIn(bytes, stated.clause), isAmount(stated.figure)
    else { return nil }
    let total = stated.figure
    var parts: [Figure] = []
    var clause = -1
    var sum = Decimal.zero
    for figure in figures
    where figure.figure.range.lowerBound >= mark.upperBound && figure.figure.unit?.dimension == .money {
      // Two amounts in one clause are not two parts.
      guard isAmount(figure.figure), figure.figure.unit == (parts.first ?? figure.figure).unit,
        figure.figure.power == (parts.first ?? figure.figure).power,
        figure.clause.lowerBound != clause || isListed(bytes, parts.last, figure.figure),
        let next = sum.adding(figure.figure.number),
        // What comes behind parts that add up is none.
        parts.count < 2 || sum != total.number
      else { return nil }
      clause = figure.clause.lowerBound
      sum = next
      parts.append(figure.figure)
    }
    // What stands behind the last part tells what is done with them: ……，均按批复的标准支出.
    guard let first = parts.first, let last = parts.last,
      !Common.isTold(bytes, ByteRange(clamping: mark.upperBound, last.range.upperBound)),
      !holdsOther(bytes, ByteRange(clamping: mark.upperBound, last.range.upperBound)), parts.count >= 2,
      parts.count <= 12, let difference = sum.subtracting(total.number)
    else { return nil }
    let stands = StatedParts(total: total, parts: parts, sum: sum.normalized)
    guard first.unit == total.unit, first.power == total.power else {
      // Three digits that agree are no chance.
      guard difference.isZero, total.number >= Decimal(100) || total.number.scale > 0 else { return nil }
      return StatedParts(total: total, parts: parts, sum: stands.sum, isUnitSlip: true)
    }
    guard !difference.isZero, let place = Decimal.one.scaled(byPowerOfTen: -total.number.scale),
      difference.magnitude >= place, let hundredfold = difference.scaled(byPowerOfTen: 2),
      !difference.isNegative || hundredfold.magnitude <= total.number
        || (stands.isOneSlip
          || stands.isSmallSlip(hundredfold)
            && !rest.isIn(
              bytes, ByteRange(clamping: last.range.upperBound, min(last.range.upperBound + 45, bytes.count))))
          && !some.isIn(bytes, ByteRange(clamping: mark.upperBound, text.upperBound))
    else { return nil }
    return stands
  }

  func say(_ report: Report) {
    if isUnitSlip { return StatedParts.sayUnitSlip(total, parts, report) }
    guard let difference = sum.subtracting(total.number)?.magnitude else { return }
    let words = report.quote(total.range)
    report.add(
      total.range, zh: "“\(words)”其中各项之和是 \(sum)，差 \(difference)：核对总数和各项",
      en: "the parts of “\(words)” come to \(sum), a difference of \(difference): check the total and its parts",
      related: parts.map { report.place($0.range, zh: "其中一项", en: "one of its parts") })
  }

  /// `total` is the sum of `parts` as far as the numbers go.
  static func sayUnitSlip(_ total: Figure, _ parts: [Figure], _ report: Report) {
    guard let part = parts.first else { return }
    let (words, other) = (report.quote(total.range), report.quote(part.range))
    report.add(
      total.range, zh: "“\(words)”的数等于其中各项之和，单位却与“\(other)”不同：核对单位",
      en: "“\(words)” is the sum of its parts, but in another unit than “\(other)”: check the unit",
      related: parts.map { report.place($0.range, zh: "其中一项", en: "one of its parts") })
  }

  /// Whether one slip of the pen in one figure explains the difference, and nothing else does: with decimals in all of
  /// them, hardly any part that is left out makes them agree to the last digit.
  private var isOneSlip: Bool {
    parts.count >= 3 && StatedParts.isExact(total.number) && parts.allSatisfy { StatedParts.isExact($0.number) }
      && Slip.explains(total.number, parts, sum: sum)
  }

  /// Whether a wrong digit in one of them explains what is missing, which is less than anybody would leave out of a list.
  private func isSmallSlip(_ hundredfold: Decimal) -> Bool {
    guard parts.count >= 3, let least = parts.map(\.number).min(),
      let difference = sum.subtracting(total.number)?.magnitude,
      difference < least, let most = total.number.multiplied(by: Decimal(2))
    else { return false }
    return hundredfold.magnitude <= most && Slip.explains(total.number, parts, sum: sum)
  }

  /// Where a list of three amounts or more ends with a semicolon; nil where semicolons part its items.
  private static func listEnd(_ bytes: [UInt8], _ list: ByteRange) -> Int? {
    guard let mark = semicolon.firstRange(in: bytes, list),
      case let own = ByteRange(clamping: list.lowerBound, mark.lowerBound), listMark.firstRange(in: bytes, own) != nil,
      Sentences.hold(3, amountsIn: own, bytes)
    else { return nil }
    return mark.lowerBound
  }

  /// Whether the words between the parts count something else; those in brackets say only more of a part.
  private static func holdsOther(_ bytes: [UInt8], _ list: ByteRange) -> Bool {
    var start = list.lowerBound
    while let open = bracket.firstRange(in: bytes, ByteRange(clamping: start, list.upperBound)),
      let close = closing.firstRange(in: bytes, ByteRange(clamping: open.upperBound, list.upperBound)),
      prices.isIn(bytes, ByteRange(clamping: open.upperBound, close.lowerBound))
    {
      if others.isIn(bytes, ByteRange(clamping: start, open.lowerBound)) { return true }
      start = close.upperBound
    }
    return others.isIn(bytes, ByteRange(clamping: start, list.upperBound))
  }

  private static let bracket = Array("（".utf8)
  private static let closing = Array("）".utf8)
  private static let prices = WordSet("元/")
  /// What speaks behind the parts of one more.
  private static let rest = WordSet("其余 余下 剩余 不足 另 自筹 等 还有 此外")

  /// With two decimals or more that are no zeros, and three digits.
  private static func isExact(_ number: Decimal) -> Bool { number.normalized.scale >= 1 && number >= .one }

  /// Where a semicolon ends a list behind which another begins that says what the money is for.
  private static func usesBehind(_ bytes: [UInt8], _ list: ByteRange) -> Int? {
    var start = list.lowerBound
    while let mark = semicolon.firstRange(in: bytes, ByteRange(clamping: start, list.upperBound)) {
      if uses.contains(where: { bytes[mark.upperBound..<list.upperBound].starts(with: $0) }) { return mark.lowerBound }
      start = mark.upperBound
    }
    return nil
  }

  /// 中央442万元、地方1858万元: each behind its own mark.
  private static func isListed(_ bytes: [UInt8], _ last: Figure?, _ next: Figure) -> Bool {
    guard let last, last.range.upperBound < next.range.lowerBound else { return false }
    var end = last.range.upperBound
    // 建安工程费4320万元（4500元/平方米）、
    if bytes[end...].starts(with: bracket),
      let close = closing.firstRange(in: bytes, ByteRange(clamping: end, next.range.lowerBound))
    {
      end = close.upperBound
    }
    return bytes[end...].starts(with: listMark)
  }

  private static func lastSemicolon(_ bytes: [UInt8], _ range: ByteRange) -> Int? {
    var last: Int?
    var start = range.lowerBound
    while let found = semicolon.firstRange(in: bytes, ByteRange(clamping: start, range.upperBound)) {
      last = found.lowerBound
      start = found.upperBound
    }
    return last
  }

  private static func isAmount(_ figure: Figure) -> Bool {
    figure.unit?.dimension == .money && figure.unit?.denominator == nil && figure.divisor == 1
  }

  private static let mark = Array("其中".utf8)
  private static let stop = Array("。".utf8)
  private static let listMark = Array("、".utf8)
  private static let semicolon = Array("；".utf8)
  private static let maximum = 8
  private static let uses = NameTraitWords.words("主要用于 主要为 主要是 全部用于 均用于 按功能 按科目 按经济 按用途 按支出")
  /// What leaves parts out.
  private static let some = WordSet("主要 等 重点")
  private static let totals = WordSet("共 总 合计 资金 支出 投入 安排 下达 到位 预算 拨付 补助")
  /// What is counted twice, is no part, or is a rate.
  private static let others = WordSet(
    "其中 含 包括 每 均 分别 标准 单价 合计 累计 总 比上 比去 比年 同比 环比 相比 比例 增 减 剩余 结余 调整 计划 上年 去年 / 不足 超 约 余万 以上")
}

/// 共, where it counts: 共投入, but not 公共.
private enum Common {
  static func isTold(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    var start = text.lowerBound
    while let found = all.firstRange(in: bytes, ByteRange(clamping: start, text.upperBound)) {
      let before = ByteRange(clamping: max(text.lowerBound, found.lowerBound - 3), found.lowerBound)
      if !bytes[before].elementsEqual(`public`) { return true }
      start = found.upperBound
    }
    return false
  }

  private static let all = Array("共".utf8)
  private static let `public` = Array("公".utf8)
}
