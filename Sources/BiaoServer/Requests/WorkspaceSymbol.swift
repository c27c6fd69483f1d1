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
    begin: { state, call throws(ResponseError) in
      let query = try call.string("query")
      let folders = state.searchedFolders
      for folder in folders { state.prepare(folder) }
      return FoundSymbols(query: query, left: folders.reversed())
    })
}

/// Names that are being looked for, folder by folder.
private struct FoundSymbols: SlicedAnswer {
  private let query: String
  private let pinyin: PinyinQuery
  /// The folders, the one that is searched last.
  private var left: [WorkspaceFolder]
  private var search: SymbolQuery?
  private var isBegun = false

  init(query: String, left: [WorkspaceFolder]) {
    self.query = query
    self.left = left
    pinyin = PinyinQuery(query)
  }

  mutating func advance(
    _ state: inout ServerState, _ call: Call, _ pause: Pause, _ writer: inout JSONWriter
  ) throws(ResponseError) -> Bool {
    if !isBegun { writer.beginArray() }
    isBegun = true
    while let folder = left.last {
      if search == nil {
        guard let project = state.project(of: folder, language: state.language) else { return false }
        search = SymbolQuery(query, in: project) { [pinyin] _, name in pinyin.score(of: name) }
      }
      guard let list = search?.advance(isDue: { pause.isDue }) else { return false }
      state.hand(list.symbols, to: call, &writer) { state, writer, symbol in state.write(symbol, to: &writer) }
      search = nil
      left.removeLast()
    }
    writer.endArray()
    return true
  }
}

extension ServerState {
  /// The folders that are open in the editor, and those of documents outside of them.
  var searchedFolders: [WorkspaceFolder] {
    var folders = folders.map { outside.workspace($0.appending(Array("x.biao".utf8)), [$0]) }
    for folder in documents.values.map(\.workspace) where !folders.contains(folder) { folders.append(folder) }
    return folders
  }

  fileprivate func write(_ symbol: WorkspaceSymbol, to writer: inout JSONWriter) {
    writer.object {
      $0.member("name", symbol.name)
      $0.member("kind", number(of: symbol.kind))
      if let container = symbol.container { $0.member("containerName", container) }
      $0.key("location")
      write(symbol.location, to: &$0)
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
