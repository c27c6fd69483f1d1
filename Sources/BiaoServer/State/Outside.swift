// Everything that the server asks of the world besides its client: files and the clock. All of it passes through here, so
// that a recorded session can be replayed where neither is the same.

import BiaoSyntax
import BiaoValues
import BiaoWorkspace

/// The world, as a set of questions. `Recording` and `Replay` put themselves between.
struct Outside: Sendable {
  /// Goes on to walk over a folder for some milliseconds. Its documents in the order of paths, at the end; nil where there
  /// is more to walk over.
  var documents: @Sendable (inout FolderWalk) -> [FilePath]?
  /// The workspace of a document, given the folders that are open in the editor.
  var workspace: @Sendable (FilePath, [FilePath]) -> WorkspaceFolder
  /// Every document in a folder and those below, even those that something leaves out.
  var everyDocument: @Sendable (FilePath) -> [FilePath]
  /// The names in a folder; nil where there is none.
  var names: @Sendable (FilePath) -> [[UInt8]]?
  /// The configuration file nearest upward.
  var configuration: @Sendable (FilePath) -> FilePath?
  /// Why a run of the command would not look at a document, even if it were named, with configurations as they stand in
  /// the editor; nil where it would.
  var exclusion: @Sendable (FilePath, FileOverlay) -> Exclusion? = { _, _ in nil }
  /// The bytes of a document; nil if it cannot be read or is no text.
  var read: @Sendable (FilePath) -> [UInt8]?
  /// The start of a document, where a template says its name; nil if it cannot be read.
  var beginning: @Sendable (FilePath) -> [UInt8]?
  /// When the file was last changed, and its size, as one number to compare; nil where there is none.
  var stamp: @Sendable (FilePath) -> UInt64?
  /// A file for others to read with that content, below the user's cache folder; nil where it cannot be written.
  var cache: @Sendable ([String], [UInt8]) -> FilePath?
  /// Nanoseconds on a clock that only runs forward.
  var nanoseconds: @Sendable () -> UInt64
  /// The day, where there is one.
  var today: @Sendable () -> CalendarDate? = { nil }

  static let real = Outside(
    documents: { $0.advance() },
    workspace: { workspaceFolder(of: $0, openFolders: $1) },
    everyDocument: { BiaoWorkspace.everyDocument(in: $0) },
    names: { namesInFolder($0) },
    configuration: { configurationFile(for: $0) },
    exclusion: { path, opened in
      var discovery = Discovery([], finder: ConfigurationFinder(overlay: opened))
      return discovery.exclusion(of: path, isFolder: false)
    },
    read: { path in
      guard case .success(let bytes) = readDocument(path) else { return nil }
      return bytes
    },
    beginning: { path in
      guard case .success(let bytes) = readBeginning(path, limit: beginningByteCount) else { return nil }
      return bytes
    },
    stamp: { Platform.stamp(of: $0) },
    cache: { cachedFile($0, $1) },
    nanoseconds: { Platform.nanoseconds() },
    today: { RunDay.currentOrClock() })
}
