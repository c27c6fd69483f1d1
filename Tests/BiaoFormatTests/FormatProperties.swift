// What holds of the formatter on any bytes.

import BiaoFormat
import BiaoModel
import BiaoSyntax
import BiaoValues

enum FormatProperties {
  /// The first property that formatting `bytes` breaks, or nil.
  static func violation(_ bytes: [UInt8], _ options: FormatOptions = FormatOptions()) -> String? {
    let tree = Tree(bytes)
    let formatter = Formatter(options)
    let edits = formatter.edits(tree)
    if let violation = edits.violation(in: tree) { return violation }
    let result = formatter.formatted(tree)
    if result != edits.applied(to: bytes) { return "the formatted text is not that of the edits" }
    if formatter.firstDifference(tree) != edits.first?.range.lowerBound { return "the check and the edits disagree" }
    if formatter.refusal(tree) != nil { return edits.isEmpty ? nil : "a refused document was changed" }
    let after = Tree(result)
    if let again = formatter.edits(after).first { return "not idempotent: \(again) in \(after.text(0..<result.count))" }
    return structureViolation(tree, after) ?? textViolation(tree, after) ?? layoutViolation(after)
  }

  /// Kinds, parents and parts of the lines, comments included, are those of before.
  static func structureViolation(_ before: Tree, _ after: Tree) -> String? {
    if !after.hasSameStructure(as: before) { return "the structure differs" }
    let (a, b) = (parts(before), parts(after))
    if a == b { return nil }
    let index = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
    return "a part differs: \(index < a.count ? a[index] : "") and \(index < b.count ? b[index] : "")"
  }

  /// What the lines that are not blank say.
  private static func parts(_ tree: Tree) -> [String] {
    var parts: [String] = []
    for (index, line) in tree.lines.enumerated() where line.kind != .blank {
      parts.append("\(line.kind)")
      if let reading = tree.readLabel(ofLine: index) {
        let label = tree.label(ofLine: index)
        parts.append("name \(label?.isQuoted ?? false) \(tree.text(reading.name))")
        parts.append("weight \(reading.weight?.description ?? "")")
        parts.append("unit \(reading.unitRange.map(tree.text) ?? "")")
      }
      if let value = tree.value(ofLine: index) { parts.append("value \(tree.text(value))") }
      if let text = tree.text(ofLine: index) { parts.append("text \(tree.text(text))") }
      if let directive = tree.directive(ofLine: index) {
        parts.append("directive \(tree.text(directive.keyword)) \(tree.text(directive.argument))")
      }
      for cell in tree.cells(ofLine: index) { parts.append("cell \(tree.text(cell))") }
    }
    return parts
  }

  /// Without white space and with half-width structure, the text is that of before.
  private static func textViolation(_ before: Tree, _ after: Tree) -> String? {
    essence(before.bytes) == essence(after.bytes) ? nil : "text was lost or added"
  }

  private static func essence(_ bytes: [UInt8]) -> [UInt8] {
    let full: [Unicode.Scalar: Unicode.Scalar] = [
      "：": ":", "（": "(", "）": ")", "｜": "|", "＞": ">", "》": ">", "＠": "@", "＃": "#", "－": "-",
    ]
    var text: [Unicode.Scalar] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case " ", "\t", "\n", "\r", "\u{3000}", "\u{A0}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}": continue
      // The bar that ends a row may be left out.
      case "|", "｜": continue
      default: text.append(full[scalar] ?? scalar)
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text)
    return Array(String(result).utf8)
  }

  /// What can be seen of a formatted text without knowing the formatter.
  private static func layoutViolation(_ tree: Tree) -> String? {
    var isBlankAbove = true
    for (index, line) in tree.lines.enumerated() {
      let isBlank = line.kind == .blank
      if isBlank, isBlankAbove, index + 1 < tree.lines.count { return "two blank lines, or one at the start" }
      if isBlank, line.start != line.end, tree.bytes.count > 3 { return "a blank line with spaces" }
      isBlankAbove = isBlank
    }
    guard tree.lines.count > 1 else { return tree.bytes.count <= 3 ? nil : "no final newline" }
    guard let last = tree.lines.last, last.kind == .blank, last.start == tree.bytes.count else {
      return "no final newline"
    }
    if tree.lines[tree.lines.count - 2].kind == .blank { return "blank lines at the end" }
    return nil
  }
}

extension [FormatEdit] {
  /// What is wrong with the edits as such.
  func violation(in tree: Tree) -> String? {
    var position = 0
    for edit in self {
      if edit.range.lowerBound < position || edit.range.upperBound > tree.bytes.count { return "edits overlap" }
      if edit.text.elementsEqual(tree.bytes[edit.range]) { return "an edit changes nothing at \(edit.range)" }
      let line = tree.fullRange(ofLine: tree.lineIndex(at: edit.range.lowerBound))
      if edit.range.upperBound > line.upperBound { return "an edit leaves its line at \(edit.range)" }
      position = edit.range.upperBound
    }
    return nil
  }
}
