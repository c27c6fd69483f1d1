// The example documents of the grammar, and how every feature is tried on them.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import Foundation
import TestSupport
import Testing

extension Document {
  /// The templates of the examples.
  static let templates: TemplateStore = {
    let sources = examples.filter { TemplateStore.isForOthers(atStartOf: $0.bytes) }.map {
      SourceFile(path: $0.name, tree: Tree($0.bytes))
    }
    return TemplateStore(workspace: sources, provided: [ConfigurationTemplate.provided])
  }()

  func view(_ language: Language = .zh) -> DocumentView { Document.view(bytes, path: name, language) }

  static func view(_ bytes: [UInt8], path: String = "a.biao", _ language: Language = .zh) -> DocumentView {
    var options = LintOptions()
    options.language = language
    let source = SourceFile(path: path, tree: Tree(bytes))
    let linter = Linter(templates: templates, options: options)
    return DocumentView(linter.examine(source), linter: linter)
  }

  /// The document cut off, with a piece taken out, and with bytes that are no text: shapes that a document has while it
  /// is typed and when it is damaged.
  var broken: [[UInt8]] {
    var random = SeededGenerator(seed: UInt64(bytes.count))
    var result: [[UInt8]] = [[], Array(bytes.prefix(1))]
    for _ in 0..<3 {
      let cut = random.below(max(bytes.count, 1))
      result.append(Array(bytes.prefix(cut)))
      let length = min(random.below(40), bytes.count - cut)
      result.append(Array(bytes[..<cut] + bytes[(cut + length)...]))
      var damaged = bytes
      for _ in 0..<6 where !damaged.isEmpty {
        let position = random.below(damaged.count)
        damaged[position] = [0xFF, 0x80, 0x7C, 0x3A, 0x28, 0x0A, 0xE3, 0x22][random.below(8)]
      }
      result.append(damaged)
    }
    return result
  }

  /// Offsets to ask at: every one of a short document, about `count` of a longer one, and some outside.
  static func offsets(of bytes: [UInt8], count: Int = 200) -> [Int] {
    Array(stride(from: 0, through: bytes.count, by: max(1, bytes.count / count))) + [
      -1, Int.min, bytes.count + 1, Int.max,
    ]
  }
}

extension DocumentView {
  /// The text in `range`.
  func text(_ range: ByteRange) -> String { tree.text(range) }

  /// The offset of the first occurrence of `words`, `past` bytes further on.
  func offset(of words: String, past: Int = 0) -> Int {
    let text = String(decoding: tree.bytes, as: UTF8.self)
    guard let range = text.range(of: words) else { return -1 }
    return text.utf8.distance(from: text.startIndex, to: range.lowerBound) + past
  }
}
