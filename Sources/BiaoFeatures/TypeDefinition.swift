// textDocument/typeDefinition: from a value to the type that it has.

import BiaoModel
import BiaoRules
import BiaoSyntax

extension DocumentView {
  /// Where the type of what stands at the offset is declared: for a value or a name the type in the line of the template
  /// that holds, for the value of a choice its option, for an indicator or its target the description of items (`- *`),
  /// for a cell that of its column. Everywhere else in a form, and at `@form`, its template; at `@extends` the template
  /// that is extended.
  package func typeDefinition(at offset: Int) -> [Location] {
    let names = occurrences
    let found = names.at(offset).first?.symbol
    switch found {
    case .template(let key): return templateName(key).map { [$0] } ?? []
    case .option: return found.map { definition(of: $0) } ?? []
    case .entry(let id): return type(of: id).map { [$0] } ?? []
    default: break
    }
    guard let form else { return [] }
    if let field = field(at: offset, in: form), form.template.fields.indices.contains(field), field > 0 {
      return type(of: TemplateSymbols(form.template).entries[field]).map { [$0] } ?? []
    }
    return templateName(NameKey(form.template.name)).map { [$0] } ?? []
  }

  /// The field of whose type the value at the offset is.
  private func field(at offset: Int, in form: Form) -> Int? {
    var line = tree.lineIndex(at: offset)
    // Prose is the value of the line above that it belongs to.
    if tree.lines[line].kind == .prose, let parent = tree.lines[line].parent { line = parent }
    let binding = form.bindings[line]
    switch binding.role {
    case .field, .tier: return binding.field
    case .indicator:
      guard let field = binding.field, form.template.fields[field].name == "*" else { return nil }
      return field
    case .row:
      var parent = tree.lines[line].parent
      while let row = parent, tree.lines[row].kind == .row { parent = tree.lines[row].parent }
      guard let table = parent.flatMap({ form.table(atLine: $0) }) else { return nil }
      for (column, cell) in zip(table.columns, tree.cells(ofLine: line))
      where cell.lowerBound <= offset && offset <= cell.upperBound { return column.field ?? table.field }
      return table.field
    case .none, .element, .part, .open, .unknown, .header: return nil
    }
  }

  /// The type in the line that holds: up to its first comma.
  private func type(of id: EntryID) -> Location? {
    guard let name = definition(of: .entry(id)).first else { return nil }
    let tree = name.source.tree
    guard let value = tree.value(ofLine: tree.lineIndex(at: name.range.lowerBound)), !value.isEmpty else { return name }
    var end = value.lowerBound
    while end < value.upperBound, tree.bytes[end] != 0x2C {
      if tree.bytes[end] == 0xEF, end + 2 < value.upperBound, tree.bytes[end + 1] == 0xBC, tree.bytes[end + 2] == 0x8C {
        break
      }
      end += 1
    }
    return Location(source: name.source, range: tree.trimmed(value.lowerBound..<end))
  }
}
