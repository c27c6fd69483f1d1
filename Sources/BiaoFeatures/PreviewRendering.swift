// The preview written as HTML and as Markdown.

import BiaoRules

extension Preview {
  // MARK: - HTML

  /// A page of its own: nothing is loaded, nothing runs, and every word of the document is text.
  package var html: String {
    var out = """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTML.escaped(title))</title>
      <style>
      body { font-family: "Songti SC", SimSun, "Noto Serif CJK SC", serif; max-width: 60rem; margin: 1.5rem auto;
        padding: 0 1rem; line-height: 1.5; color: #000; background: #fff; }
      h1 { font-size: 1.5rem; text-align: center; margin: 0; }
      .subtitle { text-align: center; margin: .25rem 0; }
      .note { text-align: right; font-size: .9rem; margin: 0 0 .25rem; }
      table { border-collapse: collapse; width: 100%; table-layout: auto; }
      th, td { border: 1px solid #000; padding: .25rem .4rem; vertical-align: middle; overflow-wrap: anywhere; }
      th { font-weight: bold; text-align: center; }
      th.label { width: 13%; }
      td.inner { padding: 0; }
      td.inner > table { border-style: hidden; }
      td.figure { text-align: right; white-space: nowrap; }
      th.name { font-weight: normal; }
      th.row { font-weight: normal; text-align: left; }
      p { margin: .15rem 0; }
      .hint { color: #666; font-size: .85rem; }
      @media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
      </style>
      </head>
      <body>
      <h1>\(HTML.escaped(title))</h1>

      """
    if !subtitle.isEmpty { out += "<p class=\"subtitle\">\(HTML.escaped(subtitle))</p>\n" }
    if !note.isEmpty { out += "<p class=\"note\">\(HTML.escaped(note))</p>\n" }
    HTML.table(of: parts, into: &out)
    out += "</body>\n</html>\n"
    return out
  }

  // MARK: - Markdown

  /// CommonMark with tables. A cell that stands over several rows is written in the first of them.
  package var markdown: String {
    var out = "# \(Markdown.escaped(title))\n"
    if !subtitle.isEmpty { out += "\n\(Markdown.start(Markdown.escaped(subtitle)))\n" }
    if !note.isEmpty { out += "\n\(Markdown.start(Markdown.escaped(note)))\n" }
    write(parts, level: 2, into: &out)
    return out
  }

  private func write(_ parts: [Part], level: Int, into out: inout String) {
    var fields: [(label: String, value: [Line])] = []
    func flush() {
      if fields.isEmpty { return }
      let header = language == .zh ? ["栏目", "内容"] : ["Field", "Value"]
      out += "\n" + Markdown.row(header, count: 2) + "\n" + Markdown.divider(2) + "\n"
      for field in fields { out += "| \(Markdown.escaped(field.label)) | \(Preview.cell(field.value)) |\n" }
      fields = []
    }
    for part in parts {
      switch part {
      case .field(let label, let value) where value.count > 1 || Preview.isLong(value):
        flush()
        heading(label, level, into: &out)
        paragraphs(value, into: &out)
      case .field(let label, let value): fields.append((label, value))
      case .grid(let label, let above, let grid):
        flush()
        heading(label, level, into: &out)
        paragraphs(above, into: &out)
        write(grid, into: &out)
      case .group(let label, let above, let parts):
        flush()
        heading(label, level, into: &out)
        paragraphs(above, into: &out)
        write(parts, level: label.isEmpty ? level : level + 1, into: &out)
      }
    }
    flush()
  }

  private func heading(_ label: String, _ level: Int, into out: inout String) {
    guard !label.isEmpty else { return }
    // Markdown knows six levels; what is deeper is bold.
    out +=
      level <= 6
      ? "\n\(String(repeating: "#", count: level)) \(Markdown.escaped(label))\n" : "\n**\(Markdown.escaped(label))**\n"
  }

  private func paragraphs(_ lines: [Line], into out: inout String) {
    for line in lines {
      switch line {
      case .words(let text): if !text.isEmpty { out += "\n\(Markdown.start(Markdown.escaped(text)))\n" }
      case .hint(let text): out += "\n*\(Markdown.escaped(text))*\n"
      }
    }
  }

  private func write(_ grid: Grid, into out: inout String) {
    guard !grid.header.isEmpty else { return }
    let count = grid.header.count
    out += "\n" + Markdown.row(grid.header, count: count) + "\n" + Markdown.divider(count) + "\n"
    // For each column the rows that a cell above still covers.
    var covered = Array(repeating: 0, count: count)
    for row in grid.rows {
      var texts = Array(repeating: "", count: count)
      var column = 0
      for cell in row {
        while column < count, covered[column] > 0 {
          covered[column] -= 1
          column += 1
        }
        guard column < count else { break }
        texts[column] = String(repeating: "　", count: min(cell.depth, 16)) + cell.text
        for _ in 0..<min(cell.columns, count - column) {
          covered[column] = cell.rows - 1
          column += 1
        }
      }
      while column < count {
        covered[column] = max(covered[column] - 1, 0)
        column += 1
      }
      out += Markdown.row(texts, count: count) + "\n"
    }
  }

  private static func cell(_ lines: [Line]) -> String {
    lines.map { line in
      switch line {
      case .words(let text): Markdown.escaped(text)
      case .hint(let text): "*\(Markdown.escaped(text))*"
      }
    }.joined(separator: "<br>")
  }

  /// Whether a value is too long to share a row with another field.
  fileprivate static func isLong(_ lines: [Line]) -> Bool {
    lines.contains { line in
      switch line {
      case .words(let text): text.utf8.count > 120
      case .hint: false
      }
    }
  }
}

/// The pieces of the page.
private enum HTML {
  static func escaped(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x26: out += "&amp;".utf8
      case 0x3C: out += "&lt;".utf8
      case 0x3E: out += "&gt;".utf8
      case 0x22: out += "&quot;".utf8
      case 0x27: out += "&#39;".utf8
      case 0x0A: out += "<br>".utf8
      case 0..<0x20, 0x7F: out.append(0x20)
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A grid of four columns: a label and a value, twice. Short fields stand side by side, as on paper.
  static func table(of parts: [Preview.Part], into out: inout String) {
    out += "<table>\n"
    var waiting: (label: String, value: [Preview.Line])?
    func flush() {
      guard let field = waiting else { return }
      out += "<tr><th class=\"label\">\(escaped(field.label))</th><td colspan=\"3\">\(lines(field.value))</td></tr>\n"
      waiting = nil
    }
    for part in parts {
      switch part {
      case .field(let label, let value):
        guard isShort(label, value) else {
          flush()
          out += "<tr><th class=\"label\">\(escaped(label))</th><td colspan=\"3\">\(lines(value))</td></tr>\n"
          continue
        }
        guard let first = waiting else {
          waiting = (label, value)
          continue
        }
        out += "<tr><th class=\"label\">\(escaped(first.label))</th><td>\(lines(first.value))</td>"
        out += "<th class=\"label\">\(escaped(label))</th><td>\(lines(value))</td></tr>\n"
        waiting = nil
      case .grid(let label, let above, let grid):
        flush()
        open(label, above, into: &out)
        write(grid, into: &out)
        out += "</td></tr>\n"
      case .group(let label, let above, let parts):
        flush()
        open(label, above, into: &out)
        table(of: parts, into: &out)
        out += "</td></tr>\n"
      }
    }
    flush()
    out += "</table>\n"
  }

  /// The row of a label and the cell that holds a table.
  private static func open(_ label: String, _ above: [Preview.Line], into out: inout String) {
    if label.isEmpty {
      out += "<tr><td colspan=\"4\" class=\"inner\">"
    } else {
      out += "<tr><th class=\"label\">\(escaped(label))</th><td colspan=\"3\" class=\"inner\">"
    }
    if !above.isEmpty { out += "<table><tr><td>\(lines(above))</td></tr></table>" }
    out += "\n"
  }

  private static func lines(_ lines: [Preview.Line]) -> String {
    if lines.count == 1, case .words(let text) = lines[0] { return escaped(text) }
    return lines.map { line in
      switch line {
      case .words(let text): "<p>\(escaped(text))</p>"
      case .hint(let text): "<p class=\"hint\">\(escaped(text))</p>"
      }
    }.joined()
  }

  /// Whether the value takes no more than half of a row: about twenty Chinese characters.
  private static func isShort(_ label: String, _ value: [Preview.Line]) -> Bool {
    guard value.count <= 1, label.utf8.count <= 48 else { return false }
    switch value.first {
    case .words(let text)?: return text.utf8.count <= 60
    case .hint?: return false
    case nil: return true
    }
  }

  private static func write(_ grid: Preview.Grid, into out: inout String) {
    out += "<table>\n"
    if !grid.header.isEmpty {
      out += "<tr>" + grid.header.map { "<th>\(escaped($0))</th>" }.joined() + "</tr>\n"
    }
    for row in grid.rows {
      out += "<tr>"
      for cell in row {
        let spans =
          (cell.rows > 1 ? " rowspan=\"\(cell.rows)\"" : "") + (cell.columns > 1 ? " colspan=\"\(cell.columns)\"" : "")
        let text = String(repeating: "　", count: min(cell.depth, 16)) + escaped(cell.text)
        if cell.isName || cell.isTier {
          out += "<th class=\"\(cell.isTier ? "name" : "row")\"\(spans)>\(text)</th>"
        } else {
          out += "<td\(cell.isFigure ? " class=\"figure\"" : "")\(spans)>\(text)</td>"
        }
      }
      out += "</tr>\n"
    }
    out += "</table>\n"
  }
}
