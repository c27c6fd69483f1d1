// What a text is for, seen from its beginning without parsing it, against what its tree says.

import BiaoModel
import BiaoSyntax
import TestSupport
import Testing

@Suite struct DocumentHeadTests {
  private static let beginnings = [
    "", "\n", "#", "# 甲", "@template 甲\n甲: text", "@模板 甲\n甲: text", "@TEMPLATE 甲\r\n甲: text", "＠template 甲\n甲: text",
    "  @template 甲\n甲: text", "\t@template 甲\n甲: text", "\u{FEFF}@template 甲\n甲: text", "@form 甲\n项目: 乙",
    "@form hebiao/指标库\n指标库:", "@表 hebiao/指标库\n指标库:", "@form  hebiao／指标库 \n指标库:", "@unit 万元\n@form hebiao/指标库\n甲: 乙",
    "项目: 甲\n@template 甲", "- 甲\n@template 甲", "> 甲\n@template 甲\n甲: text", "| 甲 |\n@template 甲\n甲: text",
    "# 甲\n\n@template 甲\n甲: text",
    "@nothing 甲\n@template 甲\n甲: text", "<<<<<<< 甲\n@template 甲\n甲: text", "a: b\n@template 甲", "@\n甲: text",
    "@template",
    "# 甲\u{2028}@template 甲\n甲: text", "@form 甲\u{0B}@template 乙\n甲: text",
  ]

  @Test(arguments: beginnings) func isSeenFromTheBeginning(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(TemplateStore.isForOthers(atStartOf: bytes) == TemplateStore.isForOthers(Tree(bytes)))
    #expect(TemplateStore.templateName(atStartOf: bytes) == TemplateStore.templateName(of: Tree(bytes)))
  }

  @Test func damagedBeginningsToo() {
    var random = SeededGenerator(seed: 5)
    for text in Self.beginnings where !text.isEmpty {
      for _ in 0..<60 {
        var bytes = Array(text.utf8)
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        #expect(
          TemplateStore.isForOthers(atStartOf: bytes) == TemplateStore.isForOthers(Tree(bytes)), "\(bytes)")
      }
    }
  }
}
