// `.gitignore` and `.ignore` in walks and for named paths, against git itself.

import Foundation
import Testing

@testable import BiaoWorkspace

@Suite struct IgnoreTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func walk(_ names: String..., request: ConfigurationRequest = ConfigurationRequest()) -> Discovery {
    Discovery(names.map(folder.path), finder: ConfigurationFinder(request))
  }

  private func found(_ names: String...) -> [String] { folder.relative(Discovery(names.map(folder.path)).documents) }

  @Test func nestedFilesAndNegation() throws {
    for name in ["a.biao", "归档/a.biao", "归档/留/a.biao", "表/草稿.biao", "表/定稿.biao", "表/深/草稿.biao"] {
      try folder.write(name)
    }
    try folder.write(".git/HEAD")
    try folder.write(".gitignore", "# 注释\n\n/归档/*\n!/归档/留/\n草稿.biao   \n")
    #expect(found("") == ["a.biao", "归档/留/a.biao", "表/定稿.biao"])
    try folder.write("表/.gitignore", "!草稿.biao\r\n")
    #expect(found("") == ["a.biao", "归档/留/a.biao", "表/定稿.biao", "表/深/草稿.biao", "表/草稿.biao"])
    // A folder walked by itself obeys what lies above it.
    #expect(found("归档") == ["归档/留/a.biao"])
    #expect(found("表/深") == ["表/深/草稿.biao"])
    // `.ignore` comes first, whichever way.
    try folder.write(".ignore", "!归档/\n定稿.biao\n")
    #expect(found("表") == ["表/深/草稿.biao", "表/草稿.biao"])
  }

  @Test func namedPathsToo() throws {
    try folder.write(".git/HEAD")
    try folder.write(".gitignore", "归档/\n")
    try folder.write("归档/里/a.biao")
    try folder.write("b.biao")
    let named = walk("归档/里/a.biao", "b.biao", "归档")
    #expect(folder.relative(named.documents) == ["b.biao"])
    #expect(named.excludedCount == 2)
    let file = folder.path(".gitignore")
    #expect(named.problems.map(\.kind) == [.excluded(.line(file, 1)), .excluded(.line(file, 1))])
    #expect(named.problems.filter { $0.isLoss }.isEmpty)
    let all = walk("归档/里/a.biao", "", request: ConfigurationRequest(includesIgnored: true))
    #expect(folder.relative(all.documents) == ["b.biao", "归档/里/a.biao"])
  }

  @Test func aRepositoryEndsWhatHolds() throws {
    try folder.write(".git/HEAD")
    try folder.write(".git/info/exclude", "旧.biao\n")
    try folder.write(".gitignore", "*.biao\n!/外.biao\n")
    for name in ["外.biao", "旧.biao", "内/a.biao", "内/旧.biao"] { try folder.write(name) }
    #expect(found("") == ["外.biao"])
    try folder.write("内/.git/HEAD")
    #expect(found("") == ["内/a.biao", "内/旧.biao", "外.biao"])
    #expect(found("内/a.biao") == ["内/a.biao"])
    // A work tree says where its repository is.
    try FileManager.default.removeItem(at: folder.url.appending(path: "内/.git"))
    try folder.write("内/.git", "gitdir: ../库/worktrees/内\n")
    try folder.write("库/worktrees/内/commondir", "../..\n")
    try folder.write("库/info/exclude", "a.biao\n")
    #expect(found("内") == ["内/旧.biao"])
  }

  /// Without a repository nothing above counts: whose folder is it?
  @Test func withoutARepository() throws {
    try folder.write(".gitignore", "a.biao\n")
    try folder.write("内/a.biao")
    #expect(found("内") == ["内/a.biao"] && found("内/a.biao") == ["内/a.biao"])
    #expect(found("") == [])
    try folder.write("hebiao.biao", "@form hebiao/配置\n")
    #expect(found("内") == [] && found("内/a.biao") == [])
  }

  @Test func configurationsLeaveOut() throws {
    for name in ["归档/a.biao", "归档/留.biao", "表/a.biao", "表/b.biao", "近/归档/a.biao"] { try folder.write(name) }
    try folder.write("hebiao.biao", "@form hebiao/配置\n\n排除:\n  - 归档/*\n  - \"!归档/留.biao\"\n")
    #expect(found("") == ["hebiao.biao", "归档/留.biao", "表/a.biao", "表/b.biao", "近/归档/a.biao"])
    #expect(walk("归档/a.biao").problems.map(\.kind) == [.excluded(.line(folder.path("hebiao.biao"), 4))])
    // The nearest one alone counts.
    try folder.write("近/hebiao.biao", "@form hebiao/配置\n\n包含:\n  - /表/\n")
    try folder.write("近/表/深/c.biao")
    #expect(found("近") == ["近/hebiao.biao", "近/表/深/c.biao"])
    #expect(walk("近/归档/a.biao").problems.map(\.kind) == [.excluded(.notIncluded(folder.path("近/hebiao.biao")))])
    #expect(found("表", "近/表/深") == ["表/a.biao", "表/b.biao", "近/表/深/c.biao"])
  }

  private static let git = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/git" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What git ignores of random trees by random patterns is what is left out, walked to or named.
  @Test(.enabled(if: git != nil, "git is not installed")) func asGitDoes() throws {
    let seed =
      ProcessInfo.processInfo.environment["HEBIAO_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
    var generator = Generator(state: seed)
    let git = try #require(Self.git)
    func run(_ arguments: [String], input: String = "") throws -> [String] {
      let process = Process()
      process.executableURL = URL(filePath: git)
      process.arguments = ["-C", folder.url.path, "-c", "core.excludesFile=", "-c", "core.quotePath=false"] + arguments
      process.environment = ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"]
      let list = FileManager.default.temporaryDirectory.appending(path: "list-\(UUID().uuidString)")
      let output = FileManager.default.temporaryDirectory.appending(path: "out-\(UUID().uuidString)")
      defer {
        try? FileManager.default.removeItem(at: list)
        try? FileManager.default.removeItem(at: output)
      }
      try Data(input.utf8).write(to: list)
      try Data().write(to: output)
      process.standardInput = try FileHandle(forReadingFrom: list)
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return String(decoding: try Data(contentsOf: output), as: UTF8.self).split(separator: "\0").map(String.init)
    }
    _ = try run(["init", "-q", "."])
    let names = [
      "a", "b", "ab", "a b", "甲", "a.biao", "b.biao", "ab.biao", "甲.biao", "a[b.biao", "a\\b.biao", "#a.biao",
    ]
    var files: Set<String> = []
    for _ in 0..<60 {
      let depth = Int(generator.next() % 3)
      let folders = (0..<depth).map { _ in names[Int(generator.next() % 5)] }
      files.insert((folders + [names[5 + Int(generator.next() % 7)]]).joined(separator: "/"))
    }
    for file in files { try folder.write(file) }
    let pieces = [
      "a", "b", "甲", "*", "*", "**", "?", "[ab]", "[!a]", "[^b]", "[a-c]", "[]a]", "[[:alpha:]]", "/", "/", "/", "\\",
      ".",
      "biao", "*.biao", " ", "[a", "#", "**/", "/**", "/**/",
    ]
    func patterns() -> String {
      (0..<(1 + generator.next() % 6)).map { _ in
        let pattern = (0..<(1 + generator.next() % 5)).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }
        return (generator.next() % 3 == 0 ? "!" : "") + pattern.joined()
      }.joined(separator: "\n") + (generator.next() % 2 == 0 ? "\n" : "")
    }
    for round in 0..<150 {
      var texts: [String: String] = [:]
      for place in ["", "a/", "甲/", "a/b/", "ab/"] {
        let file = "\(place).gitignore"
        try? FileManager.default.removeItem(at: folder.url.appending(path: file))
        if generator.next() % 2 == 0 {
          texts[file] = patterns()
          try folder.write(file, texts[file] ?? "")
        }
      }
      let ignored = Set(
        try run(["check-ignore", "--no-index", "--stdin", "-z"], input: files.sorted().joined(separator: "\0")))
      let expected = files.subtracting(ignored).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      let walked = folder.relative(Discovery([folder.path("")]).documents)
      #expect(walked == expected, "seed \(seed), round \(round), \(texts)")
      let named = folder.relative(Discovery(files.sorted().map(folder.path)).documents)
      #expect(named == expected, "named, seed \(seed), round \(round), \(texts)")
      let below = folder.relative(Discovery([folder.path("a")]).documents)
      #expect(below == expected.filter { $0.hasPrefix("a/") }, "below, seed \(seed), round \(round), \(texts)")
      if walked != expected || named != expected { return }
    }
  }

  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }
}
