// codeLens/resolve: the lens of a template counts the documents that use it.

import BiaoFeatures
import BiaoSyntax

extension Request {
  static let codeLensResolve = Request("codeLens/resolve") { state, call, writer throws(ResponseError) in
    let item = try call.object()
    guard let data = item["data"], let uri = data["uri"]?.string, let template = data["template"]?.string,
      let start = data["start"]?.int, let end = data["end"]?.int
    else {
      writer.raw(item.raw)
      return
    }
    let (document, _) = try call.document(uri, &state)
    let project = try call.project(document, &state)
    // The text may be another one by now.
    let range = ByteRange(clamping: max(0, min(start, document.tree.bytes.count)), min(end, document.tree.bytes.count))
    guard let lens = project.resolve(CodeLens(range: range, template: template)) else { throw .cancelled }
    let state = state
    writer.object { state.writeHead(lens, of: document, to: &$0) }
  }
}
