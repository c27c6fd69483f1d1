// unknown-suppression: a comment that suppresses a rule which there is not.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let unknownSuppression = Rule(
    name: "unknown-suppression", family: .suppressions, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "忽略注释写的不是规则名", en: "a suppression that names no rule"),
    why: Bilingual(
      zh: "写错的规则名什么也忽略不了，读的人却以为那一处已经有人看过。",
      en: "A misspelt rule name suppresses nothing, while readers believe that somebody has looked at the place."),
    examples: [
      .flagged("# hebiao-ignore ‹vague-targets›: 写错了规则名\n项目名称: 甲", in: .form),
      .flagged("# hebiao-ignore-file ‹空泛›：没有这条规则\n项目名称: 甲", in: .form),
      .flagged("# ‹hebiao-ignore›: 没有写规则名\n项目名称: 甲", in: .form),
      .flagged("# ‹hebiao-ignore-next-line› placeholder: 没有这种写法\n项目名称: 甲", in: .form),
      .fine("# 这里说到 hebiao-ignore 也没有关系\n项目名称: 甲", in: .form),
    ],
    checks: [.suppressions])
}

/// The cases of the rule, found while suppressions are applied.
enum UnknownSuppression {
  static func check(_ suppression: Suppression, _ report: Report) {
    if suppression.scope == .unknown { return reportKeyword(suppression, report) }
    if suppression.names.isEmpty, suppression.scope.isSilencing { reportNameless(suppression, report) }
    for name in suppression.names {
      if Rule.named(name.text) == nil {
        reportName(name, report)
      } else if let rest = name.rest ?? (suppression.scope == .end ? name.ownExpiry?.range : nil) {
        reportRest(rest, report)
      }
    }
  }

  private static func reportKeyword(_ suppression: Suppression, _ report: Report) {
    let word = report.tree.text(suppression.keyword)
    // Other linters speak of lines and mean the one that needs no word here.
    let nearest =
      word.utf8.count < 40 && (word.hasSuffix("-line") || word.hasSuffix("-next"))
      ? Suppression.Scope.line.keyword
      : report.nearest(to: word, among: Suppression.Scope.written.map(\.keyword))
    let known = Suppression.Scope.written.map { "“\($0.keyword)”" }
    report.add(
      suppression.keyword,
      zh: nearest.map { "没有“\(report.quote(suppression.keyword))”这种写法，是“\($0)”吗？" }
        ?? "没有“\(report.quote(suppression.keyword))”这种写法：只有\(known.joined(separator: "、"))",
      en: nearest.map { "there is no “\(report.quote(suppression.keyword))”: did you mean “\($0)”?" }
        ?? "there is no “\(report.quote(suppression.keyword))”, only \(known.joined(separator: ", "))",
      fixes: nearest.map { nearest in
        [
          report.fix(
            .suggested, zh: "改为“\(nearest)”", en: "change to “\(nearest)”",
            edits: [TextEdit(range: suppression.keyword, text: nearest)])
        ]
      } ?? [])
  }

  private static func reportName(_ name: Suppression.Name, _ report: Report) {
    let nearest = report.nearest(to: name.text, among: Rule.all.map(\.name))
    let word = report.quote(name.range)
    report.add(
      name.range,
      zh: nearest.map { "没有名为“\(word)”的规则，是“\($0)”吗？" } ?? "没有名为“\(word)”的规则：规则名见 hebiao rules",
      en: nearest.map { "there is no rule “\(word)”: did you mean “\($0)”?" }
        ?? "there is no rule “\(word)”: see hebiao rules for their names",
      fixes: nearest.map { nearest in
        [
          report.fix(
            .suggested, zh: "改为“\(nearest)”", en: "change to “\(nearest)”",
            edits: [TextEdit(range: name.range, text: nearest)])
        ]
      } ?? [])
  }

  private static func reportNameless(_ suppression: Suppression, _ report: Report) {
    report.add(
      suppression.keyword, zh: "“\(report.quote(suppression.keyword))”后面没有规则名：写明忽略哪一条规则",
      en: "“\(report.quote(suppression.keyword))” names no rule: say which rule is not wanted here")
  }

  private static func reportRest(_ rest: ByteRange, _ report: Report) {
    report.add(
      rest, zh: "看不懂“\(report.quote(rest))”：规则名之间用逗号，期限写 until 2027-06-30，理由写在冒号之后",
      en:
        "“\(report.quote(rest))” is not understood: put commas between rules, a date after until, the reason after a colon"
    )
  }
}
