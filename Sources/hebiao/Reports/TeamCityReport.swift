// The TeamCity report: service messages that TeamCity shows as the results of an inspection.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// Writes an `inspectionType` for each rule, then an `inspection` for each finding, a line each.
///
/// Values stand between apostrophes; `|` escapes `'`, `|`, `[`, `]` and line ends, and all that is not ASCII is `|0xNNNN` in
/// UTF-16 units, so that the encoding in which an agent reads the log does not matter. Values have 4,000 characters at most
/// (255 in identifiers). TeamCity knows no columns.
struct TeamCityReport: Report {
  private let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  var isDivisible: Bool { true }

  /// Of all rules: a type has to come before the first inspection of that type.
  var opening: [UInt8] {
    let language = context.language
    var text = ""
    for rule in Rule.all {
      let values = [
        ("id", rule.name), ("name", rule.name), ("category", "hebiao: \(rule.family.title[language])"),
        ("description", "\(rule.summary[language])\n\(rule.why[language])"),
      ]
      text += Self.line("inspectionType", values)
    }
    return Array(text.utf8)
  }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    var places = PlaceIndex(source.tree)
    let file = context.paths.path(source.path)
    var text = ""
    for finding in findings {
      let line = places.place(at: finding.range.lowerBound).line
      text += Self.line(
        "inspection",
        [
          ("typeId", finding.rule), ("message", messageWithFixes(finding, context.language)), ("file", file),
          ("line", String(line)), ("SEVERITY", Self.name(finding.severity)),
        ])
    }
    return Array(text.utf8)
  }

  private static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .info: "WEAK WARNING"
    case .hint: "INFO"
    }
  }

  private static func line(_ name: String, _ values: [(String, String)]) -> String {
    "##teamcity[\(name)" + values.map { " \($0.0)='\(escaped($0.1))'" }.joined() + "]\n"
  }

  private static let maximumLength = 3900

  private static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    let digits = Array("0123456789abcdef".utf8)
    for unit in text.utf16.prefix(maximumLength) {
      switch unit {
      case 0x27, 0x7C, 0x5B, 0x5D: result += [0x7C, UInt8(truncatingIfNeeded: unit)]
      case 0x0A: result += "|n".utf8
      case 0x0D: result += "|r".utf8
      case 0x20...0x7E: result.append(UInt8(truncatingIfNeeded: unit))
      default:
        result += "|0x".utf8
        for shift in [12, 8, 4, 0] { result.append(digits[Int(unit >> UInt16(shift)) & 15]) }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
