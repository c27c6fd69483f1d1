// The HTML report: one page on its own, the forms as tables with their findings beside them.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// Writes a page (HTML, living standard) that loads nothing and runs nothing: no address, no script. Every word of a document
/// is text. The overview is known at the end of the run and written there; the style puts it at the top. Light or dark as the
/// reader's system is.
struct HTMLReport: Report {
  private let context: ReportContext
  private var words: Wording { Wording(context.language) }

  init(_ context: ReportContext) { self.context = context }

  var opening: [UInt8] {
    let title = words.choose("核表报告", "Hebiao report")
    let text = """
      <!DOCTYPE html>
      <html lang="\(words.choose("zh-CN", "en"))">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      <style>
      \(HTMLReport.style)
      </style>
      </head>
      <body>

      """
    return Array(text.utf8)
  }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    let path = context.paths.path(source.path)
    let identifier = HTMLReport.identifier(path)
    let counts = words.counts(SeverityCounts(findings)).joined(separator: words.choose("，", ", "))
    var text = "<section class=\"document\" id=\"\(identifier)\">\n"
    text += "<h2>\(htmlEscaped(path)) <small>\(counts)</small></h2>\n"
    text += HTMLForm(source, findings, identifier: identifier, language: context.language).text
    return Array((text + "</section>\n").utf8)
  }

  func closing(_ end: RunEnd) -> [UInt8] {
    var text = "<header>\n<h1>\(words.choose("核表报告", "Hebiao report"))</h1>\n"
    text += "<p>\(htmlEscaped(words.summary(end)))</p>\n"
    if !end.problems.isEmpty {
      text += "<ul class=\"problems\">\n"
      for problem in end.problems { text += "<li>\(htmlEscaped(words.message(problem)))</li>\n" }
      text += "</ul>\n"
    }
    let statistics = end.outcome.statistics
    if !statistics.files.isEmpty {
      text += "<details open>\n<summary>\(words.choose("文件", "Files"))</summary>\n<table class=\"list\">\n"
      for file in statistics.files {
        let path = context.paths.path(file.path)
        let counts = words.counts(file.counts).joined(separator: words.choose("，", ", "))
        text +=
          "<tr><td><a href=\"#\(HTMLReport.identifier(path))\">\(htmlEscaped(path))</a></td><td>\(counts)</td></tr>\n"
      }
      text += "</table>\n</details>\n"
      text += "<details>\n<summary>\(words.choose("规则", "Rules"))</summary>\n<table class=\"list\">\n"
      for tally in statistics.rules {
        let summary = Rule.named(tally.rule)?.summary[context.language] ?? ""
        text += "<tr><td class=\"figure\">\(tally.count)</td><td><code>\(htmlEscaped(tally.rule))</code></td>"
        text += "<td>\(htmlEscaped(summary))</td></tr>\n"
      }
      text += "</table>\n</details>\n"
    }
    return Array((text + "</header>\n</body>\n</html>\n").utf8)
  }

  /// The name of a document's section, to which the overview links: without spaces, and the same for the same path.
  private static func identifier(_ path: String) -> String { "f-" + percentEncoded(path.utf8) }
}

/// `text` for HTML, in content and in attributes. What nobody can see or what would turn the direction of text is made
/// visible, and there is none of the characters that HTML does not allow.
func htmlEscaped(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in terminalSafe(text).unicodeScalars {
    switch scalar.value {
    case 0x26: result.append(contentsOf: "&amp;".unicodeScalars)
    case 0x3C: result.append(contentsOf: "&lt;".unicodeScalars)
    case 0x3E: result.append(contentsOf: "&gt;".unicodeScalars)
    case 0x22: result.append(contentsOf: "&quot;".unicodeScalars)
    case 0x27: result.append(contentsOf: "&#39;".unicodeScalars)
    // Noncharacters.
    case 0xFDD0...0xFDEF: result.append("\u{FFFD}")
    case let code where code & 0xFFFE == 0xFFFE: result.append("\u{FFFD}")
    default: result.append(scalar)
    }
  }
  return String(result)
}

extension HTMLReport {
  fileprivate static let style = """
    :root { --error: #b3261e; --warning: #8a5a00; --info: #1f5fa8; --hint: #4a6572; --line: #c8ccd0; --soft: #f4f5f7;
      --text: #1b1d1f; --page: #fff; --muted: #63686d; --part: #7aa7d9; --other: #a9c8ea; --gap: #e0796f; }
    @media (prefers-color-scheme: dark) {
      :root { --error: #ff8a80; --warning: #f2c066; --info: #8ab8f0; --hint: #a5b8c2; --line: #44484d; --soft: #24272b;
        --text: #e6e8ea; --page: #17191c; --muted: #9aa0a6; --part: #3f6fa8; --other: #2e527c; --gap: #b4534a; }
    }
    * { box-sizing: border-box; }
    body { display: flex; flex-direction: column; gap: 1.5rem; max-width: 90rem; margin: 1rem auto; padding: 0 1rem;
      font: 1rem/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
      color: var(--text); background: var(--page); }
    header { order: -1; }
    h1 { font-size: 1.5rem; margin: 0; }
    h2 { font-size: 1.1rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
    small { color: var(--muted); font-weight: normal; }
    a { color: var(--info); }
    code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .85em; color: var(--muted); }
    table { border-collapse: collapse; }
    .list td { padding: .1rem .75rem .1rem 0; vertical-align: top; overflow-wrap: anywhere; }
    .form { width: 100%; table-layout: fixed; border: 1px solid var(--line); }
    .form th, .form td { border: 1px solid var(--line); padding: .2rem .4rem; vertical-align: top; text-align: left;
      overflow-wrap: anywhere; font-weight: normal; }
    .form thead th { background: var(--soft); font-weight: bold; }
    col.number { width: 3.5rem; } col.label { width: 22%; } col.findings { width: 38%; }
    .form td.number, td.figure { text-align: right; color: var(--muted); font-variant-numeric: tabular-nums; }
    .form .muted { color: var(--muted); }
    .cells { display: grid; grid-auto-columns: minmax(0, 1fr); grid-auto-flow: column; gap: .4rem; }
    .cells > span { border-left: 1px solid var(--line); padding-left: .4rem; }
    .cells > span:first-child { border-left: 0; padding-left: 0; }
    mark { color: inherit; background: none; border-bottom: 2px solid; }
    mark.error { border-color: var(--error); background: color-mix(in srgb, var(--error) 18%, transparent); }
    mark.warning { border-color: var(--warning); background: color-mix(in srgb, var(--warning) 18%, transparent); }
    mark.info, mark.hint { border-color: var(--info); background: color-mix(in srgb, var(--info) 14%, transparent); }
    .finding { margin: 0 0 .4rem; padding-left: .5rem; border-left: 3px solid; }
    .finding.error { border-color: var(--error); } .finding.error b { color: var(--error); }
    .finding.warning { border-color: var(--warning); } .finding.warning b { color: var(--warning); }
    .finding.info { border-color: var(--info); } .finding.info b { color: var(--info); }
    .finding.hint { border-color: var(--hint); } .finding.hint b { color: var(--hint); }
    .finding ul { margin: .2rem 0 0; padding-left: 1.1rem; color: var(--muted); }
    .sum { margin: .3rem 0; font-size: .9rem; }
    .sum td { border: 0; padding: 0 .8rem 0 0; }
    .sum tr.total td { border-top: 1px solid var(--text); }
    .sum tr.gap td { color: var(--error); }
    svg { display: block; width: 100%; max-width: 30rem; height: auto; margin-top: .3rem; }
    svg .total { fill: var(--part); } svg .part { fill: var(--part); } svg .odd { fill: var(--other); }
    svg .gap { fill: var(--gap); }
    @media (max-width: 50rem) { .form, .form tbody, .form tr { display: block; } .form thead, .form colgroup { display: none; }
      .form td, .form th { display: block; border: 0; } .form tr { border-bottom: 1px solid var(--line); } }
    @media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
    """
}
