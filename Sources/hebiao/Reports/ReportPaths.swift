// Paths as other programs want them: from the folder of the repository, with slashes, and as URIs.

import BiaoModel
import BiaoWorkspace

/// Makes the paths of findings into paths from a base folder.
struct ReportPaths: Sendable {
  /// The working folder, absolute; empty where it is not known.
  var workingFolder: FilePath = FilePath([])
  /// From where paths are counted, absolute: the folder that the service on which the run takes place has checked out,
  /// if the working folder is in it, else the working folder.
  var base: FilePath = FilePath([])

  init() {}

  /// `variables` are those of the environment in which a service says where it has checked out the repository.
  init(workingFolder: FilePath?, variables: [String], environment: (String) -> String?) {
    self.workingFolder = workingFolder?.normalized ?? FilePath([])
    base = self.workingFolder
    for name in variables {
      guard let text = environment(name), text.hasPrefix("/") else { continue }
      let folder = FilePath(text).normalized
      if self.workingFolder.isInside(folder) { base = folder }
      return
    }
  }

  static let services = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"]

  /// The path from the base folder where the document lies in it, else as it is. Without `./` and doubled slashes.
  func path(_ text: String) -> String {
    if text == "-" || SourceFile.builtInName(of: text) != nil || text.isEmpty { return text }
    var path = FilePath(text).normalized
    if path.bytes.first != 0x2F {
      if base == workingFolder { return path.bytes.isEmpty ? "." : path.text }
      // `..` is left to the system that resolves it.
      path = workingFolder.appending(path.bytes).normalized
    }
    guard !base.bytes.isEmpty, path.isInside(base), path != base else { return path.text }
    let skipped = base.bytes.count + (base.bytes.last == 0x2F ? 0 : 1)
    return String(decoding: path.bytes.dropFirst(skipped), as: UTF8.self)
  }

  /// The same as a URI reference (RFC 3986): absolute paths as `file:` URIs.
  func uri(_ text: String) -> String {
    let path = path(text)
    let isAbsolute = path.utf8.first == 0x2F
    var uri = isAbsolute ? "file://" : ""
    // A colon in the first segment would make what stands before it a scheme.
    if !isAbsolute, path.utf8.prefix(while: { $0 != 0x2F }).contains(0x3A) { uri = "./" }
    return uri + percentEncoded(path.utf8)
  }

  /// The base folder as a `file:` URI that ends in a slash; nil where it is not known.
  var baseURI: String? {
    guard !base.bytes.isEmpty else { return nil }
    let text = percentEncoded(base.text.utf8)
    return "file://" + (text.hasSuffix("/") ? text : text + "/")
  }
}
