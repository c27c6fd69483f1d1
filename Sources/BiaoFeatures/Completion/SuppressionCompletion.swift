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
    guard
      bytes[text.lowerBound..<wordEnd].elementsEqual("hebiao-ignore".utf8)
        || bytes[text.lowerBound..<wordEnd].elementsEqual("hebiao-ignore-file".utf8)
    else { return CompletionList() }
    // The word around the cursor, unless a colon before it ends the names.
    var start = wordEnd
    var i = wordEnd
    while i < place.offset {
      if bytes[i] == 0x3A || isWideMark(0x9A, at: i) { return CompletionList() }
      if bytes[i] == 0x2C || bytes[i] == 0x20 { start = i + 1 }
      if isWideMark(0x8C, at: i) || isEnumerationComma(at: i) { start = i + 3 }
      i += 1
    }
    start = min(start, place.offset)
    var end = place.offset
    while end < text.upperBound, bytes[end] > 0x20, bytes[end] != 0x2C, bytes[end] != 0x3A, bytes[end] < 0x80 {
      end += 1
    }
    return rules(
      at: place, replacing: start..<end, isLast: tree.trimmed(ByteRange(clamping: end, text.upperBound)).isEmpty)
  }

  private func keywords(at place: CompletionPlace, replacing range: ByteRange) -> CompletionList {
    var collector = CompletionCollector(tree, replacing: range, at: place.offset)
    // Not after every word of an ordinary comment.
    guard range.isEmpty || "hebiao-ignore-file".hasPrefix(collector.typed) else { return CompletionList() }
    // The comment's sigil and its text stand apart.
    let sigil = place.node.content + (tree.bytes[place.node.content] == 0x23 ? 1 : 3)
    let space = range.lowerBound == sigil ? " " : ""
    let isBare = tree.trimmed(ByteRange(clamping: range.upperBound, place.node.end)).isEmpty
    for (keyword, detail) in [
      ("hebiao-ignore", say(zh: "忽略下一行的提示", en: "ignore findings of the next line")),
      ("hebiao-ignore-file", say(zh: "忽略全文的提示", en: "ignore findings of the document")),
    ] {
      collector.add(
        CompletionCandidate(
          label: keyword, kind: .directive, detail: detail, insertion: Snippet(space + keyword + (isBare ? " " : ""))))
    }
    return collector.list()
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
        if isLast {
          snippet.addOnlyToSnippet(language == .zh ? ": " : ": ")
          snippet.addPlaceholder(say(zh: "理由", en: "reason"))
        }
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
