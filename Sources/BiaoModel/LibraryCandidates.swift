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
    guard count > 0, !words.pairs.isEmpty else { return [] }
    var found: [(score: Int, name: ArraySlice<UInt8>, cells: LibraryCells)] = []
    // A run with a finding or two looks at all rows; one with many has an index made.
    let index = nameIndex(ofTier: tier) { NameIndex(rows.map(cells)) }
    let rivals = index.map { $0.rivals(for: words) } ?? rows.indices.map { ($0, words.pairs.count) }
    for (position, shared) in rivals {
      // No name of this row or of those after it is as near as those found.
      if found.count >= count, found[count - 1].score > score(shared, position: 0) { break }
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
      let score = score(best.score, position: position)
      let place = found.firstIndex { $0.score < score } ?? found.endIndex
      found.insert((score, best.name, cells), at: place)
      if found.count > count { found.removeLast() }
    }
    return found.map { LibraryIndicator.candidate($0.name, $0.cells) }
  }

  /// Of two that are equally near, the one for which the tier is the most fitting; then the one that stands first.
  private func score(_ words: Int, position: Int) -> Int { (words * 2 << 16) - position }

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

  /// The rows that have enough of the words, with how many they have, most first.
  fileprivate func rivals(for words: NameWords) -> [(position: Int, words: Int)] {
    var counts: [Int32: Int] = [:]
    for pair in words.pairs { for row in rows[pair] ?? [] { counts[row, default: 0] += 1 } }
    return counts.filter { $0.value >= words.least }.map { (Int($0.key), $0.value) }
      .sorted { ($1.words, $0.position) < ($0.words, $1.position) }
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
