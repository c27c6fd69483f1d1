// The goals of a form: the paragraphs that say in prose what the money is for.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// One goal as it stands in the form.
struct GoalText {
  /// Its name: 年度目标.
  var name: ByteRange
  /// Its value and its lines of prose, in document order; never empty.
  var texts: [ByteRange]
  /// 长期, 中期: what later years shall bring.
  var isLongTerm: Bool
  /// A summary or a description of what is to be done, which promises figures but need not hold any.
  var isSummary: Bool

  /// All goals of a form that have text.
  static func all(in form: Form) -> [GoalText] {
    var lines: [Int] = []
    for field in form.template.fields.indices {
      if case .prose = form.template.fields[field].type, let line = form.line(of: field) { lines.append(line) }
    }
    // What an open template does not declare; a group that is no goal itself may hold one.
    if form.template.fields[0].isOpen {
      for line in form.tree.children(of: nil) where form.bindings[line].role == .open {
        lines.append(line)
        if form.tree.lines[line].subtreeEnd > line + 2 { addGoals(below: line, in: form, &lines) }
      }
    }
    return lines.compactMap { GoalText(line: $0, in: form) }.sorted { $0.name.lowerBound < $1.name.lowerBound }
  }

  /// 项目基本情况, 年度目标完成情况 and then 年度目标: goals two or three levels deep. Such a group has few lines.
  private static func addGoals(below group: Int, in form: Form, _ lines: inout [Int]) {
    let tree = form.tree
    guard let name = tree.readLabel(ofLine: group)?.name, !namesGoal(tree.bytes, name) else { return }
    var line = group + 1
    let end = min(tree.lines[group].subtreeEnd, group + maximumLines)
    while line < end {
      if tree.lines[line].kind == .entry, line + 1 < end, tree.lines[line + 1].kind == .prose,
        form.bindings[line].role == .open || form.bindings[line].role == .none
      {
        lines.append(line)
      }
      line += 1
    }
  }

  private static let maximumLines = 40

  private init?(line: Int, in form: borrowing Form) {
    let tree = form.tree
    guard tree.lines[line].kind == .entry, let name = tree.readLabel(ofLine: line)?.name else { return nil }
    if GoalText.namesGoal(tree.bytes, name), !NameTraits.holds(tree.bytes, name, GoalText.others) {
      isSummary = false
    } else if GoalText.namesSummary(tree.bytes, name), !SelfEvaluation.isEvaluated(form) {
      isSummary = true
    } else {
      return nil
    }
    self.name = name
    isLongTerm = NameTraits.holds(tree.bytes, name, GoalText.longTerm)
    texts = []
    take(tree.value(ofLine: line), tree)
    for child in tree.children(of: line) {
      switch tree.lines[child].kind {
      case .prose: take(tree.text(ofLine: child), tree)
      case .entry, .item:
        // What the template declares below is a goal of its own, or none.
        guard form.bindings[child].role != .field, let label = tree.readLabel(ofLine: child)?.name,
          !NameTraits.holds(tree.bytes, label, GoalText.others)
        else { continue }
        take(tree.lines[child].colon == nil ? label : tree.value(ofLine: child), tree)
        for text in tree.children(of: child) where tree.lines[text].kind == .prose {
          take(tree.text(ofLine: text), tree)
        }
      case .row, .directive, .blank, .comment, .conflictMarker: break
      }
    }
    if texts.isEmpty { return nil }
  }

  private mutating func take(_ text: ByteRange?, _ tree: Tree) {
    guard let text, !text.isEmpty, case .value(let words) = Read.text(tree.bytes, text) else { return }
    texts.append(words)
  }

  /// Whether a name holds 目标, or the English word. Most names of prose do not, so they are gone over once.
  private static func namesGoal(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    var i = max(name.lowerBound, 0)
    let end = min(name.upperBound, bytes.count)
    while i < end {
      switch bytes[i] {
      case 0xE7: if bytes[i..<end].starts(with: goal) { return true }
      case 0x41, 0x47, 0x67, 0x4F, 0x6F, 0x50, 0x4E, 0x45, 0x43:
        if english.contains(where: { bytes[i..<end].starts(with: $0) }) { return true }
      default: break
      }
      i += 1
    }
    return false
  }

  /// Whether a name is that of a summary in English: Summary, Project description. One of results promises nothing.
  private static func namesSummary(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    guard let first = name.first, name.count <= 48, bytes[first] | 0x20 >= 0x61, bytes[first] | 0x20 <= 0x7A,
      case let words = EnglishWords.all(bytes, name), words.count <= 5
    else { return false }
    return words.contains { summaries.contains($0) }
      && words.allSatisfy { summaries.contains($0) || plans.contains($0) }
  }

  private static let summaries = EnglishWords.set("summary description outline abstract scope deliverables overview")
  /// What a plan is called, and what may stand beside it.
  private static let plans = EnglishWords.set(
    "the of a and brief short executive programme program project plan scheme work works measure measures grant service activities planned"
  )
  private static let goal = Array("目标".utf8)
  private static let english = NameTraitWords.words(
    "Goal goal Objective objective Purpose Promise Aim Narrative Expected_result Expected_outcome Commitment"
  ).map { word in
    word.map { $0 == 0x5F ? 0x20 : $0 }
  }
  /// What stands beside a goal and is none.
  private static let others = NameTraitWords.words(
    "完成情况 实际 评价 指标 编制 依据 措施 调整 偏差 说明 Actual actual indicator Indicator report Report")
  /// What stands beside a goal in a list of goals, where 指标 is what is promised.
  static let besides = NameTraitWords.words(
    "完成情况 实际 评价 依据 措施 调整 偏差 说明 长期 中期 名称 编号 得分 分值 权重 Actual actual name Name score")
  private static let longTerm = NameTraitWords.words("长期 中期 远期 Long long")
}

/// A figure in a goal.
struct GoalFigure {
  var figure: Figure
  /// The clause that it stands in, for what the words around say.
  var clause: ByteRange

  /// What the clause says before it.
  var wordsBefore: ByteRange { ByteRange(clamping: clause.lowerBound, figure.range.lowerBound) }

  /// The last of those words, at most so many bytes.
  func words(before count: Int) -> ByteRange {
    ByteRange(clamping: max(clause.lowerBound, figure.range.lowerBound - count), figure.range.lowerBound)
  }

  /// 每亩1125元: an amount for one of many, of which nothing else in the clause speaks.
  func isPerEach(_ bytes: [UInt8]) -> Bool {
    guard figure.unit?.dimension == .money else { return false }
    return GoalFigure.each.isIn(bytes, words(before: 24)) && !GoalFigure.others.isIn(bytes, wordsBefore)
  }

  private static let each = WordSet("每亩 每人 每户 每公里 每平方米 每吨 每辆 每台 每处 每场 每次 每生")
  private static let others = WordSet("上年 去年 目前 现有 同期 累计 历年 同比 其中 平均 原")
}

extension GoalText {
  /// Whether a digit, of either width, starts at `i`.
  @inline(__always)
  static func digitLength(_ bytes: [UInt8], at i: Int, end: Int) -> Int {
    let byte = bytes[i]
    if byte >= 0x30, byte <= 0x39 { return 1 }
    if byte == 0xEF, i + 2 < end, bytes[i + 1] == 0xBC, bytes[i + 2] >= 0x90, bytes[i + 2] <= 0x99 { return 3 }
    return 0
  }

  /// The figures in `text`: digits with what follows them. Not the numbers of lists, years and documents, nor digits in
  /// Latin words (5G, PM2.5). Linear in the text.
  static func figures(_ bytes: [UInt8], _ text: ByteRange) -> [GoalFigure] {
    let end = min(text.upperBound, bytes.count)
    var found: [GoalFigure] = []
    var clauseStart = max(text.lowerBound, 0)
    var i = clauseStart
    var open = 0
    while i < end {
      // Most characters are ideographs.
      if bytes[i] &- 0xE4 < 6, end &- i > 2, bytes[i + 1] & 0xC0 == 0x80, bytes[i + 2] & 0xC0 == 0x80 {
        i &+= 3
        continue
      }
      let length = digitLength(bytes, at: i, end: end)
      if length == 0 {
        let stop = stopLength(bytes, at: i, end: end)
        if stop > 0 {
          for index in open..<found.count { found[index].clause = ByteRange(clamping: clauseStart, i) }
          open = found.count
          clauseStart = i + stop
          i = clauseStart
        } else {
          i += 1
        }
        continue
      }
      var numberEnd = i
      while numberEnd < end {
        let next = digitLength(bytes, at: numberEnd, end: end)
        if next > 0 {
          numberEnd += next
        } else if (bytes[numberEnd] == 0x2E || bytes[numberEnd] == 0x2C), numberEnd + 1 < end,
          digitLength(bytes, at: numberEnd + 1, end: end) > 0
        {
          numberEnd += 1
        } else {
          break
        }
      }
      let start = i
      i = numberEnd
      guard isFree(bytes, start, numberEnd, end, isFirst: start == clauseStart) else { continue }
      // No figure is longer than this; what follows the number is its unit at most.
      guard let figure = Figure.scan(bytes, ByteRange(clamping: start, min(end, numberEnd + 48)), signed: false) else {
        continue
      }
      i = max(numberEnd, figure.range.upperBound)
      found.append(GoalFigure(figure: figure, clause: ByteRange(clamping: start, end)))
    }
    for index in open..<found.count { found[index].clause = ByteRange(clamping: clauseStart, end) }
    return found
  }

  /// Whether the number counts something, by the characters beside it.
  private static func isFree(_ bytes: [UInt8], _ start: Int, _ numberEnd: Int, _ end: Int, isFirst: Bool) -> Bool {
    if start > 0 {
      let before = bytes[start - 1]
      // G318, v2, 3+2, -5, #3
      if before | 0x20 >= 0x61 && before | 0x20 <= 0x7A || before == 0x2B || before == 0x2D || before == 0x23
        || before == 0x2F || before == 0x2E || before == 0x7E || before == 0x22 || before == 0x28 || before == 0x5B
      {
        return false
      }
      if start >= 3, refusedBefore.contains(NotationScan.character(bytes, start - 3)) { return false }
    }
    guard numberEnd < end else { return true }
    let after = bytes[numberEnd]
    // 5G, 3D, 1+X, 2-3 (a range is read as a whole elsewhere), 1:2
    if after | 0x20 >= 0x61 && after | 0x20 <= 0x7A, !isLatinUnit(bytes, numberEnd, end) { return false }
    if after == 0x2B || after == 0x2D || after == 0x3A || after == 0x7E || after == 0x29 || after == 0x5D {
      return false
    }
    // 1. and 1、 at the head of a clause number it.
    if isFirst, after == 0x2E || after == 0x20 && !isLatinCount(bytes, start, numberEnd, end) { return false }
    // × has two bytes.
    if after == 0xC3 { return !(numberEnd + 2 <= end && bytes[numberEnd + 1] == 0x97) }
    guard numberEnd + 3 <= end else { return true }
    let character = NotationScan.character(bytes, numberEnd)
    // 8点 is a time of day, 1352点次 and 86点位 are counts.
    if character == hour, numberEnd + 6 <= end, counted.contains(NotationScan.character(bytes, numberEnd + 3)) {
      return true
    }
    return !refusedAfter.contains { word in
      word.first == character && numberEnd + word.text.count <= end
        && bytes[numberEnd..<(numberEnd + word.text.count)].elementsEqual(word.text)
    }
  }

  /// 38 schools: two digits or more before a word of small letters.
  private static func isLatinCount(_ bytes: [UInt8], _ start: Int, _ numberEnd: Int, _ end: Int) -> Bool {
    numberEnd - start >= 2 && numberEnd + 1 < end && bytes[numberEnd + 1] &- 0x61 < 26
  }

  private static func isLatinUnit(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    guard let (_, range) = Units.unit(in: bytes, ByteRange(clamping: at, min(end, at + 16))) else { return false }
    guard range.upperBound < end else { return true }
    let next = bytes[range.upperBound]
    return !(next | 0x20 >= 0x61 && next | 0x20 <= 0x7A)
  }

  /// Characters of three bytes, as numbers.
  private static let refusedBefore = NameTraitWords.words("第 〔 【 （ “ ‘ 《 — – ～ ①").map {
    NotationScan.character($0, 0)
  }
  private static let hour = NotationScan.character(Array("点".utf8), 0)
  private static let counted = NameTraitWords.words("次 位").map { NotationScan.character($0, 0) }
  /// Words with their first characters, of three bytes: one comparison settles nearly each of them.
  private static let refusedAfter = NameTraitWords.words(
    """
    、 ） ． 〕 】 ” ’ — – ～ 至 到 年 月 日 号 时 点 级 类 大 型 届 岁 周岁 代 个季度 学年 学时
    """
  ).map { (first: NotationScan.character($0, 0), text: $0) }

  /// The length of the stop that starts at `i`: clauses end there. Not 、, which lists.
  private static func stopLength(_ bytes: [UInt8], at i: Int, end: Int) -> Int {
    switch bytes[i] {
    case 0x3B, 0x2C, 0x0A: return 1
    case 0xE3 where i + 2 < end && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x82: return 3
    case 0xEF where i + 2 < end && bytes[i + 1] == 0xBC && (bytes[i + 2] == 0x8C || bytes[i + 2] == 0x9B): return 3
    default: return 0
    }
  }
}
