// A folder for a test, with the files that it needs.

import BiaoWorkspace
import Foundation

/// A folder that is removed with the value.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    // Resolved, because the temporary folder itself can be a link.
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "biao-workspace-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ path: String, _ text: String = "") throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: url.appending(path: path).path, withDestinationPath: target)
  }

  func path(_ name: String) -> FilePath { FilePath(url.path + (name.isEmpty ? "" : "/" + name)) }

  /// `paths` without the folder's own.
  func relative(_ paths: [FilePath]) -> [String] { paths.map { String($0.text.dropFirst(url.path.count + 1)) } }
}
