// A form that says that its spending keeps to the budget, beside a rate of execution that does not.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// 不存在执行数偏离预算数较多的问题 beside 57.89%.
struct DeniedShortfall {
  /// The words that deny it.
  var claim: ByteRange
  /// The rate of the whole.
  var rate: ByteRange

  static func find(in form: Form, _ report: Report) -> DeniedShortfall? {
    let tree = form.tree
    var claim: ByteRange?
    form.visitAnswersOutsideIndicators { line in
      guard claim == nil else { return }
      let text: ByteRange?
      switch tree.lines[line].kind {
      case .entry where tree.lines[line].colon != nil: text = tree.value(ofLine: line)
      case .prose: text = tree.text(ofLine: line)
      default: return
      }
      guard let text, text.count >= 18, denials.isIn(tree.bytes, text) else { return }
      claim = Sentences(tree.bytes, text).first { denials.isIn(tree.bytes, $0) && !doubts.isIn(tree.bytes, $0) }
    }
    guard let claim, let rate = ExecutionRate.stated(in: form, report), rate.number < lowest else { return nil }
    return DeniedShortfall(claim: tree.trimmed(claim), rate: rate.range)
  }

  /// 存在问题: 无 where hardly more than half of the money was spent.
  static func withoutProblems(in form: Form, _ report: Report) -> DeniedShortfall? {
    let tree = form.tree
    var claim: ByteRange?
    var isTold = false
    form.visitAnswersOutsideIndicators { line in
      guard !isTold, tree.lines[line].kind == .entry, let colon = tree.lines[line].colon,
        case let label = ByteRange(clamping: tree.lines[line].content, colon), label.count >= 6, label.count <= 75,
        problems.isIn(tree.bytes, label), !others.isIn(tree.bytes, label)
      else { return }
      var texts = tree.value(ofLine: line).map { $0.isEmpty ? [] : [$0] } ?? []
      for child in tree.children(of: line) where tree.lines[child].kind == .prose {
        if let text = tree.text(ofLine: child) { texts.append(text) }
      }
      for text in texts {
        if answers.contains(NameKey(tree.bytes, text)) { claim = claim ?? text } else { isTold = true }
      }
    }
    guard let claim, !isTold, let rate = ExecutionRate.stated(in: form, report), rate.number < half,
      !rate.number.isZero, !FilingDate.isMidYear(form, report)
    else { return nil }
    return DeniedShortfall(claim: claim, rate: rate.range)
  }

  static func check(_ form: Form, _ report: Report) {
    // Most forms have no rate in their tables.
    guard !report.percentTables(of: form).isEmpty else { return }
    if let denied = withoutProblems(in: form, report) {
      say(denied, zh: "钱为什么没有花完，写明原因和改进措施", en: "say why the money was not spent", report)
    }
    if let denied = find(in: form, report) { say(denied, zh: "写明偏离的原因", en: "say why it is so low", report) }
  }

  private static func say(_ denied: DeniedShortfall, zh advice: String, en englishAdvice: String, _ report: Report) {
    let (words, rate) = (report.quote(denied.claim), report.quote(denied.rate))
    report.add(
      denied.claim, zh: "执行率只有“\(rate)”，这里却写“\(words)”：\(advice)",
      en: "the rate of execution is “\(rate)”, yet here stands “\(words)”: \(englishAdvice)",
      related: [report.place(denied.rate, zh: "执行率", en: "the rate")])
  }

  /// Below this every office asks why.
  private static let lowest = Decimal(80)
  private static let denials = WordSet(
    "不存在执行数偏离预算数 不存在执行数偏离预算 不存在执行数与预算数偏离 不存在执行偏离预算 不存在偏离预算 无执行数偏离预算数 没有执行数偏离预算数 没有偏离预算 未偏离预算 无偏离预算 执行数未偏离 不存在预算执行偏差 预算执行无偏差 预算执行率较高 预算执行率高"
  )
  private static let half = Decimal(60)
  private static let problems = WordSet("问题 偏差原因 未完成原因 偏离绩效目标的原因")
  private static let others = WordSet("说明的问题 整改 建议")
  private static let answers = Set<NameKey>(
    words: "无 无。 没有 暂无 暂无。 没有问题 没有问题。 暂无问题 无问题 不存在问题 无明显问题 未发现问题 暂时没有问题 无偏差 无偏离 不存在")
  private static let doubts = WordSet("但 除 部分 由于 因 个别 基本")

  static let examples: [Example] = [
    .flagged(
      "资金投入情况:\n  | | 全年预算数 | 全年执行数 | 预算执行率 |\n  | 年度资金总额 | 2000 | 1157.97 | 57.90% |\n资金管理情况:\n  执行准确性: ‹不存在执行数偏离预算数较多的问题›",
      template: "资金投入情况: table\n  *: text\n资金管理情况: group\n  *: text"),
    .flagged(
      "资金投入情况:\n  | | 全年预算数 | 全年执行数 | 预算执行率 |\n  | 年度资金总额 | 2000 | 1157.97 | 57.90% |\n存在问题: ‹无›\n其他需要说明的问题: 无",
      template: "资金投入情况: table\n  *: text\n存在问题: text\n其他需要说明的问题: text"),
    .fine(
      "资金投入情况:\n  | | 全年预算数 | 全年执行数 | 预算执行率 |\n  | 年度资金总额 | 2000 | 1157.97 | 57.90% |\n存在问题: 无\n偏差原因分析: 工程推迟开工，余款下年支付",
      template: "资金投入情况: table\n  *: text\n存在问题: text\n偏差原因分析: text"),
    .fine(
      "资金投入情况:\n  | | 全年预算数 | 全年执行数 | 预算执行率 |\n  | 年度资金总额 | 2000 | 1957.97 | 97.90% |\n资金管理情况:\n  执行准确性: 不存在执行数偏离预算数较多的问题",
      template: "资金投入情况: table\n  *: text\n资金管理情况: group\n  *: text"),
    .fine(
      "资金投入情况:\n  | | 全年预算数 | 全年执行数 | 预算执行率 |\n  | 年度资金总额 | 2000 | 1157.97 | 57.90% |\n资金管理情况:\n  执行准确性: 执行数偏离预算数较多，因工程推迟开工",
      template: "资金投入情况: table\n  *: text\n资金管理情况: group\n  *: text"),
  ]
}
