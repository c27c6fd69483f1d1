// textDocument/inlayHint

import BiaoFeatures
import BiaoModel
import BiaoRules

extension Request {
  static let inlayHint = Request(
    "textDocument/inlayHint",
    capability: { _, writer in
      writer.object("inlayHintProvider") { $0.member("resolveProvider", false) }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view, range) = try call.range(&state)
      let hints = state.settings.inlayHints ? view.inlayHints(in: range) : []
      let convert = state.convert
      let isMarkdown = state.client.hoverPrefersMarkdown
      let server = state
      writer.array(hints) { writer, hint in
        writer.object {
          $0.key("position")
          convert.write(hint.offset, in: document.tree, to: &$0)
          $0.array("label") {
            $0.object {
              $0.member("value", hint.label)
              if let location = hint.location {
                $0.key("location")
                server.write(location, to: &$0)
              }
            }
          }
          if !hint.tooltip.isEmpty {
            $0.object("tooltip") {
              $0.member("kind", isMarkdown ? "markdown" : "plaintext")
              $0.member("value", isMarkdown ? hint.tooltip.markdown : hint.tooltip.plainText)
            }
          }
          $0.member("paddingLeft", true)
          if !hint.edits.isEmpty {
            $0.array("textEdits", hint.edits) { server.write($1, of: document.tree, to: &$0) }
          }
        }
      }
    })
}
