// What a form says of the result as a whole, outside of the indicators, and the goals that it answers.

import BiaoModel
import BiaoSyntax

/// The lines on the result, those on goals, and the name of the project.
typealias OverallResults = (results: [OverallResult], goals: [OverallResult], title: ByteRange?)

/// One line as 实际完成情况 with its text.
struct OverallResult {
  var name: ByteRange
  /// The goal that it answers, where it stands below that: `- 目标3: …`, its number as well.
  var goal: ByteRange?
  /// Its value and its lines of prose or list items, in document order; never empty.
  var texts: [ByteRange]

  /// Those of a form, and what its goals say; nothing is read of a form without such a line.
  static func all(in form: Form) -> OverallResults {
    let tree = form.tree
    var results: [OverallResult] = []
    var goals: [OverallResult] = []
    var title: ByteRange?
    form.visitLinesOutsideIndicators { line in
      guard mayBeResult(tree.lines[line], tree.bytes), let name = name(line, tree), resultNames.isIn(tree.bytes, name),
        !others.isIn(tree.bytes, name)
      else { return }
      let texts = OverallResult.texts(line, tree)
      if !texts.isEmpty { results.append(OverallResult(name: name, goal: goal(above: line, tree), texts: texts)) }
    }
    if results.isEmpty { return ([], [], nil) }
    form.visitLinesOutsideIndicators { line in
      guard let name = name(line, tree), !resultNames.isIn(tree.bytes, name) else { return }
      if goalNames.isIn(tree.bytes, name), !besides.isIn(tree.bytes, name) {
        let texts = OverallResult.texts(line, tree)
        if !texts.isEmpty { goals.append(OverallResult(name: name, texts: texts)) }
      } else if title == nil, NameKey(tree.bytes, name) == titleName, let value = tree.value(ofLine: line) {
        title = value.isEmpty ? nil : value
      }
    }
    return (results, goals, title)
  }

  private static func goal(above line: Int, _ tree: Tree) -> ByteRange? {
    guard let parent = tree.lines[line].parent, tree.lines[parent].kind == .item,
      let name = tree.readLabel(ofLine: parent)?.name, tree.bytes[name].starts(with: goal)
    else { return nil }
    return ByteRange(clamping: name.lowerBound, tree.lines[parent].end)
  }

  private static func name(_ line: Int, _ tree: Tree) -> ByteRange? {
    guard tree.lines[line].kind == .entry, tree.lines[line].colon != nil,
      let name = tree.readLabel(ofLine: line)?.name, name.count >= 6, name.count <= 72
    else { return nil }
    return name
  }

  /// Whether the label ends as those of results do, by the last byte before its colon: 况 成 果 述, ）, ) and a space.
  private static func mayBeResult(_ line: Line, _ bytes: [UInt8]) -> Bool {
    guard let colon = line.colon, colon > line.content else { return false }
    return switch bytes[colon - 1] {
    case 0xB5, 0x90, 0x9C, 0xB0, 0x89, 0x29, 0x20: true
    default: false
    }
  }

  private static func texts(_ line: Int, _ tree: Tree) -> [ByteRange] {
    var texts: [ByteRange] = []
    if let value = tree.value(ofLine: line), !value.isEmpty { texts.append(value) }
    for child in tree.children(of: line) {
      if tree.lines[child].kind == .prose, let text = tree.text(ofLine: child), !text.isEmpty { texts.append(text) }
      if tree.lines[child].kind == .item, tree.lines[child].colon == nil, let text = tree.readLabel(ofLine: child)?.name
      {
        texts.append(text)
      }
    }
    return texts
  }

  private static let resultNames = WordSet("完成情况 实际完成 实现情况 完成结果 完成综述 达成情况")
  /// What was done of something else, or will be.
  private static let others = WordSet("预期 预计 预算 资金 支出 执行率 指标 整改 采购 验收 公开 上年 去年 完成率 完成值 完成数 进度 时间 日期 原因 分析 措施 等级 等次")
  private static let goalNames = WordSet("目标")
  private static let besides = WordSet("指标 完成 实际 实现 评价 编制 依据 措施 调整 偏差 说明 名称 编号 得分 分值 权重 原因 情况 结果 长期 中期")
  private static let goal = Array("目标".utf8)
  private static let titleName = NameKey("项目名称")

  /// What a text says without its numbering, white space and punctuation: two texts that are alike in it are one copied
  /// from the other.
  static func essence(_ bytes: [UInt8], _ text: ByteRange) -> [UInt8] {
    let folded = foldedName(bytes, text)
    var words: [UInt8] = []
    words.reserveCapacity(folded.count)
    var i = 0
    while i < folded.count {
      let byte = folded[i]
      if byte < 0x80, byte != 0 {
        let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
        // 1. and （2） number a list at its start.
        if isLetter || byte == 0x25 || byte >= 0x30 && byte <= 0x39 && !words.isEmpty { words.append(byte) }
        i += 1
        continue
      }
      let end = min(i + 3, folded.count)
      let isStop = byte == 0xE2 || byte == 0xE3 && i + 1 < end && folded[i + 1] == 0x80
      if !isStop { words.append(contentsOf: folded[i..<end]) }
      i = end
    }
    // 目标1：
    guard words.starts(with: goal), words.count > goal.count, words[goal.count] &- 0x30 < 10 else { return words }
    return Array(words.dropFirst(goal.count).drop { $0 &- 0x30 < 10 })
  }
}
