// Waits until something changes that a run depends on: its documents, the templates around them, configurations.

import BiaoModel
import BiaoRules

/// Watches the folders of a run. The system tells of changes where it can; else the files are looked at again and again.
package final class ChangeWatcher {
  /// Why a folder is watched.
  private enum Interest {
    /// Documents in it, and folders.
    case documents
    /// A configuration that may come to stand in it.
    case configuration
  }

  private let inputs: [RunInput]
  /// Names of files that were given although they are not named as documents.
  private let names: Set<[UInt8]>
  private var events: FolderEvents?
  /// By the number of a watch.
  private var interests: [Int32: Interest] = [:]
  /// Where nobody tells: the files as they were.
  private var seen: [FilePath: UInt64] = [:]
  private let pollsFiles: Bool

  /// `pollsFiles` looks at the files even where the system would tell of changes.
  package init(_ inputs: [RunInput], pollsFiles: Bool = false) {
    self.inputs = inputs
    self.pollsFiles = pollsFiles
    names = Set(
      inputs.compactMap { input in
        guard case .path(let path) = input, !isDocumentName(Array(path.name)) else { return nil }
        return Array(path.normalized.name)
      })
    events = pollsFiles ? nil : FolderEvents()
  }

  /// From now on changes count. Called before each run, so that nothing is lost that changes while it goes on; finds new
  /// folders.
  package func arm() {
    let folders = folders()
    if let events {
      for (folder, interest) in folders {
        guard let number = events.watch(folder) else {
          // A folder that has gone meanwhile; or no more watches are granted, then all has to be looked at.
          if case .success = Platform.status(at: folder.forSystem, followingLinks: true) {
            self.events = nil
            break
          }
          continue
        }
        // One folder may be watched for both.
        if interests[number] != .documents { interests[number] = interest }
      }
    }
    if events == nil { seen = stamps(folders) }
  }

  /// Waits for a change, and then until nothing more changes for a moment: a program that saves many files, or one in
  /// several steps, is to be heard out. False where `isOver` says that nobody waits for it any more.
  package func wait(unless isOver: () -> Bool) -> Bool {
    while !isOver() {
      if isChanged(milliseconds: 300) {
        var rounds = 0
        while rounds < 20, isChanged(milliseconds: 50), !isOver() { rounds += 1 }
        return !isOver()
      }
    }
    return false
  }

  private func isChanged(milliseconds: Int) -> Bool {
    if let events { return events.take(milliseconds: milliseconds).contains(where: matters) }
    Platform.sleep(milliseconds: milliseconds)
    let now = stamps(folders())
    defer { seen = now }
    return now != seen
  }

  private func matters(_ event: FolderEvent) -> Bool {
    // Events were lost, or belong to a folder itself.
    if event.folder < 0 { return true }
    if event.name.elementsEqual(Configuration.fileName.utf8) { return true }
    guard case .documents? = interests[event.folder] else { return false }
    return event.name.isEmpty || matters(event.name, isFolder: event.isFolder)
  }

  private func matters(_ name: [UInt8], isFolder: Bool) -> Bool {
    if isFolder { return name.first != 0x2E }
    return isDocumentName(name) || names.contains(name)
      || [".gitignore", ".ignore", ".editorconfig"].contains { name.elementsEqual($0.utf8) }
  }

  // MARK: - What is watched

  /// The folders of the documents and of their workspaces with those in them, and the folders above.
  private func folders() -> [(FilePath, Interest)] {
    var result: [(FilePath, Interest)] = []
    var visited: Set<FileIdentity> = []
    var above: Set<FilePath> = []
    for input in inputs {
      guard case .path(let given) = input else { continue }
      let path = given.normalized
      var isFolder = false
      if case .success(let status) = Platform.status(at: path.forSystem, followingLinks: true) {
        isFolder = status.kind == .folder
      }
      let own = isFolder ? path : path.parent
      let workspace = workspaceFolder(of: path, isFolder: isFolder)
      walk(workspace.path, descending: workspace.descends, &visited, &result)
      walk(own, descending: isFolder, &visited, &result)
      // What `hebiao.biao` says may be said further up.
      for ancestor in absoluteAncestors(of: own).dropFirst() where ancestor.bytes != [0x2F] {
        above.insert(ancestor)
      }
    }
    return result + above.sorted().map { ($0, .configuration) }
  }

  private func walk(
    _ top: FilePath, descending: Bool, _ visited: inout Set<FileIdentity>, _ result: inout [(FilePath, Interest)]
  ) {
    var stack = [top]
    while let folder = stack.popLast() {
      guard case .success(let status) = Platform.status(at: folder.forSystem, followingLinks: true),
        status.kind == .folder, visited.insert(status.identity).inserted
      else { continue }
      result.append((folder, .documents))
      guard descending, case .success(let entries) = Platform.entries(of: folder.forSystem) else { continue }
      for entry in entries where entry.name.first != 0x2E {
        switch entry.kind {
        case .folder, .link, .unknown: stack.append(folder.appending(entry.name))
        case .file, .other: break
        }
      }
    }
  }

  /// When the files that matter were last changed, by path; folders themselves too.
  private func stamps(_ folders: [(FilePath, Interest)]) -> [FilePath: UInt64] {
    var stamps: [FilePath: UInt64] = [:]
    for (folder, interest) in folders {
      if case .configuration = interest {
        let path = folder.appending(Array(Configuration.fileName.utf8))
        stamps[path] = Platform.stamp(of: path)
        continue
      }
      stamps[folder] = 0
      guard case .success(let entries) = Platform.entries(of: folder.forSystem) else { continue }
      for entry in entries where entry.kind != .folder && matters(entry.name, isFolder: false) {
        let path = folder.appending(entry.name)
        stamps[path] = Platform.stamp(of: path)
      }
    }
    return stamps
  }
}
