// textDocument/linkedEditingRange: names that are edited together.

import BiaoFeatures

extension Request {
  static let linkedEditingRange = Request(
    "textDocument/linkedEditingRange",
    capability: { _, writer in writer.member("linkedEditingRangeProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view, offset) = try call.place(&state)
      guard let linked = view.linkedEditingRanges(at: offset) else {
        writer.null()
        return
      }
      let convert = state.convert
      writer.object {
        $0.array("ranges", linked.ranges) { convert.write($1, in: document.tree, to: &$0) }
        $0.member("wordPattern", LinkedRanges.wordPattern)
      }
    })
}
