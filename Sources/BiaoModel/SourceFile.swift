// A document with its name.

package import BiaoSyntax

/// A parsed document and the name under which findings speak of it.
package struct SourceFile: Sendable {
  /// The path as the user gave it or as it was found, `-` for standard input, `builtin:财政部/…` for a built-in template.
  package let path: String
  package let tree: Tree

  package init(path: String, tree: Tree) {
    self.path = path
    self.tree = tree
  }

  /// What the path of a built-in document begins with.
  package static let builtInPrefix = "builtin:"

  /// Whether the document is built into the program and so stands in no file.
  package var isBuiltIn: Bool { path.hasPrefix(SourceFile.builtInPrefix) }

  /// The name of the built-in document with that path; nil for the path of any other.
  package static func builtInName(of path: String) -> Substring? {
    path.hasPrefix(builtInPrefix) ? path.dropFirst(builtInPrefix.count) : nil
  }
}
