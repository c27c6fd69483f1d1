// textDocument/references: every place in the project that names a thing.

import BiaoModel
import BiaoSyntax

/// The search for places in all documents, in pieces: documents are read and, where their labels leave it possible, bound
/// to their templates, which is linear in the project.
package struct PlaceSearch: Sendable {
  /// Nil where there is nothing to search for.
  private var search: ProjectSearch?
  private let isWanted: @Sendable (SourceFile, Occurrence) -> Bool

  init(_ search: ProjectSearch?, where isWanted: @escaping @Sendable (SourceFile, Occurrence) -> Bool) {
    self.search = search
    self.isWanted = isWanted
  }

  /// Nothing.
  init() { self.init(nil) { _, _ in false } }

  /// Goes on until it `isDue` to pause, asked between documents, and hands out what was found, by document in the order of
  /// the project's `paths`. Whether all were looked at.
  package mutating func advance(isDue: () -> Bool, _ take: (Location) -> Void) -> Bool {
    search?.advance(isDue: isDue) { source, found in
      for name in found where isWanted(source, name) { take(Location(source: source, range: name.range)) }
    } ?? true
  }
}

extension ProjectView {
  /// The places that name what is named at the offset of `view`. Declarations (the first one of an entry and those that
  /// redeclare it, `@template`, the lines of one's own) are among them only where asked for.
  package func references(at offset: Int, in view: DocumentView, includeDeclaration: Bool) -> PlaceSearch {
    guard let symbol = view.occurrences.at(offset).first?.symbol else { return PlaceSearch() }
    return references(of: symbol, in: view, includeDeclaration: includeDeclaration)
  }

  package func references(of symbol: Symbol, in view: DocumentView, includeDeclaration: Bool) -> PlaceSearch {
    // What only its document declares has one declaration, however often it is written.
    let declared = symbol.isOfOneDocument ? view.definition(of: symbol).first?.range : nil
    return PlaceSearch(ProjectSearch(symbol, seenFrom: view, in: self)) { _, place in
      if includeDeclaration { return true }
      if symbol.isOfOneDocument { return place.range != declared }
      return place.role == .use || place.role == .alias
    }
  }
}
