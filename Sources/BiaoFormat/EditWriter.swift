// Walks along a document and notes where it is not as it should be.

import BiaoSyntax

/// Goes through a document from one place to the next. What is kept is stepped over, what lies between is compared with
/// what should be there; only a difference costs an allocation. So text that is kept cannot be changed by construction.
struct EditWriter {
  private let bytes: [UInt8]
  private(set) var edits: [FormatEdit] = []
  /// Everything before has been dealt with.
  private(set) var position = 0
  /// Edits before this one are never joined with another.
  private var firstOpenEdit = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Goes on at `start`, which is not before the position; what follows is not joined with earlier edits.
  mutating func begin(at start: Int) {
    position = max(position, start)
    firstOpenEdit = edits.count
  }

  /// Keeps edits before this place apart from those after it.
  mutating func seal() { firstOpenEdit = edits.count }

  /// Keeps the text up to `end`.
  mutating func keep(to end: Int) { position = max(position, end) }

  /// Between the position and `end` there shall be `count` spaces.
  mutating func spaces(_ count: Int, to end: Int) {
    let end = max(end, position)
    var same = position
    while same < end, same - position < count, bytes[same] == 0x20 { same += 1 }
    let kept = same - position
    if same < end || kept < count {
      record(same..<end, [UInt8](repeating: 0x20, count: count - kept))
    }
    position = end
  }

  /// The character up to `end` shall be `mark`, which is ASCII.
  mutating func mark(_ mark: UInt8, to end: Int) {
    if end == position + 1, bytes[position] == mark {
      position = end
    } else {
      replace(to: end, with: [mark])
    }
  }

  /// Between the position and `end` there shall be `text`.
  mutating func replace(to end: Int, with text: [UInt8]) {
    let end = max(end, position)
    if !bytes[position..<end].elementsEqual(text) { record(position..<end, text) }
    position = end
  }

  /// Puts `text` at the position.
  mutating func insert(_ text: [UInt8]) { record(position..<position, text) }

  private mutating func record(_ range: ByteRange, _ text: [UInt8]) {
    if edits.count > firstOpenEdit, let last = edits.last, last.range.upperBound == range.lowerBound {
      edits[edits.count - 1] = FormatEdit(range: last.range.lowerBound..<range.upperBound, text: last.text + text)
    } else {
      edits.append(FormatEdit(range: range, text: text))
    }
  }
}
