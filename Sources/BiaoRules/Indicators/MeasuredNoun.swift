// What an indicator measures or counts, as it is said of a unit that does not fit it.

/// A noun in both languages, and how its unit is written.
struct MeasuredNoun {
  var zh: String
  var en: String
  var adviceZh: String
  var adviceEn: String

  static let rate = MeasuredNoun(zh: "比率", en: "a rate", adviceZh: "比率写成“%”", adviceEn: "write a rate in “%”")
  static let amount = MeasuredNoun(
    zh: "金额", en: "an amount", adviceZh: "金额写成“元”“万元”", adviceEn: "write an amount in “元” or “万元”")
}
