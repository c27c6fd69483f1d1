// workspace/symbol: names of the whole project by a few of their characters.

import BiaoModel
import BiaoRules
import BiaoSyntax

/// A name of the project, as a client lists it.
package struct WorkspaceSymbol: Sendable {
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
  /// The name itself.
  package var location: Location
}

/// The names that fit, the best first.
package struct WorkspaceSymbolList: Sendable {
  package var symbols: [WorkspaceSymbol]
  /// Whether there were more than the limit.
  package var isCut: Bool
}

/// How well a text fits a query that is no part of it: by pinyin, by initials. Higher is better, nil is not at all.
package typealias ReadingMatch = @Sendable (_ query: String, _ text: String) -> Int?

/// The search for names in all documents of a project, in pieces.
///
/// Names fit that hold the query, whatever the width, case and white space of either, or that the reading accepts. An
/// empty query fits every name. Ranked: the whole name, its beginning, its inside, its reading; then by kind, length and
/// document. Templates give their name, tiers and fields, forms their title and their indicators.
///
/// A document is not bound, and one in which a Chinese character of the query does not occur is not looked at at all.
package struct SymbolQuery: Sendable {
  private struct Match {
    var score: Int
    var kind: WorkspaceSymbol.Kind
    var document: Int
    var range: ByteRange
    /// The line around it whose label is the container; -1 for the template's name.
    var parent: Int
  }

  /// So many names are listed at most; an author who sees more types another character.
  package static let maximumSymbols = 256

  private let project: ProjectView
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

  /// How many of the project's documents were looked at.
  private var count = 0
  /// Of the documents whose names are listed those that were read again, by their index.
  private var sources: [Int: SourceFile] = [:]
  private var symbols: [WorkspaceSymbol] = []
  /// How many of the matches are listed.
  private var listedCount = 0

  package init(
    _ query: String, in project: ProjectView, limit: Int = maximumSymbols, reading: ReadingMatch? = nil
  ) {
    self.project = project
    text = query
    let bytes = Array(query.utf8)
    folded = foldedName(bytes, 0..<bytes.count)
    telling = query.unicodeScalars.filter { (0x3400...0x9FFF).contains($0.value) }.map { Array(String($0).utf8) }
    self.reading = reading
    self.limit = max(limit, 0)
  }

  /// Goes on until it `isDue` to pause, asked between documents. The names, once all documents were looked at; nil where
  /// there is more to do.
  package mutating func advance(isDue: () -> Bool) -> WorkspaceSymbolList? {
    while count < project.paths.count {
      if let source = project.read(project.paths[count]) { look(at: source, count) }
      count += 1
      if isDue() { return nil }
    }
    if listedCount == 0 { shrink() }
    while listedCount < matches.count {
      if let symbol = symbol(of: matches[listedCount]) { symbols.append(symbol) }
      listedCount += 1
      if isDue() { return nil }
    }
    return WorkspaceSymbolList(symbols: symbols, isCut: isCut)
  }

  private mutating func look(at source: SourceFile, _ document: Int) {
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

  /// A match with its words; nil where the document is another one by now.
  private mutating func symbol(of match: Match) -> WorkspaceSymbol? {
    guard let source = sources[match.document] ?? project.read(project.paths[match.document]) else { return nil }
    sources[match.document] = source
    let tree = source.tree
    guard match.range.upperBound <= tree.bytes.count,
      known[NameKey(tree.bytes, match.range)] == .some(match.score)
    else { return nil }
    let container: ByteRange? =
      match.parent == -1 ? tree.headDirective(.template)?.argument : tree.readLabel(ofLine: match.parent)?.name
    return WorkspaceSymbol(
      name: tree.text(match.range), kind: match.kind, container: container.map { tree.text($0) },
      location: Location(source: source, range: match.range))
  }
}
