// Two versions of the documents of a repository, paired and compared for what breaks.

package import BiaoModel
package import BiaoRules
import BiaoSyntax

/// The documents of one moment, read with the templates of that moment.
struct DocumentVersion {
  struct Document {
    /// By which the same document is found in the other version: its path below what both versions share.
    var key: [UInt8]
    var source: SourceFile
  }

  /// In the order of keys.
  let documents: [Document]
  let templates: TemplateStore
  private let factReader: Linter

  init(_ documents: [Document], _ templates: TemplateStore) {
    self.documents = documents.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    self.templates = templates
    factReader = Linter.ofFacts(templates)
  }

  /// What a form of this version is about.
  fileprivate func subject(of form: SourceFile) -> FormSubject? { FormSubject(form, factReader) }
}

/// What broke between two versions.
package struct BreakingRun {
  package struct Changes: Sendable {
    /// The new version; of a document that is gone the old one.
    package var source: SourceFile
    package var findings: [Finding]
  }

  /// Why there is nothing to compare.
  package enum Failure: Error {
    case git(GitRepository.Failure)
    /// The older folder, or another one that must be one.
    case notAFolder(FilePath)
  }

  /// In the order of paths; documents without changes are left out.
  package private(set) var changes: [Changes] = []
  /// Documents of the new version.
  package private(set) var fileCount = 0
  package private(set) var problems: [FileProblem] = []
  private let language: Language

  /// Compares the documents below `inputs` with what they were at `revision` of their repository.
  package init(
    _ inputs: [RunInput], against revision: String, language: Language
  ) throws(Failure) {
    self.language = language
    let roots = inputs.compactMap { input -> FilePath? in
      if case .path(let path) = input { absolute(path) } else { nil }
    }
    guard let first = roots.first else { return }
    let older: [OlderDocument]
    do throws(GitRepository.Failure) {
      older = try GitRepository.documents(at: revision, around: first)
    } catch {
      throw .git(error)
    }
    var asked: [DocumentVersion.Document] = []
    var others: [SourceFile] = []
    for document in older {
      // Shown as git writes it: the revision, a colon, the path from here.
      let shown = revision + ":" + shownPath(document.path)
      let source = SourceFile(path: shown, tree: Tree(document.bytes))
      if roots.contains(where: { document.path == $0 || document.path.isInside($0) }) {
        asked.append(DocumentVersion.Document(key: document.path.bytes, source: source))
      } else {
        others.append(source)
      }
    }
    let new = newVersion(inputs) { path in absolute(path)?.bytes ?? path.bytes }
    let shared = (asked.map(\.source) + others).filter { TemplateStore.isForOthers($0.tree) }
    compare(
      DocumentVersion(asked, TemplateStore(workspace: shared, provided: [ConfigurationTemplate.provided])), new)
  }

  /// Compares the documents below `folder` with those below `older`.
  package init(_ folder: FilePath, against older: FilePath, language: Language) throws(Failure) {
    self.language = language
    for path in [folder, older] {
      guard case .success(let status) = Platform.status(at: path.normalized.forSystem, followingLinks: true),
        status.kind == .folder
      else { throw .notAFolder(path) }
    }
    func below(_ root: FilePath) -> (FilePath) -> [UInt8] {
      let count = root.normalized.bytes.isEmpty ? 0 : root.normalized.bytes.count + 1
      return { Array($0.bytes.dropFirst(count)) }
    }
    let old = newVersion([.path(older)], key: below(older))
    problems = []
    let new = newVersion([.path(folder)], key: below(folder))
    compare(old, new)
  }

  private func shownPath(_ path: FilePath) -> String {
    guard let start = Platform.workingFolder().flatMap({ path.start(below: $0) }) else { return path.text }
    return FilePath(Array(path.bytes[start...])).text
  }

  /// What the disk has now.
  private mutating func newVersion(_ inputs: [RunInput], key: (FilePath) -> [UInt8]) -> DocumentVersion {
    let run = LintRun(RunDocuments(inputs), language: language)
    problems += run.documents.problems
    fileCount = 0
    var documents: [DocumentVersion.Document] = []
    for document in run.documents.documents {
      switch document.read() {
      case .failure(let problem): problems.append(problem)
      case .success(let bytes):
        fileCount += 1
        documents.append(
          DocumentVersion.Document(
            key: key(document.path), source: SourceFile(path: document.path.text, tree: Tree(bytes))))
      }
    }
    let own = documents.map(\.source).filter { TemplateStore.isForOthers($0.tree) }
    return DocumentVersion(documents, run.templates(own))
  }

  // MARK: - Pairing

  private mutating func compare(_ old: DocumentVersion, _ new: DocumentVersion) {
    let byKey = Dictionary(new.documents.map { ($0.key, $0.source) }) { first, _ in first }
    let oldKeys = Set(old.documents.map(\.key))
    /// Forms that were not there, by what they are about.
    var newForms: [FormSubject: SourceFile] = [:]
    for document in new.documents where !oldKeys.contains(document.key) {
      if let subject = new.subject(of: document.source) { newForms[subject] = document.source }
    }
    for document in old.documents {
      if let name = TemplateStore.templateName(of: document.source.tree) {
        compareTemplate(name, document, old, new)
      } else if let source = byKey[document.key], TemplateStore.templateName(of: source.tree) == nil {
        compareForms(document.source, old, source, new)
      } else if let subject = old.subject(of: document.source), let source = newForms[subject] {
        // It has moved.
        compareForms(document.source, old, source, new)
      } else {
        addRemoved(
          .removedForm, document.source, zh: "这张表没有了：“\(document.source.path)”",
          en: "this form is gone: “\(document.source.path)”")
      }
    }
    changes.sort { $0.source.path < $1.source.path }
  }

  private mutating func compareTemplate(
    _ name: String, _ document: DocumentVersion.Document, _ old: DocumentVersion, _ new: DocumentVersion
  ) {
    // A template goes by its name, whatever file holds it.
    guard case .found(let after) = new.templates.template(named: name), let source = after.sources.first,
      !source.isBuiltIn
    else {
      addRemoved(
        .removedTemplate, document.source, zh: "模板“\(name)”没有了：用它的表都找不到模板",
        en: "the template “\(name)” is gone, and the forms that name it have none")
      return
    }
    let findings = TemplateComparison.changes(
      from: old.templates.compile(document.source), to: after, language: language)
    if !findings.isEmpty { changes.append(Changes(source: source, findings: findings)) }
  }

  private mutating func compareForms(
    _ before: SourceFile, _ old: DocumentVersion, _ after: SourceFile, _ new: DocumentVersion
  ) {
    if before.tree.bytes == after.tree.bytes { return }
    let findings = FormComparison.changes(
      from: Form(before, template: old.templates.template(of: before)),
      to: Form(after, template: new.templates.template(of: after)), language: language)
    if !findings.isEmpty { changes.append(Changes(source: after, findings: findings)) }
  }

  private mutating func addRemoved(_ kind: BreakingKind, _ source: SourceFile, zh: String, en: String) {
    let range = source.tree.lines.isEmpty ? 0..<0 : source.tree.contentRange(ofLine: 0)
    let finding = Finding(
      rule: kind.rawValue, severity: kind.severity, range: range, message: language == .zh ? zh : en)
    changes.append(Changes(source: source, findings: [finding]))
  }
}

extension TemplateStore {
  /// The template that a form names, or the general one.
  fileprivate func template(of form: SourceFile) -> Template {
    if let directive = form.tree.headDirective(.form),
      case .found(let template) = template(named: form.tree.text(directive.argument))
    {
      return template
    }
    guard case .found(let general) = template(named: TemplateStore.generalName) else {
      return compile(SourceFile(path: "", tree: Tree([])))
    }
    return general
  }
}

/// What a form is about, by which it is known again under another path: its template and whom or what it names.
private struct FormSubject: Hashable {
  var template: String
  var names: [String]

  /// Nil for a template, and for a form that names nothing.
  init?(_ source: SourceFile, _ factReader: Linter) {
    guard TemplateStore.templateName(of: source.tree) == nil else { return nil }
    let facts = factReader.lintWithFacts(source).facts
    names = facts.names.map { "\($0.role.rawValue) \($0.words.text)" }
    template = facts.template?.text ?? ""
    if names.isEmpty { return nil }
  }
}
