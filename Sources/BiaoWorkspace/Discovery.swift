// Discovery: from the paths of a command line to the documents that they mean.

import BiaoRules

/// The documents under given paths.
package struct Discovery: Sendable {
  /// In the order of their bytes, each once.
  package private(set) var documents: [FilePath] = []
  /// In the order in which they were met.
  package private(set) var problems: [FileProblem] = []

  /// Folders seen, so that each is walked once however many links lead to it.
  private var visited: Set<FileIdentity> = []
  /// Links to folders, kept until all real folders are walked: a file is known by its real path where it has one here.
  private var links: [FilePath] = []
  /// The folders that hold the given folders: a link to one of them would lead to everything.
  private var ancestors: Set<FileIdentity>?
  private let roots: [FilePath]
  /// What is still to be taken up, the last first: given paths, then the links that were found on the way to them.
  private var left: [FilePath]
  private var following: [FilePath] = []
  /// The folders of the walk that goes on, the innermost last: what is left of each, and what holds in it.
  private var stack: [(entries: [FoundEntry], rules: PathRules)] = []
  private let descends: Bool
  /// The configurations of what was looked at.
  package private(set) var finder: ConfigurationFinder
  /// What was named and yet left out, and why; among the problems, too.
  package private(set) var excludedCount = 0
  /// By absolute folder that above which nothing holds for it.
  private var tops: [FilePath: FilePath] = [:]
  /// For paths that are named: by their folder what holds there, and why the folder itself is left out.
  private var rulesByFolder: [FilePath: (rules: PathRules, exclusion: Exclusion?)] = [:]
  /// Where the walk began that goes on, and that place by its absolute path.
  private var root = FilePath([])
  private var absoluteRoot = FilePath([])

  /// A file that is named counts whatever its name is; in folders those that end in `.biao`. Folders are walked down
  /// (unless `descending` is false) but for hidden ones. What `.gitignore`, `.ignore` or a configuration leaves out is left
  /// out, named or not, unless the finder's request says otherwise.
  package init(
    _ paths: [FilePath], descending: Bool = true, finder: ConfigurationFinder = ConfigurationFinder()
  ) {
    self.init(beginningWith: paths, descending: descending, finder: finder)
    _ = advance { false }
  }

  /// The same in pieces: nothing is looked at yet.
  package init(
    beginningWith paths: [FilePath], descending: Bool = true, finder: ConfigurationFinder = ConfigurationFinder()
  ) {
    roots = paths.map(\.normalized)
    left = roots.reversed()
    descends = descending
    self.finder = finder
  }

  /// Goes on until it `isDue` to pause, asked between folders. Whether all was looked at; before, `documents` is neither
  /// whole nor in order.
  package mutating func advance(isDue: () -> Bool) -> Bool {
    while true {
      if !continueWalk(isDue: isDue) { return false }
      if let path = left.popLast() {
        add(path)
      } else if let link = following.popLast() {
        follow(link)
      } else if !links.isEmpty {
        // A link may lead to a folder with further links.
        following = links.sorted().reversed()
        links = []
      } else {
        break
      }
    }
    // A walk yields its documents in order; several walks do not.
    if !zip(documents, documents.dropFirst()).allSatisfy({ $0 < $1 }) {
      documents.sort()
      var unique: [FilePath] = []
      unique.reserveCapacity(documents.count)
      for path in documents where unique.last != path { unique.append(path) }
      documents = unique
    }
    return true
  }

  private mutating func add(_ path: FilePath) {
    switch Platform.status(at: path.forSystem, followingLinks: true) {
    case .failure(let error):
      problems.append(FileProblem(path: path, kind: error.isMissing ? .missing : .unreadable(error)))
    case .success(let status):
      // A folder that is named is left out where its own folder leaves it out.
      if let exclusion = exclusion(ofNamed: path, isFolder: status.kind == .folder) {
        problems.append(FileProblem(path: path, kind: .excluded(exclusion)))
        excludedCount += 1
      } else if status.kind == .folder {
        if visited.insert(status.identity).inserted { walk(path) }
      } else {
        documents.append(path)
      }
    }
  }

  /// The configuration for a document at `path`.
  package mutating func configuration(for path: FilePath) -> LoadedConfiguration? { finder.configuration(for: path) }

  // MARK: - What is left out

  /// Why a path would be left out if it were named, whether or not there is anything at it; nil where it would not.
  package mutating func exclusion(of path: FilePath, isFolder: Bool) -> Exclusion? {
    exclusion(ofNamed: path.normalized, isFolder: isFolder)
  }

  private mutating func exclusion(ofNamed path: FilePath, isFolder: Bool) -> Exclusion? {
    if finder.request.includesIgnored { return nil }
    let whole = absolute(path, from: finder.workingFolder)
    // What is the top of all that has to do with it is in nothing else.
    let top = top(of: isFolder ? whole : whole.parent)
    guard whole != top, whole.bytes != [0x2F] else { return nil }
    let (rules, exclusion) = rules(inFolder: whole.parent, top: top)
    return exclusion ?? rules.exclusion(of: whole, isFolder: isFolder)
  }

  /// The folder above which nothing holds for `folder`: the top of its repository; without one, the folder of its
  /// configuration; without one, itself.
  private mutating func top(of folder: FilePath) -> FilePath {
    if let known = tops[folder] { return known }
    let top: FilePath
    if isRepository(folder) {
      top = folder
    } else if let repository = absoluteAncestors(of: folder.parent).first(where: isRepository) {
      top = repository
    } else if let index = finder.index(forFolder: shown(folder)),
      let home = absolute(finder.found[index].path)?.parent, folder.isInside(home)
    {
      top = home
    } else {
      top = folder
    }
    tops[folder] = top
    return top
  }

  /// What holds for the entries of an absolute folder, and why the folder itself is left out, if it is.
  private mutating func rules(
    inFolder folder: FilePath, top: FilePath
  ) -> (rules: PathRules, exclusion: Exclusion?) {
    if let known = rulesByFolder[folder] { return known }
    var rules = PathRules()
    var exclusion: Exclusion?
    if folder != top, folder.bytes != [0x2F], !folder.bytes.isEmpty {
      (rules, exclusion) = self.rules(inFolder: folder.parent, top: top)
      exclusion = exclusion ?? rules.exclusion(of: folder, isFolder: true)
    }
    add(to: &rules, folder: folder, shown: folder, isRepository: folder == top && isRepository(folder)) { _ in true }
    let index = finder.index(forFolder: shown(folder))
    take(index, &rules, root: FilePath([0x2F]), absoluteRoot: FilePath([0x2F]))
    rulesByFolder[folder] = (rules, exclusion)
    return (rules, exclusion)
  }

  /// The folder from the working folder, where it lies in it: so that reports name files as the user does.
  private func shown(_ folder: FilePath) -> FilePath {
    if folder == finder.workingFolder { return FilePath([]) }
    guard let start = folder.start(below: finder.workingFolder) else { return folder }
    return FilePath(Array(folder.bytes[start...]))
  }

  private func take(_ index: Int?, _ rules: inout PathRules, root: FilePath, absoluteRoot: FilePath) {
    rules.take(
      index.flatMap { finder.found.indices.contains($0) ? finder.found[$0] : nil }, root: root,
      absoluteRoot: absoluteRoot)
  }

  /// Adds the ignore files of a folder, of which `has` knows the names. Nothing of what lies around a repository holds in
  /// it.
  private func add(
    to rules: inout PathRules, folder: FilePath, shown: FilePath, isRepository: Bool, _ has: ([UInt8]) -> Bool
  ) {
    func level(_ patterns: PathPatterns, _ file: FilePath) -> PathRules.Level {
      PathRules.Level(
        patterns: patterns, file: self.shown(file), prefix: [],
        start: shown.contentStart)
    }
    if isRepository {
      rules.git = []
      rules.ignore = []
      let file = IgnoreFiles.exclude(ofRepository: folder)
      if let patterns = IgnoreFiles.patterns(file) { rules.git.append(level(patterns, file)) }
    }
    for name in [IgnoreFiles.gitName, IgnoreFiles.ownName] where has(name) {
      let file = folder.appending(name)
      guard let patterns = IgnoreFiles.patterns(file) else { continue }
      if name == IgnoreFiles.gitName {
        rules.git.append(level(patterns, file))
      } else {
        rules.ignore.append(level(patterns, file))
      }
    }
  }

  /// Begins to walk over `folder`.
  private mutating func walk(_ folder: FilePath) {
    root = folder
    absoluteRoot = absolute(folder, from: finder.workingFolder)
    stack = [entries(of: folder, rulesAbove(folder))]
  }

  /// Adds the documents of the folder and, in the order of paths, of the folders in it. Whether all were.
  private mutating func continueWalk(isDue: () -> Bool) -> Bool {
    // A stack of its own rather than recursion: folders can be nested as deep as a path is long.
    while !stack.isEmpty {
      guard let entry = stack[stack.count - 1].entries.popLast() else {
        stack.removeLast()
        continue
      }
      switch entry.kind {
      case .document:
        documents.append(entry.path)
      case .folder(let identity):
        guard visited.insert(identity).inserted else { continue }
        stack.append(entries(of: entry.path, stack[stack.count - 1].rules))
        if isDue() { return false }
      }
    }
    return true
  }

  /// What holds for a folder from above it, in paths of the walk that begins there.
  private mutating func rulesAbove(_ folder: FilePath) -> PathRules {
    var rules = PathRules()
    if finder.request.includesIgnored { return rules }
    let top = top(of: absoluteRoot)
    if top != absoluteRoot, absoluteRoot.bytes != [0x2F] {
      let above = self.rules(inFolder: absoluteRoot.parent, top: top).rules
      // Their paths are absolute ones: what follows the root is the same in both.
      let rest = root.contentStart
      func moved(_ level: PathRules.Level) -> PathRules.Level {
        var level = level
        level.prefix = Array(absoluteRoot.bytes.dropFirst(level.start)) + [0x2F]
        level.start = rest
        return level
      }
      rules.git = above.git.map(moved)
      rules.ignore = above.ignore.map(moved)
    }
    let index = finder.index(forFolder: folder)
    take(index, &rules, root: root, absoluteRoot: absoluteRoot)
    return rules
  }

  /// What of a folder is to be looked at, the last first, so that it can be taken from the end, and what holds for it.
  private mutating func entries(of folder: FilePath, _ above: PathRules) -> (entries: [FoundEntry], rules: PathRules) {
    let names: [FolderEntry]
    switch Platform.entries(of: folder.forSystem) {
    case .success(let found): names = found
    case .failure(let error):
      problems.append(FileProblem(path: folder, kind: .unreadableFolder(error)))
      return ([], above)
    }
    var rules = above
    let excludes = !finder.request.includesIgnored
    if excludes { narrow(&rules, to: folder, names) }
    func isLeftOut(_ path: FilePath, isFolder: Bool) -> Bool {
      excludes && rules.exclusion(of: path, isFolder: isFolder) != nil
    }
    var entries: [FoundEntry] = []
    entries.reserveCapacity(names.count)
    for entry in names where entry.name.first != 0x2E {
      let isNamedAsDocument = isDocumentName(entry.name)
      if entry.kind == .file {
        if isNamedAsDocument {
          let path = folder.appending(entry.name)
          if !isLeftOut(path, isFolder: false) { entries.append(document(path, entry.name)) }
        }
        continue
      }
      // Pipes and devices under other names are none of ours.
      if entry.kind == .other, !isNamedAsDocument { continue }
      let path = folder.appending(entry.name)
      guard case .success(let status) = Platform.status(at: path, followingLinks: false) else {
        if isNamedAsDocument { entries.append(document(path, entry.name)) }
        continue
      }
      switch status.kind {
      case .folder:
        if isLeftOut(path, isFolder: true) { continue }
        if isNamedAsDocument { problems.append(FileProblem(path: path, kind: .folderNamedAsDocument)) }
        // A folder sorts as its contents do: with the slash.
        if descends {
          entries.append(FoundEntry(path: path, kind: .folder(status.identity), sortKey: entry.name + [0x2F]))
        }
      case .link:
        if isLeftOut(path, isFolder: false) { continue }
        if case .success(let target) = Platform.status(at: path, followingLinks: true), target.kind == .folder {
          if descends { links.append(path) }
        } else if isNamedAsDocument {
          entries.append(document(path, entry.name))
        }
      case .file, .other:
        if isNamedAsDocument, !isLeftOut(path, isFolder: false) { entries.append(document(path, entry.name)) }
      }
    }
    entries.sort { precedes($1.sortKey, $0.sortKey) }
    return (entries, rules)
  }

  /// What holds in a folder of the walk beside what holds above it.
  private mutating func narrow(_ rules: inout PathRules, to folder: FilePath, _ names: [FolderEntry]) {
    var isTop = false
    var hasConfiguration = false
    var hasIgnoreFile = false
    for entry in names {
      if entry.name.first == 0x2E {
        if entry.name == [0x2E, 0x67, 0x69, 0x74] { isTop = true }
        if entry.name == IgnoreFiles.gitName || entry.name == IgnoreFiles.ownName { hasIgnoreFile = true }
      } else if entry.name == configurationName {
        hasConfiguration = true
      }
    }
    if isTop || hasIgnoreFile {
      add(to: &rules, folder: folder, shown: folder, isRepository: isTop) { name in names.contains { $0.name == name } }
    }
    if isTop || hasConfiguration {
      let index = finder.index(forFolder: folder)
      take(index, &rules, root: root, absoluteRoot: absoluteRoot)
    }
  }

  private func document(_ path: FilePath, _ name: [UInt8]) -> FoundEntry {
    FoundEntry(path: path, kind: .document, sortKey: name)
  }

  private mutating func follow(_ link: FilePath) {
    guard case .success(let status) = Platform.status(at: link, followingLinks: true), status.kind == .folder else {
      return
    }
    if holders(of: link).contains(status.identity) || rootHolders().contains(status.identity) {
      problems.append(FileProblem(path: link, kind: .linkLoop))
    } else if visited.insert(status.identity).inserted {
      walk(link)
    }
  }

  /// The folders on the way from a root to `path`.
  private func holders(of path: FilePath) -> Set<FileIdentity> {
    var holders: Set<FileIdentity> = []
    var folder = path.parent
    while true {
      if case .success(let status) = Platform.status(at: folder.forSystem, followingLinks: true) {
        holders.insert(status.identity)
      }
      if roots.contains(folder) || folder.bytes.isEmpty || folder.parent == folder { return holders }
      folder = folder.parent
    }
  }

  private mutating func rootHolders() -> Set<FileIdentity> {
    if let ancestors { return ancestors }
    var found: Set<FileIdentity> = []
    for root in roots {
      for folder in absoluteAncestors(of: root) {
        if case .success(let status) = Platform.status(at: folder, followingLinks: true) {
          found.insert(status.identity)
        }
      }
    }
    ancestors = found
    return found
  }
}

private let configurationName = Array(Configuration.fileName.utf8)

/// A document or a folder in a folder.
private struct FoundEntry: Sendable {
  enum Kind: Sendable {
    case document
    case folder(FileIdentity)
  }

  var path: FilePath
  var kind: Kind
  var sortKey: [UInt8]
}

/// `path` made absolute, and every folder that holds it, up to `/`.
func absoluteAncestors(of path: FilePath) -> [FilePath] {
  guard var folder = absolute(path) else { return [] }
  var ancestors = [folder]
  while folder.parent != folder, !folder.bytes.isEmpty {
    folder = folder.parent
    ancestors.append(folder)
  }
  return ancestors
}

/// The same, from a working folder that is known.
func absolute(_ path: FilePath, from workingFolder: FilePath) -> FilePath {
  if path.bytes.isEmpty { return workingFolder }
  if path.bytes.first == 0x2F, !path.bytes.contains(0x2E) { return path }
  return absolute(path.bytes.first == 0x2F ? path : workingFolder.appending(path.bytes)) ?? path
}

/// `path` from the root of the file system, without `..`, by name: good enough to look upward for a marker file.
func absolute(_ path: FilePath) -> FilePath? {
  var whole = path.normalized
  if whole.bytes.first != 0x2F {
    guard let working = Platform.workingFolder() else { return nil }
    whole = working.appending(whole.bytes)
  }
  var components: [ArraySlice<UInt8>] = []
  for component in whole.bytes.split(separator: 0x2F) where component != [0x2E] {
    if component == [0x2E, 0x2E] { _ = components.popLast() } else { components.append(component) }
  }
  return FilePath([0x2F] + Array(components.joined(separator: [0x2F])))
}
