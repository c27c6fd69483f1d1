// The paragraphs in which a form tells what was done.

import BiaoModel
import BiaoSyntax

extension Report {
  /// Whether the form tells what was done: of its indicators, or in a table of indicators.
  func tellsResults(_ form: Form) -> Bool {
    selfEvaluation(of: form) != nil
      || indicatorTables(of: form).contains { $0.rows.contains { $0.actual != nil || $0.progress != nil } }
  }
}

enum ResultText {
  /// What stands outside of the indicators under names as 实际完成情况, 监控结论 and 存在问题, line by line, with a template
  /// or without.
  static func all(in form: Form) -> [ByteRange] {
    let tree = form.tree
    var texts: [ByteRange] = []
    form.visitLinesOutsideIndicators { line in
      guard tree.lines[line].kind == .entry, let name = tree.readLabel(ofLine: line)?.name, isResult(tree.bytes, name)
      else { return }
      if let value = tree.value(ofLine: line), !value.isEmpty { texts.append(value) }
      for child in tree.children(of: line) {
        if tree.lines[child].kind == .prose, let text = tree.text(ofLine: child) { texts.append(text) }
        // A list of what was done.
        if tree.lines[child].kind == .item {
          if tree.lines[child].colon == nil, let text = tree.readLabel(ofLine: child)?.name { texts.append(text) }
          if let value = tree.value(ofLine: child), !value.isEmpty { texts.append(value) }
        }
      }
    }
    return texts
  }

  private static func isResult(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    name.count >= 6 && name.count <= 90 && names.isIn(bytes, name) && !others.isIn(bytes, name)
  }

  private static let names = WordSet(
    """
    完成情况 实际完成 实现情况 执行情况 开展情况 进展情况 实施情况 完成结果 工作进展 总体进展 进展 资金使用情况 资金支出情况 资金支付情况 结论 总结 成效 自评情况 评价情况 存在问题 存在的问题 存在主要问题 主要问题 绩效分析 偏差分析
    Actual actual achieved Achieved
    """)
  /// What was to be done, and what was done in other years.
  private static let others = WordSet("预期 预计 上年 去年 以前年度 往年 计划")
}
