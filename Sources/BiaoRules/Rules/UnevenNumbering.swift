// uneven-numbering: the numbers of a list that repeat, skip or change their form.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let unevenNumbering = Rule(
    name: "uneven-numbering", family: .notation, severity: .info, presets: .advisory,
    summary: Bilingual(zh: "编号重复、跳号或样式不一", en: "a list whose numbers repeat, skip or change their form"),
    why: Bilingual(
      zh: "编号跳过一个，读的人会以为漏了一条；重复的编号引用时分不清；同一列里“（1）”“（二）”混用也一样。",
      en:
        "A skipped number looks like a lost point, and nobody can refer to one that stands twice; so does a list that begins with “（1）” and goes on with “（二）”."
    ),
    examples: [
      .flagged("工作概况:\n  > 1. 清淤水渠；\n  > 2. 加固堤坝；\n  > ‹4.› 培训农民。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > （一）清淤水渠。\n  > （二）加固堤坝。\n  > ‹（二）›培训农民。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 1、清淤水渠。\n  > ‹2.›加固堤坝。\n  > 3、培训农民。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > ‹（1）›清淤水渠。\n  > （二）加固堤坝。\n  > （三）培训农民。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 今年重点：1.清淤水渠；2.加固堤坝；‹2.›培训农民；3.修复闸门。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 一是清淤水渠；二是加固堤坝；‹四是›培训农民。", template: "工作概况: prose"),
      .flagged("- 1、清淤水渠长度: ≥ 6 公里\n- 2、加固堤坝长度: ≥ 2 公里\n- ‹2、›培训场次: ≥ 6 场"),
      .fine("工作概况:\n  > 1. 清淤水渠；\n  > 2. 加固堤坝；\n  > 3. 培训农民。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 一、清淤水渠\n  > 1、干渠\n  > 2、支渠\n  > 二、加固堤坝\n  > 1、上游\n  > 2、下游", template: "工作概况: prose"),
      .fine("工作概况:\n  > （1）清淤水渠；（2）加固堤坝；\n  > （3）培训农民。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 3. 培训农民。\n  > 4. 修复闸门。\n  > 6. 其他。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 评选1、2、3等奖；1.5万亩水渠；2.6万人受益。\n  > 见附件1、2、4。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 1. 清淤水渠。\n  > 2. 加固堤坝，3. 培训农民。\n  > 4. 修复闸门。", template: "工作概况: prose"),
      .fine("工作概况:\n  > （一）总体：1.清淤；2.加固。（二）分项：1.培训；2.修复。", template: "工作概况: prose"),
    ],
    checks: [
      .document { report in
        var spoken = 0
        for block in NumberedBlocks(report.notation, report.tree) {
          // A document that numbers nothing well is told so a hundred times, not ten thousand.
          guard spoken < 100 else { return }
          spoken += check(block, report)
        }
      }
    ])

  /// The number of findings.
  private static func check(_ block: [ListNumber], _ report: Report) -> Int {
    var count = 0
    var mixed: Set<ListNumber.Style> = []
    for styles in ListNumber.alike {
      let numbers = block.filter { styles.contains($0.style) && $0.startsLine }
      if let odd = oddOnes(numbers) {
        mixed.formUnion(styles)
        sayMixed(odd.numbers, as: odd.style, report)
        count += 1
      }
    }
    for style in ListNumber.Style.allCases where !mixed.contains(style) {
      let numbers = block.filter { $0.style == style }
      guard let place = firstBreak(numbers, report.tree) else { continue }
      sayBreak(numbers, at: place, report)
      count += 1
    }
    return count
  }

  // MARK: - One list in two styles

  /// The numbers that are in the rarer style, where those of both styles together count from 1 without a break.
  private static func oddOnes(_ numbers: [ListNumber]) -> (numbers: [ListNumber], style: ListNumber.Style)? {
    guard numbers.count >= 3, numbers.enumerated().allSatisfy({ $0.element.value == $0.offset + 1 }) else { return nil }
    var counts: [ListNumber.Style: Int] = [:]
    for number in numbers { counts[number.style, default: 0] += 1 }
    guard counts.count > 1, let usual = counts.values.max(), 2 * usual > numbers.count,
      let style = numbers.first(where: { counts[$0.style] == usual })?.style
    else { return nil }
    return (numbers.filter { $0.style != style }, style)
  }

  private static func sayMixed(_ numbers: [ListNumber], as style: ListNumber.Style, _ report: Report) {
    guard let first = numbers.first, let text = style.text(first.value) else { return }
    let words = report.quote(first.range)
    let edits = numbers.compactMap { number in
      style.text(number.value).map { TextEdit(range: number.range, text: $0) }
    }
    report.add(
      first.range, zh: "编号“\(words)”与同列其他编号样式不同：写成“\(text)”",
      en: "“\(words)” is numbered otherwise than the rest of its list: write “\(text)”",
      fixes: [report.fix(.safe, zh: "统一编号样式", en: "number the list in one style", edits: edits)])
  }

  // MARK: - Repeated and skipped numbers

  /// The first number that is not what comes after the one before it: the same again, or one too far. Nil where the
  /// numbers are no list that counts from 1.
  private static func firstBreak(_ numbers: [ListNumber], _ tree: Tree) -> Int? {
    guard numbers.count >= 3, numbers[0].value == 1 else { return nil }
    var found: Int?
    for i in 1..<numbers.count {
      let (last, value) = (numbers[i - 1].value, numbers[i].value)
      if value == last + 1 || value == 1 && last > 1 { continue }
      guard found == nil, last >= 2, value == last || value == last + 2 && !mentions(last + 1, numbers, i, tree) else {
        // More than one break is another way of numbering.
        return nil
      }
      found = i
    }
    return found
  }

  /// Whether the missing number stands between the two numbers in some other form.
  private static func mentions(_ value: Int, _ numbers: [ListNumber], _ index: Int, _ tree: Tree) -> Bool {
    let between =
      numbers[index - 1].range
      .upperBound..<max(
        numbers[index - 1].range.upperBound, numbers[index].range.lowerBound)
    let digits = Array(String(value).utf8)
    let numeral = Array((ChineseOrdinal.text(value) ?? "").utf8)
    var i = between.lowerBound
    while i < between.upperBound {
      for word in [digits, numeral]
      where !word.isEmpty && i + word.count <= between.upperBound && tree.bytes[i] == word[0] {
        if tree.bytes[i..<i + word.count].elementsEqual(word) { return true }
      }
      // Full-width and circled numbers hide it as well.
      if tree.bytes[i] == 0xEF, i + 2 < between.upperBound, tree.bytes[i + 1] == 0xBC, tree.bytes[i + 2] >= 0x90,
        tree.bytes[i + 2] <= 0x99
      {
        return true
      }
      i += 1
    }
    return false
  }

  private static func sayBreak(_ numbers: [ListNumber], at index: Int, _ report: Report) {
    let number = numbers[index]
    let last = numbers[index - 1]
    let isRepeated = number.value == last.value
    let style = number.style
    guard let due = style.text(last.value + 1), let after = style.text(last.value) else { return }
    var edits: [TextEdit] = []
    // The numbers up to the next start of a list, as far as they follow each other.
    var value = last.value
    for i in index..<numbers.count {
      guard i == index || numbers[i].value == numbers[i - 1].value + 1 else { break }
      value += 1
      if numbers[i].value == value { break }
      guard let text = style.text(value) else { break }
      edits.append(TextEdit(range: numbers[i].range, text: text))
    }
    let words = report.quote(number.range)
    let place = report.place(last.range, zh: "前一个编号", en: "the number before it")
    // A skipped number may be a lost point, and what refers to a number would refer to another.
    let isSafe = isRepeated && !refersToNumbers(numbers, report.tree)
    report.add(
      number.range,
      zh: isRepeated ? "编号“\(words)”重复：应为“\(due)”" : "“\(after)”之后是“\(words)”，缺“\(due)”：补上漏掉的一条，或重新编号",
      en: isRepeated
        ? "“\(words)” stands twice: it should be “\(due)”"
        : "“\(words)” follows “\(after)”: add what “\(due)” was, or renumber", related: [place],
      fixes: edits.isEmpty
        ? []
        : [report.fix(isSafe ? .safe : .suggested, zh: "从“\(due)”起重新编号", en: "renumber from “\(due)”", edits: edits)])
  }

  /// Whether the text around the list speaks of 第…项 or of what was said above.
  private static func refersToNumbers(_ numbers: [ListNumber], _ tree: Tree) -> Bool {
    guard let first = numbers.first, let last = numbers.last else { return false }
    let end = tree.lines.indices.contains(last.line) ? tree.lines[last.line].end : last.range.upperBound
    let range = ByteRange(clamping: first.range.lowerBound, min(end, tree.bytes.count))
    return references.contains { $0.firstRange(in: tree.bytes, range) != nil }
  }

  private static let references: [[UInt8]] = ["第", "上述", "前述", "见"].map { Array($0.utf8) }
}
