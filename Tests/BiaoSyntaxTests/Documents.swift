// The documents on which properties are tested.

import Foundation
import Testing

/// A document with its file's name, which failures print.
struct Document: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]

  var testDescription: String { name }

  static let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Examples, built-in templates and, where they lie beside the project, real forms.
  static let files: [Document] = {
    let shared =
      ProcessInfo.processInfo.environment["HEBIAO_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? packageRoot.deletingLastPathComponent().appendingPathComponent("shared")
    let folders = [
      packageRoot.appendingPathComponent("grammar/examples"),
      packageRoot.appendingPathComponent("Sources/BiaoLibrary/Templates"),
      shared.appendingPathComponent("forms"),
      shared.appendingPathComponent("templates"),
    ]
    var documents: [Document] = []
    for folder in folders {
      let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      for case let file as URL in found ?? FileManager.DirectoryEnumerator() where file.pathExtension == "biao" {
        guard let data = try? Data(contentsOf: file) else { continue }
        documents.append(Document(name: file.lastPathComponent, bytes: Array(data)))
      }
    }
    return documents.sorted { $0.name < $1.name }
  }()

  /// Small texts that each hold what a parser may stumble over.
  static let awkward: [Document] =
    [
      "", "\n", "\r", "\r\n", "\u{FEFF}", "\u{FEFF}\n", " ", "\t", "\u{3000}", "#", "@", ">", "|", "-", ":", "：", "\"",
      "“",
      "a: 1\r\nb: 2\rc: 3\n", "a:\n\tb: 1\n  c: 2\n\u{3000}d: 3", "- ", "-a: 1", "－ 甲：乙", "｜甲｜乙｜\n｜1｜", "》引文",
      "甲 (6分)(万元): 1", "甲（6分）（万元）：1", "\"指标1：甲\" (6分): 2", "“三公”经费: 1", "“三公: 1", "甲\\|乙: | \\| |",
      "a:\n  | x | y |\n    | 1 | 2 |\n      | 3 |\n  b: 1", "😀: é\u{301}\u{200D}👨‍👩‍👧 \u{200B}",
      "<<<<<<< HEAD\na: 1\n=======\n>>>>>>> x",
      "a:\n    b: 1\n   c: 2\n  d: 3\n e: 4", "| x |\n> y\na: 1\n  > z\n    b: 2",
    ].enumerated().map { Document(name: "awkward \($0.offset)", bytes: Array($0.element.utf8)) }
    + [
      Document(
        name: "broken UTF-8", bytes: [0x61, 0x3A, 0xFF, 0xC0, 0x80, 0xE4, 0xB8, 0x0A, 0xED, 0xA0, 0x80, 0xF0, 0x9F]),
      Document(name: "NUL", bytes: [0, 0x0A, 0x61, 0, 0x3A, 0]),
      Document(name: "deep", bytes: Array((0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined().utf8)),
    ]
}

/// A small generator whose numbers are the same on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
