// What tables of funds call their columns and the row of the total.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// By their names without what stands in brackets behind them.
enum FundsWords {
  static let spent = Set<NameKey>(words: "全年执行数 执行数 预算执行数 实际支出 实际支出数 支出数 全年支出数 实际执行数 执行金额 资金执行情况 全年执行金额 决算数")
  static let planned = Set<NameKey>(words: "全年预算数 预算数 调整后预算数 调整预算数 年初预算数 年初预算 全年预算 预算金额 调整后预算")
  static let rates = Set<NameKey>(words: "执行率 预算执行率 全年执行率 执行率（%） 预算执行进度")
  /// Ends of other names for them: 1—7月执行率, 截至8月底支付数.
  static let rateEnds = WordSet("执行率 支出率 支付率 拨付率 使用率 执行进度 支出进度 支付进度 拨付进度")
  static let spentEnds = WordSet("执行数 支出数 支付数 拨付数 使用数 执行金额 支出金额 支付金额 拨付金额 使用金额 实际支出 实际支付 实际使用 已支付 已支出 已使用 执行额 支出额 支付额")
  static let plannedEnds = WordSet("预算数 预算金额 预算额 安排数 安排金额 下达数 下达金额 预算安排 资金预算")
  /// What is not known yet.
  static let expected = WordSet("预计 计划 上年 去年 测算")
  static let scores = Set<NameKey>(words: "得分 自评得分 评分")
  static let weights = Set<NameKey>(words: "分值 权重 满分 标准分")
  static let totals = Set<NameKey>(words: "年度资金总额 资金总额 总额 年度财政资金总额 项目资金总额 年度预算总额 合计 总计 年度资金总额：")

  /// Whether a cell begins with a number, and that is not zero.
  static func isNumber(_ bytes: [UInt8], _ cell: ByteRange) -> Bool {
    guard let figure = Figure.scan(bytes, cell, signed: false) else { return false }
    return figure.range.lowerBound == cell.lowerBound && !figure.number.isZero
  }
}
