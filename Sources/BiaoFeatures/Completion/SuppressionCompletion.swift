// Completion in comments: suppressions with the names of rules.

import BiaoModel
import BiaoRules
import BiaoSyntax

extension DocumentView {
  /// `hebiao-ignore` and the rules whose findings it can silence, those of the next line first.
  func suppressions(at place: CompletionPlace) -> CompletionList {
    guard let text = tree.text(ofLine: place.line), place.offset >= text.lowerBound || text.isEmpty else {
      return CompletionList()
    }
    let bytes = tree.bytes
    var wordEnd = text.lowerBound
    while wordEnd < text.upperBound, bytes[wordEnd] > 0x20, bytes[wordEnd] != 0x3A, bytes[wordEnd] < 0x80 {
      wordEnd += 1
    }
    if text.isEmpty || place.offset <= wordEnd {
      let range = text.isEmpty ? place.offset..<place.offset : text.lowerBound..<wordEnd
      return keywords(at: place, replacing: range)
    }
    guard let scope = Suppression.read(place.line, in: tree)?.scope, scope != .unknown else { return CompletionList() }
    // The word around the cursor, unless a colon before it ends the names.
    var piece = wordEnd
    var start = wordEnd
    var i = wordEnd
    while i < place.offset {
      if bytes[i] == 0x3A || isWideMark(0x9A, at: i) { return CompletionList() }
      if bytes[i] == 0x2C || bytes[i] == 0x20 { start = i + 1 }
      if isWideMark(0x8C, at: i) || isEnumerationComma(at: i) { start = i + 3 }
      if start > i, bytes[i] != 0x20 { piece = start }
      i += 1
    }
    start = min(start, place.offset)
    var end = place.offset
    while end < text.upperBound, bytes[end] > 0x20, bytes[end] != 0x2C, bytes[end] != 0x3A, bytes[end] < 0x80 {
      end += 1
    }
    let isLast = scope.isSilencing && tree.trimmed(ByteRange(clamping: end, text.upperBound)).isEmpty
    let before = tree.trimmed(ByteRange(clamping: piece, start))
    if before.isEmpty { return rules(at: place, replacing: start..<end, isLast: isLast) }
    // Behind the name of a rule only the last day can stand.
    guard scope.isSilencing, Rule.named(tree.text(before)) != nil else { return CompletionList() }
    return conditions(at: place, replacing: start..<end, isLast: isLast)
  }

  private func conditions(at place: CompletionPlace, replacing range: ByteRange, isLast: Bool) -> CompletionList {
    var collector = CompletionCollector(tree, replacing: range, at: place.offset)
    for word in Suppression.Expiry.words {
      var snippet = Snippet(word == Suppression.Expiry.words[0] ? word + " " : word)
      snippet.addPlaceholder(say(zh: "年-月-日", en: "year-month-day"))
      if isLast { addReason(to: &snippet) }
      collector.add(
        CompletionCandidate(
          label: word, kind: .directive, detail: say(zh: "忽略到哪一天为止", en: "the last day of the suppression"),
          insertion: snippet))
    }
    return collector.list()
  }

  private func addReason(to snippet: inout Snippet) {
    snippet.addOnlyToSnippet(": ")
    snippet.addPlaceholder(say(zh: "理由", en: "reason"))
  }

  private func keywords(at place: CompletionPlace, replacing range: ByteRange) -> CompletionList {
    var collector = CompletionCollector(tree, replacing: range, at: place.offset)
    // Not after every word of an ordinary comment.
    let keywords = Suppression.Scope.written.map { ($0.keyword, detail(of: $0)) }
    guard range.isEmpty || keywords.contains(where: { $0.0.hasPrefix(collector.typed) }) else {
      return CompletionList()
    }
    // The comment's sigil and its text stand apart.
    let sigil = place.node.content + (tree.bytes[place.node.content] == 0x23 ? 1 : 3)
    let space = range.lowerBound == sigil ? " " : ""
    let isBare = tree.trimmed(ByteRange(clamping: range.upperBound, place.node.end)).isEmpty
    for (keyword, detail) in keywords {
      collector.add(
        CompletionCandidate(
          label: keyword, kind: .directive, detail: detail, insertion: Snippet(space + keyword + (isBare ? " " : ""))))
    }
    return collector.list()
  }

  private func detail(of scope: Suppression.Scope) -> String {
    switch scope {
    case .line, .unknown: say(zh: "忽略下一行的提示", en: "ignore findings of the next line")
    case .block: say(zh: "忽略下一行和它下级的提示", en: "ignore findings of the next line and of what is below it")
    case .range: say(zh: "从这里开始忽略提示", en: "ignore findings from here on")
    case .end: say(zh: "到这里不再忽略", en: "the end of what is ignored")
    case .file: say(zh: "忽略全文的提示", en: "ignore findings of the document")
    }
  }

  private func rules(at place: CompletionPlace, replacing range: ByteRange, isLast: Bool) -> CompletionList {
    var collector = CompletionCollector(tree, replacing: range, at: place.offset)
    var next = place.line + 1
    while next < tree.lines.count, !tree.lines[next].kind.isSignificant { next += 1 }
    let lines = next < tree.lines.count ? tree.fullRange(ofLine: next) : 0..<0
    var here: Set<String> = []
    for finding in examination.findings where lines.contains(finding.range.lowerBound) { here.insert(finding.rule) }
    for isHere in [true, false] {
      for rule in Rule.all where here.contains(rule.name) == isHere {
        var snippet = Snippet(rule.name)
        if isLast { addReason(to: &snippet) }
        collector.add(
          CompletionCandidate(
            label: rule.name, kind: .rule, detail: rule.summary[language], insertion: snippet, key: .rule(rule.name),
            isPreselected: isHere && here.count == 1))
      }
    }
    return collector.list()
  }

  private func isWideMark(_ last: UInt8, at i: Int) -> Bool {
    tree.bytes[i] == 0xEF && i + 2 < tree.bytes.count && tree.bytes[i + 1] == 0xBC && tree.bytes[i + 2] == last
  }

  private func isEnumerationComma(at i: Int) -> Bool {
    tree.bytes[i] == 0xE3 && i + 2 < tree.bytes.count && tree.bytes[i + 1] == 0x80 && tree.bytes[i + 2] == 0x81
  }
}
