// The register of suppressions as text, as JSON and as a Markdown table.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues
import BiaoWorkspace

/// A comment that silences rules, or should.
struct SuppressionEntry: Sendable {
  struct Name: Sendable {
    var rule: String
    var state: Suppression.State
    /// Findings that it hides; of an expired one those that it would hide.
    var hidden: Int
    /// As far as it can be read.
    var until: String?
    /// The day is written, and is none.
    var hasFaultyDay: Bool
  }

  var file: String
  /// From 1.
  var line: Int
  var scope: Suppression.Scope
  /// From 1; nil where it speaks of nothing.
  var lines: ClosedRange<Int>?
  var names: [Name]
  var reason: String?
  var isUnpaired: Bool

  /// Those of a document; a comment that ends a range belongs to that which begins it.
  static func all(_ suppressions: [Suppression], in source: SourceFile) -> [SuppressionEntry] {
    suppressions.filter { $0.scope != .end || $0.isUnpaired }.map { suppression in
      SuppressionEntry(
        file: source.path, line: suppression.line + 1, scope: suppression.scope,
        lines: suppression.lines.flatMap { $0.isEmpty ? nil : $0.lowerBound + 1...$0.upperBound },
        names: suppression.names.map { name in
          Name(
            rule: name.text, state: name.state, hidden: name.hidden, until: name.expiry?.lastDay?.hyphenated,
            hasFaultyDay: name.expiry.map { $0.lastDay == nil } ?? false)
        },
        reason: suppression.reason.map { source.tree.text($0) }, isUnpaired: suppression.isUnpaired)
    }
  }

  /// Whether somebody has to look at it.
  var isUseless: Bool {
    isUnpaired || scope == .unknown || names.isEmpty || names.contains(where: \.isUseless)
  }
}

extension SuppressionEntry.Name {
  var isUseless: Bool {
    switch state {
    case .used, .unjudged: hasFaultyDay
    case .unused, .expired, .unknown: true
    }
  }
}

/// What is counted over all documents.
struct SuppressionTotal: Sendable {
  var files = 0
  var comments = 0
  /// Comments that somebody has to look at.
  var useless = 0
  var byState: [Suppression.State: Int] = [:]

  mutating func add(_ entries: [SuppressionEntry]) {
    if !entries.isEmpty { files += 1 }
    comments += entries.count
    for entry in entries {
      if entry.isUseless { useless += 1 }
      for name in entry.names { byState[name.state, default: 0] += 1 }
    }
  }
}

/// Writes entries in the order in which they come: by file, then by line.
///
/// As JSON:
///
///     {"version": 1,
///      "suppressions": [
///        {"path": "…", "line": 1, "scope": "line" | "block" | "range" | "file" | "end" | "unknown",
///         "lines": {"first": 2, "last": 2} | null,
///         "rules": [{"name": "…", "state": "used" | "unused" | "expired" | "unknown" | "unjudged", "hidden": 1,
///                    "until": "2027-06-30" | null}],
///         "reason": "…" | null}],
///      "summary": {"files": 1, "comments": 1, "used": 1, "unused": 0, "expired": 0, "unknown": 0, "unjudged": 0}}
///
/// Every key is always there, in this order, one comment a line. `files` counts those with comments, the other numbers but
/// `comments` count rules. A scope `end` or `unknown` is a comment that has no effect. Keys may be added under the same
/// version.
struct SuppressionRegister: Sendable {
  let format: SuppressionFormat
  let words: Wording

  var opening: [UInt8] {
    switch format {
    case .text: []
    case .json: Array(#"{"version":1,"suppressions":["#.utf8)
    case .markdown: Array((row(columns) + row(columns.map { _ in "---" })).utf8)
    }
  }

  func render(_ entries: [SuppressionEntry], isFirst: Bool) -> [UInt8] {
    switch format {
    case .text: return Array(entries.map(text).joined().utf8)
    case .markdown: return Array(entries.map(rows).joined().utf8)
    case .json:
      var writer = JSONWriter()
      for (index, entry) in entries.enumerated() {
        writer.raw(isFirst && index == 0 ? "\n" : ",\n")
        write(entry, to: &writer)
      }
      return writer.bytes
    }
  }

  func closing(_ total: SuppressionTotal) -> [UInt8] {
    switch format {
    case .text: return Array((summary(total) + "\n").utf8)
    case .markdown: return Array(("\n" + summary(total) + "\n").utf8)
    case .json:
      var writer = JSONWriter()
      writer.raw("\n],\"summary\":{\"files\":\(total.files),\"comments\":\(total.comments)")
      for state in Suppression.State.allCases { writer.raw(",\"\(state.rawValue)\":\(total.byState[state] ?? 0)") }
      writer.raw("}}\n")
      return writer.bytes
    }
  }

  // MARK: - Words

  private func summary(_ total: SuppressionTotal) -> String {
    if total.comments == 0 { return words.choose("没有忽略注释", "no suppressions") }
    let states = Suppression.State.allCases.compactMap { state in
      total.byState[state].map { "\(name(of: state)) \($0)" }
    }
    let files = total.files == 1 ? "1 file" : "\(total.files) files"
    let comments = total.comments == 1 ? "1 comment" : "\(total.comments) comments"
    let head = words.choose("\(total.comments) 条忽略注释，在 \(total.files) 个文件里", "\(comments) in \(files)")
    return states.isEmpty ? head : head + words.choose("：", ": ") + states.joined(separator: words.choose("，", ", "))
  }

  private func name(of state: Suppression.State) -> String {
    switch state {
    case .used: words.choose("用上", "used")
    case .unused: words.choose("没有用上", "unused")
    case .expired: words.choose("过期", "expired")
    case .unknown: words.choose("没有这条规则", "no such rule")
    case .unjudged: words.choose("不知道", "not known")
    }
  }

  private func name(of scope: Suppression.Scope) -> String {
    switch scope {
    case .line: words.choose("下一行", "next line")
    case .block: words.choose("下一行及下级", "block")
    case .range: words.choose("一段", "range")
    case .file: words.choose("全文", "file")
    case .end: words.choose("没有开头的结尾", "end without beginning")
    case .unknown: words.choose("没有这种写法", "no such keyword")
    }
  }

  private func scope(_ entry: SuppressionEntry) -> String {
    let name = name(of: entry.scope)
    guard entry.scope == .block || entry.scope == .range, let lines = entry.lines else { return name }
    return words.choose(
      "\(name)（\(lines.lowerBound)–\(lines.upperBound) 行", "\(name) (lines \(lines.lowerBound)–\(lines.upperBound)")
      + (entry.isUnpaired ? words.choose("，没有结尾", ", without end") : "") + words.choose("）", ")")
  }

  private func day(_ name: SuppressionEntry.Name) -> String? {
    if let until = name.until { return words.choose("到 \(until)", "until \(until)") }
    return name.hasFaultyDay ? words.choose("期限不是日期", "until no date") : nil
  }

  private func state(_ name: SuppressionEntry.Name) -> String {
    let state = self.name(of: name.state)
    switch name.state {
    case .used: return words.choose("忽略 \(name.hidden) 处", "hides \(name.hidden)")
    case .expired where name.hidden > 0:
      return words.choose("\(state)，问题还有 \(name.hidden) 处", "\(state), \(name.hidden) left")
    case .unused, .expired, .unknown, .unjudged: return state
    }
  }

  // MARK: - Text

  /// A line for each rule: `a.biao:3: vague-target · 下一行 · 到 2027-06-30 · 忽略 1 处 · 理由`.
  private func text(_ entry: SuppressionEntry) -> String {
    let place = "\(terminalSafe(entry.file)):\(entry.line): "
    let reason = entry.reason.map { [terminalSafe($0)] } ?? []
    if entry.names.isEmpty {
      return place + ([words.choose("没有规则", "no rule"), scope(entry)] + reason).joined(separator: " · ") + "\n"
    }
    return entry.names.map { name in
      let parts = [terminalSafe(name.rule), scope(entry)] + (day(name).map { [$0] } ?? []) + [state(name)] + reason
      return place + parts.joined(separator: " · ") + "\n"
    }.joined()
  }

  // MARK: - Markdown

  private var columns: [String] {
    words.language == .zh
      ? ["位置", "规则", "范围", "期限", "状态", "理由"] : ["Place", "Rule", "Scope", "Last day", "State", "Reason"]
  }

  private func rows(_ entry: SuppressionEntry) -> String {
    let place = "\(entry.file):\(entry.line)"
    let reason = entry.reason ?? ""
    if entry.names.isEmpty {
      return row([place, words.choose("没有规则", "no rule"), scope(entry), "", "", reason].map(cell))
    }
    return entry.names.map { name in
      let until = name.until ?? (name.hasFaultyDay ? words.choose("不是日期", "no date") : "")
      return row([place, name.rule, scope(entry), until, state(name), reason].map(cell))
    }.joined()
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  private func cell(_ text: String) -> String { Markdown.escaped(text) }

  // MARK: - JSON

  private func write(_ entry: SuppressionEntry, to writer: inout JSONWriter) {
    writer.raw(#"{"path":"#)
    writer.string(entry.file)
    writer.raw(",\"line\":\(entry.line),\"scope\":\"\(entry.scope.rawValue)\",\"lines\":")
    writer.raw(entry.lines.map { "{\"first\":\($0.lowerBound),\"last\":\($0.upperBound)}" } ?? "null")
    writer.raw(#","rules":["#)
    for (index, name) in entry.names.enumerated() {
      writer.raw(index == 0 ? #"{"name":"# : #",{"name":"#)
      writer.string(name.rule)
      writer.raw(",\"state\":\"\(name.state.rawValue)\",\"hidden\":\(name.hidden),\"until\":")
      writer.raw(name.until.map { "\"\($0)\"" } ?? "null")
      writer.raw("}")
    }
    writer.raw(#"],"reason":"#)
    if let reason = entry.reason { writer.string(reason) } else { writer.raw("null") }
    writer.raw("}")
  }
}
