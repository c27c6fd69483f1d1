// Work on all cores: every piece once, results in order, nothing piled up.

import Foundation
import Synchronization
import Testing

@testable import BiaoWorkspace

@Suite struct WorkPoolTests {
  @Test(arguments: [0, 1, 2, 15, 16, 17, 1000], [1, 2, 3, 8, .max])
  func resultsInOrder(_ count: Int, _ threads: Int) {
    let delivered = Mutex<[Int]>([])
    WorkPool(threadCount: threads).run(count: count) { index in
      if index % 97 == 0 { usleep(UInt32(index % 5) * 300) }
      return index * 2
    } deliver: { index, result in
      delivered.withLock {
        #expect($0.count == index)
        $0.append(result)
      }
    }
    #expect(delivered.withLock { $0 } == (0..<count).map { $0 * 2 })
  }

  @Test func aSlowFirstPieceHoldsTheOthersBack() {
    let begun = Atomic<Int>(0)
    let most = Atomic<Int>(0)
    let deliveredCount = Atomic<Int>(0)
    WorkPool(threadCount: 4).run(count: 5000) { index in
      let ahead = begun.wrappingAdd(1, ordering: .relaxed).newValue - deliveredCount.load(ordering: .relaxed)
      most.max(ahead, ordering: .relaxed)
      if index == 0 { usleep(50_000) }
      return index
    } deliver: { _, _ in
      deliveredCount.wrappingAdd(1, ordering: .relaxed)
    }
    #expect(deliveredCount.load(ordering: .relaxed) == 5000)
    // Eight batches a thread, of sixteen pieces each, and what is in hand.
    #expect(most.load(ordering: .relaxed) <= (4 * 8 + 4) * 16)
  }

  @Test func deliveriesDoNotOverlap() {
    let inside = Atomic<Int>(0)
    WorkPool(threadCount: 8).run(count: 2000) {
      $0
    } deliver: { _, _ in
      #expect(inside.wrappingAdd(1, ordering: .sequentiallyConsistent).oldValue == 0)
      inside.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    }
  }
}
