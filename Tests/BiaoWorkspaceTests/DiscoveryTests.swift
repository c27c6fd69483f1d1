// Which documents paths mean.

import Foundation
import Testing

@testable import BiaoWorkspace

@Suite struct DiscoveryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func discover(_ names: String..., descending: Bool = true) -> Discovery {
    Discovery(names.map(folder.path), descending: descending)
  }

  @Test func orderOfPaths() throws {
    for name in ["b.biao", "a/z.biao", "a/b/c.biao", "a.biao", "a-1/x.biao", "中/文.biao", "a/A.BIAO", "readme.txt"] {
      try folder.write(name)
    }
    let found = folder.relative(discover("").documents)
    #expect(
      found == ["a-1/x.biao", "a.biao", "a/A.BIAO", "a/b/c.biao", "a/z.biao", "b.biao", "中/文.biao"])
    #expect(found == found.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
  }

  @Test func hiddenOnesAreSkipped() throws {
    for name in [".git/a.biao", ".a.biao", "x/.b/c.biao", "d.biao"] { try folder.write(name) }
    #expect(folder.relative(discover("").documents) == ["d.biao"])
    // What is named is meant.
    #expect(folder.relative(discover(".git").documents) == [".git/a.biao"])
    #expect(folder.relative(discover(".a.biao").documents) == [".a.biao"])
  }

  @Test func eachOnce() throws {
    try folder.write("a/b.biao")
    try folder.write("c.biao")
    let found = discover("", "a", "a/b.biao", "./a//b.biao", "c.biao", "c.biao")
    #expect(folder.relative(found.documents) == ["a/b.biao", "c.biao"])
    #expect(found.problems.isEmpty)
  }

  @Test func anyNameCountsForAFileThatIsNamed() throws {
    try folder.write("表.txt")
    #expect(folder.relative(discover("表.txt").documents) == ["表.txt"])
  }

  @Test func missing() throws {
    try folder.write("a.biao")
    let found = discover("nowhere", "a.biao", "a.biao/b")
    #expect(found.problems.map(\.kind) == [.missing, .missing])
    #expect(found.documents.count == 1)
  }

  @Test func linksAreFollowedOnce() throws {
    try folder.write("real/a.biao")
    try folder.link("again", to: "real")
    try folder.link("zagain", to: "real")
    try folder.link("file.biao", to: "real/a.biao")
    // By its real path, although the link stands before it in the order of names.
    #expect(folder.relative(discover("").documents) == ["file.biao", "real/a.biao"])
  }

  @Test func linksOutOfTheFolder() throws {
    try folder.write("in/a.biao")
    try folder.write("out/b.biao")
    try folder.write("out/deep/c.biao")
    try folder.link("in/other", to: "../out")
    try folder.link("out/deep/back", to: "..")
    let found = discover("in")
    #expect(folder.relative(found.documents) == ["in/a.biao", "in/other/b.biao", "in/other/deep/c.biao"])
    // `back` leads to a folder that was walked; nothing is lost and nothing need be said, or it is said once.
    #expect(found.problems.count <= 1)
  }

  @Test func loopsAreReportedAndLeft() throws {
    try folder.write("a/b/c.biao")
    try folder.link("a/b/self", to: ".")
    try folder.link("a/b/up", to: "../..")
    try folder.link("a/everything", to: "/")
    let found = discover("a")
    #expect(folder.relative(found.documents) == ["a/b/c.biao"])
    #expect(found.problems.map(\.kind) == [.linkLoop, .linkLoop, .linkLoop])
  }

  @Test func flat() throws {
    try folder.write("a.biao")
    try folder.write("b/c.biao")
    #expect(folder.relative(discover("", descending: false).documents) == ["a.biao"])
  }

  @Test func foldersNestedAsDeepAsPathsGo() throws {
    let deep = (0..<400).map { _ in "d" }.joined(separator: "/")
    try folder.write(deep + "/a.biao")
    #expect(discover("").documents.count == 1)
  }

  @Test func folderThatCannotBeRead() throws {
    try folder.write("closed/a.biao")
    try folder.write("open.biao")
    let closed = folder.url.appending(path: "closed").path
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: closed) }
    let found = discover("")
    // The superuser may read it all the same.
    if found.problems.isEmpty {
      #expect(found.documents.count == 2)
    } else {
      #expect(found.documents.count == 1)
    }
  }
}
