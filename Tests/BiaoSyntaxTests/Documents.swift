// The documents on which properties are tested.

import TestSupport

extension Document {
  static let files = examples + builtInTemplates + realForms + realTemplates

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
