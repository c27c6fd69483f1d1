// A hash that is the same on every machine and in every version.

/// FNV-1a with 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv).
package struct FNV1a: Sendable {
  package private(set) var value: UInt64

  /// The hash of nothing.
  package static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Begins anew, or where another one ended.
  @inline(__always)
  package init(_ value: UInt64 = FNV1a.empty) { self.value = value }

  @inline(__always)
  package mutating func add(_ byte: UInt8) { add(character: UInt64(byte)) }

  /// Adds a whole character at once, which makes a hash of its own.
  @inline(__always)
  mutating func add(character: UInt64) { value = (value ^ character) &* 0x100_0000_01B3 }

  /// The hash of a text or of a part of one.
  package static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash = FNV1a()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }

  package static func hash(_ bytes: [UInt8]) -> UInt64 { hash(bytes[...]) }

  /// Sixteen hexadecimal digits.
  package static func text(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
