// The weights of a form's indicators and tiers.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The indicators of a form by the group to which they belong, and who of them has a weight.
struct Weights {
  /// One indicators group: what the template declares as `indicators`.
  struct Group {
    /// Its field in the template.
    var field: Int
    /// Indices into the form's indicators: those that count, that is all but struck and blank rows.
    var counting: [Int] = []
    var weighted = 0
  }

  private(set) var groups: [Group] = []

  init(_ form: Form) {
    var position: [Int: Int] = [:]
    for (index, indicator) in form.indicators.enumerated() where indicator.counts {
      let root = form.template.indicatorsGroup(of: indicator.tier)
      let group: Int
      if let known = position[root] {
        group = known
      } else {
        group = groups.count
        position[root] = group
        groups.append(Group(field: root))
      }
      groups[group].counting.append(index)
      if indicator.weight != nil { groups[group].weighted += 1 }
    }
  }
}

extension Indicator {
  /// Whether the row is one that weights are given to: struck and blank rows are not.
  var counts: Bool {
    switch target {
    case .inapplicable, .placeholder: false
    case .empty, .value, .illegal: true
    }
  }
}

extension Template {
  /// The indicators group around a tier; the field itself if there is none.
  func indicatorsGroup(of field: Int) -> Int {
    var current = field
    while current > 0, fields[current].type != .indicators {
      guard fields[current].parent < current else { return field }
      current = fields[current].parent
    }
    return current > 0 ? current : field
  }
}
