// The lines under an indicator that describe it, by what they say: its unit, its scoring rule, what it reached.

public import BiaoSyntax

/// What a line under an indicator says of it. Templates name these lines; where one has no type of its own the usual
/// names tell.
public enum AttributeRole: Int, Sendable, CaseIterable {
  /// 计量单位: the unit of the target.
  case unit
  /// 指标解释: what is measured, and how.
  case explanation
  /// 评分标准: how points are given.
  case scoring
  /// 指标值确定依据: where the target comes from.
  case basis
  /// 绩效标准: the standard beside the target.
  case standard
  /// 实际完成值: what was reached.
  case actual
  /// 得分: the points given.
  case score
  /// 偏差原因分析及改进措施: why it was missed and what will be done.
  case reason
  /// 指标值内容: the target in a sentence.
  case content
  /// 备注.
  case remarks
  /// A comment in English: it may say why points were lost, or anything else.
  case comment
  /// 上半年执行情况: how far it is in the course of the year.
  case progress
  /// 全年预计完成情况: what will be reached by its end.
  case forecast
  /// 完成可能性: whether it will be.
  case likelihood
  /// Baseline: how it was before.
  case baseline
  /// 完成进度: what was reached as a share of the target.
  case completion

  /// The role of a line of that name, whatever the template; nil for other names.
  public static func named(_ key: NameKey) -> AttributeRole? { roles[key] }

  /// The role of a line or a column by its name as written, without what stands for it in a formula.
  public static func written(_ bytes: [UInt8], _ name: ByteRange) -> AttributeRole? {
    let plain = LabelReading.beforeSymbol(bytes, name) ?? name
    return named(NameKey(bytes, plain)) ?? composed(bytes, plain)
  }

  /// The role of a declared line: by its type where that says it, else by its name.
  init?(_ field: Field) {
    switch field.type {
    case .unit: self = .unit
    case .scoring: self = .scoring
    default:
      guard let role = AttributeRole.named(field.key) ?? AttributeRole.composed(field.name) else { return nil }
      self = role
    }
  }

  private static let roles: [NameKey: AttributeRole] = {
    let names: [(AttributeRole, [String])] = [
      (.unit, ["计量单位", "度量单位", "单位", "unit", "unit of measure"]),
      (
        .explanation,
        ["指标解释", "指标说明", "指标描述", "绩效指标描述", "指标内容", "指标含义", "指标定义", "explanation", "definition", "description"]
      ),
      (
        .scoring,
        ["评分标准", "评分细则", "评/扣分标准", "评（扣分标准）", "评扣分标准", "评（扣）分标准", "评(扣)分标准", "计分方法", "scoring", "scoring rule"]
      ),
      (.basis, ["指标值确定依据", "指标值设定依据", "设定依据", "目标值依据", "数据来源", "basis", "source", "means of verification"]),
      (.standard, ["绩效标准", "标准值", "标准", "standard"]),
      (
        .actual,
        [
          "实际完成值", "实际完成情况", "全年实际值", "实际值", "实际完成", "完成情况", "完成值", "年度实际值", "全年完成值", "全年实际完成值",
          "全年实际完成情况", "年度实际完成值", "年度完成值", "实际完成数", "实际完成指标值", "指标完成值", "指标完成情况", "年末完成值", "实际实现值", "实际达成值",
          "全年完成情况", "年度完成情况", "年末实际值", "实际完成数量", "实际完成结果", "年度实际完成情况", "全年完成数", "年度完成数", "自评完成值", "actual",
          "actual value",
          "actual result", "actual achievement", "actual outturn", "actually achieved", "achieved", "achievement",
          "value achieved", "achieved value", "value reached", "reached", "attained", "result", "result achieved",
          "outturn", "final value", "endline", "endline value", "end-of-year value", "year-end value",
        ]
      ),
      (
        .score,
        [
          "得分", "自评得分", "评分", "自评分", "自评分数", "实际得分", "指标得分", "单位自评得分", "score", "own score", "self-score",
          "self-assessed score", "score awarded", "score given",
          "points", "points awarded", "points given", "points scored", "points achieved", "points obtained",
          "points earned", "awarded points", "marks", "marks awarded", "marks obtained",
        ]
      ),
      (
        .reason,
        [
          "扣分依据", "扣分理由", "失分原因", "减分原因", "偏差原因分析及改进措施", "偏差原因分析与改进措施", "偏差原因及改进措施", "偏差原因分析", "偏差原因", "未完成原因及改进措施",
          "未完成原因", "未完成原因分析",
          "原因分析及改进措施", "原因分析", "reason", "reasons", "deviation", "reason for deviation", "reasons for deviation",
          "explanation of deviation", "reason for variance", "reasons for variance", "explanation of variance",
          "variance explanation", "reason for shortfall", "reasons for shortfall", "explanation of shortfall",
          "reason for points lost", "reasons for points lost", "reason if missed", "reason if not met",
          "explanation if missed", "explanation if not met", "reason and remedy", "reasons and remedies",
          "reason and corrective action", "reasons and corrective actions", "cause of deviation", "cause of shortfall",
        ]
      ),
      (.content, ["指标值内容", "目标内容"]),
      (.remarks, ["备注", "notes", "note"]), (.comment, ["comment", "comments", "remark", "remarks"]),
      (
        .progress,
        [
          "上半年执行情况", "上半年完成情况", "上半年完成值", "1-6月执行情况", "1-7月执行情况", "1-8月执行情况", "1-9月执行情况", "监控期完成值", "监控期完成情况",
          "当前完成值", "截至目前完成情况", "本期完成值", "当期完成值", "累计完成值",
        ]
      ),
      (
        .forecast,
        [
          "全年预计完成情况", "全年预计完成值", "预计完成情况", "预计完成值", "年底预计完成值", "全年预计实现值", "预计全年完成情况", "预计全年完成值", "全年预计值",
          "全年预计执行情况", "年底预计完成情况", "年度预计完成值", "年度预计完成情况", "预计年底完成值", "预计年底完成情况", "全年完成预计", "全年预计达到",
        ]
      ),
      (
        .likelihood,
        [
          "完成可能性", "完成可能", "能否完成", "能否完成预期目标", "预计能否完成", "完成目标可能性", "目标完成可能性", "完成目标的可能性", "目标实现可能性", "完成目标可能",
          "能否完成目标", "能否完成年度目标", "全年完成可能性", "年度目标完成可能性", "预计完成可能性", "绩效目标完成可能性", "likelihood",
        ]
      ),
      (.baseline, ["baseline", "baseline value", "基线", "基线值", "基准值"]),
    ]
    var roles: [NameKey: AttributeRole] = [:]
    for (role, words) in names {
      for word in words { roles[NameKey(word)] = role }
    }
    for whole in [
      "", "目标", "指标", "任务", "计划", "目标任务", "绩效目标", "绩效指标", "年度目标", "年度指标", "年度任务", "全年目标", "全年任务", "年度", "全年",
    ] {
      for word in ["完成率", "完成进度", "完成比例", "完成程度", "完成度", "完成百分比", "完成比", "达成率", "实现率"] {
        roles[NameKey(whole + word)] = .completion
      }
    }
    // 1—7月完成值: monitored by the end of any month.
    for month in 3...11 {
      for dash in ["-", "—", "–", "至"] {
        for word in ["执行情况", "完成情况", "完成值"] { roles[NameKey("1\(dash)\(month)月\(word)")] = .progress }
      }
    }
    return roles
  }()
}

/// The lines that describe one indicator. Of two lines with one role the first counts.
public struct IndicatorAttributes: Sendable {
  /// The line of each role; -1 where there is none.
  private var lines = SIMD16<Int32>(repeating: -1)

  /// The line that says so.
  public subscript(role: AttributeRole) -> Int? { lines[role.rawValue] < 0 ? nil : Int(lines[role.rawValue]) }

  /// Borrows: an initialiser takes its arguments over by default, and a form copied for each indicator costs more than the
  /// look at its lines.
  public init(_ indicator: borrowing Indicator, in form: borrowing Form) {
    let tree = form.tree
    guard tree.lines[indicator.line].subtreeEnd > indicator.line + 1 else { return }
    var child = indicator.line + 1
    while child < tree.lines[indicator.line].subtreeEnd {
      if let role = IndicatorAttributes.role(ofLine: child, in: form), lines[role.rawValue] < 0 {
        lines[role.rawValue] = Int32(truncatingIfNeeded: child)
      }
      child = max(tree.lines[child].subtreeEnd, child + 1)
    }
  }

  private static func role(ofLine line: Int, in form: Form) -> AttributeRole? {
    if let field = form.bindings[line].field, form.bindings[line].role == .field {
      return form.template.attributeRole(of: field)
    }
    guard let label = form.tree.readLabel(ofLine: line) else { return nil }
    let name = LabelReading.beforeSymbol(form.tree.bytes, label.name) ?? label.name
    return AttributeRole.named(NameKey(form.tree.bytes, name)) ?? AttributeRole.composed(form.tree.bytes, name)
  }
}
