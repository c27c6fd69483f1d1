// merge-conflict-marker: what a version control system leaves in a conflict.

import BiaoSyntax

extension Rule {
  static let mergeConflictMarker = Rule(
    name: "merge-conflict-marker", family: .syntax, severity: .error,
    summary: Bilingual(zh: "留有版本合并的冲突标记", en: "a merge conflict marker left in"),
    why: Bilingual(
      zh: "冲突标记之间是两个版本的内容，两份都在，数字就会算两遍。",
      en: "Between the markers stand two versions at once, so that figures count twice."),
    examples: [
      .flagged(
        "‹<<<<<<<› HEAD\n项目名称: 甲\n‹=======›\n# 另一版: 乙\n‹>>>>>>>› other", in: .form, isTypedFreely: false),
      .fine("# =======\n项目名称: 甲", in: .form),
    ],
    checks: [
      .syntax(.mergeConflictMarker) { problem, report in
        report.add(
          problem.range, zh: "“\(report.quote(problem.range))”是版本合并留下的冲突标记：选定一个版本，删去标记",
          en: "“\(report.quote(problem.range))” was left by a merge conflict: choose one version and remove the markers"
        )
      }
    ])
}
