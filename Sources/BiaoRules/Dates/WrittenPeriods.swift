// Periods within running text that end before they start: 2024年6月1日至2023年11月30日.

import BiaoSyntax
import BiaoValues

enum WrittenPeriods {
  /// Those of a text, in which both ends have their year and their month. Linear in the text.
  static func reversed(_ bytes: [UInt8], _ text: ByteRange) -> [Period] {
    let end = min(text.upperBound, bytes.count)
    var found: [Period] = []
    var i = max(text.lowerBound, 0)
    while i + 14 < end {
      // 20dd年, 20dd. or 20dd-
      guard bytes[i] == 0x32, bytes[i + 1] == 0x30, bytes[i + 2] &- 0x30 < 10, bytes[i + 3] &- 0x30 < 10,
        i == text.lowerBound || bytes[i - 1] &- 0x30 >= 10 && bytes[i - 1] != 0x2E && bytes[i - 1] != 0x2D,
        bytes[i + 4] == 0xE5 || bytes[i + 4] == 0x2E || bytes[i + 4] == 0x2D
      else {
        i += 1
        continue
      }
      guard let period = Period.scan(bytes, ByteRange(clamping: i, min(end, i + 72))) else {
        i += 4
        continue
      }
      if period.isReversed == true, period.start.month != nil, period.end.month != nil, period.end.year != nil {
        found.append(period)
      }
      i = max(i + 4, period.range.upperBound)
    }
    return found
  }
}
