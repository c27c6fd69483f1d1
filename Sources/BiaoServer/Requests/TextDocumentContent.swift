// workspace/textDocumentContent: the text of documents that have no file (LSP 3.18).

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax

extension Request {
  static let textDocumentContent = Request("workspace/textDocumentContent") {
    state, call, writer throws(ResponseError) in
    let uri = try call.string("uri")
    let text: String
    switch VirtualDocument.kind(of: uri) {
    case .template(let name):
      guard case .found(let template) = state.builtinTemplates.template(named: name),
        let source = template.sources.first
      else { throw .failed("no built-in template of that name: \(name)") }
      text = String(decoding: source.tree.bytes, as: UTF8.self)
    case .preview(let document, let form):
      let (shown, view) = try call.document(document, &state)
      state.notePreview(uri, of: shown.uri)
      text = form == "html" ? view.preview().html : view.preview().markdown
    case .rule(let name):
      guard let rule = Rule.named(name) else { throw .failed("no rule of that name: \(name)") }
      text = RuleReference.page(of: rule)
    case nil: throw .invalidParams("no document of ours: \(uri)")
    }
    writer.object { $0.member("text", text) }
  }
}
