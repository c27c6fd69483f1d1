// Which slip of the pen would explain that a sum does not add up.

import BiaoModel
import BiaoValues

/// A figure that, had it been written a little differently, would make the sum right.
///
/// For each figure in turn, the others taken as right, there is one value that makes both sides equal. Where that value
/// is what was written but for a common slip, and only one figure is such, the slip is named. The strong kinds (sign,
/// swapped digits, point) come first: almost any difference is "one digit" of some long figure.
struct SumExplanation {
  enum Slip {
    /// The minus sign is missing, or too much.
    case sign
    /// Two neighbouring digits are swapped.
    case swappedDigits
    /// The decimal point is shifted.
    case shiftedPoint
    /// One digit is wrong.
    case wrongDigit
    /// A digit too many, or one too few.
    case digitCount
    /// Nothing is written where the difference is due.
    case blank

    fileprivate var strength: Int {
      switch self {
      case .sign, .swappedDigits, .shiftedPoint: 0
      case .blank: 1
      case .wrongDigit, .digitCount: 2
      }
    }
  }

  let slip: Slip
  let term: Judgement.Term
  /// The value that would make the sum right.
  let value: Decimal

  /// The explanation of a failed sum, if there is exactly one of the strongest kind that there is.
  init?(_ judgement: Judgement) {
    guard judgement.kind == .sum, judgement.comparison == .equal, judgement.verdict == .fails,
      !judgement.difference.isZero
    else { return nil }
    var found: [(slip: Slip, term: Judgement.Term, value: Decimal)] = []
    let blanks = judgement.left.count { $0.value == nil } + judgement.right.count { $0.value == nil }
    for (terms, isRight) in [(judgement.left, false), (judgement.right, true)] {
      for term in terms {
        // The sign with which the term counts in left − right.
        let isNegative = isRight != term.isSubtracted
        let change = isNegative ? judgement.difference : judgement.difference.negated
        guard let value = (term.value ?? .zero).adding(change) else { continue }
        if let written = term.value {
          guard let slip = SumExplanation.slip(from: value, to: written) else { continue }
          // A difference may be negative, an addend rarely is.
          if slip == .sign, value.isNegative, isRight || !judgement.right.contains(where: \.isSubtracted) { continue }
          found.append((slip, term, value))
        } else if blanks == 1, !value.isNegative, !value.isZero {
          found.append((.blank, term, value))
        }
      }
    }
    guard let best = found.map(\.slip.strength).min() else { return nil }
    let candidates = found.filter { $0.slip.strength == best }
    guard candidates.count == 1 else { return nil }
    slip = candidates[0].slip
    term = candidates[0].term
    value = candidates[0].value
  }

  /// The slip that makes `meant` into `written`, if one does.
  static func slip(from meant: Decimal, to written: Decimal) -> Slip? {
    guard !meant.isZero, !written.isZero else { return nil }
    if meant == written.negated { return .sign }
    guard meant.isNegative == written.isNegative else { return nil }
    let scale = max(meant.normalized.scale, written.normalized.scale)
    guard let a = digits(meant, scale), let b = digits(written, scale) else { return nil }
    for power in 1...4
    where meant.scaled(byPowerOfTen: power) == written || written.scaled(byPowerOfTen: power) == meant {
      return .shiftedPoint
    }
    if a.count == b.count {
      let different = a.indices.filter { a[$0] != b[$0] }
      if different.count == 2, different[1] == different[0] + 1, a[different[0]] == b[different[1]],
        a[different[1]] == b[different[0]]
      {
        return .swappedDigits
      }
      return different.count == 1 && a.count >= 3 ? .wrongDigit : nil
    }
    let (long, short) = a.count > b.count ? (a, b) : (b, a)
    guard long.count == short.count + 1, short.count >= 3 else { return nil }
    let prefix = zip(long, short).prefix { $0 == $1 }.count
    return long[(prefix + 1)...].elementsEqual(short[prefix...]) ? .digitCount : nil
  }

  /// The decimal digits of the magnitude with `scale` decimals, without point.
  private static func digits(_ value: Decimal, _ scale: Int) -> [UInt8]? {
    guard let rescaled = value.normalized.rescaled(to: scale) else { return nil }
    return Array(String(rescaled.magnitude.significand).utf8)
  }

  private static func shown(_ value: Decimal, _ scale: Int) -> String {
    ((value.normalized.scale < scale ? value.rescaled(to: scale) : nil) ?? value.normalized).description
  }

  /// What to add to the message.
  func words(_ wording: JudgementWording) -> (zh: String, en: String) {
    let name = wording.report.quote(term.name)
    // With the decimals that the figure is written with; a blank one with those of the others.
    let figures = wording.form.figures
    let scale =
      term.figure.flatMap { figures.indices.contains($0) ? figures[$0].figure.number.scale : nil }
      ?? wording.printedScale
    let written = SumExplanation.shown(term.value ?? .zero, scale)
    let meant = SumExplanation.shown(value, scale)
    switch slip {
    case .sign: return ("多半是“\(name)”的正负号写反（应为 \(meant)）", "most likely “\(name)” has the wrong sign (\(meant))")
    case .swappedDigits:
      return (
        "多半是“\(name)”有两位数字颠倒（\(written) 应为 \(meant)）",
        "most likely two digits of “\(name)” are swapped (\(written) for \(meant))"
      )
    case .shiftedPoint:
      return (
        "多半是“\(name)”的小数点错位（\(written) 应为 \(meant)）",
        "most likely the point of “\(name)” is shifted (\(written) for \(meant))"
      )
    case .wrongDigit:
      return (
        "若只错一位数字，是“\(name)”（\(written) 应为 \(meant)）",
        "if one digit is wrong, it is in “\(name)” (\(written) for \(meant))"
      )
    case .digitCount:
      return (
        "若只多或少一位数字，是“\(name)”（\(written) 应为 \(meant)）",
        "if a digit was added or lost, it is in “\(name)” (\(written) for \(meant))"
      )
    case .blank: return ("“\(name)”空白，填 \(meant) 就对上了", "“\(name)” is blank: \(meant) there would make it right")
    }
  }
}
