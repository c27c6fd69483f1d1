// The width of characters on a terminal: against Python's tables, and by example.

import BiaoFormat
import Foundation
import Testing

@testable import HebiaoCommand

@Suite struct CellWidthTests {
  /// The clusters of `text` as `width:content`.
  private func widths(_ text: String) -> [Int] {
    let bytes = Array(text.utf8)
    return cellClusters(bytes, 0..<bytes.count).map(\.width)
  }

  @Test(arguments: [
    ("a", 1), ("表", 2), ("，", 2), ("（", 2), ("％", 2), ("ｱ", 1), ("가", 2), ("é", 1), ("１", 2), ("㎡", 2), ("　", 2),
    // Ambiguous: one cell unless the terminal was told otherwise.
    ("“", 1), ("”", 1), ("…", 1), ("—", 1), ("≥", 1), ("≤", 1), ("±", 1), ("×", 1), ("·", 1), ("①", 1), ("℃", 1),
    ("■", 1),
    ("○", 1), ("√", 1), ("☑", 1), ("‰", 1),
    ("😀", 2), ("☕", 2), ("❤", 1), ("🫩", 2), ("𠀀", 2), ("\u{323B0}", 2),
  ])
  func widthOfOne(_ text: String, _ expected: Int) {
    #expect(widths(text) == [expected])
  }

  @Test func combiningMarksJoin() {
    #expect(widths("e\u{301}") == [1])
    #expect(widths("か\u{3099}") == [2])
    #expect(widths("각") == [2])
    // One of its own where there is nothing to join.
    #expect(widths("\u{301}") == [0])
  }

  @Test func emojiSequencesAreOne() {
    #expect(widths("👨\u{200D}👩\u{200D}👧") == [2])
    #expect(widths("❤\u{FE0F}") == [2])
    #expect(widths("❤\u{FE0F}\u{200D}🔥") == [2])
    #expect(widths("👍🏽") == [2])
    #expect(widths("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}") == [2])
    #expect(widths("🇨🇳") == [1, 1])
    #expect(widths("1\u{FE0F}\u{20E3}") == [2])
  }

  @Test func tabsGoToTheNextStop() {
    #expect(widths("\ta\tb") == [4, 1, 3, 1])
    #expect(widths("表\t") == [2, 2])
  }

  @Test(arguments: [
    ("\u{1B}[31m", "␛[31m"), ("\r", "␍"), ("\u{7F}", "␡"), ("\u{85}", "<U+0085>"), ("\u{202E}", "<U+202E>"),
    ("a\u{200B}b", "a<U+200B>b"), ("\u{FEFF}", "<U+FEFF>"), ("a\u{200D}b", "a<U+200D>b"), ("表\u{200D}", "表<U+200D>"),
    ("a\u{E0041}", "a<U+E0041>"), ("\n", "␊"), ("甲", "甲"), ("\0", "␀"),
  ])
  func terminalIsNotSteered(_ text: String, _ expected: String) {
    #expect(terminalSafe(text) == expected)
  }

  @Test func brokenBytesAreReplacementCharacters() {
    let bytes: [UInt8] = [0x61, 0xE8, 0xA1, 0x62, 0xFF]
    let clusters = cellClusters(bytes, 0..<5)
    #expect(clusters.map(\.width) == [1, 1, 1, 1, 1])
    var shown: [UInt8] = []
    for cluster in clusters { append(cluster, of: bytes, to: &shown) }
    #expect(String(decoding: shown, as: UTF8.self) == "a\u{FFFD}\u{FFFD}b\u{FFFD}")
  }

  /// The table is what the script makes of Python's data, where Python has the same Unicode version.
  @Test func tableIsGenerated() throws {
    let script = repositoryRoot.appending(path: "Tests/Scripts/cell_widths.py")
    guard let python = findTool("python3"),
      let version = runTool(python, ["-c", "import unicodedata; print(unicodedata.unidata_version)"])
    else { return }
    guard version.trimmingCharacters(in: .whitespacesAndNewlines) == CellWidthTable.unicodeVersion else { return }
    let generated = try #require(runTool(python, [script.path]))
    let table = repositoryRoot.appending(path: "Sources/BiaoFormat/CellWidthTable.swift")
    #expect(try generated == String(contentsOf: table, encoding: .utf8))
  }

  @Test func tablesAreAscending() {
    for table in [CellWidthTable.zero, CellWidthTable.wide, CellWidthTable.ambiguous, CellWidthTable.presented] {
      #expect(table.count % 2 == 0)
      for i in stride(from: 0, to: table.count, by: 2) {
        #expect(table[i] <= table[i + 1])
        if i > 0 { #expect(table[i - 1] < table[i]) }
      }
    }
  }
}
