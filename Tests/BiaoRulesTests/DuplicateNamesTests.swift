// Names that are alike once folded share their hashes: no duplicate is passed over without being looked at.

import Testing

@testable import BiaoRules

@Suite struct DuplicateNamesTests {
  private static let names = [
    "公路养护里程", "3标段公路养护里程", "12标段公路养护里程", "第2批设备采购数量", "1.5倍速培训课件制作数量", "A级旅游景区提升个数", "合格率", "国省干线路面病害24小时内修复处数",
  ]

  /// How a name is written beside another of the same meaning.
  private static func variants(_ name: String) -> [String] {
    let wide = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { ("0"..."9").contains($0) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
    let spaced = name.map { "\($0) " }.joined()
    return [name, wide, spaced, name + "。", "“\(name)”"].flatMap { text in
      ["", "1.", "2、", "(3)", "（4）", "５．", "指标6：", "①"].map { $0 + text }
    }
  }

  @Test(arguments: names)
  func alikeOnceFolded(_ name: String) {
    var hashes: [[UInt8]: Set<UInt64>] = [:]
    var wholeHashes: [[UInt8]: Set<UInt64>] = [:]
    for text in Self.variants(name) {
      let bytes = Array(text.utf8)
      let folded = DuplicateNames.folded(bytes, 0..<bytes.count)
      hashes[folded, default: []].insert(DuplicateNames.hash(bytes, 0..<bytes.count))
      wholeHashes[folded, default: []].insert(DuplicateNames.wholeHash(bytes, 0..<bytes.count))
    }
    for (folded, hashes) in hashes {
      #expect(hashes.count == 1, "\(String(decoding: folded, as: UTF8.self))")
      #expect(wholeHashes[folded]?.count == 1, "\(String(decoding: folded, as: UTF8.self))")
    }
    #expect(hashes.count < Self.variants(name).count / 4)
  }

  /// A long form has many names that end alike; those that begin otherwise need not be folded.
  @Test func tellsBeginningsApart() {
    let names = ["3标段公路养护服务机构运行数量", "12标段公路养护服务机构运行数量", "某县公路养护服务机构运行数量"].map { Array($0.utf8) }
    #expect(Set(names.map { DuplicateNames.wholeHash($0, 0..<$0.count) }).count == names.count)
  }

  @Test(arguments: [
    ("3.公路养护里程", "公路养护里程"), ("3标段公路养护里程", "3标段公路养护里程"), ("（1）“美丽” 乡村、宜居村庄：个数。", "美丽乡村宜居村庄个数"),
    ("指标2：Ｘ光机台数", "x光机台数"), ("。", ""), ("2. Wells drilled", "welldrilled"),
  ])
  func folds(_ written: String, _ expected: String) {
    let bytes = Array(written.utf8)
    #expect(String(decoding: DuplicateNames.folded(bytes, 0..<bytes.count), as: UTF8.self) == expected)
  }
}
