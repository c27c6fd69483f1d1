// `hebiao rules`: every rule with its severity, presets, fixes and summary.

import BiaoRules
import BiaoWorkspace

extension CommandDescription {
  static let rules = CommandDescription(
    name: "rules",
    summary: Bilingual(zh: "列出所有规则：级别、预设、改法", en: "list all rules: severity, presets, fixes"),
    about: Bilingual(
      zh: "列出所有规则：名称、级别、所属预设、能给出的改法、一句话说明",
      en: "Lists all rules: name, severity, presets, fixes offered, summary"),
    options: [.rulesReport], run: runRules)
}

extension OptionDescription {
  fileprivate static let rulesReport = OptionDescription(
    name: "--report", value: .choice(RulesReport.allCases.map(\.rawValue)),
    help: Bilingual(
      zh: "输出形式（默认 text；markdown 是 grammar/rules.md 的全文）",
      en: "form of the output (default: text; markdown is the text of grammar/rules.md)"))
}

/// How `hebiao rules` lists them.
private enum RulesReport: String, CaseIterable {
  case text, json
  /// The rule reference.
  case markdown
}

private func runRules(_ arguments: ParsedArguments) -> ExitCode {
  let text =
    switch arguments.choice(.rulesReport, as: RulesReport.self) {
    case .text, nil: ruleTable(arguments.language)
    case .json: ruleObjects()
    case .markdown: RuleReference.markdown
    }
  return show(text, to: OutputStream.standardOutput, code: .clean)
}

/// All rules by family, one a line.
func ruleTable(_ language: Language) -> String {
  let words = Wording(language)
  var text = ""
  for family in Rule.Family.allCases {
    let rules = Rule.all.filter { $0.family == family }
    if rules.isEmpty { continue }
    text += "\(family.title[language])\n"
    for rule in rules {
      let cells = [
        padded(rule.name, to: nameWidth), padded(words.name(of: rule.severity), to: 7),
        padded(presetLetters(rule), to: 3), padded(rule.offeredFixes.map(\.rawValue).joined(separator: ","), to: 14),
      ]
      text += "  \(cells.joined(separator: "  "))  \(rule.summary[language])\n"
    }
    text += "\n"
  }
  text += words.choose(
    "r recommended（默认）  s strict  b submission（财政部门会退表的）；all 是全部\n"
      + "safe 改法不改变意思，suggested 须由人定夺\nhebiao explain RULE 说明一条规则\n",
    "r recommended (default)  s strict  b submission (what a bureau sends back); all holds every rule\n"
      + "a safe fix keeps the meaning, a suggested one needs a person to choose\nhebiao explain RULE explains a rule\n")
  return text
}

private let nameWidth = Rule.all.map(\.name.utf8.count).max() ?? 0

/// One letter a preset, in the same place for every rule.
private func presetLetters(_ rule: Rule) -> String {
  [(Preset.recommended, "r"), (.strict, "s"), (.submission, "b")]
    .map { rule.presets.holds($0.0) ? $0.1 : "-" }.joined()
}

private func padded(_ text: String, to width: Int) -> String {
  let bytes = Array(text.utf8)
  let own = cellClusters(bytes, 0..<bytes.count).map(\.width).reduce(0, +)
  return text + String(repeating: " ", count: max(width - own, 0))
}

/// `{"version": 1, "rules": [{"name", "family", "severity", "presets": […], "fixes": […], "summary": {"zh", "en"}}]}`, one
/// rule a line. Keys may be added under the same version.
private func ruleObjects() -> String {
  var writer = JSONWriter()
  writer.raw(#"{"version":1,"rules":["#)
  for (index, rule) in Rule.all.enumerated() {
    writer.raw(index == 0 ? "\n" : ",\n")
    writer.raw(#"{"name":"#)
    writer.string(rule.name)
    writer.raw(#","family":"#)
    writer.string(rule.family.rawValue)
    writer.raw(#","severity":"#)
    writer.string(rule.severity.name)
    let presets = Preset.allCases.filter { rule.presets.holds($0) }.map { "\"\($0.rawValue)\"" }
    writer.raw(#","presets":[\#(presets.joined(separator: ","))]"#)
    let fixes = rule.offeredFixes.map { "\"\($0.rawValue)\"" }
    writer.raw(#","fixes":[\#(fixes.joined(separator: ","))],"summary":{"zh":"#)
    writer.string(rule.summary.zh)
    writer.raw(#","en":"#)
    writer.string(rule.summary.en)
    writer.raw("}}")
  }
  writer.raw("\n]}\n")
  return String(decoding: writer.bytes, as: UTF8.self)
}
