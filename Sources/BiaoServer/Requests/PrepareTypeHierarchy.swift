// textDocument/prepareTypeHierarchy: templates by `@extends`.

import BiaoFeatures
import BiaoSyntax

extension Request {
  static let prepareTypeHierarchy = Request(
    "textDocument/prepareTypeHierarchy",
    capability: { _, writer in writer.member("typeHierarchyProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view, offset) = try call.place(&state)
      guard let item = view.prepareTypeHierarchy(at: offset) else {
        writer.null()
        return
      }
      let state = state
      writer.array { state.write(item, in: document, to: &$0) }
    })
}

extension ServerState {
  func write(_ item: TemplateItem, in document: OpenDocument, to writer: inout JSONWriter) {
    let tree = tree(named: item.path) ?? document.tree
    writer.object {
      $0.member("name", item.name)
      // `SymbolKind.class`.
      $0.member("kind", 5)
      $0.member("uri", uri(of: item.path, builtin: tree))
      convert.member("range", item.range, in: tree, to: &$0)
      convert.member("selectionRange", item.selection, in: tree, to: &$0)
      $0.object("data") {
        $0.member("path", item.path)
        $0.member("document", document.uri.text)
      }
    }
  }
}

extension Call {
  /// The item that comes back, with the document from which the client came.
  func templateItem(_ state: inout ServerState) throws(ResponseError) -> (TemplateItem, OpenDocument, DocumentView) {
    guard let item = try object()["item"], let name = item["name"]?.string, let data = item["data"],
      let path = data["path"]?.string, let uri = data["document"]?.string
    else { throw .invalidParams("item is none of ours") }
    let (document, view) = try self.document(uri, &state)
    return (TemplateItem(name: name, path: path, range: 0..<0, selection: 0..<0), document, view)
  }
}
