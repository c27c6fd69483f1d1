// `hebiao lint --watch`: a run, and another one at every change.

import BiaoWorkspace

/// Does `run`, then again whenever something changes that the documents of `inputs` depend on. Ends the process when it is
/// asked to, as the signal would have; ends as well when nobody reads any more what it writes.
func watch(
  _ inputs: [RunInput], _ words: Wording, run: () throws(UsageError) -> ExitCode
) throws(UsageError) -> ExitCode {
  Platform.noteInterruptions()
  let errors = OutputStream(OutputStream.standardError)
  let output = OutputStream(OutputStream.standardOutput)
  // The system tells of no changes that others make on a network drive.
  let watcher = ChangeWatcher(inputs, pollsFiles: Platform.environment("HEBIAO_WATCH") == "poll")
  var isFirst = true
  while true {
    watcher.arm()
    if Platform.isTerminal(OutputStream.standardOutput) {
      // To the upper left, clear the screen, forget what scrolled off.
      output.write("\u{1B}[H\u{1B}[2J\u{1B}[3J")
      output.flush()
    }
    do throws(UsageError) {
      _ = try run()
    } catch {
      // At the beginning it is a mistake; later on it may pass, as a branch that is being rebased.
      if isFirst { throw error }
      errors.write(words.message(error) + "\n")
    }
    isFirst = false
    if Platform.isInterrupted { break }
    errors.write(words.choose("等待改动……（Ctrl-C 结束）\n", "waiting for changes … (Ctrl-C ends)\n"))
    errors.flush()
    let goesOn = watcher.wait { Platform.isInterrupted || Platform.isHungUp(OutputStream.standardOutput) }
    if !goesOn { break }
  }
  if Platform.isInterrupted { Platform.endAsInterrupted() }
  return .incomplete
}
