// What `--statistics` says at the end: the rules that speak most, and where.

import BiaoRules
import BiaoWorkspace

/// How many rules are listed, how many files and folders.
private let listedRules = 100
private let listedPlaces = 10

/// The findings counted by rule, by folder and by file, as tables.
func statisticsText(_ statistics: RunStatistics, _ language: Language) -> String {
  let words = Wording(language)
  if statistics.files.isEmpty { return "" }
  var text = words.choose("规则:\n", "Rules:\n")
  let rules = statistics.rules
  for rule in rules.prefix(listedRules) {
    let summary = Rule.named(rule.rule)?.summary[language] ?? ""
    let fixable =
      rule.fixableCount > 0
      ? words.choose("（\(rule.fixableCount) 处可自动改）", " (\(rule.fixableCount) fixable)") : ""
    text += "  \(count(rule.count))  \(rule.rule)\(fixable)  \(summary)\n"
  }
  if rules.count > listedRules { text += "         \(words.andMore(rules.count - listedRules))\n" }
  let folders = statistics.folders
  if folders.count > 1 { text += list(folders, words.choose("文件夹:\n", "Folders:\n"), words) }
  text += list(statistics.worstFiles, words.choose("文件:\n", "Files:\n"), words)
  if statistics.fixableCount > 0 {
    text += words.choose(
      "\(statistics.fixableCount) 处可用 hebiao lint --fix 自动改\n",
      "\(statistics.fixableCount) fixable by hebiao lint --fix\n")
  }
  return text
}

private func list(_ files: [RunStatistics.File], _ title: String, _ words: Wording) -> String {
  var text = title
  for file in files.prefix(listedPlaces) {
    let counts = words.counts(file.counts).joined(separator: words.choose("，", ", "))
    text += "  \(count(file.counts.total))  \(terminalSafe(file.path))  \(counts)\n"
  }
  if files.count > listedPlaces { text += "         \(words.andMore(files.count - listedPlaces))\n" }
  return text
}

private func count(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: " ", count: max(0, 7 - digits.utf8.count)) + digits
}
