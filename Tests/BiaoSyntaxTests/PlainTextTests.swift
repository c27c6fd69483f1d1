// The search for what the lexer has to look at, against its definition character by character.

import TestSupport
import Testing

@testable import BiaoSyntax

@Suite struct PlainTextTests {
  /// Characters at the bounds of what is plain, and bytes that are no character.
  private static let pieces: [[UInt8]] =
    ["a", " ", "~", "中", "文", "龿", "、", "　", "≥", "“", "”", "…", "（", "：", "％", "ｚ", "\t", ":", "é", "😀"].map {
      Array($0.utf8)
    } + [
      [0x0A], [0x0D], [0x00], [0x1F], [0x7F], [0x80], [0xFF], [0xE4], [0xE4, 0xB8], [0xE2, 0x80, 0x8B],
      [0xE2, 0x81, 0xA0],
      [0xE2, 0x80, 0xA8], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0xEA, 0x80, 0x80], [0xC2, 0xA0],
    ]

  private static let plain: [ClosedRange<UInt32>] = [
    0x2010...0x2027, 0x2080...0x2FFF, 0x3000...0x9FFF, 0xFF00...0xFF19, 0xFF1B...0xFF7F,
  ]

  /// The same, one character after the other.
  private func firstRare(_ bytes: [UInt8], from: Int, stopAtColon: Bool) -> Int {
    var i = from
    while i < bytes.count {
      let length = utf8Length(bytes, at: i, end: bytes.count)
      let scalar = String(decoding: bytes[i..<i + max(length, 1)], as: UTF8.self).unicodeScalars.first?.value ?? 0
      switch length {
      case 1 where scalar == 0x09 || scalar >= 0x20 && scalar < 0x7F && !(stopAtColon && scalar == 0x3A): break
      case 3 where PlainTextTests.plain.contains { $0.contains(scalar) }: break
      default: return i
      }
      i += length
    }
    return i
  }

  @Test func whatIsRareIsFoundAtAnyPlace() {
    for piece in PlainTextTests.pieces {
      for before in 0..<20 {
        for after in 0..<10 {
          let filler = Array("中a文".utf8)
          check((0..<before / 4).flatMap { _ in filler } + piece + filler.prefix(after))
          check(Array(repeating: 0x61, count: before) + piece + Array(repeating: 0x62, count: after))
        }
      }
    }
  }

  @Test func anyTextIsReadAsItsCharacters() {
    var generator = SeededGenerator(seed: 20_261_121)
    for _ in 0..<2000 {
      let count = Int.random(in: 0..<24, using: &generator)
      check(
        (0..<count).flatMap { _ in
          // Mostly plain, so that the search gets far.
          let isPlain = Int.random(in: 0..<6, using: &generator) > 0
          return PlainTextTests.pieces[
            Int.random(in: 0..<(isPlain ? 16 : PlainTextTests.pieces.count), using: &generator)]
        })
    }
  }

  private func check(_ bytes: [UInt8]) {
    for stopAtColon in [false, true] {
      for from in 0...bytes.count {
        let found = plainTextEnd(bytes.span, from: from, stopAtColon: stopAtColon)
        #expect(found == firstRare(bytes, from: from, stopAtColon: stopAtColon), "\(bytes) from \(from)")
      }
    }
  }
}
