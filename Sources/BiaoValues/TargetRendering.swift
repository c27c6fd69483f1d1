// The canonical spelling of targets: `15家以上` is written `≥ 15 家`.

public import BiaoSyntax

extension TargetList {
  /// The value in its canonical spelling, as UTF-8; nil where a rewritten value would not read as the same targets, or
  /// where nothing of it has a canonical spelling.
  ///
  /// Of each target the comparison, number and unit are rewritten: the sign before the number, one space before and after
  /// it, half-width digits without thousands separators, a unit without white space; `%`, `‰` and what has no unit follow
  /// the number directly, and so does the second end of a range (`3—5 次`, `80%—90%`). Words around them (subject,
  /// baseline, verb, object) stay as written, and so do dates, periods, proportions, choices, numerals and qualifiers
  /// (达, 各, 共, 余, 约), for which there is no better spelling. A full stop or semicolon at the end is left out.
  ///
  /// `source` and `range` are what the list was read from. Rendering is idempotent.
  public func canonical(_ source: [UInt8], _ range: ByteRange) -> [UInt8]? {
    let whole = trimmedRange(source, ByteRange(clamping: max(range.lowerBound, 0), min(range.upperBound, source.count)))
    var text: [UInt8] = []
    var position = whole.lowerBound
    var isRendered = false
    for target in targets {
      guard let value = target.canonicalValue(source), target.valueRange.lowerBound >= position,
        target.valueRange.upperBound <= whole.upperBound
      else { continue }
      TargetList.append(source[position..<target.valueRange.lowerBound], to: &text)
      // A sign stands apart from the words before it.
      if target.comparator != nil, let last = text.last, last != 0x20, !TargetList.endsWithMark(text) {
        text.append(0x20)
      }
      text += value
      position = target.valueRange.upperBound
      isRendered = true
    }
    guard isRendered else { return nil }
    TargetList.append(source[position..<max(whole.upperBound, position)], to: &text)
    TargetList.removeStops(&text)
    if source[whole].elementsEqual(text) { return text }
    guard case .value(let other) = Read.targets(text, 0..<text.count), isSame(as: other, source, text) else {
      return nil
    }
    return text
  }

  /// Whether the value is one comparison, number and unit in its canonical spelling, by a look at each byte: `≥ 15 家`. No
  /// for others that are canonical, too.
  public func isPlainlyCanonical(_ source: [UInt8], _ range: ByteRange) -> Bool {
    guard targets.count == 1, targets[0].isOneFigure, let figure = targets[0].figure, !figure.isNumeral else {
      return false
    }
    let end = min(range.upperBound, source.count)
    guard range.lowerBound >= 0, range.lowerBound < end else { return false }
    var rest = source.span.extracting(range.lowerBound..<end)
    if let comparator = targets[0].comparator {
      for byte in comparator.sign.utf8 {
        guard rest.count > 0, rest[0] == byte else { return false }
        rest = rest.extracting(droppingFirst: 1)
      }
      guard rest.count > 0, rest[0] == 0x20 else { return false }
      rest = rest.extracting(droppingFirst: 1)
    }
    // A number that begins with 0 has but that one before the point.
    var digits = 0
    while digits < rest.count, rest[digits] &- 0x30 < 10 { digits += 1 }
    guard digits > 0, digits == 1 || rest[0] != 0x30 else { return false }
    if digits + 1 < rest.count, rest[digits] == 0x2E, rest[digits + 1] &- 0x30 < 10 {
      digits += 2
      while digits < rest.count, rest[digits] &- 0x30 < 10 { digits += 1 }
    }
    rest = rest.extracting(droppingFirst: digits)
    if rest.count == 0 { return figure.unitRange == nil && figure.power == 0 }
    if rest[0] == 0x25 { return rest.count == 1 && figure.unit == Units.percent }
    // A unit of ideographs alone, of which 百分比 is the only one that is not written so.
    guard rest[0] == 0x20, rest.count % 3 == 1, figure.unitRange == end - (rest.count - 1)..<end,
      figure.unit != Units.percent
    else { return false }
    for i in stride(from: 1, to: rest.count, by: 3) where rest[i] < 0xE4 || rest[i] > 0xE9 { return false }
    return true
  }

  private static func append(_ slice: ArraySlice<UInt8>, to text: inout [UInt8]) { text += slice }

  /// Whether a list's separator, an opening bracket or a full-width mark ends the text, after which no space is due.
  private static func endsWithMark(_ text: [UInt8]) -> Bool {
    if let last = text.last, last == 0x3B || last == 0x28 || last == 0x2C || last == 0x3A || last == 0x2E {
      return true
    }
    guard text.count >= 3 else { return true }
    switch (text[text.count - 3], text[text.count - 2]) {
    case (0xEF, 0xBC), (0xE3, 0x80): return true
    default: return false
    }
  }

  private static func removeStops(_ text: inout [UInt8]) {
    while let last = text.last {
      if last == 0x3B || last == 0x20 || last == 0x09 {
        text.removeLast()
      } else if text.count > 3, text.suffix(3).elementsEqual("。".utf8) || text.suffix(3).elementsEqual("；".utf8) {
        text.removeLast(3)
      } else {
        return
      }
    }
  }

  /// Whether two lists, each read from its own text, say the same.
  public func isSame(as other: TargetList, _ source: [UInt8], _ otherSource: [UInt8]) -> Bool {
    guard targets.count == other.targets.count, isQualitativeByType == other.isQualitativeByType,
      (typeRange == nil) == (other.typeRange == nil)
    else { return false }
    return zip(targets, other.targets).allSatisfy { $0.isSame(as: $1, source, otherSource) }
  }
}

extension Target {
  /// Whether all that is written is a comparison, a number and a unit.
  fileprivate var isOneFigure: Bool {
    guard kind == .quantitative || kind == .duration || kind == .frequency else { return false }
    return qualifier == nil && rateRange == nil && subject == nil && object == nil && baseline == nil && change == nil
      && upper == nil && comparator != .approximately && figure?.divisor == 1 && figure?.isBracketed == false
  }

  /// The comparison, number and unit in their canonical spelling; nil where there is none.
  fileprivate func canonicalValue(_ source: [UInt8]) -> [UInt8]? {
    guard qualifier == nil, rateRange == nil, let figure, comparator != .approximately else { return nil }
    switch kind {
    case .quantitative, .duration, .frequency:
      guard let text = figure.canonical(source) else { return nil }
      // Without a comparison a figure among words stays as it is: 降低用能成本10万元.
      guard let comparator else { return subject == nil && object == nil && change == nil ? text : nil }
      return Array((comparator.sign + " ").utf8) + text
    case .range:
      guard let upper, let end = upper.canonical(source), let start = figure.canonical(source) else { return nil }
      return start + Array("—".utf8) + end
    case .proportion, .deadline, .date, .recurringDeadline, .period, .alternatives, .graded, .qualitative: return nil
    }
  }

  /// Whether two targets, each read from its own text, say the same, whatever their spelling.
  fileprivate func isSame(as other: Target, _ source: [UInt8], _ otherSource: [UInt8]) -> Bool {
    func words(_ range: ByteRange?, _ bytes: [UInt8]) -> [UInt8] {
      var text = range.map { CompactText(bytes, $0).bytes } ?? []
      while text.last == 0x3B { text.removeLast() }
      while text.count > 3, text.suffix(3).elementsEqual("。".utf8) { text.removeLast(3) }
      return text
    }
    return kind == other.kind && comparator == other.comparator && change == other.change
      && qualifier == other.qualifier && Figure.areSame(figure, other.figure) && Figure.areSame(upper, other.upper)
      && alternatives.count == other.alternatives.count
      && zip(alternatives, other.alternatives).allSatisfy { Figure.areSame($0, $1) }
      && (deadline == nil) == (other.deadline == nil) && (period == nil) == (other.period == nil)
      && (recurring == nil) == (other.recurring == nil)
      && words(rateRange, source) == words(other.rateRange, otherSource)
      && words(subject, source) == words(other.subject, otherSource)
      && words(baseline, source) == words(other.baseline, otherSource)
      && words(object, source) == words(other.object, otherSource)
  }
}

extension Figure {
  /// Number and unit in their canonical spelling; nil for fractions, figures in brackets and numerals (三场).
  fileprivate func canonical(_ source: [UInt8]) -> [UInt8]? {
    guard divisor == 1, !isBracketed, !isNumeral else { return nil }
    var text = Array(number.description.utf8)
    guard let unitRange else {
      // A multiplier that stands apart from any unit.
      return power == 0 ? text : text + Array((" " + Multiplier.text(power: power)).utf8)
    }
    guard let written = Figure.unitText(unit, unitRange, source) else { return nil }
    if written.isTight {
      text += written.text
    } else {
      text += [0x20] + written.text
    }
    return text
  }

  /// The unit as it is to be written, and whether it follows the number directly.
  private static func unitText(_ unit: Unit?, _ range: ByteRange, _ source: [UInt8])
    -> (text: [UInt8], isTight: Bool)?
  {
    // 百分比 and ％ are the sign; 百分点 is another unit.
    if unit == Units.percent { return ([0x25], true) }
    var text = CompactText(source, range).bytes
    text.removeAll { $0 == 0x20 }
    guard !text.isEmpty else { return nil }
    return (text, text.elementsEqual("‰".utf8) || text.elementsEqual("℃".utf8))
  }

  fileprivate static func areSame(_ a: Figure?, _ b: Figure?) -> Bool {
    switch (a, b) {
    case (nil, nil): true
    case (let a?, let b?):
      a.number == b.number && a.number.scale == b.number.scale && a.power == b.power && a.divisor == b.divisor
        && a.unit == b.unit && a.missingBase == b.missingBase
    default: false
    }
  }
}
