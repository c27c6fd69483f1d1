// A run of the linter: from paths to findings, on all cores, in the order of the paths.

package import BiaoModel
package import BiaoRules
import BiaoSyntax
import Synchronization

/// What to lint and how.
package struct LintRun: Sendable {
  package var documents: RunDocuments
  package var language: Language
  /// Replaces the preset of every configuration.
  package var preset: Preset?
  package var threadCount: Int?
  /// What becomes of a document's findings before they are counted and rendered, in this order. Called on several
  /// threads at once.
  package var filters: [@Sendable (SourceFile, [Finding]) -> [Finding]] = []
  /// Is told where the time goes, if there is one.
  package var profiler: RunProfiler?

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
    /// A path that the user gave does not exist.
    package var hasMissingPath = false
    /// Something that should have been linted was not.
    package var isIncomplete = false
    /// A configuration that applies has errors.
    package var hasFaultyConfiguration = false
    /// Paths that the user gave and that are left out.
    package var excludedCount = 0

    package init() {}
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
      outcome.withLock {
        switch problem.kind {
        case .missing: $0.hasMissingPath = true
        case .faultyConfiguration, .contradictingUnit: $0.hasFaultyConfiguration = true
        case .excluded: $0.excludedCount += 1
        default: if problem.isLoss { $0.isIncomplete = true }
        }
      }
    }
    for problem in documents.problems { note(problem) }

    let pool = WorkPool(threadCount: threadCount)
    let loaded = loadAll(pool)
    let (linters, choice) = configuredLinters(loaded.compactMap(\.template) + workspaceTemplates(pool), note)
    let step = LintStep(
      documents: loaded, linters: linters, choice: choice, filters: filters, render: render, profiler: profiler)
    /// What the first step made of each document; empty where there is one document, which nothing contradicts.
    var joined: [LintedDocument] = []
    if loaded.count > 1 {
      joined = JoinedRun(step, wholeFolders: wholeFolders()).run(pool)
    }
    let results = joined
    pool.run(count: loaded.count) { index -> LintedDocument in
      index < results.count ? step.complete(results[index], index) : step.lint(index)
    } deliver: { _, document in
      switch document {
      case .problem(let problem):
        note(problem)
      case .rendered(let rendering, let counts):
        write(rendering)
        outcome.withLock {
          $0.fileCount += 1
          $0.counts.add(counts)
        }
      case .postponed: break
      }
    }
    return outcome.withLock { $0 }
  }

  /// The folders that are looked through as a whole: those given that are a workspace, and not a part of one.
  private func wholeFolders() -> [String] {
    documents.inputs.compactMap { input in
      guard case .path(let path) = input,
        case .success(let status) = Platform.status(
          at: path.normalized.forSystem, followingLinks: true), status.kind == .folder
      else { return nil }
      let folder = workspaceFolder(of: path.normalized, isFolder: true)
      return folder.descends && folder.path == path.normalized ? path.normalized.text : nil
    }
  }

  /// A linter for each configuration that applies to some of the documents, and for each document which one. `sources` are
  /// the templates of the workspace.
  private func configuredLinters(
    _ sources: [SourceFile], _ note: (FileProblem) -> Void
  ) -> (linters: [Linter], choice: [Int]) {
    let configured = ConfiguredLinters(self, sources)
    for problem in configured.problems { note(problem) }
    return (configured.linters, configured.choice)
  }

  /// Reads the documents as far as memory is granted for it, and finds the templates among them. Templates must be known
  /// before the first form is linted, so a form is either kept from here on or read twice.
  private func loadAll(_ pool: WorkPool) -> [LoadedDocument] {
    let budget = Atomic<Int>(Self.keptByteCount)
    let loaded = Mutex<[LoadedDocument]>([])
    let documents = documents.documents
    pool.run(count: documents.count) { index in
      LoadedDocument(documents[index]) { budget.wrappingSubtract($0, ordering: .relaxed).newValue >= 0 }
    } deliver: { _, document in
      loaded.withLock { $0.append(document) }
    }
    return loaded.withLock { $0 }
  }

  /// Source text that is kept between the two passes, in bytes. Forms are parsed in the second pass, where the tree is
  /// still in the processor's cache when the rules walk over it, and gone before the next one.
  private static let keptByteCount = 32 << 20

  /// The templates of the workspace that are not documents of the run, in the order of paths.
  private func workspaceTemplates(_ pool: WorkPool) -> [SourceFile] {
    var folders: [WorkspaceFolder] = []
    func add(_ folder: WorkspaceFolder) {
      if !folders.contains(folder) { folders.append(folder) }
    }
    for input in documents.inputs {
      guard case .path(let given) = input else { continue }
      let path = given.normalized
      guard case .success(let status) = Platform.status(at: path.forSystem, followingLinks: true) else { continue }
      let folder = workspaceFolder(of: path, isFolder: status.kind == .folder)
      // A folder that is linted as a whole has been looked through.
      if !(folder.descends && folder.path == path) { add(folder) }
    }
    for document in documents.documents {
      if case .file = document.content { continue }
      add(workspaceFolder(of: document.place, isFolder: false))
    }
    if folders.isEmpty { return [] }
    var candidates: [FilePath] = []
    for folder in folders {
      // What is wrong with files that nobody asked about is no business of this run.
      candidates += Discovery([folder.path], descending: folder.descends, finder: documents.configurations).documents
        .filter { !documents.contains($0) }
    }
    if candidates.isEmpty { return [] }
    candidates.sort()
    let paths = candidates
    let found = Mutex<[SourceFile]>([])
    // Looking at a few beginnings takes less time than starting a thread.
    let lookers = paths.count < 32 ? WorkPool(threadCount: 1) : pool
    lookers.run(count: paths.count) { index in
      index > 0 && paths[index] == paths[index - 1] ? nil : template(at: paths[index])
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
    case problem(FileProblem)
    case template(SourceFile)
    case form([UInt8])
    /// A form that is to be read again: the memory is used up.
    case postponed
  }

  let path: FilePath
  let state: Content

  /// `reserve` says whether so many bytes may be kept. It is asked about files alone: nothing else can be read again.
  init(_ document: RunDocument, reserve: (Int) -> Bool) {
    path = document.path
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
    case .postponed: readDocument(path).map { SourceFile(path: path.text, tree: Tree($0)) }
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

extension LintRun {
  /// The workspace's documents with which those of the run are read.
  private func templateSources() -> [SourceFile] {
    let pool = WorkPool(threadCount: threadCount)
    let documents = documents.documents
    let given = Mutex<[SourceFile]>([])
    pool.run(count: documents.count) { index -> SourceFile? in
      switch documents[index].content {
      case .file: template(at: documents[index].path)
      case .standardInput: nil
      case .bytes(let bytes):
        TemplateStore.isForOthers(atStartOf: bytes)
          ? SourceFile(path: documents[index].path.text, tree: Tree(bytes)) : nil
      }
    } deliver: { _, source in
      if let source { given.withLock { $0.append(source) } }
    }
    return given.withLock { $0 } + workspaceTemplates(pool)
  }

  /// The templates with which the documents of the run are read where no configuration names others.
  package func templates() -> TemplateStore { ConfiguredLinters(self, templateSources()).unconfigured.templates }

  /// The linter for each document of the run, as the configuration near it says.
  package func linters(report: (FileProblem) -> Void) -> DocumentLinters {
    let configured = ConfiguredLinters(self, templateSources())
    for problem in configured.problems { report(problem) }
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
