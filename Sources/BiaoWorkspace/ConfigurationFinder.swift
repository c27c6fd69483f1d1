// Which configuration applies to a document: the nearest `hebiao.biao` upward.

import BiaoModel
package import BiaoRules
import BiaoSyntax

/// The configurations of a run. Each folder is looked at once, each configuration read once.
struct ConfigurationFinder {
  /// A configuration and the file in which it stands.
  struct Found {
    var path: FilePath
    var configuration: Configuration
    /// What is wrong in the file: errors and warnings, in its order. What they speak of does not apply.
    var findings: [Finding]
    var source: SourceFile
  }

  private let templates: TemplateStore
  private let overlay: FileOverlay
  /// By absolute folder: an index into `found`, or nil where none applies.
  private var byFolder: [FilePath: Int?] = [:]
  private(set) var found: [Found] = []
  /// Configurations that could not be read.
  private(set) var problems: [FileProblem] = []
  /// By absolute path of the configuration.
  private var byPath: [FilePath: Int?] = [:]

  init(templates: TemplateStore, overlay: FileOverlay = .none) {
    self.templates = templates
    self.overlay = overlay
  }

  /// The index in `found` of the configuration for a document at `path`, which is normalised; nil where none applies.
  mutating func index(for path: FilePath) -> Int? {
    let folder = path.parent
    if let known = byFolder[folder] { return known }
    let index = search(from: folder)
    byFolder[folder] = .some(index)
    return index
  }

  private mutating func search(from folder: FilePath) -> Int? {
    guard let (file, steps) = configurationFile(from: folder, overlay) else { return nil }
    if let known = byPath[file] { return known }
    let shown = (up(steps, from: folder) ?? file.parent).appending(Array(Configuration.fileName.utf8))
    let index = read(shown)
    byPath[file] = .some(index)
    return index
  }

  private mutating func read(_ path: FilePath) -> Int? {
    switch overlay.read(path) {
    case .failure(let problem):
      problems.append(problem)
      return nil
    case .success(let bytes):
      let source = SourceFile(path: path.text, tree: Tree(bytes))
      guard case .found(let template) = templates.template(named: ConfigurationTemplate.name) else { return nil }
      let findings = Linter(templates: templates, options: LintOptions()).lint(source).filter {
        $0.severity >= .warning
      }
      found.append(
        Found(
          path: path, configuration: Configuration(source, template: template), findings: findings, source: source))
      return found.count - 1
    }
  }
}

/// The configuration that applies to the document at `path`, by its absolute path; nil where none does.
package func configurationFile(for path: FilePath) -> FilePath? { configurationFile(from: path.parent, .none)?.file }

/// The nearest `hebiao.biao` in `folder` or above, and how many folders up it stands.
///
/// Looks upward to the folder that holds `.git`, and no further; never in the home folder or `/`, whose forms have
/// nothing to do with each other. A tree that is not on the disk has no such bounds.
private func configurationFile(from folder: FilePath, _ overlay: FileOverlay) -> (file: FilePath, steps: Int)? {
  let home = Platform.environment("HOME").map { FilePath($0).normalized }
  for (steps, ancestor) in absoluteAncestors(of: folder).enumerated() {
    if !overlay.isWhole, ancestor.bytes == [0x2F] || ancestor == home { return nil }
    let file = ancestor.appending(Array(Configuration.fileName.utf8))
    if overlay.hasFile(at: file) { return (file, steps) }
    if overlay.isWhole { continue }
    let marker = ancestor.appending(Array(".git".utf8))
    if case .success = Platform.status(at: marker, followingLinks: true) { return nil }
  }
  return nil
}

/// The language that the configuration nearest to the first of `paths` asks for.
package func configuredLanguage(near paths: [FilePath]) -> Language? {
  paths.first.flatMap { configuredLanguage(near: $0.normalized, .none) }
}

/// The same for the first thing that was given to a run. Standard input stands in the working folder.
package func configuredLanguage(of documents: RunDocuments) -> Language? {
  switch documents.inputs.first {
  case .path(let path)?: configuredLanguage(near: path.normalized, documents.overlay)
  case .standardInput?: configuredLanguage(near: FilePath([]), documents.overlay)
  case nil: documents.documents.first.flatMap { configuredLanguage(near: $0.path.normalized, documents.overlay) }
  }
}

private func configuredLanguage(near path: FilePath, _ overlay: FileOverlay) -> Language? {
  var isFolder = false
  if !overlay.isWhole, case .success(let status) = Platform.status(at: path.forSystem, followingLinks: true) {
    isFolder = status.kind == .folder
  }
  let store = TemplateStore(workspace: [], provided: [ConfigurationTemplate.provided])
  var finder = ConfigurationFinder(templates: store, overlay: overlay)
  let place = isFolder ? path.appending(Array(Configuration.fileName.utf8)) : path
  return finder.index(for: place).flatMap { finder.found[$0].configuration.language }
}
