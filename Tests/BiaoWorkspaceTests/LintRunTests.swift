// A run: what is linted, what is counted, what is reported.

import BiaoModel
import BiaoRules
import Foundation
import Synchronization
import Testing

@testable import BiaoWorkspace

@Suite struct LintRunTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The paths rendered, in the order of writing, and how the run ended.
  private func run(_ names: String..., threads: Int = 2) -> (paths: [String], outcome: LintRun.Outcome, problems: Int) {
    var run = LintRun(RunDocuments(names.map { .path(folder.path($0)) }), language: .zh)
    run.threadCount = threads
    let written = Mutex<[String]>([])
    let problems = Atomic<Int>(0)
    let prefix = folder.url.path.count + 1
    let outcome = run.run(render: { source, _ in [Array(source.path.utf8.dropFirst(prefix))] }) { rendering in
      written.withLock { $0.append(String(decoding: rendering.joined(), as: UTF8.self)) }
    } report: { _ in
      problems.wrappingAdd(1, ordering: .relaxed)
    }
    return (written.withLock { $0 }, outcome, problems.load(ordering: .relaxed))
  }

  @Test func documentsInOrder() throws {
    for i in 0..<300 { try folder.write("d\(i % 3)/\(i).biao", "甲: \(i)\n") }
    let (paths, outcome, problems) = run("")
    #expect(paths.count == 300)
    #expect(paths == paths.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    #expect(outcome.fileCount == 300)
    #expect(problems == 0)
    #expect(run("", threads: 1).paths == paths)
  }

  @Test func lossesAndMissingPathsAreCounted() throws {
    try folder.write("a.biao", "甲: 1\n")
    try folder.write("b.biao", "\0")
    let (paths, outcome, problems) = run("", "nowhere")
    #expect(paths == ["a.biao"])
    #expect(outcome.isIncomplete && outcome.hasMissingPath)
    #expect(problems == 2)
  }

  /// More text than is kept between the passes: what does not fit is read again.
  @Test func moreThanMemoryIsGrantedFor() throws {
    let text = String(repeating: "甲: 1\n", count: 1 << 17)
    for i in 0..<48 { try folder.write("\(i).biao", text) }
    let (paths, outcome, _) = run("")
    #expect(paths.count == 48 && outcome.fileCount == 48)
  }
}
