// What stands around one document: its workspace, the templates there, the configuration that applies.

package import BiaoModel
import BiaoRules
import BiaoSyntax

/// The surroundings in which a run, or the server, sees a document.
package struct Surroundings: Sendable {
  package let source: SourceFile
  package let folder: WorkspaceFolder
  /// Documents in the workspace, and those of them that others are read with.
  package let documentCount: Int
  package let templateCount: Int
  package let templates: TemplateStore
  /// Absolute; nil where no configuration applies.
  package let configurationPath: FilePath?

  /// Looks at the disk around `path`, at which `source` was read.
  package init(of path: FilePath, source: SourceFile) {
    self.source = source
    folder = workspaceFolder(of: path.normalized, isFolder: false)
    let documents = Discovery([folder.path], descending: folder.descends).documents
    let shared = documents.compactMap(template(at:))
    documentCount = documents.count
    templateCount = shared.count
    templates = TemplateStore(workspace: shared, provided: [ConfigurationTemplate.provided])
    configurationPath = configurationFile(for: path.normalized)
  }
}

/// The folder in which the process works.
package func workingFolder() -> FilePath? { Platform.workingFolder() }

/// All bytes of a regular file, whatever they are.
package func readAnyFile(_ path: FilePath) -> Result<[UInt8], FileProblem> {
  switch Platform.open(path.forSystem) {
  case .failure(let error):
    return .failure(FileProblem(path: path, kind: error.isMissing ? .missing : .unreadable(error)))
  case .success(let descriptor):
    let file = FileHandle(descriptor: descriptor)
    return Platform.read(file.descriptor, expected: 0, limit: 1 << 31).mapError {
      FileProblem(path: path, kind: .unreadable($0))
    }
  }
}
