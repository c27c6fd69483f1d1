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
    answer: { state, call, writer throws(ResponseError) in
      let name = try call.string("newName")
      let (project, view, offset) = try call.placeInProject(&state)
      let result = project.rename(at: offset, in: view, to: name)
      try call.checkCancelled()
      switch result {
      case .failure(let refusal): throw .failed(refusal.reason)
      case .success(let plan):
        var edit = WorkspaceEdit()
        let language = view.language
        for changed in plan.documents {
          for change in changed.edits {
            // What should be looked at first is left out where nobody can be asked.
            if change.kind.needsConfirmation, !state.client.changeAnnotations { continue }
            let annotation = WorkspaceEdit.Annotation(
              label: change.kind.label(in: language), needsConfirmation: change.kind.needsConfirmation)
            edit.add(TextEdit(range: change.range, text: change.text), to: changed.source, annotation)
          }
        }
        state.write(edit, to: &writer)
      }
    })
}
