// The built command as a process: exit codes, bad input, streams.

import BiaoRules
import Foundation
import Testing

/// A document in which no rule finds anything: a template.
private let clean = "@template 测试/表\n\n名称: text\n"

@Suite struct CommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func lint(_ arguments: String..., input: String? = nil, environment: [String: String] = [:]) throws
    -> ProcessResult
  {
    try hebiao(["lint"] + arguments, in: folder.url, input: input.map { Data($0.utf8) }, environment: environment)
  }

  // MARK: Exit codes

  @Test func nothingWrong() throws {
    try folder.write("a.biao", clean)
    let result = try lint("a.biao")
    #expect(result.code == 0)
    #expect(result.text == "1 个文件，没有发现问题\n")
    #expect(result.errors.isEmpty)
  }

  @Test func missingPathIsNamedAndTheRunGoesOn() throws {
    try folder.write("a.biao", clean)
    let result = try lint("没有.biao", "a.biao")
    #expect(result.code == 2)
    #expect(result.errors == "错误: 路径不存在: 没有.biao\n")
    #expect(result.text == "1 个文件，没有发现问题\n")
  }

  @Test func nothingMatched() throws {
    try folder.write("a.txt", "x")
    let result = try lint(".")
    #expect(result.code == 3)
    #expect(result.errors == "错误: 没有找到 .biao 文件: .\n")
    #expect(result.text.isEmpty)
    let json = try lint("--report", "json", ".")
    #expect(json.code == 3)
    #expect(try JSONSerialization.jsonObject(with: json.output) is [String: Any])
  }

  @Test func usage() throws {
    let unknown = try lint("--reprot", "json", ".")
    #expect(unknown.code == 2)
    #expect(unknown.errors.hasPrefix("错误: 没有名为 --reprot 的选项；是否想写 --report？\n"))
    #expect(try hebiao([]).code == 2)
    #expect(try hebiao([]).errors.contains("hebiao lint PATH…"))
    #expect(try lint().code == 2)
    #expect(try lint("--lang", "en").errors.hasPrefix("error: no path given"))
  }

  @Test func helpAndVersion() throws {
    for arguments in [["--help"], ["help"], ["-h"], ["lint", "--help"], ["help", "lint"], ["help", "explain"]] {
      for (language, word) in [("zh", "用法:"), ("en", "Usage:")] {
        let result = try hebiao(arguments + ["--lang", language])
        #expect(result.code == 0 && result.errors.isEmpty)
        #expect(result.text.contains(word), "\(arguments)")
      }
    }
    #expect(try hebiao(["--version"]).text.wholeMatch(of: /hebiao \d+\.\d+\.\d+\n/) != nil)
  }

  @Test func everyCommandIsFoundByItsName() throws {
    let list = try hebiao(["help", "--lang", "en"]).text
    let names = list.matches(of: /\n  hebiao ([a-z]+(?: [a-z]+)?)/).map { String($0.1) }
    #expect(names.contains("lint") && names.contains("report merge") && names.count > 10, "\(names)")
    for name in names where name != "help" {
      let result = try hebiao(name.split(separator: " ").map(String.init) + ["--help", "--lang", "en"])
      #expect(result.code == 0 && result.text.contains("hebiao \(name)"), "\(name)")
    }
  }

  @Test func rulesAreExplained() throws {
    let list = try hebiao(["explain", "--lang", "en"])
    #expect(list.code == 0)
    for rule in Rule.all {
      #expect(list.text.contains("  \(rule.name) "))
      for language in Language.allCases {
        let result = try hebiao(["explain", rule.name, "--lang", language.rawValue])
        #expect(result.code == 0 && result.errors.isEmpty)
        #expect(result.text.hasPrefix("\(rule.name) ("))
        #expect(result.text.contains(rule.summary[language]) && result.text.contains(rule.why[language]))
        #expect(!result.text.contains("‹"))
        // Some faults, such as broken bytes, cannot be written down.
        #expect(result.text.contains("^") == rule.examples.contains(where: \.isFlagged), "\(rule.name)")
      }
    }
    let unknown = try hebiao(["explain", "mising-tier"])
    #expect(unknown.code == 2)
    #expect(unknown.errors.contains("missing-tier"))
  }

  @Test func languageFollowsTheLocale() throws {
    #expect(try lint("x", environment: ["LANG": "en_US.UTF-8"]).errors == "error: no such file or folder: x\n")
    #expect(try lint("x", environment: ["LANG": "C"]).errors == "错误: 路径不存在: x\n")
  }

  // MARK: Input

  @Test func standardInput() throws {
    let result = try lint("--report", "json", "-", input: clean)
    #expect(result.code == 0)
    let json = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect((json["summary"] as? [String: Int])?["files"] == 1)
  }

  @Test func fileThatCannotBeRead() throws {
    // For the superuser every file can be read but a link that leads in a circle.
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "圈.biao").path, withDestinationPath: "圈.biao")
    try folder.write("a.biao", clean)
    let result = try lint(".")
    #expect(result.code == 4)
    #expect(result.errors.hasPrefix("错误: 文件无法读取: 圈.biao: "))
    #expect(result.text == "1 个文件，没有发现问题\n")
  }

  @Test func danglingLink() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "断.biao").path, withDestinationPath: "nowhere")
    #expect(try lint(".").code == 4)
  }

  @Test func whatIsNoText() throws {
    try folder.write("binary.biao", Data([0x61, 0, 0, 0, 0]))
    try folder.write("utf16.biao", Data([0xFF, 0xFE, 0x61, 0x00]))
    try folder.write("ok.biao", clean)
    let result = try lint(".", environment: ["LANG": "en_US"])
    #expect(result.code == 4)
    #expect(
      result.errors == """
        error: not a text file, skipped: binary.biao
        error: the file is UTF-16; save it as UTF-8: utf16.biao

        """)
    #expect(result.text == "1 file, no findings\n")
  }

  @Test func pipesAreNotWaitedFor() throws {
    let mkfifo = try #require(findTool("mkfifo"))
    _ = try runProcess(mkfifo, ["管道.biao"], in: folder.url)
    let result = try lint(".")
    #expect(result.code == 4)
    #expect(result.errors == "错误: 不是普通文件，未检查: 管道.biao\n")
    #expect(try lint("/dev/null").errors.contains("不是普通文件"))
  }

  @Test func folderNamedAsDocument() throws {
    try folder.write("夹.biao/内.biao", clean)
    let result = try lint(".")
    #expect(result.code == 0)
    #expect(result.errors == "注意: 这是文件夹，不是文件；其中的文件照常检查: 夹.biao\n")
    #expect(result.text == "1 个文件，没有发现问题\n")
  }

  @Test func folderLoops() throws {
    try folder.write("a/b/c.biao", clean)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "a/b/up").path, withDestinationPath: "../..")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "a/root").path, withDestinationPath: "/")
    let result = try lint(".")
    #expect(result.code == 0)
    #expect(result.errors.components(separatedBy: "链接指回上级文件夹").count == 3)
    #expect(result.text == "1 个文件，没有发现问题\n")
  }

  @Test func namesThatAreNoUTF8() throws {
    let shell = URL(filePath: "/bin/sh")
    // Not every file system takes such a name.
    let made = try runProcess(
      shell,
      [
        "-c",
        #"printf '@template 甲\n\n乙: text\n' > "$(printf '\377\376.biao')" && printf '\0' > "$(printf 'a\377.biao')""#,
      ],
      in: folder.url)
    guard made.code == 0 else { return }
    let result = try lint(".")
    #expect(result.code == 4)
    #expect(result.errors == "错误: 不是文本文件，未检查: a\u{FFFD}.biao\n")
    #expect(result.text == "1 个文件，没有发现问题\n")
    let named = try runProcess(
      shell, ["-c", #"exec "$0" lint "$(printf '\377\376.biao')""#, hebiaoBinary.path], in: folder.url)
    #expect(named.code == 0)
    let missing = try runProcess(
      shell, ["-c", #"exec "$0" lint "$(printf '\377')""#, hebiaoBinary.path], in: folder.url)
    #expect(missing.code == 2)
    #expect(missing.errors == "错误: 路径不存在: \u{FFFD}\n")
  }

  @Test func documentsInAnyStateEndTheRunNormally() throws {
    try folder.write("empty.biao", "")
    try folder.write("broken.biao", Data([0xE8, 0xA1, 0x0A, 0xFF, 0xFE, 0xFD]))
    try folder.write("mark.biao", Data([0xEF, 0xBB, 0xBF]))
    // Each level is a column further in, so that this grows with the square: 50 MB for 10,000.
    let nested = (0..<(isReleaseBinary ? 10_000 : 1_000)).map { String(repeating: " ", count: $0) + "级:\n" }.joined()
    try folder.write("nested.biao", nested)
    try folder.write("returns.biao", String(repeating: "甲: 1\r", count: 1000))
    for format in ["text", "json"] {
      let result = try lint("--report", format, ".")
      #expect([0, 1].contains(result.code), "\(result.errors)")
      #expect(result.errors.isEmpty)
    }
  }

  @Test(.enabled(if: isReleaseBinary, "needs HEBIAO_BINARY")) func veryLongLine() throws {
    try folder.write("long.biao", "总体目标: " + String(repeating: "持续提升服务水平，", count: 1 << 21))
    let result = try lint("--report", "json", ".")
    #expect([0, 1].contains(result.code))
    #expect(try JSONSerialization.jsonObject(with: result.output) is [String: Any])
    #expect([0, 1].contains(try lint(".").code))
  }

  @Test(.enabled(if: isReleaseBinary, "needs HEBIAO_BINARY")) func largerThanADocumentCanBe() throws {
    // A sparse file, which takes no room on the disk.
    let file = try folder.write("huge.biao", "")
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: (1 << 30) + 1)
    try handle.close()
    let result = try lint(".")
    #expect(result.code == 4)
    #expect(result.errors == "错误: 文件超过 1024 MiB，未检查: huge.biao\n")
  }

  // MARK: Output

  @Test func readerThatLeaves() throws {
    for i in 0..<50 { try folder.write("\(i).biao", "没有冒号\n") }
    let shell = URL(filePath: "/bin/sh")
    // The command's own status is what counts, not a signal's; a short output may be out before the reader leaves.
    let result = try runProcess(
      shell, ["-c", #"{ "$0" lint . ; echo "code $?" >&2; } | head -n 1"#, hebiaoBinary.path], in: folder.url)
    let code = result.errors.split(separator: "\n").last
    #expect(code == "code 0" || code == "code 1" || code == "code 4" && result.errors.hasPrefix("错误: 输出无法写入: "))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))) func fullDisk() throws {
    try folder.write("a.biao", clean)
    let result = try runProcess(
      URL(filePath: "/bin/sh"), ["-c", #""$0" lint . > /dev/full"#, hebiaoBinary.path], in: folder.url)
    #expect(result.code == 4)
    #expect(result.errors.hasPrefix("错误: 输出无法写入: "))
    for command in ["rules", "format --check .", "explain", "--help"] {
      let result = try runProcess(
        URL(filePath: "/bin/sh"), ["-c", "\"$0\" \(command) > /dev/full", hebiaoBinary.path], in: folder.url)
      #expect(result.code == 4 && result.errors.hasPrefix("错误: 输出无法写入: "), "\(command): \(result.errors)")
    }
  }

  /// Where a stream is closed, a file that is opened must not get its number: the one's text would stand in the other.
  @Test func closedStreamsMixWithNothing() throws {
    try folder.write("a.biao", "没有冒号\n")
    func sh(_ line: String) throws -> Int32 {
      let script = line.replacing("hebiao", with: "\"$HEBIAO\"")
      return try runProcess(
        URL(filePath: "/bin/sh"), ["-c", script], in: folder.url,
        environment: ["HEBIAO": hebiaoBinary.path(percentEncoded: false)]
      ).code
    }
    func isJSON(_ name: String) throws -> Bool {
      let data = try Data(contentsOf: folder.url.appending(path: name))
      return try JSONSerialization.jsonObject(with: data) is [String: Any]
    }
    #expect(try sh("hebiao lint a.biao --report json=out1 --report concise >&-") == 4)
    #expect(try isJSON("out1"))
    #expect(try sh("hebiao lint a.biao nosuch --report json=out2 2>&- >/dev/null") == 2)
    #expect(try isJSON("out2"))
    #expect(try sh("hebiao lint a.biao nosuch --report json=out3 --report sarif=out4 <&- >&- 2>&-") == 2)
    #expect(try isJSON("out3") && isJSON("out4"))
    #expect(try sh("hebiao lint - <&-") == 4)
    #expect(try sh("hebiao rules >&-") == 4)
  }

  @Test func colourOnlyWhereItIsWanted() throws {
    try folder.write("a.biao", "没有冒号\n")
    func isColored(_ arguments: [String], _ environment: [String: String]) throws -> Bool {
      let result = try hebiao(["lint"] + arguments + ["a.biao"], in: folder.url, environment: environment)
      return result.text.contains("\u{1B}[")
    }
    #expect(try !isColored([], [:]))
    #expect(try !isColored(["--color", "always"], [:]) == (try hebiao(["lint", "a.biao"], in: folder.url).code == 0))
    #expect(try !isColored([], ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]))
    #expect(try !isColored(["--color=never"], ["CLICOLOR_FORCE": "1"]))
    for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
      #expect(try isColored([], [name: "1"]) && isColored([], [name: "1", "TERM": "dumb", "CLICOLOR": "0"]))
      #expect(try !isColored([], [name: "0"]) && !isColored([], [name: ""]))
      #expect(try !isColored([], [name: "1", "NO_COLOR": "1"]) && isColored([], [name: "1", "NO_COLOR": ""]))
    }
    #expect(try isColored(["--color=always"], ["CLICOLOR": "0"]))
  }

  @Test func sameOutputHoweverOften() throws {
    for i in 0..<200 {
      try folder.write("d\(i % 7)/f\(i).biao", String(repeating: "  没有冒号\n\t乱: 1\n", count: i % 13))
    }
    let first = try lint("--report", "json", ".", "d3", "d3/f3.biao")
    let paths = try #require(try JSONSerialization.jsonObject(with: first.output) as? [String: Any])
    #expect((paths["summary"] as? [String: Int])?["files"] == 200)
    for _ in 0..<5 {
      #expect(try lint("--report", "json", ".", "d3", "d3/f3.biao").output == first.output)
    }
  }
}
