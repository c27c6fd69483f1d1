// A configuration with the forms that it extends and the files that it names.

package import BiaoModel
package import BiaoRules
import BiaoSyntax
import BiaoValues

/// A configuration as it applies to the documents of a folder.
package struct LoadedConfiguration: Sendable {
  /// The file, by the path under which reports speak of it.
  package let path: FilePath
  package let configuration: Configuration
  /// The forms of which it is made, the extended ones first, with what is wrong in each.
  package let forms: [ConfigurationForm]
  /// The indicator libraries and templates that it names.
  package let shared: [SourceFile]

  /// Below which its patterns of each of the forms apply.
  func base(of source: Int) -> FilePath? { forms.indices.contains(source) ? forms[source].base : nil }

  /// Whether it names a folder of templates in which `path` lies.
  package func names(_ path: FilePath) -> Bool {
    forms.contains { form in
      form.layer.settings.contains { setting in
        guard case .templates(let text) = setting.value else { return false }
        return path.isInside(form.path.parent.resolving(text))
      }
    }
  }

  /// The overrides that match a document at `path`, in their order.
  package func overrides(for path: FilePath) -> [Int] {
    if configuration.overrides.isEmpty { return [] }
    let path = absolute(path) ?? path
    return configuration.overrides.indices.filter { index in
      let override = configuration.overrides[index]
      guard let base = base(of: override.source), let start = path.start(below: base) else { return false }
      return override.value.pattern.holds(path.bytes, from: start)
    }
  }
}

/// One form of a configuration.
package struct ConfigurationForm: Sendable {
  package let path: FilePath
  package let layer: ConfigurationLayer
  package fileprivate(set) var faults: [ConfigurationFault]
  /// Absolute; the folder below which its patterns apply.
  let base: FilePath
  /// Whether it comes from the command line and stands in no file.
  var isGiven = false
}

extension PathPattern {
  /// Whether it matches the document `path[start...]` or a folder above it.
  func holds(_ path: [UInt8], from start: Int) -> Bool {
    var name = start
    var at = start
    while at < path.count {
      if path[at] == 0x2F {
        if matches(Array(path[..<at]), from: start, name: name, isFolder: true) { return true }
        name = at + 1
      }
      at += 1
    }
    return matches(path, from: start, name: name, isFolder: false)
  }
}

extension FilePath {
  /// Where the part of this path begins that lies below `folder`; nil where it does not. Both absolute.
  func start(below folder: FilePath) -> Int? {
    isInside(folder) && bytes.count > folder.bytes.count ? folder.contentStart : nil
  }

  /// Where in the paths of what lies in this folder their own part begins.
  var contentStart: Int { bytes.isEmpty || bytes.last == 0x2F ? bytes.count : bytes.count + 1 }

  /// `text` as a path from this folder, without `..` where the folder's own components allow.
  func resolving(_ text: String) -> FilePath {
    let path = FilePath(text).normalized
    if path.bytes.first == 0x2F { return path }
    var folder = self
    var rest = path.bytes.split(separator: 0x2F)[...]
    while let first = rest.first, first == [0x2E, 0x2E], let last = folder.bytes.split(separator: 0x2F).last,
      last != [0x2E, 0x2E]
    {
      folder = folder.parent
      rest = rest.dropFirst()
    }
    return folder.appending(Array(rest.joined(separator: [0x2F])))
  }
}

/// Reads configurations: what they extend, and what they name.
package struct ConfigurationLoader: Sendable {
  package let files: ConfigurationFiles

  package init(_ files: ConfigurationFiles = .disk) { self.files = files }

  /// The template of configurations, whatever a workspace calls so.
  package static let templates = TemplateStore(workspace: [], provided: [ConfigurationTemplate.provided])
  private static let longestChain = 32

  static func layer(_ source: SourceFile) -> ConfigurationLayer? {
    guard case .found(let template) = templates.template(named: ConfigurationTemplate.name) else { return nil }
    return ConfigurationLayer(source, template: template)
  }

  /// The configuration in the file at `path`, or why it cannot be read. `extra` are forms that come last, such as those
  /// of the command line; where there is no file, they are all.
  package func load(
    _ path: FilePath?, extra: [SourceFile] = [], workingFolder: FilePath
  ) -> Result<LoadedConfiguration, FileProblem> {
    var source: SourceFile?
    if let path {
      switch files.read(path) {
      case .failure(let problem): return .failure(problem)
      case .success(let bytes): source = SourceFile(path: path.text, tree: Tree(bytes))
      }
    }
    return .success(load(source, at: path, extra: extra, workingFolder: workingFolder))
  }

  private func load(
    _ source: SourceFile?, at path: FilePath?, extra: [SourceFile], workingFolder: FilePath
  ) -> LoadedConfiguration {
    var forms: [ConfigurationForm] = []
    var shared: [SourceFile] = []
    let own = path.flatMap { absolute($0)?.parent } ?? workingFolder
    if let source, let path { add(source, at: path, nearest: own, way: [], to: &forms, &shared) }
    for source in extra {
      guard let layer = Self.layer(source) else { continue }
      var form = ConfigurationForm(
        path: FilePath(source.path), layer: layer, faults: layer.faults, base: workingFolder, isGiven: true)
      resolve(&form, folder: workingFolder, &shared)
      forms.append(form)
    }
    return LoadedConfiguration(
      path: path ?? FilePath(extra.last?.path ?? ""), configuration: Configuration(forms.map(\.layer)), forms: forms,
      shared: shared)
  }

  /// What is wrong in a configuration that is at hand, beside what its template says of it.
  package func faults(of source: SourceFile) -> [ConfigurationFault] {
    let path = FilePath(source.path).normalized
    // What stands nowhere, and what has a name that is no text, names no files that could be looked for.
    guard files.names(path.parent) != nil else { return Self.layer(source)?.faults ?? [] }
    return load(source, at: path, extra: [], workingFolder: FilePath([])).forms.last?.faults ?? []
  }

  /// Puts the form and those it extends, which come first, behind the others.
  private func add(
    _ source: SourceFile, at path: FilePath, nearest: FilePath, way: [FilePath], to forms: inout [ConfigurationForm],
    _ shared: inout [SourceFile]
  ) {
    guard let layer = Self.layer(source), let whole = absolute(path) else { return }
    // Patterns of a form in a place of its own apply where the form applies that extends it.
    let base = nearest.isInside(whole.parent) ? whole.parent : nearest
    var form = ConfigurationForm(path: path, layer: layer, faults: layer.faults, base: base)
    if let range = layer.extended, !range.isEmpty {
      switch extended(source.tree.text(range), from: path.parent, way: way + [whole]) {
      case .failure(let fault): form.faults.append(ConfigurationFault(fault.kind, range))
      case .success(let (other, otherPath)):
        add(other, at: otherPath, nearest: nearest, way: way + [whole], to: &forms, &shared)
      }
    }
    resolve(&form, folder: path.parent, &shared)
    form.faults.sort { $0.range.lowerBound < $1.range.lowerBound }
    forms.append(form)
  }

  private static func isLibrary(_ tree: Tree) -> Bool {
    TemplateStore.isForOthers(tree) && TemplateStore.templateName(of: tree) == nil
  }

  private struct Refusal: Error {
    var kind: ConfigurationFault.Kind
  }

  /// The form that `text` names: a file, or a folder with a `hebiao.biao`.
  private func extended(
    _ text: String, from folder: FilePath, way: [FilePath]
  ) -> Result<(SourceFile, FilePath), Refusal> {
    var path = folder.resolving(text)
    if files.names(path) != nil { path = path.appending(Array(Configuration.fileName.utf8)) }
    let whole = absolute(path) ?? path
    if way.contains(whole) || way.count >= Self.longestChain {
      return .failure(Refusal(kind: .circle((way + [whole]).map { String(decoding: $0.name, as: UTF8.self) })))
    }
    switch files.read(path) {
    case .failure(let problem): return .failure(Refusal(kind: refusal(problem, path)))
    case .success(let bytes):
      let source = SourceFile(path: path.text, tree: Tree(bytes))
      guard ConfigurationLayer.isConfiguration(source.tree) else { return .failure(Refusal(kind: .noConfiguration)) }
      return .success((source, path))
    }
  }

  private func refusal(_ problem: FileProblem, _ path: FilePath) -> ConfigurationFault.Kind {
    switch problem.kind {
    case .unreadable(let error) where !error.isMissing: return .unreadable(error.text)
    case .notAFile, .tooLarge, .binary, .utf16: return .unreadable(String(decoding: path.name, as: UTF8.self))
    default:
      let names = (files.names(path.parent) ?? []).prefix(1000).map { String(decoding: $0, as: UTF8.self) }
      return .missing(nearest: NearestName.find(String(decoding: path.name, as: UTF8.self), among: names))
    }
  }

  /// Reads the libraries and templates that a form names, and notes what is not there.
  private func resolve(_ form: inout ConfigurationForm, folder: FilePath, _ shared: inout [SourceFile]) {
    func read(_ path: FilePath) -> Result<SourceFile, FileProblem> {
      files.read(path).map { SourceFile(path: path.text, tree: Tree($0)) }
    }
    func add(_ source: SourceFile) {
      if !shared.contains(where: { $0.path == source.path }) { shared.append(source) }
    }
    for setting in form.layer.settings {
      switch setting.value {
      case .library(let text):
        let path = folder.resolving(text)
        switch read(path) {
        case .success(let source) where Self.isLibrary(source.tree): add(source)
        case .success: form.faults.append(ConfigurationFault(.noLibrary, setting.range))
        case .failure(let problem):
          let kind: ConfigurationFault.Kind =
            files.names(path) == nil ? refusal(problem, path) : .noLibrary
          form.faults.append(ConfigurationFault(kind, setting.range))
        }
      case .templates(let text):
        let path = folder.resolving(text)
        if files.names(path) != nil {
          let found = files.documents(path).compactMap { try? read($0).get() }
            .filter { TemplateStore.templateName(of: $0.tree) != nil }
          if found.isEmpty { form.faults.append(ConfigurationFault(.noTemplate, setting.range)) }
          found.forEach(add)
        } else {
          switch read(path) {
          case .success(let source) where TemplateStore.templateName(of: source.tree) != nil: add(source)
          case .success: form.faults.append(ConfigurationFault(.noTemplate, setting.range))
          case .failure(let problem): form.faults.append(ConfigurationFault(refusal(problem, path), setting.range))
          }
        }
      default: break
      }
    }
  }
}

extension LintOptions {
  /// These options for a linter that also knows which files a configuration speaks of.
  package func lookingAtFiles(_ files: ConfigurationFiles = .disk) -> LintOptions {
    var options = self
    let loader = ConfigurationLoader(files)
    options.configurationFaults = { source, _ in loader.faults(of: source) }
    return options
  }
}

extension ConfigurationForm {
  /// What is wrong in it: errors and warnings, in its order. What they speak of does not apply.
  package func findings(_ language: Language) -> [Finding] {
    var options = LintOptions()
    options.language = language
    let own = faults
    options.configurationFaults = { _, _ in own }
    return Linter(templates: ConfigurationLoader.templates, options: options).lint(layer.source)
      .filter { $0.severity >= .warning }
  }
}
