// Directives: the words after `@`.

/// What a directive says. English and Chinese names are always both accepted.
public enum DirectiveKind: UInt8, Sendable, CaseIterable {
  case form, template, extends, unit, check, total

  /// The names, English first.
  public var keywords: [String] {
    switch self {
    case .form: ["form", "表"]
    case .template: ["template", "模板"]
    case .extends: ["extends", "继承"]
    case .unit: ["unit", "单位"]
    case .check: ["check", "核对"]
    case .total: ["total", "合计"]
    }
  }
}

/// A directive line in its parts, in bytes of the document.
public struct Directive: Sendable {
  /// Nil for a word that is no directive.
  public var kind: DirectiveKind?
  /// The word after `@`.
  public var keyword: ByteRange
  /// What follows, trimmed; may be empty.
  public var argument: ByteRange
}

extension Tree {
  /// The parts of the directive on line `index`, or nil if the line is none.
  public func directive(ofLine index: Int) -> Directive? {
    guard lines.indices.contains(index), lines[index].kind == .directive else { return nil }
    let line = lines[index]
    let sigil = bytes[line.content] == 0x40 ? 1 : 3
    let keyword = directiveKeyword(bytes, from: line.content + sigil, end: line.end)
    return Directive(
      kind: directiveKind(bytes, keyword: keyword), keyword: keyword,
      argument: trimmed(ByteRange(clamping: keyword.upperBound, line.end)))
  }
}

extension Directive {
  /// Where to speak of it: what it gives, or the directive itself where it gives nothing.
  public var visibleRange: ByteRange {
    argument.isEmpty
      ? ByteRange(clamping: Swift.max(keyword.lowerBound - 1, 0), keyword.upperBound) : argument
  }
}

extension Tree {
  /// The index of the first entry or item, before which the directives stand that say what the document is.
  public var headEnd: Int { lines.firstIndex { $0.kind == .entry || $0.kind == .item } ?? lines.count }

  /// The first directive of that kind before the first entry.
  public func headDirective(_ kind: DirectiveKind) -> Directive? {
    for index in 0..<headEnd where lines[index].kind == .directive {
      if let directive = directive(ofLine: index), directive.kind == kind { return directive }
    }
    return nil
  }
}

/// The word from `start` up to white space.
func directiveKeyword(_ bytes: [UInt8], from start: Int, end: Int) -> ByteRange {
  var i = start
  while i < end, !isSpace(bytes, at: i) { i += 1 }
  return ByteRange(clamping: start, i)
}

/// Compared as bytes, without case: forms begin with a directive, so this stands on the way of every file.
func directiveKind(_ bytes: [UInt8], keyword: ByteRange) -> DirectiveKind? {
  let word = bytes.span.extracting(keyword)
  // By index: to take a name out of the list would count its references.
  for index in directiveKeywords.indices where directiveKeywords[index].name.count == word.count {
    var i = 0
    while i < word.count {
      let folded = word[i] >= 0x41 && word[i] <= 0x5A ? word[i] | 0x20 : word[i]
      if folded != directiveKeywords[index].name[i] { break }
      i += 1
    }
    if i == word.count { return directiveKeywords[index].kind }
  }
  return nil
}

private let directiveKeywords: [(name: [UInt8], kind: DirectiveKind)] = DirectiveKind.allCases.flatMap { kind in
  kind.keywords.map { (Array($0.utf8), kind) }
}

/// The directives before the first entry of a text that is not parsed, if it begins as nearly all forms do: with blank lines,
/// comments and plain directives, then an entry whose name begins with an ideograph. Nil where only parsing it can tell.
public func plainHeadDirectives(atStartOf bytes: [UInt8]) -> [Directive]? {
  let text = bytes.span
  var directives: [Directive] = []
  var i = 0
  while i < text.count {
    while i < text.count, text[i] == 0x20 { i += 1 }
    guard i < text.count else { return nil }
    let start = i
    switch text[start] {
    case 0xE4...0xE9: return directives
    case 0x0A, 0x0D, 0x23, 0x40: break
    default: return nil
    }
    // What may be invisible, or end a line in another way, is left to the lexer.
    while i < text.count, text[i] >= 0x20, text[i] != 0xE2, text[i] != 0x7F { i += 1 }
    guard i < text.count, text[i] == 0x0A || text[i] == 0x0D else { return nil }
    if text[start] == 0x40 {
      let keyword = directiveKeyword(bytes, from: start + 1, end: i)
      guard let kind = directiveKind(bytes, keyword: keyword) else { return nil }
      directives.append(
        Directive(
          kind: kind, keyword: keyword, argument: trimmedRange(bytes, ByteRange(clamping: keyword.upperBound, i))))
    }
    i += 1
  }
  return nil
}
