// Open documents that a configuration or an ignore file leaves out.
//
// As in ruff and Biome, what a run of the command would not look at is not checked in the editor either: its list of
// diagnostics is empty, and no other document is compared or read with it. Everything else an author has asked for by
// opening it still works: hovers, completion, the formatter. The log says why.

import BiaoRules
import BiaoSyntax
import BiaoWorkspace

extension ServerState {
  func exclusion(of uri: DocumentURI) -> Exclusion? {
    guard let path = uri.path else { return nil }
    // Ignore files of the disk; configurations as they are being written.
    var opened: [(path: FilePath, bytes: [UInt8])] = []
    for document in documents.values {
      if let path = document.uri.path, isConfiguration(path) { opened.append((path, document.tree.bytes)) }
    }
    return outside.exclusion(path, FileOverlay(opened, isWhole: false))
  }

  func log(_ exclusion: Exclusion, of uri: DocumentURI) {
    let (file, line) =
      switch exclusion {
      case .line(let file, let line): (file.text, ":\(line)")
      case .notIncluded(let file): (file.text, "")
      }
    let words = Bilingual(
      zh: "不检查 \(uri.text)：\(file)\(line) 将其排除", en: "\(uri.text) is not checked: \(file)\(line) leaves it out")
    outbox.log(.info, words[language])
  }

  /// What says which documents are looked at has changed.
  mutating func refreshExclusions() {
    for (uri, document) in documents {
      let exclusion = exclusion(of: uri)
      guard (exclusion == nil) != (document.exclusion == nil) else { continue }
      update(uri) {
        $0.exclusion = exclusion
        $0.joined = []
        $0.isDirty = true
      }
      if let exclusion { log(exclusion, of: document.uri) }
      mustRefresh(document.workspace)
    }
  }
}
