// Whether a target is one that a reviewer could judge.

public import BiaoSyntax

/// The answer of `measurability`.
public enum Measurability: Sendable, Equatable {
  /// The target holds a yardstick: a number, a date, a grade, a zero, full coverage, a bound, a fact that can be proven.
  case measurable
  /// It could be judged with something that is not said: 按合同约定, 及时, 95%左右. Not worth more than a hint.
  case borderline
  /// It holds no yardstick.
  case vague(Vagueness)
  /// It names a past level and a direction but no amount: 较上年增加. The range holds both.
  case missingMagnitude(ByteRange)
  /// There is no target to judge: empty, a stroke, dots, XX, 无, 不适用. Another rule speaks of these.
  case noTarget
}

public struct Vagueness: Sendable, Equatable {
  public var category: VagueCategory
  /// The smallest words that are vague; the whole value where no single word is.
  public var range: ByteRange

  public init(category: VagueCategory, range: ByteRange) {
    self.category = category
    self.range = range
  }
}

/// Why a target is vague; the lists stand in `VagueWords`.
public enum VagueCategory: UInt8, Sendable, CaseIterable {
  /// 明显 较好: how much is left to the reader
  case degree
  /// 提高 促进: whither, but not how far
  case direction
  /// 完成各项任务 保障到位: nobody knows what
  case catchAll
  /// 力争 按需: takes the obligation away
  case hedge
  /// 一批 长期, and topics without any level
  case unquantified
  /// 乡村振兴 以人民为中心
  case slogan
  /// 合理 规范
  case judgement
  /// 按规定 工资标准: refers to what is not named
  case reference
}

/// Judges the target in `range` of `source`.
///
/// Vagueness is the absence of a yardstick, not the presence of a word: yardsticks are sought first, in each clause, and
/// one measurable clause makes the target measurable. `name` is the indicator's name, which tells whether a bare 完成 or
/// 良好 says something. `extraWords` are further vague words of a configuration, as folded UTF-8; they count as `degree`.
/// Total and linear in the length of the value. Ranges are source bytes.
public func measurability(
  _ source: [UInt8], _ range: ByteRange, name: ByteRange? = nil, extraWords: [[UInt8]] = []
) -> Measurability {
  if extraWords.isEmpty, PlainTarget.isMeasurable(source, range) { return .measurable }
  let text = CompactText(source, range)
  var scan = MeasurabilityScan(text, extraWords: extraWords)
  let nameText = name.map { CompactText(source, $0) }
  return scan.judge(name: nameText?.bytes ?? [])
}

/// The commonest shapes (`≥95%`, `≥ 15 家`, `100%`), recognised on the source bytes.
enum PlainTarget {
  /// True only for a comparison sign and a number at the start, with at most a short unit after it, or for a bare number
  /// with or without %. False means nothing.
  static func isMeasurable(_ source: [UInt8], _ range: ByteRange) -> Bool {
    var index = max(range.lowerBound, 0)
    let end = min(range.upperBound, source.count)
    guard index < end, end - index <= 40 else { return false }
    var hasSign = false
    let first = source[index]
    if first == 0xE2, index + 2 < end, source[index + 1] == 0x89, source[index + 2] >= 0xA4, source[index + 2] <= 0xA7 {
      hasSign = true
      index += 3
    } else {
      while index < end, source[index] >= 0x3C, source[index] <= 0x3E {
        hasSign = true
        index += 1
      }
    }
    while index < end, source[index] == 0x20 { index += 1 }
    let start = index
    while index < end, (source[index] >= 0x30 && source[index] <= 0x39) || source[index] == 0x2E { index += 1 }
    guard index > start, source[start] != 0x2E else { return false }
    while index < end, source[index] == 0x20 { index += 1 }
    if index == end { return true }
    if source[index] == 0x25 { return index + 1 == end }
    // A unit of one to three characters without an approximation (左右, 多, 余) behind it.
    guard end - index <= 12, source[index] >= 0xE4, source[index] <= 0xE9 else { return false }
    // Without a sign one character (but 2024年 is a period), or 以上 and the like behind the unit.
    guard
      hasSign || (end - index == 3 && !Self.year.contains(source, index))
        || (end - index >= 9 && Self.boundOpening.contains(source, end - 6) && Self.boundEnd.contains(source, end - 3))
    else { return false }
    return MeasureCharacters.afterDigits.contains(source, index) && source[index..<end].allSatisfy { $0 >= 0x80 }
      && !Self.approximate.contains(source, end - 3) && !Self.approximate.contains(source, index)
  }

  private static let year = CharacterSet3("年")
  private static let boundOpening = CharacterSet3("以")
  private static let boundEnd = CharacterSet3("上内")
  private static let approximate = CharacterSet3("左右多余下")
}
