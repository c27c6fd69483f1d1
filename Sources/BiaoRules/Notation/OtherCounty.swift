// A county's form that once names another county in its own place: 纳入平川县卫生健康系统考核 in the form of 滦溪县卫生健康局.

import BiaoModel
import BiaoSyntax

struct OtherCounty {
  /// 平川县
  var other: ByteRange
  /// The form's own body.
  var body: ByteRange

  /// The one place of another county of which the form says what its own body is for: 平川县卫生 in the form of 滦溪县卫生健康局.
  /// Counties, cities and districts of two characters and the word for what they are. That there is one is seen by how
  /// often the words stand in the form.
  static func find(in form: Form, _ report: Report) -> OtherCounty? {
    let tree = form.tree
    let bytes = tree.bytes
    guard let (body, area) = own(form), area.upperBound + 6 <= body.upperBound else { return nil }
    let words = Array(bytes[area.upperBound - 3..<area.upperBound + 6])
    guard let all = report.occurrences(of: words), all > 1,
      let own = report.occurrences(of: Array(bytes[area]) + words.dropFirst(3)), all > own
    else { return nil }
    var found: ByteRange?
    var start = 0
    while let at = words.firstRange(in: bytes, ByteRange(clamping: start, bytes.count)) {
      start = at.upperBound
      guard at.lowerBound >= 9, case let place = at.lowerBound - 6..<at.lowerBound + 3, isOther(place, area, bytes),
        !opensValue(place, tree)
      else { continue }
      // Of several others the form tells.
      if found != nil { return nil }
      found = place
    }
    return found.map { OtherCounty(other: $0, body: body) }
  }

  /// The same at the head of what is said below an indicator: 茶溪市改造小区居民满意度.
  static func find(below indicator: Indicator, _ form: Form, _ report: Report) -> OtherCounty? {
    let tree = form.tree
    let attributes = report.attributes(of: indicator, in: form)
    for line in [attributes[.content], attributes[.explanation]].compactMap({ $0 }) {
      guard let value = tree.value(ofLine: line), value.count >= 18,
        levels.contains(NotationScan.character(tree.bytes, value.lowerBound + 6)), value.lowerBound >= 3,
        case let place = value.lowerBound..<value.lowerBound + 9, isIdeographs(tree.bytes, place)
      else { continue }
      report.depend(on: .everything)
      guard let (body, area) = own(form), isOther(place, area, tree.bytes),
        tree.bytes[area.upperBound - 3..<area.upperBound].elementsEqual(
          tree.bytes[place.upperBound - 3..<place.upperBound]),
        !offices.isIn(tree.bytes, ByteRange(clamping: place.upperBound, value.upperBound))
      else { continue }
      return OtherCounty(other: place, body: body)
    }
    return nil
  }

  /// Whether an entry's value begins with it: a body, which is held against the form's own as a whole.
  private static func opensValue(_ place: ByteRange, _ tree: Tree) -> Bool {
    tree.value(ofLine: tree.lineIndex(at: place.lowerBound))?.lowerBound == place.lowerBound
  }

  /// Whether a place is another one than the form's own, and no longer word holds it.
  private static func isOther(_ place: ByteRange, _ area: ByteRange, _ bytes: [UInt8]) -> Bool {
    isIdeographs(bytes, place) && !bytes[place].elementsEqual(bytes[area])
      // 通过县级验收
      && !notNext.contains(NotationScan.character(bytes, place.upperBound))
      && !notLast.contains(NotationScan.character(bytes, place.lowerBound + 3))
      && !notFirst.contains(NotationScan.character(bytes, place.lowerBound)) && begins(place, bytes)
  }

  private static let offices = WordSet("局 政府 委 厅 《 规划 文件 办法 标准 公安 法院 中心 公司 医院 学校 院 站 所")

  /// The body of the form, and its area.
  private static func own(_ form: Form) -> (body: ByteRange, area: ByteRange)? {
    let tree = form.tree
    for line in tree.children(of: nil).prefix(24) where tree.lines[line].kind == .entry {
      guard let name = tree.plainLabel(ofLine: line), bodies.contains(NameKey(tree.bytes, name)),
        let value = tree.value(ofLine: line), value.count >= 18, value.count <= 90
      else { continue }
      var start = value.lowerBound
      while start < value.upperBound, tree.bytes[start] < 0x80 { start += 1 }
      guard start + 15 <= value.upperBound, isIdeographs(tree.bytes, start..<start + 9),
        levels.contains(NotationScan.character(tree.bytes, start + 6))
      else { return nil }
      return (value, start..<start + 9)
    }
    // # 滦溪县卫生健康局 2025年部门预算文本
    for line in tree.lines.indices.prefix(6) where tree.lines[line].kind == .comment {
      let text = tree.lines[line].content..<tree.lines[line].end
      guard var start = tree.bytes[text].firstIndex(where: { $0 >= 0x80 }), start + 15 <= text.upperBound,
        isIdeographs(tree.bytes, start..<start + 9), levels.contains(NotationScan.character(tree.bytes, start + 6))
      else { continue }
      let first = start
      while start + 3 <= text.upperBound, tree.bytes[start] &- 0xE4 < 6 { start += 3 }
      return (first..<start, first..<first + 9)
    }
    return nil
  }

  /// Whether no longer word may hold it: at the start of a clause, or behind a word that names of places follow.
  private static func begins(_ place: ByteRange, _ bytes: [UInt8]) -> Bool {
    let before = place.lowerBound - 3
    return bytes[place.lowerBound - 1] < 0x80 || bytes[before] &- 0xE4 >= 6
      || leads.contains(NotationScan.character(bytes, before))
  }

  private static func isIdeographs(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    stride(from: range.lowerBound, to: range.upperBound, by: 3).allSatisfy { bytes[$0] &- 0xE4 < 6 }
  }

  private static let bodies = Set<NameKey>(words: "填报单位 部门名称 预算单位 预算部门 主管部门 实施单位 单位名称 项目单位 填报部门")
  private static let levels = NotationScan.characters("县市区")
  private static let leads = NotationScan.characters("入在由对为了和与及于到向将把经是即")
  private static let notNext = NotationScan.characters("级域内外直城里委乡情道")
  private static let notFirst = NotationScan.characters("全本我各该辖跨邻外两几多每某一二三四五六七八九十个的")
  private static let notLast = NotationScan.characters("全本我各该辖困范点级乡城属省市县区州跨邻在治化个大小新老片景园社灌矿库山林牧")

  func say(_ report: Report) {
    let (words, name) = (report.quote(other), report.quote(body))
    report.add(
      other, zh: "本表是“\(name)”的，这里写“\(words)”，多半是从别处抄来的：核对",
      en: "the form is that of “\(name)”, but here stands “\(words)”, which may be copied: check it",
      related: [report.place(body, zh: "本表的单位", en: "the form's own body")])
  }

  /// Of `likely-misspelling`, which speaks of bodies that were copied from elsewhere.
  static let examples: [Example] = [
    .flagged(
      "填报单位: 云岭县卫生健康局\n工作计划:\n  > 落实云岭县卫生健康事业规划，各项指标纳入‹青川县›卫生健康系统考核。",
      template: "填报单位: text\n工作计划: prose"),
    .fine(
      "填报单位: 云岭县卫生健康局\n工作计划:\n  > 落实云岭县卫生健康事业规划，与青川县签订协议，全县卫生健康系统参加考核。\n  > 落实贫困县卫生健康政策。",
      template: "填报单位: text\n工作计划: prose"),
  ]
}
