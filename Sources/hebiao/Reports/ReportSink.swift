// A report on its way to standard output or to a file.

import BiaoModel
import BiaoRules
import BiaoWorkspace
import Synchronization

/// Writes the pieces of one report in their order.
final class ReportSink: Sendable {
  enum Destination: Sendable {
    /// Shared with others; flushed by them.
    case stream(OutputStream)
    case file(FileOutput, path: String)
  }

  private struct State {
    var pieceCount = 0
    var byteCount = 0
    var findingCount = 0
    var omittedDocuments = 0
  }

  let report: any Report
  private let destination: Destination
  private let limits: FindingLimits
  private let state = Mutex(State())

  init(_ report: any Report, to destination: Destination, limits: FindingLimits = FindingLimits()) {
    self.report = report
    self.destination = destination
    self.limits = limits
  }

  /// Whether nothing more can be written.
  var hasFailed: Bool {
    switch destination {
    case .stream(let stream): stream.hasFailed
    case .file(let file, _): file.hasFailed
    }
  }

  private func write(_ bytes: [UInt8]) {
    switch destination {
    case .stream(let stream): stream.write(bytes)
    case .file(let file, _): file.write(bytes)
    }
  }

  func open() { write(report.opening) }

  /// The pieces of one document: one, or where findings are counted one for each of those that may be shown; the last one
  /// speaks of the others too. Called on several threads at once.
  func pieces(_ source: SourceFile, _ all: [Finding]) -> [[UInt8]] {
    var findings = all
    if limits.isErrorsOnly { findings.removeAll { $0.severity < .error } }
    guard !findings.isEmpty || report.showsCleanDocuments else { return [] }
    guard limits.isCounting else { return [report.render(source, findings)] }
    let shown = min(findings.count, limits.perFile ?? Int.max, limits.total ?? Int.max)
    var pieces = findings.prefix(shown).map { report.render(source, [$0]) }
    // Where the run as a whole is limited, its end speaks of the others.
    if let perFile = limits.perFile, shown == perFile, findings.count > shown, let last = pieces.indices.last {
      pieces[last] += report.remainder(source, findings.count - shown)
    }
    return pieces
  }

  /// Writes what `pieces` gave for the next document.
  func write(_ pieces: ArraySlice<[UInt8]>) {
    state.withLock { state in
      for piece in pieces where !piece.isEmpty {
        if limits.isCounting, let total = limits.total, state.findingCount >= total { return }
        if let limit = report.byteLimit, state.byteCount + piece.count > limit {
          state.omittedDocuments += 1
          continue
        }
        let joined = report.joined(piece, index: state.pieceCount)
        state.pieceCount += 1
        state.findingCount += 1
        state.byteCount += joined.count
        write(joined)
      }
    }
  }

  /// Writes the end and makes a file of it; says why not.
  func close(_ end: RunEnd) -> SystemError? {
    var end = end
    state.withLock { state in
      end.omittedDocuments = state.omittedDocuments
      if limits.isCounting {
        let counts = end.outcome.counts
        end.omittedFindings = max((limits.isErrorsOnly ? counts.error : counts.total) - state.findingCount, 0)
      }
    }
    write(report.closing(end))
    if case .file(let file, _) = destination { return file.commit() }
    return nil
  }

  /// Leaves the file as it was.
  func discard() {
    if case .file(let file, _) = destination { file.discard() }
  }

  /// The file, as it was named.
  var path: String? { if case .file(_, let path) = destination { path } else { nil } }
}

/// How many findings a report shows.
struct FindingLimits: Sendable {
  var total: Int?
  var perFile: Int?
  var isErrorsOnly = false

  var isCounting: Bool { total != nil || perFile != nil }
}

/// The reports of a run. At most one of them counts findings; it comes last, so that all others have one piece.
struct ReportSinks: Sendable {
  private let sinks: [ReportSink]

  init(_ sinks: [ReportSink]) { self.sinks = sinks }

  func open() {
    for sink in sinks { sink.open() }
  }

  /// What the reports make of one document: a piece for each but the last, then those of the last.
  func render(_ source: SourceFile, _ findings: [Finding]) -> LintRun.Rendering {
    guard let last = sinks.last else { return [] }
    let others = sinks.dropLast().map { $0.pieces(source, findings).first ?? [] }
    let pieces = others + last.pieces(source, findings)
    return pieces.allSatisfy(\.isEmpty) ? [] : pieces
  }

  func write(_ rendering: LintRun.Rendering) {
    guard !rendering.isEmpty, let last = sinks.last else { return }
    for (index, sink) in sinks.dropLast().enumerated() where index < rendering.count {
      sink.write(rendering[index...index])
    }
    last.write(rendering.dropFirst(sinks.count - 1))
  }

  /// Whether no report can take anything any more.
  var haveFailed: Bool { !sinks.isEmpty && sinks.allSatisfy(\.hasFailed) }

  /// The files that could not be written.
  func close(_ end: RunEnd) -> [(path: String, error: SystemError)] {
    sinks.compactMap { sink in
      guard let error = sink.close(end), let path = sink.path else { return nil }
      return (path, error)
    }
  }

  func discard() {
    for sink in sinks { sink.discard() }
  }
}
