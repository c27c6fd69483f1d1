// The nearest of several names, for messages that ask "did you mean …".

/// Finds the name that a misspelt one was meant to be.
package enum NearestName {
  /// The candidate that differs from `name` in the fewest characters, if that is at most a third of them (one at least);
  /// the first of several.
  /// Looks at a thousand candidates and at names of up to 64 characters.
  package static func find(_ name: String, among candidates: [String]) -> String? {
    let written = Array(name.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace })
    guard !written.isEmpty, written.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates.prefix(1000) {
      let other = Array(candidate.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace })
      guard other.count <= 64 else { continue }
      let limit = max(1, min(written.count, other.count) / 3)
      guard abs(other.count - written.count) <= limit else { continue }
      let distance = editDistance(written, other)
      if distance <= limit, distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    // Two names of one character share nothing when that differs.
    guard let best, best.distance < written.count else { return nil }
    return best.name
  }

  /// Damerau–Levenshtein distance (optimal string alignment): insert, delete, replace, swap neighbours.
  static func editDistance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
    if a.isEmpty { return b.count }
    if b.isEmpty { return a.count }
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    var current = previous
    for i in 1...a.count {
      current[0] = i
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          current[j] = min(current[j], beforePrevious[j - 2] + 1)
        }
      }
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[b.count]
  }
}
