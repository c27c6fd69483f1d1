// What the tests of the command need: the repository, the built command, processes, folders to work in.

import Foundation
import TestSupport
import Testing

/// The folder of Package.swift.
let repositoryRoot = TestSupport.repositoryRoot

/// The command under test: the one that `HEBIAO_BINARY` names (a release build, say), else the one built with the tests.
let hebiaoBinary: URL = {
  if let path = ProcessInfo.processInfo.environment["HEBIAO_BINARY"] {
    return URL(filePath: path, relativeTo: repositoryRoot).absoluteURL
  }
  // The test bundle is a program beside it; under swift-testing's own runner the first argument names the bundle.
  for argument in CommandLine.arguments {
    let candidate = URL(filePath: argument).deletingLastPathComponent().appending(path: "hebiao")
    if argument.contains(".xctest"), FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
  }
  return Bundle.main.executableURL.map { $0.deletingLastPathComponent().appending(path: "hebiao") }
    ?? repositoryRoot.appending(path: ".build/debug/hebiao")
}()

/// Whether the command under test is an optimised build, which alone has a chance at very large files.
var isReleaseBinary: Bool { ProcessInfo.processInfo.environment["HEBIAO_BINARY"] != nil }

struct ProcessResult {
  var code: Int32
  var output: Data
  var errors: String

  var text: String { String(decoding: output, as: UTF8.self) }
}

/// Runs the command in `folder` with exactly the given environment beside PATH.
func hebiao(
  _ arguments: [String], in folder: URL? = nil, input: Data? = nil, environment: [String: String] = [:]
) throws -> ProcessResult {
  try runProcess(hebiaoBinary, arguments, in: folder, input: input, environment: environment)
}

func runProcess(
  _ program: URL, _ arguments: [String], in folder: URL? = nil, input: Data? = nil, environment: [String: String] = [:],
  keepsPath: Bool = true
) throws -> ProcessResult {
  // Through files: pipes would need readers beside the process, and large outputs are tested.
  let scratch = FileManager.default.temporaryDirectory.appending(path: "hebiao-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: scratch) }
  func file(_ name: String, _ data: Data = Data()) throws -> FileHandle {
    let url = scratch.appending(path: name)
    try data.write(to: url)
    return try FileHandle(forUpdating: url)
  }
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  process.currentDirectoryURL = folder
  var variables = environment
  if keepsPath { variables["PATH"] = ProcessInfo.processInfo.environment["PATH"] }
  process.environment = variables
  process.standardInput = try file("in", input ?? Data())
  process.standardOutput = try file("out")
  process.standardError = try file("err")
  try process.run()
  process.waitUntilExit()
  return ProcessResult(
    code: process.terminationStatus, output: try Data(contentsOf: scratch.appending(path: "out")),
    errors: String(decoding: try Data(contentsOf: scratch.appending(path: "err")), as: UTF8.self))
}

/// The path of a program on PATH.
func findTool(_ name: String) -> URL? {
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { URL(filePath: String($0)).appending(path: name) }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}

/// The output of a program that must succeed, else nil.
func runTool(_ program: URL, _ arguments: [String]) -> String? {
  guard let result = try? runProcess(program, arguments), result.code == 0 else { return nil }
  return result.text
}

/// A folder that is removed with the value.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "hebiao-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, with the folders that it needs.
  @discardableResult
  func write(_ path: String, _ text: String) throws -> URL { try write(path, Data(text.utf8)) }

  @discardableResult
  func write(_ path: String, _ data: Data) throws -> URL {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file
  }
}
