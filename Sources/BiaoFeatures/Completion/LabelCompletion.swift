// Completion at the start of a line of a form: the lines that its group may have, and indicators for a tier.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  /// The lines that the template declares for the group around the cursor, and the indicators that suit its tier.
  func labels(at place: CompletionPlace) -> CompletionList {
    guard let form, !place.isBeforeRow else { return CompletionList() }
    let node = place.node
    let frame = place.frame { holdsLines($0, in: form) }
    // A name alone is completed where lines hang on it already; a whole new line elsewhere.
    let isNameOnly = node.kind.isSignificant && (node.colon != nil || node.subtreeEnd > place.line + 1)
    var collector = CompletionCollector(tree, replacing: labelRange(at: place), at: place.offset)
    if let indentation = frame.indentation {
      let written = ByteRange(clamping: indentationStart(ofLine: place.line), collector.replace.lowerBound)
      collector.additionalEdits = [TextEdit(range: written, text: indentation)]
    }
    let writing = LabelWriting(
      isNameOnly: isNameOnly, isOneLine: isNameOnly || frame.indentation != nil, isItem: node.kind == .item)
    if frame.parent == nil, node.kind != .item { addHead(at: place, to: &collector) }
    // What is declared under a table are its columns.
    guard let group = group(under: frame.parent, in: form), template.fields[group.field].type != .table else {
      return collector.list()
    }
    addElements(of: group, isItem: node.kind == .item, to: &collector)
    if !(node.kind == .item && group.isTierLike) {
      addFields(of: group, under: frame.parent, place, writing, to: &collector)
    }
    if group.isTierLike, let tier = frame.parent {
      addIndicators(of: group, under: tier, place, writing, to: &collector)
    }
    return collector.list()
  }

  // MARK: - The group

  /// How a label is to be written.
  private struct LabelWriting {
    /// The line has a value or lines under it already.
    var isNameOnly: Bool
    /// No lines may follow: their indentation would not be that of the line.
    var isOneLine: Bool
    /// The line begins with `- ` already.
    var isItem: Bool
  }

  /// The lines that may stand under a line.
  private struct Group {
    /// Its children are declared.
    var field: Int
    /// Whether indicators may stand in it.
    var isTierLike: Bool
    /// Whether its declared lines are those of the tier, and not of one that the template does not know.
    var declares = true
    /// The tier's name as the library knows it.
    var tierKey: NameKey = .empty
  }

  private func holdsLines(_ line: Int, in form: Form) -> Bool {
    guard let group = group(under: line, in: form) else { return false }
    if group.isTierLike { return true }
    let type = template.fields[group.field].type
    return type == .list || template.fields[group.field].isOpen || !template.children(of: group.field).isEmpty
  }

  private func group(under line: Int?, in form: Form) -> Group? {
    guard let line else { return Group(field: 0, isTierLike: false) }
    guard form.bindings.indices.contains(line), let field = form.bindings[line].field,
      template.fields.indices.contains(field), form.bindings[line].state != .inapplicable
    else { return nil }
    switch form.bindings[line].role {
    case .tier, .unknown:
      guard let use = form.tier(atLine: line), !use.isStruck else { return nil }
      let key = use.isDeclared ? template.fields[use.field].key : NameKey(tree.bytes, use.name)
      return Group(field: use.field, isTierLike: true, declares: use.isDeclared, tierKey: key)
    case .field:
      let type = template.fields[field].type
      if type == .choice { return nil }
      return Group(field: field, isTierLike: type == .indicators)
    case .indicator, .element:
      let type = template.fields[field].type
      // Without a description of items it is the tier's or the list's own field.
      if type == .tier || type == .indicators || type == .list { return nil }
      return Group(field: field, isTierLike: false)
    case .none, .part, .open, .header, .row: return nil
    }
  }

  // MARK: - Ranges

  /// The name of the cursor's line; on a blank line the cursor itself.
  private func labelRange(at place: CompletionPlace) -> ByteRange {
    let node = place.node
    guard node.kind.isSignificant, let label = tree.label(ofLine: place.line) else {
      return place.offset..<place.offset
    }
    var name = tree.readLabel(label).name
    if label.isQuoted {
      // The marks are replaced with the name.
      let whole = tree.trimmed(ByteRange(clamping: itemContent(node), node.colon ?? node.end))
      name = whole.lowerBound..<max(name.upperBound, min(whole.upperBound, name.upperBound + closingMark(after: name)))
    }
    if name.isEmpty || place.offset < name.lowerBound { return place.offset..<place.offset }
    return name.lowerBound..<max(name.upperBound, place.offset)
  }

  private func closingMark(after name: ByteRange) -> Int {
    guard name.upperBound < tree.bytes.count else { return 0 }
    return tree.bytes[name.upperBound] < 0x80 ? 1 : 3
  }

  private func itemContent(_ node: Line) -> Int {
    node.kind == .item ? node.content + (tree.bytes[node.content] == 0x2D ? 1 : 3) : node.content
  }

  private func indentationStart(ofLine line: Int) -> Int {
    let start = tree.lines[line].start
    return start == 0 && tree.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : start
  }

  // MARK: - Fields

  private func addFields(
    of group: Group, under parent: Int?, _ place: CompletionPlace, _ writing: LabelWriting,
    to collector: inout CompletionCollector
  ) {
    guard let form, group.declares else { return }
    var present: Set<Int> = []
    for child in tree.children(of: parent) where child != place.line {
      if let field = form.bindings[child].field { present.insert(field) }
    }
    let skeleton = Skeleton(template, step: tree.indentationStep)
    let missing = template.children(of: group.field).filter { !present.contains($0) && isOffered($0) }
    for isRequired in [true, false] {
      for field in missing where template.fields[field].isRequired == isRequired {
        let declared = template.fields[field]
        collector.add(
          fieldCandidate(field, of: group, writing, skeleton), named: declared.name, declared.aliases)
      }
    }
  }

  /// The options of which a list's items are each one.
  private func addElements(of group: Group, isItem: Bool, to collector: inout CompletionCollector) {
    guard template.fields[group.field].type == .list, let items = template.fields[group.field].items,
      template.fields[items].type == .choice
    else { return }
    for option in template.fields[items].options {
      collector.add(
        CompletionCandidate(
          label: option, kind: .option, insertion: Snippet(isItem ? option : "- " + option), key: .field(items)))
    }
  }

  /// `*` stands for other lines and is no name.
  private func isOffered(_ field: Int) -> Bool { template.fields[field].name != "*" }

  private func fieldCandidate(
    _ field: Int, of group: Group, _ writing: LabelWriting, _ skeleton: Skeleton
  ) -> CompletionCandidate {
    let declared = template.fields[field]
    var snippet = Snippet()
    if writing.isNameOnly {
      snippet.add(Insertion.written(declared.name))
    } else if writing.isOneLine {
      snippet.add(Insertion.written(declared.name) + ":")
      if !declared.type.isContainer, declared.type != .prose {
        snippet.add(" ")
        snippet.addPlaceholder()
      }
    } else {
      skeleton.write(field, to: &snippet)
    }
    let kind: CompletionKind =
      declared.type == .tier ? .tier : template.isUnderItems(field) ? .attribute : .field
    return CompletionCandidate(
      label: declared.name, kind: kind, detail: detail(ofField: field), insertion: snippet, key: .field(field))
  }

  /// `必填 · 金额`
  func detail(ofField field: Int) -> String {
    let declared = template.fields[field]
    let keywords = declared.type.keywords
    var parts: [String] = declared.isRequired ? [say(zh: "必填", en: "required")] : []
    parts.append(say(zh: keywords.zh, en: keywords.en))
    if let unit = declared.unit { parts.append(unit.symbol) }
    return parts.joined(separator: " · ")
  }

  /// `@form`, where the document does not say what it is.
  private func addHead(at place: CompletionPlace, to collector: inout CompletionCollector) {
    guard place.line <= tree.headEnd, tree.headDirective(.form) == nil, tree.headDirective(.template) == nil,
      place.node.kind == .blank, collector.additionalEdits.isEmpty
    else { return }
    let keyword = DirectiveKind.form.keywords[language == .zh && writesChineseKeywords ? 1 : 0]
    var snippet = Snippet("@\(keyword) ")
    snippet.addPlaceholder()
    collector.add(
      CompletionCandidate(
        label: "@\(keyword)", kind: .directive, detail: directiveSummary(.form), insertion: snippet,
        key: .directive(keyword)))
  }

  // MARK: - Indicators

  private func addIndicators(
    of group: Group, under tier: Int, _ place: CompletionPlace, _ writing: LabelWriting,
    to collector: inout CompletionCollector
  ) {
    guard let form else { return }
    let skeleton = Skeleton(template, step: tree.indentationStep)
    var names: Set<NameKey> = []
    var weight: String?
    var hasItems = false
    for child in tree.children(of: tier) where child != place.line && tree.lines[child].kind == .item {
      guard let indicator = form.indicator(atLine: child) else { continue }
      hasItems = true
      names.insert(NameKey(tree.bytes, indicator.name))
      if weight == nil { weight = indicator.weightRange.map(tree.text) }
    }
    // Where tiers stand under a tier, its indicators stand in those.
    if !hasItems, group.declares, skeleton.hasTiers(group.field), !writing.isItem { return }
    let style = IndicatorStyle(
      weight: weight, attributes: writing.isOneLine ? [] : skeleton.requiredAttributes(of: group.field),
      isItem: writing.isItem, isNameOnly: writing.isNameOnly, step: skeleton.step)
    if !writing.isNameOnly {
      collector.add(
        CompletionCandidate(
          label: say(zh: "指标名: ≥ 数 单位", en: "name: ≥ number unit"), names: ["指标"], kind: .indicator,
          detail: say(zh: "一条指标", en: "an indicator"), insertion: indicator(nil, style)))
    }
    for known in templates.indicatorLibrary.indicators(inTier: group.tierKey) where !known.name.isEmpty {
      if names.contains(NameKey(known.name)) { continue }
      collector.add(
        CompletionCandidate(
          label: known.name, kind: .indicator, detail: known.example.isEmpty ? nil : known.example,
          insertion: indicator(known, style), key: .indicator(known.name)),
        named: known.name)
    }
  }

  private struct IndicatorStyle {
    /// The weight of an indicator beside, with its parentheses.
    var weight: String?
    var attributes: [Int]
    var isItem: Bool
    var isNameOnly: Bool
    var step: String
  }

  private func indicator(_ known: LibraryIndicator?, _ style: IndicatorStyle) -> Snippet {
    var snippet = Snippet()
    if !style.isItem { snippet.add("- ") }
    if let known {
      snippet.add(Insertion.written(known.name))
    } else {
      snippet.addPlaceholder(say(zh: "指标名", en: "name"), isPlain: true)
    }
    if style.isNameOnly { return snippet }
    if let weight = style.weight {
      snippet.addOnlyToSnippet(" ")
      snippet.addPlaceholder(weight)
    }
    snippet.add(": ")
    if let example = known?.example, !example.isEmpty {
      addTarget(example, to: &snippet)
    } else {
      snippet.addPlaceholder(say(zh: "≥ 数 单位", en: "≥ number unit"))
    }
    for attribute in style.attributes {
      snippet.add("\n" + style.step + Insertion.written(template.fields[attribute].name) + ": ")
      snippet.addPlaceholder()
    }
    return snippet
  }

  /// A target of which the first number is a place to fill in.
  func addTarget(_ target: String, to snippet: inout Snippet) {
    let bytes = Array(target.utf8)
    let isPart: (UInt8) -> Bool = { $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2C }
    guard let start = bytes.firstIndex(where: { $0 &- 0x30 < 10 }) else {
      snippet.add(target)
      return
    }
    var end = start
    while end < bytes.count, isPart(bytes[end]) { end += 1 }
    snippet.add(String(decoding: bytes[..<start], as: UTF8.self))
    snippet.addPlaceholder(String(decoding: bytes[start..<end], as: UTF8.self), isPlain: true)
    snippet.add(String(decoding: bytes[end...], as: UTF8.self))
  }
}
