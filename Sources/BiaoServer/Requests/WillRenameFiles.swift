// workspace/willRenameFiles: configurations that name a file or folder follow it.

import BiaoFeatures
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

extension Request {
  static let willRenameFiles = Request("workspace/willRenameFiles") { state, call throws(ResponseError) in
    var renames: [FileRename] = []
    for file in try call.object()["files"]?.elements ?? [] {
      guard let old = file["oldUri"]?.string.flatMap({ DocumentURI($0).path }),
        let new = file["newUri"]?.string.flatMap({ DocumentURI($0).path })
      else { continue }
      renames.append(FileRename(old: old.text, new: new.text))
    }
    let named = renames
    return AnswerOnceAllIsKnown(folders: state.searchedFolders) { state, _, projects, writer in
      var edit = WorkspaceEdit()
      for document in projects.flatMap({ $0.willRenameFiles(named) }) {
        for change in document.edits { edit.add(TextEdit(range: change.range, text: change.text), to: document.source) }
      }
      if edit.documents.isEmpty { writer.null() } else { state.write(edit, to: &writer) }
    }
  }
}
