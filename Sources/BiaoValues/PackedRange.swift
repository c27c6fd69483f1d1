// Ranges of bytes as they are kept by the thousand.

public import BiaoSyntax

/// A range of bytes in eight bytes instead of sixteen or, where there may be none, twenty-four: a large form has ten
/// thousands of them, and an edit copies them all.
///
/// Documents have at most 2^30 bytes; a range that does not fit into 32 bits, which no document has, is cut to them.
@propertyWrapper
public struct PackedRange: Sendable, Hashable {
  private var lower: UInt32
  private var upper: UInt32

  public init(wrappedValue range: ByteRange) {
    lower = UInt32(clamping: range.lowerBound)
    upper = UInt32(clamping: range.upperBound)
  }

  public var wrappedValue: ByteRange {
    get { ByteRange(clamping: Int(lower), Int(upper)) }
    set { self = PackedRange(wrappedValue: newValue) }
  }

  /// The range as it is kept, to be moved.
  public var projectedValue: PackedRange {
    get { self }
    set { self = newValue }
  }

  public mutating func move(by delta: Int) {
    lower = UInt32(clamping: Int(lower) &+ delta)
    upper = UInt32(clamping: Int(upper) &+ delta)
  }
}

/// A range of bytes that may be none, as `PackedRange`.
@propertyWrapper
public struct PackedOptionalRange: Sendable, Hashable {
  /// None where the end lies before the start.
  private var lower: UInt32
  private var upper: UInt32

  public init(wrappedValue range: ByteRange?) {
    if let range {
      lower = UInt32(clamping: range.lowerBound)
      upper = UInt32(clamping: range.upperBound)
    } else {
      lower = 1
      upper = 0
    }
  }

  public var wrappedValue: ByteRange? {
    get { lower <= upper ? ByteRange(clamping: Int(lower), Int(upper)) : nil }
    set { self = PackedOptionalRange(wrappedValue: newValue) }
  }

  /// The range as it is kept, to be moved.
  public var projectedValue: PackedOptionalRange {
    get { self }
    set { self = newValue }
  }

  public mutating func move(by delta: Int) {
    guard lower <= upper else { return }
    lower = UInt32(clamping: Int(lower) &+ delta)
    upper = UInt32(clamping: Int(upper) &+ delta)
  }
}
