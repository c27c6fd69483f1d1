// A run of the linter: from paths to findings, on all cores, in the order of the paths.

package import BiaoModel
package import BiaoRules
import BiaoSyntax
package import BiaoValues
import Synchronization

/// What to lint and how.
package struct LintRun: Sendable {
  package var documents: RunDocuments
  package var language: Language
  /// Replaces the preset of every configuration.
  package var preset: Preset?
  /// Rules that the command line names, over those of every configuration.
  package var selection = RuleSelection()
  /// Whether comments silence rules.
  package var heedsSuppressions = true
  package var threadCount: Int?
  /// What becomes of a document's findings before they are counted and rendered, in this order. Called on several
  /// threads at once.
  package var filters: [@Sendable (SourceFile, [Finding]) -> [Finding]] = []
  /// The day of the run, for suppressions that expire: that of the environment or the clock.
  package var today = RunDay.currentOrClock()
  /// Hides the findings that it knows, before all filters.
  package var baseline: BaselineRun?
  /// Is told where the time goes, if there is one.
  package var profiler: RunProfiler?
  /// Gets what the run makes of each document on its own, if there is one.
  package var map: DocumentMap?
  /// Is told where the run is, one call at a time.
  package var progress: (@Sendable (RunProgress) -> Void)?
  /// Whether the run is to end early, without the rest of the documents; asked between documents.
  package var isStopped: @Sendable () -> Bool = { false }

  package init(_ documents: RunDocuments, language: Language, preset: Preset? = nil) {
    self.documents = documents
    self.language = language
    self.preset = preset
  }

  /// How a run ended.
  package struct Outcome: Sendable, Hashable {
    /// Documents linted.
    package var fileCount = 0
    package var counts = SeverityCounts()
    /// Findings that the baseline knows, which are not counted; nil without one.
    package var hiddenCount: Int?
    package var statistics = RunStatistics()
    /// A path that the user gave does not exist.
    package var hasMissingPath = false
    /// Something that should have been linted was not.
    package var isIncomplete = false
    /// A configuration that applies has errors.
    package var hasFaultyConfiguration = false
    /// Paths that the user gave and that are left out.
    package var excludedCount = 0

    package init() {}

    /// What is known of a run over documents before any of them is read.
    package init(of documents: RunDocuments, _ problems: [FileProblem]) {
      fileCount = documents.documents.count
      for problem in problems { note(problem) }
    }

    mutating func note(_ problem: FileProblem) {
      switch problem.kind {
      case .missing: hasMissingPath = true
      case .faultyConfiguration, .contradictingUnit: hasFaultyConfiguration = true
      case .excluded: excludedCount += 1
      default: if problem.isLoss { isIncomplete = true }
      }
    }
  }

  /// A document's findings as bytes, once for each report; empty where there is nothing to write.
  package typealias Rendering = [[UInt8]]

  /// Lints everything. `render` makes a document's findings into bytes and may be called on several threads at once;
  /// `write` gets these in the order of the paths, `report` what is wrong with a file, both one call at a time.
  package func run(
    render: @escaping @Sendable (SourceFile, [Finding]) -> Rendering,
    write: @escaping @Sendable (Rendering) -> Void,
    report: @escaping @Sendable (FileProblem) -> Void
  ) -> Outcome {
    let outcome = Mutex(Outcome())
    @Sendable func note(_ problem: FileProblem) {
      report(problem)
      outcome.withLock { $0.note(problem) }
    }
    let pool = WorkPool(threadCount: threadCount)
    let (loaded, shared, configured) = prepare(pool, note)
    var step = LintStep(
      documents: loaded, linters: configured.linters, choice: configured.choice, wholeFolders: wholeFolders(),
      baseline: baseline, filters: filters, render: render, profiler: profiler, isStopped: isStopped)
    if let map {
      map.begin((shared + configured.sources).map { .init(path: $0.path, hash: contentHash($0.tree.bytes)) })
      for problem in documents.problems { map.write(map.encodeProblem(problem), false) }
    }
    let others = comparedFacts(configured.unconfigured.templates, configured.linters, pool)
    step.otherCount = others.count
    let progress = progress
    let count = loaded.count
    @Sendable func tell(_ done: Int) { progress?(RunProgress(phase: .linting, done: done, total: count)) }
    /// What the first step made of each document; empty where there is one document, which nothing contradicts.
    var joined: [LintedDocument] = []
    let isAlone = loaded.count + others.count <= 1
    if !isAlone || map != nil || loaded.contains(where: { $0.mapped != nil }) {
      var run = JoinedRun(step, progress: tell)
      run.others = others
      run.map = map
      run.joins = !isAlone
      joined = run.run(pool)
    }
    let results = joined
    let completing = step
    pool.run(count: loaded.count) { index -> LintedDocument in
      index < results.count ? completing.complete(results[index], index) : completing.lint(index)
    } deliver: { index, document in
      switch document {
      case .problem(let problem):
        // Of a configuration that cannot be read it has been told.
        if !configured.problems.contains(problem) { note(problem) }
      case .rendered(let rendering, let tally):
        write(rendering)
        outcome.withLock {
          $0.fileCount += 1
          $0.counts.add(tally.counts)
          $0.statistics.add(tally, of: loaded[index].path.text)
        }
      case .skipped: outcome.withLock { $0.isIncomplete = true }
      case .postponed: break
      }
    }
    var result = outcome.withLock { $0 }
    result.hiddenCount = baseline?.hiddenCount
    return result
  }

  /// What is done before the first document is linted: the documents read, the templates around them, the linters. Tells
  /// what is wrong with paths and configurations.
  func prepare(
    _ pool: WorkPool, _ note: (FileProblem) -> Void
  ) -> (loaded: [LoadedDocument], shared: [SourceFile], configured: ConfiguredLinters) {
    for problem in documents.problems { note(problem) }
    let loaded = loadAll(pool)
    let shared = sharedSources(loaded.compactMap(\.template), pool)
    return (loaded, shared, configuredLinters(shared, note))
  }

  /// The folders that are looked through as a whole: those given that are a workspace, and not a part of one.
  func wholeFolders() -> [String] {
    // Of one part of the documents nobody knows what the others hold.
    if documents.selection == .apart { return [] }
    if documents.overlay.isWhole {
      let name = Array(Configuration.fileName.utf8)
      return documents.documents.filter { $0.path.name.elementsEqual(name) }.map(\.path.parent.text)
    }
    return documents.inputs.compactMap { input in
      guard case .path(let path) = input,
        case .success(let status) = Platform.status(
          at: path.normalized.forSystem, followingLinks: true), status.kind == .folder
      else { return nil }
      let folder = workspaceFolder(of: path.normalized, isFolder: true)
      return folder.descends && folder.path == path.normalized ? path.normalized.text : nil
    }
  }

  /// A linter for each way in which the documents are configured. `sources` are the templates of the workspace.
  func configuredLinters(_ sources: [SourceFile], _ note: (FileProblem) -> Void) -> ConfiguredLinters {
    let configured = ConfiguredLinters(self, sources)
    for problem in configured.problems { note(problem) }
    return configured
  }

  /// What holds for the documents under a configuration that the overrides at those indices match.
  func options(_ configuration: Configuration, overrides: [Int] = []) -> LintOptions {
    var options = configuration.options(preset: preset, language: language, overrides: overrides)
      .lookingAtFiles(ConfigurationFiles(documents.overlay))
    options.today = today
    options.heedsSuppressions = heedsSuppressions
    if !selection.changesNothing {
      selection.apply(to: &options.settings, preset: preset ?? configuration.preset ?? .recommended)
    }
    return options
  }

  /// Reads the documents as far as memory is granted for it, and finds the templates among them. Templates must be known
  /// before the first form is linted, so a form is either kept from here on or read twice.
  func loadAll(_ pool: WorkPool) -> [LoadedDocument] {
    let budget = Atomic<Int>(Self.keptByteCount(of: documents.documents.count))
    let loaded = Mutex<[LoadedDocument]>([])
    let documents = documents.documents
    let progress = progress
    pool.run(count: documents.count) { index in
      LoadedDocument(documents[index]) { budget.wrappingSubtract($0, ordering: .relaxed).newValue >= 0 }
    } deliver: { index, document in
      progress?(RunProgress(phase: .reading, done: index + 1, total: documents.count))
      loaded.withLock { $0.append(document) }
    }
    return loaded.withLock { $0 }
  }

  /// Source text that is kept between the two passes, in bytes. Forms are parsed in the second pass, where the tree is
  /// still in the processor's cache when the rules walk over it, and gone before the next one.
  ///
  /// Of a run of more than usual size, what could be kept is a small part: reading it again costs little.
  private static func keptByteCount(of documentCount: Int) -> Int {
    documentCount > WorkPool.usualCount ? 4 << 20 : 32 << 20
  }

  /// All templates of the run's workspace: those among the documents, selected or not, then the others; each
  /// in the order of paths, so that of two with one name the same one counts whatever is selected.
  func sharedSources(_ selected: [SourceFile], _ pool: WorkPool) -> [SourceFile] {
    let unselected = templates(among: documents.unselected, pool)
    var own = selected
    if !unselected.isEmpty {
      own = (own + unselected).sorted { precedes(Array($0.path.utf8), Array($1.path.utf8)) }
    }
    return own + workspaceTemplates(pool)
  }

  private func templates(among documents: [RunDocument], _ pool: WorkPool) -> [SourceFile] {
    if documents.isEmpty { return [] }
    let found = Mutex<[SourceFile]>([])
    pool.run(count: documents.count) { index in
      documents[index].template
    } deliver: { _, source in
      if let source { found.withLock { $0.append(source) } }
    }
    return found.withLock { $0 }
  }

  /// The facts of the documents that the selected ones are compared with. What is wrong with them is no business of this
  /// run.
  func comparedFacts(_ templates: TemplateStore, _ linters: [Linter], _ pool: WorkPool) -> [Facts] {
    guard documents.selection == .compared, !documents.documents.isEmpty, linters.contains(where: \.comparesDocuments)
    else { return [] }
    let linter = Linter.ofFacts(templates)
    let others = documents.unselected
    let facts = Mutex<[Facts]>([])
    pool.run(count: others.count) { index -> Facts? in
      guard case .success(let bytes) = others[index].read() else { return nil }
      return linter.lintWithFacts(SourceFile(path: others[index].path.text, tree: Tree(bytes))).facts
    } deliver: { _, found in
      if let found { facts.withLock { $0.append(found) } }
    }
    return facts.withLock { $0 }
  }

  /// The templates of the workspace that are not documents of the run, in the order of paths.
  func workspaceTemplates(_ pool: WorkPool) -> [SourceFile] {
    // The documents of a tree that is not on the disk are all that there is.
    if documents.overlay.isWhole { return [] }
    var folders: [WorkspaceFolder] = []
    var known: Set<WorkspaceFolder> = []
    func add(_ folder: WorkspaceFolder) {
      if known.insert(folder).inserted { folders.append(folder) }
    }
    /// Folders of files that were given one by one, mostly many of one folder.
    var parents: Set<FilePath> = []
    for input in documents.inputs {
      guard case .path(let given) = input else { continue }
      let path = given.normalized
      if parents.contains(path.parent), documents.contains(path) { continue }
      let status = Platform.status(at: path.forSystem, followingLinks: true)
      guard case .success(let status) = status else { continue }
      let folder = workspaceFolder(of: path, isFolder: status.kind == .folder)
      if status.kind != .folder { parents.insert(path.parent) }
      // A folder that is linted as a whole has been looked through.
      if !(folder.descends && folder.path == path) { add(folder) }
    }
    for document in documents.documents {
      switch document.content {
      case .file, .mapped: continue
      case .standardInput, .bytes: add(workspaceFolder(of: document.place, isFolder: false))
      }
    }
    if folders.isEmpty { return [] }
    var candidates: [FilePath] = []
    for folder in folders {
      // What is wrong with files that nobody asked about is no business of this run.
      candidates += Discovery([folder.path], descending: folder.descends, finder: documents.configurations).documents
        .filter { !documents.contains($0) }
      if folder.descends {
        candidates += documents.overlay.absentDocuments(in: folder.path).filter { !documents.contains($0) }
      }
    }
    if candidates.isEmpty { return [] }
    candidates.sort()
    let paths = candidates
    let overlay = documents.overlay
    let found = Mutex<[SourceFile]>([])
    // Looking at a few beginnings takes less time than starting a thread.
    let lookers = paths.count < 32 ? WorkPool(threadCount: 1) : pool
    lookers.run(count: paths.count) { index -> SourceFile? in
      if index > 0 && paths[index] == paths[index - 1] { return nil }
      if let bytes = overlay.bytes(at: paths[index]) {
        return RunDocument(path: paths[index], content: .bytes(bytes)).template
      }
      return template(at: paths[index])
    } deliver: { _, source in
      if let source { found.withLock { $0.append(source) } }
    }
    return found.withLock { $0 }
  }
}

/// How many findings there are of each severity.
package struct SeverityCounts: Sendable, Hashable {
  package var error = 0
  package var warning = 0
  package var info = 0
  package var hint = 0

  package init() {}

  package init(_ findings: [Finding]) {
    for finding in findings {
      switch finding.severity {
      case .error: error += 1
      case .warning: warning += 1
      case .info: info += 1
      case .hint: hint += 1
      }
    }
  }

  package mutating func add(_ other: SeverityCounts) {
    error += other.error
    warning += other.warning
    info += other.info
    hint += other.hint
  }
}

/// A document after the first pass.
struct LoadedDocument: Sendable {
  enum Content: Sendable {
    // Apart, since a run has one of these for each of its documents, and of those two few.
    indirect case problem(FileProblem)
    indirect case template(SourceFile)
    case form([UInt8])
    /// A form that is to be read again: the memory is used up.
    case postponed
  }

  let path: FilePath
  let state: Content
  /// What another run made of it.
  var mapped: MappedDocument? { if case .mapped(let mapped) = origin { mapped } else { nil } }
  /// Where it is read again.
  private let origin: RunDocument.Content

  /// `reserve` says whether so many bytes may be kept. It is asked about files alone: nothing else can be read again.
  init(_ document: RunDocument, reserve: (Int) -> Bool) {
    path = document.path
    origin = document.content
    if case .mapped(let mapped) = document.content, !mapped.isForOthers {
      state = .postponed
      return
    }
    switch document.read() {
    case .failure(let problem):
      state = .problem(problem)
    case .success(let bytes):
      if TemplateStore.isForOthers(atStartOf: bytes) {
        state = .template(SourceFile(path: path.text, tree: Tree(bytes)))
      } else if case .file = document.content, !reserve(bytes.count) {
        state = .postponed
      } else {
        state = .form(bytes)
      }
    }
  }

  var template: SourceFile? {
    if case .template(let source) = state { source } else { nil }
  }

  func content() -> Result<SourceFile, FileProblem> {
    switch state {
    case .problem(let problem): .failure(problem)
    case .template(let source): .success(source)
    case .form(let bytes): .success(SourceFile(path: path.text, tree: Tree(bytes)))
    case .postponed:
      RunDocument(path: path, content: origin).read().map { SourceFile(path: path.text, tree: Tree($0)) }
    }
  }
}

/// How much of a file is read to see whether it is a template: its name stands before the first entry.
package let beginningByteCount = 4096

/// The document at `path` if it is a template, or extends the indicator library.
func template(at path: FilePath) -> SourceFile? {
  guard case .success(let beginning) = readBeginning(path, limit: beginningByteCount),
    TemplateStore.isForOthers(atStartOf: beginning)
  else { return nil }
  if beginning.count < beginningByteCount { return SourceFile(path: path.text, tree: Tree(beginning)) }
  guard case .success(let bytes) = readDocument(path) else { return nil }
  return SourceFile(path: path.text, tree: Tree(bytes))
}

extension RunDocument {
  /// The document if others are read with it. Of a file only the beginning is read to see that.
  fileprivate var template: SourceFile? {
    let bytes: [UInt8]
    switch content {
    case .file: return BiaoWorkspace.template(at: path)
    case .standardInput: return nil
    case .bytes(let given): bytes = given
    case .mapped(let mapped):
      guard mapped.isForOthers, case .success(let read) = mapped.read() else { return nil }
      bytes = read
    }
    return TemplateStore.isForOthers(atStartOf: bytes) ? SourceFile(path: path.text, tree: Tree(bytes)) : nil
  }
}

extension LintRun {
  /// The workspace's documents with which those of the run are read; `own` are those among the latter, where they are at
  /// hand.
  private func templateSources(_ own: [SourceFile]? = nil) -> [SourceFile] {
    let pool = WorkPool(threadCount: threadCount)
    return sharedSources(own ?? templates(among: documents.documents, pool), pool)
  }

  /// The templates with which the documents of the run are read where no configuration names others: the workspace's, then
  /// those built in.
  package func templates() -> TemplateStore { templates(nil) }

  /// The same, where the templates among the documents of the run have been read.
  func templates(_ own: [SourceFile]?) -> TemplateStore {
    ConfiguredLinters(self, templateSources(own)).unconfigured.templates
  }

  /// The linter for each document of the run, as the configuration near it says.
  package func linters(report: (FileProblem) -> Void) -> DocumentLinters {
    let configured = configuredLinters(templateSources(), report)
    return DocumentLinters(
      linters: configured.linters,
      choice: Dictionary(zip(documents.documents.map(\.path), configured.choice)) { first, _ in first },
      unconfigured: configured.unconfigured)
  }
}

/// Which linter is for which document.
package struct DocumentLinters: Sendable {
  fileprivate let linters: [Linter]
  fileprivate let choice: [FilePath: Int]
  fileprivate let unconfigured: Linter

  package subscript(_ path: FilePath) -> Linter {
    guard let index = choice[path], linters.indices.contains(index) else { return unconfigured }
    return linters[index]
  }
}
