// `hebiao new`: an empty form of a template, with the template's guidance as comments.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoWorkspace

extension CommandDescription {
  static let new = CommandDescription(
    name: "new", summary: Bilingual(zh: "依模板新建一张表", en: "write an empty form of a template"),
    about: Bilingual(
      zh: "依模板写出一张待填的表：栏目依模板的次序，填写说明写成注释，层级下举出可用的指标",
      en: "Writes a form of a template, to be filled in: fields in the template's order, its guidance as comments, "
        + "indicators that fit as examples"),
    operands: [
      OperandDescription(
        placeholder: "[TEMPLATE]", content: .template,
        help: Bilingual(
          zh: "模板名称，如 通用/绩效表；不写则列出所有模板：工作文件夹里的，和内置的",
          en: "a template's name; without it all are listed: those below the working folder and those built in"))
    ],
    options: [.newOutput],
    notes: [
      Bilingual(
        zh: "hebiao new 通用/绩效表 --output 项目.biao", en: "hebiao new 通用/绩效表 --output project.biao")
    ],
    exitCodes: [
      ExitCodeMeaning(.clean, zh: "已写出", en: "written"),
      ExitCodeMeaning(.usage, zh: "没有这个模板，或文件已经存在", en: "no such template, or the file exists"),
      ExitCodeMeaning(.incomplete, zh: "文件无法写入", en: "the file could not be written"),
    ], run: runNew)
}

extension OptionDescription {
  fileprivate static let newOutput = OptionDescription(
    name: "--output", value: .file("FILE"),
    help: Bilingual(
      zh: "写到这个新文件（默认写到标准输出）；已有的文件不覆盖",
      en: "write to this new file (default: standard output); a file that exists is left alone"))
}

private func runNew(_ arguments: ParsedArguments) throws(UsageError) -> ExitCode {
  let language = configuredLanguage(arguments)
  let words = Wording(language)
  let templates = LintRun(RunDocuments([.path(FilePath("."))]), language: language).templates()
  guard let name = arguments.operandText else {
    let list = templates.names.filter { $0 != ConfigurationTemplate.name }.map { terminalSafe($0) + "\n" }.joined()
    return show(list, to: OutputStream.standardOutput, code: .clean)
  }
  let template: Template
  switch templates.template(named: name) {
  case .found(let found): template = found
  case .unknown(let nearest): throw .unknownTemplate(name, suggestion: nearest)
  }
  let form = NewForm(template, library: templates.indicatorLibrary, language: language).write()
  guard let output = arguments.path(.newOutput) else {
    return show(form, to: OutputStream.standardOutput, code: .clean)
  }
  if let error = Platform.writeNewFile(Array(form.utf8), at: output) {
    let problem = FileProblem(path: output, kind: error.isTaken ? .alreadyThere : .unwritable(error))
    return show(
      words.message(problem) + "\n", to: OutputStream.standardError, code: error.isTaken ? .usage : .incomplete)
  }
  return show(
    words.choose("已写到 \(terminalSafe(output.text))\n", "written to \(terminalSafe(output.text))\n"),
    to: OutputStream.standardOutput, code: .clean)
}
