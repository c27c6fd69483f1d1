// Code actions: what can be changed at a place, each with its change made only when it is chosen.

import BiaoModel
package import BiaoRules
package import BiaoSyntax

/// One change that is offered.
package struct CodeAction: Sendable {
  /// One line, in the author's language.
  package var title: String
  /// A kind of the Language Server Protocol, with our own kinds below its kinds: `refactor.rewrite.split.hebiao`.
  package var kind: String
  /// The index into the examination's findings of the one that it removes.
  package var finding: Int?
  /// Whether it may be applied without a choice.
  package var isPreferred = false
  /// Why it cannot be applied here; the client shows it in grey.
  package var disabled: String?
  /// With which `codeActionChange` makes the change.
  package var key: CodeActionKey
}

/// Names a change of a document. Its text goes through the client and back.
package enum CodeActionKey: Sendable, Hashable {
  /// The fix at that index of the finding of that rule in that range.
  case fix(rule: String, range: ByteRange, index: Int)
  case fixAll
  /// A comment before the line that silences the rule; nil for the whole document.
  case suppress(rule: String, line: Int?)
  case newForm
  case newTemplate
  /// All lines of the template, in a form that has none.
  case fillForm
  case sortTiers(line: Int)
  case split(line: Int)
  /// The line with the next indicator beside it.
  case merge(line: Int)
  /// The amount at that offset in 元 with that power of ten.
  case convert(offset: Int, power: Int)
  case canonicalTarget(line: Int)
  case halfwidth(line: Int)

  package var text: String {
    switch self {
    case .fix(let rule, let range, let index): "fix:\(rule):\(range.lowerBound):\(range.upperBound):\(index)"
    case .fixAll: "fixAll"
    case .suppress(let rule, let line): "suppress:\(rule):\(line.map { String($0) } ?? "file")"
    case .newForm: "newForm"
    case .newTemplate: "newTemplate"
    case .fillForm: "fillForm"
    case .sortTiers(let line): "sortTiers:\(line)"
    case .split(let line): "split:\(line)"
    case .merge(let line): "merge:\(line)"
    case .convert(let offset, let power): "convert:\(offset):\(power)"
    case .canonicalTarget(let line): "canonicalTarget:\(line)"
    case .halfwidth(let line): "halfwidth:\(line)"
    }
  }

  package init?(text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    func number(_ index: Int) -> Int? { parts.indices.contains(index) ? Int(parts[index]) : nil }
    switch (parts.first, parts.count) {
    case ("fix", 5):
      guard let lower = number(2), let upper = number(3), lower <= upper, let index = number(4) else { return nil }
      self = .fix(rule: parts[1], range: lower..<upper, index: index)
    case ("fixAll", 1): self = .fixAll
    case ("suppress", 3):
      guard parts[2] == "file" || number(2) != nil else { return nil }
      self = .suppress(rule: parts[1], line: number(2))
    case ("newForm", 1): self = .newForm
    case ("newTemplate", 1): self = .newTemplate
    case ("fillForm", 1): self = .fillForm
    case ("convert", 3):
      guard let offset = number(1), let power = number(2) else { return nil }
      self = .convert(offset: offset, power: power)
    case (let name?, 2):
      guard let line = number(1) else { return nil }
      switch name {
      case "sortTiers": self = .sortTiers(line: line)
      case "split": self = .split(line: line)
      case "merge": self = .merge(line: line)
      case "canonicalTarget": self = .canonicalTarget(line: line)
      case "halfwidth": self = .halfwidth(line: line)
      default: return nil
      }
    default: return nil
    }
  }
}

/// What an action does.
package struct CodeActionChange: Sendable {
  /// In document order, without overlap.
  package var edits: [TextEdit] = []
  /// The last of the edits with places to fill in, for clients that can show them.
  package var snippet: Snippet?
  package var newDocument: NewDocument?

  package struct NewDocument: Sendable {
    /// A name for the file, without folder.
    package var fileName: String
    package var text: String
  }

  init(_ edits: [TextEdit]) { self.edits = edits }

  init(newDocument: NewDocument) { self.newDocument = newDocument }
}

extension DocumentView {
  /// What can be done in `range`, the fixes of the findings that touch it first. `only` are the kinds that are wanted, each
  /// with all below it; empty for all.
  package func codeActions(in range: ByteRange, only: [String] = []) -> [CodeAction] {
    var actions: [CodeAction] = []
    func wants(_ kind: String) -> Bool {
      only.isEmpty || only.contains { kind == $0 || kind.hasPrefix($0 + ".") || $0.hasPrefix(kind + ".") }
    }
    if wants("quickfix") { actions += quickFixes(in: range) + suppressionActions(in: range) }
    if wants("refactor") { actions += refactorings(in: range) }
    // That none of the safe fixes can be applied without a new fault is found out only where nothing else is asked for:
    // it costs several runs of the linter.
    if wants("source.fixAll"), examination.findings.contains(where: { $0.fixes.contains { $0.safety == .safe } }),
      only.isEmpty || !fixAllEdits().isEmpty
    {
      actions.append(
        CodeAction(
          title: say(zh: "修正全部可以放心修正的", en: "Fix everything that is safe to fix"), kind: "source.fixAll.hebiao",
          key: .fixAll))
    }
    return only.isEmpty
      ? actions
      : actions.filter { action in
        only.contains { action.kind == $0 || action.kind.hasPrefix($0 + ".") }
      }
  }

  /// The change of an action; nil where the document is no longer one in which it makes sense.
  package func codeActionChange(_ key: CodeActionKey) -> CodeActionChange? {
    switch key {
    case .fix(let rule, let range, let index):
      for finding in examination.findings
      where finding.range == range && finding.rule == rule && finding.fixes.indices.contains(index) {
        return CodeActionChange(finding.fixes[index].edits)
      }
      return nil
    case .fixAll:
      let edits = fixAllEdits()
      return edits.isEmpty ? nil : CodeActionChange(edits)
    case .suppress(let rule, let line): return suppression(of: rule, line: line)
    case .newForm: return newFormChange()
    case .newTemplate: return newTemplateChange()
    case .fillForm: return filledForm().map { CodeActionChange([$0]) }
    case .sortTiers(let line): return sortedTiers(ofGroupAt: line).map { CodeActionChange([$0]) }
    case .split(let line): return splitIndicator(at: line).map { CodeActionChange([$0]) }
    case .merge(let line): return mergedIndicators(from: line).map { CodeActionChange([$0]) }
    case .convert(let offset, let power):
      return convertedAmount(at: offset, power: power).map { CodeActionChange([$0]) }
    case .canonicalTarget(let line): return canonicalTarget(at: line).map { CodeActionChange([$0]) }
    case .halfwidth(let line):
      let edits = halfwidthDigits(ofLine: line)
      return edits.isEmpty ? nil : CodeActionChange(edits)
    }
  }

  // MARK: - Refactorings

  private func refactorings(in range: ByteRange) -> [CodeAction] {
    var actions: [CodeAction] = []
    let line = tree.lineIndex(at: max(range.lowerBound, 0))
    let lastLine = tree.lineIndex(at: max(range.upperBound, 0))
    func add(_ title: String, _ kind: String, _ key: CodeActionKey, disabled: String? = nil) {
      actions.append(
        CodeAction(title: title, kind: "refactor.\(kind).hebiao", disabled: disabled, key: key))
    }
    if let amount = amount(at: range.lowerBound) {
      for power in [0, 4, 8] where convertedAmount(at: range.lowerBound, power: power) != nil {
        let unit = Self.moneyUnit(power)
        let text = convertedText(amount, power: power) ?? unit
        add(
          say(zh: "换算成“\(text)”", en: "Convert to “\(text)”"), "rewrite.convertUnit",
          .convert(offset: range.lowerBound, power: power))
      }
    }
    if let edit = canonicalTarget(at: line) {
      add(
        say(zh: "改为“\(edit.text)”", en: "Write “\(edit.text)”"), "rewrite.canonicalTarget", .canonicalTarget(line: line)
      )
    }
    if !halfwidthDigits(ofLine: line).isEmpty {
      add(say(zh: "本行数字改为半角", en: "Use half-width digits in this line"), "rewrite.halfwidth", .halfwidth(line: line))
    }
    if let count = splitCount(at: line) {
      add(say(zh: "拆成\(count)项指标", en: "Split into \(count) indicators"), "rewrite.split", .split(line: line))
    }
    if lastLine > line, let merge = mergeable(from: line, through: lastLine) {
      add(
        say(zh: "与下一项指标合并", en: "Merge with the next indicator"), "rewrite.merge", .merge(line: line),
        disabled: merge.reason)
    }
    if let group = unsortedGroup(around: line) {
      add(
        say(zh: "按模板的次序排列各层级", en: "Sort the tiers in the template's order"), "rewrite.sortTiers",
        .sortTiers(line: group))
    }
    if isTemplate {
      add(say(zh: "按这个模板新建一张表", en: "Create a form from this template"), "extract.form", .newForm)
    } else if isBareForm {
      add(
        say(zh: "写出“\(template.name)”的整张表", en: "Write out the whole form “\(template.name)”"), "rewrite.fillForm",
        .fillForm)
    } else if form != nil, line <= tree.headEnd {
      add(say(zh: "由这张表新建一个模板", en: "Create a template from this form"), "extract.template", .newTemplate)
    }
    return actions
  }
}

extension Tree {
  /// The terminator of the document's first line.
  var terminator: String {
    guard let first = lines.first else { return "\n" }
    let range = ByteRange(clamping: first.end, fullRange(ofLine: 0).upperBound)
    return range.isEmpty ? "\n" : text(range)
  }

  /// The line after the last one of a line's subtree that is neither blank nor a comment.
  func contentEnd(ofSubtree line: Int) -> Int {
    var last = Swift.max(lines[line].subtreeEnd, line + 1) - 1
    while last > line, !lines[last].kind.isSignificant { last -= 1 }
    return last + 1
  }
}
