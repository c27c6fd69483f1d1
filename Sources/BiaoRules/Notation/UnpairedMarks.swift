// Marks of titles and of the years of documents that stand without their other half: 《, 》, 〔 and 〕.

import BiaoSyntax

enum UnpairedMarks {
  private static let pairs: [(opening: UInt32, closing: UInt32)] = [(0xE3_808A, 0xE3_808B), (0xE3_8094, 0xE3_8095)]

  /// Those of all lines that have but one. A title may run on into the next paragraph.
  static func find(_ marks: [NotationMark], _ tree: Tree) -> [NotationMark] {
    var found: [NotationMark] = []
    var first = 0
    while first < marks.count {
      var end = first + 1
      while end < marks.count, marks[end].line == marks[first].line { end += 1 }
      // 》 may begin a line of prose as > does.
      let start = marks[first].at == tree.lines[marks[first].line].content ? first + 1 : first
      if let mark = unpaired(marks[start..<end], tree.bytes) {
        if isOpening(mark, tree.bytes) || !found.contains(where: { runsOn($0, to: mark, tree) }) {
          found.append(mark)
        } else {
          found.removeLast()
        }
      }
      first = end
    }
    return found.filter { tree.lines[$0.line].kind != .row }
  }

  /// Brackets and quotation marks that lack their other half, in the order of the text. Running text may close in the next
  /// paragraph what it opens in one.
  static func open(_ marks: [NotationMark], _ tree: Tree) -> [NotationMark] {
    marks.filter { mark in
      let line = tree.lines[mark.line]
      if tree.bytes[mark.at] == 0x5D { return line.kind != .directive }
      guard line.kind == .prose || line.kind == .entry && mark.at > line.colon ?? line.end else { return false }
      let isClosing = NotationScan.character(tree.bytes, mark.at) == closingQuote
      // What stands around it in the same place.
      let beside = isClosing ? mark.line - 1 : mark.line + 1
      guard tree.lines.indices.contains(beside), tree.lines[beside].kind == .prose else { return true }
      let text = tree.lines[beside].content..<tree.lines[beside].end
      let isQuote = isClosing || NotationScan.character(tree.bytes, mark.at) == openingQuote
      let (closesOne, opensOne) = unpaired(in: text, tree.bytes, isQuote: isQuote)
      return isClosing ? !opensOne : !closesOne
    }
  }

  /// Whether [ 【 〔 or ［ stands in a text, of which `]` may be the other half.
  static func opensSquare(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    text.contains {
      switch bytes[$0] {
      case 0x5B: true
      case 0xE3: NotationScan.character(bytes, $0) == 0xE3_8090 || NotationScan.character(bytes, $0) == 0xE3_8094
      case 0xEF: NotationScan.character(bytes, $0) == 0xEF_BCBB
      default: false
      }
    }
  }

  /// Whether a text closes what is not opened in it, and leaves open what it opens: quotation marks or brackets.
  private static func unpaired(
    in text: ByteRange, _ bytes: [UInt8], isQuote: Bool
  ) -> (closesOne: Bool, opensOne: Bool) {
    var (depth, closesOne) = (0, false)
    for i in text {
      let character = NotationScan.character(bytes, i)
      if isQuote ? character == openingQuote : bytes[i] == 0x28 || character == 0xEF_BC88 {
        depth += 1
      } else if isQuote ? character == closingQuote : bytes[i] == 0x29 || character == 0xEF_BC89 {
        if depth == 0 { closesOne = true } else { depth -= 1 }
      }
    }
    return (closesOne, depth > 0)
  }

  private static let openingQuote: UInt32 = 0xE2_809C
  private static let closingQuote: UInt32 = 0xE2_809D

  private static func isOpening(_ mark: NotationMark, _ bytes: [UInt8]) -> Bool {
    let character = NotationScan.character(bytes, mark.at)
    return pairs.contains { $0.opening == character }
  }

  private static func runsOn(_ mark: NotationMark, to next: NotationMark, _ tree: Tree) -> Bool {
    mark.line + 1 == next.line && isOpening(mark, tree.bytes)
      && tree.lines[mark.line].parent == tree.lines[next.line].parent
      && NotationScan.character(tree.bytes, mark.at) == NotationScan.character(tree.bytes, next.at) - 1
  }

  /// The one mark of a line that has no other half; nil where there are several, which nobody can put right.
  private static func unpaired(_ marks: ArraySlice<NotationMark>, _ bytes: [UInt8]) -> NotationMark? {
    var found: NotationMark?
    for (opening, closing) in pairs {
      var open: [NotationMark] = []
      for mark in marks {
        let character = NotationScan.character(bytes, mark.at)
        if character == opening {
          open.append(mark)
        } else if character == closing, open.popLast() == nil {
          guard found == nil else { return nil }
          found = mark
        }
      }
      guard open.count + (found == nil ? 0 : 1) <= 1 else { return nil }
      if let mark = open.first { found = mark }
    }
    return found
  }

  /// Where the other half was left out before a year: 川财行2020〕189号.
  static func yearBefore(_ mark: NotationMark, _ bytes: [UInt8]) -> Int? {
    guard NotationScan.character(bytes, mark.at) == 0xE3_8095, mark.at >= 7,
      bytes[(mark.at - 4)..<mark.at].allSatisfy({ $0 &- 0x30 < 10 }), bytes[mark.at - 5] >= 0x80
    else { return nil }
    return mark.at - 4
  }
}
