// textDocument/prepareCallHierarchy: the hierarchy of sums.

import BiaoFeatures
import BiaoSyntax

extension Request {
  static let prepareCallHierarchy = Request(
    "textDocument/prepareCallHierarchy",
    capability: { _, writer in writer.member("callHierarchyProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view, offset) = try call.place(&state)
      guard let item = view.prepareCallHierarchy(at: offset) else {
        writer.null()
        return
      }
      let state = state
      writer.array { state.write(item, in: document, to: &$0) }
    })
}

extension ServerState {
  /// An item of the sum hierarchy; `data` is all that is needed to find it again in the same text.
  func write(_ item: SumItem, in document: OpenDocument, to writer: inout JSONWriter) {
    let tree = tree(named: item.path) ?? document.tree
    writer.object {
      $0.member("name", item.name.isEmpty ? "—" : item.name)
      $0.member("kind", number(of: item.kind))
      $0.member("detail", item.detail)
      $0.member("uri", uri(of: item.path, builtin: tree))
      convert.member("range", item.range, in: tree, to: &$0)
      convert.member("selectionRange", item.selection, in: tree, to: &$0)
      $0.object("data") {
        $0.member("path", item.path)
        $0.member("owner", item.owner)
        $0.member("field", item.field)
        $0.array("place", [item.range, item.selection]) { writer, range in
          writer.array {
            $0.int(range.lowerBound)
            $0.int(range.upperBound)
          }
        }
        $0.member("document", document.uri.text)
      }
    }
  }

  /// `SymbolKind`: function for what is computed, number, constant.
  private func number(of kind: SumItem.Kind) -> Int {
    switch kind {
    case .total: 12
    case .figure: 16
    case .weight: 14
    }
  }
}

extension Call {
  /// The item that comes back, with the view of its document.
  func sumItem(_ state: inout ServerState) throws(ResponseError) -> (SumItem, OpenDocument, DocumentView) {
    guard let item = try object()["item"], let data = item["data"], let uri = data["document"]?.string,
      let path = data["path"]?.string, let owner = data["owner"]?.string, let field = data["field"]?.int,
      let places = data["place"]?.elements.map({ $0.elements.compactMap(\.int) }), places.count == 2,
      places.allSatisfy({ $0.count == 2 && $0[0] >= 0 && $0[0] <= $0[1] })
    else { throw .invalidParams("item is none of ours") }
    let (document, view) = try self.document(uri, &state)
    let found = SumItem(
      name: item["name"]?.string ?? "", detail: item["detail"]?.string ?? "", kind: kind(item["kind"]?.int), path: path,
      range: places[0][0]..<places[0][1], selection: places[1][0]..<places[1][1], field: field, owner: owner)
    return (found, document, view)
  }

  private func kind(_ number: Int?) -> SumItem.Kind {
    switch number {
    case 12: .total
    case 14: .weight
    default: .figure
    }
  }
}
