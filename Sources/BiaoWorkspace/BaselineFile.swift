// A baseline as a file: the findings that a repository had when it adopted the linter, one a line.

import BiaoRules

/// Findings that are known and do not count.
///
///     # hebiao-baseline 1
///     甲/a.biao<TAB>vague-target<TAB>1<TAB>绩效指标/产出指标<TAB>- 服务水平: 明显提升
///
/// Each line is a file (from the folder of the baseline, with `/`), a rule, how many findings are alike in all of this, the
/// names of the tiers above the finding's line, and what that line says, each as in `FindingFingerprint`. Lines are sorted
/// and depend on nothing else, so that branches which add or remove findings in different places merge by themselves. Of
/// the same entry twice, as a merge may leave it, the larger number counts.
package struct Baseline: Sendable, Equatable {
  package struct Entry: Sendable, Hashable {
    package var file: FilePath
    package var rule: String
    package var count: Int
    package var path: String
    package var content: String

    /// As findings are compared with it.
    package var key: UInt64 { FindingFingerprint.key(rule: rule, path: path, content: content) }
  }

  /// Why a file is no baseline; `line` counts from 1.
  package struct Fault: Error, Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
      /// The first line is not that of a baseline.
      case noBaseline
      /// Written by a later program.
      case otherVersion(String)
      /// Not five fields.
      case fields
      case number(String)
      /// `%` without two hexadecimal digits in the path of a file.
      case escape
    }

    package var line: Int
    package var reason: Reason
  }

  /// Sorted as in the file.
  package private(set) var entries: [Entry]

  static let word = "# hebiao-baseline"
  static let version = "1"
  private static let tab: UInt8 = 0x09

  package init(_ entries: [Entry] = []) {
    self.entries = entries.sorted(by: Baseline.precedes)
  }

  private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
    if a.file != b.file { return a.file < b.file }
    return (a.rule, a.path, a.content, a.count) < (b.rule, b.path, b.content, b.count)
  }

  // MARK: - Reading

  package init(_ bytes: [UInt8]) throws(Fault) {
    var entries: [Entry] = []
    /// Where the entry for a file and key stands.
    var places: [FilePath: [UInt64: Int]] = [:]
    var number = 0
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count || number == 0 {
      let next = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let end = next > start && bytes[next - 1] == 0x0D ? next - 1 : next
      number += 1
      let line = bytes[start..<end]
      start = next + 1
      if number == 1 {
        try Baseline.checkHead(line)
        continue
      }
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let entry = try Baseline.entry(line, number)
      if let place = places[entry.file]?[entry.key] {
        entries[place].count = max(entries[place].count, entry.count)
      } else {
        places[entry.file, default: [:]][entry.key] = entries.count
        entries.append(entry)
      }
    }
    self.init(entries)
  }

  private static func checkHead(_ line: ArraySlice<UInt8>) throws(Fault) {
    guard line.starts(with: word.utf8) else { throw Fault(line: 1, reason: .noBaseline) }
    let found = String(decoding: line.dropFirst(word.utf8.count).filter { $0 != 0x20 }, as: UTF8.self)
    guard found == version else { throw Fault(line: 1, reason: .otherVersion(found)) }
  }

  private static func entry(_ line: ArraySlice<UInt8>, _ number: Int) throws(Fault) -> Entry {
    let fields = line.split(separator: tab, maxSplits: 4, omittingEmptySubsequences: false)
    // Editors take away the white space at the ends of lines.
    guard fields.count >= 3, !fields[0].isEmpty, !fields[1].isEmpty, !(fields.count == 5 && fields[4].contains(tab))
    else { throw Fault(line: number, reason: .fields) }
    let count = String(decoding: fields[2], as: UTF8.self)
    guard let count = Int(count), count > 0, count <= 1_000_000_000 else {
      throw Fault(line: number, reason: .number(count))
    }
    guard let file = unescaped(fields[0]) else { throw Fault(line: number, reason: .escape) }
    return Entry(
      file: file, rule: String(decoding: fields[1], as: UTF8.self), count: count,
      path: fields.count > 3 ? String(decoding: fields[3], as: UTF8.self) : "",
      content: fields.count > 4 ? String(decoding: fields[4], as: UTF8.self) : "")
  }

  // MARK: - Writing

  package var bytes: [UInt8] {
    var result = Array("\(Baseline.word) \(Baseline.version)\n".utf8)
    for entry in entries {
      result += Baseline.escaped(entry.file)
      for field in [entry.rule, String(entry.count), entry.path, entry.content] {
        result.append(Baseline.tab)
        result += field.utf8
      }
      while result.last == Baseline.tab { result.removeLast() }
      result.append(0x0A)
    }
    return result
  }

  /// Bytes that would end a field or a line, or are no text, as `%0A`.
  private static func escaped(_ file: FilePath) -> [UInt8] {
    let isText = Array(file.text.utf8) == file.bytes
    var result: [UInt8] = []
    for (index, byte) in file.bytes.enumerated() {
      let isPlain = byte >= 0x20 && byte != 0x7F && byte != 0x25 && (byte < 0x80 || isText)
      if isPlain, !(index == 0 && byte == UInt8(ascii: "#")) {
        result.append(byte)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += Array(("%" + (digits.utf8.count == 1 ? "0" : "") + digits).utf8)
      }
    }
    return result
  }

  private static func unescaped(_ field: ArraySlice<UInt8>) -> FilePath? {
    var result: [UInt8] = []
    var i = field.startIndex
    while i < field.endIndex {
      if field[i] != 0x25 {
        result.append(field[i])
        i += 1
        continue
      }
      guard i + 2 < field.endIndex, let high = hexadecimal(field[i + 1]), let low = hexadecimal(field[i + 2]) else {
        return nil
      }
      result.append(high << 4 | low)
      i += 3
    }
    return result.isEmpty ? nil : FilePath(result)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
