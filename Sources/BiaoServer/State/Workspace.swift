// A workspace of the server: the documents of a folder, the templates among them, the linters for its configurations.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// One folder of documents that are read with each other's templates.
struct Workspace {
  let folder: WorkspaceFolder
  /// The documents on the disk, in the order of paths.
  private(set) var paths: [FilePath] = []
  /// Those that others are read with: templates, and forms that extend the indicator library.
  private var onDisk: [FilePath: SourceFile] = [:]
  private(set) var templates = TemplateStore(workspace: [], provided: [ConfigurationTemplate.provided])
  /// Of which `templates` are made.
  private var sources: [SourceFile] = []
  /// A linter for each way in which documents are configured; new ones when templates change.
  private var linters: [LinterKey: (number: Int, linter: Linter)] = [:]
  /// The configurations that apply to documents; nil for one that cannot be read.
  private var configurations: [FilePath: LoadedConfiguration?] = [:]
  /// The templates for the documents of configurations that add some, or add units, which templates are read with.
  private var stores: [FilePath: TemplateStore] = [:]

  /// A configuration, and those of its overrides that match.
  struct LinterKey: Hashable {
    var configuration: FilePath?
    var overrides: [Int] = []
  }
  /// The facts of the documents that are not open, by path; those that are missing are still to be taken.
  private(set) var facts: [FilePath: Facts] = [:]
  /// Of so many paths from the start on the facts are known.
  private var factCount = 0
  /// Which state of the files the facts may be of.
  private var stamps: [FilePath: UInt64] = [:]
  /// When the disk was last looked at.
  var scanTime: UInt64 = 0
  var scanCost: UInt64 = 0

  init(_ folder: WorkspaceFolder) { self.folder = folder }

  // MARK: - The disk

  /// What a look at the disk has shown to be other than before.
  struct Changes {
    var documents = false
    /// Documents that others are read with.
    var templates = false
    var configurations = false
  }

  /// A look at the disk that goes on in pieces, so that the client is heard meanwhile.
  private struct Scan {
    var walk: FolderWalk
    /// Nil until the end of the walk.
    var found: [FilePath]?
    /// How many of them were looked at.
    var count = 0
    var templates: [FilePath: SourceFile] = [:]
    var facts: [FilePath: Facts] = [:]
    var stamps: [FilePath: UInt64] = [:]
    var changes = Changes()
    /// Files of which something was heard since it began.
    var touched: [FilePath] = []
    var cost: UInt64 = 0
  }

  private var pending: Scan?
  /// Whether the disk was ever looked at.
  private(set) var wasScanned = false

  /// Begins to look at the disk, from the beginning if it was about to. Until the end what was there before is there.
  mutating func beginScan() {
    let touched = pending?.touched ?? []
    pending = Scan(walk: FolderWalk(folder), touched: touched)
  }

  /// Goes on until all is seen, or until it `isDue` to pause, which is asked between documents. What has changed, at the
  /// end; nil where there is more to look at.
  mutating func continueScan(_ outside: Outside, isDue: () -> Bool) -> Changes? {
    guard var scan = pending else { return nil }
    // Alone here, so that it is changed in place.
    pending = nil
    let start = outside.nanoseconds()
    while scan.found == nil {
      scan.found = outside.documents(&scan.walk)
      if scan.found == nil, isDue() {
        scan.cost &+= outside.nanoseconds() &- start
        pending = scan
        return nil
      }
    }
    let found = scan.found ?? []
    func note(_ path: FilePath) {
      scan.changes.documents = true
      if onDisk[path] != nil || scan.templates[path] != nil { scan.changes.templates = true }
      if path.name.elementsEqual(Configuration.fileName.utf8) { scan.changes.configurations = true }
    }
    while scan.count < found.count {
      if isDue() {
        scan.cost &+= outside.nanoseconds() &- start
        pending = scan
        return nil
      }
      let path = found[scan.count]
      scan.count += 1
      let stamp = outside.stamp(path)
      scan.stamps[path] = stamp
      // What was known of a document holds while its file is the same.
      if let stamp, stamp == stamps[path] {
        scan.templates[path] = onDisk[path]
        scan.facts[path] = facts[path]
      } else {
        scan.templates[path] = template(at: path, outside)
        note(path)
      }
    }
    for path in paths where scan.stamps[path] == nil { note(path) }
    paths = found
    onDisk = scan.templates
    facts = scan.facts
    factCount = 0
    stamps = scan.stamps
    for path in scan.touched where update(path, outside) { scan.changes.templates = true }
    wasScanned = true
    scanTime = outside.nanoseconds()
    scanCost = scan.cost &+ (scanTime &- start)
    return scan.changes
  }

  /// Takes notice of one file that has come, changed or gone. Whether a template is concerned.
  mutating func update(_ path: FilePath, _ outside: Outside) -> Bool {
    pending?.touched.append(path)
    facts[path] = nil
    factCount = 0
    stamps[path] = outside.stamp(path)
    let isThere = stamps[path] != nil
    let index = partitionPoint(paths.count) { !(paths[$0] < path) }
    let isKnown = index < paths.count && paths[index] == path
    if isThere, !isKnown { paths.insert(path, at: index) }
    if !isThere, isKnown { paths.remove(at: index) }
    let before = onDisk[path] != nil
    onDisk[path] = isThere ? template(at: path, outside) : nil
    return before || onDisk[path] != nil
  }

  /// A document whose facts are still to be taken.
  mutating func pathWithoutFacts() -> FilePath? {
    while factCount < paths.count, facts[paths[factCount]] != nil { factCount += 1 }
    return factCount < paths.count ? paths[factCount] : nil
  }

  mutating func take(_ facts: Facts, of path: FilePath) { self.facts[path] = facts }

  private func template(at path: FilePath, _ outside: Outside) -> SourceFile? {
    guard let beginning = outside.beginning(path), TemplateStore.isForOthers(atStartOf: beginning),
      let bytes = outside.read(path)
    else { return nil }
    return SourceFile(path: path.text, tree: Tree(bytes))
  }

  /// Whether the document on the disk is one that others are read with.
  func isForOthers(_ path: FilePath) -> Bool { onDisk[path] != nil }

  // MARK: - Templates and linters

  /// Makes the templates anew, with those of open documents in place of what is on the disk.
  mutating func rebuild(open: [SourceFile]) {
    let hidden = Set(open.map(\.path))
    let sources =
      onDisk.values.filter { !hidden.contains($0.path) } + open.filter { TemplateStore.isForOthers($0.tree) }
    self.sources = sources.sorted { FilePath($0.path) < FilePath($1.path) }
    templates = TemplateStore(workspace: self.sources, provided: [ConfigurationTemplate.provided])
    forgetLinters()
  }

  /// The configuration in that file; read where it is not known.
  mutating func configuration(
    at path: FilePath, load: (FilePath) -> LoadedConfiguration?
  ) -> LoadedConfiguration? {
    if let known = configurations[path] { return known }
    let loaded = load(path)
    configurations[path] = .some(loaded)
    return loaded
  }

  /// The templates with which documents are read to which the configuration applies.
  mutating func templates(for configuration: LoadedConfiguration?) -> TemplateStore {
    guard let configuration, !configuration.shared.isEmpty || !configuration.configuration.units.isEmpty else {
      return templates
    }
    if let known = stores[configuration.path] { return known }
    let store = TemplateStore(
      workspace: sources + configuration.shared, provided: [ConfigurationTemplate.provided])
    stores[configuration.path] = store
    return store
  }

  /// The linter for documents that are configured so, and its number, which no other linter ever had.
  mutating func linter(for key: LinterKey, number: inout Int, make: () -> Linter) -> (number: Int, linter: Linter) {
    if let known = linters[key] { return known }
    number += 1
    let linter = make()
    linters[key] = (number, linter)
    return (number, linter)
  }

  /// Configurations have changed, or files that they name.
  mutating func forgetLinters() {
    linters = [:]
    configurations = [:]
    stores = [:]
  }

  /// Whether a configuration depends on the file at `path`: it is made of it, or misses something.
  func isConfigured(by path: FilePath) -> Bool {
    configurations.values.contains { loaded in
      guard let loaded else { return true }
      return loaded.forms.contains { $0.path == path || !$0.faults.isEmpty }
        || loaded.shared.contains { $0.path == path.text } || loaded.names(path)
    }
  }
}
