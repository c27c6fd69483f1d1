// What a target says: value type, comparison, figure, bounds, deadline, each with its place.

public import BiaoSyntax

/// What kind of value a target is.
public enum TargetKind: UInt8, Sendable {
  /// `≥15家`, `100%`, `5%以上`
  case quantitative
  /// `80%-90%`, `3-5次`, `介于3至5次之间`
  case range
  /// `1:1`: `figure` to `upper`
  case proportion
  /// `3次/月`, `每周3次`
  case frequency
  /// `36个月`, `5个工作日内`: a span of time
  case duration
  /// `12月31日前`, `年底前`, `第三季度`, `到2029年12月`
  case deadline
  /// `2024年9月30日`
  case date
  /// `每月8日前`
  case recurringDeadline
  /// `2023.07-2024.01`
  case period
  /// `1万、2万、3万`, `6间或600平米`
  case alternatives
  /// `优`, `良及以上`, `AAA`, `优/良/中/差`
  case graded
  /// words
  case qualitative
}

/// Words beside a number that say how it is to be taken.
public enum TargetQualifier: UInt8, Sendable {
  /// 各: of each of the things listed
  case each
  /// 共 合计 累计: over all of the things listed
  case total
  /// 余 多: somewhat more
  case more
  /// 达 达到: names no comparison; more is welcome
  case reached
  /// ±: a tolerance
  case tolerance
}

/// Whether a number is a change, by the verb before it.
public enum TargetChange: UInt8, Sendable {
  /// 增长 提高 上升 高
  case increase
  /// 下降 降低 减少 缩短
  case decrease
}

/// One target as written. Ranges are source bytes; offsets outside of the value do not occur.
public struct Target: Sendable {
  public var kind: TargetKind
  /// Nil where none was written (`3家`, `达50家`).
  public var comparator: Comparator?
  /// The sign or the words of the comparison, those before the number if there are both.
  @PackedOptionalRange public var comparatorRange: ByteRange? = nil
  /// The number and unit; the lower one of a range, the first of a proportion.
  public var figure: Figure?
  /// What few targets have, apart from what all have: a form of ten thousand targets is kept in memory whole.
  private var rare: Rare?
  /// 每周, 每月 of a frequency
  @PackedOptionalRange public var rateRange: ByteRange? = nil
  /// The words before the comparison: 项目投入 in `项目投入≥2000万元`.
  @PackedOptionalRange public var subject: ByteRange? = nil
  /// What the number is compared with: 较上年, 同比, 较GDP增速.
  @PackedOptionalRange public var baseline: ByteRange? = nil
  public var change: TargetChange?
  @PackedOptionalRange public var changeRange: ByteRange? = nil
  public var qualifier: TargetQualifier?
  @PackedOptionalRange public var qualifierRange: ByteRange? = nil
  /// The words after the value: 投入使用 in `9月30日前投入使用`.
  @PackedOptionalRange public var object: ByteRange? = nil
  /// The comparison, number and unit, or the date: the target without subject and object.
  @PackedRange public var valueRange: ByteRange
  /// The whole target, subject and object included.
  @PackedRange public var range: ByteRange

  public init(kind: TargetKind, range: ByteRange) {
    self.kind = kind
    self.range = range
    valueRange = range
  }

  public var unit: Unit? { figure?.unit ?? upper?.unit }
  public var dimension: Dimension? { unit?.dimension }
}

extension Target {
  /// The upper end of a range (the lower end takes its unit where it has none), the second part of a proportion.
  public var upper: Figure? {
    get { rare?.upper }
    set { if newValue != nil || rare != nil { change { $0.upper = newValue } } }
  }

  /// All figures, where the target offers several.
  public var alternatives: [Figure] {
    get { rare?.alternatives ?? [] }
    set { if !newValue.isEmpty || rare != nil { change { $0.alternatives = newValue } } }
  }

  public var deadline: Deadline? {
    get { rare?.deadline }
    set { if newValue != nil || rare != nil { change { $0.deadline = newValue } } }
  }

  public var recurring: RecurringDeadline? {
    get { rare?.recurring }
    set { if newValue != nil || rare != nil { change { $0.recurring = newValue } } }
  }

  public var period: Period? {
    get { rare?.period }
    set { if newValue != nil || rare != nil { change { $0.period = newValue } } }
  }

  /// Immutable and so shared freely; a change makes another.
  private final class Rare: Sendable {
    let upper: Figure?
    let alternatives: [Figure]
    let deadline: Deadline?
    let recurring: RecurringDeadline?
    let period: Period?

    init(_ values: RareValues) {
      upper = values.upper
      alternatives = values.alternatives
      deadline = values.deadline
      recurring = values.recurring
      period = values.period
    }
  }

  private struct RareValues {
    var upper: Figure?
    var alternatives: [Figure] = []
    var deadline: Deadline?
    var recurring: RecurringDeadline?
    var period: Period?
  }

  /// Moves what is rare `delta` bytes further on; see `move(by:)`.
  mutating func moveRare(by delta: Int) {
    guard rare != nil else { return }
    change { values in
      values.upper?.move(by: delta)
      for index in values.alternatives.indices { values.alternatives[index].move(by: delta) }
      values.deadline?.move(by: delta)
      values.recurring?.move(by: delta)
      values.period?.move(by: delta)
    }
  }

  private mutating func change(_ update: (inout RareValues) -> Void) {
    var values = RareValues(
      upper: rare?.upper, alternatives: rare?.alternatives ?? [], deadline: rare?.deadline,
      recurring: rare?.recurring, period: rare?.period)
    update(&values)
    rare = Rare(values)
  }
}

/// The targets of one value, in their order. Never empty.
public struct TargetList: Sendable {
  public var targets: [Target]
  /// What stands between them: `；`, a space, `、`. Empty where they follow each other without any.
  public var separators: [ByteRange] = []
  /// 定性 or 定量 written before the value.
  @PackedOptionalRange public var typeRange: ByteRange? = nil
  public var isQualitativeByType = false
}

extension Reading where Value == TargetList {
  /// How many targets there are; no copy is made of them.
  public var targetCount: Int {
    switch self {
    case .value(let list): list.targets.count
    default: 0
    }
  }
}

extension Read {
  /// The target or targets of a value in any notation. Text without number, date or grade reads as `qualitative`;
  /// `illegal` is a comparison sign without a number (`≥ 家`) and a number too long to hold.
  public static func targets(_ source: [UInt8], _ range: ByteRange) -> Reading<TargetList> {
    if let target = TargetReader.plain(source, range) { return .value(TargetList(targets: [target])) }
    if let missing = MissingMark.reading(source, range) as Reading<TargetList>? { return missing }
    var reader = TargetReader(source, range)
    return reader.read()
  }
}
