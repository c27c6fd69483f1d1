// textDocument/rangeFormatting

import BiaoFormat
import BiaoSyntax

extension Request {
  static let rangeFormatting = Request(
    "textDocument/rangeFormatting",
    capability: { client, writer in
      if client.rangesFormatting {
        writer.object("documentRangeFormattingProvider") { $0.member("rangesSupport", true) }
      } else {
        writer.member("documentRangeFormattingProvider", true)
      }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (document, formatter) = try call.formatter(&state)
      guard let range = state.convert.range(try call.object()["range"], in: document.tree) else {
        throw .invalidParams("range is missing")
      }
      state.write(formatter.edits(document.tree, in: [range]), of: document.tree, to: &writer)
    })
}
