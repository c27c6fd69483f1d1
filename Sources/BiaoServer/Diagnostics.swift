// Diagnostics: when they are due, to whom they are sent, and what they look like.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

extension ServerState {
  /// How long the main loop may wait for the client, in milliseconds; nil where there is nothing else to do.
  var patience: Int? {
    guard phase == .running else { return nil }
    guard let folder = mustJoin.first else { return isMemoryDue ? 400 : nil }
    // Facts are taken at once, when nobody wants anything; documents are compared when the author pauses.
    return hasAllFacts(folder) ? 200 : 0
  }

  /// After a turn: publishes what has changed, to clients that do not ask by themselves.
  mutating func publishDue() {
    guard phase == .running else { return }
    refreshTemplates()
    let due = documents.values.filter(\.isDirty).map(\.uri).sorted { $0.key < $1.key }
    var others = false
    for uri in due {
      guard let document = documents[uri] else { continue }
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

  // MARK: - Documents beside each other

  private func hasAllFacts(_ folder: WorkspaceFolder) -> Bool {
    guard let workspace = workspaces[folder] else { return true }
    return workspace.facts.count >= workspace.paths.count
  }

  /// A piece of work that nobody waits for: facts of some closed documents, or the comparison.
  mutating func idle() {
    guard let folder = mustJoin.first, let workspace = workspaces[folder] else {
      if let folder = mustJoin.first {
        mustJoin.remove(folder)
      } else if isMemoryDue {
        // The author pauses, and nothing is left to do.
        isMemoryDue = false
        Platform.releaseFreedMemory()
      }
      return
    }
    guard workspace.paths.count <= ServerState.maximumJoined else {
      mustJoin.remove(folder)
      return
    }
    if hasAllFacts(folder) { join(folder) } else { takeFacts(of: workspace) }
  }

  /// Documents of a larger workspace are not compared while somebody types; the command does that.
  private static let maximumJoined = 20_000
  /// So long may a piece of idle work last before the client is heard again.
  private static let slice: UInt64 = 4_000_000

  private mutating func takeFacts(of workspace: Workspace) {
    let end = outside.nanoseconds() &+ ServerState.slice
    for path in workspace.paths where workspace.facts[path] == nil {
      var facts = Facts(path: path.text)
      // Those of an open document come from what the editor has.
      if documents[DocumentURI(path: path)] == nil, let bytes = outside.read(path) {
        let configuration = outside.configuration(path)
        let (_, linter) = linter(in: workspace.folder, configuration: configuration, for: path)
        facts = linter.lintWithFacts(SourceFile(path: path.text, tree: Tree(bytes))).facts
      }
      updateWorkspace(workspace.folder) { $0.facts[path] = facts }
      if outside.nanoseconds() > end || inbox.isClosed { return }
    }
  }

  /// Compares the documents of a folder by their facts, and publishes what that changed.
  private mutating func join(_ folder: WorkspaceFolder) {
    mustJoin.remove(folder)
    let open = documents.values.filter { $0.workspace == folder }.map(\.uri).sorted { $0.key < $1.key }
    var facts = workspaces[folder]?.facts ?? [:]
    var others: [(DocumentURI, Facts)] = []
    for uri in open {
      guard let examination = examine(uri) else { continue }
      if let path = uri.path { facts[path] = nil }
      others.append((uri, examination.facts))
    }
    let closed = facts.sorted { $0.key < $1.key }.map(\.value)
    let whole = folder.descends ? [folder.path.text] : []
    let faults = Join.faults(closed + others.map(\.1), wholeFolders: whole)
    for (index, (uri, _)) in others.enumerated() {
      let found = faults[closed.count + index]
      guard let document = documents[uri], !(found.isEmpty && document.joined.isEmpty) else { continue }
      update(uri) {
        $0.joined = found
        // The text is the same, what is said of it is not.
        if let known = $0.examined { $0.examined = (-1, known.linter, known.examination) }
        $0.isDirty = true
      }
    }
    let changed = documents.values.contains(where: \.isDirty)
    publishDue()
    if changed, client.pullsDiagnostics { refreshDiagnostics() }
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
