// callHierarchy/incomingCalls: the totals that use a figure.

import BiaoFeatures
import BiaoSyntax

extension Request {
  static let incomingCalls = Request("callHierarchy/incomingCalls") { state, call, writer throws(ResponseError) in
    let (item, document, view) = try call.sumItem(&state)
    let calls = view.incomingCalls(to: item)
    let state = state
    writer.array(calls) { writer, call in
      // The ranges lie in the document of the total.
      let tree = state.tree(named: call.item.path) ?? document.tree
      writer.object {
        $0.key("from")
        state.write(call.item, in: document, to: &$0)
        $0.array("fromRanges", call.ranges) { state.convert.write($1, in: tree, to: &$0) }
      }
    }
  }
}
