// textDocument/foldingRange

import BiaoFeatures
import BiaoSyntax

extension Request {
  static let foldingRange = Request(
    "textDocument/foldingRange",
    capability: { _, writer in writer.member("foldingRangeProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view) = try call.document(&state)
      var ranges = view.foldingRanges()
      let client = state.client
      if let limit = client.foldingLimit, limit >= 0, ranges.count > limit { ranges = Array(ranges.prefix(limit)) }
      let convert = state.convert
      writer.array(ranges) { writer, folding in
        let start = document.tree.position(at: folding.range.lowerBound, in: convert.unit)
        let end = document.tree.position(at: folding.range.upperBound, in: convert.unit)
        writer.object {
          $0.member("startLine", start.line)
          $0.member("endLine", end.line)
          if !client.foldsLinesOnly {
            $0.member("startCharacter", start.column)
            $0.member("endCharacter", end.column)
          }
          if folding.kind == .comment { $0.member("kind", "comment") }
          if client.foldingCollapsedText, let text = folding.collapsedText { $0.member("collapsedText", text) }
        }
      }
    })
}
