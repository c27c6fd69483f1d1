// Which names of indicators stand twice in a form, so that only those are held against each other.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// What an indicator is called, as far as names are compared.
enum FoldedNameKey: Sendable {
  /// A hash of the folded name.
  case name(UInt64)
  /// The row packs several indicators.
  case packed
  /// It has no target that could be compared.
  case none

  init(_ indicator: Indicator, _ bytes: [UInt8]) {
    guard case .value(let list) = indicator.target else {
      self = .none
      return
    }
    self = list.targets.count > 1 ? .packed : .name(FoldedNameKey.hash(bytes, indicator.name))
  }

  /// The keys of all indicators of a form of which those are `none` whose names need not be folded: no other has the same
  /// hash. Nil for a form with packed rows, which name more than one thing.
  static func ofRepeatedNames(in form: Form) -> [FoldedNameKey]? {
    let bytes = form.tree.bytes
    let indicators = form.indicators.span
    var hashes: [UInt64] = []
    hashes.reserveCapacity(indicators.count)
    var seen = SeenHashes(count: indicators.count)
    for index in indicators.indices {
      switch indicators[index].target.targetCount {
      case 0:
        // It has no key, whatever its hash.
        hashes.append(0)
      case 1:
        let hash = DuplicateNames.wholeHash(bytes, indicators[index].name)
        hashes.append(hash)
        seen.note(hash)
      default: return nil
      }
    }
    return form.indicators.indices.map {
      seen.mayHoldTwice(hashes[$0]) ? FoldedNameKey(form.indicators[$0], bytes) : .none
    }
  }

  static func hash(_ bytes: [UInt8], _ name: ByteRange) -> UInt64 {
    var hash = FNV1a()
    for byte in DuplicateNames.folded(bytes, name) { hash.add(byte) }
    return hash.value ^ hash.value >> 32
  }
}

/// Nearly all indicators have a name of their own.
struct RepeatedNames {
  private let keys: [FoldedNameKey]
  private var seen: SeenHashes

  init(_ keys: [FoldedNameKey], _ form: Form) {
    self.keys = keys
    seen = SeenHashes(count: keys.count)
    for (index, key) in keys.enumerated() {
      switch key {
      case .name(let hash): seen.note(hash)
      case .packed:
        // What a packed row names may be the name of any other.
        for pair in PackedRow(form.indicators[index], form.tree.bytes)?.pairs ?? [] {
          seen.note(FoldedNameKey.hash(form.tree.bytes, pair.name))
        }
      case .none: break
      }
    }
  }

  /// Whether the indicator at that index may bear a name that stands twice.
  func mayHold(_ index: Int) -> Bool {
    switch keys[index] {
    case .name(let hash): seen.mayHoldTwice(hash)
    case .packed: true
    case .none: false
    }
  }
}

/// How often hashes came, by their last bits: never wrong with a no, and wrong with a yes about once in sixteen.
private struct SeenHashes {
  /// Two at most.
  private var counts: [UInt8]

  /// `count` is how many there will be.
  init(count: Int) {
    var size = 1024
    while size < count * 16, size < 1 << 24 { size *= 2 }
    counts = Array(repeating: 0, count: size)
  }

  mutating func note(_ hash: UInt64) {
    let place = place(hash)
    counts[place] = min(counts[place] + 1, 2)
  }

  func mayHoldTwice(_ hash: UInt64) -> Bool { counts[place(hash)] > 1 }

  private func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ hash &>> 32) & (counts.count - 1) }
}
