// The finding that a percentage is not what the two figures beside it come to.

import BiaoSyntax
import BiaoValues

extension Report {
  /// One of the two figures of which a rate is made, and what it is.
  typealias RatePart = (place: ByteRange, zh: String, en: String)

  /// Says that the percentage in `place` should be `expected` %. `zh` and `en` are the message.
  func addWrongRate(
    _ place: ByteRange, _ expected: Decimal, of part: RatePart, in whole: RatePart, zh: @autoclosure () -> String,
    en: @autoclosure () -> String
  ) {
    add(
      place, zh: zh(), en: en(),
      related: [part, whole].map { figure in self.place(figure.place, zh: figure.zh, en: figure.en) },
      fixes: [
        fix(
          .suggested, zh: "改为 \(expected)%", en: "change to \(expected)%",
          edits: [TextEdit(range: place, text: "\(expected)%")])
      ])
  }
}
