// Units beside the built-in ones, as a project's configuration adds them.

import Synchronization

/// A unit that is not in the built-in catalogue.
package struct UnitDefinition: Sendable, Hashable {
  /// How it is written, as UTF-8; messages call it so.
  package var symbol: [UInt8]
  /// Further spellings.
  package var spellings: [[UInt8]]
  package var dimension: Dimension
  /// How many reference units of the dimension it is; 1 in a dimension of its own (`other`).
  package var factor: Rational

  package init(symbol: [UInt8], spellings: [[UInt8]] = [], dimension: Dimension, factor: Rational) {
    self.symbol = symbol
    self.spellings = spellings
    self.dimension = dimension
    self.factor = factor
  }
}

/// The units that are known beside the catalogue, to the whole process: values are read in so many places that no set of
/// units is handed to each. A run uses those of all its configurations, which may not contradict each other; the language
/// server those of the document that it is at.
package enum ExtraUnits {
  /// The identifiers of the catalogue are all below.
  static let firstID: UInt16 = 1024
  package static let maximumCount = 500

  private final class Box: Sendable {
    let catalogue: UnitCatalogue

    init(_ catalogue: UnitCatalogue) { self.catalogue = catalogue }
  }

  /// Whether there are any: asked at each unit that is read, and almost always false.
  private static let isUsed = Atomic<Bool>(false)
  private static let box = Mutex<Box?>(nil)
  private static let definitions = Mutex<[UnitDefinition]>([])

  /// From now on these are known, and no others. Those beyond `maximumCount` are left out. What was read before with other
  /// units has to be read anew.
  package static func use(_ units: [UnitDefinition]) {
    definitions.withLock { known in
      guard known != units else { return }
      known = units
      isUsed.store(false, ordering: .sequentiallyConsistent)
      let made = units.isEmpty ? nil : Box(UnitCatalogue(units.prefix(maximumCount), firstID: firstID))
      box.withLock { $0 = made }
      isUsed.store(made != nil, ordering: .sequentiallyConsistent)
    }
  }

  @inline(__always)
  static var catalogue: UnitCatalogue? { isUsed.load(ordering: .relaxed) ? box.withLock { $0?.catalogue } : nil }

  /// The built-in unit whose whole text is exactly these bytes, multipliers and composites included.
  package static func builtInUnit(named bytes: [UInt8]) -> Unit? {
    guard let unit = Units.unit(named: bytes) else { return nil }
    return [unit.id, unit.per, unit.secondPer].contains { $0 >= firstID && $0 != Unit.none } ? nil : unit
  }
}
