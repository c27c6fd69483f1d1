// Names found by how they end: the index of the indicator library.

import BiaoSyntax

/// Names that stand somewhere in one text, found by being the end of another name. Built in one pass over the text,
/// without a string or an array for a name.
struct IndicatorNames: Sendable {
  /// A name: where it stands in `text`, whose it is, and the next name with the same place in `buckets`.
  private struct Entry {
    var start: Int32
    var end: Int32
    var row: Int32
    var next: Int32
  }

  private let text: ArraySlice<UInt8>
  private var entries: [Entry] = []
  private var buckets = [Int32](repeating: -1, count: bucketCount)

  /// Names are sorted into buckets by so many characters at their end, shorter ones by all that they have.
  private static let keyLength = 4
  private static let bucketCount = 4096

  /// `count` says about how many names there will be.
  init(_ text: [UInt8], count: Int) {
    self.text = text[...]
    entries.reserveCapacity(count)
  }

  /// Takes in the name in `range` of the text. Names of a single character are none.
  mutating func add(_ range: ByteRange, row: Int) {
    var hash = EndHash()
    var end = min(range.upperBound, text.count)
    while hash.length < IndicatorNames.keyLength, end > range.lowerBound {
      end = hash.take(text, before: end, notBefore: range.lowerBound)
    }
    guard hash.length > 1 else { return }
    let bucket = hash.bucket(of: IndicatorNames.bucketCount)
    entries.append(
      Entry(
        start: Int32(truncatingIfNeeded: range.lowerBound), end: Int32(truncatingIfNeeded: range.upperBound),
        row: Int32(truncatingIfNeeded: row), next: buckets[bucket]))
    buckets[bucket] = Int32(truncatingIfNeeded: entries.count - 1)
  }

  /// The longest name that ends `name` (folded), with whose it is and where in `name` it begins; of two alike, the first
  /// that was taken in. `accepts` is asked whether a name may begin at that place.
  func longest(ending name: ArraySlice<UInt8>, _ accepts: (Int) -> Bool) -> (row: Int, start: Int)? {
    var found: (row: Int, start: Int)?
    var hash = EndHash()
    var end = name.endIndex
    while hash.length < IndicatorNames.keyLength, end > name.startIndex {
      end = hash.take(name, before: end, notBefore: name.startIndex)
      guard hash.length > 1 else { continue }
      var next = buckets[hash.bucket(of: IndicatorNames.bucketCount)]
      while entries.indices.contains(Int(next)) {
        let entry = entries[Int(next)]
        next = entry.next
        // The chain goes from the last name taken in to the first, so a later match of the same length is an earlier name.
        if let start = start(of: entry, in: name), start <= found?.start ?? Int.max, accepts(start) {
          found = (Int(entry.row), start)
        }
      }
    }
    return found
  }

  /// Where the entry's name begins in `name` if it ends it.
  @inline(__always)
  private func start(of entry: Entry, in name: ArraySlice<UInt8>) -> Int? {
    var i = Int(entry.end)
    var j = name.endIndex
    while i > Int(entry.start) {
      i -= 1
      let byte = text[i]
      // The built-in names are as written: `Number of people trained`, PM2.5.
      if byte == 0x20 { continue }
      guard j > name.startIndex else { return nil }
      j -= 1
      if name[j] != (byte &- 0x41 < 26 ? byte | 0x20 : byte) { return nil }
    }
    return j
  }
}

/// The hash of a name's last characters, taken from the end; white space and the case of letters do not count.
private struct EndHash {
  private var value: UInt64 = 0
  /// Characters taken.
  private(set) var length = 0

  /// Takes the character that ends at `end`; returns where it begins.
  @inline(__always)
  mutating func take(_ text: ArraySlice<UInt8>, before end: Int, notBefore start: Int) -> Int {
    var at = end - 1
    let last = text[at]
    if last < 0x80 {
      if last == 0x20 { return at }
      step(UInt64(last &- 0x41 < 26 ? last | 0x20 : last))
      return at
    }
    var character = UInt64(last)
    while at > start, text[at] & 0xC0 == 0x80, end - at < 4 {
      at -= 1
      character = character << 8 | UInt64(text[at])
    }
    step(character)
    return at
  }

  @inline(__always)
  private mutating func step(_ character: UInt64) {
    value = (value ^ character) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 29
    length += 1
  }

  func bucket(of count: Int) -> Int { Int(truncatingIfNeeded: value >> 20) & (count - 1) }
}
