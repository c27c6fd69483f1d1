// What kind of quantity a unit measures.

/// The dimension of a unit. Units of one dimension convert into each other (except `other`, see
/// `Unit.isCommensurable`); the reference unit of each, to which `Unit.factor` leads, is named beside it.
public enum Dimension: UInt8, Sendable, CaseIterable {
  /// 元
  case money
  /// %
  case ratio
  /// 个百分点
  case ratioDifference
  /// 个 项 件 套 …: a count of things that the unit does not name
  case count
  /// 人 名 位
  case persons
  /// 人次
  case visits
  /// 户: households, or firms
  case households
  /// 家 所 村 乡镇 …
  case organisations
  /// 次 场 期 …
  case events
  /// 篇 册 份 …
  case documents
  /// 台 辆 块 …
  case things
  /// 间 栋 床位 …
  case buildings
  /// 株 头 羽 …
  case living
  /// 米
  case length
  /// 平方米
  case area
  /// 立方米
  case volume
  /// 千克
  case mass
  /// 秒 (so that 分钟, 小时 and 天 are all whole numbers of it)
  case time
  /// 工作日
  case workTime
  /// 个月: months, quarters and years, which are no fixed number of days
  case months
  /// 学时
  case lessons
  /// 千瓦时
  case energy
  /// 千瓦
  case power
  /// 字节
  case information
  /// bps
  case bandwidth
  /// mg/m³: a concentration
  case environment
  /// dB
  case sound
  /// ℃
  case temperature
  /// 分, of a score
  case score
  /// 美元, 人月 …: a unit that converts into no other
  case other
  /// 元/人, 次/月: one unit for each of another
  case composite

  /// Whether figures of this dimension count things: 个, 人, 家, 次 …
  public var isCount: Bool { rawValue >= Dimension.count.rawValue && rawValue <= Dimension.living.rawValue }

  /// Whether figures of this dimension are spans of time.
  public var isTime: Bool { self == .time || self == .workTime || self == .months || self == .lessons }

  /// The name of the case, as the table of units writes it.
  public var name: String {
    switch self {
    case .money: return "money"
    case .ratio: return "ratio"
    case .ratioDifference: return "ratioDifference"
    case .count: return "count"
    case .persons: return "persons"
    case .visits: return "visits"
    case .households: return "households"
    case .organisations: return "organisations"
    case .events: return "events"
    case .documents: return "documents"
    case .things: return "things"
    case .buildings: return "buildings"
    case .living: return "living"
    case .length: return "length"
    case .area: return "area"
    case .volume: return "volume"
    case .mass: return "mass"
    case .time: return "time"
    case .workTime: return "workTime"
    case .months: return "months"
    case .lessons: return "lessons"
    case .energy: return "energy"
    case .power: return "power"
    case .information: return "information"
    case .bandwidth: return "bandwidth"
    case .environment: return "environment"
    case .sound: return "sound"
    case .temperature: return "temperature"
    case .score: return "score"
    case .other: return "other"
    case .composite: return "composite"
    }
  }
}
