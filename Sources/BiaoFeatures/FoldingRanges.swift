// Folding ranges: what can be collapsed to one line, and what that line then says.

import BiaoModel
import BiaoRules
package import BiaoSyntax
import BiaoValues

/// A part of a document that can be collapsed to its first line.
package struct FoldingRange: Sendable, Hashable {
  package enum Kind: UInt8, Sendable {
    /// A run of comments.
    case comment
    /// Anything else.
    case region
  }

  /// From the end of the line that stays visible to the end of the last line that is hidden; always over several lines.
  package var range: ByteRange
  package var kind: Kind
  /// What stands in place of the hidden lines: `（12 项，合计 100）`.
  package var collapsedText: String?
}

extension DocumentView {
  /// What can be collapsed: everything under which something stands, runs of comments, running text among other lines. In
  /// document order; no two begin on one line.
  package func foldingRanges() -> [FoldingRange] {
    let extents = LineExtents(tree)
    let summaries = FoldingSummaries(self)
    var ranges: [FoldingRange] = []
    var index = 0
    while index < tree.lines.count {
      let kind = tree.lines[index].kind
      switch kind {
      case .comment, .prose:
        let end = endOfRun(from: index)
        if kind == .comment ? end - index > 1 : end - index > 2 && !isWholeContent(index, end) {
          ranges.append(
            FoldingRange(
              range: hidden(from: index, to: end - 1), kind: kind == .comment ? .comment : .region,
              collapsedText: kind == .comment
                ? nil : say(zh: "（\(end - index) 段）", en: "(\(end - index) paragraphs)")))
        }
        index = end
        continue
      case .entry, .item, .row, .directive:
        let last = extents.lastLine(of: index)
        guard last > index else { break }
        ranges.append(
          FoldingRange(
            range: hidden(from: index, to: last), kind: .region,
            collapsedText: summaries.text(ofLine: index, lastLine: last)))
      case .blank, .conflictMarker: break
      }
      index += 1
    }
    return ranges
  }

  private func hidden(from first: Int, to last: Int) -> ByteRange {
    ByteRange(clamping: tree.contentRange(ofLine: first).upperBound, tree.contentRange(ofLine: last).upperBound)
  }

  /// The line after the run of lines of one kind that begins at `index`.
  private func endOfRun(from index: Int) -> Int {
    let kind = tree.lines[index].kind
    var end = index + 1
    while end < tree.lines.count, tree.lines[end].kind == kind { end += 1 }
    return end
  }

  /// Whether the running text of the lines `first ..< end` is all that stands under the line before, which folds it.
  private func isWholeContent(_ first: Int, _ end: Int) -> Bool {
    guard let parent = tree.lines[first].parent, parent + 1 == first else { return false }
    return tree.lines[parent].subtreeEnd <= end
  }
}

/// What a collapsed part says of what it hides.
private struct FoldingSummaries {
  private let view: DocumentView
  /// The weights of the indicators before each: those of a tier are a difference. Nil once a sum is too large.
  private var weights: [Decimal?] = []
  /// The indicators with a weight, and those that count, before each.
  private var weighted: [Int] = []
  private var counting: [Int] = []

  init(_ view: DocumentView) {
    self.view = view
    guard let form = view.form else { return }
    var sum: Decimal? = .zero
    var count = 0
    var counted = 0
    for indicator in form.indicators {
      weights.append(sum)
      weighted.append(count)
      counting.append(counted)
      if indicator.counts { counted += 1 }
      guard indicator.counts, let weight = indicator.weight else { continue }
      sum = sum?.adding(weight)
      count += 1
    }
    weights.append(sum)
    weighted.append(count)
    counting.append(counted)
  }

  func text(ofLine index: Int, lastLine: Int) -> String? {
    guard let form = view.form, form.bindings.indices.contains(index) else { return nil }
    let binding = form.bindings[index]
    if let tier = form.tier(atLine: index) { return text(of: tier.indicators) }
    guard let field = binding.field else { return nil }
    switch form.template.fields[field].type {
    case .indicators where binding.role == .field:
      return text(of: indicators(between: index, and: lastLine, in: form))
    case .table where binding.role == .field:
      guard let table = form.table(atLine: index) else { return nil }
      let count = table.rows.count
      return view.say(zh: "（\(count) 行）", en: count == 1 ? "(1 row)" : "(\(count) rows)")
    case .list where binding.role == .field:
      let count = form.tree.children(of: index).reduce(0) { $0 + (form.tree.lines[$1].kind == .item ? 1 : 0) }
      return view.say(zh: "（\(count) 项）", en: count == 1 ? "(1 element)" : "(\(count) elements)")
    default: return nil
    }
  }

  /// The indicators on the lines from `first` to `last`.
  private func indicators(between first: Int, and last: Int, in form: Form) -> Range<Int> {
    func position(_ line: Int) -> Int {
      partitionPoint(form.indicators.count) { form.indicators[$0].line >= line }
    }
    return position(first)..<max(position(first), position(last + 1))
  }

  private func text(of range: Range<Int>) -> String? {
    guard range.lowerBound >= 0, range.upperBound < weights.count else { return nil }
    let count = counting[range.upperBound] - counting[range.lowerBound]
    let items = view.say(zh: "\(count) 项", en: count == 1 ? "1 indicator" : "\(count) indicators")
    guard weighted[range.upperBound] > weighted[range.lowerBound], let end = weights[range.upperBound],
      let start = weights[range.lowerBound], let sum = end.subtracting(start)
    else { return view.say(zh: "（\(items)）", en: "(\(items))") }
    return view.say(zh: "（\(items)，合计 \(sum.normalized)）", en: "(\(items), \(sum.normalized) points)")
  }
}
