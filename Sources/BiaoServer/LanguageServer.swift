// The server as a process: standard input and output, and its threads.

package import BiaoWorkspace

/// `hebiao lsp`.
package enum LanguageServer {
  /// Serves the client on standard input and output until it is gone; returns the exit code. The session is recorded in
  /// the file at `recording`, of which what stood there is lost; `refuse` is told why where that cannot be.
  package static func run(version: String, recording: FilePath?, refuse: (SystemError) -> Void) -> Int32 {
    var recorder: Recorder?
    if let recording {
      switch Platform.create(recording) {
      case .success(let descriptor): recorder = Recorder(descriptor, program: version)
      case .failure(let error):
        refuse(error)
        return 2
      }
    }
    // Whatever else the process prints goes to standard error: standard output belongs to the protocol.
    guard let output = Platform.takeStandardOutput() else { return 1 }
    Platform.keepMemoryUntilPause()
    let inbox = Inbox()
    let outbox = Outbox(recorder: recorder) { Platform.write($0, to: output) == nil }
    let watchdog = Watchdog()
    let intake = Intake(inbox, InputSource(descriptor: 0))
    _ = WorkerThread { watchdog.run(input: 0) }
    let helper = HelperThread()
    let outside = recorder?.listening(to: .real) ?? .real
    var loop = MainLoop(
      version: version, outside: outside, outbox: outbox, inbox: inbox, watchdog: watchdog, recorder: recorder,
      beside: helper.beside,
      whenGreeted: {
        // Without it everything works as well, but for what comes while something takes long.
        _ = WorkerThread { intake.assist() }
        _ = WorkerThread {
          WarmUp.run()
          helper.run()
        }
      })
    return loop.run(intake)
  }
}
