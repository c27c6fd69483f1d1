// Rules named by name, family, preset and glob.

import BiaoRules
import Testing

@Suite struct RuleSelectionTests {
  private func on(
    select: [String]? = nil, extend: [String] = [], ignore: [String] = [], preset: Preset = .recommended,
    change: (inout RuleSettings) -> Void = { _ in }
  ) throws -> [String: Severity] {
    var settings = RuleSettings(preset)
    change(&settings)
    try RuleSelection(select: select, extend: extend, ignore: ignore).apply(to: &settings, preset: preset)
    var severities: [String: Severity] = [:]
    for (index, rule) in Rule.all.enumerated() { severities[rule.name] = settings[index] }
    return severities
  }

  @Test func selectReplacesPresetAndConfiguration() throws {
    #expect(try on(select: ["mismatched-sum"]) == ["mismatched-sum": .error])
    #expect(try on(select: []) == [:])
    let family = Rule.all.filter { $0.family == .sums }.map(\.name)
    #expect(!family.isEmpty)
    #expect(try Set(on(select: ["sums"]).keys) == Set(family))
    #expect(try Set(on(select: ["all"]).keys) == Set(Rule.all.map(\.name)))
    let vague = Rule.all.map(\.name).filter { $0.hasPrefix("vague-") }
    #expect(vague.count >= 2)
    #expect(try Set(on(select: ["vague-*"]).keys) == Set(vague))
    #expect(
      try Set(on(select: ["mism?tched-*", "vague-target"]).keys).isSuperset(of: ["mismatched-sum", "vague-target"]))
  }

  @Test func extendAddsAndIgnoreTakesAwayLast() throws {
    let usual = try on()
    let extended = try on(extend: ["uncanonical-target"])
    #expect(usual["uncanonical-target"] == nil)
    #expect(extended.count == usual.count + 1)
    let less = try on(select: ["sums"], extend: ["mismatched-unit"], ignore: ["mismatched-*"])
    #expect(less.keys.allSatisfy { !$0.hasPrefix("mismatched-") })
    #expect(!less.isEmpty)
    #expect(try on(ignore: ["all"]).isEmpty)
  }

  @Test func severitiesStayAsConfigured() throws {
    let loud = try on(select: ["mismatched-sum", "vague-target"]) { settings in
      let areKnown = [settings.set("mismatched-sum", .info), settings.set("vague-target", nil)]
      #expect(areKnown == [true, true])
    }
    #expect(loud["mismatched-sum"] == .info)
    // Off in the configuration, it has its own severity.
    #expect(loud["vague-target"] == Rule.named("vague-target")?.severity)
    #expect(try on(extend: ["vague-target"], preset: .submission)["vague-target"] == .error)
  }

  @Test(arguments: ["mismatched-sums", "summs", "no*such", "", "strct"])
  func unknownNamesAreRefused(_ name: String) throws {
    #expect(throws: RuleSelection.UnknownName.self) { try RuleSelection(select: [name], extend: [], ignore: []) }
  }

  @Test func theNearestNameIsGiven() throws {
    for (wrong, right) in [
      ("mismatched-sums", "mismatched-sum"), ("summs", "sums"), ("strct", "strict"), ("vague", "vague-*"),
      ("goal", "*-goal"), ("xyzzy", nil),
    ] {
      let error = #expect(throws: RuleSelection.UnknownName.self) {
        try RuleSelection(select: nil, extend: [], ignore: [wrong])
      }
      #expect(error?.suggestion == right)
    }
  }
}
