// Inline completion: the rest of what is being written, shown behind the cursor where it can be only one thing.
//
// The list of completions says what may stand somewhere; this says what does: the name of which one is left, the number
// that the form itself works out, the only unit that an indicator is counted in, the row that follows from two before
// it. Where there is a choice there is nothing.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

/// Text that an author takes with one key.
package struct InlineCompletion: Sendable, Hashable {
  /// In bytes of the document: from where on the text stands, which is the cursor.
  package var offset: Int
  /// On one line.
  package var text: String
}

extension DocumentView {
  /// What follows at the cursor, at most one. Only at the end of a line, but for cells.
  package func inlineCompletion(at offset: Int) -> InlineCompletion? {
    guard let form, !isTemplate else { return nil }
    let place = CompletionPlace(tree, at: offset)
    let node = place.node
    if node.kind == .row { return cellTotal(at: place, in: form) ?? nextRow(at: place) }
    guard tree.trimmed(ByteRange(clamping: place.offset, node.end)).isEmpty else { return nil }
    switch node.kind {
    case .blank: return nextRow(at: place) ?? nextField(at: place, in: form)
    case .entry, .item:
      if let colon = node.colon {
        guard place.offset >= colon + (tree.bytes[colon] == 0x3A ? 1 : 3) else { return nil }
        return total(at: place, in: form) ?? unit(at: place, in: form)
      }
      if let parenthesis = openParenthesis(at: place) { return weight(at: place, from: parenthesis, in: form) }
      return rest(at: place)
    default: return nil
    }
  }

  // MARK: - Totals

  /// The sum, behind the colon of a total that is still blank.
  private func total(at place: CompletionPlace, in form: Form) -> InlineCompletion? {
    guard tree.value(ofLine: place.line)?.isEmpty ?? false,
      let number = blankTotal(on: place.line, in: form, { _ in true })
    else { return nil }
    return InlineCompletion(offset: place.offset, text: leadingSpace(at: place) + number)
  }

  /// The same in the empty cell of the cursor.
  private func cellTotal(at place: CompletionPlace, in form: Form) -> InlineCompletion? {
    blankTotal(on: place.line, in: form) { cell in
      ByteRange(clamping: min(cell, place.offset), max(cell, place.offset)).allSatisfy { tree.bytes[$0] == 0x20 }
    }.map { number in
      let isSpaced = place.offset > 0 && tree.bytes[place.offset - 1] == 0x20
      return InlineCompletion(offset: place.offset, text: isSpaced ? number : " " + number)
    }
  }

  /// What a blank total on a line comes to, where all addends are written in its own unit.
  private func blankTotal(on line: Int, in form: Form, _ isMeant: (Int) -> Bool) -> String? {
    for judgement in form.blankTotals() where judgement.line == line {
      guard let blank = blankPlace(of: judgement), isMeant(blank), let value = judgement.rightValue,
        let edit = blankEdits(at: blank, value, judgement).first
      else { continue }
      return tree.text(edit.range) + String(edit.text.drop { $0 == " " })
    }
    return nil
  }

  // MARK: - Units and weights

  /// The unit behind the number of a target, where the library knows of one alone for that indicator.
  private func unit(at place: CompletionPlace, in form: Form) -> InlineCompletion? {
    guard let value = tree.value(ofLine: place.line), let unit = unitRange(in: value, at: place), unit.range.isEmpty,
      isComparator(ByteRange(clamping: value.lowerBound, unit.number.lowerBound))
    else { return nil }
    let symbol: String
    if let indicator = form.indicator(atLine: place.line) {
      guard let known = templates.indicatorLibrary.match(tree.bytes, indicator.name), !saysUnit(indicator, in: form)
      else { return nil }
      // A name that ends with its unit says which one of several it is: 培训人次.
      let name = tree.text(indicator.name)
      guard
        let only = known.units.count == 1 ? known.units.first : known.units.first(where: { name.hasSuffix($0.symbol) })
      else { return nil }
      symbol = only == Units.percent ? "%" : only.symbol
    } else {
      guard let field = form.bindings[place.line].field, form.bindings[place.line].role == .field,
        template.fields[field].type == .percent
      else { return nil }
      symbol = "%"
    }
    let isTight = symbol == "%" || symbol == "‰" || symbol == "℃"
    return InlineCompletion(offset: place.offset, text: (isTight ? "" : unit.space) + symbol)
  }

  /// Whether nothing but a comparison stands there.
  private func isComparator(_ range: ByteRange) -> Bool {
    let text = tree.text(tree.trimmed(range))
    return text.isEmpty
      || ["≥", "≤", "＝", "=", ">", "<", ">=", "<=", "＞", "＜", "不少于", "不低于", "不超过", "不高于"].contains(text)
  }

  private func saysUnit(_ indicator: Indicator, in form: Form) -> Bool {
    tree.children(of: indicator.line).contains { line in
      form.bindings[line].field.map { template.fields[$0].type == .unit } ?? false
    }
  }

  /// What is left of the weights, in the parenthesis of the only line beside which all have one.
  private func weight(at place: CompletionPlace, from open: Int, in form: Form) -> InlineCompletion? {
    let isWide = tree.bytes[open] != 0x28
    guard place.offset == open + (isWide ? 3 : 1), hasWeight(place.line, form),
      // Where no other has one, its author may have more in mind.
      let (rest, whole, isAll) = remainingWeight(for: place.line, form), isAll, rest < whole
    else { return nil }
    let points = isInChinese ? "分" : " pts"
    return InlineCompletion(offset: place.offset, text: "\(rest)\(points)\(isWide ? "）" : ")")")
  }

  // MARK: - Names

  /// The rest of a name of which two characters are written, if there is one alone that goes on so, and what follows it.
  private func rest(at place: CompletionPlace) -> InlineCompletion? {
    // Not where spaces follow what was typed: there it ends.
    let typed = labels(at: place)
    guard let range = typed.items.first?.insert, range.upperBound == place.offset else { return nil }
    let text = tree.text(range)
    guard text.unicodeScalars.count >= 2 else { return nil }
    var found: CompletionItem?
    for item in typed.items where item.key != nil && item.label.utf8.starts(with: text.utf8) {
      // What is written may be a name itself, and one name the beginning of another.
      guard found == nil, item.label.utf8.count > text.utf8.count, item.additionalEdits.isEmpty else { return nil }
      found = item
    }
    guard let found else { return nil }
    let rest = String(decoding: Array(found.label.utf8.dropFirst(text.utf8.count)), as: UTF8.self)
    // A name that would have to be quoted is not what was typed.
    guard found.insertion.plain.hasPrefix(found.label) || found.insertion.plain.hasPrefix("- " + found.label) else {
      return nil
    }
    return InlineCompletion(offset: place.offset, text: rest + opening(of: found))
  }

  /// What stands behind a name that was just written: a colon, and the comparison that is usual for an indicator.
  private func opening(of item: CompletionItem) -> String {
    switch item.key {
    case .indicator(let name):
      let bytes = Array(name.utf8)
      guard let known = templates.indicatorLibrary.match(bytes, 0..<bytes.count), let direction = known.direction
      else { return ": " }
      return ": \(direction.sign) "
    case .field(let index):
      guard template.fields.indices.contains(index) else { return "" }
      let type = template.fields[index].type
      if type == .tier { return "" }
      return type.isContainer || type == .prose ? ":" : ": "
    default: return ""
    }
  }

  /// The field that must follow the one above and is not there yet, on a blank line below it.
  private func nextField(at place: CompletionPlace, in form: Form) -> InlineCompletion? {
    guard place.line > 0, tree.lines[place.line - 1].kind.isSignificant, !place.isBeforeRow else { return nil }
    guard let item = labels(at: place).items.first, item.additionalEdits.isEmpty, case .field(let field)? = item.key,
      template.fields[field].isRequired, template.fields[field].type != .tier
    else { return nil }
    // It is the next one where the line above stands directly before it in the template.
    var above: Int? = place.line - 1
    while let line = above {
      if let before = form.bindings[line].field, template.fields[before].parent == template.fields[field].parent,
        form.bindings[line].role == .field
      {
        let siblings = template.children(of: template.fields[field].parent)
        guard let first = siblings.firstIndex(of: before), let second = siblings.firstIndex(of: field), first < second,
          siblings[(first + 1)..<second].allSatisfy({ !template.fields[$0].isRequired })
        else { return nil }
        return InlineCompletion(offset: place.offset, text: item.label + opening(of: item))
      }
      above = tree.lines[line].parent
    }
    return nil
  }

  // MARK: - Rows

  /// The beginning of the row that follows from two above: years, months, numbers that go on by one.
  private func nextRow(at place: CompletionPlace) -> InlineCompletion? {
    guard place.line > 1, tree.lines[place.line - 1].kind == .row, tree.lines[place.line - 2].kind == .row,
      tree.lines[place.line - 1].column == tree.lines[place.line - 2].column
    else { return nil }
    let typed = tree.trimmed(ByteRange(clamping: place.node.start, place.node.end))
    let cursor = ByteRange(clamping: min(typed.lowerBound, place.offset), place.offset)
    let isBegun = place.node.kind == .row
    if isBegun {
      // Nothing but the sign of the row stands there, or the row with all its cells empty and the cursor in the first.
      guard tree.cells(ofLine: place.line).allSatisfy(\.isEmpty), sign(of: cursor) else { return nil }
    } else {
      guard place.offset == place.node.end || typed.isEmpty,
        indentation(upTo: place) == tree.indentation(ofLine: place.line - 1)
      else { return nil }
    }
    guard let last = tree.cells(ofLine: place.line - 1).first,
      let before = tree.cells(ofLine: place.line - 2).first,
      let next = RowNumber(tree, last)?.next(after: RowNumber(tree, before))
    else { return nil }
    guard isBegun else { return InlineCompletion(offset: place.offset, text: "| \(next) | ") }
    let isSpaced = tree.bytes[place.offset - 1] == 0x20
    let isClosed = tree.trimmed(ByteRange(clamping: place.offset, place.node.end)).isEmpty
    return InlineCompletion(offset: place.offset, text: (isSpaced ? "" : " ") + next + (isClosed ? " | " : ""))
  }

  /// Whether the range holds the sign that begins a row, once, and spaces.
  private func sign(of range: ByteRange) -> Bool {
    let text = tree.text(tree.trimmed(range))
    return text == "|" || text == "｜"
  }

  private func indentation(upTo place: CompletionPlace) -> String {
    tree.text(ByteRange(clamping: place.node.start, place.offset))
  }
}

/// A number in a cell with what stands around it: `2025年`, `第3季度`, `4`.
private struct RowNumber {
  let prefix: String
  let suffix: String
  let number: Int
  /// Digits, where the number begins with zeros.
  let width: Int

  init?(_ tree: Tree, _ cell: ByteRange) {
    let bytes = tree.bytes
    guard let start = cell.first(where: { bytes[$0] &- 0x30 < 10 }) else { return nil }
    let end = cell[start...].first { bytes[$0] &- 0x30 >= 10 } ?? cell.upperBound
    // More digits behind would make a date or a span.
    guard end - start <= 6, cell[end...].allSatisfy({ bytes[$0] &- 0x30 >= 10 }),
      let number = Int(tree.text(start..<end))
    else { return nil }
    prefix = tree.text(cell.lowerBound..<start)
    suffix = tree.text(end..<cell.upperBound)
    self.number = number
    width = bytes[start] == 0x30 ? end - start : 0
  }

  /// The next, if this one follows that one; months and quarters have an end.
  func next(after before: RowNumber?) -> String? {
    guard let before, before.prefix == prefix, before.suffix == suffix, number == before.number + 1 else { return nil }
    let last = suffix.hasPrefix("月") ? 12 : suffix.hasPrefix("季") || prefix == "Q" ? 4 : Int.max
    guard number < last, !prefix.hasSuffix("."), !suffix.hasPrefix("."), !suffix.contains("%") else { return nil }
    let digits = String(number + 1)
    return prefix + String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits + suffix
  }
}
