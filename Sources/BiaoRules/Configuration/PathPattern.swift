// Patterns of paths, as git has them in `.gitignore`: `*`, `?`, `[…]`, `**`, a leading `!`, a leading or trailing `/`.

/// A compiled pattern. It is matched against paths relative to the folder for which it was written, with `/` between
/// their components and none at the ends, in time linear in pattern times path.
package struct PathPattern: Sendable, Hashable {
  /// What `?` and `[…]` stand for one of.
  package enum Unit: Sendable {
    /// A byte, as in git: a Chinese character is three of them.
    case byte
    /// A Unicode scalar, as whoever writes a pattern expects.
    case scalar
  }

  /// Why a text is no pattern. git lets such lines match nothing, without a word.
  package enum Fault: Error, Sendable, Hashable {
    case empty
    /// A `[` without `]`, or with a class that there is not.
    case badSet
    /// It ends with a lone `\`.
    case danglingEscape
    /// It leads out of the folder, or holds an empty component, `.` or `..`: no path does.
    case outside
  }

  /// Whether it takes back what earlier patterns say (`!`).
  package let isNegated: Bool
  /// Whether it matches folders only (`/` at the end).
  package let isFolderOnly: Bool
  /// Whether it is compared with the last component alone, at any depth: it holds no `/` but at its end.
  package let isName: Bool
  private let unit: Unit
  /// One operation each: a byte as such, or one of those below, or a set by its index.
  private let program: [UInt16]
  private let sets: [CharacterSet]
  private let shape: Shape

  /// Shapes that are compared at once.
  private enum Shape: Sendable, Hashable {
    case literal
    /// `*` and bytes, of a name.
    case ending
    case general
  }

  private static let anyOne: UInt16 = 256
  private static let star: UInt16 = 257
  /// Whatever follows.
  private static let anything: UInt16 = 258
  /// Nothing, or some folders with the `/` after them.
  private static let anyFolders: UInt16 = 259
  private static let firstSet: UInt16 = 512

  /// The characters between `[` and `]`.
  private struct CharacterSet: Sendable, Hashable {
    var ranges: [ClosedRange<UInt32>] = []
    var isNegated = false

    func contains(_ character: UInt32) -> Bool { ranges.contains { $0.contains(character) } != isNegated }
  }

  /// Compiles a pattern as a line of `.gitignore` that is neither blank nor a comment, or as an item of a configuration.
  package init(_ text: some Collection<UInt8>, unit: Unit) throws(Fault) {
    var bytes = Array(text)
    let isNegated = bytes.first == UInt8(ascii: "!")
    if isNegated { bytes.removeFirst() }
    let isFolderOnly = bytes.last == slash
    if isFolderOnly { bytes.removeLast() }
    guard !bytes.isEmpty else { throw .empty }
    let isName = !bytes.contains(slash)
    if bytes.first == slash { bytes.removeFirst() }
    self.isNegated = isNegated
    self.isFolderOnly = isFolderOnly
    self.isName = isName
    self.unit = unit
    let components = bytes.split(separator: slash, omittingEmptySubsequences: false)
    // In git a `**` behind other text can stand for nothing and the slashes around an empty component for one.
    if components.contains(where: { $0.isEmpty && unit == .scalar || $0 == [dot] || $0 == [dot, dot] }) {
      throw .outside
    }
    var compiler = Compiler(bytes: bytes, isName: isName, unit: unit)
    try compiler.compile()
    program = compiler.program
    sets = compiler.sets
    if program.allSatisfy({ $0 < 256 }) {
      shape = .literal
    } else if isName, program.first == Self.star, program.dropFirst().allSatisfy({ $0 < 256 }) {
      shape = .ending
    } else {
      shape = .general
    }
  }

  /// Whether it matches `path[start...]`, of which the last component begins at `name`. Says nothing of what lies below a
  /// folder that matches.
  package func matches(_ path: [UInt8], from start: Int, name: Int, isFolder: Bool) -> Bool {
    if isFolderOnly, !isFolder { return false }
    let first = isName ? name : start
    guard first >= 0, first <= path.count else { return false }
    switch shape {
    case .literal: return path.count - first == program.count && holds(program[...], path, at: first)
    case .ending:
      let count = program.count - 1
      return path.count - first >= count && holds(program[1...], path, at: path.count - count)
    case .general: return run(path, from: first)
    }
  }

  private func holds(_ literal: ArraySlice<UInt16>, _ path: [UInt8], at start: Int) -> Bool {
    var index = start
    for byte in literal {
      if index >= path.count || UInt16(path[index]) != byte { return false }
      index += 1
    }
    return true
  }

  /// The last `*` is enough to go back to, and beyond it the last `**`: what an earlier one could take more, the last one
  /// can take itself; and no `*` reaches beyond its own component.
  private func run(_ path: [UInt8], from start: Int) -> Bool {
    var at = start
    var step = 0
    var star: (step: Int, at: Int)?
    var deep: (step: Int, at: Int)?
    while true {
      if step < program.count {
        let operation = program[step]
        if operation == Self.star {
          star = (step, at)
          step += 1
          continue
        }
        if operation == Self.anything || operation == Self.anyFolders {
          deep = (step, at)
          star = nil
          step += 1
          continue
        }
        if let length = taken(operation, path, at) {
          at += length
          step += 1
          continue
        }
      } else if at == path.count {
        return true
      }
      if let last = star, last.at < path.count, path[last.at] != slash {
        star = (last.step, last.at + 1)
        (step, at) = (last.step + 1, last.at + 1)
        continue
      }
      star = nil
      guard let last = deep else { return false }
      var next = last.at
      if program[last.step] == Self.anyFolders {
        while next < path.count, path[next] != slash { next += 1 }
      }
      guard next < path.count else { return false }
      deep = (last.step, next + 1)
      (step, at) = (last.step + 1, next + 1)
    }
  }

  /// How many bytes at `at` the operation takes; nil where it does not fit.
  private func taken(_ operation: UInt16, _ path: [UInt8], _ at: Int) -> Int? {
    guard at < path.count else { return nil }
    if operation < 256 { return UInt16(path[at]) == operation ? 1 : nil }
    if path[at] == slash { return nil }
    let (character, length) = PathPattern.character(path, at, unit)
    if operation == Self.anyOne { return length }
    let index = Int(operation) - Int(Self.firstSet)
    guard sets.indices.contains(index), sets[index].contains(character) else { return nil }
    return length
  }

  /// The character at `at` and its length: a byte, or a scalar where the bytes are one.
  private static func character(_ bytes: [UInt8], _ at: Int, _ unit: Unit) -> (UInt32, Int) {
    let first = bytes[at]
    let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
    guard unit == .scalar, length > 1, at + length <= bytes.count else { return (UInt32(first), 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in (at + 1)..<(at + length) {
      guard bytes[index] & 0xC0 == 0x80 else { return (UInt32(first), 1) }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    return (value, length)
  }

  // MARK: - Compiling

  private struct Compiler {
    let bytes: [UInt8]
    let isName: Bool
    let unit: Unit
    var program: [UInt16] = []
    var sets: [CharacterSet] = []
    private var at = 0
    /// The first `]` at some place that was asked for or behind it; the end where there is none.
    private var bracket = 0

    init(bytes: [UInt8], isName: Bool, unit: Unit) {
      self.bytes = bytes
      self.isName = isName
      self.unit = unit
    }

    mutating func compile() throws(Fault) {
      // git compares what stands before the first of these by itself, so that a `**` just there counts as one at the start.
      let literalEnd = bytes.firstIndex { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B || $0 == 0x5C } ?? bytes.count
      while at < bytes.count {
        let byte = bytes[at]
        at += 1
        switch byte {
        case 0x2A: stars(isFirst: at - 1 == literalEnd)
        case 0x3F: program.append(PathPattern.anyOne)
        case 0x5B: try set()
        case 0x5C:
          guard at < bytes.count else { throw .danglingEscape }
          program.append(UInt16(bytes[at]))
          at += 1
        default: program.append(UInt16(byte))
        }
      }
    }

    /// After the first `*` of some.
    private mutating func stars(isFirst: Bool) {
      let start = at - 1
      while at < bytes.count, bytes[at] == 0x2A { at += 1 }
      let isWhole = isFirst || start == 0 || bytes[start - 1] == slash
      guard !isName, at - start > 1, isWhole else {
        program.append(PathPattern.star)
        return
      }
      if at == bytes.count {
        program.append(PathPattern.anything)
      } else if bytes[at] == slash {
        program.append(PathPattern.anyFolders)
        at += 1
      } else if bytes[at] == 0x5C, at + 1 < bytes.count, bytes[at + 1] == slash {
        program.append(PathPattern.anything)
      } else {
        program.append(PathPattern.star)
      }
    }

    /// The first `]` from `start` on. Places are asked for in order, so that each byte is looked at once.
    private mutating func nextBracket(from start: Int) -> Int? {
      if bracket < start { bracket = bytes[start...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count }
      return bracket < bytes.count ? bracket : nil
    }

    /// After `[`. In the manner of git's `wildmatch.c`.
    private mutating func set() throws(Fault) {
      var set = CharacterSet()
      if at < bytes.count, bytes[at] == UInt8(ascii: "!") || bytes[at] == UInt8(ascii: "^") {
        set.isNegated = true
        at += 1
      }
      /// The character before, from which a range may go on.
      var before: UInt32?
      var isFirst = true
      while true {
        guard at < bytes.count else { throw .badSet }
        let byte = bytes[at]
        if byte == UInt8(ascii: "]"), !isFirst {
          at += 1
          break
        }
        isFirst = false
        if byte == UInt8(ascii: "-"), let low = before, at + 1 < bytes.count, bytes[at + 1] != UInt8(ascii: "]") {
          at += 1
          let high = try escaped()
          if low <= high { set.ranges.append(low...high) }
          before = nil
        } else if byte == UInt8(ascii: "["), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: ":") {
          guard let end = nextBracket(from: at + 2) else { throw .badSet }
          let name = bytes[(at + 2)..<end]
          guard name.last == UInt8(ascii: ":") else {
            // No `:]`: the bracket is one of the set.
            set.ranges.append(0x5B...0x5B)
            at += 1
            before = 0x5B
            continue
          }
          guard let ranges = PathPattern.classes[String(decoding: name.dropLast(), as: UTF8.self)] else {
            throw .badSet
          }
          set.ranges += ranges
          at = end + 1
          before = nil
        } else {
          let character = try escaped()
          set.ranges.append(character...character)
          before = character
        }
      }
      program.append(PathPattern.firstSet + UInt16(truncatingIfNeeded: min(sets.count, 60_000)))
      sets.append(set)
    }

    /// The character at `at`, behind a `\` if there is one, and steps over it.
    private mutating func escaped() throws(Fault) -> UInt32 {
      if at < bytes.count, bytes[at] == 0x5C { at += 1 }
      guard at < bytes.count else { throw .badSet }
      let (character, length) = PathPattern.character(bytes, at, unit)
      at += length
      return character
    }
  }

  /// POSIX's classes, in the C locale as git has them.
  private static let classes: [String: [ClosedRange<UInt32>]] = [
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "alpha": [0x41...0x5A, 0x61...0x7A],
    "blank": [0x20...0x20, 0x09...0x09], "cntrl": [0x00...0x1F, 0x7F...0x7F], "digit": [0x30...0x39],
    "graph": [0x21...0x7E], "lower": [0x61...0x7A], "print": [0x20...0x7E],
    "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E], "space": [0x20...0x20, 0x09...0x0D],
    "upper": [0x41...0x5A], "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]
}

private let slash: UInt8 = 0x2F
private let dot: UInt8 = 0x2E

/// Patterns in an order of which the last that matches decides.
package struct PathPatterns: Sendable, Hashable {
  package private(set) var patterns: [PathPattern] = []
  /// Where each stands, from 0.
  package private(set) var lines: [Int] = []

  package init() {}

  package mutating func append(_ pattern: PathPattern, line: Int) {
    patterns.append(pattern)
    lines.append(line)
  }

  package var isEmpty: Bool { patterns.isEmpty }

  /// The index of the pattern that decides about `path[start...]`; nil where none matches.
  package func deciding(_ path: [UInt8], from start: Int, name: Int, isFolder: Bool) -> Int? {
    var index = patterns.count
    while index > 0 {
      index -= 1
      if patterns[index].matches(path, from: start, name: name, isFolder: isFolder) { return index }
    }
    return nil
  }
}

extension PathPatterns {
  /// The text of a `.gitignore`. Lines that are no pattern match nothing, as in git.
  package init(ignoreFile bytes: [UInt8]) {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    while start < bytes.count {
      let next = bytes[start...].firstIndex(of: 0x0A)
      var end = next ?? bytes.count
      if next != nil, end > start, bytes[end - 1] == 0x0D { end -= 1 }
      if end > start, bytes[start] != UInt8(ascii: "#") {
        let text = Self.withoutTrailingSpaces(bytes[start..<end])
        if let pattern = try? PathPattern(text, unit: .byte) { append(pattern, line: line) }
      }
      line += 1
      start = (next ?? bytes.count) + 1
    }
  }

  /// Without spaces at the end that no `\` keeps.
  private static func withoutTrailingSpaces(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var lastSpace: Int?
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == 0x5C {
        index += 1
        lastSpace = nil
        if index >= text.endIndex { return text }
      } else if text[index] == 0x20 {
        lastSpace = lastSpace ?? index
      } else {
        lastSpace = nil
      }
      index += 1
    }
    return lastSpace.map { text[..<$0] } ?? text
  }
}
