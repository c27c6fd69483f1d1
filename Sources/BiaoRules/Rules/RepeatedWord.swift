// repeated-word: a character or word typed twice.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let repeatedWord = Rule(
    name: "repeated-word", family: .notation, severity: .info, presets: .advisory,
    summary: Bilingual(zh: "重复的字词", en: "a word that stands twice"),
    why: Bilingual(
      zh: "“的的”“进行进行”“户数户”是改写时留下的重复；名称里的重复还会让同一个指标、科目对不上。",
      en: "A doubled word is left over from editing, and in a name it keeps one indicator from matching another."),
    examples: [
      .flagged("工作概况:\n  > 完成上级部署的‹的›任务，对水渠进行‹进行›清淤。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 解决了‹了›灌溉难题，保障农户和‹和›村集体的收益。", template: "工作概况: prose"),
      .flagged("- 培育绿色工厂户数‹户›: ≥ 20 户"),
      .flagged("- 支持合作社: 受益农户户数‹户›≥20户"),
      .flagged("项目名称: 灌溉水渠‹渠›清淤工程\n工作概况:\n  > 按期完成灌溉水渠清淤工程。", template: "项目名称: text\n工作概况: prose"),
      .flagged("绩效目标: 购置风力灭火机60台。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 购置风力灭火机‹机›: ≥ 60 台", in: .form),
      .flagged("工作概况:\n  > 入园率提高5个‹个›百分点。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 走访5个个体户，3个个人获奖。", template: "工作概况: prose"),
      .fine(
        "绩效目标: 关爱星星的孩子60人，看望孤寡家家户户。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 关爱星星: ≥ 60 人\n      - 到孤寡家家: ≥ 60 户",
        in: .form),
      .flagged("- 记者蹲点采访‹采访›次数: ≥ 24 次"),
      .fine("- 节日慰问慰问品发放: ≥ 24 份\n- 防汛巡查巡查员数: ≥ 24 人"),
      .flagged("- 科技‹技›三项费用: ≤ 200 万元", in: .tier("成本指标")),
      .flagged("- 参与群众‹群众›人次: ≥ 600 人次"),
      .flagged("- 培训‹培训›人数: ≥ 60 人"),
      .flagged("- 监测报告‹报告›编制数: ≥ 480 份"),
      .flagged("- 设备完好率: ≥ 90%‹以上›", in: .tier("质量指标")),
      .flagged("- 业务办结时间: 不超过5个工作日‹以内›", in: .tier("时效指标")),
      .flagged("项目名称: 农村公路养护‹护›项目", in: .form),
      .flagged("- 垃圾接收‹接收›站点数: ≥ 3 个\n- 校舍建设‹建设›面积: ≥ 300 平方米\n- 农村‹农村›公路里程: ≥ 3 公里\n- 幼儿园‹幼儿园›改造数: ≥ 3 所"),
      .flagged("工作概况:\n  > 经费主要用于‹主要用于›水渠清淤，化解困难群体‹困难群体›的就业难题。", template: "工作概况: prose"),
      .flagged("- 信息系统‹系统›维护次数: ≥ 3 次\n  指标解释: 全年信息系统维护次数"),
      .flagged("工作概况:\n  > Drill wells in the‹ the› north and train‹ train› committees.", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 因补助资料审核‹审核›缓慢，方案报送‹报送›时间推迟。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 对偏离目标的及时纠偏‹纠偏›，水渠利用率有待‹有待›提高。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 拨付的及时性‹性›好，数据质量‹量›稳步提高。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 按女性性别分组，质量量化考核。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 村里热闹热闹，路很远很远，大伙走着走着；会上让大家都了解了解，意见一条一条，继续继续教育。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 资格审核审核人员、项目验收验收标准、资金结算结算办法都已落实，大家考虑考虑，协调协调。", template: "工作概况: prose"),
      .fine("- 建设建设用地复垦区: ≥ 3 个\n- 研究研究生课题: ≥ 3 个\n- 信息系统系统维护次数: ≥ 3 次"),
      .fine("工作概况:\n  > He knew that that well had had a pump; long long ago.", template: "工作概况: prose"),
      .flagged("- 防灾知识宣传普及率‹普及率›: ≥ 80%", in: .tier("社会效益指标")),
      .flagged("- 困难群众满意度‹满意度›: ≥ 90%", in: .tier("满意度指标")),
      .fine("- 培训成本超支率: 控制在5%以内", in: .tier("成本指标")),
      .fine("项目名称: 养护护栏项目和培训训练基地建设设备采购", in: .form),
      .fine(
        "工作概况:\n  > 平平整整的渠道，一条条清，一张张发；一项一项落到实处，一个村庄一个村庄推开，一点一点地修，根据根据地的条件。\n  > 渠道平整的有6条，一条支渠；一张表登记一张。\n  > 灌区在渠西、渠南、渠北各一处。",
        template: "工作概况: prose"),
      .fine("工作概况:\n  > 常常走访，人人参与，层层落实，家家户户受益，一一核对等等。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 达到目的的单位，为了了解情况，优先安排在在册农户家里，在在建工程中落实。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 市市场监管局和区区志办参与与否，不了了之的事项逐项清理。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 加强研究研究所的工作，公共服务服务对象满意，三农工作工作经费到位。", template: "工作概况: prose"),
      .fine("- 户数户均面积: ≥ 3 亩"),
      .flagged(
        "工作概况:\n  > 改造泵站6座，灌区管护机制健全，水费收缴到位‹灌区管护机制健全，水费收缴到位›，节水成效明显。",
        template: "工作概况: prose"),
      .flagged(
        "- 宣传节水: ≥ 6 场\n  指标解释: 反映当年面向农户的节水宣传情况，‹反映当年面向农户的节水宣传情况›；以签到表为准"),
      .fine(
        "工作概况:\n  > 新建灌区量水设施的村6个，改建灌区量水设施的村9个；按月巡查东干渠的水闸和泵站，按月巡查西干渠的水闸和泵站；守好一渠活命的清水，守好一渠活命的清水。",
        template: "工作概况: prose"),
      .flagged(
        "工作概况:\n  > 按计划执行；及时清淤，保障灌溉用水‹；及时清淤，保障灌溉用水›；及时清淤，保障灌溉用水。", template: "工作概况: prose"),
      .flagged(
        "工作概况:\n  > 全县累计‹累计›清淤86公里，提高水渠‹水渠›输水能力，向404名服务对象‹对象›供水，水费控制在8万元以内‹以内›，发放护渠补助金‹金›3万元。",
        template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 累计培训260人，服务群众群众满意，参加培训培训人员260人，补助金金额3万元，保险费费用由镇里承担，群众获得获得感，以上以上年决算为准，堤防左右左右岸同修，完成率率先达标，守好一渠活命的清水，守好一渠活命的清水。",
        template: "工作概况: prose"),
      .fine("- 建设量水设施: ≥ 6 处\n  指标解释: 反映当年完成的，建设灌区量水设施，建设灌区量水设施的台账"),
      .fine(
        "工作概况:\n  > 大于等于90%的得5分，大于等于80%的得4分，大于等于60%的得3分；……………………………………，清清的水清清的渠。",
        template: "工作概况: prose"),
      .flagged("工作概况:\n  > 泵站设在‹在›渠首，对‹对›农户免费，设有值班室，所需经费由‹由›县级承担。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 存在在建项目，针对对象分类，以以奖代补方式支持，由于于都县先行，自由由农户选择。", template: "工作概况: prose"),
      .fine("- 高新技术服务服务企业数: ≥ 3 家\n- 技能培训培训人数: ≥ 60 人"),
      .fine("- 受益群众群众满意度: ≥ 90%", in: .tier("满意度指标")),
      .fine("工作概况:\n  > 云岭中学学生参加活动。云岭中学生活补助按时发放。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 为建设成渝地区双城经济圈和西部（重庆）‹重庆›科学城营造了良好氛围。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 建设西部（重庆）科学城和中国（海南）自由贸易港，由市（县）县级财政承担六百余万元。", template: "工作概况: prose"),
    ],
    checks: [
      .document { report in
        let tree = report.tree
        var searches = 0
        for mark in report.notation.doubled {
          let line = tree.lines[mark.line]
          let range = mark.at..<min(mark.at + 3, line.end)
          guard range.count == 3, mark.at - 3 >= line.content else { continue }
          let isSure =
            isFunctionWord(tree.bytes, mark.at, line)
            || isHeadOfKnownName(tree.bytes, mark.at, line)
            || isDoubledEnd(tree.bytes, mark.at, line) || isDoubledCounter(tree.bytes, mark.at, line)
          if !isSure {
            // A look through the whole text: for few of them.
            guard searches < 8 else { continue }
            if mayBeSlip(tree.bytes, mark.at, line) {
              searches += 1
              guard standsElsewhereOnce(mark.at, report) else { continue }
            } else {
              guard mayEndTerm(tree.bytes, mark.at, line) else { continue }
              searches += 1
              guard isTermElsewhere(mark.at, report) else { continue }
            }
          }
          say(range, mark.line, report)
        }
        for mark in report.notation.doubledPairs {
          let line = tree.lines[mark.line]
          if tree.bytes.indices.contains(mark.at), tree.bytes[mark.at] < 0x80 {
            if let range = DoubledWords.latin(tree.bytes, mark.at, line) { sayLatin(range, report) }
            continue
          }
          // The sixth character of 幼儿园幼儿园, or the fourth of 进行进行.
          let isThree = mark.isOfThree(tree.bytes, from: line.content)
          let range = ByteRange(clamping: mark.at - (isThree ? 6 : 3), mark.at + 3)
          guard range.upperBound <= line.end, range.lowerBound - range.count >= line.content,
            DoubledWords.mayBeWord(tree.bytes, range), !isBase(tree.bytes, range, line),
            !isThree
              && (pairs.contains(where: { tree.bytes[range].elementsEqual($0) })
                || isDoubledNoun(tree.bytes, range, line))
              || DoubledWords.isSlip(tree.bytes, range, line, report, &searches)
          else { continue }
          say(range, mark.line, report)
        }
        for mark in report.notation.doubledFours { checkFour(mark, report) }
        for mark in report.notation.counts { checkCount(mark, report) }
      },
      .line(.prose, .long) { line, form, report in
        guard let text = form.tree.text(ofLine: line),
          let place = DoubledWords.behindBrackets(form.tree.bytes, text)
        else { return }
        let words = report.quote(place)
        report.add(
          place, zh: "括号里已有“\(words)”，后面又写了一遍：删去一遍",
          en: "“\(words)” stands in brackets and again behind them: remove one",
          fixes: [
            report.fix(
              .suggested, zh: "删去“\(words)”", en: "remove “\(words)”", edits: [TextEdit(range: place, text: "")])
          ])
      },
      .line(.all, .long) { line, form, report in
        let tree = form.tree
        let isProse = tree.lines[line].kind == .prose
        guard let text = isProse ? tree.text(ofLine: line) : tree.value(ofLine: line),
          let phrase = RepeatedPhrase.find(tree.bytes, text, mayStress: isProse)
        else { return }
        let words = report.quote(phrase.words)
        report.add(
          phrase.second, zh: "“\(words)”连着写了两遍：删去一遍", en: "“\(words)” stands twice in a row: remove one",
          fixes: [
            report.fix(
              .suggested, zh: "删去重复的一遍", en: "remove the second one", edits: [TextEdit(range: phrase.tooMuch, text: "")]
            )
          ])
      },
      .target(.beyondFigure) { list, indicator, _, report in
        for index in list.targets.indices where list.targets[index].comparatorRange != nil {
          checkComparison(list, index, indicator, report)
        }
      },
    ])

  /// 困难群体困难群体: four characters twice, which are not two that stand four times.
  private static func checkFour(_ mark: NotationMark, _ report: Report) {
    let bytes = report.tree.bytes
    let range = ByteRange(clamping: mark.at, mark.at + 12)
    guard range.upperBound <= report.tree.lines[mark.line].end,
      stride(from: range.lowerBound, to: range.upperBound, by: 3).allSatisfy({
        NotationScan.isIdeograph(NotationScan.character(bytes, $0))
      }),
      !bytes[range].prefix(6).elementsEqual(bytes[range].suffix(6)), DoubledWords.mayBeWord(bytes, range),
      // Three times is somebody's way of filling a line.
      !bytes[range.upperBound..<report.tree.lines[mark.line].end].starts(with: bytes[range])
    else { return }
    say(range, mark.line, report)
  }

  /// `gap` is how far before the second one the first one ends.
  private static func say(_ range: ByteRange, _ line: Int, gap: Int = 0, _ report: Report) {
    let word = report.quote(range)
    let around = surroundings(of: range, gap, report, line)
    report.add(
      range, zh: "“\(around)”里“\(word)”写了两遍：删去一个",
      en: "“\(word)” stands twice in “\(around)”: remove one",
      fixes: [
        report.fix(
          .safe, zh: "删去重复的“\(word)”", en: "remove the second “\(word)”", edits: [TextEdit(range: range, text: "")])
      ])
  }

  /// Both of them with the words around: up to the ends of the clause, or four characters where those are far.
  private static func surroundings(of range: ByteRange, _ gap: Int, _ report: Report, _ index: Int) -> String {
    let (bytes, line) = (report.tree.bytes, report.tree.lines[index])
    let first = max(range.lowerBound - gap - range.count, line.content)
    func isWord(_ at: Int) -> Bool {
      at >= line.content && at + 3 <= line.end && NotationScan.isIdeograph(NotationScan.character(bytes, at))
    }
    var before = 0
    while before < 7, isWord(first - 3 * (before + 1)) { before += 1 }
    var after = 0
    while after < 7, isWord(range.upperBound + 3 * after) { after += 1 }
    let (isCut, goesOn) = (before == 7, after == 7)
    let around = ByteRange(
      clamping: first - 3 * (isCut ? 4 : before), range.upperBound + 3 * (goesOn ? 4 : after))
    return (isCut ? "…" : "") + report.quote(around) + (goesOn ? "…" : "")
  }

  /// `range` is the second word with the space before it.
  private static func sayLatin(_ range: ByteRange, _ report: Report) {
    let word = report.quote(ByteRange(clamping: range.lowerBound + 1, range.upperBound))
    report.add(
      range, zh: "“\(word)”连着写了两遍：删去一个", en: "“\(word)” stands twice in a row: remove one",
      fixes: [
        report.fix(
          .safe, zh: "删去重复的“\(word)”", en: "remove the second “\(word)”", edits: [TextEdit(range: range, text: "")])
      ])
  }

  // MARK: - ≥90%以上

  /// 以上 behind a number that has its ≥ already. A sign that says the contrary is no repetition.
  private static func checkComparison(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ report: Report
  ) {
    guard let comparison = list.targets[index].comparatorRange, let figure = list.targets[index].figure,
      let comparator = list.targets[index].comparator,
      comparison.upperBound <= figure.range.lowerBound, figure.range.upperBound < indicator.value.upperBound
    else { return }
    let bytes = report.tree.bytes
    let words: [[UInt8]]
    switch comparator {
    case .atLeast, .greater: words = atLeastWords
    case .atMost, .less: words = atMostWords
    default: return
    }
    // 控制在5%以内 is one phrase.
    if bytes[comparison].starts(with: keptWithin) { return }
    var start = figure.range.upperBound
    while start < indicator.value.upperBound, bytes[start] == 0x20 { start += 1 }
    guard let word = words.first(where: { start + $0.count <= bytes.count && bytes[start...].starts(with: $0) }) else {
      return
    }
    let range = ByteRange(clamping: start, start + word.count)
    let (sign, again) = (report.quote(comparison), report.quote(range))
    report.add(
      range, zh: "前面写了“\(sign)”，后面又写“\(again)”，一个意思写了两遍：删去一个",
      en: "“\(again)” says again what “\(sign)” says before the number: remove one",
      related: [report.place(comparison, zh: "前一个", en: "the first one")],
      fixes: [
        report.fix(
          .safe, zh: "删去“\(again)”", en: "remove “\(again)”",
          edits: [TextEdit(range: ByteRange(clamping: figure.range.upperBound, range.upperBound), text: "")])
      ])
  }

  private static let keptWithin = Array("控制".utf8)
  private static let atLeastWords = words("及以上 或以上 以上")
  private static let atMostWords = words("及以下 或以下 以下 以内 之内")

  // MARK: - 户数户

  /// The unit after 户数, 人数, 家数 at the end of the name or before the comparison.
  private static func checkCount(_ mark: NotationMark, _ report: Report) {
    let line = report.tree.lines[mark.line]
    let bytes = report.tree.bytes
    let range = ByteRange(clamping: mark.at, mark.at + 3)
    let end = min(line.end, bytes.count)
    guard range.upperBound <= end, countedUnits.contains(where: { bytes[range].elementsEqual($0) }) else { return }
    var next = range.upperBound
    while next < end, bytes[next] == 0x20 { next += 1 }
    let isEnd = next == end || next == line.colon
    let isSign =
      next < end && (bytes[next] == 0x3C || bytes[next] == 0x3D || bytes[next] == 0x3E)
      || next + 2 < end && bytes[next] == 0xE2 && bytes[next + 1] == 0x89 && bytes[next + 2] >= 0xA4
        && bytes[next + 2] <= 0xA7
    if isEnd || isSign { say(range, mark.line, gap: 3, report) }
  }

  private static let countedUnits = words("户 人 家 个 件 项 次 场 台 套 起")

  // MARK: - Doubled characters

  /// Whether the character at `at` is a function word that is never doubled in those surroundings.
  private static func isFunctionWord(_ bytes: [UInt8], _ at: Int, _ line: Line) -> Bool {
    for (word, before, after) in functionWords where bytes[at..<at + 3].elementsEqual(word) {
      let isBefore = at - 6 >= line.content && holds(before, bytes, at - 6)
      let isAfter = at + 6 <= line.end && holds(after, bytes, at + 3)
      // Three in a row are somebody's ellipsis.
      let isThird = at - 6 >= line.content && bytes[at - 6..<at - 3].elementsEqual(word)
      return !isBefore && !isAfter && !isThird
    }
    return false
  }

  private static func holds(_ characters: [UInt8], _ bytes: [UInt8], _ at: Int) -> Bool {
    var i = 0
    while i + 3 <= characters.count {
      if characters[i] == bytes[at], characters[i + 1] == bytes[at + 1], characters[i + 2] == bytes[at + 2] {
        return true
      }
      i += 3
    }
    return false
  }

  /// 科技三项 is a head of the budget; 科技技 is followed by 术 or 能 in no such name.
  private static func isHeadOfKnownName(_ bytes: [UInt8], _ at: Int, _ line: Line) -> Bool {
    knownHeads.contains { word in
      let start = at - 6
      return start >= line.content && start + word.count <= line.end
        && bytes[start..<start + word.count].elementsEqual(word)
    }
  }

  /// 5个个百分点: the measure word doubled behind a digit, but not 5个个体户.
  private static func isDoubledCounter(_ bytes: [UInt8], _ at: Int, _ line: Line) -> Bool {
    guard NotationScan.character(bytes, at) == counter, at - 4 >= line.content, bytes[at - 4] &- 0x30 < 10 else {
      return false
    }
    return !(at + 6 <= line.end && counterWords.contains(NotationScan.character(bytes, at + 3)))
  }

  private static let counter = NotationScan.character(Array("个".utf8), 0)
  private static let counterWords = NotationScan.characters("体人案性别税子股")

  /// 养护护项目: the end of a word doubled before another one that begins with no such character.
  private static func isDoubledEnd(_ bytes: [UInt8], _ at: Int, _ line: Line) -> Bool {
    let start = at - 6
    guard start >= line.content, at + 9 <= line.end,
      doubledEnds.contains(where: { bytes[start..<at].elementsEqual($0) })
    else { return false }
    return heads.contains { bytes[(at + 3)..<(at + 9)].elementsEqual($0) }
  }

  private static let doubledEnds = words(
    "养护 维护 管护 培训 改造 建设 管理 补助 补贴 奖补 服务 治理 修缮 采购 购置 宣传 防治 救助 监测 检测 推广 维修 整治 保障 清淤 绿化 运行 运营 科技 技术")
  private static let heads = words("项目 工程 资金 经费 费用 任务 工作 里程 面积 人数 次数 数量 人员 人次 场次 成本 单位 部门 机构")

  /// Whether the doubled character may be a slip at all: none that ends one word and begins the next by habit, and no
  /// character of a reduplication (家家户户, 常常).
  private static func mayBeSlip(_ bytes: [UInt8], _ at: Int, _ line: Line) -> Bool {
    guard at - 6 >= line.content, at + 9 <= line.end else { return false }
    let before = NotationScan.character(bytes, at - 6)
    let after = NotationScan.character(bytes, at + 3)
    guard NotationScan.isIdeograph(before), NotationScan.isIdeograph(after),
      NotationScan.isIdeograph(NotationScan.character(bytes, at + 6)), before != after,
      // 一张张, and 平平整整
      before != DoubledWords.one,
      !(at - 9 >= line.content && NotationScan.character(bytes, at - 9) == before)
    else { return false }
    return !holds(borders, bytes, at)
  }

  /// Whether the doubled character ends a name behind two other ones: 灭火机机.
  private static func mayEndTerm(_ bytes: [UInt8], _ at: Int, _ line: Line) -> Bool {
    guard line.kind == .item, at - 9 >= line.content, let colon = line.colon, at + 3 <= colon else { return false }
    // A weight may stand behind the name.
    let next = bytes[at + 3]
    guard next == 0x20 || next == 0x3A || next == 0x28 || at + 3 == colon else { return false }
    let (first, second) = (NotationScan.character(bytes, at - 9), NotationScan.character(bytes, at - 6))
    return NotationScan.isIdeograph(first) && NotationScan.isIdeograph(second)
      && second != NotationScan.character(bytes, at) && !holds(reduplicated, bytes, at)
  }

  /// Whether the form has that term elsewhere, with the character once and never twice.
  private static func isTermElsewhere(_ at: Int, _ report: Report) -> Bool {
    let bytes = report.tree.bytes
    return report.occurrences(of: Array(bytes[(at - 6)..<(at + 3)])) == 1
      && report.occurrences(of: Array(bytes[(at - 9)..<at])) ?? 0 > 1
  }

  /// Whether the text has these surroundings elsewhere with the character once, and nowhere else with it twice.
  private static func standsElsewhereOnce(_ at: Int, _ report: Report) -> Bool {
    let bytes = report.tree.bytes
    let once = Array(bytes[at - 6..<at - 3]) + Array(bytes[at..<at + 9])
    let twice = Array(bytes[at - 6..<at + 9])
    guard once.count == 12, twice.count == 15, report.occurrences(of: twice) == 1 else { return false }
    // Three of them in a row would be both.
    let isBoth = bytes[at - 6..<at + 6].elementsEqual(once)
    return report.occurrences(of: once) ?? 0 > (isBoth ? 1 : 0)
  }

  // MARK: - Words

  private static func words(_ list: String) -> [[UInt8]] { list.utf8.split(separator: 0x20).map { Array($0) } }

  /// The word, and the characters before and after it with which the doubling is no fault (目的的, 为了了解, 存在在).
  private static let functionWords: [([UInt8], [UInt8], [UInt8])] = [
    ("性", "男女异两个雌雄", "别格情能感质状生命知"), ("量", "", "化表级纲具程贩力子产体"),
    ("的", "目标的有无打中众鹄", "的确话士"), ("了", "不为除罢终完", "解了然如不结却"), ("和", "共总饱调中平温缓祥协暖柔随附谦讲求总议亲人", "平谐气睦解美和田县龙林顺"),
    ("是", "但还于凡就不若都正总可要只国硬像便即或老倒真", "是否非"),
    ("与", "参赋给授干付寄赠", "否会之时日国共"), ("及", "以涉普遍顾波触来企不", "时格早"), ("也", "", ""), ("们", "", ""),
    ("在", "存现所实内外正旨潜好", "建册编职岗校读校线场地位营逃押途园馆"), ("为", "因作行成认以视分称改变转人化更所何名不", "什何主期民止了首例界准此群企居农职确全"),
    ("将", "即必须终麻大小少中上", "军士领要来近帅"), ("把", "一", "关柄门手脉"), ("被", "棉", "告子害套服褥"),
    ("从", "服顺听随盲依", "严事业快速优重来前小容众军"), ("由", "自理缘事情案", "于此"),
    ("对", "针相核绝配面应反一成校派敌作查比结", "象方口接应账联照外立比标等策岸抗内仗付着号"),
    ("以", "可予加给足难用得所何", "上下内外及工后前来便此往人奖干赛案点学"), ("使", "即大天驱行促", "用得命"), ("于", "由", "都洪田是今"),
    ("其", "尤极与任土", "他中余它实"),
    ("金", "现黄白合五冶薄千", "额融属色牌奖银秋矿山沙川华寨堂湖塔坛东平门乡溪阳口昌城水凤安州字库价钱刚工马沟"), ("率", "草轻直坦表", "先领队真性达众兵"),
    ("度", "", "假过量日夜汛冬夏春秋数"), ("费", "", "用率时力县尽心解神率"), ("款", "", "项式待物"), ("额", "", "度外定满头尔"),
    ("均", "平人户地年月日", "衡等价可为已"), ("已", "自不而", "经"),
    ("未", "从尚", "来成能必"), ("并", "合归兼吞一", "且购网行列入"), ("或", "抑亦间", "者许是"), ("共", "公一总中国", "同有享建治计产青和识"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8), Array($0.2.utf8)) }

  /// Two characters that nobody writes twice; nouns are not among them (公共服务服务对象).
  private static let pairs = words(
    "进行 以及 根据 按照 对于 由于 因为 并且 或者 我们 他们 加强 开展 确保 关于 为了 可以 应当 必须 已经 其中 具有 切实 认真 全面 不断")

  /// A listed word twice in the name of an indicator: at its start (培训培训人数), or persons before their number
  /// (参与群众群众人次). Elsewhere the first may end one word and the second begin another: 技能培训培训人数, 受益群众群众满意度.
  private static func isDoubledNoun(_ bytes: [UInt8], _ range: ByteRange, _ line: Line) -> Bool {
    guard line.kind == .item, let end = line.colon, range.upperBound <= end else { return false }
    let first = range.lowerBound - 6
    let after = ByteRange(clamping: range.upperBound, end)
    // Three times is somebody's way of filling a line.
    if bytes[after].starts(with: bytes[range]) { return false }
    if persons.contains(where: { bytes[range].elementsEqual($0) }) {
      if first - 6 >= line.content, bytes[first - 6..<first].elementsEqual(bytes[range]) { return false }
      if numbersOfPersons.contains(where: { bytes[after].starts(with: $0) }) { return true }
    } else if texts.contains(where: { bytes[range].elementsEqual($0) }) {
      // 监测报告报告编制数: no word begins where the first ends.
      return true
    } else if !nouns.contains(where: { bytes[range].elementsEqual($0) }) {
      return false
    }
    let start = first - 3
    return start < line.content
      || !NotationScan.isIdeograph(NotationScan.character(bytes, start)) && bytes[first - 1] <= 0x20
  }

  /// 根据根据地
  private static func isBase(_ bytes: [UInt8], _ range: ByteRange, _ line: Line) -> Bool {
    range.upperBound + 3 <= line.end && NotationScan.character(bytes, range.upperBound) == 0xE5_9CB0
      && bytes[range].elementsEqual("根据".utf8)
  }

  private static let persons = words("群众 农民 农户 职工 患者 学生 居民 村民 企业")
  private static let texts = words("报告 方案 规划 手册 资料 材料 图书 档案 案件 讲座 会议 演出 展览 比赛 病害 隐患 垃圾 污水 苗木 路灯 公厕 桥梁")
  private static let numbersOfPersons = words("人数 人次 户数 户次 家数")
  private static let nouns = words(
    "培训 项目 资金 参与 完成 新建 改建 扩建 修建 举办 组织 覆盖 受益 发放 资助 补助 补贴 检查 维修 改造 面积 设备 道路 房屋 满意 验收 采购 宣传")

  private static let knownHeads = words("科技技三项 科技技三")

  /// Characters that are doubled at the end of a term by habit: 家家, 星星, 点点.
  private static let reduplicated = Array(
    "家户人个处年月日天时星宝点面层样种类常往渐刚奶爸妈哥姐弟妹爷叔婆娃圈条步事代村件页句字笔分段回次口门岁".utf8)
  /// Characters with which one word ends and the next begins: 市市场, 中学学生, 研究所所长.
  private static let borders = Array(
    "市县区镇乡村省州局所院校处科室部站会学厂场社街户人国家年月日天工业员队长行公司组团厅委办中大小生子事务资金费用品产物水电车路地方面层级个项种类常渐仅刚往偏处时刻往每各多少高低好慢快早晚单双三两一二四五六七八九十百千万".utf8)
}
