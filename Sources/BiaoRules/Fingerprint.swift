// What tells a finding from others after its document was edited elsewhere.

package import BiaoModel
import BiaoSyntax

/// A finding without its place: the rule, the names of the tiers above its line, and what the line says.
///
/// It stays the same when lines move, when others are added or removed, when the layout of the document changes (white
/// space, full-width structure, the alignment of a table) or its line ends. It changes with the words and figures of the
/// line, and with the names above it. A pure function of the document and its findings, the same on every machine and in
/// every version: baselines and the fingerprints of reports rest on it.
package struct FindingFingerprint: Sendable, Hashable {
  package let rule: String
  /// The names from the outermost tier to that above the line, without weights and units, joined by `/`; empty at top
  /// level. One line, without white space at its ends or two of it in a row; long ones are abridged.
  package let path: String
  /// What the line says, without the character that makes it prose or a comment; the cells of a row stand between `|`.
  /// Written as `path` is.
  package let content: String
  /// How many findings of the document that stand before this one are equal in all of that.
  package let ordinal: Int
  /// 64-bit FNV-1a over the rule, and over path and content folded in width, case and white space; the ordinal is in it.
  package let value: UInt64

  /// The fingerprints of `findings`, in their order; those of a document are given together, since equal ones are numbered.
  package static func all(_ findings: [Finding], in source: SourceFile) -> [FindingFingerprint] {
    var maker = FingerprintMaker(source.tree)
    var counts: [UInt64: Int] = [:]
    return findings.map { finding in
      let line = source.tree.lineIndex(at: finding.range.lowerBound)
      let (path, content) = maker.texts(ofLine: line)
      let key = FindingFingerprint.key(rule: finding.rule, path: path, content: content)
      let ordinal = counts[key, default: 0]
      counts[key] = ordinal + 1
      return FindingFingerprint(
        rule: finding.rule, path: path, content: content, ordinal: ordinal,
        value: FNV1a(key).adding(UInt64(ordinal)).value)
    }
  }

  /// What findings have in common that are equal but for their ordinal. A text may be folded already, or be written in any
  /// other way that differs only in layout.
  package static func key(rule: String, path: String, content: String) -> UInt64 {
    var hash = FNV1a()
    hash.add(rule)
    hash.add(path)
    hash.add(content)
    return hash.value
  }

  package var key: UInt64 { FindingFingerprint.key(rule: rule, path: path, content: content) }

  /// The fingerprint as sixteen hexadecimal digits, among the findings of one document.
  package var text: String { FNV1a.text(value) }

  /// The fingerprint as sixteen hexadecimal digits, among the findings of all documents of a repository: `file` is the
  /// path from its root, with `/`.
  package func text(inFile file: String) -> String {
    var hash = FNV1a(value)
    for byte in file.utf8 { hash.add(byte) }
    return FNV1a.text(hash.value)
  }
}

extension FNV1a {
  /// A text folded as names are, and a byte that stands in no text.
  fileprivate mutating func add(_ text: String) {
    let bytes = Array(text.utf8)
    for byte in foldedName(bytes, 0..<bytes.count) { add(byte) }
    add(0xFF)
  }

  fileprivate func adding(_ number: UInt64) -> FNV1a {
    var hash = self
    for shift in stride(from: UInt64(0), to: 64, by: 8) { hash.add(UInt8(truncatingIfNeeded: number >> shift)) }
    return hash
  }
}

/// Makes the texts of lines, each once.
private struct FingerprintMaker {
  private let tree: Tree
  private var paths: [Int: String] = [:]
  private var contents: [Int: String] = [:]
  /// Longer texts keep this many bytes and a hash of the whole: a finding costs no more than its lines are many.
  private static let maximumLength = 240

  init(_ tree: Tree) { self.tree = tree }

  mutating func texts(ofLine line: Int) -> (path: String, content: String) {
    if let content = contents[line] { return (path(above: line), content) }
    let content = content(ofLine: line)
    contents[line] = content
    return (path(above: line), content)
  }

  /// The names of the ancestors of a line. Their number is bounded by the depth of trees.
  private mutating func path(above line: Int) -> String {
    guard tree.lines.indices.contains(line), let parent = tree.lines[line].parent else { return "" }
    if let path = paths[parent] { return path }
    var path = path(above: parent)
    let name = tree.readLabel(ofLine: parent).map { text($0.name) } ?? content(ofLine: parent)
    path = abridged(path.isEmpty ? name : path + "/" + name)
    paths[parent] = path
    return path
  }

  private func content(ofLine line: Int) -> String {
    guard tree.lines.indices.contains(line) else { return "" }
    switch tree.lines[line].kind {
    case .row: return abridged(tree.cells(ofLine: line).map { text($0) }.joined(separator: " | "))
    case .prose, .comment: return text(tree.text(ofLine: line) ?? tree.contentRange(ofLine: line))
    case .entry, .item, .directive, .blank, .conflictMarker: return text(tree.contentRange(ofLine: line))
    }
  }

  /// `range` on one line, abridged; what is no UTF-8 is replaced.
  private func text(_ range: Range<Int>) -> String {
    var result: [UInt8] = []
    let bytes = Array(tree.text(range).utf8)
    var isSpaced = false
    var i = 0
    while i < bytes.count {
      let length = blankLength(bytes, at: i)
      if length > 0 {
        isSpaced = !result.isEmpty
        i += length
        continue
      }
      if isSpaced { result.append(0x20) }
      isSpaced = false
      result.append(bytes[i])
      i += 1
    }
    return abridged(String(decoding: result, as: UTF8.self))
  }

  /// The length of the white space, the control character or the line separator at `i`, or 0.
  private func blankLength(_ bytes: [UInt8], at i: Int) -> Int {
    let byte = bytes[i]
    if byte <= 0x20 || byte == 0x7F { return 1 }
    // U+0080 to U+00A0; U+2028 and U+2029; U+3000.
    if byte == 0xC2, i + 1 < bytes.count, bytes[i + 1] <= 0xA0 { return 2 }
    guard i + 2 < bytes.count else { return 0 }
    if byte == 0xE2, bytes[i + 1] == 0x80, bytes[i + 2] == 0xA8 || bytes[i + 2] == 0xA9 { return 3 }
    return byte == 0xE3 && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x80 ? 3 : 0
  }

  private func abridged(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count > FingerprintMaker.maximumLength else { return text }
    var hash = FNV1a()
    hash.add(text)
    var end = FingerprintMaker.maximumLength - 20
    // Not inside of a character.
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    let head = String(decoding: bytes[..<end], as: UTF8.self)
    return head + "…" + String(hash.value, radix: 16)
  }
}
