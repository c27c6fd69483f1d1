// What the program writes while an author types: the beginning of the next line, and tables that stay aligned.

import BiaoFormat
import BiaoModel
package import BiaoRules
import BiaoSyntax

/// What follows from a character just typed.
package struct OnTypeFormatting: Sendable {
  /// In document order, without overlap.
  package var edits: [TextEdit] = []
  /// Where the cursor belongs in the new text, for clients that can be told; nil where it moves with the text.
  package var cursor: Int?

  /// The characters after which a client should ask.
  package static let triggers = ["\n", "|", "｜", "："]
}

extension DocumentView {
  /// What is to be changed after `character` was typed, which ends at `offset`. The text has it already, and whatever
  /// indentation the editor put behind a line feed.
  package func onTypeFormatting(after character: String, at offset: Int) -> OnTypeFormatting {
    let place = CompletionPlace(tree, at: offset)
    switch character {
    case "\n", "\r", "\r\n": return continuation(at: place)
    case "|", "｜": return OnTypeFormatting(edits: alignedTable(at: place))
    case "：", ":": return OnTypeFormatting(edits: narrowColon(at: place))
    default: return OnTypeFormatting()
    }
  }

  // MARK: - Enter

  /// How the line of the cursor begins, by the line above.
  private func continuation(at place: CompletionPlace) -> OnTypeFormatting {
    guard place.line > 0, place.offset <= max(place.node.content, place.node.start) else { return OnTypeFormatting() }
    let above = place.line - 1
    let indentation = tree.indentation(ofLine: above)
    let rest = tree.trimmed(ByteRange(clamping: place.offset, place.node.end))
    switch tree.lines[above].kind {
    case .blank, .comment, .conflictMarker: return OnTypeFormatting()
    case .directive: return begin(place, with: indentation)
    case .prose:
      let isEmpty = tree.text(ofLine: above)?.isEmpty ?? true
      if isEmpty { return rest.isEmpty ? leave(above, place) : OnTypeFormatting() }
      return begin(place, with: indentation + sigil(ofLine: above) + " ")
    case .row: return nextRow(after: above, indentation, rest, place)
    case .item:
      let isEmpty = (tree.label(ofLine: above)?.name.isEmpty ?? true) && tree.lines[above].colon == nil
      if isEmpty { return rest.isEmpty ? leave(above, place) : OnTypeFormatting() }
      if opensLines(above) || lacksAttributes(above) { return begin(place, with: indentation + tree.indentationStep) }
      return begin(place, with: indentation + "- ")
    case .entry: return begin(place, with: opening(after: above, indentation))
    }
  }

  /// The line begins with `text` in place of the indentation that it has.
  private func begin(_ place: CompletionPlace, with text: String) -> OnTypeFormatting {
    let range = ByteRange(clamping: place.node.start, max(place.node.content, place.offset))
    if tree.text(range) == text { return OnTypeFormatting() }
    return OnTypeFormatting(edits: [TextEdit(range: range, text: text)])
  }

  /// An empty item, paragraph or row above ends the list: it goes, and the line stands where the list's group does.
  private func leave(_ above: Int, _ place: CompletionPlace) -> OnTypeFormatting {
    var group = tree.lines[above].parent
    while let current = group, tree.lines[current].kind == .row { group = tree.lines[current].parent }
    let indentation = group.map(tree.indentation) ?? ""
    var start = tree.lines[above].start
    if start == 0, tree.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    return OnTypeFormatting(
      edits: [TextEdit(range: ByteRange(clamping: start, max(place.node.content, place.offset)), text: indentation)])
  }

  private func nextRow(
    after above: Int, _ indentation: String, _ rest: ByteRange, _ place: CompletionPlace
  ) -> OnTypeFormatting {
    guard rest.isEmpty else { return begin(place, with: indentation) }
    if tree.cells(ofLine: above).allSatisfy(\.isEmpty) { return leave(above, place) }
    var header: Int? = above
    var group = tree.lines[above].parent
    while let current = group, tree.lines[current].kind == .row { group = tree.lines[current].parent }
    if let group { header = tree.children(of: group).first { tree.lines[$0].kind == .row } }
    let count = header.map { tree.lines[$0].cellCount } ?? 0
    guard count > 0, count <= 256 else { return begin(place, with: indentation + "| ") }
    let range = ByteRange(clamping: place.node.start, max(place.node.content, place.offset))
    let text = indentation + "| " + String(repeating: " |", count: 1) + String(repeating: "  |", count: count - 1)
    return OnTypeFormatting(
      edits: [TextEdit(range: range, text: text)], cursor: range.lowerBound + indentation.utf8.count + 2)
  }

  /// What begins the line after an entry: deeper where it holds lines, with the mark that they begin with.
  private func opening(after line: Int, _ indentation: String) -> String {
    let inner = indentation + tree.indentationStep
    guard tree.lines[line].colon != nil else { return indentation }
    if isTemplate { return templateLineOpens(line) ? inner : indentation }
    guard tree.value(ofLine: line)?.isEmpty ?? true, let form else { return indentation }
    switch form.bindings[line].role {
    case .tier:
      let field = form.bindings[line].field ?? 0
      let isDeclared = form.tier(atLine: line)?.isDeclared ?? false
      return isDeclared && Skeleton(template).hasTiers(field) ? inner : inner + "- "
    case .field:
      guard let field = form.bindings[line].field else { return indentation }
      switch template.fields[field].type {
      case .prose: return inner + "> "
      case .list: return inner + "- "
      case .table, .group, .indicators, .parts: return inner
      default: return template.children(of: field).isEmpty ? indentation : inner
      }
    case .open, .unknown, .none:
      return inner
    case .indicator, .element, .part, .header, .row: return indentation
    }
  }

  /// Whether lines are declared for the lines under an item, and its own value is still empty.
  private func opensLines(_ line: Int) -> Bool {
    guard tree.lines[line].colon != nil, tree.value(ofLine: line)?.isEmpty ?? true, let form,
      let field = form.bindings[line].field
    else { return false }
    return form.bindings[line].role == .element && !template.children(of: field).isEmpty
  }

  /// Whether an indicator has yet to get a line that it must have.
  private func lacksAttributes(_ line: Int) -> Bool {
    guard let form, let indicator = form.indicator(atLine: line), tree.lines[line].subtreeEnd == line + 1,
      !indicator.value.isEmpty, let items = indicator.items
    else { return false }
    return template.children(of: items).contains { template.fields[$0].isRequired }
  }

  /// Whether lines follow under a line of a template: a type that holds others, or `- *`.
  private func templateLineOpens(_ line: Int) -> Bool {
    guard let field = field(ofTemplateLine: line) else { return false }
    let type = template.fields[field].type
    return type.isContainer || type == .choice
  }

  private func sigil(ofLine line: Int) -> String {
    let content = tree.lines[line].content
    return tree.text(content..<content + (tree.bytes[content] < 0x80 ? 1 : 3))
  }

  // MARK: - Bars and colons

  /// The columns of the table around the cursor, aligned; nothing while its row has too few or too many cells.
  private func alignedTable(at place: CompletionPlace) -> [TextEdit] {
    guard place.node.kind == .row, !tree.problems.contains(where: { $0.kind == .unevenRow && covers(place, $0.range) })
    else { return [] }
    let range = tree.contentRange(ofLine: place.line)
    return Formatter().edits(tree, in: [range])
      .filter { tree.lines[tree.lineIndex(at: $0.range.lowerBound)].kind == .row }
      .map { TextEdit(range: $0.range, text: String(decoding: $0.text, as: UTF8.self)) }
  }

  private func covers(_ place: CompletionPlace, _ range: ByteRange) -> Bool {
    tree.lineIndex(at: range.lowerBound) == place.line
  }

  /// `：` that ends a label becomes `: `; any other stays as it is, in prose as in values.
  private func narrowColon(at place: CompletionPlace) -> [TextEdit] {
    guard let colon = place.node.colon, tree.bytes[colon] != 0x3A, colon + 3 == place.offset,
      tree.value(ofLine: place.line)?.isEmpty ?? true
    else { return [] }
    return [TextEdit(range: colon..<colon + 3, text: ": ")]
  }
}
