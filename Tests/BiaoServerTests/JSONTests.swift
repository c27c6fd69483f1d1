// JSON in and out.

import Testing

@testable import BiaoServer

private func parse(_ text: String) throws -> JSONValue { try JSONDocument(Array(text.utf8)).root }

@Suite struct JSONTests {
  @Test func valuesAreFound() throws {
    let value = try parse(#"{"a":[1,-2,3.0,1e2,true,null],"b":{"c":"表\n\u8868😀\ud83d\ude00"},"a":0}"#)
    #expect(value["a"]?.elements.map(\.int) == [1, -2, 3, 100, nil, nil])
    #expect(value["b"]?["c"]?.string == "表\n表😀😀")
    #expect(value["d"] == nil)
    #expect(value["a"]?.elements.last?.isNull == true)
    #expect(value.members.map(\.key) == ["a", "b", "a"])
  }

  @Test func halvesOfPairsAreReplaced() throws {
    #expect(try parse(#""\ud83d""#).string == "\u{FFFD}")
    #expect(try parse(#""\ude00x""#).string == "\u{FFFD}x")
    #expect(try parse(#""\ud83d\u0041""#).string == "\u{FFFD}A")
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\"}", "{\"a\":}", "01", "1.", "-", "tru", "\"a", "\"\\x\"", "\"\\u12\"", "[1 2]", "{} {}",
    "\"\u{1}\"",
  ])
  func whatIsNoJSONIsRefused(_ text: String) {
    #expect(throws: JSONDocument.ParseError.self) { try parse(text) }
  }

  /// Strings are looked at several bytes at a time; what ends or breaks the run may stand anywhere in them.
  @Test func escapesAndFaultsAreFoundAtAnyPlace() throws {
    for before in 0..<20 {
      for after in 0..<10 {
        let (head, tail) = (String(repeating: "a", count: before), String(repeating: "表", count: after))
        #expect(try parse("\"\(head)\(tail)\"").string == head + tail)
        #expect(try parse("\"\(head)\\n\(tail)\"").string == "\(head)\n\(tail)")
        #expect(try parse("\"\(head)\\u683C\(tail)\\\"\\\\\"").string == "\(head)格\(tail)\"\\")
        #expect(try parse("\"\(tail)\\uD83D\\uDE00\(head)\\/\"").string == "\(tail)😀\(head)/")
        #expect(
          try parse("[\"\(head)\u{7F}\(tail)\\\"\",1]").elements.map(\.string) == ["\(head)\u{7F}\(tail)\"", nil])
        #expect(throws: JSONDocument.ParseError(offset: before + 1, reason: "a control character in a string")) {
          try parse("\"\(head)\u{1F}\(tail)\"")
        }
      }
    }
  }

  /// What was written is read again.
  @Test func writtenTextsAreRead() throws {
    let texts = ["", "表", "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{7F}", "😀e\u{301}", String(repeating: "长\n", count: 100)]
    var writer = JSONWriter()
    writer.object {
      $0.array("texts", texts) { $0.string($1) }
      $0.array("numbers", [0, 9, 10, -1, Int.max, Int.min]) { $0.int($1) }
      $0.member("flag", true)
      $0.key("none")
      $0.null()
    }
    let value = try JSONDocument(writer.bytes).root
    #expect(value["texts"]?.elements.map(\.string) == texts)
    #expect(value["numbers"]?.elements.map(\.int) == [0, 9, 10, -1, Int.max, Int.min])
    #expect(value["flag"]?.bool == true)
    #expect(value["none"] == nil)
  }

  @Test func depthIsNoMatter() throws {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(try parse(deep).isArray)
    #expect(throws: JSONDocument.ParseError.self) { try parse(String(deep.dropLast())) }
  }
}
