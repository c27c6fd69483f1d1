// Comments that silence rules.

import BiaoModel
import BiaoSyntax
import BiaoValues
import TestSupport
import Testing

@testable import BiaoRules

@Suite struct SuppressionTests {
  /// The rules found in a form of the general template, by line from 1.
  private func rules(_ text: String) -> [String] {
    let tree = Tree(Array(text.utf8))
    return linter().lint(SourceFile(path: "a.biao", tree: tree)).map { finding in
      "\(tree.lineIndex(at: finding.range.lowerBound) + 1) \(finding.rule)"
    }
  }

  private func linter(on today: CalendarDate? = CalendarDate(year: 2026, month: 6, day: 30)) -> Linter {
    var options = LintOptions()
    options.today = today
    return Linter(templates: TemplateStore(workspace: []), options: options)
  }

  private func suppressions(_ text: String) -> [Suppression] {
    linter().suppressions(of: SourceFile(path: "a.biao", tree: Tree(Array(text.utf8))), joined: nil)
  }

  private let tail = "\n绩效指标:\n  产出指标: /\n  效益指标: /\n"

  @Test func speaksOfTheNextLineOnly() {
    #expect(
      rules("# hebiao-ignore illegal-value: 理由\n联系电话: 见附件\n填报日期: 昨天" + tail) == ["3 illegal-value"])
  }

  @Test func skipsBlankLinesAndComments() {
    #expect(rules("# hebiao-ignore illegal-value: 理由\n\n# 说明\n联系电话: 见附件" + tail) == [])
  }

  @Test func takesFullWidthPunctuation() {
    #expect(rules("＃hebiao-ignore illegal-value，placeholder：理由\n联系电话: 见附件" + tail) == ["1 unused-suppression"])
    #expect(rules("＃ hebiao-ignore-file illegal-value、placeholder：理由\n联系电话: 见附件\n项目名称: 待定" + tail) == [])
  }

  @Test func stacks() {
    #expect(
      rules("# hebiao-ignore illegal-value: 一\n# hebiao-ignore unknown-field: 二\n联系电话: 见附件" + tail)
        == ["2 unused-suppression"])
  }

  @Test func needsNoReason() {
    #expect(rules("# hebiao-ignore illegal-value\n联系电话: 见附件" + tail) == [])
  }

  @Test func wholeFileFromAnywhere() {
    #expect(rules("联系电话: 见附件" + tail + "# hebiao-ignore-file illegal-value: 理由\n") == [])
  }

  @Test func unknownNamesSuppressNothing() {
    #expect(
      rules("# hebiao-ignore illegal-valeu: 理由\n联系电话: 见附件" + tail) == ["1 unknown-suppression", "2 illegal-value"])
  }

  @Test func ordinaryCommentsSayNothing() {
    #expect(rules("# hebiao-ignored 是旧写法\n# 见 hebiao-ignore\n项目名称: 甲" + tail) == [])
  }

  // MARK: - Blocks and ranges

  @Test func aBlockIsALineWithAllBelowIt() {
    let form = """
      绩效指标:
        产出指标:
          数量指标:
            - 修缮: 若干

            # 说明
            - 培训: 大幅增加
        效益指标:
          社会效益指标:
            - 影响: 明显提升
      """
    let found = rules(form)
    #expect(found == ["4 vague-target", "7 vague-target", "10 vague-target"], "\(found)")
    func with(_ comment: String, before line: String) -> String {
      form.replacing(line, with: "\(comment): 统一表述\n\(line)")
    }
    let block = "# hebiao-ignore-block vague-target"
    #expect(rules(with(block, before: "  产出指标:")) == ["11 vague-target"])
    #expect(rules(with(block, before: "    数量指标:")) == ["11 vague-target"])
    #expect(rules(with(block, before: "绩效指标:")) == [])
    #expect(rules(with("# hebiao-ignore vague-target", before: "  产出指标:")).count == 4)
    // The line itself belongs to it.
    #expect(rules("# hebiao-ignore-block illegal-value: 附件\n联系电话: 见附件" + tail) == [])
  }

  @Test func aRangeGoesFromCommentToComment() {
    let bad = "联系电话: 见附件"
    #expect(
      rules("# hebiao-ignore-start illegal-value: 附件\n\(bad)\n# hebiao-ignore-end\n填报日期: 昨天" + tail) == [
        "4 illegal-value"
      ])
    #expect(
      rules("填报日期: 昨天\n# hebiao-ignore-start illegal-value: 附件\n\(bad)\n# hebiao-ignore-end" + tail) == [
        "1 illegal-value"
      ])
  }

  @Test func rangesAreClosedFromWithinOrByTheirRules() {
    let nested = """
      # hebiao-ignore-start illegal-value: 外
      # hebiao-ignore-start placeholder: 内
      项目名称: 待定
      # hebiao-ignore-end
      联系电话: 见附件
      # hebiao-ignore-end
      """
    #expect(rules(nested + tail) == [])
    let crossing = """
      # hebiao-ignore-start illegal-value: 一
      # hebiao-ignore-start placeholder: 二
      联系电话: 见附件
      # hebiao-ignore-end illegal-value
      项目名称: 待定
      # hebiao-ignore-end placeholder
      填报日期: 昨天
      """
    #expect(rules(crossing + tail) == ["7 illegal-value"])
    let suppressions = suppressions(crossing + tail)
    #expect(suppressions.map(\.partner) == [3, 5, 0, 1])
    #expect(suppressions.map(\.lines) == [1..<3, 2..<5, nil, nil])
  }

  @Test func unpairedOnesAreReported() {
    #expect(
      rules("# hebiao-ignore-start illegal-value: 附件\n项目名称: 甲\n联系电话: 见附件" + tail) == ["1 unpaired-suppression"])
    #expect(rules("# hebiao-ignore-end\n项目名称: 甲" + tail) == ["1 unpaired-suppression"])
    // A misspelt name at the end is one fault and not three.
    #expect(
      rules("# hebiao-ignore-start illegal-value: 附件\n联系电话: 见附件\n# hebiao-ignore-end ilegal-value" + tail)
        == ["3 unknown-suppression"])
  }

  @Test func theNarrowestHides() {
    let text = """
      # hebiao-ignore-file illegal-value: 全
      # hebiao-ignore-start illegal-value: 段
      # hebiao-ignore illegal-value: 行
      联系电话: 见附件
      # hebiao-ignore-end
      """
    let found = suppressions(text + tail)
    #expect(found.map { $0.names.first?.hidden } == [0, 0, 1, nil])
    #expect(rules(text + tail) == ["1 unused-suppression", "2 unused-suppression"])
  }

  @Test func unknownKeywordsAreReported() {
    #expect(
      rules("# hebiao-ignore-next-line illegal-value: 理由\n联系电话: 见附件" + tail)
        == ["1 unknown-suppression", "2 illegal-value"])
    #expect(rules("# hebiao-ignore-: 理由\n项目名称: 甲" + tail) == ["1 unknown-suppression"])
  }

  // MARK: - Until a day

  @Test(arguments: [
    ("until 2026-06-30", true), ("until 2026-06-29", false), ("until 2026-06", true), ("until 2026-05", false),
    ("until 2026", true), ("until 2025", false), ("至2026年6月30日", true), ("至 2026年6月29日止", false), ("截至2026/7/1", true),
    ("截至 ２０２５－１２－３１", false), ("until 20260701", true),
  ]) func holdsUpToItsLastDay(_ words: String, _ holds: Bool) {
    for colon in [": ", "："] {
      let found = rules("# hebiao-ignore illegal-value \(words)\(colon)附件\n联系电话: 见附件" + tail)
      #expect(found == (holds ? [] : ["1 expired-suppression", "2 illegal-value"]))
    }
  }

  @Test func withoutADayNothingExpires() {
    let source = SourceFile(
      path: "a.biao", tree: Tree(Array(("# hebiao-ignore illegal-value until 1999-01-01: 附件\n联系电话: 见附件" + tail).utf8)))
    #expect(linter(on: nil).lint(source).isEmpty)
    #expect(linter().lint(source).count == 2)
  }

  @Test func aDayHoldsForTheNamesBeforeIt() {
    func days(_ comment: String) -> [String?] {
      suppressions("# hebiao-ignore \(comment)\n联系电话: 见附件").first?.names.map { $0.expiry?.lastDay?.hyphenated } ?? []
    }
    #expect(days("illegal-value, placeholder until 2027-01-01: 因") == ["2027-01-01", "2027-01-01"])
    #expect(days("illegal-value until 2027-01-01, placeholder: 因") == ["2027-01-01", nil])
    #expect(days("illegal-value至2027-01-01、placeholder until 2028: 因") == ["2027-01-01", "2028-12-31"])
    #expect(days("illegal-value, placeholder, until 2027-01-01") == ["2027-01-01", "2027-01-01"])
  }

  @Test(arguments: [
    "until", "until 2027-02-30", "until 2027-13-01", "until tomorrow", "至年底", "until 2027-06-30x", "until 06-30",
    "截至2027年2月29日",
  ]) func damagedDaysAreReported(_ words: String) {
    #expect(rules("# hebiao-ignore illegal-value \(words): 附件\n联系电话: 见附件" + tail) == ["1 illegal-expiry"])
  }

  @Test func otherWordsAreStillNotUnderstood() {
    for words in ["untilled", "until2027-01-01", "see below", "until 2027-06-30 maybe", "until 2027-06-30之前"] {
      let found = rules("# hebiao-ignore illegal-value \(words): 附件\n联系电话: 见附件" + tail)
      #expect(found == ["1 unknown-suppression"], "\(words)")
    }
  }

  @Test func anExpiredOneOfNoUseMayGoUnasked() throws {
    func safety(_ text: String) throws -> Fix.Safety? {
      let source = SourceFile(path: "a.biao", tree: Tree(Array((text + tail).utf8)))
      let finding = try #require(linter().lint(source).first { $0.rule == "expired-suppression" })
      return finding.fixes.first?.safety
    }
    #expect(try safety("# hebiao-ignore illegal-value until 2025: 附件\n联系电话: 见附件") == .suggested)
    #expect(try safety("# hebiao-ignore illegal-value until 2025: 附件\n项目名称: 甲") == .safe)
    // Nobody knows what a rule would say that compares documents.
    #expect(try safety("# hebiao-ignore duplicate-code until 2025: 附件\n项目名称: 甲") == .suggested)
  }

  // MARK: - Removal

  @Test(arguments: [
    ("# hebiao-ignore illegal-value, placeholder until 2099: 因", "# hebiao-ignore illegal-value until 2099: 因"),
    ("# hebiao-ignore placeholder, illegal-value until 2099: 因", "# hebiao-ignore illegal-value until 2099: 因"),
    (
      "# hebiao-ignore illegal-value until 2098, placeholder until 2099: 因",
      "# hebiao-ignore illegal-value until 2098: 因"
    ),
    ("# hebiao-ignore placeholder until 2099, illegal-value: 因", "# hebiao-ignore illegal-value: 因"),
    (
      "# hebiao-ignore illegal-value, placeholder until 2099, vague-goal until 2098",
      "# hebiao-ignore illegal-value until 2099"
    ),
    ("# hebiao-ignore illegal-value、placeholder：因", "# hebiao-ignore illegal-value：因"),
    ("# hebiao-ignore placeholder, vague-target: 因\n# 附", "# 附"),
  ]) func unusedNamesGoAndTheRestStays(_ before: String, _ after: String) {
    let isUsed = after.contains("illegal-value")
    let line = "\n联系电话: " + (isUsed ? "见附件" : "0731-82212345") + tail
    let source = SourceFile(path: "a.biao", tree: Tree(Array((before + line).utf8)))
    let fixed = linter().fixed(source, upTo: .safe)
    #expect(String(decoding: fixed.text, as: UTF8.self) == after + line)
  }

  @Test func aRangeGoesWithItsEnd() {
    func fixed(_ text: String) -> String {
      let source = SourceFile(path: "a.biao", tree: Tree(Array((text + tail).utf8)))
      return String(decoding: linter().fixed(source, upTo: .safe).text, as: UTF8.self)
    }
    #expect(fixed("# hebiao-ignore-start placeholder: 因\n项目名称: 甲\n# hebiao-ignore-end") == "项目名称: 甲" + tail)
    let start = "# hebiao-ignore-start illegal-value, placeholder: 因\n联系电话: 见附件\n"
    let kept = "# hebiao-ignore-start illegal-value: 因\n联系电话: 见附件\n"
    #expect(fixed(start + "# hebiao-ignore-end placeholder") == kept + "# hebiao-ignore-end illegal-value" + tail)
    #expect(
      fixed(start + "# hebiao-ignore-end illegal-value, placeholder") == kept + "# hebiao-ignore-end illegal-value"
        + tail)
  }

  // MARK: - Many

  /// Each of many suppressions is found for each of many findings without looking at all of them.
  @Test func theIndexFindsTheNarrowest() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      var lines: [String] = []
      var open = 0
      for number in 0..<24 {
        switch Int(random.next() % 6) {
        case 0: lines.append("# hebiao-ignore placeholder: \(number)")
        case 1: lines.append("# hebiao-ignore-block placeholder: \(number)")
        case 2:
          lines.append("# hebiao-ignore-start placeholder: \(number)")
          open += 1
        case 3: lines.append("# hebiao-ignore-end")
        default: lines.append(String(repeating: " ", count: Int(random.next() % 3) * 2) + "第\(number)项: 1")
        }
      }
      let tree = Tree(Array(lines.joined(separator: "\n").utf8))
      let all = Suppression.all(in: tree)
      let index = SuppressionIndex(all) { _ in true }
      for line in tree.lines.indices {
        var expected: Int?
        for (number, suppression) in all.enumerated() {
          guard let covered = suppression.lines, covered.contains(line) else { continue }
          guard let best = expected.flatMap({ all[$0].lines }) else {
            expected = number
            continue
          }
          if (covered.lowerBound, -covered.upperBound) >= (best.lowerBound, -best.upperBound) { expected = number }
        }
        #expect(index.place(rule: "placeholder", line: line)?.suppression == expected, "\(lines) \(line)")
      }
    }
  }

  @Test func manyCostNoMoreThanTheirNumber() {
    func time(_ count: Int) -> Duration {
      var text = ""
      for number in 0..<count {
        text += "# hebiao-ignore-start placeholder, vague-target, illegal-value until 2027: \(number)\n联系电话: 见附件\n"
      }
      for _ in 0..<count { text += "# hebiao-ignore-end illegal-value\n" }
      let source = SourceFile(path: "a.biao", tree: Tree(Array(text.utf8)))
      return processorTime { _ = linter().lint(source) }
    }
    _ = time(50)
    #expect(time(1600) < time(400) * 12)
  }
}
