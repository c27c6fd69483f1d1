// How the faults of a form belong together, so that one fault is one finding.

package import BiaoModel
import BiaoSyntax

/// Looks the faults of a form up by what they concern.
struct FaultIndex {
  /// Declared fields that the form probably has under a wrong name or in a wrong place.
  private(set) var probablyPresent: Set<Int> = []
  /// Lines with a required line missing below; -1 for the document.
  private(set) var lackingLines: Set<Int> = []
  /// Lines of tiers that hold no indicator, or only placeholders.
  private(set) var emptyTierLines: Set<Int> = []
  /// Lines whose value is of the wrong type.
  private(set) var illegalLines: Set<Int> = []

  /// For lines under indicators whose name the template does not know: how many more there are of that name, for the first;
  /// -1 for these.
  private(set) var unknownAttributes: [Int: Int] = [:]

  init(_ form: Form) {
    let template = form.template
    var firstOfName: [NameKey: Int] = [:]
    for fault in form.faults {
      switch fault.kind {
      case .unknown, .unknownTier:
        if let nearest = fault.nearest, let group = fault.field,
          let field = template.child(of: group, named: NameKey(nearest)), form.line(of: field) == nil
        {
          probablyPresent.insert(field)
        }
        if fault.kind == .unknown, fault.nearest == nil, let line = fault.line, let row = form.tree.lines[line].parent,
          form.bindings[row].role == .indicator
        {
          let key = NameKey(form.tree.bytes, fault.range)
          if let first = firstOfName[key] {
            unknownAttributes[first, default: 0] += 1
            unknownAttributes[line] = -1
          } else {
            firstOfName[key] = line
          }
        }
      case .misplacedTier:
        if let field = fault.field { probablyPresent.insert(field) }
      case .missing:
        if let field = fault.field, !template.isUnderItems(field) { lackingLines.insert(fault.line ?? -1) }
      case .emptyTier:
        if let line = fault.line { emptyTierLines.insert(line) }
      case .illegal:
        if let line = fault.line { illegalLines.insert(line) }
      case .duplicate, .empty, .unexpectedRows: break
      }
    }
  }
}

extension Template {
  /// Whether the field is an attribute: declared under a description of items.
  package func isUnderItems(_ field: Int) -> Bool {
    var field = field
    while field > 0 {
      let parent = fields[field].parent
      if parent > 0, fields[parent].name == "*" { return true }
      // Parents stand before their children, so this ends.
      guard parent < field else { return false }
      field = parent
    }
    return false
  }
}
