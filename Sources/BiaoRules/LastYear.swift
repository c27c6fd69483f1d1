// What a form says was reached the year before: 上年实际为98.5%, 2022年已达91.2%.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum LastYear {
  /// The one rate of last year that a text beside an indicator names of it; nil where it gives a reason for less.
  static func rate(of name: ByteRange, in text: ByteRange, _ form: Form, _ report: Report) -> Figure? {
    let bytes = form.tree.bytes
    guard years.isIn(bytes, text), !reasons.isIn(bytes, text), !changes.isIn(bytes, name) else { return nil }
    let figures = report.figures(ofGoal: text)
    guard figures.count == 1, let said = figures.first, isReached(said, form, report) else { return nil }
    // What else was reached has a name of its own.
    let words = words(of: said, bytes)
    guard
      words.isEmpty || Array(bytes[words]).firstRange(in: bytes, name) != nil
        || bytes[words].suffix(name.count).elementsEqual(bytes[name])
    else { return nil }
    return said.figure
  }

  /// Two rates of one name in a text, the first of last year and the second, a worse one, of this year.
  static func inGoals(of form: Form, _ report: Report) -> [(asked: ByteRange, reached: Figure)] {
    let bytes = form.tree.bytes
    var found: [(asked: ByteRange, reached: Figure)] = []
    for (text, _) in report.lastYearTexts(of: form) {
      guard found.count < maximum, text.count >= 40, !reasons.isIn(bytes, text) else { continue }
      let figures = report.figures(ofGoal: text)
      for (last, next) in zip(figures, figures.dropFirst()) {
        guard isReached(last, form, report), next.figure.unit == Units.percent, next.figure.divisor == 1,
          next.figure.number < last.figure.number, isThisYear(next, form, report),
          case let (name, other) = (words(of: last, bytes), words(of: next, bytes)), name.count >= 12,
          bytes[name].elementsEqual(bytes[other].suffix(name.count)), !evils.isIn(bytes, name)
        else { continue }
        found.append((next.figure.range, last.figure))
      }
    }
    return found
  }

  /// The answers outside of indicators that name the year before, and whether they are running text.
  static func texts(of form: Form, _ report: Report) -> [(text: ByteRange, isProse: Bool)] {
    let (tree, bytes) = (form.tree, form.tree.bytes)
    let year = report.dates(of: form).year.map { Array("\($0 - 1)年".utf8) }
    var found: [(text: ByteRange, isProse: Bool)] = []
    form.visitAnswersOutsideIndicators { line in
      // Most entries are too short to say anything of another year.
      guard tree.lines[line].end - tree.lines[line].content >= 24 else { return }
      let isProse = tree.lines[line].kind == .prose
      guard let text = isProse ? tree.text(ofLine: line) : tree.value(ofLine: line), text.count >= 24,
        lasts.isIn(bytes, text) || year?.firstRange(in: bytes, text) != nil
      else { return }
      found.append((text, isProse))
    }
    return found
  }

  /// The rates of last year that the text names of indicators, with those that ask for less: 2025年县域内就诊率为91.2%, and
  /// 县域内就诊率 ≥ 90%.
  static func inText(of form: Form, _ report: Report) -> [(asked: Indicator, reached: Figure)] {
    let bytes = form.tree.bytes
    var found: [(asked: Indicator, reached: Figure)] = []
    var left = maximumText
    for (text, isProse) in report.lastYearTexts(of: form) where isProse {
      guard left > 0, found.count < maximum else { break }
      for said in report.figures(ofGoal: text) where isReached(said, form, report) {
        left -= 1
        let name = words(of: said, bytes)
        guard name.count >= 9,
          let indicator = form.indicators.first(where: { indicator in
            indicator.name.count >= 12 && bytes[name].suffix(indicator.name.count).elementsEqual(bytes[indicator.name])
          }), case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
          let figure = list.targets[0].figure, figure.unit == Units.percent,
          let isMore = report.isMoreBetter(indicator),
          isMore ? figure.number < said.figure.number : figure.number > said.figure.number
        else { continue }
        found.append((indicator, said.figure))
      }
    }
    return found
  }

  /// Whether it is a rate that the clause says was reached the year before.
  private static func isReached(_ said: GoalFigure, _ form: Form, _ report: Report) -> Bool {
    let bytes = form.tree.bytes
    let before = said.wordsBefore
    guard said.figure.unit == Units.percent, said.figure.divisor == 1, isOf(-1, before, form, report),
      !others.isIn(bytes, said.clause)
    else { return false }
    return true
  }

  private static func isThisYear(_ said: GoalFigure, _ form: Form, _ report: Report) -> Bool {
    let before = said.wordsBefore
    return isOf(0, before, form, report) && !others.isIn(form.tree.bytes, said.clause)
  }

  /// Whether the words name the year before (-1) or this one (0).
  private static func isOf(_ distance: Int, _ words: ByteRange, _ form: Form, _ report: Report) -> Bool {
    if (distance < 0 ? lasts : own).isIn(form.tree.bytes, words) { return true }
    guard let year = report.dates(of: form).year else { return false }
    return FormDates.soleYear(form.tree.bytes, words) == year + distance
  }

  /// What the figure is of, without the year and what says that it was reached.
  private static func words(of said: GoalFigure, _ bytes: [UInt8]) -> ByteRange {
    let before = said.wordsBefore
    var end = links.trimmedEnd(of: before, in: bytes)
    var start = before.lowerBound
    for word in starts {
      while let found = word.firstRange(in: bytes, ByteRange(clamping: start, end)) { start = found.upperBound }
    }
    while let word = states.first(where: { end - $0.count >= start && bytes[..<end].suffix($0.count).elementsEqual($0) }
    ) {
      end -= word.count
    }
    return ByteRange(clamping: start, max(start, end))
  }

  private static let maximum = 20
  /// Of a collection of forms each figure would be held against each name.
  private static let maximumText = 100
  private static let years = WordSet("上年 去年 20")
  private static let lasts = WordSet("上年 去年 上一年")
  private static let own = WordSet("今年 本年 当年")
  private static let starts = NameTraitWords.words("上年度 上年 去年 上一年 今年 本年度 本年 当年 年度 年")
  private static let states = NameTraitWords.words("实际 已 实际值 完成值 水平 约 ： :")
  private static let links = NameTraitWords.words("达到 达 为 是 完成 不低于 保持在 稳定在 在")
  /// What is a change, a plan or a part of the year.
  private static let others = WordSet(
    "增长 增加 提高 提升 下降 减少 降低 同比 相比 较 比 计划 目标 预算 季度 上半年 下半年 月 同期 底前 争取 力争 其中 执行率 完成率")
  private static let reasons = WordSet("因 由于 受 调整 新增 口径 延长 考虑 原因 变化 扩大")
  private static let changes = WordSet("增 降 减 涨")
  private static let evils = WordSet("故障 投诉 差错 死亡 事故 发病 受害 失业 空置 漏损率 损耗 超标 违法 逾期 下降")
}
