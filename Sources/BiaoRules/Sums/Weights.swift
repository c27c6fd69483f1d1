// The weights of a form's indicators and tiers.

package import BiaoModel
import BiaoSyntax
import BiaoValues

/// The indicators of a form by the group to which they belong, and who of them has a weight.
package struct Weights {
  /// One indicators group: what the template declares as `indicators`.
  package struct Group {
    /// Its field in the template.
    package var field: Int
    /// Indices into the form's indicators: those that count, that is all but struck and blank rows.
    package var counting: [Int] = []
    package var weighted = 0
  }

  package private(set) var groups: [Group] = []

  package init(_ form: borrowing Form) {
    // Read in place: each copy of an indicator counts the references of its target.
    for index in form.indicators.indices where form.counts(index) {
      let root = form.template.indicatorsGroup(of: form.indicators[index].tier)
      // A template has one or two.
      let group: Int
      if let known = groups.firstIndex(where: { $0.field == root }) {
        group = known
      } else {
        group = groups.count
        groups.append(Group(field: root))
        groups[group].counting.reserveCapacity(form.indicators.count - index)
      }
      groups[group].counting.append(index)
      if form.indicators[index].weight != nil { groups[group].weighted += 1 }
    }
  }
}

/// How a weight is written: `(6分)`, `（20 pts）`.
struct WeightNotation {
  let digits: ByteRange
  let before: String
  let after: String

  /// `range` is the weight with its parentheses.
  init?(_ tree: Tree, _ range: ByteRange) {
    var start = range.lowerBound
    guard start >= 0, range.upperBound <= tree.bytes.count else { return nil }
    func isDigit(_ offset: Int) -> Bool { tree.bytes[offset] &- 0x30 < 10 || tree.bytes[offset] == 0x2E }
    while start < range.upperBound, !isDigit(start) { start += 1 }
    var end = start
    while end < range.upperBound, isDigit(end) { end += 1 }
    guard start < end else { return nil }
    digits = start..<end
    before = tree.text(ByteRange(clamping: range.lowerBound, start))
    after = tree.text(ByteRange(clamping: end, range.upperBound))
  }

  /// Another weight written so.
  func writing(_ weight: Decimal) -> String { before + weight.description + after }
}

extension Indicator {
  /// Whether the row is one that weights are given to: struck and blank rows are not.
  package var counts: Bool {
    switch target {
    case .inapplicable, .placeholder: false
    case .empty, .value, .illegal: true
    }
  }
}

extension Form {
  /// Whether that indicator is a row that weights are given to, by how its target reads.
  func counts(_ indicator: Int) -> Bool {
    switch bindings[indicators[indicator].line].state {
    case .inapplicable, .placeholder: false
    case .unread, .empty, .value, .illegal: true
    }
  }
}
