// The figure that a cell or a value is, and nothing else.

import BiaoSyntax
import BiaoValues

extension Figure {
  /// The figure that a cell is; nil where it is none, more than one, or a fraction.
  static func alone(_ bytes: [UInt8], _ cell: ByteRange, signed: Bool = false) -> Figure? {
    guard !cell.isEmpty, let figure = scan(bytes, cell, signed: signed), figure.range == cell, figure.divisor == 1
    else { return nil }
    return figure
  }
}

extension Decimal {
  /// The number that a text of nothing but digits is, with a point among them or without, as most amounts are: what
  /// `Figure.alone` finds there at ten times the cost. Nil for any other text.
  init?(plain bytes: [UInt8], _ text: ByteRange) {
    guard text.count <= 18, text.upperBound <= bytes.count else { return nil }
    let bytes = bytes.span
    var value: Int64 = 0
    var point: Int?
    for i in text {
      if bytes[i] &- 0x30 < 10 {
        value = value &* 10 &+ Int64(bytes[i] &- 0x30)
      } else if bytes[i] == 0x2E, point == nil, i > text.lowerBound {
        point = i
      } else {
        return nil
      }
    }
    let scale = point.map { text.upperBound - 1 - $0 } ?? 0
    guard !text.isEmpty, point == nil || scale > 0 else { return nil }
    self.init(significand: Int128(value), scale: scale)
  }
}
