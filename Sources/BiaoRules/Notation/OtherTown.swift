// A town's form that once names another town of the county in its own place: copied from that town's form.

import BiaoModel
import BiaoSyntax

struct OtherTown {
  /// 枫坪镇人民政府, with the county before it.
  var other: ByteRange
  /// The form's own name.
  var name: ByteRange

  /// The one sentence of a form that begins with another town's name, where its own name stands in two places at least.
  /// Linear in the running text, and for forms of towns only.
  static func find(in form: Form, _ report: Report) -> OtherTown? {
    let bytes = form.tree.bytes
    for line in form.tree.children(of: nil).prefix(32) where form.tree.lines[line].kind == .entry {
      guard let colon = form.tree.lines[line].colon, form.tree.lines[line].end - colon <= 100,
        // 府 and 处
        bytes[form.tree.lines[line].end - 1] == 0x9C || bytes[form.tree.lines[line].end - 1] == 0x84,
        let name = form.tree.value(ofLine: line), name.count >= 21, tails.ends(bytes, name),
        let parts = Parts(bytes, name)
      else { continue }
      guard report.occurrences(of: Array(bytes[name])) ?? 0 > 1 else { return nil }
      return find(name, parts, form)
    }
    // A report may name its town in its sentences alone.
    guard let name = opening(form, report), let parts = Parts(bytes, name),
      report.occurrences(of: Array(bytes[name])) ?? 0 > 2
    else { return nil }
    return find(name, parts, form)
  }

  /// The town with whose name the first paragraph begins, behind its number.
  private static func opening(_ form: Form, _ report: Report) -> ByteRange? {
    let (tree, bytes) = (form.tree, form.tree.bytes)
    guard let line = tree.lines.indices.first(where: { tree.lines[$0].kind == .prose }),
      let text = tree.text(ofLine: line)
    else { return nil }
    var start = text.lowerBound
    if let mark = report.notation.numbers(onLine: line).first, let number = ListNumber(mark, tree), number.startsLine {
      start = number.range.upperBound
    }
    let head = ByteRange(clamping: start, min(start + 60, text.upperBound))
    guard
      let tail = kinds.lazy.compactMap({ $0.firstRange(in: bytes, head) }).min(by: { $0.upperBound < $1.upperBound }),
      tail.upperBound - start >= 21
    else { return nil }
    return start..<tail.upperBound
  }

  private static let tails = WordSet("镇人民政府 乡人民政府 街道办事处")
  private static let kinds = NameTraitWords.words("镇人民政府 乡人民政府 街道办事处")
  private static let counties = NotationScan.characters("县市区旗")

  /// 云岭县, and 镇人民政府.
  private struct Parts {
    var head: ByteRange
    var tail: ByteRange

    init?(_ bytes: [UInt8], _ name: ByteRange) {
      guard
        let tail = OtherTown.kinds.first(where: {
          $0.count < name.count && bytes[name].suffix($0.count).elementsEqual($0)
        })
      else { return nil }
      let end = name.upperBound - tail.count
      var i = name.lowerBound + 6
      while i + 3 < end, !OtherTown.counties.contains(NotationScan.character(bytes, i)) { i += 3 }
      guard i + 3 < end, end - i - 3 <= 15 else { return nil }
      head = name.lowerBound..<i + 3
      self.tail = end..<name.upperBound
    }
  }

  private static func find(_ name: ByteRange, _ parts: Parts, _ form: Form) -> OtherTown? {
    let bytes = form.tree.bytes
    var found: OtherTown?
    for line in form.tree.lines.indices where form.tree.lines[line].kind == .prose {
      guard let text = form.tree.text(ofLine: line) else { continue }
      var i = text.lowerBound
      while i + name.count <= text.upperBound + 9, i + parts.head.count < text.upperBound {
        guard bytes[i] == bytes[parts.head.lowerBound], bytes[i..<i + parts.head.count].elementsEqual(bytes[parts.head])
        else {
          i += bytes[i] &- 0xE4 < 6 ? 3 : 1
          continue
        }
        let isFirst =
          i == text.lowerBound || bytes[i - 1] == 0x20 || bytes[i - 1] == 0x2E
          || i >= 3 && isBreak(NotationScan.character(bytes, i - 3))
        let start = i
        i += parts.head.count
        // The other name has as many characters, or one or two more or less.
        var end = i
        while end < min(i + 15, text.upperBound - parts.tail.count + 1), bytes[end] &- 0xE4 < 6,
          !bytes[end..<end + parts.tail.count].elementsEqual(bytes[parts.tail])
        {
          end += 3
        }
        guard isFirst, end > i, end + parts.tail.count <= text.upperBound,
          bytes[end..<end + parts.tail.count].elementsEqual(bytes[parts.tail])
        else { continue }
        let other = start..<end + parts.tail.count
        if bytes[other].elementsEqual(bytes[name]) { continue }
        // Other towns take part, or are told of one after the other.
        guard found == nil, !joins(bytes, other.upperBound, text.upperBound) else { return nil }
        found = OtherTown(other: other, name: name)
      }
    }
    return found
  }

  /// 。 ； ： ） ．
  private static func isBreak(_ character: UInt32) -> Bool {
    switch character {
    case 0xE3_8082, 0xEF_BC9B, 0xEF_BC9A, 0xEF_BC89, 0xEF_BC8E: true
    default: false
    }
  }

  private static func joins(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    guard at + 3 <= end else { return false }
    return joints.contains(NotationScan.character(bytes, at))
  }

  private static let joints = NotationScan.characters("、和与及等")

  /// Of `likely-misspelling`.
  static let examples: [Example] = [
    .flagged(
      "项目概况:\n  > （一）云岭县枫坪镇人民政府2023年获得上级资金126万元。\n  > （二）云岭县枫坪镇人民政府把资金用于12个项目。\n完成情况:\n  > 1.云岭县枫坪镇人民政府已完成全部项目。\n  > 2.‹云岭县桐溪镇人民政府›2023年把资金126万元全部拨付。",
      in: .document),
    .fine(
      "项目概况:\n  > （一）云岭县枫坪镇人民政府2023年获得上级资金126万元。\n  > （二）云岭县枫坪镇人民政府把资金用于12个项目。\n完成情况:\n  > 1.云岭县枫坪镇人民政府和桐溪镇人民政府已完成全部项目。\n  > 2.云岭县桐溪镇人民政府、云岭县枫坪镇人民政府各出资6万元。",
      in: .document),
  ]
}
