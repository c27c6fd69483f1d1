// One line with several indicators taken apart.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  /// Into how many indicators the line can be split; nil where it is one.
  func splitCount(at line: Int) -> Int? { split(at: line)?.pieces.count }

  /// The edit that makes a line of each target of the indicator on `line`. Weights are divided exactly; a line below with
  /// as many parts is divided too, any other goes with every indicator.
  func splitIndicator(at line: Int) -> TextEdit? {
    guard let split = split(at: line), let form, let indicator = form.indicator(atLine: line) else { return nil }
    let weights = indicator.weight.map { shares(of: $0, split.pieces.count) }
    let written = indicator.weightRange.map { tree.text($0) }
    var rows = split.pieces.enumerated().map { index, piece in
      var label = "- " + Insertion.written(piece.name)
      if let weights, let written, let whole = indicator.weight {
        label += " " + replacing(whole, by: weights[index], in: written)
      }
      return label + ": " + piece.target
    }
    let terminator = tree.terminator
    let end = tree.contentEnd(ofSubtree: line)
    for child in line + 1..<max(end, line + 1) {
      let node = tree.lines[child]
      guard node.kind != .blank else { continue }
      let isAttribute = node.kind == .entry && node.parent == line
      let colon = node.colon
      let parts = isAttribute ? tree.value(ofLine: child).flatMap { self.parts(of: $0, split.pieces.count) } : nil
      for index in rows.indices {
        var text = tree.text(ByteRange(clamping: node.start, node.end))
        if let parts, let colon {
          text = tree.text(ByteRange(clamping: node.start, colon)) + ": " + parts[index]
        }
        rows[index] += terminator + text
      }
    }
    let whole = ByteRange(clamping: tree.lines[line].content, tree.lines[end - 1].end)
    return TextEdit(range: whole, text: rows.joined(separator: terminator + tree.indentation(ofLine: line)))
  }

  private struct SplitPiece {
    var name: String
    var target: String
  }

  private func split(at line: Int) -> (pieces: [SplitPiece], indicator: Indicator)? {
    guard let form, let indicator = form.indicator(atLine: line), !form.tree.isTargetBelow(indicator),
      case .value(let list) = indicator.target, list.targets.count > 1, list.targets.count <= 12, list.typeRange == nil,
      tree.lines[line].colon != nil,
      indicator.unit == nil, !tree.lines[line].isQuoted, !indicator.name.isEmpty
    else { return nil }
    let ranges = list.targets.map { tree.trimmed($0.range) }
    // What stands between the targets is punctuation.
    var position = indicator.value.lowerBound
    for range in ranges + [indicator.value.upperBound..<indicator.value.upperBound] {
      guard range.lowerBound >= position, isPunctuation(position..<range.lowerBound) else { return nil }
      position = range.upperBound
    }
    let names = parts(of: indicator.name, ranges.count, marks: nameMarks)
    var pieces: [SplitPiece] = []
    for (index, target) in list.targets.enumerated() {
      let text = tree.text(ranges[index])
      if let names {
        pieces.append(SplitPiece(name: names[index], target: text))
      } else if let subject = target.subject, subject.lowerBound == ranges[index].lowerBound, subject.count >= 6 {
        let rest = tree.trimmed(ByteRange(clamping: subject.upperBound, ranges[index].upperBound))
        guard !rest.isEmpty else { return nil }
        pieces.append(SplitPiece(name: tree.text(tree.trimmed(subject)), target: tree.text(rest)))
      } else if index == 0 {
        pieces.append(SplitPiece(name: tree.text(indicator.name), target: text))
      } else {
        return nil
      }
    }
    // The line's own name must not be lost.
    guard names != nil || list.targets[0].subject == nil else { return nil }
    return (pieces, indicator)
  }

  // MARK: - Parts

  private var nameMarks: [[UInt8]] { ["、", "；", ";"].map { Array($0.utf8) } }

  /// The parts of a value that a semicolon divides, if there are `count`.
  private func parts(of value: ByteRange, _ count: Int) -> [String]? {
    parts(of: value, count, marks: [Array("；".utf8), [0x3B]])
  }

  /// `range` divided by the first of the marks that gives `count` parts, none of them empty.
  private func parts(of range: ByteRange, _ count: Int, marks: [[UInt8]]) -> [String]? {
    for mark in marks {
      var parts: [ByteRange] = []
      var start = range.lowerBound
      var i = start
      while i + mark.count <= range.upperBound {
        if tree.bytes[i..<i + mark.count].elementsEqual(mark) {
          parts.append(tree.trimmed(start..<i))
          i += mark.count
          start = i
        } else {
          i += 1
        }
      }
      parts.append(tree.trimmed(ByteRange(clamping: start, range.upperBound)))
      if parts.count == count, parts.allSatisfy({ !$0.isEmpty }) { return parts.map(tree.text) }
    }
    return nil
  }

  private func isPunctuation(_ range: ByteRange) -> Bool {
    for scalar in tree.text(range).unicodeScalars {
      switch scalar {
      case " ", "\t", "\u{3000}", ";", "；", "、", ",", "，", "。": continue
      default: return false
      }
    }
    return true
  }

  // MARK: - Weights

  /// `whole` in `count` parts that add up to it, with at most one decimal more; the first takes what does not divide.
  private func shares(of whole: Decimal, _ count: Int) -> [Decimal] {
    let places = min(whole.scale + 1, Decimal.maximumScale)
    guard count > 0, let fine = whole.rescaled(to: places) else { return Array(repeating: whole, count: count) }
    let (each, rest) = fine.significand.quotientAndRemainder(dividingBy: Int128(count))
    let share = Decimal(significand: each, scale: places)?.normalized ?? .zero
    let first = Decimal(significand: each + rest, scale: places)?.normalized ?? whole
    return [first] + Array(repeating: share, count: count - 1)
  }

  /// `（6分）` with another number.
  private func replacing(_ number: Decimal, by other: Decimal, in weight: String) -> String {
    let bytes = Array(weight.utf8)
    let isPart: (UInt8) -> Bool = { $0 &- 0x30 < 10 || $0 == 0x2E }
    guard let start = bytes.firstIndex(where: isPart) else { return "(\(other)分)" }
    var end = start
    while end < bytes.count, isPart(bytes[end]) { end += 1 }
    return String(decoding: bytes[..<start], as: UTF8.self) + other.description
      + String(decoding: bytes[end...], as: UTF8.self)
  }
}
