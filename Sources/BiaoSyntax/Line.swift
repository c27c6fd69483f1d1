// One line of a document: the node of the tree.

/// What a line is, decided by its first visible character alone.
public enum LineKind: UInt8, Sendable, CaseIterable {
  /// Nothing visible.
  case blank
  /// `#`
  case comment
  /// `@`
  case directive
  /// `>` or `》`
  case prose
  /// `|`
  case row
  /// `-` and white space
  case item
  /// Anything else: `label: value`.
  case entry
  /// `<<<<<<<`, `=======`, `>>>>>>>`, `|||||||`: what a version control system leaves. Nothing of the language.
  case conflictMarker

  /// Whether the line takes part in the structure. Blank lines, comments and markers open and close nothing.
  @inlinable
  public var isSignificant: Bool {
    switch self {
    case .blank, .comment, .conflictMarker: false
    case .directive, .prose, .row, .item, .entry: true
    }
  }

  /// Spelled out, because other modules call the derived one through its witness table, and hundreds of times a form.
  public static func == (a: LineKind, b: LineKind) -> Bool { a.rawValue == b.rawValue }
}

/// One line of a document and its place in the tree. Offsets are bytes from the start of the document.
///
/// The lines of a document in their order are the tree in preorder: the descendants of line `i` are the lines
/// `i + 1 ..< subtreeEnd`.
public struct Line: Sendable, Hashable {
  /// Offset of the line's first byte (of the byte order mark, if it has one).
  @usableFromInline var startOffset: UInt32
  /// Offset of the first visible character; of the end, on a blank line.
  @usableFromInline var contentOffset: UInt32
  /// Offset of the terminator, or of the document's end.
  @usableFromInline var endOffset: UInt32
  /// Entries and items: offset of the colon, or `endOffset` where there is none. Rows: the number of cells.
  @usableFromInline var detail: UInt32
  /// Columns of indentation: 1 for a space, 2 for a tab or a full-width space, 0 for what has no width.
  @usableFromInline var columnCount: UInt32
  /// Index of the first line after the subtree.
  @usableFromInline var subtreeEndIndex: UInt32
  /// Index of the parent line, or `UInt32.max` at the top.
  @usableFromInline var parentIndex: UInt32
  /// Number of ancestors: at most 255, and 256 for a blank line or comment.
  public var depth: UInt16
  public var kind: LineKind
  @usableFromInline var flags: LineFlags

  @inlinable public var start: Int { Int(startOffset) }
  @inlinable public var content: Int { Int(contentOffset) }
  @inlinable public var end: Int { Int(endOffset) }
  @inlinable public var column: Int { Int(columnCount) }
  @inlinable public var subtreeEnd: Int { Int(subtreeEndIndex) }
  @inlinable public var parent: Int? { parentIndex == .max ? nil : Int(parentIndex) }
  /// Offset of the colon that ends the label of an entry or item.
  @inlinable public var colon: Int? {
    switch kind {
    case .entry, .item: detail < endOffset ? Int(detail) : nil
    case .blank, .comment, .directive, .prose, .row, .conflictMarker: nil
    }
  }
  /// Number of cells of a row; 0 for any other line.
  @inlinable public var cellCount: Int { if case .row = kind { Int(detail) } else { 0 } }
  /// Whether the label's name is quoted as a whole.
  @inlinable public var isQuoted: Bool { flags.contains(.quoted) }
}

/// What the lexer saw on a line and later passes need.
@usableFromInline
struct LineFlags: OptionSet, Sendable, Hashable {
  @usableFromInline let rawValue: UInt8
  @usableFromInline init(rawValue: UInt8) { self.rawValue = rawValue }
  static let tabIndented = LineFlags(rawValue: 1)
  static let spaceIndented = LineFlags(rawValue: 2)
  @usableFromInline static let quoted = LineFlags(rawValue: 4)
  /// The value begins behind `: `, and neither it nor the line has white space at its ends. So it is in nearly all
  /// entries and items that have a value, and asked for by every rule.
  static let plainValue = LineFlags(rawValue: 8)
}
