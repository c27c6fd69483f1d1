// codeAction/resolve: the edit of an action, made when it is chosen.

import BiaoFeatures

extension Request {
  static let codeActionResolve = Request("codeAction/resolve") { state, call, writer throws(ResponseError) in
    let item = try call.object()
    guard let data = item["data"], let uri = data["uri"]?.string, let text = data["key"]?.string,
      let key = CodeActionKey(text: text)
    else {
      writer.raw(item.raw)
      return
    }
    let (document, view) = try call.document(uri, &state)
    if let revision = data["revision"]?.int, revision != document.revision {
      throw ResponseError(code: .contentModified, message: "the text has changed")
    }
    let edit = try state.chosenEdit(of: key, in: document, view)
    let state = state
    writer.object {
      $0.members(of: item, without: "edit")
      $0.key("edit")
      state.write(edit, to: &$0)
    }
  }
}
