// Where a missing line goes, and what is written there.

import BiaoModel
package import BiaoSyntax

/// Inserts a declared line, with the required lines below it, where the template's order puts it.
package struct Insertion {
  private let form: Form
  private let terminator: String
  private var tree: Tree { form.tree }
  private var template: Template { form.template }

  init(into form: Form, terminator: String) {
    self.form = form
    self.terminator = terminator
  }

  /// The edit that gives the form `field` under `line` (nil: in the document), with an indicator in it if one is given.
  func edit(of field: Int, under line: Int?, starting start: LibraryCandidate? = nil) -> TextEdit {
    let (place, indentation) = place(of: field, under: line)
    var text = ""
    append(field, indentation: indentation, to: &text, depth: 0)
    if let start { text += indentation + "  " + Insertion.written(start) + terminator }
    // The document's last line may have no terminator.
    if place == tree.bytes.count, place > 0, !endsLine(place) {
      text = terminator + text
      text.removeLast()
    }
    return TextEdit(range: place..<place, text: text)
  }

  // MARK: - Where

  /// The offset at which whole lines are inserted, and their indentation.
  private func place(of field: Int, under line: Int?) -> (offset: Int, indentation: String) {
    let siblings = template.children(of: template.fields[field].parent)
    let position = siblings.firstIndex(of: field) ?? siblings.count
    // After the nearest line before it in the template that the form has at this place …
    for sibling in siblings[..<position].reversed() {
      if let present = present(sibling, under: line) {
        let last = max(tree.lines[present].subtreeEnd, present + 1) - 1
        return (tree.fullRange(ofLine: last).upperBound, indentation(of: present))
      }
    }
    // … or before the nearest one after it, with the comments that belong to that.
    for sibling in siblings[min(position + 1, siblings.count)...] {
      if var present = present(sibling, under: line) {
        let indentation = indentation(of: present)
        while present > 0, tree.lines[present - 1].kind == .comment { present -= 1 }
        // The byte order mark stays first.
        let hasMark = present == 0 && tree.bytes.starts(with: [0xEF, 0xBB, 0xBF])
        return (hasMark ? 3 : tree.lines[present].start, indentation)
      }
    }
    guard let line else { return (tree.bytes.count, "") }
    let last = max(tree.lines[line].subtreeEnd, line + 1) - 1
    let child = (line + 1..<last + 1).first { tree.lines[$0].kind.isSignificant }
    return (
      tree.fullRange(ofLine: last).upperBound,
      child.map { indentation(of: $0) } ?? indentation(of: line) + "  "
    )
  }

  /// The edit that puts an indicator into a tier that has none.
  func edit(of start: LibraryCandidate, intoTierAt line: Int) -> TextEdit {
    let place = tree.fullRange(ofLine: line).upperBound
    var text = indentation(of: line) + "  " + Insertion.written(start) + terminator
    if place == tree.bytes.count, place > 0, !endsLine(place) {
      text = terminator + text
      text.removeLast()
    }
    return TextEdit(range: place..<place, text: text)
  }

  /// The line of a sibling, if it stands under the same line.
  private func present(_ field: Int, under line: Int?) -> Int? {
    if let present = form.line(of: field) { return tree.lines[present].parent == line ? present : nil }
    // Attributes repeat from item to item, so a form does not know them by their field.
    guard let line, template.isUnderItems(field) else { return nil }
    return tree.children(of: line).first { form.bindings[$0].role == .field && form.bindings[$0].field == field }
  }

  private func indentation(of line: Int) -> String { tree.indentation(ofLine: line) }

  private func endsLine(_ offset: Int) -> Bool {
    let last = tree.bytes[offset - 1]
    return last == 0x0A || last == 0x0D
  }

  // MARK: - What

  private func append(_ field: Int, indentation: String, to text: inout String, depth: Int) {
    let declared = template.fields[field]
    text += indentation + Insertion.written(declared.name) + ":" + terminator
    guard depth < 8 else { return }
    if declared.type == .table {
      let columns = template.children(of: field).map { template.fields[$0].name }
      if !columns.isEmpty { text += indentation + "  | " + columns.joined(separator: " | ") + " |" + terminator }
      return
    }
    for child in template.children(of: field) where template.fields[child].isRequired {
      append(child, indentation: indentation + "  ", to: &text, depth: depth + 1)
    }
  }

  /// An indicator as an item is written.
  private static func written(_ candidate: LibraryCandidate) -> String {
    "- \(written(candidate.name)): \(candidate.example)"
  }

  /// A name as a label is written: quoted where it would be read as something else.
  package static func written(_ name: String) -> String {
    let sigils: Set<Unicode.Scalar> = ["#", "@", ">", "|", "＃", "＠", "＞", "｜", "》", "\"", "“"]
    let needsQuotes =
      name.unicodeScalars.contains { $0 == ":" || $0 == "：" } || name.unicodeScalars.first.map(sigils.contains) ?? false
      || name.hasPrefix("- ") || name.hasPrefix("－ ")
    guard needsQuotes else { return name }
    // `“三公经费”控制率` is an ordinary name: its marks do not enclose all of it.
    if name.hasPrefix("“"), !name.hasSuffix("”"), !name.unicodeScalars.contains(where: { $0 == ":" || $0 == "：" }) {
      return name
    }
    return name.contains("\"") ? "“\(name)”" : "\"\(name)\""
  }
}

extension Tree {
  /// What stands before the first visible character of a line, without the byte order mark.
  package func indentation(ofLine line: Int) -> String {
    let node = lines[line]
    var start = node.start
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    return text(ByteRange(clamping: start, node.content))
  }
}
