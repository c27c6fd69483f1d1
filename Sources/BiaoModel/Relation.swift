// Relations between figures, as a template declares them.

public import BiaoSyntax
public import BiaoValues

/// A relation whose names are resolved to fields.
public struct Relation: Sendable {
  public enum Kind: Sendable {
    /// The children of `parts` add up to `total` (both fields).
    case parts(parts: Int, total: Int)
    /// `@check`; `scope` is the field in which the line stands.
    case check(Formula, scope: Scope)
    /// `@total ROW` of the table.
    case total(table: Int, row: NameKey)
  }

  /// How often a check holds.
  public enum Scope: Sendable {
    /// Once, among the entries of a group.
    case group(Int)
    /// For each row of a table.
    case rows(Int)
    /// For each item that the field describes.
    case items(Int)
  }

  public var kind: Kind
  /// The line in the template that declares it.
  public var origin: Field.Origin
  /// The formula or the row's name as written.
  public var range: ByteRange
}

/// An equation or inequality between two expressions.
public struct Formula: Sendable {
  public enum Comparison: Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

    public var symbol: String {
      switch self {
      case .equal: "="
      case .notEqual: "≠"
      case .less: "<"
      case .lessOrEqual: "≤"
      case .greater: ">"
      case .greaterOrEqual: "≥"
      }
    }
  }

  public var left: Expression
  public var comparison: Comparison
  public var right: Expression
}

public indirect enum Expression: Sendable {
  /// A number as written; a percentage is a ratio.
  case constant(Decimal, isRatio: Bool)
  case reference(Reference)
  case negated(Expression)
  case binary(Operator, Expression, Expression)
  case sum(SumOperand)

  public enum Operator: Sendable { case add, subtract, multiply, divide }

  /// Whether it names a cell of another table.
  var readsOtherTable: Bool {
    switch self {
    case .constant, .sum: false
    case .reference(.otherTable): true
    case .reference: false
    case .negated(let inner): inner.readsOtherTable
    case .binary(_, let left, let right): left.readsOtherTable || right.readsOtherTable
    }
  }
}

/// A name in a formula, resolved.
public enum Reference: Sendable, Hashable {
  /// The entry of a field.
  case field(Int)
  /// The cell of the row at hand in the column.
  case column(Int)
  /// The cell of another table's column in the row of the same name.
  case otherTable(table: Int, column: Int)
  /// The cell in a row of the given name.
  case cell(table: Int, row: NameKey, column: Int)
  /// An attribute of the item at hand.
  case attribute(Int)
  /// The weight of the item at hand.
  case weight
  /// The target of the item at hand.
  case target
}

/// What `sum(…)` adds up.
public enum SumOperand: Sendable, Hashable {
  /// The figures under a group or parts, or the money in the targets under a tier.
  case field(Int)
  /// An attribute of all items under a field.
  case attribute(under: Int, Int)
  /// The weights of all items under a field.
  case weights(under: Int)
  /// A column of a table.
  case column(Int)
}
