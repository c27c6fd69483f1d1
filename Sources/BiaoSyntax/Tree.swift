// The lossless tree of a document, and how a document becomes one.

/// A parsed document: its bytes, one node a line, and what is wrong with the text.
///
/// Total and lossless: every byte sequence has a tree; the lines cover every byte in order; nothing is thrown. Text that
/// ends with a line terminator has a last, empty line (as in the Language Server Protocol), so there is always one line.
public struct Tree: Sendable {
  public let bytes: [UInt8]
  /// In document order, which is preorder.
  public let lines: [Line]
  /// Faults that a line has on its own, in document order.
  let lineProblems: [SyntaxProblem]
  /// Faults between lines, in document order.
  let structureProblems: [SyntaxProblem]

  /// The most levels that a document can have.
  public static let maximumDepth = 256
  /// The largest document: offsets are kept in 32 bits. Who reads files refuses larger ones with a message.
  public static let maximumByteCount = 1 << 30

  /// Of how many faulty characters `problems` tells; what comes after is not looked for.
  public static var maximumTextProblems: Int { LineLexer.maximumTextProblems }

  /// Parses `bytes`, of which at most `maximumByteCount` are taken.
  public init(_ bytes: [UInt8]) {
    let text = bytes.count <= Tree.maximumByteCount ? bytes : Array(bytes[..<Tree.maximumByteCount])
    var lexer = LineLexer(text)
    lexer.lexAll()
    self.init(bytes: text, lines: lexer.takeLines(), lineProblems: lexer.problems)
  }

  /// Builds the structure over lexed lines.
  init(bytes: [UInt8], lines: consuming [Line], lineProblems: [SyntaxProblem]) {
    var builder = StructureBuilder(bytes: bytes)
    var places = lines.mutableSpan
    builder.build(&places)
    self.bytes = bytes
    self.lines = lines
    self.lineProblems = lineProblems
    self.structureProblems = builder.problems
  }

  /// Of lines that have their places in the tree, with no fault between them.
  init(placed lines: [Line], of bytes: [UInt8], lineProblems: [SyntaxProblem]) {
    self.bytes = bytes
    self.lines = lines
    self.lineProblems = lineProblems
    structureProblems = []
  }

  /// All faults of the text in document order.
  public var problems: [SyntaxProblem] {
    if hasNoProblems { return [] }
    return (lineProblems + structureProblems).sorted {
      ($0.range.lowerBound, $0.kind.rawValue) < ($1.range.lowerBound, $1.kind.rawValue)
    }
  }

  /// Whether the text has no fault.
  public var hasNoProblems: Bool { lineProblems.isEmpty && structureProblems.isEmpty }

  /// The bytes of line `index` with its terminator.
  public func fullRange(ofLine index: Int) -> ByteRange {
    guard lines.indices.contains(index) else { return bytes.count..<bytes.count }
    let next = index + 1 < lines.count ? lines[index + 1].start : bytes.count
    return ByteRange(clamping: lines[index].start, next)
  }

  /// From the first visible character of line `index` to its last; empty at the end of a blank line.
  public func contentRange(ofLine index: Int) -> ByteRange {
    guard lines.indices.contains(index) else { return bytes.count..<bytes.count }
    return trimmed(ByteRange(clamping: lines[index].content, lines[index].end))
  }

  /// `range` of the text as a string, repaired where it is no UTF-8.
  public func text(_ range: ByteRange) -> String {
    let lower = min(max(range.lowerBound, 0), bytes.count)
    let upper = min(max(range.upperBound, lower), bytes.count)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// The direct children of line `index`, without blank lines and comments; of the whole document for nil.
  public func children(of index: Int?) -> ChildLines {
    guard let index else { return ChildLines(lines: lines, upcoming: 0, end: lines.count) }
    guard lines.indices.contains(index) else { return ChildLines(lines: lines, upcoming: 0, end: 0) }
    return ChildLines(lines: lines, upcoming: index + 1, end: lines[index].subtreeEnd)
  }
}

/// Walks over siblings by skipping each one's subtree.
public struct ChildLines: Sequence, IteratorProtocol {
  let lines: [Line]
  var upcoming: Int
  let end: Int

  public mutating func next() -> Int? {
    while upcoming < end {
      let line = lines[upcoming]
      let current = upcoming
      upcoming = Swift.max(line.subtreeEnd, current + 1)
      if line.kind.isSignificant { return current }
    }
    return nil
  }
}
