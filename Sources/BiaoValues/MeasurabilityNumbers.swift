// Which numbers in a value are its yardstick, and which belong to a name.

extension MeasurabilityScan {
  /// A number in digits at `start`; notes what it is and returns the place after it.
  mutating func scanNumber(_ start: Int, _ end: Int) -> Int {
    var next = start
    var points = 0
    var pointAt = -1
    while next < end {
      let byte = bytes[next]
      if byte >= 0x30, byte <= 0x39 {
        next += 1
      } else if byte == 0x2E || byte == 0x2C, next + 1 < end, bytes[next + 1] >= 0x30, bytes[next + 1] <= 0x39 {
        if byte == 0x2E {
          points += 1
          pointAt = next
        }
        next += 1
      } else {
        break
      }
    }
    if isListNumber(start, next, end) { return next + 1 }
    if let after = scanCalendar(start, next, pointAt, points, end) { return after }
    let hasSign = clause.signEnd >= 0 && clause.signEnd >= start - 6 && clause.signEnd <= start
    if belongsToName(start, next, end, hasSign) { return next }
    // 提升到4级, 达到3类: a grade reached; 3级 alone is one only where nothing aims at it.
    if !hasSign, holds("级", next) || holds("类", next) || holds("星", next) {
      let isReached = holds("到", start - 3) || holds("至", start - 3) || holds("达", start - 3) || holds("为", start - 3)
      if isReached { clause.hasNumber = true } else if !clause.isSpoiled { clause.hasFact = true }
      return next
    }
    if hasSign || mayFollow(next, end) {
      noteNumber(start, next, end)
    }
    return next
  }

  private mutating func noteNumber(_ start: Int, _ next: Int, _ end: Int) {
    var after = next
    // Past 万 and the unit, to see 左右.
    var steps = 0
    while steps < 4, after < end, bytes[after] >= 0x80 || bytes[after] == 0x25 {
      if holds("左右", after) || holds("上下", after) { break }
      after += bytes[after] < 0x80 ? 1 : Self.width(bytes[after])
      steps += 1
    }
    let isApproximate =
      holds("左右", after) || holds("上下", after) || holds("约", start - 3) || holds("近", start - 3)
      || holds("约为", start - 6)
    if isApproximate { clause.hasApproximateNumber = true } else { clause.hasNumber = true }
  }

  /// `1.` `2、` `3)` before words at the start of a clause, `指标1:`
  private func isListNumber(_ start: Int, _ next: Int, _ end: Int) -> Bool {
    guard next < end, next - start <= 2 else { return false }
    let byte = bytes[next]
    let isDigitNext = next + 1 < end && bytes[next + 1] >= 0x30 && bytes[next + 1] <= 0x39
    if byte == 0x3A { return !isDigitNext }
    let isAtStart = start == clause.start || (start == clause.start + 1 && bytes[start - 1] == 0x28)
    guard isAtStart else { return false }
    if byte == 0x2E || byte == 0x29 { return next + 1 < end && !isDigitNext }
    // 1、2、3等奖 is no numbering.
    return holds("、", next) && next + 3 < end && !(bytes[next + 3] >= 0x30 && bytes[next + 3] <= 0x39)
  }

  /// Years, months and days. Nil if the number is none of them.
  private mutating func scanCalendar(
    _ start: Int, _ next: Int, _ pointAt: Int, _ points: Int, _ end: Int
  ) -> Int? {
    let length = (pointAt >= 0 ? pointAt : next) - start
    let isYear =
      length == 4
      && ((bytes[start] == 0x32 && bytes[start + 1] == 0x30) || (bytes[start] == 0x31 && bytes[start + 1] == 0x39))
    if isYear, pointAt >= 0, points == 2 || next - pointAt == 3, !mayFollow(next, end) || next == end {
      noteDate(start, next)
      return next
    }
    if isYear, pointAt < 0, next + 1 < end, bytes[next] == 0x2D || bytes[next] == 0x2F {
      noteDate(start, next)
      return next
    }
    if isYear, pointAt < 0, holds("年", next) {
      let after = next + 3
      // 比2023年增长: a past level to compare with.
      if holds("较", start - 3) || holds("比", start - 3) {
        if clause.baseline == nil { clause.baseline = start - 3..<after }
        return after
      }
      if after == end || holds("度", after) {
        clause.hasBorder = true
        clause.dateBytes += after - start
        return after
      }
      if bytes[after] >= 0x30 && bytes[after] <= 0x39 || isDeadline(after) || holds("至", after) || bytes[after] == 0x2D
      {
        noteDate(start, after)
      } else if holds("到", start - 3) || holds("至", start - 3) || holds("于", start - 3) {
        noteDate(start, after)
      } else {
        clause.dateBytes += after - start
      }
      return after
    }
    if pointAt < 0, next - start <= 2, holds("月", next) || holds("日", next) || holds("号", next) {
      if holds("号", next), !isDeadline(next + 3) { return next + 3 }
      guard clause.signEnd != start else { return nil }
      // 由15日压缩至7日: how long it takes from now on.
      if holds("日", next), holds("压缩", start - 9) || holds("缩短", start - 9) || holds("压减", start - 9),
        holds("至", start - 3) || holds("到", start - 3) || holds("为", start - 3)
      {
        clause.hasNumber = true
        return next + 3
      }
      noteDate(start, next + 3)
      return next + 3
    }
    return nil
  }

  private func isDeadline(_ at: Int) -> Bool {
    holds("底", at) || holds("末", at) || holds("前", at) || holds("内", at) || holds("以前", at) || holds("之前", at)
      || holds("完成", at) || holds("初", at)
  }

  private mutating func noteDate(_ start: Int, _ end: Int) {
    clause.hasDate = true
    clause.dateBytes += end - start
  }

  /// Digits of a name: 5G, G320, “3+2”, 65岁以上老年人, 6号, 2.0版, 第3, 近5年.
  private func belongsToName(_ start: Int, _ next: Int, _ end: Int, _ hasSign: Bool) -> Bool {
    if hasSign { return false }
    if start > 0 {
      let before = bytes[start - 1]
      if before == 0x2B || (before | 0x20 >= 0x61 && before | 0x20 <= 0x7A) { return true }
      if holds("第", start - 3), next < end, bytes[next] >= 0xE3, !holds("位", next), !holds("名", next) { return true }
      if MeasureCharacters.beforeDescription.contains(bytes, start - 3) { return true }
    }
    guard next < end else { return false }
    let byte = bytes[next]
    if byte == 0x2B { return true }
    if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
      let isOne = next + 1 >= end || !(bytes[next + 1] | 0x20 >= 0x61 && bytes[next + 1] | 0x20 <= 0x7A)
      // 5G, 4A, 3D, 2X; but 100M and 50m are amounts.
      return isOne && (byte == 0x47 || byte == 0x44 || byte == 0x58 || byte == 0x53) && next + 1 < end
    }
    if holds("号", next) || holds("版", next) { return true }
    if holds("年", next), holds("近", start - 3) || holds("去", start - 3) { return true }
    if holds("岁", next) {
      let after = next + 3
      let bound = holds("及以上", after) ? 9 : (holds("以上", after) || holds("以下", after) || holds("以内", after) ? 6 : 0)
      return end - after - bound >= 3 && bytes[after + bound] >= 0xE4
    }
    return false
  }

  /// Whether what stands after a number makes it an amount: the end, punctuation, %, a unit.
  private func mayFollow(_ next: Int, _ end: Int) -> Bool {
    guard next < end else { return true }
    let byte = bytes[next]
    if byte < 0x80 { return true }
    if byte == 0xE2 || byte == 0xE3 || byte == 0xC2 || byte == 0xC3 || byte == 0xCE { return true }
    return MeasureCharacters.afterDigits.contains(bytes, next)
  }

  /// A run of Chinese numerals at `start`, which is no listed term.
  mutating func scanNumeral(_ start: Int, _ end: Int) -> Int {
    var next = start
    var hasDigit = false
    while next < end, MeasureCharacters.numerals.contains(bytes, next) {
      if MeasureCharacters.digits.contains(bytes, next) { hasDigit = true }
      next += 3
    }
    if next > end { return end }
    // 三分之二, 百分之九十五
    if holds("分之", next), MeasureCharacters.numerals.contains(bytes, next + 6) {
      clause.hasNumber = true
      return min(next + 6, end)
    }
    if hasDigit, clause.signEnd == start {
      clause.hasNumber = true
      return next
    }
    guard hasDigit, next < end else { return next }
    if MeasureCharacters.beforeOrdinal.contains(bytes, start - 3) {
      if holds("第", start - 3), holds("位", next) || holds("名", next) { clause.hasBound = true }
      return next
    }
    if MeasureCharacters.beforeDescription.contains(bytes, start - 3) { return next }
    if holds("年", next), holds("近", start - 3) || holds("去", start - 3) { return next }
    if holds("级", next) || holds("等", next) || holds("星", next) || holds("类", next) {
      if !clause.isSpoiled { clause.hasFact = true }
      return next
    }
    if holds("月", next), next - start >= 3 {
      noteDate(start, next + 3)
      return next + 3
    }
    guard MeasureCharacters.afterNumerals.contains(bytes, next) else { return next }
    let after = next + 3
    // 一个良好的环境, 四个“更加注重”
    if after < end {
      if bytes[after] == 0xE2, after + 2 < end, bytes[after + 1] == 0x80, bytes[after + 2] == 0x9C { return after }
      if let word = WordTable.shared.longest(bytes, at: after, end: end),
        word.kind == .degree || word.kind == .judgement || word.kind == .slogan
      {
        return after
      }
    }
    noteNumber(start, next, end)
    return after
  }
}
