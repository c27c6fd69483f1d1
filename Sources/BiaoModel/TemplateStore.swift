// Templates by name: the workspace's first, then the library's.

import BiaoLibrary
public import BiaoSyntax
import Synchronization

/// The templates that a run can use. Each is compiled when first asked for, once for all threads.
public final class TemplateStore: Sendable {
  /// The template against which a form without `@form` is checked.
  public static let generalName = "通用/绩效表"

  /// What a name leads to.
  public enum Lookup: Sendable {
    case found(Template)
    /// No template bears the name; the nearest name there is.
    case unknown(nearest: String?)
  }

  /// How many templates one extends at most, directly and through others; a longer way is taken for a circle.
  private static let longestExtends = 64

  /// A built-in template, parsed only when it is asked for: a run needs one or two of them.
  private struct LibraryEntry {
    var name: String
    var text: @Sendable () -> [UInt8]

    var source: SourceFile { SourceFile(path: SourceFile.builtInPrefix + name, tree: Tree(text())) }
  }

  private struct MovedKey: Hashable {
    var template: ObjectIdentifier
    var years: Int
  }

  private struct State {
    var workspace: [NameKey: SourceFile] = [:]
    var library: [NameKey: LibraryEntry]?
    /// Built-in templates that other parts of the program make.
    var provided: [ProvidedTemplate] = []
    var compiled: [NameKey: Template] = [:]
    /// Those whose names are moved to other years.
    var moved: [MovedKey: Template] = [:]
    /// The names of all templates in order, and the nearest of them to each name that none bears; both made when first
    /// asked for.
    var names: [String]?
    var nearest: [NameKey: String?] = [:]
    /// The workspace's forms of the indicator library's template.
    var indicatorForms: [SourceFile] = []
    var indicatorLibrary: IndicatorLibrary?
  }

  private let state: Mutex<State>

  /// `sources` are the workspace's documents that start with `@template`, of which of two with one name the first counts,
  /// and those that extend the indicator library.
  public init(workspace sources: [SourceFile], provided: [ProvidedTemplate] = []) {
    var state = State()
    state.provided = provided
    for source in sources {
      guard let name = TemplateStore.templateName(of: source.tree) else {
        if TemplateStore.extendsIndicatorLibrary(source.tree) { state.indicatorForms.append(source) }
        continue
      }
      let key = NameKey(name)
      if state.workspace[key] == nil { state.workspace[key] = source }
    }
    self.state = Mutex(state)
  }

  /// The template of that name, compared as names are.
  public func template(named name: String) -> Lookup {
    state.withLock { state in
      if let template = TemplateStore.compile(name, in: &state) { return .found(template) }
      return .unknown(nearest: TemplateStore.nearest(to: name, in: &state))
    }
  }

  /// The template of the name with that key, if there is one.
  public func template(named key: NameKey) -> Lookup {
    state.withLock { state in
      let name = state.workspace[key].flatMap { TemplateStore.templateName(of: $0.tree) }
      guard let name = name ?? TemplateStore.library(in: &state)[key]?.name,
        let template = TemplateStore.compile(name, in: &state)
      else { return .unknown(nearest: nil) }
      return .found(template)
    }
  }

  /// A template of this store with the years in its names moved.
  func template(_ template: Template, movedBy years: Int) -> Template {
    state.withLock { state in
      let key = MovedKey(template: ObjectIdentifier(template), years: years)
      if let moved = state.moved[key] { return moved }
      var moved: Template?
      var unmoved: [Template] = [template]
      while let base = unmoved.last?.provenance.base { unmoved.append(base) }
      for (index, source) in template.sources.enumerated().reversed() {
        let source = TemplateYears.moved(source, by: years)
        // What is wrong in them is said of the templates themselves.
        var compiler = TemplateCompiler(source, base: moved, problems: [])
        moved = compiler.compile(
          name: TemplateStore.templateName(of: source.tree) ?? template.name,
          unmoved: unmoved.indices.contains(index) ? unmoved[index] : nil)
      }
      state.moved[key] = moved
      return moved ?? template
    }
  }

  /// The compiled form of `source`, a document that starts with `@template`, whether or not the store knows it.
  public func compile(_ source: SourceFile) -> Template {
    state.withLock { state in
      let name = TemplateStore.templateName(of: source.tree) ?? ""
      return TemplateStore.compile(source, named: name, in: &state)
    }
  }

  /// The indicators of common knowledge and those that the workspace adds; read when first asked for.
  public var indicatorLibrary: IndicatorLibrary {
    state.withLock { state in
      if let library = state.indicatorLibrary { return library }
      let forms = state.indicatorForms
      let library =
        forms.isEmpty
        ? IndicatorLibrary.builtIn
        : IndicatorLibrary(
          forms, template: TemplateStore.compile(IndicatorLibrary.templateName, in: &state))
      state.indicatorLibrary = library
      return library
    }
  }

  /// Whether a document is a form that extends the indicator library.
  private static func extendsIndicatorLibrary(_ tree: Tree) -> Bool {
    tree.headDirective(.form).map { namesIndicatorLibrary($0, tree.bytes) } ?? false
  }

  private static func namesIndicatorLibrary(_ directive: Directive, _ bytes: [UInt8]) -> Bool {
    NameKey(bytes, directive.argument) == indicatorLibrary
  }

  private static let indicatorLibrary = NameKey(IndicatorLibrary.templateName)

  /// The names of all templates, each once, in order.
  public var names: [String] { state.withLock { TemplateStore.names(in: &$0) } }

  /// The name after `@template` (or `@模板`) if the document is a template; nil for a form. Looks only at the lines
  /// before the first entry, so it may be asked of the first kilobytes of a file.
  public static func templateName(of tree: Tree) -> String? {
    tree.headDirective(.template).map { tree.text($0.argument) }
  }

  /// The same of a text that is not parsed yet. Where the text is only the beginning of a file, what lies beyond it is
  /// taken for a form.
  public static func templateName(atStartOf bytes: [UInt8]) -> String? { templateName(of: beginning(of: bytes)) }

  /// Whether a document is one that others are read with: a template, or a form that extends the indicator library.
  public static func isForOthers(_ tree: Tree) -> Bool {
    tree.headDirective(.template) != nil || extendsIndicatorLibrary(tree)
  }

  /// The same of a text that is not parsed yet.
  public static func isForOthers(atStartOf bytes: [UInt8]) -> Bool {
    guard let head = plainHeadDirectives(atStartOf: bytes) else { return isForOthers(beginning(of: bytes)) }
    if head.contains(where: { $0.kind == .template }) { return true }
    return head.first { $0.kind == .form }.map { namesIndicatorLibrary($0, bytes) } ?? false
  }

  /// Parses no more of a text than holds the lines before its first entry.
  private static func beginning(of bytes: [UInt8]) -> Tree {
    for length in [128, 512, 4096] where length < bytes.count {
      let tree = Tree(Array(bytes[..<length]))
      // The last line may be cut.
      if tree.headEnd < tree.lines.count - 1 { return tree }
    }
    return Tree(bytes)
  }

  // MARK: - Under the lock

  private static func compile(_ name: String, in state: inout State) -> Template? {
    let key = NameKey(name)
    if let template = state.compiled[key] { return template }
    guard let source = source(key, in: &state) else { return nil }
    // A built-in template that no template of a workspace can stand in for, nor be extended by, is the same everywhere.
    let isCommon = state.workspace.isEmpty && state.provided.allSatisfy { NameKey($0.name) != key }
    if isCommon, let template = common.withLock({ $0[key] }) {
      state.compiled[key] = template
      return template
    }
    let template = compile(source, named: name, in: &state)
    state.compiled[key] = template
    if isCommon { common.withLock { $0[key] = template } }
    return template
  }

  /// The built-in templates that stores without templates of their own have compiled.
  private static let common = Mutex<[NameKey: Template]>([:])

  /// A template on the way from one to the last that it extends.
  private struct Link {
    var name: String
    var key: NameKey
    var source: SourceFile
  }

  private enum WayEnd {
    /// At a template that extends none.
    case first
    /// At a name that no template bears.
    case unknown
    /// Back at the link of that index.
    case circle(Int)
    case tooLong
  }

  /// The way from a template to the last that it extends, and how it ends. What a template inherits must not depend on
  /// which one was asked for first, so that the way is followed anew from each.
  private static func way(from first: Link, in state: inout State) -> ([Link], WayEnd) {
    var links = [first]
    while let extends = links[links.count - 1].source.tree.headDirective(.extends) {
      let name = links[links.count - 1].source.tree.text(extends.argument)
      let key = NameKey(name)
      if let start = links.firstIndex(where: { $0.key == key }) { return (links, .circle(start)) }
      if links.count > longestExtends { return (links, .tooLong) }
      guard let source = source(key, in: &state) else { return (links, .unknown) }
      links.append(Link(name: name, key: key, source: source))
    }
    return (links, .first)
  }

  private static func compile(_ source: SourceFile, named name: String, in state: inout State) -> Template {
    let (links, end) = way(from: Link(name: name, key: NameKey(name), source: source), in: &state)
    var base: Template?
    var next = links.count - 1
    /// A template on a circle is another one for each place where the circle is entered.
    var isShared = true
    switch end {
    case .first, .unknown:
      if let known = links.indices.dropFirst().first(where: { state.compiled[links[$0].key] != nil }) {
        base = state.compiled[links[known].key]
        next = known - 1
      }
    case .circle(0): isShared = false
    case .circle(let start):
      base = compile(links[start].name, in: &state)
      next = start - 1
    case .tooLong: next = 0
    }
    while next > 0 {
      let problems = next == links.count - 1 ? problems(links, end, at: next, in: &state) : []
      var compiler = TemplateCompiler(links[next].source, base: base, problems: problems)
      let template = compiler.compile(name: links[next].name)
      if isShared { state.compiled[links[next].key] = template }
      base = template
      next -= 1
    }
    var compiler = TemplateCompiler(source, base: base, problems: problems(links, end, at: 0, in: &state))
    return compiler.compile(name: name)
  }

  /// What is wrong with what a template extends.
  private static func problems(
    _ links: [Link], _ end: WayEnd, at index: Int, in state: inout State
  ) -> [TemplateProblem] {
    let tree = links[index].source.tree
    guard let extends = tree.headDirective(.extends) else { return [] }
    switch end {
    case .unknown where index == links.count - 1:
      let nearest = nearest(to: tree.text(extends.argument), in: &state)
      return [TemplateProblem(kind: .unknownTemplate, range: extends.visibleRange, nearest: nearest)]
    case .circle(0) where index == 0:
      let path = links.map(\.name) + [links[0].name]
      return [TemplateProblem(kind: .cyclicExtends, range: extends.visibleRange, path: path)]
    case .tooLong where index == 0:
      let path = [links[0].name, tree.text(extends.argument)]
      return [TemplateProblem(kind: .cyclicExtends, range: extends.visibleRange, path: path)]
    default: return []
    }
  }

  private static func source(_ key: NameKey, in state: inout State) -> SourceFile? {
    if let source = state.workspace[key] { return source }
    return library(in: &state)[key]?.source
  }

  private static func library(in state: inout State) -> [NameKey: LibraryEntry] {
    if let library = state.library { return library }
    var library: [NameKey: LibraryEntry] = [:]
    for text in Library.templates {
      guard let name = templateName(atStartOf: text) else { continue }
      library[NameKey(name)] = LibraryEntry(name: name) { text }
    }
    for template in state.provided {
      library[NameKey(template.name)] = LibraryEntry(name: template.name, text: template.text)
    }
    state.library = library
    return library
  }

  /// The name of a template that was probably meant by one that none bears.
  private static func nearest(to name: String, in state: inout State) -> String? {
    let key = NameKey(name)
    if let known = state.nearest[key] { return known }
    let nearest = NearestName.find(name, among: names(in: &state))
    state.nearest[key] = .some(nearest)
    return nearest
  }

  private static func names(in state: inout State) -> [String] {
    if let names = state.names { return names }
    let workspace = state.workspace.values.compactMap { templateName(of: $0.tree) }
    // One of the workspace's hides the built-in one of the same name.
    let builtIn = library(in: &state).filter { state.workspace[$0.key] == nil }.values.map(\.name)
    let names = (workspace + builtIn).sorted()
    state.names = names
    return names
  }
}

/// A built-in template that is made by the program rather than written: its text is asked for when somebody uses it.
public struct ProvidedTemplate: Sendable {
  public let name: String
  let text: @Sendable () -> [UInt8]

  public init(name: String, text: @escaping @Sendable () -> [UInt8]) {
    self.name = name
    self.text = text
  }
}
