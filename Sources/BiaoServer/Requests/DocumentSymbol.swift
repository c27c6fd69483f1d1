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
      let symbolWriter = SymbolWriter(document: document, convert: state.convert, hasTags: state.client.symbolTags)
      if state.client.hasHierarchicalSymbols {
        symbolWriter.write(symbols, to: &writer)
      } else {
        writer.array { symbolWriter.writeFlat(symbols, container: nil, to: &$0) }
      }
    })
}

/// Writes the symbols of one document.
private struct SymbolWriter {
  let document: OpenDocument
  let convert: Convert
  let hasTags: Bool

  /// The tree is at most `Tree.maximumDepth` levels deep.
  func write(_ symbols: [DocumentSymbol], to writer: inout JSONWriter) {
    writer.beginArray()
    for symbol in symbols {
      writer.beginObject()
      writeHead(symbol, to: &writer)
      if let detail = symbol.detail { writer.member("detail", detail) }
      convert.member("range", symbol.range, in: document.tree, to: &writer)
      convert.member("selectionRange", symbol.selectionRange, in: document.tree, to: &writer)
      if !symbol.children.isEmpty {
        writer.key("children")
        write(symbol.children, to: &writer)
      }
      writer.endObject()
    }
    writer.endArray()
  }

  /// `SymbolInformation`, for clients that know no trees.
  func writeFlat(_ symbols: [DocumentSymbol], container: String?, to writer: inout JSONWriter) {
    for symbol in symbols {
      writer.beginObject()
      writeHead(symbol, to: &writer)
      if let container { writer.member("containerName", container) }
      writer.key("location")
      writer.beginObject()
      writer.member("uri", document.uri.text)
      convert.member("range", symbol.range, in: document.tree, to: &writer)
      writer.endObject()
      writer.endObject()
      writeFlat(symbol.children, container: symbol.name, to: &writer)
    }
  }

  private func writeHead(_ symbol: DocumentSymbol, to writer: inout JSONWriter) {
    // Clients refuse the whole outline for the sake of one name that is empty or blank.
    let isBlank = symbol.name.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    writer.member("name", isBlank ? "…" : symbol.name)
    writer.member("kind", symbol.kind.rawValue)
    guard symbol.isDeprecated else { return }
    if hasTags {
      writer.array("tags") { $0.int(1) }
    } else {
      writer.member("deprecated", true)
    }
  }
}
