// What stands in a frame: requests, notifications, and answers to our own requests.

/// A message of the client.
struct Message: Sendable {
  enum Kind: Sendable {
    /// The number or text by which the client knows the request, as it stands in the message.
    case request(id: [UInt8], method: String)
    case notification(method: String)
    /// The answer to a request of ours; `result` is nil for an error.
    case response(id: Int?, result: JSONValue?)
  }

  let kind: Kind
  /// Nil where the message has none.
  let params: JSONValue?
  /// The message as it came.
  let body: [UInt8]

  /// About how many bytes of memory it takes.
  var byteCount: Int { 256 + (params?.document.byteCount ?? 0) }

  /// What is wrong with a body, and the request to which that must be said, if it is known.
  struct Fault: Error, Sendable {
    var id: [UInt8]?
    var code: ErrorCode
    var message: String
  }

  init(_ body: [UInt8]) throws(Fault) {
    let document: JSONDocument
    do throws(JSONDocument.ParseError) {
      document = try JSONDocument(body)
    } catch {
      throw Fault(code: .parseError, message: "no JSON: \(error.reason), at byte \(error.offset)")
    }
    self.body = body
    let root = document.root
    guard root.isObject else {
      // The protocol has no batches.
      throw Fault(code: .invalidRequest, message: "a message is an object")
    }
    params = root["params"]
    let id = root["id"]
    if let method = root["method"] {
      guard let name = method.string else {
        throw Fault(id: Message.rawID(id), code: .invalidRequest, message: "the method is a string")
      }
      if let id {
        guard let raw = Message.rawID(id) else {
          throw Fault(code: .invalidRequest, message: "the id of a request is a number or a string")
        }
        if let params, !params.isObject, !params.isArray {
          throw Fault(id: raw, code: .invalidRequest, message: "params are an object or an array")
        }
        kind = .request(id: raw, method: name)
      } else if root.has("id") {
        throw Fault(code: .invalidRequest, message: "the id of a request is a number or a string")
      } else {
        kind = .notification(method: name)
      }
    } else {
      guard root.has("error") || root.has("result") else {
        throw Fault(code: .invalidRequest, message: "a message without a method")
      }
      kind = .response(id: id?.int, result: root["error"] == nil ? root["result"] : nil)
    }
  }

  private static func rawID(_ id: JSONValue?) -> [UInt8]? {
    guard let id, id.isNumber || id.isString else { return nil }
    // It goes back as it came, but for what is no UTF-8.
    return Array(String(decoding: id.raw, as: UTF8.self).utf8)
  }
}

/// The error codes of JSON-RPC 2.0 and of the Language Server Protocol 3.17.
enum ErrorCode: Int, Sendable {
  case parseError = -32700
  case invalidRequest = -32600
  case methodNotFound = -32601
  case invalidParams = -32602
  case internalError = -32603
  case serverNotInitialized = -32002
  case requestFailed = -32803
  case serverCancelled = -32802
  case contentModified = -32801
  case requestCancelled = -32800
}

/// Why a request has no result.
struct ResponseError: Error, Sendable {
  var code: ErrorCode
  var message: String

  static func invalidParams(_ message: String) -> ResponseError {
    ResponseError(code: .invalidParams, message: message)
  }
  static func notOpen(_ uri: String) -> ResponseError { .invalidParams("the document is not open: \(uri)") }
  /// For the user: an editor shows the message.
  static func failed(_ message: String) -> ResponseError { ResponseError(code: .requestFailed, message: message) }
  static let cancelled = ResponseError(code: .requestCancelled, message: "cancelled")
}
