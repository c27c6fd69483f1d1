// What is done while nobody wants anything: folders are looked at, facts are taken, documents compared, memory given back.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

extension ServerState {
  /// How long the main loop may wait for the client, in milliseconds; nil where there is nothing else to do.
  var patience: Int? {
    guard phase == .running else { return nil }
    if !scans.isEmpty { return 0 }
    if !stalePreviews.isEmpty { return 200 }
    guard let folder = mustJoin.first else { return isMemoryDue ? 400 : nil }
    // Facts are taken at once, when nobody wants anything; documents are compared when the author pauses.
    return hasAllFacts(folder) ? 200 : 0
  }

  private func hasAllFacts(_ folder: WorkspaceFolder) -> Bool {
    guard let workspace = workspaces[folder] else { return true }
    return workspace.facts.count >= workspace.paths.count
  }

  /// A piece of work that nobody waits for: facts of some closed documents, or the comparison.
  mutating func idle() {
    if scanInIdleTime() || refreshPreviews() { return }
    guard let folder = mustJoin.first else {
      // The author pauses, and nothing is left to do.
      if isMemoryDue { Platform.releaseFreedMemory() }
      isMemoryDue = false
      return
    }
    if workspaces[folder]?.paths.count ?? .max > ServerState.maximumJoined {
      mustJoin.remove(folder)
    } else if hasAllFacts(folder) {
      join(folder)
    } else {
      takeFacts(in: folder)
    }
  }

  /// Documents of a larger workspace are not compared while somebody types; the command does that.
  private static let maximumJoined = 20_000

  private mutating func takeFacts(in folder: WorkspaceFolder) {
    let pause = Pause(outside)
    while !pause.isDue, !inbox.isClosed {
      var next: FilePath?
      updateWorkspace(folder) { next = $0.pathWithoutFacts() }
      guard let path = next else { return }
      var facts = Facts(path: path.text)
      // Those of an open document come from what the editor has.
      if documents[DocumentURI(path: path)] == nil, let bytes = outside.read(path) {
        let (_, linter) = linter(in: folder, configuration: outside.configuration(path), for: path)
        facts = linter.lintWithFacts(SourceFile(path: path.text, tree: Tree(bytes))).facts
      }
      updateWorkspace(folder) { $0.take(facts, of: path) }
    }
  }

  /// Compares the documents of a folder by their facts, and publishes what that changed.
  private mutating func join(_ folder: WorkspaceFolder) {
    mustJoin.remove(folder)
    let open = documents.values.filter { $0.workspace == folder && $0.exclusion == nil }.map(\.uri).sorted {
      $0.key < $1.key
    }
    var facts = workspaces[folder]?.facts ?? [:]
    var others: [(DocumentURI, Facts)] = []
    for uri in open {
      guard let examination = examine(uri) else { continue }
      if let path = uri.path { facts[path] = nil }
      others.append((uri, examination.facts))
    }
    let closed = facts.sorted { $0.key < $1.key }.map(\.value)
    let whole = folder.descends ? [folder.path.text] : []
    let faults = Join.faults(closed + others.map(\.1), wholeFolders: whole)
    for (index, (uri, _)) in others.enumerated() {
      let found = faults[closed.count + index]
      guard let document = documents[uri], !(found.isEmpty && document.joined.isEmpty) else { continue }
      update(uri) {
        $0.joined = found
        // The text is the same, what is said of it is not.
        if let known = $0.examined { $0.examined = (-1, known.linter, known.examination) }
        $0.isDirty = true
      }
    }
    let changed = documents.values.contains(where: \.isDirty)
    publishDue()
    if changed, client.pullsDiagnostics { refreshDiagnostics() }
  }
}
