// The built-in indicators themselves: every row says what it needs to say, and no row contradicts itself or another.

import BiaoLibrary
import BiaoModel
import BiaoSyntax
import BiaoValues
import Testing

@Suite struct LibraryDataTests {
  private let library = TemplateStore(workspace: []).indicatorLibrary

  /// The quick reading of the built-in documents says what the form says.
  @Test func nothingIsLostInReading() {
    let rows = LibraryDocument.all.flatMap(\.rows)
    let indicators = library.indicators
    #expect(rows.count == indicators.count)
    for (row, indicator) in zip(rows, indicators) {
      #expect(row.name == indicator.name)
      #expect(row.tiers == indicator.tiers, "\(row.name)")
      #expect(row.units.count == indicator.units.count, "\(row.name): \(row.units)")
      #expect(row.example == indicator.example, "\(row.name)")
      #expect(row.direction == indicator.direction?.sign ?? "", "\(row.name)")
      #expect(row.cap == indicator.cap?.description ?? "", "\(row.name)")
    }
  }

  @Test func thereAreEnough() {
    let chinese = LibraryDocument.all.first?.rows.count ?? 0
    #expect(chinese >= 320)
    #expect(library.indicators.count >= chinese + 40)
    for tier in [
      "数量指标", "质量指标", "时效指标", "成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标", "经济效益指标", "社会效益指标", "生态效益指标",
      "可持续影响指标", "服务对象满意度指标", "Outputs", "Outcomes", "Impact",
    ] {
      #expect(library.indicators(inTier: NameKey(tier)).count >= 5, "\(tier)")
    }
  }

  @Test func noNameStandsTwice() {
    var seen: [String: String] = [:]
    for row in LibraryDocument.all.flatMap(\.rows) {
      for name in row.names {
        #expect(seen[name] == nil, "\(name): \(seen[name] ?? "") / \(row.name)")
        seen[name] = row.name
      }
    }
  }

  @Test func tiersAreThoseOfTheTemplates() {
    guard case .found(let general) = TemplateStore(workspace: []).template(named: TemplateStore.generalName) else {
      Issue.record("no general template")
      return
    }
    let known = Set(general.fields.filter { $0.type == .tier }.flatMap { field in [field.name] + field.aliases })
    let english: Set = [
      "Outputs", "Output", "Quantity", "Quality", "Timeliness", "Cost", "Costs", "Economy", "Efficiency", "Outcomes",
      "Outcome", "Impact", "Impacts", "Satisfaction",
    ]
    for indicator in library.indicators {
      #expect(!indicator.tiers.isEmpty, "\(indicator.name)")
      for tier in indicator.tiers {
        #expect(known.contains(tier) || english.contains(tier), "\(indicator.name): \(tier)")
      }
    }
  }

  /// Each example is a target that can be judged, in one of the units, on the right side, and within what is possible.
  @Test func examplesAreWellWritten() throws {
    for indicator in library.indicators {
      let name = indicator.name
      let text = Array("\(name): \(indicator.example)".utf8)
      let range = (name.utf8.count + 2)..<text.count
      #expect(!range.isEmpty, "\(name)")
      guard case .measurable = measurability(text, range, name: 0..<name.utf8.count) else {
        Issue.record("\(name): \(indicator.example) is not measurable")
        continue
      }
      guard case .value(let list) = Read.targets(text, range) else {
        Issue.record("\(name): \(indicator.example) is not read")
        continue
      }
      let target = try #require(list.targets.first, "\(name)")
      #expect(list.targets.count == 1, "\(name)")
      if let unit = target.unit, !indicator.units.isEmpty {
        #expect(indicator.units.contains { $0.withoutPower == unit.withoutPower }, "\(name): \(unit)")
      }
      if let direction = indicator.direction, let comparator = target.comparator, comparator != .equal {
        #expect(comparator == direction, "\(name)")
      }
      if let cap = indicator.cap, let figure = target.figure { #expect(figure.number <= cap, "\(name)") }
      if !indicator.units.isEmpty, target.figure != nil {
        #expect(target.unit != nil, "\(name): \(indicator.example)")
      }
    }
  }

  /// A figure of a unit in whose direction nothing is wrong: rates that pass are capped, units of one row differ.
  @Test func rowsAgreeWithThemselves() {
    for indicator in library.indicators {
      for (i, unit) in indicator.units.enumerated() {
        #expect(!indicator.units[..<i].contains(unit), "\(indicator.name): \(unit) twice")
      }
      if indicator.cap != nil { #expect(indicator.units.first == Units.percent || indicator.direction == .atMost) }
    }
  }

  /// Where a short name ends a longer one that means the opposite, the longer one stands in the library, too.
  @Test(arguments: [
    ("合格率", "不合格率"), ("满意度", "不满意度"), ("满意率", "不满意率"), ("达标率", "不达标率"), ("就业率", "失业率"),
    ("完成率", "未完成率"), ("参与率", "辍学率"), ("履约率", "违约率"), ("入住率", "空置率"),
  ])
  func oppositesAreTold(_ more: String, _ less: String) throws {
    func direction(_ name: String) throws -> Comparator? {
      try #require(library.match(Array(name.utf8), 0..<name.utf8.count), "\(name)").direction
    }
    #expect(try direction(more) == .atLeast)
    #expect(try direction(less) == .atMost)
  }
}
