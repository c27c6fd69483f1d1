// Whether what an author has typed leads to a name: by its characters, by pinyin, by initials, or by a mixture.

import BiaoModel

/// A text to look for, made ready once for many names. Width, case, spaces and apostrophes do not count; ü is v.
package struct PinyinQuery: Sendable {
  /// The folded code points, at most 63: as many as a set of positions in one word can hold, with the end.
  private let typed: [UInt32]
  private let hasLetters: Bool

  package init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes[...])
  }

  package init(_ text: ArraySlice<UInt8>) {
    let folded = foldedName(Array(text), 0..<text.count)
    typed = String(decoding: folded, as: UTF8.self).unicodeScalars.lazy
      .map { $0.value == 0xFC || $0.value == 0xDC ? 0x76 : $0.value }.filter { $0 != 0x27 && $0 != 0x2019 }.prefix(63)
      .map { $0 }
    hasLetters = typed.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
  }

  package var isEmpty: Bool { typed.isEmpty }

  /// How well the text leads to `name`, higher for better; nil if it does not. Everything leads from the empty text.
  ///
  /// 1000 the whole name, 950 all its initials, 940 all its pinyin; 50 to 100 less for the beginning of it; 800 for a
  /// mixture (`shulzb`) from the beginning; 300 less for each where it is found inside of the name; 200 where characters
  /// are passed over.
  package func score(of name: String) -> Int? {
    if typed.isEmpty { return 0 }
    let bytes = Array(name.utf8)
    let scalars = String(decoding: foldedName(bytes, 0..<bytes.count), as: UTF8.self).unicodeScalars.prefix(128)
    let characters = scalars.map(\.value)
    for (way, whole) in [(Way.initials, hasLetters ? 950 : 1000), (.pinyin, 940)] {
      if let end = run(characters, way, from: .beginning) { return end ? whole : whole - 100 }
    }
    if run(characters, .mixture, from: .beginning) != nil { return 800 }
    for (way, score) in [(Way.initials, 550), (.pinyin, 540), (.mixture, 500)]
    where run(characters, way, from: .anywhere) != nil { return score }
    return run(characters, .mixture, from: .scattered) == nil ? nil : 200
  }

  // MARK: - Walking over the name

  /// How much of a syllable stands for a character.
  private enum Way {
    /// Its first letter, or `zh` `ch` `sh`.
    case initials
    /// The whole of it, but for the last that was typed.
    case pinyin
    /// Any beginning of it.
    case mixture
  }

  private enum Start { case beginning, anywhere, scattered }

  /// Walks over the characters with the set of positions in the typed text that may have been reached, a bit each. Nil if
  /// the end of the typed text is not reached; else whether nothing of the name is left then.
  private func run(_ characters: [UInt32], _ way: Way, from start: Start) -> Bool? {
    let end: UInt64 = 1 << UInt64(typed.count)
    var reached: UInt64 = 1
    var found: Bool?
    for (position, character) in characters.enumerated() {
      var next: UInt64 = 0
      let syllables = Readings.table.indices(of: character)
      var rest = reached
      while rest != 0 {
        let at = rest.trailingZeroBitCount
        rest &= rest - 1
        if at >= typed.count { continue }
        if typed[at] == character { next |= 1 << UInt64(at + 1) }
        for syllable in syllables { next |= take(Readings.table.syllables[Int(syllable)], at: at, way) }
      }
      // What is neither letter nor Chinese need not be typed.
      if syllables.isEmpty, !Readings.isLetterOrDigit(character), character < 0x3400 { next |= reached }
      switch start {
      case .beginning: break
      case .anywhere: next |= 1
      case .scattered: next |= reached
      }
      reached = next
      if reached & end != 0 {
        if position == characters.count - 1 { return true }
        found = false
        reached &= ~end
      }
      if reached == 0 { break }
    }
    return found
  }

  /// The positions that are reached when a character read as `syllable` is typed from `at` on.
  private func take(_ syllable: [UInt8], at: Int, _ way: Way) -> UInt64 {
    var reached: UInt64 = 0
    var length = 0
    while length < syllable.count, at + length < typed.count, isTyped(syllable, length, at: at + length) {
      length += 1
      let isEnough =
        switch way {
        case .initials: length == 1 || length == 2 && syllable[1] == 0x68
        case .pinyin: length == syllable.count || at + length == typed.count
        case .mixture: true
        }
      if isEnough { reached |= 1 << UInt64(at + length) }
    }
    return reached
  }

  /// lüe and nüe are typed as lve and as lue.
  private func isTyped(_ syllable: [UInt8], _ index: Int, at: Int) -> Bool {
    typed[at] == UInt32(syllable[index])
      || typed[at] == 0x75 && syllable[index] == 0x76 && index + 1 < syllable.count
  }
}
