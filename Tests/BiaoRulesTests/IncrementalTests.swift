// An examination that takes over what an edit left alone is the examination from scratch, in every part.

import BiaoModel
import BiaoSyntax
import Foundation
import TestSupport
import Testing

@testable import BiaoRules

@Suite struct IncrementalTests {
  /// Edits of the examples and of what the rules are shown by, one after the other; after each one both examinations are
  /// compared whole. `HEBIAO_EDITS` makes it go on for longer.
  @Test(arguments: [RuleSettings(.recommended), RuleSettings(.all)], Language.allCases)
  func equalsAFreshOne(_ settings: RuleSettings, _ language: Language) throws {
    var options = LintOptions()
    options.settings = settings
    options.language = language
    options.today = Example.today
    let sources = ExampleFormsTests.sources
    let linter = Linter(templates: TemplateStore(workspace: sources), options: options)
    let seed = UInt64(settings == .recommended ? 1 : 2) &* 31 &+ (language == .zh ? 0 : 7)
    for (index, source) in sources.enumerated() {
      edit(source, linter, times: IncrementalTests.edits, seed: seed &+ UInt64(index) &* 1009)
    }
  }

  @Test(arguments: RuleExample.all) func equalsAFreshOneOfRuleExamples(_ item: RuleExample) {
    let source = SourceFile(path: "example.biao", tree: Tree(MarkedText(item.example.document).bytes))
    let seed = item.example.document.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }
    edit(source, item.linter(.zh), times: max(IncrementalTests.edits / 8, 3), seed: seed)
  }

  @Test(arguments: RuleExample.flagged) func looksAgainAtEachLineOfRuleExamples(_ item: RuleExample) {
    let tree = Tree(MarkedText(item.example.document).bytes)
    changeEachLine(of: SourceFile(path: "example.biao", tree: tree), item.linter(.zh), sample: IncrementalTests.sample)
  }

  @Test(arguments: Document.examples + Document.realForms) func looksAgainAtEachLine(_ document: Document) {
    let linter = Linter(templates: TemplateStore(workspace: ExampleFormsTests.sources), options: LintOptions())
    let source = SourceFile(path: document.name, tree: Tree(document.bytes))
    changeEachLine(of: source, linter, sample: IncrementalTests.sample)
  }

  /// Every line, or every so many, says something else for a moment, which no check that reads the line may miss.
  private func changeEachLine(of source: SourceFile, _ linter: Linter, sample: Int) {
    let whole = linter.examine(source)
    let tree = whole.source.tree
    for line in tree.lines.indices where (line + tree.bytes.count) % sample == 0 {
      let texts: [ByteRange?] =
        switch tree.lines[line].kind {
        case .entry, .item: [tree.value(ofLine: line), tree.plainLabel(ofLine: line)]
        case .prose: [tree.text(ofLine: line)]
        case .row: [tree.contentRange(ofLine: line)]
        case .blank, .comment, .directive, .conflictMarker: []
        }
      // All of each, and its second half. What is left of a row has as many cells.
      let replaced = texts.compactMap { $0 }.filter { $0.count > 2 }.flatMap { text in
        [text, tree.wholeCharacters(ByteRange(clamping: text.lowerBound + text.count / 2, text.upperBound))]
      }
      for replaced in replaced {
        let other =
          tree.lines[line].kind == .row ? tree.bytes[replaced].map { $0 == 0x7C ? $0 : 0x20 } : Array("甲".utf8)
        let changed = SourceFile(path: source.path, tree: tree.replacing(replaced, with: other))
        let repaired = linter.examine(changed, previous: whole)
        let there = ExaminationText.difference(repaired, linter.examine(changed))
        #expect(there == nil, "\(source.path), line \(line + 1), changed: \(there ?? "")")
        let back = ExaminationText.difference(linter.examine(whole.source, previous: repaired), whole)
        #expect(back == nil, "\(source.path), line \(line + 1), and back: \(back ?? "")")
      }
    }
  }

  // A debug build takes a sample of the lines.
  #if DEBUG
    private static let sample = 8
  #else
    private static let sample = 1
  #endif

  /// A text, a second one, and what they have in common: all pairs of a few lines.
  @Test func mapsEqualLines() {
    let lines = ["", "甲: 1\n", "乙: 2\r\n", "\n", "- 丙: 3\r", "甲: 1"]
    var texts: [String] = []
    for a in lines { for b in lines { for c in lines { texts.append(a + b + c) } } }
    for (index, first) in texts.enumerated() {
      for second in texts[(index % 7)...].enumerated().filter({ $0.offset % 7 == 0 }).map(\.element) {
        let (old, new) = (Tree(Array(first.utf8)), Tree(Array(second.utf8)))
        let map = LineMap(from: old, to: new)
        #expect(map.headEnd <= map.tailStart && map.tailStart <= new.lines.count)
        for line in new.lines.indices {
          guard let before = map.oldLine(of: line) else { continue }
          #expect(old.lines.indices.contains(before), "\(first.debugDescription) \(second.debugDescription) \(line)")
          let (a, b) = (old.fullRange(ofLine: before), new.fullRange(ofLine: line))
          #expect(
            old.bytes[a].elementsEqual(new.bytes[b]) && b.lowerBound - a.lowerBound == map.byteShift(ofLine: line))
          #expect(old.lines[before].kind == new.lines[line].kind && map.keeps(oldLine: before))
        }
      }
    }
  }

  private static let edits = Int(ProcessInfo.processInfo.environment["HEBIAO_EDITS"] ?? "") ?? 25

  private func edit(_ source: SourceFile, _ linter: Linter, times: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var kept = linter.examine(source)
    for step in 0..<times {
      // A text that has become another one altogether says little more.
      if step % 40 == 39 { kept = linter.examine(source) }
      var tree = kept.source.tree
      var edits: [RandomEdit] = []
      for _ in 0..<(step % 5 == 4 ? 2 : 1) {
        let edit = RandomEdit(of: tree, &random)
        edits.append(edit)
        tree = tree.replacing(edit.range, with: edit.replacement)
      }
      if tree.bytes.count > 200_000 { return }
      let edited = SourceFile(path: source.path, tree: tree)
      // Long documents are examined on two threads after edits, too.
      let repaired = linter.examine(edited, previous: kept, beside: step % 2 == 1 ? DivisionTests.early : nil)
      let fresh = linter.examine(edited)
      if let difference = ExaminationText.difference(repaired, fresh) {
        Issue.record(
          """
          \(source.path), step \(step) of seed \(seed): \(difference)
          \(edits.map { "\($0.range) \(String(decoding: $0.replacement, as: UTF8.self).debugDescription)" })
          """)
        if let folder = ProcessInfo.processInfo.environment["HEBIAO_FAILURES"] {
          try? Data(kept.source.tree.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(seed)-\(step)-before.biao"))
          try? Data(tree.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(seed)-\(step)-after.biao"))
        }
        return
      }
      kept = repaired
    }
  }

  /// Of very many findings the last ones come without details, and which those are moves with every finding that comes or
  /// goes before them.
  @Test func theLimitOfDetailsMoves() throws {
    let rows = (1...1200).map { "      - 第\($0)段合格率: ≤ 95%\n        # １％\n        评分标准: １\n" }
    let text = "绩效指标:\n  产出指标:\n    质量指标:\n" + rows.joined()
    let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    var kept = linter.examine(SourceFile(path: "a.biao", tree: Tree(Array(text.utf8))))
    func reversed(withFixes: Bool) -> Int {
      kept.findings.count { $0.rule == "reversed-comparator" && $0.fixes.isEmpty != withFixes }
    }
    #expect(kept.findings.count > Report.maximumDetailed)
    #expect(reversed(withFixes: true) > 100 && reversed(withFixes: false) > 100)
    var random = SeededGenerator(seed: 7)
    let rewritten = ["≥ 3%", "≤ 90%", "≤ １％，２％，３％", "≥ ３ 公里", "明显提高，４％", ""]
    for step in 0..<16 {
      let tree = kept.source.tree
      // Before, behind and where the details end.
      let indicator = [step, 1100 + step, 790 + step * 2, random.below(1200)][step % 4]
      let value = try #require(tree.value(ofLine: 3 + indicator * 3))
      let edited = SourceFile(
        path: "a.biao", tree: tree.replacing(value, with: Array(rewritten[step % rewritten.count].utf8)))
      // Long documents are examined on two threads after edits, too.
      let repaired = linter.examine(edited, previous: kept, beside: step % 2 == 1 ? DivisionTests.early : nil)
      let difference = ExaminationText.difference(repaired, linter.examine(edited))
      #expect(difference == nil, "step \(step)")
      kept = repaired
    }
  }

  /// The line of a tier goes, and its rows pass to the tier of that kind above, which has another name.
  @Test func looksAgainWhereRowsChangeTheirTier() {
    let row = "    - 群众满意率: ≥ 90%\n"
    let texts = ["数量", "数量指标"].map { "  \($0):\n\(row)" }
    let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    let before = Tree(Array(("绩效指标:\n" + texts.joined()).utf8))
    for line in before.lines.indices {
      let after = before.replacing(before.fullRange(ofLine: line), with: [])
      let source = SourceFile(path: "a.biao", tree: after)
      let kept = linter.examine(SourceFile(path: "a.biao", tree: before))
      let repaired = linter.examine(source, previous: kept)
      #expect(ExaminationText.difference(repaired, linter.examine(source)) == nil)
    }
  }

  /// Edits after which the same indicator, which they do not touch, is judged otherwise.
  @Test(arguments: [
    // The amount that its cost is held against.
    (
      "项目资金 (万元):\n  资金总额: 200\n绩效指标:\n  产出指标:\n    成本指标:\n      - 改造总成本: ≤ 120万元\n", "资金总额: 200",
      "资金总额: 100", "cost-over-budget"
    ),
    // Another indicator takes the name that is proposed for it.
    (
      "绩效指标:\n  满意度指标:\n    服务对象满意度指标:\n      - 文化活动满意度: 明显提升\n      - 学员满意率: ≥ 90%\n", "学员满意率",
      "服务对象满意度", "vague-target"
    ),
    // The year of the form.
    (
      "年度: 2025年\n绩效指标:\n  产出指标:\n    时效指标:\n      - 完成时间: 2025年10月前\n", "年度: 2025年", "年度: 2026年",
      "outside-fiscal-year"
    ),
  ])
  func looksAgainWhereTheDocumentChanged(_ text: String, _ old: String, _ new: String, _ rule: String) throws {
    let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    func said(_ examination: Examination) -> [String] {
      examination.findings.filter { $0.rule == rule }.map { $0.message + $0.fixes.map(\.title).joined() }
    }
    func examine(_ text: String, _ previous: Examination?) -> Examination {
      linter.examine(SourceFile(path: "a.biao", tree: Tree(Array(text.utf8))), previous: previous)
    }
    let edited = text.replacingOccurrences(of: old, with: new)
    let (first, second) = (examine(text, nil), examine(edited, nil))
    try #require(said(first) != said(second), "the edit changes nothing: \(said(first))")
    #expect(said(examine(edited, first)) == said(second))
    #expect(said(examine(text, second)) == said(first))
  }

  /// A character typed in one target: one indicator is read anew, and nothing else.
  @Test func takesOverWhatWasNotTouched() throws {
    let rows = (1...50).map { "    - 第\($0)段道路改造里程: ≥ \($0) 公里\n      指标解释: 反映第\($0)段\n" }.joined()
    let table = "任务:\n  | 名称 | 金额 |\n" + (1...50).map { "  | 第\($0)段 | \($0) |\n" }.joined()
    let template = "@template 甲\n任务: table\n  名称: text\n  金额: amount\n绩效指标: indicators\n  数量指标: tier\n"
    let text = "@form 甲\n" + table + "绩效指标:\n  数量指标:\n" + rows
    let store = TemplateStore(workspace: [SourceFile(path: "t.biao", tree: Tree(Array(template.utf8)))])
    let linter = Linter(templates: store, options: LintOptions())
    let before = Tree(Array(text.utf8))
    let place = try #require(text.range(of: "≥ 25 ")?.lowerBound)
    let offset = text.utf8.distance(from: text.startIndex, to: place) + "≥ ".utf8.count
    let after = before.replacing(offset..<offset, with: Array("1".utf8))
    let earlier = try #require(linter.examine(SourceFile(path: "a.biao", tree: before)).form)
    let (form, rebinding) = Form.rebound(
      SourceFile(path: "a.biao", tree: after), template: earlier.template, earlier: earlier,
      LineMap(from: before, to: after))
    #expect(rebinding.indicators.map(Int.init) == (0..<50).map { $0 == 24 ? -1 : $0 })
    #expect(rebinding.rows.map { $0.map(Int.init) } == [Array(0..<50)] && rebinding.figuresAreSame)
    #expect(form.indicators.count == 50 && form.figures.count == 50)
  }
}

/// All that an examination says, as text.
enum ExaminationText {
  /// The first line in which the two differ.
  static func difference(_ repaired: Examination, _ fresh: Examination) -> String? {
    if repaired.findings.count == fresh.findings.count, repaired.isGuess == fresh.isGuess {
      // Printing costs more than everything else, so what is plainly equal is not printed.
      for (a, b) in zip(repaired.findings, fresh.findings) where !isSame(a, b) { return "\(a)\nfresh: \(b)" }
    } else {
      let (own, other) = (repaired.findings.map(brief), fresh.findings.map(brief))
      return "stale \(Set(own).subtracting(other)), missing \(Set(other).subtracting(own)), \(own.count) \(other.count)"
    }
    if repaired.suppressions != fresh.suppressions {
      return "suppressions \(repaired.suppressions)\nfresh: \(fresh.suppressions)"
    }
    guard let a = repaired.form, let b = fresh.form else {
      return (repaired.form == nil) == (fresh.form == nil) ? nil : "a form, a template"
    }
    guard a.bindings.count == b.bindings.count else { return "bindings of other lines" }
    for (line, (a, b)) in zip(a.bindings, b.bindings).enumerated()
    where a.field != b.field || a.role != b.role || a.state != b.state || a.figure != b.figure {
      return "binding of line \(line): \(a), fresh \(b)"
    }
    return difference("figure", a.figures, b.figures)
      ?? difference("indicator", a.indicators, b.indicators) ?? difference("tier", a.tiers, b.tiers)
      ?? difference("table", a.tables, b.tables) ?? difference("fault", a.faults, b.faults)
      ?? (repaired.facts == fresh.facts ? nil : "facts")
  }

  private static func brief(_ finding: Finding) -> String { "\(finding.rule) \(finding.range)" }

  private static func isSame(_ a: Finding, _ b: Finding) -> Bool {
    a.rule == b.rule && a.severity == b.severity && a.range == b.range && a.message == b.message
      && a.related.count == b.related.count && a.fixes.count == b.fixes.count
      && zip(a.related, b.related).allSatisfy {
        $0.range == $1.range && $0.message == $1.message && $0.source?.path == $1.source?.path
      }
      && zip(a.fixes, b.fixes).allSatisfy { $0.title == $1.title && $0.safety == $1.safety && $0.edits == $1.edits }
  }

  private static func difference<Value>(_ what: String, _ a: [Value], _ b: [Value]) -> String? {
    if a.count != b.count { return "\(a.count) \(what)s, fresh \(b.count)" }
    for index in a.indices {
      let (first, second) = (text(a[index]), text(b[index]))
      if first != second { return "\(what) \(index): \(first)\nfresh: \(second)" }
    }
    return nil
  }

  private static func text<Value>(_ value: Value) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }
}
