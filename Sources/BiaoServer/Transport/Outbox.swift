// What goes to the client.

import Synchronization

/// Frames messages and writes them, each in one piece.
final class Outbox: Sendable {
  /// Takes the bytes of a whole frame; false once nobody reads any more.
  private let write: @Sendable ([UInt8]) -> Bool
  private let isBroken = Atomic<Bool>(false)
  private let recorder: Recorder?

  init(recorder: Recorder? = nil, write: @escaping @Sendable ([UInt8]) -> Bool) {
    self.recorder = recorder
    self.write = write
  }

  /// Whether the client has stopped listening for good.
  var isClosed: Bool { isBroken.load(ordering: .relaxed) }

  /// Sends what `body` writes as the members of a message.
  func send(_ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    writer.object {
      $0.member("jsonrpc", "2.0")
      body(&$0)
    }
    sendFrame(writer.bytes)
  }

  private func sendFrame(_ body: [UInt8]) {
    recorder?.sent(body)
    guard !isClosed else { return }
    var frame = Array("Content-Length: \(body.count)\r\n\r\n".utf8)
    frame.reserveCapacity(frame.count + body.count)
    frame.append(contentsOf: body)
    if !write(frame) { isBroken.store(true, ordering: .relaxed) }
  }

  // MARK: - Kinds of messages

  func notify(_ method: StaticString, _ params: (inout JSONWriter) -> Void) {
    send {
      $0.key("method")
      $0.string("\(method)")
      $0.object("params", params)
    }
  }

  func request(_ method: StaticString, id: Int, _ params: (inout JSONWriter) -> Void) {
    send {
      $0.member("id", id)
      $0.key("method")
      $0.string("\(method)")
      $0.object("params", params)
    }
  }

  /// `result` is the JSON of the result.
  func reply(to id: [UInt8], result: [UInt8]) {
    send {
      $0.key("id")
      $0.raw(id)
      $0.key("result")
      $0.raw(result)
    }
  }

  /// A nil id stands for a message of which not even that could be read.
  func reply(to id: [UInt8]?, error: ResponseError) {
    send {
      $0.key("id")
      if let id { $0.raw(id) } else { $0.null() }
      $0.object("error") {
        $0.member("code", error.code.rawValue)
        $0.member("message", error.message)
      }
    }
  }

  /// A line in the client's log of the server.
  func log(_ kind: MessageType, _ message: String) {
    notify("window/logMessage") {
      $0.member("type", kind.rawValue)
      $0.member("message", message)
    }
  }

  /// A message that the user shall see.
  func show(_ kind: MessageType, _ message: String) {
    notify("window/showMessage") {
      $0.member("type", kind.rawValue)
      $0.member("message", message)
    }
  }
}

enum MessageType: Int, Sendable { case error = 1, warning, info, log }
