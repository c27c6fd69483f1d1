// compound-indicator: several indicators, or several targets, in one row.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let compoundIndicator = Rule(
    name: "compound-indicator", family: .structure, severity: .warning,
    summary: Bilingual(zh: "一行里挤了几项指标", en: "several indicators in one row"),
    why: Bilingual(
      zh: "一行只能有一个指标值、一份分值：几项挤在一起，哪个数对哪一项说不清，完成一半也不知道怎样打分。一项指标占一行。",
      en:
        "A row has one target and one weight. Where several are packed together nobody knows which figure belongs to what, nor how to score one reached and one missed. Give each its own row."
    ),
    examples: [
      .flagged("- 扑火设备配备率: 100% ‹1000件›", in: .tier("质量指标")),
      .fine("- 扑火设备配备率: 100%，1000件\n- 扑火设备完好率: 100%", in: .tier("质量指标")),
      .flagged("- 申报高新技术企业 申报科技型中小企业: 15家以上 ‹120家以上›"),
      .flagged("- 申报高新技术企业，申报科技型中小企业: 15家以上 ‹120家以上›\n  绩效标准: ≥15家 ≥120家"),
      .flagged("- 1、支持重点企业。2、培育规上企业。: 1.支持企业户数≥30户;2.新增企业户数‹≥10户›。"),
      .flagged("- 设施建设: 新建停车位≥200个；新建道路‹≥3公里›"),
      .flagged("- 培训成效: 取证率≥85%；结业人员就业率‹≥70%›", in: .tier("社会效益指标")),
      .flagged("- 组织培训 组织参观: ≥ 10 场 ‹≥ 3 场›"),
      .flagged("- 植树造林: 1.2万株；成活率‹≥90%›"),
      .flagged("- 管网改造长度: ≥85公里；入户安装水表‹8000块›"),
      .flagged("- 新建桥梁和道路: 12座和‹3公里›\n- 水利设施维修: 3座、‹85公里›、4座"),
      .flagged("- 设备合格率: ≥80%，‹≥90%›", in: .tier("质量指标")),
      .flagged("- 培训人数、培训期数: 300人、‹6期›\n- 发放手册及举办讲座: 3000册，‹12场›\n- 新建公厕和改造公厕: 12座和‹6座›"),
      .flagged("- 采购电脑: 60台；打印机‹12台›"),
      .flagged("- 良种补贴数量、制种基地个数: ≥ 36吨 ‹3个›"),
      .fine("- 良种补贴、制种基地建设: 36吨，3个"),
      .flagged(
        "- Information panels and benches: ≥ 30 panels; ‹≥ 18 benches›\n- Teachers trained and schools repaired: 40 teachers and ‹12 schools›\n- Roads graded and culverts cleared: 45 km; ‹120 culverts›\n- Trees planted and their survival rate: 12,000 trees, ‹85%›"
      ),
      .fine(
        "- Girls and boys enrolled: 300 girls and 280 boys\n- Farmers trained: 60 farmers, 30% of them women\n- Pumps and pipes: 12 sets\n- Teachers trained: 40 teachers in 12 schools"
      ),
      .fine("- 修建广场和舞台: 2个，1200平方米\n- 设备购置及安装: 12台，3万元\n- 采购电脑: 60台；其中笔记本12台"),
      .fine("- 设备合格率: 县级≥80%，市级≥90%", in: .tier("质量指标")),
      .fine("- 文化广场: 1个；500平方米\n- 村级广场: 1个、500平方米\n- 集中供水: 3处；日供水量600吨\n- 维修场地: 6间或600平方米\n- 道路长度: 85公里；其中新建道路3公里"),
      .fine("- 检查频次: 3年1次\n- 新建教室: 6至8间\n- 维修房屋: 6间或600平方米"),
      .fine("- 参加大赛项目: 1万、2万、3万元\n- 新增国家级“小巨人”企业 数: ≥ 15 家"),
      .fine("- 园区技工贸收入: 5500亿元，同比增长5%", in: .tier("经济效益指标")),
      .fine("- 供水普及率: 城区≥95%；农村≥90%", in: .tier("社会效益指标")),
      .fine("- 机房温度: ≥ 18 ℃ ≤ 27 ℃", in: .tier("质量指标")),
      .fine("- 工程进度: 1.3月底前完成招标；2.10月底前完工", in: .tier("时效指标")),
      .fine("- 补助资金发放: 2023年12月31日前，100%", in: .tier("时效指标")),
      .fine("- 文化广场: 1个，500平方米"),
    ],
    checks: [
      .target([.several, .alternatives]) { list, indicator, form, report in
        guard !list.targets.isEmpty else { return }
        if list.targets.count > 1 {
          check(list, indicator, form, report)
        } else if case .alternatives = list.targets[0].kind {
          check(list.targets[0].alternatives, indicator, form, report)
        }
      },
      .target(.beyondFigure) { list, indicator, form, report in
        guard EnglishWords.mayBegin(form.tree.bytes, indicator.name),
          let (first, second) = EnglishPairs.second(form.tree.bytes, name: indicator.name, value: indicator.value),
          !report.findings.suffix(16).contains(where: {
            $0.rule == "compound-indicator" && $0.range.overlaps(indicator.value)
          })
        else { return }
        say(first, second, report)
      },
    ])

  private static func check(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) {
    guard let row = PackedRow(indicator, form.tree.bytes),
      isCompound(row, list, form.tree.bytes) || CompoundNames.hasEach(indicator.name, list, form.tree.bytes),
      // One name twice is a contradiction or a repetition, which is said of it.
      !(row.pairs.map { DuplicateNames.areAllAlike($0.map(\.name), form.tree.bytes) } ?? false)
    else { return }
    let solid = row.targets.filter(isSolid)
    guard solid.count > 1 else { return }
    let first = solid[0].valueRange
    let second = solid[1].valueRange
    let (a, b) = (report.quote(form.tree.trimmed(first)), report.quote(form.tree.trimmed(second)))
    report.add(
      form.tree.trimmed(second),
      zh: "“\(a)”之后又有“\(b)”，一行里不止一个指标值：每项指标各占一行",
      en: "“\(b)” follows “\(a)”, more than one target in a row: give each indicator its own",
      related: [report.place(form.tree.trimmed(first), zh: "前一个指标值", en: "the target before it")],
      fixes: split(row, list, indicator, form, report).map { [$0] } ?? [])
  }

  /// `3座、85公里、4座`, `12公里和3座`: figures of several things with one name for all. Two that no 和 joins may be two
  /// measures of one thing (1个、500平方米), and 或 offers a choice.
  private static func check(_ figures: [Figure], _ indicator: Indicator, _ form: Form, _ report: Report) {
    guard let first = figures.first, let second = figures.dropFirst().first else { return }
    if CompoundNames.hasEach(indicator.name, figures, form.tree.bytes) {
      say(first.range, second.range, report)
      return
    }
    var dimensions: [Dimension] = []
    for figure in figures {
      guard let dimension = figure.unit?.dimension, dimension != .ratio else { return }
      if !dimensions.contains(dimension) { dimensions.append(dimension) }
    }
    let bytes = form.tree.bytes
    let gap = bytes[ByteRange(clamping: first.range.upperBound, second.range.lowerBound)]
    guard dimensions.count > 1, !NameKind.contains(gap, Array("或".utf8)),
      figures.count > 2 || NameKind.contains(gap, Array("和".utf8))
    else { return }
    say(first.range, second.range, report)
  }

  private static func say(_ first: ByteRange, _ second: ByteRange, _ report: Report) {
    let (a, b) = (report.quote(first), report.quote(second))
    report.add(
      second, zh: "“\(a)”之后又有“\(b)”，一行里不止一个指标值：每项指标各占一行",
      en: "“\(b)” follows “\(a)”, more than one target in a row: give each indicator its own",
      related: [report.place(first, zh: "前一个指标值", en: "the target before it")])
  }

  // MARK: - What is compound

  /// A figure or a date.
  private static func isSolid(_ target: Target) -> Bool {
    switch target.kind {
    case .quantitative, .range, .frequency, .duration: target.figure != nil
    case .deadline, .date, .recurringDeadline: true
    case .proportion, .period, .alternatives, .graded, .qualitative: false
    }
  }

  private static func isCompound(_ row: PackedRow, _ list: TargetList, _ bytes: [UInt8]) -> Bool {
    let solid = row.targets.filter(isSolid)
    // The steps of a schedule belong together.
    guard solid.count > 1, solid.contains(where: { $0.figure != nil }), solid.allSatisfy({ $0.change == nil }) else {
      return false
    }
    // ≥80%，≥90%: two bounds of one kind for one thing, of which nobody knows which one counts.
    if solid.count == 2, row.targets.count == 2, areTwoBounds(solid[0], solid[1]) { return true }
    // 100% 1000件: a share, and behind a space how many there are.
    if solid.count == 2, row.targets.count == 2, list.separators.allSatisfy({ bytes[$0].allSatisfy { $0 == 0x20 } }),
      solid[0].figure?.unit == Units.percent, solid[1].figure?.unit?.dimension.isCount ?? false,
      solid.allSatisfy(isBare)
    {
      return true
    }
    // Behind a comma stands another measure of the same thing.
    guard !list.separators.contains(where: { holdsComma(bytes, $0) }) else { return false }
    if row.division == .numbered || row.division == .apart { return !isInterval(solid) }
    guard solid.count == row.targets.count else { return false }
    if isNumbered(row.targets, bytes) || hasSecondMeasure(solid, bytes) || areOfManyKinds(solid, list, bytes) {
      return true
    }
    guard solid.allSatisfy({ $0.comparator != nil && $0.kind == .quantitative }), !isInterval(solid) else {
      return false
    }
    if solid.allSatisfy({ $0.subject == nil && $0.object == nil && $0.rateRange == nil }) { return true }
    return haveNames(solid, bytes) && list.separators.allSatisfy { isStrong(bytes, $0) }
  }

  /// `≥ 18 ℃ ≤ 27 ℃`: the two ends of an interval.
  private static func isInterval(_ targets: [Target]) -> Bool {
    guard targets.count == 2, let a = targets[0].comparator, let b = targets[1].comparator else { return false }
    func isLower(_ comparator: Comparator) -> Bool { comparator == .atLeast || comparator == .greater }
    func isUpper(_ comparator: Comparator) -> Bool { comparator == .atMost || comparator == .less }
    return isLower(a) && isUpper(b) || isUpper(a) && isLower(b)
  }

  private static func areTwoBounds(_ a: Target, _ b: Target) -> Bool {
    guard let comparator = a.comparator, comparator == b.comparator, comparator == .atLeast || comparator == .atMost,
      let first = a.figure, let second = b.figure, first.unit == second.unit, first.number != second.number
    else { return false }
    return isBare(a) && isBare(b)
  }

  /// Whether there is but a comparison and a figure.
  private static func isBare(_ target: Target) -> Bool {
    guard case .quantitative = target.kind, target.subject == nil, target.object == nil else { return false }
    return target.rateRange == nil && target.baseline == nil && target.deadline == nil && target.qualifierRange == nil
  }

  /// `1.…；2.…`: the reader passes over the numbers, so they stand in the gaps.
  private static func isNumbered(_ targets: [Target], _ bytes: [UInt8]) -> Bool {
    for (before, target) in zip(targets, targets.dropFirst()) {
      let gap = ByteRange(clamping: before.range.upperBound, target.range.lowerBound)
      let text = bytes[gap]
      guard text.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) || text.contains(0x91) && text.contains(0xE2) else {
        return false
      }
    }
    return true
  }

  /// Whether each figure has a name of its own, and they are no parts of one: 城区, 农村.
  private static func haveNames(_ targets: [Target], _ bytes: [UInt8]) -> Bool {
    var subjects: [ArraySlice<UInt8>] = []
    for target in targets {
      guard let subject = target.subject, subject.count >= 6 else { return false }
      let text = bytes[subject]
      if periods.contains(where: { NameKind.contains(text, $0) }) { return false }
      subjects.append(text)
    }
    let dimensions = targets.map { $0.dimension }
    for i in targets.indices.dropFirst() {
      let isOther = dimensions[i] != nil && dimensions[i - 1] != nil && dimensions[i] != dimensions[i - 1]
      let (a, b) = (subjects[i - 1], subjects[i])
      let areMeasures = measures.contains { a.suffix(3).elementsEqual($0) && b.suffix(3).elementsEqual($0) }
      guard isOther || areMeasures && !a.suffix(9).elementsEqual(b.suffix(9)) else { return false }
    }
    return true
  }

  /// `1.2万株；成活率≥90%`: a figure that the row's name names, and a rate that has its own name.
  private static func hasSecondMeasure(_ targets: [Target], _ bytes: [UInt8]) -> Bool {
    guard targets.count == 2, targets[0].subject == nil, targets[0].figure != nil, targets[1].comparator != nil,
      targets[1].dimension == .ratio, let dimension = targets[0].dimension, dimension != .ratio,
      let subject = targets[1].subject, subject.count >= 9
    else { return false }
    let text = bytes[subject]
    return rates.contains { text.suffix(3).elementsEqual($0) } && !NameKind.contains(text, Array("其中".utf8))
  }

  /// `≥85公里；安装水表8000块`, `12公里和3座`, `3座、85公里、4座`: figures in different units that are no two measures of one
  /// thing. Two figures alone (`1个；500平方米`) may be those, unless 和 joins them or the second one has a name of its own.
  private static func areOfManyKinds(_ targets: [Target], _ list: TargetList, _ bytes: [UInt8]) -> Bool {
    var dimensions: [Dimension] = []
    for target in targets {
      guard target.kind == .quantitative, target.rateRange == nil, target.baseline == nil, target.change == nil,
        let dimension = target.dimension, dimension != .ratio
      else { return false }
      if let subject = target.subject {
        let text = bytes[subject]
        // 日供水量, 占地面积: another measure of what the row names.
        if notOthers.contains(where: { NameKind.contains(text, $0) }) { return false }
        if text.suffix(3).elementsEqual("积".utf8) || measures.contains(where: { text.suffix(3).elementsEqual($0) }) {
          return false
        }
      }
      if !dimensions.contains(dimension) { dimensions.append(dimension) }
    }
    guard dimensions.count > 1, targets[0].subject == nil else { return false }
    let others = targets.dropFirst()
    if others.allSatisfy({ ($0.subject?.count ?? 0) >= 12 }), list.separators.allSatisfy({ isStrong(bytes, $0) }) {
      return true
    }
    // The reader takes a 和 between two figures for the second one's subject.
    func isAnd(_ range: ByteRange?) -> Bool { range.map { bytes[$0].elementsEqual("和".utf8) } ?? false }
    guard others.allSatisfy({ $0.object == nil && ($0.subject == nil || isAnd($0.subject)) }) else { return false }
    return targets.count > 2 || others.allSatisfy { isAnd($0.subject) } || list.separators.allSatisfy { isAnd($0) }
  }

  private static let notOthers = ["其中", "每", "人均", "户均", "平均", "总", "共", "合计", "累计", "年", "季", "月", "期", "阶段", "首批"].map
  {
    Array($0.utf8)
  }

  private static let rates = ["率", "度"].map { Array($0.utf8) }

  private static func holdsComma(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    bytes[range].contains(0x2C) || NameKind.contains(bytes[range], Array("，".utf8))
  }

  private static func isStrong(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    let text = bytes[range]
    return text.contains(0x3B) || NameKind.contains(text, Array("；".utf8)) || NameKind.contains(text, Array("。".utf8))
  }

  private static let measures = ["率", "数", "量", "度", "额"].map { Array($0.utf8) }
  /// Of a plan in steps.
  private static let periods = ["年", "季", "月", "期", "阶段", "首批"].map { Array($0.utf8) }

  // MARK: - Taking it apart

  /// One row for each name and target, with the lines below divided alike.
  private static func split(
    _ row: PackedRow, _ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Fix? {
    let tree = form.tree
    guard let pairs = row.pairs, list.typeRange == nil, indicator.weight == nil,
      tree.lines[indicator.line].colon != nil,
      pairs.allSatisfy({ PackedRow.trimmed(tree.bytes, $0.name) != nil }),
      isNothingLost(row.targets.map(\.range), in: indicator.value, tree.bytes)
    else { return nil }
    var rows = pairs.map { pair in
      "- \(Insertion.written(tree.text(pair.name))): \(tree.text(tree.trimmed(pair.target.range)))"
    }
    let attributes = report.attributes(of: indicator, in: form)
    if let score = attributes[.score], !(tree.value(ofLine: score)?.isEmpty ?? true) { return nil }
    let last = max(tree.lines[indicator.line].subtreeEnd, indicator.line + 1) - 1
    var end = indicator.line
    let terminator = report.lineTerminator
    for child in indicator.line + 1..<last + 1 {
      switch tree.lines[child].kind {
      case .blank: continue
      case .entry: break
      default: return nil
      }
      guard tree.lines[child].parent == indicator.line, let colon = tree.lines[child].colon else { return nil }
      end = child
      let value = tree.value(ofLine: child) ?? colon..<colon
      guard let parts = parts(of: value, pairs.count, isTarget: isTarget(child, attributes), tree.bytes) else {
        return nil
      }
      let label = tree.text(ByteRange(clamping: tree.lines[child].start, colon))
      for (index, part) in parts.enumerated() {
        let text = tree.text(part)
        rows[index] += terminator + label + (text.isEmpty ? ":" : ": " + text)
      }
    }
    let indentation = tree.indentation(ofLine: indicator.line)
    let whole = ByteRange(clamping: tree.lines[indicator.line].content, tree.lines[end].end)
    return report.fix(
      .suggested, zh: "拆成\(rows.count)项指标", en: "split into \(rows.count) indicators",
      edits: [TextEdit(range: whole, text: rows.joined(separator: terminator + indentation))])
  }

  private static func isTarget(_ line: Int, _ attributes: IndicatorAttributes) -> Bool {
    attributes[.standard] == line || attributes[.actual] == line
  }

  /// The value for each of the rows: its parts where it has as many, else the same for all. Targets have to have as many.
  private static func parts(of value: ByteRange, _ count: Int, isTarget: Bool, _ bytes: [UInt8]) -> [ByteRange]? {
    if value.isEmpty { return Array(repeating: value, count: count) }
    if isTarget {
      guard case .value(let list) = Read.targets(bytes, value) else { return nil }
      let ranges = list.targets.map(\.range)
      return ranges.count == count && isNothingLost(ranges, in: value, bytes) ? ranges : nil
    }
    let (parts, division) = PackedRow.parts(bytes, value, wanted: count)
    return parts.count == count && division != .commas ? parts : Array(repeating: value, count: count)
  }

  /// Whether there is but numbering, spaces and punctuation between the ranges and around them.
  private static func isNothingLost(_ ranges: [ByteRange], in whole: ByteRange, _ bytes: [UInt8]) -> Bool {
    var position = whole.lowerBound
    for range in ranges + [whole.upperBound..<whole.upperBound] {
      guard range.lowerBound >= position, range.upperBound <= bytes.count else { return false }
      var i = position
      while i < range.lowerBound {
        let byte = bytes[i]
        if byte < 0x80 {
          if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A { return false }
          i += 1
          continue
        }
        let character = bytes[i..<min(i + 3, range.lowerBound)]
        let isMark =
          marks.contains { character.elementsEqual($0) }
          || character.starts(with: [0xE2, 0x91]) && character.count == 3
        guard isMark else { return false }
        i += 3
      }
      position = max(position, range.upperBound)
    }
    return true
  }

  private static let marks = ["。", "；", "、", "，", "：", "（", "）", "．", "　"].map { Array($0.utf8) }
}
