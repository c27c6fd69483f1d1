// What holds of every source file and of the repository as a whole.

import Foundation
import TestSupport
import Testing

@Suite struct SourceTests {
  static let all = sources(in: "Sources", "Tests")

  @Test(arguments: all) func saysWhatItIs(_ source: SourceText) {
    #expect(source.lines.first?.hasPrefix("// ") == true, "the first line of \(source.path) says no subject")
  }

  @Test(arguments: all) func isOfReadableLength(_ source: SourceText) {
    #expect(source.lines.count <= 601, "\(source.path) has \(source.lines.count - 1) lines: one subject?")
  }

  @Test(arguments: sources(in: "Sources")) func writesOnlyThroughTheOutput(_ source: SourceText) {
    // stdout belongs to the command, and under the language server to the protocol.
    for line in code(source) {
      #expect(!hasCall(line, "print") && !hasCall(line, "debugPrint"), "\(source.path): \(line)")
    }
  }

  @Test(arguments: sources(in: "Sources")) func doesNotEndTheProcess(_ source: SourceText) {
    for line in code(source) {
      for name in ["fatalError", "preconditionFailure", "precondition", "assertionFailure", "abort"] {
        #expect(!hasCall(line, name), "\(source.path): \(line)")
      }
      #expect(!line.contains("try!") && !line.contains("as!"), "\(source.path): \(line)")
    }
  }

  @Test(arguments: sources(in: "Sources")) func callsTheSystemInOneFile(_ source: SourceText) {
    guard !platformFiles.contains(source.path) else { return }
    for line in code(source) {
      #expect(
        !line.contains("canImport(Glibc)") && !line.contains("canImport(Musl)") && !line.contains("canImport(Darwin)"),
        "\(source.path): \(line)")
    }
  }

  /// Lines without those that are comments.
  private func code(_ source: SourceText) -> [String] {
    source.lines.filter { !$0.drop { $0 == " " }.hasPrefix("//") }
  }

  /// Whether `line` calls the function `name`, and no method or longer name that ends so.
  private func hasCall(_ line: String, _ name: String) -> Bool {
    var rest = line[...]
    while let range = rest.range(of: name + "(") {
      let before = range.lowerBound > line.startIndex ? line[line.index(before: range.lowerBound)] : " "
      if !before.isLetter, !before.isNumber, before != ".", before != "_" { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }
}

@Suite(.enabled(if: trackedFiles != nil, "not a clone")) struct RepositoryTests {
  @Test func topLevelIsFixed() {
    let allowed: Set<String> = ["Package.swift", "Sources", "Tests", "grammar", "editors", "README.md"]
    for path in trackedFiles ?? [] {
      let top = String(path.prefix { $0 != "/" })
      #expect(top.hasPrefix(".") || allowed.contains(top), "\(path)")
    }
  }

  /// No path of a developer's machine, in any text file.
  @Test func noMachinePaths() throws {
    // Spelled apart, so that this file does not name them.
    let forbidden = ["work", "root", "farm", "tmp/wt"].map { "/\($0)/" }
    for path in trackedFiles ?? [] {
      guard let text = try? String(contentsOf: repositoryRoot.appending(path: path), encoding: .utf8) else { continue }
      for line in text.split(separator: "\n") {
        for place in forbidden {
          guard let range = line.range(of: place) else { continue }
          // Behind a name it is a path inside of something, else one that begins at the root of a machine.
          let before = range.lowerBound > line.startIndex ? line[line.index(before: range.lowerBound)] : " "
          #expect(before.isLetter || before.isNumber || before == "." || before == "_", "\(path): \(line)")
        }
      }
    }
  }
}
