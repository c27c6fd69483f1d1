// From the command line to an exit code.

import BiaoRules
import BiaoWorkspace

/// Writes `text` and says how that went; what went wrong, in the language of the locale.
func show(_ text: String, to descriptor: Int32, code: ExitCode) -> ExitCode {
  let stream = OutputStream(descriptor)
  stream.write(text)
  guard let error = stream.flush() else { return code }
  let words = Wording(Language(environment: Platform.environment))
  let errors = OutputStream(OutputStream.standardError)
  errors.write(words.writeFailed(error) + "\n")
  errors.flush()
  return .incomplete
}

func run(_ arguments: Arguments) -> ExitCode {
  let language = arguments.language
  func refuse(_ error: UsageError) -> ExitCode {
    show(Wording(language).message(error) + "\n", to: OutputStream.standardError, code: .usage)
  }
  switch arguments.request {
  case nil:
    return show(helpText(nil, language), to: OutputStream.standardError, code: .usage)
  case .failure(let error):
    return refuse(error)
  case .success(.help(let command)):
    return show(helpText(command, language), to: OutputStream.standardOutput, code: .clean)
  case .success(.version):
    return show("hebiao \(version)\n", to: OutputStream.standardOutput, code: .clean)
  case .success(.command(let parsed)):
    do throws(UsageError) {
      return try parsed.command.run(parsed)
    } catch {
      return refuse(error)
    }
  }
}

/// The whole of the command; what `main` calls and nothing else.
package func runCommand() -> Never {
  Platform.occupyStandardStreams()
  Platform.ignoreBrokenPipes()
  Platform.exit(run(Arguments(Platform.arguments(), environment: Platform.environment)).rawValue)
}
