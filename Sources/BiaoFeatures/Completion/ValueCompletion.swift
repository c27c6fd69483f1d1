// Completion after the colon of a line of a form: choices, units after a number, comparisons, dates.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  /// Values of the type that the template gives the cursor's line.
  func values(at place: CompletionPlace) -> CompletionList {
    guard let form, let value = tree.value(ofLine: place.line) else { return CompletionList() }
    let binding = form.bindings[place.line]
    switch binding.role {
    case .field:
      guard let field = binding.field else { return CompletionList() }
      return values(of: field, in: value, at: place)
    case .indicator:
      return targets(
        in: value, named: form.indicator(atLine: place.line)?.name, items: binding.field, at: place)
    case .tier:
      let hasLines = tree.lines[place.line].subtreeEnd > place.line + 1
      return hasLines ? CompletionList() : inapplicable(in: value, at: place)
    case .element:
      // The description of the list's items says what their values are.
      guard let field = binding.field, !template.fields[field].type.isContainer else { return CompletionList() }
      return values(of: field, in: value, at: place)
    case .part:
      let parent = binding.field.map { template.fields[$0].parent } ?? 0
      let type = template.fields[parent].type
      return figures(of: type.isFigure ? type : .amount, in: value, at: place)
    default: return CompletionList()
    }
  }

  /// Values of a declared field that stand in `value`, a line's value or a cell.
  func values(of field: Int, in value: ByteRange, at place: CompletionPlace) -> CompletionList {
    let declared = template.fields[field]
    switch declared.type {
    case .choice:
      let written = NameKey(tree.bytes, value)
      let isRight = !value.isEmpty && declared.options.contains { NameKey($0) == written }
      var collector = CompletionCollector(
        tree, replacing: word(value, place), at: place.offset, offersAll: isRight)
      for option in declared.options {
        collector.add(
          CompletionCandidate(
            label: option, kind: .option, detail: declared.name, insertion: valueText(option, at: place),
            key: .field(field)))
      }
      return collector.list()
    case .amount, .percent, .integer, .number: return figures(of: declared.type, in: value, at: place)
    case .target:
      let name = tree.lines[place.line].parent.flatMap { form?.indicator(atLine: $0)?.name }
      return targets(in: value, named: name, items: field, at: place)
    case .unit:
      let name = tree.lines[place.line].parent.flatMap { form?.indicator(atLine: $0)?.name }
      var collector = CompletionCollector(tree, replacing: word(value, place), at: place.offset)
      addUnits(for: name, prefix: leadingSpace(at: place), to: &collector)
      return collector.list()
    case .year, .month, .date, .period: return dates(declared.type, in: value, at: place)
    case .scoring: return scorings(in: value, at: place)
    case .text, .prose, .code, .phone:
      return declared.isRequired ? CompletionList() : inapplicable(in: value, at: place)
    case .list, .table, .group, .indicators, .tier, .parts:
      let hasLines = place.node.subtreeEnd > place.line + 1
      return hasLines || declared.isRequired ? CompletionList() : inapplicable(in: value, at: place)
    }
  }

  // MARK: - Ranges and spaces

  /// The value that is replaced: all of it, or nothing at the cursor where it is empty.
  func word(_ value: ByteRange, _ place: CompletionPlace) -> ByteRange {
    value.isEmpty || place.offset < value.lowerBound || place.offset > value.upperBound
      ? place.offset..<place.offset : value
  }

  /// A space, where none stands between the colon and the cursor.
  func leadingSpace(at place: CompletionPlace) -> String {
    guard let colon = place.node.colon, place.offset == colon + 1, tree.bytes[colon] == 0x3A else { return "" }
    return " "
  }

  private func valueText(_ text: String, at place: CompletionPlace) -> Snippet {
    Snippet(leadingSpace(at: place) + text)
  }

  /// `/` alone, where nothing is written yet.
  private func inapplicable(in value: ByteRange, at place: CompletionPlace) -> CompletionList {
    guard value.isEmpty else { return CompletionList() }
    var collector = CompletionCollector(tree, replacing: word(value, place), at: place.offset)
    addInapplicable(at: place, to: &collector)
    return collector.list()
  }

  private func addInapplicable(at place: CompletionPlace, to collector: inout CompletionCollector) {
    collector.add(
      CompletionCandidate(
        label: "/", names: ["不适用", "n/a"], kind: .value, detail: say(zh: "不适用", en: "does not apply"),
        insertion: valueText("/", at: place)))
  }

  // MARK: - Figures

  private func figures(of type: FieldType, in value: ByteRange, at place: CompletionPlace) -> CompletionList {
    guard let unit = unitRange(in: value, at: place) else {
      return value.isEmpty ? inapplicable(in: value, at: place) : CompletionList()
    }
    var collector = CompletionCollector(tree, replacing: unit.range, at: place.offset)
    collector.dependsOnTyping = true
    switch type {
    case .amount: for symbol in Self.moneyUnits { addUnit(symbol, unit, to: &collector) }
    case .percent: addUnit("%", unit, to: &collector)
    default: addUnits(for: nil, prefix: unit.space, to: &collector)
    }
    return collector.list()
  }

  static let moneyUnits = ["万元", "元", "亿元", "千元", "百万元"]

  /// Where a unit goes behind a number.
  struct UnitPlace {
    /// What stands there of a unit already.
    var range: ByteRange
    /// A space, where the number ends directly before `range`.
    var space: String
    var number: ByteRange
  }

  /// The place of a unit at the cursor: a number stands before it, with at most a few letters between.
  func unitRange(in value: ByteRange, at place: CompletionPlace) -> UnitPlace? {
    guard place.offset > value.lowerBound, place.offset <= value.upperBound + 1 else { return nil }
    let bytes = tree.bytes
    var start = min(place.offset, value.upperBound)
    let limit = max(value.lowerBound, start - 24)
    while start > limit, isUnitByte(start - 1) { start -= 1 }
    var end = start
    while end > value.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
    guard end > value.lowerBound, isDigit(endingAt: end) else { return nil }
    var first = end
    while first > value.lowerBound, isDigit(endingAt: first) || bytes[first - 1] == 0x2E || bytes[first - 1] == 0x2C {
      first -= bytes[first - 1] < 0x80 ? 1 : 3
    }
    // `place.offset` may stand in the spaces after the value.
    let isSpaced = end < start || place.offset > start && start == value.upperBound
    let from = max(start, start == value.upperBound ? place.offset : start)
    var upper = from
    while upper < value.upperBound, isUnitByte(upper) { upper += 1 }
    return UnitPlace(
      range: from..<max(upper, place.offset), space: isSpaced ? "" : " ", number: max(first, value.lowerBound)..<end)
  }

  /// Whether a byte is of a letter or Chinese character: no digit, space or ASCII sign but `%` and `/`.
  private func isUnitByte(_ i: Int) -> Bool {
    let byte = tree.bytes[i]
    if byte < 0x80 { return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x25 || byte == 0x2F }
    return !isDigit(holding: i)
  }

  private func isDigit(endingAt end: Int) -> Bool {
    let bytes = tree.bytes
    guard end > 0 else { return false }
    if bytes[end - 1] &- 0x30 < 10 { return true }
    return end > 2 && bytes[end - 3] == 0xEF && bytes[end - 2] == 0xBC && bytes[end - 1] >= 0x90
      && bytes[end - 1] <= 0x99
  }

  /// Whether the byte is one of a full-width digit.
  private func isDigit(holding i: Int) -> Bool {
    var end = i + 1
    while end < tree.bytes.count, tree.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return isDigit(endingAt: end)
  }

  private func addUnit(_ symbol: String, _ place: UnitPlace, to collector: inout CompletionCollector) {
    let isTight = symbol == "%" || symbol == "‰" || symbol == "℃"
    collector.add(
      CompletionCandidate(
        label: symbol, kind: .unit, insertion: Snippet((isTight ? "" : place.space) + symbol)))
  }

  /// Units that measure the indicator of that name, by what the library knows of it and what other indicators of the form
  /// have; all units where nothing is known, those of other indicators first.
  func addUnits(for name: ByteRange?, prefix: String, to collector: inout CompletionCollector) {
    var seen: Set<String> = []
    func add(_ symbol: String, _ detail: String? = nil) {
      guard seen.insert(symbol).inserted, !symbol.isEmpty else { return }
      let isTight = symbol == "%" || symbol == "‰" || symbol == "℃"
      collector.add(
        CompletionCandidate(
          label: symbol, kind: .unit, detail: detail,
          insertion: Snippet((isTight && prefix == " " ? "" : prefix) + symbol)
        ))
    }
    let known = name.flatMap { templates.indicatorLibrary.match(tree.bytes, $0) }
    let usual = known?.units ?? []
    for unit in usual { add(unit.symbol, say(zh: "常用", en: "usual")) }
    let dimensions = Set(usual.map(\.dimension))
    if dimensions.contains(.money) { for symbol in Self.moneyUnits { add(symbol) } }
    if !usual.isEmpty {
      for unit in Units.all where dimensions.contains(unit.dimension) && unit.dimension != .other { add(unit.symbol) }
      return
    }
    var counts: [(symbol: String, count: Int)] = []
    for indicator in form?.indicators.prefix(500) ?? [] {
      guard case .value(let list) = indicator.target, let unit = list.targets.first?.figure?.unit else { continue }
      let symbol = unit.symbol
      if let index = counts.firstIndex(where: { $0.symbol == symbol }) {
        counts[index].count += 1
      } else {
        counts.append((symbol, 1))
      }
    }
    for (symbol, _) in counts.sorted(by: { $0.count > $1.count }).prefix(12) {
      add(symbol, say(zh: "本表用过", en: "used here"))
    }
    for symbol in ["%", "个", "项", "人", "人次", "家", "次", "天"] + Self.moneyUnits { add(symbol) }
    for unit in Units.all { add(unit.symbol) }
  }

  // MARK: - Targets

  private func targets(
    in value: ByteRange, named name: ByteRange?, items: Int?, at place: CompletionPlace
  ) -> CompletionList {
    if let unit = unitRange(in: value, at: place) {
      var collector = CompletionCollector(tree, replacing: unit.range, at: place.offset)
      collector.dependsOnTyping = true
      addUnits(for: name, prefix: unit.space, to: &collector)
      return collector.list()
    }
    let typed = tree.trimmed(ByteRange(clamping: value.lowerBound, min(place.offset, value.upperBound)))
    let isStart = value.isEmpty || typed.isEmpty || typed.count < 16 && typed.upperBound == value.upperBound
    guard isStart else { return CompletionList() }
    var collector = CompletionCollector(tree, replacing: word(value, place), at: place.offset)
    let space = leadingSpace(at: place)
    let known = name.flatMap { templates.indicatorLibrary.match(tree.bytes, $0) }
    if let known, !known.example.isEmpty {
      var snippet = Snippet(space)
      addTarget(known.example, to: &snippet)
      collector.add(
        CompletionCandidate(
          label: known.example, kind: .value, detail: say(zh: "指标库示例", en: "from the library"), insertion: snippet,
          key: .indicator(known.name), isPreselected: value.isEmpty))
    }
    let unit = known?.units.first.map { $0 == Units.percent ? "%" : " " + $0.symbol } ?? ""
    var comparators: [(sign: String, zh: String, en: String)] = [
      ("≥", "大于等于", "at least"), ("≤", "小于等于", "at most"), ("=", "等于", "equal to"), (">", "大于", "more than"),
      ("<", "小于", "less than"),
    ]
    if let direction = known?.direction, let index = comparators.firstIndex(where: { $0.sign == direction.sign }) {
      comparators.insert(comparators.remove(at: index), at: 0)
    }
    for comparator in comparators {
      var snippet = Snippet("\(space)\(comparator.sign) ")
      snippet.addPlaceholder()
      snippet.addOnlyToSnippet(unit)
      collector.add(
        CompletionCandidate(
          label: comparator.sign, names: [comparator.zh], kind: .comparator,
          detail: say(zh: comparator.zh, en: comparator.en), insertion: snippet),
        named: comparator.sign, [comparator.zh])
    }
    if items.flatMap({ template.fields[$0].measure }) != .quantitative {
      var snippet = Snippet("\(space)定性 ")
      snippet.addPlaceholder()
      collector.add(
        CompletionCandidate(
          label: "定性", kind: .value, detail: say(zh: "不能用数字衡量的", en: "a qualitative target"), insertion: snippet))
    }
    if let year = fiscalYear {
      collector.add(
        CompletionCandidate(
          label: "\(year)年12月31日前", kind: .date, detail: say(zh: "期限", en: "deadline"),
          insertion: Snippet("\(space)\(year)年12月31日前")))
    }
    collector.add(
      CompletionCandidate(
        label: "12月31日前", kind: .date, detail: say(zh: "期限", en: "deadline"), insertion: Snippet("\(space)12月31日前")))
    addInapplicable(at: place, to: &collector)
    return collector.list()
  }

  // MARK: - Dates

  /// The year that the form is for: the first value of a field of type `year`, else the first year of another date.
  var fiscalYear: Int? {
    guard let form else { return nil }
    var other: Int?
    for (line, binding) in form.bindings.enumerated() {
      guard binding.role == .field, binding.state == .value, let field = binding.field,
        let value = tree.value(ofLine: line)
      else { continue }
      switch template.fields[field].type {
      case .year:
        if case .value(let written) = Read.year(tree.bytes, value), let year = written.date.year { return year }
      case .date where other == nil:
        if case .value(let written) = Read.date(tree.bytes, value) { other = written.date.year }
      case .period where other == nil:
        if case .value(let period) = Read.period(tree.bytes, value) { other = period.start.year }
      default: break
      }
    }
    return other
  }

  private func dates(_ type: FieldType, in value: ByteRange, at place: CompletionPlace) -> CompletionList {
    var collector = CompletionCollector(tree, replacing: word(value, place), at: place.offset)
    var texts: [String] = []
    let own = fiscalYear
    if let year = own ?? linter.options.today?.year, year > 1, year < 9999 {
      switch type {
      case .year: texts = ["\(year)", "\(year + 1)", "\(year - 1)"]
      case .month: texts = (1...12).map { isInChinese ? "\(year)年\($0)月" : "\(year)-\($0 < 10 ? "0" : "")\($0)" }
      case .date:
        texts = isInChinese ? ["\(year)年1月1日", "\(year)年12月31日"] : ["\(year)-01-01", "\(year)-12-31"]
      default:
        texts =
          isInChinese
          ? ["\(year)年1月 — \(year)年12月", "\(year)年1月1日 — \(year)年12月31日"]
          : ["\(year)-01 .. \(year)-12", "\(year)-01-01 .. \(year)-12-31"]
      }
    }
    for text in texts {
      collector.add(
        CompletionCandidate(
          label: text, kind: .date,
          detail: own == nil ? say(zh: "今年", en: "this year") : say(zh: "本表年度", en: "the form's year"),
          insertion: valueText(text, at: place)))
    }
    if value.isEmpty { addInapplicable(at: place, to: &collector) }
    return collector.list()
  }
}
