// Walking over a folder in pieces, so that the client is heard however much lies in it.

import BiaoWorkspace

/// A walk over a folder that goes on in pieces.
struct FolderWalk: Sendable {
  let folder: WorkspaceFolder
  /// Nil before it has begun.
  private var discovery: Discovery?

  init(_ folder: WorkspaceFolder) { self.folder = folder }

  /// The documents in the order of paths, at the end; nil where there is more to walk over.
  mutating func advance() -> [FilePath]? {
    // Alone here, so that it is changed in place.
    var walk = discovery ?? Discovery(beginningWith: [folder.path], descending: folder.descends)
    discovery = nil
    // Not the clock of the session: how far a walk came is what is recorded.
    let end = Platform.nanoseconds() &+ Pause.slice
    if walk.advance(isDue: { Platform.nanoseconds() > end }) { return walk.documents }
    discovery = walk
    return nil
  }
}
