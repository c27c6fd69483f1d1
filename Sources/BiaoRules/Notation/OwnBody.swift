// How a form speaks of its own body: 本局 throughout, and once 本中心, which was copied from another body's text.

import BiaoModel
import BiaoSyntax

struct OwnBody {
  /// 本中心
  var odd: ByteRange
  /// The first 本局.
  var usual: ByteRange

  /// A kind of body. What follows the word in `not` makes another word of it: 本所有, 我委托.
  private struct Kind {
    var word: [UInt8]
    var not: Set<UInt32>
    /// With what the name of such a body ends.
    var ends: WordSet
    /// What in a name says that there is such a body.
    var trace: WordSet
    /// Whether 本 before it may be anybody's: 本校学生.
    var isAnybodys = false
    /// Kinds that may be the same body.
    var kin: WordSet

    init(_ word: StaticString, not: StaticString, ends: StaticString, kin: StaticString, isAnybodys: Bool = false) {
      self.word = Array(word.description.utf8)
      self.not = NotationScan.characters(not)
      self.ends = WordSet(ends)
      trace = WordSet(ends)
      self.kin = WordSet(kin)
      self.isAnybodys = isAnybodys
    }
  }

  private static let kinds = [
    Kind("局", not: "部势面限长", ends: "局", kin: "厅"),
    Kind("厅", not: "长", ends: "厅", kin: "局"),
    Kind("委", not: "托派内任以", ends: "委 委员会", kin: "局"),
    Kind("院", not: "长", ends: "院", kin: "校 中心 所 园"),
    Kind("校", not: "验正准对", ends: "校 学 中学 小学", kin: "院 园", isAnybodys: true),
    Kind("园", not: "区林艺", ends: "园", kin: "校 院", isAnybodys: true),
    Kind("中心", not: "城区思任工组", ends: "中心", kin: "院 站 馆 所"),
    Kind("馆", not: "", ends: "馆", kin: "中心 院"),
    Kind("站", not: "点位", ends: "站", kin: "所 中心"),
    Kind("所", not: "有属在需用得列做谓能示述指说见提", ends: "所", kin: "站 院 中心"),
    Kind("镇", not: "区江", ends: "镇 镇人民政府 镇政府", kin: "乡 街道", isAnybodys: true),
    Kind("乡", not: "镇村土", ends: "乡 乡人民政府 乡政府", kin: "镇 街道", isAnybodys: true),
    Kind("街道", not: "", ends: "街道 街道办事处 街道办", kin: "镇 乡", isAnybodys: true),
    Kind("公司", not: "", ends: "公司 集团", kin: "集团 社", isAnybodys: true),
    Kind("集团", not: "军", ends: "集团 集团公司", kin: "公司", isAnybodys: true),
  ]

  private static let own: UInt32 = 0xE6_9CAC
  private static let our: UInt32 = 0xE6_8891
  /// What leads here: 本 or 我 before a kind.
  static let pairs: [(first: UInt32, second: UInt32)] = kinds.flatMap { kind in
    [own, our].map { ($0, NotationScan.character(kind.word, 0)) }
  }
  /// 成本中心, 基本公司; 自我, 大我
  private static let notBefore = NotationScan.characters("基成资样文版剧课书根标日原脚副读抄绘刻善拓孤全母自忘大非各")

  private struct Mentions {
    var count = 0
    var first: ByteRange?
    var isAnybodys = false
  }

  /// The places, one for each kind, where a form calls itself otherwise than in three places, or than its name and another
  /// place say.
  static func find(in form: Form, _ report: Report) -> [OwnBody] {
    var mentions = [Mentions](repeating: Mentions(), count: kinds.count)
    var known = 0
    let bytes = form.tree.bytes
    for mark in report.notation.asked {
      let pronoun = NotationScan.character(bytes, mark.at - 3)
      guard pronoun == own || pronoun == our,
        let kind = kind(bytes, mark.at, form.tree.lines[mark.line])
      else { continue }
      if mentions[kind].count == 0 {
        mentions[kind].first = mark.at - 3..<mark.at + kinds[kind].word.count
        mentions[kind].isAnybodys = kinds[kind].isAnybodys && pronoun == own
        known += 1
      }
      mentions[kind].count += 1
    }
    guard known > 1, let most = mentions.indices.max(by: { mentions[$0].count < mentions[$1].count }),
      let usual = mentions[most].first
    else { return [] }
    let names = names(of: form)
    var found: [OwnBody] = []
    for index in mentions.indices where mentions[index].count == 1 && index != most {
      guard let odd = mentions[index].first, !mentions[index].isAnybodys,
        !kinds[index].kin.ends(kinds[most].word, 0..<kinds[most].word.count),
        !names.contains(where: { kinds[index].trace.isIn(bytes, $0) }),
        mentions[most].count > 2
          || bytes[odd.lowerBound..<odd.lowerBound + 3].saysOur
            && names.contains(where: { kinds[most].ends.ends(bytes, $0) })
      else { continue }
      found.append(OwnBody(odd: odd, usual: usual))
    }
    return found
  }

  private static func kind(_ bytes: [UInt8], _ at: Int, _ line: Line) -> Int? {
    guard at - 3 >= line.content else { return nil }
    if at - 6 >= line.content, notBefore.contains(NotationScan.character(bytes, at - 6)) { return nil }
    return kinds.firstIndex { kind in
      at + kind.word.count <= line.end && bytes[at..<at + kind.word.count].elementsEqual(kind.word)
        && !(at + kind.word.count + 3 <= line.end
          && kind.not.contains(NotationScan.character(bytes, at + kind.word.count)))
    }
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
}

extension ArraySlice<UInt8> {
  /// 我
  fileprivate var saysOur: Bool { elementsEqual("我".utf8) }
}
