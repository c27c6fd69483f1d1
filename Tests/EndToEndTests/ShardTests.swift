// --shard and report merge: the parts together are the whole, byte for byte.

import Foundation
import Testing

@Suite struct ShardTests {
  /// The examples, forms that contradict each other, a template of their own, a configuration.
  private func corpus() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: repositoryRoot.appending(path: "grammar/examples"), to: folder.url.appending(path: "表"))
    try folder.write("表/hebiao.biao", "@form hebiao/配置\n预设: strict\n规则:\n  vague-target: info\n")
    try folder.write("表/模板.biao", "@template 云岭县/项目表\n项目名称: text, required\n备注: text\n")
    try folder.write("表/没人用.biao", "@template 云岭县/别的\n备注: text\n")
    for (name, title) in [("a", "校舍维修"), ("b", "创业大赛"), ("c", "道路养护")] {
      try folder.write(
        "表/项目/\(name).biao",
        "@form 承德市/项目绩效目标表\n预算单位: 云岭县教育局\n项目编码: 53112225P00001100023\n项目名称: \(title)\n")
      try folder.write("表/另/\(name).biao", "@form 云岭县/项目表\n备注: \(title)\n")
    }
    try folder.write("表/注释.biao", "@form 云岭县/项目表\n# hebiao-ignore-file duplicate-code\n项目名称: x\n")
    return folder
  }

  @discardableResult
  private func run(_ arguments: String..., in folder: TemporaryFolder, input: Data? = nil) throws -> ProcessResult {
    try hebiao(arguments, in: folder.url, input: input)
  }

  private static let formats = [
    "text", "concise", "json", "jsonl", "sarif", "html", "junit", "tap", "gitlab", "markdown",
  ]

  @Test func sixteenPartsAreTheWhole() throws {
    let folder = try corpus()
    for number in 1...16 {
      let part = try run("lint", "--shard", "\(number)/16", "--report", "shard=s\(number)", "表", in: folder)
      #expect(part.output.isEmpty && part.errors.isEmpty, "\(part.errors)")
    }
    let parts = (1...16).map { "s\($0)" }
    for format in Self.formats {
      let whole = try run("lint", "--report", format, "表", in: folder)
      let merged = try hebiao(["report", "merge", "--report", format] + parts.reversed(), in: folder.url)
      #expect(merged.output == whole.output, "\(format)")
      #expect(merged.code == whole.code && whole.code == 1)
      #expect(merged.errors == whole.errors)
    }
    // The rules across files spoke, and so did the one about whole folders.
    let text = try run("lint", "--report", "json", "表", in: folder).text
    #expect(text.contains("duplicate-code") && text.contains("unused-template") && text.contains("unused-suppression"))
    // Thresholds are those of the merge.
    #expect(try hebiao(["report", "merge", "--fail-on", "never"] + parts, in: folder.url).code == 0)
  }

  @Test func onePartIsTheWholeToo() throws {
    let folder = try corpus()
    let options = ["--select", "sums,files,vague-*", "--ignore", "unused-template", "--lang", "en"]
    let part = try hebiao(["lint", "--report", "shard=s", "--report", "json=j"] + options + ["表"], in: folder.url)
    #expect(part.code == 1)
    let whole = try hebiao(["lint"] + options + ["表"], in: folder.url)
    let merged = try run("report", "merge", "s", in: folder)
    #expect(whole.output == merged.output && whole.code == merged.code)
    #expect(
      try Data(contentsOf: folder.url.appending(path: "j"))
        == run("report", "merge", "--report", "json", "s", in: folder).output)
    // One document, which nothing contradicts.
    try run("lint", "--report", "shard=one", "表/项目/b.biao", in: folder)
    #expect(try run("report", "merge", "one", in: folder).output == run("lint", "表/项目/b.biao", in: folder).output)
  }

  /// As Spark's `pipe` and GNU parallel do it: paths in, lines out, all lines into one.
  @Test func pathsInLinesOut() throws {
    let folder = try corpus()
    let list = try run("lint", "--report", "json", "--select", "all", "表", in: folder)
    #expect(list.code == 1)
    let paths = try #require(
      FileManager.default.enumerator(at: folder.url.appending(path: "表"), includingPropertiesForKeys: nil)
    ).compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix(".biao") }
      .map { String($0.dropFirst(folder.url.resolvingSymlinksInPath().path.count + 1)) }
      .map { $0.hasPrefix("表/") ? $0 : "表/" + ($0.components(separatedBy: "/表/").last ?? "") }.sorted()
    var lines = Data()
    for part in 0..<3 {
      let some = paths.enumerated().filter { $0.offset % 3 == part }.map(\.element)
      let input = Data((some.joined(separator: "\n") + "\n").utf8)
      lines += try run("lint", "--files-from", "-", "--report", "shard", in: folder, input: input).output
    }
    // An empty partition.
    lines += try run("lint", "--files-from", "-", "--report", "shard", in: folder, input: Data()).output
    let whole = try run(
      "lint", "--files-from", "-", in: folder, input: Data(paths.joined(separator: "\n").utf8))
    let merged = try run("report", "merge", "-", in: folder, input: lines)
    #expect(merged.output == whole.output && merged.code == whole.code, "\(merged.errors)")
    #expect(whole.text.contains("duplicate-code"))
  }

  @Test func unreadableDocumentsAreTold() throws {
    let folder = try corpus()
    try folder.write("表/二进制.biao", Data([0, 1, 2]))
    for number in 1...3 {
      try run("lint", "--shard", "\(number)/3", "--report", "shard=s\(number)", "表", "无", in: folder)
    }
    let whole = try run("lint", "--lang", "zh", "表", "无", in: folder)
    let merged = try run("report", "merge", "s1", "s2", "s3", in: folder)
    #expect(merged.output == whole.output && merged.code == whole.code && whole.code == 2)
    #expect(Set(merged.errors.split(separator: "\n")) == Set(whole.errors.split(separator: "\n")))
  }

  @Test func whatChangedMeanwhileIsAnError() throws {
    let folder = try corpus()
    try run("lint", "--report", "shard=s", "表", in: folder)
    let before = try run("report", "merge", "s", in: folder)
    #expect(before.code == 1)
    let form = try String(contentsOf: folder.url.appending(path: "表/项目/b.biao"), encoding: .utf8)
    try folder.write("表/项目/b.biao", form + "\n")
    let changed = try run("report", "merge", "--lang", "en", "s", in: folder)
    #expect(changed.code == 4 && changed.errors.contains("表/项目/b.biao"), "\(changed.errors)")
    try folder.write("表/项目/b.biao", form)
    // A template that findings may rest on.
    try folder.write("表/模板.biao", "@template 云岭县/项目表\n项目名称: text\n")
    #expect(try run("report", "merge", "s", in: folder).code == 4)
  }

  @Test func partsThatDoNotFitAreRefused() throws {
    let folder = try corpus()
    for number in 1...3 { try run("lint", "--shard", "\(number)/3", "--report", "shard=s\(number)", "表", in: folder) }
    try run("lint", "--shard", "3/3", "--preset", "all", "--report", "shard=other", "表", in: folder)
    func refused(_ files: String...) throws -> String {
      let result = try hebiao(["report", "merge", "--lang", "en"] + files, in: folder.url)
      #expect(result.code == 2 && result.output.isEmpty, "\(files)")
      return result.errors
    }
    #expect(try refused("s1", "s3").contains("part 2/3 is missing"))
    #expect(try refused("s1", "s2", "other").contains("other options"))
    #expect(try refused("s1", "s2", "nosuch").contains("cannot read nosuch"))
    let first = try String(contentsOf: folder.url.appending(path: "s1"), encoding: .utf8)
    try folder.write("twice", first)
    #expect(try refused("s1", "s2", "s3", "twice").contains("part 1/3 is there twice"))
    let lines = first.split(separator: "\n", omittingEmptySubsequences: false)
    try folder.write("cut", lines.dropLast(2).joined(separator: "\n"))
    #expect(try refused("cut", "s2", "s3").contains("cut off"))
    try folder.write("short", (lines[..<1] + lines[2...]).joined(separator: "\n"))
    #expect(try refused("short", "s2", "s3").contains("cut off"))
    try folder.write("old", first.replacingOccurrences(of: "\"version\":1", with: "\"version\":0"))
    #expect(try refused("old", "s2", "s3").contains("another version"))
    for wrong in ["{}", "x", "{\"path\":\"a\"}", "[]", "{\"documents\":0}"] {
      try folder.write("wrong", wrong + "\n" + first)
      let message = try refused("wrong", "s2", "s3")
      #expect(message.contains("wrong:1 is no line") || message.contains("cut off"), "\(message)")
    }
    try folder.write("nothing", "")
    #expect(try refused("nothing").contains("nothing is empty"))
    // Bytes changed anywhere end with a message, or with the same text.
    let bytes = Array(first.utf8)
    var state: UInt64 = 11
    for _ in 0..<60 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var mutated = bytes
      mutated[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      try folder.write("mutated", Data(mutated))
      let result = try hebiao(["report", "merge", "mutated", "s2", "s3"], in: folder.url)
      #expect([0, 1, 2, 4].contains(result.code), "\(result.code)")
    }
  }

  @Test func partsDoNotDependOnThePlace() throws {
    let folder = try corpus()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "深/处"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: folder.url.appending(path: "表"), to: folder.url.appending(path: "深/处/表"))
    func paths(_ arguments: String...) throws -> [String] {
      let text = try hebiao(["lint", "--shard", "2/5", "--report", "shard"] + arguments, in: folder.url).text
      return text.split(separator: "\n").filter { $0.hasPrefix("{\"path\"") }.compactMap { line in
        line.split(separator: "\"").dropFirst(2).dropFirst().first.map {
          String($0).components(separatedBy: "表/").last ?? ""
        }
      }
    }
    let near = try paths("表")
    #expect(!near.isEmpty)
    #expect(try near == paths("./深//处/表"))
    #expect(try near == paths(folder.url.appending(path: "表").path))
  }

  @Test func whatDoesNotGoTogether() throws {
    let folder = try corpus()
    for arguments in [
      ["--shard", "0/3", "表"], ["--shard", "4/3", "表"], ["--report", "shard", "-"],
      ["--report", "shard", "--stdin-batch"],
      ["--report", "shard", "--since", "HEAD"], ["--report", "shard", "--report", "text", "表"],
      ["--report", "shard=", "表"],
      ["--report", "shard=x", "--report", "json=x", "表"], ["--watch", "--shard", "1/2", "表"], ["-j0", "表"],
    ] {
      let result = try hebiao(["lint"] + arguments, in: folder.url)
      #expect(result.code == 2, "\(arguments)")
    }
  }
}
