// copied-answer: a field that is answered with the text of another one.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let copiedAnswer = Rule(
    name: "copied-answer", family: .structure, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "一栏照抄另一栏", en: "a field with the text of another field"),
    why: Bilingual(
      zh: "依据、必要性、可行性、内容、措施问的是不同的事。整段照抄，这一栏就等于没有回答。",
      en:
        "Grounds, need, feasibility, contents and measures are asked for separately. Where one is copied from another, its question has no answer."
    ),
    examples: [
      .flagged(
        "项目概况:\n  > 对六条县道和十二座桥梁开展日常保洁、坑槽修补和汛期巡查，年底前完成路况复核。\n立项必要性:\n  > ‹对六条县道和十二座桥梁开展日常保洁、坑槽修补和汛期巡查，年底前完成路况复核。›",
        template: "项目概况: prose\n立项必要性: prose"),
      .flagged(
        "立项依据:\n  > 依据县交通运输发展规划和市公路养护管理办法，以及县政府常务会议的纪要。\n保障措施: ‹依据县交通运输发展规划和市公路养护管理办法，以及县政府常务会议的纪要。›",
        template: "立项依据: prose\n保障措施: text"),
      .fine(
        "项目概况: 对六条县道开展日常保洁。\n项目内容: 对六条县道开展日常保洁。\n立项必要性: 县道坑槽多，汛期常有边坡塌方，行车不安全，需要按计划修补和巡查。",
        template: "项目概况: text\n项目内容: text\n立项必要性: text"),
      .fine(
        "年度目标: 对六条县道和十二座桥梁开展日常保洁、坑槽修补和汛期巡查，年底前完成路况复核。\n实施期目标: 对六条县道和十二座桥梁开展日常保洁、坑槽修补和汛期巡查，年底前完成路况复核。\n项目内容: 对六条县道和十二座桥梁开展日常保洁、坑槽修补和汛期巡查，年底前完成路况复核。\n项目概况: 县道和桥梁的养护",
        template: "年度目标: prose\n实施期目标: prose\n项目内容: text\n项目概况: text"),
    ] + CopiedGoal.examples + ForeignExplanation.examples + TwinExplanation.examples
      + OtherTrade.examples,
    checks: [
      .form([.prose, .entries]) { form, report in CopiedGoal.check(form, report) },
      .indicator(.explanation) { indicator, form, report in ForeignExplanation.check(indicator, form, report) },
      .form([.indicators, .remarks]) { form, report in
        for twin in TwinExplanation.all(in: form)
        where !report.findings.contains(where: { $0.rule == "copied-answer" && $0.range.overlaps(twin.text) }) {
          twin.say(report)
        }
      },
      .form { form, report in OtherTrade.find(in: form)?.say(report) },
      .form([.prose, .entries]) { form, report in
        for copy in CopiedAnswer.all(in: form) {
          let (name, other) = (report.quote(copy.name), report.quote(copy.otherName))
          report.add(
            copy.text, zh: "“\(name)”照抄了“\(other)”：这两栏问的不是一件事，写这一栏要写的",
            en: "“\(name)” copies “\(other)”: they ask for two things, write what is asked for here",
            related: [report.place(copy.other, zh: "“\(other)”", en: "“\(other)”")])
        }
      },
    ])
}

/// A field and the earlier one with the same text.
private struct CopiedAnswer {
  var name: ByteRange
  /// The first of its texts.
  var text: ByteRange
  var otherName: ByteRange
  var other: ByteRange

  /// Those of a form, among the fields that ask for different things. Linear in their texts: two are compared only where
  /// they are of one length and begin alike.
  static func all(in form: Form) -> [CopiedAnswer] {
    let tree = form.tree
    var known: [Answer] = []
    var found: [CopiedAnswer] = []
    form.visitEntriesOutsideIndicators { line in
      guard mayAsk(tree.lines[line], tree.bytes), known.count < maximumFields,
        let name = tree.plainLabel(ofLine: line) ?? tree.readLabel(ofLine: line)?.name,
        questions.ends(tree.bytes, name), !results.isIn(tree.bytes, name), let answer = Answer(name, line, tree)
      else { return }
      guard let earlier = known.first(where: { $0.isSame(as: answer, tree) }) else {
        known.append(answer)
        return
      }
      if NameKey(tree.bytes, earlier.name) != NameKey(tree.bytes, name) {
        found.append(CopiedAnswer(name: name, text: answer.first, otherName: earlier.name, other: earlier.first))
      }
    }
    return found
  }

  /// A field with what it says, in its value and in the prose below it.
  private struct Answer {
    var name: ByteRange
    var line: Int
    var first: ByteRange
    var length: Int

    init?(_ name: ByteRange, _ line: Int, _ tree: Tree) {
      var first: ByteRange?
      var length = 0
      tree.visitAnswer(ofLine: line) { text in
        if first == nil { first = text }
        length += text.count
      }
      guard let first, length >= minimum, length <= maximum else { return nil }
      (self.name, self.line, self.first, self.length) = (name, line, first, length)
    }

    func isSame(as other: Answer, _ tree: Tree) -> Bool {
      guard length == other.length else { return false }
      let count = min(first.count, other.first.count)
      let text = tree.bytes.span
      guard
        text.extracting(ByteRange(clamping: first.lowerBound, first.lowerBound + count))
          .isSame(as: text.extracting(ByteRange(clamping: other.first.lowerBound, other.first.lowerBound + count)))
      else { return false }
      return tree.answer(ofLine: line) == tree.answer(ofLine: other.line)
    }
  }

  /// Whether the label ends with the last character of one of `questions`: 性 据 况 容 施 度 划 由 题 议 案.
  private static func mayAsk(_ line: Line, _ bytes: [UInt8]) -> Bool {
    guard line.kind == .entry, let colon = line.colon, colon - line.content >= 6 else { return false }
    return switch NotationScan.character(bytes, colon - 3) {
    case 0xE6_80A7, 0xE6_8DAE, 0xE5_86B5, 0xE5_AEB9, 0xE6_96BD,
      0xE5_BAA6, 0xE5_8892, 0xE7_94B1, 0xE9_A298, 0xE8_AEAE, 0xE6_A188:
      true
    default: false
    }
  }

  private static let questions = WordSet("必要性 可行性 依据 概况 内容 措施 制度 计划 理由 问题 建议 方案")
  private static let results = WordSet("完成 目标 绩效")
  /// Twenty characters: 见附件 may stand in every field.
  private static let minimum = 60
  private static let maximum = 4000
  private static let maximumFields = 64
}
