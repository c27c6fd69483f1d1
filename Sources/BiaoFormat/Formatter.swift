// The formatter: a document in, the edits that give it its canonical layout out.

package import BiaoSyntax

/// A range of the document and what stands there instead.
package struct FormatEdit: Sendable, Hashable {
  /// In bytes of the document; begins and ends between characters.
  package var range: ByteRange
  package var text: [UInt8]

  package init(range: ByteRange, text: [UInt8]) {
    self.range = range
    self.text = text
  }
}

/// What can be chosen of the layout.
package struct FormatOptions: Sendable, Hashable {
  package enum Terminator: Sendable, Hashable, CaseIterable {
    /// The one that most lines of the document have; among equals the first line's. LF where there is none.
    case automatic
    case lf, crlf, cr
  }

  /// Spaces a level, 1 to 8.
  package var indentWidth: Int
  package var terminator: Terminator
  /// In columns. A table that would be wider when aligned gets one space around each cell instead.
  package var maximumTableWidth: Int

  package init(indentWidth: Int = 2, terminator: Terminator = .automatic, maximumTableWidth: Int = 160) {
    self.indentWidth = min(max(indentWidth, 1), 8)
    self.terminator = terminator
    self.maximumTableWidth = maximumTableWidth
  }
}

/// Why a document is left as it is.
package enum FormatRefusal: Sendable, Hashable {
  /// A conflict of a version control system is not resolved: which lines hold is not known. The marker's line, from 0.
  case conflict(line: Int)
  /// More levels than a document can have. The line, from 0.
  case tooDeep(line: Int)
  /// So many faulty characters that it is no text.
  case noText
}

/// Gives documents their canonical layout: indentation, one space after signs, half-width structure, blank lines, aligned
/// tables. Names, values, cells, prose and comments are never changed but for white space at their ends, nor is the tree;
/// a line with a fault of syntax keeps everything but its indentation. Formatting is idempotent.
///
/// The layout, where the language leaves a choice:
/// - A blank line stands between the directives at the head and the first entry, and between two top-level entries that
///   both hold groups; elsewhere at most one, none at the start or end.
/// - A comment is indented as the next line; one that is indented more than that ends the group above and stays in it.
/// - Weights and units get half-width parentheses and one space before; other parentheses are part of a name.
/// - Cells are aligned to the left. Characters of ambiguous width (`—` `≥` `“`) count two columns in a table that has
///   wide characters, and one in any other.
/// - Mixed line terminators become the one of most lines. A byte order mark stays.
package struct Formatter: Sendable {
  package let options: FormatOptions

  package init(_ options: FormatOptions = FormatOptions()) { self.options = options }

  /// Why the document is left as it is, or nil.
  package func refusal(_ tree: Tree) -> FormatRefusal? {
    if tree.hasNoProblems { return nil }
    var faultyCharacters = 0
    for problem in tree.problems {
      switch problem.kind {
      case .mergeConflictMarker: return .conflict(line: tree.lineIndex(at: problem.range.lowerBound))
      case .tooDeep: return .tooDeep(line: tree.lineIndex(at: problem.range.lowerBound))
      case .invalidUTF8, .invisibleCharacter: faultyCharacters += 1
      default: break
      }
    }
    // Of more the parser does not tell, so that not every faulty line would be known.
    return faultyCharacters >= Tree.maximumTextProblems ? .noText : nil
  }

  /// What gives the document its canonical layout: sorted, without overlaps, each edit inside one line with its
  /// terminator. `targets` are written into the values of their lines.
  package func edits(_ tree: Tree, targets: CanonicalTargets = CanonicalTargets()) -> [FormatEdit] {
    guard refusal(tree) == nil else { return [] }
    var pass = LayoutPass(tree, options, targets)
    return pass.edits(stoppingAtFirst: false)
  }

  /// Those of `edits(_:targets:)` that lie in lines which `ranges` touch. A table is laid out as a whole. Where the new
  /// indentation of these lines alone would change the tree, because lines around them keep their own, it is left.
  package func edits(
    _ tree: Tree, in ranges: [ByteRange], targets: CanonicalTargets = CanonicalTargets()
  ) -> [FormatEdit] {
    let lines = TouchedLines(tree, ranges)
    let chosen = edits(tree, targets: targets).filter { lines.contains(tree.lineIndex(at: $0.range.lowerBound)) }
    if chosen.isEmpty || Tree(chosen.applied(to: tree.bytes)).hasSameStructure(as: tree) { return chosen }
    return chosen.filter { edit in
      let line = tree.lines[tree.lineIndex(at: edit.range.lowerBound)]
      return line.kind == .blank || edit.range.upperBound > line.content || edit.text.contains { $0 != 0x20 }
    }
  }

  /// The document in its canonical layout.
  package func formatted(_ tree: Tree, targets: CanonicalTargets = CanonicalTargets()) -> [UInt8] {
    edits(tree, targets: targets).applied(to: tree.bytes)
  }

  /// Where the first of `edits(_:targets:)` begins; what follows it is not looked at. Nil for a document that is left as it
  /// is.
  package func firstDifference(_ tree: Tree, targets: CanonicalTargets = CanonicalTargets()) -> Int? {
    guard refusal(tree) == nil else { return nil }
    var pass = LayoutPass(tree, options, targets)
    return pass.edits(stoppingAtFirst: true).first?.range.lowerBound
  }
}

extension [FormatEdit] {
  /// `bytes` with the edits made. They are sorted and do not overlap; one that does is left out.
  package func applied(to bytes: [UInt8]) -> [UInt8] {
    if isEmpty { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var position = 0
    for edit in self where edit.range.lowerBound >= position && edit.range.upperBound <= bytes.count {
      result.append(contentsOf: bytes[position..<edit.range.lowerBound])
      result.append(contentsOf: edit.text)
      position = edit.range.upperBound
    }
    result.append(contentsOf: bytes[position...])
    return result
  }
}

extension Tree {
  /// Whether both trees have the same significant lines: kinds, parents, numbers of cells.
  package func hasSameStructure(as other: Tree) -> Bool {
    func shape(_ tree: Tree) -> [Int] {
      var shape: [Int] = []
      /// For each line its number among the significant ones.
      var numbers = [Int](repeating: -1, count: tree.lines.count)
      var number = 0
      for (index, line) in tree.lines.enumerated() where line.kind.isSignificant {
        numbers[index] = number
        number += 1
        shape.append(Int(line.kind.rawValue))
        shape.append(line.parent.map { numbers[$0] } ?? -1)
        shape.append(line.cellCount)
      }
      return shape
    }
    return shape(self) == shape(other)
  }
}
