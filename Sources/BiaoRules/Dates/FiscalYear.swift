// Does a date belong to the year that a form is for?

import BiaoModel
import BiaoSyntax
import BiaoValues

/// How a date with a year stands to the form's year.
enum FiscalYear {
  enum Relation {
    /// In the year, or in a period that the form states.
    case within
    case before
    case after
  }

  /// Nil where the form has no year, and no period either.
  static func relation(of date: CalendarDate, in form: Form, _ dates: FormDates) -> Relation? {
    guard let own = date.year else { return nil }
    guard let year = dates.year else {
      guard let period = soleYears(of: form, dates) else {
        // What the project's name says may be the first of several years.
        return dates.titleYear.map { own < $0 ? .before : .within }
      }
      if own == period.end, let month = date.month, let last = period.endMonth, month > last { return .after }
      if own == period.start, let month = date.month, let first = period.startMonth, month < first { return .before }
      return own < period.start ? .before : own > period.end ? .after : .within
    }
    if own == year || isCovered(date, form, dates) { return .within }
    return own < year ? .before : .after
  }

  /// The years of a form's period, the months where it names them, and its line.
  struct SolePeriod {
    var start: Int
    var startMonth: Int?
    var end: Int
    var endMonth: Int?
    var line: Int
  }

  /// The one period of a form; nil where there are several, or where it says too little.
  static func soleYears(of form: Form, _ dates: FormDates) -> SolePeriod? {
    let own = dates.periods.filter { !dates.reportPeriods.contains($0) }
    guard own.count == 1, let line = own.first, let value = form.tree.value(ofLine: line),
      case .value(let period) = Read.period(form.tree.bytes, value), let start = period.start.year,
      let end = period.end.year, !period.isOpenEnded, start <= end
    else { return nil }
    return SolePeriod(
      start: start, startMonth: period.start.month, end: end, endMonth: period.end.month, line: line)
  }

  /// Whether a day of the form's year, or one without a year, lies after the end of the form's one period, which ends with
  /// a month.
  static func isBeyondPeriod(_ date: CalendarDate, _ form: Form, _ dates: FormDates) -> Bool {
    guard let year = dates.year, let month = date.month, let period = soleYears(of: form, dates),
      let last = period.endMonth, (date.year ?? year) == period.end
    else { return false }
    return month > last
  }

  /// Whether a period of the form holds the date, or says too little to tell: 三年, 长期.
  private static func isCovered(_ date: CalendarDate, _ form: Form, _ dates: FormDates) -> Bool {
    guard let year = date.year else { return true }
    // A form has one period, or a few; a document with hundreds is none.
    return dates.periods.prefix(16).contains { line in
      guard let value = form.tree.value(ofLine: line), case .value(let period) = Read.period(form.tree.bytes, value),
        let start = period.start.year, let end = period.end.year, !period.isOpenEnded
      else { return true }
      // 2022年1月—2021年12月: the end of last year's form, which reaches back no further than it begins.
      if start == dates.year, end == start - 1 { return year == start }
      return min(start, end) <= year && year <= max(start, end)
    }
  }

  /// Whether what stands on the line is about more years than the form's: under 中期目标, 长期, 三年 and the like, or under
  /// benefits, which last longer than the money.
  static func isLongTerm(line: Int, _ form: Form) -> Bool {
    var at: Int? = line
    var steps = 0
    while let current = at, steps < 256 {
      if let name = form.tree.readLabel(ofLine: current)?.name {
        let text = FoldedText(form.tree.bytes, name).bytes
        if longTermWords.contains(where: { NameKind.contains(text, $0) }) { return true }
      }
      at = form.tree.lines[current].parent
      steps += 1
    }
    return false
  }

  private static let longTermWords: [[UInt8]] = [
    "中期", "长期", "中长期", "三年", "五年", "总体", "规划", "实施期", "效益", "满意", "可持续", "影响", "期限", "租", "合同", "质保", "贷款", "债券",
    "学年", "供暖", "采暖", "榨季", "跨年", "ong-term", "edium-term", "mpact", "utcome",
  ].map { Array($0.utf8) }

  /// What is done after the year is over because it is over: 决算, 年度考核.
  static func isClosing(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    let text = FoldedText(bytes, text).bytes
    return closingWords.contains { NameKind.contains(text, $0) }
  }

  /// What is paid, kept up or taught where the works are done.
  static func isFollowing(_ bytes: [UInt8], _ name: ByteRange) -> Bool { followingWords.isIn(bytes, name) }

  private static let followingWords = WordSet(
    "支付 拨付 发放 兑付 付款 支出 移交 归档 备案 培训 回访 质保 保修 维护 养护 管护 监测 运行 使用 公示 申报 登记 办证")

  /// What is done to prepare a year.
  static func isPreparing(_ bytes: [UInt8], _ name: ByteRange) -> Bool { preparingWords.isIn(bytes, name) }

  private static let preparingWords = WordSet("前期 招标 采购 申报 立项 摸底 方案 规划 批复 可研 设计 审批 筹备 准备 入库 合同 签订")

  private static let closingWords: [[UInt8]] = [
    "决算", "考核", "评价", "自评", "验收", "总结", "审计", "报告", "报送", "上报", "公开", "结算", "清算", "尾款", "报表", "年报", "汇算", "清缴",
    "udit", "eport", "valuation", "andover", "hand-over", "roject closure", "inal pay", "ollow-up", "uarantee",
    "arranty",
    "aintenance", "ustain", "alid", "xpir",
  ].map { Array($0.utf8) }
}
