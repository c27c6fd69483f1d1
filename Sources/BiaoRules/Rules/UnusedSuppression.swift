// unused-suppression: a comment that suppresses a finding which there is not.

import BiaoModel
import BiaoSyntax

extension Rule {
  package static let unusedSuppression = Rule(
    name: "unused-suppression", family: .suppressions, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "忽略注释没有忽略任何问题", en: "a suppression that suppresses nothing"),
    why: Bilingual(
      zh: "问题改好之后留下的忽略注释，会在同一处再出问题时把它遮住。",
      en: "A suppression left behind after the fault was mended hides the next fault in the same place."),
    examples: [
      .flagged("# hebiao-ignore ‹illegal-value›: 早已改好\n项目名称: 甲", in: .form),
      .flagged("# hebiao-ignore ‹illegal-value›, ‹placeholder›: 早已改好\n项目名称: 甲", in: .form),
      .flagged("项目名称: 甲\n# hebiao-ignore ‹illegal-value›: 下面没有内容了", in: .form),
      .flagged(
        "# hebiao-ignore-start illegal-value, ‹placeholder›: 电话另附\n联系电话: 见附件\n# hebiao-ignore-end", in: .form),
      .fine("# hebiao-ignore illegal-value: 电话另附\n联系电话: 见附件", in: .form),
    ],
    checks: [.suppressions])
}

/// The one case of the rule, found while suppressions are applied.
enum UnusedSuppression {
  static func report(_ index: Int, of suppression: Suppression, _ report: Report) {
    let name = suppression.names[index]
    let word = report.quote(name.range)
    report.add(
      name.range, zh: "这里没有可以忽略的“\(word)”：删去这条忽略", en: "there is no “\(word)” here to suppress: remove it",
      fixes: [
        report.fix(
          .safe, zh: "删去忽略“\(word)”", en: "remove the suppression of “\(word)”",
          edits: suppression.removal(of: index, in: report.tree))
      ])
  }
}
