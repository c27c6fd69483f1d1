// Where documents stand for git, which follows no links.

/// Finds the places of documents as their repositories name them: a path may lead to a document through links, of which git
/// knows nothing but that they are there.
struct GitPlaces {
  /// The tops of the work trees, as they were found and without links.
  private let tops: [(top: FilePath, real: FilePath)]
  /// The paths that were given, which may be links to documents.
  private let given: Set<FilePath>
  /// By absolute path of a folder.
  private var folders: [FilePath: FilePath] = [:]

  init(_ repositories: [GitRepository], _ inputs: [RunInput]) {
    tops = repositories.compactMap { repository in
      guard case .success(let real) = Platform.realPath(repository.top) else { return nil }
      return (repository.top, real)
    }
    given = Set(inputs.compactMap { if case .path(let path) = $0 { path.normalized } else { nil } })
  }

  /// The absolute path under which git knows a document; nil where there is none.
  mutating func place(of document: RunDocument) -> FilePath? {
    guard let path = absolute(document.path) else { return nil }
    if given.contains(document.path.normalized),
      case .success(let status) = Platform.status(at: path, followingLinks: false), status.kind == .link,
      case .success(let real) = Platform.realPath(path)
    {
      return folder(real.parent).appending(Array(real.name))
    }
    return folder(path.parent).appending(Array(path.name))
  }

  /// The same of a folder at an absolute path.
  mutating func folder(_ path: FilePath) -> FilePath {
    if let known = folders[path] { return known }
    let found = find(path)
    folders[path] = found
    return found
  }

  private func find(_ path: FilePath) -> FilePath {
    guard case .success(let real) = Platform.realPath(path) else { return path }
    // Of repositories within each other the innermost.
    let home = tops.filter { real.isInside($0.real) }.max { $0.real.bytes.count < $1.real.bytes.count }
    guard let home else { return path }
    let rest = Array(real.bytes[home.real.bytes.count...].drop { $0 == 0x2F })
    return rest.isEmpty ? home.top : home.top.appending(rest)
  }
}
