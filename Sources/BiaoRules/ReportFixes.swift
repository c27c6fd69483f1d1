// How a check words its fixes.

import BiaoSyntax

extension Report {
  func fix(
    _ safety: Fix.Safety, zh: @autoclosure () -> String, en: @autoclosure () -> String, edits: [TextEdit]
  ) -> Fix {
    Fix(title: language == .zh ? zh() : en(), safety: safety, edits: edits)
  }

  /// A fix that writes a text for what stands in `range`.
  func rewriting(_ safety: Fix.Safety, _ range: ByteRange, as text: String) -> Fix {
    fix(safety, zh: "改为“\(text)”", en: "write “\(text)”", edits: [TextEdit(range: range, text: text)])
  }
}
