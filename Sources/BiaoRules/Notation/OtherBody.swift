// A report in which once another body than its own means to do better: 县水利局将进一步…… in the report of an emergency office.

import BiaoModel
import BiaoSyntax

struct OtherBody {
  /// 县水利局
  var other: ByteRange
  /// The form's own name.
  var name: ByteRange

  /// The sentences of a form that begin with a body it names nowhere else, and go on as only its own could. Linear in the
  /// running text.
  static func find(in form: Form, _ report: Report) -> [OtherBody] {
    let bytes = form.tree.bytes
    let names = names(of: form)
    guard let own = names.first(where: { bodies.ends(bytes, $0) }) else { return [] }
    var found: [OtherBody] = []
    for mark in report.notation.asked where found.count < maximum {
      guard form.tree.lines[mark.line].kind == .prose,
        pairs.contains(where: { $0.second == NotationScan.character(bytes, mark.at) }),
        let text = form.tree.text(ofLine: mark.line),
        // 局将 and 局未: the body ends before the second character.
        case let end = mark.at, end > text.lowerBound,
        resolves.contains(where: { bytes[end..<text.upperBound].starts(with: $0) }),
        let start = head(bytes, text, end), end - start <= 36, end - start >= 9
      else { continue }
      let other = start..<end
      // Without 县, 市 or 区 before it, whatever stands for it elsewhere.
      let stem = Array(bytes[ByteRange(clamping: start + 3, end)])
      guard prefixes.contains(where: { bytes[other].starts(with: $0) }),
        !finance.contains(where: { stem.elementsEqual($0) }),
        report.occurrences(of: stem) == 1
      else { continue }
      found.append(OtherBody(other: other, name: own))
    }
    return found
  }

  /// What leads here: 局将, 局未, and the like.
  static let pairs: [(first: UInt32, second: UInt32)] = [("局", "将"), ("局", "未"), ("委", "将"), ("社", "将")].map {
    (NotationScan.character(Array($0.utf8), 0), NotationScan.character(Array($1.utf8), 0))
  }

  /// Where the clause begins that ends with the body.
  private static func head(_ bytes: [UInt8], _ text: ByteRange, _ end: Int) -> Int? {
    var start = end
    while start - 3 >= text.lowerBound, NotationScan.isIdeograph(NotationScan.character(bytes, start - 3)) {
      start -= 3
    }
    return start < end ? start : nil
  }

  /// What stands in the fields that name bodies and projects.
  private static func names(of form: Form) -> [ByteRange] {
    form.tree.children(of: nil).prefix(48).compactMap { line in
      guard form.tree.lines[line].kind == .entry, let value = form.tree.value(ofLine: line), value.count >= 9,
        value.count <= 120
      else { return nil }
      return value
    }
  }

  private static let bodies = WordSet("局 委 办 中心 社 院 站 馆 队 厅 委员会 联合会")
  private static let prefixes = NameTraitWords.words("县 市 区 州 省")
  private static let resolves = NameTraitWords.words("将进一步 将继续 将持续 将切实 将严格 将认真 未及时 未按")
  /// Whose word counts in everybody's report.
  private static let finance = NameTraitWords.words("财政局 审计局 财政厅 审计厅")
  private static let maximum = 4
}
