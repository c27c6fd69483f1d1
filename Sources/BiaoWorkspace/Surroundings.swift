// What stands around one document: its workspace, the templates there, the configuration that applies.

package import BiaoModel
package import BiaoRules
import BiaoSyntax
import BiaoValues

/// The surroundings in which a run, or the server, sees a document.
package struct Surroundings: Sendable {
  package let source: SourceFile
  package let folder: WorkspaceFolder
  /// Documents in the workspace, and those of them that others are read with.
  package let documentCount: Int
  package let templateCount: Int
  package let templates: TemplateStore
  /// Nil where none applies.
  package let configuration: LoadedConfiguration?
  /// Why the document is not looked at with its folder.
  package let exclusion: Exclusion?
  /// What is wrong with the configuration.
  package let problems: [FileProblem]

  /// Looks at the disk around `path`, at which `source` was read.
  package init(
    of path: FilePath, source: SourceFile, _ language: Language,
    _ request: ConfigurationRequest = ConfigurationRequest()
  ) {
    self.source = source
    folder = workspaceFolder(of: path.normalized, isFolder: false)
    let walk = Discovery(
      [folder.path], descending: folder.descends, finder: ConfigurationFinder(request))
    let shared = walk.documents.compactMap(template(at:))
    documentCount = walk.documents.count
    templateCount = shared.count
    var named = Discovery([], finder: walk.finder)
    exclusion = named.exclusion(of: path, isFolder: false)
    configuration = named.configuration(for: path)
    problems = named.finder.allProblems(language)
    templates = TemplateStore(
      workspace: shared + (configuration?.shared ?? []), provided: [ConfigurationTemplate.provided])
    ExtraUnits.use(named.finder.units().units)
  }
}
