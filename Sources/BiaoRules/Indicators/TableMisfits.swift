// Results in tables that no template reads, in a unit that the row's name does not allow: a number of persons of 100%.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A percentage beside a name that asks for a number, an amount or a day: 补贴发放人数 | 100%.
struct TableMisfit {
  /// What a name asks for.
  enum Kind {
    case number, amount, day
  }

  var cell: ByteRange
  var name: ByteRange
  var kind: Kind

  /// Those of a table with a column of names and one of targets or results. Linear in its rows.
  static func all(in table: ResultTable, _ bytes: [UInt8]) -> [TableMisfit] {
    guard let first = table.plainColumn(bytes, where: nameColumns.contains) else { return [] }
    let columns = table.names.indices.filter { values.contains(NameKey(bytes, table.names[$0])) }
    guard !columns.isEmpty else { return [] }
    var found: [TableMisfit] = []
    for row in table.rows {
      guard let name = row.cell(first), let kind = kind(of: name, bytes) else { continue }
      for column in columns where column != first {
        guard let cell = row.cell(column), bytes[cell.upperBound - 1] == 0x25 || bytes[cell.upperBound - 1] == 0x85,
          let figure = Figure.alone(bytes, cell), figure.unit == Units.percent
        else { continue }
        found.append(TableMisfit(cell: cell, name: name, kind: kind))
      }
    }
    return found
  }

  func say(_ report: Report) {
    if report.findings.contains(where: { $0.rule == "mismatched-unit" && $0.range.overlaps(cell) }) { return }
    let (words, name) = (report.quote(cell), report.quote(name))
    let zh =
      switch kind {
      case .number: "数量：写出数和单位"
      case .amount: "金额：写出多少元"
      case .day: "时间：写出日期"
      }
    let en =
      switch kind {
      case .number: "a number: write it with its unit"
      case .amount: "an amount: write it in “元”"
      case .day: "a day: write the date"
      }
    report.add(
      cell, zh: "“\(words)”是比率，“\(name)”要的是\(zh)，或改指标名称",
      en: "“\(words)” is a rate, but “\(name)” asks for \(en), or change the name",
      related: [report.place(self.name, zh: "指标名称", en: "the name")])
  }

  private static func kind(of name: ByteRange, _ bytes: [UInt8]) -> Kind? {
    if shares.isIn(bytes, name) { return nil }
    if numbers.ends(bytes, name) { return .number }
    if days.ends(bytes, name) { return .day }
    return amounts.ends(bytes, name) ? .amount : nil
  }

  private static let nameColumns = Set<NameKey>(words: "指标名称 指标 三级指标 绩效指标 指标内容 考核指标")
  private static let values = Set<NameKey>(words: "实际值 指标值 目标值 完成值 实际完成值 全年实际值 年度指标值 实际完成情况")
  private static let numbers = WordSet("数量 人数 户数 家数 个数 次数 场次 件数 人次 座数 台数 里程")
  private static let amounts = WordSet("补助标准 补贴标准 发放标准 资助标准 救助标准 奖励标准 补助金额 发放金额 总金额")
  private static let days = WordSet("发放时间 完成时间 拨付时间 支付时间 完工时间 竣工时间 开工时间 完成日期 完成时限")
  private static let shares = WordSet("率 比 占 度 达标 增 减 降 提高 提升 %")
}
