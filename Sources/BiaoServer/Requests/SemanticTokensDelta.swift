// textDocument/semanticTokens/full/delta

import BiaoFeatures

extension Request {
  static let semanticTokensDelta = Request("textDocument/semanticTokens/full/delta") {
    state, call, writer throws(ResponseError) in
    let (document, view) = try call.document(&state)
    let previous = document.tokens
    let data = state.encode(view.semanticTokens(), in: document.tree)
    let id = state.remember(data, of: document.uri)
    writer.object {
      $0.member("resultId", id)
      guard let previous, call.params?["previousResultId"]?.string == String(previous.id) else {
        // What the client has is not known any more.
        $0.array("data", data) { $0.int(Int($1)) }
        return
      }
      $0.array("edits") { difference(previous.data, data, &$0) }
    }
  }

  /// One edit for all that differs: an author types in one place.
  private static func difference(_ old: [UInt32], _ new: [UInt32], _ writer: inout JSONWriter) {
    let limit = min(old.count, new.count)
    var start = 0
    while start < limit, old[start] == new[start] { start += 1 }
    if start == old.count, start == new.count { return }
    var end = 0
    while end < limit - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    writer.object {
      $0.member("start", start)
      $0.member("deleteCount", old.count - start - end)
      $0.array("data", new[start..<(new.count - end)]) { $0.int(Int($1)) }
    }
  }
}
