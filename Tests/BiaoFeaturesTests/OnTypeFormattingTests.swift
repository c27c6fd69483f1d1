// What is written while an author types.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@testable import BiaoFeatures

@Suite struct OnTypeFormattingTests {
  private static let template = """
    @template 测试/表

    名称: text
    概况: prose
    要点: list
    资金: group
      总额: amount
    指标: indicators
      产出: tier
        数量: tier
      - *: target
        评分标准: scoring, required
    明细: table
      名目: text
      金额: amount
      备注: text
    """

  /// The text after `character` was typed at `‸`, which stands behind it, with the cursor where it belongs.
  private func type(_ character: String, in marked: String, template: String = template) -> String {
    let (text, offset) = cursor("@form 测试/表\n" + marked)
    let view = view(text, templates: [template])
    let result = view.onTypeFormatting(after: character, at: offset)
    var after = applied(result.edits, to: view.tree.bytes)
    if let position = result.cursor {
      after =
        String(decoding: Array(after.utf8)[..<position], as: UTF8.self) + "‸"
        + String(decoding: Array(after.utf8)[position...], as: UTF8.self)
    }
    return String(after.dropFirst("@form 测试/表\n".count))
  }

  @Test func paragraphsGoOn() {
    #expect(type("\n", in: "概况:\n  > 一。\n‸") == "概况:\n  > 一。\n  > ")
    #expect(type("\n", in: "概况:\n  > 一。\n  ‸二。\n") == "概况:\n  > 一。\n  > 二。\n")
    #expect(type("\n", in: "概况:\n  》一。\n‸") == "概况:\n  》一。\n  》 ")
    // An empty one is the end.
    #expect(type("\n", in: "概况:\n  > 一。\n  > \n  ‸\n名称: 甲") == "概况:\n  > 一。\n\n名称: 甲")
  }

  @Test func itemsGoOn() {
    #expect(type("\n", in: "要点:\n  - 一\n  ‸") == "要点:\n  - 一\n  - ")
    #expect(type("\n", in: "要点:\n  - 一\n  - \n  ‸") == "要点:\n  - 一\n")
    // What an indicator must have comes first.
    #expect(
      type("\n", in: "指标:\n  产出:\n    数量:\n      - 路: ≥ 1 公里\n‸")
        == "指标:\n  产出:\n    数量:\n      - 路: ≥ 1 公里\n        ")
    #expect(
      type("\n", in: "指标:\n  产出:\n    数量:\n      - 路: ≥ 1 公里\n        评分标准: 达标\n‸")
        == "指标:\n  产出:\n    数量:\n      - 路: ≥ 1 公里\n        评分标准: 达标\n        ")
  }

  @Test func linesBeginWhereTheirGroupWantsThem() {
    #expect(type("\n", in: "概况:\n‸") == "概况:\n  > ")
    #expect(type("\n", in: "要点:\n‸") == "要点:\n  - ")
    #expect(type("\n", in: "资金:\n‸") == "资金:\n  ")
    #expect(type("\n", in: "资金:\n  总额: 5\n‸") == "资金:\n  总额: 5\n  ")
    #expect(type("\n", in: "名称: 甲\n    ‸") == "名称: 甲\n")
    #expect(type("\n", in: "指标:\n  产出:\n‸") == "指标:\n  产出:\n    ")
    #expect(type("\n", in: "指标:\n  产出:\n    数量:\n‸") == "指标:\n  产出:\n    数量:\n      - ")
    #expect(type("\n", in: "资金:\n\t总额: 5\n‸") == "资金:\n\t总额: 5\n\t")
    #expect(type("\n", in: "资金：\r\n‸") == "资金：\r\n  ")
  }

  @Test func rowsGoOn() {
    #expect(
      type("\n", in: "明细:\n  | 名目 | 金额 | 备注 |\n  | 甲 | 5 | |\n‸")
        == "明细:\n  | 名目 | 金额 | 备注 |\n  | 甲 | 5 | |\n  | ‸ |  |  |")
    #expect(type("\n", in: "明细:\n  | 名目 | 金额 | 备注 |\n  |  |  |  |\n‸\n名称: 甲") == "明细:\n  | 名目 | 金额 | 备注 |\n\n名称: 甲")
    #expect(
      type("\n", in: "明细:\n  | 名目 | 金额 | 备注 |\n    | 甲 | 5 |\n‸")
        == "明细:\n  | 名目 | 金额 | 备注 |\n    | 甲 | 5 |\n    | ‸ |  |  |")
  }

  @Test func tablesStayAligned() {
    #expect(
      type("|", in: "明细:\n  | 名目 | 金额 | 备注 |\n  | 办公用品 | 5 |  |‸\n  | 车 | 120.5 | 无 |\n")
        == "明细:\n  | 名目     | 金额  | 备注 |\n  | 办公用品 | 5     |      |\n  | 车       | 120.5 | 无   |\n")
    // A row that is not whole yet changes nothing.
    #expect(type("|", in: "明细:\n  | 名目 | 金额 | 备注 |\n  | 办公用品 |‸\n") == "明细:\n  | 名目 | 金额 | 备注 |\n  | 办公用品 |\n")
    #expect(type("|", in: "名称: a|‸\n") == "名称: a|\n")
  }

  @Test func colonsOfLabelsOnly() {
    #expect(type("：", in: "名称：‸\n") == "名称: \n")
    #expect(type("：", in: "名称: 甲：‸\n") == "名称: 甲：\n")
    #expect(type("：", in: "概况:\n  > 目标：‸\n") == "概况:\n  > 目标：\n")
    #expect(type("：", in: "明细:\n  | 名：‸ |\n") == "明细:\n  | 名：‸ |\n".replacingOccurrence(of: "‸", with: ""))
  }

  @Test func templatesTellTheirLines() {
    let (text, offset) = cursor("@template 甲\n资金: group\n‸")
    let view = BiaoFeaturesTests.view(text)
    #expect(view.onTypeFormatting(after: "\n", at: offset).edits.map(\.text) == ["  "])
    let (other, place) = cursor("@template 甲\n资金: amount\n‸")
    #expect(BiaoFeaturesTests.view(other).onTypeFormatting(after: "\n", at: place).edits.isEmpty)
  }

  private func view(_ text: String, templates: [String]) -> DocumentView {
    BiaoFeaturesTests.view(text, templates: templates)
  }

  /// Anywhere in the examples Enter makes no new fault but the empty line's own.
  @Test(arguments: exampleDocuments.indices) func enterAnywhereIsHarmless(_ index: Int) {
    let (path, text) = exampleDocuments[index]
    let bytes = Array(text.utf8)
    let tree = Tree(bytes)
    for line in stride(from: 0, to: tree.lines.count, by: 3) {
      var broken = bytes
      broken.insert(0x0A, at: tree.lines[line].end)
      let view = BiaoFeaturesTests.view(String(decoding: broken, as: UTF8.self))
      let result = view.onTypeFormatting(after: "\n", at: tree.lines[line].end + 1)
      let after = Tree(Array(applied(result.edits, to: broken).utf8))
      let added = after.problems.filter { $0.kind != .missingColon }.count
      #expect(added <= tree.problems.count, "\(path):\(line + 1)")
      for trigger in ["|", "：", "x"] {
        for edit in view.onTypeFormatting(after: trigger, at: tree.lines[line].end).edits {
          #expect(edit.range.upperBound <= broken.count)
        }
      }
    }
  }

  @Test func anyPlaceOfAnything() {
    for text in [
      "", "\n", ">", ">\n", "> \n", "-\n\n", "- \n", "|\n", "| |\n", "a:\n  |\n", "\u{FEFF}> \n", "：", "a：", "\r\n",
      "- *:\n",
    ] {
      let view = BiaoFeaturesTests.view(text)
      for offset in -1...text.utf8.count + 1 {
        for character in OnTypeFormatting.triggers {
          let result = view.onTypeFormatting(after: character, at: offset)
          _ = applied(result.edits, to: view.tree.bytes)
        }
      }
    }
  }
}
