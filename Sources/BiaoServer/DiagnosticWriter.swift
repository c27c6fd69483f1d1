// What a finding looks like as a diagnostic of the protocol.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax

extension ServerState {
  func write(_ findings: [Finding], of source: SourceFile, to writer: inout JSONWriter) {
    writer.beginArray()
    if !findings.isEmpty {
      var diagnostics = DiagnosticWriter(self, source)
      for finding in findings { diagnostics.write(finding, to: &writer) }
    }
    writer.endArray()
  }
}

/// Writes the findings of one document. A large one may have thousands, and they are written at every keystroke: what is
/// the same in all of them is made once.
struct DiagnosticWriter {
  private let state: ServerState
  private let source: SourceFile
  private let convert: Convert
  /// The tags that the client shows.
  private let tags: [DiagnosticTag]
  /// The document's own URI, made when first asked for.
  private lazy var ownURI = state.uri(of: source)
  /// The last other document of a related place, as its path and its URI.
  private var last: (path: String, uri: String)?

  init(_ state: ServerState, _ source: SourceFile) {
    self.state = state
    self.source = source
    convert = state.convert
    tags = state.client.diagnosticTags.compactMap(DiagnosticTag.init(rawValue:))
  }

  /// Appends a `Diagnostic`.
  mutating func write(_ finding: Finding, to writer: inout JSONWriter) {
    writer.beginObject()
    convert.member("range", visible(finding.range), in: source.tree, to: &writer)
    writer.member("severity", finding.severity.number)
    writer.member("code", finding.rule)
    if state.client.hasCodeDescription, let page = page(of: finding.rule) {
      writer.object("codeDescription") { $0.member("href", page) }
    }
    writer.member("source", "hebiao")
    if state.client.hasMarkupMessages {
      // The author's own words stand in it and shall be no markup.
      writer.object("message") {
        $0.member("kind", "markdown")
        $0.member("value", Markdown.escaped(finding.message))
      }
    } else {
      writer.member("message", finding.message)
    }
    let own = tags.filter { $0.applies(to: finding.rule) }
    if !own.isEmpty { writer.array("tags", own) { $0.int($1.rawValue) } }
    if state.client.hasRelatedInformation, !finding.related.isEmpty {
      writer.key("relatedInformation")
      writer.beginArray()
      for place in finding.related { write(place, to: &writer) }
      writer.endArray()
    }
    if state.client.hasDiagnosticData, !finding.fixes.isEmpty {
      writer.object("data") {
        $0.array("fixes", finding.fixes) { writer, fix in
          writer.object {
            $0.member("title", fix.title)
            $0.member("safety", fix.safety.rawValue)
          }
        }
      }
    }
    writer.endObject()
  }

  /// Where the rule is explained: as the user has set, else in a document of ours if the client can show such.
  private func page(of rule: String) -> String? {
    if let page = state.settings.rulePage { return page.isEmpty ? nil : page.replacing("{rule}", with: rule) }
    return state.client.textDocumentContent ? VirtualDocument.uri(ofRule: rule) : nil
  }

  /// A range that editors show: an empty one is invisible in some, one of several lines slow in others.
  private func visible(_ range: ByteRange) -> ByteRange {
    let tree = source.tree
    let line = tree.lines[tree.lineIndex(at: range.lowerBound)]
    var range = range.lowerBound..<min(range.upperBound, max(line.end, range.lowerBound))
    if range.isEmpty {
      // The next character, or at the end of a line the one before.
      if range.upperBound < line.end {
        range = range.lowerBound..<(range.upperBound + 1)
        while range.upperBound < line.end, tree.bytes[range.upperBound] & 0xC0 == 0x80 {
          range = range.lowerBound..<(range.upperBound + 1)
        }
      } else if range.lowerBound > line.start {
        var start = range.lowerBound - 1
        while start > line.start, tree.bytes[start] & 0xC0 == 0x80 { start -= 1 }
        range = start..<range.upperBound
      }
    }
    return range
  }

  /// Appends a `DiagnosticRelatedInformation`.
  private mutating func write(_ place: RelatedPlace, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("location")
    writer.beginObject()
    if let other = place.other {
      writer.member("uri", uri(ofPath: other.path) { $0.uri(of: other.path) })
      write(other.words.place, of: other.path, to: &writer)
    } else if let source = place.source {
      writer.member("uri", uri(ofPath: source.path) { $0.uri(of: source) })
      convert.member("range", place.range, in: source.tree, to: &writer)
    } else {
      writer.member("uri", ownURI)
      convert.member("range", place.range, in: source.tree, to: &writer)
    }
    writer.endObject()
    writer.member("message", place.message)
    writer.endObject()
  }

  /// The URI of the document of that path, which `make` makes: places of one document come one after the other.
  private mutating func uri(ofPath path: String, _ make: (ServerState) -> String) -> String {
    if let last, last.path.utf8.elementsEqual(path.utf8) { return last.uri }
    let uri = make(state)
    last = (path, uri)
    return uri
  }

  private func write(_ place: Facts.Place, of path: String, to writer: inout JSONWriter) {
    // Facts know no columns in bytes: those come from the document itself.
    if convert.unit == .utf8, path.hasPrefix("/"), let tree = state.tree(named: path) {
      convert.member("range", place.range, in: tree, to: &writer)
      return
    }
    let columns = convert.unit == .utf16 ? place.utf16 : place.codePoints
    writer.object("range") {
      $0.key("start")
      convert.write(Position(line: place.line, column: columns.lowerBound), to: &$0)
      $0.key("end")
      convert.write(Position(line: place.line, column: columns.upperBound), to: &$0)
    }
  }
}

extension Severity {
  /// `DiagnosticSeverity`.
  fileprivate var number: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .info: 3
    case .hint: 4
    }
  }
}

/// What editors show beside a message: faded text.
private enum DiagnosticTag: Int {
  case unnecessary = 1

  func applies(to rule: String) -> Bool {
    switch self {
    case .unnecessary: DiagnosticTag.unnecessaryRules.contains(rule)
    }
  }

  /// Rules that point at text which could go without loss.
  private static let unnecessaryRules: Set<String> = [
    "unused-suppression", "expired-suppression", "unknown-suppression", "unused-template", "instruction-left-in",
    "repeated-word",
  ]
}
