// textDocument/moniker: stable identities for indexes of form repositories.

import BiaoFeatures

extension Request {
  static let moniker = Request(
    "textDocument/moniker",
    capability: { _, writer in writer.member("monikerProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (_, view, offset) = try call.place(&state)
      guard let moniker = view.moniker(at: offset) else {
        writer.null()
        return
      }
      writer.array {
        $0.object {
          $0.member("scheme", Moniker.scheme)
          $0.member("identifier", moniker.identifier)
          $0.member("unique", moniker.uniqueness.rawValue)
          $0.member("kind", moniker.kind.rawValue)
        }
      }
    })
}
