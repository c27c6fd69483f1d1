// Paths as bytes.

import Testing

@testable import BiaoWorkspace

@Suite struct FilePathTests {
  @Test(arguments: [
    ("a/b", "a/b"), ("./a//b/", "a/b"), (".", ""), ("./", ""), ("/", "/"), ("//a/./b", "/a/b"), ("../a", "../a"),
    ("a/../b", "a/../b"), ("", ""), ("//", "/"), ("/.", "/"), ("/./", "/"), ("a/.", "a"), ("a/./b", "a/b"),
    ("a//b", "a/b"), ("/a/b", "/a/b"), (".a/b.", ".a/b."), ("a/..", "a/.."), ("..", ".."), ("a/.b", "a/.b"),
  ])
  func normalized(_ path: String, _ expected: String) {
    #expect(FilePath(path).normalized.text == expected)
  }

  @Test func parents() {
    #expect(FilePath("a/b").parent.text == "a")
    #expect(FilePath("a").parent.text == "")
    #expect(FilePath("/a").parent.text == "/")
    #expect(FilePath("/").parent.text == "/")
    #expect(FilePath("").parent.text == "")
  }

  @Test func whatStandsInAFolderHasItAsParent() {
    let paths = ["", "/", "a", "b", "/a", "a/b", "ab/c", "a/b/c", "/a/b", "/b/b", "a/bc"].map { FilePath($0) }
    for path in paths {
      for folder in paths {
        #expect(path.stands(in: folder) == (path.parent == folder), "\(path.text) in \(folder.text)")
      }
    }
  }

  @Test func joining() {
    #expect(FilePath("").appending(Array("a".utf8)).text == "a")
    #expect(FilePath("/").appending(Array("a".utf8)).text == "/a")
    #expect(FilePath("b").appending(Array("a".utf8)).text == "b/a")
  }

  @Test func zeroEndsAPath() {
    #expect(FilePath([0x61, 0, 0x62]).text == "a")
  }

  @Test(arguments: [
    ("a.biao", true), ("表.BIAO", true), (".biao", false), (".a.biao", false), ("a.biao~", false), ("biao", false),
    ("", false), ("a.Biao", true),
  ])
  func documentNames(_ name: String, _ expected: Bool) {
    #expect(isDocumentName(Array(name.utf8)) == expected)
  }

  @Test func orderIsThatOfBytes() {
    #expect(FilePath("a.biao") < FilePath("a/b.biao"))
    #expect(FilePath("a") < FilePath("a.biao"))
    #expect(FilePath("表") > FilePath("z"))
    #expect(!(FilePath("a") < FilePath("a")))
  }
}
