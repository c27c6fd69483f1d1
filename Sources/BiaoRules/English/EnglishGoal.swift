// A goal in English held against the indicators: what is promised by number and carried by none, or in another unit.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum EnglishGoal {
  /// How many promises of a form are looked at: goals that promise more are reports, and each promise may be held against
  /// every indicator.
  static let maximumPromises = 64

  /// Says which numbers of a goal no indicator carries. `left` is how many more promises may be looked at.
  static func checkCovered(_ goal: GoalText, _ form: Form, _ report: Report, left: inout Int) {
    let bytes = form.tree.bytes
    guard EnglishWords.mayBegin(bytes, goal.name), !NameTraits.holds(bytes, goal.name, overall) else { return }
    for text in goal.texts {
      guard left > 0 else { return }
      for promise in report.promises(ofGoal: text).prefix(left) {
        left -= 1
        guard !report.carries(promise, form),
          !report.findings.contains(where: { $0.speaksOfGoal(promise.range) })
        else { continue }
        say(promise, form, report)
      }
    }
  }

  private static func say(_ promise: EnglishPromise, _ form: Form, _ report: Report) {
    if let rival = rival(of: promise, form) {
      report.addContradiction(of: promise.range, by: rival, target: rival.value)
      return
    }
    let words = report.quote(promise.range)
    let phrase = promise.phrase.joined(separator: " ")
    report.add(
      promise.range, zh: "目标里的“\(words) \(phrase)”没有哪项指标承接：补一项指标，或从目标里删去",
      en: "no indicator carries “\(words) \(phrase)” of the goal: add one, or take it out of the goal")
  }

  /// The one indicator that counts such things.
  private static func rival(of promise: EnglishPromise, _ form: Form) -> Indicator? {
    var found: Indicator?
    let noun = EnglishNoun(promise.noun)
    for indicator in form.indicators {
      guard case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
        let figure = list.targets[0].figure, figure.divisor == 1,
        figure.unit == nil || figure.unit?.dimension.isCount ?? false,
        noun.stands(in: indicator.name, form.tree.bytes),
        NameTraits(form.tree.bytes, indicator.name).isDisjoint(with: [.cost, .spending, .revenue, .share, .ratio])
      else { continue }
      guard found == nil else { return nil }
      found = indicator
    }
    return found
  }

  /// Says which indicators have a percentage of what the goal promises by that very number: 60 masons, and masons trained: 60 %.
  static func checkUnits(_ text: ByteRange, _ form: Form, _ report: Report, left: inout Int) {
    let bytes = form.tree.bytes
    guard left > 0 else { return }
    for promise in report.promises(ofGoal: text).prefix(left) {
      left -= 1
      let noun = EnglishNoun(promise.noun)
      report.targetNumbers(of: form).first(saying: Decimal(promise.number)) { index in
        let indicator = form.indicators[index]
        guard case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
          let figure = list.targets[0].figure, figure.unit == Units.percent, let place = figure.unitRange,
          noun.stands(in: indicator.name, bytes), !(EnglishName(bytes, indicator.name)?.isPart ?? false),
          NameTraits(bytes, indicator.name).isDisjoint(with: [.share, .ratio])
        else { return false }
        let (mine, theirs) = (
          report.quote(place), report.quote(promise.range) + " " + promise.phrase.joined(separator: " ")
        )
        report.add(
          place, zh: "“\(mine)”与绩效目标里的“\(theirs)”单位不一：核对数的是什么，用同一个单位",
          en: "“\(mine)” is not the unit of “\(theirs)” in the goal: check what is counted, and use one unit",
          related: [report.place(promise.range, zh: "绩效目标里的写法", en: "the goal says it so")])
        return true
      }
    }
  }

  // MARK: - Bounds

  /// A comparison of a target that points another way than the goal says.
  struct ContraryBound {
    var bound: EnglishBound
    /// The bound with its number in the goal.
    var promise: ByteRange
  }

  /// no more than EUR 0.28 in the goal, and a tariff of ≥ 0.28: the one target with that number has the other direction.
  /// Small numbers say too little of what they are of.
  static func contraryBounds(
    _ text: ByteRange, _ form: Form, _ report: Report, left: inout Int
  ) -> [ContraryBound] {
    let bytes = form.tree.bytes
    guard left > 0, EnglishWords.mayBegin(bytes, text) else { return [] }
    var found: [ContraryBound] = []
    for promise in promisedBounds(bytes, text).prefix(left) {
      left -= 1
      var indices: [Int] = []
      report.targetNumbers(of: form).first(saying: promise.figure.number) { index in
        indices.append(index)
        return indices.count > 1
      }
      guard let index = indices.first, indices.count == 1, case let indicator = form.indicators[index],
        case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
        let figure = list.targets[0].figure, figure.divisor == 1, figure.power == promise.figure.power,
        (figure.unit == Units.percent) == (promise.figure.unit == Units.percent),
        let bound = EnglishBound(bytes, indicator.value), bound.direction != .exact,
        bound.direction != promise.direction, isNamed(indicator, beside: promise.range, in: text, bytes)
      else { continue }
      found.append(ContraryBound(bound: bound, promise: promise.range))
    }
    return found
  }

  /// Whether a word of the indicator's name stands near the bound: losses below 15% say nothing of a growth of 15%.
  private static func isNamed(
    _ indicator: Indicator, beside promise: ByteRange, in text: ByteRange, _ bytes: [UInt8]
  ) -> Bool {
    let near = ByteRange(
      clamping: max(text.lowerBound, promise.lowerBound - 48), min(text.upperBound, promise.upperBound + 32))
    let words = Set(EnglishWords.all(bytes, near).map(EnglishWords.singular))
    return EnglishName(bytes, indicator.name)?.words.contains {
      $0.utf8.count >= 4 && words.contains(EnglishWords.singular($0))
    } ?? false
  }

  /// The figures of a text with a comparison in words before them.
  private static func promisedBounds(
    _ bytes: [UInt8], _ text: ByteRange
  ) -> [(direction: EnglishBound.Direction, figure: Figure, range: ByteRange)] {
    var found: [(direction: EnglishBound.Direction, figure: Figure, range: ByteRange)] = []
    var i = text.lowerBound
    while i < text.upperBound {
      guard EnglishWords.isLetter(bytes[i]), i == text.lowerBound || bytes[i - 1] == 0x20 else {
        i += 1
        continue
      }
      guard let bound = EnglishBound(bytes, ByteRange(clamping: i, min(text.upperBound, i + 24))) else {
        while i < text.upperBound, bytes[i] != 0x20 { i += 1 }
        continue
      }
      i = max(bound.range.upperBound, i + 1)
      // A currency may stand before the number.
      var at = EnglishBound.spaced(bytes, i, text.upperBound)
      while at < text.upperBound, at < i + 5, bytes[at] &- 0x30 >= 10 { at += 1 }
      guard at < text.upperBound, bytes[at] &- 0x30 < 10,
        let figure = Figure.scan(bytes, ByteRange(clamping: at, min(text.upperBound, at + 48)), signed: false),
        figure.divisor == 1, !figure.number.isInteger || figure.number > Decimal(12)
      else { continue }
      found.append((bound.direction, figure, ByteRange(clamping: bound.range.lowerBound, figure.range.upperBound)))
      i = max(i, figure.range.upperBound)
    }
    return found
  }

  /// Goals beyond the form's own.
  private static let overall = NameTraitWords.words("Overall overall Impact impact Development Strategic Long long")
}
