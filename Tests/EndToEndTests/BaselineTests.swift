// `hebiao lint --write-baseline` and `--baseline`: an old repository adopts the linter.

import Foundation
import Testing

@Suite struct BaselineTests {
  private let folder: TemporaryFolder
  private let form = "绩效指标:\n  产出指标:\n    数量指标:\n      - 服务水平: 明显提升\n      - 培训: 若干\n  效益指标: /\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("甲/a.biao", form)
    try folder.write("乙/b.biao", form)
  }

  private func lint(_ arguments: String..., in path: String = ".") throws -> ProcessResult {
    try hebiao(["lint"] + arguments, in: folder.url.appending(path: path))
  }

  private func baseline() throws -> String {
    try String(contentsOf: folder.url.appending(path: "known.txt"), encoding: .utf8)
  }

  @Test func whatIsKnownNeitherCountsNorShows() throws {
    #expect(try lint(".").code == 1)
    let written = try lint("--write-baseline", "known.txt", ".")
    #expect(written.code == 0 && written.errors == "known.txt 里现在记着 4 处问题，在 2 个文件里\n", "\(written.errors)")
    #expect(
      try baseline() == """
        # hebiao-baseline 1
        乙/b.biao\tvague-target\t1\t绩效指标/产出指标/数量指标\t- 培训: 若干
        乙/b.biao\tvague-target\t1\t绩效指标/产出指标/数量指标\t- 服务水平: 明显提升
        甲/a.biao\tvague-target\t1\t绩效指标/产出指标/数量指标\t- 培训: 若干
        甲/a.biao\tvague-target\t1\t绩效指标/产出指标/数量指标\t- 服务水平: 明显提升

        """)
    let known = try lint("--baseline", "known.txt", ".")
    #expect(known.code == 0 && known.text == "2 个文件，没有发现问题；另有 4 处记在基线里\n" && known.errors.isEmpty)
    #expect(
      try lint("--baseline=known.txt", "--lang", "en", ".").text == "2 files, no findings; 4 more are in the baseline\n"
    )
    // From another folder, by other paths.
    #expect(try lint("--baseline", "../known.txt", "a.biao", in: "甲").code == 0)
    #expect(try lint("--baseline", "../known.txt", "../甲/a.biao", "./../乙", in: "甲").code == 0)
    let root = folder.url.path(percentEncoded: false)
    #expect(try lint("--baseline", "\(root)/known.txt", "\(root)/甲", in: "乙").code == 0)
    // The same again changes nothing.
    let before = try baseline()
    _ = try lint("--write-baseline", "../known.txt", "../甲", "b.biao", in: "乙")
    #expect(try baseline() == before)
  }

  @Test func newFaultsAreFound() throws {
    _ = try lint("--write-baseline", "known.txt", ".")
    try folder.write(
      "甲/a.biao",
      "# 第一行\n\n" + form.replacing("      - ", with: "        - ").replacing("  效", with: "        - 新设: 大幅增加\n  效"))
    let result = try lint("--baseline", "known.txt", ".")
    #expect(result.code == 1 && result.text.contains("大幅增加"))
    #expect(!result.text.contains("若干") && !result.text.contains("明显提升") && result.errors.isEmpty)
    // The same words under another tier are another fault.
    try folder.write("乙/b.biao", form.replacing("数量指标", with: "质量指标"))
    let moved = try lint("--baseline", "known.txt", "乙")
    #expect(moved.code == 1 && moved.text.contains("若干"))
  }

  @Test func whatIsGoneMustBePruned() throws {
    _ = try lint("--write-baseline", "known.txt", ".")
    try folder.write("甲/a.biao", form.replacing("若干", with: "≥ 3 次"))
    let stale = try lint("--baseline", "known.txt", ".")
    #expect(stale.code == 1)
    #expect(
      stale.errors == """
        错误: known.txt 里记着的 1 处问题已经没有了:
          甲/a.biao: vague-target: 绩效指标/产出指标/数量指标/- 培训: 若干
        用 --write-baseline known.txt 把它们删去

        """)
    // Of files that are not in the run, and of rules that did not speak, nothing is known.
    #expect(try lint("--baseline", "known.txt", "乙").code == 0)
    try folder.write("hebiao.biao", "@form hebiao/配置\n规则:\n  vague-target: off\n")
    #expect(try lint("--baseline", "known.txt", "甲", "乙").code == 0)
    try FileManager.default.removeItem(at: folder.url.appending(path: "hebiao.biao"))
    // Pruning one file leaves the others alone; a file that is gone goes.
    #expect(try lint("--write-baseline", "known.txt", "甲").code == 0)
    #expect(try baseline().components(separatedBy: "乙/b.biao").count == 3)
    #expect(try baseline().components(separatedBy: "甲/a.biao").count == 2)
    try FileManager.default.removeItem(at: folder.url.appending(path: "乙/b.biao"))
    #expect(try lint("--write-baseline", "known.txt", "甲").code == 0)
    #expect(!(try baseline().contains("乙/b.biao")))
  }

  @Test func faultyOnesAreRefused() throws {
    let missing = try lint("--baseline", "known.txt", ".")
    #expect(missing.code == 2 && missing.errors.contains("known.txt") && missing.text.isEmpty)
    try folder.write("known.txt", "# hebiao-baseline 1\n<<<<<<< HEAD\n")
    for option in ["--baseline", "--write-baseline"] {
      let faulty = try lint(option, "known.txt", ".")
      #expect(faulty.code == 2 && faulty.errors.hasPrefix("错误: 基线有误: known.txt:2: "), "\(faulty.errors)")
      #expect(faulty.text.isEmpty)
    }
    #expect(try baseline() == "# hebiao-baseline 1\n<<<<<<< HEAD\n")
    try folder.write("known.txt", "# hebiao-baseline 9\n")
    #expect(try lint("--baseline", "known.txt", ".").errors.contains("known.txt:1: "))
    #expect(try lint("--baseline", "a", "--write-baseline", "b", ".").code == 2)
    #expect(try lint("--diff", "--write-baseline", "b", ".").code == 2)
    #expect(try lint("--write-baseline", "没有/b", ".").code == 4)
    #expect(try lint("--baseline").code == 2)
  }

  /// A run that did not take place must not empty the baseline.
  @Test func nothingIsWrittenWithoutARun() throws {
    _ = try lint("--write-baseline", "known.txt", ".")
    let before = try baseline()
    #expect(try lint("--write-baseline", "known.txt", "没有.biao").code == 2)
    #expect(try lint("--write-baseline", "known.txt", "没有.biao", "甲").code == 2)
    #expect(try baseline() == before)
    // And what was left out of the report for it is not said to be in it.
    try folder.write("甲/a.biao", form + form)
    try folder.write("hebiao.biao", "@form hebiao/配置\n\n规侧:\n")
    let faulty = try lint("--write-baseline", "known.txt", "甲")
    #expect(faulty.code == 2 && faulty.errors.contains("known.txt 未改动"), "\(faulty.errors)")
    #expect(faulty.text.contains("处未列出，也没有记进基线") && !faulty.text.contains("记在基线里"), "\(faulty.text)")
    let english = try lint("--write-baseline", "known.txt", "--lang", "en", "甲")
    #expect(english.text.contains("not shown and not in the baseline"), "\(english.text)")
    let unwritable = try lint("--write-baseline", "没有/known.txt", "--isolated", "甲")
    #expect(unwritable.code == 4 && unwritable.text.contains("也没有记进基线"), "\(unwritable.text)")
    try FileManager.default.removeItem(at: folder.url.appending(path: "hebiao.biao"))
    #expect(try baseline() == before)
    // No temporary file stays behind.
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false))
    #expect(names.sorted() == ["known.txt", "乙", "甲"].sorted())
  }

  @Test func everyFindingMayBeInIt() throws {
    try folder.write("甲/a.biao", "项目名称 甲\n   数量指标：５\n\t- 坏\n# hebiao-ignore nothing\n|a|\n")
    let all = try lint("--report", "json", "甲")
    #expect(all.code == 1)
    #expect(try lint("--write-baseline", "known.txt", "甲").code == 0)
    let known = try lint("--baseline", "known.txt", "--report", "json", "甲")
    let object = try #require(try JSONSerialization.jsonObject(with: known.output) as? [String: Any])
    #expect((object["findings"] as? [Any])?.isEmpty == true && known.code == 0)
  }

  /// Findings across files are no longer found where only some files are given, and are not gone for that.
  @Test func partOfAFolderIsNotTheWhole() throws {
    try folder.write("项目/hebiao.biao", "@form hebiao/配置\n")
    for name in ["a", "b"] { try folder.write("项目/\(name).biao", "@form 承德市/项目绩效目标表\n项目名称: \(name)\n项目编码: 2026001\n") }
    let whole = try lint("项目")
    try #require(whole.text.contains("[duplicate-code]"))
    #expect(try lint("--write-baseline", "known.txt", "项目").code == 0)
    #expect(try lint("--baseline", "known.txt", "项目").code == 0)
    let one = try lint("--baseline", "known.txt", "项目/b.biao")
    #expect(one.code == 0 && one.errors.isEmpty, "\(one.errors)")
    #expect(try lint("--write-baseline", "known.txt", "项目/b.biao").code == 0)
    #expect(try lint("--baseline", "known.txt", "项目").code == 0)
    try folder.write("项目/b.biao", "@form 承德市/项目绩效目标表\n项目名称: b\n项目编码: 2026002\n")
    #expect(try lint("--baseline", "known.txt", "项目").errors.contains("duplicate-code"))
  }

  /// Branches that add findings in different files merge by themselves.
  @Test func mergesLineByLine() throws {
    guard let git = findTool("git") else { return }
    func run(_ arguments: String...) throws -> ProcessResult {
      try runProcess(
        git,
        ["-C", folder.url.path(percentEncoded: false), "-c", "user.name=a", "-c", "user.email=a@b.example"] + arguments)
    }
    try folder.write("丙/c.biao", form)
    try folder.write("丁/d.biao", form)
    _ = try lint("--write-baseline", "known.txt", ".")
    for arguments in [
      ["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "1"], ["checkout", "-qb", "other"],
    ] {
      #expect(
        try runProcess(
          git,
          ["-C", folder.url.path(percentEncoded: false), "-c", "user.name=a", "-c", "user.email=a@b.example"]
            + arguments
        ).code == 0)
    }
    let more = form.replacing("  效", with: "      - 新设: 大幅增加\n  效")
    try folder.write("丁/d.biao", more)
    _ = try lint("--write-baseline", "known.txt", "丁")
    #expect(try run("commit", "-qam", "2").code == 0)
    #expect(try run("checkout", "-q", "main").code == 0)
    try folder.write("甲/a.biao", more)
    _ = try lint("--write-baseline", "known.txt", "甲")
    #expect(try run("commit", "-qam", "3").code == 0)
    let merge = try run("merge", "-q", "-m", "4", "other")
    #expect(merge.code == 0, "\(merge.text)")
    #expect(try lint("--baseline", "known.txt", ".").code == 0)
  }

  @Test func aRunWithFixes() throws {
    try folder.write("甲/a.biao", form + "# hebiao-ignore placeholder: 早已改好\n项目名称: 甲\n")
    _ = try lint("--write-baseline", "known.txt", "甲")
    let fixed = try lint("--fix", "--baseline", "known.txt", "甲")
    #expect(fixed.code == 1 && fixed.errors.contains("unused-suppression"))
    #expect(try lint("--fix", "--write-baseline", "known.txt", "甲").code == 0)
    #expect(try lint("--baseline", "known.txt", "甲").code == 0)
  }

  @Test func standardInputGoesByItsName() throws {
    _ = try lint("--write-baseline", "known.txt", ".")
    func input(_ arguments: String...) throws -> ProcessResult {
      try hebiao(["lint", "--baseline", "known.txt"] + arguments + ["-"], in: folder.url, input: Data(form.utf8))
    }
    #expect(try input("--stdin-filename", "甲/a.biao").code == 0)
    #expect(try input("--stdin-filename", "丙/a.biao").code == 1)
    #expect(try input().code == 1)
  }

  /// Parts of a run know nothing of a baseline; the whole does.
  @Test func theWholeOfShardsIsHeldToIt() throws {
    _ = try lint("--write-baseline", "known.txt", ".")
    let before = try baseline()
    #expect(try lint("--baseline", "known.txt", "--shard", "1/2", "--report", "shard=1.shard", ".").code == 2)
    func shards() throws {
      for number in 1...2 {
        #expect(try lint("--shard", "\(number)/2", "--report", "shard=\(number).shard", ".").code != 2)
      }
    }
    func merge(_ arguments: String...) throws -> ProcessResult {
      try hebiao(["report", "merge"] + arguments + ["1.shard", "2.shard"], in: folder.url)
    }
    try shards()
    #expect(try merge("--baseline", "known.txt").code == 0)
    #expect(try merge("--write-baseline", "known.txt").code == 0)
    #expect(try baseline() == before)
    // A document without findings is not read again, and its entries are gone all the same.
    try folder.write("甲/a.biao", "绩效指标:\n  产出指标: /\n  效益指标: /\n")
    try shards()
    let stale = try merge("--baseline", "known.txt")
    #expect(stale.code == 1 && stale.errors.contains("甲/a.biao") && !stale.errors.contains("乙/b.biao"))
    #expect(try merge("--write-baseline", "known.txt").code == 0)
    #expect(!(try baseline().contains("甲/a.biao")))
  }
}
