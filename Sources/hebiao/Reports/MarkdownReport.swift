// The Markdown report: for the comment on a pull request, folded where it is long.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// Writes GitHub Flavored Markdown: for each document a table of its findings, folded where there are many, then the
/// summary. A comment of GitHub has 65,536 characters at most, so documents beyond that are only counted.
struct MarkdownReport: Report {
  private let context: ReportContext
  private var words: Wording { Wording(context.language) }

  init(_ context: ReportContext) { self.context = context }

  /// More findings of a document than this are folded.
  private static let openCount = 5
  /// More are counted.
  private static let maximumCount = 50

  /// Room for the summary is left.
  var byteLimit: Int? { 60_000 }

  var opening: [UInt8] { Array("## hebiao\n".utf8) }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    let path = Markdown.escaped(printable(context.paths.path(source.path)))
    let counts = words.counts(SeverityCounts(findings)).joined(separator: words.choose("，", ", "))
    let isFolded = findings.count > Self.openCount
    var text =
      isFolded
      // Within HTML a backslash is no escape.
      ? "\n<details>\n<summary><b>\(html(context.paths.path(source.path)))</b> \(counts)</summary>\n"
      : "\n#### \(path)\n"
    text += words.choose("\n| 行 | | 问题 |\n", "\n| Line | | Finding |\n") + "| ---: | --- | --- |\n"
    var places = PlaceIndex(source.tree)
    for finding in findings.prefix(Self.maximumCount) {
      let line = places.place(at: finding.range.lowerBound).line
      text += "| \(line) | \(mark(finding.severity)) `\(finding.rule)` | \(cell(finding, source.tree)) |\n"
    }
    if findings.count > Self.maximumCount {
      text += "\n\(words.andMore(findings.count - Self.maximumCount))\n"
    }
    if isFolded { text += "\n</details>\n" }
    return Array(text.utf8)
  }

  func closing(_ end: RunEnd) -> [UInt8] {
    var text = "\n"
    if end.omittedDocuments > 0 {
      let omitted = end.omittedDocuments
      text += words.choose(
        "另有 \(omitted) 个文件的问题未列出。\n\n", "The findings of \(words.files(omitted)) more are not shown.\n\n")
    }
    for problem in end.problems.prefix(20) { text += "- \(Markdown.escaped(words.message(problem)))\n" }
    if end.problems.count > 20 { text += "- \(words.andMore(end.problems.count - 20))\n" }
    if !end.problems.isEmpty { text += "\n" }
    return Array((text + "**\(words.summary(end))**\n").utf8)
  }

  /// The words at fault, the message, the ways to mend it.
  private func cell(_ finding: Finding, _ tree: Tree) -> String {
    var text = Markdown.escaped(printable(finding.message))
    for fix in finding.fixes.prefix(4) {
      text += "<br>\(fix.safety == .safe ? words.fix : words.suggestion): \(Markdown.escaped(printable(fix.title)))"
    }
    return text
  }

  private func mark(_ severity: Severity) -> String {
    switch severity {
    case .error: "❌ \(words.name(of: severity))"
    case .warning: "⚠️ \(words.name(of: severity))"
    case .info, .hint: "ℹ️ \(words.name(of: severity))"
    }
  }

  /// What nobody can see, or what turns the direction of text, made visible.
  private func printable(_ text: String) -> String { terminalSafe(text) }

  private func html(_ text: String) -> String { xmlEscaped(printable(text)) }
}
