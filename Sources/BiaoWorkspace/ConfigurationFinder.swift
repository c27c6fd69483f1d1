// Which configuration applies to a document: the nearest `hebiao.biao` upward, or what the command line says.

package import BiaoModel
package import BiaoRules
import BiaoSyntax
package import BiaoValues

/// What the command line says of configuration.
package struct ConfigurationRequest: Sendable {
  /// No `hebiao.biao` is looked for.
  package var isIsolated = false
  /// Applies to every document in place of those that are found.
  package var file: FilePath?
  /// Forms of the template `hebiao/配置` that come after what is found.
  package var extra: [SourceFile] = []
  /// Documents are looked at that `.gitignore`, `.ignore` or a configuration leaves out.
  package var includesIgnored = false

  package init(
    isIsolated: Bool = false, file: FilePath? = nil, extra: [SourceFile] = [], includesIgnored: Bool = false
  ) {
    self.isIsolated = isIsolated
    self.file = file
    self.extra = extra
    self.includesIgnored = includesIgnored
  }
}

/// The configurations of a run. Each folder is looked at once, each configuration read once.
package struct ConfigurationFinder: Sendable {
  package let request: ConfigurationRequest
  private let loader: ConfigurationLoader
  private let overlay: FileOverlay
  package let workingFolder: FilePath
  private let home: FilePath?
  /// The folder of the document that was asked about last: the next one mostly stands beside it.
  private var last: (folder: FilePath, index: Int?)?
  /// By folder as it was asked for: an index into `found`, or nil where none applies.
  private var byFolder: [FilePath: Int?] = [:]
  /// The same by absolute folder.
  private var byAbsoluteFolder: [FilePath: Int?] = [:]
  /// By absolute path of the configuration; the empty path is what applies where none is found.
  private var byPath: [FilePath: Int?] = [:]
  package private(set) var found: [LoadedConfiguration] = []
  /// Configurations that could not be read.
  package private(set) var problems: [FileProblem] = []

  package init(_ request: ConfigurationRequest = ConfigurationRequest(), overlay: FileOverlay = .none) {
    self.request = request
    self.overlay = overlay
    loader = ConfigurationLoader(ConfigurationFiles(overlay))
    workingFolder = Platform.workingFolder() ?? FilePath([0x2F])
    home = Platform.environment("HOME").map { FilePath($0).normalized }
  }

  /// The index in `found` of the configuration for a document at `path`, which is normalised; nil where none applies.
  package mutating func index(for path: FilePath) -> Int? {
    if let last, path.stands(in: last.folder) { return last.index }
    let folder = path.parent
    let index = index(forFolder: folder)
    last = (folder, index)
    return index
  }

  package mutating func index(forFolder folder: FilePath) -> Int? {
    if let known = byFolder[folder] { return known }
    let index: Int?
    if let file = request.file {
      index = load(file)
    } else if request.isIsolated {
      index = load(nil)
    } else {
      index = search(absolute(folder, from: workingFolder), steps: 0, shown: folder)
    }
    byFolder[folder] = .some(index)
    return index
  }

  /// The configuration for a document at `path`.
  package mutating func configuration(for path: FilePath) -> LoadedConfiguration? {
    let index = index(for: path.normalized)
    return index.map { found[$0] }
  }

  /// Whether the configuration of a document that need not be on the disk leaves it out.
  mutating func leavesOut(_ path: FilePath) -> Bool {
    guard !request.includesIgnored, let index = index(for: path), found.indices.contains(index) else { return false }
    let top = FilePath([0x2F])
    var rules = PathRules()
    rules.take(found[index], root: top, absoluteRoot: top)
    let ancestors = absoluteAncestors(of: path)
    return ancestors.enumerated().contains { step, ancestor in
      rules.exclusion(of: ancestor, isFolder: step > 0) != nil
    }
  }

  /// What a folder says to whoever looks upward for a configuration.
  fileprivate enum Step {
    case configuration(FilePath)
    /// No further.
    case end
    case upward
  }

  /// One looks upward to the folder that holds `.git`, and no further; never in the home folder or `/`, whose forms have
  /// nothing to do with each other. A tree that is not on the disk has no such bounds.
  fileprivate func step(at folder: FilePath) -> Step {
    let isRoot = folder.bytes == [0x2F]
    if isRoot || folder == home, !overlay.isWhole { return .end }
    let file = folder.appending(Array(Configuration.fileName.utf8))
    if overlay.holdsConfiguration(at: file) { return .configuration(file) }
    return isRoot || !overlay.isWhole && isRepository(folder) ? .end : .upward
  }

  /// `shown` is the folder from which the search began, `steps` below this one.
  private mutating func search(_ folder: FilePath, steps: Int, shown: FilePath) -> Int? {
    if let known = byAbsoluteFolder[folder] { return known }
    let index: Int?
    switch step(at: folder) {
    case .configuration:
      index = load((up(steps, from: shown) ?? folder).appending(Array(Configuration.fileName.utf8)))
    case .end: index = load(nil)
    case .upward: index = search(folder.parent, steps: steps + 1, shown: shown)
    }
    byAbsoluteFolder[folder] = .some(index)
    return index
  }

  private mutating func load(_ path: FilePath?) -> Int? {
    let key = path.map { absolute($0, from: workingFolder) } ?? FilePath([])
    if let known = byPath[key] { return known }
    var index: Int?
    if path != nil || !request.extra.isEmpty {
      switch loader.load(path, extra: request.extra, workingFolder: workingFolder) {
      case .failure(let problem):
        problems.append(
          path == request.file && problem.isMissing ? FileProblem(path: problem.path, kind: .missing) : problem)
      case .success(let loaded):
        found.append(loaded)
        index = found.count - 1
      }
    }
    byPath[key] = .some(index)
    return index
  }

  /// The units of all configurations that were found. Of two that contradict each other the first counts, and the second
  /// is a fault of its form.
  package func units() -> (units: [UnitDefinition], problems: [FileProblem]) {
    var units: [UnitDefinition] = []
    var homes: [[UInt8]: FilePath] = [:]
    var problems: [FileProblem] = []
    for loaded in found {
      for unit in loaded.configuration.units {
        guard let form = loaded.forms.indices.contains(unit.source) ? loaded.forms[unit.source] : nil else { continue }
        if units.contains(unit.value) { continue }
        if let other = homes[unit.value.symbol] {
          let symbol = String(decoding: unit.value.symbol, as: UTF8.self)
          problems.append(
            FileProblem(path: form.path, kind: .contradictingUnit(line: unit.line + 1, unit: symbol, other: other)))
          continue
        }
        homes[unit.value.symbol] = form.path
        units.append(unit.value)
      }
    }
    return (units, problems)
  }

  /// Everything that is wrong with the configurations that were found.
  package func allProblems(_ language: Language) -> [FileProblem] {
    var all = problems
    var seen: Set<String> = []
    for form in found.flatMap(\.forms) where seen.insert(form.layer.source.path).inserted {
      for finding in form.findings(language) {
        let line = form.layer.source.tree.lineIndex(at: finding.range.lowerBound) + 1
        all.append(FileProblem(path: form.path, kind: .faultyConfiguration(line: line, message: finding.message)))
      }
    }
    return all + units().problems
  }
}

/// Whether a folder is the top of a repository.
func isRepository(_ folder: FilePath) -> Bool {
  if case .success = Platform.status(at: folder.appending(Array(".git".utf8)), followingLinks: true) { return true }
  return false
}

/// The configuration that applies to the document at `path`, by its absolute path; nil where none does.
package func configurationFile(for path: FilePath) -> FilePath? {
  let finder = ConfigurationFinder()
  for folder in absoluteAncestors(of: path.parent) {
    switch finder.step(at: folder) {
    case .configuration(let file): return file
    case .end: return nil
    case .upward: continue
    }
  }
  return nil
}

/// The language that the configuration nearest to the first of `paths` asks for.
package func configuredLanguage(
  near paths: [FilePath], _ request: ConfigurationRequest = ConfigurationRequest()
) -> Language? {
  paths.first.flatMap { configuration(near: $0.normalized, ConfigurationFinder(request), isOnDisk: true) }?
    .configuration.language
}

/// The same for the first thing that was given to a run. Standard input stands in the working folder.
package func configuredLanguage(of documents: RunDocuments) -> Language? {
  firstConfiguration(of: documents)?.configuration.language
}

/// The baseline that the configuration names which applies to the first thing that was given to a run.
package func configuredBaseline(of documents: RunDocuments) -> FilePath? {
  guard let loaded = firstConfiguration(of: documents), let baseline = loaded.configuration.baseline,
    loaded.forms.indices.contains(baseline.source)
  else { return nil }
  let form = loaded.forms[baseline.source]
  return (form.isGiven ? FilePath([]) : form.path.parent).resolving(baseline.value)
}

private func firstConfiguration(of documents: RunDocuments) -> LoadedConfiguration? {
  let finder = documents.configurations
  let isOnDisk = !documents.overlay.isWhole
  return switch documents.inputs.first {
  case .path(let path)?: configuration(near: path.normalized, finder, isOnDisk: isOnDisk)
  case .standardInput?: configuration(near: FilePath([]), finder, isOnDisk: isOnDisk)
  case nil:
    documents.documents.first.flatMap { configuration(near: $0.path.normalized, finder, isOnDisk: isOnDisk) }
  }
}

private func configuration(
  near path: FilePath, _ known: ConfigurationFinder, isOnDisk: Bool
) -> LoadedConfiguration? {
  var isFolder = false
  if isOnDisk, case .success(let status) = Platform.status(at: path.forSystem, followingLinks: true) {
    isFolder = status.kind == .folder
  }
  var finder = known
  let index = finder.index(forFolder: isFolder ? path : path.parent)
  return index.map { finder.found[$0] }
}
