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
  /// rough hash. Nil for a form with packed rows, which name more than one thing.
  static func ofRepeatedNames(in form: Form) -> [FoldedNameKey]? {
    let bytes = form.tree.bytes
    var hashes: [UInt64] = []
    hashes.reserveCapacity(form.indicators.count)
    for index in form.indicators.indices {
      guard case .value(let list) = form.indicators[index].target else {
        // It has no key, whatever its hash.
        hashes.append(0)
        continue
      }
      if list.targets.count > 1 { return nil }
      hashes.append(DuplicateNames.hash(bytes, form.indicators[index].name))
    }
    let sorted = hashes.sorted()
    var repeated: Set<UInt64> = []
    for (hash, next) in zip(sorted, sorted.dropFirst()) where hash == next { repeated.insert(hash) }
    return form.indicators.indices.map {
      repeated.contains(hashes[$0]) ? FoldedNameKey(form.indicators[$0], bytes) : .none
    }
  }

  fileprivate static func hash(_ bytes: [UInt8], _ name: ByteRange) -> UInt64 {
    var hash = FNV1a()
    for byte in DuplicateNames.folded(bytes, name) { hash.add(byte) }
    return hash.value ^ hash.value >> 32
  }
}

/// Nearly all indicators have a name of their own.
struct RepeatedNames {
  private let keys: [FoldedNameKey]
  /// For each value of a hash's last bits how often it came, two at most.
  private var seen: [UInt8]

  init(_ keys: [FoldedNameKey], _ form: Form) {
    self.keys = keys
    var size = 1024
    while size < keys.count * 16, size < 1 << 24 { size *= 2 }
    seen = Array(repeating: 0, count: size)
    for (index, key) in keys.enumerated() {
      switch key {
      case .name(let hash): note(hash)
      case .packed:
        // What a packed row names may be the name of any other.
        for pair in PackedRow(form.indicators[index], form.tree.bytes)?.pairs ?? [] {
          note(FoldedNameKey.hash(form.tree.bytes, pair.name))
        }
      case .none: break
      }
    }
  }

  private mutating func note(_ hash: UInt64) { seen[place(hash)] = min(seen[place(hash)] + 1, 2) }

  private func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (seen.count - 1) }

  /// Whether the indicator at that index may bear a name that stands twice.
  func mayHold(_ index: Int) -> Bool {
    switch keys[index] {
    case .name(let hash): seen[place(hash)] > 1
    case .packed: true
    case .none: false
    }
  }
}
