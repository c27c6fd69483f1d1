// Templates by name: the workspace's first, then the library's.

import BiaoLibrary
package import BiaoSyntax
import Synchronization

/// The templates that a run can use. Each is compiled when first asked for, once for all threads.
package final class TemplateStore: Sendable {
  /// The template against which a form without `@form` is checked.
  package static let generalName = "通用/绩效表"

  /// What a name leads to.
  package enum Lookup: Sendable {
    case found(Template)
    /// No template bears the name; the nearest name there is.
    case unknown(nearest: String?)
  }

  /// The longest chain of `@extends`; a longer one is taken for a circle.
  private static let longestExtends = 64

  /// A built-in template, parsed only when it is asked for: a run needs one or two of them.
  private struct LibraryEntry {
    var name: String
    var text: @Sendable () -> [UInt8]

    var source: SourceFile { SourceFile(path: SourceFile.builtInPrefix + name, tree: Tree(text())) }
  }

  private struct State {
    var workspace: [NameKey: SourceFile] = [:]
    var library: [NameKey: LibraryEntry]?
    /// Built-in templates that other parts of the program make.
    var provided: [ProvidedTemplate] = []
    var compiled: [NameKey: Template] = [:]
    /// The workspace's forms of the indicator library's template.
    var indicatorForms: [SourceFile] = []
    var indicatorLibrary: IndicatorLibrary?
  }

  private let state: Mutex<State>

  /// `sources` are the workspace's documents that start with `@template`, of which of two with one name the first counts,
  /// and those that extend the indicator library.
  package init(workspace sources: [SourceFile], provided: [ProvidedTemplate] = []) {
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
  package func template(named name: String) -> Lookup {
    state.withLock { state in
      if let template = TemplateStore.compile(name, in: &state, path: []) { return .found(template) }
      return .unknown(nearest: NearestName.find(name, among: TemplateStore.names(in: &state)))
    }
  }

  /// The template of the name with that key, if there is one.
  package func template(named key: NameKey) -> Lookup {
    state.withLock { state in
      let name = state.workspace[key].flatMap { TemplateStore.templateName(of: $0.tree) }
      guard let name = name ?? TemplateStore.library(in: &state)[key]?.name,
        let template = TemplateStore.compile(name, in: &state, path: [])
      else { return .unknown(nearest: nil) }
      return .found(template)
    }
  }

  /// The compiled form of `source`, a document that starts with `@template`, whether or not the store knows it.
  package func compile(_ source: SourceFile) -> Template {
    state.withLock { state in
      let name = TemplateStore.templateName(of: source.tree) ?? ""
      return TemplateStore.compile(source, named: name, in: &state, path: [])
    }
  }

  /// The indicators of common knowledge and those that the workspace adds; read when first asked for.
  package var indicatorLibrary: IndicatorLibrary {
    state.withLock { state in
      if let library = state.indicatorLibrary { return library }
      let forms = state.indicatorForms
      let library =
        forms.isEmpty
        ? IndicatorLibrary.builtIn
        : IndicatorLibrary(
          forms, template: TemplateStore.compile(IndicatorLibrary.templateName, in: &state, path: []))
      state.indicatorLibrary = library
      return library
    }
  }

  /// Whether a document is a form that extends the indicator library.
  private static func extendsIndicatorLibrary(_ tree: Tree) -> Bool {
    guard let directive = tree.headDirective(.form) else { return false }
    return NameKey(tree.bytes, directive.argument) == NameKey(IndicatorLibrary.templateName)
  }

  /// The names of all templates, each once, in order.
  package var names: [String] { state.withLock { TemplateStore.names(in: &$0) } }

  /// The name after `@template` (or `@模板`) if the document is a template; nil for a form. Looks only at the lines
  /// before the first entry, so it may be asked of the first kilobytes of a file.
  package static func templateName(of tree: Tree) -> String? {
    tree.headDirective(.template).map { tree.text($0.argument) }
  }

  /// The same of a text that is not parsed yet. Where the text is only the beginning of a file, what lies beyond it is
  /// taken for a form.
  package static func templateName(atStartOf bytes: [UInt8]) -> String? { templateName(of: beginning(of: bytes)) }

  /// Whether a document is one that others are read with: a template, or a form that extends the indicator library.
  package static func isForOthers(_ tree: Tree) -> Bool {
    tree.headDirective(.template) != nil || extendsIndicatorLibrary(tree)
  }

  /// The same of a text that is not parsed yet.
  package static func isForOthers(atStartOf bytes: [UInt8]) -> Bool { isForOthers(beginning(of: bytes)) }

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

  private static func compile(_ name: String, in state: inout State, path: [NameKey]) -> Template? {
    let key = NameKey(name)
    if let template = state.compiled[key] { return template }
    guard let source = source(key, in: &state) else { return nil }
    let template = compile(source, named: name, in: &state, path: path)
    // A template on a circle of `@extends` is another one for each place where the circle is entered.
    if !template.problems.contains(where: { $0.kind == .cyclicExtends }) || path.isEmpty {
      state.compiled[key] = template
    }
    return template
  }

  private static func compile(
    _ source: SourceFile, named name: String, in state: inout State, path: [NameKey]
  ) -> Template {
    let key = NameKey(name)
    var problems: [TemplateProblem] = []
    var base: Template?
    if let extends = source.tree.headDirective(.extends) {
      let baseName = source.tree.text(extends.argument)
      if path.contains(NameKey(baseName)) || NameKey(baseName) == key || path.count >= longestExtends {
        problems.append(
          TemplateProblem(kind: .cyclicExtends, range: extends.visibleRange, path: [name, baseName]))
      } else if let template = compile(baseName, in: &state, path: path + [key]) {
        base = template
        if template.problems.contains(where: { $0.kind == .cyclicExtends && NameKey($0.path.last ?? "") == key }) {
          problems.append(
            TemplateProblem(
              kind: .cyclicExtends, range: extends.visibleRange, path: [name, baseName, name]))
        }
      } else {
        problems.append(
          TemplateProblem(
            kind: .unknownTemplate, range: extends.visibleRange,
            nearest: NearestName.find(baseName, among: names(in: &state))))
      }
    }
    var compiler = TemplateCompiler(source, base: base, problems: problems)
    return compiler.compile(name: name)
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

  private static func names(in state: inout State) -> [String] {
    let workspace = state.workspace.values.compactMap { templateName(of: $0.tree) }
    // One of the workspace's hides the built-in one of the same name.
    let builtIn = library(in: &state).filter { state.workspace[$0.key] == nil }.values.map(\.name)
    return (workspace + builtIn).sorted()
  }
}

/// A built-in template that is made by the program rather than written: its text is asked for when somebody uses it.
package struct ProvidedTemplate: Sendable {
  package let name: String
  let text: @Sendable () -> [UInt8]

  package init(name: String, text: @escaping @Sendable () -> [UInt8]) {
    self.name = name
    self.text = text
  }
}
