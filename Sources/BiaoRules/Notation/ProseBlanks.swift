// Blanks in running text that nobody filled in: 20xx年, ××万元, （ ）个, 某某县.

import BiaoModel
import BiaoSyntax

enum ProseBlanks {
  /// The blank of which the mark at `at` is the first sign, or the bracket that closes it.
  static func blank(_ bytes: [UInt8], _ at: Int, _ line: ByteRange) -> ByteRange? {
    let end = min(line.upperBound, bytes.count)
    guard at >= line.lowerBound, at < end else { return nil }
    switch bytes[at] {
    case 0x58, 0x78, 0xC3: return letters(bytes, at, line.lowerBound, end)
    case 0x5F: return underscores(bytes, at, line.lowerBound, end)
    case 0x29: return brackets(bytes, at, 1, line.lowerBound, end)
    case 0xEF: return brackets(bytes, at, 3, line.lowerBound, end)
    default: return nil
    }
  }

  /// 某某 of which `at` is the second character.
  static func somebody(_ bytes: [UInt8], _ at: Int, _ line: ByteRange) -> ByteRange? {
    guard NotationScan.character(bytes, at) == 0xE6_9F90, at - 3 >= line.lowerBound,
      isFree(bytes, at - 3, line.lowerBound), !isQuoted(bytes, at - 3, line.lowerBound),
      starts(places, bytes, at + 3, min(line.upperBound, bytes.count))
    else { return nil }
    return at - 3..<at + 3
  }

  private static func letters(_ bytes: [UInt8], _ at: Int, _ lower: Int, _ end: Int) -> ByteRange? {
    let length = bytes[at] == 0xC3 ? 2 : 1
    var last = at
    while last + length <= end, bytes[last] == bytes[at], length == 1 || bytes[last + 1] == 0x97 { last += length }
    guard last - at >= 2 * length, last - at <= 8, !isLatin(bytes, at - 1, lower, end),
      !isLatin(bytes, last, lower, end)
    else { return nil }
    var next = last
    if next < end, bytes[next] == 0x20 { next += 1 }
    // 20xx年, XX月: of days and months.
    if starts(dates, bytes, next, end) { return isQuoted(bytes, at, lower) ? nil : at..<last }
    if isUnit(bytes, next, end) { return isQuoted(bytes, at, lower) ? nil : at..<last }
    guard
      isFree(bytes, at, lower) && (starts(places, bytes, next, end) || starts(papers, bytes, next, end))
        // 桐岭区XX图书馆: which one of the district's?
        || isBehindPlace(bytes, at, lower) && starts(houses, bytes, next, end),
      !isQuoted(bytes, at, lower)
    else { return nil }
    return at..<last
  }

  private static func underscores(_ bytes: [UInt8], _ at: Int, _ lower: Int, _ end: Int) -> ByteRange? {
    var last = at
    while last < end, bytes[last] == 0x5F { last += 1 }
    var next = last
    if next < end, bytes[next] == 0x20 { next += 1 }
    // A date behind ____ is one to be signed.
    guard !isLatin(bytes, at - 1, lower, end), isUnit(bytes, next, end), !isQuoted(bytes, at, lower) else { return nil }
    return at..<last
  }

  private static func brackets(_ bytes: [UInt8], _ at: Int, _ length: Int, _ lower: Int, _ end: Int) -> ByteRange? {
    var start = at
    while start > lower {
      if bytes[start - 1] == 0x20 {
        start -= 1
      } else if start - 3 >= lower, NotationScan.character(bytes, start - 3) == 0xE3_8080 {
        start -= 3
      } else {
        break
      }
    }
    if start > lower, bytes[start - 1] == 0x28 {
      start -= 1
    } else if start - 3 >= lower, NotationScan.character(bytes, start - 3) == 0xEF_BC88 {
      start -= 3
    } else {
      return nil
    }
    guard start - 3 >= lower,
      bytes[start - 3] &- 0xE4 < 6 || NotationScan.isStop(NotationScan.character(bytes, start - 3)),
      isUnit(bytes, at + length, end)
    else { return nil }
    return start..<at + length
  }

  // MARK: - What stands around

  /// Whether the words from `at` on count something: 万元, 个, but not 个人.
  private static func isUnit(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    guard at < end else { return false }
    if bytes[at] == 0x25 { return true }
    guard let unit = units.first(where: { at + $0.count <= end && bytes[at..<at + $0.count].elementsEqual($0) }) else {
      return false
    }
    let next = at + unit.count
    guard next + 3 <= end, bytes[next] &- 0xE4 < 6 else { return true }
    return unit.count > 3 || goesOn.contains(NotationScan.character(bytes, next))
      || unit.elementsEqual(piece) && starts(countable, bytes, next, end)
  }

  private static func starts(_ words: [[UInt8]], _ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    words.contains { at + $0.count <= end && bytes[at..<at + $0.count].elementsEqual($0) }
  }

  /// Whether no name stands before that the mark may belong to: 张XX.
  private static func isFree(_ bytes: [UInt8], _ at: Int, _ lower: Int) -> Bool {
    guard at - 3 >= lower, bytes[at - 3] &- 0xE4 < 6 else { return at == lower || bytes[at - 1] != 0x9C }
    return links.contains(NotationScan.character(bytes, at - 3))
  }

  private static func isBehindPlace(_ bytes: [UInt8], _ at: Int, _ lower: Int) -> Bool {
    at - 9 >= lower && (at - 9..<at).allSatisfy { bytes[$0] >= 0x80 }
      && administrations.contains(NotationScan.character(bytes, at - 3))
  }

  /// Whether a title or quotation is open before it, looked for in the last forty characters.
  private static func isQuoted(_ bytes: [UInt8], _ at: Int, _ lower: Int) -> Bool {
    var i = at
    while i - 3 >= lower, at - i < 120 {
      switch NotationScan.character(bytes, i - 3) {
      case 0xE3_808A, 0xE2_809C: return true  // 《 “
      case 0xE3_808B, 0xE2_809D: return false  // 》 ”
      default: i -= 1
      }
    }
    return false
  }

  private static func isLatin(_ bytes: [UInt8], _ at: Int, _ lower: Int, _ end: Int) -> Bool {
    guard at >= lower, at < end else { return false }
    return bytes[at] | 0x20 >= 0x61 && bytes[at] | 0x20 <= 0x7A || bytes[at] == 0x2E || bytes[at] == 0x2D
      || bytes[at] == 0x2F || bytes[at] == 0x40 || bytes[at] == 0x5F
  }

  private static let dates = NameTraitWords.words("年 月 日")
  private static let units = NameTraitWords.words(
    """
    万元 亿元 千元 万人 万户 万亩 人次 公里 千米 平方米 立方米 公顷 百分点 万平方米 万立方米 元 ％ 个 家 户 人 名 次 亩 件 台 套 吨 场 期 条 座 处 批 份 天 辆 只 头 株 棵 篇 册
    """)
  /// What goes on behind a unit of one character.
  private static let goesOn = NotationScan.characters("以左及或的和等为是占")
  private static let piece = Array("个".utf8)
  private static let countable = NameTraitWords.words(
    "行政村 自然村 村 乡镇 镇 街道 社区 小区 项目 县 市 区 单位 部门 企业 学校 点位 站点 标段 批次 班次 品种 工作日 百分点")
  private static let places = NameTraitWords.words(
    "县 市 区 镇 乡 村 街道 局 单位 部门 公司 学校 项目 工程 企业 小区 社区 水库 河道 灌区 医院 卫生院 幼儿园 中学 小学 图书馆 文化馆 银行 协会 合作社")
  private static let houses = NameTraitWords.words(
    "小区 社区 水库 灌区 医院 卫生院 幼儿园 中学 小学 图书馆 文化馆 博物馆 银行 协会 合作社 公司 学校 局 中心 村 镇 乡 街道")
  private static let administrations = NotationScan.characters("省州市县区镇乡村")
  private static let papers = NameTraitWords.words("文件 号文 〔")
  private static let links = NotationScan.characters("是为在由对和与到向从经及于受给据照按托见了使让全")
}
