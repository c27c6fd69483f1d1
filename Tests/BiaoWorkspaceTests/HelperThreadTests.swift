// A helper does what it is handed, each once, and nobody waits for one that is busy or not there.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Foundation
import Synchronization
import Testing

@testable import BiaoWorkspace

@Suite struct HelperThreadTests {
  @Test func eachPieceOnce() {
    let helper = HelperThread()
    _ = WorkerThread { helper.run() }
    let counts = Mutex<[Int: Int]>([:])
    for round in 0..<200 {
      let finishes = (0..<3).map { piece in
        helper.beside.begin {
          if piece == 1, round % 50 == 0 { usleep(2000) }
          counts.withLock { $0[round * 3 + piece, default: 0] += 1 }
        }
      }
      for finish in round % 2 == 0 ? finishes : finishes.reversed() { finish() }
      #expect(counts.withLock { counts in (0..<3).allSatisfy { counts[round * 3 + $0] == 1 } })
    }
    #expect(counts.withLock { $0.count } == 600)
  }

  @Test func nobodyWaitsForAThreadThatIsNotThere() {
    let done = Mutex(0)
    let finish = HelperThread().beside.begin { done.withLock { $0 += 1 } }
    #expect(done.withLock { $0 } == 0)
    finish()
    finish()
    #expect(done.withLock { $0 } == 1)
  }

  @Test func nobodyWaitsForABusyOne() {
    let helper = HelperThread()
    _ = WorkerThread { helper.run() }
    let gate = Monitor(false)
    let first = helper.beside.begin { gate.wait { $0 } }
    let done = Mutex(0)
    helper.beside.begin { done.withLock { $0 += 1 } }()
    #expect(done.withLock { $0 } == 1)
    gate.withLock { $0 = true }
    gate.signal()
    first()
  }

  /// The same as on one thread, of a form that is long enough.
  @Test func examinesALongForm() throws {
    let indicators = (0..<4000).map { "      - 第\($0)类设备数量: \($0 % 7 == 0 ? "较多" : "≥ 2 台")\n" }.joined()
    let text = "@form 项目支出绩效目标申报表\n\n绩效指标:\n  产出指标:\n    数量指标:\n" + indicators
    let source = SourceFile(path: "long.biao", tree: Tree(Array(text.utf8)))
    let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    let helper = HelperThread()
    _ = WorkerThread { helper.run() }
    let whole = linter.examine(source).findings
    #expect(whole.count > 500)
    for _ in 0..<5 {
      let divided = linter.examine(source, beside: helper.beside).findings
      #expect(divided.map(\.message) == whole.map(\.message) && divided.map(\.range) == whole.map(\.range))
    }
  }
}
