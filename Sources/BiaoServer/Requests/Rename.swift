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
  /// Which documents were open when it began.
  private var open: Set<DocumentURI> = []
  private var language = Language.zh

  init(asked: AskedPlace, name: String) {
    self.asked = asked
    self.name = name
  }

  mutating func advance(
    _ state: inout ServerState, _ call: Call, _ pause: Pause, _ writer: inout JSONWriter
  ) throws(ResponseError) -> Bool {
    let plan: RenamePlan
    do throws(RenameRefusal) {
      if renaming == nil {
        guard let (project, view) = state.surroundings(of: asked) else { return false }
        open = Set(state.documents.keys)
        language = view.language
        renaming = try project.rename(at: asked.offset, in: view, to: name)
      }
      guard let whole = try renaming?.advance(isDue: { pause.isDue }) else { return false }
      plan = whole
    } catch { throw .failed(error.reason) }
    for changed in plan.documents where !isAsItWas(changed.source, state) {
      throw ResponseError(code: .contentModified, message: "the text has changed")
    }
    state.write(edit(plan, state), to: &writer)
    return true
  }

  /// Whether the client has that text still.
  private func isAsItWas(_ source: SourceFile, _ state: ServerState) -> Bool {
    let uri = DocumentURI(source.path)
    guard let document = state.documents[uri] else { return !open.contains(uri) }
    return document.tree.bytes == source.tree.bytes
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
