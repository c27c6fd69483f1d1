// Which suppression hides a finding.

import BiaoSyntax

/// Suppressions by rule and line, so that many of each cost no more than their number.
///
/// Where several speak of the same rule and line, the narrowest hides the finding: the one that begins last, then the one
/// that ends first, then the one written last. The others hide nothing there, and may turn out to be of no use.
struct SuppressionIndex {
  /// A name of a suppression.
  struct Place {
    var suppression: Int
    var name: Int
  }

  /// From line `start` up to the next segment.
  private struct Segment {
    var start: Int
    var place: Place?
  }

  private struct Interval {
    var lines: Range<Int>
    var place: Place
  }

  /// By rule, in ascending order.
  private var segments: [String: [Segment]] = [:]

  /// An index of the names for which `isIncluded` holds.
  init(_ suppressions: [Suppression], where isIncluded: (Suppression.Name) -> Bool) {
    var intervals: [String: [Interval]] = [:]
    for (index, suppression) in suppressions.enumerated() {
      guard let lines = suppression.lines, !lines.isEmpty else { continue }
      for (position, name) in suppression.names.enumerated() where isIncluded(name) {
        guard let rule = Rule.named(name.text) else { continue }
        intervals[rule.name, default: []].append(
          Interval(lines: lines, place: Place(suppression: index, name: position)))
      }
    }
    segments = intervals.mapValues(SuppressionIndex.segments)
  }

  var isEmpty: Bool { segments.isEmpty }

  func place(rule: String, line: Int) -> Place? {
    guard let segments = segments[rule] else { return nil }
    let next = partitionPoint(segments.count) { segments[$0].start > line }
    return next > 0 ? segments[next - 1].place : nil
  }

  private static func segments(_ intervals: [Interval]) -> [Segment] {
    // In this order a later one is always preferred to an earlier one, so that those that have begun are a stack.
    let sorted = intervals.enumerated().sorted { a, b in
      let (first, second) = (a.element.lines, b.element.lines)
      return (first.lowerBound, -first.upperBound, a.offset) < (second.lowerBound, -second.upperBound, b.offset)
    }.map(\.element)
    var segments: [Segment] = []
    var begun: [Interval] = []
    func end(before line: Int) {
      while let last = begun.last, last.lines.upperBound <= line {
        while let next = begun.last, next.lines.upperBound <= last.lines.upperBound { begun.removeLast() }
        segments.append(Segment(start: last.lines.upperBound, place: begun.last?.place))
      }
    }
    for interval in sorted {
      end(before: interval.lines.lowerBound)
      begun.append(interval)
      segments.append(Segment(start: interval.lines.lowerBound, place: interval.place))
    }
    end(before: .max)
    return segments
  }
}
