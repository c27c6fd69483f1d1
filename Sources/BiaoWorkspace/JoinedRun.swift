// A run over several documents: each is linted and its facts are taken, then the facts are joined.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Synchronization

/// What a run makes of one document.
enum LintedDocument: Sendable {
  case problem(FileProblem)
  case rendered(LintRun.Rendering, DocumentTally)
  /// To be linted again: with the faults that showed beside other documents, which may be none.
  case postponed([JoinedFault])
  /// Not looked at, because the run is to end.
  case skipped
}

/// Lints single documents of a run.
struct LintStep: Sendable {
  let documents: [LoadedDocument]
  let linters: [Linter]
  /// For each document which of the linters.
  let choice: [Int]
  /// The folders of which every document is in the run.
  var wholeFolders: [String] = []
  /// With so many documents that are not of this run its documents are compared as well.
  var otherCount = 0
  var baseline: BaselineRun?
  var filters: [@Sendable (SourceFile, [Finding]) -> [Finding]] = []
  let render: @Sendable (SourceFile, [Finding]) -> LintRun.Rendering
  var profiler: RunProfiler?
  var isStopped: @Sendable () -> Bool = { false }

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
    guard documents.count + otherCount > 1 else { return false }
    let path = documents[index].path.normalized
    return wholeFolders.contains { path.isInside(FilePath($0)) }
  }

  /// Whether this run knows that a finding of a baseline is gone if it did not find it.
  private func isJudged(_ entry: Baseline.Entry, _ index: Int) -> Bool {
    guard isJudged(rule: entry.rule, index) else { return false }
    // That a comment is of no use is said only where the rules that it names have spoken.
    guard entry.rule == Rule.unusedSuppression.name else { return true }
    let names = Tree(Array("# \(entry.content)".utf8)).silencedRules(ofLine: 0).map(\.name)
    return names.allSatisfy { isJudged(rule: $0, index) }
  }

  private func isJudged(rule name: String, _ index: Int) -> Bool {
    // A rule that is gone has nothing more to say.
    guard let rule = Rule.index(of: name) else { return true }
    guard linters[choice[index]].options.settings[rule] != nil else { return false }
    return !Rule.all[rule].isAcrossFiles || isWhole(index)
  }

  func with(_ index: Int, _ lint: (SourceFile, Stopwatch?) -> [Finding]) -> LintedDocument {
    if isStopped() { return .skipped }
    let stopwatch = profiler?.stopwatch()
    let start = profiler == nil ? 0 : RunProfiler.now()
    switch documents[index].content() {
    case .failure(let problem): return .problem(problem)
    case .success(let source):
      let parsed = profiler == nil ? 0 : RunProfiler.now()
      let findings = filtered(lint(source, stopwatch), of: source, index)
      let linted = profiler == nil ? 0 : RunProfiler.now()
      let document = LintedDocument.rendered(render(source, findings), DocumentTally(findings))
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

  private func filtered(_ findings: [Finding], of source: SourceFile, _ index: Int) -> [Finding] {
    var findings = findings
    if let baseline { findings = baseline.filter(source, findings) { isJudged($0, index) } }
    for filter in filters where !findings.isEmpty { findings = filter(source, findings) }
    return findings
  }

  /// The document with the findings that another run had on its own. One without any need not be read.
  func take(_ mapped: MappedDocument, _ index: Int) -> LintedDocument {
    guard let findings = mapped.findings else {
      let source = SourceFile(path: mapped.path.text, tree: Tree([]))
      // The baseline must hear of it: what it knows of the document is gone.
      return .rendered(render(source, filtered([], of: source, index)), DocumentTally([]))
    }
    return with(index) { _, _ in findings() }
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
  /// Documents that are not of this run and count nevertheless.
  var others: [Facts] = []
  /// Whether the documents are compared at all.
  var joins = true
  /// Gets what comes out of each document.
  var map: DocumentMap?
  private let progress: @Sendable (Int) -> Void

  /// Rendered findings that are kept until the facts are joined, in bytes.
  private static let keptByteCount = 64 << 20

  /// `progress` is told how many documents are done, in a row.
  init(_ step: LintStep, progress: @escaping @Sendable (Int) -> Void = { _ in }) {
    self.step = step
    self.progress = progress
  }

  private struct Result: Sendable {
    var document: LintedDocument
    var facts: Facts?
    /// For the map.
    var entry: [UInt8]?
  }

  private struct Results: Sendable {
    var documents: [LintedDocument] = []
    /// Nil where the documents are not compared.
    var join: Join?
    /// For each of the facts in `join` the index of its document, and whether it is linted again whatever others say.
    var places: [(index: Int, isSilenced: Bool)] = []

    /// Arrays that grew to this size would have taken twice the memory.
    init(capacity: Int, joins: Bool) {
      documents.reserveCapacity(capacity)
      guard joins else { return }
      join = Join(capacity: capacity)
      places.reserveCapacity(capacity)
    }
  }

  /// Each document either complete or to be linted again.
  func run(_ pool: WorkPool) -> [LintedDocument] {
    let step = step
    let map = map
    let progress = progress
    let budget = Atomic<Int>(Self.keptByteCount)
    let state = Mutex(Results(capacity: step.documents.count, joins: joins))
    pool.run(count: step.documents.count) { index -> Result in
      var facts: Facts?
      var entry: [UInt8]?
      var document: LintedDocument
      if let mapped = step.documents[index].mapped {
        facts = mapped.facts
        document = step.take(mapped, index)
      } else {
        document = step.with(index) { source, stopwatch in
          let (findings, found) = step.linters[step.choice[index]].lintWithFacts(source, stopwatch: stopwatch)
          facts = found
          entry = map?.encode(step.documents[index].path, source, findings, found)
          return findings
        }
      }
      if case .problem(let problem) = document { entry = map?.encodeProblem(problem) }
      if case .rendered(let rendering, _) = document, !rendering.isEmpty,
        budget.wrappingSubtract(rendering.reduce(0) { $0 + $1.count }, ordering: .relaxed).newValue < 0
      {
        document = .postponed([])
      }
      return Result(document: document, facts: facts, entry: entry)
    } deliver: { index, result in
      if let entry = result.entry { map?.write(entry, result.facts != nil) }
      progress(index + 1)
      state.withLock { state in
        state.documents.append(result.document)
        guard let facts = result.facts else { return }
        // While the other threads go on.
        state.join?.add(facts)
        state.places.append((index, facts.suppressesFileRules))
      }
    }
    // Taken out, so that nothing is copied where it changes.
    var (documents, taken, places) = state.withLock { state in
      defer { state = Results(capacity: 0, joins: false) }
      return (state.documents, state.join.take(), state.places)
    }
    guard var join = taken.take() else { return documents }
    for facts in others { join.add(facts) }
    let faults = join.findFaults(wholeFolders: step.wholeFolders)
    for (place, faults) in zip(places, faults) where !faults.isEmpty || place.isSilenced {
      documents[place.index] = .postponed(faults)
    }
    WorkPool.discard(join)
    return documents
  }
}
