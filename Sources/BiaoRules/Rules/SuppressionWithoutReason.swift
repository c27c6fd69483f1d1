// suppression-without-reason: a comment that silences rules and does not say why.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let suppressionWithoutReason = Rule(
    name: "suppression-without-reason", family: .suppressions, severity: .warning, presets: .strict,
    summary: Bilingual(zh: "忽略注释没有写理由", en: "a suppression without a reason"),
    why: Bilingual(
      zh: "没有理由的忽略，过一年谁也说不清该不该留。理由写在冒号之后，一句话即可。",
      en:
        "A year later nobody can tell whether a suppression without a reason should stay. One sentence after a colon will do."
    ),
    examples: [
      .flagged("# ‹hebiao-ignore› illegal-value\n联系电话: 见附件", in: .form),
      .flagged("# ‹hebiao-ignore-file› illegal-value until 2099-12-31：\n联系电话: 见附件", in: .form),
      .flagged("# ‹hebiao-ignore› illegal-value: 理由\n联系电话: 见附件", in: .form),
      .fine("# hebiao-ignore illegal-value: 电话另附\n联系电话: 见附件", in: .form),
      .fine("# hebiao-ignore-start illegal-value: 电话另附\n联系电话: 见附件\n# hebiao-ignore-end", in: .form),
    ],
    checks: [.suppressions])
}

/// The one case of the rule, found while suppressions are applied.
enum SuppressionWithoutReason {
  static func check(_ suppression: Suppression, _ report: Report) {
    guard !suppression.names.isEmpty else { return }
    if let reason = suppression.reason, !isPlaceholder(report.tree.bytes, reason) { return }
    report.add(
      suppression.keyword, zh: "“\(report.quote(suppression.keyword))”没有写理由：在冒号之后写明为什么忽略",
      en: "“\(report.quote(suppression.keyword))” gives no reason: say after a colon why the findings are not wanted")
  }

  /// Whether the reason is the word that editors put in its place, or has no letter at all.
  private static func isPlaceholder(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    let text = bytes[range]
    if ["理由", "原因", "reason", "TODO", "todo"].contains(where: { text.elementsEqual($0.utf8) }) { return true }
    return text.allSatisfy { $0 < 0x80 && !(($0 | 0x20) &- 0x61 < 26) && !($0 &- 0x30 < 10) }
  }
}
