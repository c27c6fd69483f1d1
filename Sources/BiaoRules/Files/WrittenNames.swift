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
  struct Use: Hashable {
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
  private var known: [WrittenName: Int] = [:]

  /// Room for those of so many documents.
  mutating func reserveCapacity(_ documentCount: Int) { uses.reserveCapacity(documentCount * 2) }

  /// The names of the document whose index among the facts is `index`.
  mutating func add(_ document: Facts, at index: Int) {
    let names = document.names.span
    for name in names.indices where names[name].role != .project {
      let written = WrittenName(text: names[name].words.text)
      let spelling = known[written] ?? spellings.count
      if spelling == spellings.count {
        known[written] = spelling
        spellings.append(written.text)
      }
      uses.append(Use(document: index, name: name, spelling: spelling, role: names[name].role))
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
