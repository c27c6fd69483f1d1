// Names found by pinyin, by initials and by mixtures of both.

import BiaoLibrary
import Testing

@testable import BiaoFeatures

@Suite struct ReadingsTests {
  private func score(_ typed: String, _ name: String) -> Int? { PinyinQuery(typed).score(of: name) }

  @Test(arguments: [
    ("slzb", "数量指标"), ("SLZB", "数量指标"), ("shuliangzhibiao", "数量指标"), ("shulzb", "数量指标"), ("shul", "数量指标"),
    ("shlzb", "数量指标"), ("shu liang", "数量指标"), ("shu'liang", "数量指标"), ("数量", "数量指标"), ("数lzb", "数量指标"),
    ("hangye", "行业指标"), ("xingzheng", "行政运行"), ("chongfu", "重复率"), ("zhongdian", "重点任务"), ("lvhua", "绿化面积"),
    ("lühua", "绿化面积"), ("shenglue", "省略"), ("shenglve", "省略"), ("fzrs", "分值（人数）"), ("2026nd", "2026年度"),
    ("vague", "vague-target"), ("ａｂ", "AB类"), ("zhibiao", "数量指标"), ("zb", "数量指标"), ("slb", "数量指标"),
  ]) func finds(_ typed: String, _ name: String) {
    #expect(score(typed, name) != nil)
  }

  @Test(arguments: [
    ("slzz", "数量指标"), ("x", "数量指标"), ("shuliangzhibiaoa", "数量指标"), ("量数", "数量指标"), ("slzb", ""), ("v", "绿"),
    ("slzb", "质量指标"), ("ua", "略"),
  ]) func findsNot(_ typed: String, _ name: String) {
    #expect(score(typed, name) == nil)
  }

  @Test func exactInitialsComeFirst() {
    let ordered = [
      score("slzb", "数量指标"), score("sl", "数量指标"), score("shulzb", "数量指标"), score("zb", "数量指标"), score("slb", "数量指标"),
    ]
    #expect(ordered.compactMap { $0 } == ordered.compactMap { $0 }.sorted(by: >))
    #expect(ordered == [950, 850, 800, 550, 200])
    #expect(score("数量指标", "数量指标") == 1000)
    #expect(score("shuliang", "数量") == 940)
    #expect(score("", "数量指标") == 0)
  }

  @Test func everyReadingIsKept() {
    func readings(_ character: Unicode.Scalar) -> [String] {
      Readings.syllables(of: character.value).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(Set(readings("行")) == ["xing", "hang", "heng"])
    #expect(readings("行").first == "xing")
    #expect(Set(readings("重")).isSuperset(of: ["zhong", "chong"]))
    #expect(readings("绿").first == "lv")
    #expect(readings("女").contains("nv"))
    #expect(readings("a").isEmpty)
    #expect(readings("𠮷").isEmpty)
  }

  @Test func theTableIsAsItShouldBe() {
    let lines = String(decoding: Library.readings, as: UTF8.self).split(separator: "\n")
    var characters: Set<Unicode.Scalar> = []
    for line in lines {
      let columns = line.split(separator: " ")
      #expect(columns.count == 2 || columns.count == 3, "\(line)")
      #expect(columns[0].utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }, "\(line)")
      for column in columns.dropFirst() where column != "-" {
        #expect(column.unicodeScalars.map(\.value) == column.unicodeScalars.map(\.value).sorted(), "\(line)")
        for scalar in column.unicodeScalars { characters.insert(scalar) }
      }
    }
    #expect(lines.map { $0.prefix { $0 != " " } } == lines.map { $0.prefix { $0 != " " } }.sorted())
    #expect(characters.count == 6763)
    for character in characters { #expect(!Readings.syllables(of: character.value).isEmpty) }
  }

  @Test func filterTextLeadsClientsThatKnowNoPinyin() {
    #expect(Readings.filterText("数量指标").hasPrefix("数量指标 shuliangzhibiao"))
    #expect(Readings.filterText("数量指标").split(separator: " ").contains("slzb"))
    #expect(Readings.filterText("数量指标", for: "slz").hasPrefix("slzb "))
    #expect(Readings.filterText("数量指标", for: "shul").hasPrefix("shuliangzhibiao"))
    #expect(Readings.filterText("数量指标", for: "shulz").hasPrefix("shulz"))
    #expect(Readings.filterText("数量指标", for: "数").hasPrefix("数量指标"))
    #expect(Readings.filterText("vague-target") == "vague-target")
    // Many characters of several readings do not multiply.
    #expect(Readings.filterText(String(repeating: "行重长乐", count: 50)).utf8.count < 2000)
  }

  /// The data of the script is in the table; damaged data is passed over.
  @Test func damagedTablesAreRead() {
    for text in ["", "a", "a ", " ", "\n\n", "a 阿\nb", "a \u{FF}", "zz - -", "a 阿阿阿"] {
      let table = ReadingTable(Array(text.utf8))
      #expect(table.indices(of: 0x963F).count <= 3)
      #expect(table.indices(of: 0).isEmpty)
      #expect(table.indices(of: .max).isEmpty)
      #expect(table.indices(of: 0x9FFF).isEmpty)
    }
  }
}
