// Finds the longest listed word at a place of a text, for lists of some thousand words.

/// What a word says about a target, for `Measurability`. The order of the first ones is the order of preference when a
/// text holds vague words of several kinds.
enum WordClass: UInt8, Sendable {
  case reference, unquantified, hedge, assurance, catchAll, slogan, direction, degree, judgement
  case baseline, bound, zero, zeroStart, event, full, fact, weakFact, grade, date, border, compare, level, approximate
  case accordance, basis, topic, neutral
}

/// Words with their class, in buckets by a hash of their first three bytes. Built once from the lists in about a tenth of a
/// millisecond; a lookup allocates nothing. Words are at least three bytes long (one Chinese character).
struct WordTable: Sendable {
  private struct Entry: Sendable {
    var start: UInt32
    var length: UInt8
    var kind: WordClass
  }

  static let shared = WordTable(lists)

  private var text: [UInt8] = []
  private var entries: [Entry] = []
  /// `starts[h]..<starts[h + 1]` are the entries of bucket h, longer words first.
  private var starts = [UInt16](repeating: 0, count: buckets + 1)
  private static let buckets = 4096

  private static let lists: [(WordClass, String)] = [
    (.reference, VagueWords.reference), (.unquantified, VagueWords.unquantified), (.hedge, VagueWords.hedge),
    (.assurance, VagueWords.assurance), (.catchAll, VagueWords.catchAll), (.slogan, VagueWords.slogan),
    (.direction, VagueWords.direction), (.degree, VagueWords.degree), (.judgement, VagueWords.judgement),
    (.baseline, YardstickWords.baseline), (.bound, YardstickWords.bound), (.zero, YardstickWords.zero),
    (.zeroStart, YardstickWords.zeroStart), (.event, YardstickWords.event), (.full, YardstickWords.full),
    (.fact, YardstickWords.fact), (.weakFact, YardstickWords.weakFact), (.grade, YardstickWords.grade),
    (.date, YardstickWords.date), (.border, YardstickWords.border), (.compare, YardstickWords.compare),
    (.level, YardstickWords.level), (.approximate, YardstickWords.approximate), (.topic, YardstickWords.topic),
    (.accordance, YardstickWords.accordance), (.basis, YardstickWords.basis), (.neutral, YardstickWords.neutral),
  ]

  init(_ lists: [(WordClass, String)]) {
    var unsorted: [Entry] = []
    unsorted.reserveCapacity(4096)
    text.reserveCapacity(48 << 10)
    for (kind, words) in lists {
      // The white space stays in the text: copying a list whole is cheaper than byte by byte.
      let list = Array(words.utf8)
      let base = text.count
      var start = 0
      for (index, byte) in list.enumerated() where byte <= 0x20 {
        Self.close(&unsorted, base + start, base + index, kind)
        start = index + 1
      }
      Self.close(&unsorted, base + start, base + list.count, kind)
      text += list
    }
    // A counting sort by bucket; the buckets are short, so each is sorted by insertion.
    for entry in unsorted { starts[Self.bucket(text, Int(entry.start)) + 1] += 1 }
    for index in 1...Self.buckets { starts[index] += starts[index - 1] }
    var next = starts
    entries = unsorted
    for entry in unsorted {
      let bucket = Self.bucket(text, Int(entry.start))
      let low = Int(starts[bucket])
      var place = Int(next[bucket])
      next[bucket] += 1
      while place > low, entries[place - 1].length < entry.length {
        entries[place] = entries[place - 1]
        place -= 1
      }
      entries[place] = entry
    }
  }

  private static func close(_ entries: inout [Entry], _ start: Int, _ end: Int, _ kind: WordClass) {
    // Shorter or longer words cannot be looked up; a test shows that there are none.
    guard end - start >= 3, end - start <= 255, entries.count < Int(UInt16.max) else { return }
    entries.append(Entry(start: UInt32(start), length: UInt8(end - start), kind: kind))
  }

  /// The caller has shown that three bytes stand at `at`.
  @inline(__always)
  private static func bucket(_ bytes: [UInt8], _ at: Int) -> Int {
    let key = UInt32(bytes[at] & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
    return Int((key &* 0x9E37_79B1) >> 20) & (buckets - 1)
  }

  /// The longest word of the table at `at`, or nil. Looks at no byte at or after `end`.
  @inline(__always)
  func longest(_ bytes: [UInt8], at: Int, end: Int) -> (length: Int, kind: WordClass)? {
    guard end - at >= 3, end <= bytes.count else { return nil }
    let bucket = Self.bucket(bytes, at)
    var index = Int(starts[bucket])
    let last = Int(starts[bucket + 1])
    search: while index < last {
      let entry = entries[index]
      index += 1
      let length = Int(entry.length)
      guard length <= end - at else { continue }
      let start = Int(entry.start)
      var offset = 0
      while offset < length {
        if text[start + offset] != bytes[at + offset] { continue search }
        offset += 1
      }
      return (length, entry.kind)
    }
    return nil
  }

  /// All words, for tests.
  var words: [(word: String, kind: WordClass)] {
    entries.map { entry in
      let start = Int(entry.start)
      return (String(decoding: text[start..<start + Int(entry.length)], as: UTF8.self), entry.kind)
    }
  }
}
