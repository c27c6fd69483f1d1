// Every example of every rule, in every way of writing it.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@Suite struct ExampleTests {
  /// Exactly what is marked is found, by this rule and no other, however the text is written.
  @Test(arguments: RuleExample.all, Variant.allCases)
  func findsExactlyWhatIsMarked(_ item: RuleExample, _ variant: Variant) throws {
    guard let document = variant.document(of: item.example) else { return }
    let marked = MarkedText(document)
    let findings = item.lint(marked.bytes).filter { !item.example.others.contains($0.rule) }
    let own = findings.filter { $0.rule == item.rule }.map(\.range)
    #expect(own == (item.example.isFlagged ? marked.ranges : []), "\(describe(findings, marked.bytes))")
    let others = findings.filter { $0.rule != item.rule }
    #expect(others.isEmpty, "\(describe(others, marked.bytes))")
    for finding in findings {
      checkPlaces(finding, in: marked.bytes)
      for other in finding.related.compactMap(\.other) { checkPlace(other, in: item.example) }
    }
  }

  /// What is commented out is not there.
  @Test(arguments: RuleExample.flagged)
  func isSilentInComments(_ item: RuleExample) {
    // An empty form lacks everything; a character is as invisible in a comment as elsewhere; a suppression is a comment.
    let exceptions = ["missing-tier", "missing-field", "invisible-character"]
    guard !exceptions.contains(item.rule), !item.isAboutSuppressions else { return }
    let lines = MarkedText(item.example.document).bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let text = Array(lines.map { Array("# ".utf8) + $0 }.joined(separator: [0x0A]))
    let findings = item.lint(text).filter { $0.rule == item.rule }
    #expect(findings.isEmpty, "\(describe(findings, text))")
  }

  @Test(arguments: RuleExample.flagged)
  func isSuppressedInTheWholeFile(_ item: RuleExample) {
    let document = "# hebiao-ignore-file \(item.rule)：理由\n" + item.example.document
    expectSilence(of: item, in: MarkedText(document).bytes)
  }

  @Test(arguments: RuleExample.flagged)
  func isSuppressedByLine(_ item: RuleExample) {
    // Findings about suppressions stand on comments, of which no comment speaks.
    guard !item.isAboutSuppressions else { return }
    var lines: [String] = []
    for line in item.example.document.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.contains("‹") { lines.append("# hebiao-ignore \(item.rule): 理由") }
      lines.append(String(line))
    }
    expectSilence(of: item, in: MarkedText(lines.joined(separator: "\n")).bytes)
  }

  private func expectSilence(of item: RuleExample, in bytes: [UInt8]) {
    let findings = item.lint(bytes).filter { finding in
      finding.rule == item.rule && item.rule != "unused-suppression"
        || finding.rule == "unused-suppression" && item.rule != "unused-suppression"
    }
    #expect(findings.isEmpty, "\(describe(findings, bytes))")
  }

  /// The same findings in both languages, each in one line of that language.
  @Test(arguments: RuleExample.flagged)
  func speaksBothLanguages(_ item: RuleExample) {
    let bytes = MarkedText(item.example.document).bytes
    let chinese = item.lint(bytes, language: .zh)
    let english = item.lint(bytes, language: .en)
    #expect(chinese.map(\.range) == english.map(\.range))
    #expect(chinese.map(\.rule) == english.map(\.rule))
    for (zh, en) in zip(chinese, english) {
      expectMessage(zh.message)
      expectMessage(en.message)
      expectEnglish(en.message)
      #expect(zh.message != en.message)
      #expect(zh.related.count == en.related.count && zh.fixes.count == en.fixes.count)
      for place in en.related {
        expectMessage(place.message)
        expectEnglish(place.message)
      }
      for fix in en.fixes {
        expectMessage(fix.title)
        expectEnglish(fix.title)
      }
    }
  }

  /// The place in an example's other document is that of the words, in every way of counting.
  private func checkPlace(_ other: OtherPlace, in example: Example) {
    guard let index = example.beside.indices.first(where: { other.path == "beside\($0).biao" }) else {
      Issue.record("no such document: \(other.path)")
      return
    }
    let tree = Tree(Array(example.beside[index].utf8))
    let place = other.words.place
    #expect(tree.text(place.range) == other.words.text)
    for (unit, columns) in [(ColumnUnit.codePoint, place.codePoints), (.utf16, place.utf16)] {
      #expect(
        tree.position(at: place.range.lowerBound, in: unit) == Position(line: place.line, column: columns.lowerBound))
      #expect(
        tree.position(at: place.range.upperBound, in: unit) == Position(line: place.line, column: columns.upperBound))
    }
  }

  /// Ranges lie in the text and cut no character.
  private func checkPlaces(_ finding: Finding, in bytes: [UInt8]) {
    expectWholeCharacters(finding.range, in: bytes)
    for place in finding.related where place.source == nil && place.other == nil {
      expectWholeCharacters(place.range, in: bytes)
    }
    for place in finding.related {
      if let source = place.source { expectWholeCharacters(place.range, in: source.tree.bytes) }
    }
    for edit in finding.fixes.flatMap(\.edits) { expectWholeCharacters(edit.range, in: bytes) }
  }
}

func expectWholeCharacters(_ range: ByteRange, in bytes: [UInt8]) {
  #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count)
  for end in [range.lowerBound, range.upperBound] where end < bytes.count {
    #expect(bytes[end] & 0xC0 != 0x80, "\(range) cuts a character")
  }
}

func expectMessage(_ text: String) {
  #expect(!text.isEmpty)
  #expect(!text.unicodeScalars.contains { $0.value < 0x20 }, "more than one line: \(text)")
}

/// Outside of quotation marks English has no Chinese characters.
func expectEnglish(_ text: String) {
  var depth = 0
  for scalar in text.unicodeScalars {
    if scalar == "“" { depth += 1 }
    if depth == 0 {
      let isChinese = (0x2E80...0x9FFF).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value)
      #expect(!isChinese, "Chinese in an English message: \(text)")
      if isChinese { return }
    }
    if scalar == "”" { depth -= 1 }
  }
}

func describe(_ findings: [Finding], _ bytes: [UInt8]) -> String {
  findings.map { finding in
    let words = String(decoding: bytes[finding.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    return "\(finding.rule) \(finding.range) ‹\(words)›: \(finding.message)"
  }.joined(separator: "\n")
}
