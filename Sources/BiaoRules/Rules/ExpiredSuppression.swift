// expired-suppression: a comment whose last day is past.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let expiredSuppression = Rule(
    name: "expired-suppression", family: .suppressions, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "忽略注释过了期限", en: "a suppression whose last day is past"),
    why: Bilingual(
      zh: "写明期限的忽略是一项约定：到期之前把问题改好。到期的忽略不再起作用，问题照常报告；改好问题后删去它，确有必要才写新的期限。",
      en: """
        A suppression with a date is a promise to mend the fault by then. After its last day it hides nothing: the fault is \
        reported again. Mend it and remove the comment; give it a new date only where that is needed.
        """),
    examples: [
      .flagged(
        "# hebiao-ignore illegal-value ‹until 2025-12-31›: 电话年底前补齐\n联系电话: 见附件", in: .form, others: ["illegal-value"]),
      .flagged("# hebiao-ignore illegal-value ‹截至2025年12月›：电话年底前补齐\n联系电话: 0731-82212345", in: .form),
      .fine("# hebiao-ignore illegal-value until 2099-12-31: 电话另附\n联系电话: 见附件", in: .form),
    ],
    checks: [.suppressions])
}

/// The one case of the rule, found while suppressions are applied.
enum ExpiredSuppression {
  /// `isJudged` is whether it is known what the comment would hide.
  static func report(_ index: Int, of suppression: Suppression, isJudged: Bool, _ report: Report) {
    let name = suppression.names[index]
    guard let expiry = name.expiry, let day = expiry.lastDay else { return }
    let word = report.quote(name.range)
    // A date behind several names is pointed at for each that it holds for: each is a suppression of its own.
    let place = name.ownExpiry == nil ? name.range : expiry.range
    let isDone = name.hidden == 0 && isJudged
    report.add(
      place,
      zh: isDone
        ? "对“\(word)”的忽略到\(day)为止，问题也已改好：删去这条忽略"
        : "对“\(word)”的忽略到\(day)为止，已经不起作用：改好问题后删去，确有必要才写新的期限",
      en: isDone
        ? "the suppression of “\(word)” ended on \(day.hyphenated), and the fault is gone: remove it"
        : "the suppression of “\(word)” ended on \(day.hyphenated) and hides nothing: mend the fault and remove it, or give it a new date",
      fixes: [
        report.fix(
          isDone ? .safe : .suggested, zh: "删去忽略“\(word)”", en: "remove the suppression of “\(word)”",
          edits: suppression.removal(of: index, in: report.tree))
      ])
  }
}
