// Completion in a template: inherited lines, types and modifiers, names in relations.

import BiaoModel
import BiaoRules
import BiaoSyntax

extension DocumentView {
  // MARK: - Labels

  /// Lines that the template inherits and may say anew, and `- *` in a group.
  func templateLabels(at place: CompletionPlace) -> CompletionList {
    let node = place.node
    let frame = place.frame { field(ofTemplateLine: $0) != nil }
    let isNameOnly = node.kind.isSignificant && (node.colon != nil || node.subtreeEnd > place.line + 1)
    var range = place.offset..<place.offset
    if let name = tree.readLabel(ofLine: place.line)?.name, !name.isEmpty, !node.isQuoted,
      place.offset >= name.lowerBound
    {
      range = name.lowerBound..<max(name.upperBound, place.offset)
    }
    // `@` begins what most templates begin with.
    var collector = CompletionCollector(tree, replacing: range, at: place.offset)
    if let indentation = frame.indentation {
      collector.additionalEdits = [
        TextEdit(range: ByteRange(clamping: node.start, range.lowerBound), text: indentation)
      ]
    }
    guard !node.isQuoted, let field = frame.parent.map(field(ofTemplateLine:)) ?? 0 else { return CompletionList() }
    var present: Set<NameKey> = []
    for child in tree.children(of: frame.parent) where child != place.line {
      if let name = tree.readLabel(ofLine: child)?.name { present.insert(NameKey(tree.bytes, name)) }
    }
    if node.kind == .item { return collector.list() }
    for child in template.children(of: field) where !present.contains(template.fields[child].key) {
      let declared = template.fields[child]
      guard declared.origin.source > 0 else { continue }
      let name = Insertion.written(declared.name)
      collector.add(
        CompletionCandidate(
          label: declared.name, kind: .field, detail: say(zh: "继承 · ", en: "inherited · ") + detail(ofField: child),
          insertion: Snippet(isNameOnly ? name : name + ":"), key: .field(child)))
    }
    return collector.list()
  }

  /// The field that a line of a template declares, by the names on the way to it.
  func field(ofTemplateLine line: Int) -> Int? {
    var path: [Int] = []
    var current: Int? = line
    while let step = current, path.count <= Tree.maximumDepth {
      path.append(step)
      current = tree.lines[step].parent
    }
    var field = 0
    for step in path.reversed() {
      guard tree.lines[step].kind == .entry || tree.lines[step].kind == .item,
        let name = tree.readLabel(ofLine: step)?.name
      else { return nil }
      let key = NameKey(tree.bytes, name)
      if tree.lines[step].kind == .item {
        guard key == NameKey("*"), let items = template.fields[field].items else { return nil }
        field = items
      } else {
        guard let child = template.child(of: field, named: key) else { return nil }
        field = child
      }
    }
    return field
  }

  // MARK: - Types and modifiers

  /// Types after the colon, modifiers after a comma, the name of which parts are parts.
  func declarations(at place: CompletionPlace) -> CompletionList {
    guard let value = tree.value(ofLine: place.line) else { return CompletionList() }
    if place.node.kind == .item, let name = tree.readLabel(ofLine: place.line)?.name,
      NameKey(tree.bytes, name) != NameKey("*")
    {
      return CompletionList()
    }
    let pieces = pieces(of: value)
    let index = pieces.lastIndex { $0.lowerBound <= place.offset } ?? 0
    let piece = pieces.indices.contains(index) ? tree.trimmed(pieces[index]) : value
    let range =
      piece.isEmpty || place.offset < piece.lowerBound || place.offset > piece.upperBound
      ? place.offset..<place.offset : piece
    // A space, where none stands between the colon or comma and the cursor.
    let isTight =
      place.offset == range.lowerBound && range.lowerBound > 0
      && [0x3A, 0x2C].contains(tree.bytes[range.lowerBound - 1])
    let space = isTight ? " " : ""
    if index == 0 {
      if let name = operand(in: range, after: ["parts of", "构成 于", "构成"], at: place) {
        return names(in: name, isFormula: false, at: place)
      }
      return types(replacing: range, space: space, at: place)
    }
    return modifiers(replacing: range, space: space, type: pieces.first.map { tree.trimmed($0) }, at: place)
  }

  private func pieces(of value: ByteRange) -> [ByteRange] {
    var pieces: [ByteRange] = []
    var start = value.lowerBound
    var i = start
    var isQuoted = false
    while i < value.upperBound {
      let byte = tree.bytes[i]
      if byte == 0x22 { isQuoted.toggle() }
      let isWide = byte == 0xEF && i + 2 < value.upperBound && tree.bytes[i + 1] == 0xBC && tree.bytes[i + 2] == 0x8C
      guard !isQuoted, byte == 0x2C || isWide else {
        i += 1
        continue
      }
      pieces.append(start..<i)
      i += isWide ? 3 : 1
      start = i
    }
    pieces.append(ByteRange(clamping: start, value.upperBound))
    return pieces
  }

  /// What follows one of the words in `range`, if the cursor stands there.
  private func operand(in range: ByteRange, after words: [String], at place: CompletionPlace) -> ByteRange? {
    for word in words {
      let end = range.lowerBound + word.utf8.count
      guard end <= range.upperBound, tree.bytes[range.lowerBound..<end].elementsEqual(word.utf8), place.offset > end
      else {
        continue
      }
      let rest = tree.trimmed(ByteRange(clamping: end, range.upperBound))
      return rest.isEmpty ? place.offset..<place.offset : rest
    }
    return nil
  }

  private func types(replacing range: ByteRange, space: String, at place: CompletionPlace) -> CompletionList {
    var collector = CompletionCollector(tree, replacing: range, at: place.offset)
    let isChinese = writesChineseTypes
    for isOwn in [true, false] {
      for type in FieldType.allCases {
        let own = isChinese == isOwn ? type.keywords.zh : type.keywords.en
        let other = isChinese == isOwn ? type.keywords.en : type.keywords.zh
        collector.add(
          CompletionCandidate(
            label: own, kind: .type, detail: other, insertion: Snippet(space + own), key: .type(type.keywords.en)))
      }
      let removed = Modifier.removed.keywords
      let word = isChinese == isOwn ? removed.zh : removed.en
      collector.add(
        CompletionCandidate(
          label: word, kind: .modifier, detail: say(zh: "去掉继承来的一行", en: "takes an inherited line away"),
          insertion: Snippet(space + word)))
    }
    return collector.list()
  }

  private func modifiers(
    replacing range: ByteRange, space: String, type: ByteRange?, at place: CompletionPlace
  ) -> CompletionList {
    var collector = CompletionCollector(tree, replacing: range, at: place.offset)
    let typeKey = type.map { NameKey(tree.bytes, $0) } ?? .empty
    let declared = FieldType.allCases.first { NameKey($0.keywords.en) == typeKey || NameKey($0.keywords.zh) == typeKey }
    for isOwn in [true, false] {
      for modifier in Modifier.allCases {
        switch modifier {
        case .removed, .of: continue
        case .total: if declared != .indicators { continue }
        case .atLeast: if declared != .list, declared != .tier, declared != .indicators { continue }
        case .quantitative, .qualitative: if declared != .target { continue }
        case .required, .alias: break
        }
        let isChinese = writesChineseTypes == isOwn
        let word = isChinese ? modifier.keywords.zh : modifier.keywords.en
        var snippet = Snippet(space + word)
        switch modifier {
        case .alias:
          snippet.add(" ")
          snippet.addPlaceholder(say(zh: "别名", en: "name"), isPlain: true)
        case .total:
          snippet.add(" ")
          snippet.addPlaceholder("100", isPlain: true)
        case .atLeast:
          snippet.add(" ")
          snippet.addPlaceholder("1", isPlain: true)
          if isChinese { snippet.add(" 项") }
        default: break
        }
        collector.add(CompletionCandidate(label: word, kind: .modifier, insertion: snippet))
      }
    }
    return collector.list()
  }

  /// Whether the document's types are Chinese words: as the first that it has.
  private var writesChineseTypes: Bool {
    for index in tree.lines.indices where tree.lines[index].kind == .entry {
      guard let value = tree.value(ofLine: index), !value.isEmpty else { continue }
      let first = NameKey(tree.bytes, tree.trimmed(pieces(of: value).first ?? value))
      for type in FieldType.allCases {
        if NameKey(type.keywords.zh) == first { return true }
        if NameKey(type.keywords.en) == first { return false }
      }
      if index > 256 { break }
    }
    return writesChineseKeywords
  }

  // MARK: - Names in relations

  /// The names that a relation may speak of at the cursor: after a dot what stands under the name before it, else the
  /// group's own, then those outward, then all others.
  func names(in argument: ByteRange, isFormula: Bool, at place: CompletionPlace) -> CompletionList {
    let bytes = tree.bytes
    var start = min(place.offset, max(argument.lowerBound, 0))
    var i = start
    var isQuoted = false
    var segments: [ByteRange] = []
    while i < place.offset {
      if bytes[i] == 0x22 { isQuoted.toggle() }
      let isDot = bytes[i] == 0x2E
      if !isQuoted, isOperator(bytes[i]) || isDot {
        if isDot { segments.append(start..<i) } else { segments = [] }
        start = i + 1
      }
      i += 1
    }
    var end = place.offset
    while end < argument.upperBound, !isOperator(bytes[end]), bytes[end] != 0x2E, bytes[end] != 0x22 { end += 1 }
    if isQuoted, end < argument.upperBound, bytes[end] == 0x22 { end += 1 }
    var collector = CompletionCollector(tree, replacing: start..<max(end, start), at: place.offset)
    var seen: Set<NameKey> = []
    func add(_ field: Int) {
      let declared = template.fields[field]
      guard declared.name != "*", !declared.name.isEmpty, seen.insert(declared.key).inserted else { return }
      collector.add(
        CompletionCandidate(
          label: declared.name, kind: .name, detail: detail(ofField: field),
          insertion: Snippet(Self.writtenInFormula(declared.name)), key: .field(field)))
    }
    if let group = group(named: segments) {
      for child in template.children(of: group) { add(child) }
      return collector.list()
    }
    if !segments.isEmpty { return collector.list() }
    var group: Int? = tree.lines[place.line].parent.flatMap(field(ofTemplateLine:)) ?? 0
    if !isFormula, let own = field(ofTemplateLine: place.line) { group = template.fields[own].parent }
    while let current = group {
      for child in template.children(of: current) { add(child) }
      group = current == 0 ? nil : template.fields[current].parent
    }
    for field in template.fields.indices.dropFirst() { add(field) }
    if isFormula {
      var snippet = Snippet("sum(")
      snippet.addPlaceholder()
      snippet.add(")")
      collector.add(
        CompletionCandidate(
          label: "sum", kind: .function, detail: say(zh: "一组之下的合计", en: "all that stands under a group"),
          insertion: snippet))
      for word in ["分值", "指标值"] { collector.add(CompletionCandidate(label: word, kind: .name)) }
    }
    return collector.list()
  }

  /// The field to which the names before a dot lead: the first of them anywhere, the others each under the one before.
  private func group(named segments: [ByteRange]) -> Int? {
    guard let first = segments.first else { return nil }
    func key(_ range: ByteRange) -> NameKey {
      var range = tree.trimmed(range)
      if range.count > 1, tree.bytes[range.lowerBound] == 0x22, tree.bytes[range.upperBound - 1] == 0x22 {
        range = range.lowerBound + 1..<range.upperBound - 1
      }
      return NameKey(tree.bytes, range)
    }
    let name = key(first)
    guard var field = template.fields.indices.dropFirst().first(where: { template.fields[$0].key == name }) else {
      return nil
    }
    for segment in segments.dropFirst() {
      guard let child = template.child(of: field, named: key(segment)) else { return nil }
      field = child
    }
    return field
  }

  private func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x21, 0x28, 0x29, 0x2A, 0x2B, 0x2C, 0x2D, 0x2F, 0x3C, 0x3D, 0x3E: true
    default: false
    }
  }

  /// A name as a formula writes it: quoted where it holds an operator, a bracket, a dot or a space.
  static func writtenInFormula(_ name: String) -> String {
    let special: Set<Unicode.Scalar> = [
      " ", "!", "(", ")", "*", "+", ",", "-", ".", "/", "<", "=", ">", "！", "（", "）", "＊", "＋", "，", "－", "．", "／", "＜",
      "＝", "＞", "\u{3000}", "×", "÷", "−", "≤", "≥", "≦", "≧", "≠",
    ]
    let isDigit = name.unicodeScalars.first.map { $0.value &- 0x30 < 10 } ?? false
    guard isDigit || name.unicodeScalars.contains(where: special.contains) else { return name }
    return name.contains("\"") ? "“\(name)”" : "\"\(name)\""
  }
}
