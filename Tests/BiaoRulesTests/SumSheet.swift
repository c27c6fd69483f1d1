// Forms in which every sum is right, and slips to put into them.

import BiaoModel
import BiaoSyntax
import BiaoValues
import TestSupport

@testable import BiaoRules

/// A form of amounts that all agree.
struct SumSheet {
  enum Shape: String, CaseIterable, Sendable {
    /// Parts and their total.
    case flat
    /// Parts that have parts of their own.
    case nested
    /// A table with a row of totals.
    case column
    /// A table with a row and a column of totals.
    case table
    /// A budget and what was spent, each with parts, and the rate.
    case rates
  }

  let shape: Shape
  /// The figures as written, in document order.
  private(set) var words: [String] = []
  private let rows: Int
  private let columns: Int

  init(_ shape: Shape, _ random: inout SeededGenerator) {
    self.shape = shape
    rows = random.below(6) + 3
    columns = random.below(3) + 2
    var drawn: [[Decimal]] = []
    for _ in 0..<rows {
      var row: [Decimal] = []
      for _ in 0..<columns { row.append(SumSheet.amount(&random)) }
      drawn.append(row)
    }
    func sum(_ values: [Decimal]) -> Decimal { values.reduce(Decimal(0)) { $0.adding($1) ?? .zero } }
    let first = drawn.map { $0[0] }
    let both = drawn.map { sum([$0[0], $0[1]]) }
    let figures: [Decimal]
    switch shape {
    case .flat, .column: figures = [sum(first)] + first
    case .nested: figures = [sum(drawn.map(sum))] + drawn.map(sum) + drawn.flatMap { $0 }
    case .table:
      let totals = (0..<columns).map { column in sum(drawn.map { $0[column] }) }
      figures = ([totals] + drawn).flatMap { $0 + [sum($0)] }
    case .rates:
      let rate = Rational(sum(first)).divided(by: Rational(sum(both)))?.decimal(rounded: 4)?.scaled(byPowerOfTen: 2)
      figures = [sum(both), sum(first), rate ?? .zero] + both + first
    }
    words = figures.map { ($0.rescaled(to: 2) ?? $0).description }
  }

  /// Amounts of several sizes, a third of them round.
  private static func amount(_ random: inout SeededGenerator) -> Decimal {
    let whole = 1 + random.below([100, 1_000, 10_000, 100_000][random.below(4)])
    let cents = random.below(3) == 0 ? 0 : random.below(100)
    return Decimal(whole * 100 + cents).scaled(byPowerOfTen: -2) ?? .zero
  }

  /// The form with those figures.
  func text(_ words: [String]) -> String {
    var text = "@form 示例/表\n"
    switch shape {
    case .flat:
      text += "总额: \(words[0])\n其中:\n"
      for row in 1...rows { text += "  分项\(row): \(words[row])\n" }
    case .nested:
      text += "总额: \(words[0])\n其中:\n"
      for row in 1...rows { text += "  分项\(row): \(words[row])\n" }
      for row in 1...rows {
        text += "分项\(row)构成:\n"
        for column in 0..<columns { text += "  子项\(column): \(words[rows + 1 + (row - 1) * columns + column])\n" }
      }
    case .column:
      text += "收支:\n  | 单位 | 栏0 |\n"
      for row in 0...rows { text += "  | \(row == 0 ? "合计" : "行\(row)") | \(words[row]) |\n" }
    case .table:
      text += "收支:\n  | 单位 |" + (0..<columns).map { " 栏\($0) |" }.joined() + " 小计 |\n"
      for row in 0...rows {
        let cells = words[row * (columns + 1)..<(row + 1) * (columns + 1)]
        text += "  | \(row == 0 ? "合计" : "行\(row)") |" + cells.map { " \($0) |" }.joined() + "\n"
      }
    case .rates:
      text += "预算数: \(words[0])\n执行数: \(words[1])\n执行率: \(words[2])%\n预算构成:\n"
      for row in 0..<rows { text += "  甲\(row): \(words[3 + row])\n" }
      text += "执行构成:\n"
      for row in 0..<rows { text += "  乙\(row): \(words[3 + rows + row])\n" }
    }
    return text
  }

  var template: Template {
    var text = "@template 示例/表\n"
    switch shape {
    case .flat: text += "总额: amount\n其中: parts of 总额\n  *: amount\n"
    case .nested:
      text += "总额: amount\n其中: parts of 总额\n"
      for row in 1...rows { text += "  分项\(row): amount\n" }
      for row in 1...rows { text += "分项\(row)构成: parts of 其中.分项\(row)\n  *: amount\n" }
    case .column: text += "收支: table\n  单位: text\n  栏0: amount\n  @total 合计\n"
    case .table:
      text += "收支: table\n  单位: text\n"
      for column in 0..<columns { text += "  栏\(column): amount\n" }
      text += "  小计: amount\n  @total 合计\n  @check 小计 = "
      text += (0..<columns).map { "栏\($0)" }.joined(separator: " + ") + "\n"
    case .rates:
      text += "预算数: amount\n执行数: amount\n执行率: percent\n@check 执行率 = 执行数 / 预算数\n"
      text += "预算构成: parts of 预算数\n  *: amount\n执行构成: parts of 执行数\n  *: amount\n"
    }
    let source = SourceFile(path: "t.biao", tree: Tree(Array(text.utf8)))
    return TemplateStore(workspace: [source]).compile(source)
  }

  func form(_ words: [String], _ template: Template) -> Form {
    Form(SourceFile(path: "f.biao", tree: Tree(Array(text(words).utf8))), template: template)
  }

  /// The places of the figures, empty ones left out.
  func places(_ words: [String]) -> [ByteRange: Int] {
    var places: [ByteRange: Int] = [:]
    var start: Int?
    var length = 0
    var index = 0
    for scalar in text(words.map { "⟦\($0)⟧" }).unicodeScalars {
      switch scalar {
      case "⟦": start = length
      case "⟧":
        if let start, start < length { places[start..<length] = index }
        index += 1
      default: length += scalar.utf8.count
      }
    }
    return places
  }

  /// How many relations fail once the figure at `place` is another.
  func failures(_ words: [String], _ place: Int, _ word: String, _ template: Template) -> Int {
    var words = words
    words[place] = word
    return form(words, template).judgements().count { $0.verdict == .fails }
  }

  /// A cell, the slip that befalls it, and what is then written. Nil where that slip changes nothing there.
  func slip(_ random: inout SeededGenerator) -> (place: Int, slip: Slip, written: String)? {
    let place = random.below(words.count)
    // The rate takes part in no sum.
    if shape == .rates, place == 2 { return nil }
    var digits = Array(words[place].utf8)
    let at = random.below(digits.count)
    let slip = Slip.allCases[random.below(Slip.allCases.count - 1)]
    switch slip {
    case .wrongDigit:
      guard digits[at] != 0x2E else { return nil }
      digits[at] = 0x30 + (digits[at] - 0x30 + UInt8(1 + random.below(9))) % 10
    case .swappedDigits:
      guard at + 1 < digits.count, digits[at] != 0x2E, digits[at + 1] != 0x2E else { return nil }
      digits.swapAt(at, at + 1)
    case .shiftedPoint:
      guard let point = digits.firstIndex(of: 0x2E), point > 1 else { return nil }
      digits.swapAt(point, random.below(2) == 0 ? point - 1 : point + 1)
      if digits.last == 0x2E { digits.removeLast() }
    case .sign: digits.insert(0x2D, at: 0)
    case .doubledDigit:
      guard digits[at] != 0x2E else { return nil }
      digits.insert(digits[at], at: at)
    case .droppedDigit:
      guard digits[at] != 0x2E, digits.count > 4 else { return nil }
      digits.remove(at: at)
    case .extraDigit: digits.insert(0x31 + UInt8(random.below(9)), at: at)
    case .blank: return place == 0 ? nil : (place, slip, "")
    case .other: return nil
    }
    if digits[0] == 0x30, digits.count > 1, digits[1] != 0x2E { return nil }
    let written = String(decoding: digits, as: UTF8.self)
    guard written != words[place], !written.hasPrefix(".") else { return nil }
    return (place, slip, written)
  }
}
