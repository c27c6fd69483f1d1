// The second step across files: the facts of all documents in, the faults of each out.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// Compares documents by their facts. The result depends on the documents and not on their order; the cost is linear in
/// the facts: documents find each other through dictionaries.
///
/// What a document's facts come to is taken when they are added, while they are still in the processor's cache: once the
/// last of thousands is there, each look at the first ones takes as long as hundreds of steps.
package struct Join: Sendable {
  /// In the order of their paths once faults are looked for.
  private(set) var facts: [Facts] = []
  /// What nearly every comparison asks first.
  private(set) var heads: [Head] = []
  private(set) var names = WrittenNames()
  /// By index: the department of which the document speaks.
  private(set) var departments: [NameKey?] = []
  private(set) var faults: [[JoinedFault]] = []
  /// Names that are said to be written otherwise elsewhere: once is enough.
  var reportedNames: Set<WrittenNames.Use> = []
  /// The last use of each code, as an index into `uses`.
  private var projects: [NameKey: Int] = [:]
  private var uses: [CodeUse] = []
  /// Whether each document stands behind the one that was added before it.
  private var isInOrder = true

  struct Head {
    let kind: Facts.Kind
    let isEvaluation: Bool
    let year: Int?
  }

  /// `capacity` is how many documents there may be.
  package init(capacity: Int = 0) {
    facts.reserveCapacity(capacity)
    heads.reserveCapacity(capacity)
    names.reserveCapacity(capacity)
    faults.reserveCapacity(capacity)
  }

  /// The faults of each document, in the order of `facts`. `wholeFolders` are the folders that were looked through as a
  /// whole, without a slash at the end, and empty for the working folder: only there can a template be without use.
  package static func faults(_ facts: [Facts], wholeFolders: [String]) -> [[JoinedFault]] {
    var join = Join(capacity: facts.count)
    for document in facts { join.add(document) }
    return join.findFaults(wholeFolders: wholeFolders)
  }

  /// Takes in a document. In the order of the paths each is looked at once; in any other all are again at the end.
  package mutating func add(_ document: Facts) {
    if let last = facts.last, document.path.isBefore(last.path) { isInOrder = false }
    let index = facts.count
    heads.append(Head(kind: document.kind, isEvaluation: document.isEvaluation, year: document.year))
    faults.append([])
    names.add(document, at: index)
    facts.append(document)
    findDuplicateCodes(index)
  }

  /// The faults of each document, in the order in which they were added.
  package mutating func findFaults(wholeFolders: [String]) -> [[JoinedFault]] {
    guard isInOrder else {
      let order = facts.indices.sorted { facts[$0].path.isBefore(facts[$1].path) }
      var faults: [[JoinedFault]] = Array(repeating: [], count: facts.count)
      for (index, found) in zip(order, Join.faults(order.map { facts[$0] }, wholeFolders: wholeFolders)) {
        faults[index] = found
      }
      return faults
    }
    departments = Join.departments(facts, heads, names)
    findNames()
    compareStages()
    compareDepartments()
    findUnusedTemplates(in: wholeFolders)
    return faults
  }

  mutating func add(_ fault: JoinedFault, to index: Int) { faults[index].append(fault) }

  func other(_ index: Int, _ words: Facts.Words) -> OtherPlace { OtherPlace(path: facts[index].path, words: words) }

  // MARK: - Departments

  private struct Place: Hashable {
    var folder: Substring
    var family: Substring
  }

  /// The department of each document: the one that it names; of a document that names none the only one that is named in
  /// its folder by documents of its own body's templates.
  private static func departments(_ facts: [Facts], _ heads: [Head], _ names: WrittenNames) -> [NameKey?] {
    var keys = namedDepartments(heads, names)
    guard keys.contains(nil) else { return keys }
    var places: [Place: NameKey?] = [:]
    for (index, key) in keys.enumerated() {
      guard let key else { continue }
      let place = Place(folder: facts[index].folder, family: facts[index].templateFamily)
      if let other = places[place] {
        if other != key { places[place] = .some(nil) }
      } else {
        places[place] = key
      }
    }
    for index in keys.indices where keys[index] == nil && heads[index].kind != .template {
      let family = facts[index].templateFamily
      // A nation's templates are everybody's.
      guard !family.isEmpty, !FormKindWords.national.contains(String(family)) else { continue }
      keys[index] = places[Place(folder: facts[index].folder, family: family)] ?? nil
    }
    return keys
  }

  /// The department that each document names: the first that it calls so, else the first unit with a budget.
  private static func namedDepartments(_ heads: [Head], _ names: WrittenNames) -> [NameKey?] {
    /// By document an index into the uses; -1 for none.
    var chosen = [Int32](repeating: -1, count: heads.count)
    for (index, use) in names.uses.enumerated() {
      let other = chosen[use.document] < 0 ? nil : names.uses[Int(chosen[use.document])].role
      switch (use.role, other) {
      case (.department, nil), (.department, .unit), (.unit, nil): chosen[use.document] = Int32(clamping: index)
      default: continue
      }
    }
    /// By spelling; nil where nobody has asked yet.
    var known: [NameKey?] = Array(repeating: nil, count: names.spellings.count)
    return heads.indices.map { index in
      guard heads[index].kind == .department || heads[index].kind == .project, chosen[index] >= 0 else { return nil }
      let use = names.uses[Int(chosen[index])]
      let key = known[use.spelling] ?? NameKey(DepartmentName.plain(names.spellings[use.spelling]).name)
      known[use.spelling] = key
      return key.isEmpty ? nil : key
    }
  }

  // MARK: - Codes

  /// A project with a code, and the next one with the same code of another template or year; -1 after the last.
  private struct CodeUse {
    var index: Int
    var code: Facts.Words
    var name: NameKey
    var template: NameKey
    var next: Int
  }

  /// One code for two projects. The forms of one project bear the same code (its targets, its evaluation, the next year's
  /// targets, a copy), so forms of one template and one year must name different projects, and others projects whose names
  /// have nothing in common.
  private mutating func findDuplicateCodes(_ index: Int) {
    // Looked at in place: a subscript of the array copies all that the facts of a document hold.
    let documents = facts
    let facts = documents.span
    guard heads[index].kind == .project, !facts[index].codes.isEmpty, let name = facts[index].firstName(.project),
      let template = facts[index].template
    else { return }
    let nameKey = NameKey(name.text)
    let templateKey = NameKey(template.text)
    for code in facts[index].codes {
      let key = NameKey(code.text)
      let head = projects[key] ?? -1
      var use = head
      var rival = -1
      var isKnown = false
      // A project has a few forms a year; more of one code are no case for comparing each with each.
      for _ in 0..<16 where use >= 0 && !isKnown {
        let other = uses[use]
        if heads[other.index].year == heads[index].year, other.template == templateKey {
          isKnown = true
          rival = other.index != index && other.name != nameKey ? use : -1
        } else if rival < 0, other.index != index, other.name != nameKey,
          Join.mayBeOfOneYear(heads[other.index].year, heads[index].year),
          Join.haveNothingInCommon(facts[other.index].firstName(.project)?.text ?? "", name.text)
        {
          rival = use
        }
        use = other.next
      }
      if !isKnown {
        projects[key] = uses.count
        uses.append(CodeUse(index: index, code: code, name: nameKey, template: templateKey, next: head))
      }
      guard rival >= 0 else { continue }
      let other = uses[rival]
      add(
        JoinedFault(
          kind: .duplicateCode, range: code.place.range, words: code.text, name: name.text,
          otherName: facts[other.index].firstName(.project)?.text ?? "", others: [self.other(other.index, other.code)]
        ), to: index)
    }
  }

  private static func mayBeOfOneYear(_ a: Int?, _ b: Int?) -> Bool {
    guard let a, let b else { return true }
    return a == b
  }

  /// Whether two names have no two characters in a row in common, but for those that many projects bear; false for short
  /// names.
  private static func haveNothingInCommon(_ a: String, _ b: String) -> Bool {
    let (first, second) = (pairs(a), pairs(b))
    return first.count >= 4 && second.count >= 4 && first.isDisjoint(with: second)
  }

  private static func pairs(_ name: String) -> Set<UInt64> {
    var pairs: Set<UInt64> = []
    var last: UInt32 = 0
    for scalar in name.unicodeScalars.prefix(80) {
      let isIdeograph = scalar.value >= 0x4E00 && scalar.value < 0xA000
      if isIdeograph, last != 0 { pairs.insert(UInt64(last) << 32 | UInt64(scalar.value)) }
      last = isIdeograph ? scalar.value : 0
    }
    return pairs.subtracting(commonPairs)
  }

  private static let commonPairs: Set<UInt64> = {
    var pairs: Set<UInt64> = []
    for word in ["项目", "工程", "建设", "经费", "资金", "补助", "专项", "改造"] {
      let scalars = Array(word.unicodeScalars)
      pairs.insert(UInt64(scalars[0].value) << 32 | UInt64(scalars[1].value))
    }
    return pairs
  }()

  // MARK: - Templates

  private mutating func findUnusedTemplates(in folders: [String]) {
    guard !folders.isEmpty, heads.contains(where: { $0.kind == .template }),
      facts.contains(where: { $0.kind != .template && $0.templateFamily != FormKindWords.ownFamily })
    else { return }
    var used: Set<NameKey> = []
    var last = ""
    for index in facts.indices {
      if heads[index].kind != .template {
        // Neighbours mostly are of one template.
        guard let name = facts[index].template?.text, name != last else { continue }
        used.insert(NameKey(name))
        last = name
      } else if let base = facts[index].base, base.text != facts[index].template?.text {
        used.insert(NameKey(base.text))
      }
    }
    for index in heads.indices where heads[index].kind == .template {
      guard let name = facts[index].template, !used.contains(NameKey(name.text)),
        folders.contains(where: { Join.isInside(facts[index].path, $0) })
      else { continue }
      add(
        JoinedFault(kind: .unusedTemplate, range: name.place.range, words: name.text, others: []), to: index)
    }
  }

  private static func isInside(_ path: String, _ folder: String) -> Bool {
    if folder.isEmpty { return path.utf8.first != 0x2F }
    return path.utf8.starts(with: folder.utf8)
      && (folder.utf8.last == 0x2F || path.utf8.dropFirst(folder.utf8.count).first == 0x2F)
  }
}
