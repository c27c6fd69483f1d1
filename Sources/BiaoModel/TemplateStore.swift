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

  private struct State {
    var workspace: [NameKey: SourceFile] = [:]
    var library: [NameKey: SourceFile]?
    var compiled: [NameKey: Template] = [:]
  }

  private let state: Mutex<State>

  /// `sources` are the workspace's documents that start with `@template`; of two with one name the first counts.
  package init(workspace sources: [SourceFile]) {
    var state = State()
    for source in sources {
      guard let name = TemplateStore.templateName(of: source.tree) else { continue }
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

  /// The compiled form of `source`, a document that starts with `@template`, whether or not the store knows it.
  package func compile(_ source: SourceFile) -> Template {
    state.withLock { state in
      let name = TemplateStore.templateName(of: source.tree) ?? ""
      return TemplateStore.compile(source, named: name, in: &state, path: [])
    }
  }

  /// The names of all templates, the workspace's first.
  package var names: [String] { state.withLock { TemplateStore.names(in: &$0) } }

  /// The name after `@template` (or `@模板`) if the document is a template; nil for a form. Looks only at the lines
  /// before the first entry, so it may be asked of the first kilobytes of a file.
  package static func templateName(of tree: Tree) -> String? {
    headDirective(.template, of: tree).map { tree.text($0.argument) }
  }

  /// The directive of that kind before the first entry.
  static func headDirective(_ kind: DirectiveKind, of tree: Tree) -> Directive? {
    for index in tree.lines.indices {
      switch tree.lines[index].kind {
      case .blank, .comment, .conflictMarker, .prose, .row: continue
      case .entry, .item: return nil
      case .directive:
        if let directive = tree.directive(ofLine: index), directive.kind == kind { return directive }
      }
    }
    return nil
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
    if let extends = headDirective(.extends, of: source.tree) {
      let baseName = source.tree.text(extends.argument)
      if path.contains(NameKey(baseName)) || NameKey(baseName) == key || path.count >= longestExtends {
        problems.append(
          TemplateProblem(kind: .cyclicExtends, range: visible(extends, in: source.tree), path: [name, baseName]))
      } else if let template = compile(baseName, in: &state, path: path + [key]) {
        base = template
        if template.problems.contains(where: { $0.kind == .cyclicExtends && NameKey($0.path.last ?? "") == key }) {
          problems.append(
            TemplateProblem(
              kind: .cyclicExtends, range: visible(extends, in: source.tree), path: [name, baseName, name]))
        }
      } else {
        problems.append(
          TemplateProblem(
            kind: .unknownTemplate, range: visible(extends, in: source.tree),
            nearest: NearestName.find(baseName, among: names(in: &state))))
      }
    }
    var compiler = TemplateCompiler(source, base: base, problems: problems)
    return compiler.compile(name: name)
  }

  /// The name that a directive gives, or the directive itself where it gives none.
  static func visible(_ directive: Directive, in tree: Tree) -> ByteRange {
    directive.argument.isEmpty
      ? ByteRange(clamping: max(directive.keyword.lowerBound - 1, 0), directive.keyword.upperBound)
      : directive.argument
  }

  private static func source(_ key: NameKey, in state: inout State) -> SourceFile? {
    if let source = state.workspace[key] { return source }
    return library(in: &state)[key]
  }

  private static func library(in state: inout State) -> [NameKey: SourceFile] {
    if let library = state.library { return library }
    var library: [NameKey: SourceFile] = [:]
    for text in Library.templates {
      let tree = Tree(text)
      guard let name = templateName(of: tree) else { continue }
      library[NameKey(name)] = SourceFile(path: "builtin:\(name)", tree: tree)
    }
    state.library = library
    return library
  }

  private static func names(in state: inout State) -> [String] {
    let all = Array(state.workspace.values) + Array(library(in: &state).values)
    return all.compactMap { templateName(of: $0.tree) }.sorted()
  }
}
