// textDocument/references: every place in the project that names a thing.

import BiaoModel
import BiaoSyntax

extension ProjectView {
  /// The places that name what is named at the offset of `view`, by document in the order of `paths`. Declarations (the
  /// first one of an entry and those that redeclare it, `@template`, the lines of one's own) are among them only where
  /// asked for.
  ///
  /// Documents are read and, where their labels leave it possible, bound to their templates: linear in the project. Stops
  /// with what it has where the answer is no longer wanted.
  package func references(at offset: Int, in view: DocumentView, includeDeclaration: Bool) -> [Location] {
    guard let symbol = view.occurrences.at(offset).first?.symbol else { return [] }
    return references(of: symbol, in: view, includeDeclaration: includeDeclaration)
  }

  package func references(of symbol: Symbol, in view: DocumentView, includeDeclaration: Bool) -> [Location] {
    // What only its document declares has one declaration, however often it is written.
    let declared = symbol.isOfOneDocument ? view.definition(of: symbol).first?.range : nil
    return occurrences(of: symbol, seenFrom: view).flatMap { source, found in
      found.filter { place in
        if includeDeclaration { return true }
        if symbol.isOfOneDocument { return place.range != declared }
        return place.role == .use || place.role == .alias
      }.map { Location(source: source, range: $0.range) }
    }
  }
}
