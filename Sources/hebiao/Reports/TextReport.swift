// The text report: findings as a person reads them, each with its source line and carets under the wrong words.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// Writes for each finding
///
///     forms/a.biao:12:9: 错误[mismatched-sum]: 合计 9712.53，各项之和 9693.06，差 19.47
///        |
///     12 |   合计: 9712.53
///        |         ^^^^^^^
///        = 相关: forms/a.biao:13:5  一般公共预算: 9693.06 — 加数
///        = 改法: 改为 9693.06
///
/// and, where comments silence nothing, `= 忽略: forms/a.biao:11:5  # hebiao-ignore mismatched-sum` after the other places.
///
/// Columns in the first line count Unicode code points from 1; carets stand by cells, of which a Chinese character has
/// two.
struct TextReport: Report {
  var language: Language
  var isColored: Bool
  /// The cells of a line of the output.
  var width: Int
  /// Whether a last line counts the findings.
  var hasSummary = true
  var unheeded: UnheededSuppressions?

  /// How many other places of one finding are listed, and how many ways to mend it; the JSON report has all.
  private static let relatedLimit = 12
  private static let fixLimit = 4

  var isDivisible: Bool { true }

  func remainder(_ source: SourceFile, _ count: Int) -> [UInt8] {
    Array("\(terminalSafe(source.path)): \(Wording(language).andMore(count))\n\n".utf8)
  }

  func closing(_ end: RunEnd) -> [UInt8] { Array(Wording(language).closing(end, hasSummary: hasSummary).utf8) }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    guard !findings.isEmpty else { return [] }
    var output = StyledOutput(isColored: isColored)
    var places = PlaceIndex(source.tree)
    let path = terminalSafe(source.path)
    let silenced = unheeded?.all(in: source)
    for finding in findings {
      let comment = silenced?.suppression(of: finding)?.comment
      write(finding, of: source, path, silencedBy: comment, &places, to: &output)
    }
    return output.bytes
  }

  private func write(
    _ finding: Finding, of source: SourceFile, _ path: String, silencedBy comment: Suppression?,
    _ places: inout PlaceIndex, to output: inout StyledOutput
  ) {
    let words = Wording(language)
    let start = places.place(at: finding.range.lowerBound)
    let end = places.place(at: finding.range.upperBound)
    let style = Style.of(finding.severity)
    output.add("\(path):\(start.line):\(start.column)", .path)
    output.add(": ")
    output.add("\(words.name(of: finding.severity))[\(finding.rule)]", style)
    output.add(": \(terminalSafe(finding.message))\n")

    // A finding is as small as can be; where it does span lines, the first and the last show it.
    let lastLine = max(end.line, start.line)
    let gutter = String(lastLine).utf8.count
    let empty = String(repeating: " ", count: gutter)
    output.add("\(empty) |\n", .gutter)
    writeExcerpt(source.tree, line: start.line, finding.range, gutter, style, to: &output)
    if lastLine > start.line {
      if lastLine > start.line + 1 { output.add("\(String(repeating: ".", count: gutter)) |\n", .gutter) }
      writeExcerpt(source.tree, line: lastLine, finding.range, gutter, style, to: &output)
    }

    for related in finding.related.prefix(Self.relatedLimit) {
      if let other = related.other {
        write(other, related.message, words, empty, to: &output)
        continue
      }
      let other = related.source ?? source
      let place: Place
      if let source = related.source {
        var otherPlaces = PlaceIndex(source.tree)
        place = otherPlaces.place(at: related.range.lowerBound)
      } else {
        place = places.place(at: related.range.lowerBound)
      }
      writeNote(words.related, empty, to: &output)
      output.add("\(terminalSafe(other.path)):\(place.line):\(place.column)", .path)
      let excerpt = Excerpt(
        other.tree, line: place.line - 1, range: related.range, width: max(40, width / 2), compactly: true)
      if !excerpt.text.isEmpty {
        output.add("  ")
        output.add(excerpt, .highlight)
      }
      if !related.message.isEmpty { output.add(" — \(terminalSafe(related.message))") }
      output.add("\n")
    }
    if finding.related.count > Self.relatedLimit {
      writeNote(words.related, empty, to: &output)
      output.add("\(words.andMore(finding.related.count - Self.relatedLimit))\n")
    }
    if let comment {
      writeNote(words.silenced, empty, to: &output)
      let place = places.place(at: comment.keyword.lowerBound)
      output.add("\(path):\(place.line):\(place.column)", .path)
      let excerpt = Excerpt(
        source.tree, line: comment.line, range: comment.keyword, width: max(40, width / 2), compactly: true)
      output.add("  ")
      output.add(excerpt, .highlight)
      output.add("\n")
    }
    for fix in finding.fixes.prefix(Self.fixLimit) {
      writeNote(fix.safety == .safe ? words.fix : words.suggestion, empty, to: &output)
      output.add("\(terminalSafe(fix.title))\n")
    }
    output.add("\n")
  }

  /// A place of a document of which only the facts are at hand: the words themselves instead of their line.
  private func write(
    _ other: OtherPlace, _ message: String, _ words: Wording, _ empty: String, to output: inout StyledOutput
  ) {
    let place = other.words.place
    writeNote(words.related, empty, to: &output)
    output.add("\(terminalSafe(other.path)):\(place.line + 1):\(place.codePoints.lowerBound + 1)", .path)
    if !other.words.text.isEmpty {
      output.add("  ")
      output.add(terminalSafe(other.words.text), .highlight)
    }
    if !message.isEmpty { output.add(" — \(terminalSafe(message))") }
    output.add("\n")
  }

  private func writeNote(_ label: String, _ empty: String, to output: inout StyledOutput) {
    output.add("\(empty) = ", .gutter)
    output.add("\(label): ", .label)
  }

  /// Line `line` (from 1), and under it the carets.
  private func writeExcerpt(
    _ tree: Tree, line: Int, _ range: ByteRange, _ gutter: Int, _ style: Style, to output: inout StyledOutput
  ) {
    let excerpt = Excerpt(tree, line: line - 1, range: range, width: max(40, width - gutter - 3))
    let number = String(line)
    let space = String(repeating: " ", count: max(0, gutter - number.utf8.count))
    output.add("\(space)\(number) |", .gutter)
    if !excerpt.text.isEmpty {
      output.add(" ")
      output.add(excerpt, nil)
    }
    output.add("\n")
    output.add("\(String(repeating: " ", count: gutter)) | ", .gutter)
    output.add(String(repeating: " ", count: excerpt.caretStart))
    output.add(String(repeating: "^", count: excerpt.caretWidth), style)
    output.add("\n")
  }
}

/// How a piece of output looks on a terminal.
enum Style: String {
  case error = "1;31"
  case warning = "1;33"
  case info = "1;34"
  case hint = "1;36"
  case path = "1"
  case gutter = "34"
  case label = "1;32"
  case highlight = "4"

  static func of(_ severity: Severity) -> Style {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .info
    case .hint: .hint
    }
  }
}

/// Bytes for a terminal, coloured or not (ECMA-48, SGR).
struct StyledOutput {
  let isColored: Bool
  private(set) var bytes: [UInt8] = []

  init(isColored: Bool) { self.isColored = isColored }

  mutating func add(_ text: String, _ style: Style? = nil) {
    begin(style)
    bytes.append(contentsOf: text.utf8)
    end(style)
  }

  /// `excerpt` with its highlighted words in `style`.
  mutating func add(_ excerpt: Excerpt, _ style: Style?) {
    guard isColored, style != nil, !excerpt.highlighted.isEmpty else {
      bytes.append(contentsOf: excerpt.text)
      return
    }
    bytes.append(contentsOf: excerpt.text[..<excerpt.highlighted.lowerBound])
    begin(style)
    bytes.append(contentsOf: excerpt.text[excerpt.highlighted])
    end(style)
    bytes.append(contentsOf: excerpt.text[excerpt.highlighted.upperBound...])
  }

  private mutating func begin(_ style: Style?) {
    if isColored, let style { bytes.append(contentsOf: "\u{1B}[\(style.rawValue)m".utf8) }
  }

  private mutating func end(_ style: Style?) {
    if isColored, style != nil { bytes.append(contentsOf: "\u{1B}[0m".utf8) }
  }
}
