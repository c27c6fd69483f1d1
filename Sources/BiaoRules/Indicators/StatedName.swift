// Names of indicators that say themselves what is to be reached: 质量达标率100%, 无安全事故发生.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum StatedName {
  /// Whether a name may say so, by its last byte: %, ％, and 发生 事件 事故 上访 投诉 舆情 纠纷 案件 火灾 疫情.
  static func mayState(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    guard name.count > 9 else { return false }
    return switch bytes[name.upperBound - 1] {
    case 0x25, 0x85, 0x9F, 0xB6, 0xBF, 0x89, 0xB7, 0xBE: true
    default: false
    }
  }

  /// The percentage that ends a name, behind the word for a rate: 100% of 达标率100%.
  static func rate(_ bytes: [UInt8], _ name: ByteRange) -> (range: ByteRange, number: Decimal)? {
    guard name.count > 12 else { return nil }
    var end = name.upperBound
    if bytes[end - 1] == 0x25 {
      end -= 1
    } else if bytes[(end - 3)..<end].elementsEqual(wideSign) {
      end -= 3
    } else {
      return nil
    }
    var start = end
    while start > name.lowerBound, bytes[start - 1] &- 0x30 < 10 || bytes[start - 1] == 0x2E { start -= 1 }
    guard start < end, start - name.lowerBound >= 9,
      rates.contains(where: { bytes[(start - 3)..<start].elementsEqual($0) }),
      let figure = Figure.scan(bytes, ByteRange(clamping: start, name.upperBound), signed: false),
      figure.unit == Units.percent
    else { return nil }
    return (ByteRange(clamping: start, name.upperBound), figure.number)
  }

  /// The words that end a name and say that something does not happen: 无群体性事件发生, 零事故.
  static func absence(_ bytes: [UInt8], _ name: ByteRange) -> ByteRange? {
    guard ends.ends(bytes, name) else { return nil }
    var i = name.upperBound - 9
    while i >= name.lowerBound, name.upperBound - i <= longestAbsence {
      if bytes[i] >= 0xE4, let word = none.first(where: { bytes[i..<name.upperBound].starts(with: $0) }) {
        let rest = ByteRange(clamping: i + word.count, name.upperBound)
        return incidents.isIn(bytes, rest) && !others.isIn(bytes, rest) ? i..<name.upperBound : nil
      }
      i -= 1
    }
    return nil
  }

  /// The number that ends a name with the unit of what is counted: 3套 of 康复训练软件3套.
  static func count(_ bytes: [UInt8], _ name: ByteRange) -> ByteRange? {
    guard name.count > 9, bytes[name.upperBound - 1] >= 0x80 else { return nil }
    var start = name.upperBound
    while start > name.lowerBound, name.upperBound - start <= 12, !(bytes[start - 1] &- 0x30 < 10) { start -= 1 }
    guard start > name.lowerBound, bytes[start - 1] &- 0x30 < 10 else { return nil }
    while start > name.lowerBound, bytes[start - 1] &- 0x30 < 10 { start -= 1 }
    guard start > name.lowerBound, bytes[start - 1] >= 0x80,
      let figure = Figure.scan(bytes, ByteRange(clamping: start, name.upperBound), signed: false),
      figure.range.upperBound == name.upperBound, figure.unit?.dimension.isCount ?? false
    else { return nil }
    return figure.range
  }

  private static let wideSign = Array("％".utf8)
  private static let rates = NameTraitWords.words("率 度 例")
  private static let none = NameTraitWords.words("不发生 未发生 杜绝 无 零")
  private static let ends = WordSet("发生 事件 事故 上访 投诉 舆情 纠纷 案件 火灾 疫情")
  private static let incidents = WordSet("事件 事故 上访 投诉 舆情 纠纷 案件 火灾 疫情")
  /// 无害化, 无主案件, 零散: where 无 and 零 begin another word.
  private static let others = WordSet("害 障碍 主 散 人机 证 照 名 头 理")
  private static let longestAbsence = 45
}
