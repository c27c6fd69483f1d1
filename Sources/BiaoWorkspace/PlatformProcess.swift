// The operating system: calls by which another program is run.

#if canImport(Glibc)
  @unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency import Musl
#elseif canImport(Darwin)
  @unsafe @preconcurrency import Darwin
#endif

/// What a program left.
struct ProgramResult: Sendable {
  /// Its exit code; 128 and the signal's number where a signal ended it.
  var code: Int32
  var output: [UInt8]
  var errors: [UInt8]
}

extension Platform {
  /// Takes up those of the descriptors 0, 1 and 2 that are closed. A file that is opened would get their number, and what
  /// is written for people would stand in a report or a form. To use them stays an error: input is opened for writing,
  /// output for reading.
  package static func occupyStandardStreams() {
    for (descriptor, mode) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] {
      guard fcntl(descriptor, F_GETFD) < 0, errno == EBADF else { continue }
      // The lowest free one, which is this: the ones below are taken.
      _ = systemOpen("/dev/null", mode)
    }
  }

  /// Runs the program of that name on the search path with our own environment but for the variables `dropped`, gives it
  /// `input` and waits for its end.
  static func run(
    _ name: String, _ arguments: [[UInt8]], input: [UInt8] = [], without dropped: [String] = []
  ) -> Result<ProgramResult, SystemError> {
    guard let toProgram = Pipe(), let fromProgram = Pipe(), let errors = Pipe() else { return .failure(.current) }
    var child: pid_t = 0
    let started = spawn(
      name, arguments, &child, standard: [toProgram.reading, fromProgram.writing, errors.writing], without: dropped)
    if started != 0 { return .failure(SystemError(number: started)) }
    toProgram.closeReading()
    fromProgram.closeWriting()
    errors.closeWriting()
    var result = ProgramResult(code: 0, output: [], errors: [])
    exchange(input, toProgram, fromProgram, errors, &result)
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
      if errno != EINTR { return .failure(.current) }
    }
    let signal = status & 0x7F
    result.code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    return .success(result)
  }

  /// Writes and reads whatever can be written and read, until both outputs are closed.
  private static func exchange(
    _ input: [UInt8], _ toProgram: Pipe, _ output: Pipe, _ errors: Pipe,
    _ result: inout ProgramResult
  ) {
    // A program that does not read would have us wait while it waits for us to read.
    _ = fcntl(toProgram.writing, F_SETFL, O_NONBLOCK)
    var written = 0
    var isWriting = !input.isEmpty
    if !isWriting { toProgram.closeWriting() }
    var (isReading, isReadingErrors) = (true, true)
    while isReading || isReadingErrors {
      // A negative descriptor is passed over.
      var requests = [
        pollfd(fd: isReading ? output.reading : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isReadingErrors ? errors.reading : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isWriting ? toProgram.writing : -1, events: Int16(POLLOUT), revents: 0),
      ]
      guard unsafe poll(&requests, nfds_t(requests.count), -1) >= 0 else {
        if errno == EINTR { continue }
        return
      }
      if requests[0].revents != 0 { isReading = take(output.reading, &result.output) }
      if requests[1].revents != 0 { isReadingErrors = take(errors.reading, &result.errors) }
      if requests[2].revents != 0 {
        let count = unsafe input.withUnsafeBytes { buffer -> Int in
          guard let start = buffer.baseAddress else { return -1 }
          return unsafe systemWrite(toProgram.writing, start + written, min(buffer.count - written, 1 << 16))
        }
        if count > 0 { written += count }
        // It may have ended without reading all.
        if written >= input.count || (count < 0 && errno != EAGAIN && errno != EINTR) {
          isWriting = false
          toProgram.closeWriting()
        }
      }
    }
  }

  /// Reads what there is; false at the end.
  private static func take(_ descriptor: Int32, _ bytes: inout [UInt8]) -> Bool {
    let size = 1 << 16
    var isOpen = false
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      let got = unsafe systemRead(descriptor, start, size)
      count = max(got, 0)
      isOpen = got > 0 || (got < 0 && errno == EINTR)
    }
    bytes.append(contentsOf: chunk)
    return isOpen
  }

  /// Starts a program whose descriptors 0, 1 and 2 are `standard`; an error number, or 0.
  private static func spawn(
    _ name: String, _ arguments: [[UInt8]], _ child: inout pid_t, standard: [Int32], without dropped: [String]
  ) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    var error = unsafe posix_spawn_file_actions_init(&actions)
    if error != 0 { return error }
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (index, descriptor) in standard.enumerated() {
      error = unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(index))
      if error != 0 { return error }
    }
    let words = [Array(name.utf8)] + arguments
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe words.map { word in
      unsafe (word + [0]).withUnsafeBytes { buffer in
        guard let start = buffer.baseAddress else { return nil }
        return unsafe strdup(start.assumingMemoryBound(to: CChar.self))
      }
    }
    unsafe pointers.append(nil)
    defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
    #if canImport(Darwin)
      let variables = unsafe _NSGetEnviron().pointee
    #else
      let variables = unsafe environ
    #endif
    if dropped.isEmpty { return unsafe posix_spawnp(&child, name, &actions, nil, pointers, variables) }
    let prefixes = dropped.map { "\($0)=" }
    var kept: [UnsafeMutablePointer<CChar>?] = unsafe []
    var index = 0
    while let variable = unsafe variables[index] {
      let isDropped = prefixes.contains { unsafe strncmp(variable, $0, $0.utf8.count) == 0 }
      if !isDropped { unsafe kept.append(variable) }
      index += 1
    }
    unsafe kept.append(nil)
    return unsafe posix_spawnp(&child, name, &actions, nil, pointers, kept)
  }
}

/// Two ends of a pipe, which no other program inherits; closed when the value goes.
private final class Pipe {
  private(set) var reading: Int32
  private(set) var writing: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    // Descriptors up to 2 would be lost when the program's own are put there.
    reading = fcntl(ends[0], F_DUPFD_CLOEXEC, 3)
    writing = fcntl(ends[1], F_DUPFD_CLOEXEC, 3)
    close(ends[0])
    close(ends[1])
    guard reading >= 0, writing >= 0 else { return nil }
  }

  func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  deinit {
    closeReading()
    closeWriting()
  }
}

/// Outside of the extension, where the name is the system's.
private func systemOpen(_ path: String, _ mode: Int32) -> Int32 { unsafe open(path, mode) }
