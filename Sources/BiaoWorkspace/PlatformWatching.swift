// The operating system: calls that tell of changes in folders.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What happened to one name in a watched folder.
struct FolderEvent: Sendable {
  /// Which folder, as `FolderEvents.watch` numbered it; negative where events were lost.
  var folder: Int32
  /// Empty where it happened to the folder itself.
  var name: [UInt8]
  var isFolder: Bool
}

#if canImport(Glibc)
  /// Events of folders, from the system.
  final class FolderEvents {
    private let descriptor: Int32

    /// Nil where the system gives none: their number is limited.
    init?() {
      descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
      if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Watches a folder, once however often it is asked; the number that its events bear. Nil where it cannot.
    func watch(_ folder: FilePath) -> Int32? {
      let mask =
        UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_CREATE) | UInt32(IN_DELETE)
        | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ONLYDIR)
      let terminated = folder.forSystem.terminatedBytes
      let number = unsafe terminated.withUnsafeBytes { buffer -> Int32 in
        guard let start = buffer.baseAddress else { return -1 }
        return unsafe inotify_add_watch(descriptor, start.assumingMemoryBound(to: CChar.self), mask)
      }
      return number >= 0 ? number : nil
    }

    /// What happened meanwhile; waits for it, but not longer than so. Empty where nothing did, or where a signal came.
    func take(milliseconds: Int) -> [FolderEvent] {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&request, 1, Int32(clamping: milliseconds)) > 0 else { return [] }
      var events: [FolderEvent] = []
      while case .success(let bytes) = Platform.readOnce(descriptor, limit: 1 << 16), !bytes.isEmpty {
        events += FolderEvents.read(bytes)
      }
      return events
    }

    /// `struct inotify_event`: number, mask, cookie and the length of the name, each with four bytes; then the name, filled
    /// up with zeros.
    private static func read(_ bytes: [UInt8]) -> [FolderEvent] {
      func word(_ start: Int) -> UInt32 {
        unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: start, as: UInt32.self) }
      }
      var events: [FolderEvent] = []
      var i = 0
      while i + 16 <= bytes.count {
        let mask = word(i + 4)
        let length = Int(word(i + 12))
        guard length <= bytes.count - i - 16 else { break }
        let name = bytes[(i + 16)..<(i + 16 + length)].prefix { $0 != 0 }
        i += 16 + length
        // A watch that ended says so; whatever ended it has been told.
        if mask & UInt32(IN_IGNORED) != 0 { continue }
        let isLost = mask & UInt32(IN_Q_OVERFLOW) != 0
        events.append(
          FolderEvent(
            folder: isLost ? -1 : Int32(truncatingIfNeeded: word(i - 16 - length)), name: Array(name),
            isFolder: mask & UInt32(IN_ISDIR) != 0))
      }
      return events
    }
  }

  extension Platform {
    /// What one call of read(2) gives; empty where nothing is there.
    fileprivate static func readOnce(_ descriptor: Int32, limit: Int) -> Result<[UInt8], SystemError> {
      var error: SystemError?
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
        guard let start = buffer.baseAddress else { return }
        let got = unsafe systemRead(descriptor, start, limit)
        if got >= 0 { count = got } else { error = .current }
      }
      if let error { return .failure(error) }
      return .success(bytes)
    }
  }
#else
  /// No such thing here: whoever watches has to look again and again.
  final class FolderEvents {
    init?() { return nil }
    func watch(_ folder: FilePath) -> Int32? { nil }
    func take(milliseconds: Int) -> [FolderEvent] { [] }
  }
#endif
