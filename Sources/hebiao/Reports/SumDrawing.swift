// A sum that does not add up, as a table of its addends and as two bars.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

/// The figures of a failed sum, drawn. Only where they are what the finding speaks of: all in one unit, none negative, and
/// their sum as far from the total as the message says.
struct SumDrawing {
  private struct Part {
    var name: String
    var value: Decimal
  }

  private let words: Wording
  private let parts: [Part]
  private let total: Decimal
  private let sum: Decimal
  private let difference: Decimal

  /// More addends than this are no drawing.
  private static let maximumCount = 40

  init?(_ finding: Finding, in source: SourceFile, _ words: Wording) {
    guard Rule.named(finding.rule)?.family == .sums, finding.related.count > 1 else { return nil }
    self.words = words
    let tree = source.tree
    guard let figure = Self.figure(tree, finding.range) else { return nil }
    var parts: [Part] = []
    var sum = Decimal.zero
    for related in finding.related
    where related.source == nil && related.other == nil && related.range != finding.range {
      guard let addend = Self.figure(tree, related.range), addend.unit == figure.unit, !addend.number.isNegative,
        let next = sum.adding(addend.number)
      else { return nil }
      sum = next
      parts.append(Part(name: Self.name(of: related, in: tree), value: addend.number))
    }
    guard parts.count > 1, parts.count <= Self.maximumCount, !figure.number.isNegative,
      let difference = figure.number.subtracting(sum)?.magnitude, !difference.isZero
    else { return nil }
    // A sum that the rule did not make is none.
    let said = [difference.description, difference.normalized.description]
    guard said.contains(where: { contains(finding.message, $0) }) else { return nil }
    self.parts = parts
    total = figure.number
    self.sum = sum
    self.difference = difference
  }

  private static func figure(_ tree: Tree, _ range: ByteRange) -> (number: Decimal, unit: Unit?)? {
    guard range.upperBound <= tree.bytes.count, case .value(let reading) = Read.figure(tree.bytes, range) else {
      return nil
    }
    let figure = reading.figure
    return figure.divisor == 1 && figure.power == 0 ? (figure.number, figure.unit) : nil
  }

  /// What a figure is called: as its note begins, “财政拨款” 100.00; else as its line is, by its label or its first cell.
  private static func name(of related: RelatedPlace, in tree: Tree) -> String {
    if related.message.first == "“" {
      let name = related.message.dropFirst().prefix { $0 != "”" }
      if !name.isEmpty, name.endIndex < related.message.endIndex { return String(name) }
    }
    let line = tree.lineIndex(at: related.range.lowerBound)
    if let label = tree.label(ofLine: line) { return tree.text(label.name) }
    var cells = tree.cells(ofLine: line).makeIterator()
    return cells.next().map { tree.text($0) } ?? ""
  }

  /// The table, and the bars below it.
  var html: String {
    var text = "<table class=\"sum\">"
    for part in parts {
      text += "<tr><td>\(htmlEscaped(part.name))</td><td class=\"figure\">\(part.value)</td></tr>"
    }
    text += "<tr class=\"total\"><td>\(words.choose("各项之和", "sum"))</td><td class=\"figure\">\(sum)</td></tr>"
    text += "<tr><td>\(words.choose("填写的合计", "total as written"))</td><td class=\"figure\">\(total)</td></tr>"
    text += "<tr class=\"gap\"><td>\(words.choose("差", "difference"))</td><td class=\"figure\">\(difference)</td></tr>"
    return text + "</table>" + (svg ?? "")
  }

  /// The total above, the addends side by side below, what is missing to the longer one in red. Nil where the figures are
  /// too large to be scaled exactly.
  private var svg: String? {
    let width = 600
    let longest = total < sum ? sum : total
    guard let scale = Scale(longest, to: width), let totalWidth = scale.length(total), let sumWidth = scale.length(sum)
    else { return nil }
    let title = words.choose("合计 \(total)，各项之和 \(sum)", "total \(total), sum \(sum)")
    var text = "<svg viewBox=\"0 0 \(width) 44\" role=\"img\"><title>\(htmlEscaped(title))</title>"
    text += "<rect class=\"total\" x=\"0\" y=\"0\" width=\"\(totalWidth)\" height=\"18\"/>"
    var position = 0
    var reached = Decimal.zero
    for (index, part) in parts.enumerated() {
      guard let next = reached.adding(part.value), let end = scale.length(next) else { return nil }
      reached = next
      let name = htmlEscaped("\(part.name) \(part.value)")
      text += "<rect class=\"\(index % 2 == 0 ? "part" : "odd")\" x=\"\(position)\" y=\"24\" "
      text += "width=\"\(max(end - position, 0))\" height=\"18\"><title>\(name)</title></rect>"
      position = end
    }
    let (start, y) = totalWidth < sumWidth ? (totalWidth, 0) : (sumWidth, 24)
    let gap = max(abs(totalWidth - sumWidth), 1)
    text += "<rect class=\"gap\" x=\"\(min(start, width - gap))\" y=\"\(y)\" width=\"\(gap)\" height=\"18\"/>"
    return text + "</svg>"
  }
}

/// Lengths in whole units for exact figures.
private struct Scale {
  private let longest: Decimal
  private let width: Int

  init?(_ longest: Decimal, to width: Int) {
    guard !longest.isZero, !longest.isNegative else { return nil }
    self.longest = longest
    self.width = width
  }

  /// `value / longest` of the width, rounded down.
  func length(_ value: Decimal) -> Int? {
    let places = max(value.scale, longest.scale)
    guard let part = value.rescaled(to: places)?.significand, let whole = longest.rescaled(to: places)?.significand,
      whole > 0
    else { return nil }
    let (product, overflow) = part.multipliedReportingOverflow(by: Int128(width))
    return overflow ? nil : Int(exactly: product / whole)
  }
}

/// Whether `words` stand in `text`.
private func contains(_ text: String, _ words: String) -> Bool {
  let text = Array(text.utf8)
  let words = Array(words.utf8)
  guard !words.isEmpty, text.count >= words.count else { return false }
  for start in 0...(text.count - words.count) where text[start] == words[0] {
    if text[start..<start + words.count].elementsEqual(words) { return true }
  }
  return false
}
