// Names of money by who gives it: 中央财政资金, 省级配套, 自筹资金.

import BiaoSyntax

/// Who gives the money that a name speaks of.
enum FundsLevel {
  case government
  /// 上级, 地方, 市县, 财政: several levels of government, whose money is made of that of each.
  case several
  /// 自筹, 其他
  case other

  /// What a name says that says nothing else; nil for any other name. Before and behind 中央, 省级 and the like there are
  /// only words for money.
  init?(_ bytes: [UInt8], _ name: ByteRange) {
    guard name.count >= 3, name.count <= FundsLevel.longest else { return nil }
    let end = FundsLevel.withoutBrackets(bytes, name)
    var i = FundsLevel.afterYear(bytes, name)
    var found: FundsLevel?
    while i < end {
      let rest = ByteRange(clamping: i, end)
      if let (text, level) = FundsLevel.givers.first(where: { FundsLevel.begins(bytes, rest, $0.text) }) {
        found = found == .government && level == .government ? .several : found ?? level
        i += text.count
      } else if let text = FundsLevel.money.first(where: { FundsLevel.begins(bytes, rest, $0) }) {
        i += text.count
      } else {
        return nil
      }
    }
    // 财政资金
    guard let found = found ?? (FundsLevel.treasury.firstRange(in: bytes, name).map { _ in .several }) else {
      return nil
    }
    self = found
  }

  private static func begins(_ bytes: [UInt8], _ range: ByteRange, _ word: [UInt8]) -> Bool {
    range.count >= word.count && bytes[range].starts(with: word)
  }

  /// 县级配套（含镇级）
  private static func withoutBrackets(_ bytes: [UInt8], _ name: ByteRange) -> Int {
    guard let open = bracket.firstRange(in: bytes, name), open.lowerBound > name.lowerBound else {
      return name.upperBound
    }
    return open.lowerBound
  }

  /// 2023年省级资金
  private static func afterYear(_ bytes: [UInt8], _ name: ByteRange) -> Int {
    var i = name.lowerBound
    while i < name.upperBound, bytes[i] &- 0x30 < 10 { i += 1 }
    guard i == name.lowerBound + 4 else { return name.lowerBound }
    let rest = ByteRange(clamping: i, name.upperBound)
    return years.first { begins(bytes, rest, $0) }.map { i + $0.count } ?? name.lowerBound
  }

  private static let longest = 60
  private static let treasury = Array("财政".utf8)
  private static let bracket = Array("（".utf8)
  private static let years = NameTraitWords.words("年度 年")
  /// Longer ones before those with which they begin.
  private static let givers: [(text: [UInt8], level: FundsLevel)] =
    NameTraitWords.words("中央 国家 自治区 自治州 省 市 州 县 区 乡镇 乡 镇 街道 村").map { ($0, government) }
    + NameTraitWords.words("上级 地方 各级").map { ($0, several) }
    + NameTraitWords.words("自筹 自有 其他 其它 社会 单位 群众 企业 银行 业主 集体").map { ($0, other) }
  /// What may stand before and behind them.
  private static let money = NameTraitWords.words(
    "本级 级 财政 专项 转移支付 补助 补贴 配套 资金 拨款 安排 下达 投入 投资 预算 经费 贷款 资本 款 部分 承担 负担 分担 筹集 争取 收到 到位 应 共 一般 公共 性 和 及 与 、")
}
