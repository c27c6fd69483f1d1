// Which target may import which: the one table, and every import line held to it.
//
// SwiftPM lets a target import an undeclared sibling, so that the table would otherwise be a wish.

import Testing

/// Our own targets that a target may import. Everything not listed is forbidden.
private let allowed: [String: Set<String>] = [
  "BiaoSyntax": [],
  "BiaoValues": ["BiaoSyntax"],
  "BiaoLibrary": [],
  "BiaoModel": ["BiaoSyntax", "BiaoValues", "BiaoLibrary"],
  "BiaoRules": ["BiaoSyntax", "BiaoValues", "BiaoModel"],
  "BiaoWorkspace": ["BiaoSyntax", "BiaoValues", "BiaoModel", "BiaoRules"],
  "BiaoFormat": ["BiaoSyntax", "BiaoValues", "BiaoModel"],
  "BiaoFeatures": ["BiaoSyntax", "BiaoValues", "BiaoModel", "BiaoRules", "BiaoFormat", "BiaoLibrary"],
  "BiaoServer": ["BiaoSyntax", "BiaoValues", "BiaoModel", "BiaoRules", "BiaoFormat", "BiaoFeatures", "BiaoWorkspace"],
  "hebiao": [
    "BiaoSyntax", "BiaoValues", "BiaoModel", "BiaoRules", "BiaoFormat", "BiaoFeatures", "BiaoWorkspace", "BiaoServer",
    "HebiaoCommand",
  ],
  "Tokens": ["BiaoFeatures", "BiaoSyntax", "BiaoWorkspace"],
  "Benchmarks": ["BiaoSyntax", "BiaoValues", "BiaoModel", "BiaoRules", "BiaoFormat", "BiaoFeatures", "BiaoWorkspace"],
  "Support": [],
]

/// What of the toolchain a target may import beside the standard library. Foundation is for tests alone: one use of it
/// makes the binary five times as large and doubles the time of a start.
private let toolchain: [String: Set<String>] = [
  "BiaoValues": ["Synchronization"],
  "BiaoModel": ["Synchronization"],
  "BiaoRules": ["Synchronization"],
  "BiaoWorkspace": ["Synchronization"],
  "BiaoServer": ["Synchronization"],
  "hebiao": ["Synchronization"],
  "Support": ["Foundation"],
]

/// The C library under its three names.
private let platformModules: Set<String> = ["Glibc", "Musl", "Darwin"]

/// The files that may call the operating system.
let platformFiles: Set = [
  "Sources/BiaoWorkspace/Platform.swift", "Sources/BiaoWorkspace/PlatformReplacing.swift",
  "Sources/BiaoWorkspace/PlatformProcess.swift", "Sources/BiaoWorkspace/PlatformThreads.swift",
  "Sources/BiaoWorkspace/PlatformWatching.swift",
]

/// The sources that the table speaks of.
private let held = sources(in: "Sources", "Tests/Benchmarks", "Tests/Support", "Tests/Tokens")

@Suite struct ImportsTests {
  @Test(arguments: held)
  func importsAreAllowed(_ source: SourceText) throws {
    let own = try #require(allowed[source.target], "\(source.target) is not in the table")
    for line in source.lines {
      guard let module = importedModule(line) else { continue }
      if platformFiles.contains(source.path), platformModules.contains(module) { continue }
      let isAllowed = own.contains(module) || toolchain[source.target, default: []].contains(module)
      #expect(isAllowed, "\(source.path) imports \(module)")
    }
  }

  /// The table holds no target that is gone.
  @Test func tableIsCurrent() {
    #expect(Set(held.map(\.target)) == Set(allowed.keys))
  }

  @Test func importLinesAreRecognised() {
    #expect(importedModule("import BiaoSyntax") == "BiaoSyntax")
    #expect(importedModule("  package import BiaoSyntax") == "BiaoSyntax")
    #expect(importedModule("@testable import hebiao") == "hebiao")
    #expect(importedModule("import struct Foundation.URL") == "Foundation")
    #expect(importedModule("@preconcurrency private import Foundation // why") == "Foundation")
    #expect(importedModule("// import Foundation") == nil)
    #expect(importedModule("let important = 1") == nil)
  }
}

/// The module of an import line; nil for any other line.
private func importedModule(_ line: String) -> String? {
  let words = line.split { $0 == " " || $0 == "\t" }
  guard let index = words.firstIndex(of: "import"), index + 1 < words.count else { return nil }
  let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
  guard words[..<index].allSatisfy({ $0.hasPrefix("@") || modifiers.contains($0) }) else { return nil }
  let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
  let name = kinds.contains(words[index + 1]) && index + 2 < words.count ? words[index + 2] : words[index + 1]
  return name.split(separator: ".").first.map(String.init)
}
