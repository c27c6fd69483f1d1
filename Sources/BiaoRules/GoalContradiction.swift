// The finding that a goal and an indicator promise the same thing in two ways.

import BiaoModel
import BiaoSyntax

extension Report {
  /// Says that what stands in `promise` of a goal is not what the indicator says in `target`. `place` is what is shown of
  /// the indicator, the target where it is nil; `advice` what to do in Chinese.
  func addContradiction(
    of promise: ByteRange, by indicator: Indicator, target: ByteRange, place shown: ByteRange? = nil,
    advice: String = "两处改成一样的数"
  ) {
    let (words, name, value) = (quote(promise), quote(indicator.name), quote(target))
    add(
      promise, zh: "目标写“\(words)”，指标“\(name)”写“\(value)”：\(advice)",
      en: "the goal says “\(words)”, the indicator “\(name)” says “\(value)”: they must agree",
      related: [place(shown ?? target, zh: "“\(name)”的指标值", en: "the target of “\(name)”")])
  }
}
