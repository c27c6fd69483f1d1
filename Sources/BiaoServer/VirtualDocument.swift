// Documents without a file: built-in templates, previews and the pages of rules, under the scheme `hebiao`.

import BiaoWorkspace

/// A document that the server makes on demand.
enum VirtualDocument {
  static let scheme = "hebiao"

  /// The URI of a built-in template, of which `name` is the name of its source: `builtin:财政部/…`.
  static func uri(ofBuiltin name: String) -> String {
    "\(scheme):/templates/" + encoded(String(name.dropFirst("builtin:".count))) + ".biao"
  }

  private static func encoded(_ text: String) -> String {
    String(DocumentURI.text(for: FilePath("/" + text)).dropFirst("file:///".count))
  }
}
