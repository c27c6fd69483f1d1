// Meetings held among the outcomes: what an indicator in English measures, where its tier is for effects.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Misfit {
  /// Meetings, trainings or visits that were held, counted under a tier of outcomes; nil for all others.
  static func findHeld(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) -> Misfit? {
    let bytes = form.tree.bytes
    guard EnglishWords.mayBegin(bytes, indicator.name), list.targets.count == 1,
      let figure = list.targets[0].figure, !figure.number.isZero,
      figure.unit == nil || figure.unit?.dimension == .events || figure.unit?.dimension == .count,
      list.targets[0].comparator != .atMost, list.targets[0].comparator != .less,
      let name = report.englishName(of: indicator), let held = name.held, isAmongOutcomes(indicator, form)
    else { return nil }
    let places = EnglishWords.places(bytes, indicator.name)
    guard places.indices.contains(held.lowerBound), places.indices.contains(held.upperBound) else { return nil }
    let range = ByteRange(
      clamping: places[held.lowerBound].range.lowerBound, places[held.upperBound].range.upperBound)
    return Misfit(measure: .event, range: range, homes: homes)
  }

  /// Whether a tier around it is one of outcomes, and none of outputs.
  private static func isAmongOutcomes(_ indicator: Indicator, _ form: Form) -> Bool {
    var line: Int? = indicator.tierLine
    var steps = 0
    while let current = line, steps < 64 {
      if let name = form.tree.readLabel(ofLine: current)?.name, let words = EnglishName(form.tree.bytes, name)?.words {
        if words.contains(where: { outputTiers.contains($0) }) { return false }
        if words.contains(where: { outcomeTiers.contains($0) }) { return true }
      }
      line = form.tree.lines[current].parent
      steps += 1
    }
    return false
  }

  private static let outputTiers = EnglishWords.set("output outputs activity activities quantity input inputs")
  private static let outcomeTiers = EnglishWords.set("outcome outcomes impact impacts effect effects benefit benefits")
  private static let homes = ["Quantity", "Outputs", "Output", "Activities"].map { NameKey($0) }
}
