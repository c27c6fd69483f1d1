// textDocument/codeAction

import BiaoFeatures
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

extension Request {
  static let codeAction = Request(
    "textDocument/codeAction",
    capability: { client, writer in
      guard client.codeActionLiterals else {
        writer.member("codeActionProvider", true)
        return
      }
      writer.object("codeActionProvider") {
        $0.array("codeActionKinds", kinds) { $0.string($1) }
        $0.member("resolveProvider", client.codeActionResolve.contains("edit"))
      }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view, range) = try call.range(&state)
      let context = try call.object()["context"]
      let only = context?["only"]?.elements.compactMap(\.string) ?? []
      let client = state.client
      let isLazy = client.codeActionResolve.contains("edit") && client.codeActionData
      let asked = AskedFindings(context?["diagnostics"])
      var actions: [(CodeAction, WorkspaceEdit?)] = []
      for action in view.codeActions(in: range, only: only) where asked.hold(action, view) {
        if action.disabled != nil, !client.codeActionDisabled { continue }
        let isDue = client.codeActionLiterals && !isLazy && action.disabled == nil
        let edit = isDue ? state.edit(of: action.key, in: document, view) : nil
        if isDue, edit == nil { continue }
        actions.append((action, edit))
      }
      let server = state
      writer.array(actions) { server.write($1.0, $1.1, of: document, view, to: &$0) }
    })

  /// What is offered, by the protocol's kinds.
  private static let kinds = ["quickfix", "refactor.extract", "refactor.rewrite", "source.fixAll.hebiao"]
}

/// The findings that a client asks about where it names some. Kate asks for the fixes of one finding with the whole document
/// as the range, and applies all that comes back.
private struct AskedFindings {
  private struct Place: Hashable {
    var rule: String
    var line: Int
  }

  private let places: Set<Place>
  private let rules: Set<String>

  init(_ diagnostics: JSONValue?) {
    places = Set(
      diagnostics?.elements.compactMap { diagnostic -> Place? in
        guard let rule = diagnostic["code"]?.string, let line = diagnostic["range"]?["start"]?["line"]?.int else {
          return nil
        }
        return Place(rule: rule, line: line)
      } ?? [])
    rules = Set(places.map(\.rule))
  }

  /// Whether the action is one of theirs, or of no finding.
  func hold(_ action: CodeAction, _ view: DocumentView) -> Bool {
    if places.isEmpty { return true }
    // For the whole document the rule is silenced whichever of its findings is asked about.
    if case .suppress(let rule, line: nil) = action.key { return rules.contains(rule) }
    guard let index = action.finding, view.examination.findings.indices.contains(index) else { return true }
    let finding = view.examination.findings[index]
    return places.contains(
      Place(rule: finding.rule, line: view.tree.lineIndex(at: finding.range.lowerBound)))
  }
}

extension ServerState {
  /// Without an edit the action comes back to be resolved.
  fileprivate func write(
    _ action: CodeAction, _ edit: WorkspaceEdit?, of document: OpenDocument, _ view: DocumentView,
    to writer: inout JSONWriter
  ) {
    guard client.codeActionLiterals else {
      // A client of old applies commands alone.
      guard client.appliesEdits, action.disabled == nil else { return }
      writer.object { writeCommand(action, of: document, to: &$0) }
      return
    }
    writer.object {
      $0.member("title", action.title)
      $0.member("kind", action.kind)
      if let index = action.finding, view.examination.findings.indices.contains(index) {
        $0.key("diagnostics")
        write([view.examination.findings[index]], of: document.source, to: &$0)
      }
      if action.isPreferred { $0.member("isPreferred", true) }
      if let reason = action.disabled {
        $0.object("disabled") { $0.member("reason", reason) }
      } else if let edit {
        $0.key("edit")
        write(edit, to: &$0)
      } else {
        $0.object("data") {
          $0.member("uri", document.uri.text)
          $0.member("key", action.key.text)
          $0.member("revision", document.revision)
        }
      }
    }
  }

  private func writeCommand(_ action: CodeAction, of document: OpenDocument, to writer: inout JSONWriter) {
    writer.member("title", action.title)
    writer.member("command", ExecuteCommand.applyAction)
    writer.array("arguments") {
      $0.object {
        $0.member("uri", document.uri.text)
        $0.member("key", action.key.text)
      }
    }
  }

  /// What an action changes that was chosen; says why if it is nothing.
  func chosenEdit(
    of key: CodeActionKey, in document: OpenDocument, _ view: DocumentView
  ) throws(ResponseError) -> WorkspaceEdit {
    if let edit = edit(of: key, in: document, view) { return edit }
    throw key == .fixAll
      ? .failed("each of the safe fixes would make a new fault")
      : ResponseError(code: .contentModified, message: "the text has changed")
  }

  /// What an action changes, as the client can take it.
  fileprivate func edit(of key: CodeActionKey, in document: OpenDocument, _ view: DocumentView) -> WorkspaceEdit? {
    guard let change = view.codeActionChange(key) else { return nil }
    var edit = WorkspaceEdit()
    for (index, text) in change.edits.enumerated() {
      let snippet = index + 1 == change.edits.count && client.snippetEdits ? change.snippet?.syntax() : nil
      edit.add(text, to: document.source, snippet: snippet)
    }
    if let new = change.newDocument, let path = document.uri.path {
      guard client.documentChanges, client.resourceOperations.contains("create") else { return nil }
      edit.create(path.parent.appending(Array(new.fileName.utf8)), text: new.text)
    }
    return edit
  }
}
