// Goals that are copied from what they should differ from: the year's from that of several years, the duties of an office
// from its goal.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct CopiedGoal {
  enum Kind {
    /// 年度目标, word for word the 中期目标 of three years.
    case year
    /// 职能职责, word for word the 年度绩效总目标.
    case duty
  }

  var kind: Kind
  /// The field that holds what belongs into the other one.
  var name: ByteRange
  var otherName: ByteRange

  /// Those of a form. Linear in its texts: only those of one length are compared.
  static func all(in form: Form) -> [CopiedGoal] {
    let tree = form.tree
    var fields: [Field] = []
    form.visitEntriesOutsideIndicators { line in
      guard let colon = tree.lines[line].colon, fields.count < maximumFields,
        tree.lines[line].subtreeEnd > line + 1 || tree.lines[line].end - colon > minimum,
        case let label = ByteRange(clamping: tree.lines[line].content, colon), label.count >= 6,
        subjects.isIn(tree.bytes, label), !others.isIn(tree.bytes, label), form.tier(atLine: line) == nil,
        let name = tree.readLabel(ofLine: line)?.name, let field = Field(name, label, line, tree)
      else { return }
      fields.append(field)
    }
    guard fields.count > 1 else { return [] }
    var found: [CopiedGoal] = []
    for (index, first) in fields.enumerated() {
      for second in fields[(index + 1)...] where first.length == second.length && first.role != second.role {
        guard tree.answer(ofLine: first.line) == tree.answer(ofLine: second.line) else { continue }
        switch (first.role, second.role) {
        case (.duty, _): found.append(CopiedGoal(kind: .duty, name: first.name, otherName: second.name))
        case (_, .duty): found.append(CopiedGoal(kind: .duty, name: second.name, otherName: first.name))
        case (.several, .year):
          guard spansYears(first, form) else { continue }
          found.append(CopiedGoal(kind: .year, name: second.name, otherName: first.name))
        case (.year, .several):
          guard spansYears(second, form) else { continue }
          found.append(CopiedGoal(kind: .year, name: first.name, otherName: second.name))
        default: continue
        }
      }
    }
    return found
  }

  private enum Role { case year, several, duty, goal }

  private struct Field {
    var role: Role
    var name: ByteRange
    var label: ByteRange
    var line: Int
    var length = 0

    init?(_ name: ByteRange, _ label: ByteRange, _ line: Int, _ tree: Tree) {
      (self.name, self.label, self.line) = (name, label, line)
      if duties.isIn(tree.bytes, name) {
        role = .duty
      } else if CopiedGoal.several.isIn(tree.bytes, name) {
        role = .several
      } else {
        role = CopiedGoal.years.isIn(tree.bytes, name) ? .year : .goal
      }
      if role == .duty, goal.isIn(tree.bytes, name) { return nil }
      tree.visitAnswer(ofLine: line) { length += $0.count }
      guard length >= minimum, length <= maximum else { return nil }
    }
  }

  /// Whether the form says that the one goal is that of several years: 中期目标（2024年—2026年）, or 项目期: 3年. What is done
  /// within one year has one goal.
  private static func spansYears(_ field: Field, _ form: Form) -> Bool {
    let tree = form.tree
    // What is done in the long term is no year's work.
    if isOfYears(tree.bytes, field.label) || longTerm.isIn(tree.bytes, field.label) { return true }
    var found = false
    form.visitEntriesOutsideIndicators { line in
      guard !found, let colon = tree.lines[line].colon,
        case let label = ByteRange(clamping: tree.lines[line].content, colon), periods.isIn(tree.bytes, label),
        let value = tree.value(ofLine: line), value.count >= 4, value.count <= 60
      else { return }
      found = isOfYears(tree.bytes, value)
    }
    return found
  }

  /// Two years that differ, or a number of years.
  private static func isOfYears(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    var years: [Int] = []
    for (run, number) in DigitRuns(bytes, text) {
      if run.count == 4, number >= 1990, number <= 2099 {
        years.append(number)
      } else if run.count <= 2, number > 1, number < 20, years.isEmpty,
        bytes[run.upperBound..<text.upperBound].starts(with: "年".utf8)
      {
        return true
      }
    }
    guard let first = years.first else { return false }
    return years.contains { $0 != first }
  }

  private static let maximumFields = 24
  /// Twelve characters.
  private static let minimum = 36
  private static let maximum = 4000
  private static let subjects = WordSet("目标 职责 职能")
  private static let goal = WordSet("目标")
  private static let duties = WordSet("职责 职能")
  private static let several = WordSet("中期 长期 实施期 中长期 三年 五年 规划期 项目期")
  private static let longTerm = WordSet("长期")
  private static let years = WordSet("年度 本年 当年 全年")
  private static let others = WordSet("完成 实际 实现 指标 评价 依据 措施 调整 偏差 说明 原因 履行 履职 情况")
  private static let periods = WordSet("项目期 实施期 起止时间 起止年限 项目周期 实施周期 实施年限 项目年限 起止日期 建设期")
}

extension CopiedGoal {
  static func check(_ form: Form, _ report: Report) {
    for copy in all(in: form) {
      let (name, other) = (report.quote(copy.name), report.quote(copy.otherName))
      let related = [report.place(copy.otherName, zh: "“\(other)”", en: "“\(other)”")]
      switch copy.kind {
      case .year:
        report.add(
          copy.name, zh: "“\(name)”与“\(other)”逐字相同：写这一年要做到的部分，带上本年的数",
          en: "“\(name)” is “\(other)” word for word: write what is to be reached in this year, with its figures",
          related: related)
      case .duty:
        report.add(
          copy.name, zh: "“\(name)”与“\(other)”逐字相同：这一栏写单位的职能，不写目标",
          en: "“\(name)” is “\(other)” word for word: write here what the office is for, and not its goal",
          related: related)
      }
    }
  }

  static let examples: [Example] = [
    .flagged(
      "项目期: 3年\n中期目标:\n  > 监测农产品质量安全，检测批次达2批次/千人。\n‹年度目标›:\n  > 监测农产品质量安全，检测批次达2批次/千人。",
      template: "项目期: text\n中期目标: prose\n年度目标: prose"),
    .flagged(
      "中期目标（2024年—2026年）:\n  > 监测农产品质量安全，检测批次达2批次/千人。\n‹年度目标›:\n  > 监测农产品质量安全，检测批次达2批次/千人。",
      template: "中期目标（2024年—2026年）: prose\n年度目标: prose"),
    .fine(
      "项目期: 2024年1月—2024年12月\n实施期目标:\n  > 监测农产品质量安全，检测批次达2批次/千人。\n年度目标:\n  > 监测农产品质量安全，检测批次达2批次/千人。",
      template: "项目期: text\n实施期目标: prose\n年度目标: prose"),
    .flagged(
      "‹部门职能职责概述›: 保证林业局履职，保障人员的经费。\n年度绩效总目标:\n  > 保证林业局履职，保障人员的经费。",
      template: "部门职能职责概述: text\n年度绩效总目标: prose"),
    .fine(
      "部门职能职责概述: 负责全县造林、护林和林业执法。\n年度绩效总目标:\n  > 造林六百亩，林火受害率不超过千分之零点九。",
      template: "部门职能职责概述: text\n年度绩效总目标: prose"),
  ]
}
