// The types and modifiers of a template, with their names in both languages.

/// What a field holds.
public enum FieldType: UInt8, Sendable, CaseIterable {
  case text, prose, amount, percent, integer, number, year, month, date, period, choice, code, phone, unit
  case list, table, group, indicators, tier, target, scoring, parts

  /// Spelled out, because other modules call the derived one through its witness table, and hundreds of times a form.
  public static func == (a: FieldType, b: FieldType) -> Bool { a.rawValue == b.rawValue }

  /// English name, Chinese name; both are always accepted.
  public var keywords: (en: String, zh: String) {
    switch self {
    case .text: ("text", "文本")
    case .prose: ("prose", "长文本")
    case .amount: ("amount", "金额")
    case .percent: ("percent", "百分比")
    case .integer: ("integer", "整数")
    case .number: ("number", "数字")
    case .year: ("year", "年度")
    case .month: ("month", "月份")
    case .date: ("date", "日期")
    case .period: ("period", "期间")
    case .choice: ("choice", "选项")
    case .code: ("code", "编码")
    case .phone: ("phone", "电话")
    case .unit: ("unit", "计量单位")
    case .list: ("list", "列表")
    case .table: ("table", "表格")
    case .group: ("group", "分组")
    case .indicators: ("indicators", "指标体系")
    case .tier: ("tier", "层级")
    case .target: ("target", "指标值")
    case .scoring: ("scoring", "评分标准")
    case .parts: ("parts", "构成")
    }
  }

  /// Whether a value of the type is one figure.
  public var isFigure: Bool {
    switch self {
    case .amount, .percent, .integer, .number: true
    default: false
    }
  }

  /// Whether its figures have no decimals.
  var isWhole: Bool { if case .integer = self { true } else { false } }

  /// Whether the type holds other lines rather than a value.
  public var isContainer: Bool {
    switch self {
    case .list, .table, .group, .indicators, .tier, .parts: true
    default: false
    }
  }
}

/// What follows the type.
public enum Modifier: Sendable, CaseIterable {
  case required, alias, total, atLeast, quantitative, qualitative, removed, of

  /// English name, Chinese name; both are always accepted.
  public var keywords: (en: String, zh: String) {
    switch self {
    case .required: ("required", "必填")
    case .alias: ("alias", "别名")
    case .total: ("total", "合计")
    case .atLeast: ("at least", "至少")
    case .quantitative: ("quantitative", "定量")
    case .qualitative: ("qualitative", "定性")
    case .removed: ("removed", "删除")
    case .of: ("of", "于")
    }
  }
}
