// The cursor sees what `FoldedText` holds, at the same places.

import BiaoSyntax
import BiaoValues
import Testing

@Suite struct FoldedCursorTests {
  @Test(arguments: [
    "", "1685.89", "１２０．００％", "（a）　b\u{A0}c\u{200B}d\u{FEFF}", "。、·…—～", "㎡℃‰亿元", "😀é\u{301}👩‍👩‍👧", "ＡＺａｚ～！", "\t\r\n",
  ])
  func agreesWithFoldedText(_ text: String) {
    for passage in Passage.both(text) {
      let folded = FoldedText(passage.bytes, passage.range)
      var cursor = FoldedCursor(passage.bytes, passage.range)
      var bytes: [UInt8] = []
      while !cursor.isAtEnd {
        guard let scalar = Unicode.Scalar(cursor.scalar) else {
          Issue.record("no scalar: \(cursor.scalar)")
          break
        }
        let start = bytes.count
        bytes += Array(String(Character(scalar)).utf8)
        #expect(folded.source(start..<start).lowerBound == cursor.at)
        cursor.advance(passage.bytes)
      }
      #expect(bytes == folded.bytes)
    }
  }

  @Test func brokenBytesStandAlone() {
    for bytes: [UInt8] in [
      [0x80], [0xC2], [0xE4, 0xB8], [0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xFF],
    ] {
      var cursor = FoldedCursor(bytes, 0..<bytes.count)
      var seen = 0
      while !cursor.isAtEnd {
        #expect(cursor.scalar >= 0x110000)
        #expect(cursor.at == seen)
        seen += 1
        cursor.advance(bytes)
      }
      #expect(seen == bytes.count)
    }
  }

  @Test func spacesAreNotConsumedIntoARange() {
    let bytes = Array("1 　 ".utf8)
    var cursor = FoldedCursor(bytes, 0..<bytes.count)
    cursor.advance(bytes)
    cursor.skipSpaces(bytes)
    #expect(cursor.last == 1)
    #expect(cursor.isAtEnd)
  }
}
