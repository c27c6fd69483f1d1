// All requests that the server answers; a test holds the list to the files of this folder.

extension Request {
  static let all: [Request] = [
    documentDiagnostic, documentHighlight, documentLink, documentSymbol, foldingRange, initialize, selectionRange,
    semanticTokensDelta, semanticTokensFull, semanticTokensRange, shutdown,
  ]
}
