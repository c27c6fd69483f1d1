// workspace/diagnostic: the client asks for the diagnostics of all documents, open or not.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

extension Request {
  static let workspaceDiagnostic = Request("workspace/diagnostic") { state, call throws(ResponseError) in
    var known: [String: String] = [:]
    for entry in try call.object()["previousResultIds"]?.elements ?? [] {
      if let uri = entry["uri"]?.string, let value = entry["value"]?.string { known[DocumentURI(uri).key] = value }
    }
    for folder in state.searchedFolders { state.prepare(folder) }
    return WorkspaceReport(known: known)
  }
}

/// A report on all documents that is under way.
private struct WorkspaceReport: SlicedAnswer {
  /// By key of the document: which result the client has.
  let known: [String: String]
  /// Those that are not reported yet, the last first; nil until all folders were looked at.
  private var left: [ServerState.Reported]?

  init(known: [String: String]) { self.known = known }

  var title: Bilingual { Bilingual(zh: "检查工作区", en: "Checking the workspace") }
  /// Clients ask for it again and again.
  var isInBackground: Bool { true }

  mutating func advance(
    _ state: inout ServerState, _ call: Call, _ pause: Pause, _ writer: inout JSONWriter
  ) throws(ResponseError) -> Bool {
    if left == nil {
      left = state.reportedDocuments().reversed()
      writer.beginObject()
      writer.key("items")
      writer.beginArray()
    }
    while let document = left?.popLast() {
      if let report = state.report(document, known: known) {
        if let token = call.partialResultToken {
          state.outbox.notify("$/progress") {
            $0.key("token")
            $0.raw(token)
            $0.object("value") { $0.array("items") { $0.raw(report) } }
          }
        } else {
          writer.raw(report)
        }
      }
      if left?.isEmpty == false, pause.isDue { return false }
    }
    writer.endArray()
    writer.endObject()
    return true
  }
}

extension ServerState {
  fileprivate enum Reported {
    case open(DocumentURI)
    case onDisk(FilePath, WorkspaceFolder)
  }

  /// The open documents, and those on the disk that belong to the same workspaces.
  fileprivate mutating func reportedDocuments() -> [Reported] {
    refreshTemplates()
    var all = documents.keys.sorted { $0.key < $1.key }.map { Reported.open($0) }
    for (folder, workspace) in workspaces.sorted(by: { $0.key.path < $1.key.path }) {
      for path in workspace.paths where documents[DocumentURI(path: path)] == nil { all.append(.onDisk(path, folder)) }
    }
    return all
  }

  /// One `WorkspaceDocumentDiagnosticReport`; nil for a document that is gone.
  fileprivate mutating func report(_ reported: Reported, known: [String: String]) -> [UInt8]? {
    switch reported {
    case .open(let uri):
      guard let examination = examine(uri), let document = documents[uri] else { return nil }
      let id = resultID(of: document)
      return report(document.uri, document.version, id, examination.findings, document.source, known)
    case .onDisk(let path, let folder):
      let uri = DocumentURI(path: path)
      // It may have been opened since.
      if documents[uri] != nil { return self.report(.open(uri), known: known) }
      let (number, linter) = linter(in: folder, configuration: outside.configuration(path), for: path)
      guard let stamp = outside.stamp(path) else { return nil }
      let id = "\(stamp).\(number)"
      if known[uri.key] == id { return report(uri, nil, id, [], nil, known) }
      guard let bytes = outside.read(path) else { return nil }
      let source = SourceFile(path: path.text, tree: Tree(bytes))
      return report(uri, nil, id, linter.lint(source), source, known)
    }
  }

  private func report(
    _ uri: DocumentURI, _ version: Int?, _ id: String, _ findings: [Finding], _ source: SourceFile?,
    _ known: [String: String]
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.member("uri", uri.text)
      $0.key("version")
      if let version { $0.int(version) } else { $0.null() }
      $0.member("resultId", id)
      if known[uri.key] == id {
        $0.member("kind", "unchanged")
      } else {
        $0.member("kind", "full")
        $0.key("items")
        if let source { write(findings, of: source, to: &$0) } else { $0.array { _ in } }
      }
    }
    return writer.bytes
  }
}
