// Reads which lines a patch touches, as `git diff --unified=0` writes it.

import BiaoSyntax

/// Lines of one text that changed, as git counts lines: by line feeds, from 1.
package enum LineSet: Sendable, Hashable {
  /// The whole text is new.
  case all
  /// `added` are the lines that are new or changed, ascending; `cuts` those after which something was taken out (0 before
  /// the first one).
  case some(added: [ClosedRange<Int>], cuts: [Int])

  /// Whether one of `lines` is new or changed.
  package func touches(_ lines: ClosedRange<Int>) -> Bool {
    guard case .some(let added, _) = self else { return true }
    let index = partitionPoint(added.count) { added[$0].upperBound >= lines.lowerBound }
    return index < added.count && added[index].lowerBound <= lines.upperBound
  }

  /// Whether something was taken out from between the first and the last of `lines`, or right behind the last.
  package func isCut(within lines: ClosedRange<Int>) -> Bool {
    guard case .some(_, let cuts) = self else { return true }
    let index = partitionPoint(cuts.count) { cuts[$0] >= lines.lowerBound }
    return index < cuts.count && cuts[index] <= lines.upperBound
  }
}

/// A patch without context lines.
package enum GitPatch {
  /// The touched lines of the new side of each file, by its name in the repository. Nil where that is no such patch.
  package static func changedLines(_ patch: [UInt8]) -> [(name: [UInt8], lines: LineSet)]? {
    var files: [(name: [UInt8], lines: LineSet)] = []
    var name: [UInt8]?
    var added: [ClosedRange<Int>] = []
    var cuts: [Int] = []
    /// Lines of the present hunk that are still to come: they may look like anything.
    var remaining = 0
    func close() {
      if let name { files.append((name, .some(added: added, cuts: cuts))) }
    }
    for line in patch.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if remaining > 0, line.first == 0x2B || line.first == 0x2D {
        remaining -= 1
      } else if line.starts(with: Array("diff --git ".utf8)) {
        close()
        (name, added, cuts) = (nil, [], [])
      } else if line.starts(with: Array("+++ ".utf8)) {
        guard let new = newName(line.dropFirst(4)) else { return nil }
        name = new
      } else if line.starts(with: Array("@@ ".utf8)) {
        guard let (old, new) = hunk(line) else { return nil }
        (remaining, _) = old.count.addingReportingOverflow(new.count)
        // Where lines were replaced, what is gone may have belonged to what stands before them or behind.
        if old.count > 0 { cuts.append(new.count > 0 ? new.start - 1 : new.start) }
        if new.count > 0 {
          let (last, overflow) = new.start.addingReportingOverflow(new.count - 1)
          guard !overflow else { return nil }
          added.append(new.start...last)
          if old.count > 0 { cuts.append(last) }
        }
      }
    }
    close()
    return files
  }

  /// `b/NAME`, in quotation marks and with escapes where it has unusual characters; with a tab behind where it has a
  /// space, in quotation marks or not.
  private static func newName(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var name = Array(text)
    if name.last == 0x09 { name.removeLast() }
    if name.first == 0x22 {
      guard let plain = unquoted(name) else { return nil }
      name = plain
    }
    return name.starts(with: [0x62, 0x2F]) ? Array(name.dropFirst(2)) : nil
  }

  /// A string as C writes it.
  static func unquoted(_ text: [UInt8]) -> [UInt8]? {
    guard text.count >= 2, text.first == 0x22, text.last == 0x22 else { return nil }
    var result: [UInt8] = []
    var i = 1
    let end = text.count - 1
    while i < end {
      guard text[i] == 0x5C else {
        result.append(text[i])
        i += 1
        continue
      }
      guard i + 1 < end else { return nil }
      let escape = text[i + 1]
      switch escape {
      case 0x61: result.append(0x07)
      case 0x62: result.append(0x08)
      case 0x74: result.append(0x09)
      case 0x6E: result.append(0x0A)
      case 0x76: result.append(0x0B)
      case 0x66: result.append(0x0C)
      case 0x72: result.append(0x0D)
      case 0x22, 0x5C: result.append(escape)
      case 0x30...0x33:
        guard i + 3 < end, (0x30...0x37).contains(text[i + 2]), (0x30...0x37).contains(text[i + 3]) else { return nil }
        result.append((escape - 0x30) << 6 | (text[i + 2] - 0x30) << 3 | (text[i + 3] - 0x30))
        i += 2
      default: return nil
      }
      i += 2
    }
    return result
  }

  /// `@@ -START[,COUNT] +START[,COUNT] @@`
  private static func hunk(
    _ line: ArraySlice<UInt8>
  ) -> (old: (start: Int, count: Int), new: (start: Int, count: Int))? {
    let words = line.split(separator: 0x20)
    guard words.count >= 4, words[1].first == 0x2D, words[2].first == 0x2B else { return nil }
    func side(_ word: ArraySlice<UInt8>) -> (start: Int, count: Int)? {
      let numbers = word.dropFirst().split(separator: 0x2C).map { Int(String(decoding: $0, as: UTF8.self)) }
      guard let first = numbers.first, let start = first, start >= 0, numbers.count <= 2 else { return nil }
      guard numbers.count == 2 else { return (start, 1) }
      guard let count = numbers[1], count >= 0 else { return nil }
      return (start, count)
    }
    guard let old = side(words[1]), let new = side(words[2]) else { return nil }
    // With lines, the first of them has a number from 1.
    guard new.count == 0 || new.start > 0 else { return nil }
    return (old, new)
  }
}
