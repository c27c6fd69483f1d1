// textDocument/formatting, and what the formatting requests share.

import BiaoFormat
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

extension Request {
  static let formatting = Request(
    "textDocument/formatting",
    capability: { _, writer in writer.member("documentFormattingProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (document, formatter) = try call.formatter(&state)
      state.write(formatter.edits(document.tree), of: document.tree, to: &writer)
    })
}

extension Call {
  /// The document and a formatter with the client's options. A document that is left as it is says why.
  func formatter(_ state: inout ServerState) throws(ResponseError) -> (OpenDocument, Formatter) {
    guard let text = try object()["textDocument"]?["uri"]?.string else {
      throw .invalidParams("textDocument.uri is missing")
    }
    guard let document = state.documents[DocumentURI(text)] else {
      throw .invalidParams("the document is not open: \(text)")
    }
    // Two spaces a level are the language's own; a client's other number is its guess for files of any kind, unless the
    // document is indented so.
    var options = FormatOptions()
    if let path = document.uri.path {
      let outside = state.outside
      var configs = EditorConfigs { outside.read($0) }
      switch configs.lineEnd(for: path)?.lineEnd {
      case .lf: options.terminator = .lf
      case .crlf: options.terminator = .crlf
      case .cr: options.terminator = .cr
      case nil: break
      }
    }
    let formatter = Formatter(options)
    if let refusal = formatter.refusal(document.tree) {
      throw .failed(refusal.message(state.language(of: document)))
    }
    return (document, formatter)
  }
}

extension FormatRefusal {
  func message(_ language: Language) -> String {
    switch (self, language) {
    case (.conflict(let line), .zh): "第 \(line + 1) 行有未解决的合并冲突，先解决再整理格式"
    case (.conflict(let line), .en): "line \(line + 1) has an unresolved merge conflict; resolve it before formatting"
    case (.tooDeep(let line), .zh): "第 \(line + 1) 行层级过深，不能整理格式"
    case (.tooDeep(let line), .en): "line \(line + 1) is nested too deeply to be formatted"
    case (.noText, .zh): "不是 UTF-8 文本，不能整理格式"
    case (.noText, .en): "this is no UTF-8 text and cannot be formatted"
    }
  }
}

extension ServerState {
  func write(_ edits: [FormatEdit], of tree: Tree, to writer: inout JSONWriter) {
    writer.array(edits) { writer, edit in
      writer.object {
        convert.member("range", edit.range, in: tree, to: &$0)
        $0.key("newText")
        $0.string(edit.text)
      }
    }
  }
}
