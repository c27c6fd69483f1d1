// The names of documents in a baseline: from its own folder, so that they hold wherever the program is started.

import Synchronization

/// Makes paths relative to one folder. May be used on several threads at once.
final class BaselinePaths: Sendable {
  /// Components of the folder's absolute path.
  private let folder: [[UInt8]]
  /// The absolute paths of folders that were asked for.
  private let known = Mutex<[FilePath: [[UInt8]]]>([:])

  /// `file` is the baseline, which need not exist.
  init(of file: FilePath) {
    folder = BaselinePaths.absolute(file.normalized.parent)
  }

  /// The path of `document`, which need not exist, from the folder. Standard input without a name stays `-`.
  func name(of document: FilePath) -> FilePath {
    if document == FilePath("-") { return document }
    let path = document.normalized
    let parent = path.parent
    let components = known.withLock { known in
      if let found = known[parent] { return found }
      let found = BaselinePaths.absolute(parent)
      known[parent] = found
      return found
    }
    var common = 0
    while common < min(components.count, folder.count), components[common] == folder[common] { common += 1 }
    let up = [[UInt8]](repeating: [0x2E, 0x2E], count: folder.count - common)
    return FilePath(Array((up + components[common...] + [Array(path.name)]).joined(separator: [0x2F])))
  }

  /// Where the file of that name is.
  func place(of name: FilePath) -> FilePath {
    FilePath([0x2F] + Array(folder.joined(separator: [0x2F]))).appending(name.bytes)
  }

  /// The components of a folder's path without links; of one that there is not, as far as the words say.
  private static func absolute(_ folder: FilePath) -> [[UInt8]] {
    if case .success(let real) = Platform.realPath(folder) { return components(real) }
    return components(BiaoWorkspace.absolute(folder) ?? folder)
  }

  private static func components(_ path: FilePath) -> [[UInt8]] { path.bytes.split(separator: 0x2F).map { Array($0) } }
}
