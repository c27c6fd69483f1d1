// Baselines: the file, and findings that are hidden, gone, recorded.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues
import Foundation
import Testing

@testable import BiaoWorkspace

@Suite struct BaselineFileTests {
  private func entry(_ file: String, _ rule: String, _ count: Int, _ path: String, _ content: String) -> Baseline.Entry
  {
    Baseline.Entry(file: FilePath(file), rule: rule, count: count, path: path, content: content)
  }

  @Test func isSortedAndReadsBack() throws {
    let entries = [
      entry("b.biao", "vague-target", 1, "绩效指标/产出指标", "- 甲: 若干"), entry("a.biao", "vague-target", 2, "", ""),
      entry("a.biao", "missing-unit", 1, "绩效指标", "- 乙: 5"), entry("a/b.biao", "x", 1, "", "甲\u{3000}乙"),
    ]
    let baseline = Baseline(entries)
    #expect(
      String(decoding: baseline.bytes, as: UTF8.self) == """
        # hebiao-baseline 1
        a.biao\tmissing-unit\t1\t绩效指标\t- 乙: 5
        a.biao\tvague-target\t2
        a/b.biao\tx\t1\t\t甲\u{3000}乙
        b.biao\tvague-target\t1\t绩效指标/产出指标\t- 甲: 若干

        """)
    #expect(try Baseline(baseline.bytes) == baseline)
    #expect(try Baseline(Baseline(entries.reversed()).bytes) == baseline)
    // As a checkout on another system may have it.
    let windows = String(decoding: baseline.bytes, as: UTF8.self).replacing("\n", with: "\r\n")
    #expect(try Baseline([0xEF, 0xBB, 0xBF] + Array(windows.utf8)) == baseline)
    #expect(try Baseline(Baseline().bytes).entries.isEmpty)
  }

  @Test func namesOfFilesMayBeAnything() throws {
    for name: [UInt8] in [
      Array("# 甲\t乙\n100%.biao".utf8), [0xFF, 0x2F, 0x61], Array("a b".utf8), Array("%41".utf8), [0x7F, 0xE7],
    ] {
      let baseline = Baseline([Baseline.Entry(file: FilePath(name), rule: "r", count: 1, path: "p", content: "c")])
      #expect(try Baseline(baseline.bytes) == baseline, "\(name)")
      #expect(baseline.bytes.split(separator: 0x0A).count == 2)
    }
  }

  @Test func ofTheSameEntryTheLargerNumberCounts() throws {
    let text = "# hebiao-baseline 1\na\tr\t1\tp\tc: 1\na\tr\t3\tp\tc：1\n\n# 注\na\tr\t2\tp\tc: 1\n"
    let baseline = try Baseline(Array(text.utf8))
    #expect(baseline.entries.map(\.count) == [3])
  }

  @Test(arguments: [
    ("", 1, Baseline.Fault.Reason.noBaseline), ("a\tr\t1\tp\tc\n", 1, .noBaseline),
    ("# hebiao-baseline 2\n", 1, .otherVersion("2")), ("# hebiao-baseline 1\n\n<<<<<<< HEAD\n", 3, .fields),
    ("# hebiao-baseline 1\na\tr\t1\tp\tc\na\tr\t0\tp\tc\n", 3, .number("0")),
    ("# hebiao-baseline 1\na\tr\t-1\n", 2, .number("-1")), ("# hebiao-baseline 1\na\tr\tx\tp\tc\n", 2, .number("x")),
    ("# hebiao-baseline 1\na%2\tr\t1\tp\tc\n", 2, .escape), ("# hebiao-baseline 1\na%zz\tr\t1\tp\tc\n", 2, .escape),
    ("# hebiao-baseline 1\n\tr\t1\tp\tc\n", 2, .fields), ("# hebiao-baseline 1\na\tr\t1\tp\tc\td\n", 2, .fields),
    ("# hebiao-baseline 1\na\tr\t99999999999999999999\tp\tc\n", 2, .number("99999999999999999999")),
  ]) func faultsAreNamedByLine(_ text: String, _ line: Int, _ reason: Baseline.Fault.Reason) {
    #expect(throws: Baseline.Fault(line: line, reason: reason)) { try Baseline(Array(text.utf8)) }
  }

  /// Any bytes are a baseline or are not; nothing else happens.
  @Test func anyBytesAreRead() {
    var random = SystemRandomNumberGenerator()
    let pieces = ["# hebiao-baseline 1", "\n", "\t", "%", "%4", "a", "1", "\r", "#", "\u{FEFF}", "甲"].map {
      Array($0.utf8)
    }
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0..<12, using: &random)).flatMap { _ in pieces.randomElement(using: &random) ?? []
      }
      if let baseline = try? Baseline(text) { #expect((try? Baseline(baseline.bytes)) == baseline) }
    }
  }
}

@Suite struct BaselinePathTests {
  @Test func pathsBeginAtTheFolderOfTheBaseline() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hebiao-paths-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: "库/表"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let root = folder.path(percentEncoded: false)
    let paths = BaselinePaths(of: FilePath(root + "/库/known.txt"))
    #expect(paths.name(of: FilePath(root + "/库/表/a.biao")).text == "表/a.biao")
    #expect(paths.name(of: FilePath(root + "/库/./表/../a.biao")).text == "a.biao")
    #expect(paths.name(of: FilePath(root + "/b.biao")).text == "../b.biao")
    #expect(paths.name(of: FilePath(root + "/没有/b.biao")).text == "../没有/b.biao")
    #expect(paths.name(of: FilePath("-")).text == "-")
    #expect(paths.place(of: FilePath("表/a.biao")).text.hasSuffix("/库/表/a.biao"))
  }

  @Test func pathsAreTheSameFromAnyWorkingFolder() throws {
    let here = FilePath(FileManager.default.currentDirectoryPath)
    let relative = BaselinePaths(of: FilePath("known.txt"))
    let absolute = BaselinePaths(of: here.appending(Array("known.txt".utf8)))
    for path in ["a.biao", "./没有/a.biao", "../a.biao", "Sources/../a.biao"] {
      let name = relative.name(of: FilePath(path))
      #expect(name == absolute.name(of: here.appending(Array(path.utf8))))
      #expect(!name.text.hasPrefix("/"))
    }
  }
}

@Suite struct BaselineRunTests {
  private func source(_ text: String, _ path: String = "a.biao") -> SourceFile {
    SourceFile(path: path, tree: Tree(Array(text.utf8)))
  }

  /// A finding on each line that holds `word`.
  private func findings(_ source: SourceFile, _ rule: String, on word: String) -> [Finding] {
    source.tree.lines.indices.compactMap { line in
      let range = source.tree.contentRange(ofLine: line)
      guard source.tree.text(range).contains(word) else { return nil }
      return Finding(rule: rule, severity: .warning, range: range.lowerBound..<range.lowerBound + 1, message: "")
    }
  }

  private let form = "绩效指标:\n  - 甲: 若干\n  - 甲: 若干\n  - 乙: 若干\n"

  private func recorded(_ source: SourceFile, _ findings: [Finding], over old: Baseline = Baseline()) -> Baseline {
    let run = BaselineRun(old, at: FilePath("known.txt"), isRecording: true)
    #expect(run.filter(source, findings) { _ in true }.isEmpty)
    #expect(run.hiddenCount == findings.count)
    return run.recorded
  }

  @Test func hidesWhatItKnowsHoweverOftenItIsAsked() {
    let source = source(form)
    let found = findings(source, "vague-target", on: "若干")
    let baseline = recorded(source, found)
    #expect(baseline.entries.map(\.count) == [1, 2])
    let run = BaselineRun(baseline, at: FilePath("known.txt"))
    for _ in 0..<2 {
      #expect(run.filter(source, found) { _ in true }.isEmpty)
      #expect(run.hiddenCount == 3 && run.stale.isEmpty)
    }
    // In other lines, and in another layout.
    let moved = self.source("项目名称: 丙\n\n" + form.replacing("  - ", with: "\u{3000}- ").replacing(": 若", with: "：若"))
    #expect(run.filter(moved, findings(moved, "vague-target", on: "若干")) { _ in true }.isEmpty)
  }

  @Test func showsWhatItDoesNotKnow() {
    let source = source(form)
    let baseline = recorded(source, findings(source, "vague-target", on: "若干"))
    let run = BaselineRun(baseline, at: FilePath("known.txt"))
    let edited = self.source(form + "  - 甲: 若干\n  - 丙: 若干\n")
    let left = run.filter(edited, findings(edited, "vague-target", on: "若干")) { _ in true }
    #expect(left.map { edited.tree.lineIndex(at: $0.range.lowerBound) } == [4, 5])
    #expect(run.hiddenCount == 3 && run.stale.isEmpty)
    // Another rule, another file.
    #expect(run.filter(source, findings(source, "missing-unit", on: "若干")) { _ in true }.count == 3)
    let other = self.source(form, "b.biao")
    #expect(run.filter(other, findings(other, "vague-target", on: "若干")) { _ in true }.count == 3)
  }

  @Test func noticesWhatIsGone() {
    let source = source(form)
    let baseline = recorded(source, findings(source, "vague-target", on: "若干"))
    let mended = self.source("绩效指标:\n  - 甲: 若干\n  - 甲: ≥ 3 个\n  - 乙: ≥ 3 个\n")
    let left = findings(mended, "vague-target", on: "若干")
    let run = BaselineRun(baseline, at: FilePath("known.txt"))
    #expect(run.filter(mended, left) { _ in true }.isEmpty)
    #expect(run.stale.map { "\($0.count) \($0.content)" } == ["1 - 乙: 若干", "1 - 甲: 若干"])
    // Of documents that were not looked at and of rules that did not speak nothing is known.
    #expect(BaselineRun(baseline, at: FilePath("known.txt")).stale.isEmpty)
    let silent = BaselineRun(baseline, at: FilePath("known.txt"))
    #expect(silent.filter(mended, []) { $0.rule != "vague-target" }.isEmpty)
    #expect(silent.stale.isEmpty)
  }

  @Test func recordingKeepsWhatIsNotKnown() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hebiao-baseline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let root = FilePath(folder.path(percentEncoded: false))
    try Data().write(to: folder.appending(path: "there.biao"))
    func entry(_ file: String, _ rule: String) -> Baseline.Entry {
      Baseline.Entry(file: FilePath(file), rule: rule, count: 1, path: "", content: "x: 1")
    }
    let old = Baseline([
      entry("there.biao", "r"), entry("gone.biao", "r"), entry("a.biao", "silent"), entry("a.biao", "mended"),
    ])
    let run = BaselineRun(old, at: root.appending(Array("known.txt".utf8)), isRecording: true)
    let path = root.appending(Array("a.biao".utf8)).text
    let source = source("乙: 1\n", path)
    _ = run.filter(source, findings(source, "new", on: "乙")) { $0.rule != "silent" }
    #expect(
      run.recorded.entries.map { "\($0.file.text) \($0.rule)" } == ["a.biao new", "a.biao silent", "there.biao r"])
    let file = root.appending(Array("known.txt".utf8))
    #expect(run.recorded.write(to: file, replacing: Baseline()) == nil)
    #expect(try Baseline.read(file).get() == run.recorded)
    let missing = root.appending(Array("none.txt".utf8))
    #expect(throws: BaselineProblem.self) { try Baseline.read(missing).get() }
    #expect(try Baseline.read(missing, mayBeMissing: true).get().entries.isEmpty)
    let nowhere = root.appending(Array("no/known.txt".utf8))
    #expect(Baseline().write(to: nowhere, replacing: Baseline()) != nil)
    // What another run has noted since this one began stays.
    #expect(Baseline().write(to: file, replacing: Baseline())?.kind == .changedMeanwhile)
    #expect(try Baseline.read(file).get() == run.recorded)
    #expect(Baseline().write(to: file, replacing: run.recorded) == nil)
    #expect(try Baseline.read(file).get().entries.isEmpty)
    #expect(throws: BaselineProblem.self) { try Baseline.read(root).get() }
  }
}

@Suite struct RunDayTests {
  @Test func theEnvironmentSaysTheDay() throws {
    #expect(try RunDay.day(epoch: "0")?.hyphenated == "1970-01-01")
    #expect(try RunDay.day(epoch: "1782864000")?.hyphenated == "2026-07-01")
    #expect(try RunDay.day(epoch: "1782863999")?.hyphenated == "2026-06-30")
    for wrong in ["x", "-1", "1.5", "99999999999999999999", " 1", "9223372036854775807"] {
      #expect(throws: RunDay.IllegalEpoch(value: wrong)) { try RunDay.day(epoch: wrong) }
    }
    let today = try #require(try RunDay.day(epoch: nil))
    #expect(try RunDay.day(epoch: "") == today)
    // As the calendar of this machine has it, unless midnight has just passed.
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month], from: Date())
    #expect(today.year == parts.year || today.month == 1)
  }
}
