// The indicator library: what common knowledge says of an indicator by its name.

import BiaoLibrary
package import BiaoSyntax
package import BiaoValues

/// One indicator of the library.
package struct LibraryIndicator: Sendable {
  package var name: String
  /// The tiers in which it may stand, the most fitting first, as written.
  package var tiers: [String]
  package var tierKeys: [NameKey]
  /// The units that it may have, the most usual first. Empty where it has none.
  package var units: [BiaoValues.Unit]
  /// `≥` where more is better, `≤` where less is, `=` where only one value is right; nil where it depends.
  package var direction: Comparator?
  /// What it cannot exceed, in its first unit: 100 for a rate of things that pass.
  package var cap: Decimal?
  /// A well-written target; empty where there is none.
  package var example: String

  /// Whether it may stand in a tier of that name (with or without 指标 at the end).
  package func belongs(to tier: NameKey) -> Bool { tierKeys.contains(tier) }
}

/// All indicators of the built-in library and of the workspace's forms of `hebiao/指标库`. Immutable once made.
package final class IndicatorLibrary: Sendable {
  /// The template of the forms that extend the library.
  package static let templateName = "hebiao/指标库"

  /// In the order of the documents; those of the workspace first.
  package let indicators: [LibraryIndicator]
  /// By the hash of the folded name, read backwards; the first of a name counts.
  private let byName: [UInt64: Int32]
  /// For each length in bytes whether a name has it.
  private let hasLength: [Bool]
  private let byTier: [NameKey: [Int32]]

  /// `forms` are documents of the template `hebiao/指标库`.
  init(_ forms: [SourceFile], template: Template) {
    var indicators: [LibraryIndicator] = []
    var byName: [UInt64: Int32] = [:]
    var byTier: [NameKey: [Int32]] = [:]
    var hasLength = [Bool](repeating: false, count: IndicatorLibrary.longestName + 1)
    for form in forms {
      let columns = Columns(template)
      for table in Form(form, template: template).tables {
        for row in table.rows where !row.isBlank {
          guard let (indicator, names) = columns.read(row, table, form.tree) else { continue }
          // A workspace may word an indicator of the built-in library anew.
          guard let own = names.first.map(IndicatorLibrary.hash), byName[own] == nil else { continue }
          let index = Int32(truncatingIfNeeded: indicators.count)
          for name in names where !name.isEmpty && name.count < hasLength.count {
            hasLength[name.count] = true
            let hash = IndicatorLibrary.hash(name)
            if byName[hash] == nil { byName[hash] = index }
          }
          for key in indicator.tierKeys where byTier[key]?.last != index { byTier[key, default: []].append(index) }
          indicators.append(indicator)
        }
      }
    }
    self.indicators = indicators
    self.byName = byName
    self.byTier = byTier
    self.hasLength = hasLength
  }

  /// Knows nothing.
  static let empty = IndicatorLibrary()

  private init() {
    indicators = []
    byName = [:]
    byTier = [:]
    hasLength = []
  }

  /// The indicator whose name, or one of its other names, ends the name in `range` of `bytes`, the longest such name;
  /// nil where there is none. Punctuation and 指标 at the end of the name do not count.
  package func match(_ bytes: [UInt8], _ range: ByteRange) -> LibraryIndicator? {
    var end = foldedName(bytes, range)[...]
    trim(&end)
    var hash = NameKey.empty.value
    var found: Int32?
    var length = 0
    for byte in end.reversed() {
      hash = IndicatorLibrary.step(hash, byte)
      length += 1
      if length >= hasLength.count { break }
      // Only at the start of a character.
      if hasLength[length], byte & 0xC0 != 0x80, let index = byName[hash] { found = index }
    }
    return found.map { indicators[Int($0)] }
  }

  /// The indicators that fit a tier of that name, those for which it is the most fitting first.
  package func indicators(inTier tier: NameKey) -> [LibraryIndicator] {
    let fitting = (byTier[tier] ?? []).map { indicators[Int($0)] }
    return fitting.filter { $0.tierKeys.first == tier } + fitting.filter { $0.tierKeys.first != tier }
  }

  /// Names longer than this many bytes are cut off for look-up.
  private static let longestName = 96

  @inline(__always)
  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Of the bytes from the last to the first, so that the hash of each ending comes by the way.
  private static func hash(_ name: [UInt8]) -> UInt64 { name.reversed().reduce(NameKey.empty.value, step) }

  private func trim(_ name: inout ArraySlice<UInt8>) {
    while let last = name.last {
      if last == 0x2E || last == 0x3B || last == 0x2C || last == 0x3A {
        name.removeLast()
      } else if name.count > 3, IndicatorLibrary.endings.contains(where: { name.suffix($0.count).elementsEqual($0) }) {
        name.removeLast(name.suffix(6).elementsEqual("指标".utf8) ? 6 : 3)
      } else {
        return
      }
    }
  }

  private static let endings: [[UInt8]] = ["。", "、", "指标"].map { Array($0.utf8) }
}

/// The columns of the library's table.
private struct Columns {
  private let template: Template
  private let table: Int?

  init(_ template: Template) {
    self.template = template
    table = template.child(of: 0, named: NameKey("指标库"))
  }

  /// The indicator of a row, with the folded names under which it is known.
  func read(_ row: Table.Row, _ table: Table, _ tree: Tree) -> (LibraryIndicator, [[UInt8]])? {
    func text(_ name: String) -> ByteRange? {
      guard let group = self.table, let field = template.child(of: group, named: NameKey(name)),
        let column = table.column(of: field), row.cells.count > column
      else { return nil }
      let range = tree.trimmed(table.cells[row.cells.lowerBound + column].range)
      return range.isEmpty ? nil : range
    }
    func list(_ name: String) -> [String] {
      guard let range = text(name) else { return [] }
      return tree.text(range).split { $0 == "、" || $0 == "," || $0 == "，" }
        .map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
    }
    guard let name = text("指标") else { return nil }
    let tiers = list("层级")
    var cap: Decimal?
    if let range = text("上限"), case .value(let figure) = Read.number(tree.bytes, range) { cap = figure.figure.number }
    let indicator = LibraryIndicator(
      name: tree.text(name), tiers: tiers, tierKeys: tiers.flatMap(Columns.keys),
      units: list("单位").compactMap { Units.unit(named: Array($0.utf8)) },
      direction: text("方向").flatMap { Columns.direction(tree.text($0)) }, cap: cap,
      example: text("示例").map(tree.text) ?? "")
    let names = [foldedName(tree.bytes, name)] + list("别名").map { foldedName(Array($0.utf8), 0..<$0.utf8.count) }
    return (indicator, names)
  }

  /// A tier is known with and without 指标.
  private static func keys(_ tier: String) -> [NameKey] {
    let suffix = "指标"
    return tier.hasSuffix(suffix)
      ? [NameKey(tier), NameKey(String(tier.dropLast(suffix.count)))] : [NameKey(tier), NameKey(tier + suffix)]
  }

  private static func direction(_ text: String) -> Comparator? {
    switch text {
    case "≥": .atLeast
    case "≤": .atMost
    case "=", "＝": .equal
    default: nil
    }
  }
}

extension String {
  /// Without spaces at its ends.
  fileprivate var trimmingSpaces: String {
    let scalars = Array(unicodeScalars)
    guard let first = scalars.firstIndex(where: { $0 != " " }), let last = scalars.lastIndex(where: { $0 != " " })
    else { return "" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[first...last])
    return String(view)
  }
}
