// textDocument/documentLink

import BiaoFeatures

extension Request {
  static let documentLink = Request(
    "textDocument/documentLink",
    capability: { _, writer in
      writer.object("documentLinkProvider") { $0.member("resolveProvider", false) }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view) = try call.document(&state)
      let convert = state.convert
      writer.array(view.documentLinks()) { writer, link in
        writer.object {
          convert.member("range", link.range, in: document.tree, to: &$0)
          switch link.target {
          case .template(let source): $0.member("target", state.uri(of: source))
          case .address(let address): $0.member("target", address)
          }
          $0.member("tooltip", link.tooltip)
        }
      }
    })
}
