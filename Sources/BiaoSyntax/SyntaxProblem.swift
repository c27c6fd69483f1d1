// What the parser found wrong, as data: another target words it.

/// A fault of the text itself. The parser marks, the rules of the family *syntax* speak.
public struct SyntaxProblem: Sendable, Hashable {
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// An entry without a colon.
    case missingColon
    /// A name that opens a quotation mark and never closes it.
    case unclosedQuote
    /// `@` and a word that is no directive.
    case unknownDirective
    /// Running text that stands under nothing.
    case strayProse
    /// A table row that stands under nothing.
    case strayRow
    /// A row with more or fewer cells than its table has columns.
    case unevenRow
    /// Tabs and spaces in the indentation of one document.
    case mixedIndentation
    /// Lines of one group that are indented differently.
    case unevenIndentation
    /// Bytes that are no UTF-8.
    case invalidUTF8
    /// A character that cannot be seen: zero-width, bidirectional control, no-break space, control character.
    case invisibleCharacter
    /// A line that a version control system left in a conflict.
    case mergeConflictMarker
    /// More than 256 levels.
    case tooDeep
  }

  public var kind: Kind
  /// Where, in bytes of the document. Never empty in a document that is not empty, but for the end of a short row.
  public var range: ByteRange
  /// The other place: the row that names the columns; the sibling that is indented otherwise.
  public var related: ByteRange?
  /// `unevenRow`: the number of cells found and the number due.
  public var found = 0
  public var expected = 0
}
