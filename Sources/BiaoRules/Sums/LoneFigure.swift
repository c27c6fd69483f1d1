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
