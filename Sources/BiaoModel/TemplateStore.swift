// Templates by name: the workspace's first, then the library's.

package import BiaoSyntax

/// The templates that a run can use. Compiled when first asked for, once for all threads.
package final class TemplateStore: Sendable {
  /// `sources` are the workspace's documents that start with `@template`; of two with one name the first counts.
  package init(workspace sources: [SourceFile]) {
  }

  /// The name after `@template` (or `@模板`) if the document is a template; nil for a form. Reads only the lines before
  /// the first entry, so it may be asked of the first kilobytes of a file.
  package static func templateName(of tree: Tree) -> String? {
    nil
  }
}
