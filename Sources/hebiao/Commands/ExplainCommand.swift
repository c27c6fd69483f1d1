// `hebiao explain`: what a rule finds and why, with examples; or the list of all rules.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

extension CommandDescription {
  static let explain = CommandDescription(
    name: "explain", summary: Bilingual(zh: "说明一条规则，或文件里的一行", en: "explain a rule, or a line of a file"),
    about: Bilingual(
      zh: "说明一条规则：查什么、为什么、例子；或说明文件里的一行：它是什么、有什么问题、为什么、怎么改",
      en:
        "Explains a rule: what it finds, why, and examples; or a line of a file: what it is, what is wrong with it, why, "
        + "and what to do"),
    operands: [
      OperandDescription(
        placeholder: "[RULE|FILE:LINE]", content: .rule,
        help: Bilingual(
          zh: "规则名称，如 mismatched-sum；或文件和行号，如 项目.biao:12；不写则列出所有规则",
          en:
            "a rule's name, such as mismatched-sum; or a file and a line, such as project.biao:12; without it all rules "
            + "are listed"))
    ],
    exitCodes: [
      ExitCodeMeaning(.clean, zh: "已说明", en: "explained"),
      ExitCodeMeaning(
        .usage, zh: "没有这条规则，没有这个文件或这一行", en: "no such rule, file or line"),
      ExitCodeMeaning(.incomplete, zh: "文件无法读取", en: "the file could not be read"),
    ], run: runExplain)
}

private func runExplain(_ arguments: ParsedArguments) throws(UsageError) -> ExitCode {
  let language = arguments.language
  guard let bytes = arguments.operands.first, let name = arguments.operandText else {
    return show(ruleTable(language), to: OutputStream.standardOutput, code: .clean)
  }
  // A rule's name holds no colon.
  if let colon = bytes.lastIndex(of: 0x3A), let line = lineNumber(bytes[(colon + 1)...]) {
    return explainLine(line, of: FilePath(Array(bytes[..<colon])), arguments)
  }
  guard let rule = Rule.named(name) else {
    let names = Rule.all.map(\.name)
    throw .unknownRule(name, suggestion: NearestName.find(name, among: names) ?? names.first { $0.hasWord(name) })
  }
  return show(explanation(of: rule, language), to: OutputStream.standardOutput, code: .clean)
}

/// What digits say, at most the largest number there is; nil for what are no digits.
private func lineNumber(_ digits: ArraySlice<UInt8>) -> Int? {
  guard !digits.isEmpty, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
  return Int(String(decoding: digits, as: UTF8.self)) ?? .max
}

extension String {
  /// Whether one of the words between hyphens is `word`.
  fileprivate func hasWord(_ word: String) -> Bool { split(separator: "-").contains { $0 == word } }
}

/// Everything that there is to say about a rule.
func explanation(of rule: Rule, _ language: Language) -> String {
  let words = Wording(language)
  var text = "\(rule.name) (\(words.name(of: rule.severity)), \(rule.family.title[language]))\n"
  text += "\(rule.summary[language])\n\n\(rule.why[language])\n"
  if let basis = rule.basis { text += "\(words.choose("依据: ", "Basis: "))\(basis[language])\n" }
  if !rule.formerNames.isEmpty {
    text += "\(words.choose("曾用名: ", "Former names: "))\(rule.formerNames.joined(separator: " "))\n"
  }
  for isFlagged in [true, false] {
    let examples = rule.examples.filter { $0.isFlagged == isFlagged }
    if examples.isEmpty { continue }
    text += isFlagged ? words.choose("\n会报告:\n", "\nFlagged:\n") : words.choose("\n不会报告:\n", "\nFine:\n")
    for (index, example) in examples.enumerated() {
      if index > 0 { text += "\n" }
      if let template = example.template {
        text += "  \(words.choose("模板:", "Template:"))\n\(underlined(template))"
        text += "  \(words.choose("表:", "Form:"))\n"
      }
      text += underlined(example.text)
      for other in example.beside {
        text += "  \(words.choose("另一张:", "Another document:"))\n\(underlined(other))"
      }
    }
  }
  text += words.choose(
    "\n在上一行写 # hebiao-ignore \(rule.name): 理由，可以忽略下一行的这类问题。\n",
    "\nA line # hebiao-ignore \(rule.name): REASON keeps it silent about the line that follows.\n")
  return text
}

/// The lines of an example, indented, with carets under what stands between `‹` and `›`.
private func underlined(_ example: String) -> String {
  var text = ""
  var isInside = false
  let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
  for line in lines.last == "" ? lines.dropLast() : lines[...] {
    var bytes: [UInt8] = []
    // In bytes of the line without marks.
    var ranges: [Range<Int>] = []
    var start = 0
    for scalar in line.unicodeScalars {
      switch scalar {
      case "‹":
        isInside = true
        start = bytes.count
      case "›":
        isInside = false
        ranges.append(start..<bytes.count)
      default: bytes += Array(String(scalar).utf8)
      }
    }
    if isInside {
      ranges.append(start..<bytes.count)
    }
    var shown: [UInt8] = []
    var carets = ""
    for cluster in cellClusters(bytes, 0..<bytes.count) {
      append(cluster, of: bytes, to: &shown)
      let isMarked = ranges.contains { $0.overlaps(cluster.range) }
      carets += String(repeating: isMarked ? "^" : " ", count: cluster.width)
    }
    // A mark without text between shows where something is missing.
    if let range = ranges.first, ranges.allSatisfy(\.isEmpty) {
      let before = cellClusters(bytes, 0..<range.lowerBound).map(\.width).reduce(0, +)
      carets = String(repeating: " ", count: before) + "^"
    }
    while carets.last == " " { carets.removeLast() }
    text += bytes.isEmpty ? "\n" : "    \(String(decoding: shown, as: UTF8.self))\n"
    if !carets.isEmpty { text += "    \(carets)\n" }
  }
  return text
}
