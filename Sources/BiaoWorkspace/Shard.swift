// A part of the documents of a run, so that several machines may share them.

import BiaoRules

/// The `number`th of `count` parts.
package struct Shard: Sendable, Hashable {
  /// From 1.
  package let number: Int
  package let count: Int

  package static let maximumCount = 1_000_000

  /// `3/16`: the third of sixteen. Nil where the text is no such thing.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let number = Int(parts[0]), let count = Int(parts[1]), number >= 1, number <= count,
      count <= Shard.maximumCount
    else { return nil }
    self.number = number
    self.count = count
  }

  package var text: String { "\(number)/\(count)" }

  /// Whether a document belongs to this part: `FNV-1a(path) mod count + 1` is its number, where `path` is from the folder
  /// that was given (for a file that was given itself, the path as given), with `/` between names. It depends on nothing
  /// else: neither on the machine nor on where the folder lies nor on what else is in it.
  package func holds(_ path: ArraySlice<UInt8>) -> Bool {
    Int(FNV1a.hash(path) % UInt64(count)) == number - 1
  }
}

/// The FNV-1a of a document's content, by which it is known again.
package func contentHash(_ bytes: [UInt8]) -> UInt64 { FNV1a.hash(bytes) }
