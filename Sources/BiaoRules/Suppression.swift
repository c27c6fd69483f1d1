// Comments that silence rules: `# hebiao-ignore rule: reason` and `# hebiao-ignore-file rule: reason`.

package import BiaoSyntax

/// A comment that names rules whose findings are not wanted.
///
///     # hebiao-ignore vague-target, missing-unit: 理由
///     # hebiao-ignore-file missing-weight：理由
///
/// The first form speaks of the next line that is neither blank nor a comment, the second of the whole document. Rules are
/// separated by `,` `，` or `、`; the reason follows a colon. Words after a rule's name are kept for conditions
/// (`until 2027-06-30`), which no version understands yet.
package struct Suppression {
  /// One rule that the comment names.
  package struct Name {
    package var range: ByteRange
    package var text: String
    package var isUsed = false
    /// What follows the name and is not understood.
    package var rest: ByteRange?
  }

  package var line: Int
  /// The line of which it speaks; nil for the document.
  package var target: Int?
  package var isWholeFile: Bool
  package var names: [Name]
  /// The word `hebiao-ignore…` itself.
  package var keyword: ByteRange

  private static let keyword = Array("hebiao-ignore".utf8)
  private static let fileSuffix = Array("-file".utf8)

  /// All suppressions of a document; looks only at comment lines.
  package static func all(in tree: Tree) -> [Suppression] {
    var result: [Suppression] = []
    /// Those that wait for the next line of content.
    var waiting = 0
    for index in tree.lines.indices {
      let kind = tree.lines[index].kind
      if case .comment = kind {
        if let suppression = read(index, in: tree) {
          result.append(suppression)
          waiting += 1
        }
      } else if waiting > 0, kind != .blank {
        for i in result.count - waiting..<result.count where !result[i].isWholeFile { result[i].target = index }
        waiting = 0
      }
    }
    return result
  }

  /// Whether a comment speaks of rules across files, which a document alone cannot answer.
  static func mentionsFileRules(_ tree: Tree) -> Bool {
    for index in tree.lines.indices {
      guard case .comment = tree.lines[index].kind, let suppression = read(index, in: tree) else { continue }
      if suppression.names.contains(where: { Rule.named($0.text)?.isAcrossFiles ?? false }) { return true }
    }
    return false
  }

  /// The suppression on line `line`, without its target; nil for any other line.
  package static func read(_ line: Int, in tree: Tree) -> Suppression? {
    guard let text = tree.text(ofLine: line), text.count >= keyword.count else { return nil }
    let bytes = tree.bytes
    guard bytes[text.lowerBound..<text.lowerBound + keyword.count].elementsEqual(keyword) else { return nil }
    var position = text.lowerBound + keyword.count
    var isWholeFile = false
    if bytes[position..<text.upperBound].starts(with: fileSuffix) {
      isWholeFile = true
      position += fileSuffix.count
    }
    let word = text.lowerBound..<position
    // `hebiao-ignored` is an ordinary word of an ordinary comment.
    let isWord =
      position == text.upperBound || separatorLength(bytes, at: position, end: text.upperBound) > 0
      || tree.trimmed(position..<text.upperBound).lowerBound > position
    guard isWord else { return nil }
    var suppression = Suppression(line: line, target: nil, isWholeFile: isWholeFile, names: [], keyword: word)
    var start = position
    while start <= text.upperBound {
      var end = start
      var length = 0
      while end < text.upperBound {
        length = separatorLength(bytes, at: end, end: text.upperBound)
        if length > 0 { break }
        end += 1
      }
      let piece = tree.trimmed(ByteRange(clamping: start, end))
      if !piece.isEmpty { suppression.names.append(name(piece, in: tree)) }
      if end >= text.upperBound || isColon(bytes, at: end) { break }
      start = end + length
    }
    return suppression
  }

  private static func name(_ piece: ByteRange, in tree: Tree) -> Name {
    var end = piece.lowerBound
    while end < piece.upperBound, tree.bytes[end] > 0x20, tree.bytes[end] < 0x7F { end += 1 }
    // A name in other letters is no rule's, but it is what the author wrote.
    if end == piece.lowerBound { end = piece.upperBound }
    let rest = tree.trimmed(ByteRange(clamping: end, piece.upperBound))
    return Name(
      range: piece.lowerBound..<end, text: tree.text(piece.lowerBound..<end), rest: rest.isEmpty ? nil : rest)
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

extension Tree {
  /// The rules that the comment on that line silences, each where it is named; none for other lines.
  package func silencedRules(ofLine line: Int) -> [(name: String, range: ByteRange)] {
    guard lines.indices.contains(line), lines[line].kind == .comment else { return [] }
    return Suppression.read(line, in: self)?.names.map { ($0.text, $0.range) } ?? []
  }
}
