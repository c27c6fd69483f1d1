// textDocument/prepareRename

import BiaoFeatures

extension Request {
  static let prepareRename = Request("textDocument/prepareRename") { state, call, writer throws(ResponseError) in
    let (document, view, offset) = try call.place(&state)
    switch view.prepareRename(at: offset) {
    case .failure(let refusal): throw .failed(refusal.reason)
    case .success(let target):
      let convert = state.convert
      writer.object {
        convert.member("range", target.range, in: document.tree, to: &$0)
        $0.member("placeholder", target.placeholder)
      }
    }
  }
}
