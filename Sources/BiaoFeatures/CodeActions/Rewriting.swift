// The same said in another way: amounts in another unit, targets in their canonical spelling, half-width digits.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  // MARK: - Amounts

  /// A figure of money and the unit in which it counts.
  struct Amount {
    var figure: Figure
    var unit: BiaoValues.Unit
  }

  /// The amount at `offset`: a figure of the form, or one in a target.
  func amount(at offset: Int) -> Amount? {
    guard let form else { return nil }
    let line = tree.lineIndex(at: max(offset, 0))
    if let indicator = form.indicator(atLine: line), case .value(let list) = indicator.target {
      for target in list.targets {
        for figure in [target.figure, target.upper].compactMap({ $0 }) + target.alternatives {
          if let amount = amount(figure, nil, at: offset) { return amount }
        }
      }
    }
    if let index = form.bindings[line].figure, form.figures.indices.contains(index) {
      return amount(form.figures[index].figure, form.figures[index].inherited, at: offset)
    }
    guard form.bindings[line].role == .row else { return nil }
    var around: Int? = line
    while let current = around, tree.lines[current].kind == .row { around = tree.lines[current].parent }
    guard let table = around.flatMap(form.table(atLine:)), let row = table.row(atLine: line) else {
      return nil
    }
    for cell in table.cells[row.cells] {
      guard let index = cell.figure, form.figures.indices.contains(index) else { continue }
      if let amount = amount(form.figures[index].figure, form.figures[index].inherited, at: offset) { return amount }
    }
    return nil
  }

  private func amount(_ figure: Figure, _ inherited: BiaoValues.Unit?, at offset: Int) -> Amount? {
    guard figure.range.lowerBound <= offset, offset <= figure.range.upperBound, figure.divisor == 1,
      !figure.isBracketed, !figure.isNumeral, !figure.missingBase, figure.power == 0,
      let unit = figure.unit ?? inherited, unit.dimension == .money, unit.withoutPower == Units.yuan
    else { return nil }
    return Amount(figure: figure, unit: unit)
  }

  static func moneyUnit(_ power: Int) -> String { Units.money(power: power).symbol }

  /// The amount in 元 with that power of ten, exactly.
  func convertedText(_ amount: Amount, power: Int) -> String? {
    guard Int(amount.unit.power) != power, (0...16).contains(power),
      let number = amount.figure.number.scaled(byPowerOfTen: Int(amount.unit.power) - power)
    else { return nil }
    // 12.50 万元 is 125000 元, and 125000 元 is 12.5 万元: zeros that only the conversion made are not written.
    let written = Int(amount.unit.power) > power ? number : number.normalized
    return "\(written) \(DocumentView.moneyUnit(power))"
  }

  /// The edit that writes the amount at `offset` so.
  func convertedAmount(at offset: Int, power: Int) -> TextEdit? {
    guard let amount = amount(at: offset), let text = convertedText(amount, power: power) else { return nil }
    var range = amount.figure.range
    if let unit = amount.figure.unitRange {
      range = amount.figure.numberRange.lowerBound..<max(unit.upperBound, amount.figure.numberRange.upperBound)
    } else {
      range = amount.figure.numberRange
    }
    // A sign before the digits is a part of the number.
    let lower = min(amount.figure.range.lowerBound, range.lowerBound)
    return TextEdit(range: lower..<range.upperBound, text: text)
  }

  // MARK: - Targets

  /// The edit that writes the target of the indicator on `line` in its canonical spelling; nil where it is so, or where
  /// there is none.
  func canonicalTarget(at line: Int) -> TextEdit? {
    guard let form, let indicator = form.indicator(atLine: line), case .value(let list) = indicator.target,
      let canonical = list.canonical(tree.bytes, indicator.value)
    else { return nil }
    let range = tree.trimmed(indicator.value)
    return tree.bytes[range].elementsEqual(canonical)
      ? nil : TextEdit(range: range, text: String(decoding: canonical, as: UTF8.self))
  }

  // MARK: - Digits

  /// Edits that make full-width digits of the line half-width, with the points, commas and percent signs beside them.
  func halfwidthDigits(ofLine line: Int) -> [TextEdit] {
    guard tree.lines.indices.contains(line) else { return [] }
    let node = tree.lines[line]
    guard node.kind == .entry || node.kind == .item || node.kind == .row || node.kind == .prose else { return [] }
    var edits: [TextEdit] = []
    var i = node.content
    while i + 2 < node.end {
      guard let digit = narrow(at: i), digit &- 0x30 < 10 else {
        i += 1
        continue
      }
      var text = [digit]
      var end = i + 3
      while end + 2 < node.end || end + 3 <= node.end {
        guard let next = narrow(at: end) else { break }
        // A point or comma counts between digits, a percent sign behind them.
        let isBetween = next == 0x2E || next == 0x2C
        if isBetween, !(end + 6 <= node.end && narrow(at: end + 3).map { $0 &- 0x30 < 10 } ?? false) { break }
        guard next &- 0x30 < 10 || isBetween || next == 0x25 else { break }
        text.append(next)
        end += 3
      }
      edits.append(TextEdit(range: i..<end, text: String(decoding: text, as: UTF8.self)))
      i = end
    }
    return edits
  }

  /// The half-width digit, point, comma or percent sign for the full-width one at `i`.
  private func narrow(at i: Int) -> UInt8? {
    guard i + 2 < tree.bytes.count, tree.bytes[i] == 0xEF, tree.bytes[i + 1] == 0xBC else { return nil }
    switch tree.bytes[i + 2] {
    case 0x90...0x99: return tree.bytes[i + 2] - 0x60
    case 0x8E: return 0x2E
    case 0x8C: return 0x2C
    case 0x85: return 0x25
    default: return nil
    }
  }
}
