// workspace/symbol: names of the whole project by a few of their characters.

import BiaoModel
import BiaoRules
package import BiaoSyntax

/// A name of the project, as a client lists it.
package struct WorkspaceSymbol: Sendable, Hashable {
  /// In the order in which equally good names are listed.
  package enum Kind: UInt8, Sendable, CaseIterable, Comparable {
    /// What a template is called.
    case template
    /// What a form is about: its project's or department's name.
    case form
    /// A line of a template.
    case tier, field
    /// An item with a value in a form.
    case indicator

    package static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
  }

  package var name: String
  package var kind: Kind
  /// The name of what it stands in: the template, the group or tier around it.
  package var container: String?
  package var path: String
  /// The name itself, in bytes of the document.
  package var range: ByteRange
}

/// The names that fit, the best first.
package struct WorkspaceSymbolList: Sendable {
  package var symbols: [WorkspaceSymbol]
  /// Whether there were more than the limit.
  package var isCut: Bool
}

/// How well a text fits a query that is no part of it: by pinyin, by initials. Higher is better, nil is not at all.
package typealias ReadingMatch = @Sendable (_ query: String, _ text: String) -> Int?

extension ProjectView {
  /// So many names are listed at most; an author who sees more types another character.
  package static let maximumSymbols = 256

  /// The names that hold `query`, whatever the width, case and white space of either, or that `reading` accepts. An empty
  /// query fits every name. Ranked: the whole name, its beginning, its inside, its reading; then by kind, length and
  /// document. Templates give their name, tiers and fields, forms their title and their indicators.
  ///
  /// A document is not bound, and one in which a Chinese character of the query does not occur is not looked at at all.
  package func workspaceSymbols(
    _ query: String, limit: Int = maximumSymbols, reading: ReadingMatch? = nil
  ) -> WorkspaceSymbolList {
    var search = SymbolQuery(query, reading: reading, limit: max(limit, 0))
    for (index, path) in paths.enumerated() {
      if isCancelled() { break }
      guard let source = read(path) else { continue }
      search.look(at: source, index)
    }
    return search.list(from: self)
  }
}

/// A query on its way through the documents.
private struct SymbolQuery {
  private struct Match {
    var score: Int
    var kind: WorkspaceSymbol.Kind
    var document: Int
    var range: ByteRange
    /// The line around it whose label is the container; -1 for the template's name.
    var parent: Int
  }

  private let text: String
  private let folded: [UInt8]
  /// The characters of the query that stand for themselves alone in every spelling, as UTF-8.
  private let telling: [[UInt8]]
  private let reading: ReadingMatch?
  private let limit: Int
  private var matches: [Match] = []
  private var isCut = false
  /// Forms of one template repeat their names: each is compared once. Nil for one that does not fit.
  private var known: [NameKey: Int?] = [:]

  init(_ query: String, reading: ReadingMatch?, limit: Int) {
    text = query
    let bytes = Array(query.utf8)
    folded = foldedName(bytes, 0..<bytes.count)
    telling = query.unicodeScalars.filter { (0x3400...0x9FFF).contains($0.value) }.map { Array(String($0).utf8) }
    self.reading = reading
    self.limit = limit
  }

  mutating func look(at source: SourceFile, _ document: Int) {
    let tree = source.tree
    // Readings are those of Chinese characters, so a query that holds one must find it too.
    guard telling.allSatisfy({ contains($0, in: tree.bytes) }) else { return }
    if let directive = tree.headDirective(.template) {
      add(directive.argument, .template, document, parent: nil, tree)
      for line in tree.lines.indices where tree.lines[line].kind == .entry {
        guard let label = tree.readLabel(ofLine: line), let value = tree.value(ofLine: line), !value.isEmpty else {
          continue
        }
        add(label.name, isTier(value, tree) ? .tier : .field, document, parent: tree.lines[line].parent ?? -1, tree)
      }
      return
    }
    if let title = tree.formTitle { add(title, .form, document, parent: nil, tree) }
    for line in tree.lines.indices where tree.lines[line].kind == .item && tree.lines[line].colon != nil {
      guard let label = tree.readLabel(ofLine: line) else { continue }
      add(label.name, .indicator, document, parent: tree.lines[line].parent, tree)
    }
  }

  private func isTier(_ value: ByteRange, _ tree: Tree) -> Bool {
    let names = FieldType.tier.keywords
    return [names.en, names.zh].contains { word in
      let end = value.lowerBound + word.utf8.count
      guard end <= value.upperBound, tree.bytes[value.lowerBound..<end].elementsEqual(word.utf8) else { return false }
      return end == value.upperBound || tree.bytes[end] == 0x2C || tree.bytes[end] == 0xEF || tree.bytes[end] == 0x20
    }
  }

  private mutating func add(
    _ range: ByteRange, _ kind: WorkspaceSymbol.Kind, _ document: Int, parent: Int?, _ tree: Tree
  ) {
    guard !range.isEmpty else { return }
    let key = NameKey(tree.bytes, range)
    let score: Int?
    if let found = known[key] {
      score = found
    } else {
      score = self.score(tree.bytes, range)
      known[key] = .some(score)
    }
    guard let score else { return }
    matches.append(Match(score: score, kind: kind, document: document, range: range, parent: parent ?? .min))
    if matches.count >= 8 * (limit + 32) { shrink() }
  }

  private func score(_ bytes: [UInt8], _ range: ByteRange) -> Int? {
    if folded.isEmpty { return 0 }
    let name = foldedName(bytes, range)
    if let start = position(of: folded, in: name) {
      if start > 0 { return 2000 - min(start, 500) }
      return name.count == folded.count ? 4000 : 3000
    }
    guard let reading, let score = reading(text, String(decoding: bytes[range], as: UTF8.self)) else { return nil }
    return min(max(score, 0), 1000)
  }

  private func position(of part: [UInt8], in name: [UInt8]) -> Int? {
    guard let first = part.first, part.count <= name.count else { return nil }
    for start in 0...name.count - part.count
    where name[start] == first && name[start..<start + part.count].elementsEqual(part) { return start }
    return nil
  }

  /// Keeps the best of what was found so far, so that a query of one character does not fill the memory.
  private mutating func shrink() {
    matches.sort(by: SymbolQuery.precedes)
    if matches.count > limit {
      matches.removeLast(matches.count - limit)
      isCut = true
    }
  }

  private static func precedes(_ a: Match, _ b: Match) -> Bool {
    if a.score != b.score { return a.score > b.score }
    if a.kind != b.kind { return a.kind < b.kind }
    return (a.range.count, a.document, a.range.lowerBound) < (b.range.count, b.document, b.range.lowerBound)
  }

  consuming func list(from project: ProjectView) -> WorkspaceSymbolList {
    shrink()
    let symbols = matches.compactMap { match -> WorkspaceSymbol? in
      let path = project.paths[match.document]
      guard let tree = project.read(path)?.tree, match.range.upperBound <= tree.bytes.count else { return nil }
      let container: ByteRange? =
        match.parent == -1
        ? tree.headDirective(.template)?.argument : tree.readLabel(ofLine: match.parent)?.name
      return WorkspaceSymbol(
        name: tree.text(match.range), kind: match.kind, container: container.map { tree.text($0) }, path: path,
        range: match.range)
    }
    return WorkspaceSymbolList(symbols: symbols, isCut: isCut)
  }
}
