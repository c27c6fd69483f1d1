// Ranges of bytes: the one coordinate system inside the program.

/// A half-open range of byte offsets into a document's text, from 0. Everything inside the program speaks of places in
/// this system; `Positions.swift` alone converts it to lines and columns.
public typealias ByteRange = Range<Int>

extension Range where Bound == Int {
  /// A range that cannot trap: an end before the start makes an empty range at the start.
  @inlinable
  public init(clamping start: Int, _ end: Int) {
    self = start..<Swift.max(start, end)
  }
}

extension Range where Bound == Int {
  /// The range `delta` bytes further on: where the same text stands after an edit before it.
  @inlinable
  public func moved(by delta: Int) -> Range<Int> { Range(clamping: lowerBound &+ delta, upperBound &+ delta) }

  /// Moves the range `delta` bytes further on.
  @inlinable
  public mutating func move(by delta: Int) { self = moved(by: delta) }
}
