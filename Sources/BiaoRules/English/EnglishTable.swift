// A table of words in English that is asked of every word of a text.

import BiaoSyntax

/// What belongs to a word, found by the bytes of a text without making a string of them. Capital letters are as small ones.
struct EnglishTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var hash: UInt64
    /// In small letters.
    var word: [UInt8]
    var value: Value
  }

  private var entries: [Entry] = []
  /// Whether an entry has such a first and last letter and that length: no hash is made of most words.
  private var marks = [Bool](repeating: false, count: 4096)
  /// Indices of entries; -1 where there is none. An entry stands in the slot of its hash or in the next free one.
  private var slots: [Int32]

  /// Of a word that is listed twice the last counts.
  init<Words: Collection>(_ words: [(Words, Value)]) where Words.Element == UInt8 {
    var size = 16
    while size < words.count * 4 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    entries.reserveCapacity(words.count)
    for (letters, value) in words {
      let word = letters.map { EnglishWords.lowercased($0) }
      let hash = FNV1a.hash(word)
      let (slot, known) = find(hash) { word == $0 }
      if let known {
        entries[known].value = value
      } else {
        slots[slot] = Int32(truncatingIfNeeded: entries.count)
        entries.append(Entry(hash: hash, word: word, value: value))
        if let first = word.first, let last = word.last { marks[mark(first, last, word.count)] = true }
      }
    }
  }

  /// What belongs to the word in `range`, which lies in `bytes`.
  subscript(bytes: [UInt8], range: ByteRange) -> Value? {
    guard !range.isEmpty, marks[mark(bytes[range.lowerBound], bytes[range.upperBound - 1], range.count)] else {
      return nil
    }
    var hash = FNV1a()
    for i in range { hash.add(EnglishWords.lowercased(bytes[i])) }
    return find(hash.value) { word in
      word.count == range.count
        && word.indices.allSatisfy { word[$0] == EnglishWords.lowercased(bytes[range.lowerBound + $0]) }
    }.entry.map { entries[$0].value }
  }

  /// What belongs to a word in small letters.
  subscript(word: String) -> Value? {
    var hash = FNV1a()
    for byte in word.utf8 { hash.add(byte) }
    return find(hash.value) { $0.elementsEqual(word.utf8) }.entry.map { entries[$0].value }
  }

  /// A letter has five bits that tell which it is, in either case.
  @inline(__always)
  private func mark(_ first: UInt8, _ last: UInt8, _ count: Int) -> Int {
    (Int(first & 0x1F) << 5 | Int(last & 0x1F)) << 2 | count & 3
  }

  /// The entry with that hash of which `isWord` holds, or the free slot where one would stand.
  @inline(__always)
  private func find(_ hash: UInt64, _ isWord: ([UInt8]) -> Bool) -> (slot: Int, entry: Int?) {
    var slot = Int(truncatingIfNeeded: hash ^ hash &>> 29) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if entries[entry].hash == hash, isWord(entries[entry].word) { return (slot, entry) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (slot, nil)
  }
}
