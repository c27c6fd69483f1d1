// How Chinese characters are read, so that names are found by what an author types: 数量指标 by `slzb`.

import BiaoLibrary
import BiaoModel

/// The readings of the common characters. Decoded when first asked for, which takes less than a millisecond.
package enum Readings {
  /// The syllables as which a character may be read, the usual one first, in letters without tones and with v for ü.
  /// None for what is no common Chinese character.
  package static func syllables(of character: UInt32) -> [[UInt8]] {
    table.indices(of: character).map { table.syllables[Int($0)] }
  }

  /// What a client that filters by letters alone should be given for `text`: the text, and its pinyin and initials in
  /// the first few ways of reading it. Of long texts the first characters alone are spelt.
  package static func filterText(_ text: String) -> String {
    ([text] + spellings(of: text)).joined(separator: " ")
  }

  /// The same for an author who typed `query`: what begins with it comes first, for clients that look at the beginning.
  package static func filterText(_ text: String, for query: String) -> String {
    let spellings = spellings(of: text)
    let typed = query.lowercased()
    guard !typed.isEmpty, !text.lowercased().hasPrefix(typed) else {
      return ([text] + spellings).joined(separator: " ")
    }
    if let first = spellings.firstIndex(where: { $0.hasPrefix(typed) }) {
      let others = spellings.indices.filter { $0 != first }.map { spellings[$0] }
      return ([spellings[first], text] + others).joined(separator: " ")
    }
    // Found by a mixture: the client should not look any further.
    return ([typed, text] + spellings).joined(separator: " ")
  }

  /// Pinyin and then initials, in at most four ways of reading each; none for a text without Chinese characters.
  static func spellings(of text: String) -> [String] {
    var full: [[UInt8]] = [[]]
    var initials: [[UInt8]] = [[]]
    var isChinese = false
    var length = 0
    let bytes = Array(text.utf8)
    for scalar in String(decoding: foldedName(bytes, 0..<bytes.count), as: UTF8.self).unicodeScalars {
      let readings = table.indices(of: scalar.value).prefix(3)
      length += 1
      if length > maximumSpeltCharacters { break }
      if readings.isEmpty {
        guard scalar.isASCII, isLetterOrDigit(scalar.value) else { continue }
        for i in full.indices { full[i].append(UInt8(truncatingIfNeeded: scalar.value)) }
        for i in initials.indices { initials[i].append(UInt8(truncatingIfNeeded: scalar.value)) }
        continue
      }
      isChinese = true
      let syllables = readings.map { table.syllables[Int($0)] }
      full = extend(full, by: syllables)
      initials = extend(initials, by: syllables.map { Array($0.prefix(1)) })
    }
    return isChinese ? (full + initials).map { String(decoding: $0, as: UTF8.self) } : []
  }

  /// Every text followed by each of the endings, the first readings first, at most four.
  private static func extend(_ texts: [[UInt8]], by endings: [[UInt8]]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    for ending in endings {
      for text in texts where result.count < 4 {
        let longer = text + ending
        if !result.contains(longer) { result.append(longer) }
      }
    }
    return result
  }

  private static let maximumSpeltCharacters = 24

  static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
    scalar &- 0x30 < 10 || scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7A
  }

  static let table = ReadingTable(Library.readings)
}

/// The readings by code point.
struct ReadingTable: Sendable {
  /// In the order of the alphabet.
  private(set) var syllables: [[UInt8]] = []
  /// For each code point from `first` on where its readings begin in `readings`; one entry more than there are.
  private var starts: [UInt16]
  private var readings: [UInt16]

  private static let first: UInt32 = 0x4E00
  private static let count = 0x9FFF - 0x4E00 + 1

  /// `text` as `Library.readings` has it. What does not look like that is passed over.
  init(_ text: [UInt8]) {
    var found: [(character: UInt32, isFirst: Bool, syllable: UInt16)] = []
    for line in text.split(separator: 0x0A) {
      let columns = line.split(separator: 0x20)
      guard columns.count > 1, syllables.count < Int(UInt16.max) else { continue }
      let index = UInt16(truncatingIfNeeded: syllables.count)
      syllables.append(Array(columns[0]))
      for (column, characters) in columns.dropFirst().enumerated() {
        for scalar in String(decoding: characters, as: UTF8.self).unicodeScalars {
          let position = scalar.value &- ReadingTable.first
          if position < UInt32(ReadingTable.count) { found.append((position, column == 0, index)) }
        }
      }
    }
    found.sort { ($0.character, $0.isFirst ? 0 : 1, $0.syllable) < ($1.character, $1.isFirst ? 0 : 1, $1.syllable) }
    starts = []
    starts.reserveCapacity(ReadingTable.count + 1)
    readings = found.prefix(Int(UInt16.max)).map(\.syllable)
    var next = 0
    for position in 0...UInt32(ReadingTable.count) {
      while next < readings.count, found[next].character < position { next += 1 }
      starts.append(UInt16(truncatingIfNeeded: next))
    }
  }

  /// The indices of the character's syllables, the usual one first.
  func indices(of character: UInt32) -> ArraySlice<UInt16> {
    let position = Int(character) - Int(ReadingTable.first)
    guard position >= 0, position + 1 < starts.count else { return [] }
    return readings[Int(starts[position])..<Int(starts[position + 1])]
  }
}
