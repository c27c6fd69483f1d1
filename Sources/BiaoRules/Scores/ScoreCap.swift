// The words that a scoring rule lacks where nothing says that the weight is the most.

import BiaoSyntax

/// They are in the language of the scoring rule, whatever that of the messages is.
struct ScoreCap {
  let words: String
  private let separator: String

  init(_ scoring: FormScoring, _ bytes: [UInt8]) {
    // ≥ and × stand in rules of every language.
    let isChinese = bytes[scoring.range].contains { $0 >= 0xE4 && $0 <= 0xE9 }
    words = isChinese ? "最高不超过该指标分值" : "at most the weight"
    separator = isChinese ? "，" : ", "
  }

  /// Puts the words behind `range`, the formula or clause without a limit.
  func fix(behind range: ByteRange, _ report: Report) -> Fix {
    report.fix(
      .suggested, zh: "补上“\(words)”", en: "add “\(words)”",
      edits: [TextEdit(range: range.upperBound..<range.upperBound, text: separator + words)])
  }
}
