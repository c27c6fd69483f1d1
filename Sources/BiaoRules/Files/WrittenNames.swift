// The names of bodies in all documents of a run, each spelling once.

/// A name as it is written, byte by byte, to look up what is known of it: strings compare as readers do, and a dictionary
/// of strings takes ten times as long over Chinese ones.
private struct WrittenName: Hashable {
  let text: String

  static func == (a: WrittenName, b: WrittenName) -> Bool {
    let (a, b) = (a.text.utf8.span, b.text.utf8.span)
    guard a.count == b.count else { return false }
    for index in a.indices where a[index] != b[index] { return false }
    return true
  }

  func hash(into hasher: inout Hasher) {
    var hash = FNV1a()
    let bytes = text.utf8.span
    for index in bytes.indices { hash.add(bytes[index]) }
    hasher.combine(hash.value)
  }
}

/// Who spends, as each document calls them. Bodies write their name a thousand times, so that what is asked of a name is
/// asked of its spelling once.
struct WrittenNames {
  /// One name in one document. Words and place are in the facts: ten thousand uses are copied about, the texts are not.
  /// Kept in 32 bits each: a run holds several hundred thousand.
  struct Use {
    private let documentIndex: UInt32
    private let nameIndex: UInt32
    private let spellingIndex: UInt32
    let role: Facts.Name.Role

    init(document: Int, name: Int, spelling: Int, role: Facts.Name.Role) {
      documentIndex = UInt32(clamping: document)
      nameIndex = UInt32(clamping: name)
      spellingIndex = UInt32(clamping: spelling)
      self.role = role
    }

    /// An index into the facts.
    var document: Int { Int(documentIndex) }
    /// An index into the document's names.
    var name: Int { Int(nameIndex) }
    /// An index into `spellings`.
    var spelling: Int { Int(spellingIndex) }
    /// The name of the body itself: who does the work may be called what everybody calls him.
    var isOfficial: Bool { role != .executor }
  }

  private(set) var spellings: [String] = []
  /// Document by document in the order given, in each as they stand there. Without the names of projects.
  private(set) var uses: [Use] = []

  init(_ facts: [Facts], order: [Int]) {
    var known: [WrittenName: Int] = [:]
    uses.reserveCapacity(order.count * 2)
    let facts = facts.span
    for document in order {
      let names = facts[document].names.span
      for name in names.indices where names[name].role != .project {
        let written = WrittenName(text: names[name].words.text)
        let spelling = known[written] ?? spellings.count
        if spelling == spellings.count {
          known[written] = spelling
          spellings.append(written.text)
        }
        uses.append(Use(document: document, name: name, spelling: spelling, role: names[name].role))
      }
    }
  }
}

extension String {
  /// Whether this stands before the other in the order of their bytes, which is the same on all machines.
  func isBefore(_ other: String) -> Bool {
    let (a, b) = (utf8.span, other.utf8.span)
    for index in 0..<min(a.count, b.count) where a[index] != b[index] { return a[index] < b[index] }
    return a.count < b.count
  }
}
