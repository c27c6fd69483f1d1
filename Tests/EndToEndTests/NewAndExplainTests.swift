// `hebiao new` and `hebiao explain FILE:LINE`.

import Foundation
import Testing

@Suite struct NewAndExplainTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let template = """
    @template 示例/表

    名称: text, required
      > 写全称。
    经费 (万元): amount
    绩效指标: indicators
      产出指标: tier, required

    """

  @Test func aFormOfATemplate() throws {
    try folder.write("模板.biao", template)
    let result = try hebiao(["new", "示例/表"], in: folder.url)
    #expect(result.code == 0 && result.errors.isEmpty)
    #expect(result.text.hasPrefix("@form 示例/表\n"))
    #expect(result.text.contains("# 写全称。\n名称:\n"))
    #expect(result.text.contains("\n经费 (万元):\n"))
    #expect(result.text.contains("\n  产出指标:\n"))
    // It has no fault but that it is empty.
    try folder.write("表.biao", result.output)
    let lint = try hebiao(["lint", "--report", "json", "表.biao"], in: folder.url)
    let rules = Set(lint.text.matches(of: /"rule":"([a-z-]+)"/).map { String($0.1) })
    #expect(rules.isSubset(of: ["empty-required", "empty-tier"]) && rules.contains("empty-required"), "\(rules)")
  }

  @Test func templatesAreListedOnce() throws {
    try folder.write("模板.biao", template)
    try folder.write("同名.biao", "@template 通用/绩效表\n\n名称: text\n")
    let names = try hebiao(["new"], in: folder.url).text.split(separator: "\n")
    #expect(names.contains("示例/表") && names.filter { $0 == "通用/绩效表" }.count == 1)
  }

  @Test func filesAreNotOverwritten() throws {
    try folder.write("模板.biao", template)
    #expect(try hebiao(["new", "示例/表", "--output", "新.biao"], in: folder.url).code == 0)
    let file = folder.url.appending(path: "新.biao")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("@form 示例/表\n"))
    let again = try hebiao(["new", "示例/表", "--output", "新.biao"], in: folder.url)
    #expect(again.code == 2 && again.errors.contains("已经存在"))
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
    #expect(try hebiao(["new", "示例/表", "--output", "没有/新.biao"], in: folder.url).code == 4)
  }

  @Test func unknownTemplate() throws {
    let result = try hebiao(["new", "通用/绩表", "--lang", "en"], in: folder.url)
    #expect(result.code == 2)
    #expect(result.errors.hasPrefix("error: no such template: 通用/绩表; did you mean 通用/绩效表?\n"))
  }

  @Test func aLineIsExplained() throws {
    try folder.write("表.biao", "项目名称: 灯塔\n绩效指标:\n  产出指标:\n    数量指标:\n      - 路灯数量: 大力推进\n")
    let result = try hebiao(["explain", "表.biao:5"], in: folder.url)
    #expect(result.code == 0 && result.errors.isEmpty)
    #expect(result.text.hasPrefix("表.biao:5\n  - 路灯数量: 大力推进\n"))
    #expect(result.text.contains("警告[vague-target]") && result.text.contains("为什么: "))
    let fine = try hebiao(["explain", "表.biao:1", "--lang", "en"], in: folder.url)
    #expect(fine.code == 0 && fine.text.contains("no findings on this line"))
  }

  @Test func linesAndFilesThatAreNotThere() throws {
    try folder.write("表.biao", "项目名称: 灯塔\n")
    for (argument, words) in [("表.biao:7", "只有 2 行"), ("表.biao:0", "只有 2 行"), ("无.biao:1", "路径不存在")] {
      let result = try hebiao(["explain", argument], in: folder.url)
      #expect(result.code == 2 && result.errors.contains(words), "\(argument): \(result.errors)")
    }
    #expect(try hebiao(["explain", "vague-tagret"]).errors.contains("是否想写 vague-target"))
    #expect(try hebiao(["explain", "sum"]).errors.contains("是否想写 mismatched-sum"))
    // More than a number holds is still a line that there is not.
    let line = try hebiao(["explain", "表.biao:99999999999999999999"], in: folder.url)
    #expect(line.code == 2 && line.errors.contains("只有"), "\(line.errors)")
  }
}
