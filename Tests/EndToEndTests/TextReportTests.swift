// The text report, character by character.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Foundation
import Testing

@testable import HebiaoCommand

/// A document of which the part between `‹` and `›` is the range of a finding; the marks are taken out.
func marked(_ text: String, path: String = "表.biao") -> (SourceFile, [ByteRange]) {
  var bytes: [UInt8] = []
  var ranges: [ByteRange] = []
  var start = 0
  for scalar in text.unicodeScalars {
    if scalar == "‹" {
      start = bytes.count
    } else if scalar == "›" {
      ranges.append(start..<bytes.count)
    } else {
      bytes += Array(String(scalar).utf8)
    }
  }
  return (SourceFile(path: path, tree: Tree(bytes)), ranges)
}

@Suite struct TextReportTests {
  private func report(
    _ text: String, width: Int = 80, language: Language = .zh, isColored: Bool = false, severity: Severity = .warning,
    message: String = "说明", change: (inout Finding, [ByteRange]) -> Void = { _, _ in }
  ) -> String {
    let (source, ranges) = marked(text)
    var finding = Finding(rule: "some-rule", severity: severity, range: ranges.first ?? 0..<0, message: message)
    change(&finding, ranges)
    let report = TextReport(language: language, isColored: isColored, width: width)
    return String(decoding: report.render(source, [finding]), as: UTF8.self)
  }

  @Test func chineseTakesTwoCells() {
    #expect(
      report("指标:\n  - 群众“获得感”（5分）: ‹明显提升›\n") == """
        表.biao:2:18: 警告[some-rule]: 说明
          |
        2 |   - 群众“获得感”（5分）: 明显提升
          |                          ^^^^^^^^


        """)
  }

  @Test func englishAndSeverities() {
    #expect(report("‹a›: b", language: .en, severity: .error).hasPrefix("表.biao:1:1: error[some-rule]: 说明\n"))
    #expect(report("‹a›: b", language: .zh, severity: .hint).hasPrefix("表.biao:1:1: 提示[some-rule]: 说明\n"))
  }

  @Test func relatedPlacesAndFixes() {
    let text = report("合计: ‹9712.53›\n  甲:   ‹9000›\n  乙: ‹693.06›\n") { finding, ranges in
      finding.related = [
        RelatedPlace(range: ranges[1], message: "加数"),
        RelatedPlace(range: ranges[2], message: ""),
      ]
      finding.fixes = [
        Fix(title: "改为 9693.06", safety: .suggested, edits: [TextEdit(range: ranges[0], text: "9693.06")]),
        Fix(title: "去掉空格", safety: .safe, edits: []),
      ]
    }
    #expect(
      text == """
        表.biao:1:5: 警告[some-rule]: 说明
          |
        1 | 合计: 9712.53
          |       ^^^^^^^
          = 相关: 表.biao:2:8  甲: 9000 — 加数
          = 相关: 表.biao:3:6  乙: 693.06
          = 建议: 改为 9693.06
          = 改法: 去掉空格


        """)
  }

  @Test func relatedPlaceInAnotherDocument() {
    let (other, ranges) = marked("@template 甲\n‹金额›: amount\n", path: "builtin:财政部/表")
    let text = report("‹a›: b") { finding, _ in
      finding.related = [RelatedPlace(source: other, range: ranges[0], message: "模板")]
    }
    #expect(text.contains("  = 相关: builtin:财政部/表:2:1  金额: amount — 模板\n"))
  }

  @Test func manyRelatedPlacesAreCounted() {
    let text = report("‹a›: b", language: .en) { finding, ranges in
      finding.related = Array(repeating: RelatedPlace(range: ranges[0], message: "x"), count: 20)
    }
    #expect(text.contains("  = see: and 8 more\n"))
  }

  @Test func longLinesAreCutAroundTheRange() {
    let filler = String(repeating: "甲乙丙丁", count: 300)
    let text = report("> \(filler)，‹明显提升›，\(filler)\n", width: 60)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[2].hasPrefix("1 | …") && lines[2].hasSuffix("…"))
    #expect(lines[2].contains("，明显提升，"))
    let cells = cellClusters(Array(lines[2].utf8), 0..<lines[2].utf8.count).map(\.width).reduce(0, +)
    #expect(cells <= 60 && cells > 52)
    // Carets stand where the words stand.
    let caretColumn = lines[3].prefix { $0 != "^" }.count
    let before = Array(lines[2].prefix(upTo: lines[2].range(of: "明显提升")!.lowerBound).utf8)
    #expect(cellClusters(before, 0..<before.count).map(\.width).reduce(0, +) == caretColumn)
    #expect(lines[3].filter { $0 == "^" }.count == 8)
  }

  @Test func longLinesKeepTheirStartWhereItFits() {
    let text = report("总体目标: ‹力争›\(String(repeating: "实现目标", count: 100))\n", width: 50)
    #expect(text.contains("1 | 总体目标: 力争实现目标"))
    #expect(text.contains("…\n  |           ^^^^\n"))
  }

  @Test func rangeLongerThanTheLine() {
    let text = report("> ‹\(String(repeating: "甲", count: 500))›\n", width: 50)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[3].filter { $0 == "^" }.count > 20)
    #expect(lines[3].count <= 50)
  }

  @Test func tabsAreSpacesAndControlsAreVisible() {
    #expect(report("\ta: ‹\u{1B}[31m›x").contains("1 |     a: ␛[31mx\n  |        ^^^^^\n"))
    #expect(!report("‹\u{1B}]0;x\u{7}›", message: "\u{1B}[2J").unicodeScalars.contains("\u{1B}"))
  }

  @Test func emptyRangeHasOneCaret() {
    #expect(report("金额: ‹›").contains("1 | 金额: \n  |       ^\n"))
    #expect(report("‹›").contains("1 |\n  | ^\n"))
  }

  @Test func rangeOverSeveralLines() {
    let text = report("a: 1\n  b: ‹2\n  c: 3\n  d: 4›\ne: 5\n")
    #expect(
      text.contains(
        """
        2 |   b: 2
          |      ^
        . |
        4 |   d: 4
          | ^^^^^^
        """))
  }

  @Test func byteOrderMarkTakesNoCell() {
    #expect(report("\u{FEFF}金额: ‹x›").contains("1 | 金额: x\n  |       ^\n"))
  }

  @Test func brokenTextHasAColumn() {
    let source = SourceFile(path: "a\u{1B}\n.biao", tree: Tree([0x61, 0x3A, 0x20, 0xFF, 0xFE, 0x62]))
    let finding = Finding(rule: "invalid-utf8", severity: .error, range: 3..<5, message: "x")
    let report = TextReport(language: .en, isColored: false, width: 80)
    let text = String(decoding: report.render(source, [finding]), as: UTF8.self)
    #expect(
      text == "a␛␊.biao:1:4: error[invalid-utf8]: x\n  |\n1 | a: \u{FFFD}\u{FFFD}b\n  |    ^^\n\n")
  }

  @Test func coloursEndWhatTheyBegin() {
    let text = report("‹金额›: x", isColored: true) { finding, ranges in
      finding.related = [RelatedPlace(range: ranges[0], message: "y")]
    }
    #expect(text.contains("\u{1B}[1;33m^^^^\u{1B}[0m"))
    #expect(text.contains("\u{1B}[4m金额\u{1B}[0m: x"))
    let starts = text.components(separatedBy: "\u{1B}[").count - 1
    #expect(text.components(separatedBy: "\u{1B}[0m").count - 1 == starts / 2)
  }

  /// Whatever the text and the range, the report neither traps nor puts the caret elsewhere than under the text.
  @Test func anyRangeOfAnyText() {
    let texts: [[UInt8]] = [
      Array("项目:\r\n\t- 甲\u{200D}“乙”\u{301}（6分）: ≥ 40 家\r> 😀👨\u{200D}👩 e\u{301}\n".utf8),
      [0xEF, 0xBB, 0xBF, 0x61, 0xE8, 0xA1, 0x0A, 0xFF, 0x00, 0x09, 0xF0, 0x9F, 0x98],
      [],
    ]
    let report = TextReport(language: .zh, isColored: true, width: 20)
    for bytes in texts {
      let source = SourceFile(path: "x", tree: Tree(bytes))
      for lower in -1...bytes.count + 1 {
        for upper in lower...bytes.count + 2 {
          let finding = Finding(rule: "r", severity: .info, range: lower..<upper, message: "m")
          let text = report.render(source, [finding])
          #expect(text.contains(0x5E))
          var index = PlaceIndex(source.tree)
          let expected = source.tree.position(at: lower, in: .codePoint)
          let place = index.place(at: lower)
          // Who reads a report sees no byte order mark; the protocol counts it.
          let mark = expected.line == 0 && expected.column > 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0
          #expect(place.line == expected.line + 1 && place.column == expected.column + 1 - mark)
        }
      }
    }
  }

  @Test func columnsInLongLines() {
    let tree = Tree(Array(String(repeating: "甲a😀\u{E000}", count: 5000).utf8) + [0xFF, 0x80] + Array("乙\nb".utf8))
    var index = PlaceIndex(tree)
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let offset = Int.random(in: 0...tree.bytes.count, using: &generator)
      let expected = tree.position(at: offset, in: .codePoint)
      #expect(index.place(at: offset) == Place(line: expected.line + 1, column: expected.column + 1, offset: offset))
    }
  }
}
