// Output: one large buffer before write(2).

import Synchronization

/// Standard output or error, written in large pieces. May be used from several threads.
package final class OutputStream: Sendable {
  private struct State {
    var buffer: [UInt8] = []
    var error: SystemError?
  }

  private let descriptor: Int32
  private let state = Mutex(State())

  package static let standardOutput: Int32 = 1
  package static let standardError: Int32 = 2

  package init(_ descriptor: Int32) { self.descriptor = descriptor }

  package func write(_ bytes: [UInt8]) {
    state.withLock { state in
      guard state.error == nil else { return }
      state.buffer.append(contentsOf: bytes)
      if state.buffer.count >= 1 << 16 { flush(&state) }
    }
  }

  /// Whether something could not be written; nothing more is then.
  package var hasFailed: Bool { state.withLock { $0.error != nil } }

  package func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes what is left. The error is the first that this stream met; after it nothing more was written.
  @discardableResult
  package func flush() -> SystemError? {
    state.withLock { state in
      flush(&state)
      return state.error
    }
  }

  private func flush(_ state: inout State) {
    guard state.error == nil, !state.buffer.isEmpty else { return }
    state.error = Platform.write(state.buffer, to: descriptor)
    state.buffer.removeAll(keepingCapacity: true)
  }
}
