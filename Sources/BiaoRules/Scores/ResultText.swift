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
    // Where the section ends whose parts have headings of their own: 主要问题 and under it 预算执行.
    var end = 0
    form.visitEntriesOutsideIndicators { line in
      guard let name = tree.readLabel(ofLine: line)?.name else { return }
      guard isResult(tree.bytes, name) else {
        if line < end, !later.isIn(tree.bytes, name), !goals.ends(tree.bytes, name) {
          addProse(below: line, tree, &texts)
        }
        return
      }
      if tree.lines[line].subtreeEnd > end { end = tree.lines[line].subtreeEnd }
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

  /// The paragraphs of an evaluation that tell of the year under other names, as 基本情况 and 重点工作: neither goals nor what is
  /// still to be done.
  static func further(in form: Form, except known: [ByteRange]) -> [ByteRange] {
    let tree = form.tree
    var texts: [ByteRange] = []
    var hidden = 0
    form.visitEntriesOutsideIndicators { line in
      guard line >= hidden, let name = tree.readLabel(ofLine: line)?.name else {
        return
      }
      if besides.isIn(tree.bytes, name) || others.isIn(tree.bytes, name) {
        hidden = tree.lines[line].subtreeEnd
      } else {
        addProse(below: line, tree, &texts)
      }
    }
    let starts = Set(known.map(\.lowerBound))
    return texts.filter { !starts.contains($0.lowerBound) }
  }

  private static func addProse(below line: Int, _ tree: Tree, _ texts: inout [ByteRange]) {
    guard tree.lines[line].subtreeEnd > line + 1 else { return }
    for child in tree.children(of: line) where tree.lines[child].kind == .prose {
      if let text = tree.text(ofLine: child) { texts.append(text) }
    }
  }

  private static func isResult(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    name.count >= 6 && name.count <= 90 && names.isIn(bytes, name) && !others.isIn(bytes, name)
  }

  private static let names = WordSet(
    """
    完成情况 实际完成 实现情况 执行情况 开展情况 进展情况 实施情况 完成结果 工作进展 总体进展 进展 资金使用情况 资金支出情况 资金支付情况 结论 总结 成效 自评情况 评价情况 存在问题 存在的问题 存在主要问题 主要问题 绩效分析 偏差分析
    Actual actual achieved Achieved
    """)
  /// Parts of a section on results that speak of something else.
  private static let later = WordSet("措施 建议 下一步 下步 计划 打算 整改 上年 去年 预期 预计")
  private static let goals = WordSet("目标 目标值 任务")
  /// Goals, rules and what is still to be done.
  private static let besides = WordSet("目标 措施 建议 下一步 下步 计划 打算 任务 依据 标准 方案 背景 上年 去年 预期 预计 要求 职责 职能 整改 说明 测算 编制")
  /// What was to be done, and what was done in other years.
  private static let others = WordSet("预期 预计 上年 去年 以前年度 往年 计划")
}
