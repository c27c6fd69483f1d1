// Bytes to lines: every line is classified by its first visible character, in one pass over the text.

/// Lexes lines one after another. No line needs another line, so an edit can lex just the lines it touches.
struct LineLexer {
  let bytes: [UInt8]
  private(set) var lines: [Line] = []
  private(set) var problems: [SyntaxProblem] = []

  /// A file that is no text at all would have a problem in every byte; so many of a kind are enough.
  static let maximumTextProblems = 200
  private var textProblemCount = 0
  /// In running text and in cells a no-break space is what Word leaves between words, and harms nothing; in a label or
  /// a value it hides a difference.
  private var toleratesNoBreakSpace = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func lexAll() {
    let bytes = self.bytes
    let text = bytes.span
    // Forms have 40 to 60 bytes a line: nearly none grows the array, and it is no larger than the text.
    lines.reserveCapacity(text.count / 32 + 8)
    var next: Int? = 0
    while let start = next { next = lexLine(at: start, in: text) }
  }

  /// The lexed lines, taken out so that the structure is built in place and not in a copy.
  mutating func takeLines() -> [Line] {
    let taken = lines
    lines = []
    return taken
  }

  /// Lexes the line that starts at `start` and returns the start of the next one, or nil after the last. `text` are the
  /// lexer's bytes, which a caller looks up once for all lines.
  mutating func lexLine(at start: Int, in text: Span<UInt8>) -> Int? {
    var content = start
    if start == 0, text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { content = 3 }
    let first = content
    // Nearly all indentation is spaces and nothing else.
    while content < text.count, text[content] == 0x20 { content &+= 1 }
    var line = Line(
      startOffset: UInt32(truncatingIfNeeded: start), contentOffset: 0, endOffset: 0, detail: 0,
      columnCount: UInt32(truncatingIfNeeded: content &- first), subtreeEndIndex: 0, parentIndex: .max, depth: 0,
      kind: .blank, flags: content > first ? .spaceIndented : [])
    if content < text.count {
      switch text[content] {
      case 0x09, 0xC2, 0xE2, 0xE3, 0xEF: content = lexIndentation(&line, from: content)
      default: break
      }
    }
    line.contentOffset = UInt32(truncatingIfNeeded: content)
    let (kind, sigilLength) = classify(text, at: content)
    line.kind = kind
    toleratesNoBreakSpace = kind == .prose || kind == .comment || kind == .row
    let end: Int
    switch kind {
    case .entry:
      end = lexLabelled(&line, text, at: content)
      if line.detail >= UInt32(truncatingIfNeeded: end) {
        note(.missingColon, trimmedRange(bytes, content..<end))
      }
    case .item:
      end = lexLabelled(&line, text, at: skipSpace(text, from: content &+ sigilLength))
    case .row:
      end = lexRow(&line, text, from: content &+ sigilLength)
    case .comment, .prose:
      end = scanText(text, from: content &+ sigilLength)
    case .blank:
      end = scanText(text, from: content)
      // Only white space remains on a blank line, so nothing stands between here and the terminator.
      line.contentOffset = UInt32(truncatingIfNeeded: end)
    case .directive:
      end = scanText(text, from: content &+ sigilLength)
      let keyword = directiveKeyword(bytes, from: content &+ sigilLength, end: end)
      if directiveKind(bytes, keyword: keyword) == nil {
        note(.unknownDirective, ByteRange(clamping: content, keyword.upperBound))
      }
    case .conflictMarker:
      end = scanText(text, from: content &+ sigilLength)
      note(.mergeConflictMarker, content..<content + 7)
    }
    line.endOffset = UInt32(truncatingIfNeeded: end)
    lines.append(line)
    guard end < text.count else { return nil }
    if text[end] == 0x0D, end &+ 1 < text.count, text[end &+ 1] == 0x0A { return end &+ 2 }
    return end &+ 1
  }

  /// Goes past white space and characters without width, up to the first visible one, and counts their columns.
  private mutating func lexIndentation(_ line: inout Line, from start: Int) -> Int {
    // No line has more columns than twice its bytes, which fits into 32 bits.
    var column = line.column
    var i = start
    indentation: while i < bytes.count {
      switch bytes[i] {
      case 0x20:
        column += 1
        line.flags.insert(.spaceIndented)
        i += 1
      case 0x09:
        column += 2
        line.flags.insert(.tabIndented)
        i += 1
      case 0xC2, 0xE2, 0xE3, 0xEF:
        guard let (width, length) = wideOrHiddenSpace(at: i) else { break indentation }
        if width > 0 { line.flags.insert(.spaceIndented) } else { note(.invisibleCharacter, i..<i + length) }
        if bytes[i] == 0xC2 { note(.invisibleCharacter, i..<i + length) }
        column += width
        i += length
      default:
        break indentation
      }
    }
    line.columnCount = UInt32(truncatingIfNeeded: column)
    return i
  }

  // MARK: - Classification

  /// The kind of the line whose first visible character stands at `i`, and the length in bytes of what says so.
  @inline(__always)
  private func classify(_ text: Span<UInt8>, at i: Int) -> (LineKind, Int) {
    guard i < text.count else { return (.blank, 0) }
    // Most lines begin with an ideograph.
    if text[i] >= 0xE4, text[i] <= 0xE9 { return (.entry, 0) }
    return classifyRare(at: i)
  }

  private func classifyRare(at i: Int) -> (LineKind, Int) {
    switch bytes[i] {
    case 0x0A, 0x0D: return (.blank, 0)
    case 0x23: return (.comment, 1)
    case 0x40: return (.directive, 1)
    case 0x3C, 0x3D: return isConflictMarker(at: i) ? (.conflictMarker, 7) : (.entry, 0)
    case 0x3E: return isConflictMarker(at: i) ? (.conflictMarker, 7) : (.prose, 1)
    case 0x7C: return isConflictMarker(at: i) ? (.conflictMarker, 7) : (.row, 1)
    case 0x2D: return isSpaceOrEnd(at: i + 1) ? (.item, 1) : (.entry, 0)
    case 0xEF:
      guard i + 2 < bytes.count else { return (.entry, 0) }
      switch (bytes[i + 1], bytes[i + 2]) {
      case (0xBC, 0x83): return (.comment, 3)  // ＃
      case (0xBC, 0xA0): return (.directive, 3)  // ＠
      case (0xBC, 0x9E): return (.prose, 3)  // ＞
      case (0xBD, 0x9C): return (.row, 3)  // ｜
      case (0xBC, 0x8D): return isSpaceOrEnd(at: i + 3) ? (.item, 3) : (.entry, 0)  // －
      default: return (.entry, 0)
      }
    case 0xE3:
      // 》, which an input method types for >.
      if i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] == 0x8B { return (.prose, 3) }
      return (.entry, 0)
    default: return (.entry, 0)
    }
  }

  private func isSpaceOrEnd(at i: Int) -> Bool {
    guard i < bytes.count else { return true }
    switch bytes[i] {
    case 0x20, 0x09, 0x0A, 0x0D: return true
    case 0xE3: return i + 2 < bytes.count && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x80
    case 0xC2: return i + 1 < bytes.count && bytes[i + 1] == 0xA0
    default: return false
    }
  }

  /// `<<<<<<<`, `=======`, `>>>>>>>` or `|||||||` and then a space or the end: what a version control system leaves.
  /// The first mark stands at `content`.
  private func isConflictMarker(at content: Int) -> Bool {
    guard bytes.count - content >= 7 else { return false }
    for i in content + 1..<content + 7 where bytes[i] != bytes[content] { return false }
    return isSpaceOrEnd(at: content + 7)
  }

  // MARK: - Labels and rows

  /// Lexes `label: value` from the label's first byte; notes the colon in `line.detail` and returns the line's end.
  private mutating func lexLabelled(_ line: inout Line, _ text: Span<UInt8>, at labelStart: Int) -> Int {
    var from = labelStart
    if from < text.count, text[from] == 0x22 || text[from] == 0xE2 { from = lexQuotes(&line, text, at: from) }
    let colon = scanText(text, from: from, stopAtColon: true)
    line.detail = UInt32(truncatingIfNeeded: colon)
    guard colon < text.count, isColon(text, at: colon) else { return colon }
    let isWide = text[colon] != 0x3A
    let end = scanText(text, from: colon &+ (isWide ? 3 : 1))
    if !isWide, colon &+ 2 < end, text[colon &+ 1] == 0x20, mayNotBeginSpace(text[colon &+ 2]),
      mayNotEndSpace(text[end &- 1])
    {
      line.flags.insert(.plainValue)
    }
    return end
  }

  /// For a label that is a name in quotation marks, and then perhaps parentheses: where to look for its colon, after the
  /// marks. The label's start for any other.
  private mutating func lexQuotes(_ line: inout Line, _ text: Span<UInt8>, at labelStart: Int) -> Int {
    guard let closer = closingQuote(at: labelStart) else { return labelStart }
    guard let after = closer else {
      note(.unclosedQuote, labelStart..<labelStart + (bytes[labelStart] == 0x22 ? 1 : 3))
      return labelStart
    }
    let next = skipSpace(text, from: after)
    guard
      next >= text.count || text[next] == 0x0A || text[next] == 0x0D || isColon(text, at: next)
        || isOpeningParenthesis(at: next)
    else { return labelStart }
    line.flags.insert(.quoted)
    // What stands in the quotation marks was not scanned for the faults of its bytes yet.
    _ = scanText(text.extracting(0..<after), from: labelStart)
    return next
  }

  /// For a label that opens with a quotation mark: the offset after the closing one, or nil inside where it never
  /// closes on this line. Nil outside for any other label.
  private func closingQuote(at start: Int) -> Int?? {
    guard start < bytes.count else { return nil }
    if bytes[start] == 0x22 {
      var i = start + 1
      while i < bytes.count, bytes[i] != 0x0A, bytes[i] != 0x0D {
        if bytes[i] == 0x22 { return i + 1 }
        i += 1
      }
      return .some(nil)
    }
    guard isCurlyQuote(at: start, last: 0x9C) else { return nil }
    // “ and ” may nest: “三公经费” inside “指标4：“三公经费”控制率”.
    var depth = 0
    var i = start
    while i < bytes.count, bytes[i] != 0x0A, bytes[i] != 0x0D {
      if bytes[i] == 0xE2 {
        if isCurlyQuote(at: i, last: 0x9C) {
          depth += 1
        } else if isCurlyQuote(at: i, last: 0x9D) {
          depth -= 1
          if depth == 0 { return i + 3 }
        }
      }
      i += 1
    }
    return .some(nil)
  }

  private func isCurlyQuote(at i: Int, last: UInt8) -> Bool {
    i + 2 < bytes.count && bytes[i] == 0xE2 && bytes[i + 1] == 0x80 && bytes[i + 2] == last
  }

  @inline(__always)
  private func isColon(_ text: Span<UInt8>, at i: Int) -> Bool {
    text[i] == 0x3A
      || (text[i] == 0xEF && i &+ 2 < text.count && text[i &+ 1] == 0xBC && text[i &+ 2] == 0x9A)
  }

  private func isOpeningParenthesis(at i: Int) -> Bool {
    bytes[i] == 0x28 || (bytes[i] == 0xEF && i + 2 < bytes.count && bytes[i + 1] == 0xBC && bytes[i + 2] == 0x88)
  }

  /// Lexes a row after its first bar: counts its cells in `line.detail`.
  private mutating func lexRow(_ line: inout Line, _ text: Span<UInt8>, from start: Int) -> Int {
    let end = scanText(text, from: start)
    line.detail = UInt32(truncatingIfNeeded: RowCells.count(text, start: start, end: end))
    return end
  }

  private func skipSpace(_ text: Span<UInt8>, from start: Int) -> Int {
    var i = start
    while i < text.count {
      switch text[i] {
      case 0x20, 0x09: i &+= 1
      case 0xE3 where i &+ 2 < text.count && text[i &+ 1] == 0x80 && text[i &+ 2] == 0x80: i &+= 3
      case 0xC2 where i &+ 1 < text.count && text[i &+ 1] == 0xA0: i &+= 2
      default: return i
      }
    }
    return i
  }

  // MARK: - Text

  /// Scans from `start` to the line's end (or to the first colon), noting bytes that are no UTF-8 and characters that
  /// cannot be seen. Returns the offset of the terminator, of the colon, or the end of `text`, which may be a part of
  /// the document that starts where the document starts.
  private mutating func scanText(_ text: Span<UInt8>, from start: Int, stopAtColon: Bool = false) -> Int {
    var i = start
    while true {
      i = plainTextEnd(text, from: i, stopAtColon: stopAtColon)
      guard i < text.count else { return i }
      let byte = text[i]
      if byte == 0x0A || byte == 0x0D { return i }
      if stopAtColon, isColon(text, at: i) { return i }
      if byte < 0x80 {
        // A control character; tabs are plain.
        note(.invisibleCharacter, i..<i + 1)
        i += 1
      } else {
        i = scanRareCharacter(at: i, end: text.count)
      }
    }
  }

  /// One character at `i` that is neither ASCII nor common; returns the offset after it.
  @inline(never)
  private mutating func scanRareCharacter(at i: Int, end: Int) -> Int {
    let length = utf8Length(bytes, at: i, end: end)
    guard length > 0 else {
      var bad = i + 1
      // The bad bytes that follow belong to the same fault.
      while bad < end, bytes[bad] >= 0x80, utf8Length(bytes, at: bad, end: end) == 0 { bad += 1 }
      note(.invalidUTF8, i..<bad)
      return bad
    }
    if isInvisible(at: i, length: length) { note(.invisibleCharacter, i..<i + length) }
    return i + length
  }

  /// Zero-width characters, bidirectional controls, no-break space, soft hyphen, line separators, tag characters.
  private func isInvisible(at i: Int, length: Int) -> Bool {
    switch (bytes[i], length) {
    case (0xC2, 2):
      if bytes[i + 1] == 0xA0 { return !toleratesNoBreakSpace }
      return bytes[i + 1] < 0xA0 || bytes[i + 1] == 0xAD  // C1 controls, U+00AD
    case (0xE1, 3): return bytes[i + 1] == 0xA0 && bytes[i + 2] == 0x8E  // U+180E
    case (0xE2, 3):
      let last = bytes[i + 2]
      if bytes[i + 1] == 0x80 {
        if last == 0x8C || last == 0x8D { return !joins(at: i) }  // U+200C, U+200D
        if last == 0xAF { return !toleratesNoBreakSpace }  // U+202F, narrow
        // U+200B–U+200F, U+2028–U+202E: separators and controls.
        return (last >= 0x8B && last <= 0x8F) || (last >= 0xA8 && last <= 0xAE)
      }
      return bytes[i + 1] == 0x81 && last >= 0xA0 && last <= 0xAF  // U+2060–U+206F
    case (0xEF, 3): return bytes[i + 1] == 0xBB && bytes[i + 2] == 0xBF  // U+FEFF inside the text
    case (0xF3, 4): return bytes[i + 1] == 0xA0 && bytes[i + 2] < 0x84  // U+E0000–U+E00FF: tags
    default: return false
    }
  }

  /// Whether the joiner at `i` does its work: inside an emoji sequence, or in a script that needs it (Arabic, Indic).
  private func joins(at i: Int) -> Bool {
    guard i > 0, i + 3 < bytes.count else { return false }
    var before = i - 1
    while before > 0, bytes[before] & 0xC0 == 0x80 { before -= 1 }
    func needsJoiner(_ lead: UInt8) -> Bool {
      lead >= 0xF0 || (lead >= 0xD8 && lead <= 0xDF) || lead == 0xE0 || lead == 0xE1 || lead == 0xE2
    }
    let beforeJoins = needsJoiner(bytes[before]) || (bytes[before] == 0xEF && bytes[before + 1] == 0xB8)  // U+FE0F
    return beforeJoins && needsJoiner(bytes[i + 3])
  }

  /// White space in the indentation other than space and tab: its width in columns and its length in bytes.
  private func wideOrHiddenSpace(at i: Int) -> (width: Int, length: Int)? {
    let second = i + 1 < bytes.count ? bytes[i + 1] : 0
    let third = i + 2 < bytes.count ? bytes[i + 2] : 0
    switch (bytes[i], second, third) {
    case (0xC2, 0xA0, _): return (1, 2)  // no-break space
    case (0xE3, 0x80, 0x80): return (2, 3)  // full-width space
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return (0, 3)
    default: return nil
    }
  }

  private mutating func note(_ kind: SyntaxProblem.Kind, _ range: ByteRange) {
    if kind == .invalidUTF8 || kind == .invisibleCharacter {
      // A run of the same fault is one fault.
      if let last = problems.last, last.kind == kind, last.range.upperBound == range.lowerBound {
        problems[problems.count - 1].range = last.range.lowerBound..<range.upperBound
        return
      }
      guard textProblemCount < LineLexer.maximumTextProblems else { return }
      textProblemCount += 1
    }
    problems.append(SyntaxProblem(kind: kind, range: range))
  }
}

/// The length of the well-formed UTF-8 sequence at `i` (2 to 4, or 1 for ASCII), or 0 (Unicode 16, table 3-7).
public func utf8Length(_ bytes: [UInt8], at i: Int, end: Int) -> Int {
  let lead = bytes[i]
  func continues(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
    i + offset < end && bytes[i + offset] >= low && bytes[i + offset] <= high
  }
  switch lead {
  case 0x00...0x7F: return 1
  case 0xC2...0xDF: return continues(1) ? 2 : 0
  case 0xE0: return continues(1, 0xA0) && continues(2) ? 3 : 0
  case 0xED: return continues(1, 0x80, 0x9F) && continues(2) ? 3 : 0
  case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
  case 0xF0: return continues(1, 0x90) && continues(2) && continues(3) ? 4 : 0
  case 0xF4: return continues(1, 0x80, 0x8F) && continues(2) && continues(3) ? 4 : 0
  case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
  default: return 0
  }
}
