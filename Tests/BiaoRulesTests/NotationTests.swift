// The rules on notation: their word list, what they must not touch, and that their safe fixes keep a document's shape.

import BiaoModel
import BiaoSyntax
import Foundation
import TestSupport
import Testing

@testable import BiaoRules

@Suite struct NotationTests {
  private static let rules: Set<String> = Set(Rule.all.filter { $0.family == .notation }.map(\.name))

  // MARK: - The list of misspellings

  @Test func listsWellFormedWords() {
    let words = MisspellingTable.shared.words
    #expect(words.count > 200)
    #expect(Set(words.map(\.wrong)).count == words.count)
    for (wrong, right) in words {
      #expect(wrong != right && wrong.count >= 2, "\(wrong)")
      #expect(wrong.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }, "\(wrong)")
    }
  }

  /// No right word of the list is itself called wrong.
  @Test func correctsToRightWords() {
    for right in Set(MisspellingTable.shared.words.map(\.right)) {
      let found = Self.findings("绩效目标:\n  > 说到\(right)。\n", all: false).filter { $0.rule == "likely-misspelling" }
      #expect(found.isEmpty, "\(right)")
    }
  }

  // MARK: - Look-alikes

  /// Sentences as officials write them, of which the rules on notation have nothing to say.
  @Test(arguments: [
    "（一）加强领导。一是成立专班；二是压实责任；三是强化督导，确保人人有责、层层落实。",
    "1.完成3.5万亩高标准农田建设；2.改造2.0米以下机耕路12公里；3.培训1.2万人次。",
    "目标1：新增就业120人；目标2：培训300人次；目标4：另行安排。",
    "根据《关于印发〈预算绩效管理办法〉的通知》（财预〔2015〕88号）、《实施细则》等文件，按时完成……",
    "每日8:00-17:00值守，投产比1:1.5，采用A,B两种方案(A+B)，执行GB/T 7705-2008。",
    "得分=（完成率-60%）/（1-60%）*指标分值；完成率＜60%的不得分，(0.6)以上按比例计分。",
    "常常走访、家家户户受益、等等；研究研究方法，做做样子的的确确不行。",
    "逐项逐户核对，户户通电、村村通路，人人享有；全县县级公立医院全部达标。",
    "云岭镇镇政府与云岭镇政府办公室，市市场监管局与市场监管所，小学学生与小学生。",
    "既使群众得实惠，又使干部受教育；即时办结，及时公开，随即然后归档。",
    "按排名、按排序、按排放量、按排查结果分类处置；究竟争取多少由评审确定。",
    "上海拨付资金、筛选拨款对象、已经废止的文件、第一批淮河治理项目、两侧评估点。",
    "给予预算支持，不予计分，给予算力补贴；人脉博物馆、教材务必下发、康健设备入库。",
    "自己完成自查，自己经营，周末完成验收，年末发生额、期末达到的水平另计。",
    "交通汛期巡查、喷撒消毒液、上报消防大队、妥协条款、大幅射击训练、改善长江水质。",
    "本季渡口改造、控制渡船数量、合力渡难关；环保护士、消防讯问、抗早期肿瘤药物。",
    "3家、6间；12月31日前；同比增长5%；“十四五”末；5G基站；①调研；②论证；④总结。",
    "第1、2、4项由甲承担；见附件1、2、4；评选1、2、3等奖；2022、2023、2023年度。",
    "（１）州企业服务中心；（２）州散装水泥办公室；（３）州墙体材料改革办公室。",
    "什么？！真的吗？。",
    "Ltd., Inc.; e.g. item (a), (b); see p. 12.",
  ])
  func isSilent(_ sentence: String) {
    for text in [
      "绩效目标:\n  > \(sentence)\n", "备注: \(sentence.replacingOccurrences(of: "、……", with: ""))\n",
    ] {
      let found = Self.findings(text, all: false).filter { Self.rules.contains($0.rule) }
      #expect(found.isEmpty, "\(describe(found, Array(text.utf8)))")
    }
  }

  // MARK: - Fixes

  /// The safe fixes of one round after the other: they come to an end, and the lines keep their kinds and places.
  @Test func safeFixesKeepTheShape() throws {
    var documents = RuleExample.flagged.map { MarkedText($0.example.document).bytes }
    documents += (Document.examples + Document.realForms + Document.realTemplates).map(\.bytes)
    for original in documents {
      var bytes = original
      let shape = Self.shape(bytes)
      for round in 0..<60 {
        let edits = Self.findings(bytes, all: true).filter { Self.rules.contains($0.rule) }
          .flatMap { $0.fixes.filter { $0.safety == .safe }.prefix(1) }.map(\.edits)
        guard let first = edits.first else { break }
        #expect(round < 59, "no end")
        for edit in first.reversed() { bytes.replaceSubrange(edit.range, with: Array(edit.text.utf8)) }
        #expect(Self.shape(bytes) == shape, "\(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  private static func shape(_ bytes: [UInt8]) -> [String] {
    Tree(bytes).lines.map { "\($0.kind) \($0.parent ?? -1) \($0.cellCount) \($0.colon == nil)" }
  }

  // MARK: - Large documents

  /// Thousands of marks of every kind cost as much each as a few.
  @Test(arguments: [
    "１２ ", "，。", "合家,合家(合)", "（中)", "水渠渠道", "户数户 ", "布署", "1.甲；1、乙；", "一是甲；", "（二）甲。", "| １ ", "１", "，", "1.",
  ])
  func isLinear(_ piece: String) {
    func time(_ count: Int) -> Duration {
      let text = String(repeating: piece, count: count)
      let bytes = Array("甲:\n  > \(text)\n乙 \(text): \(text)\n丙:\n  | 名\n  |\(text)\n".utf8)
      return processorTime { _ = Self.findings(bytes, all: true) }
    }
    _ = time(10)
    let small = (0..<3).map { _ in time(1000) }.min() ?? .zero
    let large = time(8000)
    // Eight times the text; a quadratic cost would be 64 times as much.
    #expect(large < small * 32 + .milliseconds(50), "\(small) \(large)")
  }

  // MARK: - Running

  private static func findings(_ text: String, all: Bool) -> [Finding] { findings(Array(text.utf8), all: all) }

  private static func findings(_ bytes: [UInt8], all: Bool) -> [Finding] {
    var options = LintOptions()
    if all {
      for rule in Rule.all { _ = options.settings.set(rule.name, rule.family == .notation ? rule.severity : nil) }
    }
    let linter = Linter(templates: TemplateStore(workspace: []), options: options)
    return linter.lint(SourceFile(path: "form.biao", tree: Tree(bytes)))
  }
}
