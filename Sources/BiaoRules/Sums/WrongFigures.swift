// Figures of which it is said already that they are no sums, for the running text that says them again.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// Reports are transcribed so: a paragraph, and its figures as entries behind it.
struct WrongFigures {
  /// Where they stand in document order, by their numbers.
  private var places: [Decimal: [Int]] = [:]

  /// What the relations of the template say, and what is wrong in entries.
  fileprivate init(_ form: Form, _ findings: [Finding]) {
    let found =
      findings.lazy.filter { $0.rule == "mismatched-sum" }.map(\.range)
      + ImpliedTotal.inEntries(of: form).map(\.total.figure.range)
    for place in found.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard let figure = Figure.alone(form.tree.bytes, place) else { continue }
      places[figure.number, default: []].append(place.lowerBound)
    }
  }

  /// Whether that number stands in `range` and is said to be wrong.
  func hold(_ number: Decimal, in range: ByteRange) -> Bool {
    guard let places = places[number] else { return false }
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] < range.upperBound
  }
}

extension Report {
  /// Those of a form, as far as its entries are concerned, before its running text is looked at.
  func wrongFigures(of form: Form) -> WrongFigures {
    depend(on: .everything)
    if let wrongFigures { return wrongFigures }
    let made = WrongFigures(form, findings)
    wrongFigures = made
    return made
  }
}
