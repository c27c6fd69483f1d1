// --since, --staged, --changed-lines: with real repositories.

import Foundation
import Testing

/// A repository in a folder of its own, in which nothing of the user's configuration plays a part.
final class TestRepository {
  let folder: TemporaryFolder
  let environment: [String: String]
  private let tool: URL

  init() throws {
    folder = try TemporaryFolder()
    tool = try #require(findTool("git"))
    environment = [
      "HOME": folder.url.appending(path: "home").path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_AUTHOR_NAME": "甲", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "甲",
      "GIT_COMMITTER_EMAIL": "a@example.org",
    ]
    try git("init", "-q", "-b", "main", "work")
  }

  /// The work tree.
  var top: URL { folder.url.appending(path: "work") }

  @discardableResult
  func git(_ arguments: String..., in path: String = "work") throws -> String {
    let place = folder.url.appending(path: path)
    let exists = FileManager.default.fileExists(atPath: place.path)
    let result = try runProcess(tool, arguments, in: exists ? place : folder.url, environment: environment)
    #expect(result.code == 0, "git \(arguments): \(result.errors)")
    return result.text
  }

  func write(_ path: String, _ text: String) throws { try folder.write("work/\(path)", text) }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: top.appending(path: path)) }

  func commit() throws {
    try git("add", "-A")
    try git("commit", "-q", "--allow-empty", "-m", "x")
  }

  func lint(_ arguments: String..., in path: String = "work") throws -> ProcessResult {
    try hebiao(
      ["lint", "--report", "json", "--lang", "en"] + arguments, in: folder.url.appending(path: path),
      environment: environment)
  }

  /// `path:line` of the findings.
  func findings(_ arguments: String..., in path: String = "work") throws -> [String] {
    let result = try hebiao(
      ["lint", "--report", "json", "--lang", "en"] + arguments, in: folder.url.appending(path: path),
      environment: environment)
    #expect(result.errors.isEmpty, "\(result.errors)")
    return try JSONDecoder().decode(Output.self, from: result.output).findings
      .map { "\($0.path):\($0.range.start.line)" }
  }

  private struct Output: Decodable {
    struct Finding: Decodable {
      struct Range: Decodable {
        struct Place: Decodable { var line: Int }
        var start: Place
      }
      var path: String
      var range: Range
    }
    var findings: [Finding]
  }
}

/// Whether the real program is there.
let hasGit = findTool("git") != nil

@Suite(.enabled(if: hasGit, "git is not installed")) struct GitSelectionTests {
  /// Its total, on line 3, is right where `other` is 20.
  private func form(_ other: String, more: String = "") -> String {
    """
    @form 财政部/项目支出绩效目标表
    项目资金:
      资金总额: 120.00
      其中:
        财政拨款: 100.00
        其他资金: \(other)
    \(more)

    """
  }

  @Test func sinceFindsWhatABranchChanged() throws {
    let repository = try TestRepository()
    try repository.write("旧.biao", form("29.00"))
    try repository.write("改.biao", form("20.00"))
    try repository.write("走.biao", form("28.00"))
    try repository.commit()
    try repository.git("checkout", "-q", "-b", "branch")
    try repository.write("已提交/a b\"\t.biao", form("21.00"))
    try repository.remove("走.biao")
    try repository.commit()
    try repository.write("改.biao", form("22.00"))
    try repository.write("新.biao", form("23.00"))
    // What happens on main afterwards is no business of the branch.
    try repository.git("stash", "-q", "-u")
    try repository.git("checkout", "-q", "main")
    try repository.write("旧.biao", form("27.00"))
    try repository.commit()
    try repository.git("checkout", "-q", "branch")
    try repository.git("stash", "pop", "-q")
    let expected = ["已提交/a b\"\t.biao:3", "改.biao:3", "新.biao:3"]
    let select = ["--select", "mismatched-sum"]
    #expect(try repository.findings("--since", "main", select[0], select[1]) == expected)
    // From above the repository, from below, and of a part of it.
    #expect(
      try repository.findings("--since", "main", select[0], select[1], "work", in: ".") == expected.map { "work/\($0)" }
    )
    #expect(try repository.findings("--since", "main", select[0], select[1], in: "work/已提交") == ["a b\"\t.biao:3"])
    #expect(try repository.findings("--since", "main", select[0], select[1], "新.biao", "旧.biao") == ["新.biao:3"])
    #expect(try repository.findings(select[0], select[1], ".").count == 4)
  }

  @Test func nothingChangedIsClean() throws {
    let repository = try TestRepository()
    try repository.write("a.biao", form("21.00"))
    try repository.commit()
    for arguments in [["--since", "HEAD"], ["--staged"]] {
      let result = try hebiao(["lint"] + arguments, in: repository.top, environment: repository.environment)
      #expect(result.code == 0)
      #expect(result.text.contains("0 个文件"))
    }
  }

  @Test func staleRevisionsAndFoldersWithoutRepository() throws {
    let repository = try TestRepository()
    try repository.write("a.biao", form("21.00"))
    try repository.commit()
    let unknown = try repository.lint("--since", "nosuch")
    #expect(unknown.code == 2 && unknown.errors.contains("no such revision: nosuch"))
    let option = try repository.lint("--since", "--output=x")
    #expect(option.code == 2 && option.errors.contains("no such revision"))
    try repository.git("checkout", "-q", "--orphan", "other")
    try repository.write("a.biao", form("22.00"))
    try repository.commit()
    let unrelated = try repository.lint("--since", "main")
    #expect(unrelated.code == 2 && unrelated.errors.contains("no commit in common"), "\(unrelated.errors)")
    let outside = try TemporaryFolder()
    try outside.write("a.biao", form("21.00"))
    for scope in [["--staged"], ["--since", "HEAD"]] {
      let result = try hebiao(["lint", "--lang", "en"] + scope, in: outside.url)
      #expect(result.code == 2 && result.errors.contains("is in no git repository"), "\(result.errors)")
    }
    let empty = try TemporaryFolder()
    var without = repository.environment
    without["PATH"] = empty.url.path
    let result = try runProcess(
      hebiaoBinary, ["lint", "--lang", "en", "--staged"], in: repository.top, environment: without, keepsPath: false)
    #expect(result.code == 2 && result.errors.contains("cannot run git"), "\(result.errors)")
  }

  @Test func stagedIsTheContentOfTheIndex() throws {
    let repository = try TestRepository()
    // Before the first commit.
    try repository.write("a.biao", form("21.00"))
    try repository.write("b.biao", form("22.00"))
    try repository.git("add", "a.biao")
    #expect(try repository.findings("--staged", "--select", "mismatched-sum") == ["a.biao:3"])
    try repository.commit()
    // Right in the index, wrong on the disk; and the other way round.
    try repository.write("a.biao", form("20.00"))
    try repository.write("b.biao", "\n" + form("23.00"))
    try repository.write("c.biao", form("24.00"))
    try repository.write("gone.biao", form("25.00"))
    try repository.git("add", "-A")
    try repository.write("a.biao", form("29.00"))
    try repository.write("b.biao", form("20.00"))
    try repository.remove("gone.biao")
    let expected = ["b.biao:4", "c.biao:3", "gone.biao:3"]
    #expect(try repository.findings("--staged", "--select", "mismatched-sum") == expected)
    #expect(
      try repository.findings("--staged", "--select", "mismatched-sum", "gone.biao", "c.biao") == [
        "c.biao:3", "gone.biao:3",
      ])
    #expect(
      try repository.findings("--staged", "--select", "mismatched-sum", "work", in: ".")
        == expected.map { "work/\($0)" })
    // What only the index has is no file that could be fixed.
    #expect(try repository.lint("--staged", "--fix").code == 2)
    // A file that was renamed, and one that was taken away.
    try repository.git("commit", "-q", "-m", "x")
    try repository.git("mv", "c.biao", "d.biao")
    try repository.git("rm", "-q", "--cached", "b.biao")
    #expect(try repository.findings("--staged", "--select", "mismatched-sum") == ["d.biao:3"])
  }

  @Test func templatesAndConfigurationAreThoseOfTheIndex() throws {
    let repository = try TestRepository()
    try repository.write("hebiao.biao", "@form hebiao/配置\n")
    try repository.write("模板.biao", "@template 县/表\n项目名称: text, required\n")
    try repository.commit()
    try repository.write("表.biao", "@form 县/表\n备注: x\n")
    try repository.git("add", "-A")
    let rules = ["--select", "missing-field,unknown-template"]
    #expect(try repository.findings("--staged", rules[0], rules[1]) == ["表.biao:1"])
    // On the disk the template wants nothing any more, or is away.
    try repository.write("模板.biao", "@template 县/表\n项目名称: text\n")
    #expect(try repository.findings("--staged", rules[0], rules[1]) == ["表.biao:1"])
    try repository.remove("模板.biao")
    #expect(try repository.findings("--staged", "--select", "missing-field") == ["表.biao:1"])
    try repository.write("模板.biao", "@template 县/表\n项目名称: text\n")
    try repository.git("add", "模板.biao")
    #expect(try repository.findings("--staged", "--select", "missing-field").isEmpty)
    try repository.git("reset", "-q", "--", "模板.biao")
    try repository.git("checkout", "-q", "--", "模板.biao")
    // The rule is off on the disk, then in the index.
    try repository.write("hebiao.biao", "@form hebiao/配置\n规则:\n  missing-field: off\n")
    #expect(try repository.findings("--staged").contains("表.biao:1"))
    try repository.git("add", "hebiao.biao")
    #expect(try !repository.findings("--staged").contains("表.biao:1"))
  }

  @Test func aCommitOfSomeFilesIsCheckedAsItWillBe() throws {
    let repository = try TestRepository()
    try repository.write("a.biao", form("20.00"))
    try repository.write("b.biao", form("20.00"))
    try repository.commit()
    let hook = """
      #!/bin/sh
      exec "\(hebiaoBinary.path)" lint --lang en --staged --select mismatched-sum

      """
    let file = repository.top.appending(path: ".git/hooks/pre-commit")
    try Data(hook.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    func commit(_ arguments: String..., in path: String = "work") throws -> ProcessResult {
      try runProcess(
        #require(findTool("git")), ["commit", "-m", "x"] + arguments, in: repository.folder.url.appending(path: path),
        environment: repository.environment)
    }
    // `git commit FILE` and `git commit -a` bring an index of their own.
    try repository.write("a.biao", form("21.00"))
    try repository.write("b.biao", form("20.00", more: "# x"))
    let good = try commit("b.biao")
    #expect(good.code == 0, "\(good.text)\(good.errors)")
    let bad = try commit("-a")
    #expect(bad.code != 0 && (bad.text + bad.errors).contains("a.biao:3:9"), "\(bad.text)\(bad.errors)")
    try repository.write("in/c.biao", form("21.00"))
    try repository.git("add", "in/c.biao")
    let below = try commit(in: "work/in")
    #expect(below.code != 0 && (below.text + below.errors).contains("in/c.biao:3:9"), "\(below.text)\(below.errors)")
  }

  @Test func onlyChangedLines() throws {
    let repository = try TestRepository()
    let two = form("20.00") + "年度: 明年\n"
    try repository.write("a.biao", two)
    try repository.commit()
    try repository.write("a.biao", two.replacingOccurrences(of: ": 20.00\n", with: ": 21.00\n"))
    // The total did not change; what it is compared with did.
    let lines = ["--since", "HEAD", "--changed-lines"]
    #expect(
      try repository.findings(lines[0], lines[1], lines[2], "--select", "mismatched-sum") == ["a.biao:3"])
    let all = try repository.findings("--since", "HEAD")
    let some = try repository.findings(lines[0], lines[1], lines[2])
    #expect(some.count < all.count && Set(some).isSubset(of: all))
    try repository.git("add", "-A")
    #expect(try repository.findings("--staged", "--changed-lines") == some)
    // A file that nobody knows yet is new as a whole.
    try repository.git("rm", "-q", "--cached", "a.biao")
    try repository.git("commit", "-q", "-m", "x")
    #expect(try repository.findings(lines[0], lines[1], lines[2]) == all)
    #expect(try repository.lint("--changed-lines", ".").code == 2)
  }

  /// A line that is taken away leaves nothing that changed, but its group lacks it.
  @Test func whatIsMissingConcernsTheLinesAround() throws {
    let repository = try TestRepository()
    try repository.write(
      "t.biao",
      "@template 县/表\n甲: group\n  名称: text, required\n  备注: text\n乙: group\n  名称: text, required\n  备注: text\n")
    try repository.write("a.biao", "@form 县/表\n甲:\n  名称: x\n  备注: y\n乙:\n  备注: y\n")
    try repository.commit()
    let arguments = ["--since", "HEAD", "--changed-lines", "--select", "missing-field", "a.biao"]
    func found() throws -> [String] {
      try repository.findings(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5])
    }
    #expect(try found().isEmpty)
    try repository.write("a.biao", "@form 县/表\n甲:\n  备注: y\n乙:\n  备注: y\n")
    #expect(try found() == ["a.biao:2"])
    try repository.write("a.biao", "@form 县/表\n甲:\n  名称: x\n  备注: y\n乙:\n  备注: z\n")
    #expect(try found() == ["a.biao:5"])
  }

  /// Documents that did not change are not reported, but what contradicts them is.
  @Test func othersAreStillComparedWith() throws {
    let repository = try TestRepository()
    func project(_ name: String) -> String {
      "@form 承德市/项目绩效目标表\n预算单位: 云岭县教育局\n项目编码: 53112225P00001100023\n项目名称: \(name)\n"
    }
    try repository.write("a.biao", project("校舍维修"))
    try repository.commit()
    try repository.write("b.biao", project("创业大赛"))
    let rule = ["--select", "duplicate-code"]
    #expect(try repository.findings(rule[0], rule[1], ".") == ["b.biao:3"])
    #expect(try repository.findings("--since", "HEAD", rule[0], rule[1]) == ["b.biao:3"])
    #expect(try repository.findings("--since", "HEAD", "--changed-lines", rule[0], rule[1]) == ["b.biao:3"])
    try repository.git("add", "-A")
    #expect(try repository.findings("--staged", rule[0], rule[1]) == ["b.biao:3"])
    try repository.git("reset", "-q")
    // Alone it contradicts nobody.
    #expect(try repository.findings(rule[0], rule[1], "b.biao").isEmpty)
  }

  /// Names that git writes with escapes, in quotation marks, with a tab behind them.
  @Test func changedLinesOfOddNames() throws {
    let repository = try TestRepository()
    let names = [
      "中文 表.biao", "中文.biao", "a b.biao", "a\"b.biao", "a\tb.biao", "新 \n 行.biao", "a\\b.biao", "*.biao", "-d.biao",
      ":(top)x.biao", "a->b.biao", "a b/c.biao",
    ]
    for name in names { try repository.write(name, form("21.00")) }
    try repository.commit()
    for name in names { try repository.write(name, form("22.00")) }
    let expected = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\($0):3" }
    let select = ["--select", "mismatched-sum", "--changed-lines"]
    #expect(try repository.findings("--since", "HEAD", select[0], select[1], select[2]) == expected)
    try repository.git("add", "-A")
    #expect(try repository.findings("--staged", select[0], select[1], select[2]) == expected)
  }

  /// A hook's environment is about its own repository, and a hook may ask about another.
  @Test func hooksAskAboutOtherRepositories() throws {
    let repository = try TestRepository()
    try repository.write("a.biao", form("21.00"))
    try repository.git("add", "-A")
    try repository.git("init", "-q", "inner")
    try repository.write("inner/b.biao", form("22.00"))
    try repository.git("add", "-A", in: "work/inner")
    let top = repository.top.path(percentEncoded: false)
    for variables in [
      ["GIT_INDEX_FILE": ".git/index"], ["GIT_INDEX_FILE": "\(top)/.git/index", "GIT_PREFIX": ""],
      ["GIT_DIR": "\(top)/.git", "GIT_WORK_TREE": top],
    ] {
      func lint(_ paths: String...) throws -> String {
        let arguments = ["lint", "--staged", "--report", "concise", "--select", "mismatched-sum"] + paths
        let environment = repository.environment.merging(variables) { $1 }
        let result = try hebiao(arguments, in: repository.top, environment: environment)
        #expect(result.errors.isEmpty && result.code == 1, "\(variables): \(result.errors)")
        return result.text.split(separator: "\n").compactMap { $0.split(separator: ":").first }.dropLast()
          .joined(separator: " ")
      }
      #expect(try lint(".", "inner") == "a.biao inner/b.biao")
      #expect(try lint("inner") == "inner/b.biao")
      #expect(try lint("a.biao") == "a.biao")
    }
  }

  @Test func aRepositoryWithoutCommits() throws {
    let repository = try TestRepository()
    let since = try repository.lint("--since", "HEAD")
    #expect(since.code == 2 && since.errors.contains("no commit yet"), "\(since.errors)")
    #expect(try repository.lint("--staged").code == 3)
    try repository.write("a.biao", form("21.00"))
    #expect(try repository.lint("--staged").code == 0)
    try repository.git("add", "-A")
    #expect(try repository.lint("--staged", "--changed-lines").code == 1)
  }

  @Test func otherRepositoriesInsideAreLeftAlone() throws {
    let repository = try TestRepository()
    try repository.write("a.biao", form("20.00"))
    try repository.commit()
    try repository.git("init", "-q", "inner")
    try repository.write("inner/x.biao", form("21.00"))
    #expect(try repository.findings("--since", "HEAD", "--select", "mismatched-sum").isEmpty)
    try repository.git("add", "-A", in: "work/inner")
    try repository.git("commit", "-q", "-m", "x", in: "work/inner")
    try repository.git("-c", "advice.addEmbeddedRepo=false", "add", "inner")
    #expect(try repository.findings("--staged", "--select", "mismatched-sum").isEmpty)
  }

  #if os(Linux)
    @Test func namesNeedNotBeUTF8() throws {
      let repository = try TestRepository()
      try repository.commit()
      // `\377.biao`, which Foundation has no name for.
      let script = "printf '%s' \"$FORM\" > \"$(printf '\\377').biao\" && git add -A"
      var environment = repository.environment
      environment["FORM"] = form("21.00")
      let made = try runProcess(
        URL(filePath: "/bin/sh"), ["-c", script], in: repository.top, environment: environment)
      #expect(made.code == 0, "\(made.errors)")
      #expect(try repository.findings("--staged", "--select", "mismatched-sum") == ["\u{FFFD}.biao:3"])
      #expect(
        try repository.findings("--staged", "--changed-lines", "--select", "mismatched-sum") == ["\u{FFFD}.biao:3"])
      #expect(try repository.findings("--since", "HEAD", "--select", "mismatched-sum") == ["\u{FFFD}.biao:3"])
    }
  #endif
}
