// Completion: what may be written at a place.

import BiaoModel
import BiaoRules
import BiaoSyntax

extension DocumentView {
  /// What may be written at `offset`: what the template still misses first, in its order. Empty where nothing is known, as
  /// in running text.
  package func completion(at offset: Int) -> CompletionList {
    let place = CompletionPlace(tree, at: offset)
    let node = place.node
    switch node.kind {
    case .blank: return isTemplate ? templateLabels(at: place) : labels(at: place)
    case .comment: return suppressions(at: place)
    case .directive: return directives(at: place)
    case .row: return cells(at: place)
    case .prose, .conflictMarker: return CompletionList()
    case .entry, .item:
      guard place.offset >= node.content else { return CompletionList() }
      if let colon = node.colon {
        let end = colon + (tree.bytes[colon] == 0x3A ? 1 : 3)
        if place.offset >= end { return isTemplate ? declarations(at: place) : values(at: place) }
      }
      if let parenthesis = openParenthesis(at: place) { return parentheses(at: place, from: parenthesis) }
      return isTemplate ? templateLabels(at: place) : labels(at: place)
    }
  }

  /// Whether the document's own keywords are Chinese: as in what it has, else as its author reads messages.
  var writesChineseKeywords: Bool {
    var isLatin = false
    for index in tree.lines.indices where tree.lines[index].kind == .directive {
      guard let directive = tree.directive(ofLine: index), directive.kind != nil, !directive.keyword.isEmpty else {
        continue
      }
      if tree.bytes[directive.keyword.lowerBound] >= 0x80 { return true }
      isLatin = true
      if index > 64 { break }
    }
    return !isLatin && language == .zh
  }

  /// Both spellings of a keyword, the document's language first.
  func keywords(_ pair: (en: String, zh: String)) -> [String] {
    writesChineseKeywords ? [pair.zh, pair.en] : [pair.en, pair.zh]
  }

  /// The offset of an opening parenthesis in the label of the cursor's line, left of the cursor and not closed before it.
  func openParenthesis(at place: CompletionPlace) -> Int? {
    var open: Int?
    var i = place.node.content
    while i < place.offset {
      let byte = tree.bytes[i]
      if byte == 0x28 { open = i }
      if byte == 0x29 { open = nil }
      if byte == 0xEF, i + 2 < place.offset, tree.bytes[i + 1] == 0xBC {
        if tree.bytes[i + 2] == 0x88 { open = i }
        if tree.bytes[i + 2] == 0x89 { open = nil }
      }
      i += 1
    }
    // `(` alone at the start belongs to a name.
    guard let open, open > place.node.content else { return nil }
    return open
  }
}
