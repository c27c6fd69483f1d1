// All requests that the server answers; a test holds the list to the files of this folder.

extension Request {
  static let all: [Request] = [
    codeAction, codeActionResolve, codeLens, codeLensResolve, completion, completionResolve, declaration, definition,
    documentDiagnostic, documentHighlight, documentLink, documentSymbol, executeCommand, foldingRange, formatting,
    hover, implementation, incomingCalls, initialize, inlayHint, inlineCompletion, linkedEditingRange, moniker,
    onTypeFormatting,
    outgoingCalls, prepareCallHierarchy, prepareRename, prepareTypeHierarchy, rangeFormatting, rangesFormatting,
    references, rename, selectionRange, semanticTokensDelta, semanticTokensFull, semanticTokensRange, shutdown,
    signatureHelp, subtypes, supertypes, textDocumentContent, typeDefinition, willRenameFiles, workspaceDiagnostic,
    workspaceSymbol,
  ]
}
