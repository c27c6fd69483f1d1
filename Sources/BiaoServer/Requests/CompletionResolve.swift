// completionItem/resolve: the documentation of one offer, made when somebody looks at it.

import BiaoFeatures

extension Request {
  static let completionResolve = Request("completionItem/resolve") { state, call, writer throws(ResponseError) in
    let item = try call.object()
    var details: String?
    if let data = item["data"], let uri = data["uri"]?.string, let text = data["key"]?.string,
      let key = CompletionKey(text: text), let view = state.view(DocumentURI(uri))
    {
      details = view.completionDetails(key)
    }
    let client = state.client
    writer.object {
      // The item comes back as it was sent.
      $0.members(of: item)
      if let details {
        $0.object("documentation") {
          $0.member("kind", client.completionMarkdown ? "markdown" : "plaintext")
          $0.member("value", details)
        }
      }
    }
  }
}
