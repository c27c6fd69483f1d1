// Reading documents.

import BiaoSyntax
import Foundation
import Testing

@testable import BiaoWorkspace

@Suite struct FileReadingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func problem(_ name: String) -> FileProblem.Kind? {
    if case .failure(let problem) = readDocument(folder.path(name)) { problem.kind } else { nil }
  }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 70_000, 300_000])
  func wholeFiles(_ count: Int) throws {
    let text = String((0..<count).map { _ in Character("x") })
    try folder.write("a.biao", text)
    #expect(try readDocument(folder.path("a.biao")).get() == Array(text.utf8))
    #expect(try readBeginning(folder.path("a.biao"), limit: 4096).get() == Array(text.utf8.prefix(4096)))
  }

  /// Files of which the system does not know the size beforehand.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status"))) func filesWithoutSize() throws {
    let bytes = try readDocument(FilePath("/proc/self/status")).get()
    #expect(bytes.count > 100)
  }

  @Test func whatIsNoDocument() throws {
    try folder.write("zero.biao", "a\0b")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "folder"), withIntermediateDirectories: false)
    try folder.link("circle", to: "circle")
    #expect(problem("zero.biao") == .binary)
    #expect(problem("folder") == .notAFile)
    guard case .unreadable(let error) = problem("circle") else {
      Issue.record("a link in a circle was read")
      return
    }
    #expect(error.number == ELOOP)
    #expect(!error.text.isEmpty)
    guard case .unreadable(let error) = problem("nowhere") else {
      Issue.record("a missing file was read")
      return
    }
    #expect(error.isMissing)
  }

  @Test func writingAndReading() throws {
    let path = folder.path("new/a.biao")
    #expect(Platform.writeFile([1], at: path)?.isMissing == true)
    #expect(Platform.createFolder(folder.path("new")) == nil)
    #expect(Platform.createFolder(folder.path("new")) == nil)
    #expect(Platform.writeFile(Array("表: 1\n".utf8), at: path) == nil)
    #expect(try readDocument(path).get() == Array("表: 1\n".utf8))
  }
}
