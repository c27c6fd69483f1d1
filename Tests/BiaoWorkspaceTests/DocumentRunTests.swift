// Documents read on all cores and replaced at once.

import BiaoSyntax
import Foundation
import Synchronization
import Testing

@testable import BiaoWorkspace

@Suite struct DocumentRunTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> FilePath { folder.path(name) }

  private func text(_ name: String) throws -> String { try String(contentsOfFile: path(name).text, encoding: .utf8) }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path("").text) }

  /// Runs `work` on the one document `name` and returns its result.
  private func run(_ name: String, _ work: @escaping @Sendable (ReadDocument) -> FileProblem?) -> [FileProblem] {
    let problems = Mutex<[FileProblem]>([])
    _ = DocumentRun(RunDocuments([.path(path(name))])).run(
      work: { document in work(document).map { .failure($0) } ?? .success(()) }, deliver: { _ in },
      report: { problem in problems.withLock { $0.append(problem) } })
    return problems.withLock { $0 }
  }

  @Test func resultsComeInTheOrderOfPaths() throws {
    for index in 0..<40 { try folder.write("\(index + 10).biao", "\(index)") }
    let names = Mutex<[String]>([])
    let outcome = DocumentRun(RunDocuments([.path(path(""))])).run(
      work: { .success(String(decoding: $0.bytes, as: UTF8.self)) },
      deliver: { name in names.withLock { $0.append(name) } }, report: { _ in })
    #expect(names.withLock { $0 } == (0..<40).map(String.init))
    #expect(outcome.fileCount == 40 && !outcome.isIncomplete && !outcome.hasMissingPath)
  }

  @Test func aDocumentIsReplaced() throws {
    try folder.write("a.biao", "old")
    #expect(run("a.biao") { $0.replace(with: Array("new".utf8)) }.isEmpty)
    #expect(try text("a.biao") == "new")
    #expect(try names() == ["a.biao"])
  }

  @Test func whatSomebodyElseChangedIsKept() throws {
    let folder = folder
    try folder.write("a.biao", "old")
    let problems = run("a.biao") { document in
      // As long as before, so that the size does not tell.
      try? folder.write("a.biao", "his")
      return document.replace(with: Array("new".utf8))
    }
    #expect(problems == [FileProblem(path: path("a.biao"), kind: .changedMeanwhile)])
    #expect(try text("a.biao") == "his")
    let removed = run("a.biao") { document in
      try? FileManager.default.removeItem(atPath: folder.path("a.biao").text)
      return document.replace(with: Array("new".utf8))
    }
    #expect(removed == [FileProblem(path: path("a.biao"), kind: .changedMeanwhile)])
    #expect(try names().isEmpty)
  }

  /// Two at once leave one of both contents, whole.
  @Test func twoWritersLoseNothing() throws {
    let contents = (0..<8).map { [UInt8](repeating: UInt8(0x61 + $0), count: 100_000) }
    try folder.write("a.biao", "old")
    let path = path("a.biao")
    let succeeded = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: contents.count) { index in
      _ = DocumentRun(RunDocuments([.path(path)])).run(
        work: { document -> Result<Void, FileProblem> in
          if let problem = document.replace(with: contents[index]) { return .failure(problem) }
          succeeded.withLock { $0 += 1 }
          return .success(())
        }, deliver: { _ in }, report: { _ in })
    }
    #expect(succeeded.withLock { $0 } > 0)
    #expect(contents.contains(Array(try text("a.biao").utf8)))
    #expect(try names() == ["a.biao"])
  }
}
