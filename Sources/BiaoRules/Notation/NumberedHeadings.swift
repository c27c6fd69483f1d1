// Headings that are numbered entries, 一、 二、 四、, and the goals of a text, 目标1： 目标2： 目标2：.

import BiaoModel
import BiaoSyntax

/// The entries of one group whose names are numbered in one style, whatever stands below each.
enum NumberedHeadings {
  /// Lists of three or more that count from 1 and have one number twice, or one too far; with the index of that one.
  /// `kinds` are those of lines that are asked for.
  static func broken(
    _ notation: NotationScan, _ tree: Tree, where isAsked: (LineKind) -> Bool
  ) -> [(numbers: [ListNumber], place: Int)] {
    struct Key: Hashable {
      var parent: Int?
      var style: ListNumber.Style
    }
    var keys: [Key] = []
    var groups: [Key: [ListNumber]] = [:]
    for mark in notation.numbers where isAsked(tree.lines[mark.line].kind) {
      guard let number = ListNumber(mark, tree), number.startsLine,
        number.range.upperBound < tree.lines[mark.line].colon ?? 0
      else { continue }
      let key = Key(parent: tree.lines[mark.line].parent, style: number.style)
      if groups[key] == nil { keys.append(key) }
      groups[key, default: []].append(number)
    }
    return keys.compactMap { key in
      groups[key].flatMap { numbers in place(numbers, tree).map { (numbers, $0) } }
    }
  }

  /// Headings without a number before one that has the second: 经济效益: and then （2）社会效益:. With the number that is due.
  static func unnumbered(_ notation: NotationScan, _ tree: Tree) -> [(name: ByteRange, next: ListNumber)] {
    var found: [(name: ByteRange, next: ListNumber)] = []
    var parents: Set<Int> = []
    for mark in notation.numbers where tree.lines[mark.line].kind == .entry {
      guard let parent = tree.lines[mark.line].parent, let number = ListNumber(mark, tree), number.value == 2,
        number.startsLine, number.range.upperBound < tree.lines[mark.line].colon ?? 0,
        parents.insert(parent).inserted,
        case let siblings = tree.children(of: parent).filter({ tree.lines[$0].kind == .entry }), siblings.count <= 12,
        siblings.count >= 2, siblings[1] == mark.line, let name = tree.readLabel(ofLine: siblings[0])?.name,
        !name.contains(where: { tree.bytes[$0] &- 0x30 < 10 }), notation.numbers(onLine: siblings[0]).isEmpty,
        tree.lines[siblings[0]].subtreeEnd > siblings[0] + 1, tree.lines[mark.line].subtreeEnd > mark.line + 1
      else { continue }
      found.append((name, number))
    }
    return found
  }

  static func checkUnnumbered(_ tree: Tree, _ report: Report) {
    for (name, next) in unnumbered(report.notation, tree).prefix(20) {
      let (words, following) = (report.quote(name), report.quote(next.range))
      report.add(
        name, zh: "后面是“\(following)”，“\(words)”漏了编号：补上",
        en: "“\(following)” follows, but “\(words)” has no number: add it",
        related: [report.place(next.range, zh: "后一个编号", en: "the number behind it")])
    }
  }

  /// Of `uneven-numbering`.
  static let examples: [Example] = [
    .flagged(
      "效果:\n  ‹经济效益›:\n    > 亩均增收60元。\n  （2）社会效益:\n    > 新增就业60人。\n  （3）生态效益:\n    > 节水6万方。", in: .document),
    .fine(
      "效果:\n  （1）经济效益:\n    > 亩均增收60元。\n  （2）社会效益:\n    > 新增就业60人。\n资金:\n  资金总额: 60\n  （2）其中:\n    > 本级60万元。",
      in: .document),
    .flagged(
      "工作概况:\n  > 1.清淤12公里。\n  > 2.护坡12处。\n  > ‹2.›植树14亩。\n  > 4.培训16人。", template: "工作概况: prose"),
  ]

  private static func place(_ numbers: [ListNumber], _ tree: Tree) -> Int? {
    guard numbers.count >= 3, numbers[0].value == 1 else { return nil }
    var found: Int?
    for index in 1..<numbers.count {
      let (last, value) = (numbers[index - 1].value, numbers[index].value)
      if value == last + 1 { continue }
      // 三、 三、 五、: the second 三 was to be 四.
      if let found, index == found + 1, numbers[found].value == numbers[found - 1].value, value == last + 2 { continue }
      // A list that starts again, and one with two breaks, counts otherwise.
      guard found == nil, value == last && last > 1 || value == last + 2,
        !isNumberedOtherwise(numbers[index - 1], numbers[index], tree)
      else { return nil }
      found = index
    }
    return found
  }

  /// Whether what stands behind a numeral makes a word of it.
  private static func isWord(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, first &- 0xE4 < 6 else { return false }
    return !rest.starts(with: "是".utf8)
  }

  /// Whether the missing heading may stand between the two all the same: as an entry without a number, or as a line that
  /// begins with the number in some other form.
  private static func isNumberedOtherwise(_ last: ListNumber, _ next: ListNumber, _ tree: Tree) -> Bool {
    let parent = tree.lines[last.line].parent
    let digits = Array(String(last.value + 1).utf8)
    let numeral = Array((ChineseOrdinal.text(last.value + 1) ?? "").utf8)
    for line in (last.line + 1)..<max(next.line, last.line + 1) where tree.lines[line].kind.isSignificant {
      if tree.lines[line].parent == parent { return true }
      var start = tree.lines[line].content
      if tree.lines[line].kind != .entry { start += tree.bytes[start] < 0x80 ? 1 : 3 }
      while start < tree.lines[line].end, tree.bytes[start] == 0x20 { start += 1 }
      let text = tree.bytes[min(start, tree.lines[line].end)..<tree.lines[line].end]
      let isOwn = tree.lines[line].kind == .entry || tree.lines[line].kind == .prose
      switch last.style {
      // 三公经费 is no number.
      case .numeralComma, .numeralIs:
        if isOwn, !numeral.isEmpty, text.starts(with: numeral), !isWord(text.dropFirst(numeral.count)) { return true }
      case .numeralBrackets, .brackets:
        if isOwn, text.starts(with: "（".utf8) || text.first == 0x28 { return true }
      case .point, .comma, .bracket: if isOwn, text.starts(with: digits) { return true }
      }
    }
    return false
  }
}

/// Lines of running text that begin with 目标1：, 目标2： and so on.
struct NumberedGoals {
  var value: Int
  /// 目标3
  var range: ByteRange

  /// Indicators of one tier whose names begin with 指标1： and so on, one of which has the number of the one before it.
  static func repeated(in form: Form) -> [(last: NumberedGoals, next: NumberedGoals)] {
    var found: [(last: NumberedGoals, next: NumberedGoals)] = []
    var last: NumberedGoals?
    var tier = -1
    for indicator in form.indicators {
      guard let number = read(Self.indicator, form.tree.bytes, indicator.name) else {
        last = nil
        continue
      }
      if let last, tier == indicator.tierLine, last.value == number.value { found.append((last, number)) }
      (last, tier) = (number, indicator.tierLine)
    }
    return found
  }

  /// `word` with a number of one to three digits at the start of a text: the whole of it, or before a colon.
  static func read(_ word: [UInt8], _ bytes: [UInt8], _ text: ByteRange, isWhole: Bool = false) -> NumberedGoals? {
    guard bytes[text].starts(with: word) else { return nil }
    let start = text.lowerBound + word.count
    var (end, value) = (start, 0)
    while end < text.upperBound, end - start < 3, bytes[end] &- 0x30 < 10 {
      value = value * 10 + Int(bytes[end] &- 0x30)
      end += 1
    }
    let rest = bytes[end..<text.upperBound]
    guard end > start, isWhole ? rest.isEmpty : rest.first == 0x3A || rest.starts(with: colon) else { return nil }
    return NumberedGoals(value: value, range: text.lowerBound..<end)
  }

  static let goal = Array("目标".utf8)
  private static let indicator = Array("指标".utf8)
  private static let colon = Array("：".utf8)

  /// The goal whose number stands twice, or is one too far, with the one before it.
  static func broken(_ tree: Tree) -> [(last: NumberedGoals, next: NumberedGoals)] {
    var found: [(last: NumberedGoals, next: NumberedGoals)] = []
    var goals: [NumberedGoals] = []
    var parent: Int?
    func close() {
      if let pair = broken(goals, tree.bytes) { found.append(pair) }
      goals = []
    }
    for line in tree.lines.indices where tree.lines[line].kind.isSignificant {
      guard tree.lines[line].kind == .prose else {
        if !goals.isEmpty { close() }
        continue
      }
      if !goals.isEmpty, tree.lines[line].parent != parent { close() }
      parent = tree.lines[line].parent
      if let text = tree.text(ofLine: line), let goal = read(goal, tree.bytes, text) { goals.append(goal) }
    }
    close()
    return found
  }

  private static func broken(_ goals: [NumberedGoals], _ bytes: [UInt8]) -> (last: NumberedGoals, next: NumberedGoals)?
  {
    guard goals.count >= 3, goals[0].value == 1 else { return nil }
    var found: (last: NumberedGoals, next: NumberedGoals)?
    for (last, next) in zip(goals, goals.dropFirst()) where next.value != last.value + 1 {
      // 目标2, 目标2, 目标4: the second one was to be 目标3.
      if let found, found.next.range == last.range, found.last.value == last.value, next.value == last.value + 2 {
        continue
      }
      guard found == nil, next.value == last.value && last.value > 1 || next.value == last.value + 2 else { return nil }
      let between = ByteRange(clamping: last.range.upperBound, next.range.lowerBound)
      if Array("\(last.value + 1)、".utf8).firstRange(in: bytes, between) != nil
        || Array("目标\(last.value + 1)".utf8).firstRange(in: bytes, between) != nil
      {
        return nil
      }
      found = (last, next)
    }
    return found
  }
}
