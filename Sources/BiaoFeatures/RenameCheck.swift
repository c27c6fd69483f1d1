// Whether a rename leaves everything as it was: templates compiled and forms bound with the new name say what they said.

import BiaoModel
import BiaoSyntax

/// Compares templates and forms before and after a rename, in pieces.
struct RenameCheck {
  private let project: ProjectView
  private let view: DocumentView
  private let symbol: Symbol
  private let newKey: NameKey
  /// The edited trees by the documents' names.
  private let trees: [String: Tree]
  /// The plan's documents by their names.
  private let edited: [String: RenamePlan.Document]
  /// The templates as they will be; nil until they were compared.
  private var store: TemplateStore?
  /// How many of the project's documents were looked at.
  private var count = 0

  init(_ project: ProjectView, _ view: DocumentView, _ plan: RenamePlan, symbol: Symbol, newKey: NameKey) {
    self.project = project
    self.view = view
    self.symbol = symbol
    self.newKey = newKey
    var trees: [String: Tree] = [:]
    for document in plan.documents where TemplateStore.templateName(of: document.source.tree) != nil {
      trees[document.source.path] = Tree(document.edited)
    }
    self.trees = trees
    edited = Dictionary(plan.documents.map { ($0.source.path, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// Goes on until it `isDue` to pause, asked between documents. Whether all were compared; throws where something would
  /// mean something else than before.
  mutating func advance(isDue: () -> Bool) throws(RenameRefusal) -> Bool {
    guard isShared, !trees.isEmpty else { return true }
    let store: TemplateStore
    if let known = self.store {
      store = known
    } else {
      store = try compareTemplates()
      self.store = store
    }
    if case .template = symbol { return true }
    while count < project.paths.count {
      try compareForm(project.paths[count], store)
      count += 1
      if isDue() { return false }
    }
    return true
  }

  /// The templates with the edits.
  private func compareTemplates() throws(RenameRefusal) -> TemplateStore {
    // The templates of the project, the edited ones in their new form. The store compiles what it is asked for.
    var sources: [SourceFile] = []
    var before: [String: Template] = [:]
    for name in project.templates.names {
      guard case .found(let template) = project.templates.template(named: name), let source = template.sources.first,
        !source.isBuiltIn
      else { continue }
      before[source.path] = template
      sources.append(trees[source.path].map { SourceFile(path: source.path, tree: $0) } ?? source)
    }
    let store = TemplateStore(workspace: sources)
    for source in sources {
      guard let old = before[source.path], isTouched(old) else { continue }
      let new = store.current(source)
      if !isSame(old, new) {
        throw view.refuse(
          "改名后模板“\(old.name)”里的名称就指别的东西了",
          "names in the template \(old.name) would mean something else after the rename")
      }
    }
    return store
  }

  /// Whether other lines might come to bear the new name, or lose the old one.
  private var isShared: Bool {
    switch symbol {
    case .entry, .row, .template: true
    case .option, .indicator, .own, .ownRow, .unit, .rule: false
    }
  }

  /// Whether the template, or one that it extends, is edited.
  private func isTouched(_ template: Template) -> Bool { template.sources.contains { trees[$0.path] != nil } }

  private func isSame(_ old: Template, _ new: Template) -> Bool {
    guard old.fields.count == new.fields.count, old.relations.count == new.relations.count,
      old.problems.count == new.problems.count
    else { return false }
    for (a, b) in zip(old.fields, new.fields) {
      guard a.parent == b.parent, a.type == b.type, a.items == b.items, a.aliases.count == b.aliases.count else {
        return false
      }
    }
    for field in old.fields.indices where old.provenance.inherited(field) != new.provenance.inherited(field) {
      return false
    }
    let oldNames = old.formulaNames()
    let newNames = new.formulaNames()
    return oldNames.count == newNames.count
      && zip(oldNames, newNames).allSatisfy { a, b in
        switch (a.meaning, b.meaning) {
        // The row may be what is renamed.
        case (.row(let table, _), .row(let other, _)): table == other
        case (let meaning, let other): meaning == other
        }
      }
  }

  // MARK: - Forms

  /// A form that has a line of the new name already, bound as it will be.
  private func compareForm(_ path: String, _ store: TemplateStore) throws(RenameRefusal) {
    guard let source = path == view.source.path ? view.source : project.read(path),
      TemplateStore.templateName(of: source.tree) == nil, hasName(source.tree),
      let old = project.templates.template(ofForm: source.tree), isTouched(old)
    else { return }
    let tree = edited[path].map { Tree($0.edited) } ?? source.tree
    guard let new = store.template(ofForm: tree) else { return }
    let before = Form(namesOf: source, template: old)
    let after = Form(namesOf: SourceFile(path: path, tree: tree), template: new)
    let isSame =
      before.bindings.count == after.bindings.count
      && zip(before.bindings, after.bindings).allSatisfy { $0.field == $1.field && $0.role == $1.role }
      && zip(before.tables, after.tables).allSatisfy { $0.columns.map(\.field) == $1.columns.map(\.field) }
    if !isSame {
      throw view.refuse(
        "“\(path)”里已经另有同名的栏目，改名后就混在一起了", "\(path) has a line of that name already, which would be taken for it")
    }
  }

  /// Whether a line or a cell bears the new name, or one that a tier of that name may be written with.
  private func hasName(_ tree: Tree) -> Bool {
    for line in tree.lines.indices {
      switch tree.lines[line].kind {
      case .entry, .item:
        guard let name = tree.readLabel(ofLine: line)?.name else { continue }
        if NameKey(tree.bytes, name) == newKey { return true }
        if tree.lines[line].kind == .entry, TierName.variants(tree.bytes, name).contains(newKey) { return true }
      case .row:
        for cell in tree.cells(ofLine: line)
        where NameKey(tree.bytes, cell) == newKey || NameKey(tree.bytes, tree.readCellLabel(cell).name) == newKey {
          return true
        }
      case .blank, .comment, .directive, .prose, .conflictMarker: continue
      }
    }
    return false
  }
}

extension RenamePlan.Document {
  /// The document's bytes with the edits made.
  package var edited: [UInt8] {
    var bytes: [UInt8] = []
    var position = 0
    for edit in edits where edit.range.lowerBound >= position {
      bytes += source.tree.bytes[position..<edit.range.lowerBound]
      bytes += edit.text.utf8
      position = edit.range.upperBound
    }
    return bytes + source.tree.bytes[position...]
  }
}
