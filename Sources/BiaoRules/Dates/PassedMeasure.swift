// Tables of measures that are to be done by a day that was over when the form was filled in.

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

  private static let measures = WordSet("整改 措施 下一步 纠偏")
  private static let limits = WordSet("时限 期限 完成时间 整改时间 完成日期")
  private static let progress = WordSet("完成情况 进展 落实情况 整改情况 状态 结果 是否")
  private static let maximum = 8
}
