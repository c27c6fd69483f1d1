// Two indicators beside each other made one.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  /// Whether the line is an indicator with another one after it that begins up to `last`; with the reason where they cannot
  /// be merged. Nil where there are no two.
  func mergeable(from line: Int, through last: Int) -> (next: Int, reason: String?)? {
    guard let form, let first = form.indicator(atLine: line) else { return nil }
    let next = nextSibling(of: line)
    guard let next, next <= last, let second = form.indicator(atLine: next) else { return nil }
    let reason = say(zh: "名称或指标值不能合写", en: "their names or targets cannot be written in one line")
    guard isPlain(first, line), isPlain(second, next) else { return (next, reason) }
    if (first.weight == nil) != (second.weight == nil) {
      return (next, say(zh: "只有一项有分值", en: "only one of them has a weight"))
    }
    return (next, nil)
  }

  /// The edit that writes the indicator on `line` and the next one in one line: names and targets beside each other,
  /// weights added, lines of one name below joined, all others kept.
  func mergedIndicators(from line: Int) -> TextEdit? {
    guard let form, tree.lines.indices.contains(line), let found = mergeable(from: line, through: tree.lines.count),
      found.reason == nil, let first = form.indicator(atLine: line), let second = form.indicator(atLine: found.next)
    else { return nil }
    let next = found.next
    var label = "- " + tree.text(first.name) + "、" + tree.text(second.name)
    if let a = first.weight, let b = second.weight {
      guard let sum = a.adding(b) else { return nil }
      label += isInChinese ? " (\(sum)分)" : " (\(sum) pts)"
    }
    let terminator = tree.terminator
    let indentation = tree.indentation(ofLine: line)
    var rows = [label + ": " + joined(first.value, second.value)]
    var used: Set<Int> = []
    let own = children(of: line)
    let others = children(of: next)
    for child in own {
      guard let other = others.first(where: { !used.contains($0) && sameLabel($0, child) }),
        tree.lines[child].subtreeEnd == child + 1, tree.lines[other].subtreeEnd == other + 1,
        let colon = tree.lines[child].colon, let a = tree.value(ofLine: child), let b = tree.value(ofLine: other)
      else {
        rows.append(contentsOf: text(ofSubtree: child))
        continue
      }
      used.insert(other)
      let written = NameKey(tree.bytes, a) == NameKey(tree.bytes, b) ? tree.text(a) : joined(a, b)
      rows.append(
        tree.text(ByteRange(clamping: tree.lines[child].start, colon)) + ":" + (written.isEmpty ? "" : " " + written))
    }
    for child in others where !used.contains(child) { rows.append(contentsOf: text(ofSubtree: child)) }
    // Comments about the second one stand before both.
    var comments: [String] = []
    for between in tree.contentEnd(ofSubtree: line)..<next where tree.lines[between].kind == .comment {
      comments.append(tree.text(tree.contentRange(ofLine: between)) + terminator + indentation)
    }
    let end = tree.contentEnd(ofSubtree: next)
    let range = ByteRange(clamping: tree.lines[line].content, tree.lines[end - 1].end)
    return TextEdit(range: range, text: comments.joined() + rows.joined(separator: terminator))
  }

  private func isPlain(_ indicator: Indicator, _ line: Int) -> Bool {
    let node = tree.lines[line]
    guard !node.isQuoted, node.colon != nil, !tree.isTargetBelow(indicator), indicator.unit == nil,
      !indicator.name.isEmpty, !indicator.value.isEmpty,
      case .value(let list) = indicator.target
    else { return false }
    return list.typeRange == nil
  }

  private func nextSibling(of line: Int) -> Int? {
    let parent = tree.lines[line].parent
    var next = max(tree.lines[line].subtreeEnd, line + 1)
    while next < tree.lines.count, !tree.lines[next].kind.isSignificant { next += 1 }
    return next < tree.lines.count && tree.lines[next].parent == parent ? next : nil
  }

  /// The lines under an indicator, comments among them.
  private func children(of line: Int) -> [Int] {
    var children: [Int] = []
    var child = line + 1
    let end = tree.contentEnd(ofSubtree: line)
    while child < end {
      if tree.lines[child].kind != .blank { children.append(child) }
      child = max(tree.lines[child].subtreeEnd, child + 1)
    }
    return children
  }

  private func sameLabel(_ a: Int, _ b: Int) -> Bool {
    guard tree.lines[a].kind == .entry, tree.lines[b].kind == .entry, let first = tree.readLabel(ofLine: a),
      let second = tree.readLabel(ofLine: b)
    else { return false }
    return NameKey(tree.bytes, first.name) == NameKey(tree.bytes, second.name) && first.unit == second.unit
  }

  private func text(ofSubtree line: Int) -> [String] {
    (line..<tree.contentEnd(ofSubtree: line)).map {
      tree.text(ByteRange(clamping: tree.lines[$0].start, tree.lines[$0].end))
    }
  }

  private func joined(_ a: ByteRange, _ b: ByteRange) -> String {
    [a, b].map(tree.text).filter { !$0.isEmpty }.joined(separator: "；")
  }
}
