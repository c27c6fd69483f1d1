// How many people a body has, in a field and in the text: 实有人数: 117, and 实有在职人员119人.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct StaffCount {
  /// The number in the text, and the value of the field.
  var said: ByteRange
  var stated: ByteRange
  var name: ByteRange

  /// Those of a form whose text says it once and whose field says another number.
  static func contradictions(in form: Form, _ report: Report) -> [StaffCount] {
    let tree = form.tree
    var fields: [(kind: Int, number: Decimal, value: ByteRange, name: ByteRange)] = []
    var texts: [(kind: Int, number: Decimal, place: ByteRange)] = []
    form.visitEntriesOutsideIndicators { line in
      guard let name = tree.plainLabel(ofLine: line), name.count <= 30, name.count >= 9, marks.isIn(tree.bytes, name),
        let kind = kinds.firstIndex(where: { $0.names.contains(NameKey(tree.bytes, name)) }),
        let value = tree.value(ofLine: line), value.count <= 12,
        case .value(let reading) = Read.number(tree.bytes, value)
      else { return }
      fields.append((kind, reading.figure.number, value, name))
    }
    if fields.isEmpty { return [] }
    form.visitProseOutsideIndicators { line in
      guard let text = tree.text(ofLine: line), marks.isIn(tree.bytes, text) else { return }
      for (kind, words) in kinds.enumerated() {
        guard let said = number(behind: words.words, tree.bytes, text) else { continue }
        if let year = FormDates.soleYear(tree.bytes, said.clause), let own = report.dates(of: form).year, year != own {
          continue
        }
        texts.append((kind, said.number, said.place))
      }
    }
    return kinds.indices.compactMap { kind in
      let (own, said) = (fields.filter { $0.kind == kind }, texts.filter { $0.kind == kind })
      // Of several texts one says what the field does, and one says something else.
      let others = said.filter { $0.number != own.first?.number }
      guard own.count == 1, others.count == 1, said.count <= 4 else { return nil }
      return StaffCount(said: others[0].place, stated: own[0].value, name: own[0].name)
    }
  }

  /// 实有在职人员119人: the number behind the word, with at most five characters of those who are counted between them.
  private static func number(
    behind words: [[UInt8]], _ bytes: [UInt8], _ text: ByteRange
  ) -> (number: Decimal, place: ByteRange, clause: ByteRange)? {
    for word in words {
      guard let found = word.firstRange(in: bytes, text) else { continue }
      var start = found.upperBound
      while let link = people.first(where: { bytes[start..<text.upperBound].starts(with: $0) }) { start += link.count }
      var end = start
      while end < text.upperBound, bytes[end] &- 0x30 < 10 { end += 1 }
      guard end > start, end - start <= 6, units.contains(where: { bytes[end..<text.upperBound].starts(with: $0) }),
        case .value(let reading) = Read.number(bytes, start..<end),
        // 其中：行政编制40名 is a part.
        !parts.ends(bytes, ByteRange(clamping: text.lowerBound, found.lowerBound))
      else { continue }
      return (reading.figure.number, start..<end, ByteRange(clamping: max(text.lowerBound, found.lowerBound - 36), end))
    }
    return nil
  }

  func say(_ report: Report) { report.sayStatedOtherwise(said, stated: stated, under: name) }

  private static let kinds: [(names: Set<NameKey>, words: [[UInt8]])] = [
    (Set<NameKey>(words: "实有人数 年末实有人数 实有在职人数 在职人数 实有在职人员 年末在职人数"), NameTraitWords.words("年末实有 实有 实际在职 年末在职")),
    (Set<NameKey>(words: "人员编制 编制人数 编制数 核定编制 人员编制数 核定编制数"), NameTraitWords.words("核定编制 核定人员编制 核定总编制")),
  ]
  private static let marks = WordSet("实有 在职 编制")
  private static let people = NameTraitWords.words("在职 在编 人员 职工 干部 人数 总数 共 为 总人数 ：")
  private static let units = NameTraitWords.words("人 名 个")
  private static let parts = WordSet("行政 事业 其中 工勤 参公 本级 机关 局机关 下属 二级单位")

  /// Of `conflicting-result`.
  static let examples: [Example] = [
    .flagged(
      "概况:\n  实有人数: 117\n  人员编制: 124\n职责:\n  > 核定编制‹128›名，年末实有在职人员‹119›人，下设两个二级机构。", in: .document),
    .fine(
      "概况:\n  实有人数: 117\n  人员编制: 124\n职责:\n  > 核定编制124名，其中行政核定编制40名；年末实有在职人员117人，退休60人。", in: .document),
  ]
}
