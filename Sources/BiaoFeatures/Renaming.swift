// A rename on its way: the edits of every document, and whether everything still means the same.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

/// Renames one spelling of one symbol, in pieces: everything to change so that what is named is called by the new name, in
/// all documents; or why it cannot be. Quotation marks are put where the new name needs them and taken away where only the
/// old one did.
///
/// Where the name is an alias that a template declares, the alias is renamed and nothing else. The result is checked: the
/// templates are compiled with the new name, and forms that know a line of the new name are bound again, and if anything
/// means something else than before, the rename is refused.
package struct Renaming {
  private enum Stage {
    case new
    case searching(ProjectSearch)
    case checking(RenameCheck)
    case done
  }

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
  private var stage = Stage.new
  private var plan = RenamePlan(documents: [])

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

  /// Goes on until it `isDue` to pause, asked between documents. The plan, once it is whole and checked; nil where there
  /// is more to do.
  package mutating func advance(isDue: () -> Bool) throws(RenameRefusal) -> RenamePlan? {
    while true {
      switch stage {
      case .new:
        if let refusal = refusalOfNewName() { throw refusal }
        if newKey != oldKey, newName != oldName, let refusal = refusalOfSiblings() { throw refusal }
        stage = newName == oldName ? .done : .searching(ProjectSearch(symbol, seenFrom: view, in: project))
      case .searching(var search):
        // Alone here, so that it is changed in place.
        stage = .new
        var refusal: RenameRefusal?
        let isComplete = search.advance(isDue: { refusal != nil || isDue() }) { source, found in
          do throws(RenameRefusal) {
            if refusal == nil { try add(found, in: source) }
          } catch { refusal = error }
        }
        if let refusal { throw refusal }
        guard isComplete else {
          stage = .searching(search)
          return nil
        }
        stage =
          newKey == oldKey ? .done : .checking(RenameCheck(project, view, plan, symbol: symbol, newKey: newKey))
      case .checking(var check):
        stage = .new
        let isComplete = try check.advance(isDue: isDue)
        stage = isComplete ? .done : .checking(check)
        if !isComplete { return nil }
      case .done: return plan
      }
    }
  }

  /// Adds the edits of a document to the plan.
  private mutating func add(_ found: [Occurrence], in source: SourceFile) throws(RenameRefusal) {
    // 2020年决算数 in the template is 2022年决算数 there.
    if !found.isEmpty, case .entry = symbol, TemplateStore.templateName(of: source.tree) == nil,
      project.templates.template(ofForm: source.tree)?.unmoved != nil,
      found.contains(where: { NameKey(source.tree.bytes, $0.range) != oldKey })
    {
      throw view.refuse(
        "“\(source.path)”是别的年度的表，名称里的年份不同，改不了",
        "\(source.path) is a form of another year with other years in its names, which cannot be changed")
    }
    var edits: [RenamePlan.Edit] = []
    for name in found {
      if let edit = try edit(name, in: source) { edits.append(edit) }
    }
    guard !edits.isEmpty else { return }
    if source.isBuiltIn {
      throw view.refuse(
        "内建模板“\(source.path)”也用到它，改不了", "the built-in template \(source.path) names it too, which cannot be changed")
    }
    if newKey != oldKey, hasNeighbour(edits, in: source.tree) {
      // What is only offered is left out where it does not fit.
      if edits.allSatisfy({ $0.kind == .otherDocument }) { return }
      throw view.refuse("“\(source.path)”里同一级已有“\(newName)”", "\(source.path) has \(newName) in the same group already")
    }
    plan.documents.append(RenamePlan.Document(source: source, edits: edits))
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

  private mutating func edit(_ name: Occurrence, in source: SourceFile) throws(RenameRefusal) -> RenamePlan.Edit? {
    let tree = source.tree
    let key = NameKey(tree.bytes, name.range)
    var kind = RenamePlan.Kind.name
    var range = name.range
    if key != oldKey {
      // An alias is another name: it stays in templates, and forms may keep it.
      guard !isAlias, name.role == .use, name.notation == .label || name.notation == .header,
        TemplateStore.templateName(of: tree) == nil
      else { return nil }
      kind = aliases.contains(key) ? .alias : .variant
      if kind == .variant, let part = tree.bytes.range(of: Array(oldName.utf8), in: name.range) { range = part }
    } else if case .indicator = symbol, source.path != view.source.path {
      kind = .otherDocument
    }
    guard let place = place(of: name, in: tree) else { return nil }
    guard let spelling = spelling(in: place) else {
      throw unwritable(in: source)
    }
    if range != name.range {
      // What stays around the name has no quotation marks.
      let text =
        tree.text(name.range.lowerBound..<range.lowerBound) + newName
        + tree.text(range.upperBound..<name.range.upperBound)
      guard NameSpelling.reads(text, as: text, in: place) else {
        throw unwritable(in: source)
      }
      return RenamePlan.Edit(range: range, text: newName, kind: kind)
    }
    guard let marks = quotationMarks(around: range, in: tree) else {
      return RenamePlan.Edit(range: range, text: spelling, kind: kind)
    }
    // Marks that nobody needed before are somebody's wish, unless the new name cannot stand in them.
    let old = NameSpelling.reads(oldName, as: oldName, in: place)
    let within = marks.open + newName + marks.close
    if (spelling != newName || old) && NameSpelling.reads(within, as: newName, in: place) {
      return RenamePlan.Edit(range: range, text: newName, kind: kind)
    }
    return RenamePlan.Edit(range: marks.outer, text: spelling, kind: kind)
  }

  private func unwritable(in source: SourceFile) -> RenameRefusal {
    view.refuse("“\(newName)”在“\(source.path)”里没法写成名称", "\(newName) cannot be written as a name in \(source.path)")
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
