// The operating system: calls by which a file takes the place of another, and which keep that from being cut short.

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Platform {
  /// The path of the file itself where `path` leads over links.
  static func realPath(_ path: FilePath) -> Result<FilePath, SystemError> {
    let terminated = path.forSystem.terminatedBytes
    let found = unsafe terminated.withUnsafeBytes { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe realpath($0.assumingMemoryBound(to: CChar.self), nil) }
    }
    guard let text = unsafe found else { return .failure(.current) }
    defer { unsafe free(text) }
    return .success(FilePath(unsafe [UInt8](UnsafeRawBufferPointer(start: text, count: strlen(text)))))
  }

  /// Nil if this process may write the file at `path`.
  static func writingProblem(at path: FilePath) -> SystemError? {
    let terminated = path.terminatedBytes
    let result = unsafe terminated.withUnsafeBytes { buffer -> Int32 in
      guard let start = buffer.baseAddress else { return -1 }
      return unsafe access(start.assumingMemoryBound(to: CChar.self), W_OK)
    }
    return result == 0 ? nil : .current
  }

  /// Creates a file; an error if something stands at `path`. A private one nobody else may read yet.
  static func createNew(_ path: FilePath, isPrivate: Bool = true) -> Result<Int32, SystemError> {
    let terminated = path.terminatedBytes
    let descriptor = unsafe terminated.withUnsafeBytes { buffer -> Int32 in
      guard let start = buffer.baseAddress else { return -1 }
      return unsafe systemCreateNew(start.assumingMemoryBound(to: CChar.self), isPrivate ? 0o600 : 0o666)
    }
    return descriptor >= 0 ? .success(descriptor) : .failure(.current)
  }

  /// Makes a file at `path` with that content; an error if something stands there. A file that cannot be written whole
  /// is taken away again.
  package static func writeNewFile(_ bytes: [UInt8], at path: FilePath) -> SystemError? {
    switch createNew(path, isPrivate: false) {
    case .failure(let error): return error
    case .success(let descriptor):
      let file = FileHandle(descriptor: descriptor)
      let error = write(bytes, to: file.descriptor)
      if error != nil { remove(path) }
      return error
    }
  }

  /// Gives a file mode, group and owner of `status`. Only the mode must succeed: who is not the administrator cannot
  /// give files away.
  static func adopt(_ status: FileStatus, for file: borrowing FileHandle) -> SystemError? {
    _ = fchown(file.descriptor, uid_t.max, gid_t(status.group))
    _ = fchown(file.descriptor, uid_t(status.owner), gid_t.max)
    return fchmod(file.descriptor, mode_t(status.mode)) == 0 ? nil : .current
  }

  /// Puts the file at `path` in the place of whatever stands at `target`, at once.
  static func move(_ path: FilePath, to target: FilePath) -> SystemError? {
    let from = path.terminatedBytes
    let to = target.terminatedBytes
    let result = unsafe from.withUnsafeBytes { source -> Int32 in
      unsafe to.withUnsafeBytes { destination -> Int32 in
        guard let source = source.baseAddress, let destination = destination.baseAddress else { return -1 }
        return unsafe rename(
          source.assumingMemoryBound(to: CChar.self), destination.assumingMemoryBound(to: CChar.self))
      }
    }
    return result == 0 ? nil : .current
  }

  static func remove(_ path: FilePath) {
    let terminated = path.terminatedBytes
    _ = unsafe terminated.withUnsafeBytes { buffer -> Int32 in
      guard let start = buffer.baseAddress else { return -1 }
      return unsafe unlink(start.assumingMemoryBound(to: CChar.self))
    }
  }

  static var processIdentifier: Int { Int(getpid()) }

  // MARK: Interruption

  /// From now on the first Ctrl-C (or request to end) is only noted, so that no work is left half done; the second ends
  /// the process as always.
  package static func noteInterruptions() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      #if canImport(Darwin)
        unsafe action.__sigaction_u.__sa_handler = noteInterruption
      #elseif canImport(Musl)
        unsafe action.__sa_handler.sa_handler = noteInterruption
      #else
        unsafe action.__sigaction_handler.sa_handler = noteInterruption
      #endif
      action.sa_flags = Int32(truncatingIfNeeded: Int64(SA_RESTART) | Int64(SA_RESETHAND))
      // Who started us with a signal ignored (nohup) wants it so.
      var previous = sigaction()
      guard unsafe sigaction(number, nil, &previous) == 0, !isIgnored(previous) else { continue }
      _ = unsafe sigaction(number, &action, nil)
      // Who starts us from a thread that takes no signals would have us take none either.
      var set = sigset_t()
      unsafe sigemptyset(&set)
      unsafe sigaddset(&set, number)
      _ = unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
    }
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
      let handler = unsafe action.__sigaction_u.__sa_handler
    #elseif canImport(Musl)
      let handler = unsafe action.__sa_handler.sa_handler
    #else
      let handler = unsafe action.__sigaction_handler.sa_handler
    #endif
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Whether somebody asked the process to end.
  package static var isInterrupted: Bool { interruption.load(ordering: .relaxed) != 0 }

  /// Ends the process as the signal would have done that was noted.
  package static func endAsInterrupted() {
    _ = raise(interruption.load(ordering: .relaxed))
  }
}

/// The number of the signal that asked the process to end, or 0.
private let interruption = Atomic<Int32>(0)

/// Runs in the middle of anything: may do nothing but this.
private func noteInterruption(_ number: Int32) { interruption.store(number, ordering: .relaxed) }

extension SystemError {
  static var isFolder: SystemError { SystemError(number: EISDIR) }
}

private func systemCreateNew(_ path: UnsafePointer<CChar>, _ mode: mode_t) -> Int32 {
  unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
}
