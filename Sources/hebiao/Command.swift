// From the command line to an exit code.

import BiaoRules
import BiaoServer
import BiaoWorkspace

/// Writes `text` and says how that went.
func show(_ text: String, to descriptor: Int32, code: ExitCode) -> ExitCode {
  let stream = OutputStream(descriptor)
  stream.write(text)
  guard let error = stream.flush(), !error.isBrokenPipe else { return code }
  return .incomplete
}

func run(_ arguments: Arguments) -> ExitCode {
  let language = arguments.language
  let isLanguageChosen = arguments.isLanguageChosen
  switch arguments.command {
  case nil:
    return show(helpText(.all, language), to: OutputStream.standardError, code: .usage)
  case .failure(let error):
    return show(Wording(language).message(error) + "\n", to: OutputStream.standardError, code: .usage)
  case .success(.help(let topic)):
    return show(helpText(topic, language), to: OutputStream.standardOutput, code: .clean)
  case .success(.version):
    return show("hebiao \(version)\n", to: OutputStream.standardOutput, code: .clean)
  case .success(.explain(let rule)):
    return runExplain(rule, language)
  case .success(.lint(let arguments)):
    return runLint(arguments, language, isLanguageChosen: isLanguageChosen)
  case .success(.format(let arguments)):
    return runFormat(arguments, language, isLanguageChosen: isLanguageChosen)
  case .success(.rules(let report)):
    return runRules(report, language)
  case .success(.lsp(let arguments)):
    let words = Wording(language)
    let code = LanguageServer.run(version: version, recording: arguments.recording) { error in
      _ = show(words.recordingFailed(arguments.recording, error) + "\n", to: OutputStream.standardError, code: .usage)
    }
    Platform.exitNow(code)
  case .success(.replay(let file)):
    return runReplay(file, language)
  case .success(.doctor(let file)):
    return runDoctor(file, language, isLanguageChosen: isLanguageChosen)
  }
}

/// The whole of the command; what `main` calls and nothing else.
package func runCommand() -> Never {
  Platform.ignoreBrokenPipes()
  Platform.exit(run(Arguments(Platform.arguments(), environment: Platform.environment)).rawValue)
}
