// textDocument/semanticTokens/full, and what the three token requests share.

import BiaoFeatures
import BiaoSyntax

extension Request {
  static let semanticTokensFull = Request(
    "textDocument/semanticTokens/full",
    capability: { client, writer in
      writer.object("semanticTokensProvider") {
        $0.object("legend") {
          $0.array("tokenTypes", SemanticToken.Kind.allCases) { writer, kind in
            // A client colours the types that it knows.
            let isKnown = client.tokenTypes.isEmpty || client.tokenTypes.contains(kind.name)
            writer.string(isKnown ? kind.name : kind.standardName)
          }
          $0.array("tokenModifiers", SemanticToken.Modifiers.names) { $0.string($1) }
        }
        $0.member("range", true)
        $0.object("full") { $0.member("delta", true) }
      }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view) = try call.document(&state)
      let data = state.encode(view.semanticTokens(), in: document.tree)
      let id = state.remember(data, of: document.uri)
      writer.object {
        $0.member("resultId", id)
        $0.array("data", data) { $0.int(Int($1)) }
      }
    })
}

extension ServerState {
  /// Five numbers a token: lines and columns from the last one, length, type, modifiers.
  func encode(_ tokens: [SemanticToken], in tree: Tree) -> [UInt32] {
    var data: [UInt32] = []
    data.reserveCapacity(tokens.count * 5)
    var cursor = PositionCursor(tree, convert.unit)
    var last = Position(line: 0, column: 0)
    for token in tokens {
      let start = cursor.position(at: token.range.lowerBound)
      let end = cursor.position(at: token.range.upperBound)
      guard end.line == start.line, end.column > start.column else { continue }
      let isSameLine = start.line == last.line
      data.append(UInt32(clamping: start.line - last.line))
      data.append(UInt32(clamping: isSameLine ? start.column - last.column : start.column))
      data.append(UInt32(clamping: end.column - start.column))
      data.append(UInt32(token.kind.rawValue))
      data.append(UInt32(token.modifiers.rawValue))
      last = start
    }
    return data
  }

  /// Keeps what was sent, for the difference to what will be; returns its name.
  mutating func remember(_ data: [UInt32], of uri: DocumentURI) -> String {
    var id = 0
    update(uri) {
      id = ($0.tokens?.id ?? 0) &+ 1
      $0.tokens = (id, data)
    }
    return String(id)
  }
}
