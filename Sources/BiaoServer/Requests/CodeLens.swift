// textDocument/codeLens

import BiaoFeatures
import BiaoModel
import BiaoSyntax

extension Request {
  static let codeLens = Request(
    "textDocument/codeLens",
    capability: { _, writer in
      writer.object("codeLensProvider") { $0.member("resolveProvider", true) }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view) = try call.document(&state)
      let lenses = state.settings.codeLenses ? view.codeLenses() : []
      let server = state
      writer.array(lenses) { writer, lens in
        writer.object {
          server.writeHead(lens, of: document, to: &$0)
          if let template = lens.template {
            // Counted when the client shows it.
            $0.object("data") {
              $0.member("uri", document.uri.text)
              $0.member("start", lens.range.lowerBound)
              $0.member("end", lens.range.upperBound)
              $0.member("template", template)
            }
          }
        }
      }
    })
}

extension ServerState {
  func writeHead(_ lens: CodeLens, of document: OpenDocument, to writer: inout JSONWriter) {
    convert.member("range", lens.range, in: document.tree, to: &writer)
    guard let title = lens.title else { return }
    writer.object("command") {
      $0.member("title", title)
      switch lens.action {
      case .none: $0.member("command", "")
      case .references(let locations):
        // The command of editors that shows places, with what it wants.
        $0.member("command", client.showsReferences ? "hebiao.showReferences" : "")
        $0.array("arguments") {
          $0.string(document.uri.text)
          convert.write(lens.range.lowerBound, in: document.tree, to: &$0)
          write(locations, to: &$0)
        }
      }
    }
  }
}
