// The SonarQube report: the generic issue import format of SonarQube 10.3 and later.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// Writes `{"issues": […], "rules": […]}`, as `sonar.externalIssuesReportPaths` takes it.
///
/// Columns count UTF-16 units from 0, the end exclusive. SonarQube refuses a range without characters, so that one is given
/// by its line alone. Severities there belong to the rules, not to the issues.
struct SonarQubeReport: Report {
  private let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  var opening: [UInt8] { Array(#"{"issues":["#.utf8) }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    var places = PlaceIndex(source.tree, .utf16)
    var writer = JSONWriter()
    for (index, finding) in findings.enumerated() {
      writer.raw(index == 0 ? "\n" : ",\n")
      writer.member(#"{"ruleId":"#, finding.rule)
      writer.raw(#","primaryLocation":"#)
      write(places.range(finding.range, of: source), finding.message, to: &writer)
      let related = finding.related.map { ($0.message, places.range($0, of: source)) }.filter { $0.1.builtIn == nil }
      if !related.isEmpty {
        writer.raw(#","secondaryLocations":["#)
        for (index, (message, range)) in related.enumerated() {
          if index > 0 { writer.raw(",") }
          write(range, message, to: &writer)
        }
        writer.raw("]")
      }
      writer.raw("}")
    }
    return writer.bytes
  }

  func joined(_ piece: [UInt8], index: Int) -> [UInt8] { index == 0 ? piece : [0x2C] + piece }

  func closing(_ end: RunEnd) -> [UInt8] {
    var writer = JSONWriter()
    writer.raw("\n],\"rules\":[")
    var isFirst = true
    for tally in end.outcome.statistics.rules {
      guard let rule = Rule.named(tally.rule) else { continue }
      writer.member(isFirst ? "\n{\"id\":" : ",\n{\"id\":", tally.rule)
      isFirst = false
      writer.member(#","name":"#, rule.summary[context.language])
      writer.member(#","description":"#, rule.why[context.language])
      let attribute = rule.family == .notation ? "FORMATTED" : "COMPLETE"
      writer.raw(#","engineId":"hebiao","cleanCodeAttribute":"\#(attribute)","type":"CODE_SMELL","#)
      writer.raw(#""severity":"\#(Self.oldName(rule.severity))","#)
      writer.raw(#""impacts":[{"softwareQuality":"RELIABILITY","severity":"\#(Self.name(rule.severity))"}]}"#)
    }
    writer.raw("\n]}\n")
    return writer.bytes
  }

  private func write(_ range: ReportRange, _ message: String, to writer: inout JSONWriter) {
    // A message must not be empty.
    writer.member(#"{"message":"#, message.isEmpty ? "hebiao" : message)
    writer.member(#","filePath":"#, context.paths.path(range.path))
    writer.raw(",\"textRange\":{\"startLine\":\(range.start.line)")
    if range.start.offset < range.end.offset, range.end.column > 1 || range.end.line == range.start.line {
      writer.raw(",\"endLine\":\(range.end.line)")
      writer.raw(",\"startColumn\":\(range.start.column - 1),\"endColumn\":\(range.end.column - 1)")
    }
    writer.raw("}}")
  }

  private static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "HIGH"
    case .warning: "MEDIUM"
    case .info, .hint: "LOW"
    }
  }

  /// As versions before 10.3 name them, which newer ones take too.
  private static func oldName(_ severity: Severity) -> String {
    switch severity {
    case .error: "CRITICAL"
    case .warning: "MAJOR"
    case .info: "MINOR"
    case .hint: "INFO"
    }
  }
}
