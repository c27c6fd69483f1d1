// What the library proposes in place of an indicator that nobody can judge.

public import BiaoSyntax

/// An indicator of the library in the words that are nearest to an author's.
public struct LibraryCandidate: Sendable {
  /// The library's name or the one of its other names that has most in common with the author's.
  public var name: String
  /// A well-written target for it.
  public var example: String
}

extension IndicatorLibrary {
  /// Up to `count` indicators for a tier whose names have words in common with the name in `range` of `bytes`, the nearest
  /// first; none where nothing is near, for a proposal that has nothing to do with the matter helps nobody. Words are pairs
  /// of neighbouring characters. Only for a finding: it costs a look at all names of the tier.
  public func candidates(inTier tier: NameKey, for bytes: [UInt8], _ range: ByteRange, count: Int)
    -> [LibraryCandidate]
  {
    let rows = rows(inTier: tier)
    let words = NameWords(foldedName(bytes, range))
    var found: [(score: Int, candidate: LibraryCandidate)] = []
    // A run with a finding or two looks at all rows; one with many has an index made.
    let index = nameIndex(ofTier: tier) { NameIndex(rows.map(cells)) }
    let positions = index.map { $0.positions(of: words) } ?? Array(rows.indices)
    for position in positions {
      let cells = cells(ofRow: rows[position])
      guard !cells.example.isEmpty else { continue }
      var best: (score: Int, name: ArraySlice<UInt8>)?
      for cell in [cells.name, cells.aliases] {
        LibraryCells.eachItem(of: cell) { item in
          let score = words.score(of: cell[item])
          if score > best?.score ?? 0 { best = (score, cell[item]) }
        }
      }
      guard let best, best.score >= words.least else { continue }
      // Of two that are equally near, the one for which the tier is the most fitting; then the one that stands first.
      let score = (best.score * 2 << 16) - position
      found.append((score, LibraryIndicator.candidate(best.name, cells)))
    }
    return found.sorted { $0.score > $1.score }.prefix(count).map(\.candidate)
  }

  /// The most usual indicator of a tier; nil where the library has none for it.
  public func usual(inTier tier: NameKey) -> LibraryCandidate? {
    for row in rows(inTier: tier) {
      let cells = cells(ofRow: row)
      if !cells.example.isEmpty { return LibraryIndicator.candidate(cells.name, cells) }
    }
    return nil
  }
}

extension LibraryIndicator {
  fileprivate static func candidate(_ name: ArraySlice<UInt8>, _ cells: LibraryCells) -> LibraryCandidate {
    LibraryCandidate(
      name: String(decoding: name, as: UTF8.self), example: String(decoding: cells.example, as: UTF8.self))
  }
}

/// In which rows of a tier a word stands.
struct NameIndex: Sendable {
  /// By word the positions, ascending.
  private var rows: [UInt64: [Int32]] = [:]

  fileprivate init(_ cells: [LibraryCells]) {
    for (position, cells) in cells.enumerated() {
      let position = Int32(truncatingIfNeeded: position)
      for cell in [cells.name, cells.aliases] {
        NameWords.eachPair(cell) { pair in
          if rows[pair]?.last != position { rows[pair, default: []].append(position) }
        }
      }
    }
  }

  /// The rows that have one of the words, ascending.
  fileprivate func positions(of words: NameWords) -> [Int] {
    Set(words.pairs.flatMap { rows[$0] ?? [] }).sorted().map(Int.init)
  }
}

/// The pairs of neighbouring characters of a folded name that say something.
private struct NameWords {
  /// Six bytes each, the first highest.
  let pairs: [UInt64]
  /// A bit for each of the pairs, so that most others are told by one look.
  private let mask: UInt64

  /// How many words a name has to have in common.
  var least: Int { pairs.count > 2 ? 2 : 1 }

  init(_ name: [UInt8]) {
    var pairs: [UInt64] = []
    NameWords.eachPair(name[...]) { pair in
      if pairs.count < 32, !pairs.contains(pair), !NameWords.empty.contains(pair) { pairs.append(pair) }
    }
    self.pairs = pairs
    mask = pairs.reduce(0) { $0 | NameWords.bit($1) }
  }

  /// How many different ones a name has.
  func score(of name: ArraySlice<UInt8>) -> Int {
    var seen: UInt32 = 0
    NameWords.eachPair(name) { pair in
      guard mask & NameWords.bit(pair) != 0, let index = pairs.firstIndex(of: pair) else { return }
      seen |= 1 << UInt32(truncatingIfNeeded: index)
    }
    return seen.nonzeroBitCount
  }

  private static func bit(_ pair: UInt64) -> UInt64 { 1 << ((pair &* 0x9E37_79B9_7F4A_7C15) >> 58) }

  /// Neighbours are characters of three bytes; letters and figures divide.
  @inline(__always)
  static func eachPair(_ name: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
    var last: UInt64 = 0
    var i = name.startIndex
    while i < name.endIndex {
      guard name[i] >= 0xE3, name[i] < 0xF0, i + 2 < name.endIndex else {
        last = 0
        i += 1
        continue
      }
      let character = UInt64(name[i]) << 16 | UInt64(name[i + 1]) << 8 | UInt64(name[i + 2])
      if last != 0 { body(last << 24 | character) }
      last = character
      i += 3
    }
  }

  /// Words that stand in names of every kind.
  private static let empty: Set<UInt64> = {
    let words = [
      "指标", "情况", "工作", "项目", "数量", "质量", "完成", "程度", "水平", "能力", "效果", "成效", "提高", "提升", "进行", "开展", "实施", "年度",
      "保障", "推动", "促进", "加强", "建设", "管理", "持续", "影响", "社会", "经济", "效益", "发展", "进一", "一步", "有效", "不断", "改善", "增加",
      "减少", "降低", "优化", "服务", "标准", "作用", "可持", "相关", "及时", "老年", "年人", "群众", "居民", "农民", "村民", "学生", "职工", "公众", "稳定",
      "运行", "正常",
    ]
    var pairs: Set<UInt64> = []
    for word in words { eachPair(Array(word.utf8)[...]) { pairs.insert($0) } }
    return pairs
  }()
}
