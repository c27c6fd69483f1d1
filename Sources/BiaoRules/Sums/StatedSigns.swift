// What a line of text may say with its figures, by the words without which it says nothing of the kind.

import BiaoSyntax

/// One pass over the line for all checks of its figures, of which most lines concern none.
struct StatedSigns: OptionSet, Sendable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ bytes: [UInt8], _ text: ByteRange) { rawValue = StatedSigns.groups.found(bytes, text) }

  static let distantRatio = StatedSigns(rawValue: 1 << 0)
  static let change = StatedSigns(rawValue: 1 << 1)
  static let product = StatedSigns(rawValue: 1 << 2)
  static let excess = StatedSigns(rawValue: 1 << 3)
  static let survey = StatedSigns(rawValue: 1 << 4)
  static let complements = StatedSigns(rawValue: 1 << 5)
  static let scores = StatedSigns(rawValue: 1 << 6)
  static let scoreRate = StatedSigns(rawValue: 1 << 7)
  static let growth = StatedSigns(rawValue: 1 << 8)

  /// In the order of the bits.
  private static let groups = WordGroups([
    DistantRatio.marks, StatedChange.marks, StatedProduct.marks, StatedExcess.marks, StatedSurvey.contrary,
    StatedParts.denials, StatedParts.scores, StatedScoreRate.mark, StatedGrowth.comparing,
  ])
}
