// Previews that are on the screen follow the text when its author pauses.

extension ServerState {
  /// More spellings of the previews of one document than any client has.
  private static let maximumPreviews = 8

  /// The client has asked for a preview and may show it until the document is closed; it does not say when it stops.
  mutating func notePreview(_ preview: String, of uri: DocumentURI) {
    guard previews[uri, default: []].count < ServerState.maximumPreviews else { return }
    previews[uri, default: []].insert(preview)
  }

  /// Tells the client to ask again for the previews of documents that have changed. Whether there were any.
  mutating func refreshPreviews() -> Bool {
    guard !stalePreviews.isEmpty else { return false }
    for uri in stalePreviews.sorted(by: { $0.key < $1.key }) {
      for preview in (previews[uri] ?? []).sorted() {
        requestNumber += 1
        outbox.request("workspace/textDocumentContent/refresh", id: requestNumber) { $0.member("uri", preview) }
      }
    }
    stalePreviews = []
    return true
  }
}
