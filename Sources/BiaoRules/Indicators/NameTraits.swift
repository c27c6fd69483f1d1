// What the last words of an indicator's name say of its figure: which way is better, what it cannot exceed, what it counts.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// What is certain of the figure of an indicator by the words that end its name; empty where they say nothing. Cheaper
/// than `NameKind` and narrower: a word is in the table only where it leaves no doubt.
struct NameTraits: OptionSet, Sendable {
  let rawValue: UInt64

  /// A part of a whole: from 0 to 100 %.
  static let share = NameTraits(rawValue: 1 << 0)
  /// Written in % and never as a count.
  static let ratio = NameTraits(rawValue: 1 << 1)
  static let moreIsBetter = NameTraits(rawValue: 1 << 2)
  static let lessIsBetter = NameTraits(rawValue: 1 << 3)
  /// What something costs: 总成本.
  static let cost = NameTraits(rawValue: 1 << 4)
  /// What is spent where the tier is one of costs: 经费, 投资.
  static let spending = NameTraits(rawValue: 1 << 5)
  /// Money that comes in: 收入, 产值.
  static let revenue = NameTraits(rawValue: 1 << 6)
  /// How much of what was granted is spent: “三公经费”控制率.
  static let control = NameTraits(rawValue: 1 << 7)
  /// How long somebody waits: 响应时间.
  static let waiting = NameTraits(rawValue: 1 << 8)
  /// Something that should not happen: 安全事故起数.
  static let incident = NameTraits(rawValue: 1 << 9)
  /// A number of things: 数量, 个数.
  static let count = NameTraits(rawValue: 1 << 10)
  /// A number of persons.
  static let people = NameTraits(rawValue: 1 << 11)
  /// A number of firms, offices, villages.
  static let bodies = NameTraits(rawValue: 1 << 12)
  /// A number of projects and the like, which are no persons.
  static let projects = NameTraits(rawValue: 1 << 13)
  /// A number of events.
  static let events = NameTraits(rawValue: 1 << 14)
  static let area = NameTraits(rawValue: 1 << 15)
  static let length = NameTraits(rawValue: 1 << 16)
  /// Something that is counted where the name says that there are more of it: 新增创新平台.
  static let thing = NameTraits(rawValue: 1 << 17)
  /// What is consumed or given off, in a unit of its own: 能耗, 排放量.
  static let burden = NameTraits(rawValue: 1 << 18)

  /// A place that is built or run, which is counted in 个, 处 or 座.
  static let place = NameTraits(rawValue: 1 << 19)
  /// What the noun is of which there are so many; `NounUnits` knows in which units that is never counted.
  static let person = NameTraits(rawValue: 1 << 20)
  /// 变压器, 救护车: counted one by one.
  static let machine = NameTraits(rawValue: 1 << 21)
  /// 公路, 管网, 航道
  static let line = NameTraits(rawValue: 1 << 22)
  /// 农田, 绿地
  static let land = NameTraits(rawValue: 1 << 23)
  static let plant = NameTraits(rawValue: 1 << 24)
  static let animal = NameTraits(rawValue: 1 << 25)
  /// 讲座, 演练: what is held
  static let gathering = NameTraits(rawValue: 1 << 26)
  /// 图书, 报告
  static let document = NameTraits(rawValue: 1 << 27)
  /// 产量, 粮食: what is weighed or measured by volume
  static let bulk = NameTraits(rawValue: 1 << 28)
  /// 时间, 天数; `waiting` is one, too
  static let duration = NameTraits(rawValue: 1 << 29)
  /// 案件, 纠纷
  static let matter = NameTraits(rawValue: 1 << 30)
  /// 金额, 贷款余额: money of which the words do not say whether it comes or goes.
  static let money = NameTraits(rawValue: 1 << 31)
  /// 警务室, 机井: a place that has no length worth the name.
  static let point = NameTraits(rawValue: 1 << 32)
  /// 体检, 调解: done for people or with cases, and never so many meters or tons.
  static let service = NameTraits(rawValue: 1 << 33)

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The traits of the name in `range` of `bytes`.
  init(_ bytes: borrowing [UInt8], _ range: ByteRange) { self = NameTraits.read(bytes, range) }

  private static func read(_ bytes: [UInt8], _ range: ByteRange) -> NameTraits {
    let start = max(range.lowerBound, 0)
    let end = NameTraits.trimmedEnd(bytes, start, min(range.upperBound, bytes.count))
    if start < end, bytes[start] | 0x20 == 0x6E, bytes[start..<end].dropFirst().starts(with: NameTraits.numberOf) {
      return .count
    }
    if start < end, bytes[start] | 0x20 == 0x73 || bytes[start] | 0x20 == 0x70,
      NameTraits.shareOf.contains(where: { bytes[start..<end].dropFirst().starts(with: $0) }),
      !NameTraitWords.notParts.isIn(bytes, start..<end)
    {
      return [.share, .ratio]
    }
    if start < end, mayBeLatinTime(bytes[start] | 0x20), Waiting.isLatin(bytes, start, end) { return .waiting }
    var found = NameTraitTable.shared.longest(bytes, start, end)
    if found == .duration, Waiting.isMeant(bytes, start, end) { return .waiting }
    // In English what is measured stands first: satisfaction of households, cost per well.
    if found.isEmpty, start < end, bytes[start] < 0x80, let head = NameTraits.headEnd(bytes, start, end) {
      found = NameTraitTable.shared.longest(bytes, start, head)
    }
    if found.contains(.control), !NameTraitWords.spending.isIn(bytes, start..<end) { found = [] }
    if found.contains(.share), NameTraitWords.notCapped.isIn(bytes, start..<end) { found.remove(.share) }
    return found
  }

  /// Whether a name that begins with that letter may begin as those of `Waiting` do: t, a, m, d.
  private static func mayBeLatinTime(_ letter: UInt8) -> Bool {
    letter == 0x74 || letter == 0x61 || letter == 0x6D || letter == 0x64
  }

  /// Whether `range` of `bytes` holds one of the words.
  static func holds(_ bytes: [UInt8], _ range: ByteRange, _ words: [[UInt8]]) -> Bool {
    words.contains { $0.firstRange(in: bytes, ByteRange(clamping: range.lowerBound, range.upperBound)) != nil }
  }

  /// The end of a name without stops and 指标.
  private static func trimmedEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var end = max(end, start)
    while end > start {
      switch bytes[end - 1] {
      case 0x20, 0x2E, 0x3B, 0x2C, 0x3A: end -= 1
      case 0x9B, 0x8C, 0x9A:  // ； ， ：
        guard end - start > 3, bytes[end - 3] == 0xEF, bytes[end - 2] == 0xBC else { return end }
        end -= 3
      case 0x81, 0x82:  // 、 。
        guard end - start > 3, bytes[end - 3] == 0xE3, bytes[end - 2] == 0x80 else { return end }
        end -= 3
      case 0x87:  // 标 of 指标
        guard end - start >= 6, bytes[end - 3] == 0xE6, bytes[end - 2] == 0xA0, bytes[end - 4] == 0x87,
          bytes[end - 5] == 0x8C, bytes[end - 6] == 0xE6
        else { return end }
        end -= 6
      default: return end
      }
    }
    return end
  }

  /// The end of what stands before the first ` of `, ` per ` and the like; nil where there is none.
  private static func headEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    var i = start
    while i < end {
      if bytes[i] == 0x20, connectives.contains(where: { bytes[i..<end].starts(with: $0) }) { return i }
      i += 1
    }
    return nil
  }

  private static let connectives: [[UInt8]] = [" of ", " per ", " for ", " among ", " with ", " in ", " at "].map {
    Array($0.utf8)
  }

  /// `Number of`, without its first letter.
  private static let numberOf = Array("umber of ".utf8)
  /// `Share of`, `Proportion of`, `Percentage of`, without their first letter.
  private static let shareOf: [[UInt8]] = ["hare of ", "roportion of ", "ercentage of ", "ercent of "].map {
    Array($0.utf8)
  }
}

/// The words that end names, by a hash of their bytes from the last to the first. All ends of the words are in the table, so
/// that going back over a name meets each word that ends it, the longest last, and stops at the first character with
/// which no word goes on: after two or three.
struct NameTraitTable: Sendable {
  static let shared = NameTraitTable(NameTraitWords.endings)

  private struct Slot: Sendable {
    /// 64 bits of which two ends have the same by a chance of one in 10^13; 0 where the slot is free.
    var hash: UInt64 = 0
    var traits: NameTraits = []
    /// Whether the end is a whole word.
    var isWord = false
  }

  /// More than twice the ends of words. An end stands in the slot of its hash or in the next free one.
  private static let size = 16384
  private var slots = [Slot](repeating: Slot(), count: NameTraitTable.size)

  private init(_ endings: [(words: StaticString, traits: NameTraits)]) {
    for (words, traits) in endings {
      for text in words.description.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
        var hash = FNV1a()
        var left = text.count
        for byte in text.reversed() {
          // English words are separated by `_` inside.
          NameTraitTable.add(byte == 0x5F ? 0x20 : byte, to: &hash)
          left -= 1
          if byte & 0xC0 != 0x80 { insert(hash.value, left == 0 ? traits : nil) }
        }
      }
    }
  }

  /// `traits` is nil for what is but the end of a word. Of a word that is listed twice the first counts.
  private mutating func insert(_ hash: UInt64, _ traits: NameTraits?) {
    var index = NameTraitTable.slot(hash)
    while slots[index].hash != 0, slots[index].hash != hash { index = (index + 1) & (NameTraitTable.size - 1) }
    slots[index].hash = hash
    guard let traits, !slots[index].isWord else { return }
    slots[index].traits = traits
    slots[index].isWord = true
  }

  /// Capital letters are as small ones.
  @inline(__always)
  private static func add(_ byte: UInt8, to hash: inout FNV1a) { hash.add(byte &- 0x41 < 26 ? byte | 0x20 : byte) }

  @inline(__always)
  private static func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: (hash ^ hash &>> 29)) & (size - 1) }

  /// What the longest word of the table says that ends the text.
  func longest(_ bytes: [UInt8], _ start: Int, _ end: Int) -> NameTraits {
    guard end - start >= 2, start >= 0, end <= bytes.count else { return [] }
    var found: NameTraits = []
    var hash = FNV1a()
    var i = end
    while i > start {
      i -= 1
      NameTraitTable.add(bytes[i], to: &hash)
      if bytes[i] & 0xC0 == 0x80 { continue }
      var index = NameTraitTable.slot(hash.value)
      while slots[index].hash != hash.value {
        if slots[index].hash == 0 { return found }
        index = (index + 1) & (NameTraitTable.size - 1)
      }
      // An English word is a whole one.
      if slots[index].isWord, !(bytes[i] < 0x80 && i > start && isLetter(bytes[i - 1])) { found = slots[index].traits }
    }
    return found
  }

  @inline(__always)
  private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}

extension Report {
  /// What the words say that name the target at `index` of a list: the words before the figure, else the indicator's
  /// name, of which each of several targets has its part (`奖补资金 销售收入: 200万以上 1亿`). Empty where they say nothing.
  func traits(of indicator: Indicator, _ list: TargetList, _ index: Int) -> NameTraits {
    guard list.targets.indices.contains(index) else { return [] }
    if let subject = list.targets[index].subject { return NameTraits(tree.bytes, subject) }
    if list.targets.count == 1 { return traits(of: indicator) }
    return namePart(of: indicator, list, index).map { NameTraits(tree.bytes, $0) } ?? []
  }

  /// The words that name the target at `index`; nil where several targets share one name.
  func namePart(of indicator: Indicator, _ list: TargetList, _ index: Int) -> ByteRange? {
    if let subject = list.targets[index].subject { return subject }
    if list.targets.count == 1 { return indicator.name }
    let parts = tree.bytes[indicator.name].split(separator: 0x20)
    guard parts.count == list.targets.count, index < parts.count else { return nil }
    return parts[index].startIndex..<parts[index].endIndex
  }
}
