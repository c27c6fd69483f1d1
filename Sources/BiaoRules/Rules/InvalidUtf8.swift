// invalid-utf8: bytes that are no UTF-8.

import BiaoSyntax

extension Rule {
  static let invalidUtf8 = Rule(
    name: "invalid-utf8", family: .syntax, severity: .error,
    summary: Bilingual(zh: "文件不是 UTF-8 编码", en: "bytes that are no UTF-8"),
    why: Bilingual(
      zh: "编码不对，别人打开就是乱码，名称和数字也无从核对；老软件存的中文文件多半是 GBK 编码。",
      en: "Readers see garbage, and neither names nor figures can be checked; old programs often write GBK."),
    examples: [
      .fine("项目名称: 编码正确的中文 😀", in: .form)
    ],
    checks: [
      .document { report in
        guard !report.tree.hasNoProblems else { return }
        let faults = report.tree.problems.filter { $0.kind == .invalidUTF8 }
        guard let first = faults.first else { return }
        // A file in another encoding is one fault, some broken bytes are several.
        guard faults.count < 20 else {
          report.add(
            first.range, zh: "文件不是 UTF-8 编码（多半是 GBK）：用编辑器另存为 UTF-8",
            en: "this file is not UTF-8 (GBK, most likely): save it as UTF-8")
          return
        }
        for fault in faults {
          report.add(
            fault.range, zh: "这里的字节不是 UTF-8：重新输入这几个字", en: "these bytes are no UTF-8: type the characters again")
        }
      }
    ])
}
