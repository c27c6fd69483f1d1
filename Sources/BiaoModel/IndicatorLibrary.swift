// The indicator library: what common knowledge says of an indicator by its name.

import BiaoLibrary
public import BiaoSyntax
import BiaoValues
import Synchronization

/// All indicators of the built-in library and of the workspace's forms of `hebiao/指标库`. What it says never changes;
/// rows are read when they are first asked for.
public final class IndicatorLibrary: Sendable {
  /// The template of the forms that extend the library.
  public static let templateName = "hebiao/指标库"

  /// The workspace's rows first, then those of the built-in documents in their order.
  private let documents: [IndicatorRows]
  private let count: Int
  private let state: Mutex<State>

  private struct State {
    /// By row, over all documents.
    var made: [LibraryIndicator?]
    /// The rows that fit a tier, those for which it is the most fitting first.
    var tiers: [NameKey: [Int]] = [:]
    /// How often candidates for a tier were asked for, and the index that was made of it.
    var questions: [NameKey: (count: Int, index: NameIndex?)] = [:]
  }

  /// The built-in library alone, read once for the whole process.
  static let builtIn = IndicatorLibrary([], template: nil)

  /// `forms` are documents of the template `hebiao/指标库`; the built-in library's own follow them.
  init(_ forms: [SourceFile], template: Template?) {
    var documents: [IndicatorRows] = []
    if let template, !forms.isEmpty { documents.append(IndicatorRows(forms, template: template)) }
    // A workspace may word an indicator of the built-in library anew.
    let added = documents.first?.names
    documents += Library.indicators.map { IndicatorRows(builtIn: $0, exceptFor: added) }
    self.documents = documents
    count = documents.reduce(0) { $0 + $1.count }
    state = Mutex(State(made: [LibraryIndicator?](repeating: nil, count: count)))
  }

  /// All of them, in the order of the documents.
  public var indicators: [LibraryIndicator] { (0..<count).compactMap(indicator) }

  /// The indicator whose name, or one of its other names, ends the name in `range` of `bytes`, the longest such name;
  /// nil where there is none. Punctuation, a unit in parentheses and 指标 at the end of the name do not count. A name of
  /// letters is found as whole words only, and where words like `in` or `for` follow, before them. Nil too where words
  /// before it turn the meaning round or speak of a change: 未按期验收合格率, 提高群众满意度.
  public func match(_ bytes: [UInt8], _ range: ByteRange) -> LibraryIndicator? {
    let folded = foldedName(bytes, range)
    var name = folded[...]
    MatchedName.trim(&name)
    if let found = find(name, bytes, range) { return found }
    var isLatin = false
    for byte in name.prefix(3) where byte < 0x80 { isLatin = true }
    guard isLatin else { return nil }
    for end in MatchedName.cuts(bytes, range) {
      if let found = find(folded.prefix(end), bytes, range) { return found }
    }
    return nil
  }

  private func find(_ name: ArraySlice<UInt8>, _ bytes: [UInt8], _ range: ByteRange) -> LibraryIndicator? {
    var found: (row: Int, start: Int)?
    var first = 0
    for document in documents {
      let longest = document.names.longest(ending: name) { start in
        MatchedName.isWordStart(name, start, bytes, range)
      }
      if let longest, longest.start < found?.start ?? Int.max { found = (first + longest.row, longest.start) }
      first += document.count
    }
    guard let found, !MatchedName.isTurnedRound(name[..<found.start]) else { return nil }
    return indicator(found.row)
  }

  /// Whether an indicator has the very name that stands in `range` of `bytes`, or has it among its other names.
  public func holds(named bytes: [UInt8], _ range: ByteRange) -> Bool {
    let name = foldedName(bytes, range)[...]
    return documents.contains { $0.names.longest(ending: name) { $0 == name.startIndex } != nil }
  }

  /// The indicators that fit a tier of that name, those for which it is the most fitting first.
  public func indicators(inTier tier: NameKey) -> [LibraryIndicator] { rows(inTier: tier).compactMap(indicator) }

  /// The rows that fit a tier, those for which it is the most fitting first.
  func rows(inTier tier: NameKey) -> [Int] {
    if let known = state.withLock({ $0.tiers[tier] }) { return known }
    var first: [Int] = []
    var others: [Int] = []
    var row = 0
    for document in documents {
      for i in 0..<document.count {
        let cell = document.cells(ofRow: i).tiers
        for (position, item) in LibraryCells.items(of: cell).enumerated()
        where LibraryIndicator.isTier(cell[item], tier) {
          if position == 0 { first.append(row) } else { others.append(row) }
          break
        }
        row += 1
      }
    }
    let rows = first + others
    state.withLock { $0.tiers[tier] = rows }
    return rows
  }

  /// The cells of a row, counted over all documents.
  func cells(ofRow row: Int) -> LibraryCells {
    var first = 0
    for document in documents {
      if row < first + document.count { return document.cells(ofRow: row - first) }
      first += document.count
    }
    return LibraryCells([])
  }

  /// The index of a tier's names; nil for the first few questions, which are answered sooner without.
  func nameIndex(ofTier tier: NameKey, make: () -> NameIndex) -> NameIndex? {
    let known = state.withLock { state in
      state.questions[tier, default: (0, nil)].count += 1
      return state.questions[tier] ?? (0, nil)
    }
    guard known.index == nil, known.count > 3 else { return known.index }
    let made = make()
    state.withLock { $0.questions[tier]?.index = made }
    return made
  }

  private func indicator(_ row: Int) -> LibraryIndicator? {
    if let made = state.withLock({ $0.made.indices.contains(row) ? $0.made[row] : nil }) { return made }
    var first = 0
    for document in documents {
      guard row >= first + document.count else {
        let made = LibraryIndicator(document.cells(ofRow: row - first))
        state.withLock { $0.made[row] = made }
        return made
      }
      first += document.count
    }
    return nil
  }
}
