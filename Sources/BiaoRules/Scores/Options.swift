// Printed options with boxes, and which of them is ticked: 确定能■ 有可能□ 不可能□.

import BiaoSyntax

enum Options {
  /// Whether several of the printed options are ticked: 确定能☑ 有可能☑ 不可能□. With boxes for all of them.
  static func hasSeveral(_ bytes: [UInt8], _ value: ByteRange) -> Bool {
    guard value.count >= 6, value.count <= 200 else { return false }
    let (ticked, empty) = counts(bytes, value)
    return ticked > 1 && empty > 0
  }

  /// Whether 延续 and 新增, of which only one can be, are both ticked: 延续专项■ 新增专项■.
  static func hasBothTicked(_ bytes: [UInt8], _ value: ByteRange) -> Bool {
    guard value.count >= 18, value.count <= 120, continued.isIn(bytes, value), new.isIn(bytes, value) else {
      return false
    }
    let (ticked, empty) = counts(bytes, value)
    return ticked == 2 && empty == 0
  }

  /// How many boxes are ticked, and how many are not.
  private static func counts(_ bytes: [UInt8], _ value: ByteRange) -> (ticked: Int, empty: Int) {
    let all = boxes(bytes, value)
    let ticked = all.count(where: \.isTicked)
    return (ticked, all.count - ticked)
  }

  private static func boxes(_ bytes: [UInt8], _ value: ByteRange) -> [(at: Int, isTicked: Bool)] {
    var boxes: [(at: Int, isTicked: Bool)] = []
    var i = value.lowerBound
    while i + 3 <= value.upperBound {
      guard bytes[i] == 0xE2 else {
        i += 1
        continue
      }
      let character = NotationScan.character(bytes, i)
      if character == open {
        boxes.append((i, false))
      } else if ticks.contains(character) {
        boxes.append((i, true))
      }
      i += 3
    }
    return boxes
  }

  /// ■
  static let tick: UInt32 = 0xE2_96A0
  private static let continued = WordSet("延续 持续 经常")
  private static let new = WordSet("新增 一次性 阶段")

  /// The words of the one option that is ticked; nil where none or several are, and where no boxes stand. The box stands
  /// behind each option or before it, as it does with the first.
  static func ticked(_ bytes: [UInt8], _ value: ByteRange) -> ByteRange? {
    guard value.count >= 6, value.count <= 200 else { return nil }
    let boxes = boxes(bytes, value)
    if boxes.count == 1, boxes[0].isTicked { return beside(boxes[0].at, bytes, value) }
    guard boxes.count >= 2, let chosen = boxes.firstIndex(where: \.isTicked),
      boxes[(chosen + 1)...].allSatisfy({ !$0.isTicked })
    else { return nil }
    let words: ByteRange
    if boxes[0].at == value.lowerBound {
      let end = chosen + 1 < boxes.count ? boxes[chosen + 1].at : value.upperBound
      words = ByteRange(clamping: boxes[chosen].at + 3, end)
    } else {
      words = ByteRange(clamping: chosen > 0 ? boxes[chosen - 1].at + 3 : value.lowerBound, boxes[chosen].at)
    }
    let own = trimmedRange(bytes, words)
    return own.isEmpty ? nil : own
  }

  /// 确定能√ 有可能 不可能: a mark without boxes, at one of several options with spaces between them.
  private static func beside(_ mark: Int, _ bytes: [UInt8], _ value: ByteRange) -> ByteRange? {
    func isGap(_ at: Int) -> Bool {
      bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x2F
        || bytes[at] == 0xE3 && bytes[at..<value.upperBound].starts(with: wideSpace)
        || at >= value.lowerBound + 2 && bytes[at] == 0x80 && bytes[at - 2..<value.upperBound].starts(with: wideSpace)
    }
    var start = mark
    while start > value.lowerBound, !isGap(start - 1) { start -= 1 }
    var end = mark + 3
    while end < value.upperBound, !isGap(end) { end += 1 }
    guard start > value.lowerBound || end < value.upperBound else { return nil }
    // The option is all that stands at the mark but the brackets around it: 确定能（√）.
    let words = mark - start >= 3 ? ByteRange(clamping: start, mark) : ByteRange(clamping: mark + 3, end)
    var last = words.upperBound
    if mark - start >= 3, bytes[last - 1] == 0x28 { last -= 1 }
    if mark - start >= 6, bytes[(last - 3)..<last].elementsEqual(bracket) { last -= 3 }
    let own = ByteRange(clamping: words.lowerBound, last)
    return own.count >= 3 ? own : nil
  }

  private static let wideSpace = Array("\u{3000}".utf8)
  private static let bracket = Array("（".utf8)

  /// □
  private static let open: UInt32 = 0xE2_96A1
  /// ■ ☑ √ ✓ ✔ ☒ ●
  private static let ticks: Set<UInt32> = [0xE2_96A0, 0xE2_9891, 0xE2_889A, 0xE2_9C93, 0xE2_9C94, 0xE2_9892, 0xE2_978F]
}
