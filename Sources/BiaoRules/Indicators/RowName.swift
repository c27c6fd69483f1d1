// Names of rows as printed forms have them: 指标1, which says nothing of what is measured.

import BiaoSyntax

/// The name of an indicator without what numbers it.
enum RowName {
  /// Whether something is left of it, so that it is no row of the printed form: 指标1.
  static func isOwn(_ bytes: [UInt8], _ name: ByteRange) -> Bool { range(bytes, name).count >= 6 }

  /// What is left of the name.
  static func range(_ bytes: [UInt8], _ name: ByteRange) -> ByteRange {
    var start = name.lowerBound
    let end = min(name.upperBound, bytes.count)
    if bytes[start..<end].starts(with: indicator) { start += indicator.count }
    while start < end {
      let byte = bytes[start]
      if byte &- 0x30 < 10 || byte == 0x2E || byte == 0x3A || byte == 0x20 {
        start += 1
      } else if let mark = marks.first(where: { bytes[start..<end].starts(with: $0) }) {
        start += mark.count
      } else {
        break
      }
    }
    return ByteRange(clamping: start, end)
  }

  private static let indicator = Array("指标".utf8)
  private static let marks = NameTraitWords.words("： 、 ． … — /")
}
