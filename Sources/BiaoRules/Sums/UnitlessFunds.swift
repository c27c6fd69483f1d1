// Totals of funds without a unit on a form that states none anywhere: 资金总额: 936.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum UnitlessFunds {
  /// The numbers of a form that follows no template: a template says in which unit its amounts are.
  static func all(in form: Form) -> [(number: ByteRange, name: ByteRange)] {
    let tree = form.tree
    guard form.template.name == TemplateStore.generalName, tree.headDirective(.unit) == nil else { return [] }
    var found: [(number: ByteRange, name: ByteRange)] = []
    form.visitEntriesOutsideIndicators { line in
      guard found.count < maximum,
        tree.lines[line].end > tree.lines[line].content, tree.bytes[tree.lines[line].end - 1] &- 0x30 < 10,
        let colon = tree.lines[line].colon,
        case let label = ByteRange(clamping: tree.lines[line].content, colon), label.count >= 12, label.count <= 36,
        totals.ends(tree.bytes, label), let value = tree.value(ofLine: line), value.count >= 2, value.count <= 20,
        let number = Decimal(plain: tree.bytes, value), number > .one
      else { return }
      found.append((value, label))
    }
    guard !found.isEmpty, !statesMoney(form) else { return [] }
    return found
  }

  /// The headings of columns of amounts in tables of such a form: 金额 over 191 and 99.
  static func columns(of form: Form, _ report: Report) -> [ByteRange] {
    guard form.template.name == TemplateStore.generalName, form.tree.headDirective(.unit) == nil else { return [] }
    let bytes = form.tree.bytes
    let found = report.resultTables(of: form).compactMap { table -> ByteRange? in
      table.names.indices.first { column in
        amounts.contains(NameKey(bytes, table.names[column])) && table.units[column] == nil
          && table.rows.count(where: { row in
            row.cell(column).map { $0.allSatisfy { bytes[$0] &- 0x30 < 10 || bytes[$0] == 0x2E } } ?? false
          }) >= 2
      }.map { table.names[$0] }
    }
    return found.isEmpty || statesMoney(form) ? [] : found
  }

  private static let amounts = Set<NameKey>(words: "金额 预算金额 支出金额")

  /// Whether 元 or another word for money stands outside of comments and of the indicators, which have their own: then that
  /// may be the unit of all.
  private static func statesMoney(_ form: Form) -> Bool {
    let tree = form.tree
    var isStated = false
    form.visitLinesOutsideIndicators { line in
      isStated =
        isStated || tree.lines[line].kind.isSignificant && money.isIn(tree.bytes, tree.contentRange(ofLine: line))
    }
    return isStated
  }

  private static let totals = WordSet("资金总额 预算总额 经费总额 项目总投资 资金合计 资金总计 年度预算资金 项目资金总额")
  private static let money = WordSet("元 万 亿 $ ￥ ¥ CNY RMB USD")
  private static let maximum = 8

  static func check(_ form: Form, _ report: Report) {
    for name in columns(of: form, report).prefix(1) {
      let label = report.quote(name)
      report.add(
        name, zh: "“\(label)”一列没有单位，表上也没有写：写明是元还是万元",
        en: "the column “\(label)” has no unit, and the form states none: say whether it is in “元” or “万元”")
    }
    for (number, name) in all(in: form) {
      let (words, label) = (report.quote(number), report.quote(name))
      report.add(
        number, zh: "“\(label)”的“\(words)”没有单位，表上也没有写：写明是元还是万元",
        en: "“\(words)” of “\(label)” has no unit, and the form states none: say whether it is “元” or “万元”")
    }
  }

  static let examples: [Example] = [
    .flagged(
      "项目名称: 办公楼运行保障\n项目预算:\n  | 成本构成 | ‹金额› | 依据 |\n  | 保安服务费 | 191 | 招标文件 |\n  | 保洁服务费 | 99 | 招标文件 |", in: .document,
      others: ["missing-tier"]),
    .flagged(
      "项目名称: 科技研究与开发\n项目资金:\n  资金总额: ‹936›\n  其他资金:\n  当年资金总额: ‹936›\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新增高新企业: ≥ 15 家\n  效益指标:\n    社会效益指标:\n      - 新增就业: ≥ 60 人",
      in: .document),
    .flagged(
      "项目名称: 通村道路\n项目资金:\n  资金总额: ‹500›\n绩效指标:\n  产出指标:\n    数量指标:\n      - 硬化道路: ≥ 15 公里\n    成本指标:\n      - 每公里造价: ≤ 33 万元\n  效益指标:\n    社会效益指标:\n      - 受益人口: ≥ 600 人",
      in: .document),
    .fine(
      "项目名称: 科技研究与开发\n项目资金 (万元):\n  资金总额: 936\n  其他资金:\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新增高新企业: ≥ 15 家\n  效益指标:\n    社会效益指标:\n      - 新增就业: ≥ 60 人",
      in: .document),
    .fine(
      "@unit 万元\n\n项目名称: 科技研究与开发\n项目资金:\n  资金总额: 936\n  其他资金:\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新增高新企业: ≥ 15 家\n  效益指标:\n    社会效益指标:\n      - 新增就业: ≥ 60 人",
      in: .document),
  ]
}
