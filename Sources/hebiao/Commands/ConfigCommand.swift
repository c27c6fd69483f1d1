// `hebiao config`: what applies to a file, and where that is said.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues
import BiaoWorkspace

extension CommandDescription {
  static let config = CommandDescription(
    name: "config",
    summary: Bilingual(zh: "说明一个文件适用的配置和每一项的出处", en: "say which settings apply to a file, and where each is made"),
    about: Bilingual(
      zh: "说明一个文件适用哪些配置：每一项是什么、写在哪个文件的哪一行、哪些按路径的规则合乎它、是否被排除",
      en:
        "Says what configuration applies to a file: each setting with the file and line that makes it, which overrides "
        + "match, whether and by what it is left out"),
    operands: [
      OperandDescription(
        placeholder: "[FILE]", content: .path,
        help: Bilingual(
          zh: "要说明的文件，可以还不存在（默认是当前文件夹里的一个）",
          en: "the file to speak of, which need not exist (default: one in the working folder)"))
    ],
    options: [.configReport, .configPreset] + ConfigurationArguments.options,
    exitCodes: [
      ExitCodeMeaning(.clean, zh: "已说明", en: "said"),
      ExitCodeMeaning(.usage, zh: "用法或配置有误", en: "wrong usage or configuration"),
      ExitCodeMeaning(
        .incomplete, zh: "配置无法读取，或输出无法写入", en: "the configuration could not be read, or the output not be written"),
    ], run: runConfig)
}

extension OptionDescription {
  fileprivate static let configReport = OptionDescription(
    name: "--report", value: .choice(ConfigReport.allCases.map(\.rawValue)),
    help: Bilingual(zh: "输出形式（默认 text）", en: "form of the output (default: text)"))
  fileprivate static let configPreset = OptionDescription(
    name: "--preset", value: .choice(Preset.allCases.map(\.rawValue)),
    help: Bilingual(zh: "代替配置里的预设", en: "in place of the configuration's preset"))
}

private enum ConfigReport: String, CaseIterable {
  case text, json
}

private func runConfig(_ arguments: ParsedArguments) throws(UsageError) -> ExitCode {
  let configuration = try ConfigurationArguments(arguments)
  let words = arguments.words
  let path = (arguments.operands.first.map { FilePath($0) } ?? FilePath(".")).normalized
  let applied = AppliedConfiguration(
    path, configuration.request, preset: arguments.choice(.configPreset), language: arguments.language)
  let code = ExitCode.most(of: ExitCode.codes(ofConfigurations: applied.problems))
  for problem in applied.problems {
    _ = show(words.message(problem) + "\n", to: OutputStream.standardError, code: code)
  }
  let text =
    switch arguments.choice(.configReport, as: ConfigReport.self) {
    case .text, nil: applied.text(words)
    case .json: applied.json
    }
  return show(text, to: OutputStream.standardOutput, code: code)
}

/// What applies to one file.
private struct AppliedConfiguration {
  let path: FilePath
  let request: ConfigurationRequest
  let loaded: LoadedConfiguration?
  /// Indices of the overrides that match.
  let overrides: [Int]
  let exclusion: Exclusion?
  let problems: [FileProblem]
  let options: LintOptions
  /// The preset of the command line.
  let preset: Preset?
  let lineEnd: (lineEnd: LineEnd, file: FilePath, line: Int)?

  init(_ path: FilePath, _ request: ConfigurationRequest, preset: Preset?, language: Language) {
    self.path = path
    self.request = request
    self.preset = preset
    let isFolder = namesInFolder(path) != nil
    let document = isFolder ? path.appending(Array("*.biao".utf8)) : path
    // A file that is not there yet would be left out by the same lines.
    var discovery = Discovery([], finder: ConfigurationFinder(request))
    exclusion = discovery.exclusion(of: path, isFolder: isFolder)
    loaded = discovery.configuration(for: document)
    overrides = loaded?.overrides(for: document) ?? []
    problems = discovery.finder.allProblems(language)
    options = (loaded?.configuration ?? Configuration()).options(preset: preset, overrides: overrides)
    var editorConfigs = EditorConfigs()
    lineEnd = editorConfigs.lineEnd(for: document)
  }

  /// One setting as both reports have it.
  struct Line {
    var entry: ConfigurationTemplate.Entry
    var name: String?
    var value: String
    var file: String
    /// From 1.
    var line: Int
    /// Of an override: whether it matches the file.
    var matches: Bool?
    var rules: [(rule: String, severity: String)] = []
  }

  var lines: [Line] {
    guard let configuration = loaded?.configuration else { return [] }
    return configuration.settings.map { setting in
      let file = configuration.sources.indices.contains(setting.source) ? configuration.sources[setting.source] : ""
      func line(_ entry: ConfigurationTemplate.Entry, _ value: String, name: String? = nil) -> Line {
        Line(entry: entry, name: name, value: value, file: file, line: setting.line + 1)
      }
      switch setting.value.value {
      case .preset(let preset): return line(.preset, preset.rawValue)
      case .language(let language): return line(.language, language.rawValue)
      case .rule(let name, let severity):
        return line(.rules, severity?.name ?? ConfigurationTemplate.off, name: name)
      case .include(_, let text): return line(.include, text)
      case .exclude(_, let text): return line(.exclude, text)
      case .override(let override):
        var result = line(.overrides, override.text)
        let index = configuration.overrides.firstIndex {
          $0.source == setting.source && $0.line == setting.line
        }
        result.matches = index.map(overrides.contains)
        switch override.start {
        case .preset(let preset): result.rules.append((ConfigurationTemplate.Entry.preset.rawValue, preset.rawValue))
        case .nothing:
          result.rules.append((ConfigurationTemplate.Entry.preset.rawValue, ConfigurationTemplate.off))
        case nil: break
        }
        result.rules += override.rules.map { ($0.rule, $0.severity?.name ?? ConfigurationTemplate.off) }
        return result
      case .vagueWord(_, let text): return line(.words, text)
      case .unit(let unit): return line(.units, String(decoding: unit.symbol, as: UTF8.self))
      case .library(let path): return line(.libraries, path)
      case .templates(let path): return line(.templates, path)
      case .baseline(let path): return line(.baseline, path)
      }
    }
  }

  /// The rules that speak of the file, and those that do not.
  private var severities: [(rule: Rule, severity: Severity?)] {
    Rule.all.indices.map { (Rule.all[$0], options.settings[$0]) }
  }

  func text(_ words: Wording) -> String {
    var text = ""
    func say(_ zh: String, _ en: String, _ value: String, _ origin: String = "") {
      let tail = origin.isEmpty ? "" : words.choose("（\(origin)）", " (\(origin))")
      text += words.choose(zh + ": ", en + ": ") + terminalSafe(value) + tail + "\n"
    }
    say("文件", "file", path.bytes.isEmpty ? "." : path.text)
    if let exclusion {
      say("检查", "looked at", words.choose("不", "no"), words.place(of: exclusion))
    } else {
      say("检查", "looked at", words.choose("是", "yes"))
    }
    if let sources = loaded?.configuration.sources, !sources.isEmpty {
      say("配置", "configuration", sources.reversed().joined(separator: " → "))
    } else {
      say(
        "配置", "configuration", words.choose("没有：用默认的", "none: the defaults apply"),
        request.isIsolated ? "--isolated" : "")
    }
    let given = lines
    if let preset {
      say("预设", "preset", preset.rawValue, "--preset")
    } else if !given.contains(where: { $0.entry == .preset }) {
      say("预设", "preset", Preset.recommended.rawValue, words.choose("默认", "default"))
    }
    for line in given where !(line.entry == .preset && preset != nil) {
      let origin = line.file == OptionDescription.configuration.name ? line.file : "\(line.file):\(line.line)"
      let name = line.name.map { " \($0)" } ?? ""
      var note = origin
      if let matches = line.matches, !matches { note += words.choose("，不合乎", ", does not match") }
      say("\(line.entry.rawValue)\(name)", "\(line.entry.alias)\(name)", line.value, terminalSafe(note))
      for rule in line.rules { text += "  \(rule.rule): \(rule.severity)\n" }
    }
    if let lineEnd {
      say("换行", "line ends", lineEnd.lineEnd.rawValue, "\(terminalSafe(lineEnd.file.text)):\(lineEnd.line)")
    }
    let counts = Severity.allCases.reversed().map { severity in
      (severity, severities.filter { $0.severity == severity }.count)
    }
    let off = severities.filter { $0.severity == nil }.count
    say(
      "规则", "rules",
      (counts.filter { $0.1 > 0 }.map { "\(words.name(of: $0.0)) \($0.1)" }
        + [words.choose("关闭 \(off)", "off \(off)")]).joined(separator: words.choose("，", ", ")))
    return text
  }

  /// `{"version": 1, "file", "excluded": null | {"file", "line"}, "isolated", "configuration": [paths, the nearest first],
  /// "settings": [{"key", "name"?, "value", "file", "line", "matches"?, "rules"?: {…}}], "preset", "language": …|null,
  /// "lineEnd": null | {"value", "file", "line"}, "rules": {name: severity | "off"}}`, lines from 1. `key` is the English
  /// name of the entry. Keys may be added under the same version.
  var json: String {
    var writer = JSONWriter()
    func place(_ file: String, _ line: Int?) {
      writer.raw(#""file":"#)
      writer.string(file)
      if let line { writer.raw(#","line":\#(line)"#) }
    }
    writer.raw(#"{"version":1,"file":"#)
    writer.string(path.bytes.isEmpty ? "." : path.text)
    writer.raw(#","excluded":"#)
    switch exclusion {
    case .line(let file, let line):
      writer.raw("{")
      place(file.text, line)
      writer.raw("}")
    case .notIncluded(let file):
      writer.raw("{")
      place(file.text, nil)
      writer.raw("}")
    case nil: writer.raw("null")
    }
    writer.raw(#","isolated":\#(request.isIsolated),"configuration":["#)
    for (index, source) in (loaded?.configuration.sources ?? []).reversed().enumerated() {
      if index > 0 { writer.raw(",") }
      writer.string(source)
    }
    writer.raw(#"],"settings":["#)
    for (index, line) in lines.enumerated() {
      writer.raw((index > 0 ? "," : "") + #"{"key":"#)
      writer.string(line.entry.alias)
      if let name = line.name {
        writer.raw(#","name":"#)
        writer.string(name)
      }
      writer.raw(#","value":"#)
      writer.string(line.value)
      writer.raw(",")
      place(line.file, line.line)
      if let matches = line.matches {
        writer.raw(#","matches":\#(matches),"rules":{"#)
        for (number, rule) in line.rules.enumerated() {
          if number > 0 { writer.raw(",") }
          writer.string(rule.rule == ConfigurationTemplate.Entry.preset.rawValue ? "preset" : rule.rule)
          writer.raw(":")
          writer.string(rule.severity)
        }
        writer.raw("}")
      }
      writer.raw("}")
    }
    writer.raw(#"],"preset":"#)
    writer.string((preset ?? loaded?.configuration.preset ?? .recommended).rawValue)
    writer.raw(#","language":"#)
    if let language = loaded?.configuration.language { writer.string(language.rawValue) } else { writer.raw("null") }
    writer.raw(#","lineEnd":"#)
    if let lineEnd {
      writer.raw(#"{"value":"\#(lineEnd.lineEnd.rawValue)","#)
      place(lineEnd.file.text, lineEnd.line)
      writer.raw("}")
    } else {
      writer.raw("null")
    }
    writer.raw(#","rules":{"#)
    for (index, entry) in severities.enumerated() {
      if index > 0 { writer.raw(",") }
      writer.string(entry.rule.name)
      writer.raw(":")
      writer.string(entry.severity?.name ?? ConfigurationTemplate.off)
    }
    writer.raw("}}\n")
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
