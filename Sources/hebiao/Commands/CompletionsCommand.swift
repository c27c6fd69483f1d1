// `hebiao completions`: a script with which a shell completes commands, options and their values.

import BiaoRules
import BiaoWorkspace

extension CommandDescription {
  static let completions = CommandDescription(
    name: "completions", summary: Bilingual(zh: "输出命令行补全脚本", en: "print a script that completes command lines"),
    about: Bilingual(
      zh: "输出一种命令行环境的补全脚本：命令、选项、取值、规则名称。说明文字随 --lang",
      en:
        "Prints the script with which a shell completes commands, options, values and names of rules; explanations in "
        + "the language of --lang"),
    operands: [
      OperandDescription(
        placeholder: "SHELL", content: .word(Shell.allCases.map(\.rawValue)),
        help: Bilingual(zh: "bash、zsh、fish、elvish 或 powershell", en: "bash, zsh, fish, elvish or powershell"),
        isRequired: true)
    ],
    notes: [
      Bilingual(
        zh: "bash: hebiao completions bash > ~/.local/share/bash-completion/completions/hebiao",
        en: "bash: hebiao completions bash > ~/.local/share/bash-completion/completions/hebiao"),
      Bilingual(
        zh: "zsh: hebiao completions zsh > 某个在 $fpath 里的文件夹/_hebiao",
        en: "zsh: hebiao completions zsh > _hebiao in a folder of $fpath"),
      Bilingual(
        zh: "fish: hebiao completions fish > ~/.config/fish/completions/hebiao.fish",
        en: "fish: hebiao completions fish > ~/.config/fish/completions/hebiao.fish"),
      Bilingual(
        zh: "elvish: 在 ~/.config/elvish/rc.elv 里写 eval (hebiao completions elvish | slurp)",
        en: "elvish: put eval (hebiao completions elvish | slurp) into ~/.config/elvish/rc.elv"),
      Bilingual(
        zh: "powershell: 在 $PROFILE 里写 hebiao completions powershell | Out-String | Invoke-Expression",
        en: "powershell: put hebiao completions powershell | Out-String | Invoke-Expression into $PROFILE"),
    ], run: runCompletions)
}

enum Shell: String, CaseIterable {
  case bash, zsh, fish, elvish, powershell
}

private func runCompletions(_ arguments: ParsedArguments) throws(UsageError) -> ExitCode {
  let name = arguments.operandText ?? ""
  guard let shell = Shell(rawValue: name) else {
    throw .illegalValue(option: "SHELL", value: name, allowed: Shell.allCases.map(\.rawValue))
  }
  let table = CompletionTable(arguments.language)
  let script =
    switch shell {
    case .bash: bashCompletion(table)
    case .zsh: zshCompletion(table)
    case .fish: fishCompletion(table)
    case .elvish: elvishCompletion(table)
    case .powershell: powershellCompletion(table)
    }
  return show(script, to: OutputStream.standardOutput, code: .clean)
}
