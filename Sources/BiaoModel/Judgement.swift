// What a relation says of one place in a form.

public import BiaoSyntax
public import BiaoValues

/// One relation at one place, judged. A relation that holds for each row or item is judged once for each.
public struct Judgement: Sendable {
  public enum Verdict: Sendable {
    case holds
    /// The figures differ as printed, and rounding alone explains it.
    case rounding
    case fails
    /// A figure is stated for a quotient whose divisor is printed as zero.
    case undefined
  }

  /// What kind of relation was judged, which is what a message speaks of.
  public enum Kind: Sendable {
    /// Addends against their total.
    case sum
    /// Two figures that must agree as printed, or two that must be in order.
    case comparison
    /// A difference, a rate, a product: a computed value.
    case computation
  }

  public var verdict: Verdict
  public var kind: Kind
  public var comparison: Formula.Comparison
  /// Where to speak: the figure of the left-hand name, of the total.
  public var place: ByteRange
  /// The name of what stands there: the entry's, the column's, the total row's.
  public var name: ByteRange
  /// The line of `place`.
  public var line: Int
  /// The column's name, where `place` is a cell.
  public var columnName: ByteRange?
  /// The figures on the left and on the right, in the order of the formula, blank ones included.
  public var left: [Term]
  public var right: [Term]
  /// Both sides as numbers in `unit`. Nil on the right where there is no value.
  public var leftValue: Decimal
  public var rightValue: Decimal?
  /// `left - right`.
  public var difference: Decimal
  /// By how much the sides may differ through rounding.
  public var tolerance: Decimal
  /// The unit of the three values: that of the left-hand figure; nil for plain numbers.
  public var unit: BiaoValues.Unit?
  /// Index into the template's relations.
  public var relation: Int
  /// Where the relation was judged.
  var site: RelationSite

  /// What a difference of the two sides says, whatever the sides are: relations hold between intervals, so that what
  /// rounding explains is no fault.
  public static func verdict(difference: Decimal, tolerance: Decimal, _ comparison: Formula.Comparison) -> Verdict {
    switch comparison {
    case .equal:
      if difference.isZero { return .holds }
      return difference.magnitude <= tolerance ? .rounding : .fails
    case .notEqual: return difference.isZero ? .fails : .holds
    case .lessOrEqual: return difference <= tolerance ? .holds : .fails
    case .less: return difference < tolerance || (difference.isNegative) ? .holds : .fails
    case .greaterOrEqual: return difference.negated <= tolerance ? .holds : .fails
    case .greater: return difference.negated < tolerance || difference > .zero ? .holds : .fails
    }
  }

  /// A figure that takes part.
  public struct Term: Sendable {
    /// Where the figure stands; the empty cell or the label where it is blank.
    public var range: ByteRange
    /// The name of its line, row or column.
    public var name: ByteRange
    public var isSubtracted: Bool
    /// In the judgement's unit; nil where it is blank.
    public var value: Decimal?
    /// Half of the interval that the figure stands for, in the judgement's unit: 0.005 for 1.25, zero for exact ones.
    public var half: Decimal
    /// The figure as it is written; nil where it is blank.
    public var written: FigureUse?
    public var line: Int
  }
}
