// The fuzz target: any bytes, through the parser, the formatter and, where it is part of the build, the linter.
//
// Built by run.sh, because libFuzzer brings its own `main`, which SwiftPM cannot link. A broken property ends the process,
// as a trap does; libFuzzer then keeps the input.

import BiaoSyntax

#if FUZZ_RULES
  import BiaoModel
  import BiaoRules
#endif

@c(LLVMFuzzerTestOneInput)
func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count >= 0 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let tree = Tree(bytes)
  checkTree(tree, bytes)
  checkPositions(tree)
  checkEdits(tree)
  if let violation = FormatProperties.violation(bytes) { fatalError("broken property of the formatter: \(violation)") }
  #if FUZZ_RULES
    checkLint(tree)
    checkRepair(tree)
  #endif
  return 0
}

private func check(_ condition: Bool, _ property: StaticString) {
  if !condition { fatalError("broken property: \(property)") }
}

/// Every byte is in the tree; lines and subtrees nest; tokens cover their line.
private func checkTree(_ tree: Tree, _ bytes: [UInt8]) {
  check(tree.bytes == bytes, "the tree's text is the input")
  check(!tree.lines.isEmpty, "there is a line")
  var end = 0
  for index in tree.lines.indices {
    let line = tree.lines[index]
    let range = tree.fullRange(ofLine: index)
    check(range.lowerBound == end, "lines follow each other")
    check(line.start <= line.content && line.content <= line.end && line.end <= range.upperBound, "a line's parts")
    end = range.upperBound
    check(line.subtreeEnd > index && line.subtreeEnd <= tree.lines.count, "a subtree's end")
    if let parent = line.parent {
      check(parent < index, "a parent stands before")
      check(line.subtreeEnd <= tree.lines[parent].subtreeEnd || !line.kind.isSignificant, "subtrees nest")
    }
    var position = line.start
    for token in tree.tokens(ofLine: index) {
      check(token.range.lowerBound == position && !token.range.isEmpty, "tokens follow each other")
      position = token.range.upperBound
    }
    check(position == range.upperBound, "tokens cover the line")
    for range in [tree.label(ofLine: index)?.name, tree.value(ofLine: index), tree.text(ofLine: index)] {
      if let range { check(range.lowerBound >= line.start && range.upperBound <= line.end, "a part lies in its line") }
    }
    for cell in tree.cells(ofLine: index) {
      check(cell.lowerBound >= line.start && cell.upperBound <= line.end, "a cell lies in its line")
    }
  }
  check(end == bytes.count, "lines cover the text")
  for problem in tree.problems {
    check(problem.range.lowerBound >= 0 && problem.range.upperBound <= bytes.count, "a problem lies in the text")
  }
}

/// Columns and back, in all units, at every place of a short text and at some of a long one.
private func checkPositions(_ tree: Tree) {
  let step = max(1, tree.bytes.count / 64)
  for offset in stride(from: -1, through: tree.bytes.count + 1, by: step) {
    for unit in [ColumnUnit.utf8, .utf16, .codePoint] {
      let position = tree.position(at: offset, in: unit)
      let back = tree.offset(at: position, in: unit)
      check(back <= max(offset, 0), "a position is no later than its offset")
      check(tree.position(at: back, in: unit) == position, "position and offset agree")
    }
  }
}

/// Edits of the text. Where and what is taken from the text itself, so that libFuzzer can steer it.
private func edits(of bytes: [UInt8]) -> [(range: ByteRange, replacement: [UInt8])] {
  guard bytes.count > 3 else { return [] }
  let a = (Int(bytes[0]) << 8 | Int(bytes[1])) % (bytes.count + 1)
  let b = (Int(bytes[bytes.count - 1]) << 8 | Int(bytes[bytes.count - 2])) % (bytes.count + 1)
  let range = min(a, b)..<max(a, b)
  return [[], Array(bytes.prefix(b % 40)), Array("\n  - 甲: 1".utf8), [0x0A], [0x0D], [0x20]].map { (range, $0) }
}

/// An edit gives the tree that the new text has when parsed from scratch.
private func checkEdits(_ tree: Tree) {
  let bytes = tree.bytes
  for (range, replacement) in edits(of: bytes) {
    let edited = tree.replacing(range, with: replacement)
    let parsed = Tree(bytes[..<range.lowerBound] + replacement + bytes[range.upperBound...])
    check(edited.bytes == parsed.bytes, "an edit's text")
    check(edited.lines == parsed.lines, "an edit's lines")
    check(edited.problems == parsed.problems, "an edit's problems")
  }
}

#if FUZZ_RULES
  /// Built once: it compiles the library's templates when they are first asked for.
  private let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())

  /// An examination that takes over what an edit left alone is the one from scratch.
  private func checkRepair(_ tree: Tree) {
    let before = linter.examine(SourceFile(path: "fuzz.biao", tree: tree))
    for (range, replacement) in edits(of: tree.bytes).prefix(3) {
      let edited = SourceFile(path: "fuzz.biao", tree: tree.replacing(range, with: replacement))
      let repaired = linter.examine(edited, previous: before)
      let fresh = linter.examine(edited)
      check(repaired.isGuess == fresh.isGuess && repaired.findings.count == fresh.findings.count, "repaired findings")
      for (a, b) in zip(repaired.findings, fresh.findings) {
        check(a.rule == b.rule && a.range == b.range && a.message == b.message, "a repaired finding")
        check(a.related.map(\.range) == b.related.map(\.range), "places of a repaired finding")
        check(a.fixes.map(\.title) == b.fixes.map(\.title), "what a repaired finding proposes")
        check(a.fixes.flatMap(\.edits) == b.fixes.flatMap(\.edits), "edits of a repaired finding")
      }
      check(repaired.facts == fresh.facts, "repaired facts")
      guard let a = repaired.form, let b = fresh.form else { continue }
      check(a.figures.map(\.figure.range) == b.figures.map(\.figure.range), "figures of a repaired form")
      check(a.indicators.map(\.value) == b.indicators.map(\.value), "indicators of a repaired form")
      check(a.faults.map(\.range) == b.faults.map(\.range), "faults of a repaired form")
      for (mine, other) in zip(a.bindings, b.bindings) {
        check(
          mine.field == other.field && mine.role == other.role && mine.state == other.state
            && mine.figure == other.figure, "what a line of a repaired form is")
      }
    }
  }

  /// Findings lie in the text, in order; what they propose can be done.
  private func checkLint(_ tree: Tree) {
    let findings = linter.lint(SourceFile(path: "fuzz.biao", tree: tree))
    var previous = 0
    for finding in findings {
      check(finding.range.lowerBound >= 0 && finding.range.upperBound <= tree.bytes.count, "a finding lies in the text")
      check(finding.range.lowerBound >= previous, "findings are in order")
      previous = finding.range.lowerBound
      for related in finding.related {
        let count = related.source?.tree.bytes.count ?? tree.bytes.count
        check(related.range.lowerBound >= 0 && related.range.upperBound <= count, "a related place lies in its text")
      }
      for fix in finding.fixes {
        var end = 0
        for edit in fix.edits {
          check(edit.range.lowerBound >= end && edit.range.upperBound <= tree.bytes.count, "edits are in order")
          end = edit.range.upperBound
        }
      }
    }
  }
#endif
