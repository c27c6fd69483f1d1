// The second fuzz target: any sequence of edits and requests, through the server's main loop, in this process.
//
// The input is a program: bytes that say what the client does next. A naive model of the text runs along. Checked: no
// trap; exactly one reply to each request; every message is JSON; the server's text is the model's; what is found in it
// is what is found in a document that was just opened with that text.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace
import Synchronization

@testable import BiaoServer

@c(LLVMFuzzerTestOneInput)
func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count >= 4 else { return 0 }
  var session = FuzzedSession(Array(UnsafeBufferPointer(start: start, count: count)))
  session.run()
  return 0
}

private func check(_ condition: Bool, _ property: @autoclosure () -> String) {
  if !condition { fatalError("broken property: \(property())") }
}

/// What the server has written.
private final class Output: Sendable {
  let frames = Mutex<[[UInt8]]>([])
}

/// A world of three files that never change.
private let files: [String: [UInt8]] = [
  "/w/t.biao": Array(
    "@template 甲/表\n\n项目名称: text, required\n金额: amount\n绩效指标: indicators, total 100\n  - *: target\n".utf8),
  "/w/a.biao": Array("@form 甲/表\n\n项目名称: 一\n金额: 1 万元\n".utf8),
  "/w/b.biao": Array("@form 甲/表\n\n项目名称: 一\n金额: 2 万元\n".utf8),
]

private let outside = Outside(
  documents: { _ in files.keys.sorted().map { FilePath($0) } },
  workspace: { _, _ in WorkspaceFolder(path: FilePath("/w"), descends: true) },
  everyDocument: { _ in [] },
  names: { _ in nil },
  configuration: { _ in nil },
  read: { files[$0.text] },
  beginning: { files[$0.text].map { Array($0.prefix(200)) } },
  stamp: { files[$0.text].map { UInt64($0.count) } },
  cache: { _, _ in nil },
  nanoseconds: { 1 })

/// The methods of all requests, in an order that does not change from run to run.
private let methods = Request.all.map(\.method).filter { $0 != "initialize" && $0 != "shutdown" }.sorted()

/// Text that means something.
private let words: [String] = [
  "@form 甲/表\n", "\n", "\r\n", "\r", "甲: １２％\n", "  - 乙 (6分): ≥ 40 家\n", "😀", "e\u{301}", "绩效指标:\n  产出指标 (50分):\n",
  "| 甲 | 乙 |\n| 1 | 2 |\n",
  "> 一\n", "# hebiao-ignore vague-target: x\n", "    评分标准: 完成率小于60%不得分\n", "：", "（", "@check 甲 = 乙 + 丙\n", "合计 100",
  " ", "\t", "万元", "",
]

/// One session.
private struct FuzzedSession {
  private var program: ArraySlice<UInt8>
  private var loop: MainLoop
  private let output = Output()
  private let inbox = Inbox()
  private let unit: ColumnUnit
  private let pulls: Bool
  /// The naive model: the open documents as scalars.
  private var texts: [String: [Unicode.Scalar]] = [:]
  private var version = 0
  private var lastID = 0
  /// The first item of the last result of each method, as JSON.
  private var items: [String: [UInt8]] = [:]

  init(_ bytes: [UInt8]) {
    program = bytes[...]
    let mode = program.removeFirst()
    unit = [ColumnUnit.utf8, .utf16, .codePoint][Int(mode % 3)]
    pulls = mode & 0x80 != 0
    let output = output
    loop = MainLoop(
      version: "0", outside: outside,
      outbox: Outbox { frame in
        output.frames.withLock { $0.append(frame) }
        return true
      }, inbox: inbox,
      // What is found is held against an examination without help.
      beside: mode & 0x40 != 0 ? Beside(shortestText: 0) { work in work } : nil)
  }

  mutating func run() {
    let encoding = unit == .utf8 ? "utf-8" : unit == .utf16 ? "utf-16" : "utf-32"
    let diagnostic = pulls ? ",\"diagnostic\":{}" : ""
    ask(
      "initialize",
      """
      {"capabilities":{"general":{"positionEncodings":["\(encoding)"]},"workspace":{"workspaceEdit":{"documentChanges":true,
      "changeAnnotationSupport":{},"resourceOperations":["create","rename"]},"textDocumentContent":{}},"textDocument":{
      "publishDiagnostics":{"relatedInformation":true,"dataSupport":true},"codeAction":{"codeActionLiteralSupport":{},"dataSupport":true,
      "resolveSupport":{"properties":["edit"]}},"completion":{"completionItem":{"snippetSupport":true,"insertReplaceSupport":true}},
      "foldingRange":{"foldingRange":{"collapsedText":true}},"documentSymbol":{"hierarchicalDocumentSymbolSupport":true},
      "rename":{"prepareSupport":true},"rangeFormatting":{"rangesSupport":true}\(diagnostic)}},
      "workspaceFolders":[{"uri":"file:///w","name":"w"}]}
      """)
    open("file:///w/a.biao", files["/w/a.biao"] ?? [])
    var steps = 0
    while let operation = program.popFirst(), steps < 60 {
      steps += 1
      switch operation % 16 {
      case 0...7: edit()
      case 8...12: request()
      case 13:
        let name = documentName()
        if texts[name] == nil {
          open(name, files[String(name.dropFirst(7))] ?? Array("甲：１２％\n".utf8))
        } else {
          close(name)
        }
      case 14: take([])
      default: raw()
      }
      checkTexts()
    }
    checkFindings()
    ask("shutdown", "null")
  }

  // MARK: - What the client does

  private mutating func next() -> Int { Int(program.popFirst() ?? 0) }

  private mutating func documentName() -> String {
    ["file:///w/a.biao", "file:///w/t.biao", "file:///w/b.biao", "untitled:x"][next() % 4]
  }

  private mutating func open(_ uri: String, _ text: [UInt8]) {
    version += 1
    let text = String(decoding: text, as: UTF8.self)
    texts[uri] = Array(text.unicodeScalars)
    var writer = JSONWriter()
    writer.object {
      $0.object("textDocument") {
        $0.member("uri", uri)
        $0.member("languageId", "biao")
        $0.member("version", version)
        $0.member("text", text)
      }
    }
    notify("textDocument/didOpen", writer.bytes)
  }

  private mutating func close(_ uri: String) {
    texts[uri] = nil
    notify("textDocument/didClose", Array("{\"textDocument\":{\"uri\":\"\(uri)\"}}".utf8))
  }

  /// One notification with some changes; every place is one that a client can name.
  private mutating func edit() {
    let uri = documentName()
    guard var text = texts[uri] else { return }
    version += 1
    var writer = JSONWriter()
    writer.object {
      $0.object("textDocument") {
        $0.member("uri", uri)
        $0.member("version", version)
      }
      $0.key("contentChanges")
      $0.array { writer in
        for _ in 0...(next() % 3) {
          let first = place(in: text, next() << 8 | next())
          let length = next()
          let second = max(first, place(in: text, first + (length < 128 ? length % 3 : length)))
          let new = Array(inserted().unicodeScalars)
          writer.object {
            $0.object("range") {
              write("start", position(first, text), &$0)
              write("end", position(second, text), &$0)
            }
            $0.member("text", String(String.UnicodeScalarView(new)))
          }
          text.replaceSubrange(first..<second, with: new)
        }
      }
    }
    texts[uri] = text
    notify("textDocument/didChange", writer.bytes)
  }

  private mutating func inserted() -> String {
    let choice = next()
    if choice < 160 { return words[choice % words.count] }
    let bytes = program.prefix(choice % 24)
    program = program.dropFirst(bytes.count)
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func request() {
    let method = methods[next() % methods.count]
    let uri = documentName()
    let text = texts[uri] ?? []
    let first = position(place(in: text, next() << 8 | next()), text)
    let second = position(place(in: text, next() << 8 | next()), text)
    if let source = FuzzedSession.sources[method], let item = items[source] {
      let isHierarchy = method.hasPrefix("callHierarchy/") || method.hasPrefix("typeHierarchy/")
      let text = String(decoding: item, as: UTF8.self)
      ask(method, isHierarchy ? "{\"item\":\(text)}" : text)
      return
    }
    func json(_ position: (Int, Int)) -> String { "{\"line\":\(position.0),\"character\":\(position.1)}" }
    let range = "{\"start\":\(json(first)),\"end\":\(json(second))}"
    let name = ["丙", "", "a:b", "甲"][next() % 4]
    ask(
      method,
      """
      {"textDocument":{"uri":"\(uri)"},"position":\(json(first)),"range":\(range),"positions":[\(json(first)),\(json(second))],
      "ranges":[\(range)],"query":"\(name)","newName":"\(name)","ch":"\\n","options":{"tabSize":2,"insertSpaces":true},
      "context":{"diagnostics":[],"includeDeclaration":true,"triggerKind":1},"previousResultId":"\(next() % 4)","previousResultIds":[],
      "files":[{"oldUri":"\(uri)","newUri":"file:///w/c.biao"}],"uri":"hebiao:/templates/x.biao",
      "command":"hebiao.preview","arguments":["\(uri)"]}
      """)
  }

  /// Whose results some requests are about.
  private static let sources: [String: String] = [
    "codeAction/resolve": "textDocument/codeAction", "completionItem/resolve": "textDocument/completion",
    "codeLens/resolve": "textDocument/codeLens", "callHierarchy/incomingCalls": "textDocument/prepareCallHierarchy",
    "callHierarchy/outgoingCalls": "textDocument/prepareCallHierarchy",
    "typeHierarchy/supertypes": "textDocument/prepareTypeHierarchy",
    "typeHierarchy/subtypes": "textDocument/prepareTypeHierarchy", "inlayHint/resolve": "textDocument/inlayHint",
  ]

  /// Bytes that may be anything, as a frame's body.
  private mutating func raw() {
    let bytes = Array(program.prefix(next()))
    program = program.dropFirst(bytes.count)
    do throws(Message.Fault) {
      let message = try Message(bytes)
      if case .request(_, let method) = message.kind, method == "shutdown" { return }
      // What it does to the texts the model does not follow.
      if case .notification(let method) = message.kind, method == "exit" || method.hasPrefix("textDocument/did") {
        return
      }
      take([.message(message)])
    } catch {
      take([.invalid(error)])
    }
    items = [:]
    output.frames.withLock { $0 = [] }
  }

  // MARK: - Messages

  private mutating func notify(_ method: String, _ params: [UInt8]) {
    send(Array("{\"jsonrpc\":\"2.0\",\"method\":\"\(method)\",\"params\":".utf8) + params + [UInt8(ascii: "}")])
    for frame in written() { check(frame["error"] == nil, "a notification has no reply: \(method)") }
  }

  @discardableResult
  private mutating func ask(_ method: String, _ params: String) -> JSONValue? {
    lastID += 1
    send(Array("{\"jsonrpc\":\"2.0\",\"id\":\(lastID),\"method\":\"\(method)\",\"params\":\(params)}".utf8))
    var replies = written().filter { $0["method"] == nil && $0["id"]?.int == lastID }
    // Some answers are made in the pauses.
    for _ in 0..<100 where replies.isEmpty {
      take([])
      replies = written().filter { $0["method"] == nil && $0["id"]?.int == lastID }
    }
    check(replies.count == 1, "one reply to \(method), not \(replies.count)")
    guard let reply = replies.first else { return nil }
    check(reply.has("result") != reply.has("error"), "a result or an error: \(method)")
    let result = reply["result"]
    if let item = (result?["items"] ?? result)?.elements.first { items[method] = Array(item.raw) }
    return result
  }

  private mutating func send(_ body: [UInt8]) {
    do throws(Message.Fault) {
      take([.message(try Message(body))])
    } catch {
      fatalError("the client's own message is no JSON: \(error) \(String(decoding: body, as: UTF8.self))")
    }
  }

  private mutating func take(_ events: [Event]) {
    check(loop.take(events) == nil, "the session goes on")
  }

  /// What has been written since the last time; all of it JSON in frames.
  private func written() -> [JSONValue] {
    let frames = output.frames.withLock { frames in
      defer { frames = [] }
      return frames
    }
    var splitter = FrameSplitter()
    var messages: [JSONValue] = []
    for frame in frames {
      splitter.append(frame)
      guard case .body(let body) = splitter.next() else { fatalError("a frame in one piece") }
      do throws(JSONDocument.ParseError) {
        messages.append(try JSONDocument(body).root)
      } catch {
        fatalError("broken property: output is JSON: \(error) \(String(decoding: body, as: UTF8.self))")
      }
      check(String(validating: body, as: UTF8.self) != nil, "output is UTF-8")
    }
    return messages
  }

  // MARK: - The model

  /// Brings a number to a place that has a position: not between a carriage return and its line feed.
  private func place(in text: [Unicode.Scalar], _ number: Int) -> Int {
    var place = number > text.count ? number % (text.count + 1) : number
    if place > 0, place < text.count, text[place - 1] == "\r", text[place] == "\n" { place -= 1 }
    return place
  }

  private func position(_ offset: Int, _ text: [Unicode.Scalar]) -> (Int, Int) {
    var line = 0
    var column = 0
    for (index, scalar) in text[..<offset].enumerated() {
      let isEnd = scalar == "\n" || scalar == "\r" && (index + 1 == text.count || text[index + 1] != "\n")
      if isEnd {
        line += 1
        column = 0
      } else {
        column += unit == .utf8 ? String(scalar).utf8.count : unit == .utf16 ? String(scalar).utf16.count : 1
      }
    }
    return (line, column)
  }

  private func write(_ name: StaticString, _ position: (Int, Int), _ writer: inout JSONWriter) {
    writer.object(name) {
      $0.member("line", position.0)
      $0.member("character", position.1)
    }
  }

  private func checkTexts() {
    check(loop.state.documents.count == texts.count, "the open documents")
    for (uri, text) in texts {
      let bytes = Array(String(String.UnicodeScalarView(text)).utf8)
      check(loop.state.documents[DocumentURI(uri)]?.tree.bytes == bytes, "the server's text is the client's")
    }
  }

  /// After all edits: the same findings as in a document that is opened with the same text.
  private mutating func checkFindings() {
    guard pulls, let text = texts["untitled:x"] else { return }
    let copy = "untitled:y"
    open(copy, Array(String(String.UnicodeScalarView(text)).utf8))
    let found = ask("textDocument/diagnostic", "{\"textDocument\":{\"uri\":\"untitled:x\"}}")?["items"]?.raw
    let expected = ask("textDocument/diagnostic", "{\"textDocument\":{\"uri\":\"\(copy)\"}}")?["items"]?.raw
    let own = String(decoding: found ?? [], as: UTF8.self)
    let other = String(decoding: expected ?? [], as: UTF8.self).replacing(copy, with: "untitled:x")
    check(own == other, "findings after edits are those of the text:\n\(own)\n\(other)")
  }
}
