// `hebiao doctor`: what is in use and why, for whoever wonders and for bug reports.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

extension CommandDescription {
  static let doctor = CommandDescription(
    name: "doctor",
    summary: Bilingual(
      zh: "说明版本、环境，以及某个文件用到的配置和模板",
      en: "say what versions, configuration and template are in use, and why"),
    about: Bilingual(
      zh: "说明程序的版本和环境；给出文件时，还说明它的编码、所属工作区、适用的配置和模板及其缘由、各步用时",
      en:
        "Says what the program and its surroundings are; of a file also its encoding, its workspace, which configuration "
        + "and template apply and why, and what each step takes"),
    operands: [
      OperandDescription(
        placeholder: "[FILE]", content: .path, help: Bilingual(zh: "要说明的文件", en: "the file to speak of"))
    ], run: runDoctor)
}

private func runDoctor(_ arguments: ParsedArguments) -> ExitCode {
  let language = arguments.language
  var doctor = Doctor(words: Wording(language))
  doctor.program(language, isLanguageChosen: arguments.isLanguageChosen)
  var code = ExitCode.clean
  if let path = arguments.operands.first.map({ FilePath($0) }) { code = doctor.document(path, language) }
  return show(doctor.text, to: OutputStream.standardOutput, code: code)
}

/// Writes the report, a line for each thing.
private struct Doctor {
  let words: Wording
  private(set) var text = ""

  init(words: Wording) { self.words = words }

  private mutating func say(_ zh: String, _ en: String, _ value: String) {
    text += words.choose(zh + ": ", en + ": ") + terminalSafe(value) + "\n"
  }

  mutating func program(_ language: Language, isLanguageChosen: Bool) {
    say("版本", "version", "hebiao \(version)")
    say("规则", "rules", "\(Rule.all.count)")
    say(
      "内置模板", "built-in templates",
      "\(TemplateStore(workspace: [], provided: [ConfigurationTemplate.provided]).names.count)")
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { name in
      Platform.environment(name).flatMap { $0.isEmpty ? nil : "\(name)=\($0)" }
    }.first
    let reason = isLanguageChosen ? "--lang" : locale ?? words.choose("没有语言环境变量", "no locale is set")
    say("语言", "language", "\(language.rawValue)（\(reason)）")
    say("处理器", "processors", "\(Platform.processorCount())")
    say("工作文件夹", "working folder", Platform.workingFolder()?.text ?? "?")
  }

  /// Everything about one document.
  mutating func document(_ path: FilePath, _ language: Language) -> ExitCode {
    say("文件", "file", path.text)
    let start = Platform.nanoseconds()
    let bytes: [UInt8]
    switch readDocument(path) {
    case .failure(let problem):
      text += words.message(problem) + "\n"
      return .incomplete
    case .success(let read): bytes = read
    }
    let readTime = Platform.nanoseconds() &- start
    let (tree, parseTime) = timed { Tree(bytes) }
    encoding(tree)
    let surroundings = Surroundings(of: path, source: SourceFile(path: path.text, tree: tree), language)
    workspace(surroundings)
    let configuration = self.configuration(surroundings)
    let overrides = surroundings.configuration?.overrides(for: path) ?? []
    template(tree, surroundings)
    let stopwatch = Stopwatch { Platform.nanoseconds() }
    let linter = Linter(
      templates: surroundings.templates,
      options: configuration.options(language: configuration.language ?? language, overrides: overrides))
    let (findings, lintTime) = timed { linter.lint(surroundings.source, stopwatch: stopwatch) }
    let counts = SeverityCounts(findings)
    say(
      "问题", "findings",
      words.choose(
        "\(counts.error) 处错误，\(counts.warning) 处警告，\(counts.info) 处提示，\(counts.hint) 处建议",
        "\(counts.error) errors, \(counts.warning) warnings, \(counts.info) infos, \(counts.hint) hints"))
    say(
      "用时", "time",
      words.choose(
        "读取 \(microseconds(readTime))，解析 \(microseconds(parseTime))，检查 \(microseconds(lintTime))（逐条计时，慢于平常）",
        "reading \(microseconds(readTime)), parsing \(microseconds(parseTime)), linting \(microseconds(lintTime)) "
          + "(slower than usual, as each rule is timed)"))
    for (rule, time, calls) in stopwatch.profile.ranking.prefix(5) {
      text += "  \(rule.name): \(microseconds(time)), \(calls) ×\n"
    }
    return .clean
  }

  private func timed<Result>(_ body: () -> Result) -> (Result, UInt64) {
    let start = Platform.nanoseconds()
    let result = body()
    return (result, Platform.nanoseconds() &- start)
  }

  private func microseconds(_ nanoseconds: UInt64) -> String {
    "\(nanoseconds / 1000).\(nanoseconds % 1000 / 100) µs"
  }

  private mutating func encoding(_ tree: Tree) {
    let bytes = tree.bytes
    let isSound = String(validating: bytes, as: UTF8.self) != nil
    var parts = [isSound ? "UTF-8" : words.choose("不全是 UTF-8", "not all of it UTF-8")]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parts.append("BOM") }
    var ends: [String: Int] = [:]
    for index in tree.lines.indices {
      let range = ByteRange(clamping: tree.lines[index].end, tree.fullRange(ofLine: index).upperBound)
      switch bytes[range] {
      case [0x0D, 0x0A]: ends["CRLF", default: 0] += 1
      case [0x0A]: ends["LF", default: 0] += 1
      case [0x0D]: ends["CR", default: 0] += 1
      default: break
      }
    }
    parts += ends.sorted { $0.key < $1.key }.map { "\($0.key) × \($0.value)" }
    say("编码", "encoding", parts.joined(separator: "，"))
    say("大小", "size", "\(bytes.count) B，\(tree.lines.count) " + words.choose("行", "lines"))
    say("语法错误", "syntax faults", "\(tree.problems.count)")
  }

  private mutating func workspace(_ surroundings: Surroundings) {
    let folder = surroundings.folder
    let reason =
      folder.descends
      ? words.choose(
        "向上最近的有 hebiao.biao 或 .git 的文件夹，含下级", "the nearest one upward with hebiao.biao or .git, and all below")
      : words.choose("文件所在的文件夹，不含下级", "the file's own folder, without those below")
    say("工作区", "workspace", "\(folder.path.bytes.isEmpty ? "." : folder.path.text)（\(reason)）")
    say("其中的文件", "documents in it", "\(surroundings.documentCount)")
    say("其中的模板和指标库", "templates and libraries in it", "\(surroundings.templateCount)")
  }

  private mutating func configuration(_ surroundings: Surroundings) -> Configuration {
    if let exclusion = surroundings.exclusion {
      say("排除", "left out", words.place(of: exclusion))
    }
    guard let loaded = surroundings.configuration else {
      say("配置", "configuration", words.choose("没有：用默认的", "none: the defaults apply"))
      return Configuration()
    }
    let configuration = loaded.configuration
    say("配置", "configuration", configuration.sources.reversed().joined(separator: " → "))
    say("  预设", "  preset", configuration.preset?.rawValue ?? "recommended")
    if let language = configuration.language { say("  语言", "  language", language.rawValue) }
    say("  改了级别的规则", "  rules with a severity of their own", "\(configuration.severities.count)")
    for problem in surroundings.problems { text += "  " + words.message(problem) + "\n" }
    return configuration
  }

  private mutating func template(_ tree: Tree, _ surroundings: Surroundings) {
    if let name = TemplateStore.templateName(of: tree) {
      say("是模板", "is a template", name)
      return
    }
    let directive = tree.headDirective(.form)
    let named = directive.map { tree.text($0.argument) }
    let name = named ?? TemplateStore.generalName
    let reason =
      named == nil
      ? words.choose("文件里没有 @form，用通用模板", "the file has no @form, so the general one applies")
      : words.choose("文件里的 @form", "@form in the file")
    switch surroundings.templates.template(named: name, for: tree) {
    case .found(let template):
      say("模板", "template", "\(template.name)（\(reason)）")
      for source in template.sources { text += "  \(terminalSafe(source.path))\n" }
    case .unknown(let nearest):
      let hint = nearest.map { words.choose("；相近的有 \($0)", "; the nearest is \($0)") } ?? ""
      say("模板", "template", words.choose("没有“\(name)”", "there is no “\(name)”") + hint)
    }
  }
}
