// All requests that the server answers; a test holds the list to the files of this folder.

extension Request {
  static let all: [Request] = [
    completion, completionResolve, declaration, definition, documentDiagnostic, documentHighlight, documentLink,
    documentSymbol, foldingRange, formatting, implementation, initialize, rangeFormatting, rangesFormatting, references,
    selectionRange, semanticTokensDelta, semanticTokensFull, semanticTokensRange, shutdown, typeDefinition,
    workspaceDiagnostic, workspaceSymbol,
  ]
}
