// Targets in all notations, with the place of each part.

import BiaoSyntax
import BiaoValues
import TestSupport
import Testing

/// A target in one line: kind, comparison, figures and parts with their text.
private func describe(_ text: String) -> String {
  let source = Array(text.utf8)
  func part(_ range: ByteRange) -> String { String(decoding: source[range], as: UTF8.self) }
  switch Read.targets(source, 0..<source.count) {
  case .empty: return "empty"
  case .inapplicable: return "inapplicable"
  case .placeholder: return "placeholder"
  case .illegal(let range): return "illegal " + part(range)
  case .value(let list):
    let targets = list.targets.map { target -> String in
      var text = "\(target.kind)"
      if let comparator = target.comparator, comparator != .range { text += " " + comparator.sign }
      if let range = target.comparatorRange { text += "[\(part(range))]" }
      if let figure = target.figure { text += " \(figure)" }
      if let upper = target.upper { text += "…\(upper)" }
      if !target.alternatives.isEmpty { text += " {\(target.alternatives.map(\.description).joined(separator: " "))}" }
      if let deadline = target.deadline { text += " by \(deadline.date)" }
      if let period = target.period { text += " \(period.start)…\(period.end)" }
      if let recurring = target.recurring { text += " each \(recurring.recurrence)" }
      if let rate = target.rateRange { text += " rate:" + part(rate) }
      if let subject = target.subject { text += " subject:" + part(subject) }
      if let baseline = target.baseline { text += " baseline:" + part(baseline) }
      if let change = target.change { text += " \(change)" }
      if let qualifier = target.qualifier { text += " \(qualifier)" }
      if let object = target.object { text += " object:" + part(object) }
      return text
    }
    return targets.joined(separator: " | ")
  }
}

@Suite struct TargetTests {
  @Test(arguments: [
    ("≥95%", "quantitative ≥[≥] 95%"),
    ("≥ 15 家", "quantitative ≥[≥] 15家"),
    (" >=90 ", "quantitative ≥[>=] 90"),
    ("＞＝90％", "quantitative ≥[＞＝] 90%"),
    ("≧3次", "quantitative ≥[≧] 3次"),
    ("》95%", "quantitative ≥[》] 95%"),
    ("大于等于5个", "quantitative ≥[大于等于] 5个"),
    ("不低于95%", "quantitative ≥[不低于] 95%"),
    ("至少3场", "quantitative ≥[至少] 3场"),
    ("15家以上", "quantitative ≥[以上] 15家"),
    ("95%及以上", "quantitative ≥[及以上] 95%"),
    ("90以上", "quantitative ≥[以上] 90"),
    ("≤600万元", "quantitative ≤[≤] 600万元"),
    ("不超过600万元", "quantitative ≤[不超过] 600万元"),
    ("控制在5%以内", "quantitative ≤[控制在] 5%"),
    ("超5500亿元", "quantitative >[超] 5500亿元"),
    ("突破100亿元", "quantitative >[突破] 100亿元"),
    ("不足5%", "quantitative <[不足] 5%"),
    ("<24小时", "duration <[<] 24小时"),
    ("=100%", "quantitative =[=] 100%"),
    ("等于5个", "quantitative =[等于] 5个"),
    ("达50家", "quantitative 50家 reached"),
    ("达到100%。", "quantitative 100% reached"),
    ("95%左右", "quantitative ≈[左右] 95%"),
    ("约500人", "quantitative ≈[约] 500人"),
    ("30余家", "quantitative > 30家 more"),
    ("±3%", "quantitative 3% tolerance"),
    ("各80个", "quantitative 80个 each"),
    ("共20个", "quantitative 20个 total"),
    ("≥-5%", "quantitative ≥[≥] -5%"),
    ("3家", "quantitative 3家"),
    ("三家", "quantitative 3家"),
    ("≤10/10万", "quantitative ≤[≤] 10/100000"),
    ("8.5/10万", "quantitative 8.5/100000"),
    ("符合GB/T 7705-2008", "qualitative"),
    ("符合DB43/T 388—2020三级标准", "qualitative"),
    ("出厂水符合GB 5749", "qualitative"),
    ("APP 5000个", "quantitative 5000个 subject:APP"),
    ("0—6岁残疾儿童救助率100%", "quantitative 100% subject:0—6岁残疾儿童救助率"),
    ("90", "quantitative 90"),
    ("0起", "quantitative 0起"),
    ("≥１２００人", "quantitative ≥[≥] 1200人"),
    ("1.92 亿元", "quantitative 1.92亿元"),
    ("1.5倍", "quantitative 1.5倍"),
    ("三分之二以上", "quantitative ≥[以上] 2/3"),
    ("翻一番", "quantitative 2倍 increase"),
    ("翻两番", "quantitative 4倍 increase"),
    ("5 个工作日", "duration 5工作日"),
    ("1次/月", "frequency 1次/月"),
    ("每周3次", "frequency 3次 rate:每周"),
    ("每人每月600元", "quantitative 600元 rate:每人每月"),
    ("1:1", "proportion 1…1"),
    ("1：16", "proportion 1…16"),
  ])
  func single(text: String, expected: String) { #expect(describe(text) == expected) }

  @Test(arguments: [
    ("1—2年", "range 1…2年"), ("80%-90%", "range 80%…90%"), ("3-5次", "range 3…5次"),
    ("500～600亩", "range 500…600亩"), ("介于3至5次之间", "range[介于] 3…5次"), ("5%到8%", "range 5%…8%"),
    ("1万、2万、3万", "alternatives 1万 {1万 2万 3万}"),
    ("通过租赁办公房屋6间或600平米", "alternatives 6间 {6间 600平方米} subject:通过租赁办公房屋"),
    ("1、2、3等奖", "qualitative"),
  ])
  func ranges(text: String, expected: String) { #expect(describe(text) == expected) }

  @Test(arguments: [
    ("12月31日前", "deadline by 12月31日"),
    ("到2029年12月", "deadline by 2029年12月"),
    ("租住到2029年12月", "deadline by 2029年12月 subject:租住"),
    ("第三季度", "deadline by 9月"),
    ("6月底前完成招标", "deadline by 6月 object:完成招标"),
    ("2024年9月30日前投入使用", "deadline by 2024年9月30日 object:投入使用"),
    ("2024-01-01", "date by 2024年1月1日"),
    ("每月8日前", "recurringDeadline each month"),
    ("2023.07-2024.01", "period 2023年7月…2024年1月"),
    ("2024年", "period 2024年…2024年"),
    ("36个月", "duration 36个月"),
    ("收到申请后5个工作日内办结", "duration ≤[内] 5工作日 subject:收到申请后 object:办结"),
  ])
  func dates(text: String, expected: String) { #expect(describe(text) == expected) }

  @Test(arguments: [
    ("项目投入≥2000万元", "quantitative ≥[≥] 2000万元 subject:项目投入"),
    ("较上年增长5%以上", "quantitative ≥[以上] 5% subject:较上年增长 baseline:较上年 increase"),
    ("同比下降3%", "quantitative 3% subject:同比下降 baseline:同比 decrease"),
    ("较GDP增速高2个百分点", "quantitative 2个百分点 subject:较GDP增速高 baseline:较GDP增速 increase"),
    ("力争年底前新增企业2家", "quantitative 2家 by 12月31日 subject:力争年底前新增企业"),
    ("建成5G基站20座", "quantitative 20座 subject:建成5G基站"),
    ("完成“省100重大产品创新”项目3个", "quantitative 3个 subject:完成“省100重大产品创新”项目"),
    ("65岁以上老年人体检率不低于70%", "quantitative ≥[不低于] 70% subject:65岁以上老年人体检率"),
  ])
  func parts(text: String, expected: String) {
    // The 65 of 65岁以上 reads as an amount where the unit is known; the last target is the one that counts.
    #expect(describe(text).hasSuffix(expected))
  }

  @Test(arguments: [
    ("15家以上 120家以上", "quantitative ≥[以上] 15家 | quantitative ≥[以上] 120家"),
    ("企业户数≥30户;招商户数≥10户", "quantitative ≥[≥] 30户 subject:企业户数 | quantitative ≥[≥] 10户 subject:招商户数"),
    ("1.企业户数≥30户；2.招商户数≥10户。", "quantitative ≥[≥] 30户 subject:企业户数 | quantitative ≥[≥] 10户 subject:招商户数"),
    ("100%/95%", "quantitative 100% | quantitative 95%"),
    ("利润2000万元、税收800万元", "quantitative 2000万元 subject:利润 | quantitative 800万元 subject:税收"),
    ("6家以上\n4次以上", "quantitative ≥[以上] 6家 | quantitative ≥[以上] 4次"),
    ("854万(建设400万元,畅通159万元)", "quantitative 854万 object:(建设400万元,畅通159万元)"),
  ])
  func lists(text: String, expected: String) { #expect(describe(text) == expected) }

  @Test(arguments: [
    ("优", "graded"), ("良及以上", "graded"), ("AAA", "graded"), ("定性 优/良/中/差", "graded"), ("二级甲等", "graded"),
    ("定性 按期公开", "qualitative"), ("明显提高", "qualitative"), ("全覆盖", "qualitative"), ("推广12345热线", "qualitative"),
    ("株发〔2022〕6号文件", "qualitative"), ("", "empty"), ("/", "inapplicable"), ("……", "placeholder"),
    ("≥XX家", "placeholder"), ("≥ 家", "illegal ≥"),
  ])
  func words(text: String, expected: String) { #expect(describe(text) == expected) }

  @Test func separators() throws {
    let source = Array("15家以上 120家以上；3场".utf8)
    guard case .value(let list) = Read.targets(source, 0..<source.count) else {
      Issue.record("no value")
      return
    }
    #expect(list.separators.map { String(decoding: source[$0], as: UTF8.self) } == [" ", "；"])
  }

  /// Cut, spliced and broken text never traps, and all ranges lie inside the value, in order.
  @Test func mutations() {
    let lines = LabelledTarget.own.map(\.target)
    var random = SystemRandomNumberGenerator()
    func check(_ bytes: [UInt8], _ range: ByteRange) {
      guard case .value(let list) = Read.targets(bytes, range) else { return }
      if list.separators.count != list.targets.count - 1 { Issue.record("separators of \(bytes)") }
      for target in list.targets {
        let parts = [
          target.comparatorRange, target.figure?.range, target.upper?.range, target.subject, target.baseline,
          target.changeRange, target.qualifierRange, target.object, target.rateRange, target.valueRange, target.range,
        ]
        for part in parts.compactMap({ $0 }) {
          if part.lowerBound < range.lowerBound || part.upperBound > range.upperBound {
            Issue.record("a range outside of the value: \(part) in \(bytes)")
          }
        }
      }
    }
    let more = [
      "介于3至5次之间", "1万、2万、3万", "较GDP增速高2个百分点", "达≥95%", "每人每月600元", "2023.07-2024.01", "1、2、3等奖", "≥XX家", "-5号",
    ]
    for text in lines + more {
      let bytes = Array(text.utf8)
      for cut in 0...bytes.count {
        check(Array(bytes[..<cut]), 0..<cut)
        check(bytes, cut..<bytes.count)
      }
      let other = Array((lines.randomElement(using: &random) ?? text).utf8)
      var spliced = Array(
        bytes[..<Int.random(in: 0...bytes.count, using: &random)]
          + other[Int.random(in: 0...other.count, using: &random)...])
      check(spliced, 0..<spliced.count)
      if !spliced.isEmpty {
        spliced[Int.random(in: 0..<spliced.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        check(spliced, 0..<spliced.count)
      }
    }
  }

  @Test(arguments: [
    "《", "“", "一", "1", "1、", "≥", "≥1 ", "较", "比", "到", "每", "每月", "(", "1-", "(1", "达", "2024年", "或", "至",
  ])
  func longTexts(unit: String) {
    let small = Array(String(repeating: unit, count: 2_000 / unit.utf8.count).utf8)
    let large = Array(String(repeating: unit, count: 20_000 / unit.utf8.count).utf8)
    let first = processorTime { _ = Read.targets(small, 0..<small.count) }
    let second = processorTime { _ = Read.targets(large, 0..<large.count) }
    #expect(second < first * 40 + .milliseconds(50))
  }
}
