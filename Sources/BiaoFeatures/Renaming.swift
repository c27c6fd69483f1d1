// A rename on its way: the edits of every document, and whether everything still means the same.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

/// Renames one spelling of one symbol.
struct Renaming {
  private let project: ProjectView
  private let view: DocumentView
  private let symbol: Symbol
  private let newName: String
  private let newKey: NameKey
  /// The name that is changed, as its declaration writes it, and its key.
  private let oldName: String
  private let oldKey: NameKey
  /// Whether the name is an alias, which is renamed alone.
  private let isAlias: Bool
  private let aliases: Set<NameKey>
  private var spellings: [NamePlace: String?] = [:]

  init(_ project: ProjectView, _ view: DocumentView, _ name: Occurrence, to newName: String) {
    self.project = project
    self.view = view
    symbol = name.symbol
    let bytes = Array(newName.utf8)
    let trimmed = trimmedRange(bytes, 0..<bytes.count)
    self.newName = String(decoding: bytes[trimmed], as: UTF8.self)
    newKey = NameKey(self.newName)
    let written = view.tree.text(name.range)
    let writtenKey = NameKey(written)
    let declared = view.declaredName(of: name.symbol)
    aliases = declared?.aliases ?? []
    let primaryKey = declared.map { NameKey($0.name) } ?? writtenKey
    isAlias = writtenKey != primaryKey && (name.role == .alias || aliases.contains(writtenKey))
    oldName = isAlias ? written : declared?.name ?? written
    oldKey = NameKey(oldName)
  }

  mutating func plan() -> Result<RenamePlan, RenameRefusal> {
    if let refusal = refusalOfNewName() { return .failure(refusal) }
    if newName == oldName { return .success(RenamePlan(documents: [])) }
    if newKey != oldKey, let refusal = refusalOfSiblings() { return .failure(refusal) }
    var documents: [RenamePlan.Document] = []
    for (source, found) in project.occurrences(of: symbol, seenFrom: view) {
      var edits: [RenamePlan.Edit] = []
      for name in found {
        switch edit(name, in: source) {
        case .failure(let refusal): return .failure(refusal)
        case .success(let edit): if let edit { edits.append(edit) }
        }
      }
      guard !edits.isEmpty else { continue }
      if source.isBuiltIn {
        let name = source.path
        return .failure(
          view.refuse("内建模板“\(name)”也用到它，改不了", "the built-in template \(name) names it too, which cannot be changed"))
      }
      if newKey != oldKey, hasNeighbour(edits, in: source.tree) {
        // What is only offered is left out where it does not fit.
        if edits.allSatisfy({ $0.kind == .otherDocument }) { continue }
        return .failure(
          view.refuse("“\(source.path)”里同一级已有“\(newName)”", "\(source.path) has \(newName) in the same group already"))
      }
      documents.append(RenamePlan.Document(source: source, edits: edits))
    }
    let plan = RenamePlan(documents: documents)
    if newKey != oldKey, let refusal = RenameCheck(project, view, plan, symbol: symbol, newKey: newKey).refusal() {
      return .failure(refusal)
    }
    return .success(plan)
  }

  // MARK: - The new name

  private func refusalOfNewName() -> RenameRefusal? {
    if newName.isEmpty || newKey.isEmpty { return view.refuse("名称不能空着", "a name cannot be empty") }
    if newKey == NameKey("*") { return view.refuse("“*”不能作名称", "* cannot be a name") }
    if NameSpelling.spell(newName, in: .directive) == nil {
      return view.refuse("名称里不能有换行和控制字符", "a name holds no line break and no control character")
    }
    let bytes = Array(newName.utf8)
    if Read.text(bytes, 0..<bytes.count).state != .value {
      return view.refuse(
        "“\(newName)”是“不适用”或占位的写法，不能作名称", "\(newName) says that nothing applies or is still to be written")
    }
    return nil
  }

  /// A name that a template's other line bears already.
  private func refusalOfSiblings() -> RenameRefusal? {
    switch symbol {
    case .template:
      guard case .found(let other) = project.templates.template(named: newKey) else { return nil }
      return view.refuse("已有模板叫“\(other.name)”", "there is a template called \(other.name) already")
    case .entry(let id):
      for name in project.templates.names {
        guard case .found(let template) = project.templates.template(named: name), template.extends(id.template),
          let field = TemplateSymbols(template).entries.firstIndex(of: id),
          let other = sibling(of: field, in: template)
        else { continue }
        return view.refuse(
          "模板“\(template.name)”里同一级已有“\(other)”", "the template \(template.name) has \(other) in the same group already"
        )
      }
    case .row(let id, _):
      for name in project.templates.names {
        guard case .found(let template) = project.templates.template(named: name), template.extends(id.template)
        else { continue }
        let symbols = TemplateSymbols(template)
        if let table = symbols.entries.firstIndex(of: id), symbols.row(newKey, of: table) != nil {
          return view.refuse("这张表已有“\(newName)”一行", "the table has a row \(newName) already")
        }
      }
    case .option, .indicator, .own, .ownRow, .unit, .rule: break
    }
    return nil
  }

  private func sibling(of field: Int, in template: Template) -> String? {
    let isTier = template.fields[field].type == .tier
    for other in template.children(of: template.fields[field].parent) where other != field {
      let names = [template.fields[other].name] + template.fields[other].aliases
      if names.contains(where: { NameKey($0) == newKey }) { return template.fields[other].name }
      // Tiers may be written with or without 指标, so that two which differ in it alone cannot be told apart.
      if isTier, template.fields[other].type == .tier, names.contains(where: { isVariant($0, newName) }) {
        return template.fields[other].name
      }
    }
    // Its own aliases but for the one that is renamed.
    let own = template.fields[field].aliases.map { NameKey($0) } + [template.fields[field].key]
    return isAlias && own.contains(newKey) ? template.fields[field].name : nil
  }

  private func isVariant(_ a: String, _ b: String) -> Bool {
    let first = Array(a.utf8)
    let second = Array(b.utf8)
    return TierName.variants(first, 0..<first.count).contains(NameKey(b))
      || TierName.variants(second, 0..<second.count).contains(NameKey(a))
  }

  /// Whether another line beside an edited one bears the new name already, among what forms write on their own.
  private func hasNeighbour(_ edits: [RenamePlan.Edit], in tree: Tree) -> Bool {
    switch symbol {
    case .indicator, .own, .ownRow, .row: break
    case .template, .entry, .option, .unit, .rule: return false
    }
    var seen: Set<Int> = []
    for edit in edits {
      let line = tree.lineIndex(at: edit.range.lowerBound)
      let parent = tree.lines[line].parent
      guard seen.insert(parent ?? -1).inserted else { continue }
      // In a table the cells of the same column count, among columns those of the same row.
      let column = tree.cells(ofLine: line).enumerated().first { $0.element.contains(edit.range.lowerBound) }?.offset
      if let column, case .own = symbol {
        let others = tree.cells(ofLine: line).enumerated().filter { $0.offset != column }
        if others.contains(where: { NameKey(tree.bytes, tree.readCellLabel($0.element).name) == newKey }) {
          return true
        }
        continue
      }
      let isTaken = tree.children(of: parent).contains { other in
        if let column {
          let cell = tree.cells(ofLine: other).enumerated().first { $0.offset == column }?.element
          return cell.map { NameKey(tree.bytes, $0) == newKey } ?? false
        }
        return tree.readLabel(ofLine: other).map { NameKey(tree.bytes, $0.name) == newKey } ?? false
      }
      if isTaken { return true }
    }
    return false
  }

  // MARK: - One edit

  private mutating func edit(_ name: Occurrence, in source: SourceFile) -> Result<RenamePlan.Edit?, RenameRefusal> {
    let tree = source.tree
    let key = NameKey(tree.bytes, name.range)
    var kind = RenamePlan.Kind.name
    var range = name.range
    if key != oldKey {
      // An alias is another name: it stays in templates, and forms may keep it.
      guard !isAlias, name.role == .use, name.notation == .label || name.notation == .header,
        TemplateStore.templateName(of: tree) == nil
      else { return .success(nil) }
      kind = aliases.contains(key) ? .alias : .variant
      if kind == .variant, let part = tree.bytes.range(of: Array(oldName.utf8), in: name.range) { range = part }
    } else if case .indicator = symbol, source.path != view.source.path {
      kind = .otherDocument
    }
    guard let place = place(of: name, in: tree) else { return .success(nil) }
    guard let spelling = spelling(in: place) else {
      return .failure(
        view.refuse("“\(newName)”在“\(source.path)”里没法写成名称", "\(newName) cannot be written as a name in \(source.path)"))
    }
    if range != name.range {
      // What stays around the name has no quotation marks.
      let text =
        tree.text(name.range.lowerBound..<range.lowerBound) + newName
        + tree.text(range.upperBound..<name.range.upperBound)
      guard NameSpelling.reads(text, as: text, in: place) else {
        return .failure(
          view.refuse(
            "“\(newName)”在“\(source.path)”里没法写成名称", "\(newName) cannot be written as a name in \(source.path)"))
      }
      return .success(RenamePlan.Edit(range: range, text: newName, kind: kind))
    }
    guard let marks = quotationMarks(around: range, in: tree) else {
      return .success(RenamePlan.Edit(range: range, text: spelling, kind: kind))
    }
    // Marks that nobody needed before are somebody's wish, unless the new name cannot stand in them.
    let old = NameSpelling.reads(oldName, as: oldName, in: place)
    let within = marks.open + newName + marks.close
    if (spelling != newName || old) && NameSpelling.reads(within, as: newName, in: place) {
      return .success(RenamePlan.Edit(range: range, text: newName, kind: kind))
    }
    return .success(RenamePlan.Edit(range: marks.outer, text: spelling, kind: kind))
  }

  private mutating func spelling(in place: NamePlace) -> String? {
    if let known = spellings[place] { return known }
    let made = NameSpelling.spell(newName, in: place)
    spellings[place] = .some(made)
    return made
  }

  private func place(of name: Occurrence, in tree: Tree) -> NamePlace? {
    switch name.notation {
    case .label: tree.lines[tree.lineIndex(at: name.range.lowerBound)].kind == .item ? .item : .entry
    case .cell, .header: .cell
    case .directive: .directive
    case .alias: .alias
    case .formula: .formula
    case .path: .path
    case .other: nil
    }
  }

  private func quotationMarks(
    around range: ByteRange, in tree: Tree
  ) -> (open: String, close: String, outer: ByteRange)? {
    for (open, close) in [("\"", "\""), ("“", "”")] {
      let lower = range.lowerBound - open.utf8.count
      let upper = range.upperBound + close.utf8.count
      guard lower >= 0, upper <= tree.bytes.count,
        tree.bytes[lower..<range.lowerBound].elementsEqual(open.utf8),
        tree.bytes[range.upperBound..<upper].elementsEqual(close.utf8)
      else { continue }
      return (open, close, lower..<upper)
    }
    return nil
  }
}

extension Template {
  /// Whether it is the template of that name or extends it, directly or not.
  func extends(_ key: NameKey) -> Bool {
    var template: Template? = self
    while let current = template {
      if NameKey(current.name) == key { return true }
      template = current.provenance.base
    }
    return false
  }
}
