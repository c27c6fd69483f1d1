// Edits: a range of bytes replaced, and only the touched lines lexed again.

extension Tree {
  /// The tree of the text in which `range` is replaced by `replacement`. A range outside of the text is cut to it.
  ///
  /// Equal in every part to the tree of the new text parsed from scratch. Lines are lexed again from the one before the
  /// edit (its terminator may join with the new text) to the first old line that starts where a new one does; where each
  /// of them takes the place of one like it, as nearly always, all lines keep their places in the tree.
  public func replacing(_ range: ByteRange, with replacement: some Collection<UInt8>) -> Tree {
    let lower = min(max(range.lowerBound, 0), bytes.count)
    let upper = min(max(range.upperBound, lower), bytes.count)
    let grown = bytes.count - (upper - lower) + replacement.count
    var text: [UInt8] = []
    text.reserveCapacity(grown)
    text.append(contentsOf: bytes[..<lower])
    text.append(contentsOf: replacement)
    text.append(contentsOf: bytes[upper...])
    // The limits on size and on the number of reported faults look at the whole text.
    guard grown <= Tree.maximumByteCount, lineProblems.count < LineLexer.maximumTextProblems else { return Tree(text) }

    let delta = grown - bytes.count
    let firstLine = max(lineIndex(at: lower) - 1, 0)
    var resumeLine = lineIndex(at: upper) + 1
    var lexer = LineLexer(text)
    let span = text.span
    var next: Int? = lines[firstLine].start
    while let start = next {
      while resumeLine < lines.count, lines[resumeLine].start + delta < start { resumeLine += 1 }
      if resumeLine < lines.count, lines[resumeLine].start + delta == start { break }
      next = lexer.lexLine(at: start, in: span)
    }
    if next == nil { resumeLine = lines.count }
    if lexer.problems.count >= LineLexer.maximumTextProblems { return Tree(text) }

    var newLines: [Line] = []
    newLines.reserveCapacity(firstLine + lexer.lines.count + lines.count - min(resumeLine, lines.count))
    newLines.append(contentsOf: lines[..<firstLine])
    let keepsStructure = hasSameStructure(firstLine..<max(firstLine, min(resumeLine, lines.count)), as: lexer.lines)
    if keepsStructure {
      for (index, line) in lexer.lines.enumerated() { newLines.append(line.placed(like: lines[firstLine + index])) }
    } else {
      newLines.append(contentsOf: lexer.lines)
    }
    var newProblems = lineProblems.filter { $0.range.lowerBound < lines[firstLine].start }
    newProblems.append(contentsOf: lexer.problems)
    if resumeLine < lines.count {
      for index in resumeLine..<lines.count { newLines.append(lines[index].moved(by: delta)) }
      for problem in lineProblems where problem.range.lowerBound >= lines[resumeLine].start {
        var moved = problem
        moved.range = ByteRange(clamping: problem.range.lowerBound + delta, problem.range.upperBound + delta)
        newProblems.append(moved)
      }
    }
    if newProblems.count >= LineLexer.maximumTextProblems { return Tree(text) }
    if keepsStructure { return Tree(placed: newLines, of: text, lineProblems: newProblems) }
    for index in newLines.indices { newLines[index].parentIndex = .max }
    return Tree(bytes: text, lines: newLines, lineProblems: newProblems)
  }

  /// Whether these lines and the new ones in their stead are, one by one, the same to `StructureBuilder`. Where it found
  /// faults, which lie at places in the text, it looks again.
  private func hasSameStructure(_ range: Range<Int>, as new: [Line]) -> Bool {
    guard structureProblems.isEmpty, range.count == new.count else { return false }
    return zip(lines[range], new).allSatisfy { old, new in
      old.kind == new.kind && old.columnCount == new.columnCount && old.cellCount == new.cellCount
        && old.flags.subtracting(.quoted) == new.flags.subtracting(.quoted)
    }
  }
}

extension Line {
  /// The line at the place in the tree that `other` has.
  fileprivate func placed(like other: Line) -> Line {
    var line = self
    line.parentIndex = other.parentIndex
    line.depth = other.depth
    line.subtreeEndIndex = other.subtreeEndIndex
    return line
  }

  /// The line `delta` bytes further on.
  fileprivate func moved(by delta: Int) -> Line {
    var line = self
    func shift(_ offset: UInt32) -> UInt32 { UInt32(truncatingIfNeeded: Int(offset) + delta) }
    line.startOffset = shift(startOffset)
    line.contentOffset = shift(contentOffset)
    line.endOffset = shift(endOffset)
    if kind == .entry || kind == .item { line.detail = shift(detail) }
    return line
  }
}
