// Amounts without a unit among others that have one: 教育支出90万元、科技支出81、文化支出12万元.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A number in a list of amounts that lacks what the others have.
struct BareAmount {
  var number: ByteRange
  /// The amount before it, whose unit it lacks.
  var other: Figure

  /// Those of a text: one or two between at least four amounts of one unit, each behind the name of money. Linear in the
  /// text.
  static func all(_ bytes: [UInt8], _ text: ByteRange) -> [BareAmount] {
    var found: [BareAmount] = []
    for sentence in Sentences(bytes, text) {
      var list = List()
      var start = sentence.lowerBound
      var i = start
      while i <= sentence.upperBound {
        let isMark = i + 3 <= sentence.upperBound && isMark(bytes[i], bytes[i + 1], bytes[i + 2])
        guard isMark || i == sentence.upperBound else {
          i += 1
          continue
        }
        if !list.take(bytes, ByteRange(clamping: start, i)) { list.close(&found) }
        start = i + 3
        i = start
      }
      list.close(&found)
    }
    return found
  }

  /// 、 and ，
  private static func isMark(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    first == 0xE3 && second == 0x80 && third == 0x81 || first == 0xEF && second == 0xBC && third == 0x8C
  }

  /// Amounts that stand side by side.
  private struct List {
    private var first: Figure?
    private var bare: [BareAmount] = []
    private var count = 0
    private var endsBare = false
    private var last: Figure?

    /// Takes what stands between two marks; false if it is no amount.
    mutating func take(_ bytes: [UInt8], _ item: ByteRange) -> Bool {
      guard item.count >= 7, item.count <= 120, let start = lastNumber(bytes, item),
        let figure = Figure.scan(bytes, ByteRange(clamping: start, item.upperBound), signed: false), figure.divisor == 1
      else { return false }
      if let unit = figure.unit {
        guard unit.dimension == .money, unit.denominator == nil,
          first.map({ $0.unit == unit && $0.power == figure.power }) ?? true
        else { return false }
        first = first ?? figure
        last = figure
        count += 1
        endsBare = false
        return true
      }
      guard let last, figure.power == 0, figure.range.upperBound == item.upperBound, figure.number >= .one,
        names.ends(bytes, ByteRange(clamping: item.lowerBound, start)), !isYear(figure.number)
      else { return false }
      bare.append(BareAmount(number: figure.numberRange, other: last))
      endsBare = true
      return true
    }

    /// Ends the list, and begins another.
    mutating func close(_ found: inout [BareAmount]) {
      if count >= 4, !bare.isEmpty, bare.count <= 2, !endsBare { found += bare }
      self = List()
    }

    /// Where the last number of an item begins.
    private func lastNumber(_ bytes: [UInt8], _ item: ByteRange) -> Int? {
      var i = item.upperBound
      while i > item.lowerBound, bytes[i - 1] &- 0x30 >= 10 { i -= 1 }
      let end = i
      while i > item.lowerBound, bytes[i - 1] &- 0x30 < 10 || bytes[i - 1] == 0x2E || bytes[i - 1] == 0x2C { i -= 1 }
      return i < end ? i : nil
    }

    private func isYear(_ number: Decimal) -> Bool {
      number.scale == 0 && number >= Decimal(1900) && number <= Decimal(2099)
    }
  }

  /// With what the name of money ends.
  private static let names = WordSet("支出 费 费用 金 款 资金 补助 补贴 奖金 收入 拨款 经费 预算 投资 成本 工资 缴费 补偿 税 利息")
}
