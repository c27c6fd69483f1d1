// `.editorconfig`: what it says of the line ends of a document. See editorconfig.org and its specification.
//
// Of its properties only `end_of_line` means something here: a Biao document is UTF-8, is indented by two spaces and ends
// with a line end, whatever else is written there.

/// How lines shall end.
package enum LineEnd: String, Sendable, Hashable {
  case lf, crlf, cr
}

/// Reads the files; each once.
package struct EditorConfigs: Sendable {
  /// A file's sections, in its order.
  private struct File: Sendable {
    var isRoot = false
    var sections: [Section] = []
  }

  private struct Section: Sendable {
    var pattern: EditorConfigPattern
    /// Nil for a value that takes back an earlier one.
    var lineEnd: LineEnd?
    /// From 1.
    var line: Int
  }

  private let read: @Sendable (FilePath) -> [UInt8]?
  private var files: [FilePath: File?] = [:]
  /// By folder as it was asked for: the files that may say something of what lies in it, the nearest first, with their
  /// folders; and the folder by its absolute path.
  private var chains: [FilePath: (folder: FilePath, files: [(folder: FilePath, file: File)])] = [:]

  package init(read: @escaping @Sendable (FilePath) -> [UInt8]? = { try? readAnyFile($0).get() }) { self.read = read }

  /// What the nearest section says that matches the document at `path`, and where: the file and its line (from 1).
  package mutating func lineEnd(for path: FilePath) -> (lineEnd: LineEnd, file: FilePath, line: Int)? {
    let (own, files) = chain(of: path.parent)
    if files.isEmpty { return nil }
    let whole = own.appending(Array(path.name))
    for (folder, file) in files {
      guard let start = whole.start(below: folder) else { continue }
      let relative = Array(whole.bytes[start...])
      if let section = file.sections.last(where: { $0.pattern.matches(relative) }) {
        return section.lineEnd.map { ($0, folder.appending(Self.name), section.line) }
      }
    }
    return nil
  }

  private static let name = Array(".editorconfig".utf8)

  private mutating func chain(of folder: FilePath) -> (folder: FilePath, files: [(folder: FilePath, file: File)]) {
    if let known = chains[folder] { return known }
    var found: [(folder: FilePath, file: File)] = []
    let ancestors = absoluteAncestors(of: folder)
    for ancestor in ancestors {
      guard let file = file(ancestor.appending(Self.name)) else { continue }
      if !file.sections.isEmpty { found.append((ancestor, file)) }
      if file.isRoot { break }
    }
    chains[folder] = (ancestors.first ?? folder, found)
    return (ancestors.first ?? folder, found)
  }

  private mutating func file(_ path: FilePath) -> File? {
    if let known = files[path] { return known }
    let file = read(path).map(Self.parse)
    files[path] = .some(file)
    return file
  }

  /// Sections that say nothing of line ends are left out.
  private static func parse(_ bytes: [UInt8]) -> File {
    var file = File()
    var pattern: EditorConfigPattern?
    var isAtTop = true
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    for (index, raw) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = trimmed(raw)
      guard let first = line.first, first != UInt8(ascii: "#"), first != UInt8(ascii: ";") else { continue }
      if first == UInt8(ascii: "["), line.last == UInt8(ascii: "]") {
        isAtTop = false
        pattern = EditorConfigPattern(line.dropFirst().dropLast())
        continue
      }
      guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let key = String(decoding: trimmed(line[..<equals]), as: UTF8.self).lowercased()
      let value = String(decoding: trimmed(line[(equals + 1)...]), as: UTF8.self).lowercased()
      if isAtTop {
        if key == "root" { file.isRoot = value == "true" }
      } else if key == "end_of_line", let pattern {
        let lineEnd = LineEnd(rawValue: value)
        if lineEnd != nil || value == "unset" {
          file.sections.append(Section(pattern: pattern, lineEnd: lineEnd, line: index + 1))
        }
      }
    }
    return file
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first, first == 0x20 || first == 0x09 || first == 0x0D { text = text.dropFirst() }
    while let last = text.last, last == 0x20 || last == 0x09 || last == 0x0D { text = text.dropLast() }
    return text
  }
}
