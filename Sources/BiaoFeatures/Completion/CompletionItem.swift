// What a completion offers.

package import BiaoRules
package import BiaoSyntax

/// The offers at one place.
package struct CompletionList: Sendable {
  package var items: [CompletionItem] = []
  /// Whether a further character may lead to other items, so that the client should ask again.
  package var isIncomplete = false

  package init() {}
}

/// What an offer is; the server maps it to the protocol's kinds.
package enum CompletionKind: UInt8, Sendable, CaseIterable {
  case field, tier, indicator, attribute, column, row, option, unit, weight, comparator, value, date, directive,
    template
  case type, modifier, name, function, rule
}

/// One offer. All ranges lie on the line of the cursor.
package struct CompletionItem: Sendable {
  package var label: String
  package var kind: CompletionKind
  /// Behind the label, in a few words.
  package var detail: String?
  /// What the client compares with what stands between `replace`'s start and the cursor.
  package var filterText: String
  /// Orders the items of a list.
  package var sortText: String
  package var insertion: Snippet
  /// The bytes for which the insertion stands where the client replaces the word under the cursor …
  package var replace: ByteRange
  /// … and where it inserts: up to the cursor.
  package var insert: ByteRange
  /// What else changes, on the same line: its indentation.
  package var additionalEdits: [TextEdit]
  /// With which `completionDetails` says more; nil where nothing is to be said.
  package var key: CompletionKey?
  /// Whether the client may preselect it.
  package var isPreselected: Bool
}

/// Names an offer, so that its documentation need be made only when somebody looks at it. Its text goes through the
/// client and back.
package enum CompletionKey: Sendable, Hashable {
  /// An index into the template's fields.
  case field(Int)
  /// An indicator of the library and the tier for which it was offered.
  case indicator(String)
  case rule(String)
  case template(String)
  case directive(String)
  case type(String)

  package var text: String {
    switch self {
    case .field(let index): "field:\(index)"
    case .indicator(let name): "indicator:\(name)"
    case .rule(let name): "rule:\(name)"
    case .template(let name): "template:\(name)"
    case .directive(let name): "directive:\(name)"
    case .type(let name): "type:\(name)"
    }
  }

  package init?(text: String) {
    guard let colon = text.unicodeScalars.firstIndex(of: ":") else { return nil }
    let rest = String(text.unicodeScalars[text.unicodeScalars.index(after: colon)...])
    switch String(text.unicodeScalars[..<colon]) {
    case "field":
      guard let index = Int(rest) else { return nil }
      self = .field(index)
    case "indicator": self = .indicator(rest)
    case "rule": self = .rule(rest)
    case "template": self = .template(rest)
    case "directive": self = .directive(rest)
    case "type": self = .type(rest)
    default: return nil
    }
  }
}

/// An offer before it is known whether it fits what was typed.
struct CompletionCandidate {
  var label: String
  /// Further names under which it is found.
  var names: [String] = []
  var kind: CompletionKind
  var detail: String?
  /// `label` where nil.
  var insertion: Snippet?
  var key: CompletionKey?
  var isPreselected = false
}

/// Collects the candidates for one range of the text in the order in which they are to be shown.
struct CompletionCollector {
  let replace: ByteRange
  let insert: ByteRange
  let typed: String
  private let query: PinyinQuery
  private let offersAll: Bool
  private var found: [(score: Int, item: CompletionItem)] = []
  private var isCut = false
  /// Whether other characters may bring other items even where nothing was typed yet.
  var dependsOnTyping = false
  var additionalEdits: [TextEdit] = []

  /// More than anybody reads; the client asks again for each character.
  private static let maximum = 200

  /// What the author typed of the word in `range` stands before `offset`.
  /// Where what stands there is right as it is, `offersAll` shows what it may be instead.
  init(_ tree: Tree, replacing range: ByteRange, at offset: Int, offersAll: Bool = false) {
    replace = range
    insert = ByteRange(clamping: range.lowerBound, min(max(offset, range.lowerBound), range.upperBound))
    typed = tree.text(insert)
    query = PinyinQuery(offersAll ? "" : typed)
    self.offersAll = offersAll
  }

  mutating func add(_ candidate: @autoclosure () -> CompletionCandidate, named label: String, _ names: [String] = []) {
    var best: (score: Int, name: String)?
    for name in [label] + names {
      guard let score = query.score(of: name), score > best?.score ?? -1 else { continue }
      best = (score, name)
    }
    guard let best else { return }
    if found.count >= CompletionCollector.maximum {
      isCut = true
      return
    }
    let candidate = candidate()
    let filterText =
      offersAll
      ? typed + " " + Readings.filterText(best.name)
      : query.isEmpty ? Readings.filterText(best.name) : Readings.filterText(best.name, for: typed)
    found.append(
      (
        best.score,
        CompletionItem(
          label: candidate.label, kind: candidate.kind, detail: candidate.detail, filterText: filterText, sortText: "",
          insertion: candidate.insertion ?? Snippet(candidate.label), replace: replace, insert: insert,
          additionalEdits: additionalEdits, key: candidate.key, isPreselected: candidate.isPreselected)
      ))
  }

  mutating func add(_ candidate: CompletionCandidate) { add(candidate, named: candidate.label, candidate.names) }

  /// The items, what fits best first, then in the order of the candidates.
  func list() -> CompletionList {
    var list = CompletionList()
    list.isIncomplete = isCut || dependsOnTyping || !query.isEmpty
    let order = found.indices.sorted { (-found[$0].score, $0) < (-found[$1].score, $1) }
    for (position, index) in order.enumerated() {
      var item = found[index].item
      let digits = String(position)
      item.sortText = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      list.items.append(item)
    }
    return list
  }
}
