// The pass over a value that looks for yardsticks and for vague words, clause by clause.

/// One pass from left to right over a compacted value. At each character the longest listed word is taken, so that a
/// term swallows the words inside it (高标准农田, 优良天数); what stands in quotation marks or 《》 is passed over.
struct MeasurabilityScan {
  let text: CompactText
  let bytes: [UInt8]
  let extraWords: [[UInt8]]
  var clause = Clause()
  var outcome = Outcome()
  /// Vague words inside are the indicator's own name and not counted.
  private var nameRange = 0..<0

  init(_ text: CompactText, extraWords: [[UInt8]]) {
    self.text = text
    bytes = text.bytes
    self.extraWords = extraWords
  }

  /// What a clause holds.
  struct Clause {
    var start = 0
    /// A number, a bound, a zero, full coverage.
    var hasNumber = false
    var hasApproximateNumber = false
    var hasBound = false
    var hasFact = false
    var hasWeakFact = false
    var hasDate = false
    var hasBorder = false
    var hasTopic = false
    var hasHedge = false
    /// A verb of direction or the like stands before: the acts after it are only aimed at.
    var isSpoiled = false
    /// A degree, a direction, a slogan …: a date beside it dates nothing that can be seen.
    var isColoured = false
    /// The run of vague words that is reported, and its kind.
    var vague: Range<Int>?
    var vagueClass = WordClass.degree
    var vagueEnd = 0
    var baseline: Range<Int>?
    /// Ends of the last 无/未, 不低于, comparison sign, 完成.
    var zeroEnd = -1
    var compareEnd = -1
    var signEnd = -1
    var completionStart = -1
    /// How far words were understood as dates, to see whether the clause says anything else.
    var dateBytes = 0
    var lastTaskEnd = -1
    /// Where 按, 根据 stands, and whether a basis of some kind follows.
    var accordanceStart = -1
    var hasBasis = false
    /// Where the last fact ended: 发放 | 到位.
    var factEnd = -1
    /// 完成“…”: what is completed bears a name of its own.
    var namesWork = false
  }

  /// What the clauses so far amount to.
  struct Outcome {
    var isMeasurable = false
    var isBorderline = false
    var isWeak = false
    var hasDateOnly = false
    var hasTopic = false
    var vague: Range<Int>?
    var vagueClass = WordClass.degree
    var missing: Range<Int>?
    var clauses = 0
  }

  mutating func judge(name: [UInt8]) -> Measurability {
    let whole = trimmed()
    if Placeholder.isWhole(bytes, whole) {
      return Placeholder.isNone(bytes, whole) && Names.namesEvent(name) ? .measurable : .noTarget
    }
    if let comparison = EnglishVagueness.comparison(bytes, whole) { return .missingMagnitude(text.source(comparison)) }
    if let answer = single(whole, name: name) { return answer }
    nameRange = occurrence(of: name, in: whole)
    scan(whole)
    if !nameRange.isEmpty, !outcome.isMeasurable, outcome.vague == nil, outcome.missing == nil {
      // The rest of the value says nothing by itself, so the words of the name have to.
      nameRange = 0..<0
      outcome = Outcome()
      scan(whole)
    }
    let answer = answer(whole, name: name)
    if case .borderline = answer, let vague = EnglishVagueness.find(bytes, whole, name: name) {
      return .vague(Vagueness(category: vague.category, range: text.source(vague.range)))
    }
    return answer
  }

  private func answer(_ whole: Range<Int>, name: [UInt8]) -> Measurability {
    if outcome.isMeasurable { return .measurable }
    if let missing = outcome.missing { return .missingMagnitude(text.source(missing)) }
    if let vague = outcome.vague {
      return .vague(Vagueness(category: Self.category(outcome.vagueClass), range: text.source(vague)))
    }
    if outcome.hasDateOnly { return .measurable }
    if outcome.isBorderline { return .borderline }
    if outcome.isWeak {
      guard Names.isBareCompletion(bytes, whole), Names.isEmptyName(name) else { return .measurable }
      return .vague(Vagueness(category: .catchAll, range: text.source(whole)))
    }
    if outcome.hasTopic {
      return .vague(Vagueness(category: .unquantified, range: text.source(whole)))
    }
    return .borderline
  }

  static func category(_ kind: WordClass) -> VagueCategory {
    switch kind {
    case .reference: .reference
    case .unquantified: .unquantified
    case .hedge: .hedge
    case .assurance, .catchAll: .catchAll
    case .slogan: .slogan
    case .direction: .direction
    case .judgement: .judgement
    default: .degree
    }
  }

  /// The value without stops and brackets at its ends.
  private func trimmed() -> Range<Int> {
    var lower = 0
    var upper = bytes.count
    while upper > lower, let width = Self.stop(bytes, endingAt: upper) { upper -= width }
    while lower < upper, bytes[lower] == 0x3B || bytes[lower] == 0x2C || bytes[lower] == 0x3A { lower += 1 }
    return lower..<upper
  }

  private static func stop(_ bytes: [UInt8], endingAt end: Int) -> Int? {
    switch bytes[end - 1] {
    case 0x2C, 0x2E, 0x3B, 0x21, 0x3A, 0x20: return 1
    case 0x82, 0x81: return end >= 3 && bytes[end - 3] == 0xE3 && bytes[end - 2] == 0x80 ? 3 : nil
    default: return nil
    }
  }

  /// Values of one character, and grades whose name says that a grade is meant.
  private func single(_ whole: Range<Int>, name: [UInt8]) -> Measurability? {
    if whole.count == 3 {
      if MeasureCharacters.bareGrade.contains(bytes, whole.lowerBound) { return .measurable }
      if MeasureCharacters.bareDegree.contains(bytes, whole.lowerBound) {
        if Names.namesGrade(name) { return .measurable }
        return .vague(Vagueness(category: .degree, range: text.source(whole)))
      }
    }
    if whole.count <= 12, let word = WordTable.shared.longest(bytes, at: whole.lowerBound, end: whole.upperBound),
      word.kind == .zeroStart, word.length == whole.count
    {
      // 未发生, 杜绝: the name says what.
      return Names.namesEvent(name) ? .measurable : .borderline
    }
    if whole.count <= 9, Names.isGradeWord(bytes, whole), Names.namesGrade(name) { return .measurable }
    return nil
  }

  /// Where the indicator's name stands in a longer value. The name is cut to 120 bytes so that the search is linear.
  private func occurrence(of name: [UInt8], in whole: Range<Int>) -> Range<Int> {
    guard name.count >= 6, name.count <= 120, name.count < whole.count else { return 0..<0 }
    var start = whole.lowerBound
    let last = whole.upperBound - name.count
    while start <= last {
      if bytes[start] == name[0] {
        var length = 1
        while length < name.count, bytes[start + length] == name[length] { length += 1 }
        if length == name.count { return start..<start + length }
      }
      start += 1
    }
    return 0..<0
  }

  // MARK: - The pass

  private mutating func scan(_ whole: Range<Int>) {
    clause = Clause()
    clause.start = whole.lowerBound
    var index = whole.lowerBound
    let end = whole.upperBound
    while index < end {
      let byte = bytes[index]
      if byte < 0x80 {
        index = scanASCII(byte, index, end)
        continue
      }
      if let length = extraWord(index, end) {
        addVague(index..<index + length, .degree)
        index += length
        continue
      }
      if let next = scanPunctuation(byte, index, end, whole) {
        index = next
        continue
      }
      if let word = WordTable.shared.longest(bytes, at: index, end: end) {
        apply(word.kind, index..<index + word.length, end)
        index += word.length
        continue
      }
      if MeasureCharacters.numerals.contains(bytes, index) {
        index = scanNumeral(index, end)
        continue
      }
      if isFullShape(index, end) {
        clause.hasBound = true
        index += 12
        continue
      }
      index += Self.width(byte)
    }
    endClause(at: end)
  }

  @inline(__always)
  static func width(_ byte: UInt8) -> Int { byte < 0xE0 ? (byte < 0xC0 ? 1 : 2) : (byte < 0xF0 ? 3 : 4) }

  private func extraWord(_ index: Int, _ end: Int) -> Int? {
    for word in extraWords where !word.isEmpty && word.count <= end - index && word[0] == bytes[index] {
      if bytes[index..<index + word.count].elementsEqual(word) { return word.count }
    }
    return nil
  }

  /// 应…尽…, 能…尽…: 应保尽保, 能收尽收.
  private func isFullShape(_ index: Int, _ end: Int) -> Bool {
    end - index >= 12 && holds("尽", index + 6)
      && (holds("应", index) || holds("能", index) || holds("愿", index) || holds("可", index))
  }

  private mutating func scanASCII(_ byte: UInt8, _ index: Int, _ end: Int) -> Int {
    switch byte {
    case 0x30...0x39: return scanNumber(index, end)
    case 0x3C, 0x3D, 0x3E:
      clause.signEnd = index + 1
      clause.compareEnd = index + 1
      return index + 1
    case 0x2C, 0x3B, 0x21, 0x3F:
      endClause(at: index)
      clause.start = index + 1
      return index + 1
    case 0x22:
      return skip(to: [0x22], after: index + 1, end) ?? index + 1
    case 0x41...0x5A, 0x61...0x7A: return scanLetters(index, end)
    default:
      if let length = extraWord(index, end) {
        addVague(index..<index + length, .degree)
        return index + length
      }
      return index + 1
    }
  }

  /// Latin letters: a grade (AAA, A级), a standard (GB 3095, ISO), or part of a name with the digits that follow.
  private mutating func scanLetters(_ index: Int, _ end: Int) -> Int {
    var next = index
    while next < end, (bytes[next] | 0x20 >= 0x61 && bytes[next] | 0x20 <= 0x7A) { next += 1 }
    let word = bytes[index..<next]
    if word.count <= 5, word.allSatisfy({ $0 == 0x41 }) {
      if !clause.isSpoiled { clause.hasFact = true }
    } else if word.count == 1, word.first ?? 0 <= 0x44, holds("级", next) || next == end {
      if !clause.isSpoiled { clause.hasFact = true }
    } else if [[0x47, 0x42], [0x49, 0x53, 0x4F], [0x44, 0x42], [0x43, 0x4D, 0x41]].contains(where: word.elementsEqual) {
      clause.hasFact = true
    }
    if let length = extraWord(index, end) {
      addVague(index..<index + length, .degree)
      return index + length
    }
    // 不低于C30
    if clause.signEnd == index, next < end, bytes[next] >= 0x30, bytes[next] <= 0x39 { clause.hasNumber = true }
    // The digits of G320 or T3 belong to the name.
    while next < end, (bytes[next] >= 0x30 && bytes[next] <= 0x39) || bytes[next] == 0x2D { next += 1 }
    return next
  }

  /// Quotation marks and brackets, whose contents are passed over, full stops and comparison signs. Nil if none.
  private mutating func scanPunctuation(_ byte: UInt8, _ index: Int, _ end: Int, _ whole: Range<Int>) -> Int? {
    guard byte == 0xE2 || byte == 0xE3 || byte == 0xC2, index + 1 < end else { return nil }
    if byte == 0xC2 {
      guard bytes[index + 1] == 0xB1 else { return nil }
      clause.signEnd = index + 2
      return index + 2
    }
    guard index + 2 < end else { return nil }
    let third = bytes[index + 2]
    switch (byte, bytes[index + 1]) {
    case (0xE2, 0x89):
      guard third >= 0xA4, third <= 0xA7 else { return nil }
      clause.signEnd = index + 3
      clause.compareEnd = index + 3
    case (0xE2, 0x80):
      guard third == 0x9C || third == 0x98 else { return nil }
      let closing: [UInt8] = [0xE2, 0x80, third + 1]
      guard let next = skip(to: closing, after: index + 3, end) else { return index + 3 }
      // A value that stands in quotation marks as a whole is read.
      if index == whole.lowerBound, next == whole.upperBound { return index + 3 }
      if clause.completionStart >= 0, clause.completionStart + 6 == index { clause.namesWork = true }
      return next
    case (0xE3, 0x80):
      if third == 0x82 {
        endClause(at: index)
        clause.start = index + 3
        return index + 3
      }
      guard third == 0x8A || third == 0x8C || third == 0x8E || third == 0x90 || third == 0x94 else { return nil }
      guard let next = skip(to: [0xE3, 0x80, third + 1], after: index + 3, end) else { return index + 3 }
      if third == 0x8A, !clause.isSpoiled || isRevised(index) { clause.hasFact = true }
      return next
    default: return nil
    }
    return index + 3
  }

  /// Whether the title at `title` is what is drawn up or revised, no more: 建立健全《内部控制制度》, 完善《章程》.
  private func isRevised(_ title: Int) -> Bool {
    guard let vague = clause.vague, clause.vagueEnd == title else { return false }
    return vague.count == 6 && (holds("完善", vague.lowerBound) || holds("健全", vague.lowerBound))
      || vague.count == 12 && holds("建立健全", vague.lowerBound)
  }

  /// The place after `closing`, sought in the next 300 bytes only, so that unclosed marks cost no more than that.
  private func skip(to closing: [UInt8], after start: Int, _ end: Int) -> Int? {
    var index = start
    let limit = min(end, start + 300)
    while index + closing.count <= limit {
      if bytes[index] == closing[0], bytes[index..<index + closing.count].elementsEqual(closing) {
        return index + closing.count
      }
      index += 1
    }
    return nil
  }

  func holds(_ word: StaticString, _ at: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard at >= 0, length <= bytes.count - at else { return false }
    return word.description.utf8.elementsEqual(bytes[at..<at + length])
  }

  // MARK: - Words

  mutating func addVague(_ range: Range<Int>, _ kind: WordClass) {
    if range.lowerBound >= nameRange.lowerBound, range.upperBound <= nameRange.upperBound { return }
    if let vague = clause.vague, clause.vagueEnd == range.lowerBound || !isMild(vague) || isMild(range) {
      // Words that touch make one run: 不断提高.
      guard clause.vagueEnd == range.lowerBound else { return }
      clause.vague = vague.lowerBound..<range.upperBound
      if kind.rawValue < clause.vagueClass.rawValue { clause.vagueClass = kind }
    } else {
      clause.vague = range
      clause.vagueClass = kind
    }
    clause.vagueEnd = range.upperBound
  }

  /// Words that say little but do no harm where a worse one stands in the same value: 重要政策落实, 设施齐全.
  private func isMild(_ range: Range<Int>) -> Bool {
    guard range.count == 6 else { return false }
    let at = range.lowerBound
    return holds("重要", at) || holds("重大", at) || holds("齐全", at) || holds("完备", at) || holds("完好", at)
  }

  private mutating func apply(_ kind: WordClass, _ range: Range<Int>, _ end: Int) {
    switch kind {
    case .direction, .degree, .catchAll, .judgement, .slogan, .reference, .unquantified, .hedge, .assurance:
      if isPartOfName(kind, range, end) { return }
      // 发放到位
      if kind == .catchAll, clause.factEnd == range.lowerBound, holds("到位", range.lowerBound) { return }
      if kind == .hedge, isPlan(range, end) {
        // 完成年度招录计划: a plan is a document, if one that is not named.
        clause.hasBorder = true
        return
      }
      addVague(range, kind)
      if kind == .hedge { clause.hasHedge = true }
      if kind != .assurance, kind != .catchAll, kind != .hedge { clause.isColoured = true }
      // 实现全覆盖: what is reached is not only aimed at.
      if kind != .degree, kind != .assurance, kind != .hedge, kind != .judgement, !holds("实现", range.lowerBound) {
        clause.isSpoiled = true
      }
      if let baseline = clause.baseline,
        clause.vagueEnd == range.upperBound || range.lowerBound - baseline.upperBound < 30
      {
        clause.baseline = baseline.lowerBound..<max(baseline.upperBound, range.upperBound)
      }
    case .bound, .zero: clause.hasBound = true
    case .full:
      if !clause.isSpoiled { clause.hasFact = true }
      clause.factEnd = range.upperBound
    case .accordance: if clause.accordanceStart < 0 { clause.accordanceStart = range.lowerBound }
    case .basis: if clause.accordanceStart >= 0 { clause.hasBasis = true }
    case .zeroStart: clause.zeroEnd = range.upperBound
    case .event: noteEvent(range)
    case .compare:
      clause.compareEnd = range.upperBound
      clause.signEnd = range.upperBound
    case .level: if clause.compareEnd >= 0, range.lowerBound - clause.compareEnd <= 45 { clause.hasBound = true }
    case .fact, .grade:
      if isCounted(range, end) { return }
      if !clause.isSpoiled { clause.hasFact = true }
      clause.factEnd = range.upperBound
    case .weakFact:
      clause.factEnd = range.upperBound
      clause.hasWeakFact = true
      if holds("完成", range.lowerBound), range.count == 6 { clause.completionStart = range.lowerBound }
    case .date:
      clause.hasDate = true
      clause.dateBytes += range.count
    case .border:
      clause.hasBorder = true
      // 持续达标, 稳定达标: the adverb changes nothing.
      if clause.vague != nil, clause.vagueEnd == range.lowerBound, clause.vagueClass == .degree,
        !holds("健全", range.lowerBound)
      {
        clause.vague = nil
      }
      clause.factEnd = range.upperBound
    case .baseline: if clause.baseline == nil { clause.baseline = range }
    case .topic:
      clause.hasTopic = true
      if holds("任务", range.lowerBound) || holds("目标", range.lowerBound) || holds("指标", range.lowerBound) {
        clause.lastTaskEnd = range.upperBound
      }
    case .neutral:
      // A term may end with the event: 重大动物疫情.
      if clause.zeroEnd >= 0, range.count > 6,
        let tail = WordTable.shared.longest(bytes, at: range.upperBound - 6, end: range.upperBound), tail.kind == .event
      {
        noteEvent(range)
      }
    case .approximate: break
    }
  }

  private mutating func noteEvent(_ range: Range<Int>) {
    if clause.zeroEnd >= 0, range.lowerBound - clause.zeroEnd <= 60 { clause.hasBound = true }
  }

  /// An act as part of a name that counts it: 结案数, 公开率, 投产量.
  private func isCounted(_ range: Range<Int>, _ end: Int) -> Bool {
    let next = range.upperBound
    guard end - next >= 3 else { return false }
    return holds("率", next) || holds("数", next) && !holds("数据", next) || holds("量", next) || holds("额", next)
      || holds("费", next)
  }

  /// 计划 as a thing, behind 完成 or at the end of its clause, and not as the verb (计划建成).
  private func isPlan(_ range: Range<Int>, _ end: Int) -> Bool {
    guard range.count == 6, range.lowerBound > clause.start, holds("计划", range.lowerBound) else { return false }
    if clause.completionStart >= 0 || range.upperBound == end { return true }
    let next = bytes[range.upperBound]
    return next == 0x2C || next == 0x3B || next == 0x29 || holds("。", range.upperBound)
  }

  /// A listed word as part of a term: 提升率, 改善型, 质量提升工程.
  private func isPartOfName(_ kind: WordClass, _ range: Range<Int>, _ end: Int) -> Bool {
    let next = range.upperBound
    guard end - next >= 3 else { return false }
    if holds("率", next) || holds("型", next) || holds("剂", next) { return true }
    if holds("费", next), !holds("费用", next) { return true }
    // 保障方案 is a document.
    if kind == .catchAll, holds("保障", range.lowerBound), range.count == 6 {
      return holds("方案", next) || holds("预案", next) || holds("岗位", next)
    }
    guard kind == .direction, range.lowerBound > clause.start, clause.vagueEnd != range.lowerBound else { return false }
    return holds("工程", next) || holds("行动", next) || holds("计划", next) || holds("项目", next) || holds("中心", next)
  }

  // MARK: - The end of a clause

  mutating func endClause(at end: Int) {
    let done = clause
    clause = Clause()
    clause.start = end
    guard end > done.start else { return }
    outcome.clauses += 1
    if done.hasNumber { outcome.isMeasurable = true; return }
    if done.hasBound || (done.hasFact && !(done.hasHedge && done.completionStart >= 0 && done.lastTaskEnd == end)) {
      if done.hasHedge { outcome.isBorderline = true } else { outcome.isMeasurable = true }
      return
    }
    if done.hasApproximateNumber {
      outcome.isBorderline = true
      return
    }
    if done.hasDate, !done.isColoured {
      if done.dateBytes + 6 >= end - done.start { outcome.hasDateOnly = true } else { outcome.isMeasurable = true }
      return
    }
    if let baseline = done.baseline {
      if outcome.missing == nil { outcome.missing = baseline }
      return
    }
    if done.namesWork {
      outcome.isBorderline = true
      return
    }
    if done.completionStart >= 0, done.lastTaskEnd == end, outcome.vague == nil {
      // 完成…任务 without any figure: nobody knows which.
      let start = min(done.vague?.lowerBound ?? done.completionStart, done.completionStart)
      outcome.vague = start..<end
      outcome.vagueClass = .catchAll
      return
    }
    if done.accordanceStart >= 0, done.vague == nil {
      if done.hasBasis || done.hasBorder {
        outcome.isBorderline = true
      } else if outcome.vague == nil {
        outcome.vague = done.accordanceStart..<end
        outcome.vagueClass = .reference
      }
      return
    }
    // 无坑洼, 零火点: what is missing need not be a listed event.
    if done.zeroEnd >= 0, end - done.zeroEnd >= 6, end - done.zeroEnd <= 18,
      done.vague.map({ $0.lowerBound < done.zeroEnd }) ?? true
    {
      outcome.isMeasurable = true
      return
    }
    if let vague = done.vague {
      if outcome.vague.map({ isMild($0) && !isMild(vague) }) ?? true {
        outcome.vague = vague
        outcome.vagueClass = done.vagueClass
      }
      return
    }
    // 不低于… with a level that is not listed: some bound is meant.
    if done.hasBorder || done.compareEnd >= 0 { outcome.isBorderline = true; return }
    if done.hasWeakFact { outcome.isWeak = true; return }
    // 覆盖面广, 参与度高: a clause that ends with a bare adjective.
    if end - done.start >= 9, MeasureCharacters.bareDegree.contains(bytes, end - 3) {
      if outcome.vague == nil { outcome.vague = end - 3..<end }
      return
    }
    // A name alone: 公交准点率.
    if holds("率", end - 3) || holds("度", end - 3), end - done.start >= 9 { outcome.hasTopic = true; return }
    if done.hasTopic { outcome.hasTopic = true }
  }
}
