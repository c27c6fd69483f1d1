// The operating system: every call of the C library that the program makes stands in this file or in those beside it whose
// names begin as its own does.
//
// Glibc, musl and Darwin have the same calls with a few other names. Nothing here knows what a form is, and nothing
// throws: a failed call comes back as the error number that it left.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The number that a failed system call left in `errno`.
package struct SystemError: Error, Sendable, Hashable {
  package let number: Int32

  package init(number: Int32) { self.number = number }

  /// The C library's words, such as `Permission denied`.
  package var text: String {
    guard let words = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: words)
  }

  package var isMissing: Bool { number == ENOENT || number == ENOTDIR }
  package var isTaken: Bool { number == EEXIST }

  static var current: SystemError { SystemError(number: errno) }
}

/// What stands at a path.
struct FileStatus: Sendable {
  enum Kind: Sendable {
    case file, folder, link, other
  }

  var kind: Kind
  var byteCount: Int
  var identity: FileIdentity
  /// What may be done with it and who owns it, as `chmod` and `chown` take them.
  var mode: UInt32
  var owner: UInt32
  var group: UInt32
  /// When its content and when its status were changed last, in nanoseconds of the system's clock.
  var modified: Int64
  var changed: Int64
}

/// A file or folder whatever its path is: the device and the number on it.
struct FileIdentity: Sendable, Hashable {
  var device: UInt64
  var number: UInt64
}

/// One name in a folder.
struct FolderEntry: Sendable {
  enum Kind: Sendable {
    case file, folder, link, other
    /// The file system does not say; ask for the status.
    case unknown
  }

  var name: [UInt8]
  var kind: Kind
}

/// An open file, closed when the value goes.
struct FileHandle: ~Copyable {
  let descriptor: Int32

  deinit { close(descriptor) }
}

/// The calls, by what they do.
package enum Platform {
  // MARK: Files

  /// Opens for reading. Does not wait unless told to: opening a pipe that nobody writes to would otherwise last for ever.
  static func open(_ path: FilePath, waits: Bool = false) -> Result<Int32, SystemError> {
    // The bytes end with a zero, so they are a C string.
    let terminated = path.terminatedBytes
    while true {
      let descriptor = unsafe terminated.withUnsafeBytes { buffer -> Int32 in
        guard let start = buffer.baseAddress else { return -1 }
        return unsafe systemOpen(start.assumingMemoryBound(to: CChar.self), waits ? 0 : O_NONBLOCK)
      }
      if descriptor >= 0 { return .success(descriptor) }
      if errno != EINTR { return .failure(.current) }
    }
  }

  static func status(of file: borrowing FileHandle) -> Result<FileStatus, SystemError> {
    var info = stat()
    guard unsafe fstat(file.descriptor, &info) == 0 else { return .failure(.current) }
    return .success(FileStatus(info))
  }

  /// The status of what stands at `path`; with `followingLinks`, of what a link there leads to.
  static func status(at path: FilePath, followingLinks: Bool) -> Result<FileStatus, SystemError> {
    var info = stat()
    let terminated = path.terminatedBytes
    let result = unsafe terminated.withUnsafeBytes { buffer -> Int32 in
      guard let start = buffer.baseAddress else { return -1 }
      let text = unsafe start.assumingMemoryBound(to: CChar.self)
      return unsafe followingLinks ? stat(text, &info) : lstat(text, &info)
    }
    guard result == 0 else { return .failure(.current) }
    return .success(FileStatus(info))
  }

  /// Up to `limit` bytes from the file's present place, as many as there are. `expected` is how many that may be: where it
  /// is right, no byte is copied twice.
  static func read(_ descriptor: Int32, expected: Int, limit: Int) -> Result<[UInt8], SystemError> {
    var failure: SystemError?
    // One byte more than expected, so that the read that meets the end is the first one.
    var capacity = min(max(expected, 0) + 1, limit)
    var bytes = readChunk(descriptor, capacity: capacity, expected: expected, failure: &failure)
    while failure == nil, bytes.count == capacity, bytes.count < limit {
      let chunk = readChunk(
        descriptor, capacity: min(limit - bytes.count, max(1 << 16, bytes.count)), expected: 0, failure: &failure)
      if chunk.isEmpty { break }
      bytes.append(contentsOf: chunk)
      capacity = bytes.count
    }
    if let failure { return .failure(failure) }
    return .success(bytes)
  }

  /// Reads until `capacity` bytes have come or the file ends; it has ended where exactly `expected` bytes came.
  private static func readChunk(
    _ descriptor: Int32, capacity: Int, expected: Int, failure: inout SystemError?
  ) -> [UInt8] {
    var error: SystemError?
    // Uninitialised memory: clearing it first would cost as much as reading.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      while count < capacity {
        let got = unsafe systemRead(descriptor, start + count, capacity - count)
        if got > 0 {
          count += got
          if count == expected { return }
        } else if got == 0 {
          return
        } else if errno != EINTR {
          error = .current
          return
        }
      }
    }
    failure = error
    return bytes
  }

  /// Whether a zero is among the first `count` bytes.
  static func holdsZero(_ bytes: [UInt8], first count: Int) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return false }
      return unsafe memchr(start, 0, min(count, buffer.count)) != nil
    }
  }

  /// The names in a folder but for `.` and `..`, as the file system has them.
  static func entries(of folder: FilePath) -> Result<[FolderEntry], SystemError> {
    let terminated = folder.terminatedBytes
    let opened = unsafe terminated.withUnsafeBytes { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe opendir($0.assumingMemoryBound(to: CChar.self)) }
    }
    guard let stream = unsafe opened else { return .failure(.current) }
    defer { unsafe closedir(stream) }
    var entries: [FolderEntry] = []
    guard let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) else { return .success([]) }
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { return .failure(.current) }
        return .success(entries)
      }
      // Not through the field, which would copy 256 bytes and cut the long names that some file systems have.
      let start = unsafe UnsafeRawPointer(entry) + nameOffset
      let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
      let name = unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: length))
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      let kind: FolderEntry.Kind =
        switch unsafe Int32(entry.pointee.d_type) {
        case Int32(DT_REG): .file
        case Int32(DT_DIR): .folder
        case Int32(DT_LNK): .link
        case Int32(DT_UNKNOWN): .unknown
        default: .other
        }
      entries.append(FolderEntry(name: name, kind: kind))
    }
  }

  /// The path of the folder in which the process works.
  package static func workingFolder() -> FilePath? {
    guard let text = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(text) }
    return FilePath(unsafe [UInt8](UnsafeRawBufferPointer(start: text, count: strlen(text))))
  }

  /// Writes all of `bytes`.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> SystemError? {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer -> Int in
        guard let start = buffer.baseAddress else { return -1 }
        return unsafe systemWrite(descriptor, start + written, buffer.count - written)
      }
      if count > 0 {
        written += count
      } else if count < 0, errno == EINTR {
        continue
      } else if count < 0, errno == EAGAIN {
        // A terminal that somebody else set not to wait.
        waitUntilWritable(descriptor)
      } else {
        return count == 0 ? SystemError(number: EIO) : .current
      }
    }
    return nil
  }

  private static func waitUntilWritable(_ descriptor: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&request, 1, 1000)
  }

  // MARK: The process

  /// Writing to a pipe that nobody reads shall be an error that we see, not a signal that ends the process.
  package static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// The arguments without the program's name, as bytes: a file's name need not be UTF-8.
  package static func arguments() -> [[UInt8]] {
    let count = Int(CommandLine.argc)
    guard count > 1 else { return [] }
    return (1..<count).compactMap { index in
      guard let text = unsafe CommandLine.unsafeArgv[index] else { return nil }
      return unsafe [UInt8](UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }
  }

  package static func environment(_ name: String) -> String? {
    guard let text = unsafe getenv(name) else { return nil }
    return unsafe String(cString: text)
  }

  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal behind `descriptor`.
  package static func terminalWidth(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  package static func processorCount() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Nanoseconds on a clock that only runs forward.
  package static func nanoseconds() -> UInt64 {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return 0 }
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }

  /// The date so many seconds after the beginning of 1970 in UTC; without them that of now in the user's time zone.
  static func date(atSeconds seconds: Int64?) -> (year: Int, month: Int, day: Int)? {
    var parts = unsafe tm()
    if let seconds {
      var time = time_t(seconds)
      guard unsafe gmtime_r(&time, &parts) != nil else { return nil }
    } else {
      tzset()
      var now = time(nil)
      guard unsafe localtime_r(&now, &parts) != nil else { return nil }
    }
    return unsafe (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  }

  package static func exit(_ code: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code)
    #elseif canImport(Musl)
      Musl.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }
}

extension Platform {
  // MARK: A protocol on standard input and output

  /// Whatever has come on `descriptor`, at most `limit` bytes; waits for the first. Empty at the end of the input.
  package static func readAvailable(_ descriptor: Int32, limit: Int) -> Result<[UInt8], SystemError> {
    var error: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      while true {
        let got = unsafe systemRead(descriptor, start, limit)
        if got >= 0 {
          count = got
          return
        }
        if errno == EAGAIN {
          var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
          _ = unsafe poll(&request, 1, 1000)
        } else if errno != EINTR {
          error = .current
          return
        }
      }
    }
    if let error { return .failure(error) }
    return .success(bytes)
  }

  /// Whether there is something to read on `descriptor`, its end or an error included. Waits for at most `milliseconds`
  /// (nil: as long as it takes).
  package static func isReadable(_ descriptor: Int32, milliseconds: Int?) -> Bool {
    while true {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let count = unsafe poll(&request, 1, milliseconds.map { Int32(clamping: $0) } ?? -1)
      if count >= 0 { return count > 0 }
      // A signal that somebody handled is no reason to stop waiting; after it a wait begins anew.
      if errno != EINTR { return true }
    }
  }

  /// A second descriptor for standard output, to which from now on nothing but its owner writes: what else goes to
  /// standard output ends up in standard error.
  package static func takeStandardOutput() -> Int32? {
    let own = fcntl(1, F_DUPFD_CLOEXEC, 3)
    guard own >= 0, dup2(2, 1) >= 0 else { return nil }
    return own
  }

  /// Whether the other end of `descriptor` is closed, however much is still to be read.
  package static func isHungUp(_ descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: 0, revents: 0)
    return unsafe poll(&request, 1, 0) > 0 && Int32(request.revents) & Int32(POLLHUP | POLLERR | POLLNVAL) != 0
  }

  /// Whether there is a process of that number.
  package static func isAlive(process: Int) -> Bool {
    guard let number = pid_t(exactly: process), number > 0 else { return true }
    return kill(number, 0) == 0 || errno == EPERM
  }

  /// When the file at `path` was last changed and how large it is, as one number to compare; nil where there is none.
  package static func stamp(of path: FilePath) -> UInt64? {
    var info = stat()
    let terminated = path.terminatedBytes
    let result = unsafe terminated.withUnsafeBytes { buffer -> Int32 in
      guard let start = buffer.baseAddress else { return -1 }
      return unsafe stat(start.assumingMemoryBound(to: CChar.self), &info)
    }
    guard result == 0 else { return nil }
    #if canImport(Darwin)
      let time = info.st_mtimespec
    #else
      let time = info.st_mtim
    #endif
    var stamp = UInt64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_007
    stamp = (stamp &+ UInt64(truncatingIfNeeded: time.tv_nsec)) &* 1_000_000_009
    stamp = (stamp &+ UInt64(truncatingIfNeeded: info.st_size)) &* 1_000_000_021
    return stamp &+ UInt64(truncatingIfNeeded: info.st_ino)
  }

  package static func sleep(milliseconds: Int) {
    _ = poll(nil, 0, Int32(clamping: milliseconds))
  }

  /// For a process that lives long and calls `releaseFreedMemory` in pauses: until then what is freed is kept, but for
  /// what is very large. The pieces of a form of 1 MB come and go with each edit of it; were they given back and asked for
  /// again, the system would have to clear a thousand pages each time.
  package static func keepMemoryUntilPause() {
    #if canImport(Glibc)
      // M_TRIM_THRESHOLD, M_MMAP_THRESHOLD.
      _ = mallocOption(-1, 64 << 20)
      _ = mallocOption(-3, 4 << 20)
    #endif
  }

  /// For a process that runs once over many documents: memory is taken in large steps and kept until the end. Left alone,
  /// the C library asks the system for each further page of a thread's memory (3,000 calls for 5,000 forms) and gives back
  /// in between what is wanted again for the next document.
  package static func takeMemoryInLargeSteps() {
    keepMemoryUntilPause()
    #if canImport(Glibc)
      // M_TOP_PAD; a thread's first piece is as large.
      _ = mallocOption(-2, 16 << 20)
    #endif
  }

  /// Asks for the memory that the calling thread takes next in pages of 2 MB, where the system has such: a page of 4 KB
  /// costs as much when it is touched first, and a run over 5,000 forms touches eight thousand of them. After
  /// `takeMemoryInLargeSteps`.
  static func useLargePages() {
    #if canImport(Glibc)
      // More than is left of the step before, so that this piece begins the next one.
      guard let piece = unsafe malloc(1 << 20) else { return }
      let page = 4096
      let start = unsafe UnsafeMutableRawPointer(bitPattern: Int(bitPattern: piece) & ~(page - 1))
      // Advice alone: where it cannot be followed, or the piece lies elsewhere, nothing changes.
      if let start = unsafe start { _ = unsafe madvise(start, 16 << 20, MADV_HUGEPAGE) }
      unsafe free(piece)
    #endif
  }

  /// Gives memory that was freed back to the system: the C library keeps it, so that after large documents the process
  /// would stay as large as it ever was.
  package static func releaseFreedMemory() {
    #if canImport(Glibc)
      _ = mallocTrim(0)
    #endif
  }

  /// Ends the process at once, without the work that the C library does at an ordinary end.
  package static func exitNow(_ code: Int32) -> Never { _exit(code) }

  // MARK: Writing

  /// Creates the folder at `path`; one that is there already is left as it is.
  package static func createFolder(_ path: FilePath) -> SystemError? {
    let terminated = path.terminatedBytes
    let result = unsafe terminated.withUnsafeBytes { buffer -> Int32 in
      guard let start = buffer.baseAddress else { return -1 }
      return unsafe mkdir(start.assumingMemoryBound(to: CChar.self), 0o755)
    }
    return result == 0 || errno == EEXIST ? nil : .current
  }

  /// Opens the file at `path` for writing, empty; made if it is not there. Who calls closes it.
  package static func create(_ path: FilePath) -> Result<Int32, SystemError> {
    let terminated = path.terminatedBytes
    let descriptor = unsafe terminated.withUnsafeBytes { buffer -> Int32 in
      guard let start = buffer.baseAddress else { return -1 }
      return unsafe systemCreate(start.assumingMemoryBound(to: CChar.self))
    }
    return descriptor >= 0 ? .success(descriptor) : .failure(.current)
  }

  /// Makes `bytes` the content of the file at `path`.
  package static func writeFile(_ bytes: [UInt8], at path: FilePath) -> SystemError? {
    switch create(path) {
    case .failure(let error): return error
    case .success(let descriptor):
      let file = FileHandle(descriptor: descriptor)
      return write(bytes, to: file.descriptor)
    }
  }
}

extension FileStatus {
  init(_ info: stat) {
    kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    byteCount = Int(clamping: info.st_size)
    identity = FileIdentity(
      device: UInt64(truncatingIfNeeded: info.st_dev), number: UInt64(truncatingIfNeeded: info.st_ino))
    mode = UInt32(truncatingIfNeeded: info.st_mode) & 0o7777
    owner = UInt32(truncatingIfNeeded: info.st_uid)
    group = UInt32(truncatingIfNeeded: info.st_gid)
    #if canImport(Darwin)
      let (modification, change) = (info.st_mtimespec, info.st_ctimespec)
    #else
      let (modification, change) = (info.st_mtim, info.st_ctim)
    #endif
    modified = Int64(modification.tv_sec) &* 1_000_000_000 &+ Int64(modification.tv_nsec)
    changed = Int64(change.tv_sec) &* 1_000_000_000 &+ Int64(change.tv_nsec)
  }
}

// These have the names of methods above, and the C library's module has another name on each system.

private func systemOpen(_ path: UnsafePointer<CChar>, _ mode: Int32) -> Int32 {
  unsafe open(path, O_RDONLY | O_CLOEXEC | mode)
}

private func systemCreate(_ path: UnsafePointer<CChar>) -> Int32 {
  unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
}

func systemRead(_ descriptor: Int32, _ start: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
  unsafe read(descriptor, start, count)
}

func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
  unsafe write(descriptor, start, count)
}

#if canImport(Glibc)
  // Two functions of `<malloc.h>`, a header that Swift's module of the C library leaves out.

  @_silgen_name("malloc_trim")
  private func mallocTrim(_ keptByteCount: Int) -> Int32

  @_silgen_name("mallopt")
  private func mallocOption(_ option: Int32, _ value: Int32) -> Int32
#endif
