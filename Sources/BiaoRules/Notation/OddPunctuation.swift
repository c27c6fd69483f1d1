// The same words with another mark between them: 不得分；大于等于60%的 in three scoring rules, 不得分：大于等于60%的 in one.

import BiaoSyntax

struct OddPunctuation {
  /// The mark that stands in one place alone, and the first of the others.
  var odd: ByteRange
  var usual: ByteRange

  private struct Stop {
    /// Of the words around it.
    var key: UInt64
    var at: Int32
    var kind: UInt8
  }

  /// Six ideographs before and behind.
  private static let width = 18

  /// The odd marks of a text, at most eight. Looked at is running text, and values as long as scoring rules are. Whether a
  /// clause ends with ，；or 。 is a matter of taste; 、 and ： say something else.
  static func find(in tree: Tree) -> [OddPunctuation] {
    var stops: [Stop] = []
    let lines = tree.lines.span
    for index in lines.indices where lines[index].end - lines[index].content > 4 * width {
      switch lines[index].kind {
      case .prose: add(lines[index].content..<lines[index].end, tree.bytes, to: &stops)
      case .entry: if let colon = lines[index].colon { add(colon..<lines[index].end, tree.bytes, to: &stops) }
      default: continue
      }
    }
    guard stops.count > 2 else { return [] }
    // Hardly any stands between the same words three times: those that cannot are left out before the rest is sorted.
    let mask: UInt64 = stops.count < 64 ? 511 : 4095
    var counts = [UInt8](repeating: 0, count: Int(mask) + 1)
    for stop in stops where counts[Int(stop.key & mask)] < 3 { counts[Int(stop.key & mask)] += 1 }
    stops = stops.filter { counts[Int($0.key & mask)] > 2 }
    guard !stops.isEmpty else { return [] }
    stops.sort { ($0.key, $0.at) < ($1.key, $1.at) }
    var found: [OddPunctuation] = []
    var first = 0
    while first < stops.count, found.count < 8 {
      var end = first + 1
      while end < stops.count, stops[end].key == stops[first].key { end += 1 }
      if end - first > 2, let odd = odd(stops[first..<end], tree.bytes) { found.append(odd) }
      first = end
    }
    return found
  }

  private static func add(_ text: ByteRange, _ bytes: [UInt8], to stops: inout [Stop]) {
    let whole = bytes.span
    let upper = min(text.upperBound, whole.count) - width
    guard upper - text.lowerBound > 2 * width else { return }
    var i = text.lowerBound + width
    while i < upper {
      let byte = whole[i]
      if byte &- 0xE4 < 6 {
        i &+= 3
        continue
      }
      let (kind, length) = stop(whole, i)
      if kind > 0, i + length <= upper {
        // Loads that overlap by six bytes.
        let next = i &+ length
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in [i &- 18, i &- 10, i &- 8, next, next &+ 8, next &+ 10] {
          key = (key ^ whole.eightBytes(at: place)) &* 0x9E37_79B9_7F4A_7C15
          key ^= key &>> 29
        }
        stops.append(Stop(key: key, at: Int32(truncatingIfNeeded: i), kind: kind))
      }
      i &+= length
    }
  }

  /// Which mark stands at `i`, of either width, and how long it is: 0 for none.
  @inline(__always)
  private static func stop(_ text: Span<UInt8>, _ i: Int) -> (kind: UInt8, length: Int) {
    switch text[i] {
    case 0x2C: return (1, 1)
    case 0x3B: return (2, 1)
    case 0x3A: return (4, 1)
    case 0xE3 where text[i + 1] == 0x80 && text[i + 2] == 0x82: return (3, 3)
    case 0xE3 where text[i + 1] == 0x80 && text[i + 2] == 0x81: return (5, 3)
    case 0xEF where text[i + 1] == 0xBC:
      switch text[i + 2] {
      case 0x8C: return (1, 3)
      case 0x9B: return (2, 3)
      case 0x9A: return (4, 3)
      default: return (0, 3)
      }
    default: return (0, 1)
    }
  }

  private static func odd(_ stops: ArraySlice<Stop>, _ bytes: [UInt8]) -> OddPunctuation? {
    // Of three the one that is like another one is the usual one.
    guard let first = stops.first, let last = stops.last, let second = stops.dropFirst().first else { return nil }
    let usual = first.kind == second.kind || first.kind == last.kind ? first : second
    let others = stops.filter { $0.kind != usual.kind }
    guard others.count == 1, let odd = others.first, stops.count > 2, odd.kind > 3 || usual.kind > 3,
      areAlike(odd, usual, bytes)
    else { return nil }
    return OddPunctuation(odd: range(odd, bytes), usual: range(usual, bytes))
  }

  private static func range(_ stop: Stop, _ bytes: [UInt8]) -> ByteRange {
    let at = Int(stop.at)
    return at..<at + (bytes[at] < 0x80 ? 1 : 3)
  }

  private static func areAlike(_ a: Stop, _ b: Stop, _ bytes: [UInt8]) -> Bool {
    let (first, second) = (range(a, bytes), range(b, bytes))
    return bytes[first.lowerBound - width..<first.lowerBound].elementsEqual(
      bytes[second.lowerBound - width..<second.lowerBound])
      && bytes[first.upperBound..<first.upperBound + width].elementsEqual(
        bytes[second.upperBound..<second.upperBound + width])
  }
}
