// A row that packs several indicators: its names and its targets, taken apart.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The parts of a row whose target column reads as several targets.
struct PackedRow {
  /// The targets, as they were read; two at least.
  let targets: [Target]
  /// The parts of the name; one where it is not made of parts.
  let names: [ByteRange]
  /// How the name is made of its parts.
  let division: Division

  enum Division {
    case none
    /// `1、培训。2、宣传。`
    case numbered
    /// By spaces or semicolons, as a line break of the printed form is typed.
    case apart
    /// By commas, as many as there are targets.
    case commas
  }

  /// Names and targets side by side, where there are as many of each.
  var pairs: [(name: ByteRange, target: Target)]? {
    names.count == targets.count && names.count > 1 ? Array(zip(names, targets)) : nil
  }

  /// Nil where the row has one target or none.
  init?(_ indicator: Indicator, _ bytes: [UInt8]) {
    guard case .value(let list) = indicator.target, list.targets.count > 1 else { return nil }
    targets = list.targets
    (names, division) = PackedRow.parts(bytes, indicator.name, wanted: list.targets.count)
  }

  /// The parts of a text that may hold `wanted` of them.
  static func parts(_ bytes: [UInt8], _ range: ByteRange, wanted: Int) -> ([ByteRange], Division) {
    let numbered = numberedParts(bytes, range)
    if numbered.count > 1 { return (numbered, .numbered) }
    let apart = split(bytes, range, at: [" ", "　", "；", ";"])
    if apart.count > 1 { return (apart, .apart) }
    for mark in ["，", ",", "、"] {
      let parts = split(bytes, range, at: mark == "，" ? ["，", ","] : [mark])
      if parts.count == wanted, parts.count > 1 { return (parts, .commas) }
    }
    return ([range], .none)
  }

  // MARK: - Dividing

  /// A name of fewer bytes (two ideographs) is only a piece of one: 新增企业 数.
  private static let shortestName = 6

  /// Pieces between the marks; the whole where a piece is too short to be a name.
  private static func split(_ bytes: [UInt8], _ range: ByteRange, at marks: [String]) -> [ByteRange] {
    let marks = marks.map { Array($0.utf8) }
    var parts: [ByteRange] = []
    var start = range.lowerBound
    var i = start
    while i < range.upperBound {
      guard let mark = marks.first(where: { bytes[i..<range.upperBound].starts(with: $0) }) else {
        i += 1
        continue
      }
      if let part = trimmed(bytes, start..<i) { parts.append(part) }
      i += mark.count
      start = i
    }
    if let part = trimmed(bytes, ByteRange(clamping: start, range.upperBound)) { parts.append(part) }
    let areNames = parts.allSatisfy { $0.count >= shortestName && bytes[$0].contains { $0 >= 0xE3 } }
    return areNames && !parts.isEmpty ? parts : [range]
  }

  /// The pieces behind `1、` `2、` …, which have to start at 1 and ascend; nothing where there are not two.
  private static func numberedParts(_ bytes: [UInt8], _ range: ByteRange) -> [ByteRange] {
    var starts: [(mark: Int, text: Int)] = []
    var i = range.lowerBound
    var mayStart = true
    while i < range.upperBound, starts.count < 100 {
      if mayStart, let text = numberEnd(bytes, i..<range.upperBound, number: starts.count + 1) {
        starts.append((i, text))
        i = text
        mayStart = false
        continue
      }
      if starts.isEmpty { return [] }
      // A number may follow a mark of punctuation or a space.
      let byte = bytes[i]
      if byte < 0x80 {
        mayStart = byte == 0x20 || byte == 0x3B || byte == 0x2E || byte == 0x2C
        i += 1
      } else {
        let character = bytes[i..<min(i + 3, range.upperBound)]
        mayStart = stops.contains { character.elementsEqual($0) }
        i += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      }
    }
    guard starts.count > 1 else { return [] }
    var parts: [ByteRange] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].mark : range.upperBound
      guard let part = trimmed(bytes, ByteRange(clamping: start.text, end)) else { return [] }
      parts.append(part)
    }
    return parts
  }

  /// The end of `1、`, `1.`, `1．`, `1)` or `①`, with that number.
  private static func numberEnd(_ bytes: [UInt8], _ range: ByteRange, number: Int) -> Int? {
    let circled = [0xE2, 0x91, UInt8(truncatingIfNeeded: 0x9F + min(number, 20))]
    if bytes[range].starts(with: circled) { return range.lowerBound + 3 }
    var end = range.lowerBound
    let isBracketed = bytes[range].starts(with: "（".utf8)
    if isBracketed { end += 3 }
    let digits = Array(String(number).utf8)
    guard bytes[ByteRange(clamping: end, range.upperBound)].starts(with: digits) else { return nil }
    end += digits.count
    let rest = bytes[ByteRange(clamping: end, range.upperBound)]
    let mark = isBracketed ? "）".utf8 : "、".utf8
    if rest.starts(with: mark) { return end + 3 }
    if isBracketed { return nil }
    if rest.starts(with: "．".utf8) { return end + 3 }
    guard let byte = rest.first, byte == 0x2E || byte == 0x29 else { return nil }
    // 1.5倍
    if let next = rest.dropFirst().first, next >= 0x30, next <= 0x39 { return nil }
    return end + 1
  }

  /// Without spaces and punctuation at the ends; nil where nothing is left.
  static func trimmed(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      if bytes[start] == 0x20 || bytes[start] == 0x09 {
        start += 1
      } else if end - start >= 3, bytes[start..<start + 3].elementsEqual("　".utf8) {
        start += 3
      } else {
        break
      }
    }
    while end > start {
      let byte = bytes[end - 1]
      if byte == 0x20 || byte == 0x09 || byte == 0x3B || byte == 0x2C || byte == 0x2E {
        end -= 1
      } else if end - start >= 3, stops.contains(where: { bytes[end - 3..<end].elementsEqual($0) }) {
        end -= 3
      } else {
        break
      }
    }
    return start < end ? start..<end : nil
  }

  private static let stops = ["。", "；", "，", "、", "　"].map { Array($0.utf8) }
}
