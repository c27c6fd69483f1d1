// Finding what stands for one thing, document after document.

package import BiaoModel
import BiaoRules
package import BiaoSyntax

/// The search for one symbol. It remembers which templates know the symbol, so one value searches many documents; copies
/// of it may search on several threads.
package struct SymbolSearch: Sendable {
  package let symbol: Symbol
  private let templates: TemplateStore
  /// Nil for a template that does not know the symbol.
  private var holders: [ObjectIdentifier: Holder?] = [:]
  private let ruleNames: [[UInt8]]

  /// A template whose forms may speak of the symbol.
  private struct Holder: Sendable {
    var symbols: TemplateSymbols
    /// Whether each field is the symbol, or bears it.
    var isField: [Bool]
    /// The names under which forms write it; nil where that cannot be told from a line alone.
    var names: Set<NameKey>?
  }

  package init(_ symbol: Symbol, templates: TemplateStore) {
    self.symbol = symbol
    self.templates = templates
    if case .rule(let name) = symbol, let rule = Rule.named(name) {
      ruleNames = ([rule.name] + rule.formerNames).map { Array($0.utf8) }
    } else {
      ruleNames = []
    }
  }

  /// The names of the document that stand for the symbol, in document order.
  package mutating func occurrences(in source: SourceFile) -> [Occurrence] {
    let tree = source.tree
    switch symbol {
    case .template: return inHead(of: source)
    case .own(let document, _, _), .ownRow(let document, _):
      guard document == source.path else { return [] }
    case .rule:
      guard ruleNames.contains(where: { contains($0, in: tree.bytes) }) else { return [] }
    case .entry, .option, .row, .indicator, .unit: break
    }
    if TemplateStore.templateName(of: tree) != nil {
      if case .indicator = symbol { return [] }
      return filtered(Occurrences(template: templates.current(source), source: source))
    }
    guard let template = templates.template(ofForm: tree), mayBe(in: tree, of: template),
      let holder = holder(template)
    else { return [] }
    return occurrences(in: bind(source, template), holder)
  }

  // MARK: - What need not be bound

  /// Only the lines before the first entry name templates.
  private func inHead(of source: SourceFile) -> [Occurrence] {
    guard case .template(let key) = symbol else { return [] }
    let tree = source.tree
    let kinds: [(DirectiveKind, Occurrence.Role)] =
      tree.headDirective(.template) == nil ? [(.form, .use)] : [(.template, .declaration), (.extends, .use)]
    return kinds.compactMap { kind, role in
      guard let directive = tree.headDirective(kind), NameKey(tree.bytes, directive.argument) == key,
        !directive.argument.isEmpty
      else { return nil }
      return Occurrence(symbol: symbol, range: directive.argument, role: role, notation: .directive)
    }
  }

  /// Whether a look at the labels leaves it possible that the form speaks of the symbol.
  private mutating func mayBe(in tree: Tree, of template: Template) -> Bool {
    switch symbol {
    case .indicator(let key):
      if NameKey(template.name) == NameKey(IndicatorLibrary.templateName) { return true }
      return hasLabel(in: tree, ofItems: true) { $0 == key }
    case .entry, .option, .row:
      guard let holder = holder(template) else { return false }
      guard let names = holder.names else { return true }
      return hasLabel(in: tree, ofItems: false, where: names.contains)
    case .template, .own, .ownRow, .rule, .unit: return true
    }
  }

  private func hasLabel(in tree: Tree, ofItems: Bool, where isWanted: (NameKey) -> Bool) -> Bool {
    for line in tree.lines.indices
    where tree.lines[line].kind == .item || !ofItems && tree.lines[line].kind == .entry {
      guard let label = tree.readLabel(ofLine: line) else { continue }
      if isWanted(NameKey(tree.bytes, label.name)) { return true }
    }
    return false
  }

  private mutating func holder(_ template: Template) -> Holder? {
    let id = ObjectIdentifier(template)
    if let known = holders[id] { return known }
    let made = makeHolder(template)
    holders[id] = .some(made)
    return made
  }

  private func makeHolder(_ template: Template) -> Holder? {
    let id: EntryID
    switch symbol {
    case .entry(let entry), .option(let entry, _), .row(let entry, _): id = entry
    default: return Holder(symbols: TemplateSymbols(template), isField: [], names: nil)
    }
    // Only a template that extends the declaring one knows its lines.
    var ancestor: Template? = template
    while let current = ancestor, NameKey(current.name) != id.template { ancestor = current.provenance.base }
    guard ancestor != nil else { return nil }
    let symbols = TemplateSymbols(template)
    let isField = symbols.entries.map { $0 == id }
    guard isField.contains(true) else { return nil }
    var names: Set<NameKey>? = []
    for (index, field) in template.fields.enumerated() where isField[index] {
      let parent = template.fields[field.parent].type
      // Tiers have names that no template lists, groups of indicators any name, columns stand in rows.
      if field.type == .tier || field.type == .indicators || parent == .table {
        names = nil
      } else {
        names?.insert(field.key)
        for alias in field.aliases { names?.insert(NameKey(alias)) }
      }
    }
    return Holder(symbols: symbols, isField: isField, names: names)
  }

  // MARK: - In a bound form

  /// Lines and rows are known by their names alone.
  private func bind(_ source: SourceFile, _ template: Template) -> Form {
    switch symbol {
    case .entry, .row: Form(namesOf: source, template: template)
    case .template, .option, .indicator, .own, .ownRow, .unit, .rule: Form(source, template: template)
    }
  }

  private func occurrences(in form: Form, _ holder: Holder) -> [Occurrence] {
    let found = Occurrences(form: form, symbols: holder.symbols)
    var result: [Occurrence] = []
    for line in form.tree.lines.indices where isCandidate(line, in: form, holder) {
      result += found.inLine(line).filter { $0.symbol == symbol }
    }
    return result
  }

  private func isCandidate(_ line: Int, in form: Form, _ holder: Holder) -> Bool {
    let binding = form.bindings[line]
    switch symbol {
    case .entry, .option:
      if binding.role == .header { return true }
      guard let field = binding.field else { return false }
      return holder.isField[field] && (binding.role == .field || binding.role == .tier)
    case .row: return binding.role == .row
    case .indicator: return binding.role == .indicator || binding.role == .row
    case .template, .own, .ownRow, .unit, .rule: return true
    }
  }

  private func filtered(_ occurrences: Occurrences) -> [Occurrence] {
    occurrences.all().filter { $0.symbol == symbol }
  }
}

/// Whether `bytes` stand somewhere in `text`.
func contains(_ bytes: [UInt8], in text: [UInt8]) -> Bool {
  guard let first = bytes.first, bytes.count <= text.count else { return bytes.isEmpty }
  var i = 0
  let last = text.count - bytes.count
  while i <= last {
    if text[i] == first, text[i..<i + bytes.count].elementsEqual(bytes) { return true }
    i += 1
  }
  return false
}

extension TemplateStore {
  /// The template to which a form is bound, as the linter binds it: the general one where it names none that there is.
  package func template(ofForm tree: Tree) -> Template? {
    if let directive = tree.headDirective(.form),
      case .found(let template) = template(named: tree.text(directive.argument), for: tree)
    {
      return template
    }
    if case .found(let template) = template(named: TemplateStore.generalName) { return template }
    return nil
  }

  /// A template's document compiled: the store's own compilation where it is the one of that name.
  package func current(_ source: SourceFile) -> Template {
    if let name = TemplateStore.templateName(of: source.tree), case .found(let template) = template(named: name),
      let own = template.sources.first, own.path == source.path, own.tree.bytes == source.tree.bytes
    {
      return template
    }
    return compile(source)
  }
}

/// The search for the names that stand for one thing in all documents of a project, in pieces: by document, in the order of
/// their names. The document that is looked at is taken as its view has it, and the documents of its template that are in
/// no file (built-in ones) come last.
package struct ProjectSearch: Sendable {
  private let project: ProjectView
  private let view: DocumentView
  private var search: SymbolSearch
  /// How many of the project's documents were looked at.
  private var count = 0
  /// Whether the view's document was among them.
  private var isSeen = false

  package init(_ symbol: Symbol, seenFrom view: DocumentView, in project: ProjectView) {
    self.project = project
    self.view = view
    search = SymbolSearch(symbol, templates: project.templates)
  }

  /// Goes on until it `isDue` to pause, asked between documents, and hands out what was found. Whether all were looked at.
  package mutating func advance(isDue: () -> Bool, _ take: (SourceFile, [Occurrence]) -> Void) -> Bool {
    func look(_ source: SourceFile) {
      let found = search.occurrences(in: source)
      if !found.isEmpty { take(source, found) }
    }
    if search.symbol.isOfOneDocument {
      look(view.source)
      return true
    }
    while count < project.paths.count {
      let path = project.paths[count]
      count += 1
      if path == view.source.path {
        isSeen = true
        look(view.source)
      } else if let source = project.read(path) {
        look(source)
      }
      if isDue() { return false }
    }
    for source in others where !project.paths.contains(source.path) { look(source) }
    return true
  }

  /// What is to be looked at though the project may not have it, each once.
  private var others: [SourceFile] {
    var others = isSeen ? [] : [view.source]
    others += view.template.sources
    if case .template(let key) = search.symbol, case .found(let template) = project.templates.template(named: key) {
      others += template.sources.prefix(1)
    }
    var seen: Set<String> = isSeen ? [view.source.path] : []
    return others.filter { seen.insert($0.path).inserted }
  }
}

extension Symbol {
  /// Whether it has no meaning outside of its document.
  var isOfOneDocument: Bool {
    switch self {
    case .own, .ownRow: true
    default: false
    }
  }
}
