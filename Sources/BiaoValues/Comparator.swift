// How a target compares: signs and words, before and after the number.

/// A comparison as written. 以上, 以下 and 以内 include the number, as in Chinese administrative use.
public enum Comparator: UInt8, Sendable, CaseIterable {
  case atLeast, atMost, greater, less, equal, notEqual, approximately, range

  /// The one sign that stands for it; empty for a range.
  public var sign: String {
    switch self {
    case .atLeast: "≥"
    case .atMost: "≤"
    case .greater: ">"
    case .less: "<"
    case .equal: "="
    case .notEqual: "≠"
    case .approximately: "≈"
    case .range: ""
    }
  }
}

extension Comparator {
  /// The comparison that stands in a field of its own, as a sign or as the word for it.
  public init?(_ field: ArraySlice<UInt8>) {
    guard let own = Comparator.fields.first(where: { field.elementsEqual($0.sign) }) else { return nil }
    self = own.comparator
  }

  private static let fields: [(sign: [UInt8], comparator: Comparator)] = [
    ("≥", .atLeast), (">=", .atLeast), ("≤", .atMost), ("<=", .atMost), (">", .greater), ("＞", .greater),
    ("<", .less), ("＜", .less), ("=", .equal), ("＝", .equal), ("大于等于", .atLeast), ("小于等于", .atMost), ("等于", .equal),
    ("大于", .greater), ("小于", .less),
  ].map { (Array($0.utf8), $1) }
}

/// The written forms of comparisons.
enum ComparatorWords {
  /// What a sign or word before a number says. `reached` is 达, which names no comparison but says that more is welcome.
  enum Meaning {
    case comparator(Comparator)
    case reached
    case between
    case qualifier(TargetQualifier)
  }

  /// Longer ones first. Each counts only with a number after it.
  static let before: [(StaticWord, Meaning)] = [
    ("大于或等于", .comparator(.atLeast)), ("大于等于", .comparator(.atLeast)), ("不低于", .comparator(.atLeast)),
    ("不少于", .comparator(.atLeast)), ("不小于", .comparator(.atLeast)), ("不下于", .comparator(.atLeast)),
    ("不短于", .comparator(.atLeast)), ("不弱于", .comparator(.atLeast)), ("不下", .comparator(.atLeast)),
    ("至少达到", .comparator(.atLeast)), ("至少", .comparator(.atLeast)), ("最少", .comparator(.atLeast)),
    ("最低", .comparator(.atLeast)), ("小于或等于", .comparator(.atMost)), ("小于等于", .comparator(.atMost)),
    ("不超过", .comparator(.atMost)), ("不高于", .comparator(.atMost)), ("不大于", .comparator(.atMost)),
    ("不多于", .comparator(.atMost)), ("不突破", .comparator(.atMost)), ("不超出", .comparator(.atMost)),
    ("不长于", .comparator(.atMost)), ("不超", .comparator(.atMost)), ("最多", .comparator(.atMost)),
    ("最高", .comparator(.atMost)), ("控制在", .comparator(.atMost)), ("低于或等于", .comparator(.atMost)),
    ("高于或等于", .comparator(.atLeast)), ("不等于", .comparator(.notEqual)), ("大于", .comparator(.greater)),
    ("超过", .comparator(.greater)), ("高于", .comparator(.greater)), ("突破", .comparator(.greater)),
    ("多于", .comparator(.greater)), ("超", .comparator(.greater)), ("小于", .comparator(.less)),
    ("低于", .comparator(.less)), ("不足", .comparator(.less)), ("不到", .comparator(.less)),
    ("少于", .comparator(.less)), ("等于", .comparator(.equal)), ("约等于", .comparator(.approximately)),
    ("约为", .comparator(.approximately)), ("大约", .comparator(.approximately)), ("大概", .comparator(.approximately)),
    ("约", .comparator(.approximately)), ("将近", .comparator(.approximately)), ("近", .comparator(.approximately)),
    ("介于", .between), ("达到", .reached), ("达", .reached), ("为", .reached), ("各", .qualifier(.each)),
    ("共计", .qualifier(.total)), ("合计", .qualifier(.total)), ("累计", .qualifier(.total)),
    ("总计", .qualifier(.total)), ("共", .qualifier(.total)),
  ]

  /// Longer ones first; directly after the number and its unit.
  static let after: [(StaticWord, Comparator)] = [
    ("及以上", .atLeast), ("或以上", .atLeast), ("以上", .atLeast), ("及以下", .atMost), ("或以下", .atMost), ("以下", .atMost),
    ("以内", .atMost), ("之内", .atMost), ("内", .atMost), ("左右", .approximately), ("上下", .approximately),
  ]

  /// The first characters of `after`, and of 之间.
  static let afterOpenings = CharacterSet3("及或以之内左上")

  /// The first scalars of `before`, so that most characters are passed over in one step.
  static let openings: CharacterSet3 = CharacterSet3("大不至最小控低高超突多少等约将近介达为各共合累总")

  /// A comparison sign at the cursor, in one or two characters, each ASCII, full-width or mathematical. 》 is a common
  /// slip for ≥ and counts at the start of a value alone.
  static func takeSign(_ cursor: inout FoldedCursor, _ bytes: [UInt8], atStart: Bool) -> Comparator? {
    let first = cursor.scalar
    switch first {
    case 0x2265, 0x2267, 0x2A7E:  // ≥ ≧ ⩾
      cursor.advance(bytes)
      return .atLeast
    case 0x2264, 0x2266, 0x2A7D:  // ≤ ≦ ⩽
      cursor.advance(bytes)
      return .atMost
    case 0x2248, 0x2252:  // ≈ ≒
      cursor.advance(bytes)
      return .approximately
    case 0x2260:
      cursor.advance(bytes)
      return .notEqual
    case 0x3D, 0x2550:  // = ═
      cursor.advance(bytes)
      return .equal
    case 0x3E, 0x3C:
      cursor.advance(bytes)
      let hasEqual = cursor.scalar == 0x3D
      if hasEqual { cursor.advance(bytes) }
      if first == 0x3E { return hasEqual ? .atLeast : .greater }
      return hasEqual ? .atMost : .less
    case 0x300B where atStart:
      cursor.advance(bytes)
      return .atLeast
    default: return nil
    }
  }
}
