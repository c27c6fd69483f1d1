// stray-punctuation: a mark of punctuation too many.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let strayPunctuation = Rule(
    name: "stray-punctuation", family: .notation, severity: .info, presets: .advisory,
    summary: Bilingual(zh: "多出或写错的标点", en: "a mark of punctuation too many, or another than elsewhere"),
    why: Bilingual(
      zh: "“，。”“。。”“、，”连用，或值的末尾留着“、”“，”，多半是删改后剩下的，读的人会以为后面还缺了内容。",
      en:
        "“，。”, “。。” or a “、” at the end of a value are left over from editing, and make readers think that something is missing."
    ),
    examples: [
      .flagged("- 重‹.›要设备维修验收合格率: ≥ 95%", in: .tier("质量指标")),
      .fine("工作概况:\n  > 一.完善制度 二.改造3.5公里渠道，见www.例子.com。", template: "工作概况: prose"),
      .flagged("演练安排:\n  | 内容 | 时间 |\n  | 春节防火演练‹]› | 1月11日 |\n  | 清明防火演练 | 4月2日 |", template: "*: group"),
      .fine("工作概况:\n  > 开展[春季]演练、【汛期】演练和a[1]演练。", template: "工作概况: prose"),
      .flagged(
        "立项依据:\n  > 《云岭县防汛规划》（云政办发‹[2024]›3号）和云水发‹[2023]›第6号，见[2023]年报和附件[12]。", template: "立项依据: prose"),
      .flagged("工作概况:\n  > 培训农民300人次‹，。›全面完成春耕任务。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 培训农民300人次，合格率95%‹。。›", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 培训农民300人次‹，；›合格率95%。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 较上年提高2个百分点‹.。›", template: "工作概况: prose"),
      .flagged("- 培训场次: ≥ 6 场\n  指标解释: 全年举办培训班的场次‹、›"),
      .flagged("项目名称: ‹，›水渠清淤", in: .form),
      .flagged("- 清淤水渠长度‹；›: ≥ 6 公里"),
      .flagged("工作概况:\n  > 培训农民300人次‹，›", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 清淤水渠6公里；培训农民300人次‹；›", template: "工作概况: prose"),
      .flagged("- 清淤水渠，方便群众灌溉‹。›: ≥ 6 公里"),
      .flagged("- 贷款额度: ≥200万元‹、 ›≤1亿元", in: .tier("成本指标")),
      .fine("工作概况:\n  > 清淤水渠6公里；\n  > 培训农民300人次；", template: "工作概况: prose"),
      .fine("- 清淤水渠、培训农民: ≥ 6 公里\n- 1、 水渠长度: ≥ 2 公里", isTypedFreely: false),
      .fine("工作概况:\n  > 培训农民300人次……合格率95%。。。。。。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 推进“回头看”、“百日行动”等工作，成效如何？！", template: "工作概况: prose"),
      .fine("工作概况:\n  > 清淤水渠6公里；\n  > 培训农民300人次，\n  > 合格率95%。", template: "工作概况: prose"),
      .fine("项目名称: Smith Co., Ltd.。", in: .form),
      .fine("- 新增企业数: ≥ 3 家。"),
      .flagged(
        "- 清淤水渠: ≥ 6 公里\n  评分标准: 清淤里程未达到一半的，不得分；达到一半以上的，按里程得分\n- 整修水闸: ≥ 6 座\n  评分标准: 整修座数未达到一半的，不得分‹：›达到一半以上的，按座数得分\n- 更换水泵: ≥ 6 台\n  评分标准: 更换台数未达到一半的，不得分；达到一半以上的，按台数得分",
        isTypedFreely: false),
      .fine(
        "- 清淤水渠: ≥ 6 公里\n  评分标准: 清淤里程未达到一半的，不得分；达到一半以上的，按里程得分\n- 整修水闸: ≥ 6 座\n  评分标准: 整修座数未达到一半的，不得分。达到一半以上的，按座数得分\n- 更换水泵: ≥ 6 台\n  评分标准: 更换台数未达到一半的，不得分；达到一半以上的，按台数得分"
      ),
      .fine(
        "- 清淤水渠: ≥ 6 公里\n  评分标准: 清淤里程未达到一半的，不得分；达到一半以上的，按里程得分\n- 整修水闸: ≥ 6 座\n  评分标准: 整修座数未达到一半的，不得分：达到一半以上的，按座数得分"
      ),
      .flagged(
        "保障措施:\n  > 根据‹《›云岭县灌区改造行动方案（云政发〔2025〕6号）成立专班。\n  > 依据云财农2025‹〕›6号文拨付，办法见附件。",
        template: "保障措施: prose"),
      .fine(
        "保障措施:\n  > 根据《关于印发《云岭县灌区改造行动方案》的通知》（云政发〔2025〕6号）成立专班，依据《云岭县灌区\n  > 管护办法》拨付。",
        template: "保障措施: prose"),
      .flagged(
        "保障措施:\n  > 依据县里的采购办法和验收办法等‹　。›\n  > 做法如下‹ ，›逐户核对。", template: "保障措施: prose"),
      .flagged("保障措施:\n  > ‹（ 二）›成立专班。", template: "保障措施: prose"),
      .fine(
        "保障措施:\n  > 全年办班    期，培训    人。\n  > （ 盖章 ）\n  > 是（ ）否（ ）",
        template: "保障措施: prose"),
      .flagged("- 自来水普及率: ‹≥≥›92%", in: .tier("质量指标")),
      .flagged("- 清淤总成本: ‹≤ ≦› 600 万元", in: .tier("成本指标")),
      .flagged(
        "保障措施:\n  > 依据管护办法‹（›云政发〔2025〕6号，成立专班。\n  > 开展专项整治‹”›行动。\n  > 以‹“›节水优先、空间均衡为主线。", template: "保障措施: prose"),
      .fine(
        "保障措施:\n  > 依据管护办法（云政发〔2025〕6号）成立专班（组长\n  > 由局长担任），以“节水优先\n  > 空间均衡”为主线；1）清淤，2）护坡。",
        template: "保障措施: prose"),
      .flagged("（一）‹、›项目申报管理:\n  > （1）‹、›按规定申报。\n  > （2）公开评审。", in: .document),
      .flagged("工作概况:\n  > 1.办班20场。\n  > 2.场馆全年免费开放‹，›\n  > 3.送戏下乡12场。", template: "工作概况: prose"),
      .flagged("- 自来水普及率: ≥ 92%\n  实际完成值: 93‹%%›", in: .tier("质量指标")),
      .fine("- 自来水普及率: ≥ 92%，≤ 100%\n- 室内温度: ≥18℃且≤26℃", in: .tier("质量指标"), isTypedFreely: false),
    ],
    checks: [
      .form([.prose, .entries, .results, .remarks]) { form, report in
        for stop in OddPunctuation.find(in: form.tree) {
          let (odd, usual) = (report.quote(stop.odd), report.quote(stop.usual))
          report.add(
            stop.odd, zh: "同样的话别处都写“\(usual)”，这里写“\(odd)”：改成一致",
            en: "the same words have “\(usual)” elsewhere, and “\(odd)” here: make them agree",
            related: [report.place(stop.usual, zh: "别处的写法", en: "the mark elsewhere")],
            fixes: [report.rewriting(.suggested, stop.odd, as: usual)])
        }
      },
      .document { report in
        let bytes = report.tree.bytes
        var end = 0
        for mark in report.notation.adjacent where mark.at >= end {
          let line = report.tree.lines[mark.line]
          let cluster = clusterRange(bytes, around: mark.at, in: line)
          end = cluster.upperBound
          guard let kept = strongest(bytes, cluster) else { continue }
          report.add(
            cluster, zh: "“\(report.quote(cluster))”连用：只留一个“\(kept)”",
            en: "“\(report.quote(cluster))” stand together: keep one “\(kept)”",
            fixes: [
              report.fix(
                .safe, zh: "只留“\(kept)”", en: "keep “\(kept)” alone", edits: [TextEdit(range: cluster, text: kept)])
            ])
        }
        for mark in UnpairedMarks.open(report.notation.openMarks, report.tree) { checkOpen(mark, report) }
        for mark in UnpairedMarks.find(report.notation.titleMarks, report.tree) { checkPair(mark, report) }
        for mark in report.notation.unlikeBrackets where bytes[mark.at] == 0x5B { checkYear(at: mark.at, report) }
        for mark in report.notation.leading { checkLeading(mark, report) }
        for mark in report.notation.trailing { checkTrailing(mark, report) }
        for mark in report.notation.spacedStops {
          let range = ByteRange(clamping: mark.at - 3, mark.at + 1)
          report.add(
            range, zh: "两个数之间既有“、”又有空格：删去空格", en: "both “、” and a space between two figures: remove the space",
            fixes: [
              report.fix(.safe, zh: "删去空格", en: "remove the space", edits: [TextEdit(range: range, text: "、")])
            ])
        }
        for mark in report.notation.gaps { checkGap(mark, report) }
        for mark in report.notation.points { checkPoint(mark, report) }
        for mark in report.notation.numbers { checkNumber(mark, report) }
      },
      .line(.entry, .endsAsTitle) { line, form, report in
        guard let value = form.tree.value(ofLine: line), value.count >= 3,
          form.tree.bytes[value.upperBound - 1] == 0x25, form.tree.bytes[value.upperBound - 2] == 0x25,
          form.tree.bytes[value.upperBound - 3] &- 0x30 < 10
        else { return }
        let range = ByteRange(clamping: value.upperBound - 2, value.upperBound)
        report.add(
          range, zh: "百分号写了两遍：只留一个“%”", en: "the sign of percent stands twice: keep one “%”",
          fixes: [
            report.fix(.safe, zh: "只留“%”", en: "keep “%” alone", edits: [TextEdit(range: range, text: "%")])
          ])
      },
      .line(.item, .any) { line, form, report in
        guard let signs = DoubledSign.find(line, form.tree), let kept = DoubledSign.plain(form.tree.bytes, signs) else {
          return
        }
        report.add(
          signs, zh: "“\(report.quote(signs))”写了两遍比较符号：只留一个“\(kept)”",
          en: "“\(report.quote(signs))” is a comparison twice: keep one “\(kept)”",
          fixes: [
            report.fix(
              .safe, zh: "只留“\(kept)”", en: "keep “\(kept)” alone", edits: [TextEdit(range: signs, text: kept)])
          ])
      },
    ])

  /// [2021]14号
  private static func checkYear(at start: Int, _ report: Report) {
    let range = ByteRange(clamping: start, start + 6)
    let words = report.quote(range)
    let right = "〔\(report.quote(ByteRange(clamping: start + 1, start + 5)))〕"
    report.add(
      range, zh: "文号的年份用六角括号：“\(words)”改为“\(right)”",
      en: "“\(words)”: the year in a document's number stands in tortoise shell brackets, not in square ones",
      fixes: [report.rewriting(.safe, range, as: right)])
  }

  private static func checkOpen(_ mark: NotationMark, _ report: Report) {
    let place = ByteRange(clamping: mark.at, mark.at + (report.tree.bytes[mark.at] < 0x80 ? 1 : 3))
    let words = report.quote(place)
    guard let other = ["（": "）", "(": ")", "“": "”", "”": "“", "]": "["][words] else { return }
    report.add(
      place, zh: "“\(words)”没有配对的“\(other)”：补上，或删去",
      en: "“\(words)” stands without “\(other)”: add it, or remove this one")
  }

  private static func checkPair(_ mark: NotationMark, _ report: Report) {
    let place = ByteRange(clamping: mark.at, mark.at + 3)
    let words = report.quote(place)
    let others = ["《": "》", "》": "《", "〔": "〕", "〕": "〔"]
    guard let other = others[words] else { return }
    report.add(
      place, zh: "“\(words)”没有配对的“\(other)”：补上，或删去",
      en: "“\(words)” stands without “\(other)”: add it, or remove this one",
      fixes: UnpairedMarks.yearBefore(mark, report.tree.bytes).map { year in
        [
          report.fix(
            .suggested, zh: "在年份前补上“〔”", en: "add “〔” before the year",
            edits: [TextEdit(range: ByteRange(clamping: year, year), text: "〔")])
        ]
      } ?? [])
  }

  /// 重.要: a point that came between two characters, or stands for a full stop.
  private static func checkPoint(_ mark: NotationMark, _ report: Report) {
    let place = ByteRange(clamping: mark.at, mark.at + 1)
    report.add(
      place, zh: "汉字之间夹着“.”：删去，或改为“。”", en: "“.” stands between two Chinese characters: remove it, or write “。”",
      fixes: [report.rewriting(.suggested, place, as: "")])
  }

  /// A space before a stop, or behind the bracket of a number.
  private static func checkGap(_ mark: NotationMark, _ report: Report) {
    let bytes = report.tree.bytes
    let space = ByteRange(clamping: mark.at, mark.at + (bytes[mark.at] == 0x20 ? 1 : 3))
    let isNumber = NotationScan.character(bytes, mark.at - 3) == 0xEF_BC88
    let place =
      isNumber
      ? ByteRange(clamping: mark.at - 3, mark.at + 7) : ByteRange(clamping: space.lowerBound, space.upperBound + 3)
    let words = isNumber ? "（" : report.quote(ByteRange(clamping: space.upperBound, space.upperBound + 3))
    report.add(
      place, zh: "“\(words)”\(isNumber ? "后" : "前")多了空格：删去",
      en: "a space \(isNumber ? "behind" : "before") “\(words)”: remove it",
      fixes: [report.fix(.safe, zh: "删去空格", en: "remove the space", edits: [TextEdit(range: space, text: "")])])
  }

  private static func checkLeading(_ mark: NotationMark, _ report: Report) {
    let range = ByteRange(clamping: mark.at, mark.at + 3)
    // What is nothing but marks keeps a place.
    guard let value = report.tree.value(ofLine: mark.line), value.upperBound > range.upperBound,
      !startsStop(report.tree.bytes, range.upperBound, value.upperBound)
    else { return }
    remove(range, zh: "开头", en: "begins", report)
  }

  private static func checkTrailing(_ mark: NotationMark, _ report: Report) {
    let tree = report.tree
    let line = tree.lines[mark.line]
    let range = ByteRange(clamping: mark.at - 2, mark.at + 1)
    let isName = line.colon.map { range.upperBound <= $0 } ?? (line.kind != .prose)
    // Two in a row have been spoken of.
    guard range.lowerBound - 3 > line.content, !endsStop(tree.bytes, range.lowerBound) else { return }
    let isSemicolon = tree.bytes[range.upperBound - 1] == 0x9B
    if isName {
      if line.isQuoted || line.colon == nil { return }
      // Several sentences in a name are several indicators.
      if tree.bytes[range.lowerBound] == 0xE3, tree.bytes[range.upperBound - 1] == 0x82,
        tree.bytes[line.content..<range.lowerBound].indices.contains(where: {
          startsStop(tree.bytes, $0, range.lowerBound) && tree.bytes[$0 + 2] != 0x81 && tree.bytes[$0 + 2] != 0x8C
        })
      {
        return
      }
      remove(range, zh: "名称末尾", en: "the name ends", report)
    } else if line.kind == .prose {
      // A list may end its paragraphs with ； and go on, and lines of running text may go on after a comma.
      guard isSemicolon ? isAlone(mark.line, tree) : !goesOn(mark.line, tree) || isCutOff(mark.line, report) else {
        return
      }
      report.add(
        range, zh: "段末是“\(report.quote(range))”：补全后面的内容，或改为“。”",
        en: "the text ends with “\(report.quote(range))”: complete it, or end it with “。”",
        fixes: [report.rewriting(.suggested, range, as: "。")])
    } else if !isSemicolon {
      remove(range, zh: "末尾", en: "ends", report)
    }
  }

  private static func remove(_ range: ByteRange, zh: String, en: String, _ report: Report) {
    let words = report.quote(range)
    report.add(
      range, zh: "\(zh)多了“\(words)”：删去",
      en: "\(en == "begins" || en == "ends" ? "this " + en : en) with “\(words)”: remove it",
      fixes: [report.fix(.safe, zh: "删去“\(words)”", en: "remove “\(words)”", edits: [TextEdit(range: range, text: "")])]
    )
  }

  /// Whether another line of running text follows in the same place.
  private static func goesOn(_ index: Int, _ tree: Tree) -> Bool {
    var i = index + 1
    while i < tree.lines.count {
      switch tree.lines[i].kind {
      case .blank, .comment, .conflictMarker: i += 1
      case .prose:
        return tree.lines[i].parent == tree.lines[index].parent
      default: return false
      }
    }
    return false
  }

  /// Whether the line of prose begins with 1. or 2、, and the next one, too.
  private static func isCutOff(_ index: Int, _ report: Report) -> Bool {
    let tree = report.tree
    return tree.lines.indices.contains(index + 1) && tree.lines[index + 1].kind == .prose
      && (index...index + 1).allSatisfy { line in
        guard let mark = report.notation.numbers(onLine: line).first, let number = ListNumber(mark, tree),
          number.startsLine
        else { return false }
        return number.style == .point || number.style == .comma
      }
  }

  /// （一）、: brackets need no mark behind them.
  private static func checkNumber(_ mark: NotationMark, _ report: Report) {
    guard let number = ListNumber(mark, report.tree), number.startsLine,
      number.style == .brackets || number.style == .numeralBrackets,
      case let comma = ByteRange(clamping: number.range.upperBound, number.range.upperBound + 3), comma.count == 3,
      comma.upperBound <= report.tree.lines[mark.line].end,
      NotationScan.character(report.tree.bytes, comma.lowerBound) == 0xE3_8081
    else { return }
    let words = report.quote(number.range)
    report.add(
      comma, zh: "“\(words)”有括号，后面不再用“、”：删去", en: "“\(words)” has brackets and takes no “、” behind them: remove it",
      fixes: [report.fix(.safe, zh: "删去“、”", en: "remove “、”", edits: [TextEdit(range: comma, text: "")])])
  }

  /// Whether the line is the only paragraph in its place.
  private static func isAlone(_ index: Int, _ tree: Tree) -> Bool {
    if goesOn(index, tree) { return false }
    var i = index
    while i > 0 {
      i -= 1
      switch tree.lines[i].kind {
      case .blank, .comment, .conflictMarker: continue
      case .prose: return tree.lines[i].parent != tree.lines[index].parent
      default: return true
      }
    }
    return true
  }

  // MARK: - Clusters

  /// The stops around the one at `at`.
  private static func clusterRange(_ bytes: [UInt8], around at: Int, in line: Line) -> ByteRange {
    var start = at
    while start > line.content {
      if isASCIIStop(bytes[start - 1]), start - 1 != line.colon {
        start -= 1
      } else if start - 3 >= line.content, startsStop(bytes, start - 3, start) {
        start -= 3
      } else {
        break
      }
    }
    var end = at
    while end < min(line.end, bytes.count) {
      if isASCIIStop(bytes[end]) {
        end += 1
      } else if startsStop(bytes, end, min(line.end, bytes.count)) {
        end += 3
      } else {
        break
      }
    }
    return ByteRange(clamping: start, end)
  }

  private static func isASCIIStop(_ byte: UInt8) -> Bool { byte == 0x2C || byte == 0x2E || byte == 0x3B }

  /// Whether 、 。 ， or ； stands at `i`.
  private static func startsStop(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Bool {
    guard i >= 0, i + 2 < min(end, bytes.count) else { return false }
    return NotationScan.isStop(UInt32(bytes[i]) << 16 | UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2]))
  }

  private static func endsStop(_ bytes: [UInt8], _ end: Int) -> Bool { end >= 3 && startsStop(bytes, end - 3, end) }

  /// The mark that says most: 。 before ； before ， before 、. Nil for a row of full stops, which stands for an ellipsis.
  private static func strongest(_ bytes: [UInt8], _ cluster: ByteRange) -> String? {
    var fullStops = 0
    var others = 0
    var rank = 0
    var i = cluster.lowerBound
    while i < cluster.upperBound {
      if bytes[i] < 0x80 {
        rank = max(rank, bytes[i] == 0x2C ? 1 : (bytes[i] == 0x3B ? 2 : 0))
        others += 1
        i += 1
        continue
      }
      switch bytes[min(i + 2, bytes.count - 1)] {
      case 0x82:
        fullStops += 1
        rank = 3
      case 0x9B: rank = max(rank, 2)
      case 0x8C: rank = max(rank, 1)
      default: break
      }
      if bytes[min(i + 2, bytes.count - 1)] != 0x82 { others += 1 }
      i += 3
    }
    if others == 0, fullStops > 2 { return nil }
    return ["、", "，", "；", "。"][rank]
  }
}
