// What every report can do: make the findings of documents into bytes.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// A form of output. The pieces are written in this order: `opening`, then what `render` gave for each document in the
/// order of the paths, then `closing`. What a report knows of a document is the source and its findings, wherever these
/// come from.
protocol Report: Sendable {
  var opening: [UInt8] { get }

  /// Whether a document without findings is worth a word. Else `render` is not called for it.
  var showsCleanDocuments: Bool { get }

  /// The findings of one document; empty where there is nothing to write. Called on several threads at once.
  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8]

  /// Makes a piece fit to follow what came before: `index` pieces that are not empty.
  func joined(_ piece: [UInt8], index: Int) -> [UInt8]

  func closing(_ end: RunEnd) -> [UInt8]

  /// Whether the findings of a document may be rendered one by one, so that some can be left out.
  var isDivisible: Bool { get }

  /// What is written in place of `count` further findings of a document.
  func remainder(_ source: SourceFile, _ count: Int) -> [UInt8]

  /// The bytes after which pieces are left out; for readers who take no more.
  var byteLimit: Int? { get }
}

extension Report {
  var opening: [UInt8] { [] }
  var showsCleanDocuments: Bool { false }
  func joined(_ piece: [UInt8], index: Int) -> [UInt8] { piece }
  func closing(_ end: RunEnd) -> [UInt8] { [] }
  var isDivisible: Bool { false }
  func remainder(_ source: SourceFile, _ count: Int) -> [UInt8] { [] }
  var byteLimit: Int? { nil }
}

/// What is known when the last document is done.
struct RunEnd {
  var outcome: LintRun.Outcome
  var code: ExitCode
  /// What was wrong with files.
  var problems: [FileProblem] = []
  /// Findings that this report was not given, or pieces that it had no room for.
  var omittedFindings = 0
  var omittedDocuments = 0
  /// Whether the findings that were left out for a baseline are in it.
  var baselineHoldsHidden = true
  /// Whether findings are to be counted by rule and by file.
  var showsStatistics = false
}

/// What reports need to know of the run before it begins.
struct ReportContext: Sendable {
  var language = Language.zh
  var isColored = false
  /// The cells of a line of the output.
  var width = 120
  /// Which findings make the run fail.
  var thresholds = Thresholds()
  var paths = ReportPaths()
  /// Whether a last line counts the findings, where people read them.
  var hasSummary = true
  /// Where comments silence nothing in the run: what tells which of them would.
  var unheeded: UnheededSuppressions?

  init(language: Language = .zh) { self.language = language }

  /// For a report that goes to standard output (`isOutput`), which may be a terminal, or to a file.
  init(_ language: Language, _ thresholds: Thresholds, color: ColorChoice, isOutput: Bool) {
    self.language = language
    self.thresholds = thresholds
    isColored = isOutput ? HebiaoCommand.isColored(color) : color == .always
    let width = isOutput ? Platform.terminalWidth(OutputStream.standardOutput) : nil
    self.width = min(width ?? 120, 160)
    paths = ReportPaths(
      workingFolder: Platform.workingFolder(), variables: ReportPaths.services, environment: Platform.environment)
  }
}

/// A place of a finding or beside it.
struct ReportRange {
  /// As findings name the document.
  var path: String
  var start: Place
  /// Exclusive.
  var end: Place
  /// The built-in template in which it lies, which is no file.
  var builtIn: String? { SourceFile.builtInName(of: path).map(String.init) }
}

extension PlaceIndex {
  mutating func range(_ range: ByteRange, of source: SourceFile) -> ReportRange {
    ReportRange(path: source.path, start: place(at: range.lowerBound), end: place(at: range.upperBound))
  }

  /// Where a related place lies, in the columns of this index.
  mutating func range(_ related: RelatedPlace, of source: SourceFile) -> ReportRange {
    if let other = related.other {
      let place = other.words.place
      let columns: Range<Int>
      switch unit {
      case .codePoint: columns = place.codePoints
      case .utf16: columns = place.utf16
      // The facts do not have it: as many bytes as the words.
      case .utf8: columns = 0..<place.range.count
      }
      return ReportRange(
        path: other.path,
        start: Place(line: place.line + 1, column: columns.lowerBound + 1, offset: place.range.lowerBound),
        end: Place(line: place.line + 1, column: columns.upperBound + 1, offset: place.range.upperBound))
    }
    guard let other = related.source else { return range(related.range, of: source) }
    var places = PlaceIndex(other.tree, unit)
    return places.range(related.range, of: other)
  }
}
