// Items in one line, and their number: 开展4个项目：管网项目、道路项目、……, whose items all end in the noun that is counted; and
// 内设办公室、财务科、业务科4个科室.

import BiaoModel
import BiaoSyntax

extension AnnouncedCount {
  /// Those of a text whose number is not that of the items. With 和 and 及 nobody knows whether they join two items or
  /// stand in one, so both numbers have to be wrong. Linear in the text.
  static func enumerated(_ bytes: [UInt8], _ text: ByteRange) -> [AnnouncedCount] {
    guard text.count >= 36 else { return [] }
    var found: [AnnouncedCount] = []
    var from = text.lowerBound
    while found.count < 4, let mark = colon.firstRange(in: bytes, ByteRange(clamping: from, text.upperBound)) {
      from = mark.upperBound
      guard let stated = counted(bytes, before: mark.lowerBound, text.lowerBound),
        let items = items(bytes, ByteRange(clamping: mark.upperBound, text.upperBound), stated.noun),
        items.least > 1, stated.value < items.least || stated.value > items.most
      else { continue }
      found.append(
        AnnouncedCount(range: stated.range, stated: stated.value, count: items.least, last: items.last))
    }
    return found
  }

  /// Those of a text whose items are numbered in it: 发现四个方面的问题：一是……；二是……；三是……。
  static func ordinal(_ bytes: [UInt8], _ text: ByteRange, _ report: Report) -> [AnnouncedCount] {
    var found: [AnnouncedCount] = []
    var from = text.lowerBound
    while found.count < 4, let mark = colon.firstRange(in: bytes, ByteRange(clamping: from, text.upperBound)) {
      from = mark.upperBound
      guard let style = ordinals.first(where: { bytes[mark.upperBound..<text.upperBound].starts(with: $0[0]) }),
        let stated = counted(bytes, before: mark.lowerBound, text.lowerBound)
      else { continue }
      var (count, last, end) = (0, mark, mark.upperBound)
      while count < style.count,
        let next = style[count].firstRange(in: bytes, ByteRange(clamping: end, text.upperBound))
      {
        (count, last, end) = (count + 1, next, next.upperBound)
      }
      from = end
      guard count > 1, count < style.count, count != stated.value else { continue }
      // The items may go on in the next lines.
      report.depend(on: .everything)
      if count < stated.value,
        style[count].firstRange(in: bytes, ByteRange(clamping: end, min(end + 1500, bytes.count))) != nil
      {
        continue
      }
      found.append(AnnouncedCount(range: stated.range, stated: stated.value, count: count, last: last))
    }
    return found
  }

  /// How items are numbered within a line, from the first on.
  private static let ordinals: [[[UInt8]]] = [
    NameTraitWords.words("一是 二是 三是 四是 五是 六是 七是 八是 九是 十是"),
    NameTraitWords.words("第一， 第二， 第三， 第四， 第五， 第六， 第七， 第八，"),
    NameTraitWords.words("（一） （二） （三） （四） （五） （六） （七） （八）"),
    NameTraitWords.words("（1） （2） （3） （4） （5） （6） （7） （8）"),
    NameTraitWords.words("① ② ③ ④ ⑤ ⑥ ⑦ ⑧"),
  ]

  /// The number in 4个项目, and its noun.
  private static func counted(
    _ bytes: [UInt8], before end: Int, _ lower: Int
  ) -> (value: Int, range: ByteRange, noun: ByteRange)? {
    var at = end
    // Back over the noun to the measure word.
    while at - 3 >= lower, end - at <= 24 {
      let character = NotationScan.character(bytes, at - 3)
      guard character >> 16 &- 0xE4 < 6 else { return nil }
      at -= 3
      guard measures.contains(character), at > lower, case let noun = ByteRange(clamping: at + 3, end),
        noun.count >= 6 || nouns.contains(where: { bytes[noun].elementsEqual($0) }),
        let number = number(bytes, before: at, lower)
      else { continue }
      let tail = noun.count > 6 ? ByteRange(clamping: end - 6, end) : noun
      return (number.value, number.range, tail)
    }
    return nil
  }

  /// A number of up to two digits, or one numeral.
  private static func number(_ bytes: [UInt8], before end: Int, _ lower: Int) -> (value: Int, range: ByteRange)? {
    var start = end
    while start > lower, bytes[start - 1] &- 0x30 < 10 { start -= 1 }
    if start < end {
      guard end - start <= 2, start == lower || bytes[start - 1] != 0x2E && bytes[start - 1] != 0x2D else { return nil }
      let value = bytes[start..<end].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
      return value > 1 ? (value, start..<end) : nil
    }
    guard end - 3 >= lower, let index = numerals.firstIndex(of: NotationScan.character(bytes, end - 3)),
      // 十二 and 第二 are something else.
      end - 6 < lower || !joined.contains(NotationScan.character(bytes, end - 6))
    else { return nil }
    return (index == 9 ? 2 : index + 2, end - 3..<end)
  }

  /// How many items follow; nil where one does not end in the noun, and where some may be left out.
  private static func items(
    _ bytes: [UInt8], _ text: ByteRange, _ noun: ByteRange
  ) -> (least: Int, most: Int, last: ByteRange)? {
    var (least, most) = (0, 0)
    var start = text.lowerBound
    var i = start
    var last = start..<start
    while true {
      let isEnd = i + 3 > text.upperBound
      let character = isEnd ? stop : NotationScan.character(bytes, i)
      if character == comma || character == openBracket { return nil }
      guard isEnd || character == stop || character == semicolon || character == listMark else {
        i += bytes[i] &- 0xE0 < 16 ? 3 : 1
        continue
      }
      let item = ByteRange(clamping: start, isEnd ? text.upperBound : i)
      guard item.count > noun.count, item.count <= 120, bytes[item].suffix(noun.count).elementsEqual(bytes[noun]),
        !open.isIn(bytes, item)
      else { return nil }
      last = item
      least += 1
      most += 1
      var from = item.lowerBound
      while let joint = joints.compactMap({ $0.firstRange(in: bytes, ByteRange(clamping: from, item.upperBound)) })
        .first
      {
        from = joint.upperBound
        most += 1
        // 甲项目和乙项目
        if bytes[item.lowerBound..<joint.lowerBound].suffix(noun.count).elementsEqual(bytes[noun]) { least += 1 }
      }
      if character != listMark { return (least, most, last) }
      i += 3
      start = i
    }
  }

  /// 直属事业单位10个，即国库集中支付中心、财政信息中心、……。: what is counted before the list. 等 leaves some out.
  static func namely(_ bytes: [UInt8], _ text: ByteRange) -> [AnnouncedCount] {
    guard text.count >= 60, let mark = namelyMarks.lazy.compactMap({ $0.firstRange(in: bytes, text) }).first,
      let stated = number(bytes, before: mark.lowerBound, max(text.lowerBound, mark.lowerBound - 6))
    else { return [] }
    var (items, start, i) = (0, mark.upperBound, mark.upperBound)
    var last = start..<start
    while i < text.upperBound {
      let character = NotationScan.character(bytes, i)
      let isEnd = character == stop || character == semicolon || i + 3 >= text.upperBound
      if character == listMark || isEnd {
        let end = isEnd && character != stop && character != semicolon ? text.upperBound : i
        guard end - start >= 9, end - start <= 75, !inList.isIn(bytes, ByteRange(clamping: start, end)) else {
          return []
        }
        items += 1
        last = start..<end
        if isEnd { break }
        start = i + 3
      }
      i += bytes[i] >= 0xE0 ? 3 : 1
    }
    guard items >= 3, stated.value != items else { return [] }
    return [AnnouncedCount(range: stated.range, stated: stated.value, count: items, last: last)]
  }

  private static let namelyMarks = NameTraitWords.words("个，即 个：即 个,即 个，分别是 个，具体为")
  private static let inList = WordSet("等 和 及 与 ， （ ： 其中 个 共")

  /// 内设办公室、财务科、业务科4个科室: what a body consists of, counted behind the list. 等 leaves some out.
  static func offices(_ bytes: [UInt8], _ text: ByteRange) -> [AnnouncedCount] {
    guard text.count >= 36, headWords.isIn(bytes, text),
      let verb = parts.lazy.compactMap({ $0.firstRange(in: bytes, text) }).first
    else { return [] }
    var i = verb.upperBound
    var (items, joined) = (1, 0)
    var start = i
    while i + 3 <= text.upperBound {
      let character = NotationScan.character(bytes, i)
      switch character {
      case listMark:
        guard i - start >= 6, i - start <= 60 else { return [] }
        items += 1
        start = i + 3
      case comma, stop, semicolon, openBracket, andSo: return []
      default:
        if joints.contains(where: { bytes[i...].starts(with: $0) }) { joined += 1 }
        guard bytes[i] &- 0x30 < 10 else { break }
        guard items > 2, let stated = number(bytes, before: digitsEnd(bytes, i, text.upperBound), i),
          case let behind = ByteRange(clamping: stated.range.upperBound, text.upperBound),
          heads.contains(where: { bytes[behind].starts(with: $0) }), i - start >= 6, i - start <= 60,
          stated.value < items || stated.value > items + joined
        else { return [] }
        return [AnnouncedCount(range: stated.range, stated: stated.value, count: items, last: start..<i)]
      }
      i += bytes[i] &- 0xE0 < 16 ? 3 : 1
    }
    return []
  }

  private static func digitsEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var i = start
    while i < end, bytes[i] &- 0x30 < 10 { i += 1 }
    return i
  }

  private static let parts = NameTraitWords.words("内设 下设 设有 设立了 下辖")
  private static let heads = NameTraitWords.words("个部室 个科室 个股室 个处室 个内设机构 个职能科室 个部门 个科 个股 个处 个二级机构 个下属单位")
  private static let headWords = WordSet(heads)
  private static let colon = Array("：".utf8)
  private static let andSo = NotationScan.character(Array("等".utf8), 0)
  private static let stop = NotationScan.character(Array("。".utf8), 0)
  private static let semicolon = NotationScan.character(Array("；".utf8), 0)
  private static let comma = NotationScan.character(Array("，".utf8), 0)
  private static let openBracket = NotationScan.character(Array("（".utf8), 0)
  private static let listMark = NotationScan.character(Array("、".utf8), 0)
  private static let measures = Set(NameTraitWords.words("个 项 类 大 条 处 家 座 所 种").map { NotationScan.character($0, 0) })
  /// Nouns of one character that may be counted.
  private static let nouns = NameTraitWords.words("村 镇 乡 县 区 站 所 局 校")
  private static let numerals = NameTraitWords.words("二 三 四 五 六 七 八 九 十 两").map { NotationScan.character($0, 0) }
  private static let joined = Set(
    NameTraitWords.words("十 百 第 二 三 四 五 六 七 八 九 一 余 数").map { NotationScan.character($0, 0) })
  private static let joints = NameTraitWords.words("和 及 与 以及")
  private static let open = WordSet("等 …… 其他 各 包括 另 共")
}
