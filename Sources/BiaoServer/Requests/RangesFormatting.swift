// textDocument/rangesFormatting: several ranges at once (LSP 3.18).

import BiaoFormat
import BiaoSyntax

extension Request {
  static let rangesFormatting = Request("textDocument/rangesFormatting") { state, call, writer throws(ResponseError) in
    let (document, formatter) = try call.formatter(&state)
    var ranges: [ByteRange] = []
    for value in try call.object()["ranges"]?.elements ?? [] {
      guard let range = state.convert.range(value, in: document.tree) else {
        throw .invalidParams("no range among ranges")
      }
      ranges.append(range)
    }
    state.write(formatter.edits(document.tree, in: ranges), of: document.tree, to: &writer)
  }
}
