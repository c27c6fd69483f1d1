// Texts in which ‹ and › mark what a rule points at.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

/// A document taken out of its marks: the bytes, and the marked ranges in them.
struct MarkedText {
  var bytes: [UInt8] = []
  var ranges: [ByteRange] = []

  init(_ marked: String) {
    var open: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "‹": open.append(bytes.count)
      case "›":
        if let start = open.popLast() { ranges.append(start..<bytes.count) }
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }
}

/// One way in which an example is written differently and must be found alike.
enum Variant: String, CaseIterable, Sendable {
  case plain, afterMultiByteText, crlf, cr, byteOrderMark, fullwidth, noFinalNewline

  /// The example's document, written so; nil where that would change what it is about.
  func document(of example: Example) -> String? {
    let text = example.document
    switch self {
    case .plain: return text
    case .afterMultiByteText: return "# 😀é中 👩‍👩‍👧‍👦\n".replacingZeroWidth() + text
    case .crlf: return replacingLineEnds(text, with: "\r\n")
    case .cr: return replacingLineEnds(text, with: "\r")
    case .byteOrderMark: return "\u{FEFF}" + text
    case .fullwidth:
      guard example.isTypedFreely else { return nil }
      return text.split(separator: "\n", omittingEmptySubsequences: false).map { Variant.fullwidth(String($0)) }
        .joined(separator: "\n")
    case .noFinalNewline:
      var text = text
      while text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
      return text
    }
  }

  private func replacingLineEnds(_ text: String, with end: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" { result.append(contentsOf: end.unicodeScalars) } else { result.append(scalar) }
    }
    return String(result)
  }

  /// The line with its structure characters as a Chinese input method types them.
  static func fullwidth(_ line: String) -> String {
    var scalars = Array(line.unicodeScalars)
    guard let first = scalars.firstIndex(where: { !" \t　‹›".unicodeScalars.contains($0) }) else { return line }
    let wide: [Unicode.Scalar: Unicode.Scalar] = ["#": "＃", "@": "＠", ">": "＞", "|": "｜", "-": "－"]
    switch scalars[first] {
    case "|":
      for i in scalars.indices where scalars[i] == "|" && (i == 0 || scalars[i - 1] != "\\") { scalars[i] = "｜" }
    case "#", "@", ">": scalars[first] = wide[scalars[first]] ?? scalars[first]
    default:
      if scalars[first] == "-", first + 1 < scalars.count, scalars[first + 1] == " " { scalars[first] = "－" }
      guard let colon = scalars[first...].firstIndex(of: ":") else { break }
      scalars[colon] = "："
      for i in first..<colon {
        if scalars[i] == "(" { scalars[i] = "（" }
        if scalars[i] == ")" { scalars[i] = "）" }
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension String {
  /// Zero-width joiners are faults of their own.
  fileprivate func replacingZeroWidth() -> String {
    String(String.UnicodeScalarView(unicodeScalars.filter { $0.value != 0x200D }))
  }
}

/// An example with the rule that it belongs to.
struct RuleExample: CustomTestStringConvertible, Sendable {
  let rule: String
  let example: Example

  var isAboutSuppressions: Bool { Rule.named(rule)?.family == .suppressions }

  var testDescription: String { "\(rule): \(example.text)" }

  static let all: [RuleExample] = Rule.all.flatMap { rule in
    rule.examples.map { RuleExample(rule: rule.name, example: $0) }
  }
  static let flagged = all.filter(\.example.isFlagged)

  /// Lints `bytes` against the example's templates.
  func lint(_ bytes: [UInt8], language: Language = .zh) -> [Finding] {
    example.findings(in: SourceFile(path: "example.biao", tree: Tree(bytes)), by: linter(language))
  }

  /// A linter that knows the example's templates.
  func linter(_ language: Language) -> Linter {
    guard let rule = Rule.named(rule) else {
      Issue.record("no rule \(rule)")
      return Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    }
    return example.linter(for: rule, language: language)
  }
}
