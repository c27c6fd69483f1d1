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

/// An answer that is made in pieces while nobody wants anything else, so that what the author types is not kept waiting.
protocol SlicedAnswer {
  /// Goes on until it is `pause`'s turn. Whether the result is written; if not, it is called again.
  mutating func advance(
    _ state: inout ServerState, _ call: Call, _ pause: Pause, _ writer: inout JSONWriter
  ) throws(ResponseError) -> Bool
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
    let uri = DocumentURI(uri)
    guard let view = state.view(uri), let document = state.documents[uri] else {
      throw .invalidParams("the document is not open: \(uri.text)")
    }
    return (document, view)
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

  /// What features see of the documents around one.
  func project(_ document: OpenDocument, _ state: inout ServerState) throws(ResponseError) -> ProjectView {
    let language = state.language(of: document)
    guard let project = state.project(of: document.workspace, language: language, isCancelled: isCancelled) else {
      throw .cancelled
    }
    return project
  }

  /// What features see of the documents around the one of `textDocument`, then of that one, and the offset of `position`.
  /// In this order, because a template may be found while the project is put together.
  func placeInProject(
    _ state: inout ServerState
  ) throws(ResponseError) -> (project: ProjectView, view: DocumentView, offset: Int) {
    let project = try project(try document(&state).0, &state)
    let (_, view, offset) = try place(&state)
    return (project, view, offset)
  }

  func checkCancelled() throws(ResponseError) {
    if isCancelled() { throw .cancelled }
  }
}
