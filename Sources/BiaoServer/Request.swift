// A request: its method, what the server says of it at the start, and how it is answered.

import BiaoFeatures
import BiaoSyntax

/// One kind of request; each stands in a file of its own under `Requests/`, whose listing is the list of capabilities.
struct Request: Sendable {
  let method: String
  /// Writes members of `ServerCapabilities`, as far as the client can do its part.
  let capability: @Sendable (ClientCapabilities, inout JSONWriter) -> Void
  /// Writes the result, one JSON value.
  let answer: @Sendable (inout ServerState, Call, inout JSONWriter) throws(ResponseError) -> Void
  /// Instead of `answer`, for what takes long: begins an answer that is made in pieces.
  let begin: (@Sendable (inout ServerState, Call) throws(ResponseError) -> any SlicedAnswer)?

  init(
    _ method: String, capability: @escaping @Sendable (ClientCapabilities, inout JSONWriter) -> Void = { _, _ in },
    answer: @escaping @Sendable (inout ServerState, Call, inout JSONWriter) throws(ResponseError) -> Void
  ) {
    self.method = method
    self.capability = capability
    self.answer = answer
    begin = nil
  }

  init(
    _ method: String, capability: @escaping @Sendable (ClientCapabilities, inout JSONWriter) -> Void = { _, _ in },
    begin: @escaping @Sendable (inout ServerState, Call) throws(ResponseError) -> any SlicedAnswer
  ) {
    self.method = method
    self.capability = capability
    self.begin = begin
    answer = { _, _, _ in }
  }

  static let byMethod = Dictionary(uniqueKeysWithValues: all.map { ($0.method, $0) })
}

/// A notification of the client; each in a file of its own under `Notifications/`.
struct Notification: Sendable {
  let method: String
  let take: @Sendable (inout ServerState, JSONValue?) -> Void

  init(_ method: String, take: @escaping @Sendable (inout ServerState, JSONValue?) -> Void) {
    self.method = method
    self.take = take
  }

  static let byMethod = Dictionary(uniqueKeysWithValues: all.map { ($0.method, $0) })
}

/// One request as it came.
struct Call: Sendable {
  let id: [UInt8]
  let params: JSONValue?
  /// Whether the client does not want the answer any more. May be asked from any thread.
  let isCancelled: @Sendable () -> Bool

  /// What the client calls the stream of results that it would rather have in parts; the raw text.
  var partialResultToken: ArraySlice<UInt8>? {
    params?["partialResultToken"].flatMap { $0.isString || $0.isNumber ? $0.raw : nil }
  }

  /// The params, of which every request that needs some has an object.
  func object() throws(ResponseError) -> JSONValue {
    guard let params, params.isObject else { throw .invalidParams("params are missing") }
    return params
  }

  func string(_ name: StaticString) throws(ResponseError) -> String {
    guard let text = try object()[name]?.string else { throw .invalidParams("\(name) is missing") }
    return text
  }

  /// The document of `textDocument`, and what features see of it.
  func document(_ state: inout ServerState) throws(ResponseError) -> (OpenDocument, DocumentView) {
    guard let text = try object()["textDocument"]?["uri"]?.string else {
      throw .invalidParams("textDocument.uri is missing")
    }
    return try document(text, &state)
  }

  func document(_ uri: String, _ state: inout ServerState) throws(ResponseError) -> (OpenDocument, DocumentView) {
    guard let view = state.view(DocumentURI(uri)) else { throw .notOpen(uri) }
    return (try openDocument(uri, state), view)
  }

  func openDocument(_ uri: String, _ state: ServerState) throws(ResponseError) -> OpenDocument {
    guard let document = state.documents[DocumentURI(uri)] else { throw .notOpen(uri) }
    return document
  }

  /// The same with the offset of `position`.
  func place(_ state: inout ServerState) throws(ResponseError) -> (OpenDocument, DocumentView, Int) {
    let (document, view) = try document(&state)
    guard let offset = state.convert.offset(try object()["position"], in: document.tree) else {
      throw .invalidParams("position is missing")
    }
    return (document, view, offset)
  }

  /// The same with the bytes of `range`.
  func range(_ state: inout ServerState) throws(ResponseError) -> (OpenDocument, DocumentView, ByteRange) {
    let (document, view) = try document(&state)
    guard let range = state.convert.range(try object()["range"], in: document.tree) else {
      throw .invalidParams("range is missing")
    }
    return (document, view, range)
  }

  func checkCancelled() throws(ResponseError) {
    if isCancelled() { throw .cancelled }
  }
}
