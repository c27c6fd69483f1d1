// Explanations that belong to another indicator, or to another form: 诱捕器布设数, 反映调运木材检疫合格情况.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct ForeignExplanation {
  var text: ByteRange
  var name: ByteRange
  /// The indicator to which it belongs; nil where it speaks of nothing in the form.
  var owner: ByteRange?

  /// That of an indicator: it shares no two characters with its name, its target and its tier. Most explanations do, which
  /// is seen at once.
  static func find(_ indicator: Indicator, _ form: Form, _ report: Report) -> ForeignExplanation? {
    let tree = form.tree
    guard let line = report.attributes(of: indicator, in: form)[.explanation], let text = tree.value(ofLine: line),
      text.count >= 24, text.count <= 240, indicator.name.count >= 12,
      // Of what is explained with figures (支持文化活动281人次) the words of a name may be a part.
      case let hasFigures = tree.bytes.span.extracting(text).holdsDigit(),
      case let isHeaded = heads.contains(where: { tree.bytes[text].starts(with: $0) }), isHeaded || !hasFigures,
      !Pairs.areShared(tree.bytes, text, indicator.name), !Pairs.areShared(tree.bytes, text, indicator.value),
      !Pairs.areShared(tree.bytes, text, tree.contentRange(ofLine: indicator.tierLine)),
      case let words = Pairs(tree.bytes, text), words.all.count >= 5
    else { return nil }
    if !hasFigures, let other = report.explainedNames(of: form).first(in: words, except: indicator, form) {
      report.depend(on: .everything)
      return ForeignExplanation(text: text, name: indicator.name, owner: other)
    }
    // Who is content with something is not what any other indicator asks.
    if !hasFigures, satisfactions.ends(tree.bytes, text), !opinions.isIn(tree.bytes, indicator.name),
      TierKind(indicator, form) != .satisfaction,
      TwinExplanation.sharedIdeographs(tree.bytes, indicator.name, text) <= 2
    {
      return ForeignExplanation(text: text, name: indicator.name, owner: nil)
    }
    // 反映……合格情况 of a number, where nothing else in the form speaks of such things. Other words for the same thing share a
    // character with the name, or say nothing of another kind of measure.
    guard isHeaded, words.all.count >= 6,
      kinds.contains(where: { kind in
        kind.isIn(tree.bytes, text) && !kind.isIn(tree.bytes, indicator.name)
          && !kind.isIn(tree.bytes, tree.contentRange(ofLine: indicator.tierLine))
      }), TwinExplanation.sharedIdeographs(tree.bytes, indicator.name, text) <= (words.all.count >= 7 ? 1 : 0)
    else { return nil }
    report.depend(on: .everything)
    var known = 0
    for pair in words.all where pair.stands(in: tree.bytes, except: text) { known += 1 }
    return known * 4 <= words.all.count ? ForeignExplanation(text: text, name: indicator.name, owner: nil) : nil
  }

  /// What is measured: quality, time, content, cost, money paid, a share that is reached.
  private static let kinds = [
    WordSet("合格 达标 优良 验收 检疫 检验"), WordSet("及时 按时 按期 时限 工期"), WordSet("满意 认可 评价度"), WordSet("成本 费用 造价"),
    WordSet("补贴 补助 发放 救助金 津贴 奖金 租金"), WordSet("覆盖率 知晓率 普及率"), WordSet("收入 增收 利润 税收 产值"),
  ]
  private static let satisfactions = WordSet("满意程度 满意度 满意情况")
  private static let opinions = WordSet("满意 认可 好评 评价 感 投诉 服务 质量 体验 度")
  private static let heads = NameTraitWords.words("反映 考核 衡量 体现 考察 评价 用以反映 用于反映 主要反映")

  static func check(_ indicator: Indicator, _ form: Form, _ report: Report) {
    guard let foreign = find(indicator, form, report) else { return }
    let (words, name) = (report.quote(foreign.text), report.quote(foreign.name))
    guard let owner = foreign.owner else {
      return report.add(
        foreign.text, zh: "“\(name)”的解释说的是“\(words)”，与本表无关，多半是从别的表抄来的：改写",
        en: "“\(words)” has nothing to do with “\(name)” nor with this form: it may be copied, write what is meant",
        related: [report.place(foreign.name, zh: "指标名称", en: "the name")])
    }
    let other = report.quote(owner)
    report.add(
      foreign.text, zh: "“\(name)”的解释说的是“\(other)”：改写",
      en: "the explanation of “\(name)” is that of “\(other)”: write what is meant here",
      related: [report.place(owner, zh: "它说的指标", en: "the indicator that it explains")])
  }

  /// Of `copied-answer`.
  static let examples: [Example] = [
    .flagged(
      "- 水泵购置台数: 12 台\n  指标解释: ‹反映城镇低收入家庭公租房租金补贴发放情况›\n- 闸门检修: 6 扇\n  指标解释: 年度内更换止水或启闭机的闸门"),
    .flagged(
      "- 水泵购置台数: 12 台\n  指标解释: ‹年度内完成的渠道衬砌长度›\n- 渠道衬砌长度: 6 公里\n  指标解释: 年度内完成的渠道衬砌长度，单位公里",
      others: ["explanation-repeats-name"]),
    .flagged(
      "- 挽回经济损失: 320 万元\n  指标解释: ‹受援群众对法律援助律师的满意程度›\n- 新增税收: 60 万元\n  指标解释: 企业对服务的满意情况纳入考核",
      in: .tier("经济效益指标")),
    .fine(
      "- 诱捕器布设数: 500 套\n  指标解释: 反映监测点位覆盖面\n- 下乡演出: 20 场\n  指标解释: 反映文化惠民活动开展情况\n- 水泵购置台数: 12 台\n  指标解释: 反映年度内新增提灌机具的数量\n- 提灌面积: 600 亩\n  指标解释: 新增提灌机具灌到的田"
    ),
  ]
}

/// The names of a form's indicators by the first of their pairs that says something, so that a text is not held against each
/// of them.
struct ExplainedNames {
  private var indicators: [Pairs.Pair: [Int32]] = [:]

  init(_ form: Form) {
    let names = form.indicators.span
    for index in names.indices where names[index].name.count >= 12 {
      guard let pair = Pairs.first(form.tree.bytes, names[index].name) else { continue }
      indicators[pair, default: []].append(Int32(truncatingIfNeeded: index))
    }
  }

  /// The name of another indicator of which all pairs, three or more, are among these; the first one.
  fileprivate func first(in words: Pairs, except own: Indicator, _ form: Form) -> ByteRange? {
    var found: Int32?
    for pair in words.all {
      for index in indicators[pair, default: []].prefix(ExplainedNames.maximum) where found.map({ index < $0 }) ?? true
      {
        let other = form.indicators[Int(index)]
        guard other.line != own.line, case let shared = words.count(form.tree.bytes, other.name), shared.held >= 3,
          shared.held == shared.all
        else { continue }
        found = index
      }
    }
    return found.map { form.indicators[Int($0)].name }
  }

  /// Of so many names that begin alike no text means one.
  private static let maximum = 16
}

/// Pairs of neighbouring ideographs of a text, without those that stand in every explanation.
fileprivate struct Pairs {
  fileprivate struct Pair: Hashable {
    var first: UInt32
    var second: UInt32

    /// Whether the two characters stand anywhere but in one range.
    func stands(in bytes: [UInt8], except range: ByteRange) -> Bool {
      let word: [UInt8] = [first, second].flatMap {
        [UInt8(truncatingIfNeeded: $0 &>> 16), UInt8(truncatingIfNeeded: $0 &>> 8), UInt8(truncatingIfNeeded: $0)]
      }
      return word.firstRange(in: bytes, ByteRange(clamping: 0, range.lowerBound)) != nil
        || word.firstRange(in: bytes, ByteRange(clamping: range.upperBound, bytes.count)) != nil
    }
  }

  private(set) var all: Set<Pair> = []

  init(_ bytes: [UInt8], _ text: ByteRange) {
    Pairs.visit(bytes, text) { if !Pairs.general.contains($0) { all.insert($0) } }
  }

  /// The first pair of a text that says something.
  static func first(_ bytes: [UInt8], _ text: ByteRange) -> Pair? {
    var found: Pair?
    Pairs.visit(bytes, text) { pair in
      if found == nil, !Pairs.general.contains(pair) { found = pair }
    }
    return found
  }

  /// Whether two texts have a pair of ideographs in common, without making sets of them.
  static func areShared(_ bytes: [UInt8], _ text: ByteRange, _ other: ByteRange) -> Bool {
    let bytes = bytes.span
    guard other.upperBound - 5 > other.lowerBound, text.upperBound - 5 > text.lowerBound else { return false }
    for i in other.lowerBound..<(other.upperBound - 5) where bytes[i] &- 0xE4 < 6 && bytes[i + 3] &- 0xE4 < 6 {
      let own = bytes.extracting(i..<i + 6)
      for j in text.lowerBound..<(text.upperBound - 5) where bytes[j] == own[0] && bytes[j + 3] == own[3] {
        if bytes.extracting(j..<j + 6).isSame(as: own) { return true }
      }
    }
    return false
  }

  func count(_ bytes: [UInt8], _ text: ByteRange) -> (held: Int, all: Int) {
    var (held, count) = (0, 0)
    Pairs.visit(bytes, text) { pair in
      if Pairs.general.contains(pair) { return }
      count += 1
      if all.contains(pair) { held += 1 }
    }
    return (held, count)
  }

  private static func visit(_ bytes: [UInt8], _ text: ByteRange, _ visit: (Pair) -> Void) {
    let end = min(text.upperBound, bytes.count)
    var i = max(text.lowerBound, 0)
    var last: UInt32?
    while i < end {
      guard bytes[i] &- 0xE4 < 6, i + 3 <= end else {
        last = nil
        i += 1
        continue
      }
      let character = NotationScan.character(bytes, i)
      if let last { visit(Pair(first: last, second: character)) }
      last = character
      i += 3
    }
  }

  private static let general: Set<Pair> = {
    var pairs: Set<Pair> = []
    for word in NameTraitWords.words(
      """
      反映 情况 项目 工作 完成 数量 指标 比例 实际 通过 考核 评价 以及 相关 是否 年度 本年 产出 效益 质量 时效 成本 社会 满意 达到 计划 目标 总数 占比 比率 程度 效果 进行 开展 实施 用于 用以
      主要 按照 要求 标准 单位 部门 资金 服务 建设 管理 提高 提升 能力 水平 影响 对象 使用 时间 及时 年内 当年 全年 成的 数的
      """) where word.count == 6
    {
      pairs.insert(Pair(first: NotationScan.character(word, 0), second: NotationScan.character(word, 3)))
    }
    return pairs
  }()
}
