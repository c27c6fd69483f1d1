// What an indicator's or a tier's name says about its figures.

package import BiaoModel
package import BiaoSyntax
import BiaoValues

/// What the figure of an indicator of that name measures, where the name says so for certain.
enum NameKind {
  /// 满意度, 合格率, 占比: a share, written in %
  case ratio
  /// 总成本, 补助资金: money
  case money
  /// 得分, 排名, 指数, 师生比: a figure that has no unit
  case unitless

  init?(_ bytes: [UInt8], _ name: ByteRange) {
    var text = FoldedText(bytes, name).bytes
    // `满意度；` and `（二）收入` are written, too.
    while let last = text.last, last == 0x20 || last == 0x3B || last == 0x2E || last == 0x2C { text.removeLast() }
    while text.count >= 3, text.suffix(3).elementsEqual("。".utf8) { text.removeLast(3) }
    if NameKind.ends(text, NameKind.unitlessEnds) || NameKind.holds(text, NameKind.unitlessWords) {
      self = .unitless
    } else if NameKind.ends(text, NameKind.ratioEnds) || NameKind.holds(text, NameKind.ratioWords) {
      self = .ratio
    } else if NameKind.holds(text, NameKind.moneyWords) {
      self = .money
    } else {
      return nil
    }
  }

  private static let unitlessEnds = words([
    "比", "容积率", "倍数", "系数", "指数", "分数", "得分", "评分", "打分", "总分", "均分", "平均分", "成绩", "绩点", "年份", "年度",
    "等级", "等次", "级别", "名次", "排名", "位次", "排位", "型号", "编号", "PUE", "PUE值", "pue", "pue值", "AQI", "AQI值", "aqi", "pH",
    "PH", "pH值", "PH值", "ph值",
  ])
  private static let unitlessWords = words(["容积率", "指数", "系数", "排名", "名次", "位次", "得分", "评分", "基尼", "PUE", "平整度"])
  private static let ratioEnds = words([
    "率", "占比", "比重", "比例", "满意度", "知晓度", "覆盖面", "增速", "增幅", "增长幅度", "下降幅度", "降幅", "百分比", "程度",
  ])
  private static let ratioWords = words(["满意度", "满意率", "合格率", "完成率", "覆盖率", "知晓率", "增长率", "增速"])
  private static let moneyWords = words([
    "成本", "经费", "资金", "费用", "金额", "收入", "产值", "税收", "投资", "支出", "补助", "补贴", "奖补", "利润", "销售额", "增加值",
    "贷款", "转贷", "成交额", "交易额", "贸易额", "零售额", "进出口额", "投资额", "预算", "税额", "租金", "工资", "价款", "总额",
  ])

  private static func words(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  private static func ends(_ text: [UInt8], _ words: [[UInt8]]) -> Bool {
    words.contains { text.count >= $0.count && text.suffix($0.count).elementsEqual($0) }
  }

  private static func holds(_ text: [UInt8], _ words: [[UInt8]]) -> Bool {
    words.contains { contains(text, $0) }
  }

  /// Whether `text` holds `word` at a character's start.
  static func contains(_ text: some RandomAccessCollection<UInt8>, _ word: [UInt8]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return false }
    var i = text.startIndex
    let last = text.index(text.endIndex, offsetBy: -word.count)
    while i <= last {
      if text[i] == first, text[i...].starts(with: word) { return true }
      i = text.index(after: i)
    }
    return false
  }
}

extension [UInt8] {
  /// Where the word first stands in `range` of `text`.
  func firstRange(in text: [UInt8], _ range: ByteRange) -> ByteRange? {
    guard let first, range.count >= count else { return nil }
    for i in range.lowerBound...(range.upperBound - count) where text[i] == first && text[i...].starts(with: self) {
      return i..<i + count
    }
    return nil
  }
}

/// What a second tier measures, by its name; nil where the name says several things or none.
enum TierKind {
  case quantity, quality, timeliness, cost, benefit, satisfaction

  init?(_ indicator: borrowing Indicator, _ form: borrowing Form) {
    guard let written = form.tree.readLabel(ofLine: indicator.tierLine)?.name,
      let kind = TierKind.ofIdeographs(form.tree.bytes, written) ?? TierKind.ofWords(form.tree.bytes, written)
    else { return nil }
    self = kind
  }

  /// What a name of ideographs alone says, as nearly all are, which needs no folding; nil for another name.
  private static func ofIdeographs(_ bytes: [UInt8], _ name: ByteRange) -> TierKind?? {
    var found: TierKind?
    var last: UInt32 = 0
    var i = name.lowerBound
    while i < name.upperBound {
      let character = NotationScan.character(bytes, i)
      guard NotationScan.isIdeograph(character) else { return nil }
      if let kind = ofPair(last, character) {
        guard found == nil || found == kind else { return .some(nil) }
        found = kind
      }
      last = character
      i += 3
    }
    return .some(found)
  }

  /// 数量, 质量, 时效, 成本, 效益, 满意
  private static func ofPair(_ first: UInt32, _ second: UInt32) -> TierKind? {
    switch (first, second) {
    case (0xE6_95B0, 0xE9_878F): quantity
    case (0xE8_B4A8, 0xE9_878F): quality
    case (0xE6_97B6, 0xE6_9588): timeliness
    case (0xE6_8890, 0xE6_9CAC): cost
    case (0xE6_9588, 0xE7_9B8A): benefit
    case (0xE6_BBA1, 0xE6_848F): satisfaction
    default: nil
    }
  }

  private static func ofWords(_ bytes: [UInt8], _ name: ByteRange) -> TierKind? {
    let folded = FoldedText(bytes, name).bytes
    var found: TierKind?
    for (word, kind) in words where NameKind.contains(folded, word) {
      guard found == nil else { return nil }
      found = kind
    }
    return found
  }

  private static let words: [([UInt8], TierKind)] = [
    (Array("数量".utf8), quantity), (Array("质量".utf8), quality), (Array("时效".utf8), timeliness),
    (Array("成本".utf8), cost), (Array("效益".utf8), benefit), (Array("满意".utf8), satisfaction),
    // English words without their first letters, which may be capitals.
    (Array("uantity".utf8), quantity), (Array("uality".utf8), quality), (Array("imeliness".utf8), timeliness),
    (Array("ost".utf8), cost), (Array("atisfaction".utf8), satisfaction),
  ]
}

extension Indicator {
  /// The value without `定性` or `定量` before it.
  package var valueWithoutType: ByteRange {
    guard case .value(let list) = target, let type = list.typeRange, type.upperBound <= value.upperBound else {
      return value
    }
    return ByteRange(clamping: type.upperBound, value.upperBound)
  }
}
