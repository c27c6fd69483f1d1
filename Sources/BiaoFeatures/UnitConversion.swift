// A figure in other units of its kind: 1.92 亿元 is 19,200 万元.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// Figures written for people, and what they are in the units that people use beside their own.
enum UnitConversion {
  /// The units in which amounts of one kind are told, the smallest first.
  private static let families: [[BiaoValues.Unit]] = [
    ["元", "万元", "亿元"], ["平方米", "亩", "公顷", "平方公里"], ["米", "公里"], ["千克", "吨", "万吨"], ["立方米", "万立方米", "亿立方米"],
    ["千瓦时", "万千瓦时"],
  ].map { names in names.compactMap { Units.unit(named: Array($0.utf8)) } }

  /// The figure in up to two other units in which its number is neither tiny nor endless, as `19,200 万元`; those that are
  /// rounded begin with `≈`. Empty where the figure has no unit that converts.
  static func others(_ figure: Figure, in inherited: BiaoValues.Unit?) -> [String] {
    guard let unit = figure.effectiveUnit(in: inherited), let base = figure.exactBase(in: inherited), !base.isZero,
      let family = families.first(where: { $0.first.map { $0.isCommensurable(with: unit) } ?? false })
    else { return [] }
    return family.filter { $0 != unit }.compactMap { other in
      guard let value = base.divided(by: other.exactFactor), let short = value.decimal(rounded: 4),
        short.magnitude >= Decimal(1), short.magnitude < Decimal(100_000_000)
      else { return nil }
      let isExact = Rational(short) == value
      return (isExact ? "" : "≈ ") + grouped(short.normalized) + " " + other.symbol
    }.suffix(2)
  }

  /// With commas between each three digits before the point, from five digits on.
  static func grouped(_ value: Decimal) -> String {
    let text = Array(value.description.utf8)
    let start = text.first == 0x2D ? 1 : 0
    let point = text.firstIndex(of: 0x2E) ?? text.count
    guard point - start > 4 else { return value.description }
    var out: [UInt8] = []
    for (i, byte) in text.enumerated() {
      if i > start, i < point, (point - i) % 3 == 0 { out.append(0x2C) }
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }
}
