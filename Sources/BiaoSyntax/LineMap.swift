// Which lines of an edited text are those of the text before.

/// The lines that two texts have in common at their start and at their end, each with the same bytes and its terminator.
/// What lies between is what an edit, or several, touched.
public struct LineMap: Sendable {
  /// The lines `0 ..< headEnd` are the same in both texts.
  public let headEnd: Int
  /// The lines of the new text from `tailStart` on are the old ones from `tailStart - lineShift` on. At least `headEnd`.
  public let tailStart: Int
  /// By how many lines and bytes the lines of the tail moved.
  public let lineShift: Int
  public let byteShift: Int

  /// Compares the texts, which is a fraction of what lexing them costs.
  public init(from old: Tree, to new: Tree) {
    let limit = min(old.bytes.count, new.bytes.count)
    let head = commonStart(old.bytes, new.bytes, limit)
    let tail = commonEnd(old.bytes, new.bytes, limit - head)
    lineShift = new.lines.count - old.lines.count
    byteShift = new.bytes.count - old.bytes.count
    // The last line that a text shares has to end before the change: a terminator belongs to its line, and what follows a
    // carriage return may join it.
    var headEnd = old.bytes.count == new.bytes.count && head == limit ? old.lines.count : old.lineIndex(at: head)
    if headEnd > 0, headEnd < old.lines.count, old.lines[headEnd].start == head { headEnd -= 1 }
    headEnd = min(headEnd, old.lines.count, new.lines.count)
    // The first line of the tail has its start in it, and a byte before that start: the end of the line before.
    let tailByte = new.bytes.count - tail
    var start = tail == 0 ? new.lines.count : new.lineIndex(at: tailByte) + 1
    start = max(start, headEnd, headEnd + lineShift)
    let (shift, bytes) = (lineShift, byteShift)
    while start < new.lines.count, old.lines[start - shift].start + bytes != new.lines[start].start { start += 1 }
    self.headEnd = headEnd
    tailStart = min(start, new.lines.count)
  }

  private init(touching tree: Tree) {
    headEnd = 0
    tailStart = tree.lines.count
    lineShift = 0
    byteShift = 0
  }

  /// A text of which every line is new.
  public static func nothing(in tree: Tree) -> LineMap { LineMap(touching: tree) }

  /// The line of the old text that is line `line` of the new one, or nil if the edit touched it.
  @inlinable
  public func oldLine(of line: Int) -> Int? {
    if line < headEnd { return line }
    return line >= tailStart ? line - lineShift : nil
  }

  /// The old line of the first of the lines `range`, if the edit touched none of them and they lay together.
  @inlinable
  public func oldStart(of range: Range<Int>) -> Int? {
    if range.upperBound <= headEnd { return range.lowerBound }
    return range.lowerBound >= tailStart ? range.lowerBound - lineShift : nil
  }

  /// Whether the old line `line` still stands in the new text.
  @inlinable
  public func keeps(oldLine line: Int) -> Bool { line < headEnd || line >= tailStart - lineShift }

  /// How far line `line` of the new text, which is an old one, moved.
  @inlinable
  public func byteShift(ofLine line: Int) -> Int { line < headEnd ? 0 : byteShift }
}

/// How many bytes the two texts have in common at their start, at most `limit`.
private func commonStart(_ a: [UInt8], _ b: [UInt8], _ limit: Int) -> Int {
  let (a, b) = (a.span, b.span)
  var at = 0
  // Whole blocks without a look at each byte, so that the processor compares many at a time.
  while at &+ blockSize <= limit {
    let (first, second) = (a.extracting(at..<at &+ blockSize), b.extracting(at..<at &+ blockSize))
    var difference: UInt8 = 0
    for i in 0..<blockSize { difference |= first[i] ^ second[i] }
    if difference != 0 { break }
    at &+= blockSize
  }
  while at < limit, a[at] == b[at] { at &+= 1 }
  return at
}

/// How many bytes the two texts have in common at their end, at most `limit`.
private func commonEnd(_ a: [UInt8], _ b: [UInt8], _ limit: Int) -> Int {
  let (a, b) = (a.span, b.span)
  var count = 0
  while count &+ blockSize <= limit {
    let first = a.extracting(a.count &- count &- blockSize..<a.count &- count)
    let second = b.extracting(b.count &- count &- blockSize..<b.count &- count)
    var difference: UInt8 = 0
    for i in 0..<blockSize { difference |= first[i] ^ second[i] }
    if difference != 0 { break }
    count &+= blockSize
  }
  while count < limit, a[a.count &- count &- 1] == b[b.count &- count &- 1] { count &+= 1 }
  return count
}

private let blockSize = 64
