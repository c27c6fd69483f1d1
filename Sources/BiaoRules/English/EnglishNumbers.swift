// The whole numbers that the indicators of a form carry, in digits and in English words.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The whole numbers that stand in the lines of a form's indicators.
struct EnglishNumbers {
  /// Those of names and values, in digits and in words.
  private var named: Set<Int> = []
  /// Those of the targets, in document order.
  private var targets: [Int] = []
  /// Those of the lines below; nil until they are asked for.
  private var described: Set<Int>?

  init(_ form: Form) {
    let bytes = form.tree.bytes
    for indicator in form.indicators {
      if case .value(let list) = indicator.target {
        for target in list.targets {
          if let number = target.figure?.number.integer, number > 0, number < 100_000_000 { targets.append(number) }
        }
      }
      EnglishNumbers.scan(bytes, indicator.name, &named)
      if !EnglishNumbers.isOfMeasure(indicator) { EnglishNumbers.scan(bytes, indicator.value, &named) }
    }
  }

  /// Whether the target is one figure of time, money or size: 48 hours carry no 48 gardens.
  private static func isOfMeasure(_ indicator: Indicator) -> Bool {
    guard case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
      let unit = list.targets[0].figure?.unit, list.targets[0].object == nil
    else { return false }
    switch unit.dimension {
    case .time, .workTime, .months, .money, .length, .area, .volume, .mass, .energy, .power: return true
    default: return false
    }
  }

  /// Whether the indicators carry the number somewhere: in a name or a value, or, where it is no small one, in a line below
  /// or as the sum of several targets.
  mutating func carry(_ promise: EnglishPromise, _ form: Form) -> Bool {
    let number = promise.number
    if named.contains(number) { return true }
    if number <= 12 { return false }
    // More targets than a form has.
    if targets.count > 64 { return true }
    let described = self.described ?? EnglishNumbers.below(form)
    self.described = described
    if described.contains(number) { return true }
    for (index, first) in targets.enumerated() {
      var sum = first
      for (offset, other) in targets[(index + 1)...].enumerated() {
        if first + other == number { return true }
        sum += other
        if offset > 0, sum == number { return true }
      }
    }
    return false
  }

  /// Those of the lines below the indicators: what is verified, the baseline. Scores and what was reached carry nothing.
  private static func below(_ form: Form) -> Set<Int> {
    var numbers: Set<Int> = []
    for indicator in form.indicators {
      let end = max(form.tree.lines[indicator.line].subtreeEnd, indicator.line + 1)
      for line in indicator.line + 1..<max(min(end, form.tree.lines.count), indicator.line + 1) {
        guard let value = form.tree.value(ofLine: line) ?? form.tree.text(ofLine: line) else { continue }
        if let field = form.bindings[line].field,
          let role = AttributeRole.named(form.template.fields[field].key), unpromised.contains(role)
        {
          continue
        }
        scan(form.tree.bytes, value, &numbers)
      }
    }
    return numbers
  }

  private static let unpromised: Set<AttributeRole> = [.actual, .score, .scoring, .comment, .reason]

  private static func scan(_ bytes: [UInt8], _ text: ByteRange, _ numbers: inout Set<Int>) {
    var i = text.lowerBound
    while i < text.upperBound {
      if bytes[i] &- 0x30 < 10 {
        var number = 0
        while i < text.upperBound,
          bytes[i] &- 0x30 < 10 || bytes[i] == 0x2C && i + 1 < text.upperBound && bytes[i + 1] &- 0x30 < 10
        {
          if bytes[i] != 0x2C { number = number > 100_000_000 ? number : number * 10 + Int(bytes[i] - 0x30) }
          i += 1
        }
        // 2.4 is neither 2 nor 4.
        if i + 1 < text.upperBound, bytes[i] == 0x2E, bytes[i + 1] &- 0x30 < 10 {
          i += 1
          while i < text.upperBound, bytes[i] &- 0x30 < 10 { i += 1 }
        } else {
          numbers.insert(number)
        }
      } else if EnglishWords.isLetter(bytes[i]) {
        let start = i
        while i < text.upperBound, EnglishWords.isLetter(bytes[i]) { i += 1 }
        if let number = numerals[bytes, start..<i] { numbers.insert(number) }
      } else {
        i += 1
      }
    }
  }
  /// The numbers that are written in words.
  static let numerals = EnglishTable<Int>(
    [
      ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9),
      ("ten", 10),
      ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15), ("sixteen", 16),
      ("eighteen", 18), ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70),
      ("eighty", 80), ("ninety", 90),
    ].map { ($0.utf8, $1) })
}
