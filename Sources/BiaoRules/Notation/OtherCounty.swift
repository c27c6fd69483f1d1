// A county's form that once names another county in its own place: 纳入平川县卫生健康系统考核 in the form of 滦溪县卫生健康局.

import BiaoModel
import BiaoSyntax

struct OtherCounty {
  /// 平川县
  var other: ByteRange
  /// The form's own body.
  var body: ByteRange

  /// The one place of another county of which the same is said as of the form's own. Counties, cities and districts of two
  /// characters and the word for what they are; linear in the text.
  static func find(in form: Form) -> OtherCounty? {
    let tree = form.tree
    guard let (body, area) = own(form) else { return nil }
    let bytes = tree.bytes
    let level = Array(bytes[area.upperBound - 3..<area.upperBound])
    let own = Array(bytes[area])
    let follows = follows(own, bytes)
    var found: ByteRange?
    var start = 0
    while let at = level.firstRange(in: bytes, ByteRange(clamping: start, bytes.count)) {
      start = at.upperBound
      guard at.lowerBound >= 9, at.upperBound + 6 <= bytes.count, case let place = at.lowerBound - 6..<at.upperBound,
        isIdeographs(bytes, place), !bytes[place].elementsEqual(own),
        isIdeographs(bytes, at.upperBound..<at.upperBound + 6),
        follows.places >= 2 && follows.words.contains(key(bytes, at.upperBound)) || opensAttribute(place, form),
        !notLast.contains(NotationScan.character(bytes, at.lowerBound - 3)),
        !notFirst.contains(NotationScan.character(bytes, at.lowerBound - 6)), begins(place, bytes)
      else { continue }
      // Of several others the form tells.
      if found != nil { return nil }
      found = place
    }
    guard let found, case let line = tree.lineIndex(at: found.lowerBound),
      tree.lines[line].kind == .prose || tree.lines[line].kind == .entry || tree.lines[line].kind == .row
    else { return nil }
    return OtherCounty(other: found, body: body)
  }

  /// Whether what is said below an indicator begins with it, and goes on with no body of that place.
  private static func opensAttribute(_ place: ByteRange, _ form: Form) -> Bool {
    let tree = form.tree
    let line = tree.lineIndex(at: place.lowerBound)
    guard tree.lines[line].kind == .entry, let parent = tree.lines[line].parent,
      form.bindings[parent].role == .indicator, let value = tree.value(ofLine: line),
      value.lowerBound == place.lowerBound
    else { return false }
    return !offices.isIn(tree.bytes, ByteRange(clamping: place.upperBound, value.upperBound))
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

  /// What stands behind the own area, two characters each, and in how many places that is.
  private static func follows(_ own: [UInt8], _ bytes: [UInt8]) -> (words: Set<UInt64>, places: Int) {
    var (words, places, start) = (Set<UInt64>(), 0, 0)
    while let at = own.firstRange(in: bytes, ByteRange(clamping: start, bytes.count)) {
      start = at.upperBound
      guard at.upperBound + 6 <= bytes.count, isIdeographs(bytes, at.upperBound..<at.upperBound + 6) else { continue }
      places += 1
      words.insert(key(bytes, at.upperBound))
    }
    return (words, places)
  }

  /// Whether no longer word may hold it: at the start of a clause, or behind a word that names of places follow.
  private static func begins(_ place: ByteRange, _ bytes: [UInt8]) -> Bool {
    let before = place.lowerBound - 3
    return bytes[place.lowerBound - 1] < 0x80 || bytes[before] &- 0xE4 >= 6
      || leads.contains(NotationScan.character(bytes, before))
  }

  private static func key(_ bytes: [UInt8], _ at: Int) -> UInt64 {
    UInt64(NotationScan.character(bytes, at)) << 32 | UInt64(NotationScan.character(bytes, at + 3))
  }

  private static func isIdeographs(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    stride(from: range.lowerBound, to: range.upperBound, by: 3).allSatisfy { bytes[$0] &- 0xE4 < 6 }
  }

  private static let bodies = Set<NameKey>(words: "填报单位 部门名称 预算单位 预算部门 主管部门 实施单位 单位名称 项目单位 填报部门")
  private static let levels = NotationScan.characters("县市区")
  private static let leads = NotationScan.characters("入在由对为了和与及于到向将把经是即")
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
