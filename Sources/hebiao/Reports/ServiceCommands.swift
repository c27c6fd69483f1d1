// What the commands have in common by which build services read findings from the log.

import BiaoRules

/// `text` with each byte that means something to the service in the place of which it has a sequence of its own.
func escapedForService(_ text: String, _ sequences: [UInt8: String]) -> String {
  var result: [UInt8] = []
  for byte in text.utf8 {
    if let sequence = sequences[byte] { result += sequence.utf8 } else { result.append(byte) }
  }
  return String(decoding: result, as: UTF8.self)
}

/// The message of a finding and below it the ways to mend it, a line each.
func messageWithFixes(_ finding: Finding, _ language: Language) -> String {
  let words = Wording(language)
  return finding.message
    + finding.fixes.prefix(4).map { fix in
      "\n\(fix.safety == .safe ? words.fix : words.suggestion): \(fix.title)"
    }.joined()
}
