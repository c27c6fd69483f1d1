// textDocument/linkedEditingRange: names that are edited together.

import BiaoFeatures

extension Request {
  static let linkedEditingRange = Request(
    "textDocument/linkedEditingRange",
    capability: { _, writer in writer.member("linkedEditingRangeProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view, offset) = try call.place(&state)
      let ranges = view.linkedEditingRanges(at: offset)
      guard ranges.count > 1 else {
        writer.null()
        return
      }
      let convert = state.convert
      writer.object {
        $0.array("ranges", ranges) { convert.write($1, in: document.tree, to: &$0) }
      }
    })
}
