// workspace/symbol: names of all documents, by their characters, their pinyin or its initials.

import BiaoFeatures
import BiaoModel
import BiaoSyntax
import BiaoWorkspace

extension Request {
  static let workspaceSymbol = Request(
    "workspace/symbol",
    capability: { _, writer in
      writer.object("workspaceSymbolProvider") { $0.member("resolveProvider", false) }
    },
    answer: { state, call, writer throws(ResponseError) in
      let query = try call.string("query")
      let pinyin = PinyinQuery(query)
      var found: [(symbol: WorkspaceSymbol, source: SourceFile)] = []
      for folder in state.searchedFolders {
        guard let project = state.project(of: folder, language: state.language, isCancelled: call.isCancelled) else {
          continue
        }
        let list = project.workspaceSymbols(query) { _, name in pinyin.score(of: name) }
        try call.checkCancelled()
        var read: [String: SourceFile] = [:]
        for symbol in list.symbols {
          // A document that is gone by now has no symbols.
          guard let source = read[symbol.path] ?? project.read(symbol.path) else { continue }
          read[symbol.path] = source
          found.append((symbol, source))
        }
      }
      let symbols = found
      if let token = call.partialResultToken {
        state.sendParts(symbols, token) { state.write($1.symbol, of: $1.source, to: &$0) }
        writer.array { _ in }
      } else {
        writer.array(symbols) { state.write($1.symbol, of: $1.source, to: &$0) }
      }
    })
}

extension ServerState {
  /// The folders that are open in the editor, and those of documents outside of them.
  var searchedFolders: [WorkspaceFolder] {
    var folders = folders.map { outside.workspace($0.appending(Array("x.biao".utf8)), [$0]) }
    for folder in documents.values.map(\.workspace) where !folders.contains(folder) { folders.append(folder) }
    return folders
  }

  fileprivate func write(_ symbol: WorkspaceSymbol, of source: SourceFile, to writer: inout JSONWriter) {
    writer.object {
      $0.member("name", symbol.name)
      $0.member("kind", number(of: symbol.kind))
      if let container = symbol.container { $0.member("containerName", container) }
      $0.object("location") {
        $0.member("uri", uri(of: source))
        convert.member("range", symbol.range, in: source.tree, to: &$0)
      }
    }
  }

  /// `SymbolKind`: class, file, namespace, property, variable.
  private func number(of kind: WorkspaceSymbol.Kind) -> Int {
    switch kind {
    case .template: 5
    case .form: 1
    case .tier: 3
    case .field: 7
    case .indicator: 13
    }
  }
}
