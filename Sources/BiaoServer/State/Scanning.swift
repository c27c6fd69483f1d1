// Looking at the disk: when, and in pieces, so that the first document is answered at once however many lie beside it.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

extension ServerState {
  /// Makes sure that the folder is looked at; again, if the client does not watch files and it was long ago. Who needs all
  /// that is in it waits until it is no longer among `scans`.
  mutating func prepare(_ folder: WorkspaceFolder) {
    if scans[folder] != nil { return }
    if let known = workspaces[folder] {
      guard folder != ServerState.nowhere else { return }
      guard !client.watchesFiles else { return }
      let age = outside.nanoseconds() &- known.scanTime
      // At most a twentieth of the time goes into looking again.
      guard age > 1_000_000_000, age > known.scanCost &* 20 else { return }
    }
    beginScan(folder)
  }

  /// Looks at the folder anew, in the pauses to come.
  mutating func beginScan(_ folder: WorkspaceFolder) {
    // Built-in templates are known before anything is found.
    if workspaces[folder] == nil { mustRefresh(folder) }
    updateWorkspace(folder) { $0.beginScan() }
    if scans[folder] == nil {
      scans[folder] = Progress(self, title: Bilingual(zh: "查看工作区", en: "Looking at the workspace"))
    }
  }

  /// Goes on looking until all of the folder is known, or the client leaves.
  mutating func finishScan(_ folder: WorkspaceFolder) {
    let inbox = inbox
    _ = continueScan(folder) { inbox.isClosed }
  }

  /// One piece of the work of looking at folders, for when nobody wants anything. Whether there was any.
  mutating func scanInIdleTime() -> Bool {
    guard let folder = scans.keys.min(by: { $0.path < $1.path }) else { return false }
    let (inbox, pause) = (inbox, Pause(outside))
    if continueScan(folder, isDue: { pause.isDue || inbox.isClosed }) { publishDue() }
    return true
  }

  /// Whether the end was reached.
  private mutating func continueScan(_ folder: WorkspaceFolder, isDue: () -> Bool) -> Bool {
    guard var progress = scans.removeValue(forKey: folder) else { return true }
    let (outside, outbox) = (outside, outbox)
    var changes: Workspace.Changes? = Workspace.Changes()
    var isFirst = false
    if folder != ServerState.nowhere {
      updateWorkspace(folder) { workspace in
        isFirst = !workspace.wasScanned
        changes = workspace.continueScan(outside) {
          progress.tick(outbox)
          return isDue()
        }
      }
    }
    guard let changes else {
      scans[folder] = progress
      return false
    }
    progress.end(outbox)
    if changes.templates { mustRefresh(folder) }
    if !isFirst {
      // An ignore file may be why the folder was looked at.
      if changes.configurations { configurationsChanged() } else { refreshExclusions() }
    }
    if changes.documents, workspaces[folder]?.paths.count ?? 0 > 1 { mustJoin.insert(folder) }
    return true
  }

  /// Whether all that the document says it is read with is known. While its folder is still looked at, a template may yet
  /// be found, and until then the document would be judged by a guess.
  mutating func isSettled(_ uri: DocumentURI) -> Bool {
    guard !scans.isEmpty, let document = documents[uri], scans[document.workspace] != nil else { return true }
    refreshTemplates()
    let templates = linter(for: document).linter.templates
    let kind: DirectiveKind = TemplateStore.templateName(of: document.tree) == nil ? .form : .extends
    guard let directive = document.tree.headDirective(kind) else { return true }
    if case .found = templates.template(named: document.tree.text(directive.argument)) { return true }
    return false
  }
}

/// Tells a piece of idle work when it has lasted long enough.
struct Pause {
  private let outside: Outside
  private let end: UInt64

  /// So long may a piece of idle work last before the client is heard again, in nanoseconds.
  static let slice: UInt64 = 4_000_000

  init(_ outside: Outside) {
    self.outside = outside
    end = outside.nanoseconds() &+ Pause.slice
  }

  var isDue: Bool { outside.nanoseconds() > end }
}
