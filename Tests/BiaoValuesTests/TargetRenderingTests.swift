// The canonical spelling of targets: what it looks like, that it says the same, and that it is its own.

import BiaoSyntax
import BiaoValues
import Testing

@Suite struct TargetRenderingTests {
  private static func list(_ bytes: [UInt8]) -> TargetList? { Read.targets(bytes, 0..<bytes.count).value }

  private static func canonical(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    return list(bytes)?.canonical(bytes, 0..<bytes.count).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("15家以上", "≥ 15 家"), ("不超过600万元", "≤ 600 万元"), ("≥95%", "≥ 95%"), ("≥ 95 %", "≥ 95%"),
    ("＞＝９０％", "≥ 90%"), ("=100%", "= 100%"), ("≥98百分比", "≥ 98%"), ("控制在5%以内", "≤ 5%"), ("超5500亿元", "> 5500 亿元"),
    ("3家", "3 家"), ("100 %", "100%"), ("≥1,200人", "≥ 1200 人"), ("≥120.00万元", "≥ 120.00 万元"), ("≥-5%", "≥ -5%"),
    ("工业增加值增速≥8%。", "工业增加值增速 ≥ 8%"), ("项目建设资金投入≥2000万元", "项目建设资金投入 ≥ 2000 万元"),
    ("较上年增长5%以上", "较上年增长 ≥ 5%"), ("80%-90%", "80%—90%"), ("10~20人", "10—20 人"), ("介于3至5次之间", "3—5 次"),
    ("≥200万", "≥ 200 万"), ("≥6家 ≥4次", "≥ 6 家 ≥ 4 次"), ("培训300人次以上；合格率≥95%", "培训 ≥ 300 人次；合格率 ≥ 95%"),
    ("不低于60平方米", "≥ 60 平方米"), ("≤24小时", "≤ 24 小时"), ("≤620万/月", "≤ 620 万/月"), ("≥ 15 家", "≥ 15 家"),
    ("死亡率不高于8‰", "死亡率 ≤ 8‰"), ("定量 ≥15家", "定量 ≥ 15 家"),
  ])
  func spells(_ written: String, _ expected: String) {
    #expect(Self.canonical(written) == expected)
  }

  @Test(arguments: [
    "达50家", "各80个", "共20个", "30余家", "约500人", "三场", "1:16", "12月31日前", "每月8日前", "到2029年12月", "优", "应保尽保",
    "三分之二", "降低用能成本10万元", "1、2、3等奖", "2024年一年",
  ])
  func leavesAlone(_ written: String) {
    #expect(Self.canonical(written) == nil)
  }

  @Test(arguments: [
    ("≥ 15 家", true), ("≤ 600 万元", true), ("= 100%", true), ("3 家", true), ("40", true), ("0.5%", true),
    ("> 7.50 天", true), ("≥15 家", false), ("≥  15 家", false), ("≥ 015 家", false), ("≥ 15家", false), ("≥ 15 家。", false),
    ("≥ 98 百分比", false),
    ("≥ 95 %", false), ("≥ 1,200 人", false), ("15 家以上", false), ("≥ １５ 家", false), ("三 场", false), ("培训 ≥ 3 场", false),
    ("较上年 ≥ 5%", false), ("≥ 200 万", true),
  ])
  func seesWhatIsCanonical(_ written: String, _ expected: Bool) throws {
    let bytes = Array(written.utf8)
    let list = try #require(Self.list(bytes))
    #expect(list.isPlainlyCanonical(bytes, 0..<bytes.count) == expected)
    // What is seen so is its own canonical text.
    if expected { #expect(Self.canonical(written) == written) }
  }

  /// Over all targets of the tests of measurability: the canonical text reads as the same targets and is its own
  /// canonical text.
  @Test func saysTheSame() throws {
    let corpus = [MeasurableTargets.measurable, VagueTargets.vague, VagueTargets.borderline].joined(separator: "\n")
    var rendered = 0
    for row in corpus.split(separator: "\n") {
      let text = row.split(separator: "|", maxSplits: 1).first.map { $0.trimmingPrefix { $0 == " " } } ?? ""
      var bytes = Array(text.utf8)
      while bytes.last == 0x20 { bytes.removeLast() }
      guard let list = Self.list(bytes), let canonical = list.canonical(bytes, 0..<bytes.count) else { continue }
      rendered += 1
      let again = try #require(Self.list(canonical))
      #expect(list.isSame(as: again, bytes, canonical), "\(text)")
      #expect(again.canonical(canonical, 0..<canonical.count) == canonical, "\(text)")
      #expect(!list.isPlainlyCanonical(bytes, 0..<bytes.count) || canonical == bytes, "\(text)")
    }
    #expect(rendered > 60)
  }

  /// Any bytes, any range: nothing traps.
  @Test func isTotal() {
    for text in ["", "≥", "≥9", "。", "；；", "≥ 1；", "≥99999999999999999999999999999999999999999999", "≥1％；；。 "] {
      let bytes = Array(text.utf8)
      for cut in 0...bytes.count {
        guard let list = Read.targets(bytes, 0..<cut).value else { continue }
        _ = list.canonical(bytes, 0..<cut)
        _ = list.canonical(bytes, cut..<bytes.count)
        _ = list.canonical([], 0..<cut)
        _ = list.isPlainlyCanonical(bytes, 0..<cut)
        _ = list.isPlainlyCanonical(bytes, cut..<bytes.count)
        _ = list.isPlainlyCanonical([], 0..<cut)
      }
    }
  }
}
