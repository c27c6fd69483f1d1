// Completion anywhere in anything: total, in range, and harmless.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Foundation
import TestSupport
import Testing

@testable import BiaoFeatures

/// The forms and templates under grammar/examples, by path, in order.
let exampleDocuments = texts(Document.examples)

/// The real forms beside the package, where there are any.
let realDocuments = texts(Document.realForms)

private func texts(_ documents: [Document]) -> [(path: String, text: String)] {
  documents.compactMap { document in document.text.map { (document.name, $0) } }
}

let allDocuments = exampleDocuments + realDocuments

@Suite struct CompletionPropertyTests {
  /// The templates among the examples, beside which the forms are looked at.
  private static let templates = exampleDocuments.filter { $0.path.hasPrefix("templates/") }.map(\.text)

  private static func problems(_ text: String) -> Int { Tree(Array(text.utf8)).problems.count }

  /// Every item at a sample of places, as a snippet and as plain text: no new syntax error, and a form of which the items
  /// are what the label says.
  @Test(arguments: allDocuments.indices) func everyItemIsHarmless(_ index: Int) {
    let (path, text) = allDocuments[index]
    let view = view(text, templates: Self.templates)
    let before = Self.problems(text)
    var random = SeededGenerator(seed: UInt64(index + 1))
    for _ in 0..<12 {
      let offset = random.below(text.utf8.count + 1)
      check(view, at: offset, path, before, &random)
    }
    // Ends and starts of lines, and new lines between, are where authors ask.
    for _ in 0..<6 {
      let line = random.below(view.tree.lines.count)
      check(view, at: view.tree.lines[line].end, path, before, &random)
      check(view, at: view.tree.lines[line].content, path, before, &random)
    }
  }

  /// On a new line after any line, with the indentation of that line and one more.
  @Test(arguments: allDocuments.indices) func everyItemOnANewLineIsHarmless(_ index: Int) {
    let (path, text) = allDocuments[index]
    let tree = Tree(Array(text.utf8))
    var random = SeededGenerator(seed: UInt64(index + 77))
    for _ in 0..<8 {
      let line = random.below(tree.lines.count)
      for more in ["", "  "] {
        let indentation =
          String(
            decoding: tree.bytes[tree.lines[line].start..<tree.lines[line].content], as: UTF8.self) + more
        if indentation.hasPrefix("\u{FEFF}") { continue }
        var bytes = tree.bytes
        let end = tree.lines[line].end
        bytes.insert(contentsOf: Array(("\n" + indentation).utf8), at: end)
        let text = String(decoding: bytes, as: UTF8.self)
        let view = view(text, templates: Self.templates)
        check(view, at: end + 1 + indentation.utf8.count, path, Self.problems(text), &random)
      }
    }
  }

  private func check(
    _ view: DocumentView, at offset: Int, _ path: String, _ before: Int, _ random: inout SeededGenerator
  ) {
    let items = view.completion(at: offset).items
    guard !items.isEmpty else { return }
    for _ in 0..<min(items.count, 6) {
      let item = items[random.below(items.count)]
      for isSnippet in [true, false] {
        let after = apply(item, to: view, isSnippet: isSnippet)
        #expect(
          Self.problems(after) <= before,
          "\(path) at \(offset): “\(item.label)” \(isSnippet ? item.insertion.syntax() : item.insertion.plain)")
      }
    }
  }

  @Test func everyOffsetOfBrokenDocuments() {
    let documents = [
      "", "\n", "@", "@form", "@form \n", "#", "# ", "|", "||", "  |", ">", "- ", "-", ":", "：", "a(", "a(:", "a（", "(",
      "()",
      "\u{FEFF}", "\u{FEFF}@form 财政部/项目支出绩效目标表\n  ", "\u{3000}甲：１２", "\"", "“", "\"a\": ", "@check",
      "@form x\n@check a.",
      "@template a\n@check \"", "@template a\na: ,", "@template a\na: parts of ", "@template a\n- *: ",
      "@template\n*: ",
      "# hebiao-ignore", "# hebiao-ignore ,", "＃hebiao-ignore：", "\\|", "甲:\n  | \\", "@form hebiao/配置\n规则:\n  \n",
      "a\r\n\r\nb:\r",
      "<<<<<<< x\n", "@form 财政部/项目支出绩效目标表\n绩效指标:\n  产出指标:\n    数量指标:\n      - : ５０\n      - 甲 (: 5\n      - /\n",
    ]
    for text in documents {
      let view = view(text)
      for offset in -1...text.utf8.count + 1 { check(view, offset) }
    }
    // Cut inside of characters, and bytes that are no text.
    let bytes = Array("@form 财政部/项目支出绩效目标表\n绩效指标:\n  产出指标 (5分):\n    数量指标:\n      - 道路长度: ≥ 12 公里\n".utf8)
    for cut in stride(from: 0, to: bytes.count, by: 3) {
      let view = byteView(Array(bytes[..<cut]) + [0xFF, 0xEF, 0xBC])
      for offset in stride(from: max(0, cut - 8), through: cut + 3, by: 1) { check(view, offset) }
    }
  }

  private func byteView(_ bytes: [UInt8]) -> DocumentView {
    let store = TemplateStore(workspace: [], provided: [ConfigurationTemplate.provided])
    let source = SourceFile(path: "a.biao", tree: Tree(bytes))
    var options = LintOptions()
    options.language = .en
    let linter = Linter(templates: store, options: options)
    return DocumentView(linter.examine(source), linter: linter)
  }

  private func check(_ view: DocumentView, _ offset: Int) {
    for item in view.completion(at: offset).items {
      let line = view.tree.lineIndex(at: item.replace.lowerBound)
      let range = view.tree.lines[line].start..<view.tree.lines[line].end + 1
      #expect(range.contains(item.replace.lowerBound) && item.replace.upperBound < range.upperBound)
      #expect(item.insert.lowerBound == item.replace.lowerBound && item.insert.upperBound <= item.replace.upperBound)
      #expect(item.additionalEdits.allSatisfy { $0.range.upperBound <= item.replace.lowerBound })
      if let key = item.key { #expect(CompletionKey(text: key.text) == key) }
    }
  }
}
