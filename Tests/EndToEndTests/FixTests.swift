// `hebiao lint --fix` as a process.

import Foundation
import Testing

/// A template whose forms have one fault each below.
private let template = """
  @template 测试/表

  绩效指标: indicators
    产出指标: tier
      数量指标: tier
    - *: target
  资金: table
    名称: text
    预算: amount

  """

private func form(_ target: String) -> String {
  "@form 测试/表\n\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新增企业数: \(target)\n"
}

@Suite struct FixTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("hebiao.biao", "@form hebiao/配置\n")
    try folder.write("模板/表.biao", template)
  }

  private func lint(_ arguments: String..., input: String? = nil) throws -> ProcessResult {
    try hebiao(["lint"] + arguments, in: folder.url, input: input.map { Data($0.utf8) })
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
  }

  @Test func safeFixesAreApplied() throws {
    try folder.write("a.biao", form("≥ １５ 家"))
    let result = try lint("--fix", "--show-fixes", "a.biao")
    #expect(result.code == 0)
    #expect(try text("a.biao") == form("≥ 15 家"))
    #expect(
      result.text == """
        a.biao:6: fullwidth-number: 改为半角
        改了 1 处，在 1 个文件里
        1 个文件，没有发现问题

        """)
    #expect(try lint("--fix", "a.biao").text == "1 个文件，没有发现问题\n")
  }

  @Test func diffChangesNothing() throws {
    try folder.write("a.biao", form("≥ １５ 家"))
    let result = try lint("--diff", "a.biao", "--lang", "en")
    #expect(result.code == 1)
    #expect(
      result.text == """
        --- a.biao
        +++ a.biao
        @@ -3,4 +3,4 @@
         绩效指标:
           产出指标:
             数量指标:
        -      - 新增企业数: ≥ １５ 家
        +      - 新增企业数: ≥ 15 家

        """)
    #expect(result.errors == "1 fix in 1 file would be applied\n")
    #expect(try text("a.biao") == form("≥ １５ 家"))
    try folder.write("b.biao", form("≥ 15 家"))
    let clean = try lint("--diff", "b.biao", "--lang", "en")
    #expect(clean.code == 0 && clean.text.isEmpty && clean.errors == "nothing to fix\n")
  }

  @Test func suggestionsOnRequest() throws {
    // A cell is missing: one suggestion, and nothing that is safe.
    let broken = form("≥ 15 家") + "资金:\n  | 名称 | 预算 |\n  | 甲   |\n"
    try folder.write("a.biao", broken)
    #expect(try lint("--fix", "a.biao").code == 1)
    #expect(try text("a.biao") == broken)
    #expect(try lint("--fix=suggested", "a.biao").code == 0)
    #expect(try text("a.biao") == form("≥ 15 家") + "资金:\n  | 名称 | 预算 |\n  | 甲   | |\n")
    // Of two, a person must choose.
    let choice = "@form 测试/表\n\n绩效指标:\n  产出指标:\n    数量指标\n      - 新增企业数: ≥ 15 家\n"
    #expect(try lint("--fix=suggested", "-", input: choice).text == choice)
  }

  @Test func onlyFixing() throws {
    try folder.write("a.biao", form("≥ １５ 家") + "不认识: 1\n")
    let result = try lint("--fix-only", "a.biao")
    #expect(result.code == 0)
    #expect(result.text == "改了 1 处，在 1 个文件里\n")
    #expect(try text("a.biao") == form("≥ 15 家") + "不认识: 1\n")
  }

  @Test func standardInput() throws {
    let result = try lint("--fix", "-", input: form("≥ １５ 家"))
    #expect(result.code == 0)
    #expect(result.text == form("≥ 15 家"))
    #expect(result.errors == "改了 1 处，在 1 个文件里\n1 个文件，没有发现问题\n")
    let unchanged = try lint("--fix", "-", input: form("≥ 15 家"))
    #expect(unchanged.text == form("≥ 15 家"))
  }

  @Test func reportsForProgramsStayWhole() throws {
    try folder.write("a.biao", form("≥ １５ 家"))
    let result = try lint("--fix", "--show-fixes", "--report", "json", "a.biao")
    #expect(try JSONSerialization.jsonObject(with: result.output) is [String: Any])
    #expect(result.errors.contains("fullwidth-number"))
  }

  @Test func usage() throws {
    #expect(try lint("--show-fixes", "a.biao").errors.hasPrefix("错误: --show-fixes 要和 --fix 同用\n"))
    #expect(try lint("--fix=all", "a.biao").errors.hasPrefix("错误: 选项 --fix 不能取“all”，可取: safe、suggested\n"))
    #expect(try lint("--fix", "-", "a.biao").code == 2)
    #expect(try lint("--fix-only", "没有.biao").code == 2)
    #expect(try lint("--fix", "没有.biao").errors == "错误: 路径不存在: 没有.biao\n")
  }

  /// All examples: what is fixed has no more errors, nothing left to fix, and a diff that leads there.
  @Test(arguments: ["safe", "suggested"]) func examplesAreFixed(_ safety: String) throws {
    let examples = repositoryRoot.appending(path: "grammar/examples")
    let copy = folder.url.appending(path: "例")
    try FileManager.default.copyItem(at: examples, to: copy)
    let diff = try lint("--fix=\(safety)", "--diff", "例")
    #expect(diff.code == 1)
    if let patch = findTool("patch") {
      try FileManager.default.copyItem(at: examples, to: folder.url.appending(path: "b/例"))
      try folder.write("d", diff.output)
      let patched = try runProcess(patch, ["--binary", "-p0", "-s", "-d", "b", "-i", "../d"], in: folder.url)
      #expect(patched.code == 0, "\(patched.text)")
      #expect(try lint("--fix-only", "--fix=\(safety)", "例").code == 0)
      #expect(try runProcess(#require(findTool("diff")), ["-r", "例", "b/例"], in: folder.url).text.isEmpty)
    } else {
      #expect(try lint("--fix-only", "--fix=\(safety)", "例").code == 0)
    }
    let again = try lint("--fix=\(safety)", "--diff", "例")
    #expect(again.code == 0 && again.text.isEmpty, "\(again.text)")
  }
}
