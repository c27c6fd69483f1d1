// The documents on which tests are run: those of the repository and, where they lie beside it, real forms.

package import Foundation

/// The folder of Package.swift.
package let repositoryRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The folder with real forms and their templates: `$HEBIAO_SHARED`, else `../shared` beside the package. It may be
/// missing.
package let sharedFolder =
  ProcessInfo.processInfo.environment["HEBIAO_SHARED"].map { URL(filePath: $0) }
  ?? repositoryRoot.deletingLastPathComponent().appending(path: "shared")

/// A document and what it is called, which failures print.
package struct Document: Sendable, CustomStringConvertible {
  /// Of a file, its path in the folder that was asked for.
  package var name: String
  package var bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package var description: String { name }

  /// The text; nil if it is no UTF-8.
  package var text: String? { String(validating: bytes, as: UTF8.self) }

  /// Everything under `grammar/examples`.
  package static let examples = documents(in: repositoryRoot.appending(path: "grammar/examples"))
  package static let builtInTemplates = documents(
    in: repositoryRoot.appending(path: "Sources/BiaoLibrary/Templates"))
  /// Empty where there are none.
  package static let realForms = documents(in: sharedFolder.appending(path: "forms"))
  package static let realTemplates = documents(in: sharedFolder.appending(path: "templates"))

  /// The documents in a folder and the folders in it, in the order of their paths; none if there is no such folder.
  package static func documents(in folder: URL) -> [Document] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".biao") }.sorted().compactMap { path in
      (try? Data(contentsOf: folder.appending(path: path))).map { Document(name: path, bytes: [UInt8]($0)) }
    }
  }
}
