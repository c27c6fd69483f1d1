// Diagnostics: when they are due, and to whom they are sent. What they look like: DiagnosticWriter.swift.

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
    var written: WrittenDiagnostics?
    outbox.notify("textDocument/publishDiagnostics") {
      $0.member("uri", document.uri.text)
      if let version = document.version { $0.member("version", version) }
      $0.key("diagnostics")
      written = WrittenDiagnostics.write(
        examination.findings, of: document.source, by: document.examined?.linter ?? -1, after: document.written, self,
        to: &$0)
    }
    update(uri) { $0.written = written }
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
}
