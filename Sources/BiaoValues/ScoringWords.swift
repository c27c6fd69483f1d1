// The words in which scores are written, with what each means.

/// What a piece of a scoring rule is.
enum ScoringLexeme: UInt8, Sendable {
  /// Anything that is not listed: the names of things
  case word
  /// A number with its unit
  case figure
  case atLeast, atMost, greater, less, equal
  /// 达到: at least, before a number
  case reach
  /// 以上, 及以上, 以下, 及以下, 以内, 以外, after a number
  case above, orAbove, below, orBelow, within, beyond
  /// （含）, （不含）
  case include, exclude
  /// — between two numbers
  case dash
  /// 得, 计, 赋 before points
  case get
  /// 不得分
  case nothing
  /// 得满分
  case full
  /// 得一半分
  case half
  /// 得分
  case scoreName
  /// 扣 before points
  case deduct
  /// 扣完为止
  case floor
  /// 最高不超过
  case cap
  /// 按比例得分
  case proportional
  /// 按比例扣分
  case undefinedRatio
  /// 按未完成比例扣分
  case definedDeduction
  /// 酌情扣分
  case discretion
  /// 每
  case per
  /// 其他
  case otherwise
  case achieved, missed
  /// 完成率
  case rate
  /// 实际完成值, 目标值, 指标分值
  case actual, target, weight
  /// 优 良 中 差
  case grade4, grade3, grade2, grade1
  /// 为优
  case isGrade4, isGrade3, isGrade2, isGrade1
  /// 加分, 合计: several things are added
  case additive
  /// English if, for, when
  case condition
  /// 且
  case and
  /// Means nothing here
  case neutral
  case comma, semicolon, colon, open, close, openSquare, closeSquare
  case plus, times, over
}

/// The vocabulary, in buckets by a hash of the first six bytes (two characters), shorter words by their first three.
/// Built once; a lookup allocates nothing.
struct ScoringWords: Sendable {
  private struct Entry: Sendable {
    var word: [UInt8]
    var kind: ScoringLexeme
  }

  private struct Span: Sendable {
    var start: UInt16
    var length: UInt8
    var kind: ScoringLexeme
  }

  static let shared = ScoringWords()

  private var text: [UInt8] = []
  private var spans: [Span] = []
  /// `starts[h]..<starts[h + 1]` are the words of bucket h, longer ones first. Short words have the upper half.
  private var starts = [UInt16](repeating: 0, count: 2 * buckets + 1)
  private static let buckets = 2048

  private init() {
    var lists = [[Entry]](repeating: [], count: 2 * Self.buckets)
    for (kind, words) in Self.lists {
      for word in words.utf8.split(whereSeparator: { $0 <= 0x20 }) {
        // `_` stands for the space inside of an English phrase.
        let bytes = word.map { $0 == 0x5F ? 0x20 : $0 }
        guard bytes.count >= 3, bytes.count < 64 else { continue }
        let bucket = bytes.count >= 6 ? Self.longBucket(bytes, 0) : Self.buckets + Self.shortBucket(bytes, 0)
        lists[bucket].append(Entry(word: bytes, kind: kind))
      }
    }
    for (index, list) in lists.enumerated() {
      starts[index] = UInt16(truncatingIfNeeded: spans.count)
      for entry in list.sorted(by: { $0.word.count > $1.word.count }) {
        spans.append(
          Span(
            start: UInt16(truncatingIfNeeded: text.count), length: UInt8(truncatingIfNeeded: entry.word.count),
            kind: entry.kind))
        text += entry.word
      }
    }
    starts[2 * Self.buckets] = UInt16(truncatingIfNeeded: spans.count)
  }

  /// Of the three bytes at `at`, which the caller has shown to be there. Bit 5 is the case of a Latin letter.
  @inline(__always)
  private static func shortBucket(_ bytes: [UInt8], _ at: Int) -> Int {
    let key =
      UInt32(bytes[at] & 0x1F) << 12 ^ UInt32(bytes[at + 1] & 0x1F) << 6 ^ UInt32(bytes[at + 2] & 0x1F)
      ^ (bytes[at] < 0x80 ? 0 : UInt32(bytes[at + 1] & 0x20) << 6 ^ UInt32(bytes[at + 2] & 0x20))
    return Int((key &* 0x9E37_79B1) >> 21) & (buckets - 1)
  }

  /// Of the six bytes at `at`, which the caller has shown to be there.
  @inline(__always)
  private static func longBucket(_ bytes: [UInt8], _ at: Int) -> Int {
    (shortBucket(bytes, at) &* 31 ^ shortBucket(bytes, at + 3)) & (buckets - 1)
  }

  /// The longest word at `at`; ASCII letters count in any case, and an English word only whole. No byte at or after
  /// `end`, which is at most the count of bytes, is looked at.
  @inline(__always)
  func longest(_ bytes: [UInt8], at: Int, end: Int) -> (length: Int, kind: ScoringLexeme)? {
    guard at >= 0, end - at >= 3, end <= bytes.count else { return nil }
    if end - at >= 6, let found = find(bytes, at, end, Self.longBucket(bytes, at)) { return found }
    return find(bytes, at, end, Self.buckets + Self.shortBucket(bytes, at))
  }

  @inline(__always)
  private func find(_ bytes: [UInt8], _ at: Int, _ end: Int, _ bucket: Int) -> (length: Int, kind: ScoringLexeme)? {
    var index = Int(starts[bucket])
    let last = Int(starts[bucket + 1])
    guard index < last else { return nil }
    let isLatin = bytes[at] < 0x80
    search: while index < last {
      let span = spans[index]
      index += 1
      let length = Int(span.length)
      guard length <= end - at else { continue }
      let start = Int(span.start)
      var offset = 0
      while offset < length {
        let byte = bytes[at + offset]
        if text[start + offset] != (isLatin ? Self.lower(byte) : byte) { continue search }
        offset += 1
      }
      if isLatin, at + length < end, Self.isLetter(bytes[at + length]) { continue }
      return (length, span.kind)
    }
    return nil
  }

  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// Words that count only before a number are marked in `ScoringLexer.needsNumber`.
  private static let lists: [(ScoringLexeme, String)] = [
    // Longer than listed words that they begin with, and something else.
    (
      .word,
      "完成情况 完成时间 完成质量 完成投资 完成数量 完成及时 完成后 完成时限 完成进度情况 达标天数 部分内容 超过时限 中央 中小 本级 本年 本地 本县 本市"
    ),
    (
      .atLeast,
      """
      大于等于 大于或等于 高于等于 高于或等于 等于或大于 未低于 未少于 不低于 不少于 不小于 至少 at_least not_less_than no_less_than minimum from
      """
    ),
    (
      .atMost,
      """
      小于等于 小于或等于 低于等于 低于或等于 等于或小于 未超过 未超出 未突破 未高于 不超过 不高于 不大于 不多于 不超出 不突破 不超 控制在 at_most up_to
      no_more_than not_more_than not_exceeding maximum
      """
    ),
    (.greater, "大于 超过 高于 多于 超出 突破 more_than above over greater_than exceeding"),
    (.less, "小于 低于 少于 不足 不到 未达到 未达 达不到 不满 不及 未满 低於 less_than below under fewer_than"),
    (.equal, "等于 equal_to exactly"),
    (.reach, "达到或超过 达到了 达到 达成 达"),
    (.above, "以上 or_more or_above or_higher and_above and_over or_over"),
    (.orAbove, "及以上 或以上 含以上 (含)以上 （含）以上 及其以上"),
    (.below, "以下 or_less or_below or_lower and_below"),
    (.orBelow, "及以下 或以下 (含)以下 （含）以下 及其以下"),
    (.within, "以内 之内"),
    (.beyond, "以外"),
    (
      .nothing,
      "不得分 得零分 不计分 不给分 不予得分 不予计分 不赋分 零分 不予赋分 扣完 全扣 全部扣除 全部扣完 不得该项分 不得该项分值 no_points no_marks zero_points nothing"
    ),
    (
      .full,
      """
      得满分 计满分 赋满分 得全分 得该项满分 满分 得指标分值 得该指标分值 得该项分值 得该指标满分 得本项满分 得全部分值 得全部分 记满分 给满分 得相应分值
      得相应分 得权重分 得权重分值 得标准分 不扣分 得分值的 得指标分值的 得该指标分值的 得该项分值的 得本项分值的 得权重的 得权重分的 得满分的 得标准分的 得分值 得总分的
      计分值的 计满分的 计权重的 得该项满分的 得该指标满分的 得权重分值的 按分值的 按满分的 按权重的 full_marks full_points full_score full_weight all_points
      """
    ),
    (
      .half,
      "得一半分 得一半分值 得半分 得分值的一半 得指标分值的一半 得该项分值的一半 得权重分的一半 得50%分 减半得分 减半计分 half_marks half_points half_of_the_points half_of_the_weight half_the_points"
    ),
    (
      .scoreName,
      "得分 分数 实际得分 指标得分 该指标得分 该项得分 本项得分 本指标得分 自评得分 最终得分 指标得分值 score points_given"
    ),
    (.get, "gets earns earn receives receive scores scored awarded"),
    (.deduct, "扣权重的 扣分值的 扣权重分的 扣指标分值的 扣该项分值的 扣该指标分值的 扣总分的 扣除权重的 deduct minus deducted deducting lose loses"),
    (
      .floor,
      """
      扣完为止 直至扣完为止 扣至0分为止 扣至零分为止 扣到0分为止 扣完本项分值为止 扣完该项分值为止 扣完该指标分值为止 扣完分值为止 扣完本项分为止 扣完该项分为止 扣光为止 直到扣完为止
      直至扣完 扣至0分 至多扣 最多扣 最高扣 扣分不超过 down_to_zero not_below_zero down_to_0
      """
    ),
    (
      .cap,
      """
      最高不超过 最高不得超过 不得超过 最高得 最高得分 最高为 封顶 上限为 上限 得分不超过 最高 最多 至多 最多得 最多不超过 总分不超过 不超过该指标分值 不超过指标分值 不超过本项分值 不超过该项分值
      不超过分值 不超过权重 不超过满分 按100%计算 按100%计 按分值上限 得分上限 最高分 capped_at up_to_a_maximum_of not_above_the_weight at_most_the_weight
      """
    ),
    (
      .proportional,
      """
      按比例得分 按比例计分 按比例给分 按比例赋分 按比例计算得分 按比例记分 按比例折算得分 按比例计算 按完成比例得分 按完成比例计分 按完成比例赋分 按完成比例给分 按完成比例计算得分 按完成比例记分
      按实际完成比例得分 按实际完成比例计分 按实际完成比例赋分 按实际完成比例给分 按实际比例得分 按完成率得分 按完成率计分 按完成率赋分 按完成率计算得分 按完成率计算 按实际完成率得分 按实际完成率计分
      按实际完成率赋分 按照完成比例得分 按照完成比例计分 按照完成比例赋分 按照完成率得分 按照比例得分 按照完成比例计算得分 按照实际完成率得分 根据完成比例得分 根据完成比例赋分 根据完成比例计分 根据完成率得分
      根据完成率计分 根据完成率赋分 根据实际完成比例得分 根据完成比例计算得分 完成比例赋分 完成比例得分 完成比例计分 同比例得分 等比例得分 按相应比例得分 按相应比例计分 按照相应比例得分 按对应比例得分 按权重比例得分
      按达标比例得分 按合格比例得分 按占比得分 按实际完成情况比例得分 按完成情况比例得分 按完成比例折算得分 pro_rata in_proportion proportional proportionally proportionate
      in_proportion_to_completion
      """
    ),
    (
      .undefinedRatio,
      """
      按比例扣分 按比例扣减 按比例扣除 按比例相应扣分 按比例扣减得分 按比例扣减分数 按比例扣减相应分值 按比例扣除相应分值 按比例扣减分值 按相应比例扣分 按照比例扣分 按照相应比例扣分 相应扣分 按一定比例扣分
      按比例减分 按比例递减 相应减分 相应扣减 按比例酌情扣分 按比例适当扣分
      """
    ),
    (
      .definedDeduction,
      """
      按未完成比例扣分 按未完成比例扣减 按未完成比例扣除 按未完成率扣分 按差额比例扣分 按缺口比例扣分 按超支比例扣分 按超出比例扣分 按超过比例扣分 按偏差比例扣分 按完成比例扣分 按完成率扣分 按实际完成比例扣分
      按完成比例扣减 按偏离比例扣分 按偏离度扣分 按降低比例扣分 按同比例扣分 同比例扣分 等比例扣分 按权重比例扣分 按未达标比例扣分 按不合格比例扣分 按照完成比例扣分 按照未完成比例扣分 根据完成比例扣分
      根据未完成比例扣分 按完成情况比例扣分 按逾期天数扣分 按等比例扣分
      """
    ),
    (
      .discretion,
      "根据实际情况扣减 根据实际情况扣分 根据情况扣分 根据完成情况扣分 根据完成情况酌情扣分 由评审组酌定 由专家酌定 酌情确定 酌定 由评委评定 酌情扣分 酌情扣减 酌情给分 酌情得分 酌情计分 酌情赋分 酌情打分 视情况扣分 视情扣分 视情况给分 视情节扣分 适当扣分 适当减分 适当扣减 酌情减分 视情况酌情扣分 视情况得分 视情给分 at_discretion at_the_discretion as_appropriate as_deemed_appropriate case_by_case"
    ),
    (.per, "for_each for_every per each every"),
    (
      .otherwise,
      """
      其他情况 其它情况 其他情形 其它情形 其他的 其它的 其余的 其他 其它 其余 其余情况 否则 反之 超过的 超出的 超过部分 超出部分 超支的 超支 超出预算的 低于的 不足的 不足部分 低于此标准
      低于该标准的 低于标准的 不达标的 高于的 超标的 其他比例 otherwise else anything_else
      """
    ),
    (
      .missed,
      """
      未完成 未完成的 未完成目标 未完成任务 未达到 未达到的 未达标 未达标的 未达到目标 未达到目标值 未达到目标值的 未达到指标值 未达到指标值的 未达到年度目标 未达到年度指标值 未达到年度指标 未达到目标的 未完成指标
      未达成 未达成的 未达到标准 未达到预期 未达到预期目标 未达目标值 未达目标 未实现 未实现的 未按期完成 未按时完成 未及时完成 未按期完成的 未按时完成的 未按计划完成 未全部完成 未能完成 没有完成 没完成
      达不到 达不到的 达不到目标值 达不到目标 低于目标值 低于目标值的 低于指标值 低于年度指标值 低于年度目标值 不达标 不合要求 未完成年度目标 未完成目标值 未完成目标任务 未完成的部分 未完成部分 不足目标值 not_achieved
      not_completed not_met not_done if_not missed failed
      """
    ),
    (
      .achieved,
      """
      完成的 完成目标 完成任务 完成目标值 完成目标任务 完成年度目标 完成年度指标值 完成指标值 完成指标 完成预期目标 全部完成 全部完成的 全面完成 按期完成 按时完成 及时完成 按计划完成 如期完成 按期完成的 按时完成的 完成 达标 达标的 已达标
      达到目标 达到目标值 达到目标值的 达到目标的 达到指标值 达到指标值的 达到预期目标 达到预期值 达到预期 达到年度指标值 达到年度指标 达到年度目标值 达到年度目标 达到标准 达到标准值 达到标准的 达到要求 达成目标
      达成的 达成预期指标 达成年度指标 达成目标值 实现目标 完成目标的 完成指标值的 完成年度目标的 达到计划值 完成计划 完成计划任务 不低于目标值 不超过目标值 大于等于目标值 小于等于目标值 高于目标值 超过目标值 不低于指标值 不超过指标值
      achieved completed met done reached fulfilled target_met target_achieved on_time
      """
    ),
    (
      .rate,
      """
      完成率 实际完成率 目标完成率 任务完成率 指标完成率 完成比例 完成度 实际完成比例 完成程度 完成进度 目标完成比例 指标值完成率 目标值完成率 年度完成率 计划完成率 completion_rate rate_of_completion completion
      """
    ),
    (
      .actual,
      """
      实际完成值 全年实际完成值 实际完成数 实际完成量 实际值 全年实际值 年度实际值 实际完成 实际完成数量 实际完成指标值 实际执行数 全年执行数 实际完成情况 完成值 实际数 实际数量
      实际人数 实际人次 实际户数 实际次数 实际场次 实际期数 实际面积 实际里程 实际长度 实际培训人数 实际完成人数 实际完成面积 实际完成里程 实际完成户数 actual_value actual
      """
    ),
    (
      .target,
      """
      目标值 指标值 年度指标值 计划完成值 计划数 年度目标值 预期值 计划值 目标数 计划完成数 年初目标值 预期目标值 计划数量 目标数量 全年预算数 预算数 年初设定值 绩效目标值 设定目标值 预期指标值 设定值 标准值 target_value target
      planned
      """
    ),
    (
      .weight,
      """
      指标分值 该指标分值 该项指标分值 本指标分值 该项分值 本项分值 指标权重 该指标权重 权重分 权重分值 权重 分值 标准分值 标准分 满分值 指标满分 该项满分 该指标满分 总分值 的权重 的分值 of_weight of_the_weight of_the_points of_points
      of_the_score weight
      """
    ),
    (.grade4, "优秀 优等 优 excellent"),
    (.grade3, "良好 良等 良 good"),
    (.grade2, "中等 一般 合格 及格 中 较差 satisfactory fair average"),
    (.grade1, "不合格 不及格 差等 很差 差 poor"),
    (.isGrade4, "为优秀 为优等 为优 评为优秀 评为优 定为优 评价等级为优"),
    (.isGrade3, "为良好 为良等 为良 评为良好 评为良 定为良"),
    (.isGrade2, "为中等 为一般 为合格 为及格 为中 为较差 评为中 定为中 评为合格 为基本合格"),
    (.isGrade1, "为不合格 为不及格 为差等 为差 评为差 定为差 评为不合格"),
    (.additive, "加分 合计得分 累计得分 累计 合计 分别得 分别计 分别扣 各得 各计 各扣 各占 各项 基础分 基本分 附加分 倒扣 同时满足 共计 每项 加权 平均得分 取平均 bonus plus"),
    (.condition, "when where with for"),
    (.and, "并且 而且 同时 且 且在 但是 但 并 and but and_at_the_same_time"),
    (
      .neutral,
      """
      的情况下 的部分 部分 情况 的 则 者 时 该指标 该项指标 该项 本项 本指标 指标 计算公式为 计算公式 公式为 公式 计算 按照 如果 如 若 当 即 均 可 评分标准 评分细则 评分规则 评分办法 计分标准 计分方法 计分办法
      扣分标准 赋分标准 评分方法 按评判等级赋分 按等级赋分 按等级计分 分档计分 分段计分 分级计分 分档赋分 分段赋分 按区间计分 按区间赋分 按以下标准评分 按超过的比重赋分 按超过比重赋分 按比重赋分 按档计分 计分 赋分 给分 计算得分 折算 记分 评分 打分 定量指标 在 位于 处于 介于 之间 范围内
      区间 的比重 达到的 的得 并按 直接 可以 标准为 具体为 间 应 只 本 percentage between is the of a if it of_target
      """
    ),
  ]
}
