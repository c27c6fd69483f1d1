// workspace/executeCommand: what has no request of its own.

import BiaoFeatures
import BiaoRules

/// The commands, by name.
enum ExecuteCommand {
  /// Applies a code action; for clients that know no action literals. Arguments: `{uri, key}`.
  static let applyAction = "hebiao.applyAction"
  /// The preview of a form as text. Arguments: its URI, and `markdown` or `html`.
  static let preview = "hebiao.preview"
  /// The explanation of a rule as Markdown. Argument: its name.
  static let explainRule = "hebiao.explainRule"

  static let all = [applyAction, explainRule, preview]
}

extension Request {
  static let executeCommand = Request(
    "workspace/executeCommand",
    capability: { _, writer in
      writer.object("executeCommandProvider") {
        $0.array("commands", ExecuteCommand.all) { $0.string($1) }
      }
    },
    answer: { state, call, writer throws(ResponseError) in
      let arguments = try call.object()["arguments"]?.elements ?? []
      switch try call.string("command") {
      case ExecuteCommand.applyAction: try applyAction(arguments, &state, call, &writer)
      case ExecuteCommand.preview: try preview(arguments, &state, call, &writer)
      case ExecuteCommand.explainRule: try explainRule(arguments, state, &writer)
      case let name: throw .invalidParams("unknown command: \(name)")
      }
    })

  private static func applyAction(
    _ arguments: [JSONValue], _ state: inout ServerState, _ call: Call, _ writer: inout JSONWriter
  ) throws(ResponseError) {
    guard let argument = arguments.first, let uri = argument["uri"]?.string, let text = argument["key"]?.string,
      let key = CodeActionKey(text: text)
    else { throw .invalidParams("{uri, key} is missing") }
    let (document, view) = try call.document(uri, &state)
    guard state.client.appliesEdits else { throw .failed("the client applies no edits") }
    let edit = try state.chosenEdit(of: key, in: document, view)
    state.requestNumber += 1
    let server = state
    state.outbox.request("workspace/applyEdit", id: state.requestNumber) {
      $0.key("edit")
      server.write(edit, to: &$0)
    }
    writer.null()
  }

  private static func preview(
    _ arguments: [JSONValue], _ state: inout ServerState, _ call: Call, _ writer: inout JSONWriter
  ) throws(ResponseError) {
    guard let uri = arguments.first?.string else { throw .invalidParams("the document's URI is missing") }
    let (_, view) = try call.document(uri, &state)
    let isHTML = arguments.dropFirst().first?.string == "html"
    writer.string(isHTML ? view.preview().html : view.preview().markdown)
  }

  private static func explainRule(
    _ arguments: [JSONValue], _ state: ServerState, _ writer: inout JSONWriter
  ) throws(ResponseError) {
    guard let name = arguments.first?.string, let rule = Rule.named(name) else {
      throw .invalidParams("no rule of that name")
    }
    writer.string(RuleReference.page(of: rule))
  }
}
