// textDocument/declaration: from a name to where it was declared first.

import BiaoModel
import BiaoSyntax

extension DocumentView {
  /// Where what is named at the offset was first declared: for an entry the line of the template at the far end of
  /// `@extends` that has it, however often others redeclare it. For everything else as `definition`.
  package func declaration(at offset: Int) -> [Location] {
    guard let symbol = occurrences.at(offset).first?.symbol else { return [] }
    return declaration(of: symbol)
  }

  package func declaration(of symbol: Symbol) -> [Location] {
    switch symbol {
    case .entry, .option, .row:
      for template in chain.reversed() {
        guard let place = names(of: symbol, in: template).first(where: { $0.role == .declaration }),
          let source = template.sources.first
        else { continue }
        return [Location(source: source, range: place.range)]
      }
      return definition(of: symbol)
    case .template, .indicator, .own, .ownRow, .unit, .rule: return definition(of: symbol)
    }
  }
}
