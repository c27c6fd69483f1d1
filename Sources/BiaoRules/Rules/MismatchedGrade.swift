// mismatched-grade: a grade that the total score does not earn.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let mismatchedGrade = Rule(
    name: "mismatched-grade", family: .scoring, severity: .warning,
    summary: Bilingual(zh: "评价等次与总分不符", en: "a grade that the total score does not earn"),
    why: Bilingual(
      zh: "等次由总分决定：表里写明了界限的按界限，没有写的一般90分起为优、80分起为良、60分起为中。两处不一致，结果就无法使用。",
      en:
        "The grade follows from the total: by the bounds that the form states, else usually “优” from 90, “良” from 80, “中” from 60. Where the two differ the result cannot be used."
    ),
    examples: [
      .flagged(
        "评价表:\n  | 三级指标 | 分值 | 评分标准 | 得分 | 扣分原因 |\n  | 立项依据 | 40 | 依据充分得满分 | 40 | |\n  | 制度健全 | 60 | 健全得满分，缺一项制度扣6分 | 48 | 缺两项制度 |\n得分汇总:\n  | 一级指标 | 分值 | 得分 |\n  | 决策 | 40 | 40 |\n  | 过程 | 60 | 48 |\n  | 合计 | 100 | 88 |\n评价等级: ‹优›",
        in: .document),
      .flagged(
        "绩效指标:\n  - 培训期数 (90分): ≥ 8 期\n    实际完成值: 9期\n总分: 84.5\n评价等次: ‹优›",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n总分: number\n评价等次: text"),
      .flagged(
        "绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期\n总分: 88\n评价等次: ‹良›\n备注: 85（含）—100分为优；75（含）—85分为良；60（含）—75分为中；60分以下为差。",
        template:
          "绩效指标: indicators\n  - *: target\n    实际完成值: target\n总分: number\n评价等次: choice\n  - 优\n  - 良\n  - 中\n  - 差\n备注: text"
      ),
      .flagged(
        "绩效指标:\n  - Choirs invited: ≥ 8 choirs\n    实际完成值: 9 choirs\nTotal score: 84\nRating: ‹Excellent›\nScale: 90 (incl.) to 100: Excellent; 75 (incl.) to 90: Good; 60 (incl.) to 75: Fair; below 60: Poor.",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\nTotal score: number\nRating: text\nScale: prose"),
      .flagged(
        "绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期\n总分: 83\n评价等次: ‹优秀›\n备注: 优秀：85—100分；良好：75—84分；合格：60—74分；不合格：60分以下。",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n总分: number\n评价等次: text\n备注: text"),
      .flagged(
        "总分: 86\n评价等次: 良\n备注: 90（含）—100分为优；80（含）—90分为良；60（含）—80分为‹较差›；60分以下为差。",
        template: "总分: number\n评价等次: choice\n  - 优\n  - 良\n  - 中\n  - 差\n备注: text"),
      .fine(
        "总分: 86\n评价等次: 良\n备注: 90（含）—100分为优秀；80（含）—90分为良好；60（含）—80分为中等；60分以下为差。",
        template: "总分: number\n评价等次: choice\n  - 优\n  - 良\n  - 中\n  - 差\n备注: text"),
      .fine(
        "绩效指标:\n  - Choirs invited: ≥ 8 choirs\n    实际完成值: 9 choirs\nTotal score: 90\nRating: Excellent\nScale: 90 (incl.) to 100: Excellent; 75 (incl.) to 90: Good; below 75: Fair.",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\nTotal score: number\nRating: text\nScale: prose"),
      .flagged(
        "自评得分: 83.4\n自评等级: ‹优›\n等级划分: 90（含）—100分为优，80（含）—90分为良，60（含）—80分为中，60分以下为差\n绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期",
        template: "自评得分: number\n自评等级: text\n等级划分: text\n绩效指标: indicators\n  - *: target\n    实际完成值: target"),
      .flagged(
        "自评得分: 87\n自评结果: ‹优秀›\n评级标准: 优秀（90分及以上）、良好（80—89分）、合格（60—79分）、不合格（60分以下）\n绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期",
        template: "自评得分: number\n自评结果: text\n评级标准: text\n绩效指标: indicators\n  - *: target\n    实际完成值: target"),
      .flagged(
        "绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期\n总分: 96.67\n自评等级: ‹良›（90（含）—100分为优，80（含）—90分为良，60（含）—80分为中，60分以下为差）",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n总分: number\n自评等级: text"),
      .fine(
        "绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期\n总分: 86.67\n自评等级: 良（90（含）—100分为优，80（含）—90分为良，60（含）—80分为中，60分以下为差）",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n总分: number\n自评等级: text"),
      .flagged(
        "等级标准:\n  > 综合得分90分（含）以上为优，80分（含）至90分为良，60分（含）至80分为中，60分以下为差。\n评价结论:\n  > 经综合评价，项目得分93.6分，评价等级为“‹良›”。其中决策类得13.5分。\n  > 芦川堤防项目综合得分为86分，评定为‹优秀›等次。",
        template: "*: prose"),
      .fine(
        "等级标准:\n  > 综合得分90分（含）以上为优，80分（含）至90分为良，60分（含）至80分为中，60分以下为差。\n评价结论:\n  > 经综合评价，项目得分93.6分，评价等级为“优”。其中决策类得分13.5分，等级为优。\n  > 上年综合得分为86分，评定为优秀等次；项目部得分86分，被评为优秀组织单位；产出类得分46分，评价等级为“良”。\n  > 得分86分、92分，评价等级为良、优；抽查36户，评价等级为优。",
        template: "*: prose"),
      .fine(
        "评价结论:\n  > 经综合评价，项目得分86.6分，评价等级为“优”。", template: "*: prose"),
      .fine(
        "自评得分: 9.5\n得分: 91\n自评等级: 优\n绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期",
        template: "自评得分: number\n得分: number\n自评等级: text\n绩效指标: indicators\n  - *: target\n    实际完成值: target"),
      .fine(
        "绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期\n总分: 99\n评价等次: 优",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n总分: number\n评价等次: text"),
      .fine(
        "绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期\n预算执行率得分: 9.6\n总分: 98.87\n等次: 优",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n预算执行率得分: number\n总分: number\n等次: text"),
      .fine(
        "绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期\n自评总分: 88\n综合得分: 93.5\n等次: 优",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n自评总分: number\n综合得分: number\n等次: text"),
      .fine(
        "绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期\n总分: 90\n评价等次: 良好",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n总分: number\n评价等次: text"),
      .fine(
        "绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期\n总分: 86\n评价等次: 优\n备注: 85（含）—100分为优；75（含）—85分为良；75分以下为差。",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n总分: number\n评价等次: text\n备注: text"),
      .fine(
        "绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期\n总分 (50分): 48\n评价等次: 优",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n总分: number\n评价等次: text"),
      .fine(
        "绩效指标:\n  - 培训期数: ≥ 8 期\n    实际完成值: 9期\n总分: 72\n评价等次: 合格",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n总分: number\n评价等次: text"),
      .flagged(
        "评价结论:\n  > 经自评，本项目得分89.6分，其中执行率9.6分、产出44.4分、效益35.6分，自评等次为“‹优›”。\n备注:\n  > 90（含）—100分为优；80（含）—90分为良；60（含）—80分为中；60分以下为差。",
        template: "*: prose"),
      .flagged("评价结论:\n  > 自评总得分为84.47分，评级为“‹优›”。", template: "*: prose"),
    ],
    checks: [
      .form(.besidesRemarks) { form, report in
        guard let evaluation = report.selfEvaluation(of: form), var entry = evaluation.grade,
          let (total, score) = evaluation.gradedScore ?? scoreOfTable(form, report),
          total.outOf.map({ $0 == .hundred }) ?? true,
          !score.isNegative, score <= .hundred,
          let (grade, range) = GradeBounds.grade(form.tree.bytes, entry.range).map({ ($0, entry.range) })
            ?? GradeBounds.leadingGrade(form.tree.bytes, entry.range)
        else { return }
        entry.range = range
        let bounds = GradeBounds.of(form, report)
        // What scores are called in English differs from one scale to the next.
        guard bounds.isStated || form.tree.bytes[entry.range].first.map({ $0 >= 0x80 }) ?? false else { return }
        guard bounds.allows(grade, for: score) == false else { return }
        say(entry, total, score, bounds, report)
      },
      .form([.prose, .entries, .results]) { form, report in
        let tree = form.tree
        let stated = tree.lines.indices.lazy.filter { tree.lines[$0].kind == .prose }
          .compactMap { tree.text(ofLine: $0) }.flatMap { StatedGrade.all(tree.bytes, $0) }
        var bounds: GradeBounds?
        for stated in stated {
          // Only bounds of the form's own are certain to be those of its text; by none are five points less still 优.
          guard let known = bounds ?? report.statedGrades(of: form)?.bounds ?? usual(stated) else { continue }
          bounds = known
          guard known.allows(stated.grade, for: stated.score) == false else { continue }
          say(
            SelfEvaluation.Entry(line: 0, range: stated.range), SelfEvaluation.Entry(line: 0, range: stated.scoreRange),
            stated.score, known, report)
        }
      },
      .form([.prose, .entries]) { form, report in
        guard let field = form.template.fields.indices.first(where: { isGrade($0, form) }),
          let (bounds, text) = report.statedGrades(of: form),
          let (odd, meant) = bounds.strange(among: form.template.fields[field].options),
          let place = Array(odd.utf8).firstRange(in: form.tree.bytes, text)
        else { return }
        let name = form.template.fields[field].name
        report.add(
          place, zh: "“\(odd)”不是“\(name)”可选的等次，“\(meant)”没有界限：两处改成一致",
          en: "“\(odd)” is no grade of “\(name)”, and “\(meant)” has no bounds: make both agree",
          fixes: [report.rewriting(.suggested, place, as: meant)])
      },
    ])

  private static func usual(_ stated: StatedGrade) -> GradeBounds? {
    best.contains(stated.grade) && stated.score < Decimal(85) ? GradeBounds.usual : nil
  }

  private static let best = Set<NameKey>(words: "优 优秀")

  /// The score in the row of totals of the table whose weights come to a hundred.
  private static func scoreOfTable(_ form: Form, _ report: Report) -> (SelfEvaluation.Entry, Decimal)? {
    StatedTotal.total(of: form, report).map { (SelfEvaluation.Entry(line: 0, range: $0.range), $0.number) }
  }

  /// Whether a grade is to be chosen in the field, and the form has it.
  private static func isGrade(_ field: Int, _ form: Form) -> Bool {
    guard case .choice = form.template.fields[field].type, form.line(of: field) != nil else { return false }
    let options = form.template.fields[field].options
    return options.contains("优") && options.contains("差") || options.contains("优秀")
  }

  private static func say(
    _ entry: SelfEvaluation.Entry, _ total: SelfEvaluation.Entry, _ score: Decimal, _ bounds: GradeBounds,
    _ report: Report
  ) {
    guard let grade = bounds.earned(by: score) else { return }
    let words = report.quote(entry.range)
    report.add(
      entry.range,
      zh: "总分 \(score) \(bounds.isStated ? "按表中界限" : "一般")评为“\(grade)”，这里写“\(words)”：核对总分和等次",
      en:
        "a total of \(score) earns “\(grade)” \(bounds.isStated ? "by the bounds stated" : "by the usual bounds"), not “\(words)”: check both",
      related: [report.place(total.range, zh: "总分", en: "the total")],
      fixes: [
        report.fix(
          .suggested, zh: "改为“\(grade)”", en: "change to “\(grade)”",
          edits: [TextEdit(range: entry.range, text: grade)])
      ])
  }
}
