// The notations of figures, with the places of their parts.

/// How a text must read as a figure. `number` and `unit` are the texts at their ranges.
struct FigureCase: Sendable, CustomStringConvertible {
  var text: String
  /// The figure as `Figure.description` writes it: number as written, multiplier, unit.
  var value: String
  var number: String
  var unit: String?
  /// The value in the reference unit of its dimension.
  var base: String
  var whole: String?
  var rest: String?
  var label: String?
  var stray: String?
  var flags: Set<String> = []
  var description: String { text }

  init(
    _ text: String, _ value: String, number: String, unit: String? = nil, base: String, whole: String? = nil,
    rest: String? = nil, label: String? = nil, stray: String? = nil, _ flags: String...
  ) {
    self.text = text
    self.value = value
    self.number = number
    self.unit = unit
    self.base = base
    self.whole = whole
    self.rest = rest
    self.label = label
    self.stray = stray
    self.flags = Set(flags)
  }

  static let plain: [FigureCase] = [
    .init("1685.89", "1685.89", number: "1685.89", base: "1685.89"),
    .init("0", "0", number: "0", base: "0"),
    .init("120.00", "120.00", number: "120.00", base: "120.00"),
    .init("1,245.61", "1245.61", number: "1,245.61", base: "1245.61"),
    .init("771,325,800.00", "771325800.00", number: "771,325,800.00", base: "771325800.00"),
    .init("１２０．００", "120.00", number: "１２０．００", base: "120.00", "fullwidth"),
    .init("56．40", "56.40", number: "56．40", base: "56.40", "fullwidth"),
    .init("１，２４５．６１", "1245.61", number: "１，２４５．６１", base: "1245.61", "fullwidth"),
    .init("1，245.61", "1245.61", number: "1，245.61", base: "1245.61", "fullwidth"),
    .init("  \u{3000}7\u{A0}\t", "7", number: "7", base: "7", whole: "7"),
    .init("1\u{200B}2", "12", number: "1\u{200B}2", base: "12"),
    .init(".5", "0.5", number: ".5", base: "0.5"),
    .init("-104.77", "-104.77", number: "104.77", base: "-104.77"),
    .init("－104.77", "-104.77", number: "104.77", base: "-104.77"),
    .init("−104.77", "-104.77", number: "104.77", base: "-104.77"),
    .init("+4.6", "4.6", number: "4.6", base: "4.6"),
    .init("（104.77）", "-104.77", number: "104.77", base: "-104.77", "bracketed"),
    .init("( 104.77 )", "-104.77", number: "104.77", base: "-104.77", "bracketed"),
    .init("△104.77", "-104.77", number: "104.77", base: "-104.77"),
    .init("△ 104.77万元", "-104.77万元", number: "104.77", unit: "万元", base: "-1047700"),
    .init("负12", "-12", number: "12", base: "-12"),
    .init(
      "99999999999999999999999999999", "99999999999999999999999999999",
      number: "99999999999999999999999999999", base: "99999999999999999999999999999"),
  ]

  static let withUnits: [FigureCase] = [
    .init("1.92 亿元", "1.92亿元", number: "1.92", unit: "亿元", base: "192000000"),
    .init("7.4亿元", "7.4亿元", number: "7.4", unit: "亿元", base: "740000000"),
    .init("2000万元", "2000万元", number: "2000", unit: "万元", base: "20000000"),
    .init("6368.56 万元", "6368.56万元", number: "6368.56", unit: "万元", base: "63685600"),
    .init("2.61 万 元", "2.61万元", number: "2.61", unit: "万 元", base: "26100"),
    .init("（104.77）万元", "-104.77万元", number: "104.77", unit: "万元", base: "-1047700", "bracketed"),
    .init("(104.77万元)", "-104.77万元", number: "104.77", unit: "万元", base: "-1047700", "bracketed"),
    .init("3.78倍", "3.78倍", number: "3.78", unit: "倍", base: "378.00"),
    .init("91人", "91人", number: "91", unit: "人", base: "91"),
    .init("99分", "99分", number: "99", unit: "分", base: "99"),
    .init("95%", "95%", number: "95", unit: "%", base: "95"),
    .init("95 ％", "95%", number: "95", unit: "％", base: "95"),
    .init("53.70%", "53.70%", number: "53.70", unit: "%", base: "53.70"),
    .init("98百分比", "98%", number: "98", unit: "百分比", base: "98"),
    .init("95 百分点", "95个百分点", number: "95", unit: "百分点", base: "95"),
    .init("2个百分点", "2个百分点", number: "2", unit: "个百分点", base: "2"),
    .init("2.0个百分点", "2.0个百分点", number: "2.0", unit: "个百分点", base: "2.0"),
    .init("0.5个千分点", "0.5个千分点", number: "0.5", unit: "个千分点", base: "0.05"),
    .init("0.97比例", "0.97比例", number: "0.97", unit: "比例", base: "97.00"),
    .init("3‰", "3‰", number: "3", unit: "‰", base: "0.3"),
    .init("90(%)", "90%", number: "90", unit: "(%)", base: "90"),
    .init("100.00（％）", "100.00%", number: "100.00", unit: "（％）", base: "100.00"),
    .init("￥1,245.61", "1245.61元", number: "1,245.61", base: "1245.61"),
    .init("¥ 20 万元", "20万元", number: "20", unit: "万元", base: "200000"),
    .init("￥20万", "20万元", number: "20", unit: "万", base: "200000"),
    .init("1346.0088万平方米", "1346.0088万平方米", number: "1346.0088", unit: "万平方米", base: "13460088"),
    .init("1.2万人次", "1.2万人次", number: "1.2", unit: "万人次", base: "12000"),
    .init("3.2万立方米", "3.2万立方米", number: "3.2", unit: "万立方米", base: "32000"),
    .init("12万千瓦时", "12万千瓦时", number: "12", unit: "万千瓦时", base: "120000"),
    .init("300万支/日", "300万支/天", number: "300", unit: "万支/日", base: "3000000"),
    .init("3亿立方米", "3亿立方米", number: "3", unit: "亿立方米", base: "300000000"),
    .init("5千元", "5千元", number: "5", unit: "千元", base: "5000"),
    .init("3百万元", "3百万元", number: "3", unit: "百万元", base: "3000000"),
    .init("2十亿元", "2十亿元", number: "2", unit: "十亿元", base: "2000000000"),
    .init("1万亿元", "1万亿元", number: "1", unit: "万亿元", base: "1000000000000"),
    .init("1亿2000万元", "12000万元", number: "1亿2000", unit: "万元", base: "120000000"),
    .init("-3万5千人", "-35千人", number: "3万5", unit: "千人", base: "-35000"),
    .init("2亿3456.78万元", "23456.78万元", number: "2亿3456.78", unit: "万元", base: "234567800"),
    .init("6千吨", "6千吨", number: "6", unit: "千吨", base: "6000000"),
    .init("2千克", "2千克", number: "2", unit: "千克", base: "2"),
    .init("15亩", "15亩", number: "15", unit: "亩", base: "10000"),
    .init("15 台（套）", "15台套", number: "15", unit: "台（套）", base: "15"),
    .init("36个月", "36个月", number: "36", unit: "个月", base: "36"),
    .init("24小时", "24小时", number: "24", unit: "小时", base: "86400"),
    .init("5个工作日", "5工作日", number: "5", unit: "个工作日", base: "5"),
    .init("1600元/亩", "1600元/亩", number: "1600", unit: "元/亩", base: "1600"),
    .init("30000元每年每人", "30000元/年·人", number: "30000", unit: "元每年每人", base: "30000"),
    .init("5元/人·月", "5元/人·月", number: "5", unit: "元/人·月", base: "5"),
    .init("50元／人／天", "50元/人·天", number: "50", unit: "元／人／天", base: "50"),
    .init("1次/月", "1次/月", number: "1", unit: "次/月", base: "1"),
    .init("10万元 / 公里", "10万元/公里", number: "10", unit: "万元 / 公里", base: "100000"),
    .init("3人/村", "3人/村", number: "3", unit: "人/村", base: "3"),
    .init("8个/万人", "8个/万人", number: "8", unit: "个/万人", base: "8"),
    .init("0.4吨标准煤/万元", "0.4吨标准煤/万元", number: "0.4", unit: "吨标准煤/万元", base: "3256.4"),
    .init("5 % / 年", "5%/年", number: "5", unit: "% / 年", base: "5"),
  ]

  static let missingBase: [FigureCase] = [
    .init("200万", "200万", number: "200", unit: "万", base: "2000000", "missingBase"),
    .init("57亿", "57亿", number: "57", unit: "亿", base: "5700000000", "missingBase"),
    .init("20 万", "20万", number: "20", unit: "万", base: "200000", "missingBase"),
    .init("620万/月", "620万元/月", number: "620", unit: "万/月", base: "6200000", "missingBase"),
    .init("二十万", "20万", number: "二十", unit: "万", base: "200000", "missingBase", "numeral"),
  ]

  static let numerals: [FigureCase] = [
    .init("二十家", "20家", number: "二十", unit: "家", base: "20", "numeral"),
    .init("一百二十", "120", number: "一百二十", base: "120", "numeral"),
    .init("两次", "2次", number: "两", unit: "次", base: "2", "numeral"),
    .init("三两", "3两", number: "三", unit: "两", base: "0.15", "numeral"),
    .init("半年", "0.5年", number: "半", unit: "年", base: "6.0", "numeral"),
    .init("一年半", "1.5年", number: "一", unit: "年", base: "18.0", whole: "一年半", "numeral"),
    .init("两个半月", "2.5个月", number: "两", unit: "个半月", base: "2.5", "numeral"),
    .init("1个半小时", "1.5小时", number: "1", unit: "个半小时", base: "5400.0"),
    .init("三成", "3成", number: "三", unit: "成", base: "30", "numeral"),
    .init("八折", "8折", number: "八", unit: "折", base: "80", "numeral"),
    .init("二百万元", "200万元", number: "二百", unit: "万元", base: "2000000", "numeral"),
    .init("一万两千元", "12000元", number: "一万两千", unit: "元", base: "12000", "numeral"),
    .init("三点五万亩", "3.5万亩", number: "三点五", unit: "万亩", base: "23333333.3333333333", "numeral"),
    .init("百分之九十五", "95%", number: "九十五", unit: "百分之", base: "95", "numeral"),
    .init("百分之95.5", "95.5%", number: "95.5", unit: "百分之", base: "95.5"),
    .init("千分之三", "3‰", number: "三", unit: "千分之", base: "0.3", "numeral"),
    .init("三分之二", "2/3", number: "三分之二", base: "0.6666666667", "numeral"),
    .init("1/3", "1/3", number: "1/3", base: "0.3333333333"),
    .init("1/8", "1/8", number: "1/8", base: "0.125"),
    .init("伍万元整", "5万元", number: "伍", unit: "万元整", base: "50000", "numeral"),
    .init("叁元伍角", "3.5元", number: "叁", unit: "元", base: "3.5", whole: "叁元伍角", "numeral"),
    .init("3元5角2分", "3.52元", number: "3", unit: "元", base: "3.52", whole: "3元5角2分"),
  ]

  static let withCompany: [FigureCase] = [
    .init("373.72（248.45）", "373.72", number: "373.72", base: "373.72", whole: "373.72", rest: "（248.45）"),
    .init(
      "854万(高标准400万元,示范295万元,畅通159万元)", "854万", number: "854", unit: "万", base: "8540000",
      whole: "854万", rest: "(高标准400万元,示范295万元,畅通159万元)", "missingBase"),
    .init("12 (a(b)c) ", "12", number: "12", base: "12", whole: "12", rest: "(a(b)c)"),
    .init("资金总额：1245.61", "1245.61", number: "1245.61", base: "1245.61", whole: "1245.61", label: "资金总额："),
    .init("一、预算资金:250", "250", number: "250", base: "250", whole: "250", label: "一、预算资金:"),
    .init("1、预算：-2万元", "-2万元", number: "2", unit: "万元", base: "-20000", whole: "-2万元", label: "1、预算："),
    .init("200万元、", "200万元", number: "200", unit: "万元", base: "2000000", whole: "200万元", stray: "、"),
    .init("30。", "30", number: "30", base: "30", whole: "30", stray: "。"),
    .init("12（3）。", "12", number: "12", base: "12", whole: "12", rest: "（3）", stray: "。"),
  ]

  static let all = plain + withUnits + missingBase + numerals + withCompany

  /// Texts that are no figure, with the part that is at fault between ‹ and ›.
  static let illegal = [
    "1‹,24›", "12‹,3456›", "1234‹,567›", "0‹,245›", "12.3‹.4›", "5‹.›", "12‹a›", "‹abc›", "‹≥›200万元", "‹约› 200",
    "‹是›", "‹工资标准›", "‹一般公共预算›", "‹百姓›", "‹二三十人›", "‹第一›", "‹项目›", "‹单位›", "100万元‹以上 6家以上›", "5 ‹- 6›", "1‹—2年›",
    "1‹:1›", "1万‹20000元›", "1万‹2亿元›", "1亿‹2000›", "‹12345678901234567890123456789012345678901234›",
    "‹0.0000000000000000000000000000001›", "350001‹承德市›",
    "12 ‹34›", "12‹（3›", "3‹x4›", "  ‹abc› ", "5‹mmm›", "‹资金：›", "2026‹/1/1›",
  ]

  static let empty = ["", " ", "\u{3000}", "\t \u{A0}", "\u{200B}", "万元", " % ", "元/人"]
  static let inapplicable = [
    "/", "-", "--", "—", "——", "———", "－", "–", "无", "／", "无。", "暂无", "不适用", "不涉及", "N/A", "- -", "\\",
  ]
  static let placeholders = [
    "……", "…", "......", "XX", "xxx", "××", "**", "*", "____", "待定", "略", "待补充", "？", "□□",
  ]
}
