// A git repository, asked through the `git` program: it alone knows all of its own settings.

/// A repository with a work tree.
package struct GitRepository: Sendable, Hashable {
  /// The folder of the work tree, by its absolute path.
  let top: FilePath
  /// Whether the variables of git's in our environment are about another repository: a hook of one may ask about files of
  /// another, of a submodule for instance.
  private let hasForeignEnvironment: Bool

  /// Why git could not tell.
  package enum Failure: Error, Sendable, Hashable {
    /// There is no program `git`, or it cannot be started.
    case notRunnable(SystemError)
    /// No folder from this path upward is a repository.
    case noRepository(FilePath)
    case unknownRevision(String)
    /// The revision and HEAD have no commit in common, as in a clone that is cut off.
    case noMergeBase(String)
    /// A file of the index that has several versions, since a merge is not finished.
    case unmerged(FilePath)
    /// What git said when it refused something else.
    case refused(String)
  }

  /// The repository to which a file or folder belongs: the nearest folder upward that holds `.git`.
  init(holding path: FilePath) throws(Failure) {
    self.init(top: try GitRepository.top(holding: path))
  }

  private init(top: FilePath) {
    self.top = top
    hasForeignEnvironment = GitRepository.isEnvironmentForeign(to: top)
  }

  private static func top(holding path: FilePath) throws(Failure) -> FilePath {
    guard let folder = absoluteAncestors(of: path).first(where: isRepository) else { throw .noRepository(path) }
    return folder
  }

  /// What `git rev-parse --local-env-vars` names, but for settings.
  private static let localVariables = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
  ]

  /// Such variables are about the repository of the working folder.
  private static func isEnvironmentForeign(to top: FilePath) -> Bool {
    guard localVariables.contains(where: { Platform.environment($0) != nil }) else { return false }
    let question = ["rev-parse", "--absolute-git-dir"].map { Array($0.utf8) }
    guard
      case .success(let own) = Platform.run(
        "git", [Array("-C".utf8), top.bytes] + question, without: localVariables),
      case .success(let named) = Platform.run("git", question)
    else { return false }
    return own.code == 0 && (named.code != 0 || named.output != own.output)
  }

  /// The repositories of the given paths, each once.
  package static func repositories(of inputs: [RunInput]) throws(Failure) -> [GitRepository] {
    var repositories: [GitRepository] = []
    var known: Set<FilePath> = []
    for input in inputs {
      guard case .path(let path) = input else { continue }
      let top = try top(holding: path.normalized)
      if known.insert(top).inserted { repositories.append(GitRepository(top: top)) }
    }
    return repositories
  }

  /// A path of git's, which begins at the top of the work tree, as an absolute one.
  func place(_ name: some Sequence<UInt8>) -> FilePath { top.appending(Array(name)) }

  /// What git prints. Throws what it says where it fails.
  func git(_ arguments: [String], paths: [[UInt8]] = [], input: [UInt8] = []) throws(Failure) -> [UInt8] {
    let result = try run(arguments, paths: paths, input: input)
    guard result.code == 0 else { throw GitRepository.refusal(result) }
    return result.output
  }

  private func run(
    _ arguments: [String], paths: [[UInt8]] = [], input: [UInt8] = []
  ) throws(Failure) -> ProgramResult {
    // It shall write nothing, not even what it learned about the index.
    var words = [Array("-C".utf8), top.bytes, Array("--no-optional-locks".utf8), Array("--no-pager".utf8)]
    words += arguments.map { Array($0.utf8) }
    if !paths.isEmpty { words += [Array("--".utf8)] + paths }
    switch Platform.run(
      "git", words, input: input, without: hasForeignEnvironment ? GitRepository.localVariables : [])
    {
    case .success(let result): return result
    case .failure(let error): throw .notRunnable(error)
    }
  }

  private static func refusal(_ result: ProgramResult) -> Failure {
    let said = String(decoding: result.errors.split(separator: 0x0A).first ?? [], as: UTF8.self)
    return .refused(said.isEmpty ? "exit code \(result.code)" : said)
  }

  /// The commit that `revision` names.
  func commit(_ revision: String) throws(Failure) -> String {
    // It must not be taken for an option.
    guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.utf8.contains(0) else {
      throw .unknownRevision(revision)
    }
    let found = try run(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"])
    guard found.code == 0, let commit = GitRepository.line(found.output) else {
      // A repository that git refuses to touch says so only where it is not told to be quiet.
      if found.code != 1 { throw GitRepository.refusal(found) }
      throw .unknownRevision(revision)
    }
    return commit
  }

  /// The commit at which HEAD and `revision` parted.
  func mergeBase(with revision: String) throws(Failure) -> String {
    let commit = try commit(revision)
    let base = try run(["merge-base", commit, "HEAD"])
    if base.code == 0, let commit = GitRepository.line(base.output) { return commit }
    if base.code != 1 { throw GitRepository.refusal(base) }
    throw .noMergeBase(revision)
  }

  private static func line(_ output: [UInt8]) -> String? {
    output.split(separator: 0x0A).first.map { String(decoding: $0, as: UTF8.self) }
  }

  /// What of a repository is asked about: documents by their name, and files that were given whatever their name is.
  func pathspecs(_ inputs: [RunInput]) -> [[UInt8]] {
    var specs = [Array(":(top,icase)*.biao".utf8)]
    for case .path(let path) in inputs where !isDocumentName(Array(path.name)) {
      guard let place = absolute(path), place.isInside(top), place != top,
        case .success(let status) = Platform.status(at: path.forSystem, followingLinks: true), status.kind != .folder
      else { continue }
      let name = place.bytes[top.bytes.count...].drop { $0 == 0x2F }
      specs.append(Array(":(top,literal)".utf8) + Array(name))
    }
    return specs
  }
}
