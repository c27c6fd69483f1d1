// Reads shard reports and puts them together.

import BiaoModel
import BiaoRules
import BiaoServer
import BiaoSyntax
import BiaoWorkspace
import Synchronization

/// All parts of a run, read from their reports.
struct ShardReports {
  /// What is wrong with the reports, so that they cannot be put together.
  enum Failure: Error, Hashable {
    case unreadable(FileProblem)
    /// A line that no shard report has; from 1.
    case malformed(FilePath, line: Int)
    case otherVersion(FilePath)
    /// The report has no last line.
    case cutOff(FilePath)
    /// Two reports were made with other options, folders or languages.
    case different(FilePath)
    case missingShard(String)
    case repeatedShard(String)
    /// A document in two of the reports.
    case repeatedDocument(FilePath)
    case empty(FilePath)
  }

  private(set) var head: ShardHead?
  private(set) var documents: [MappedDocument] = []
  private(set) var problems: [FileProblem] = []
  /// Templates and configurations that have changed, so that nothing in the reports holds any more.
  private(set) var changes: [FileProblem] = []
  private var knownReferences: Set<DocumentMap.Reference> = []
  private var folders: [FilePath] = []
  private var knownFolders: Set<FilePath> = []
  private var shards: Set<Shard> = []
  private var knownProblems: Set<FileProblem> = []
  private let sources = SourceCache()

  /// Reads the reports in `files`; `-` is standard input.
  init(_ files: [FilePath]) throws(Failure) {
    for file in files {
      switch readGiven(file) {
      case .failure(let problem): throw .unreadable(problem)
      case .success(let bytes): try read(bytes, file)
      }
    }
    try checkShards()
    documents.sort { $0.path < $1.path }
    for (first, second) in zip(documents, documents.dropFirst()) where first.path == second.path {
      throw .repeatedDocument(first.path)
    }
    problems.sort { $0.path < $1.path }
  }

  /// What the whole run was given: the folders, and the documents that are in none of them.
  var inputs: [RunInput] {
    let known = Set(folders.map(\.normalized))
    var inputs = folders.map { RunInput.path($0) }
    for document in documents {
      var folder = document.path.normalized.parent
      while !known.contains(folder), !folder.bytes.isEmpty, folder.parent != folder { folder = folder.parent }
      if !known.contains(folder) { inputs.append(.path(document.path)) }
    }
    return inputs
  }

  /// The template or configuration if it is not what it was when a part was linted with it.
  private static func change(of reference: DocumentMap.Reference) -> FileProblem? {
    let path = FilePath(reference.path)
    switch readAnyFile(path) {
    case .success(let bytes) where contentHash(bytes) == reference.hash: return nil
    case .success, .failure: return FileProblem(path: path, kind: .changedSince)
    }
  }

  // MARK: - Reading

  /// A line of a report, read by itself.
  private enum Line: Sendable {
    case blank
    case malformed
    case opening(JSONValue)
    /// With the number of documents.
    case end(Int)
    case problem(FileProblem)
    /// Templates that have changed leave findings that cannot be read.
    case document(MappedDocument, isReadable: Bool)
  }

  private mutating func read(_ bytes: [UInt8], _ file: FilePath) throws(Failure) {
    var isOpen = false
    var count = 0
    var isEmpty = true
    for (index, line) in lines(of: bytes).enumerated() {
      let malformed = Failure.malformed(file, line: index + 1)
      if case .blank = line { continue }
      isEmpty = false
      switch line {
      case .blank: break
      case .malformed: throw malformed
      case .opening(let value):
        if isOpen { throw .cutOff(file) }
        isOpen = true
        count = 0
        try open(value, file, malformed)
      case .end(let total):
        guard isOpen, total == count else { throw .cutOff(file) }
        isOpen = false
      case .problem(let problem):
        guard isOpen else { throw malformed }
        // What is wrong with the folders shows in every part.
        if knownProblems.insert(problem).inserted { problems.append(problem) }
      case .document(let document, let isReadable):
        guard isOpen, isReadable || !changes.isEmpty else { throw malformed }
        documents.append(document)
        count += 1
      }
    }
    if isOpen { throw .cutOff(file) }
    if isEmpty { throw .empty(file) }
  }

  /// The lines of a report in their order, read on all cores: there is one for each document of the run.
  private func lines(of bytes: [UInt8]) -> [Line] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      ranges.append(start..<end)
      start = end + 1
    }
    let (found, sources) = (ranges, sources)
    let lines = Mutex<[Line]>([])
    WorkPool().run(count: found.count) { index in
      Self.line(bytes[found[index]], sources)
    } deliver: { _, line in
      lines.withLock { $0.append(line) }
    }
    return lines.withLock { $0 }
  }

  private static func line(_ bytes: ArraySlice<UInt8>, _ sources: SourceCache) -> Line {
    // Tools that hand on lines may end the last one, or not.
    guard bytes.contains(where: { $0 != 0x20 && $0 != 0x0D }) else { return .blank }
    guard let value = (try? JSONDocument(Array(bytes)))?.root, value.isObject else { return .malformed }
    if value["hebiao"] != nil { return .opening(value) }
    if let total = value["documents"]?.int { return .end(total) }
    guard let path = path(value) else { return .malformed }
    guard let name = value["problem"]?.string else { return document(value, path, sources) ?? .malformed }
    let kind = ShardProblem.kind(
      name, number: value["number"]?.int, limit: value["limit"]?.int, file: value["by"]?.string)
    return kind.map { .problem(FileProblem(path: path, kind: $0)) } ?? .malformed
  }

  private mutating func open(_ value: JSONValue, _ file: FilePath, _ malformed: Failure) throws(Failure) {
    guard value["hebiao"]?.string == "shard", value["version"]?.int == ShardWriter.version,
      value["program"]?.string == version, value["facts"]?.int == Facts.version
    else { throw .otherVersion(file) }
    guard let language = value["language"]?.string.flatMap({ Language(rawValue: $0) }), value["arguments"] != nil,
      value["folders"] != nil
    else { throw malformed }
    var new = ShardHead(
      language: language, arguments: value["arguments"]?.elements.compactMap(\.string) ?? [],
      folders: value["folders"]?.elements.compactMap { Self.path($0) } ?? [])
    if let text = value["shard"]?.string {
      guard let shard = Shard(text) else { throw malformed }
      new.shard = shard
      guard shards.insert(shard).inserted else { throw .repeatedShard(text) }
    }
    if let head {
      guard head.language == new.language, head.arguments == new.arguments, head.shard?.count == new.shard?.count,
        new.shard == nil || head.folders == new.folders
      else { throw .different(file) }
    }
    for folder in new.folders where knownFolders.insert(folder).inserted { folders.append(folder) }
    for value in value["reads"]?.elements ?? [] {
      guard let path = value["path"]?.string, let hash = value["hash"]?.string.flatMap({ UInt64($0, radix: 16) })
      else { throw malformed }
      let reference = DocumentMap.Reference(path: path, hash: hash)
      if knownReferences.insert(reference).inserted, let change = Self.change(of: reference) { changes.append(change) }
    }
    if head == nil { head = new }
  }

  private func checkShards() throws(Failure) {
    guard let count = shards.first?.count, shards.count < count else { return }
    for number in 1...count {
      guard let shard = Shard("\(number)/\(count)"), shards.contains(shard) else {
        throw .missingShard("\(number)/\(count)")
      }
    }
  }

  private static func path(_ value: JSONValue) -> FilePath? {
    guard let text = value["path"]?.string else { return nil }
    guard let digits = value["bytes"]?.string else { return FilePath(text) }
    var bytes: [UInt8] = []
    let digitBytes = Array(digits.utf8)
    guard digitBytes.count % 2 == 0 else { return nil }
    for index in stride(from: 0, to: digitBytes.count, by: 2) {
      guard let byte = UInt8(String(decoding: digitBytes[index...(index + 1)], as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(byte)
    }
    return FilePath(bytes)
  }

  private static func document(_ value: JSONValue, _ path: FilePath, _ sources: SourceCache) -> Line? {
    guard let hash = value["hash"]?.string.flatMap({ UInt64($0, radix: 16) }), let isShared = value["shared"]?.bool,
      let text = value["facts"]?.utf8, let facts = Facts.decode(text), facts.count == 1,
      let findings = value["findings"], findings.isArray
    else { return nil }
    var document = MappedDocument(path: path, hash: hash, facts: facts[0], isForOthers: isShared, findings: nil)
    if findings.elements.isEmpty { return .document(document, isReadable: true) }
    // Read here, so that a faulty line is known before anything is written; kept as the text, which is smaller.
    let raw = Array(findings.raw)
    document.findings = { ShardFindings.read(raw, source: { sources.source($0) }) ?? [] }
    return .document(document, isReadable: ShardFindings.read(raw, source: { sources.source($0) }) != nil)
  }
}

/// The templates at which findings point, each read once.
private final class SourceCache: Sendable {
  private let sources = Mutex<[String: SourceFile]>([:])
  private let templates = TemplateStore(workspace: [], provided: [ConfigurationTemplate.provided])

  func source(_ path: String) -> SourceFile? {
    sources.withLock { sources in
      if let known = sources[path] { return known }
      let found = find(path)
      if let found { sources[path] = found }
      return found
    }
  }

  private func find(_ path: String) -> SourceFile? {
    guard let name = SourceFile.builtInName(of: path) else {
      guard case .success(let bytes) = readDocument(FilePath(path)) else { return nil }
      return SourceFile(path: path, tree: Tree(bytes))
    }
    guard case .found(let template) = templates.template(named: String(name)) else { return nil }
    return template.sources.first { $0.path == path }
  }
}
