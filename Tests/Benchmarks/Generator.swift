// Forms of any size, made up from a seed: the same seed makes the same bytes on every machine.

/// A generator of random numbers that can be written down in five lines (SplitMix64, Steele et al. 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Writes forms of `template` as departments fill them: tasks in a table whose rows add
/// up, an application for funds split in two ways, goals in prose, indicators with weights that add up to 100 and with
/// their attributes. Sums are right, and few of the targets vague: as in practice, most of the text has no fault.
struct FormGenerator {
  private var random: SeededGenerator
  private var text = ""

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// The template of the forms: a built-in one with the table of tasks, which it lacks.
  static let template = Array(
    """
    @template 基准/部门整体支出绩效目标表
    @extends 株洲市/部门整体支出绩效目标表

    年度主要任务: table
      任务名称: text, required
      主要内容: text
      总额: amount
      财政拨款: amount
      其他资金: amount
      @check 总额 = 财政拨款 + 其他资金
      @total 金额合计

    """.utf8)

  /// A form of about `byteCount` bytes, with at least one indicator in each tier.
  static func form(seed: UInt64, byteCount: Int) -> [UInt8] {
    var generator = FormGenerator(seed: seed)
    return generator.write(byteCount: byteCount)
  }

  /// What the indicators of quantity promise.
  private var promises: [String] = []

  private mutating func write(byteCount: Int) -> [UInt8] {
    text = ""
    text.reserveCapacity(byteCount + byteCount / 8)
    // Five eighths of a form are its indicators, of about 228 bytes each. They come first, since the goals say what they
    // count.
    writeIndicators(count: max(Self.leafCount, byteCount * 5 / 8 / 228))
    let indicators = text
    text = ""
    let department = pick(Self.places) + pick(Self.departments)
    line("@form 基准/部门整体支出绩效目标表")
    line("@unit 万元")
    line("")
    line("部门名称: \(department)")
    line("年度: \(2019 + number(7))年度")
    line("部门职责:")
    for _ in 0..<2 { line("  > \(sentence(2))") }
    writeTasks(count: max(3, byteCount / 450))
    writeFunds()
    line("年度总体目标:")
    for index in 1...max(2, byteCount / 2000) { line("  > \(index). \(goal(3))") }
    line("")
    return Array((text + indicators).utf8)
  }

  private mutating func writeTasks(count: Int) {
    line("年度主要任务:")
    line("  | 任务名称 | 主要内容 | 总额 | 财政拨款 | 其他资金 |")
    var sums = (0, 0)
    for index in 1...count {
      let money = (number(90_000) + 1000, number(20_000))
      sums = (sums.0 + money.0, sums.1 + money.1)
      line(
        "  | \(pick(Self.subjects))\(index) | \(pick(Self.deeds))\(pick(Self.subjects)) | \(amount(money.0 + money.1)) "
          + "| \(amount(money.0)) | \(amount(money.1)) |")
    }
    line("  | 金额合计 | | \(amount(sums.0 + sums.1)) | \(amount(sums.0)) | \(amount(sums.1)) |")
  }

  private mutating func writeFunds() {
    let parts = (0..<4).map { _ in number(500_000) }
    let total = parts.reduce(0, +)
    let basic = total / 3
    line("年度预算申请:")
    line("  资金总额: \(amount(total))")
    line("  按收入性质分:")
    for (name, value) in zip(["一般公共预算", "政府性基金拨款", "纳入专户管理的非税收入拨款", "其他资金"], parts) {
      line("    \(name): \(amount(value))")
    }
    line("  按支出性质分:")
    line("    基本支出: \(amount(basic))")
    line("    项目支出: \(amount(total - basic))")
  }

  private mutating func writeIndicators(count: Int) {
    // Weights in the coarsest unit of which every indicator can have one.
    var units = 100
    var places = 0
    while units < count {
      units *= 10
      places += 1
    }
    let leaves = Self.tiers.flatMap { tier in tier.leaves.map { (tier.name, $0) } }
    var used = 0
    line("绩效指标:")
    var previous = ""
    for (position, (tier, leaf)) in leaves.enumerated() {
      if tier != previous { line("  \(tier):") }
      previous = tier
      line("    \(leaf):")
      let first = count * position / leaves.count
      let last = count * (position + 1) / leaves.count
      for index in first..<last {
        let upTo = units * (index + 1) / count
        let subject = pick(Self.subjects)
        let target = target(leaf)
        line("      - \(subject)\(name(of: leaf))\(index + 1) (\(decimal(upTo - used, places))分): \(target)")
        if leaf == "数量指标" { promises.append(subject + target.replacing("≥", with: "达到")) }
        used = upTo
        line("        指标解释: \(sentence(1))")
        line("        评分标准: \(pick(Self.scorings))")
      }
    }
  }

  private mutating func name(of leaf: String) -> String {
    switch leaf {
    case "经济成本指标": "成本"
    case "数量指标": "数"
    case "质量指标": "合格率"
    case "时效指标": "完成时间"
    case "服务对象满意度指标": "满意度"
    default: "覆盖率"
    }
  }

  private mutating func target(_ leaf: String) -> String {
    switch leaf {
    case "经济成本指标": "≤ \(amount(number(90_000) + 100)) 万元"
    case "数量指标": ["≥ \(number(90) + 1) 家", "\(number(300) + 1)人以上", "不少于\(number(40) + 1)次"][number(3)]
    case "质量指标": ["≥ \(80 + number(20))%", "= 100%", "不低于9\(number(10))%"][number(3)]
    case "时效指标": ["\(number(12) + 1)月\(number(28) + 1)日前", "每月\(number(28) + 1)日前", "本年内"][number(3)]
    case "可持续影响指标": ["定性 按期公开", "定性 出台管养办法"][number(2)]
    default: number(40) == 0 ? "明显提升" : "≥ \(60 + number(40))%"
    }
  }

  // MARK: Words

  private mutating func sentence(_ clauses: Int) -> String {
    var parts: [String] = []
    for _ in 0..<clauses { parts.append(clause()) }
    return parts.joined(separator: "，") + "。"
  }

  private mutating func clause() -> String {
    pick(Self.deeds) + pick(Self.subjects) + "\(number(900) + 1)" + pick(Self.measures)
  }

  /// A goal promises nothing that no indicator carries.
  private mutating func goal(_ clauses: Int) -> String {
    (0..<clauses).map { _ in pick(Self.deeds) + pick(promises) }.joined(separator: "，") + "。"
  }

  private mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  private mutating func pick(_ words: [String]) -> String { words[number(words.count)] }

  private mutating func line(_ content: String) { text += content + "\n" }

  private func amount(_ cents: Int) -> String { decimal(cents, 2) }

  private func decimal(_ value: Int, _ places: Int) -> String {
    guard places > 0 else { return String(value) }
    var digits = String(value)
    while digits.count <= places { digits = "0" + digits }
    return digits.dropLast(places) + "." + digits.suffix(places)
  }

  private static let tiers: [(name: String, leaves: [String])] = [
    ("成本指标", ["经济成本指标"]), ("产出指标", ["数量指标", "质量指标", "时效指标"]),
    ("效益指标", ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]), ("满意度指标", ["服务对象满意度指标"]),
  ]
  private static let leafCount = 9
  private static let places = ["东江市", "南岭县", "清溪区", "河口市", "安平县", "临湖区"]
  private static let departments = ["工业和信息化局", "农业农村局", "教育局", "交通运输局", "生态环境局", "文化和旅游局"]
  private static let deeds = ["组织", "完成", "推进", "开展", "落实", "支持", "改造", "新建", "检查", "培训"]
  private static let subjects = [
    "中小企业", "技术改造项目", "农村公路", "职业技能培训", "河道治理工程", "公共服务平台", "养老服务设施", "校舍维修", "污水处理厂",
    "重点实验室", "文化活动", "产业园区", "应急演练", "数据中心",
  ]
  private static let measures = ["个", "家", "人次", "公里", "场", "万元", "平方米"]
  private static let scorings = [
    "完成率小于60%不得分，大于等于60%，得分=（完成率-60%）/（1-60%）*指标分值", "达到目标值得满分，每少1%扣0.5分，扣完为止",
    "按期完成得满分，每迟1个月扣1分，扣完为止",
  ]
}
