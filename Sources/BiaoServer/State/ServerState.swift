// The state of the server: the client, its documents, their workspaces. The main loop owns it, nothing else touches it.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues
import BiaoWorkspace

/// Everything that the server knows.
struct ServerState {
  enum Phase { case created, running, shutDown }

  var phase = Phase.created
  var client = ClientCapabilities()
  var locale: String?
  var settings = Settings()
  /// Folders that are open in the editor.
  var folders: [FilePath] = []
  private(set) var documents: [DocumentURI: OpenDocument] = [:]
  private(set) var workspaces: [WorkspaceFolder: Workspace] = [:]
  /// The day, as linters know it.
  private var today: CalendarDate?
  /// The last number given to a linter.
  private var linterNumber = 0
  /// The last number given to a request of ours.
  var requestNumber = 0
  /// Requests of ours whose answer means something, by number.
  var awaited: [Int: AwaitedAnswer] = [:]
  /// Whether the templates of a workspace must be put together anew before anything is computed.
  private(set) var stale: Set<WorkspaceFolder> = []
  /// The previews that a client has asked for, by the document that they show; and the documents that have changed since.
  var previews: [DocumentURI: Set<String>] = [:]
  var stalePreviews: Set<DocumentURI> = []
  /// Folders that are being looked at, in pieces, and what the user is told of it.
  var scans: [WorkspaceFolder: Progress] = [:]
  /// Whether facts have changed since documents were last compared with each other.
  var mustJoin: Set<WorkspaceFolder> = []
  /// Whether something was done since freed memory was last given back.
  var isMemoryDue = false
  /// Examinations that newer ones have replaced: taking apart what they hold waits until the client has its answer.
  private var replaced: [Examination] = []
  let watchdog: Watchdog
  private let builtins = BuiltinFiles()
  /// Built-in templates alone; each is parsed when somebody asks for it.
  let builtinTemplates = TemplateStore(workspace: [], provided: [ConfigurationTemplate.provided])
  let version: String
  let outside: Outside
  let outbox: Outbox
  let inbox: Inbox
  /// Takes over a part of what takes long.
  private let beside: Beside?

  init(
    version: String, outside: Outside, outbox: Outbox, inbox: Inbox, watchdog: Watchdog = Watchdog(),
    beside: Beside? = nil
  ) {
    self.version = version
    self.watchdog = watchdog
    self.outside = outside
    self.outbox = outbox
    self.inbox = inbox
    self.beside = beside
  }

  /// What an answer is for.
  enum AwaitedAnswer { case configuration }

  var convert: Convert { Convert(unit: client.positionUnit) }

  // MARK: - Documents

  mutating func open(_ uri: DocumentURI, version: Int?, text: [UInt8]) {
    let folder: WorkspaceFolder
    if let path = uri.path {
      folder = outside.workspace(path, folders)
    } else {
      // A document without a file sees the templates that one in the first folder would see, or none.
      folder =
        folders.first.map { outside.workspace($0.appending(Array("untitled.biao".utf8)), folders) }
        ?? ServerState.nowhere
    }
    prepare(folder)
    let configuration = uri.path.flatMap { outside.configuration($0) }
    var document = OpenDocument(
      uri: uri, version: version, text: text, workspace: folder, configuration: configuration)
    document.exclusion = exclusion(of: uri)
    if let exclusion = document.exclusion { log(exclusion, of: uri) }
    documents[uri] = document
    changed(document, before: nil)
  }

  /// Applies one edit after the other. The closure makes an edit of the text before it.
  mutating func edit(_ uri: DocumentURI, version: Int?, _ changes: (inout OpenDocument) -> Void) {
    guard var document = documents.removeValue(forKey: uri) else { return }
    let before = document.tree
    document.version = version
    changes(&document)
    documents[uri] = document
    changed(document, before: before)
  }

  mutating func close(_ uri: DocumentURI) {
    guard let document = documents.removeValue(forKey: uri) else { return }
    previews[uri] = nil
    stalePreviews.remove(uri)
    let folder = document.workspace
    if TemplateStore.isForOthers(document.tree) || isConfiguration(document) { stale.insert(folder) }
    if let path = uri.path, var workspace = workspaces.removeValue(forKey: folder) {
      // What was not saved is gone.
      if workspace.update(path, outside) { stale.insert(folder) }
      workspaces[folder] = workspace
    }
    if isConfiguration(document) { configurationChanged(document) }
    if documents.values.contains(where: { $0.workspace == folder }) {
      if workspaces[folder]?.paths.count ?? 0 > 1 { mustJoin.insert(folder) }
    } else {
      // Nobody needs the folder any more; it is looked at again when somebody does.
      forget(folder)
    }
  }

  private mutating func forget(_ folder: WorkspaceFolder) {
    workspaces[folder] = nil
    stale.remove(folder)
    mustJoin.remove(folder)
    if let progress = scans.removeValue(forKey: folder) { progress.end(outbox) }
  }

  private mutating func changed(_ document: OpenDocument, before: Tree?) {
    if previews[document.uri] != nil { stalePreviews.insert(document.uri) }
    if TemplateStore.isForOthers(document.tree) || before.map(TemplateStore.isForOthers) ?? false {
      stale.insert(document.workspace)
    }
    if before == nil, let path = document.uri.path, workspaces[document.workspace]?.isForOthers(path) ?? false {
      stale.insert(document.workspace)
    }
    if isConfiguration(document) { configurationChanged(document) }
    if workspaces[document.workspace]?.paths.count ?? 0 > 1 { mustJoin.insert(document.workspace) }
  }

  /// Whether something is configured by the document.
  private func isConfiguration(_ document: OpenDocument) -> Bool {
    if let path = document.uri.path { isConfiguration(path) } else { false }
  }

  func isConfiguration(_ path: FilePath) -> Bool {
    path.name.elementsEqual(Configuration.fileName.utf8)
      || workspaces.values.contains { $0.isConfigured(by: path) }
  }

  /// The text of a configuration, or of something that it names, is another one.
  private mutating func configurationChanged(_ document: OpenDocument) {
    refreshExclusions()
    forgetLinters()
    // Its units may be others, with which templates are read.
    stale.insert(document.workspace)
  }

  // MARK: - Workspaces

  /// The folder of documents without a file, where no folder is open.
  static let nowhere = WorkspaceFolder(path: FilePath("untitled:"), descends: false)

  /// A configuration form came, changed or went.
  mutating func configurationsChanged() {
    for (uri, var document) in documents {
      document.configuration = uri.path.flatMap { outside.configuration($0) }
      documents[uri] = document
    }
    refreshExclusions()
    forgetLinters()
  }

  /// A file came, changed or went. The folders that must be looked at as a whole, because it is no document but
  /// something that says which files are.
  mutating func fileChanged(_ path: FilePath) -> Set<WorkspaceFolder> {
    var toScan: Set<WorkspaceFolder> = []
    for (folder, var workspace) in workspaces where path.isInside(folder.path) {
      if !folder.descends, path.parent != folder.path { continue }
      guard isDocumentName(Array(path.name)) else {
        toScan.insert(folder)
        continue
      }
      workspaces[folder] = nil
      if workspace.update(path, outside) { stale.insert(folder) }
      workspaces[folder] = workspace
      mustJoin.insert(folder)
    }
    if path.name.elementsEqual(Configuration.fileName.utf8) {
      configurationsChanged()
      // It says which documents are looked at.
      for folder in workspaces.keys where path.isInside(folder.path) || folder.path.isInside(path.parent) {
        toScan.insert(folder)
        stale.insert(folder)
      }
    } else if workspaces.values.contains(where: { $0.isConfigured(by: path) }) {
      forgetLinters()
      stale.formUnion(workspaces.keys)
    }
    return toScan
  }

  /// Folders were opened or closed in the editor.
  mutating func foldersChanged() {
    for (uri, var document) in documents {
      guard let path = uri.path else { continue }
      let folder = outside.workspace(path, folders)
      if folder != document.workspace {
        document.workspace = folder
        document.isDirty = true
        document.joined = []
        document.exclusion = exclusion(of: uri)
        documents[uri] = document
        if workspaces[folder] == nil { beginScan(folder) }
        mustJoin.insert(folder)
      }
    }
    let used = Set(documents.values.map(\.workspace))
    for folder in workspaces.keys where !used.contains(folder) { forget(folder) }
  }

  /// A session lasts over midnight, and suppressions end with a day.
  mutating func noteDay() {
    let day = outside.today()
    guard day != today else { return }
    today = day
    forgetLinters()
  }

  mutating func forgetLinters() {
    for folder in workspaces.keys { workspaces[folder]?.forgetLinters() }
    markDirty { _ in true }
  }

  /// Templates of the folder have changed, or may have.
  mutating func mustRefresh(_ folder: WorkspaceFolder) { stale.insert(folder) }

  private mutating func markDirty(where condition: (OpenDocument) -> Bool) {
    for (uri, document) in documents where condition(document) { documents[uri]?.isDirty = true }
  }

  /// Puts templates together anew where they have changed. Called before anything is computed from them.
  mutating func refreshTemplates() {
    guard !stale.isEmpty else { return }
    for folder in stale {
      let open = documents.values.filter { $0.workspace == folder && $0.exclusion == nil }
      workspaces[folder]?.rebuild(open: open.map(\.source))
      markDirty { $0.workspace == folder }
    }
    stale = []
  }

  // MARK: - Examining

  /// The document examined as it now stands.
  mutating func examine(_ uri: DocumentURI) -> Examination? { view(uri)?.examination }

  /// What features see of a document: its examination as it now stands.
  mutating func view(_ uri: DocumentURI) -> DocumentView? {
    // What it is to be read with may not have been found yet.
    if !isSettled(uri), let folder = documents[uri]?.workspace { finishScan(folder) }
    refreshTemplates()
    guard var document = documents[uri] else { return nil }
    let (number, linter) = linter(for: document)
    if let known = document.examined, known.revision == document.revision, known.linter == number {
      return DocumentView(document.shown(known.examination), linter: linter)
    }
    let previous = document.examined.flatMap { $0.linter == number ? $0.examination : nil }
    let examination = linter.examine(document.source, joined: document.joined, previous: previous, beside: beside)
    if let earlier = document.examined?.examination { replaced.append(earlier) }
    document.examined = (document.revision, number, examination)
    documents[uri] = document
    return DocumentView(document.shown(examination), linter: linter)
  }

  /// After a turn: lets go what it has replaced.
  mutating func forgetReplaced() {
    if !replaced.isEmpty { replaced = [] }
  }

  /// The linter that applies to a document.
  mutating func linter(for document: OpenDocument) -> (number: Int, linter: Linter) {
    linter(in: document.workspace, configuration: document.configuration, for: document.uri.path)
  }

  /// The linter for a document at `path` to which that configuration applies. From here on its units are known.
  mutating func linter(
    in folder: WorkspaceFolder, configuration: FilePath?, for path: FilePath?
  ) -> (number: Int, linter: Linter) {
    var workspace = workspaces.removeValue(forKey: folder) ?? Workspace(folder)
    defer { workspaces[folder] = workspace }
    var number = linterNumber
    defer { linterNumber = number }
    let loaded = configuration.flatMap { file in
      workspace.configuration(at: file) { path in
        try? ConfigurationLoader(configurationFiles).load(path, workingFolder: path.parent).get()
      }
    }
    ExtraUnits.use(loaded?.configuration.units.map(\.value) ?? [])
    var key = Workspace.LinterKey(configuration: configuration)
    if let path, let loaded { key.overrides = loaded.overrides(for: path) }
    let templates = workspace.templates(for: loaded)
    return workspace.linter(for: key, number: &number) {
      let read = loaded?.configuration ?? Configuration()
      var options = read.options(
        preset: settings.preset, language: language(configured: read.language), overrides: key.overrides)
      options.today = today
      return Linter(templates: templates, options: options.lookingAtFiles(configurationFiles))
    }
  }

  /// Configurations and what they name, as they stand in the editor where they are open there.
  private var configurationFiles: ConfigurationFiles {
    let outside = outside
    var open: [FilePath: [UInt8]] = [:]
    for document in documents.values {
      if let path = document.uri.path { open[path] = document.tree.bytes }
    }
    let opened = open
    return ConfigurationFiles(
      read: { path in
        if let bytes = opened[path] ?? outside.read(path) { return .success(bytes) }
        return .failure(FileProblem(path: path, kind: .missing))
      }, names: outside.names, documents: outside.everyDocument)
  }

  /// What features see of the documents of a folder; nil while that is still to be looked at.
  mutating func project(of folder: WorkspaceFolder, language: Language) -> ProjectView? {
    prepare(folder)
    guard scans[folder] == nil else { return nil }
    refreshTemplates()
    guard let workspace = workspaces[folder] else { return nil }
    var open: [String: SourceFile] = [:]
    for document in documents.values where document.workspace == folder { open[document.name] = document.source }
    let onDisk = workspace.paths.map(\.text)
    let paths = open.keys.allSatisfy(Set(onDisk).contains) ? onDisk : Set(onDisk).union(open.keys).sorted()
    let outside = outside
    let opened = open
    return ProjectView(
      paths: paths, templates: workspace.templates, language: language,
      read: { name in
        opened[name] ?? outside.read(FilePath(name)).map { SourceFile(path: name, tree: Tree($0)) }
      })
  }

  mutating func language(of document: OpenDocument) -> Language { linter(for: document).linter.options.language }

  /// The language of what is said of no document.
  var language: Language { language(configured: nil) }

  /// The editor's setting, else that of a configuration, else what the client's locale suggests.
  private func language(configured: Language?) -> Language {
    settings.language ?? configured ?? locale.map(Language.init(locale:)) ?? .zh
  }

  // MARK: - Names

  /// The client's own name for an open document, else the URI of a file or of a built-in text.
  func uri(of source: SourceFile) -> String {
    if source.isBuiltIn {
      return builtins.uri(of: source, version: version, asksForText: client.textDocumentContent, outside: outside)
    }
    return uri(of: source.path)
  }

  /// The same for a name that is not built in.
  func uri(of name: String) -> String {
    guard name.hasPrefix("/") else { return name }
    let uri = DocumentURI(path: FilePath(name))
    return documents[uri]?.uri.text ?? uri.text
  }

  /// The same for a name of which `builtin` is the text, if it is built in.
  func uri(of name: String, builtin tree: Tree) -> String { uri(of: SourceFile(path: name, tree: tree)) }

  /// The text of the document of that name: as it is open, built in, or on the disk.
  func tree(named name: String) -> Tree? {
    // A URI that is no file's is its own key, and so is the path of a file.
    if let document = documents[DocumentURI(name)] { return document.tree }
    if let title = SourceFile.builtInName(of: name) {
      guard case .found(let template) = builtinTemplates.template(named: String(title)) else { return nil }
      return template.sources.first?.tree
    }
    return outside.read(FilePath(name)).map { Tree($0) }
  }

  // MARK: - Changes that other files of the server make

  mutating func update(_ uri: DocumentURI, _ body: (inout OpenDocument) -> Void) {
    if var document = documents.removeValue(forKey: uri) {
      body(&document)
      documents[uri] = document
    }
  }

  mutating func updateWorkspace(_ folder: WorkspaceFolder, _ body: (inout Workspace) -> Void) {
    var workspace = workspaces.removeValue(forKey: folder) ?? Workspace(folder)
    body(&workspace)
    workspaces[folder] = workspace
  }
}

extension Language {
  /// Chinese where the locale is Chinese, else English.
  init(locale: String) {
    self = locale.prefix(2).lowercased() == "zh" ? .zh : .en
  }
}
