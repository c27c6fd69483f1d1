// A run over several documents: each is linted and its facts are taken, then the facts are joined.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Synchronization

/// What a run makes of one document.
enum LintedDocument: Sendable {
  case problem(FileProblem)
  case rendered(LintRun.Rendering, SeverityCounts)
  /// To be linted again: with the faults that showed beside other documents, which may be none.
  case postponed([JoinedFault])
}

/// Lints single documents of a run.
struct LintStep: Sendable {
  let documents: [LoadedDocument]
  let linters: [Linter]
  /// For each document which of the linters.
  let choice: [Int]
  /// The folders of which every document is in the run.
  var wholeFolders: [String] = []
  var baseline: BaselineRun?
  var filters: [@Sendable (SourceFile, [Finding]) -> [Finding]] = []
  let render: @Sendable (SourceFile, [Finding]) -> LintRun.Rendering
  var profiler: RunProfiler?

  func lint(_ index: Int) -> LintedDocument {
    with(index) { linters[choice[index]].lint($0, stopwatch: $1) }
  }

  /// The document as it is to be written.
  func complete(_ document: LintedDocument, _ index: Int) -> LintedDocument {
    guard case .postponed(let faults) = document else { return document }
    return with(index) { source, stopwatch in
      linters[choice[index]].lint(source, joined: faults, knowsAll: isWhole(index), stopwatch: stopwatch)
    }
  }

  /// Whether the run holds every document with which this one may be compared, as far as anybody can tell.
  func isWhole(_ index: Int) -> Bool {
    guard documents.count > 1 else { return false }
    let path = documents[index].path.normalized
    return wholeFolders.contains { path.isInside(FilePath($0)) }
  }

  private func isJudged(_ name: String, _ index: Int) -> Bool {
    // A rule that is gone has nothing more to say.
    guard let rule = Rule.index(of: name) else { return true }
    guard linters[choice[index]].options.settings[rule] != nil else { return false }
    return !Rule.all[rule].isAcrossFiles || isWhole(index)
  }

  func with(_ index: Int, _ lint: (SourceFile, Stopwatch?) -> [Finding]) -> LintedDocument {
    let stopwatch = profiler?.stopwatch()
    let start = profiler == nil ? 0 : RunProfiler.now()
    switch documents[index].content() {
    case .failure(let problem): return .problem(problem)
    case .success(let source):
      let parsed = profiler == nil ? 0 : RunProfiler.now()
      var findings = lint(source, stopwatch)
      if let baseline { findings = baseline.filter(source, findings) { isJudged($0, index) } }
      for filter in filters where !findings.isEmpty { findings = filter(source, findings) }
      let linted = profiler == nil ? 0 : RunProfiler.now()
      let document = LintedDocument.rendered(render(source, findings), SeverityCounts(findings))
      if let profiler, let stopwatch {
        var part = RunProfiler.Totals()
        part.documentCount = 1
        part.byteCount = source.tree.bytes.count
        part.parsing = parsed &- start
        part.linting = linted &- parsed
        part.rendering = RunProfiler.now() &- linted
        part.rules = stopwatch.profile
        profiler.add(part)
      }
      return document
    }
  }
}

/// The first step of a run across files, and the join.
///
/// What a document is found to be at fault for may depend on the last document of the run, so nothing can be written
/// before all have been read. Each is parsed and linted once, its findings are kept as the bytes that will be written, and
/// only the few documents with faults across files (or with comments about such) are linted again: taking the facts alone
/// first would parse and bind every document twice, and keeping forms instead of bytes would keep everything. Bytes beyond
/// a limit are thrown away and made again, so that memory does not grow with the number of findings.
struct JoinedRun {
  private let step: LintStep

  /// Rendered findings that are kept until the facts are joined, in bytes.
  private static let keptByteCount = 64 << 20

  init(_ step: LintStep) { self.step = step }

  private struct Result: Sendable {
    var document: LintedDocument
    var facts: Facts?
  }

  private struct Results: Sendable {
    var documents: [LintedDocument] = []
    var facts: [Facts] = []
    /// For each of the facts the index of its document.
    var places: [Int] = []

    /// Arrays that grew to this size would have taken twice the memory.
    init(capacity: Int) {
      documents.reserveCapacity(capacity)
      facts.reserveCapacity(capacity)
      places.reserveCapacity(capacity)
    }
  }

  /// Each document either complete or to be linted again.
  func run(_ pool: WorkPool) -> [LintedDocument] {
    let step = step
    let budget = Atomic<Int>(Self.keptByteCount)
    let state = Mutex(Results(capacity: step.documents.count))
    pool.run(count: step.documents.count) { index -> Result in
      var facts: Facts?
      var document = step.with(index) { source, stopwatch in
        let (findings, found) = step.linters[step.choice[index]].lintWithFacts(source, stopwatch: stopwatch)
        facts = found
        return findings
      }
      if case .rendered(let rendering, _) = document, !rendering.isEmpty,
        budget.wrappingSubtract(rendering.reduce(0) { $0 + $1.count }, ordering: .relaxed).newValue < 0
      {
        document = .postponed([])
      }
      return Result(document: document, facts: facts)
    } deliver: { index, result in
      state.withLock { state in
        state.documents.append(result.document)
        guard let facts = result.facts else { return }
        state.facts.append(facts)
        state.places.append(index)
      }
    }
    let results = state.withLock { $0 }
    var documents = results.documents
    let facts = results.facts
    let places = results.places
    for (index, faults) in Join.faults(facts, wholeFolders: step.wholeFolders).enumerated()
    where !faults.isEmpty || facts[index].suppressesFileRules {
      documents[places[index]] = .postponed(faults)
    }
    return documents
  }
}
