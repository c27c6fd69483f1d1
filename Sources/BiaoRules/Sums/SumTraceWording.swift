// What is said of the cell that is probably wrong, and the edits that would set it right.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension JudgementWording {
  /// What to add to the message, where one cell is clearly the likeliest.
  func words(_ trace: SumTrace) -> (zh: String, en: String)? {
    guard let best = trace.best, candidates(trace).contains(where: { $0.term.range == best.term.range }) else {
      return nil
    }
    let name = report.quote(best.term.name)
    let meant = best.number.description
    guard let written = best.written?.description else {
      return ("“\(name)”空白，填 \(meant) 就对上了", "“\(name)” is blank: \(meant) there would make it right")
    }
    let joint = best.slip == .sign || best.slip == .shiftedPoint ? "的" : ""
    // The form's other relations say so too.
    if best.effect.gain > 1 {
      let count = best.effect.repaired
      let zh = joint + best.slip.words.zh
      let en = best.slip == .other ? "is wrong" : "has \(best.slip.words.en)"
      return (
        "多半是“\(name)”\(zh)（\(written) 应为 \(meant)），改后 \(count) 处核对关系都对上",
        "most likely “\(name)” \(en) (\(written) for \(meant)), which settles \(count) relations"
      )
    }
    switch best.slip {
    case .sign: return ("多半是“\(name)”的正负号写反（应为 \(meant)）", "most likely “\(name)” has the wrong sign (\(meant))")
    case .shiftedPoint, .swappedDigits, .doubledDigit:
      return (
        "多半是“\(name)”\(joint)\(best.slip.words.zh)（\(written) 应为 \(meant)）",
        "most likely “\(name)” has \(best.slip.words.en) (\(written) for \(meant))"
      )
    case .blank, .droppedDigit, .wrongDigit, .extraDigit, .other:
      return (
        "若只错一处，是“\(name)”\(best.slip.words.zh)（\(written) 应为 \(meant)）",
        "if one figure is wrong, it is “\(name)” with \(best.slip.words.en) (\(written) for \(meant))"
      )
    }
  }

  /// What to say where other relations tell wrong figures of this one.
  func words(_ dependence: SumCorrections.Dependence) -> (zh: String, en: String) {
    let names = dependence.corrections.prefix(3).map { candidate in
      let (zh, en) = label(name: candidate.term.name, line: candidate.term.line, range: candidate.term.range)
      let written = candidate.written?.description
      return (
        "\(zh)\(written.map { "（\($0) 应为 \(candidate.number)）" } ?? "（空白，应为 \(candidate.number)）")",
        "\(en) (\(written.map { "\($0) for \(candidate.number)" } ?? "blank for \(candidate.number)"))"
      )
    }
    let more = dependence.corrections.count > 3
    let zh = names.map(\.0).joined(separator: "、") + (more ? "等" : "")
    let en = names.map(\.1).joined(separator: ", ") + (more ? " and more" : "")
    if dependence.settles { return ("先改正\(zh)，这里就对上了", "correct \(en) first, and this holds") }
    guard let left = dependence.left else { return ("先改正\(zh)，再核对这里", "correct \(en) first, then check this") }
    return ("改正\(zh)后，这里应为 \(left)", "with \(en) corrected, this is \(left)")
  }

  /// The candidates worth naming: what lies beside a sum of targets is another statement, not a total of theirs, and one
  /// digit of a round amount is no slip then.
  func candidates(_ trace: SumTrace) -> [SumTrace.Candidate] {
    // Where relations together or the form itself tell which it is, others are noise.
    if let best = trace.best, best.effect.gain > 1 || best.isPrinted { return [best] }
    let relations = report.relations(of: form)
    return trace.candidates.filter { candidate in
      // A change that breaks as much as it repairs explains nothing; nor does one that leaves a score above its weight.
      let effect = candidate.effect
      if effect.gain <= 0 { return false }
      let range = candidate.term.range
      if effect.repaired < relations.failures(at: range), relations.breaksBound(at: range) { return false }
      return !sumsUp || effect.gain > 1 || candidate.slip.weakness < Slip.wrongDigit.weakness
    }
  }

  /// What the related place of a candidate adds: its rank, if there are several, and what it should be.
  func rankWords(_ rank: Int, of count: Int, _ candidate: SumTrace.Candidate) -> (zh: String, en: String) {
    let numerals = ["一", "二", "三", "四", "五"]
    guard count > 1, numerals.indices.contains(rank) else {
      return (
        "；若错在这里，应为 \(candidate.number)（\(candidate.slip.words.zh)）",
        "; if this is wrong, it should be \(candidate.number) (\(candidate.slip.words.en))"
      )
    }
    return (
      "；可能\(numerals[rank])：应为 \(candidate.number)（\(candidate.slip.words.zh)）",
      "; guess \(rank + 1): \(candidate.number) (\(candidate.slip.words.en))"
    )
  }

  // MARK: - Fixes

  /// The cells that relations together tell, alone; else the likeliest cells corrected, three at most; and where there is
  /// none, the figure on the left as the other side makes it. Nothing that would break a relation that holds. A person has
  /// to choose which it is.
  func fixes(_ trace: SumTrace, _ dependence: SumCorrections.Dependence?) -> [Fix] {
    if let dependence {
      if dependence.settles { return dependence.corrections.compactMap { correction(of: $0.term, to: $0.number) } }
      return dependence.left.flatMap { correction(of: judgement.left[0], to: $0) }.map { [$0] } ?? []
    }
    var fixes: [Fix] = []
    func add(_ fix: Fix?) {
      guard let fix, !fixes.contains(where: { $0.edits == fix.edits }) else { return }
      fixes.append(fix)
    }
    for candidate in candidates(trace).prefix(3) where candidate.effect.broken == 0 {
      add(correction(of: candidate.term, to: candidate.number))
    }
    guard fixes.isEmpty, judgement.comparison == .equal, judgement.kind != .computation, judgement.left.count == 1,
      !sumsUp
    else { return fixes }
    add(setting(judgement.left[0], isRight: false))
    if judgement.kind == .comparison, judgement.right.count == 1 { add(setting(judgement.right[0], isRight: true)) }
    return fixes
  }

  /// A figure set to what the other figures make it.
  private func setting(_ term: Judgement.Term, isRight: Bool) -> Fix? {
    guard let repair = Repair(term, isRight: isRight, of: judgement, SumNotation(judgement)) else { return nil }
    // It must suit all that is said of the figure.
    let relations = report.relations(of: form)
    let effect = relations.effect(at: term.range, from: repair.written, to: repair.exact, unit: repair.unit)
    guard effect.broken == 0, effect.repaired >= relations.failures(at: term.range) else { return nil }
    return correction(of: term, to: repair.exact)
  }

  /// The figure of a term replaced by another number, in the notation in which it is written; or a blank filled.
  private func correction(of term: Judgement.Term, to number: Decimal) -> Fix? {
    let name = report.quote(term.name)
    guard let use = term.written else {
      guard let edit = filling(term, with: number) else { return nil }
      return report.fix(
        .suggested, zh: "在“\(name)”填 \(number)", en: "fill in \(number) for “\(name)”", edits: [edit])
    }
    let figure = use.figure
    guard figure.divisor == 1, !figure.isNumeral, !figure.isBracketed,
      !use.isExact || number.isInteger,
      let edit = replacing(figure, with: number)
    else { return nil }
    return report.fix(.suggested, zh: "把“\(name)”改为 \(number)", en: "change “\(name)” to \(number)", edits: [edit])
  }

  private func replacing(_ figure: Figure, with number: Decimal) -> TextEdit? {
    let tree = form.tree
    let digits = tree.text(figure.numberRange)
    // Weights and dates have ranges of more than their digits.
    guard let first = digits.utf8.first, first &- 0x30 < 10 || figure.isFullwidth else { return nil }
    guard digits.unicodeScalars.allSatisfy({ JudgementWording.isOfNumber($0) }) else { return nil }
    var text = number.magnitude.description
    if digits.unicodeScalars.contains(where: { $0 == "," || $0 == "，" }) { text = JudgementWording.grouped(text) }
    // The sign stands right before the digits, or nowhere.
    let prefix = ByteRange(clamping: figure.range.lowerBound, figure.numberRange.lowerBound)
    let sign = tree.text(prefix)
    if figure.number.isNegative {
      guard ["-", "－", "−", "负"].contains(sign) else { return nil }
      return TextEdit(
        range: ByteRange(clamping: prefix.lowerBound, figure.numberRange.upperBound),
        text: number.isNegative ? sign + text : text)
    }
    if number.isNegative, !sign.isEmpty { return nil }
    return TextEdit(range: figure.numberRange, text: number.isNegative ? "-" + text : text)
  }

  private static func isOfNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", ".", ",", "０"..."９", "．", "，": true
    default: false
    }
  }

  /// `5000000` → `5,000,000`
  private static func grouped(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result + text.dropFirst(whole.count)
  }

  /// A blank filled. Without a unit where its neighbours have none, so that the same one holds for it.
  private func filling(_ term: Judgement.Term, with number: Decimal) -> TextEdit? {
    let isBare = (judgement.left + judgement.right).contains { other in
      guard let use = other.written else { return false }
      return use.figure.unit == nil && use.figure.power == 0 && use.inherited == judgement.unit
    }
    guard isBare || judgement.unit?.dimension == .money else { return nil }
    let text = number.description + (isBare ? "" : judgement.unit?.symbol ?? "")
    let tree = form.tree
    guard tree.lines.indices.contains(term.line) else { return nil }
    let line = tree.lines[term.line]
    var place = term.range
    if line.kind != .row, term.range == term.name {
      // After the colon of an entry without a value; a label of any other kind holds no blank to fill.
      guard let colon = line.colon else { return nil }
      let after = colon + (tree.bytes.indices.contains(colon) && tree.bytes[colon] == 0x3A ? 1 : 3)
      guard after <= line.end else { return nil }
      place = ByteRange(clamping: after, line.end)
      return TextEdit(range: place, text: " " + text)
    }
    guard place.upperBound <= tree.bytes.count else { return nil }
    func isSpace(_ offset: Int) -> Bool { tree.bytes.indices.contains(offset) && tree.bytes[offset] == 0x20 }
    let before = place.isEmpty && !isSpace(place.lowerBound - 1) ? " " : ""
    let after = place.isEmpty && !isSpace(place.upperBound) ? " " : ""
    return TextEdit(range: place, text: before + text + after)
  }
}

extension Slip {
  /// What is wrong with the figure.
  fileprivate var words: (zh: String, en: String) {
    switch self {
    case .sign: ("正负号写反", "the wrong sign")
    case .shiftedPoint: ("小数点错位", "its point shifted")
    case .swappedDigits: ("有两位数字颠倒", "two digits swapped")
    case .doubledDigit: ("有一位数字重复", "a digit twice")
    case .blank: ("漏填", "nothing filled in")
    case .droppedDigit: ("漏了一位数字", "a digit left out")
    case .wrongDigit: ("错了一位数字", "one wrong digit")
    case .extraDigit: ("多了一位数字", "a digit too many")
    case .other: ("填错", "another figure")
    }
  }
}
