// The catalogue of units: made once from the table, looked up by walking a hashed trie of scalars.

/// The units of `UnitTable`, and a trie of all their spellings. A lookup costs one probe for each scalar and allocates
/// nothing.
struct UnitCatalogue: Sendable {
  static let shared = UnitCatalogue(UnitTable.text)

  private var symbols: [String] = []
  private var dimensions: [Dimension] = []
  private var factors: [Decimal] = []
  private var exactFactors: [Rational] = []

  /// Open addressing: a key is node << 21 | scalar, 0 is free (no spelling holds the scalar 0).
  private var keys: [UInt32] = []
  private var targets: [UInt16] = []
  /// The unit that ends at a node, or `Unit.none`.
  private var units: [UInt16] = [Unit.none]
  private static let slots = 4096

  /// Lines of the table that could not be understood; empty, as a test shows.
  private(set) var faults: [String] = []

  var count: Int { symbols.count }

  func symbol(_ id: UInt16) -> String { Int(id) < symbols.count ? symbols[Int(id)] : "" }
  func dimension(_ id: UInt16) -> Dimension { Int(id) < dimensions.count ? dimensions[Int(id)] : .other }
  func factor(_ id: UInt16) -> Decimal { Int(id) < factors.count ? factors[Int(id)] : .one }
  func exactFactor(_ id: UInt16) -> Rational { Int(id) < exactFactors.count ? exactFactors[Int(id)] : .one }

  init(_ table: StaticString) {
    keys = [UInt32](repeating: 0, count: Self.slots)
    targets = [UInt16](repeating: 0, count: Self.slots)
    var dimension: Dimension?
    for line in table.description.utf8.split(separator: 0x0A) {
      let words = line.split(separator: 0x20).map { String(Substring($0)) }
      guard let first = words.first else { continue }
      if first.utf8.first == 0x5B, words.count == 1 {
        dimension = Self.dimension(named: first)
        if dimension == nil { faults.append(first) }
        continue
      }
      guard let dimension, words.count >= 2, let exact = Self.fraction(words[1]), symbols.count < 1000 else {
        faults.append(String(Substring(line)))
        continue
      }
      let id = UInt16(truncatingIfNeeded: symbols.count)
      symbols.append(first)
      dimensions.append(dimension)
      exactFactors.append(exact)
      factors.append(exact.decimal ?? exact.decimal(rounded: 10) ?? .one)
      insert(first, id)
      for spelling in words.dropFirst(2) { insert(spelling, id) }
    }
  }

  private static func dimension(named text: String) -> Dimension? {
    Dimension.allCases.first { "[\($0)]" == text }
  }

  /// `0.5` or `2000/3`
  private static func fraction(_ text: String) -> Rational? {
    let parts = text.utf8.split(separator: 0x2F).compactMap { Decimal(text: String(Substring($0))) }
    switch parts.count {
    case 1: return Rational(parts[0])
    case 2: return Rational(parts[0]).divided(by: Rational(parts[1]))
    default: return nil
    }
  }

  private mutating func insert(_ spelling: String, _ id: UInt16) {
    var node: UInt16 = 0
    for scalar in spelling.unicodeScalars {
      if let next = step(node, scalar.value) {
        node = next
        continue
      }
      guard units.count < 2048, units.count * 2 < Self.slots else {
        faults.append("full: \(spelling)")
        return
      }
      let next = UInt16(truncatingIfNeeded: units.count)
      units.append(Unit.none)
      let key = UInt32(node) << 21 | (scalar.value & 0x1F_FFFF)
      var slot = Self.slot(key)
      while keys[slot] != 0 { slot = (slot + 1) & (Self.slots - 1) }
      keys[slot] = key
      targets[slot] = next
      node = next
    }
    if units[Int(node)] != Unit.none { faults.append("twice: \(spelling)") }
    units[Int(node)] = id
  }

  @inline(__always)
  private static func slot(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 20) & (slots - 1) }

  @inline(__always)
  private func step(_ node: UInt16, _ scalar: UInt32) -> UInt16? {
    guard scalar <= 0x1F_FFFF else { return nil }
    let key = UInt32(node) << 21 | scalar
    var slot = Self.slot(key)
    // At most half of the slots are taken, so a free one ends every probe.
    while keys[slot] != 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & (Self.slots - 1)
    }
    return nil
  }

  /// Takes the longest spelling of a unit that stands at the cursor. A spelling that ends in a Latin letter or a digit
  /// (`m`, `m2`) must not run on into another one.
  func scan(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> UInt16? {
    var node: UInt16 = 0
    var walker = cursor
    var found: UInt16?
    while let next = step(node, walker.scalar) {
      let isLatin = walker.isLatinLetter || walker.digit != nil
      walker.advance(bytes)
      node = next
      let unit = units[Int(node)]
      if unit != Unit.none, !(isLatin && (walker.isLatinLetter || walker.digit != nil)) {
        found = unit
        cursor = walker
      }
    }
    return found
  }
}
