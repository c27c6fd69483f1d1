// The whole form that a template asks for, written into a document that says no more yet than which template it is for.

import BiaoModel
import BiaoRules
import BiaoSyntax

extension DocumentView {
  /// Whether the document is the head of a form and nothing else.
  var isBareForm: Bool {
    guard form != nil, !examination.isGuess, tree.headDirective(.form) != nil else { return false }
    return tree.lines.allSatisfy { $0.kind == .blank || $0.kind == .comment || $0.kind == .directive }
  }

  /// Every line of the template behind what is there; nil where there is more than a head.
  func filledForm() -> TextEdit? {
    guard isBareForm else { return nil }
    let whole = NewForm(template, library: templates.indicatorLibrary, language: language).write()
    // Its own head goes, up to the blank line after it.
    guard let end = whole.utf8.firstIndex(of: 0x0A) else { return nil }
    var text = String(whole[whole.index(after: end)...])
    if let last = tree.lines.last {
      if last.start < last.end {
        text = "\n" + text
      } else if tree.lines.count > 2, tree.lines[tree.lines.count - 2].kind == .blank {
        // The blank line is there.
        text = String(text.drop { $0 == "\n" })
      }
    }
    if tree.terminator != "\n" { text = text.replacing("\n", with: tree.terminator) }
    return TextEdit(range: tree.bytes.count..<tree.bytes.count, text: text)
  }
}
