// textDocument/rename: a name in all documents, closed ones too.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax

extension Request {
  static let rename = Request(
    "textDocument/rename",
    capability: { client, writer in
      if client.prepareRename {
        writer.object("renameProvider") { $0.member("prepareProvider", true) }
      } else {
        writer.member("renameProvider", true)
      }
    },
    begin: { state, call throws(ResponseError) in
      PlannedRename(asked: try call.askedPlace(state), name: try call.string("newName"))
    })
}

/// A rename that is being made.
private struct PlannedRename: SlicedAnswer {
  let asked: AskedPlace
  let name: String
  private var renaming: Renaming?
  /// The names of the documents that were open when it began.
  private var open: Set<String> = []
  private var language = Language.zh
  /// Nil until all is found.
  private var writing: EditWriting?
  /// The documents that are changed, by their names.
  private var changed: [String: SourceFile] = [:]

  init(asked: AskedPlace, name: String) {
    self.asked = asked
    self.name = name
  }

  mutating func advance(
    _ state: inout ServerState, _ call: Call, _ pause: Pause, _ writer: inout JSONWriter
  ) throws(ResponseError) -> Bool {
    if writing == nil {
      guard let plan = try plan(&state, pause) else { return false }
      changed = Dictionary(plan.documents.map { ($0.source.path, $0.source) }, uniquingKeysWith: { first, _ in first })
      writing = EditWriting(edit(plan, state))
      if pause.isDue { return false }
    }
    let isWritten = writing?.advance(state, isDue: { pause.isDue }, to: &writer) ?? true
    if isWritten, !isAsItWas(state) {
      throw ResponseError(code: .contentModified, message: "the text has changed")
    }
    return isWritten
  }

  private mutating func plan(_ state: inout ServerState, _ pause: Pause) throws(ResponseError) -> RenamePlan? {
    do throws(RenameRefusal) {
      if renaming == nil {
        guard let (project, view) = state.surroundings(of: asked) else { return nil }
        open = Set(state.documents.values.map(\.name))
        language = view.language
        renaming = try project.rename(at: asked.offset, in: view, to: name)
      }
      return try renaming?.advance(isDue: { pause.isDue })
    } catch { throw .failed(error.reason) }
  }

  /// Whether the client has the texts still that are changed.
  private func isAsItWas(_ state: ServerState) -> Bool {
    for document in state.documents.values {
      if let source = changed[document.name], source.tree.bytes != document.tree.bytes { return false }
    }
    return open.allSatisfy { changed[$0] == nil || state.documents[DocumentURI($0)] != nil }
  }

  private func edit(_ plan: RenamePlan, _ state: ServerState) -> WorkspaceEdit {
    var edit = WorkspaceEdit()
    for changed in plan.documents {
      for change in changed.edits {
        // What should be looked at first is left out where nobody can be asked.
        if change.kind.needsConfirmation, !state.client.changeAnnotations { continue }
        let annotation = WorkspaceEdit.Annotation(
          label: change.kind.label(in: language), needsConfirmation: change.kind.needsConfirmation)
        edit.add(TextEdit(range: change.range, text: change.text), to: changed.source, annotation)
      }
    }
    return edit
  }
}
