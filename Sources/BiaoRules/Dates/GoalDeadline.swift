// Deadlines that a goal sets for a deed: 11月底前全部通水, held against the indicator that names the deed.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A day in a goal with what is to be done by then.
struct GoalDeadline {
  /// The day with 前 and the like.
  var range: ByteRange
  var date: CalendarDate
  /// What is to be done: the words up to the next stop, without 全部, 完成 and the like.
  var deed: ByteRange
  /// Whether the clause begins with the day, so that what is done is the project where the deed names nothing else.
  var isOfProject: Bool

  /// The deadlines of a text, each right before its deed. Linear in the text.
  static func all(_ bytes: [UInt8], _ text: ByteRange) -> [GoalDeadline] {
    var found: [GoalDeadline] = []
    let end = min(text.upperBound, bytes.count)
    var i = max(text.lowerBound, 0)
    while i < end {
      // A number that stands right before 月 or 年.
      guard bytes[i] &- 0x30 < 10 else {
        i += 1
        continue
      }
      let start = i
      while i < end, bytes[i] &- 0x30 < 10 { i += 1 }
      guard i + 3 <= end, isDatePart(bytes, i), found.count < maximum,
        let deadline = Deadline.scan(bytes, ByteRange(clamping: start, min(end, start + 48))),
        deadline.kind == .before, deadline.date.month != nil, !deadline.isRelative
      else { continue }
      i = max(i, deadline.range.upperBound)
      let stop = stop(bytes, i, end)
      // 6月底前完成招标3个: a part of what has to be done in the end.
      if stop < end, bytes[stop] &- 0x30 < 10 { continue }
      let deed = core(bytes, ByteRange(clamping: i, stop))
      guard deed.count >= 6, deed.count <= 60 else { continue }
      let isFirst = start == text.lowerBound || GoalDeadline.endsClause(bytes, text.lowerBound, start)
      found.append(GoalDeadline(range: deadline.range, date: deadline.date, deed: deed, isOfProject: isFirst))
    }
    return found
  }

  /// Whether an indicator's name, as 全部通水时间, says when the same is done.
  func isNamed(by name: ByteRange, _ bytes: [UInt8]) -> Bool {
    var name = name
    // Most names end with none of those.
    guard name.count > 6, name.upperBound <= bytes.count, GoalDeadline.mayEnd(bytes[name.upperBound - 1]),
      let noun = GoalDeadline.nouns.first(where: { bytes[name].suffix($0.count).elementsEqual($0) })
    else {
      return false
    }
    name = ByteRange(clamping: name.lowerBound, name.upperBound - noun.count)
    let own = GoalDeadline.core(bytes, name)
    if own.count == deed.count, bytes[own].elementsEqual(bytes[deed]) { return true }
    if isOfProject, namesProject(own, bytes) { return true }
    if own.count == deed.count { return false }
    // One of both says more: four characters have to be the same.
    return own.count >= 12 && deed.count >= 12
      && (bytes[own].suffix(deed.count).elementsEqual(bytes[deed])
        || bytes[deed].prefix(own.count).elementsEqual(bytes[own]) || isOfWhole(own, bytes))
  }

  /// 工程的交工验收, and 交工验收 as the name.
  private func isOfWhole(_ own: ByteRange, _ bytes: [UInt8]) -> Bool {
    let start = deed.upperBound - own.count
    return start - 3 > deed.lowerBound && bytes[start..<deed.upperBound].elementsEqual(bytes[own])
      && bytes[(start - 3)..<start].elementsEqual(GoalDeadline.attribute)
  }

  /// 工程完工 for 11月底前全部完工, where the goal leaves out what: it is the whole.
  private func namesProject(_ own: ByteRange, _ bytes: [UInt8]) -> Bool {
    guard GoalDeadline.ends.contains(where: { bytes[deed].elementsEqual($0) }) else { return false }
    var rest = bytes[own]
    // The core of 项目完成时间 is 项目 alone.
    if !bytes[deed].elementsEqual(GoalDeadline.done) {
      guard rest.count > deed.count, rest.suffix(deed.count).elementsEqual(bytes[deed]) else { return false }
      rest = rest.dropLast(deed.count)
    }
    return GoalDeadline.projects.contains { rest.elementsEqual($0) }
  }

  /// Whether what stands before `at` is a stop of a clause.
  private static func endsClause(_ bytes: [UInt8], _ start: Int, _ at: Int) -> Bool {
    guard at - 3 >= start else { return false }
    return clauseStops.contains { bytes[(at - 3)..<at].elementsEqual($0) }
  }

  private static let clauseStops = NameTraitWords.words("， 。 ；")
  private static let done = Array("完成".utf8)
  /// What is done of a whole.
  private static let ends = NameTraitWords.words("完工 竣工 建成 完成 交工 投用 建成投用 投入使用 交付使用 投入运行 通车 通水 交付")
  private static let projects = NameTraitWords.words(
    "工程 项目 本项目 工程项目 项目工程 工程建设 项目建设 建设工程 建设项目 整体工程 项目整体 工程整体 项目总体 工程总体 建设任务 工程施工 项目施工")
  private static let attribute = Array("的".utf8)
  /// Whether it is the last byte of 间 期 限 点.
  private static func mayEnd(_ byte: UInt8) -> Bool { byte == 0xB4 || byte == 0x9F || byte == 0x90 || byte == 0xB9 }

  /// More deadlines than a goal has.
  private static let maximum = 16

  private static func isDatePart(_ bytes: [UInt8], _ at: Int) -> Bool {
    bytes[at] == 0xE6 && bytes[at + 1] == 0x9C && bytes[at + 2] == 0x88  // 月
      || bytes[at] == 0xE5 && bytes[at + 1] == 0xB9 && bytes[at + 2] == 0xB4  // 年
  }

  private static func stop(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var i = start
    while i < end {
      if bytes[i] < 0x80 { return i }
      if i + 2 < end, stops.contains(where: { bytes[i..<end].starts(with: $0) }) { return i }
      i += bytes[i] >= 0xE0 ? 3 : 2
    }
    return end
  }

  /// 列装执勤 of 全部列装执勤, 招标 of 完成招标 and 招标完成.
  private static func core(_ bytes: [UInt8], _ words: ByteRange) -> ByteRange {
    var start = words.lowerBound
    let end = words.upperBound
    while let word = openings.first(where: { end - start > $0.count && bytes[start..<end].starts(with: $0) }) {
      start += word.count
    }
    return ByteRange(clamping: start, endings.trimmedEnd(of: start..<end, in: bytes))
  }

  private static let stops = NameTraitWords.words("， 。 ； 、 ： （ ！")
  private static let nouns = NameTraitWords.words("时间 日期 时限 期限 时点")
  private static let openings = NameTraitWords.words("全部 全面 均 都 完成 实现 正式 顺利 基本 须 应 将 并 确保 力争 要")
  private static let endings = NameTraitWords.words("完成 工作 的 任务 到位 完毕")
}

extension GoalDeadline {
  /// Says which deadlines of a goal an indicator of the same deed oversteps. `left` is how many more may be looked at, of
  /// which each is held against each indicator.
  static func check(_ text: ByteRange, _ form: Form, _ report: Report, left: inout Int) {
    guard left > 0 else { return }
    let bytes = form.tree.bytes
    let deadlines = all(bytes, text)
    guard !deadlines.isEmpty else { return }
    let stated = report.dates(of: form).year
    for promise in deadlines.prefix(left) {
      left -= 1
      // Of one deed by several days nobody knows which is meant.
      guard deadlines.count(where: { bytes[$0.deed].elementsEqual(bytes[promise.deed]) }) == 1,
        let rival = rival(of: promise, form),
        // Two days without a year lie in one.
        case let year = stated ?? promise.date.year ?? rival.deadline.date.year ?? 2000,
        let date = rival.deadline.date.inYear(year).lastDay?.ordinal,
        let due = promise.date.inYear(year).lastDay?.ordinal, date > due
      else { continue }
      report.addContradiction(
        of: promise.range, by: rival.indicator, target: rival.indicator.value, advice: "两处改成一样的时限")
    }
  }

  /// The one indicator of the deed with a deadline.
  private static func rival(of promise: GoalDeadline, _ form: Form) -> (indicator: Indicator, deadline: Deadline)? {
    var found: (indicator: Indicator, deadline: Deadline)?
    for indicator in form.indicators {
      guard promise.isNamed(by: indicator.name, form.tree.bytes), case .value(let list) = indicator.target,
        list.targets.count == 1, let deadline = list.targets[0].deadline, !deadline.isRelative,
        deadline.date.month != nil
      else { continue }
      guard found == nil else { return nil }
      found = (indicator, deadline)
    }
    return found
  }
}
