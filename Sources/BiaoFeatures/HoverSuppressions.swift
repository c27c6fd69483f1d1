// Hovering over a comment that silences rules: what it covers, until when, and what it hides.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  func suppressionHover(at offset: Int, line: Int) -> Hover? {
    // The examination knows what became of it.
    guard let suppression = examination.suppressions.first(where: { $0.line == line }) else { return nil }
    for name in suppression.names {
      if name.range.touches(offset), let rule = Rule.named(name.text) {
        var text = ruleText(rule)
        if let words = stateText(name) { text.paragraph(.plain(words)) }
        return Hover(range: name.range, text: text)
      }
      if let expiry = name.ownExpiry, expiry.range.touches(offset) { return expiryHover(expiry, of: name) }
    }
    guard suppression.keyword.touches(offset) else { return nil }
    var text = RichText()
    text.paragraph(.plain(scopeText(suppression)))
    for name in suppression.names {
      guard let rule = Rule.named(name.text) else { continue }
      let state = stateText(name).map { say(zh: "（\($0)）", en: " (\($0))") } ?? ""
      text.paragraph(.strong(rule.name), .plain(say(zh: "：", en: ": ") + rule.summary[language] + state))
    }
    return Hover(range: suppression.keyword, text: text)
  }

  private func scopeText(_ suppression: Suppression) -> String {
    let end = Suppression.Scope.end.keyword
    switch suppression.scope {
    case .line:
      return say(zh: "对下一行不再报告这些规则。冒号后面写理由。", en: "Silences these rules on the next line. A reason follows the colon.")
    case .block:
      return say(
        zh: "对下一行和它下级的所有内容不再报告这些规则。冒号后面写理由。",
        en: "Silences these rules on the next line and on all that is below it. A reason follows the colon.")
    case .range:
      guard let partner = suppression.partner else {
        return say(
          zh: "一直到文末都不再报告这些规则：后面没有 \(end)。",
          en: "Silences these rules up to the end of the document: there is no \(end).")
      }
      return say(
        zh: "到第 \(partner + 1) 行的 \(end) 为止不再报告这些规则。冒号后面写理由。",
        en: "Silences these rules up to \(end) on line \(partner + 1). A reason follows the colon.")
    case .file:
      return say(
        zh: "对整个文件不再报告这些规则。冒号后面写理由。", en: "Silences these rules in the whole document. A reason follows the colon.")
    case .end:
      guard let partner = suppression.partner else {
        return say(zh: "前面没有可以结束的一段忽略。", en: "There is no suppressed range to end.")
      }
      return say(
        zh: "结束第 \(partner + 1) 行开始的一段忽略。", en: "Ends the suppressed range that begins on line \(partner + 1).")
    case .unknown: return say(zh: "没有这种写法：什么也不忽略。", en: "There is no such keyword: nothing is silenced.")
    }
  }

  private func stateText(_ name: Suppression.Name) -> String? {
    switch name.state {
    case .used:
      say(zh: "在此忽略了 \(name.hidden) 处", en: name.hidden == 1 ? "hides 1 finding" : "hides \(name.hidden) findings")
    case .unused: say(zh: "在此没有可以忽略的", en: "hides nothing")
    case .expired: say(zh: "已经到期，不再忽略", en: "expired: hides nothing any more")
    case .unknown, .unjudged: nil
    }
  }

  private func expiryHover(_ expiry: Suppression.Expiry, of name: Suppression.Name) -> Hover? {
    var text = RichText()
    guard let day = expiry.lastDay else {
      text.paragraph(
        .plain(
          say(zh: "不是日期：这条忽略永远不会到期。写成 2027-06-30 这样。", en: "No date, so this never expires. Write it like 2027-06-30."))
      )
      return Hover(range: expiry.range, text: text)
    }
    text.paragraph(
      .plain(
        say(
          zh: "最后一天是 \(day.hyphenated)，过了这一天不再忽略。",
          en: "The last day is \(day.hyphenated); after it nothing is silenced.")))
    if name.state == .expired, let words = stateText(name) { text.paragraph(.plain(words)) }
    return Hover(range: expiry.range, text: text)
  }
}
