// Forms with the faults that reviewers send back, each audited by a person: what is found of them, and what beside them.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Foundation
import TestSupport
import Testing

/// `Tests/Fixtures/audited/faults.tsv`: file, line, status, kind, fault. What an audit lists is `found` or `missed`, or
/// `arguable`, where the auditor would not insist; `other` is a finding on a line that the audit does not list, by its rule.
/// Whoever makes a check that finds a missed fault writes `found` there; a fault that is no longer found fails.
@Suite struct AuditedFormsTests {
  private struct Row {
    var file: Substring
    var line: Int
    var status: Substring
    var kind: Substring
  }

  private static let folder = repositoryRoot.appending(path: "Tests/Fixtures/audited")

  private static func rows() throws -> [Row] {
    let table = try String(contentsOf: folder.appending(path: "faults.tsv"), encoding: .utf8)
    return try table.split(separator: "\n").dropFirst().map { text in
      let cells = text.split(separator: "\t", maxSplits: 4)
      return Row(file: cells[0], line: try #require(Int(cells[1])), status: cells[2], kind: cells[3])
    }
  }

  /// The rules that speak of each line of each form.
  private static func findings() -> [String: [Int: [String]]] {
    let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())
    var found: [String: [Int: [String]]] = [:]
    for document in Document.documents(in: folder) where document.name.hasSuffix(".biao") {
      let source = SourceFile(path: document.name, tree: Tree(document.bytes))
      found[document.name] = [:]
      for finding in linter.lint(source) {
        let line = source.tree.position(at: finding.range.lowerBound, in: .codePoint).line + 1
        found[document.name, default: [:]][line, default: []].append(finding.rule)
      }
    }
    return found
  }

  @Test func findsWhatItFound() throws {
    let (rows, findings) = (try AuditedFormsTests.rows(), AuditedFormsTests.findings())
    #expect(findings.count >= 16 && rows.count { $0.status == "found" } >= 170)
    for row in rows {
      let speaks = findings[String(row.file)]?[row.line] != nil
      switch row.status {
      case "found": #expect(speaks, "\(row.file):\(row.line) \(row.kind) is no longer found")
      case "missed": #expect(!speaks, "\(row.file):\(row.line) \(row.kind) is found now")
      case "other", "arguable": break
      default: Issue.record("\(row.file):\(row.line): no such status: \(row.status)")
      }
    }
  }

  @Test func saysNothingElse() throws {
    let (rows, findings) = (try AuditedFormsTests.rows(), AuditedFormsTests.findings())
    var allowed: Set<String> = []
    for row in rows { allowed.insert("\(row.file):\(row.line) \(row.status == "other" ? String(row.kind) : "")") }
    for (file, lines) in findings {
      for (line, rules) in lines where !allowed.contains("\(file):\(line) ") {
        for rule in rules { #expect(allowed.contains("\(file):\(line) \(rule)"), "\(file):\(line): \(rule)") }
      }
    }
  }
}
