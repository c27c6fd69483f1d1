// The catalogue of units: made once from the table, looked up by walking a hashed trie of scalars.

/// The units of `UnitTable`, and a trie of all their spellings. A lookup costs one probe for each scalar and allocates
/// nothing.
struct UnitCatalogue: Sendable {
  static let shared = UnitCatalogue(UnitTable.text)

  /// The identifier of the first unit; 0 for the built-in ones, to which all questions are put.
  private let firstID: UInt16

  /// The table's text; symbols are ranges of it, so that making the catalogue makes no strings.
  private let text: [UInt8]
  private var symbols: [Range<Int>] = []
  private var dimensions: [Dimension] = []
  private var exactFactors: [Rational] = []
  private var decimalFactors: [Decimal?] = []

  /// Open addressing: a key is node << 21 | scalar, 0 is free (no spelling holds the scalar 0).
  private var keys: [UInt32] = []
  private var targets: [UInt16] = []
  /// The unit that ends at a node, or `Unit.none`.
  private var units: [UInt16] = [Unit.none]
  private static let slots = 4096

  /// Where the trie stands after 个.
  private var counterNode: UInt16 = 0

  /// Lines of the table that could not be understood; empty, as a test shows.
  private(set) var faults: [String] = []

  var count: Int { symbols.count }

  func symbol(_ id: UInt16) -> String {
    guard Int(id) < symbols.count else { return extra(id)?.symbol(id - ExtraUnits.firstID) ?? "" }
    return String(decoding: text[symbols[Int(id)]], as: UTF8.self)
  }
  func dimension(_ id: UInt16) -> Dimension {
    Int(id) < dimensions.count ? dimensions[Int(id)] : extra(id)?.dimension(id - ExtraUnits.firstID) ?? .other
  }
  func exactFactor(_ id: UInt16) -> Rational {
    Int(id) < exactFactors.count ? exactFactors[Int(id)] : extra(id)?.exactFactor(id - ExtraUnits.firstID) ?? .one
  }
  /// Nil where the factor is no decimal.
  func decimalFactor(_ id: UInt16) -> Decimal? {
    Int(id) < decimalFactors.count ? decimalFactors[Int(id)] : extra(id)?.decimalFactor(id - ExtraUnits.firstID)
  }

  /// The catalogue that knows a unit which is not one of these.
  private func extra(_ id: UInt16) -> UnitCatalogue? {
    firstID == 0 && id >= ExtraUnits.firstID && id != Unit.none ? ExtraUnits.catalogue : nil
  }
  func factor(_ id: UInt16) -> Decimal {
    decimalFactor(id) ?? exactFactor(id).decimal(rounded: 10) ?? .one
  }

  /// Units that a configuration adds; what cannot be taken is left out and stands among the faults.
  init(_ definitions: some Collection<UnitDefinition>, firstID: UInt16) {
    self.firstID = firstID
    var text: [UInt8] = []
    var spellings: [[Range<Int>]] = []
    for definition in definitions {
      spellings.append(
        ([definition.symbol] + definition.spellings).map { spelling in
          text += spelling
          return text.count - spelling.count..<text.count
        })
    }
    self.text = text
    keys = [UInt32](repeating: 0, count: Self.slots)
    targets = [UInt16](repeating: 0, count: Self.slots)
    for (definition, spellings) in zip(definitions, spellings) {
      guard let first = spellings.first else { continue }
      let id = UInt16(truncatingIfNeeded: symbols.count)
      symbols.append(first)
      dimensions.append(definition.dimension)
      exactFactors.append(definition.factor)
      decimalFactors.append(definition.factor.decimal)
      for spelling in spellings where !spelling.isEmpty { insert(spelling, id) }
    }
  }

  /// The first and the further spellings of each unit, read from the table once more: few ask.
  var spellings: [[String]] {
    text.split(separator: 0x0A).compactMap { line -> [String]? in
      guard line.first != 0x5B else { return nil }
      let words = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      return Array(words.prefix(1) + words.dropFirst(2))
    }
  }

  init(_ table: StaticString) {
    firstID = 0
    text = Array(table.description.utf8)
    keys = [UInt32](repeating: 0, count: Self.slots)
    targets = [UInt16](repeating: 0, count: Self.slots)
    units.reserveCapacity(Self.slots / 2)
    var dimension: Dimension?
    var lineStart = 0
    while lineStart < text.count {
      let lineEnd = text[lineStart...].firstIndex(of: 0x0A) ?? text.count
      if text[lineStart] == 0x5B {
        dimension = Self.dimension(named: text[lineStart..<lineEnd])
        if dimension == nil { fault(lineStart..<lineEnd) }
      } else if let dimension {
        read(lineStart..<lineEnd, dimension)
      } else {
        fault(lineStart..<lineEnd)
      }
      lineStart = lineEnd + 1
    }
    counterNode = step(0, 0x4E2A) ?? 0
  }

  /// The dimension of a heading `[money]`.
  private static func dimension(named heading: ArraySlice<UInt8>) -> Dimension? {
    Dimension.allCases.first { dimension in
      heading.dropFirst().dropLast().elementsEqual(dimension.name.utf8)
    }
  }

  /// Reads `symbol factor spelling…`.
  private mutating func read(_ line: Range<Int>, _ dimension: Dimension) {
    guard symbols.count < 1000 else { return fault(line) }
    let id = UInt16(truncatingIfNeeded: symbols.count)
    var position = 0
    var start = line.lowerBound
    while start < line.upperBound {
      let end = text[start..<line.upperBound].firstIndex(of: 0x20) ?? line.upperBound
      switch position {
      case 0: symbols.append(start..<end)
      case 1:
        guard let factor = factor(start..<end) else {
          symbols.removeLast()
          return fault(line)
        }
        dimensions.append(dimension)
        exactFactors.append(factor)
        decimalFactors.append(factor.decimal)
        insert(symbols[symbols.count - 1], id)
      default: insert(start..<end, id)
      }
      position += 1
      start = end + 1
    }
    if position < 2 {
      symbols.removeLast()
      fault(line)
    }
  }

  private mutating func fault(_ range: Range<Int>) {
    faults.append(String(decoding: text[range], as: UTF8.self))
  }

  /// `0.5` or `2000/3`
  private func factor(_ range: Range<Int>) -> Rational? {
    var cursor = FoldedCursor(text, range)
    guard case .value(let above, _) = NumberScanner.scan(&cursor, text) else { return nil }
    if cursor.isAtEnd { return Rational(above) }
    guard cursor.take("/", text), case .value(let below, _) = NumberScanner.scan(&cursor, text), cursor.isAtEnd else {
      return nil
    }
    return Rational(above).divided(by: Rational(below))
  }

  private mutating func insert(_ spelling: Range<Int>, _ id: UInt16) {
    var node: UInt16 = 0
    var cursor = FoldedCursor(text, spelling)
    while !cursor.isAtEnd {
      let scalar = cursor.scalar
      cursor.advance(text)
      if let next = step(node, scalar) {
        node = next
        continue
      }
      guard units.count < Self.slots / 2, scalar <= 0x1F_FFFF else { return fault(spelling) }
      let next = UInt16(truncatingIfNeeded: units.count)
      units.append(Unit.none)
      let key = UInt32(node) << 21 | scalar
      var slot = Self.slot(key)
      while keys[slot] != 0 { slot = (slot + 1) & (Self.slots - 1) }
      keys[slot] = key
      targets[slot] = next
      node = next
    }
    // A spelling names one unit only.
    if units[Int(node)] != Unit.none { fault(spelling) }
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
  /// `isAfterCounter` looks for spellings that begin with 个, without it: 项目.
  func scan(_ cursor: inout FoldedCursor, _ bytes: [UInt8], isAfterCounter: Bool = false) -> UInt16? {
    guard let extra = ExtraUnits.catalogue else { return scanOwn(&cursor, bytes, isAfterCounter: isAfterCounter) }
    var other = cursor
    let found = scanOwn(&cursor, bytes, isAfterCounter: isAfterCounter)
    guard let id = extra.scanOwn(&other, bytes), found == nil || other.at > cursor.at else { return found }
    cursor = other
    return id + ExtraUnits.firstID
  }

  private func scanOwn(_ cursor: inout FoldedCursor, _ bytes: [UInt8], isAfterCounter: Bool = false) -> UInt16? {
    var node: UInt16 = isAfterCounter ? counterNode : 0
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
