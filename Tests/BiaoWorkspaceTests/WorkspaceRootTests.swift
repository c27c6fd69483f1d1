// Where the templates of a run are looked for.

import Foundation
import Testing

@testable import BiaoWorkspace

@Suite struct WorkspaceRootTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func nearestMarkedFolder() throws {
    try folder.write(".git/config")
    try folder.write("a/hebiao.biao")
    try folder.write("a/b/c.biao")
    try folder.write("d/e/f.biao")
    let inner = workspaceFolder(of: folder.path("a/b/c.biao"), isFolder: false)
    #expect(inner == WorkspaceFolder(path: folder.path("a"), descends: true))
    let outer = workspaceFolder(of: folder.path("d/e"), isFolder: true)
    #expect(outer == WorkspaceFolder(path: folder.path(""), descends: true))
  }

  @Test func unmarkedFolders() throws {
    try folder.write("a/b.biao")
    // Only its own folder for a file; all of a folder that is given.
    #expect(
      workspaceFolder(of: folder.path("a/b.biao"), isFolder: false)
        == WorkspaceFolder(path: folder.path("a"), descends: false))
    #expect(
      workspaceFolder(of: folder.path("a"), isFolder: true) == WorkspaceFolder(path: folder.path("a"), descends: true))
  }

  @Test func neverEverything() {
    #expect(workspaceFolder(of: FilePath("/"), isFolder: true).descends == false)
    #expect(workspaceFolder(of: FilePath("/x.biao"), isFolder: false).descends == false)
    let home = ProcessInfo.processInfo.environment["HOME"] ?? "/root"
    #expect(workspaceFolder(of: FilePath(home), isFolder: true).descends == false)
    #expect(workspaceFolder(of: FilePath(home + "/x.biao"), isFolder: false).descends == false)
  }

  @Test func relativePathsStayRelative() {
    // The tests run in the repository, or in a folder without a marker.
    let found = workspaceFolder(of: FilePath("Tests/x.biao"), isFolder: false)
    #expect(found.path.bytes.first != 0x2F)
  }

  @Test func ancestorsOfRelativePaths() {
    let all = absoluteAncestors(of: FilePath("a/../b"))
    #expect(all.first?.bytes.starts(with: [0x2F]) == true)
    #expect(all.first?.text.hasSuffix("/b") == true)
    #expect(all.last?.text == "/")
  }
}
