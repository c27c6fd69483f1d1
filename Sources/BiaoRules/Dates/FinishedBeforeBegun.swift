// Indicators of which one says when something is to be finished and another, when it is to be begun: 项目开工时间, 项目完工时间.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The deadline of an end that lies before that of the beginning.
struct FinishedBeforeBegun {
  var begin: Indicator
  var end: Indicator

  /// Those of a form: pairs of indicators with one name but for the word that tells begin from end, each once in the form.
  static func all(in form: Form) -> [FinishedBeforeBegun] {
    let bytes = form.tree.bytes
    var begins: [(name: ArraySlice<UInt8>, index: Int)] = []
    var ends: [(name: ArraySlice<UInt8>, index: Int)] = []
    for index in form.indicators.indices where deadline(form.indicators[index]) != nil {
      let name = form.indicators[index].name
      if let stem = stem(bytes, name, starts) { begins.append((stem, index)) }
      if let stem = stem(bytes, name, finishes) { ends.append((stem, index)) }
    }
    return begins.prefix(maximum).compactMap { begin in
      let same = ends.filter { $0.name == begin.name }
      guard same.count == 1, begins.count(where: { $0.name == begin.name }) == 1,
        let first = deadline(form.indicators[begin.index]), let last = deadline(form.indicators[same[0].index]),
        isBefore(last, first)
      else { return nil }
      return FinishedBeforeBegun(begin: form.indicators[begin.index], end: form.indicators[same[0].index])
    }
  }

  private static func deadline(_ indicator: Indicator) -> CalendarDate? {
    guard case .value(let list) = indicator.target, list.targets.count == 1, let deadline = list.targets[0].deadline,
      !deadline.isRelative, list.targets[0].figure == nil, deadline.date.month != nil
    else { return nil }
    return deadline.date
  }

  /// Both with their years, or neither: 3月 after 10月 may be next year's.
  private static func isBefore(_ end: CalendarDate, _ begin: CalendarDate) -> Bool {
    guard let a = end.year, let b = begin.year, let month = end.month, let other = begin.month else { return false }
    return (a, month) < (b, other)
  }

  private static func stem(_ bytes: [UInt8], _ name: ByteRange, _ words: [[UInt8]]) -> ArraySlice<UInt8>? {
    words.first { name.count >= $0.count && bytes[name].suffix($0.count).elementsEqual($0) }
      .map { bytes[name].dropLast($0.count) }
  }

  private static let maximum = 64
  private static let starts = NameTraitWords.words("开工时间 开工时限 启动时间 开始时间 动工时间 开工日期")
  private static let finishes = NameTraitWords.words("完工时间 完工时限 竣工时间 完成时间 结束时间 完工日期 竣工日期")
}
