// A document with its name.

public import BiaoSyntax

/// A parsed document and the name under which findings speak of it.
public struct SourceFile: Sendable {
  /// The path as the user gave it or as it was found, `-` for standard input, `builtin:财政部/…` for a built-in template.
  public let path: String
  public let tree: Tree

  public init(path: String, tree: Tree) {
    self.path = path
    self.tree = tree
  }

  /// What the path of a built-in document begins with.
  public static let builtInPrefix = "builtin:"

  /// Whether the document is built into the program and so stands in no file.
  public var isBuiltIn: Bool { path.hasPrefix(SourceFile.builtInPrefix) }

  /// The name of the built-in document with that path; nil for the path of any other.
  public static func builtInName(of path: String) -> Substring? {
    path.hasPrefix(builtInPrefix) ? path.dropFirst(builtInPrefix.count) : nil
  }
}
