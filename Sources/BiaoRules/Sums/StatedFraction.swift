// Rates in running text beside the two numbers that they are made of: 12个断面中11个达标，优良比例100%.

import BiaoSyntax
import BiaoValues

enum StatedFraction {
  /// Those of a line that are not what the numbers come to.
  static func wrong(_ bytes: [UInt8], _ text: ByteRange, _ figures: [Figure]) -> [StatedMisfit] {
    var found: [StatedMisfit] = []
    for index in figures.indices.dropFirst(2) where figures[index].unit == Units.percent {
      let (whole, part, rate) = (figures[index - 2], figures[index - 1], figures[index])
      guard rate.divisor == 1, part.divisor == 1, whole.divisor == 1, let unit = part.unit, unit != Units.percent,
        case let first = ByteRange(clamping: whole.range.upperBound, part.range.lowerBound),
        // 支出24.86万元，为预算36万元的69.06%
        unit.dimension != .money || budgets.isIn(bytes, first),
        case let second = ByteRange(clamping: part.range.upperBound, rate.range.lowerBound)
      else { continue }
      // 57个，完成年度任务60个的96.6%: the second one is the whole.
      if bytes[second].suffix(3).elementsEqual(of), second.count <= 30, !commas.isIn(bytes, second),
        second.allSatisfy({ bytes[$0] >= 0x80 }), done.isIn(bytes, first), first.count <= 36
      {
        // 86.4万人次，为年度任务80万人次的106%: more was done than was to be.
        if let wrong = misfit(part: whole, whole: part, mayExceed: true, rate, bytes) { found.append(wrong) }
        continue
      }
      guard second.count >= 6, second.count <= 48, commas.isIn(bytes, second),
        rates.ends(bytes, saidRate(bytes, second)),
        !others.isIn(bytes, second), unit == whole.unit
      else { continue }
      // 288份有效问卷中满意264份, 12个断面中11个达标
      let isAmong = first.count <= 45 && among.isIn(bytes, first) && !notAmong.isIn(bytes, first)
      // 计划120家，实际108家，完成率95%
      let isPlanned =
        first.count <= 24 && actual.isIn(bytes, first)
        && planned.isIn(
          bytes, ByteRange(clamping: max(text.lowerBound, whole.range.lowerBound - 12), whole.range.lowerBound))
      if isPlanned, second.count <= 24, completions.ends(bytes, saidRate(bytes, second)),
        let wrong = misfit(part: part, whole: whole, mayExceed: true, rate, bytes)
      {
        found.append(wrong)
        continue
      }
      // 核定编制126名，实有在职118人，……在职人员控制率93.65%
      guard isAmong, let wrong = misfit(part: part, whole: whole, rate, bytes) else { continue }
      found.append(wrong)
    }
    return found + bracketed(bytes, figures) + staffing(bytes, text, figures)
  }

  /// 98.6%（抽检412批次，合格406批次）
  static func bracketed(_ bytes: [UInt8], _ figures: [Figure]) -> [StatedMisfit] {
    figures.indices.dropLast(2).compactMap { index in
      let (rate, whole, part) = (figures[index], figures[index + 1], figures[index + 2])
      guard rate.unit == Units.percent, rate.divisor == 1, let unit = whole.unit, unit == part.unit,
        unit.dimension.isCount,
        case let gap = ByteRange(clamping: rate.range.upperBound, whole.range.lowerBound), gap.count <= 24,
        brackets.contains(where: { bytes[gap].starts(with: $0) }),
        case let behind = ByteRange(clamping: part.range.upperBound, min(part.range.upperBound + 3, bytes.count)),
        ends.contains(where: { bytes[behind].starts(with: $0) }),
        passed.isIn(bytes, ByteRange(clamping: whole.range.upperBound, part.range.lowerBound))
      else { return nil }
      return misfit(part: part, whole: whole, rate, bytes)
    }
  }

  private static let planned = WordSet("计划 应 任务 目标")
  private static let actual = WordSet("实际 完成 实")
  private static let completions = WordSet("完成率 完成比例 完成进度 达成率 到位率")
  private static let brackets = NameTraitWords.words("（ (")
  private static let ends = NameTraitWords.words("） )")
  private static let passed = WordSet("合格 满意 达标 完成 办结 及时 优良 通过 知晓")
  private static let budgets = WordSet("为预算 为年初预算 为年度预算 为全年预算 是预算 是年初预算 是年度预算 为预算数 为调整预算")

  /// 核定编制126名，实有在职人员118人，其中……，在职人员控制率96.35%
  private static func staffing(_ bytes: [UInt8], _ text: ByteRange, _ figures: [Figure]) -> [StatedMisfit] {
    guard let name = control.firstRange(in: bytes, text),
      let rate = figures.first(where: { $0.range.lowerBound >= name.upperBound }), rate.unit == Units.percent,
      rate.range.lowerBound - name.upperBound <= 6,
      let posts = figure(behind: postWords, figures, bytes, text),
      let staff = figure(behind: staffWords, figures, bytes, text),
      let wrong = misfit(part: staff, whole: posts, rate, bytes)
    else { return [] }
    return [wrong]
  }

  /// The figure directly behind one of the words.
  private static func figure(behind words: WordSet, _ figures: [Figure], _ bytes: [UInt8], _ text: ByteRange) -> Figure?
  {
    figures.first { words.ends(bytes, ByteRange(clamping: text.lowerBound, $0.range.lowerBound)) }
  }

  private static func misfit(
    part: Figure, whole: Figure, mayExceed: Bool = false, _ rate: Figure, _ bytes: [UInt8]
  ) -> StatedMisfit? {
    guard let own = part.base(in: nil), let all = whole.base(in: nil), own <= all || mayExceed, !all.isZero,
      let quotient = Rational(own).divided(by: Rational(all)),
      let expected = (quotient * Rational(100))?.decimal(rounded: rate.number.scale),
      let difference = expected.subtracting(rate.number)?.magnitude,
      let step = Decimal.one.scaled(byPowerOfTen: -rate.number.scale), difference > step,
      // Another rate altogether is none of these two.
      let most = difference.multiplied(by: Decimal(5)),
      most <= Decimal(100) || Slip.isOfThePen(rate.number, meant: expected)
    else { return nil }
    return StatedMisfit(kind: .share, figure: rate, expected: expected, others: [part, whole])
  }

  /// The words before the rate, without 为 and 达到.
  private static func saidRate(_ bytes: [UInt8], _ gap: ByteRange) -> ByteRange {
    ByteRange(clamping: gap.lowerBound, links.trimmedEnd(of: gap, in: bytes))
  }

  private static let among = WordSet("中 其中")
  private static let notAmong = WordSet("。 ； 中心 中学 中小 中央 中国 中型 集中 初中 高中 期中 较 比 增 减")
  private static let of = Array("的".utf8)
  private static let done = WordSet("完成 占 为年度 为全年 为计划 为任务 为目标 为预算 为年初 为调整 是预算 是年初 是年度")
  private static let commas = WordSet("，")
  private static let rates = WordSet("率 满意度 比例 占比")
  private static let others = WordSet("较 比上 比去 同比 增 减 提高 下降 目标 计划 。 ； 平均 其余 执行率 上年 去年 累计")
  private static let links = NameTraitWords.words("为 达到 达 是 约 约为 仅为 仅")
  private static let control = Array("控制率".utf8)
  private static let postWords = WordSet("核定编制 编制 编制数 人员编制")
  private static let staffWords = WordSet("实有在职人员 在职人员 实有在职 实有人员 在职 实有")

  /// Of `mismatched-sum`.
  static let examples: [Example] = [
    .flagged(
      "产出:\n  | 三级指标 | 分值 | 评价情况 | 得分 |\n  | 新建无烟单位 | 6 | 计划120家，实际108家，完成率‹95%› | 5.4 |\n  | 戒烟门诊 | 6 | 计划1500人次，实际1200人次，完成率80% | 4.8 |",
      template: "*: group"),
    .fine(
      "产出:\n  | 三级指标 | 分值 | 评价情况 | 得分 |\n  | 新建无烟单位 | 6 | 计划120家，实际108家，完成率90% | 5.4 |\n  | 戒烟门诊 | 6 | 计划1500人次，实际1200人次，满意率96% | 4.8 |",
      template: "*: group"),
  ]
}
