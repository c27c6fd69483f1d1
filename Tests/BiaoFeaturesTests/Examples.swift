// The example documents of the grammar, and how every feature is tried on them.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import Foundation
import Testing

/// One of the documents under `grammar/examples`, with the templates beside it.
struct ExampleDocument: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]

  var testDescription: String { name }

  static let all: [ExampleDocument] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("grammar/examples")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    return files.filter { $0.pathExtension == "biao" }.sorted { $0.path < $1.path }.compactMap { file in
      (try? Data(contentsOf: file)).map {
        ExampleDocument(name: String(file.path.dropFirst(root.path.count + 1)), bytes: Array($0))
      }
    }
  }()

  static let templates: TemplateStore = {
    let sources = all.filter { TemplateStore.isForOthers(atStartOf: $0.bytes) }.map {
      SourceFile(path: $0.name, tree: Tree($0.bytes))
    }
    return TemplateStore(workspace: sources, provided: [ConfigurationTemplate.provided])
  }()

  func view(_ language: Language = .zh) -> DocumentView { ExampleDocument.view(bytes, path: name, language) }

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
    var random = SystemlessRandom(seed: UInt64(bytes.count))
    var result: [[UInt8]] = [[], Array(bytes.prefix(1))]
    for _ in 0..<3 {
      let cut = Int(random.next() % UInt64(max(bytes.count, 1)))
      result.append(Array(bytes.prefix(cut)))
      let length = min(Int(random.next() % 40), bytes.count - cut)
      result.append(Array(bytes[..<cut] + bytes[(cut + length)...]))
      var damaged = bytes
      for _ in 0..<6 where !damaged.isEmpty {
        let position = Int(random.next() % UInt64(damaged.count))
        damaged[position] = [0xFF, 0x80, 0x7C, 0x3A, 0x28, 0x0A, 0xE3, 0x22][Int(random.next() % 8)]
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

/// A generator of random numbers that gives the same on every machine (SplitMix64).
struct SystemlessRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
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
