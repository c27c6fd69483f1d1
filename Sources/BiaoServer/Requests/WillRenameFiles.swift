// workspace/willRenameFiles: configurations that name a file or folder follow it.

import BiaoFeatures
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

extension Request {
  static let willRenameFiles = Request("workspace/willRenameFiles") { state, call, writer throws(ResponseError) in
    var renames: [FileRename] = []
    for file in try call.object()["files"]?.elements ?? [] {
      guard let old = file["oldUri"]?.string.flatMap({ DocumentURI($0).path }),
        let new = file["newUri"]?.string.flatMap({ DocumentURI($0).path })
      else { continue }
      renames.append(FileRename(old: old.text, new: new.text))
    }
    var edit = WorkspaceEdit()
    for folder in state.searchedFolders {
      guard let project = state.project(of: folder, language: state.language, isCancelled: call.isCancelled) else {
        continue
      }
      for document in project.willRenameFiles(renames) {
        for change in document.edits { edit.add(TextEdit(range: change.range, text: change.text), to: document.source) }
      }
    }
    try call.checkCancelled()
    if edit.documents.isEmpty { writer.null() } else { state.write(edit, to: &writer) }
  }
}
