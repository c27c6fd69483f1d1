// The name of a section of `.editorconfig`: `*.biao`, `{甲,乙}/**.biao`, `第{1..3}批.biao`.

/// A compiled section name. Unlike a pattern of `.gitignore` it has `{…}`, and its `**` stands for any text.
struct EditorConfigPattern: Sendable {
  private indirect enum Token: Sendable {
    case character(UInt32)
    case anyOne
    case star
    case anything
    case set([ClosedRange<UInt32>], isNegated: Bool)
    case number(Int, Int)
    case choice([[Token]])
  }

  private var tokens: [Token] = []
  private static let slash: UInt32 = 0x2F
  private static let deepest = 16

  init(_ text: ArraySlice<UInt8>) {
    var scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
    if scalars.first == Self.slash {
      scalars.removeFirst()
    } else if !scalars.contains(Self.slash) {
      // Without a slash it speaks of names in whatever folder.
      tokens = [.choice([[], [.anything, .character(Self.slash)]])]
    }
    var parser = Parser(scalars: scalars)
    tokens += parser.sequence(depth: 0, isInside: false)
  }

  /// Whether it matches a path from the file's folder. The places that can be reached are carried from token to token, so
  /// that the time is the product of both lengths.
  func matches(_ path: [UInt8]) -> Bool {
    let text = String(decoding: path, as: UTF8.self).unicodeScalars.map(\.value)
    var places = [Bool](repeating: false, count: text.count + 1)
    places[0] = true
    return Self.run(tokens, text, places).last ?? false
  }

  private static func run(_ tokens: [Token], _ text: [UInt32], _ start: [Bool]) -> [Bool] {
    var places = start
    for token in tokens {
      var next = [Bool](repeating: false, count: places.count)
      switch token {
      case .star, .anything:
        let isAny = if case .anything = token { true } else { false }
        for index in places.indices {
          next[index] = places[index] || (index > 0 && next[index - 1] && (isAny || text[index - 1] != slash))
        }
      case .choice(let branches):
        for branch in branches {
          let reached = run(branch, text, places)
          for index in next.indices where reached[index] { next[index] = true }
        }
      case .number(let low, let high):
        for index in text.indices where places[index] {
          guard let (value, end) = number(text, index), value >= low, value <= high else { continue }
          next[end] = true
        }
      case .character, .anyOne, .set:
        for index in text.indices where places[index] && holds(token, text[index]) { next[index + 1] = true }
      }
      places = next
    }
    return places
  }

  private static func holds(_ token: Token, _ character: UInt32) -> Bool {
    switch token {
    case .character(let own): character == own
    case .anyOne: character != slash
    case .set(let ranges, let isNegated):
      character != slash && ranges.contains { $0.contains(character) } != isNegated
    default: false
    }
  }

  /// The whole number at `start`, and where it ends. One with a zero in front is none.
  private static func number(_ text: [UInt32], _ start: Int) -> (value: Int, end: Int)? {
    var index = start
    let isNegative = text[index] == 0x2D
    if isNegative || text[index] == 0x2B { index += 1 }
    let first = index
    var value = 0
    while index < text.count, text[index] >= 0x30, text[index] <= 0x39, index - first < 18 {
      value = value * 10 + Int(text[index] - 0x30)
      index += 1
    }
    guard index > first, index - first == 1 || text[first] != 0x30 else { return nil }
    return (isNegative ? -value : value, index)
  }

  private struct Parser {
    let scalars: [UInt32]
    private var at = 0
    /// The places of the `{` that have their `}` and a comma between: others stand for themselves.
    private var choices: Set<Int> = []

    init(scalars: [UInt32]) {
      self.scalars = scalars
      var open: [(place: Int, hasComma: Bool)] = []
      var index = 0
      while index < scalars.count {
        switch scalars[index] {
        case 0x5C: index += 1
        case 0x7B: open.append((index, false))
        case 0x2C: if !open.isEmpty { open[open.count - 1].hasComma = true }
        case 0x7D: if let last = open.popLast(), last.hasComma { choices.insert(last.place) }
        default: break
        }
        index += 1
      }
    }

    /// Up to the end, or inside of braces to a comma or the closing brace.
    mutating func sequence(depth: Int, isInside: Bool) -> [Token] {
      var tokens: [Token] = []
      while at < scalars.count {
        let scalar = scalars[at]
        if isInside, scalar == 0x2C || scalar == 0x7D { break }
        at += 1
        switch scalar {
        case 0x2A:
          guard at < scalars.count, scalars[at] == 0x2A else {
            tokens.append(.star)
            continue
          }
          while at < scalars.count, scalars[at] == 0x2A { at += 1 }
          // `/**/` is also a single slash.
          if case .character(EditorConfigPattern.slash)? = tokens.last, at < scalars.count,
            scalars[at] == EditorConfigPattern.slash
          {
            at += 1
            tokens.append(.choice([[], [.anything, .character(EditorConfigPattern.slash)]]))
          } else {
            tokens.append(.anything)
          }
        case 0x3F: tokens.append(.anyOne)
        case 0x5B: tokens.append(set() ?? .character(scalar))
        case 0x7B: tokens.append(braces(depth: depth) ?? .character(scalar))
        case 0x5C where at < scalars.count:
          tokens.append(.character(scalars[at]))
          at += 1
        default: tokens.append(.character(scalar))
        }
      }
      return tokens
    }

    /// After `[`; nil, and nothing taken, where no `]` follows in the same component.
    private mutating func set() -> Token? {
      let start = at
      var ranges: [ClosedRange<UInt32>] = []
      let isNegated = at < scalars.count && scalars[at] == 0x21
      if isNegated { at += 1 }
      while at < scalars.count, scalars[at] != EditorConfigPattern.slash {
        if scalars[at] == 0x5D, !ranges.isEmpty {
          at += 1
          return .set(ranges, isNegated: isNegated)
        }
        if scalars[at] == 0x5C, at + 1 < scalars.count { at += 1 }
        let low = scalars[at]
        at += 1
        if at + 1 < scalars.count, scalars[at] == 0x2D, scalars[at + 1] != 0x5D, scalars[at + 1] >= low {
          ranges.append(low...scalars[at + 1])
          at += 2
        } else {
          ranges.append(low...low)
        }
      }
      at = start
      return nil
    }

    /// After `{`; nil, and nothing taken, where it is no choice.
    private mutating func braces(depth: Int) -> Token? {
      if let range = numberRange() { return range }
      guard depth < EditorConfigPattern.deepest, choices.contains(at - 1) else { return nil }
      var branches: [[Token]] = []
      while at < scalars.count {
        branches.append(sequence(depth: depth + 1, isInside: true))
        guard at < scalars.count else { break }
        at += 1
        if scalars[at - 1] == 0x7D { break }
      }
      return .choice(branches)
    }

    /// `1..3}`
    private mutating func numberRange() -> Token? {
      if at < scalars.count, let (low, end) = EditorConfigPattern.number(scalars, at), end + 2 < scalars.count,
        scalars[end] == 0x2E, scalars[end + 1] == 0x2E,
        let (high, close) = EditorConfigPattern.number(scalars, end + 2), close < scalars.count, scalars[close] == 0x7D
      {
        at = close + 1
        return .number(min(low, high), max(low, high))
      }
      return nil
    }
  }
}
