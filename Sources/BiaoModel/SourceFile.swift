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
}
