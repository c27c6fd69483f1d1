// shutdown

extension Request {
  static let shutdown = Request("shutdown") { state, _, writer throws(ResponseError) in
    state.phase = .shutDown
    writer.null()
  }
}
