// How a name must be written in each place where one can stand, so that it is read as that name again.

import BiaoSyntax

/// A place in which a name stands.
public enum NamePlace: Sendable, Hashable, CaseIterable {
  /// In the label of an entry, of an item.
  case entry, item
  /// In a `@check`; after `parts of`; after `alias`.
  case formula, path, alias
  /// In a cell of a table.
  case cell
  /// Up to the end of a directive's line.
  case directive
}

public enum NameSpelling {
  /// The name as it must be written there: plain where that is read as the same name, else in quotation marks; nil where
  /// it cannot be written. Nothing is known here of notations: what is written is read again by the parser of the place.
  public static func spell(_ name: String, in place: NamePlace) -> String? {
    candidates(name).first { reads($0, as: name, in: place) }
  }

  /// Whether `text`, standing there, is read as `name`.
  public static func reads(_ text: String, as name: String, in place: NamePlace) -> Bool {
    let bytes = Array(text.utf8)
    let wanted = Array(name.utf8)
    guard !wanted.isEmpty, trimmedRange(wanted, 0..<wanted.count).count == wanted.count, !hasControl(wanted),
      !NameKey(name).isEmpty
    else { return false }
    func isWanted(_ range: ByteRange, _ all: [UInt8]) -> Bool { all[range].elementsEqual(wanted) }
    switch place {
    case .entry, .item:
      let start: [UInt8] = place == .item ? Array("- ".utf8) : []
      let line = start + bytes + Array(": 1".utf8)
      let tree = Tree(line)
      guard tree.lines.count == 1, tree.lines[0].kind == (place == .item ? .item : .entry),
        tree.lines[0].colon == start.count + bytes.count, tree.hasNoProblems, let label = tree.readLabel(ofLine: 0)
      else { return false }
      return label.weight == nil && label.unit == nil && isWanted(label.name, line)
    case .formula:
      let line = bytes + Array(" = 1".utf8)
      guard let formula = try? FormulaParser.parse(line, 0..<line.count), case .name(let path) = formula.left,
        path.segments.count == 1
      else { return false }
      return isWanted(path.range, line)
    case .path:
      guard let path = try? FormulaParser.parsePath(bytes, 0..<bytes.count), path.segments.count == 1 else {
        return false
      }
      return isWanted(path.range, bytes)
    case .alias:
      let line = Array("a: text, alias ".utf8) + bytes + Array(", required".utf8)
      let tree = Tree(line)
      let template = TemplateStore(workspace: []).compile(SourceFile(path: "", tree: tree))
      return tree.lines.count == 1 && template.fields.count == 2 && template.fields[1].aliases == [name]
        && template.fields[1].isRequired && template.problems.isEmpty
    case .cell:
      let line = Array("a:\n | ".utf8) + bytes + Array(" | b |".utf8)
      let tree = Tree(line)
      guard tree.lines.count == 2, tree.lines[1].cellCount == 2,
        let cell = tree.cells(ofLine: 1).first
      else { return false }
      return isWanted(cell, line) && text == name
    case .directive: return text == name
    }
  }

  private static func candidates(_ name: String) -> [String] { [name, "\"\(name)\"", "“\(name)”"] }

  /// Line breaks and other control characters stand in no name.
  private static func hasControl(_ bytes: [UInt8]) -> Bool {
    for (i, byte) in bytes.enumerated() {
      if byte < 0x20 && byte != 0x09 || byte == 0x7F { return true }
      // U+0085, U+2028, U+2029
      if byte == 0xC2, i + 1 < bytes.count, bytes[i + 1] == 0x85 { return true }
      if byte == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] == 0xA8 || bytes[i + 2] == 0xA9 {
        return true
      }
    }
    return false
  }
}
