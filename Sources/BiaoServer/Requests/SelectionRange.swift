// textDocument/selectionRange

import BiaoFeatures
import BiaoSyntax

extension Request {
  static let selectionRange = Request(
    "textDocument/selectionRange",
    capability: { _, writer in writer.member("selectionRangeProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view) = try call.document(&state)
      let convert = state.convert
      var chains: [[ByteRange]] = []
      for position in try call.object()["positions"]?.elements ?? [] {
        guard let offset = convert.offset(position, in: document.tree) else {
          throw .invalidParams("no position among positions")
        }
        try call.checkCancelled()
        chains.append(view.selectionRanges(at: offset))
      }
      writer.array(chains) { writer, chain in write(chain[...], document, convert, &writer) }
    })

  /// The innermost with its parents; chains are as short as the tree is deep.
  private static func write(
    _ chain: ArraySlice<ByteRange>, _ document: OpenDocument, _ convert: Convert, _ writer: inout JSONWriter
  ) {
    guard let first = chain.first else {
      writer.null()
      return
    }
    writer.object {
      convert.member("range", first, in: document.tree, to: &$0)
      if chain.count > 1 {
        $0.key("parent")
        write(chain.dropFirst(), document, convert, &$0)
      }
    }
  }
}
