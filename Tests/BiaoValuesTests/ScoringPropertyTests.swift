// Scoring rules made up from bands read as these bands, in every notation, and no bytes do harm.

import BiaoSyntax
import BiaoValues
import TestSupport
import Testing

/// Bands without gap and overlap, from the best to the worst: `thresholds` falling, one more points than thresholds.
private struct BandSet {
  var thresholds: [Int]
  var points: [Int]
  var unit: String
  var name: String

  init(using generator: inout SeededGenerator) {
    let count = Int.random(in: 1...5, using: &generator)
    var chosen: Set<Int> = []
    while chosen.count < count { chosen.insert(Int.random(in: 10...99, using: &generator)) }
    thresholds = chosen.sorted(by: >)
    points = (0..<count).map { (count - $0) * 2 + Int.random(in: 0...1, using: &generator) } + [0]
    unit = ["%", "家", "万元", "个工作日", "分"].randomElement(using: &generator) ?? "%"
    name = ["满意度", "完成率", "新增企业", "成本", ""].randomElement(using: &generator) ?? ""
  }

  func figure(_ index: Int) -> String { "\(thresholds[index])\(unit)" }

  /// The text in one of the notations.
  func text(_ notation: Int) -> String {
    var clauses: [String] = []
    for index in points.indices {
      let isFirst = index == 0
      let isLast = index == thresholds.count
      let low = isLast ? "" : figure(index)
      let high = isFirst ? "" : figure(index - 1)
      let score = points[index] == 0 ? ["不得分", "得0分", "不计分"][notation % 3] : "得\(points[index])分"
      switch notation {
      case 0:
        clauses.append(
          name + (isFirst ? "大于等于\(low)" : isLast ? "小于\(high)" : "小于\(high)且大于等于\(low)") + score)
      case 1:
        clauses.append(
          (isFirst ? "≥\(low)" : isLast ? "＜\(high)" : "≥\(low)且<\(high)") + "：\(points[index])分")
      case 2:
        clauses.append(
          isFirst ? "\(name)≥\(low)，\(score)" : isLast ? "\(name)<\(high)，\(score)" : "\(low)≤\(name)<\(high)，\(score)")
      case 3:
        clauses.append(
          name + (isFirst ? "\(low)（含）以上" : isLast ? "\(high)（不含）以下" : "\(low)（含）—\(high)（不含）") + "的" + score)
      case 4:
        clauses.append(
          name + (isFirst ? "不低于\(low)" : isLast ? "低于\(high)" : "低于\(high)但不低于\(low)") + "的，" + score)
      case 5:
        clauses.append(
          name + (isFirst ? "达到\(low)及以上" : isLast ? "不足\(high)" : "在[\(low),\(high))") + "，" + score)
      default:
        clauses.append(
          (isFirst ? "at least \(low)" : isLast ? "less than \(high)" : "at least \(low) and below \(high)")
            + ": \(points[index]) points")
      }
    }
    return clauses.joined(separator: notation == 1 || notation == 6 ? "; " : ["，", "；", "。"][notation % 3])
  }

  /// The bands as `Scoring.summary` writes them.
  var bands: [String] {
    let power = unit == "万元" ? 10_000 : 1
    return points.indices.map { index in
      let low = index == thresholds.count ? "(" : "[\(thresholds[index] * power)"
      let high = index == 0 ? ")" : "\(thresholds[index - 1] * power))"
      return "\(low),\(high)→\(points[index])"
    }
  }
}

@Suite struct ScoringPropertyTests {
  @Test func bandsAreReadAsWritten() {
    var generator = SeededGenerator(seed: 11)
    for round in 0..<3000 {
      let set = BandSet(using: &generator)
      let notation = round % 7
      let text = set.text(notation)
      let passage = Passage(text)
      let scoring = Read.scoring(passage.bytes, passage.range)
      let bands = scoring.bands.map { "\($0.condition.summary)→\($0.points.summary)" }
      #expect(bands == set.bands && scoring.isWhole, "\(text): \(scoring.summary)")
      #expect(scoring.overlaps.isEmpty && scoring.gaps.isEmpty, "\(text)")
      // Each threshold belongs to the band above it.
      guard set.unit != "万元" else { continue }
      for (index, threshold) in set.thresholds.enumerated() {
        #expect(scoring.score(at: Rational(threshold), weight: nil) == Rational(set.points[index]), "\(text)")
        if let below = Rational(threshold).subtracting(Rational(1)), index + 1 == set.thresholds.count {
          #expect(scoring.score(at: below, weight: nil) == Rational(set.points[index + 1]), "\(text)")
        }
      }
    }
  }

  /// One end written the other way is one overlap or one gap, at that threshold.
  @Test func oneWrongEndIsFound() {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<300 {
      let set = BandSet(using: &generator)
      let power = set.unit == "万元" ? 10_000 : 1
      let index = Int.random(in: 0..<set.thresholds.count, using: &generator)
      let good = set.text(2)
      let figure = set.figure(index)
      let threshold = Decimal(set.thresholds[index] * power)
      // The band below is written with < before the threshold.
      let overlapping = replace(good, "<\(figure)", "≤\(figure)")
      let first = read(overlapping)
      #expect(first.overlaps.count == 1 && first.gaps.isEmpty, "\(overlapping)")
      #expect(first.overlaps.first?.lower?.value == threshold && first.overlaps.first?.isPoint == true)
      let leaving = replace(replace(good, "≥\(figure)", ">\(figure)"), "\(figure)≤", "\(figure)<")
      let second = read(leaving)
      #expect(second.gaps.count == 1 && second.overlaps.isEmpty, "\(leaving)")
      #expect(second.gaps.first?.lower.value == threshold && second.gaps.first?.isPoint == true)
    }
  }

  private func read(_ text: String) -> Scoring {
    let bytes = Array(text.utf8)
    return Read.scoring(bytes, 0..<bytes.count)
  }

  private func replace(_ text: String, _ old: String, _ new: String) -> String {
    guard let range = text.firstRange(of: old) else { return text }
    var text = text
    text.replaceSubrange(range, with: new)
    return text
  }

  // MARK: - Any bytes

  @Test func cutAndChanged() {
    for (text, _) in scoringCases {
      let bytes = Array(text.utf8)
      // Every fifth byte: the whole of it takes half a minute.
      for index in stride(from: text.count % 5, to: bytes.count, by: 5) {
        check(Array(bytes[index...]))
        check(Array(bytes[..<index]))
        for byte: UInt8 in [0x00, 0x20, 0x28, 0x30, 0x80, 0xE5, 0xEF, 0xFF] {
          var replaced = bytes
          replaced[index] = byte
          check(replaced)
        }
      }
    }
  }

  @Test func spliced() {
    var generator = SeededGenerator(seed: 17)
    for _ in 0..<5_000 {
      let first = Array((scoringCases.randomElement(using: &generator)?.text ?? "").utf8)
      let second = Array((scoringCases.randomElement(using: &generator)?.text ?? "").utf8)
      check(
        Array(first.prefix(Int.random(in: 0...first.count, using: &generator)))
          + second.suffix(Int.random(in: 0...second.count, using: &generator)))
    }
  }

  @Test func rangesOutsideOfTheText() {
    for range in [0..<1, -5..<3, 2..<100, Int.min..<Int.max, 7..<7, Int.max..<Int.max, Int.min..<Int.min] {
      _ = Read.scoring(Array("≥9 得8分".utf8), range)
      _ = Read.scoring([], range)
    }
  }

  @Test(arguments: ["1", "(", "（", "((1/", "每", "得1分", "≥9%", "含", "（含", "得", "完成", "得分=", "1+", "优", "一", " ", "9%-"])
  func longTextsAreRead(_ piece: String) {
    let unit = Array(piece.utf8)
    let text = (0..<(200_000 / unit.count)).flatMap { _ in unit }
    #expect(processorTime { check(text) } < .seconds(20))
  }

  private func check(_ bytes: [UInt8]) {
    let scoring = Read.scoring(bytes, 0..<bytes.count)
    var places = scoring.bands.flatMap { [$0.conditionRange, $0.pointsRange] }
    for band in scoring.bands {
      for end in [band.interval?.lower, band.interval?.upper] {
        if let end { places += [end.figure, end.comparison] }
      }
    }
    places += [scoring.subject, scoring.unread].compactMap { $0 }
    for place in places where place.lowerBound < 0 || place.upperBound > bytes.count {
      Issue.record("\(bytes): \(place)")
    }
    _ = scoring.overlaps
    _ = scoring.gaps
    for value in [0, 59, 60, 100, 1_000_000] {
      _ = scoring.score(at: Rational(value), weight: Decimal(10))
    }
    _ = scoring.score(isAchieved: true, weight: nil)
  }
}
