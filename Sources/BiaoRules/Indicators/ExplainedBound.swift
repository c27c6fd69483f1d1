// An explanation that bounds the target's own number from the other side: ≥ 5%, explained as 不得高于5%.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The comparison of a target that its explanation contradicts.
struct ExplainedBound {
  /// The sign or word of the target.
  var comparator: ByteRange
  /// What the explanation says, with the number.
  var said: ByteRange
  /// Whether the explanation sets a limit, and the target asks for at least as much.
  var isLimit: Bool

  static func find(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) -> ExplainedBound? {
    guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1, list.targets.count == 1 else { return nil }
    let isLimit: Bool
    switch list.targets[0].comparator {
    case .atLeast, .greater: isLimit = true
    case .atMost, .less: isLimit = false
    default: return nil
    }
    let bytes = form.tree.bytes
    guard let line = report.attributes(of: indicator, in: form)[.explanation],
      let text = form.tree.value(ofLine: line), text.count <= 300,
      // Few explanations say a number.
      bytes.span.extracting(text.clamped(to: 0..<bytes.count)).holdsDigit(), list.isPlainFigure(0),
      let place = list.targets[0].comparatorRange, let figure = list.targets[0].figure
    else { return nil }
    // The very same digits and unit: another figure may be bounded as it likes.
    let unit = figure.unitRange.map { bytes[$0] } ?? []
    let words = isLimit ? ExplainedBound.limits : ExplainedBound.leasts
    var from = text.lowerBound
    while let found = Array(bytes[figure.numberRange]).firstRange(in: bytes, ByteRange(clamping: from, text.upperBound))
    {
      let before = ByteRange(clamping: max(text.lowerBound, found.lowerBound - 12), found.lowerBound)
      var end = found.upperBound
      while end < text.upperBound, bytes[end] == 0x20 { end += 1 }
      if bytes[end..<text.upperBound].starts(with: unit),
        ExplainedBound.isOver(bytes, end + unit.count, text.upperBound),
        let word = words.first(where: { bytes[before].suffix($0.count).elementsEqual($0) })
      {
        return ExplainedBound(
          comparator: place, said: ByteRange(clamping: found.lowerBound - word.count, end + unit.count),
          isLimit: isLimit)
      }
      from = found.upperBound
    }
    return nil
  }

  /// Whether the figure ends there, and its clause with it.
  private static func isOver(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    at == end || at + 3 <= end && stops.contains(NotationScan.character(bytes, at))
  }

  private static let stops = NotationScan.characters("，。；、）")
  private static let limits = NameTraitWords.words("不得高于 不能高于 不高于 不得超过 不能超过 不超过 不得大于 不大于 不突破 ≤")
  private static let leasts = NameTraitWords.words("不得低于 不能低于 不低于 不得少于 不能少于 不少于 不得小于 不小于 至少 ≥")
}
