// Goals that speak of an earlier year than the form's: taken over from the form of that year.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A place in a goal that names a year in which nothing can be done any more.
struct GoalYear {
  /// The day by which something is to be done, or the year for which it is planned.
  var range: ByteRange
  var date: CalendarDate
  /// Whether a text on this year's goals opens with it: 到2024年底，.
  var isUntil = false

  /// The first such place of a goal's text, for a form of `year`: 2022年12月31日前完成, or a goal that begins with 2022年计划.
  /// Years of documents, of what was and of periods are none. Linear in the text.
  static func find(_ bytes: [UInt8], _ text: ByteRange, before year: Int) -> GoalYear? {
    let end = min(text.upperBound, bytes.count)
    let start = max(text.lowerBound, 0)
    var i = start
    while i + 7 <= end {
      // Most characters are ideographs.
      if bytes[i] &- 0xE4 < 6 {
        i += 3
        continue
      }
      guard bytes[i] == 0x32, i == start || bytes[i - 1] &- 0x30 >= 10, let written = self.year(bytes, i, end),
        written < year
      else {
        i += 1
        continue
      }
      if let deadline = Deadline.scan(bytes, ByteRange(clamping: i, min(end, i + 48))), deadline.kind == .before,
        deadline.date.year == written, !isPast(bytes, deadline.range, start, end)
      {
        return GoalYear(range: deadline.range, date: deadline.date)
      }
      if isOpening(bytes, start, i)
        && (isPlan(bytes, i + 7, end) || isHeading(bytes, i + 7, end, before: year)
          || isYearOfWork(bytes, i + 7, end, before: year))
        || isFinish(bytes, start, i, end) || isTask(bytes, start, i, end) || isCompletion(bytes, start, i, end)
      {
        return GoalYear(range: i..<i + 7, date: CalendarDate(year: written))
      }
      if isUntil(bytes, start, i, end, before: year) {
        return GoalYear(range: i..<i + 7, date: CalendarDate(year: written), isUntil: true)
      }
      i += 7
    }
    return nil
  }

  /// The year with which a text opens, behind its numbering: 1.2025年改造食堂14个. None of a day, of what goes back to it or of
  /// several years.
  static func opening(_ bytes: [UInt8], _ text: ByteRange) -> (year: Int, place: ByteRange)? {
    let end = min(text.upperBound, bytes.count)
    var i = max(text.lowerBound, 0)
    while i + 10 <= end, i - text.lowerBound <= 24 {
      if bytes[i] == 0x32, let year = self.year(bytes, i, end) {
        guard isOpening(bytes, text.lowerBound, i), case let next = NotationScan.character(bytes, i + 7),
          bytes[i + 7] >= 0x80, !notPlans.contains(next)
        else { return nil }
        return (year, i..<i + 7)
      }
      i += 1
    }
    return nil
  }

  /// The year of `20dd年` at `i`.
  private static func year(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Int? {
    guard i + 7 <= end, bytes[i + 1] == 0x30, bytes[i + 2] &- 0x30 < 10, bytes[i + 3] &- 0x30 < 10,
      NotationScan.character(bytes, i + 4) == 0xE5_B9B4
    else { return nil }
    return 2000 + Int(bytes[i + 2] &- 0x30) * 10 + Int(bytes[i + 3] &- 0x30)
  }

  /// Whether what stands before `at` is numbering, or nothing.
  private static func isOpening(_ bytes: [UInt8], _ start: Int, _ at: Int) -> Bool {
    // 改进措施：2022年，我局将……
    if at - start <= 30, at - start >= 6, NotationScan.character(bytes, at - 3) == colon { return true }
    guard at - start <= 24 else { return false }
    var i = start
    while i < at {
      switch bytes[i] {
      case 0x20, 0x28, 0x29, 0x2E, 0x30...0x3A: i += 1
      default:
        guard i + 3 <= at, numbering.contains(NotationScan.character(bytes, i)) else { return false }
        i += 3
      }
    }
    return true
  }

  private static let numbering = NotationScan.characters("目标一二三四五六七八九十第（）、：．在")

  /// 2022年[度][本单位]计划: that it is planned is said in the same clause.
  private static func isPlan(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    guard at + 3 <= end, !notPlans.contains(NotationScan.character(bytes, at)) else { return false }
    let clause = clause(bytes, at, end)
    return plans.isIn(bytes, clause) && !notPlanned.isIn(bytes, clause)
  }

  /// 2024年，坚持……，重点实现以下目标: what the text opens with is the year of the goals, unless the text names the form's
  /// own year further on, or says that something was done.
  private static func isHeading(_ bytes: [UInt8], _ at: Int, _ end: Int, before year: Int) -> Bool {
    guard at + 3 <= end else { return false }
    var next = at
    if NotationScan.character(bytes, next) == degree { next += 3 }
    guard next + 3 <= end, NotationScan.character(bytes, next) == comma else { return false }
    let rest = ByteRange(clamping: next, end)
    return intentions.isIn(bytes, rest) && !deeds.isIn(bytes, rest)
      && Array("\(year)年".utf8).firstRange(in: bytes, rest) == nil
  }

  /// 2023年度建设高标准农田1.5万亩: what is built in the year with which the text opens, where it names no later one.
  private static func isYearOfWork(_ bytes: [UInt8], _ at: Int, _ end: Int, before year: Int) -> Bool {
    guard at + 9 <= end else { return false }
    let isDegree = NotationScan.character(bytes, at) == degree
    guard (isDegree ? works : wholes).contains(where: { bytes[(isDegree ? at + 3 : at)..<end].starts(with: $0) }) else {
      return false
    }
    let rest = ByteRange(clamping: at, end)
    return !deeds.isIn(bytes, rest) && Array("\(year)年".utf8).firstRange(in: bytes, rest) == nil
  }

  private static let works = NameTraitWords.words("建设 新建 改造 维修 完成 实施 开展 组织 采购 购置 培训 发放 补助 支持 救助 资助 举办 修建 新增")

  /// 2022年为全县86所学校: for whom it is.
  private static let wholes = NameTraitWords.words("为全县 为全市 为全区 为全州 为辖区 为我县 为我市 为农村 为城乡")

  /// 到2023年底全面完成建设任务: by when all is to be done, wherever in the text.
  private static func isFinish(_ bytes: [UInt8], _ start: Int, _ at: Int, _ end: Int) -> Bool {
    guard at - 3 >= start, at + 10 <= end, finishBefore.contains(NotationScan.character(bytes, at - 3)),
      let word = yearEnds.first(where: { bytes[at + 7..<end].starts(with: $0) })
    else { return false }
    var next = at + 7 + word.count
    if NotationScan.character(bytes, next) == beforehand { next += 3 }
    let clause = clause(bytes, next, end)
    return finishes.contains { bytes[clause].starts(with: $0) }
      && !deeds.isIn(bytes, ByteRange(clamping: max(start, at - 30), clause.upperBound))
  }

  private static let finishBefore = NotationScan.characters("到至于在")
  private static let beforehand = NotationScan.character(Array("前".utf8), 0)

  /// 全面完成2024年污染防治任务, 确保2024年度各项任务圆满完成
  private static func isTask(_ bytes: [UInt8], _ start: Int, _ at: Int, _ end: Int) -> Bool {
    let before = ByteRange(clamping: max(start, at - 12), at)
    guard completions.contains(where: { bytes[before].suffix($0.count).elementsEqual($0) }), at + 10 <= end,
      !notPlans.contains(NotationScan.character(bytes, at + 7))
    else { return false }
    let clause = clause(bytes, at + 7, end)
    return tasks.isIn(bytes, clause) && !bases.isIn(bytes, clause) && !deeds.isIn(bytes, clause)
      && !notPlanned.isIn(bytes, clause)
  }

  /// 到2024年底，优良中等路率达到87.5%: until when, at the head of a text that names no later year and tells of nothing done.
  private static func isUntil(_ bytes: [UInt8], _ start: Int, _ at: Int, _ end: Int, before year: Int) -> Bool {
    guard at - 3 >= start, untils.contains(NotationScan.character(bytes, at - 3)), isOpening(bytes, start, at - 3),
      yearEnds.contains(where: { bytes[at + 7..<end].starts(with: $0) }), at + 13 <= end,
      NotationScan.character(bytes, at + 10) == comma
    else { return false }
    let rest = ByteRange(clamping: at + 7, end)
    return !deeds.isIn(bytes, rest) && Array("\(year)年".utf8).firstRange(in: bytes, rest) == nil
  }

  /// 2019年度各项培训任务全面完成, in what is told of 2020.
  private static func staleTask(_ bytes: [UInt8], _ text: ByteRange, before year: Int) -> GoalYear? {
    guard let tasks = yearTasks.firstRange(in: bytes, text), tasks.lowerBound - 7 >= text.lowerBound,
      let written = self.year(bytes, tasks.lowerBound - 7, text.upperBound), written < year,
      case let clause = clause(bytes, tasks.upperBound, text.upperBound), completed.isIn(bytes, clause)
    else { return nil }
    return GoalYear(
      range: tasks.lowerBound - 7..<tasks.lowerBound, date: CalendarDate(year: written))
  }

  private static let yearTasks = Array("度各项".utf8)
  private static let completed = WordSet("全面完成 全部完成 圆满完成 顺利完成 任务完成 工作完成")

  /// Whether goals of that name are those of one year: 年度目标.
  static func isOfYear(_ name: ByteRange, _ bytes: [UInt8]) -> Bool { annual.isIn(bytes, name) }

  private static let annual = WordSet("年度 本年 当年")

  /// The year with which the text on what was done opens, 2023年，全市改造食堂28所, where that is before `year` and no text
  /// of them names `year` or speaks of several.
  static func stale(_ bytes: [UInt8], _ texts: [ByteRange], before year: Int) -> GoalYear? {
    let own = Array("\(year)年".utf8)
    var found: GoalYear?
    for text in texts {
      if own.firstRange(in: bytes, text) != nil { return nil }
      if found == nil, let task = staleTask(bytes, text, before: year) { found = task }
      var i = text.lowerBound
      while i + 10 <= text.upperBound, i - text.lowerBound <= 24 {
        if bytes[i] == 0x32, let written = self.year(bytes, i, text.upperBound) {
          guard written < year, found == nil, isOpening(bytes, text.lowerBound, i),
            openings.contains(where: { bytes[i + 7..<text.upperBound].starts(with: $0) })
          else { break }
          found = GoalYear(range: i..<i + 7, date: CalendarDate(year: written))
          break
        }
        i += 1
      }
    }
    return found
  }

  private static let untils = NotationScan.characters("到至")
  private static let yearEnds = NameTraitWords.words("底 末")
  private static let openings = NameTraitWords.words("， 度， 度全 全年 全县 全市 全区 度共")

  /// 于2023年8月底秋季学期开学前全部完工, 确保2023年秋季学期开学前投入使用
  private static func isCompletion(_ bytes: [UInt8], _ start: Int, _ at: Int, _ end: Int) -> Bool {
    let before = ByteRange(clamping: max(start, at - 6), at)
    guard at >= start + 3,
      prepositions.contains(NotationScan.character(bytes, at - 3))
        || promises.contains(where: { bytes[before].suffix($0.count).elementsEqual($0) })
    else { return false }
    let clause = clause(bytes, at + 7, end)
    guard let before = Array("前".utf8).firstRange(in: bytes, clause) else { return false }
    let rest = ByteRange(clamping: before.upperBound, clause.upperBound)
    return finishes.contains { bytes[rest].starts(with: $0) }
      && !deeds.isIn(bytes, ByteRange(clamping: max(start, at - 30), clause.upperBound))
  }

  /// As far as the next mark, of at most sixty bytes.
  private static func clause(_ bytes: [UInt8], _ at: Int, _ end: Int) -> ByteRange {
    var stop = at
    while stop < end, stop - at < 60, !stops.contains(NotationScan.character(bytes, stop)), bytes[stop] != 0x2C {
      stop += bytes[stop] >= 0xE0 ? 3 : 1
    }
    return ByteRange(clamping: at, min(stop, end))
  }

  private static let colon = NotationScan.character(Array("：".utf8), 0)
  private static let comma = NotationScan.character(Array("，".utf8), 0)
  private static let degree = NotationScan.character(Array("度".utf8), 0)
  private static let prepositions = NotationScan.characters("于在")
  private static let intentions = WordSet(
    "以下目标 如下目标 以下任务 力争 计划 拟 将继续 将进一步 局将 院将 中心将 单位将 联将 校将 馆将 站将 办将 会将 部将 委将 厅将 所将 我县将 我市将 我区将 项目将 将坚持 将围绕")
  private static let deeds = WordSet("已 了 过 截至 上年 去年 同比 较 实际 完成情况")
  private static let completions = NameTraitWords.words("完成 确保 实现 保障 做好 落实 推进")
  private static let tasks = WordSet("任务 目标 工作 考核")
  /// 在完成2024年任务的基础上
  private static let bases = WordSet("基础 后 之余 的同时 遗留 剩余 结转 未完")
  private static let promises = NameTraitWords.words("确保 力争 争取 保证 务必")
  private static let finishes = NameTraitWords.words("全部竣工 全面竣工 全部建成 完工 完成 建成 竣工 投用 投入使用 全部完工 全部完成 全面完工 全面完成 建成投用 验收")

  /// 2022年底, 2022年以来, 2022年-2024年, 2022年第3号
  private static let notPlans = NotationScan.characters("底末初前后以来至到起止结转第—～和及、与")
  private static let stops = NotationScan.characters("，。；：")
  private static let plans = WordSet("计划 拟 将 预计 力争")
  private static let notPlanned = WordSet("的计划 计划的 根据 按照 依据 已 结转 提前下达 下达 批复 三年 五年 行动计划 工作计划 规划 方案")

  /// Whether the words around the day say that it was: 截至2022年12月31日前已完成, 于2022年6月前建成的.
  private static func isPast(_ bytes: [UInt8], _ day: ByteRange, _ start: Int, _ end: Int) -> Bool {
    past.isIn(bytes, ByteRange(clamping: max(start, day.lowerBound - 12), day.lowerBound))
      || done.isIn(bytes, ByteRange(clamping: day.upperBound, min(end, day.upperBound + 24)))
  }

  private static let past = WordSet("截至 截止 自 从 比 较 对")
  private static let done = WordSet("已 了 的 建成 出生 参加 退休 登记 注册 入职 取得 购买 拖欠 形成 发生")
}
