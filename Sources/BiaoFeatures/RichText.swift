// Texts for authors with a little structure, written as Markdown or as plain text.

/// A text of paragraphs, lists and tables. Every word in it is shown as it is: nothing that stands in a document can
/// become a link, HTML or a heading.
package struct RichText: Sendable, Equatable {
  /// A piece of a line.
  package enum Span: Sendable, Equatable {
    case plain(String)
    case strong(String)
    /// Words of a document, figures, formulas.
    case code(String)
  }

  package enum Block: Sendable, Equatable {
    case paragraph([Span])
    case list([[Span]])
    /// Rows as long as the header, or shorter.
    case table(header: [String], rows: [[String]])
    /// Words that somebody else says: a template's guidance.
    case quote([String])
    case rule
  }

  package var blocks: [Block] = []

  package init() {}

  package var isEmpty: Bool { blocks.isEmpty }

  package mutating func paragraph(_ spans: Span...) { paragraph(spans) }

  package mutating func paragraph(_ spans: [Span]) {
    if !spans.isEmpty { blocks.append(.paragraph(spans)) }
  }

  package mutating func list(_ items: [[Span]]) {
    if !items.isEmpty { blocks.append(.list(items)) }
  }

  package mutating func quote(_ lines: [String]) {
    if !lines.isEmpty { blocks.append(.quote(lines)) }
  }

  package mutating func table(_ header: [String], _ rows: [[String]]) {
    if !rows.isEmpty { blocks.append(.table(header: header, rows: rows)) }
  }

  /// Another text behind this one, divided from it.
  package mutating func append(_ other: RichText) {
    if !isEmpty, !other.isEmpty { blocks.append(.rule) }
    blocks += other.blocks
  }

  // MARK: - Markdown

  /// CommonMark with tables.
  package var markdown: String {
    blocks.map { block in
      switch block {
      case .paragraph(let spans): Markdown.line(spans)
      case .list(let items): items.map { "- " + Markdown.line($0) }.joined(separator: "\n")
      case .table(let header, let rows):
        ([Markdown.row(header, count: header.count), Markdown.divider(header.count)]
          + rows.map { Markdown.row($0, count: header.count) }).joined(separator: "\n")
      case .quote(let lines): lines.map { "> " + Markdown.start(Markdown.escaped($0)) }.joined(separator: "\n>\n")
      case .rule: "---"
      }
    }.joined(separator: "\n\n")
  }

  /// The same words for clients that show no Markdown.
  package var plainText: String {
    blocks.compactMap { block in
      switch block {
      case .paragraph(let spans): RichText.words(spans)
      case .list(let items): items.map { "- " + RichText.words($0) }.joined(separator: "\n")
      case .table(let header, let rows):
        ([header] + rows).map { $0.map(RichText.oneLine).joined(separator: " | ") }.joined(separator: "\n")
      case .quote(let lines): lines.map { "  " + RichText.oneLine($0) }.joined(separator: "\n")
      case .rule: nil
      }
    }.joined(separator: "\n\n")
  }

  private static func words(_ spans: [Span]) -> String {
    spans.map { span in
      switch span {
      case .plain(let text), .strong(let text), .code(let text): oneLine(text)
      }
    }.joined()
  }

  /// Without line breaks and control characters.
  static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }
}

/// How words are written in Markdown so that they mean nothing but themselves.
package enum Markdown {
  /// One line of running text.
  static func line(_ spans: [RichText.Span]) -> String {
    start(
      spans.map { span in
        switch span {
        case .plain(let text): escaped(text)
        case .strong(let text): text.isEmpty ? "" : "**\(escaped(text))**"
        case .code(let text): code(text)
        }
      }.joined())
  }

  /// `text` with a backslash before every mark that Markdown knows, `<`, `>` and `&` as entities, and in one line.
  /// Addresses, which some renderers link without any mark, are broken at their first sign. What stands at the start of a
  /// line is the business of `start`.
  package static func escaped(_ text: String) -> String {
    var out: [UInt8] = []
    let bytes = Array(text.utf8)
    out.reserveCapacity(bytes.count + bytes.count / 8)
    for (i, byte) in bytes.enumerated() {
      switch byte {
      case 0x3C: out += "&lt;".utf8
      case 0x3E: out += "&gt;".utf8
      case 0x26: out += "&amp;".utf8
      // ! " # $ ' ( ) + , - and = stand for nothing within a line.
      case 0x5C, 0x60, 0x2A, 0x5F, 0x5B, 0x5D, 0x7C, 0x7E, 0x40, 0x24:
        out.append(0x5C)
        out.append(byte)
      case 0x3A where i + 1 < bytes.count && bytes[i + 1] == 0x2F,
        0x2E where i >= 3 && bytes[i - 3..<i].allSatisfy({ $0 | 0x20 == 0x77 }):
        // http: and www.
        out.append(0x5C)
        out.append(byte)
      case 0..<0x20, 0x7F: out.append(0x20)
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A line whose first characters would make it a heading, a list, a rule or a quotation, with a backslash before them.
  static func start(_ line: String) -> String {
    let bytes = Array(line.utf8)
    guard let first = bytes.first else { return line }
    switch first {
    case 0x23, 0x2B, 0x2D, 0x3D: return "\\" + line
    case 0x30...0x39:
      let digits = bytes.prefix { $0 &- 0x30 < 10 }.count
      guard digits < bytes.count, bytes[digits] == 0x2E || bytes[digits] == 0x29,
        digits + 1 == bytes.count || bytes[digits + 1] == 0x20
      else { return line }
      return String(decoding: bytes[..<digits], as: UTF8.self) + "\\"
        + String(decoding: bytes[digits...], as: UTF8.self)
    case 0x20: return start(String(line.drop { $0 == " " }))
    default: return line
    }
  }

  /// A code span whose fence is longer than any in the text.
  static func code(_ text: String) -> String {
    let text = RichText.oneLine(text)
    if text.isEmpty { return "" }
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let isTouching = text.utf8.first == 0x60 || text.utf8.last == 0x60 || text.utf8.first == 0x20
    return isTouching ? "\(fence) \(text) \(fence)" : fence + text + fence
  }

  /// A row of a table with `count` cells; line breaks in a cell are kept as far as a table can hold them.
  static func row(_ cells: [String], count: Int) -> String {
    "| "
      + (0..<count).map { index in cells.indices.contains(index) ? escaped(cells[index]) : "" }
      .joined(separator: " | ") + " |"
  }

  static func divider(_ count: Int) -> String { "|" + String(repeating: " --- |", count: count) }
}
