// Rows of tables and their cells.

/// Walks over the cells of a row. A cell is the trimmed text between two bars; `\|` is a bar inside a cell. The bar at
/// the end of a row may be left out.
public struct RowCells: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int
  private var isDone: Bool

  /// `start` is the offset after the first bar, `end` that of the line's end.
  init(_ bytes: [UInt8], start: Int, end: Int) {
    self.bytes = bytes
    self.end = trimmedRange(bytes, ByteRange(clamping: start, end)).upperBound
    position = start
    isDone = position >= self.end
  }

  /// The first of those that are left; nil where none is.
  public var first: ByteRange? {
    var cells = self
    return cells.next()
  }

  /// How many cells `next` would give, without cutting them.
  static func count(_ text: Span<UInt8>, start: Int, end: Int) -> Int {
    let bytes = text.extracting(0..<end)
    var count = 0
    var isOpen = false
    var i = start
    while i < end {
      let byte = bytes[i]
      // Most bytes are neither a bar nor the first one of white space.
      if byte > 0x20, byte < 0xC2 || byte > 0xC2 && byte < 0xEF && byte != 0xE3, byte != 0x7C, byte != 0x5C {
        isOpen = true
        i += 1
        continue
      }
      if byte == 0x7C {
        count += 1
        isOpen = false
        i += 1
      } else if byte == 0x5C {
        isOpen = true
        i += 2
      } else if byte == 0xEF, i + 2 < end, bytes[i + 1] == 0xBD, bytes[i + 2] == 0x9C {
        count += 1
        isOpen = false
        i += 3
      } else {
        // White space after the last bar is no cell.
        let space = byte < 0xE4 ? spaceLength(bytes, at: i) : 0
        if space == 0 { isOpen = true }
        i += space > 0 ? space : 1
      }
    }
    return isOpen ? count + 1 : count
  }

  public mutating func next() -> ByteRange? {
    guard !isDone else { return nil }
    var i = position
    while i < end {
      let byte = bytes[i]
      // Most bytes belong to no bar.
      if byte >= 0x80 ? byte != 0xEF : byte < 0x5C {
        i += 1
        continue
      }
      if byte == 0x5C, i + 1 < end {
        i += 2
        continue
      }
      let isWide = byte == 0xEF && i + 2 < end && bytes[i + 1] == 0xBD && bytes[i + 2] == 0x9C
      if byte == 0x7C || isWide {
        let cell = cut(position..<i)
        position = i + (isWide ? 3 : 1)
        isDone = position >= end
        return cell
      }
      i += 1
    }
    isDone = true
    return cut(position..<end)
  }

  private func cut(_ range: ByteRange) -> ByteRange { trimmedRange(bytes, range) }
}

extension Tree {
  /// The cells of the row on line `index`; none for any other line.
  public func cells(ofLine index: Int) -> RowCells {
    guard lines.indices.contains(index), lines[index].kind == .row else { return RowCells(bytes, start: 0, end: 0) }
    let line = lines[index]
    return RowCells(bytes, start: line.content + (bytes[line.content] == 0x7C ? 1 : 3), end: line.end)
  }
}
