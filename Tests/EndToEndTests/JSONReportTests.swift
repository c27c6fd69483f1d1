// The JSON report, read back by another program's parser.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace
import Foundation
import Testing

@testable import HebiaoCommand

@Suite struct JSONReportTests {
  private func object(_ pieces: [[UInt8]], _ outcome: LintRun.Outcome = .init()) throws -> [String: Any] {
    let report = JSONReport()
    var bytes = report.opening
    for (index, piece) in pieces.filter({ !$0.isEmpty }).enumerated() { bytes += report.joined(piece, index: index) }
    bytes += report.closing(RunEnd(outcome: outcome, code: .findings))
    let value = try JSONSerialization.jsonObject(with: Data(bytes))
    return try #require(value as? [String: Any])
  }

  @Test func wholeObject() throws {
    let (source, ranges) = marked("表: 甲\n  😀合计: ‹12›\n  乙: ‹3›\n")
    let (template, templateRanges) = marked("‹合计›: amount", path: "builtin:某/表")
    var finding = Finding(rule: "mismatched-sum", severity: .error, range: ranges[0], message: "“合计”\t\"不符\"\\\u{1}")
    finding.related = [
      RelatedPlace(range: ranges[1], message: "加数"),
      RelatedPlace(source: template, range: templateRanges[0], message: "模板"),
    ]
    finding.fixes = [Fix(title: "改", safety: .suggested, edits: [TextEdit(range: ranges[0], text: "3\n")])]
    var outcome = LintRun.Outcome()
    outcome.fileCount = 2
    outcome.counts.error = 1
    let json = try object([JSONReport().render(source, [finding]), JSONReport().render(source, [])], outcome)

    func place(_ line: Int, _ column: Int, _ offset: Int) -> NSDictionary {
      ["line": line, "column": column, "offset": offset]
    }
    let range = ["start": place(2, 8, 23), "end": place(2, 10, 25)]
    let expected: NSDictionary = [
      "version": 1,
      "findings": [
        [
          "rule": "mismatched-sum", "severity": "error", "message": "“合计”\t\"不符\"\\\u{1}", "path": "表.biao",
          "range": range,
          "related": [
            [
              "path": "表.biao", "range": ["start": place(3, 6, 33), "end": place(3, 7, 34)],
              "message": "加数",
            ],
            [
              "path": "builtin:某/表", "range": ["start": place(1, 1, 0), "end": place(1, 3, 6)],
              "message": "模板",
            ],
          ],
          "fixes": [["title": "改", "safety": "suggested", "edits": [["range": range, "text": "3\n"]]]],
        ] as [String: Any]
      ],
      "summary": ["files": 2, "error": 1, "warning": 0, "info": 0, "hint": 0],
      "problems": [] as [Any], "exitCode": 1,
    ]
    #expect(NSDictionary(dictionary: json) == expected)
  }

  @Test func keysHaveOneOrder() {
    let (source, ranges) = marked("‹a›: b")
    let finding = Finding(rule: "r", severity: .hint, range: ranges[0], message: "m")
    let place = #"{"line":1,"column":1,"offset":0},"end":{"line":1,"column":2,"offset":1}"#
    #expect(
      String(decoding: JSONReport().render(source, [finding]), as: UTF8.self)
        == "\n" + #"{"rule":"r","severity":"hint","message":"m","path":"表.biao","range":{"start":"# + place
        + #"},"related":[],"fixes":[]}"#)
  }

  @Test func severalDocuments() throws {
    let (source, ranges) = marked("‹a›: b")
    let finding = Finding(rule: "r", severity: .hint, range: ranges[0], message: "m")
    let piece = JSONReport().render(source, [finding, finding])
    let json = try object([[], piece, [], piece])
    #expect((json["findings"] as? [Any])?.count == 4)
  }

  @Test func everyControlCharacterIsEscaped() throws {
    var writer = JSONWriter()
    let text = String(String.UnicodeScalarView((0...0x9F).compactMap { Unicode.Scalar($0) }))
    writer.string(text)
    let value = try JSONSerialization.jsonObject(with: Data(writer.bytes), options: .fragmentsAllowed)
    #expect(value as? String == text)
  }
}
