// Unified diffs: what edits change, as `diff -u` shows it and `patch` takes it.

import BiaoFormat
import BiaoSyntax

/// The difference that edits make to a document. Lines end with LF here, as for `diff` and `git`.
struct UnifiedDiff {
  /// Lines that are replaced, and by which.
  private struct Change {
    /// Indices of old lines; empty where lines are only put in.
    var old: Range<Int>
    var new: [ArraySlice<UInt8>]
  }

  private let bytes: [UInt8]
  /// Where each line starts, and the end of the text.
  private let starts: [Int]
  private var changes: [Change] = []

  /// `edits` are sorted and do not overlap.
  init(_ bytes: [UInt8], _ edits: [FormatEdit]) {
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A && index + 1 < bytes.count { starts.append(index + 1) }
    if !bytes.isEmpty { starts.append(bytes.count) }
    self.starts = starts
    addChanges(edits)
  }

  var isEmpty: Bool { changes.isEmpty }

  private var lineCount: Int { starts.count - 1 }

  private func line(_ index: Int) -> ArraySlice<UInt8> { bytes[starts[index]..<starts[index + 1]] }

  /// The line that holds `offset`; the number of lines for the end of the text.
  private func lineIndex(at offset: Int) -> Int {
    if offset >= bytes.count { return lineCount }
    return max(partitionPoint(lineCount) { starts[$0] > offset } - 1, 0)
  }

  private mutating func addChanges(_ edits: [FormatEdit]) {
    var next = 0
    while next < edits.count {
      let lower = lastLineIfUnended(lineIndex(at: edits[next].range.lowerBound))
      var upper = lower
      var text: [UInt8] = []
      var position = starts[lower]
      // All edits of the lines that the first one touches, and of those that these touch.
      repeat {
        let edit = edits[next]
        text += bytes[position..<edit.range.lowerBound]
        text += edit.text
        position = edit.range.upperBound
        upper = max(upper, endOfTouched(edit))
        next += 1
      } while next < edits.count && lastLineIfUnended(lineIndex(at: edits[next].range.lowerBound)) < upper
      text += bytes[position..<starts[upper]]
      add(Change(old: lower..<upper, new: UnifiedDiff.lines(text)))
    }
  }

  /// The line after the last that `edit` touches.
  private func endOfTouched(_ edit: FormatEdit) -> Int {
    let last = max(edit.range.upperBound - 1, edit.range.lowerBound)
    // Where a terminator goes, the next line joins.
    let joins = edit.range.upperBound > edit.range.lowerBound && bytes[last] == 0x0A && edit.text.last != 0x0A
    return min(lineIndex(at: last) + (joins ? 2 : 1), lineCount)
  }

  /// What is put at the end of a text belongs to its last line if that has no terminator.
  private func lastLineIfUnended(_ index: Int) -> Int {
    index == lineCount && lineCount > 0 && bytes.last != 0x0A ? index - 1 : index
  }

  /// Adds a change without the lines at its ends that are the same before and after.
  private mutating func add(_ change: Change) {
    var old = change.old
    var new = change.new[...]
    while let text = new.first, !old.isEmpty, line(old.lowerBound) == text {
      old = old.lowerBound + 1..<old.upperBound
      new.removeFirst()
    }
    while let text = new.last, !old.isEmpty, line(old.upperBound - 1) == text {
      old = old.lowerBound..<old.upperBound - 1
      new.removeLast()
    }
    if old.isEmpty, new.isEmpty { return }
    // Changed lines that follow each other are shown as one block.
    if let last = changes.indices.last, changes[last].old.upperBound == old.lowerBound {
      changes[last].old = changes[last].old.lowerBound..<old.upperBound
      changes[last].new += new
    } else {
      changes.append(Change(old: old, new: Array(new)))
    }
  }

  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in text.enumerated() where byte == 0x0A {
      lines.append(text[start...index])
      start = index + 1
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }

  // MARK: - Writing

  /// Lines shown around a change.
  private static let context = 3

  /// The diff; empty if nothing changes. `isForTerminal`: nothing of the text may steer a terminal, so that what is
  /// written is no longer for `patch`.
  func render(path: String, isColored: Bool, isForTerminal: Bool) -> [UInt8] {
    if changes.isEmpty { return [] }
    var writer = DiffWriter(isColored: isColored, isForTerminal: isForTerminal)
    writer.heading("--- \(path)")
    writer.heading("+++ \(path)")
    var shift = 0
    var index = 0
    while index < changes.count {
      var end = index + 1
      while end < changes.count, changes[end].old.lowerBound - changes[end - 1].old.upperBound <= 2 * Self.context {
        end += 1
      }
      shift += render(changes[index..<end], shift, &writer)
      index = end
    }
    return writer.bytes
  }

  /// Writes a hunk and returns by how many lines it makes the text longer.
  private func render(_ hunk: ArraySlice<Change>, _ shift: Int, _ writer: inout DiffWriter) -> Int {
    guard let first = hunk.first, let last = hunk.last else { return 0 }
    let start = max(first.old.lowerBound - Self.context, 0)
    let end = min(last.old.upperBound + Self.context, lineCount)
    let growth = hunk.reduce(0) { $0 + $1.new.count - $1.old.count }
    let old = Self.span(start, end - start)
    let new = Self.span(start + shift, end - start + growth)
    writer.place("@@ -\(old) +\(new) @@")
    var line = start
    for change in hunk {
      while line < change.old.lowerBound {
        writer.line(0x20, self.line(line))
        line += 1
      }
      for index in change.old { writer.line(0x2D, self.line(index)) }
      for text in change.new { writer.line(0x2B, text) }
      line = change.old.upperBound
    }
    while line < end {
      writer.line(0x20, self.line(line))
      line += 1
    }
    return growth
  }

  /// Lines from 1; of none, the line before.
  private static func span(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }
}

/// Writes the lines of a diff.
private struct DiffWriter {
  let isColored: Bool
  let isForTerminal: Bool
  private(set) var bytes: [UInt8] = []

  init(isColored: Bool, isForTerminal: Bool) {
    self.isColored = isColored
    self.isForTerminal = isForTerminal
  }

  mutating func heading(_ text: String) { write("1", Array((isForTerminal ? terminalSafe(text) : text).utf8)) }

  mutating func place(_ text: String) { write("36", Array(text.utf8)) }

  mutating func line(_ sign: UInt8, _ text: ArraySlice<UInt8>) {
    let isEnded = text.last == 0x0A
    let content = isEnded ? text.dropLast() : text
    let shown = isForTerminal ? Array(terminalSafe(String(decoding: content, as: UTF8.self)).utf8) : Array(content)
    write(sign == 0x2D ? "31" : sign == 0x2B ? "32" : nil, [sign] + shown)
    if !isEnded { write(nil, Array("\\ No newline at end of file".utf8)) }
  }

  private mutating func write(_ color: String?, _ text: [UInt8]) {
    if isColored, let color {
      bytes += Array("\u{1B}[\(color)m".utf8) + text + Array("\u{1B}[0m".utf8)
    } else {
      bytes += text
    }
    bytes.append(0x0A)
  }
}
