// What a rule says of itself, for reports that hold help texts.

import BiaoRules

/// The help of a rule in one language.
struct RuleHelp {
  let rule: Rule
  let language: Language

  /// So many examples of each kind.
  private static let exampleCount = 3

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// Paragraphs without marks.
  var text: String {
    var text = "\(rule.summary[language])\n\n\(rule.why[language])"
    if let basis = rule.basis { text += "\n\n\(say("依据：", "Basis: "))\(basis[language])" }
    return text
  }

  /// The same with examples, in Markdown. The texts of rules are our own and need no escapes.
  var markdown: String {
    var text = self.text
    for (isFlagged, title) in [(true, say("会报告", "Flagged")), (false, say("不会报告", "Fine"))] {
      let examples = rule.examples.filter { $0.isFlagged == isFlagged }.prefix(Self.exampleCount)
      if examples.isEmpty { continue }
      text += "\n\n\(title):"
      for example in examples { text += "\n\n```biao\n\(example.text)\n```" }
    }
    if rule.examples.contains(where: \.isFlagged) {
      text += "\n\n" + say("例子里 `‹›` 标出报告指向的地方。", "In examples `‹›` encloses what a finding points at.")
    }
    text += "\n\n" + say("忽略一处：在上一行写", "To ignore one place, write on the line before")
    return text + " `# hebiao-ignore \(rule.name): \(say("理由", "reason"))`"
  }
}
