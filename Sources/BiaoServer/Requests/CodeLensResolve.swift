// codeLens/resolve: the lens of a template counts the documents that use it.

import BiaoFeatures
import BiaoSyntax

extension Request {
  static let codeLensResolve = Request("codeLens/resolve") { state, call throws(ResponseError) in
    let item = try call.object()
    guard let data = item["data"], let uri = data["uri"]?.string, let template = data["template"]?.string,
      let start = data["start"]?.int, let end = data["end"]?.int
    else { return ResolvedLens(uri: nil, lens: CodeLens(range: 0..<0, template: nil)) }
    let document = try call.openDocument(uri, state)
    return ResolvedLens(
      uri: document.uri,
      lens: CodeLens(range: ByteRange(clamping: max(0, start), max(0, start, end)), template: template))
  }
}

/// A lens that is being resolved.
private struct ResolvedLens: SlicedAnswer {
  /// Nil for a lens that is none of ours, which comes back as it is.
  let uri: DocumentURI?
  let lens: CodeLens
  /// Nil until all of the workspace is known.
  var uses: TemplateUses?

  mutating func advance(
    _ state: inout ServerState, _ call: Call, _ pause: Pause, _ writer: inout JSONWriter
  ) throws(ResponseError) -> Bool {
    guard let uri else {
      writer.raw(try call.object().raw)
      return true
    }
    let document = try call.openDocument(uri.text, state)
    if uses == nil {
      guard let project = state.project(of: document.workspace, language: state.language(of: document)) else {
        return false
      }
      uses = TemplateUses(ofTemplate: lens.template ?? "", in: project)
    }
    guard uses?.advance(isDue: { pause.isDue }) ?? true else { return false }
    // The text may be another one by now.
    let size = document.tree.bytes.count
    var found = uses?.resolve(lens) ?? lens
    found.range = ByteRange(clamping: min(lens.range.lowerBound, size), min(lens.range.upperBound, size))
    let (state, resolved) = (state, found)
    writer.object { state.writeHead(resolved, of: document, to: &$0) }
    return true
  }
}
