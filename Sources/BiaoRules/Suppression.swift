// Comments that silence rules, and what one of them says: `# hebiao-ignore rule until 2027-06-30: reason`.

package import BiaoSyntax
package import BiaoValues

/// A comment that names rules whose findings are not wanted.
///
///     # hebiao-ignore vague-target, missing-unit: 理由
///     # hebiao-ignore-block vague-target until 2027-06-30: 理由
///     # hebiao-ignore-start missing-weight 至2027年6月：理由
///     # hebiao-ignore-end
///     # hebiao-ignore-file missing-weight：理由
///
/// Rules are separated by `,` `，` or `、`; a date after a rule is the last day on which the comment holds, for that rule
/// and for those before it that have no date of their own; the reason follows a colon.
package struct Suppression: Sendable, Hashable {
  /// Of what a comment speaks.
  package enum Scope: String, Sendable, CaseIterable {
    /// The next line that is neither blank nor a comment.
    case line
    /// That line with all lines below it in the tree.
    case block
    /// The lines up to the comment that ends it.
    case range
    /// The whole document, from anywhere in it.
    case file
    /// Nothing: the comment ends a range.
    case end
    /// Nothing: there is no such keyword.
    case unknown

    /// What stands behind `hebiao-ignore` in the keyword.
    package var suffix: String {
      switch self {
      case .line, .unknown: ""
      case .block: "-block"
      case .range: "-start"
      case .file: "-file"
      case .end: "-end"
      }
    }

    package var keyword: String { Suppression.word + suffix }

    /// Those whose keywords mean something.
    package static let written: [Scope] = [.line, .block, .range, .end, .file]

    /// Whether the comment silences something.
    package var isSilencing: Bool {
      switch self {
      case .line, .block, .range, .file: true
      case .end, .unknown: false
      }
    }
  }

  /// One rule that the comment names.
  package struct Name: Sendable, Hashable {
    package var range: ByteRange
    package var text: String
    /// What follows the name and is not understood.
    package var rest: ByteRange?
    /// The date that is written behind this name.
    package var ownExpiry: Expiry?
    /// The date that holds for this name: its own, or that behind a later one.
    package var expiry: Expiry?
    /// The findings that it hides; of an expired one those that it would hide.
    package var hidden = 0
    /// Set when suppressions are applied.
    package var state = State.unjudged
  }

  /// What became of a name when suppressions were applied.
  package enum State: String, Sendable, CaseIterable {
    /// It hides findings.
    case used
    /// There is nothing for it to hide.
    case unused
    /// Its last day is past: it hides nothing any more.
    case expired
    /// There is no such rule.
    case unknown
    /// Nobody knows: the rule is off, or compares documents in a run that compares none.
    case unjudged
  }

  /// `until 2027-06-30`.
  package struct Expiry: Sendable, Hashable {
    /// The last day on which the suppression holds; nil where it is no date.
    package var lastDay: CalendarDate?
    /// The word `until` or `至`, and what follows it, which may be empty.
    package var keyword: ByteRange
    package var date: ByteRange

    package var range: ByteRange { ByteRange(clamping: keyword.lowerBound, date.upperBound) }

    /// Whether the last day lies before `today`.
    package func isPast(on today: CalendarDate) -> Bool { lastDay?.isBefore(today) ?? false }
  }

  package var line: Int
  package var scope: Scope
  /// The lines of which it speaks; nil where there are none.
  package var lines: Range<Int>?
  package var names: [Name] = []
  /// What follows the colon; nil where there is nothing.
  package var reason: ByteRange?
  /// The word `hebiao-ignore…` itself.
  package var keyword: ByteRange
  /// The line of the comment that ends the range, or that begins it; nil where there is none.
  package var partner: Int?

  static let word = "hebiao-ignore"
  private static let wordBytes = Array(word.utf8)

  /// The suppression on line `line`, without the lines of which it speaks; nil for any other line.
  package static func read(_ line: Int, in tree: Tree) -> Suppression? {
    guard let text = tree.text(ofLine: line), tree.lines[line].kind == .comment, text.count >= wordBytes.count else {
      return nil
    }
    let bytes = tree.bytes
    guard bytes[text.lowerBound..<text.lowerBound + wordBytes.count].elementsEqual(wordBytes) else { return nil }
    var position = text.lowerBound + wordBytes.count
    let suffix = position
    while position < text.upperBound, bytes[position] == 0x2D || bytes[position] &- 0x61 < 26 { position += 1 }
    // `hebiao-ignored` is an ordinary word of an ordinary comment.
    if suffix < position, bytes[suffix] != 0x2D { return nil }
    let isWord =
      position == text.upperBound || separatorLength(bytes, at: position, end: text.upperBound) > 0
      || tree.trimmed(position..<text.upperBound).lowerBound > position
    guard isWord else { return nil }
    let scope = Scope.written.first { bytes[suffix..<position].elementsEqual($0.suffix.utf8) } ?? .unknown
    var suppression = Suppression(line: line, scope: scope, keyword: text.lowerBound..<position)
    suppression.readNames(in: tree, position..<text.upperBound)
    return suppression
  }

  private mutating func readNames(in tree: Tree, _ text: ByteRange) {
    let bytes = tree.bytes
    /// The names from here on wait for a date.
    var undated = 0
    var start = text.lowerBound
    while start <= text.upperBound {
      var end = start
      var length = 0
      while end < text.upperBound {
        length = Suppression.separatorLength(bytes, at: end, end: text.upperBound)
        if length > 0 { break }
        end += 1
      }
      let piece = tree.trimmed(ByteRange(clamping: start, end))
      if !piece.isEmpty {
        // A comma before the date changes nothing.
        if !names.isEmpty, names[names.count - 1].rest == nil, let (expiry, rest) = Expiry.read(piece, in: tree) {
          if names[names.count - 1].ownExpiry == nil {
            names[names.count - 1].ownExpiry = expiry
            names[names.count - 1].rest = rest
          } else {
            names[names.count - 1].rest = piece
          }
        } else {
          names.append(Suppression.name(piece, in: tree))
        }
        if let expiry = names[names.count - 1].ownExpiry {
          for index in undated..<names.count { names[index].expiry = expiry }
          undated = names.count
        }
      }
      if end >= text.upperBound { break }
      if Suppression.isColon(bytes, at: end) {
        let reason = tree.trimmed(ByteRange(clamping: end + length, text.upperBound))
        if !reason.isEmpty { self.reason = reason }
        break
      }
      start = end + length
    }
  }

  private static func name(_ piece: ByteRange, in tree: Tree) -> Name {
    var end = piece.lowerBound
    while end < piece.upperBound, tree.bytes[end] > 0x20, tree.bytes[end] < 0x7F { end += 1 }
    // A name in other letters is no rule's, but it is what the author wrote.
    if end == piece.lowerBound { end = piece.upperBound }
    var name = Name(range: piece.lowerBound..<end, text: tree.text(piece.lowerBound..<end))
    let rest = tree.trimmed(ByteRange(clamping: end, piece.upperBound))
    if rest.isEmpty { return name }
    if let (expiry, rest) = Expiry.read(rest, in: tree) {
      name.ownExpiry = expiry
      name.rest = rest
    } else {
      name.rest = rest
    }
    return name
  }

  /// The length of `,` `，` `、` `:` `：` at `i`, or 0.
  private static func separatorLength(_ bytes: [UInt8], at i: Int, end: Int) -> Int {
    if bytes[i] == 0x2C || bytes[i] == 0x3A { return 1 }
    guard i + 2 < end else { return 0 }
    switch (bytes[i], bytes[i + 1], bytes[i + 2]) {
    case (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9A), (0xE3, 0x80, 0x81): return 3
    default: return 0
    }
  }

  private static func isColon(_ bytes: [UInt8], at i: Int) -> Bool {
    bytes[i] == 0x3A || (bytes[i] == 0xEF && i + 2 < bytes.count && bytes[i + 1] == 0xBC && bytes[i + 2] == 0x9A)
  }
}

extension Suppression.Expiry {
  /// The words that announce the last day.
  package static let words = ["until", "截至", "至"]

  /// Reads `until 2027-06-30` or `至2027年6月30日止`, and what follows it in `range`, which is trimmed; nil where `range`
  /// begins with neither word.
  static func read(_ range: ByteRange, in tree: Tree) -> (expiry: Suppression.Expiry, rest: ByteRange?)? {
    let bytes = tree.bytes
    guard let word = words.first(where: { bytes[range].starts(with: $0.utf8) }) else { return nil }
    let end = range.lowerBound + word.utf8.count
    let text = tree.trimmed(end..<range.upperBound)
    // `until-then` is a word of its own.
    if word == words[0], !text.isEmpty, text.lowerBound == end { return nil }
    var expiry = Suppression.Expiry(
      lastDay: nil, keyword: range.lowerBound..<end, date: text.isEmpty ? end..<end : text)
    guard let written = WrittenDate.scan(bytes, text), let day = written.date.lastDay else {
      return (expiry, nil)
    }
    var dateEnd = written.range.upperBound
    // `2027-06-301` is no date that is followed by a digit.
    if dateEnd < text.upperBound, bytes[dateEnd] > 0x20, bytes[dateEnd] < 0x7F { return (expiry, nil) }
    expiry.lastDay = day
    expiry.date = written.range
    let tail = tree.trimmed(ByteRange(clamping: dateEnd, text.upperBound))
    if bytes[tail].starts(with: "止".utf8) { dateEnd = tail.lowerBound + 3 }
    let rest = tree.trimmed(ByteRange(clamping: dateEnd, text.upperBound))
    return (expiry, rest.isEmpty ? nil : rest)
  }
}

extension Tree {
  /// The rules that the comment on that line names, each where it does; none for other lines.
  package func silencedRules(ofLine line: Int) -> [(name: String, range: ByteRange)] {
    guard lines.indices.contains(line), lines[line].kind == .comment else { return [] }
    return Suppression.read(line, in: self)?.names.map { ($0.text, $0.range) } ?? []
  }
}
