// Which indicators have a number as their target: goals are held against them by their numbers.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The numbers of all targets of a form, looked up by value.
struct TargetNumbers {
  private struct Entry {
    var number: Decimal
    var indicator: Int32
    /// The next entry of the same bucket; -1 after the last.
    var next: Int32
  }

  private var entries: [Entry] = []
  /// For the last bits of a number the first entry; -1 where there is none.
  private var buckets = [Int32](repeating: -1, count: 2048)

  init(_ form: Form) {
    let indicators = form.indicators.span
    entries.reserveCapacity(indicators.count)
    // Backwards, so that each bucket is in document order.
    for index in indicators.indices.reversed() {
      guard case .value(let list) = indicators[index].target else { continue }
      for position in list.targets.indices.reversed() {
        guard let figure = list.targets[position].figure, figure.divisor == 1 else { continue }
        let bucket = bucket(figure.number)
        entries.append(
          Entry(number: figure.number, indicator: Int32(truncatingIfNeeded: index), next: buckets[bucket]))
        buckets[bucket] = Int32(truncatingIfNeeded: entries.count - 1)
      }
    }
  }

  /// Equal numbers are in one bucket, however many decimals they are written with.
  private func bucket(_ number: Decimal) -> Int {
    let plain = number.scale == 0 ? number : number.normalized
    return Int(truncatingIfNeeded: plain.significand) & (buckets.count - 1)
  }

  /// Whether some target says the number.
  func contains(_ number: Decimal) -> Bool {
    var entry = Int(buckets[bucket(number)])
    while entry >= 0 {
      if entries[entry].number == number { return true }
      entry = Int(entries[entry].next)
    }
    return false
  }

  /// Calls `visit` with the index of each indicator of which a target says the number, in document order, until it
  /// returns true.
  func first(saying number: Decimal, where visit: (Int) -> Bool) {
    var entry = Int(buckets[bucket(number)])
    while entry >= 0 {
      if entries[entry].number == number, visit(Int(entries[entry].indicator)) { return }
      entry = Int(entries[entry].next)
    }
  }
}
