// Frames come in any pieces, and broken ones cost no more than themselves.

import Testing

@testable import BiaoServer

private func frames(_ bytes: [UInt8], piece: Int) -> [FrameSplitter.Frame] {
  var splitter = FrameSplitter()
  var frames: [FrameSplitter.Frame] = []
  var start = 0
  while start < bytes.count {
    let end = min(start + piece, bytes.count)
    splitter.append(Array(bytes[start..<end]))
    while let frame = splitter.next() { frames.append(frame) }
    start = end
  }
  return frames
}

private func framed(_ body: String, header: String = "Content-Length: ") -> String {
  "\(header)\(body.utf8.count)\r\n\r\n\(body)"
}

@Suite struct FrameSplitterTests {
  @Test(arguments: [1, 2, 3, 7, 64, 1000])
  func bodiesComeInAnyPieces(_ piece: Int) {
    let bodies = ["{}", "{\"文\":\"表\"}", "[]", String(repeating: "长", count: 200)]
    let text = bodies.map { framed($0) }.joined()
    #expect(frames(Array(text.utf8), piece: piece) == bodies.map { .body(Array($0.utf8)) })
  }

  @Test(arguments: [
    "content-length: ", "CONTENT-LENGTH:",
    "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: ",
  ])
  func headersAreReadAsTheyMayBeWritten(_ header: String) {
    #expect(frames(Array(framed("{}", header: header).utf8), piece: 5) == [.body(Array("{}".utf8))])
  }

  @Test(arguments: [
    "Content-Length: -1\r\n\r\n", "Content-Length: x\r\n\r\n", "Foo: 1\r\n\r\n", "\u{0}\u{1}garbage\r\n\r\n",
  ])
  func aBrokenHeaderCostsOneFrame(_ broken: String) {
    let found = frames(Array((broken + framed("{}")).utf8), piece: 3)
    #expect(found.count == 2)
    if case .fault = found.first {} else { Issue.record("no fault: \(found)") }
    #expect(found.last == .body(Array("{}".utf8)))
  }

  @Test func aHugeLengthIsRefused() {
    let found = frames(Array("Content-Length: 99999999999999999999\r\n\r\n".utf8), piece: 10)
    if case .tooLarge = found.first {} else { Issue.record("not refused: \(found)") }
  }
}
