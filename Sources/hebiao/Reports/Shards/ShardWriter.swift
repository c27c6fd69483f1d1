// What a run writes so that another can go on from there: a line of JSON for each document.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace
import Synchronization

/// Writes the shard report (`--report shard`), which `hebiao report merge` reads:
///
///     {"hebiao":"shard","version":1,"program":"0.1.0","facts":1,"shard":"3/16","language":"zh",
///      "arguments":["--preset=strict"],"folders":["forms"],"reads":[{"path":"…","hash":"…"}]}
///     {"path":"forms/a.biao","hash":"…","shared":false,"error":1,"warning":0,"info":0,"hint":0,"findings":[…],"facts":"…"}
///     {"path":"forms/b.biao","problem":"unreadable","number":13}
///     {"documents":2}
///
/// The first line says how the run was called: its part (null for a run that is none), the language of its messages, the
/// options that decide what is found, the folders that were given, and the templates and configurations that it read. Then
/// comes a line for each document in the order of the paths, and for each path with which something is wrong; the last one
/// counts the documents, so that a file that was cut off is seen. `hash` is the FNV-1a (64 bits, hexadecimal) of the
/// content, `shared` whether other documents are read with it, `findings` what the document has on its own, before
/// baselines and the like (`ShardFindings`), `facts` what others are compared with (`Facts.encoded`). A path that is no
/// UTF-8 has its bytes beside it as `"bytes":"…"`, hexadecimal. Several such reports may follow one another in one file.
/// A reader refuses another `version`.
final class ShardWriter: Sendable {
  static let version = 1

  private let write: @Sendable ([UInt8]) -> Void
  private let count = Mutex(0)

  init(write: @escaping @Sendable ([UInt8]) -> Void) { self.write = write }

  /// What a run that is called so is to be told.
  func map(_ head: ShardHead) -> DocumentMap {
    DocumentMap(
      begin: { references in
        var head = head
        head.references = references
        self.write(head.line)
      }, encode: ShardWriter.line, encodeProblem: { ShardProblem.line($0) },
      write: { line, isDocument in
        if isDocument { self.count.withLock { $0 += 1 } }
        if !line.isEmpty { self.write(line) }
      })
  }

  /// The last line. Without it the report counts as cut off.
  func finish() { write(Array("{\"documents\":\(count.withLock { $0 })}\n".utf8)) }

  private static func line(
    _ path: FilePath, _ source: SourceFile, _ findings: [Finding], _ facts: Facts
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.raw("{")
    writer.path(path)
    writer.raw(",\"hash\":\"\(FNV1a.text(contentHash(source.tree.bytes)))\"")
    writer.raw(",\"shared\":\(TemplateStore.isForOthers(atStartOf: source.tree.bytes))")
    let counts = SeverityCounts(findings)
    writer.raw(",\"error\":\(counts.error),\"warning\":\(counts.warning)")
    writer.raw(",\"info\":\(counts.info),\"hint\":\(counts.hint),\"findings\":")
    ShardFindings.write(findings, to: &writer)
    writer.raw(#","facts":"#)
    writer.string(String(decoding: facts.encoded, as: UTF8.self))
    writer.raw("}\n")
    return writer.bytes
  }
}

/// What the runs of all parts have in common, and the part.
struct ShardHead: Sendable {
  var shard: Shard?
  var language: Language
  /// The options that decide what is found, each as one argument.
  var arguments: [String]
  /// The folders that were given.
  var folders: [FilePath]
  var references: [DocumentMap.Reference] = []

  var line: [UInt8] {
    var writer = JSONWriter()
    writer.raw("{\"hebiao\":\"shard\",\"version\":\(ShardWriter.version),\"program\":")
    writer.string(version)
    writer.raw(",\"facts\":\(Facts.version),\"shard\":")
    if let shard { writer.string(shard.text) } else { writer.raw("null") }
    writer.raw(#","language":"#)
    writer.string(language.rawValue)
    writer.raw(#","arguments":["#)
    for (index, argument) in arguments.enumerated() {
      if index > 0 { writer.raw(",") }
      writer.string(argument)
    }
    writer.raw(#"],"folders":["#)
    for (index, folder) in folders.enumerated() {
      writer.raw(index > 0 ? ",{" : "{")
      writer.path(folder)
      writer.raw("}")
    }
    writer.raw(#"],"reads":["#)
    for (index, reference) in references.enumerated() {
      writer.raw(index > 0 ? #",{"path":"# : #"{"path":"#)
      writer.string(reference.path)
      writer.raw(",\"hash\":\"\(FNV1a.text(reference.hash))\"}")
    }
    writer.raw("]}\n")
    return writer.bytes
  }
}

/// What is wrong with paths, by name and numbers.
enum ShardProblem {
  /// The line of a problem; empty for what is wrong with a configuration, which whoever merges finds again.
  static func line(_ problem: FileProblem) -> [UInt8] {
    guard let (name, numbers) = fields(problem.kind) else { return [] }
    var writer = JSONWriter()
    writer.raw("{")
    writer.path(problem.path)
    writer.raw(",\"problem\":\"\(name)\"")
    if let first = numbers.first { writer.raw(",\"number\":\(first)") }
    if numbers.count > 1 { writer.raw(",\"limit\":\(numbers[1])") }
    if case .excluded(let exclusion) = problem.kind {
      writer.raw(#","by":"#)
      switch exclusion {
      case .line(let file, _), .notIncluded(let file): writer.string(file.text)
      }
    }
    writer.raw("}\n")
    return writer.bytes
  }

  private static func fields(_ kind: FileProblem.Kind) -> (String, [Int])? {
    switch kind {
    case .missing: ("missing", [])
    case .unreadable(let error): ("unreadable", [Int(error.number)])
    case .unreadableFolder(let error): ("unreadable-folder", [Int(error.number)])
    case .notAFile: ("not-a-file", [])
    case .tooLarge(let count, let limit): ("too-large", [count, limit])
    case .binary: ("binary", [])
    case .utf16: ("utf16", [])
    case .folderNamedAsDocument: ("folder", [])
    case .linkLoop: ("link-loop", [])
    case .changedSince: ("changed-since", [])
    case .excluded(.line(_, let line)): ("excluded", [line])
    case .excluded(.notIncluded): ("excluded", [])
    default: nil
    }
  }

  /// `file` is the one that leaves a path out.
  static func kind(_ name: String, number: Int?, limit: Int?, file: String?) -> FileProblem.Kind? {
    func error() -> SystemError? { number.flatMap { Int32(exactly: $0) }.map { SystemError(number: $0) } }
    switch name {
    case "missing": return .missing
    case "unreadable": return error().map { .unreadable($0) }
    case "unreadable-folder": return error().map { .unreadableFolder($0) }
    case "not-a-file": return .notAFile
    case "too-large":
      guard let number, let limit else { return nil }
      return .tooLarge(byteCount: number, limit: limit)
    case "binary": return .binary
    case "utf16": return .utf16
    case "folder": return .folderNamedAsDocument
    case "link-loop": return .linkLoop
    case "changed-since": return .changedSince
    case "excluded":
      guard let file = file.map({ FilePath($0) }) else { return nil }
      return .excluded(number.map { .line(file, $0) } ?? .notIncluded(file))
    default: return nil
    }
  }
}

extension JSONWriter {
  /// `"path":"…"`, with the bytes where they are no UTF-8.
  fileprivate mutating func path(_ path: FilePath) {
    raw(#""path":"#)
    string(path.text)
    guard !path.text.utf8.elementsEqual(path.bytes) else { return }
    raw(#","bytes":""#)
    for byte in path.bytes { raw(byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)) }
    raw("\"")
  }
}
