// What the command itself says, in both languages. The wording of findings stands with the rules.

import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// The command's sentences in one language.
struct Wording {
  let language: Language

  init(_ language: Language) { self.language = language }

  /// The text for the language.
  func choose(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  // MARK: Reports

  func name(of severity: Severity) -> String {
    switch severity {
    case .error: choose("错误", "error")
    case .warning: choose("警告", "warning")
    case .info: choose("信息", "info")
    case .hint: choose("提示", "hint")
    }
  }

  var related: String { choose("相关", "see") }
  var silenced: String { choose("忽略", "silenced") }
  var fix: String { choose("改法", "help") }
  var suggestion: String { choose("建议", "suggestion") }

  func andMore(_ count: Int) -> String { choose("另有 \(count) 处", "and \(count) more") }

  /// The last lines of a report for people.
  func closing(_ end: RunEnd, hasSummary: Bool) -> String {
    var text = ""
    if end.omittedFindings > 0 {
      text += choose("另有 \(end.omittedFindings) 处未列出", "\(plural(end.omittedFindings, "finding")) not shown") + "\n"
    }
    if hasSummary, end.outcome.fileCount > 0 || end.code == .clean { text += summary(end) + "\n" }
    return text
  }

  func summary(_ end: RunEnd) -> String {
    let outcome = end.outcome
    let parts = counts(outcome.counts)
    let files = files(outcome.fileCount)
    let hidden = hidden(outcome.hiddenCount ?? 0, areHeld: end.baselineHoldsHidden)
    if parts.isEmpty { return choose("\(files)，没有发现问题", "\(files), no findings") + hidden }
    return choose("\(files)：\(parts.joined(separator: "，"))", "\(files): \(parts.joined(separator: ", "))") + hidden
  }

  func files(_ count: Int) -> String { choose("\(count) 个文件", plural(count, "file")) }

  /// The counts that are not zero, in words.
  func counts(_ counts: SeverityCounts) -> [String] {
    var parts: [String] = []
    if counts.error > 0 { parts.append(choose("\(counts.error) 个错误", plural(counts.error, "error"))) }
    if counts.warning > 0 { parts.append(choose("\(counts.warning) 个警告", plural(counts.warning, "warning"))) }
    if counts.info > 0 { parts.append(choose("\(counts.info) 条信息", plural(counts.info, "info", "infos"))) }
    if counts.hint > 0 { parts.append(choose("\(counts.hint) 条提示", plural(counts.hint, "hint"))) }
    return parts
  }

  func plural(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }

  // MARK: Files

  func message(_ problem: FileProblem) -> String {
    let path = terminalSafe(problem.path.bytes.isEmpty ? "." : problem.path.text)
    switch problem.kind {
    case .missing:
      return choose("错误: 路径不存在: \(path)", "error: no such file or folder: \(path)")
    case .unreadable(let error):
      return choose("错误: 文件无法读取: \(path): \(error.text)", "error: cannot read file: \(path): \(error.text)")
    case .unreadableFolder(let error):
      return choose("错误: 文件夹无法读取: \(path): \(error.text)", "error: cannot read folder: \(path): \(error.text)")
    case .notAFile:
      return choose("错误: 不是普通文件，未检查: \(path)", "error: not a regular file, skipped: \(path)")
    case .tooLarge(_, let limit):
      let size = limit >> 20
      return choose("错误: 文件超过 \(size) MiB，未检查: \(path)", "error: file larger than \(size) MiB, skipped: \(path)")
    case .binary:
      return choose("错误: 不是文本文件，未检查: \(path)", "error: not a text file, skipped: \(path)")
    case .utf16:
      return choose(
        "错误: 文件是 UTF-16 编码，请另存为 UTF-8: \(path)", "error: the file is UTF-16; save it as UTF-8: \(path)")
    case .folderNamedAsDocument:
      return choose(
        "注意: 这是文件夹，不是文件；其中的文件照常检查: \(path)", "note: this is a folder, not a file; what is in it is linted: \(path)")
    case .faultyConfiguration(let line, let message):
      let words = terminalSafe(message)
      return choose("错误: 配置有误: \(path):\(line): \(words)", "error: faulty configuration: \(path):\(line): \(words)")
    case .contradictingUnit(let line, let unit, let other):
      let (unit, other) = (terminalSafe(unit), terminalSafe(other.text))
      return choose(
        "错误: 配置有误: \(path):\(line): 计量单位“\(unit)”在 \(other) 里是另一个意思",
        "error: faulty configuration: \(path):\(line): the unit “\(unit)” means something else in \(other)")
    case .excluded(let exclusion):
      let reason = place(of: exclusion)
      return choose(
        "注意: 已排除，未看: \(path)（\(reason)）；要看请加 --include-ignored",
        "note: left out: \(path) (\(reason)); --include-ignored looks at it all the same")
    case .unwritable(let error):
      return choose(
        "错误: 文件无法写入，未改动: \(path): \(error.text)", "error: cannot write file, left as it was: \(path): \(error.text)")
    case .alreadyThere:
      return choose("错误: 文件已经存在，未覆盖: \(path)", "error: the file exists and was left alone: \(path)")
    case .changedMeanwhile:
      return choose(
        "错误: 文件刚被别处改动，未覆盖: \(path)", "error: the file was changed by somebody else meanwhile, left as it is: \(path)")
    case .changedSince:
      return choose(
        "错误: 文件在检查之后又有改动，结果不再适用: \(path)",
        "error: the file has changed since it was linted, so its results no longer hold: \(path)")
    case .linkLoop:
      return choose("注意: 链接指回上级文件夹，不再进入: \(path)", "note: link leads back to a folder around it, not followed: \(path)")
    }
  }

  /// Which line leaves something out.
  func place(of exclusion: Exclusion) -> String {
    switch exclusion {
    case .line(let file, let line): "\(terminalSafe(file.text)):\(line)"
    case .notIncluded(let file):
      choose("不在 \(terminalSafe(file.text)) 的“包含”里", "not in “包含” of \(terminalSafe(file.text))")
    }
  }

  func recordingFailed(_ path: FilePath?, _ error: SystemError) -> String {
    let path = terminalSafe(path?.text ?? "")
    return choose("错误: 会话无法记录到 \(path): \(error.text)", "error: cannot record the session in \(path): \(error.text)")
  }

  func nothingMatched(_ paths: [String]) -> String {
    let list = paths.map(terminalSafe).joined(separator: " ")
    return choose("错误: 没有找到 .biao 文件: \(list)", "error: no .biao file found: \(list)")
  }

  func writeFailed(_ error: SystemError) -> String {
    choose("错误: 输出无法写入: \(error.text)", "error: cannot write output: \(error.text)")
  }

  func writeFailed(_ error: SystemError, at path: String) -> String {
    let path = terminalSafe(path)
    return choose("错误: 报告无法写入 \(path): \(error.text)", "error: cannot write the report \(path): \(error.text)")
  }

  // MARK: Usage

  func message(_ error: UsageError) -> String {
    // What git or a stream says is no matter of usage.
    switch error {
    case .selection(let error): return choose("错误: ", "error: ") + sentence(error)
    case .shards(let failure): return choose("错误: ", "error: ") + sentence(failure)
    default: break
    }
    return choose("错误: ", "error: ") + sentence(error)
      + choose("\n用 hebiao --help 查看用法", "\nRun hebiao --help for usage")
  }

  private func sentence(_ error: UsageError) -> String {
    func nearest(_ name: String?) -> String {
      name.map { choose("；是否想写 \($0)？", "; did you mean \($0)?") } ?? ""
    }
    switch error {
    case .unknownCommand(let name, let suggestion):
      return choose("没有名为“\(terminalSafe(name))”的命令", "no such command: \(terminalSafe(name))") + nearest(suggestion)
    case .unknownOption(let name, let suggestion):
      return choose("没有名为 \(terminalSafe(name)) 的选项", "no such option: \(terminalSafe(name))") + nearest(suggestion)
    case .missingValue(let option, let allowed):
      let list = allowed.joined(separator: choose("、", ", "))
      return choose("选项 \(option) 缺少取值，可取: \(list)", "option \(option) needs a value: \(list)")
    case .unexpectedValue(let option):
      return choose("选项 \(option) 没有取值", "option \(option) takes no value")
    case .illegalValue(let option, let value, let allowed):
      let list = allowed.joined(separator: choose("、", ", "))
      let given = terminalSafe(value)
      return choose("选项 \(option) 不能取“\(given)”，可取: \(list)", "option \(option) cannot be “\(given)”, but: \(list)")
    case .missingOperand(let command, let placeholder):
      let usage = "hebiao \(command) \(placeholder)"
      return placeholder == OperandDescription.documents.placeholder
        ? choose("缺少路径: \(usage)", "no path given: \(usage)") : choose("缺少参数: \(usage)", "missing argument: \(usage)")
    case .foreignOption(let option, let command):
      return choose("hebiao \(command) 没有选项 \(option)", "hebiao \(command) has no option \(option)")
    case .unknownSetting(let name, let suggestion):
      return choose("配置里没有“\(terminalSafe(name))”", "a configuration has no “\(terminalSafe(name))”")
        + nearest(suggestion)
    case .illegalSetting(let text, let message):
      let given = terminalSafe(text)
      let reason = message.map { choose("：", ": ") + terminalSafe($0) } ?? choose("：写成“栏目: 值”", ": write “key: value”")
      return choose("--config “\(given)”\(reason)", "--config “\(given)”\(reason)")
    case .exclusiveOptions(let first, let second):
      return choose("\(first) 和 \(second) 只能用一个", "use only one of \(first) and \(second)")
    case .companionNeeded(let option, let companion):
      return choose("\(option) 要和 \(companion) 同用", "\(option) goes with \(companion)")
    case .secondOutput(let option):
      return choose(
        "\(option) 只能有一个写到标准输出；其余写成 \(option) FORMAT=FILE",
        "only one \(option) can go to standard output; write the others as \(option) FORMAT=FILE")
    case .sameFile(let path):
      let path = terminalSafe(path)
      return choose("两份报告不能写进同一个文件: \(path)", "two reports cannot go to one file: \(path)")
    case .documentAsReport(let path):
      let path = terminalSafe(path)
      return choose("报告会覆盖被检查的文件: \(path)", "the report would replace a document: \(path)")
    case .illegalLines(let text):
      let given = terminalSafe(text)
      return choose(
        "“\(given)”不是行的范围；写成 START:END，如 3:7", "“\(given)” is no range of lines; write START:END, such as 3:7")
    case .illegalVariable(let name, let value):
      let given = terminalSafe(value)
      return choose(
        "环境变量 \(name) 不能是“\(given)”：应是秒数", "the variable \(name) cannot be “\(given)”: it is a number of seconds")
    case .oneDocumentNeeded(let option):
      return choose("\(option) 只能用于一个文件", "\(option) is for one file alone")
    case .standardInputNotAlone:
      return choose("标准输入“-”不能与路径同用", "standard input, “-”, cannot be given beside paths")
    case .selection(let error): return sentence(error)
    case .shards(let failure): return sentence(failure)
    case .notAFolder(let path):
      return choose("不是文件夹: \(terminalSafe(path))", "not a folder: \(terminalSafe(path))")
    case .unexpectedArgument(let text):
      return choose("多余的参数: \(terminalSafe(text))", "unexpected argument: \(terminalSafe(text))")
    case .unknownTemplate(let name, let suggestion):
      return choose("没有名为“\(terminalSafe(name))”的模板", "no such template: \(terminalSafe(name))") + nearest(suggestion)
    case .unknownRule(let name, let suggestion):
      return choose("没有名为“\(terminalSafe(name))”的规则", "no such rule: \(terminalSafe(name))") + nearest(suggestion)
    }
  }
}
