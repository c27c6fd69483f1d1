// Fields that hold what belongs elsewhere: an amount in place of a goal, the title of the form in the project's name.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum MisplacedText {
  static func check(_ line: Int, _ form: Form, _ report: Report) {
    let tree = form.tree
    let bytes = tree.bytes
    let (content, end) = (tree.lines[line].content, tree.lines[line].end)
    guard end - content >= 12, let colon = tree.lines[line].colon else { return }
    // The title ends with 表 or, behind a label of four characters, with 目标; and an amount begins with a digit.
    let mayBeTitle =
      bytes[end - 3] == 0xE8 && bytes[end - 2] == 0xA1 && bytes[end - 1] == 0xA8
      || end - colon > 15 && colon - content == 12 && bytes[(end - goal.count)..<end].elementsEqual(goal)
    guard mayBeTitle || end - colon <= 24 && mayBeGoal(bytes, colon), let value = tree.value(ofLine: line),
      let first = value.first
    else { return }
    if mayBeTitle {
      checkTitle(value, line, form, report)
    } else if bytes[first] &- 0x30 < 10 {
      checkGoal(value, line, form, report)
    }
  }

  // MARK: - Goals

  /// Whether the name ends as those of goals do, by its last character: 标 况 效.
  private static func mayBeGoal(_ bytes: [UInt8], _ colon: Int) -> Bool {
    guard colon >= 3 else { return false }
    switch NotationScan.character(bytes, colon - 3) {
    case 0xE6_A087, 0xE5_86B5, 0xE6_9588: return true
    default: return false
    }
  }

  private static func checkGoal(_ value: ByteRange, _ line: Int, _ form: Form, _ report: Report) {
    let tree = form.tree
    let bytes = tree.bytes
    guard isAmount(bytes, value), let name = tree.readLabel(ofLine: line)?.name, goals.ends(bytes, name) else { return }
    let isProse = form.bindings[line].field.map { form.template.fields[$0].type == .prose } ?? false
    switch form.bindings[line].role {
    case .field: guard isProse else { return }
    case .open, .none, .unknown: break
    default: return
    }
    // What an item promises or has reached is a figure.
    var parent = tree.lines[line].parent
    var isNamed = isProse || parent == nil
    while let above = parent {
      if tree.lines[above].kind == .item { return }
      if !isNamed, let name = tree.readLabel(ofLine: above)?.name { isNamed = groups.isIn(bytes, name) }
      parent = tree.lines[above].parent
    }
    guard isNamed else { return }
    let words = report.quote(value)
    let title = report.quote(name)
    report.add(
      value, zh: "“\(title)”只写了数“\(words)”：写明要做成或做成了什么，数量多少",
      en: "“\(title)” holds only the number “\(words)”: say what is done, and how much of it")
  }

  /// A number with nothing but 万元 and the like. 0 says that there is none.
  private static func isAmount(_ bytes: [UInt8], _ value: ByteRange) -> Bool {
    var end = value.upperBound
    for unit in units where bytes[value].suffix(unit.count).elementsEqual(unit) {
      end -= unit.count
      break
    }
    guard end > value.lowerBound else { return false }
    var isZero = true
    for i in value.lowerBound..<end {
      switch bytes[i] {
      case 0x31...0x39: isZero = false
      case 0x30, 0x2E, 0x2C, 0x20: break
      default: return false
      }
    }
    return !isZero
  }

  private static let units = NameTraitWords.words("万元 亿元 元 % ％")
  private static let goals = WordSet("目标 完成情况 执行情况及成效 主要成效")
  private static let groups = WordSet("目标 绩效")

  // MARK: - Titles

  private static func checkTitle(_ value: ByteRange, _ line: Int, _ form: Form, _ report: Report) {
    let bytes = form.tree.bytes
    guard let name = form.tree.readLabel(ofLine: line)?.name, owners.contains(where: { bytes[name].elementsEqual($0) }),
      let title = titles.first(where: { bytes[value].suffix($0.count).elementsEqual($0) })
    else { return }
    let place = ByteRange(clamping: value.upperBound - title.count, value.upperBound)
    let words = report.quote(place)
    report.add(
      place, zh: "“\(words)”是表的名称，不是“\(report.quote(name))”的一部分：删去",
      en: "“\(words)” is the title of the form, and no part of “\(report.quote(name))”: delete it",
      fixes: place == value
        ? []
        : [
          report.fix(
            .suggested, zh: "删去“\(words)”", en: "delete “\(words)”", edits: [TextEdit(range: place, text: "")])
        ])
  }

  private static let goal = Array("目标".utf8)
  private static let owners = NameTraitWords.words("项目名称 部门名称 单位名称")
  /// The longest first.
  private static let titles: [[UInt8]] = {
    let kinds = NameTraitWords.words("绩效目标申报表 绩效目标自评表 绩效目标批复表 绩效运行监控表 绩效监控表 绩效自评表 绩效评价表 绩效评价自评表 绩效目标表 目标申报表 自评表")
    let heads = NameTraitWords.words("项目支出 部门整体支出 整体支出 项目资金 专项资金 支出 项目 资金")
    // 部门整体绩效目标 without 表.
    let goals = NameTraitWords.words("部门整体支出绩效目标 部门整体绩效目标 整体支出绩效目标 整体绩效目标")
    return heads.flatMap { head in kinds.map { head + $0 } } + kinds + goals
  }()
}
