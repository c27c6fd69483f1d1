// The repository as the house tests see it: the files that git knows, and the sources.

import Foundation
import TestSupport
import Testing

/// A source file of the package.
struct SourceText: CustomTestStringConvertible {
  /// From the repository's root.
  var path: String
  var lines: [String]

  var testDescription: String { path }

  /// `Sources/BiaoSyntax/Tree.swift` is of `BiaoSyntax`, `Tests/Benchmarks/main.swift` of `Benchmarks`.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[1]) : ""
  }
}

/// The Swift files under `folders`, in the order of paths.
func sources(in folders: String...) -> [SourceText] {
  folders.flatMap { folder -> [SourceText] in
    let root = repositoryRoot.appending(path: folder)
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      guard let text = try? String(contentsOf: root.appending(path: name), encoding: .utf8) else { return nil }
      return SourceText(
        path: "\(folder)/\(name)",
        lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
  }
}

/// The paths that git tracks; nil outside of a clone, as in an unpacked archive.
let trackedFiles: [String]? = {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["git", "-c", "core.quotePath=false", "ls-files"]
  process.currentDirectoryURL = repositoryRoot
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return nil }
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { return nil }
  let paths = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  return paths.isEmpty ? nil : paths
}()
