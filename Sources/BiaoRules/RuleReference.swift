// The rule reference as Markdown: `grammar/rules.md` is what this writes.

/// Writes all that the rules say of themselves, in both languages.
package enum RuleReference {
  package static var markdown: String {
    var text = """
      # 规则 · Rules

      <!-- 由 hebiao rules --report markdown 写出，不要手改。Written by that command: do not edit. -->

      每条规则是一种会被退回的问题。`级别` 是默认的轻重，`预设` 是包含它的规则组（`all` 包含全部），`改法` 是它能给出的修改：`safe` 不改变意思，`suggested` 须由人定夺。例子里 `‹›` 标出报告指向的地方。
      在配置 `hebiao.biao` 里写 `规则:` 之下的 `规则名: off` 或别的级别，可以改变轻重；在表里写 `# hebiao-ignore 规则名: 理由`，可以忽略下一行的这类问题。

      Each rule is one kind of fault for which forms are sent back. *Severity* is the default, *presets* the groups that hold the rule (`all` holds every one), *fixes* what it can offer: a `safe` one keeps the meaning, a `suggested` one needs a person to choose. In examples `‹›` encloses what a finding points at.
      A line `RULE: off` or another severity under `规则:` in `hebiao.biao` changes it; a comment `# hebiao-ignore RULE: REASON` in a form silences it for the next line.

      """
    let fixes = Dictionary(
      Rule.all.map { ($0.name, $0.offeredFixes.map(\.rawValue).joined(separator: ", ")) },
      uniquingKeysWith: { first, _ in first })
    for family in Rule.Family.allCases {
      let rules = Rule.all.filter { $0.family == family }
      if rules.isEmpty { continue }
      text += "\n- [\(family.title.zh) · \(family.title.en)](#\(family.rawValue))"
      text += ": " + rules.map { "[`\($0.name)`](#\($0.name))" }.joined(separator: " ") + "\n"
    }
    for family in Rule.Family.allCases {
      let rules = Rule.all.filter { $0.family == family }
      if rules.isEmpty { continue }
      text += "\n<a id=\"\(family.rawValue)\"></a>\n\n## \(family.title.zh) · \(family.title.en)\n"
      for rule in rules { text += section(rule, fixes: fixes[rule.name] ?? "") }
    }
    return text
  }

  /// The page of one rule.
  package static func page(of rule: Rule) -> String {
    String(section(rule, fixes: rule.offeredFixes.map(\.rawValue).joined(separator: ", ")).drop { $0 == "\n" })
  }

  private static func section(_ rule: Rule, fixes: String) -> String {
    let presets = Preset.allCases.filter { rule.presets.holds($0) }.map(\.rawValue).joined(separator: ", ")
    var text = "\n### \(rule.name)\n\n"
    text += "\(rule.summary.zh) · \(rule.summary.en)\n\n"
    text += "| 级别 severity | 预设 presets | 改法 fixes |\n| --- | --- | --- |\n"
    text += "| \(rule.severity.name) | \(presets) | \(fixes.isEmpty ? "—" : fixes) |\n\n"
    text += "\(rule.why.zh)\n\n\(rule.why.en)\n"
    if let basis = rule.basis { text += "\n依据 basis: \(basis.zh) · \(basis.en)\n" }
    if !rule.formerNames.isEmpty {
      text += "\n曾用名 former names: \(rule.formerNames.map { "`\($0)`" }.joined(separator: " "))\n"
    }
    for (isFlagged, title) in [(true, "会报告 flagged"), (false, "不会报告 fine")] {
      let examples = rule.examples.filter { $0.isFlagged == isFlagged }
      if examples.isEmpty { continue }
      text += "\n\(title):\n\n"
      for example in examples { text += fenced(example) }
    }
    return text
  }

  private static func fenced(_ example: Example) -> String {
    var text = "```biao\n"
    if let template = example.template { text += "@template …\n\(template)\n\n@form …\n" }
    text += example.text + "\n"
    for other in example.beside { text += "\n# 另一张 · another document\n\(other)" }
    return text + "```\n"
  }
}
