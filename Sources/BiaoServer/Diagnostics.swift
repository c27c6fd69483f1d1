// Diagnostics: when they are due, to whom they are sent, and what they look like.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

extension ServerState {
  /// After a turn: publishes what has changed, to clients that do not ask by themselves.
  mutating func publishDue() {
    guard phase == .running else { return }
    refreshTemplates()
    let due = documents.values.filter(\.isDirty).map(\.uri).sorted { $0.key < $1.key }
    var others = false
    for uri in due {
      guard let document = documents[uri] else { continue }
      if previews[uri] != nil { stalePreviews.insert(uri) }
      // It waits until its template is found.
      if !client.pullsDiagnostics, !isSettled(uri) { continue }
      others = others || document.examined?.revision == document.revision
      update(uri) { $0.isDirty = false }
      if !client.pullsDiagnostics { publish(uri) }
    }
    guard others else { return }
    // A client that asks does so for the document that it has just changed; of others it must be told.
    if client.pullsDiagnostics { refreshDiagnostics() }
    refreshViews()
  }

  mutating func publish(_ uri: DocumentURI) {
    guard let examination = examine(uri), let document = documents[uri] else { return }
    outbox.notify("textDocument/publishDiagnostics") {
      $0.member("uri", document.uri.text)
      if let version = document.version { $0.member("version", version) }
      $0.key("diagnostics")
      write(examination.findings, of: document.source, to: &$0)
    }
  }

  /// The empty list, so that nothing stays behind of a document that is closed.
  func unpublish(_ uri: DocumentURI) {
    outbox.notify("textDocument/publishDiagnostics") {
      $0.member("uri", uri.text)
      $0.array("diagnostics") { _ in }
    }
  }

  mutating func refreshDiagnostics() {
    if client.refreshesDiagnostics { request("workspace/diagnostic/refresh") }
  }

  /// What a document shows depends on its template: clients are asked to ask again.
  private mutating func refreshViews() {
    if client.refreshesTokens { request("workspace/semanticTokens/refresh") }
    if client.refreshesHints { request("workspace/inlayHint/refresh") }
    if client.refreshesLenses { request("workspace/codeLens/refresh") }
    if client.refreshesFolding { request("workspace/foldingRange/refresh") }
  }

  /// A request without params, whose answer says nothing.
  mutating func request(_ method: StaticString) {
    requestNumber += 1
    outbox.send {
      $0.member("id", requestNumber)
      $0.key("method")
      $0.string("\(method)")
    }
  }

  // MARK: - What they look like

  func write(_ findings: [Finding], of source: SourceFile, to writer: inout JSONWriter) {
    writer.array(findings) { write($1, of: source, to: &$0) }
  }

  func write(_ finding: Finding, of source: SourceFile, to writer: inout JSONWriter) {
    writer.object {
      convert.member("range", visible(finding.range, in: source.tree), in: source.tree, to: &$0)
      $0.member("severity", finding.severity.number)
      $0.member("code", finding.rule)
      if client.hasCodeDescription, let page = page(of: finding.rule) {
        $0.object("codeDescription") { $0.member("href", page) }
      }
      $0.member("source", "hebiao")
      if client.hasMarkupMessages {
        // The author's own words stand in it and shall be no markup.
        $0.object("message") {
          $0.member("kind", "markdown")
          $0.member("value", Markdown.escaped(finding.message))
        }
      } else {
        $0.member("message", finding.message)
      }
      let tags = DiagnosticTag.tags(of: finding.rule).map(\.rawValue).filter(client.diagnosticTags.contains)
      if !tags.isEmpty { $0.array("tags", tags) { $0.int($1) } }
      if client.hasRelatedInformation, !finding.related.isEmpty {
        $0.array("relatedInformation", finding.related) { write($1, of: source, to: &$0) }
      }
      if client.hasDiagnosticData, !finding.fixes.isEmpty {
        $0.object("data") {
          $0.array("fixes", finding.fixes) { writer, fix in
            writer.object {
              $0.member("title", fix.title)
              $0.member("safety", fix.safety.rawValue)
            }
          }
        }
      }
    }
  }

  /// Where the rule is explained: as the user has set, else in a document of ours if the client can show such.
  private func page(of rule: String) -> String? {
    if let page = settings.rulePage { return page.isEmpty ? nil : page.replacing("{rule}", with: rule) }
    return client.textDocumentContent ? VirtualDocument.uri(ofRule: rule) : nil
  }

  /// A range that editors show: an empty one is invisible in some, one of several lines slow in others.
  private func visible(_ range: ByteRange, in tree: Tree) -> ByteRange {
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

  private func write(_ place: RelatedPlace, of source: SourceFile, to writer: inout JSONWriter) {
    writer.object {
      $0.object("location") {
        if let other = place.other {
          $0.member("uri", uri(of: other.path))
          write(other.words.place, of: other.path, to: &$0)
        } else {
          let source = place.source ?? source
          $0.member("uri", uri(of: source))
          convert.member("range", place.range, in: source.tree, to: &$0)
        }
      }
      $0.member("message", place.message)
    }
  }

  private func write(_ place: Facts.Place, of path: String, to writer: inout JSONWriter) {
    // Facts know no columns in bytes: those come from the document itself.
    if convert.unit == .utf8, path.hasPrefix("/"), let tree = tree(named: path) {
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
  var number: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .info: 3
    case .hint: 4
    }
  }
}

/// What editors show beside a message: faded text.
enum DiagnosticTag: Int {
  case unnecessary = 1

  static func tags(of rule: String) -> [DiagnosticTag] {
    unnecessaryRules.contains(rule) ? [.unnecessary] : []
  }

  /// Rules that point at text which could go without loss.
  private static let unnecessaryRules: Set<String> = [
    "unused-suppression", "expired-suppression", "unknown-suppression", "unused-template", "instruction-left-in",
    "repeated-word",
  ]
}
