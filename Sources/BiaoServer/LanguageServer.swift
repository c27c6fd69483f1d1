// The server as a process: standard input and output, and the three threads.

package import BiaoWorkspace

/// `hebiao lsp`.
package enum LanguageServer {
  /// Serves the client on standard input and output until it is gone; returns the exit code.
  package static func run(version: String, recording: FilePath?) -> Int32 {
    // Whatever else the process prints goes to standard error: standard output belongs to the protocol.
    guard let output = Platform.takeStandardOutput() else { return 1 }
    let inbox = Inbox()
    let outbox = Outbox { Platform.write($0, to: output) == nil }
    let watchdog = Watchdog()
    let reader = Reader(
      read: {
        guard case .success(let bytes) = Platform.readAvailable(0, limit: 1 << 16) else { return [] }
        return bytes
      }, inbox: inbox)
    guard WorkerThread({ reader.run() }) != nil else { return 1 }
    _ = WorkerThread { watchdog.run(input: 0) }
    var loop = MainLoop(version: version, outside: .real, outbox: outbox, inbox: inbox, watchdog: watchdog)
    return loop.run()
  }
}
