// Documents without a file of the user's: built-in templates, previews and the pages of rules, under the scheme `hebiao`.

import BiaoModel
import BiaoSyntax
import BiaoWorkspace
import Synchronization

/// The names of documents that the server makes.
enum VirtualDocument {
  static let scheme = "hebiao"

  /// `hebiao:/templates/财政部/….biao`, percent-encoded, for the path of a built-in source.
  static func uri(ofBuiltin path: String) -> String {
    "\(scheme):/templates/" + percentEncoded((SourceFile.builtInName(of: path) ?? path[...]).utf8) + ".biao"
  }

  /// `hebiao:/rules/mismatched-sum.md`.
  static func uri(ofRule name: String) -> String { "\(scheme):/rules/\(name).md" }

  enum Kind {
    case template(name: String)
    /// `hebiao:/preview/….md`, which clients put together: the URI of the document, percent-encoded, and `md` or `html`.
    case preview(document: String, form: String)
    case rule(name: String)
  }

  /// What a URI of the scheme means.
  static func kind(of uri: String) -> Kind? {
    guard uri.hasPrefix("\(scheme):/") else { return nil }
    let path = uri.dropFirst(scheme.count + 2)
    let parts = path.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let dot = parts[1].lastIndex(of: ".") else { return nil }
    let form = String(parts[1][parts[1].index(after: dot)...])
    switch parts[0] {
    case "templates": return decoded(parts[1][..<dot]).map { .template(name: $0) }
    case "preview": return decoded(parts[1][..<dot]).map { .preview(document: $0, form: form) }
    case "rules": return .rule(name: String(parts[1][..<dot]))
    default: return nil
    }
  }

  private static func decoded(_ text: Substring) -> String? {
    String(validating: DocumentURI.percentDecoded(Array(text.utf8)[...]), as: UTF8.self)
  }
}

/// Where an editor finds the built-in templates: by a URI of ours if it can ask for their text, else in files that are
/// written when the first of them is needed.
final class BuiltinFiles: Sendable {
  private let known = Mutex<[String: String]>([:])

  func uri(of source: SourceFile, version: String, asksForText: Bool, outside: Outside) -> String {
    if asksForText { return VirtualDocument.uri(ofBuiltin: source.path) }
    if let uri = known.withLock({ $0[source.path] }) { return uri }
    let name = SourceFile.builtInName(of: source.path) ?? source.path[...]
    let components = ["hebiao", version] + name.split(separator: "/").map(String.init)
    let path = outside.cache(components.dropLast() + [(components.last ?? "") + ".biao"], source.tree.bytes)
    let uri = path.map { DocumentURI.text(for: $0) } ?? VirtualDocument.uri(ofBuiltin: source.path)
    known.withLock { $0[source.path] = uri }
    return uri
  }
}
