// textDocument/signatureHelp

import BiaoFeatures

extension Request {
  static let signatureHelp = Request(
    "textDocument/signatureHelp",
    capability: { _, writer in
      writer.object("signatureHelpProvider") {
        $0.array("triggerCharacters", ["(", "（", ",", "，", " "]) { $0.string($1) }
      }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (_, view, offset) = try call.place(&state)
      guard let help = view.signatureHelp(at: offset) else {
        writer.null()
        return
      }
      let client = state.client
      writer.object {
        $0.array("signatures") {
          $0.object {
            $0.member("label", help.label)
            $0.member("documentation", help.documentation)
            $0.array("parameters", help.parameters) { writer, parameter in
              writer.object {
                // Offsets into the label are in UTF-16, whatever was negotiated for documents.
                $0.array("label") {
                  $0.int(utf16(help.label, upTo: parameter.range.lowerBound))
                  $0.int(utf16(help.label, upTo: parameter.range.upperBound))
                }
                $0.member("documentation", parameter.documentation)
              }
            }
          }
        }
        $0.member("activeSignature", 0)
        if let active = help.active {
          $0.member("activeParameter", active)
        } else if client.signatureActiveParameterNull {
          $0.key("activeParameter")
          $0.null()
        } else {
          // Past the last one: clients that know no null highlight none then.
          $0.member("activeParameter", help.parameters.count)
        }
      }
    })

  private static func utf16(_ text: String, upTo byte: Int) -> Int {
    String(decoding: text.utf8.prefix(byte), as: UTF8.self).utf16.count
  }
}
