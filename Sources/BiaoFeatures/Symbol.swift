// What a name in a document stands for: the identity by which a name here and a name there are the same thing.

package import BiaoModel
package import BiaoValues

/// A thing that names speak of.
package enum Symbol: Sendable, Hashable {
  /// A template, by its name.
  case template(NameKey)
  /// A line of a template: a field, a tier, a column, an attribute.
  case entry(EntryID)
  /// An option of a choice.
  case option(EntryID, NameKey)
  /// A row that a relation of the template names, in the tables of all forms.
  case row(table: EntryID, NameKey)
  /// An indicator, by its name: what one form plans another evaluates under the same name.
  case indicator(NameKey)
  /// A line or column of one document that no template declares; `around` is the line under which it stands, by names.
  case own(document: String, around: [NameKey], NameKey)
  /// A row of one document that no relation names: rows of one name speak of one thing, whatever the table.
  case ownRow(document: String, NameKey)
  case unit(BiaoValues.Unit)
  /// A rule, by its present name.
  case rule(String)
}

/// A line of a template, by the template that first declares it and the names on the way to it; `*` stands for the
/// description of items. A template that redeclares an inherited line speaks of the same one.
package struct EntryID: Sendable, Hashable {
  package var template: NameKey
  package var path: [NameKey]
}

/// The identities of a compiled template's fields, and the rows that its relations name.
package struct TemplateSymbols: Sendable {
  package let template: Template
  /// For each field.
  package let entries: [EntryID]
  private let rows: Set<RowID>

  private struct RowID: Hashable {
    var table: Int
    var row: NameKey
  }

  package init(_ template: Template) {
    self.template = template
    // A line is the same in forms of all years.
    entries = TemplateSymbols.entries(of: template.unmoved ?? template)
    var rows: Set<RowID> = []
    for relation in template.relations {
      switch relation.kind {
      case .total(let table, let row): rows.insert(RowID(table: table, row: row))
      case .check(let formula, _):
        TemplateSymbols.eachRow(in: formula.left) { rows.insert(RowID(table: $0, row: $1)) }
        TemplateSymbols.eachRow(in: formula.right) { rows.insert(RowID(table: $0, row: $1)) }
      case .parts: continue
      }
    }
    self.rows = rows
  }

  /// The row of that name in forms of the template, if a relation names it.
  func row(_ key: NameKey, of table: Int) -> Symbol? {
    guard entries.indices.contains(table), rows.contains(RowID(table: table, row: key)) else { return nil }
    return .row(table: entries[table], key)
  }

  private static func entries(of template: Template) -> [EntryID] {
    var chain = [template]
    while let base = chain.last?.provenance.base { chain.append(base) }
    var inherited: [EntryID] = []
    for template in chain.reversed() {
      let name = NameKey(template.name)
      var entries: [EntryID] = []
      entries.reserveCapacity(template.fields.count)
      var paths: [[NameKey]] = []
      paths.reserveCapacity(template.fields.count)
      for (index, field) in template.fields.enumerated() {
        // Fields stand in preorder, so a parent is known before its children.
        let path = index == 0 || !paths.indices.contains(field.parent) ? [] : paths[field.parent] + [field.key]
        paths.append(path)
        if let base = template.provenance.inherited(index), inherited.indices.contains(base) {
          entries.append(inherited[base])
        } else {
          entries.append(EntryID(template: name, path: path))
        }
      }
      inherited = entries
    }
    return inherited
  }

  private static func eachRow(in expression: Expression, _ take: (Int, NameKey) -> Void) {
    switch expression {
    case .reference(.cell(let table, let row, _)): take(table, row)
    case .negated(let inner): eachRow(in: inner, take)
    case .binary(_, let left, let right):
      eachRow(in: left, take)
      eachRow(in: right, take)
    case .constant, .reference, .sum: return
    }
  }
}
