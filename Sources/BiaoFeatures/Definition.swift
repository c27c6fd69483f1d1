// textDocument/definition: from a name to the line that holds for it.

import BiaoModel
import BiaoSyntax

extension DocumentView {
  /// Where what is named at the offset is defined: for an entry of a form the line of its template that holds, in the
  /// nearest template that writes one; for a template's name its `@template`; for a name in a formula the line it means;
  /// for what only this document declares its first line. Empty for units and rules, which no document defines.
  package func definition(at offset: Int) -> [Location] {
    guard let symbol = occurrences.at(offset).first?.symbol else { return [] }
    return definition(of: symbol)
  }

  /// The names of this document with what they stand for.
  package var occurrences: Occurrences { Occurrences(examination) }

  package func definition(of symbol: Symbol) -> [Location] {
    switch symbol {
    case .template(let key): return templateName(key).map { [$0] } ?? []
    case .entry, .option, .row:
      let isRow = if case .row = symbol { true } else { false }
      var fallback: Location?
      for template in chain {
        let found = names(of: symbol, in: template)
        // Of two lines in one document the last one holds.
        if let place = found.last(where: { $0.role == .declaration || $0.role == .redeclaration }),
          let source = template.sources.first
        {
          return [Location(source: source, range: place.range)]
        }
        if isRow, fallback == nil, let first = found.first, let source = template.sources.first {
          fallback = Location(source: source, range: first.range)
        }
      }
      return fallback.map { [$0] } ?? []
    case .indicator, .own, .ownRow:
      let first = occurrences.all().first { $0.symbol == symbol }
      return first.map { [Location(source: source, range: $0.range)] } ?? []
    case .unit, .rule: return []
    }
  }

  /// The template of this document and those that it extends, the nearest first.
  var chain: [Template] {
    var chain = [template]
    while let base = chain.last?.provenance.base { chain.append(base) }
    return chain
  }

  /// The names in a template's own document that stand for a symbol.
  func names(of symbol: Symbol, in template: Template) -> [Occurrence] {
    guard let source = template.sources.first else { return [] }
    return Occurrences(template: template, source: source).all().filter { $0.symbol == symbol }
  }

  /// The name after `@template` in the document that declares the template.
  func templateName(_ key: NameKey) -> Location? {
    let own: Template? = isTemplate && NameKey(template.name) == key ? template : nil
    var found = own
    if found == nil, case .found(let template) = templates.template(named: key) { found = template }
    guard let source = found?.sources.first, let directive = source.tree.headDirective(.template) else { return nil }
    return Location(source: source, range: directive.argument)
  }
}
