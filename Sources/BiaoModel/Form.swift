// A form bound to its template: what each line is, what its value reads as, and what does not fit.

package import BiaoSyntax
package import BiaoValues

/// What a line of a form is in the light of the template.
package enum Role: UInt8, Sendable {
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
  package static func == (a: Role, b: Role) -> Bool { a.rawValue == b.rawValue }
}

/// How a value reads as its type.
package enum ValueState: UInt8, Sendable {
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
  package static func == (a: ValueState, b: ValueState) -> Bool { a.rawValue == b.rawValue }
}

/// What a line is, by line of the document.
package struct Binding: Sendable {
  /// Index into the template's fields; -1 where there is none.
  @usableFromInline var fieldIndex: Int32 = -1
  package var role: Role = .none
  package var state: ValueState = .unread
  /// Index into the form's figures; -1 where there is none.
  @usableFromInline var figureIndex: Int32 = -1

  package var field: Int? { fieldIndex < 0 ? nil : Int(fieldIndex) }
  package var figure: Int? { figureIndex < 0 ? nil : Int(figureIndex) }
}

/// A figure and the unit that holds for it where it has none of its own.
package struct FigureUse: Sendable {
  package var figure: Figure
  /// From the column, the row, the nearest group or `@unit`, of the figure's dimension.
  package var inherited: BiaoValues.Unit?
  /// Integers and weights are exact however they are printed.
  package var isExact: Bool
}

/// An item of an indicators group.
package struct Indicator: Sendable {
  package var line: Int
  /// The innermost declared tier (or indicators group) around it.
  package var tier: Int
  /// The line of that tier, or of the indicators group.
  package var tierLine: Int
  /// The description of items that holds for it, if the template has one.
  package var items: Int?
  package var name: ByteRange
  package var weight: Decimal?
  package var weightRange: ByteRange?
  /// The unit in its label.
  package var unit: BiaoValues.Unit?
  /// The value as written, trimmed.
  package var value: ByteRange
  /// The value read as targets.
  package var target: Reading<TargetList>
}

/// A tier that a form has.
package struct TierUse: Sendable {
  package var line: Int
  /// The declared field; the declared group around it for a tier that the template does not know.
  package var field: Int
  package var isDeclared: Bool
  package var name: ByteRange
  package var weight: Decimal?
  package var weightRange: ByteRange?
  /// Struck with `/` or the like.
  package var isStruck: Bool
  /// Index into the form's tiers of the tier around it.
  package var parent: Int?
  /// Its indicators, those of tiers below included: a range of the form's indicators.
  package var indicators: Range<Int>
}

/// A table bound to its columns.
package struct Table: Sendable {
  package var field: Int
  /// The line of the entry that holds it.
  package var line: Int
  package var headerLine: Int
  package var columns: [Column]
  package var rows: [Row]
  /// Row by row; `Row.cells` says which are a row's.
  package var cells: [Cell]
  /// The column that names the rows.
  package var nameColumn: Int
  /// What its rows are read by, apart from themselves and the columns.
  var context: BindingContext

  package struct Column: Sendable {
    /// The declared column, or nil.
    package var field: Int?
    package var name: ByteRange
    package var unit: BiaoValues.Unit?
  }

  package struct Row: Sendable {
    package var line: Int
    /// Index of the row under which it is indented.
    package var parent: Int?
    package var name: ByteRange
    package var key: NameKey
    /// No cell has a value.
    package var isBlank: Bool
    /// Some cell has a figure.
    package var hasFigures: Bool
    /// Its cells, at most as many as there are columns.
    package var cells: Range<Int>
    /// What binding it added to the form's figures and to its faults (as they were met).
    var firstFigure: Int32 = 0
    var figureCount: Int32 = 0
    var firstFault: Int32 = 0
    var faultCount: Int32 = 0
  }

  package struct Cell: Sendable {
    package var range: ByteRange
    package var state: ValueState
    /// Index into the form's figures, or nil.
    package var figure: Int?
  }

  /// The cell, unless the row is too short to have it.
  package func cell(row: Int, column: Int) -> Cell? {
    guard rows.indices.contains(row), column >= 0, column < rows[row].cells.count else { return nil }
    return cells[rows[row].cells.lowerBound + column]
  }

  /// The column of a declared field.
  package func column(of field: Int) -> Int? { columns.firstIndex { $0.field == field } }
}

/// What does not fit, as data. The rules word it.
package struct FormFault: Sendable {
  package enum Kind: Sendable {
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

  package var kind: Kind
  /// The line at which to speak; nil for the document.
  package var line: Int?
  /// The fault itself.
  package var range: ByteRange
  package var field: Int?
  package var other: Int?
  /// The name that was probably meant.
  package var nearest: String?
}

/// A form bound to its template.
package struct Form: Sendable {
  package let source: SourceFile
  /// The source's tree, stored so that reading it in place counts no references.
  package let tree: Tree
  package let template: Template
  package internal(set) var bindings: [Binding]
  /// For each field the first line that is bound to it; -1 where there is none. Fields that repeat (attributes, what
  /// stands under list elements) are not in it.
  var firstLines: [Int32]
  package internal(set) var figures: [FigureUse] = []
  package internal(set) var indicators: [Indicator] = []
  package internal(set) var tiers: [TierUse] = []
  package internal(set) var tables: [Table] = []
  /// In the order in which they were met; sort by range to speak.
  package internal(set) var faults: [FormFault] = []
  /// All of them, those included that others make void.
  var faultsAsMet: [FormFault] = []
  /// What a later binding of the edited text may take over, in document order; see `Rebinding.swift`.
  var blocks: [BoundBlock] = []
  var contexts: [BindingContext] = []

  /// The first line that is bound to the field.
  package func line(of field: Int) -> Int? {
    guard firstLines.indices.contains(field), firstLines[field] >= 0 else { return nil }
    return Int(firstLines[field])
  }
}
