// unpaired-suppression: the beginning of a suppressed range without its end, or the end without a beginning.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let unpairedSuppression = Rule(
    name: "unpaired-suppression", family: .suppressions, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "一段忽略有头无尾，或有尾无头", en: "a suppressed range without its end, or without its beginning"),
    why: Bilingual(
      zh: "没有结束的一段一直忽略到文末，后来添的内容也不再有人检查。",
      en:
        "A range that nobody ended goes on to the end of the document, and what is added there later is checked no more."
    ),
    examples: [
      .flagged("# ‹hebiao-ignore-start› illegal-value: 电话另附\n联系电话: 见附件", in: .form),
      .flagged("项目名称: 甲\n# ‹hebiao-ignore-end›", in: .form),
      .flagged(
        "# ‹hebiao-ignore-start› illegal-value: 电话另附\n联系电话: 见附件\n# ‹hebiao-ignore-end› placeholder", in: .form),
      .fine("# hebiao-ignore-start illegal-value: 电话另附\n联系电话: 见附件\n# hebiao-ignore-end", in: .form),
      .fine("# hebiao-ignore-start illegal-value: 电话另附\n联系电话: 见附件\n# hebiao-ignore-end illegal-value", in: .form),
    ],
    checks: [.suppressions])
}

/// The cases of the rule, found while suppressions are applied.
enum UnpairedSuppression {
  static func report(_ suppression: Suppression, _ report: Report) {
    let end = Suppression.Scope.end.keyword
    let start = Suppression.Scope.range.keyword
    let block = Suppression.Scope.block.keyword
    if suppression.scope == .end {
      report.add(
        suppression.keyword,
        zh: suppression.names.isEmpty ? "前面没有还未结束的“\(start)”：删去这一行" : "前面没有写着这些规则、还未结束的“\(start)”：删去这一行，或改规则名",
        en: suppression.names.isEmpty
          ? "there is no open “\(start)” before it: remove it"
          : "there is no open “\(start)” of these rules before it: remove it, or correct the rules",
        fixes: [
          report.fix(
            .safe, zh: "删去“\(end)”", en: "remove “\(end)”",
            edits: [TextEdit(range: report.tree.fullRange(ofLine: suppression.line), text: "")])
        ])
      return
    }
    report.add(
      suppression.keyword, zh: "“\(start)”之后没有“\(end)”，一直忽略到文末：写明到哪里为止",
      en: "“\(start)” without “\(end)” goes on to the end of the document: say where it ends",
      fixes: [
        report.fix(
          .suggested, zh: "改为“\(block)”：只忽略下一行和它下级的内容",
          en: "change to “\(block)”: only the next line and what is below it",
          edits: [TextEdit(range: suppression.keyword, text: block)])
      ])
  }
}
