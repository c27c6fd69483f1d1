// The catalogue of units: dimensions, spellings, conversions, composites.

import BiaoSyntax
import BiaoValues
import Testing

@Suite struct UnitTests {
  @Test func theTableIsUnderstood() {
    #expect(Units.faults.isEmpty)
    #expect(Units.all.count > 200)
    #expect(Dimension.allCases.allSatisfy { $0.name == "\($0)" })
  }

  /// The units of the field by dimension, each with its factor to the reference unit.
  @Test(
    arguments: [
      (.money, ["元": "1", "角": "0.1", "千元": "1000", "万元": "10000", "百万元": "1000000", "亿元": "100000000", "万": "10000"]),
      (.ratio, ["%": "1", "％": "1", "百分比": "1", "比例": "100", "‰": "0.1", "成": "10", "倍": "100", "折": "10"]),
      (.ratioDifference, ["个百分点": "1", "百分点": "1", "个千分点": "0.1"]),
      (.persons, ["人": "1", "名": "1", "位": "1", "万人": "10000"]),
      (.visits, ["人次": "1", "万人次": "10000"]),
      (.households, ["户": "1", "万户": "10000"]),
      (.organisations, ["家": "1", "所": "1", "村": "1", "镇": "1", "乡镇": "1", "街道": "1", "社区": "1", "个村": "1"]),
      (.count, ["个": "1", "项": "1", "处": "1", "座": "1", "类": "1", "支": "1", "批": "1", "批次": "1", "件": "1", "套": "1"]),
      (
        .events,
        [
          "次": "1", "场": "1", "场次": "1", "期": "1", "轮": "1", "届": "1", "班": "1", "班次": "1", "趟": "1", "起": "1",
          "件次": "1",
          "册次": "1", "种次": "1", "亩次": "1",
        ]
      ),
      (.documents, ["篇": "1", "册": "1", "本": "1", "份": "1", "张": "1", "幅": "1", "集": "1"]),
      (
        .things,
        [
          "台": "1", "台套": "1", "台（套）": "1", "辆": "1", "架": "1", "艘": "1", "块": "1", "根": "1", "盏": "1", "眼": "1",
          "标箱": "1",
          "机柜": "1", "基站": "1",
        ]
      ),
      (.buildings, ["间": "1", "栋": "1", "幢": "1", "层": "1", "床位": "1"]),
      (.living, ["株": "1", "棵": "1", "穴": "1", "头": "1", "羽": "1", "匹": "1", "尾": "1", "箱": "1", "袋": "1"]),
      (
        .length,
        [
          "米": "1", "m": "1", "毫米": "0.001", "厘米": "0.01", "千米": "1000", "公里": "1000", "km": "1000", "KM": "1000",
          "里": "500",
          "延米": "1",
        ]
      ),
      (
        .area,
        [
          "平方米": "1", "㎡": "1", "m²": "1", "平米": "1", "平方": "1", "公顷": "10000", "hm²": "10000", "平方公里": "1000000",
          "km²": "1000000", "万平方米": "10000", "亩": "666.6666666667", "万亩": "6666666.666667",
        ]
      ),
      (.volume, ["立方米": "1", "m³": "1", "方": "1", "升": "0.001", "L": "0.001", "万立方米": "10000", "亿立方米": "100000000"]),
      (
        .mass,
        [
          "千克": "1", "公斤": "1", "kg": "1", "克": "0.001", "毫克": "0.000001", "斤": "0.5", "两": "0.05", "担": "50",
          "吨": "1000",
          "t": "1000", "万吨": "10000000",
        ]
      ),
      (
        .time,
        ["秒": "1", "分钟": "60", "小时": "3600", "时": "3600", "天": "86400", "日": "86400", "周": "604800", "旬": "864000"]
      ),
      (.workTime, ["工作日": "1", "个工作日": "1"]),
      (.months, ["月": "1", "个月": "1", "季度": "3", "年": "12", "年度": "12"]),
      (.lessons, ["学时": "1", "课时": "1"]),
      (.energy, ["千瓦时": "1", "kWh": "1", "度": "1", "万千瓦时": "10000", "吨标准煤": "8141", "tce": "8141"]),
      (.power, ["千瓦": "1", "kW": "1", "兆瓦": "1000", "MW": "1000"]),
      (
        .information,
        ["KB": "1024", "MB": "1048576", "GB": "1073741824", "TB": "1099511627776", "PB": "1125899906842624"]
      ),
      (.bandwidth, ["kbps": "1000", "Mbps": "1000000", "M": "1000000", "Gbps": "1000000000"]),
      (.environment, ["mg/m³": "1", "mg/L": "1000", "μg/m³": "0.001", "微克/立方米": "0.001"]),
      (.sound, ["dB": "1", "dB(A)": "1", "dB（A）": "1", "分贝": "1"]),
      (.temperature, ["℃": "1", "摄氏度": "1"]),
      (.score, ["分": "1"]),
    ] as [(Dimension, [String: String])])
  func knows(_ dimension: Dimension, _ units: [String: String]) {
    for (name, factor) in units {
      let unit = Units.unit(named: Array(name.utf8))
      #expect(unit?.dimension == dimension, "\(name)")
      #expect(unit?.factor.description == factor, "\(name)")
    }
  }

  @Test(arguments: [
    ("元/人", "元/人", "1"), ("万元/公里", "万元/公里", "10000"), ("次/月", "次/月", "1"), ("人/村", "人/村", "1"),
    ("万/月", "万元/月", "10000"),
    ("元/人·月", "元/人·月", "1"), ("元/人/天", "元/人·天", "1"), ("元每人每年", "元/人·年", "1"), ("个/万人", "个/万人", "1"),
    ("升/人·日", "升/人·天", "0.001"), ("公斤/亩", "千克/亩", "1"), ("% / 年", "%/年", "1"), ("支／日", "支/天", "1"),
    ("元/平方米", "元/平方米", "1"), ("元/标箱", "元/标箱", "1"), ("万元/项目", "万元/项目", "10000"),
    ("人/个县", "人/县", "1"), ("元/个", "元/个", "1"),
  ])
  func composes(_ text: String, _ symbol: String, _ factor: String) {
    let unit = Units.unit(named: Array(text.utf8))
    #expect(unit?.dimension == .composite)
    #expect(unit?.symbol == symbol)
    #expect(unit?.factor.description == factor)
    // The symbol names the same unit.
    #expect(Units.unit(named: Array(symbol.utf8)) == unit)
  }

  @Test func everySymbolNamesItsUnit() {
    for unit in Units.all {
      #expect(Units.unit(named: Array(unit.symbol.utf8)) == unit, "\(unit.symbol)")
    }
  }

  @Test(arguments: [
    "", " ", "是", "单位", "项目", "县", "企业", "万家灯火", "成本指标", "100", "人数量", "元人", "/人", "元/", "5G", "A", "mm2x", "百", "千",
    "6分",
  ])
  func refuses(_ text: String) {
    #expect(Units.unit(named: Array(text.utf8)) == nil)
  }

  @Test func takesTheLongest() throws {
    for (text, length, symbol) in [
      ("千瓦时", 9, "千瓦时"), ("千瓦机组", 6, "千瓦"), ("百分点以上", 9, "个百分点"), ("万元左右", 6, "万元"), ("人次以上", 6, "人次"),
      ("km外", 2, "公里"), ("m长", 1, "米"), ("工作日内", 9, "工作日"), ("分钟内", 6, "分钟"), ("个月内", 6, "个月"), ("个左右", 3, "个"),
      ("万千瓦时", 12, "万千瓦时"), ("元/", 3, "元"), ("％以上", 1, "%"),
    ] {
      let folded = FoldedText(Array(text.utf8), 0..<text.utf8.count)
      let (unit, found) = try #require(Units.unit(in: folded, at: 0), "\(text)")
      #expect(unit.symbol == symbol)
      #expect(found == length, "\(text)")
    }
    let letters = FoldedText(Array("mX".utf8), 0..<2)
    #expect(Units.unit(in: letters, at: 0) == nil)
    #expect(Units.unit(in: letters, at: 99) == nil)
    #expect(Units.unit(in: letters, at: -1) == nil)
  }

  @Test func comparesWhatIsComparable() throws {
    func unit(_ text: String) throws -> Unit { try #require(Units.unit(named: Array(text.utf8))) }
    for (left, right) in [("元", "亿元"), ("亩", "平方公里"), ("元/人", "万元/人"), ("%", "倍"), ("小时", "天"), ("km", "米")] {
      #expect(try unit(left).isCommensurable(with: unit(right)))
    }
    for (left, right) in [
      ("人", "人次"), ("户", "人"), ("元", "元/人"), ("元/月", "元/年"), ("%", "个百分点"), ("天", "工作日"), ("月", "天"), ("美元", "港元"),
    ] {
      #expect(try !unit(left).isCommensurable(with: unit(right)))
    }
    #expect(try unit("亩").exactFactor == Rational(2000, over: 3))
    #expect(try unit("万元").withoutPower == Units.yuan)
    #expect(try unit("万元/公里").numerator == unit("万元"))
    #expect(try unit("个/万人").denominator == unit("万人"))
    #expect(try unit("元/人·月").denominator == unit("人"))
    #expect(MemoryLayout<Unit>.size <= 10)
  }
}
