// The SARIF report: the Static Analysis Results Interchange Format, for code scanning services.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// Writes a SARIF 2.1.0 log (OASIS, errata 01) with one run; a result a line.
///
/// Columns count Unicode code points, and `columnKind` says so. `partialFingerprints` are made of the rule, the tiers and the
/// words of the line, so that they outlive moved lines; `primaryLocationLineHash` is the one that GitHub reads. A sum has a
/// `codeFlow`: its addends, then itself. Only rules with results are described, after the results, so that nothing has to be
/// kept until the end. A built-in template is no file and therefore a logical location.
///
/// There are no `artifacts` with lengths and hashes: they may be left out, no service reads them, and to hash every document
/// would cost about as much as to lint it.
struct SARIFReport: Report {
  private let context: ReportContext
  private var language: Language { context.language }

  init(_ context: ReportContext) { self.context = context }

  /// Longer texts of a region are left out.
  private static let maximumSnippet = 400

  var opening: [UInt8] {
    var writer = JSONWriter()
    writer.raw(
      #"{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","#)
    writer.raw(#""version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","language":"\#(language.rawValue)""#)
    if let base = context.paths.baseURI {
      writer.member(#","originalUriBaseIds":{"ROOT":{"uri":"#, base)
      writer.raw("}}")
    }
    writer.raw(#","results":["#)
    return writer.bytes
  }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    var places = PlaceIndex(source.tree)
    var writer = JSONWriter()
    for (index, (finding, fingerprint)) in zip(findings, FindingFingerprint.all(findings, in: source)).enumerated() {
      writer.raw(index == 0 ? "\n" : ",\n")
      write(finding, fingerprint, of: source, &places, to: &writer)
    }
    return writer.bytes
  }

  func joined(_ piece: [UInt8], index: Int) -> [UInt8] { index == 0 ? piece : [0x2C] + piece }

  func closing(_ end: RunEnd) -> [UInt8] {
    var writer = JSONWriter()
    writer.raw(
      "\n],\"tool\":{\"driver\":{\"name\":\"hebiao\",\"version\":\"\(version)\",\"semanticVersion\":\"\(version)\",\"rules\":["
    )
    var isFirst = true
    for tally in end.outcome.statistics.rules {
      guard let rule = Rule.named(tally.rule) else { continue }
      writer.raw(isFirst ? "\n" : ",\n")
      isFirst = false
      write(rule, to: &writer)
    }
    let isSuccessful = end.code != .usage && end.code != .incomplete
    writer.raw("\n]}},\"invocations\":[{\"executionSuccessful\":\(isSuccessful),\"exitCode\":\(end.code.rawValue)")
    if !end.problems.isEmpty {
      writer.raw(#","toolExecutionNotifications":["#)
      for (index, problem) in end.problems.enumerated() {
        writer.raw(index == 0 ? "" : ",")
        writer.raw(#"{"level":"\#(problem.isLoss ? "error" : "warning")","message":{"text":"#)
        writer.string(Wording(language).message(problem))
        writer.raw(#"},"locations":[{"physicalLocation":"#)
        writeFile(problem.path.text, to: &writer)
        writer.raw("}}]}")
      }
      writer.raw("]")
    }
    writer.raw("}]}]}\n")
    return writer.bytes
  }

  // MARK: Results

  private func write(
    _ finding: Finding, _ fingerprint: FindingFingerprint, of source: SourceFile, _ places: inout PlaceIndex,
    to writer: inout JSONWriter
  ) {
    writer.member(#"{"ruleId":"#, finding.rule)
    writer.raw(#","level":"\#(Self.level(finding.severity))","message":{"text":"#)
    writer.string(finding.message)
    writer.raw(#"},"locations":["#)
    writer.raw("{")
    writePlace(places.range(finding.range, of: source), snippet(finding.range, in: source.tree), to: &writer)
    if !fingerprint.path.isEmpty {
      writer.member(#","logicalLocations":[{"fullyQualifiedName":"#, fingerprint.path)
      writer.raw("}]")
    }
    writer.raw("}]")
    if !finding.related.isEmpty {
      writer.raw(#","relatedLocations":["#)
      for (index, related) in finding.related.enumerated() {
        writer.raw("\(index == 0 ? "" : ","){\"id\":\(index + 1),")
        writeLocation(related, of: source, &places, to: &writer)
        writer.raw("}")
      }
      writer.raw("]")
    }
    writeFlow(finding, of: source, &places, to: &writer)
    if !finding.fixes.isEmpty { write(finding.fixes, of: source, &places, to: &writer) }
    writer.member(#","partialFingerprints":{"hebiao/v1":"#, fingerprint.text)
    writer.member(#","primaryLocationLineHash":"#, fingerprint.text)
    writer.raw("}}")
  }

  /// The figures of a sum in their order, then what they should add up to.
  private func writeFlow(
    _ finding: Finding, of source: SourceFile, _ places: inout PlaceIndex, to writer: inout JSONWriter
  ) {
    // What lies in a template is no figure, and the sum itself comes last.
    let addends = finding.related.filter { related in
      related.other != nil || related.source == nil && related.range != finding.range
    }
    guard Rule.named(finding.rule)?.family == .sums, addends.count > 1 else { return }
    writer.raw(#","codeFlows":[{"threadFlows":[{"locations":["#)
    for related in addends {
      writer.raw(#"{"location":{"#)
      writeLocation(related, of: source, &places, to: &writer)
      writer.raw("}},")
    }
    writer.raw(#"{"location":{"#)
    writePlace(places.range(finding.range, of: source), nil, to: &writer)
    writer.member(#","message":{"text":"#, finding.message)
    writer.raw(#"}},"importance":"essential"}]}]}]"#)
  }

  private func write(
    _ fixes: [Fix], of source: SourceFile, _ places: inout PlaceIndex, to writer: inout JSONWriter
  ) {
    writer.raw(#","fixes":["#)
    for (index, fix) in fixes.enumerated() {
      writer.member(index == 0 ? #"{"description":{"text":"# : #",{"description":{"text":"#, fix.title)
      writer.raw(#"},"artifactChanges":[{"artifactLocation":"#)
      writeArtifact(source.path, to: &writer)
      writer.raw(#","replacements":["#)
      for (index, edit) in fix.edits.enumerated() {
        writer.raw(index == 0 ? #"{"deletedRegion":"# : #",{"deletedRegion":"#)
        writeRegion(places.range(edit.range, of: source), nil, to: &writer)
        writer.member(#","insertedContent":{"text":"#, edit.text)
        writer.raw("}}")
      }
      writer.raw("]}],\"properties\":{\"safety\":\"\(fix.safety.rawValue)\"}}")
    }
    writer.raw("]")
  }

  // MARK: Locations

  /// The members of a location for a related place.
  private func writeLocation(
    _ related: RelatedPlace, of source: SourceFile, _ places: inout PlaceIndex, to writer: inout JSONWriter
  ) {
    let range = places.range(related, of: source)
    if let name = range.builtIn {
      writer.member(#""logicalLocations":[{"fullyQualifiedName":"#, name)
      writer.raw(#","kind":"template"}]"#)
    } else {
      let tree = related.other == nil ? (related.source ?? source).tree : nil
      writePlace(range, tree.flatMap { snippet(related.range, in: $0) }, to: &writer)
    }
    if !related.message.isEmpty {
      writer.member(#","message":{"text":"#, related.message)
      writer.raw("}")
    }
  }

  private func writePlace(_ range: ReportRange, _ snippet: String?, to writer: inout JSONWriter) {
    writer.raw(#""physicalLocation":{"artifactLocation":"#)
    writeArtifact(range.path, to: &writer)
    writer.raw(#","region":"#)
    writeRegion(range, snippet, to: &writer)
    writer.raw("}")
  }

  private func writeFile(_ path: String, to writer: inout JSONWriter) {
    writer.raw(#"{"artifactLocation":"#)
    writeArtifact(path, to: &writer)
  }

  private func writeArtifact(_ path: String, to writer: inout JSONWriter) {
    let uri = context.paths.uri(path)
    writer.member(#"{"uri":"#, uri)
    if context.paths.baseURI != nil, !uri.hasPrefix("file:") { writer.raw(#","uriBaseId":"ROOT""#) }
    writer.raw("}")
  }

  private func writeRegion(_ range: ReportRange, _ snippet: String?, to writer: inout JSONWriter) {
    writer.raw("{\"startLine\":\(range.start.line),\"startColumn\":\(range.start.column)")
    writer.raw(",\"endLine\":\(range.end.line),\"endColumn\":\(range.end.column)")
    if let snippet {
      writer.member(#","snippet":{"text":"#, snippet)
      writer.raw("}")
    }
    writer.raw("}")
  }

  private func snippet(_ range: ByteRange, in tree: Tree) -> String? {
    range.isEmpty || range.count > Self.maximumSnippet ? nil : tree.text(range)
  }

  // MARK: Rules

  private func write(_ rule: Rule, to writer: inout JSONWriter) {
    let help = RuleHelp(rule: rule, language: language)
    writer.member(#"{"id":"#, rule.name)
    writer.member(#","shortDescription":{"text":"#, rule.summary[language])
    writer.member(#"},"fullDescription":{"text":"#, rule.why[language])
    writer.member(#"},"help":{"text":"#, help.text)
    writer.member(#","markdown":"#, help.markdown)
    writer.raw(#"},"defaultConfiguration":{"level":"\#(Self.level(rule.severity))"},"properties":{"tags":["#)
    writer.string(rule.family.rawValue)
    writer.raw(#"],"problem.severity":"\#(Self.problemName(rule.severity))"}}"#)
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "note"
    }
  }

  /// As GitHub code scanning names it.
  private static func problemName(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "recommendation"
    }
  }
}
