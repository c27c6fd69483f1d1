// Which grade a score earns: bounds as forms state them, and the usual ones.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// Grades with the scores from which each is given.
struct GradeBounds {
  struct Step {
    var grade: NameKey
    /// As the bounds write it.
    var spelling: String
    /// The least score of the grade; nil for the lowest grade.
    var from: Decimal?
    /// The score up to which it is given, where the bounds say that: 80 of 60（含）—80分为中.
    var to: Decimal?
    /// Whether （含） stands behind the two.
    var holdsFrom = false
    var holdsTo = false
    /// The place of `to`.
    var toPlace: ByteRange?
    /// Its figures, where a text states the bounds.
    var place: ByteRange?
  }

  /// From the best grade to the worst.
  private(set) var steps: [Step]
  /// Whether the form or its template states the bounds.
  let isStated: Bool

  /// 90 优, 80 良, 60 中, below 差: the bounds where a form states none.
  static let usual = GradeBounds(
    steps: [("优", 90), ("良", 80), ("中", 60), ("差", nil)].map { grade, from in
      Step(grade: NameKey(grade), spelling: grade, from: from.map { Decimal($0) })
    }, isStated: false)

  private init(steps: [Step], isStated: Bool) {
    self.steps = steps
    self.isStated = isStated
  }

  /// Bounds stated in a text: `90（含）—100分为优；80（含）—90分为良；60（含）—80分为中；60分以下为差`. Nil unless there are two
  /// grades or more, from the best to the worst.
  init?(_ bytes: [UInt8], _ text: ByteRange) {
    let source = FoldedText(bytes, text)
    let folded = source.bytes
    steps = []
    isStated = true
    var start = 0
    for i in 0...folded.count {
      guard i == folded.count || GradeBounds.isStop(folded, i) else { continue }
      if var step = GradeBounds.step(folded, start, i) {
        // The place is one of the folded text.
        step.place = step.place.map {
          ByteRange(clamping: Int(source.offsets[$0.lowerBound]), Int(source.offsets[$0.upperBound]))
        }
        step.toPlace = step.toPlace.map {
          ByteRange(clamping: Int(source.offsets[$0.lowerBound]), Int(source.offsets[$0.upperBound]))
        }
        steps.append(step)
      }
      start = i + 1
    }
    guard steps.count >= 2 else { return nil }
    for (better, worse) in zip(steps, steps.dropFirst()) {
      guard let upper = better.from, worse.from.map({ $0 < upper }) ?? true else { return nil }
    }
  }

  /// Clauses end at ; , 、 and 。; the end of the last character of these two is seen.
  private static func isStop(_ text: [UInt8], _ i: Int) -> Bool {
    text[i] == 0x3B || text[i] == 0x2C
      || text[i] &- 0x81 < 2 && i >= 2 && text[i - 1] == 0x80 && text[i - 2] == 0xE3
  }

  /// One clause: its figures and, behind 为, its grade.
  private static func step(_ text: [UInt8], _ start: Int, _ end: Int) -> Step? {
    var figures: [Decimal] = []
    var written = start..<start
    var places: [ByteRange] = []
    var held: [Bool] = []
    var i = start
    while i < end {
      // 90—100分（含90分）为优: said once more.
      if text[i] == 0x28, text[i..<end].dropFirst().starts(with: included) {
        if let last = held.indices.last, text[i..<end].dropFirst(1 + included.count).first == 0x29 { held[last] = true }
        while i < end, text[i] != 0x29 { i += 1 }
        continue
      }
      guard text[i] >= 0x30, text[i] <= 0x39,
        let figure = Figure.scan(text, ByteRange(clamping: i, end), signed: false)
      else {
        i += 1
        continue
      }
      written = (figures.isEmpty ? i : written.lowerBound)..<max(i + 1, figure.numberRange.upperBound)
      figures.append(figure.number)
      places.append(ByteRange(clamping: i, max(figure.numberRange.upperBound, i + 1)))
      held.append(false)
      i = written.upperBound
    }
    let clause = ByteRange(clamping: start, end)
    guard let mark = marks.lazy.compactMap({ $0.firstRange(in: text, clause) }).first else { return nil }
    var last = end
    // The bytes of 。 that stand before its last one.
    while last > mark.upperBound,
      text[last - 1] == 0x80 || text[last - 1] == 0xE3 || text[last - 1] == 0x20 || text[last - 1] == 0x2E
    {
      last -= 1
    }
    // 90分以上为优, or 优：90分以上, or 优（90分以上）.
    var place = ByteRange(clamping: mark.upperBound, last)
    if text[mark].elementsEqual(colon) || text[mark].elementsEqual(bracket), self.grade(text, place) == nil {
      place = ByteRange(clamping: start, mark.lowerBound)
    }
    guard let grade = grade(text, place), !figures.isEmpty, figures.count <= 2
    else {
      return nil
    }
    let spelling = String(decoding: text[trimmedRange(text, place)], as: UTF8.self)
    func step(_ from: Decimal?, _ to: Decimal? = nil) -> Step {
      Step(grade: grade, spelling: spelling, from: from, to: to, place: written)
    }
    if figures.count == 2 {
      let (low, high) = figures[0] < figures[1] ? (0, 1) : (1, 0)
      var step = step(figures[low], figures[high])
      (step.holdsFrom, step.holdsTo, step.toPlace) = (held[low], held[high], places[high])
      return step
    }
    if below.contains(where: { $0.firstRange(in: text, clause) != nil }) { return step(nil, figures[0]) }
    return above.contains { $0.firstRange(in: text, clause) != nil } ? step(figures[0]) : nil
  }

  private static let included = Array("含".utf8)
  private static let colon = Array(":".utf8)
  private static let bracket = Array("(".utf8)
  private static let marks = NameTraitWords.words("评为 定为 等级为 为 是 : (")
  private static let below = NameTraitWords.words("以下 < 低于 小于 不足 below under Below Under")
  private static let above = NameTraitWords.words("以上 ≥ > 不低于 above over Above Over")

  /// The grade that the words name, in one spelling; nil for other words.
  static func grade(_ bytes: [UInt8], _ range: ByteRange) -> NameKey? {
    let trimmed = trimmedRange(bytes, range)
    // A grade is three characters at most.
    guard trimmed.count <= 24 else { return nil }
    return names[NameKey(bytes, trimmed)]
  }

  private static let names: [NameKey: NameKey] = {
    let spellings = [
      ["优", "优秀", "优等", "“优”", "excellent"], ["良", "良好", "良等", "“良”", "good"],
      ["中", "中等", "“中”", "fair", "satisfactory"], ["差", "“差”", "差等", "poor", "unsatisfactory"], ["较差"],
      ["very good"], ["adequate"], ["weak"], ["outstanding"], ["合格", "pass"], ["不合格", "fail"], ["一般"],
    ]
    var names: [NameKey: NameKey] = [:]
    for words in spellings {
      for word in words { names[NameKey(word)] = NameKey(words[0]) }
    }
    return names
  }()

  /// The scores that no grade is given for: 75 and 80 of 80（含）—90分为良，60（含）—75分为中. Bounds in whole points, 84 and 85,
  /// leave nothing between them.
  var gap: (better: Step, worse: Step)? {
    for (better, worse) in zip(steps, steps.dropFirst()) {
      if let from = better.from, let to = worse.to, let width = from.subtracting(to), width > .one {
        return (better, worse)
      }
    }
    return nil
  }

  /// The score at which two grades meet that both say they hold: 90 of 90（含）—100分为优；80（含）—90分（含）为良.
  var overlap: (better: Step, worse: Step)? {
    for (better, worse) in zip(steps, steps.dropFirst())
    where better.holdsFrom && worse.holdsTo && better.from == worse.to { return (better, worse) }
    return nil
  }

  /// The grade with which a value begins, before the bounds in brackets: 良（90（含）—100分为优，80（含）—90分为良）.
  static func leadingGrade(_ bytes: [UInt8], _ value: ByteRange) -> (grade: NameKey, range: ByteRange)? {
    let head = ByteRange(clamping: value.lowerBound, min(value.upperBound, value.lowerBound + 30))
    guard let bracket = brackets.compactMap({ $0.firstRange(in: bytes, head)?.lowerBound }).min() else { return nil }
    let range = trimmedRange(bytes, ByteRange(clamping: value.lowerBound, bracket))
    return grade(bytes, range).map { ($0, range) }
  }

  private static let brackets = NameTraitWords.words("（ (")

  /// Whether a score may have the grade; nil where the bounds do not know the grade. On a bound both grades may.
  func allows(_ grade: NameKey, for score: Decimal) -> Bool? {
    guard let index = steps.firstIndex(where: { $0.grade == grade }) else { return nil }
    if let from = steps[index].from, score < from { return false }
    if index > 0, let better = steps[index - 1].from, score > better { return false }
    return true
  }

  /// The grade that a score earns, as the bounds write it.
  func earned(by score: Decimal) -> String? {
    steps.first { step in step.from.map { score >= $0 } ?? true }?.spelling
  }
}

extension GradeBounds {
  /// The bounds that a form states, else those that its template does; the usual ones where neither says any.
  static func of(_ form: Form, _ report: Report) -> GradeBounds {
    report.statedGrades(of: form)?.bounds ?? ofTemplate(form) ?? usual
  }

  /// Those that the form itself states, and where.
  static func stated(in form: Form) -> (bounds: GradeBounds, text: ByteRange)? {
    var found: (bounds: GradeBounds, text: ByteRange)?
    form.visitAnswersOutsideIndicators { line in
      let kind = form.tree.lines[line].kind
      guard found == nil, kind == .prose || kind == .entry,
        let text = kind == .prose ? form.tree.text(ofLine: line) : form.tree.value(ofLine: line),
        text.count >= 24, form.tree.bytes.span.extracting(text).holdsDigit(), signs.isIn(form.tree.bytes, text),
        let bounds = GradeBounds(form.tree.bytes, text)
      else { return }
      found = (bounds, text)
    }
    return found
  }

  private static func ofTemplate(_ form: Form) -> GradeBounds? {
    for field in form.template.fields where !field.guidance.isEmpty {
      guard form.template.sources.indices.contains(field.origin.source) else { continue }
      let bytes = form.template.sources[field.origin.source].tree.bytes
      for text in field.guidance where signs.isIn(bytes, text) {
        if let bounds = GradeBounds(bytes, text) { return bounds }
      }
    }
    return nil
  }

  /// The one grade of the bounds that is none of those that the form lets choose from, and the one of these that has no
  /// bounds: 较差 for 中. Nil where the two differ in more.
  func strange(among options: [String]) -> (spelling: String, meant: String)? {
    let known = options.map { NameKey($0) }.map { GradeBounds.names[$0] ?? $0 }
    guard options.count == steps.count, options.count > 2,
      case let odd = steps.filter({ !known.contains($0.grade) }), odd.count == 1,
      let meant = known.indices.first(where: { index in !steps.contains { $0.grade == known[index] } })
    else { return nil }
    return (odd[0].spelling, options[meant])
  }

  private static let signs = WordSet(
    "为优 为良 为合格 为“优 优（ 优( 优秀（ 优秀( excellent Excellent Outstanding ：优 :优 ：良 优： 优: 优秀： 优秀: xcellent:")
}
