// What a run found, counted: by rule and by document.

package import BiaoRules

/// The findings of one document, counted.
package struct DocumentTally: Sendable {
  package var counts = SeverityCounts()
  /// In the order in which the rules came up.
  package var rules: [RuleTally] = []

  package init(_ findings: [Finding]) {
    counts = SeverityCounts(findings)
    for finding in findings {
      let isFixable = finding.fixes.contains { $0.safety == .safe }
      // A document has faults of few rules, mostly several in a row of the same one.
      if let index = rules.lastIndex(where: { $0.rule == finding.rule }) {
        rules[index].count += 1
        if isFixable { rules[index].fixableCount += 1 }
      } else {
        rules.append(RuleTally(rule: finding.rule, count: 1, fixableCount: isFixable ? 1 : 0))
      }
    }
  }
}

/// How many findings a rule has.
package struct RuleTally: Sendable, Hashable {
  package var rule: String
  package var count: Int
  /// Those with a fix that keeps the meaning.
  package var fixableCount: Int
}

/// The findings of a run, counted. Grows with the documents that have findings, not with the others.
package struct RunStatistics: Sendable, Hashable {
  package struct File: Sendable, Hashable {
    package var path: String
    package var counts: SeverityCounts
  }

  package private(set) var fixableCount = 0
  private var tallies: [String: RuleTally] = [:]
  /// The documents with findings, in the order of paths.
  package private(set) var files: [File] = []

  package init() {}

  package mutating func add(_ tally: DocumentTally, of path: String) {
    guard !tally.rules.isEmpty else { return }
    files.append(File(path: path, counts: tally.counts))
    for rule in tally.rules {
      fixableCount += rule.fixableCount
      tallies[rule.rule, default: RuleTally(rule: rule.rule, count: 0, fixableCount: 0)].count += rule.count
      tallies[rule.rule]?.fixableCount += rule.fixableCount
    }
  }

  /// The rules with findings, the most frequent first.
  package var rules: [RuleTally] {
    tallies.values.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
  }

  /// The folders of the documents with findings, those with the most first: each document counts for the folder in which
  /// it stands.
  package var folders: [File] {
    var folders: [String: SeverityCounts] = [:]
    for file in files {
      let folder = FilePath(file.path).parent.text
      folders[folder.isEmpty ? "." : folder, default: SeverityCounts()].add(file.counts)
    }
    return folders.map { File(path: $0.key, counts: $0.value) }.sorted {
      ($1.counts.total, $0.path) < ($0.counts.total, $1.path)
    }
  }

  /// The documents with the most findings first.
  package var worstFiles: [File] { files.sorted { ($1.counts.total, $0.path) < ($0.counts.total, $1.path) } }
}

extension SeverityCounts {
  package var total: Int { error + warning + info + hint }
}

/// Where a run is.
package struct RunProgress: Sendable {
  package enum Phase: Sendable {
    /// Looking for templates.
    case reading
    case linting
  }

  package var phase: Phase
  package var done: Int
  package var total: Int
}
