// Takes the facts out of a bound form, or out of a template.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Facts {
  /// The facts of a form.
  init(_ form: borrowing Form) {
    self.init(path: form.source.path)
    let tree = form.tree
    if let directive = tree.headDirective(.form) { template = Facts.words(directive.argument, in: tree) }
    for line in tree.children(of: nil) { read(line, depth: 0, form) }
    readKind()
    if kind == .department { readTasks(form) }
    readIndicators(form)
    suppressesFileRules = Suppression.mentionsFileRules(tree)
  }

  /// The facts of a template.
  init(template source: SourceFile) {
    self.init(path: source.path)
    kind = .template
    if let directive = source.tree.headDirective(.template) {
      template = Facts.words(directive.argument, in: source.tree)
    }
    if let directive = source.tree.headDirective(.extends) { base = Facts.words(directive.argument, in: source.tree) }
    suppressesFileRules = Suppression.mentionsFileRules(source.tree)
  }

  // MARK: - Fields

  /// Amounts stand at most so deep: 年度预算申请, 按支出性质分, 项目支出.
  private static let deepest = 2

  private mutating func read(_ line: Int, depth: Int, _ form: Form) {
    let tree = form.tree
    guard case .entry = tree.lines[line].kind else { return }
    let binding = form.bindings[line]
    let known: FactField?
    if let field = binding.field, binding.role == .field || binding.role == .part {
      switch form.template.fields[field].type {
      case .indicators, .table: return
      case .code: known = .code
      default: known = FactField.named(form.template.fields[field].key)
      }
    } else {
      guard let label = tree.readLabel(ofLine: line) else { return }
      known = FactField.named(NameKey(tree.bytes, label.name))
    }
    switch known {
    case .name(let role): if depth == 0 { readName(line, role, tree) }
    case .code: readCode(line, tree)
    case .year: if depth == 0, year == nil { year = Facts.year(line, tree) }
    case .amount(let role):
      if let figure = binding.figure, !amounts.contains(where: { $0.role == role }) {
        add(form.figures[figure], role, tree)
      }
    case nil: break
    }
    guard depth < Facts.deepest, tree.lines[line].subtreeEnd > line + 1 else { return }
    for child in tree.children(of: line) { read(child, depth: depth + 1, form) }
  }

  private mutating func readName(_ line: Int, _ role: Name.Role, _ tree: Tree) {
    guard let value = tree.value(ofLine: line), !value.isEmpty, value.count <= 256,
      case .value = Read.text(tree.bytes, value)
    else { return }
    names.append(Name(role: role, words: Facts.words(value, in: tree)))
  }

  private mutating func readCode(_ line: Int, _ tree: Tree) {
    guard let value = tree.value(ofLine: line), value.count >= 6, value.count <= 64,
      tree.bytes[value].contains(where: { $0 >= 0x31 && $0 <= 0x39 }), case .value = Read.text(tree.bytes, value)
    else { return }
    codes.append(Facts.words(value, in: tree))
  }

  private static func year(_ line: Int, _ tree: Tree) -> Int? {
    guard let value = tree.value(ofLine: line), case .value(let written) = Read.year(tree.bytes, value) else {
      return nil
    }
    return written.date.year
  }

  private mutating func add(_ use: FigureUse, _ role: Amount.Role, _ tree: Tree, name: String = "") {
    guard let value = use.figure.base(in: use.inherited), let half = use.figure.halfPlace(in: use.inherited),
      !value.isZero
    else { return }
    amounts.append(
      Amount(
        role: role, value: value, halfPlace: half, words: Facts.words(use.figure.range, in: tree), name: name))
  }

  // MARK: - Kind

  private mutating func readKind() {
    // Bytes, because finding a word in a string compares characters and takes ten times as long.
    let name = Array((template?.text ?? "").utf8)
    isEvaluation = FormKindWords.contains(name, FormKindWords.evaluation)
    if firstName(.project) != nil {
      kind = .project
    } else if FormKindWords.contains(name, FormKindWords.department) {
      kind = .department
    } else if FormKindWords.contains(name, FormKindWords.project) {
      kind = .project
    }
  }

  // MARK: - Tasks

  private mutating func readTasks(_ form: Form) {
    for table in form.tables {
      guard let name = table.columns.firstIndex(where: { TaskColumn.names.contains(form.key(of: $0)) }),
        let amount = table.columns.firstIndex(where: { TaskColumn.amounts.contains(form.key(of: $0)) })
      else { continue }
      amounts.reserveCapacity(amounts.count + table.rows.count)
      for row in table.rows.indices {
        guard let nameCell = table.cell(row: row, column: name), nameCell.range.count >= 6, nameCell.range.count <= 256,
          let figure = table.cell(row: row, column: amount)?.figure
        else { continue }
        add(form.figures[figure], .task, form.tree, name: form.tree.text(nameCell.range))
      }
    }
  }

  // MARK: - Indicators

  private mutating func readIndicators(_ form: Form) {
    let tree = form.tree
    indicators.reserveCapacity(form.indicators.count)
    // The names and targets one after the other, for all indicators to share. Just as much as they take: a run holds a
    // hundred thousand of these.
    var texts: [UInt8] = []
    texts.reserveCapacity(form.indicators.reduce(0) { $0 + $1.name.count + $1.value.count })
    for index in form.indicators.indices {
      texts.append(contentsOf: tree.bytes[form.indicators[index].name])
      texts.append(contentsOf: tree.bytes[form.indicators[index].value])
    }
    var end = 0
    // Lent, because to take an indicator out of the array copies its target; so with what is asked of the target.
    let read = form.indicators.span
    for index in read.indices {
      let nameStart = end
      let valueStart = nameStart + read[index].name.count
      end = valueStart + read[index].value.count
      guard case .value(let list) = read[index].target, list.targets.count == 1,
        list.targets[0].kind == .quantitative, let figure = list.targets[0].figure, list.targets[0].object == nil,
        list.targets[0].change == nil, read[index].name.count >= 6, read[index].name.count <= 128
      else { continue }
      let unit = figure.unit ?? Facts.unit(of: read[index], form)
      guard let value = figure.base(in: unit) else { continue }
      let place = Facts.place(list.targets[0].valueRange, in: tree, line: read[index].line)
      // Where the target stands in its value, it stands in what was copied of that.
      let offset = valueStart - read[index].value.lowerBound
      let target =
        Facts.isPlain(place.range, tree)
        ? SharedText(texts, ByteRange(clamping: place.range.lowerBound + offset, place.range.upperBound + offset))
        : SharedText(tree.quote(place.range, limit: Facts.longestWords))
      indicators.append(
        Indicator(
          name: SharedText(texts, ByteRange(clamping: nameStart, valueStart)), target: target, at: place,
          comparator: list.targets[0].comparator, value: value, measure: unit.map(Facts.measure) ?? "",
          isCount: unit.map { Facts.isCount($0.dimension) } ?? false))
    }
  }

  /// The unit that stands beside the target's figure: in the label, or in a line of its own.
  private static func unit(of indicator: BiaoModel.Indicator, _ form: Form) -> BiaoValues.Unit? {
    if let unit = indicator.unit { return unit }
    guard let line = IndicatorAttributes(indicator, in: form)[.unit], let value = form.tree.value(ofLine: line) else {
      return nil
    }
    return Units.unit(named: form.tree.bytes, value)
  }

  /// Units of one measure convert into each other.
  private static func measure(_ unit: BiaoValues.Unit) -> String {
    switch unit.dimension {
    case .other, .composite: unit.withoutPower.symbol
    default: measures.indices.contains(Int(unit.dimension.rawValue)) ? measures[Int(unit.dimension.rawValue)] : ""
    }
  }

  /// The measures of the dimensions.
  private static let measures: [String] =
    (0...(Dimension.allCases.map { Int($0.rawValue) }.max() ?? 0)).map { "#\($0)" }

  private static func isCount(_ dimension: Dimension) -> Bool {
    switch dimension {
    case .count, .persons, .visits, .households, .organisations, .events, .documents, .things, .buildings, .living,
      .length, .area, .mass, .volume:
      true
    default: false
    }
  }

  // MARK: - Words

  /// The words in `range` with their place. A range that spans lines is cut to its first.
  static func words(_ range: ByteRange, in tree: Tree) -> Words {
    let place = Facts.place(range, in: tree, line: nil)
    let text =
      isPlain(place.range, tree) ? tree.text(place.range) : tree.quote(place.range, limit: Facts.longestWords)
    return Words(text: text, place: place)
  }

  /// Whether words are kept as they are: short ones without control characters.
  private static func isPlain(_ range: ByteRange, _ tree: Tree) -> Bool {
    guard range.count <= Facts.longestWords else { return false }
    let text = tree.bytes.span.extracting(range)
    for i in text.indices where text[i] < 0x20 || text[i] == 0x7F { return false }
    return true
  }

  /// The place of what stands in `range`, or of as much of it as stands on its first line, which is `known` where that is
  /// known.
  private static func place(_ range: ByteRange, in tree: Tree, line known: Int?) -> Place {
    let range = tree.wholeCharacters(range)
    let index = known ?? tree.lineIndex(at: range.lowerBound)
    let (start, end) = (tree.lines[index].start, tree.lines[index].end)
    let lower = max(range.lowerBound, start)
    let upper = max(lower, min(range.upperBound, end))
    let before = Facts.columns(tree, start..<lower, end: end)
    let inside = Facts.columns(tree, lower..<upper, end: end)
    return Place(
      range: lower..<upper, line: index, codePoints: before.codePoints..<before.codePoints + inside.codePoints,
      utf16: before.utf16..<before.utf16 + inside.utf16)
  }

  /// How many columns the characters in `range` take. A byte that is no UTF-8 is a character.
  private static func columns(_ tree: Tree, _ range: ByteRange, end: Int) -> (codePoints: Int, utf16: Int) {
    let bytes = tree.bytes
    if tree.hasNoProblems { return columns(ofSound: bytes.span.extracting(range)) }
    var codePoints = 0
    var pairs = 0
    var i = range.lowerBound
    while i < range.upperBound {
      let length = max(1, utf8Length(bytes, at: i, end: end))
      if i + length > range.upperBound { break }
      codePoints += 1
      if length == 4 { pairs += 1 }
      i += length
    }
    return (codePoints, codePoints + pairs)
  }

  /// How many columns sound UTF-8 of whole characters takes: all bytes but those that continue a character, 80–BF, and for
  /// UTF-16 once more those that begin one of four bytes.
  private static func columns(ofSound text: Span<UInt8>) -> (codePoints: Int, utf16: Int) {
    var continuations = 0
    var pairs = 0
    var i = 0
    while i &+ 8 <= text.count {
      let bytes = text.eightBytes(at: i)
      continuations &+= highBitCount(bytes & ~(bytes &<< 1))
      pairs &+= highBitCount(bytes & bytes &<< 1 & bytes &<< 2 & bytes &<< 3)
      i &+= 8
    }
    while i < text.count {
      if text[i] & 0xC0 == 0x80 { continuations &+= 1 }
      if text[i] >= 0xF0 { pairs &+= 1 }
      i &+= 1
    }
    let codePoints = text.count - continuations
    return (codePoints, codePoints + pairs)
  }

  /// The characters of longer words are left off: names are compared, so they are kept whole as a rule.
  private static let longestWords = 96
}

/// In how many of eight bytes the highest bit is set: each adds its one to the highest byte of the product.
@inline(__always)
private func highBitCount(_ bytes: UInt64) -> Int {
  let ones: UInt64 = 0x0101_0101_0101_0101
  return Int(truncatingIfNeeded: (((bytes &>> 7) & ones) &* ones) &>> 56)
}

extension Form {
  /// The name of a table's column: that of the template, whatever the form calls it.
  fileprivate func key(of column: Table.Column) -> NameKey {
    if let field = column.field { return template.fields[field].key }
    return NameKey(tree.bytes, column.name)
  }
}
