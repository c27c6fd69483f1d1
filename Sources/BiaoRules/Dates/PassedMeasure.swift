// Tables of what is to be done by a day that was over when the form was filled in, or before its year.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum PassedMeasure {
  /// The cells, with the name of their column. Nothing of tables that say as well how far each measure is.
  static func all(in form: Form, _ report: Report) -> [(cell: ByteRange, name: ByteRange)] {
    guard let filing = report.dates(of: form).filing, filing.date.date.month != nil,
      let day = filing.date.date.firstDay?.ordinal
    else { return [] }
    let bytes = form.tree.bytes
    var found: [(cell: ByteRange, name: ByteRange)] = []
    for table in report.resultTables(of: form) {
      guard let parent = form.tree.lines[table.line].parent, let group = form.tree.readLabel(ofLine: parent)?.name,
        measures.isIn(bytes, group), let column = table.names.firstIndex(where: { limits.ends(bytes, $0) }),
        !table.names.contains(where: { progress.isIn(bytes, $0) })
      else { continue }
      for row in table.rows {
        guard found.count < maximum, let cell = row.cell(column), case .value(let due) = Read.deadline(bytes, cell),
          due.date.year != nil, due.date.month != nil, let last = due.date.lastDay?.ordinal, last < day
        else { continue }
        found.append((cell, table.names[column]))
      }
    }
    return found
  }

  /// The cells of schedules that say that something will be done in an earlier year than the form's, with the name of their
  /// column, where all other rows are of that year or later: 2023年12月 among months of 2024.
  static func beforeYear(_ year: Int, in form: Form, _ report: Report) -> [(cell: ByteRange, name: ByteRange)] {
    let bytes = form.tree.bytes
    var found: [(cell: ByteRange, name: ByteRange)] = []
    for table in report.resultTables(of: form) where found.count < maximum {
      guard let column = table.names.firstIndex(where: { ends.ends(bytes, $0) }),
        !table.names.contains(where: { progress.isIn(bytes, $0) })
      else { continue }
      var (early, others) = ([ByteRange](), 0)
      for row in table.rows {
        guard let cell = row.cell(column), case .value(let due) = Read.deadline(bytes, cell), let own = due.date.year
        else { continue }
        if own < year { early.append(cell) } else { others += 1 }
      }
      if early.count == 1, others >= 2 { found.append((early[0], table.names[column])) }
    }
    return found
  }

  private static let ends = WordSet("计划完成时间 完成时间 计划完成 完成时限")
  private static let measures = WordSet("整改 措施 下一步 纠偏")
  private static let limits = WordSet("时限 期限 完成时间 整改时间 完成日期")
  private static let progress = WordSet("完成情况 进展 落实情况 整改情况 状态 结果 是否")
  private static let maximum = 8
}
