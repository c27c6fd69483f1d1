// All suppressions of a run with what they hide.

package import BiaoModel
package import BiaoRules
import Synchronization

extension LintRun {
  /// Goes over the documents as `run` does, the selected ones beside those they are compared with, and hands on the
  /// suppressions of each that has some instead of its findings.
  /// `render` may be called on several threads at once, `write` gets what it gave in the order of the paths.
  package func runSuppressions<Output: Sendable>(
    render: @escaping @Sendable (SourceFile, [Suppression]) -> Output,
    write: @escaping @Sendable (Output) -> Void, report: @escaping @Sendable (FileProblem) -> Void
  ) -> Outcome {
    let outcome = Mutex(Outcome())
    @Sendable func note(_ problem: FileProblem) {
      report(problem)
      outcome.withLock { $0.note(problem) }
    }
    let pool = WorkPool(threadCount: threadCount)
    let (loaded, _, configured) = prepare(pool, note)
    var step = LintStep(
      documents: loaded, linters: configured.linters, choice: configured.choice, wholeFolders: wholeFolders(),
      render: { _, _ in [] })
    let others = comparedFacts(configured.unconfigured.templates, configured.linters, pool)
    step.otherCount = others.count
    /// What showed beside other documents; that of one alone is not asked for.
    var joined: [LintedDocument] = []
    if step.documents.count + others.count > 1 {
      var run = JoinedRun(step)
      run.others = others
      joined = run.run(pool)
    }
    let (results, judging) = (joined, step)
    pool.run(count: judging.documents.count) { index -> Result<Output?, FileProblem> in
      judging.documents[index].content().map { source in
        guard !Suppression.all(in: source.tree).isEmpty else { return nil }
        var faults: [JoinedFault]? = results.isEmpty ? nil : []
        if index < results.count, case .postponed(let found) = results[index] { faults = found }
        let suppressions = judging.linters[judging.choice[index]].suppressions(
          of: source, joined: faults, knowsAll: judging.isWhole(index))
        return render(source, suppressions)
      }
    } deliver: { _, result in
      switch result {
      case .success(let output):
        if let output { write(output) }
        outcome.withLock { $0.fileCount += 1 }
      case .failure(let problem): note(problem)
      }
    }
    return outcome.withLock { $0 }
  }
}
