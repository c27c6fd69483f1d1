// `hebiao rules`: every rule with its severity, presets, fixes and summary.

import BiaoRules
import BiaoWorkspace

func runRules(_ report: RulesReport, _ language: Language) -> ExitCode {
  let text =
    switch report {
    case .text: ruleTable(language)
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
