// A form bound to its template: what each line is, what its value reads as, and what does not fit.

public import BiaoSyntax
public import BiaoValues

/// What a line of a form is in the light of the template.
public enum Role: UInt8, Sendable {
  /// Not bound: blank lines, comments, directives, prose, and what stands under an unknown line.
  case none
  /// An entry that the template declares.
  case field
  /// A tier; one that the template does not declare has the field of the declared group around it.
  case tier
  /// An item of an indicators group.
  case indicator
  /// An item of a list.
  case element
  /// An undeclared part of a `parts` group: it counts in the sum.
  case part
  /// An undeclared line where the template allows such.
  case open
  /// A line that the template does not know.
  case unknown
  /// The row that names the columns of a table, and the other rows.
  case header, row

  /// Spelled out, because other modules call the derived one through its witness table, and hundreds of times a form.
  public static func == (a: Role, b: Role) -> Bool { a.rawValue == b.rawValue }
}

/// How a value reads as its type.
public enum ValueState: UInt8, Sendable {
  /// The type has no notation of its own, or the line no value to read.
  case unread
  case empty
  /// `/` and the like: does not apply.
  case inapplicable
  /// `……` and the like: still to be written.
  case placeholder
  case value
  case illegal

  /// Spelled out, because other modules call the derived one through its witness table, and hundreds of times a form.
  public static func == (a: ValueState, b: ValueState) -> Bool { a.rawValue == b.rawValue }
}

/// What a line is, by line of the document.
public struct Binding: Sendable {
  /// Index into the template's fields; -1 where there is none.
  @usableFromInline var fieldIndex: Int32 = -1
  public var role: Role = .none
  public var state: ValueState = .unread
  /// Index into the form's figures; -1 where there is none.
  @usableFromInline var figureIndex: Int32 = -1

  public var field: Int? { fieldIndex < 0 ? nil : Int(fieldIndex) }
  public var figure: Int? { figureIndex < 0 ? nil : Int(figureIndex) }

  /// Whether the template sees the same in both lines.
  @inlinable
  public func meansTheSame(as other: Binding) -> Bool {
    fieldIndex == other.fieldIndex && role == other.role && state == other.state
  }
}

/// A figure and the unit that holds for it where it has none of its own.
public struct FigureUse: Sendable {
  public var figure: Figure
  /// From the column, the row, the nearest group or `@unit`, of the figure's dimension.
  public var inherited: BiaoValues.Unit?
  /// Integers and weights are exact however they are printed.
  public var isExact: Bool
}

/// An item of an indicators group.
public struct Indicator: Sendable {
  public var line: Int
  /// The innermost declared tier (or indicators group) around it.
  public var tier: Int
  /// The line of that tier, or of the indicators group.
  public var tierLine: Int
  /// The description of items that holds for it, if the template has one.
  public var items: Int?
  public var name: ByteRange
  public var weight: Decimal?
  public var weightRange: ByteRange?
  /// The unit in its label.
  public var unit: BiaoValues.Unit?
  /// The value as written, trimmed: on its own line, or on one below where that has none.
  public var value: ByteRange
  /// The value read as targets.
  public var target: Reading<TargetList>
}

/// A tier that a form has.
public struct TierUse: Sendable {
  public var line: Int
  /// The declared field; the declared group around it for a tier that the template does not know.
  public var field: Int
  public var isDeclared: Bool
  public var name: ByteRange
  public var weight: Decimal?
  public var weightRange: ByteRange?
  /// Struck with `/` or the like.
  public var isStruck: Bool
  /// Index into the form's tiers of the tier around it.
  public var parent: Int?
  /// Its indicators, those of tiers below included: a range of the form's indicators.
  public var indicators: Range<Int>
}

/// A table bound to its columns.
public struct Table: Sendable {
  public var field: Int
  /// The line of the entry that holds it.
  public var line: Int
  public var headerLine: Int
  public var columns: [Column]
  public var rows: [Row]
  /// Row by row; `Row.cells` says which are a row's.
  public var cells: [Cell]
  /// The column that names the rows.
  public var nameColumn: Int
  /// What its rows are read by, apart from themselves and the columns.
  var context: BindingContext

  public struct Column: Sendable {
    /// The declared column, or nil.
    public var field: Int?
    public var name: ByteRange
    public var unit: BiaoValues.Unit?
  }

  public struct Row: Sendable {
    public var line: Int
    /// Index of the row under which it is indented.
    public var parent: Int?
    public var name: ByteRange
    public var key: NameKey
    /// No cell has a value.
    public var isBlank: Bool
    /// Some cell has a figure.
    public var hasFigures: Bool
    /// Its cells, at most as many as there are columns.
    public var cells: Range<Int>
    /// What binding it added to the form's figures and to its faults (as they were met).
    var firstFigure: Int32 = 0
    var figureCount: Int32 = 0
    var firstFault: Int32 = 0
    var faultCount: Int32 = 0
  }

  public struct Cell: Sendable {
    public var range: ByteRange
    public var state: ValueState
    /// Index into the form's figures, or nil.
    public var figure: Int?
  }

  /// The cell, unless the row is too short to have it.
  public func cell(row: Int, column: Int) -> Cell? {
    guard rows.indices.contains(row), column >= 0, column < rows[row].cells.count else { return nil }
    return cells[rows[row].cells.lowerBound + column]
  }

  /// The column of a declared field.
  public func column(of field: Int) -> Int? { columns.firstIndex { $0.field == field } }
}

/// What does not fit, as data. The rules word it.
public struct FormFault: Sendable {
  public enum Kind: Sendable {
    /// A required line is absent. `field` is missing under `line` (nil: in the document).
    case missing
    /// A line that the template does not know. `nearest` is a declared field with a similar name.
    case unknown
    /// A tier that the template does not know.
    case unknownTier
    /// A tier under the wrong parent; `field` is where it belongs.
    case misplacedTier
    /// The second line of a name; `other` is the first line.
    case duplicate
    /// A required line or cell without a value.
    case empty
    /// A tier with no indicator, or with nothing but placeholders.
    case emptyTier
    /// A value that is not of its type; `range` is what could not be read.
    case illegal
    /// Table rows where the template has no table.
    case unexpectedRows
  }

  public var kind: Kind
  /// The line at which to speak; nil for the document.
  public var line: Int?
  /// The fault itself.
  public var range: ByteRange
  public var field: Int?
  public var other: Int?
  /// The name that was probably meant.
  public var nearest: String?
}

/// A form bound to its template.
public struct Form: Sendable {
  public let source: SourceFile
  /// The source's tree, stored so that reading it in place counts no references.
  public let tree: Tree
  public let template: Template
  public internal(set) var bindings: [Binding]
  /// For each field the first line that is bound to it; -1 where there is none. Fields that repeat (attributes, what
  /// stands under list elements) are not in it.
  var firstLines: [Int32]
  public internal(set) var figures: [FigureUse] = []
  public internal(set) var indicators: [Indicator] = []
  public internal(set) var tiers: [TierUse] = []
  public internal(set) var tables: [Table] = []
  /// In the order in which they were met; sort by range to speak.
  public internal(set) var faults: [FormFault] = []
  /// All of them, those included that others make void.
  var faultsAsMet: [FormFault] = []
  /// What a later binding of the edited text may take over, in document order; see `Rebinding.swift`.
  var blocks: [BoundBlock] = []
  var contexts: [BindingContext] = []
  /// The entries and the running text that stand under no indicator, by their lines: what many rules go through.
  public internal(set) var answerLines: [Int32] = []

  /// The first line that is bound to the field.
  public func line(of field: Int) -> Int? {
    guard firstLines.indices.contains(field), firstLines[field] >= 0 else { return nil }
    return Int(firstLines[field])
  }
}
