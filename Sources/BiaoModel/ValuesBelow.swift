// The target, its comparison and the weight of an indicator where they stand on lines of their own below it: 指标性质: ≥,
// 年度指标值: 60.

public import BiaoSyntax
public import BiaoValues

/// Forms whose columns were written out line by line have nothing on the indicator's own line but its name.
public struct ValuesBelow {
  var target: ByteRange?
  var weight: Decimal?
  var weightRange: ByteRange?
  /// The comparison, where a line says nothing else.
  var comparator: Comparator?

  /// Looks at the lines right below `line`; the first of each kind counts. Those that the template declares are not among
  /// them: `isDeclared` tells.
  init(_ line: Int, _ tree: Tree, lacksTarget: Bool, lacksWeight: Bool, isDeclared: (NameKey) -> Bool) {
    let bytes = tree.bytes
    // That of all years counts where there is none of the year.
    var term: ByteRange?
    var child = line + 1
    let end = tree.lines[line].subtreeEnd
    while child < end {
      defer { child = max(tree.lines[child].subtreeEnd, child + 1) }
      let node = tree.lines[child]
      guard node.kind == .entry, node.colon != nil, node.content + 6 <= bytes.count,
        ValuesBelow.mayBeOne(bytes[node.content], bytes[node.content + 1], bytes[node.content + 2]),
        let label = tree.readLabel(ofLine: child), label.name.count <= 36, let value = tree.value(ofLine: child),
        !value.isEmpty, case let key = NameKey(bytes, label.name), !isDeclared(key)
      else { continue }
      if lacksTarget, target == nil, ValuesBelow.targets.contains(key), !Read.isInapplicable(bytes, value) {
        target = value
      } else if lacksTarget, term == nil, ValuesBelow.termTargets.contains(key) {
        term = value
      } else if comparator == nil, ValuesBelow.signs.contains(key) {
        comparator = Comparator(bytes[value])
      } else if lacksWeight, weight == nil, ValuesBelow.weights.contains(key),
        case .value(let reading) = Read.number(bytes, value), reading.figure.divisor == 1, reading.figure.power == 0,
        !reading.figure.number.isNegative,
        reading.figure.unit == nil || reading.figure.unit?.dimension == .score
      {
        weight = reading.figure.number
        weightRange = reading.figure.numberRange
      }
    }
    if lacksTarget { target = target ?? term }
  }

  /// Whether the indicator takes something from a line of that name.
  public static func isOne(_ key: NameKey) -> Bool {
    targets.contains(key) || termTargets.contains(key) || weights.contains(key) || signs.contains(key)
  }

  /// Whether a label begins as one of the names does.
  @inline(__always)
  private static func mayBeOne(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third) {
    // 年 指 目 全 预 计 绩 设 本 分 权 标 实 比 运 符 关
    case 0xE5_B9B4, 0xE6_8C87, 0xE7_9BAE, 0xE5_85A8, 0xE9_A284, 0xE8_AEA1, 0xE7_BBA9, 0xE8_AEBE, 0xE6_9CAC, 0xE5_8886,
      0xE6_9D83, 0xE6_A087, 0xE5_AE9E, 0xE6_AF94, 0xE8_BF90, 0xE7_ACA6, 0xE5_85B3:
      true
    default: false
    }
  }

  /// What the column or the line of the targets is called.
  public static let targets = Set<NameKey>(
    words:
      """
      年度指标值 指标值 目标值 年度目标值 年初目标值 年初指标值 年度绩效指标值 年度绩效目标值 全年指标值 全年目标值 预期指标值 预期目标值 预期值 计划指标值 计划值 计划完成值 绩效指标值
      绩效目标值 指标目标值 设定指标值 设定目标值 本年指标值 本年度指标值 年度计划值
      """)
  /// What that of the targets of several years is called, which stands beside the year's own.
  static let termTargets = Set<NameKey>(words: "实施期指标值 实施期目标值 实施期绩效指标值 中期指标值 总体指标值")
  /// What that of the comparisons is called.
  public static let signs = Set<NameKey>(words: "指标性质 比较符 比较符号 运算符号 运算符 计算符号 指标方向 符号 关系符")
  /// What that of the weights is called.
  public static let weights = Set<NameKey>(
    words: "分值 权重 标准分 标准分值 指标分值 权重分值 分值权重 权重分 目标分值 设定分值 指标权重 分值（权重） 权重（分值） 权重（%）")
}

extension Indicator {
  /// A row of a table that says of an indicator what a line of its own would. `line` is the row's, `group` that of the entry
  /// around the table.
  public init(
    row line: Int, group: Int, name: ByteRange, weight: Decimal?, weightRange: ByteRange?, value: ByteRange,
    _ bytes: [UInt8]
  ) {
    self.init(
      line: line, tier: 0, tierLine: group, items: nil, name: name, weight: weight, weightRange: weightRange, unit: nil,
      value: value, target: Read.targets(bytes, value))
  }

  /// Takes what its own line lacks from the lines below.
  mutating func takeValuesBelow(_ tree: Tree, _ template: Template, readsValues: Bool) {
    guard tree.lines[line].subtreeEnd > line + 1, value.isEmpty || weight == nil || lacksComparator else { return }
    let below = ValuesBelow(line, tree, lacksTarget: value.isEmpty, lacksWeight: weight == nil) { key in
      items.map { template.child(of: $0, named: key) != nil } ?? false
    }
    if let own = below.target {
      value = own
      target = readsValues ? Read.targets(tree.bytes, own) : .empty
    }
    if let own = below.weight { (weight, weightRange) = (own, below.weightRange) }
    if let comparator = below.comparator { compare(by: comparator) }
  }

  /// Whether the target is a number that may be a bound, without a comparison.
  private var lacksComparator: Bool {
    guard case .value(let list) = target, list.targets.count == 1 else { return false }
    return list.targets[0].comparator == nil && list.targets[0].kind == .quantitative
  }

  /// Takes a comparison that stands elsewhere. `place` is where, for one in the same line: ranges of a target are in the
  /// order of the text.
  public mutating func compare(by comparator: Comparator, at place: ByteRange? = nil) {
    guard lacksComparator, case .value(var list) = target else { return }
    list.targets[0].comparator = comparator
    list.targets[0].comparatorRange = place
    target = .value(list)
  }
}

extension Tree {
  /// Whether the indicator's target stands on a line below its own.
  public func isTargetBelow(_ indicator: Indicator) -> Bool {
    indicator.value.lowerBound > lines[indicator.line].end
  }
}
