// One document in the HTML report: a row for each line, what is wrong with it beside it.

import BiaoModel
import BiaoRules
import BiaoSyntax

/// The table of a document.
struct HTMLForm {
  private let source: SourceFile
  private let findings: [Finding]
  private let identifier: String
  private let words: Wording
  private var tree: Tree { source.tree }

  /// Of documents with more lines only those with findings are shown, with what stands around them.
  private static let maximumWhole = 2000
  private static let around = 3
  /// Longer texts are cut.
  private static let maximumText = 4000
  private static let maximumRelated = 12
  /// Of a line with more, only these are marked and shown as cells, so that a line costs what it is long.
  private static let maximumMarks = 200
  private static let maximumCells = 200

  init(_ source: SourceFile, _ findings: [Finding], identifier: String, language: Language) {
    self.source = source
    self.findings = findings
    self.identifier = identifier
    words = Wording(language)
  }

  var text: String {
    var places = PlaceIndex(tree)
    var byLine: [Int: [Finding]] = [:]
    /// For each line the marks that reach into it.
    var marks: [Int: [Finding]] = [:]
    for finding in findings {
      let first = tree.lineIndex(at: finding.range.lowerBound)
      let last = tree.lineIndex(at: max(finding.range.lowerBound, finding.range.upperBound - 1))
      byLine[first, default: []].append(finding)
      // A finding over many lines is marked where it begins and where it ends.
      for line in last - first > 16 ? [first, last] : Array(first...max(first, last)) {
        if marks[line, default: []].count < Self.maximumMarks { marks[line, default: []].append(finding) }
      }
    }
    var text =
      "<table class=\"form\">\n<colgroup><col class=\"number\"><col class=\"label\"><col><col class=\"findings\">"
    text += "</colgroup>\n<thead><tr><th>\(words.choose("行", "Line"))</th><th>\(words.choose("栏目", "Field"))</th>"
    text +=
      "<th>\(words.choose("内容", "Content"))</th><th>\(words.choose("问题", "Findings"))</th></tr></thead>\n<tbody>\n"
    let shown = shownLines(Array(byLine.keys))
    var previous = -1
    for line in tree.lines.indices where shown?.contains(line) ?? true {
      if tree.lines[line].kind == .blank, byLine[line] == nil { continue }
      if shown != nil, line > previous + 1, previous >= 0 {
        text += "<tr><td class=\"number\">…</td><td></td><td></td><td></td></tr>\n"
      }
      previous = line
      text += row(line, marks[line] ?? [], byLine[line] ?? [], &places)
    }
    return text + "</tbody>\n</table>\n"
  }

  /// The lines to show; nil for all.
  private func shownLines(_ faulty: [Int]) -> Set<Int>? {
    guard tree.lines.count > Self.maximumWhole else { return nil }
    var shown: Set<Int> = []
    for line in faulty {
      for near in max(line - Self.around, 0)...min(line + Self.around, tree.lines.count - 1) { shown.insert(near) }
      var parent = tree.lines[line].parent
      while let above = parent, shown.insert(above).inserted { parent = tree.lines[above].parent }
    }
    return shown
  }

  private func row(_ line: Int, _ marks: [Finding], _ findings: [Finding], _ places: inout PlaceIndex) -> String {
    let kind = tree.lines[line].kind
    var label = ""
    var content = ""
    let isMuted = kind == .comment || kind == .directive
    switch kind {
    case .entry, .item:
      if let name = tree.label(ofLine: line) {
        let end = max(name.name.upperBound, name.last?.outer.upperBound ?? 0)
        label = marked(ByteRange(clamping: name.name.lowerBound, end), marks)
      }
      if let value = tree.value(ofLine: line) { content = marked(value, marks) }
    case .row:
      content = "<div class=\"cells\">"
      var count = 0
      for cell in tree.cells(ofLine: line) {
        count += 1
        content += count > Self.maximumCells ? "<span>…</span>" : "<span>\(marked(cell, marks))</span>"
        if count > Self.maximumCells { break }
      }
      content += "</div>"
    case .prose, .comment: content = marked(tree.text(ofLine: line) ?? tree.contentRange(ofLine: line), marks)
    case .directive, .conflictMarker, .blank: content = marked(tree.contentRange(ofLine: line), marks)
    }
    let indentation = min(Int(tree.lines[line].depth), 16)
    let muted = isMuted ? " class=\"muted\"" : ""
    var text = "<tr id=\"\(identifier)-L\(line + 1)\"><td class=\"number\">\(line + 1)</td>"
    text +=
      "<th scope=\"row\" style=\"padding-left: \(indentation + 1)em\">\(label)</th><td\(muted)>\(content)</td><td>"
    for finding in findings { text += self.text(of: finding, &places) }
    return text + "</td></tr>\n"
  }

  /// The words of `range`, with those marked that findings point at; where several do, by the gravest.
  private func marked(_ range: ByteRange, _ findings: [Finding]) -> String {
    let isCut = range.count > Self.maximumText
    var end = range.upperBound
    if isCut {
      end = range.lowerBound + Self.maximumText
      while end > range.lowerBound, tree.bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    let range = ByteRange(clamping: range.lowerBound, end)
    let inside = findings.filter { $0.range.overlaps(range) }
    var text = ""
    if inside.isEmpty {
      text = htmlEscaped(tree.text(range))
    } else {
      var bounds: Set<Int> = [range.lowerBound, range.upperBound]
      for finding in inside {
        bounds.insert(max(finding.range.lowerBound, range.lowerBound))
        bounds.insert(min(finding.range.upperBound, range.upperBound))
      }
      let sorted = bounds.sorted()
      for (start, end) in zip(sorted, sorted.dropFirst()) {
        let piece = htmlEscaped(tree.text(start..<end))
        let severity = inside.filter { $0.range.lowerBound <= start && $0.range.upperBound >= end }.map(\.severity)
          .max()
        text += severity.map { "<mark class=\"\($0.name)\">\(piece)</mark>" } ?? piece
      }
    }
    return isCut ? text + "…" : text
  }

  private func text(of finding: Finding, _ places: inout PlaceIndex) -> String {
    var text = "<div class=\"finding \(finding.severity.name)\"><b>\(words.name(of: finding.severity))</b> "
    text += "\(htmlEscaped(finding.message)) <code>\(htmlEscaped(finding.rule))</code>"
    if let drawing = SumDrawing(finding, in: source, words) { text += drawing.html }
    var notes: [String] = []
    for related in finding.related.prefix(Self.maximumRelated) {
      let range = places.range(related, of: source)
      let isOwn = related.source == nil && related.other == nil
      let message = htmlEscaped(related.message)
      if isOwn {
        let place = words.choose("第 \(range.start.line) 行", "line \(range.start.line)")
        notes.append("<a href=\"#\(identifier)-L\(range.start.line)\">\(place)</a> \(message)")
      } else {
        let name = range.builtIn.map { words.choose("模板“\($0)”", "template “\($0)”") } ?? range.path
        notes.append("\(htmlEscaped(name)):\(range.start.line) \(message)")
      }
    }
    if finding.related.count > Self.maximumRelated {
      notes.append(words.andMore(finding.related.count - Self.maximumRelated))
    }
    for fix in finding.fixes {
      notes.append("\(fix.safety == .safe ? words.fix : words.suggestion): \(htmlEscaped(fix.title))")
    }
    if !notes.isEmpty { text += "<ul>" + notes.map { "<li>\($0)</li>" }.joined() + "</ul>" }
    return text + "</div>"
  }
}
