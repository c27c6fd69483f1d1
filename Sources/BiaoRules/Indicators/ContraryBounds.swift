// Two comparisons of one figure that contradict each other: 不低于98%以下, and rates of a fall that are limited.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum ContraryBounds {
  /// The comparison before a figure and the one behind it; nil where they agree.
  static func find(_ list: TargetList, _ bytes: [UInt8]) -> (before: ByteRange, behind: ByteRange)? {
    for index in list.targets.indices {
      guard let comparator = list.targets[index].comparator, let place = list.targets[index].comparatorRange,
        let figure = list.targets[index].figure, place.upperBound <= figure.range.lowerBound,
        figure.range.upperBound <= bytes.count
      else { continue }
      let isLower: Bool
      switch comparator {
      case .atLeast, .greater: isLower = true
      case .atMost, .less: isLower = false
      default: continue
      }
      var at = figure.range.upperBound
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
      // 大于3公里之内的, 500人以上规模 name something else.
      if let word = (isLower ? uppers : lowers).first(where: { bytes[at...].starts(with: $0) }),
        ends(bytes, at + word.count)
      {
        return (place, at..<at + word.count)
      }
    }
    return nil
  }

  private static func ends(_ bytes: [UInt8], _ at: Int) -> Bool {
    guard at < bytes.count else { return true }
    return bytes[at] < 0x30 || bytes[at] == 0x3B
      || at + 3 <= bytes.count && stops.contains(NotationScan.character(bytes, at))
  }

  private static let uppers = NameTraitWords.words("以下 以内 之内")
  private static let lowers = NameTraitWords.words("以上 之上")
  private static let stops = NotationScan.characters("。，；、（）")

  /// 病死树数量下降率: ≤30%: what falls is an evil, so that it cannot fall too much.
  static func limitsFall(_ target: Target, _ indicator: Indicator, _ bytes: [UInt8]) -> Bool {
    guard falls.ends(bytes, indicator.name), let figure = target.figure, !figure.number.isZero,
      figure.unit?.dimension == .ratio, target.subject == nil, target.isPlainFigure
    else { return false }
    return evils.isIn(bytes, indicator.name) && !goods.isIn(bytes, indicator.name)
  }

  private static let falls = WordSet("下降率 降低率 减少率 压减率 削减率 压降率 下降幅度 降低幅度 减少幅度 降幅 减幅 节约率 压缩率")
  private static let evils = WordSet(
    """
    病 死 亡 灾 害 虫 疫 事故 案 违 投诉 上访 信访 耗 排放 污染 浓度 成本 费 支出 负担 损失 差错 错误 故障 失业 辍学 贫困 返贫 逾期 拥堵 火 隐患 不良 时限 等待 伤 噪 化肥
    农药 积水 内涝 漏 超标 欠 闲置 空置 纠纷
    """)
  private static let goods = WordSet(
    "防火 消防 防疫 防病 防灾 抗灾 救灾 设施 设备 收入 产量 产值 质量 满意 就业 存活 成活 补助 补贴 救助 保障 惠 治愈 诊 防治 处置 处理 办理 结案 破案 报销")

  static let examples: [Example] = [
    .flagged("- 疫木清理合格率: ‹不低于›98%以下\n- 管护费占比: ‹≤› 5%以上\n- 抽检批次: ‹至少›300批次以内", in: .tier("质量指标")),
    .flagged("- 枯死松树数量下降率: ‹≤›30%\n- 办公能耗降低率: ‹不超过›5%", in: .tier("生态效益指标")),
    .fine(
      "- 疫木清理合格率: 不低于98%\n- 管护费占比: ≤ 5%\n- 抽检合格率: 98%以上", in: .tier("质量指标")),
    .fine("- 枯死松树数量下降率: ≥30%\n- 粮食产量下降率: ≤5%\n- 脱贫户收入下降幅度: ≤3%", in: .tier("生态效益指标")),
  ]
}
