// Selection ranges: what a selection grows to, from a number to the whole document.

import BiaoModel
import BiaoRules
package import BiaoSyntax
import BiaoValues

extension DocumentView {
  /// What the selection at `offset` grows to, from the innermost: a part of the value, the value, the line, the line with
  /// what stands under it, each group around it, the document. Each range holds `offset` (cut to the text), lies within the
  /// next and is smaller than it. Never empty.
  package func selectionRanges(at offset: Int) -> [ByteRange] {
    let offset = min(max(offset, 0), tree.bytes.count)
    var chain = SelectionChain(offset: offset)
    let index = tree.lineIndex(at: offset)
    let line = tree.lines[index]
    switch line.kind {
    case .blank: break
    case .comment: addComment(index, to: &chain)
    case .directive: addDirective(index, to: &chain)
    case .prose:
      if let text = tree.text(ofLine: index) {
        chain.add(tree.clause(at: offset, in: text))
        chain.add(text)
      }
    case .row: addRow(index, to: &chain)
    case .entry, .item: addEntry(index, to: &chain)
    case .conflictMarker: break
    }
    chain.add(tree.contentRange(ofLine: index))
    if line.kind == .prose || line.kind == .comment { chain.add(run(around: index)) }
    addAncestors(of: index, to: &chain)
    chain.add(0..<tree.bytes.count)
    if chain.ranges.isEmpty { return [0..<tree.bytes.count] }
    return chain.ranges
  }

  private func addComment(_ index: Int, to chain: inout SelectionChain) {
    guard let text = tree.text(ofLine: index) else { return }
    if let suppression = Suppression.read(index, in: tree) {
      chain.add(suppression.keyword)
      for name in suppression.names {
        chain.add(name.range)
        guard let expiry = name.ownExpiry else { continue }
        chain.add(expiry.keyword)
        chain.add(expiry.date)
        chain.add(expiry.range)
      }
      if let reason = suppression.reason {
        chain.add(tree.clause(at: chain.offset, in: reason))
        chain.add(reason)
      }
    } else {
      chain.add(tree.clause(at: chain.offset, in: text))
    }
    chain.add(text)
  }

  private func addDirective(_ index: Int, to chain: inout SelectionChain) {
    guard let directive = tree.directive(ofLine: index) else { return }
    chain.add(directive.keyword)
    for token in tree.formulaTokens(ofLine: index) { chain.add(token.range) }
    chain.add(directive.argument)
  }

  private func addRow(_ index: Int, to chain: inout SelectionChain) {
    for cell in tree.cells(ofLine: index) where cell.contains(chain.offset) || cell.upperBound == chain.offset {
      addFigures(in: cell, to: &chain)
      chain.add(cell)
    }
  }

  private func addEntry(_ index: Int, to chain: inout SelectionChain) {
    if let label = tree.label(ofLine: index) {
      let reading = tree.readLabel(label)
      chain.add(reading.name)
      if let unit = reading.unitRange { chain.add(unit) }
      for group in [label.secondLast, label.last] {
        guard let group else { continue }
        chain.add(group.inner)
        chain.add(group.outer)
      }
      let colon = tree.lines[index].colon ?? tree.lines[index].end
      chain.add(tree.trimmed(ByteRange(clamping: label.name.lowerBound, colon)))
    }
    guard let value = tree.value(ofLine: index), value.lowerBound <= chain.offset, chain.offset <= value.upperBound
    else {
      return
    }
    if isTemplate {
      for piece in tree.declarationPieces(value) {
        chain.add(piece.keyword)
        if let operand = piece.operand { chain.add(operand) }
        chain.add(piece.range)
      }
    } else if let form, let indicator = form.indicator(atLine: index), case .value(let list) = indicator.target {
      addTargets(list, to: &chain)
    } else {
      addFigures(in: value, to: &chain)
      chain.add(tree.clause(at: chain.offset, in: value))
    }
    chain.add(value)
  }

  private func addTargets(_ list: TargetList, to chain: inout SelectionChain) {
    for target in list.targets {
      for figure in [target.figure, target.upper] + target.alternatives {
        guard let figure else { continue }
        chain.add(figure.numberRange)
        if let unit = figure.unitRange { chain.add(unit) }
        chain.add(figure.range)
      }
      for part in [target.comparatorRange, target.subject, target.baseline, target.object] {
        if let part { chain.add(part) }
      }
      chain.add(target.valueRange)
      chain.add(target.range)
    }
  }

  /// The number and unit of a value that is one figure.
  private func addFigures(in value: ByteRange, to chain: inout SelectionChain) {
    guard case .value(let reading) = Read.figure(tree.bytes, value) else { return }
    chain.add(reading.figure.numberRange)
    if let unit = reading.figure.unitRange { chain.add(unit) }
    chain.add(reading.figure.range)
  }

  /// The lines of one kind that stand together with line `index`.
  private func run(around index: Int) -> ByteRange {
    let kind = tree.lines[index].kind
    var first = index
    var last = index
    while first > 0, tree.lines[first - 1].kind == kind { first -= 1 }
    while last + 1 < tree.lines.count, tree.lines[last + 1].kind == kind { last += 1 }
    return ByteRange(
      clamping: tree.contentRange(ofLine: first).lowerBound, tree.contentRange(ofLine: last).upperBound)
  }

  /// The line with what stands under it, then all that stands under each line around it, and that line.
  private func addAncestors(of index: Int, to chain: inout SelectionChain) {
    let extents = LineExtents(tree)
    var ancestor = tree.lines[index].kind.isSignificant ? index : enclosing(index)
    var steps = 0
    while let line = ancestor, steps <= Tree.maximumDepth {
      let last = extents.lastLine(of: line)
      if last > line {
        // What stands under it, without the line itself.
        if line != index, line + 1 < tree.lines.count {
          chain.add(
            ByteRange(
              clamping: tree.contentRange(ofLine: line + 1).lowerBound, tree.contentRange(ofLine: last).upperBound))
        }
        chain.add(extents.range(of: line))
      }
      ancestor = tree.lines[line].parent
      steps += 1
    }
  }

  /// The innermost line whose subtree holds line `index`, which takes no part in the structure itself.
  private func enclosing(_ index: Int) -> Int? {
    var line = index
    while line > 0 {
      line -= 1
      guard tree.lines[line].kind.isSignificant else { continue }
      var candidate: Int? = line
      while let current = candidate, tree.lines[current].subtreeEnd <= index { candidate = tree.lines[current].parent }
      return candidate
    }
    return nil
  }
}

/// Ranges that grow around a place.
struct SelectionChain {
  let offset: Int
  private(set) var ranges: [ByteRange] = []

  init(offset: Int) { self.offset = offset }

  /// Adds a range that holds the place and the ranges before it; any other is left out. Of two that meet at the place the
  /// one behind it counts.
  mutating func add(_ range: ByteRange) {
    guard !range.isEmpty || ranges.isEmpty && range.lowerBound == 0, range.lowerBound <= offset,
      offset <= range.upperBound
    else { return }
    guard let last = ranges.last else { return ranges.append(range) }
    if last.upperBound == offset, range.lowerBound == offset, !range.isEmpty {
      ranges = [range]
      return
    }
    guard range.lowerBound <= last.lowerBound, range.upperBound >= last.upperBound, range != last else { return }
    ranges.append(range)
  }
}

extension Tree {
  /// The clause of `range` in which `offset` lies, up to `，` `；` `。` `、` and their like, without white space at its ends.
  func clause(at offset: Int, in range: ByteRange) -> ByteRange {
    var start = range.lowerBound
    var i = range.lowerBound
    while i < range.upperBound {
      let length = clauseMarkLength(at: i, end: range.upperBound)
      if length > 0 {
        if i >= offset { return trimmed(ByteRange(clamping: start, i)) }
        start = i + length
      }
      i += max(length, 1)
    }
    return trimmed(ByteRange(clamping: start, range.upperBound))
  }

  private func clauseMarkLength(at i: Int, end: Int) -> Int {
    if bytes[i] == 0x3B { return 1 }
    guard i + 2 < end else { return 0 }
    switch (bytes[i], bytes[i + 1], bytes[i + 2]) {
    case (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9B), (0xE3, 0x80, 0x82), (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x81): return 3
    default: return 0
    }
  }
}
