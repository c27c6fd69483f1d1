// Fields of one form that name two bodies of one place as its own: 填报单位: 五溪州林业局, 部门名称: 五溪州水利局; or one body
// in two ways: 文化和旅游局, 文化与旅游局.

import BiaoModel
import BiaoSyntax

struct RivalBodies {
  var body: ByteRange
  var name: ByteRange
  var other: ByteRange
  var otherName: ByteRange
  /// Whether they are one body whose name is written in two ways.
  var isOne = false

  /// The second of two fields that are to name one body, where they name two.
  static func find(in form: Form, _ report: Report) -> RivalBodies? {
    let tree = form.tree
    var known: (name: ByteRange, body: ByteRange)?
    var joined: (name: ByteRange, body: ByteRange)?
    for line in tree.children(of: nil).prefix(64) {
      guard tree.lines[line].kind == .entry, let label = tree.readLabel(ofLine: line)?.name, label.count >= 6,
        label.count <= 48, names.contains(where: { tree.bytes[label].starts(with: $0) }),
        let value = tree.value(ofLine: line), value.count >= 12, value.count <= 60,
        // One body each, without words beside it.
        tree.bytes[value].allSatisfy({ $0 >= 0xE0 || $0 & 0xC0 == 0x80 })
      else { continue }
      if joins.isIn(tree.bytes, value) {
        if let joined, differInJoin(tree.bytes, joined.body, value) {
          return RivalBodies(body: value, name: label, other: joined.body, otherName: joined.name, isOne: true)
        }
        joined = joined ?? (label, value)
      }
      guard !lists.isIn(tree.bytes, value) else { continue }
      guard let first = known else {
        known = (label, value)
        continue
      }
      if areRivals(tree.bytes, first.body, value, isLate: report.dates(of: form).year ?? 0 >= reformed) {
        // The one of which the rest of the form speaks less was copied.
        let (mine, theirs) = (mentions(value, tree.bytes, report), mentions(first.body, tree.bytes, report))
        return mine <= theirs
          ? RivalBodies(body: value, name: label, other: first.body, otherName: first.name)
          : RivalBodies(body: first.body, name: first.name, other: value, otherName: label)
      }
    }
    return nil
  }

  /// How often the document names the task of a body.
  private static func mentions(_ body: ByteRange, _ bytes: [UInt8], _ report: Report) -> Int {
    let name = DepartmentName(String(decoding: bytes[body], as: UTF8.self))
    guard let start = name.taskStart else { return 0 }
    let task = bytes[ByteRange(clamping: body.lowerBound + 3 * start, body.upperBound - 3)]
    return report.occurrences(of: Array(task)) ?? 0
  }

  /// Whether both are offices of one place with tasks that have nothing in common. A short form shares characters with the
  /// long one (卫健局, 卫生健康局), and a body below another holds its name.
  /// `isLate` is whether the form is of a year in which bodies of former names are gone.
  static func areRivals(_ bytes: [UInt8], _ first: ByteRange, _ second: ByteRange, isLate: Bool = false) -> Bool {
    let one = DepartmentName(String(decoding: bytes[first], as: UTF8.self))
    let two = DepartmentName(String(decoding: bytes[second], as: UTF8.self))
    guard let start = one.taskStart, let other = two.taskStart, one.hasArea, two.hasArea,
      one.scalars[..<start] == two.scalars[..<other], one.scalars.last == two.scalars.last,
      case let mine = one.scalars[start...].dropLast(), case let theirs = two.scalars[other...].dropLast(),
      !mine.elementsEqual(theirs)
    else { return false }
    // 审计 and 统计 are as long and no short form of each other; 水利 and 水务 may be one.
    if mine.count == theirs.count, mine.count == 2 { return mine.first != theirs.first }
    func arePair(_ pairs: [[[UInt32]]]) -> Bool {
      pairs.contains { pair in
        pair.contains(where: { $0.elementsEqual(mine) }) && pair.contains(where: { $0.elementsEqual(theirs) })
      }
    }
    if arePair(former) { return isLate }
    // 城市管理和综合执法 and 住房和城乡建设 have one character in common, short forms and their long ones more.
    let shared = mine.count { theirs.contains($0) && !$0.isJoin }
    return !arePair(parts) && shared <= (min(mine.count, theirs.count) >= 4 ? 1 : 0)
  }

  /// Whether two names are the same but for one 和 where the other has 与 or 及.
  private static func differInJoin(_ bytes: [UInt8], _ first: ByteRange, _ second: ByteRange) -> Bool {
    guard first.count == second.count else { return false }
    var found = 0
    for (i, j) in zip(
      stride(from: first.lowerBound, to: first.upperBound, by: 3),
      stride(from: second.lowerBound, to: second.upperBound, by: 3))
    where NotationScan.character(bytes, i) != NotationScan.character(bytes, j) {
      guard joins.isIn(bytes, i..<i + 3), joins.isIn(bytes, j..<j + 3) else { return false }
      found += 1
    }
    return found == 1
  }

  private static let joins = WordSet("和 与 及")
  private static let names = NameTraitWords.words("填报单位 部门名称 单位名称 预算部门 填报部门 部门（单位）名称 落款 编制单位 填表单位 报告单位 评价单位 自评单位")
  private static let lists = WordSet("、 ， 和 及 （ ／")
  /// Bodies whose tasks went over to another one.
  private static let former: [[[UInt32]]] = [
    ["国土资源", "自然资源"], ["国土", "自然资源"], ["规划", "自然资源"], ["安全生产监督管理", "应急管理"], ["安监", "应急管理"], ["环境保护", "生态环境"],
    ["建设", "住房和城乡建设"], ["工商", "市场监督管理"], ["工商行政管理", "市场监督管理"], ["质监", "市场监督管理"],
    ["质量技术监督", "市场监督管理"], ["食品药品监督管理", "市场监督管理"], ["卫生和计划生育", "卫生健康"], ["卫计", "卫生健康"], ["粮食", "发展和改革"],
    ["物价", "发展和改革"], ["扶贫", "乡村振兴"],
    ["扶贫开发", "乡村振兴"],
  ].map { $0.map { $0.unicodeScalars.map(\.value) } }
  /// The reform of bodies of 2018 was over by then.
  private static let reformed = 2021
  /// Those that belong to another one, or may.
  private static let parts: [[[UInt32]]] = [
    ["民族", "统战"], ["旅游", "文化"], ["城管", "住建"], ["畜牧兽医", "农业农村"], ["畜牧", "农业农村"], ["乡村振兴", "农业农村"], ["移民", "水利"],
    ["公路", "交通运输"], ["粮食", "商务"], ["知识产权", "市场监督管理"],
    ["医疗保障", "人力资源和社会保障"], ["林业", "农业农村"], ["农机", "农业农村"], ["园林绿化", "住房和城乡建设"],
  ].map { $0.map { $0.unicodeScalars.map(\.value) } }

  /// Of `likely-misspelling`, which speaks of bodies that were copied from elsewhere.
  static let examples: [Example] = [
    .flagged(
      "部门名称: 云岭县水利局\n填报单位（盖章）: ‹云岭县林业局›", template: "部门名称: text\n填报单位: text\n*: text"),
    .fine(
      "部门名称: 云岭县水利局\n填报单位（盖章）: 云岭县水利局\n主管部门: 云岭县农业农村局\n单位名称: 云岭县水利局河道管理所",
      template: "部门名称: text\n填报单位: text\n主管部门: text\n单位名称: text\n*: text"),
    .flagged(
      "填报单位（盖章）: 云岭县住房和城乡建设局\n部门名称: ‹云岭县住房与城乡建设局›", template: "部门名称: text\n填报单位: text\n*: text"),
    .fine(
      "部门名称: 云岭县卫生健康局\n填报单位: 云岭县卫健局", template: "部门名称: text\n填报单位: text"),
  ]
}

extension UInt32 {
  /// 和 与 及
  fileprivate var isJoin: Bool { self == 0x548C || self == 0x4E0E || self == 0x53CA }
}
