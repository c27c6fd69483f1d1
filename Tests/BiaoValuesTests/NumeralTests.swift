// Chinese numerals: every number below a hundred thousand, and the look-alikes.

import BiaoSyntax
import BiaoValues
import TestSupport
import Testing

@Suite struct NumeralTests {
  @Test(arguments: [
    ("零", 0), ("一", 1), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("一百", 100), ("一百二", 120), ("一百零二", 102),
    ("一百二十", 120), ("一百十五", 115), ("两千", 2000), ("一千五", 1500), ("二〇二四", 2024), ("二○二四", 2024), ("一二三", 123),
    ("一万五", 15000), ("一万五千", 15000), ("一万零五百", 10500), ("三万两千", 32000), ("一亿二千万", 120_000_000),
    ("十万零一", 100_001), ("壹佰贰拾叁", 123), ("九千九百九十九", 9999), ("一亿零五", 100_000_005),
  ])
  func reads(_ text: String, _ value: Int) {
    #expect(read(text)?.number.integer == value)
  }

  @Test(arguments: ["百", "千", "二三", "十八九", "百姓", "千方百计", "一般", "一百百", "点五", "第三", "○"])
  func refuses(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test func readsWhatItSpells() {
    var generator = SeededGenerator(seed: 7)
    var numbers = Array(1..<20_000)
    numbers += (0..<5000).map { _ in Int.random(in: 20_000..<1_000_000_000_000, using: &generator) }
    for number in numbers {
      // A 万 or 亿 at the end is a multiplier without its unit, and means the same.
      let figure = read(spell(number))
      #expect(figure?.base(in: nil)?.integer == number, "\(spell(number))")
      if figure?.base(in: nil)?.integer != number { break }
    }
  }

  private func read(_ text: String) -> Figure? {
    let passage = Passage(text)
    return Read.figure(passage.bytes, passage.range).value?.figure
  }

  /// The numeral of a number, by the school rules.
  private func spell(_ number: Int) -> String {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    func section(_ value: Int) -> String {
      var text = ""
      var zero = false
      for (power, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / power % 10
        if digit == 0 {
          zero = zero || !text.isEmpty
        } else {
          if zero { text += "零" }
          zero = false
          text += digits[digit] + name
        }
      }
      return text
    }
    var text = ""
    var zero = false
    for (power, name) in [(1_0000_0000, "亿"), (1_0000, "万"), (1, "")] {
      let value = number / power % 10_000
      if value == 0 {
        zero = zero || !text.isEmpty
        continue
      }
      if !text.isEmpty, zero || value < 1000 { text += "零" }
      zero = false
      text += section(value) + name
    }
    return text.hasPrefix("一十") ? String(text.dropFirst()) : text
  }
}
