// Text values: only whether there is one.

package import BiaoSyntax

extension Read {
  /// Any text that is none of the marks for a missing value: its trimmed range.
  package static func text(_ source: [UInt8], _ range: ByteRange) -> Reading<ByteRange> {
    switch MissingMark.scan(source, range) {
    case .empty: return .empty
    case .inapplicable(let mark): return .inapplicable(mark)
    case .placeholder(let mark): return .placeholder(mark)
    case .none: return .value(trimmedRange(source, range))
    }
  }
}
