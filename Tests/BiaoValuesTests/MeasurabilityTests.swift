// Whether targets can be judged: categories and ranges, the labelled lists, and damaged text.

import BiaoSyntax
import BiaoValues
import Foundation
import TestSupport
import Testing

/// A row of a labelled list: target, indicator's name, label.
struct LabelledTarget {
  var target: String
  var name: String
  var label: String

  var judgement: Measurability { judge(target, name: name) }

  /// The rows of the lists beside this file.
  static let own: [LabelledTarget] =
    [
      (MeasurableTargets.measurable, "measurable"), (VagueTargets.vague, "vague"),
      (VagueTargets.borderline, "borderline"),
    ].flatMap { text, label in
      text.split(separator: "\n").map { line in
        let parts = line.components(separatedBy: " | ")
        return LabelledTarget(target: parts[0], name: parts.count > 1 ? parts[1] : "", label: label)
      }
    }
}

private func judge(_ target: String, name: String = "", extraWords: [String] = []) -> Measurability {
  let source = Array((target + "\t" + name).utf8)
  let end = target.utf8.count
  return measurability(
    source, 0..<end, name: name.isEmpty ? nil : end + 1..<source.count, extraWords: extraWords.map { Array($0.utf8) })
}

private func rows(_ url: URL) throws -> [LabelledTarget] {
  try String(contentsOf: url, encoding: .utf8).split(separator: "\n").compactMap { line in
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count >= 3, let label = fields.first(where: { ["vague", "measurable", "borderline"].contains($0) })
    else { return nil }
    return LabelledTarget(target: fields[0], name: fields[1], label: label)
  }
}

/// Counts what is flagged, and prints the figures: they are reported beside the lists.
private func check(_ rows: [LabelledTarget], _ title: String) {
  var counts: [String: (all: Int, flagged: Int, skipped: Int)] = [:]
  var misses: [String] = []
  for row in rows {
    var count = counts[row.label] ?? (0, 0, 0)
    count.all += 1
    switch row.judgement {
    case .vague, .missingMagnitude:
      count.flagged += 1
      if row.label != "vague" { misses.append("\(row.label) flagged: \(row.target)") }
    case .noTarget:
      count.skipped += 1
    case .measurable, .borderline:
      if row.label == "vague" { misses.append("vague missed: \(row.target)") }
    }
    counts[row.label] = count
  }
  for label in ["vague", "measurable", "borderline"] {
    guard let count = counts[label] else { continue }
    let percent = Double(count.flagged) * 100 / Double(max(count.all, 1))
    let without = Double(count.flagged) * 100 / Double(max(count.all - count.skipped, 1))
    print(
      "\(title) \(label): \(count.flagged) of \(count.all) flagged", percent, "% without placeholders", without, "%")
  }
  for miss in misses { print("  ", miss) }
  let vague = counts["vague"] ?? (0, 0, 0)
  let measurable = counts["measurable"] ?? (0, 0, 0)
  #expect(vague.flagged * 100 >= (vague.all - vague.skipped) * 95)
  #expect(measurable.flagged * 100 <= measurable.all)
}

@Suite struct MeasurabilityTests {
  @Test func ownList() {
    #expect(LabelledTarget.own.count > 300)
    check(LabelledTarget.own, "own list")
  }

  /// The list beside the repository, where it is there.
  @Test func sharedList() throws {
    let file = sharedFolder.appendingPathComponent("data/targets.tsv")
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    check(try rows(file), "shared list")
  }

  /// The category and exactly the words that are vague.
  @Test(arguments: [
    ("明显", "", VagueCategory.degree, "明显"),
    ("群众满意度不断提高", "服务对象满意度", .direction, "不断提高"),
    ("压减", "一般性支出", .direction, "压减"),
    ("圆满完成", "年度工作任务", .catchAll, "圆满完成"),
    ("按需", "设备采购数量", .hedge, "按需"),
    ("一批重点项目加快推进", "", .unquantified, "一批"),
    ("以人民为中心", "", .slogan, "以人民为中心"),
    ("合理", "绩效目标合理性", .judgement, "合理"),
    ("工资标准", "个人核定工资数额", .reference, "工资标准"),
    ("完成全县年度目标任务", "", .catchAll, "完成全县年度目标任务"),
    ("参与度高", "活动", .degree, "高"),
    ("力 争实现稳增长", "", .hedge, "力 争实现稳增长"),
    ("　提　高。", "", .direction, "提　高"),
    ("完成", "年度工作任务", .catchAll, "完成"),
  ])
  func vague(target: String, name: String, category: VagueCategory, words: String) {
    guard case .vague(let vagueness) = judge(target, name: name) else {
      Issue.record("\(target) is \(judge(target, name: name))")
      return
    }
    #expect(vagueness.category == category)
    #expect(String(decoding: Array(target.utf8)[vagueness.range], as: UTF8.self) == words)
  }

  @Test(arguments: [
    ("较上年增加", "较上年增加"), ("比上年有所下降", "比上年有所下降"), ("收入逐年提高", "逐年提高"), ("同比持续下降", "同比持续下降"),
    ("比2023年增长", "比2023年增长"), ("较2020年有所减少", "较2020年有所减少"),
  ])
  func missingMagnitude(target: String, words: String) {
    guard case .missingMagnitude(let range) = judge(target) else {
      Issue.record("\(target) is \(judge(target))")
      return
    }
    #expect(String(decoding: Array(target.utf8)[range], as: UTF8.self) == words)
  }

  @Test(arguments: ["", " ", "/", "——", "……", "XX", "≥XX%", "**", "无", "不适用", "待定", "。"])
  func noTarget(text: String) { #expect(judge(text, name: "生态效益") == .noTarget) }

  /// The name tells what a bare value says.
  @Test func names() {
    #expect(judge("完成", name: "系统等保三级备案") == .measurable)
    #expect(judge("无", name: "重大舆情事件") == .measurable)
    #expect(judge("良好", name: "绩效评价等级") == .measurable)
    #expect(judge("杜绝", name: "重大事故") == .measurable)
    #expect(judge("杜绝", name: "重大活动") == .borderline)
  }

  /// Words inside quotation marks and titles, and the numbers of names, decide nothing.
  @Test(arguments: [
    "加强“五好”园区建设", "落实“3+3+2”产业布局", "推广12345热线服务", "提高65岁以上老年人健康水平", "落实株发〔2022〕6号文件",
    "管理好原五个行管办", "1.提高效率", "目标1：提高效率", "到2025年，营商环境明显改善", "加强5G网络建设", "完善G320沿线环境",
  ])
  func namesAreNoYardstick(text: String) {
    if case .vague = judge(text) { return }
    Issue.record("\(text) is \(judge(text))")
  }

  @Test func extraWords() {
    #expect(judge("给力", extraWords: ["给力"]) == .vague(Vagueness(category: .degree, range: 0..<6)))
    #expect(judge("给力5%", extraWords: ["给力"]) == .measurable)
    #expect(judge("OK", extraWords: ["OK"]) == .vague(Vagueness(category: .degree, range: 0..<2)))
  }

  /// Cut, spliced and broken text never traps, and every range lies inside the value.
  @Test func mutations() {
    let list = LabelledTarget.own
    var random = SystemRandomNumberGenerator()
    func expectInside(_ bytes: [UInt8], _ range: ByteRange) {
      let place: ByteRange
      switch measurability(bytes, range, name: 0..<min(9, bytes.count)) {
      case .vague(let vagueness): place = vagueness.range
      case .missingMagnitude(let missing): place = missing
      default: return
      }
      if place.lowerBound < range.lowerBound || place.upperBound > range.upperBound || place.isEmpty {
        Issue.record("a range outside of the value, or empty: \(place) in \(bytes)")
      }
    }
    for row in list {
      let bytes = Array(row.target.utf8)
      for cut in 0...bytes.count {
        expectInside(Array(bytes[..<cut]), 0..<cut)
        expectInside(bytes, cut..<bytes.count)
      }
      let other = Array((list.randomElement(using: &random) ?? row).target.utf8)
      let cut = Int.random(in: 0...bytes.count, using: &random)
      let otherCut = Int.random(in: 0...other.count, using: &random)
      var spliced = Array(bytes[..<cut] + other[otherCut...])
      expectInside(spliced, 0..<spliced.count)
      if !spliced.isEmpty {
        spliced[Int.random(in: 0..<spliced.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        expectInside(spliced, 0..<spliced.count)
      }
    }
    _ = measurability([], 0..<0)
    _ = measurability([0x31], 5..<9)
    _ = measurability(Array("提高".utf8), 0..<100, name: 50..<70)
  }

  /// A megabyte of the worst shapes is judged in time that is linear in its length.
  @Test(arguments: ["《", "“", "一", "无", "按", "1", "1.", "较上年", "提高", "提高，", "不低于", "(", "第", "应", "A", "≥"])
  func longTexts(unit: String) {
    let small = Array(String(repeating: unit, count: 2_000 / unit.utf8.count).utf8)
    let large = Array(String(repeating: unit, count: 20_000 / unit.utf8.count).utf8)
    let first = processorTime { _ = measurability(small, 0..<small.count) }
    let second = processorTime { _ = measurability(large, 0..<large.count) }
    // Ten times the text; quadratic would be a hundred times the time.
    #expect(second < first * 40 + .milliseconds(50))
  }
}
