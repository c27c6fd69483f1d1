// textDocument/prepareTypeHierarchy and what follows: templates and those that they extend.

package import BiaoModel
package import BiaoSyntax

/// A template in the hierarchy of `@extends`.
package struct TemplateItem: Sendable, Hashable {
  package var name: String
  /// The document that declares it; `builtin:…` for a built-in one.
  package var path: String
  /// The document from its first to its last line.
  package var range: ByteRange
  /// The name after `@template`.
  package var selection: ByteRange

  /// An item as a client gives it back.
  package init(name: String, path: String, range: ByteRange, selection: ByteRange) {
    self.name = name
    self.path = path
    self.range = range
    self.selection = selection
  }
}

extension DocumentView {
  /// The template whose name stands at the offset: after `@template`, `@extends` or `@form`. Anywhere else in a template's
  /// head the template itself, in a form's head the template of the form. Nil elsewhere.
  package func prepareTypeHierarchy(at offset: Int) -> TemplateItem? {
    if case .template(let key) = occurrences.at(offset).first?.symbol {
      return templateName(key).map(TemplateItem.init)
    }
    guard tree.lineIndex(at: offset) < tree.headEnd else { return nil }
    return templateName(NameKey(template.name)).map(TemplateItem.init)
  }
}

extension TemplateStore {
  /// The template that `item` extends: one, or none where it extends nothing or what it names is not there.
  package func supertypes(of item: TemplateItem) -> [TemplateItem] {
    guard case .found(let template) = template(named: NameKey(item.name)), let base = template.provenance.base else {
      return []
    }
    return TemplateItem(base).map { [$0] } ?? []
  }

  /// The templates that extend `item` directly, of the workspace and built-in ones, in the order of their names.
  package func subtypes(of item: TemplateItem) -> [TemplateItem] {
    let key = NameKey(item.name)
    // A workspace's template hides a built-in one of its name.
    var seen: Set<NameKey> = []
    return names.compactMap { name in
      guard seen.insert(NameKey(name)).inserted, case .found(let template) = template(named: name),
        let base = template.provenance.base,
        NameKey(base.name) == key
      else { return nil }
      return TemplateItem(template)
    }
  }
}

extension TemplateItem {
  init?(_ template: Template) {
    guard let source = template.sources.first, let directive = source.tree.headDirective(.template) else { return nil }
    self.init(Location(source: source, range: directive.argument))
  }

  /// `place` is the name after `@template`.
  init(_ place: Location) {
    name = place.source.tree.text(place.range)
    path = place.source.path
    range = 0..<place.source.tree.bytes.count
    selection = place.range
  }
}
