// textDocument/onTypeFormatting

import BiaoFeatures
import BiaoSyntax

extension Request {
  static let onTypeFormatting = Request(
    "textDocument/onTypeFormatting",
    capability: { _, writer in
      writer.object("documentOnTypeFormattingProvider") {
        $0.member("firstTriggerCharacter", OnTypeFormatting.triggers.first ?? "\n")
        $0.array("moreTriggerCharacter", OnTypeFormatting.triggers.dropFirst()) { $0.string($1) }
      }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view, offset) = try call.place(&state)
      let character = try call.string("ch")
      let state = state
      writer.array(view.onTypeFormatting(after: character, at: offset).edits) {
        state.write($1, of: document.tree, to: &$0)
      }
    })
}
