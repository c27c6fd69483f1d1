// textDocument/completion

import BiaoFeatures
import BiaoRules
import BiaoSyntax

extension Request {
  static let completion = Request(
    "textDocument/completion",
    capability: { client, writer in
      writer.object("completionProvider") {
        // What begins something: a label's value, a parenthesis, a directive, a comparator, a path, a cell.
        $0.array("triggerCharacters", [":", "：", "(", "（", "@", "|", ".", "#", " "]) { $0.string($1) }
        $0.member("resolveProvider", true)
        if client.completionLabelDetails { $0.object("completionItem") { $0.member("labelDetailsSupport", true) } }
      }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view, offset) = try call.place(&state)
      let list = view.completion(at: offset)
      let state = state
      writer.object {
        $0.member("isIncomplete", list.isIncomplete)
        $0.array("items", list.items) { state.write($1, of: document, at: offset, to: &$0) }
      }
    })
}

extension ServerState {
  fileprivate func write(
    _ item: CompletionItem, of document: OpenDocument, at offset: Int, to writer: inout JSONWriter
  ) {
    let isSnippet = client.completionSnippets && !item.insertion.isPlain
    writer.object {
      $0.member("label", item.label)
      $0.member("kind", number(of: item.kind))
      if let detail = item.detail {
        if client.completionLabelDetails {
          $0.object("labelDetails") { $0.member("description", detail) }
        } else {
          $0.member("detail", detail)
        }
      }
      $0.member("filterText", item.filterText)
      $0.member("sortText", item.sortText)
      if item.isPreselected { $0.member("preselect", true) }
      if isSnippet { $0.member("insertTextFormat", 2) }
      let newline = newline(isSnippet: isSnippet, document, at: offset)
      if let mode = newline.mode { $0.member("insertTextMode", mode) }
      $0.object("textEdit") {
        $0.member(
          "newText",
          isSnippet ? item.insertion.syntax(newline: newline.text) : item.insertion.plain(newline: newline.text))
        if client.completionInsertReplace {
          convert.member("insert", item.insert, in: document.tree, to: &$0)
          convert.member("replace", item.replace, in: document.tree, to: &$0)
        } else {
          convert.member("range", item.replace, in: document.tree, to: &$0)
        }
      }
      if !item.additionalEdits.isEmpty {
        $0.array("additionalTextEdits", item.additionalEdits) { write($1, of: document.tree, to: &$0) }
      }
      if let key = item.key {
        $0.object("data") {
          $0.member("uri", document.uri.text)
          $0.member("key", key.text)
        }
      }
    }
  }

  /// How the lines after the first are indented: by the client where it can, else by us with what stands before the first
  /// visible character of the line. Clients that do not say what they do indent snippets and leave plain text alone.
  private func newline(
    isSnippet: Bool, _ document: OpenDocument, at offset: Int
  ) -> (text: String, mode: Int?) {
    let tree = document.tree
    if client.insertTextModes.contains(2) { return ("\n", 2) }
    if client.insertTextModes.isEmpty, isSnippet { return ("\n", nil) }
    let line = tree.lines[tree.lineIndex(at: offset)]
    let indentation = tree.text(ByteRange(clamping: line.start, min(line.content, offset)))
    return ("\n" + indentation, client.insertTextModes.contains(1) ? 1 : nil)
  }

  /// `CompletionItemKind`.
  private func number(of kind: CompletionKind) -> Int {
    switch kind {
    case .field, .attribute, .column, .row: 10
    case .tier: 9
    case .indicator: 6
    case .option: 20
    case .unit: 11
    case .weight, .value, .date: 12
    case .comparator: 24
    case .directive, .type, .modifier: 14
    case .template: 7
    case .name: 18
    case .function: 3
    case .rule: 21
    }
  }
}
