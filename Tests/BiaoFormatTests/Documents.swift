// The documents on which the formatter's properties are tested.

import TestSupport

extension Document {
  init(_ text: String) { self.init(name: text, bytes: Array(text.utf8)) }

  static let own = examples + builtInTemplates
  static let real = realForms + realTemplates
  static let all = own + real + awkward

  /// Small texts that each hold what a formatter may stumble over.
  static let awkward: [Document] =
    [
      "", "\n", "\r", "\r\n", "\n\n\n", "\u{FEFF}", "\u{FEFF}\n\n甲：1", " ", "\t", "\u{3000}", "#", "@", ">", "|", "-",
      ":", "：", "\"", "“", "- :", "-：", "－　：1", "（6分）：1", "-（6分）：1", "- -（6分）：1", "=======（6分）：1",
      "<<<<<<<（6分）: 1", "=======：1", "＞>>>>>> x", "｜｜｜｜｜｜｜", "||||||| x", "》》》", "＃＃ 甲", "#!甲", "#甲", "#\t甲",
      "甲：1\r\n乙：2\r丙：3\n丁", "a: 1\r\nb: 2\nc: 3\nd: 4\n", "a:\n\tb：1\n  c: 2\n\u{3000}d: 3",
      "甲 (6分)(万元): 1", "甲（6分）（万元）：1", "甲（本级）（万元）：1", "甲（万元）（本级）：1", "甲（ ６分 ）：1",
      "\"指标1：甲\"（6分）: 2", "“指标1：甲”\u{3000}（6分）　：2", "\"甲\" (a) b（6分）: 1", "“三公”经费: 1", "“三公: 1",
      "a:\n甲\\|乙:\n  | \\| |\n  | \\", "a:\n  | x | y |\n    | 1 | 2 |\n      | 3 |\n  b: 1",
      "a:\n  ｜ x ｜y\n    |1|\u{3000}\n  # c\n\n  | “ |—|\n  b:\n    | y | 表\n  | z | 1", "a:\n  |\n  ||\n  | |\n  | x",
      "😀: é\u{301}\u{200D}👨‍👩‍👧 \u{200B}", "a:\n \u{200B} b：1\n\u{200B}\n  c：2\u{A0}",
      "<<<<<<< HEAD\na：1\n=======\n>>>>>>> x", "a:\n    b：1\n   c: 2\n  d: 3\n e: 4",
      "| x |\n> y\na：1\n  > z\n    b: 2",
      "a:\n  # in\n b：1\n    # after b\n # before c\n c: 1\n   # in a\n# before d\nd：1\n  # last\n# end",
      "@form x\n# c\na: 1\n", "@form x\n@unit 元\n@nothing x\na: 1\n", "a:\n  b:\n    c: 1\nd:\n  e:\n    f: 1\n",
      "a:\n  b:\n    c: 1\n  # in a\n# before d\nd:\n  e:\n    f: 1\n", "\n\n\na: 1\n\n\n\nb: 2\n\n\n",
      "a: 1   \n  \nb: 2\t",
      "@form　x\n＠unit   元　\n@  form", "a:\n    > 甲\n  　　>乙\n      》 丙", "a:\n  - 甲\n  -乙: 1\n  -\t丙：1",
    ].map { Document($0) }
    + [
      Document(
        name: "broken UTF-8",
        bytes: [0x61, 0x3A, 0xFF, 0xC0, 0x80, 0xE4, 0xB8, 0x0A, 0xED, 0xA0, 0x80, 0xF0, 0x9F, 0x0A, 0x20, 0x80, 0x3A]),
      Document(name: "NUL", bytes: [0, 0x0A, 0x61, 0, 0x3A, 0]),
      Document(name: "deep", bytes: Array((0..<400).map { String(repeating: " ", count: $0) + "a：\n" }.joined().utf8)),
      Document(name: "many", bytes: Array(String(repeating: "a\u{200B}：1\n", count: 300).utf8)),
    ]

  /// This document with a token dropped or doubled, a line moved to another indentation, and other damage: `count` of
  /// them, the same ones in every run.
  func mutations(_ count: Int) -> [Document] {
    var generator = SeededGenerator(seed: UInt64(truncatingIfNeeded: bytes.count) &* 31 &+ 7)
    let pieces = [
      "", " ", "  ", "\u{3000}", "\t", "\n", "\r\n", "\r", ":", "：", "|", "｜", "- ", "－ ", "> ", "# ", "＃", "@", "（6分）",
      "(万元)",
      "\"", "“", "”", "\\", "\u{A0}", "\u{200B}", "\u{FEFF}", "—", "≥", "表", "=======", "\n\n\n", "\n    a：1\n",
      "\n | 1|2\n",
    ].map { Array($0.utf8) }
    let lengths = [0, 0, 1, 2, 3, 9]
    return (0..<count).map { index in
      var mutated = bytes
      for _ in 0...Int.random(in: 0..<3, using: &generator) {
        let lower = Int.random(in: 0...mutated.count, using: &generator)
        let upper = min(mutated.count, lower + lengths[Int.random(in: 0..<lengths.count, using: &generator)])
        mutated.replaceSubrange(lower..<upper, with: pieces[Int.random(in: 0..<pieces.count, using: &generator)])
      }
      return Document(name: "\(name), mutation \(index)", bytes: mutated)
    }
  }
}
