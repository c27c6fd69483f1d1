// The nearest of several names, for messages that ask "did you mean …".

/// Finds the name that a misspelt one was meant to be.
public enum NearestName {
  /// The candidate that differs from `name` in the fewest characters, if that is at most a third of them (one at least);
  /// the first of several. Looks at a thousand candidates and at names of up to 64 characters.
  public static func find(_ name: String, among candidates: [String]) -> String? {
    func folded(_ text: String) -> [UInt32] {
      let bytes = Array(text.utf8)
      return scalars(foldedName(bytes, 0..<bytes.count))
    }
    return find(folded(name), among: candidates.prefix(1000).map(folded)).map { candidates[$0] }
  }

  /// The same over code points of folded names; gives the candidate's index.
  static func find(_ name: [UInt32], among candidates: [[UInt32]]) -> Int? {
    guard !name.isEmpty, name.count <= 64 else { return nil }
    var best: (index: Int, distance: Int)?
    for (index, candidate) in candidates.prefix(1000).enumerated() where candidate.count <= 64 {
      let limit = min(max(1, min(name.count, candidate.count) / 3), (best?.distance ?? .max) - 1)
      guard limit > 0 || candidate == name, abs(candidate.count - name.count) <= limit else { continue }
      // Each character that the other name lacks costs at least one change.
      let foreign = name.lazy.filter { !candidate.contains($0) }.count
      guard foreign <= limit else { continue }
      let distance = editDistance(name, candidate)
      if distance <= limit { best = (index, distance) }
    }
    // Two names of one character share nothing when that differs.
    guard let best, best.distance < name.count else { return nil }
    return best.index
  }

  /// The code points of well-formed UTF-8; a byte that is none stands for itself.
  static func scalars(_ utf8: [UInt8]) -> [UInt32] {
    String(decoding: utf8, as: UTF8.self).unicodeScalars.map(\.value)
  }

  /// Whether `editDistance` is 1.
  static func areOneEditApart(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    let shorter = min(a.count, b.count)
    var start = 0
    while start < shorter, a[start] == b[start] { start += 1 }
    var end = 0
    while end < shorter - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    // What lies between the common start and the common end of both.
    switch (a.count - start - end, b.count - start - end) {
    case (1, 1), (0, 1), (1, 0): return true
    case (2, 2): return a[start] == b[start + 1] && a[start + 1] == b[start]
    default: return false
    }
  }

  /// Damerau–Levenshtein distance (optimal string alignment): insert, delete, replace, swap neighbours.
  public static func editDistance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
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
