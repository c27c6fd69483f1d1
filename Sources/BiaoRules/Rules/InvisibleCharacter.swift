// invisible-character: a character that cannot be seen.

import BiaoSyntax

extension Rule {
  static let invisibleCharacter = Rule(
    name: "invisible-character", family: .syntax, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "有看不见的字符", en: "a character that cannot be seen"),
    why: Bilingual(
      zh: "从 Word、网页粘贴来的零宽字符、不换行空格和方向控制符看不见，却让两个看上去一样的名称不再相同。",
      en:
        "Zero-width characters, no-break spaces and direction marks come along with pasted text and make two names different that look the same."
    ),
    examples: [
      .flagged("项目名称: 产业‹\u{200B}›引导", in: .form),
      .flagged("项目名称: 产业‹\u{A0}›引导", in: .form),
      .flagged("项目名称: 产业‹\u{202E}›引导", in: .form),
      .fine("项目名称: 产业　引导", in: .form),
    ],
    checks: [
      .syntax(.invisibleCharacter) { problem, report in
        let scalar = report.tree.text(problem.range).unicodeScalars.first ?? " "
        let code = "U+" + String(scalar.value, radix: 16, uppercase: true).leftPadded(to: 4)
        let isSpace = scalar.value == 0xA0
        let (zh, en) = name(of: scalar)
        report.add(
          problem.range, zh: "这里有看不见的\(zh)（\(code)）：\(isSpace ? "改为普通空格" : "删去")",
          en: "an invisible \(en) (\(code)) stands here: \(isSpace ? "use a plain space" : "remove it")",
          fixes: [
            report.fix(
              .safe, zh: isSpace ? "改为普通空格" : "删去", en: isSpace ? "use a plain space" : "remove it",
              edits: [TextEdit(range: problem.range, text: isSpace ? " " : "")])
          ])
      }
    ])

  private static func name(of scalar: Unicode.Scalar) -> (zh: String, en: String) {
    switch scalar.value {
    case 0xA0: ("不换行空格", "no-break space")
    case 0xAD: ("软连字符", "soft hyphen")
    case 0x200B...0x200D, 0x2060: ("零宽字符", "zero-width character")
    case 0xFEFF: ("字节顺序标记", "byte order mark")
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: ("文字方向控制符", "text direction mark")
    case 0..<0x20, 0x7F..<0xA0: ("控制字符", "control character")
    default: ("字符", "character")
    }
  }
}

extension String {
  fileprivate func leftPadded(to length: Int) -> String {
    String(repeating: "0", count: max(0, length - utf8.count)) + self
  }
}
