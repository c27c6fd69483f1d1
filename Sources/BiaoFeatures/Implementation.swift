// textDocument/implementation: from what a template asks for to the forms that have it.

import BiaoModel
import BiaoSyntax

extension ProjectView {
  /// For a line of a template the lines of all forms that fill it; for a template's name the forms that fill it and the
  /// templates that extend it. The same from a form, whose names are those of its template. Empty for anything else.
  package func implementation(at offset: Int, in view: DocumentView) -> PlaceSearch {
    guard let symbol = view.occurrences.at(offset).first?.symbol else { return PlaceSearch() }
    switch symbol {
    case .template:
      return references(of: symbol, in: view, includeDeclaration: false)
    case .entry, .option, .row:
      return PlaceSearch(ProjectSearch(symbol, seenFrom: view, in: self)) { source, _ in
        TemplateStore.templateName(of: source.tree) == nil
      }
    case .indicator, .own, .ownRow, .unit, .rule: return PlaceSearch()
    }
  }
}
