// One department under two names.

import BiaoModel
import BiaoSyntax

extension Join {
  private typealias Use = WrittenNames.Use

  private struct Named {
    var text: String
    var name: DepartmentName
    var uses: [Use] = []
  }

  /// Reports a name that is another one with a slip: a wrong, missing or swapped character in 工业和信息化局 and the like, the
  /// 自治州 or 县 of the area left out, or the whole area. Names that may well be two departments' are let pass: 教育局 and
  /// 体育局, 云岭县 and 云岭市, 第一小学 and 第二小学.
  mutating func findNames() {
    var names: [Named] = []
    /// The place of each name in `names`.
    var places: [String: Int] = [:]
    /// The same by spelling; nil where nothing of it is a name.
    let spelled = self.names.spellings.map { written -> Int? in
      let text = DepartmentName.plain(written).name
      if text.isEmpty { return nil }
      if let place = places[text] { return place }
      places[text] = names.count
      names.append(Named(text: text, name: DepartmentName(text)))
      return names.count - 1
    }
    // One body's documents have nothing to be compared with.
    guard names.count > 1 else { return }
    for use in self.names.uses {
      if let place = spelled[use.spelling] { names[place].uses.append(use) }
    }
    findSlips(names)
    findMissingAreas(names, places)
    findShortNames(names)
    findEverydayNames(names, places)
  }

  private func words(_ use: Use) -> Facts.Words { facts[use.document].names[use.name].words }

  private mutating func report(_ wrong: Use, as right: Use) {
    // A document that bears both names says itself which is which.
    if wrong.document == right.document || !reportedNames.insert(wrong).inserted { return }
    let (written, meant) = (words(wrong), words(right))
    add(
      JoinedFault(
        kind: .inconsistentName, range: written.place.range, words: written.text,
        otherName: meant.text, others: [other(right.document, meant)]), to: wrong.document)
  }

  // MARK: - Slips

  /// Names with a known task by themselves without one character; a name that is one change away from them has a form
  /// without one character in common.
  private mutating func findSlips(_ names: [Named]) {
    var near: [[UInt32]: [Int]] = [:]
    func forms(_ scalars: [UInt32]) -> [[UInt32]] {
      guard scalars.count <= 40 else { return [] }
      return [scalars]
        + scalars.indices.map { index in
          var shorter = scalars
          shorter.remove(at: index)
          return shorter
        }
    }
    for (index, named) in names.enumerated() where named.name.isLong {
      for form in forms(named.name.scalars) where near[form, default: []].count < 4 {
        near[form, default: []].append(index)
      }
    }
    guard !near.isEmpty else { return }
    for named in names where named.name.taskStart == nil {
      var candidates: Set<Int> = []
      for form in forms(named.name.scalars) { candidates.formUnion(near[form] ?? []) }
      let written = named.name.scalars
      for candidate in candidates.sorted() {
        let right = names[candidate].name
        guard let start = right.taskStart, written.last == right.scalars.last,
          written.prefix(start) == right.scalars.prefix(start), written.count > start,
          NearestName.editDistance(written, right.scalars) == 1, let first = names[candidate].uses.first
        else { continue }
        for use in named.uses { report(use, as: first) }
        break
      }
    }
  }

  // MARK: - Areas

  /// 湘西土家族苗族工业和信息化局 beside 湘西土家族苗族自治州工业和信息化局; 云岭农业农村局 beside 云岭县农业农村局.
  private mutating func findMissingAreas(_ names: [Named], _ places: [String: Int]) {
    for named in names where named.name.hasArea {
      guard let start = named.name.taskStart, let first = named.uses.first else { continue }
      let area = String(String.UnicodeScalarView(named.text.unicodeScalars.prefix(start)))
      let task = String(named.text.unicodeScalars.dropFirst(start))
      let word = DepartmentWords.autonomous.first { area.hasSuffix($0) }
      let shorter = area.unicodeScalars.dropLast(word?.unicodeScalars.count ?? 1)
      // 市财政局 without 市 is nobody's name.
      guard shorter.count >= 2, let place = places[String(String.UnicodeScalarView(shorter)) + task] else { continue }
      for use in names[place].uses where isCompatible(use.document, first.document) { report(use, as: first) }
    }
  }

  private struct Place: Hashable {
    var folder: Substring
    var family: Substring
    var short: [UInt32]
  }

  /// 县农业农村局 beside 云岭县农业农村局, if the folder has no other county's.
  private mutating func findShortNames(_ names: [Named]) {
    var short: [Place: [Use]] = [:]
    for named in names where named.name.lacksArea {
      for use in named.uses where use.isOfficial {
        let place = Place(
          folder: facts[use.document].folder, family: facts[use.document].templateFamily, short: named.name.scalars)
        short[place, default: []].append(use)
      }
    }
    guard !short.isEmpty else { return }
    var full: [Place: (use: Use, name: Int, isOnly: Bool)] = [:]
    for (index, named) in names.enumerated() where named.name.hasArea {
      guard let start = named.name.taskStart else { continue }
      for use in named.uses {
        for start in [start, start - 1] {
          let place = Place(
            folder: facts[use.document].folder, family: facts[use.document].templateFamily,
            short: Array(named.name.scalars.dropFirst(start)))
          guard short[place] != nil else { continue }
          if let known = full[place] {
            if known.name != index { full[place]?.isOnly = false }
          } else {
            full[place] = (use, index, true)
          }
        }
      }
    }
    // In the order of paths, whatever the order of a dictionary is.
    for named in names where named.name.lacksArea {
      for use in named.uses {
        let place = Place(
          folder: facts[use.document].folder, family: facts[use.document].templateFamily, short: named.name.scalars)
        guard let known = full[place], known.isOnly, isCompatible(use.document, known.use.document) else { continue }
        report(use, as: known.use)
      }
    }
  }

  /// 云岭县教体局 beside 云岭县教育体育局.
  private mutating func findEverydayNames(_ names: [Named], _ places: [String: Int]) {
    for named in names where named.uses.contains(where: \.isOfficial) {
      guard let full = Join.fullNames(named.text).lazy.compactMap({ places[$0] }).first,
        let right = names[full].uses.first
      else { continue }
      for use in named.uses where use.isOfficial && isCompatible(use.document, right.document) {
        report(use, as: right)
      }
    }
  }

  /// What the name of a department in an area may be in full; nothing where it is no everyday name.
  private static func fullNames(_ text: String) -> [String] {
    for ending in DepartmentWords.everydayEndings where text.hasSuffix(ending.short) {
      let stem = String(text.unicodeScalars.dropLast(ending.short.unicodeScalars.count))
      for name in DepartmentWords.everydayNames where stem.hasSuffix(name.short) {
        let area = String(stem.unicodeScalars.dropLast(name.short.unicodeScalars.count))
        guard area.unicodeScalars.count >= 2, let last = area.unicodeScalars.last?.value,
          DepartmentName.areas.contains(last)
        else { continue }
        return name.full.map { area + $0 + ending.full }
      }
    }
    return []
  }

  /// Whether two documents may be of one year.
  func isCompatible(_ a: Int, _ b: Int) -> Bool {
    guard let first = heads[a].year, let second = heads[b].year else { return true }
    return first == second
  }
}
