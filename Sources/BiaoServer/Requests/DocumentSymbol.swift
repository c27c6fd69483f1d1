// textDocument/documentSymbol: the document as a tree of names.

import BiaoFeatures
import BiaoModel

extension Request {
  static let documentSymbol = Request(
    "textDocument/documentSymbol",
    capability: { _, writer in
      writer.object("documentSymbolProvider") { $0.member("label", "Biao") }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view) = try call.document(&state)
      let symbols = view.documentSymbols()
      if state.client.hasHierarchicalSymbols {
        writer.array(symbols) { state.write($1, of: document, to: &$0) }
      } else {
        writer.array { state.writeFlat(symbols, of: document, container: nil, to: &$0) }
      }
    })
}

extension ServerState {
  /// The tree is at most `Tree.maximumDepth` levels deep.
  fileprivate func write(_ symbol: DocumentSymbol, of document: OpenDocument, to writer: inout JSONWriter) {
    writer.object {
      writeHead(symbol, to: &$0)
      if let detail = symbol.detail { $0.member("detail", detail) }
      convert.member("range", symbol.range, in: document.tree, to: &$0)
      convert.member("selectionRange", symbol.selectionRange, in: document.tree, to: &$0)
      if !symbol.children.isEmpty {
        $0.array("children", symbol.children) { write($1, of: document, to: &$0) }
      }
    }
  }

  /// `SymbolInformation`, for clients that know no trees.
  fileprivate func writeFlat(
    _ symbols: [DocumentSymbol], of document: OpenDocument, container: String?, to writer: inout JSONWriter
  ) {
    for symbol in symbols {
      writer.object {
        writeHead(symbol, to: &$0)
        if let container { $0.member("containerName", container) }
        $0.object("location") {
          $0.member("uri", document.uri.text)
          convert.member("range", symbol.range, in: document.tree, to: &$0)
        }
      }
      writeFlat(symbol.children, of: document, container: symbol.name, to: &writer)
    }
  }

  private func writeHead(_ symbol: DocumentSymbol, to writer: inout JSONWriter) {
    // Clients refuse the whole outline for the sake of one name that is empty or blank.
    let isBlank = symbol.name.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    writer.member("name", isBlank ? "…" : symbol.name)
    writer.member("kind", symbol.kind.rawValue)
    if symbol.isDeprecated {
      if client.symbolTags {
        writer.array("tags") { $0.int(1) }
      } else {
        writer.member("deprecated", true)
      }
    }
  }
}
