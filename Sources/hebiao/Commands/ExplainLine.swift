// `hebiao explain FILE:LINE`: what a line is, what is wrong with it, and why.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// Explains the line `number`, from 1, of the document at `path` as it stands in its workspace. Faults that show only beside
/// other documents are not among what is explained: nothing but this document is looked at.
func explainLine(_ number: Int, of path: FilePath, _ arguments: ParsedArguments) -> ExitCode {
  let documents = RunDocuments([.path(path)], configuration: ConfigurationRequest(includesIgnored: true))
  let language =
    arguments.isLanguageChosen ? arguments.language : configuredLanguage(near: [path]) ?? arguments.language
  let words = Wording(language)
  func refuse(_ message: String, _ code: ExitCode) -> ExitCode {
    show(message + "\n", to: OutputStream.standardError, code: code)
  }
  let bytes: [UInt8]
  switch readDocument(path) {
  case .failure(let problem):
    if problem.isMissing {
      return refuse(words.message(FileProblem(path: path, kind: .missing)), .usage)
    }
    return refuse(words.message(problem), .incomplete)
  case .success(let read): bytes = read
  }
  let source = SourceFile(path: path.text, tree: Tree(bytes))
  guard number >= 1, number <= source.tree.lines.count else {
    return refuse(
      words.choose(
        "错误: \(terminalSafe(path.text)) 只有 \(source.tree.lines.count) 行",
        "error: \(terminalSafe(path.text)) has \(source.tree.lines.count) lines"), .usage)
  }
  var mistakes: [FileProblem] = []
  let linters = LintRun(documents, language: language).linters { mistakes.append($0) }
  let code = ExitCode.most(of: ExitCode.codes(ofConfigurations: mistakes))
  for problem in mistakes {
    _ = show(words.message(problem) + "\n", to: OutputStream.standardError, code: code)
  }
  let linter = linters[documents.documents.first?.path ?? path]
  let view = DocumentView(linter.examine(source), linter: linter)
  let text = LineExplanation(view: view, line: number - 1, words: words).text
  return show(text, to: OutputStream.standardOutput, code: code)
}

private struct LineExplanation {
  let view: DocumentView
  /// From 0.
  let line: Int
  let words: Wording

  var text: String {
    let tree = view.tree
    let content = tree.contentRange(ofLine: line)
    var text = "\(terminalSafe(view.source.path)):\(line + 1)\n  \(terminalSafe(tree.text(content)))\n"
    for hover in hovers(content) { text += "\n" + indented(hover) + "\n" }
    let findings = view.examination.findings.filter { tree.lineIndex(at: $0.range.lowerBound) == line }
    if findings.isEmpty {
      text += words.choose("\n这一行没有发现问题\n", "\nno findings on this line\n")
    }
    for finding in findings { text += "\n" + explanation(of: finding) }
    return text
  }

  /// What an editor would show over each part of the line, each once.
  private func hovers(_ content: ByteRange) -> [String] {
    var texts: [String] = []
    var offset = content.lowerBound
    while offset < content.upperBound {
      guard let hover = view.hover(at: offset) else {
        offset += 1
        continue
      }
      if !texts.contains(hover.plainText) { texts.append(hover.plainText) }
      offset = max(hover.range.upperBound, offset + 1)
    }
    return texts
  }

  private func explanation(of finding: Finding) -> String {
    let rule = Rule.named(finding.rule)
    var text = "\(words.name(of: finding.severity))[\(finding.rule)]: \(terminalSafe(finding.message))\n"
    if let rule {
      text += "  \(words.choose("规则", "rule")): \(rule.summary[words.language])\n"
      text += "  \(words.choose("为什么", "why")): \(rule.why[words.language])\n"
      if let basis = rule.basis { text += "  \(words.choose("依据", "basis")): \(basis[words.language])\n" }
    }
    for place in finding.related {
      let source = place.source ?? view.source
      let line = source.tree.lineIndex(at: place.range.lowerBound) + 1
      text += "  \(words.related): \(terminalSafe(source.path)):\(line): \(terminalSafe(place.message))\n"
    }
    for fix in finding.fixes {
      text += "  \(fix.safety == .safe ? words.fix : words.suggestion): \(terminalSafe(fix.title))\n"
    }
    return text
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  " + terminalSafe(String($0)) }.joined(separator: "\n")
  }
}
