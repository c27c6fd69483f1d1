// A baseline over a run: known findings are hidden, those that are gone are noticed, new baselines are made.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Synchronization

/// Takes the findings of a run that a baseline knows, and remembers what it took. May be used on several threads at once;
/// a document that is linted twice counts as it was the last time.
package final class BaselineRun: Sendable {
  /// What became of a document.
  private struct Judged: Sendable {
    var hidden = 0
    /// Entries with the number of their findings that are gone.
    var stale: [Baseline.Entry] = []
    /// The findings as entries, where a new baseline is made.
    var found: [Baseline.Entry] = []
    /// Entries of rules that did not speak in this run, of which nothing is known.
    var unjudged: [Baseline.Entry] = []
  }

  /// What the file held when the run began.
  package let known: Baseline
  private let paths: BaselinePaths
  private let entries: [FilePath: [Baseline.Entry]]
  private let isRecording: Bool
  private let judged = Mutex<[FilePath: Judged]>([:])

  /// `file` is where the baseline stands or will stand. A run that is recording hides every finding and makes a new
  /// baseline of them.
  package init(_ baseline: Baseline, at file: FilePath, isRecording: Bool = false) {
    known = baseline
    paths = BaselinePaths(of: file)
    entries = Dictionary(grouping: baseline.entries, by: \.file)
    self.isRecording = isRecording
  }

  /// The findings of a document that the baseline does not know. Of several that are alike in all that it knows of them
  /// the first are hidden, as many as it says. `isJudged` is whether the run knows
  /// that the finding of an entry is gone if it is not among them.
  func filter(_ source: SourceFile, _ findings: [Finding], isJudged: (Baseline.Entry) -> Bool) -> [Finding] {
    let file = paths.name(of: FilePath(source.path))
    let known = entries[file] ?? []
    if known.isEmpty, findings.isEmpty { return findings }
    var result = Judged()
    defer { judged.withLock { $0[file] = result } }
    let fingerprints = known.isEmpty && !isRecording ? [] : FindingFingerprint.all(findings, in: source)
    if isRecording {
      result.hidden = findings.count
      result.found = BaselineRun.counted(fingerprints, file)
      let found = Set(result.found.map(\.key))
      result.unjudged = known.filter { !found.contains($0.key) && !isJudged($0) }
      return []
    }
    var left: [UInt64: Int] = [:]
    for entry in known { left[entry.key, default: 0] += entry.count }
    var remaining: [Finding] = []
    for (index, finding) in findings.enumerated() {
      if index < fingerprints.count, let count = left[fingerprints[index].key], count > 0 {
        left[fingerprints[index].key] = count - 1
        result.hidden += 1
      } else {
        remaining.append(finding)
      }
    }
    for var entry in known {
      guard let count = left[entry.key], count > 0, isJudged(entry) else { continue }
      entry.count = count
      result.stale.append(entry)
    }
    return remaining
  }

  private static func counted(_ fingerprints: [FindingFingerprint], _ file: FilePath) -> [Baseline.Entry] {
    var places: [UInt64: Int] = [:]
    var entries: [Baseline.Entry] = []
    for fingerprint in fingerprints {
      if let place = places[fingerprint.key] {
        entries[place].count += 1
      } else {
        places[fingerprint.key] = entries.count
        entries.append(
          Baseline.Entry(
            file: file, rule: fingerprint.rule, count: 1, path: fingerprint.path, content: fingerprint.content))
      }
    }
    return entries
  }

  // MARK: - What a run showed

  /// How many findings were hidden.
  package var hiddenCount: Int { judged.withLock { $0.values.reduce(0) { $0 + $1.hidden } } }

  /// The entries whose findings are gone from documents of the run, with the number that is gone, in the order of the file.
  package var stale: [Baseline.Entry] { Baseline(judged.withLock { $0.values.flatMap(\.stale) }).entries }

  /// The findings of the run, and of the old baseline what this run knows nothing about: the entries of documents that
  /// were not in it and still exist, and those of rules that did not speak.
  package var recorded: Baseline {
    let judged = judged.withLock { $0 }
    var all = judged.values.flatMap { $0.found + $0.unjudged }
    for (file, known) in entries where judged[file] == nil {
      let isStandardInput = file == FilePath("-")
      if isStandardInput || (try? Platform.status(at: paths.place(of: file), followingLinks: true).get()) != nil {
        all += known
      }
    }
    return Baseline(all)
  }
}

/// A baseline that could not be read or written.
package enum BaselineProblem: Error, Sendable, Hashable {
  case file(FileProblem)
  case fault(FilePath, Baseline.Fault)
}

extension Baseline {
  /// Reads the file; where `mayBeMissing`, one that there is not has no entries.
  package static func read(_ file: FilePath, mayBeMissing: Bool = false) -> Result<Baseline, BaselineProblem> {
    switch readDocument(file) {
    case .failure(let problem):
      guard problem.isMissing else { return .failure(.file(problem)) }
      return mayBeMissing ? .success(Baseline()) : .failure(.file(FileProblem(path: file, kind: .missing)))
    case .success(let bytes):
      do throws(Fault) {
        return .success(try Baseline(bytes))
      } catch {
        return .failure(.fault(file, error))
      }
    }
  }

  /// Writes the file at once, or leaves it as it is and says why. `known` is what it held when this was made of it: what
  /// another run has noted since is not taken away.
  package func write(to file: FilePath, replacing known: Baseline) -> FileProblem? {
    func problem(_ error: SystemError) -> FileProblem { FileProblem(path: file, kind: .unwritable(error)) }
    switch FileOutput.begin(file) {
    case .failure(let error): return problem(error)
    case .success(let output):
      output.write(bytes)
      switch Baseline.read(file, mayBeMissing: true) {
      case .success(known): return output.commit().map(problem)
      case .failure(.file(let problem)):
        output.discard()
        return problem
      case .success, .failure(.fault):
        output.discard()
        return FileProblem(path: file, kind: .changedMeanwhile)
      }
    }
  }
}
