// The value of a target at one place: comparison, figure, and what bounds it from behind.

import BiaoSyntax

enum TargetValue {
  private typealias Meaning = ComparatorWords.Meaning

  /// Takes the value at the cursor. `meaning` is what stood before it; without any, a bare number counts only where it is
  /// an amount: with a unit, at the end, or before punctuation. `isAlone` says that the value starts the text.
  static func scan(
    _ cursor: inout FoldedCursor, _ bytes: [UInt8], meaning: ComparatorWords.Meaning?, place: ByteRange?, isAlone: Bool
  ) -> Target? {
    let begin = cursor
    // 达≥95%, 共约20个: a second word before the number.
    var meaning = meaning
    var place = place
    if !isNumber(cursor) { takeSecond(&cursor, bytes, &meaning, &place) }
    let isNegative = cursor.scalar == 0x2D
    guard case .figure(var figure) = FigureScanner.scan(&cursor, bytes, signed: isNegative) else { return nil }
    var target = Target(kind: .quantitative, range: ByteRange(clamping: begin.at, cursor.last))
    if takeMore(&figure, &cursor, bytes) {
      target.qualifier = .more
      target.comparator = .greater
    }
    if let second = proportion(figure, &cursor, bytes) {
      target.kind = .proportion
      target.figure = figure
      target.upper = second
    } else if let upper = upperEnd(figure, &cursor, bytes) {
      // 0—6岁残疾儿童: a number in a name
      guard
        upper.unit != nil || upper.power > 0 || meaning != nil || cursor.isAtEnd || isStop(cursor)
          || startsSuffix(cursor, bytes)
      else { return nil }
      target.kind = .range
      target.comparator = .range
      target.figure = figure
      target.upper = upper
    } else {
      guard isAmount(figure, cursor, bytes, hasSign: meaning != nil) else { return nil }
      target.figure = figure
      target.kind = TargetReader.kind(of: figure)
      guard takeAlternatives(&target, figure, &cursor, bytes) else { return nil }
    }
    apply(meaning, place, &target)
    takeSuffix(&target, &cursor, bytes, isBetween: isBetween(meaning))
    return target
  }

  private static func isNumber(_ cursor: FoldedCursor) -> Bool {
    cursor.digit != nil || Numerals.starts(cursor.scalar) || cursor.scalar == 0x2D || cursor.scalar == 0x767E
  }

  private static func isBetween(_ meaning: ComparatorWords.Meaning?) -> Bool {
    if case .between? = meaning { return true }
    return false
  }

  private static func takeSecond(
    _ cursor: inout FoldedCursor, _ bytes: [UInt8], _ meaning: inout Meaning?, _ place: inout ByteRange?
  ) {
    guard ComparatorWords.openings.contains(bytes, cursor.at) else { return }
    for (word, second) in ComparatorWords.before {
      let begin = cursor.at
      guard cursor.take(word: word, bytes) else { continue }
      if case .comparator? = meaning {
        // The sign says more than the word.
      } else {
        meaning = second
        place = ByteRange(clamping: begin, cursor.last)
      }
      cursor.skipSpaces(bytes)
      return
    }
  }

  private static func apply(_ meaning: ComparatorWords.Meaning?, _ place: ByteRange?, _ target: inout Target) {
    switch meaning {
    case .comparator(let comparator)?:
      if target.kind != .range { target.comparator = comparator }
      target.comparatorRange = place
    case .reached?:
      target.qualifier = .reached
      target.qualifierRange = place
    case .qualifier(let qualifier)?:
      target.qualifier = qualifier
      target.qualifierRange = place
    case .between?: target.comparatorRange = place
    case nil: break
    }
  }

  /// 30余家, 20多万: more than the number.
  private static func takeMore(_ figure: inout Figure, _ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Bool {
    guard figure.unit == nil, cursor.scalar == 0x4F59 || cursor.scalar == 0x591A else { return false }
    let start = cursor
    cursor.advance(bytes)
    let unitStart = cursor.at
    if let (unit, missingBase) = Units.scan(&cursor, bytes) {
      figure.unit = unit
      figure.missingBase = missingBase
    } else {
      figure.power = Multiplier.scan(&cursor, bytes)
      guard figure.power > 0 else {
        cursor = start
        return false
      }
      figure.missingBase = true
    }
    figure.unitRange = ByteRange(clamping: unitStart, cursor.last)
    figure.range = ByteRange(clamping: figure.range.lowerBound, cursor.last)
    return true
  }

  /// `1:1`, `1：16`
  private static func proportion(_ figure: Figure, _ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Figure? {
    guard cursor.scalar == 0x3A || cursor.scalar == 0x2236, figure.unit == nil, !figure.isNumeral else { return nil }
    var ahead = cursor
    ahead.advance(bytes)
    guard ahead.digit != nil, case .figure(let second) = FigureScanner.scan(&ahead, bytes, signed: false) else {
      return nil
    }
    cursor = ahead
    return second
  }

  /// The end of a range after `-`, `—`, `~`, 至, 到.
  private static func upperEnd(_ lower: Figure, _ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Figure? {
    var ahead = cursor
    ahead.skipSpaces(bytes)
    switch ahead.scalar {
    case 0x2D, 0x7E, 0x2010...0x2015, 0x2212, 0x223C, 0x301C, 0x2500, 0x81F3, 0x5230:  // - ~ – — − ∼ 〜 ─ 至 到
      ahead.advance(bytes)
    default: return nil
    }
    // —— is one dash.
    if ahead.scalar == 0x2014 || ahead.scalar == 0x2D { ahead.advance(bytes) }
    ahead.skipSpaces(bytes)
    guard ahead.digit != nil || Numerals.starts(ahead.scalar),
      case .figure(let upper) = FigureScanner.scan(&ahead, bytes, signed: false)
    else { return nil }
    // 0-3岁 and the like need no unit; 2023-2024年 is no range of amounts, which the caller has seen to.
    guard lower.unit == nil || upper.unit != nil || lower.unit == Units.percent else { return nil }
    cursor = ahead
    return upper
  }

  /// Whether a number without 以上 and the like is an amount at all.
  private static func isAmount(_ figure: Figure, _ cursor: FoldedCursor, _ bytes: [UInt8], hasSign: Bool) -> Bool {
    let lower = figure.range.lowerBound
    if lower >= 3, MeasureCharacters.beforeOrdinal.contains(bytes, lower - 3), !hasSign {
      return false
    }
    if lower >= 1, !hasSign {
      let before = bytes[lower - 1]
      if before == 0x2B || (before | 0x20 >= 0x61 && before | 0x20 <= 0x7A) { return false }
    }
    if figure.isNumeral, figure.unit == nil, figure.divisor == 1 { return false }
    if figure.unit == nil, figure.power == 0, figure.divisor == 1 {
      // 5G, 3+2, 12345热线, 6号
      if hasSign { return !(cursor.isLatinLetter && cursor.scalar != 0x25) }
      return cursor.isAtEnd || isStop(cursor) || startsSuffix(cursor, bytes)
    }
    return true
  }

  private static func isStop(_ cursor: FoldedCursor) -> Bool {
    switch cursor.scalar {
    case 0x2C, 0x3B, 0x3002, 0x3001, 0x28, 0x29, 0x2E, 0x21: return true
    default: return cursor.isSpace
    }
  }

  private static func startsSuffix(_ cursor: FoldedCursor, _ bytes: [UInt8]) -> Bool {
    guard ComparatorWords.afterOpenings.contains(bytes, cursor.at) else { return false }
    for (word, _) in ComparatorWords.after {
      var ahead = cursor
      if ahead.take(word: word, bytes) { return true }
    }
    return false
  }

  /// `1万、2万、3万`, `6间或600平米`: further figures with nothing but 、 or 或 between them. False where the numbers turn out
  /// to count classes (1、2、3等奖) and are no amounts.
  private static func takeAlternatives(
    _ target: inout Target, _ figure: Figure, _ cursor: inout FoldedCursor, _ bytes: [UInt8]
  ) -> Bool {
    var all: [Figure] = []
    var walker = cursor
    // Longer lists are none of alternatives; the bound keeps the reader linear.
    while all.count < 32, walker.scalar == 0x3001 || walker.scalar == 0x6216 {  // 、 或
      walker.advance(bytes)
      walker.skipSpaces(bytes)
      guard walker.digit != nil, case .figure(let next) = FigureScanner.scan(&walker, bytes, signed: false) else {
        break
      }
      if all.isEmpty { all.append(figure) }
      all.append(next)
      if next.unit == nil, next.power == 0, !walker.isAtEnd, !isStop(walker), walker.scalar != 0x6216 {
        return false
      }
      cursor = walker
    }
    guard all.count > 1 else { return true }
    target.kind = .alternatives
    target.alternatives = all
    return true
  }

  private static let between: StaticWord = "之间"

  /// 以上, 以内, 左右, 之间 after the value.
  static func takeSuffix(
    _ target: inout Target, _ cursor: inout FoldedCursor, _ bytes: [UInt8], isBetween: Bool
  ) {
    if cursor.isAtEnd { return }
    var ahead = cursor
    ahead.skipSpaces(bytes)
    guard ComparatorWords.afterOpenings.contains(bytes, ahead.at) else { return }
    if isBetween {
      if ahead.take(word: between, bytes) { cursor = ahead }
      return
    }
    let begin = ahead.at
    for (word, comparator) in ComparatorWords.after {
      guard ahead.take(word: word, bytes) else { continue }
      cursor = ahead
      if target.comparatorRange == nil {
        target.comparatorRange = ByteRange(clamping: begin, ahead.last)
        if target.kind != .range { target.comparator = comparator }
      }
      return
    }
    if ahead.take(word: between, bytes) { cursor = ahead }
  }
}
