// What leaves out files and folders at one place of a walk: `.gitignore`, `.ignore`, `.git/info/exclude` and the
// configuration.

import BiaoRules

/// Why a path is not looked at.
package enum Exclusion: Sendable, Hashable {
  /// A line (from 1) of a `.gitignore`, a `.ignore`, `.git/info/exclude` or the `排除` of a configuration.
  case line(FilePath, Int)
  /// The configuration says what to look at, and this is not among it.
  case notIncluded(FilePath)
}

/// The patterns that hold for what lies in one folder. Of the ignore files, those of a kind are asked from the innermost
/// outward, and the first that matches decides; `.ignore` comes before `.gitignore`, as in ripgrep. Patterns of the user's
/// own git configuration are not asked: what is looked at depends on the repository alone.
struct PathRules: Sendable {
  /// The patterns of one file.
  struct Level: Sendable {
    var patterns: PathPatterns
    var file: FilePath
    /// What stands between the file's folder and the root of the walk, with a slash at the end, or nothing.
    var prefix: [UInt8]
    /// Where in paths of the walk the part begins that comes after `prefix`.
    var start: Int

    /// The line (from 0) that decides, and whether it takes back what others say.
    func deciding(_ path: FilePath, isFolder: Bool) -> (line: Int, isNegated: Bool)? {
      guard let (bytes, from) = relative(path) else { return nil }
      return deciding(bytes, from: from, isFolder: isFolder)
    }

    /// The same of the document at `path`, or else of the nearest folder above it of which a line speaks.
    func decidingAbove(_ path: FilePath) -> (line: Int, isNegated: Bool)? {
      guard let (whole, from) = relative(path) else { return nil }
      var bytes = whole
      var isFolder = false
      while true {
        if let decided = deciding(bytes, from: from, isFolder: isFolder) { return decided }
        guard let slash = bytes.lastIndex(of: 0x2F), slash > from else { return nil }
        bytes.removeSubrange(slash...)
        isFolder = true
      }
    }

    /// The path from the file's folder: what of the bytes begins at `from`.
    private func relative(_ path: FilePath) -> (bytes: [UInt8], from: Int)? {
      guard start <= path.bytes.count else { return nil }
      return prefix.isEmpty ? (path.bytes, start) : (prefix + path.bytes[start...], 0)
    }

    private func deciding(_ bytes: [UInt8], from: Int, isFolder: Bool) -> (line: Int, isNegated: Bool)? {
      let name = bytes.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0
      guard let index = patterns.deciding(bytes, from: from, name: max(name, from), isFolder: isFolder) else {
        return nil
      }
      return (patterns.lines[index], patterns.patterns[index].isNegated)
    }
  }

  /// `.git/info/exclude` and `.gitignore`, the outermost first.
  var git: [Level] = []
  /// `.ignore`, the outermost first.
  var ignore: [Level] = []
  /// The configuration's, in their order, those of one form together.
  var exclude: [Level] = []
  var include: [Level] = []
  var configuration: FilePath?

  /// Why the path is left out; nil where it is not. Asks nothing about the folders above it.
  func exclusion(of path: FilePath, isFolder: Bool) -> Exclusion? {
    var isDecided = false
    for levels in [ignore, git] where !isDecided {
      for level in levels.reversed() {
        guard let deciding = level.deciding(path, isFolder: isFolder) else { continue }
        if !deciding.isNegated { return .line(level.file, deciding.line + 1) }
        isDecided = true
        break
      }
    }
    if configuration == nil { return nil }
    for level in exclude.reversed() {
      guard let deciding = level.deciding(path, isFolder: isFolder) else { continue }
      if !deciding.isNegated { return .line(level.file, deciding.line + 1) }
      break
    }
    // A configuration is looked at wherever it stands: its mistakes shall not hide behind itself.
    guard !isFolder, !include.isEmpty, !path.name.elementsEqual(Configuration.fileName.utf8), let configuration else {
      return nil
    }
    return isIncluded(path) ? nil : .notIncluded(configuration)
  }

  /// Whether a pattern names the document or a folder above it.
  private func isIncluded(_ path: FilePath) -> Bool {
    for level in include.reversed() {
      if let deciding = level.decidingAbove(path) { return !deciding.isNegated }
    }
    return false
  }

  mutating func take(_ loaded: LoadedConfiguration?, root: FilePath, absoluteRoot: FilePath) {
    exclude = []
    include = []
    configuration = nil
    guard let loaded else { return }
    let own = loaded.configuration
    if own.exclude.isEmpty, own.include.isEmpty { return }
    configuration = loaded.path
    func levels(_ patterns: [Configuration.Scoped<PathPattern>]) -> [Level] {
      loaded.forms.indices.compactMap { source in
        var list = PathPatterns()
        for pattern in patterns where pattern.source == source { list.append(pattern.value, line: pattern.line) }
        guard !list.isEmpty, let base = loaded.base(of: source) else { return nil }
        return Level(list, file: loaded.forms[source].path, folder: base, root: root, absoluteRoot: absoluteRoot)
      }
    }
    exclude = levels(own.exclude)
    include = levels(own.include)
  }
}

extension PathRules.Level {
  /// Patterns that are relative to `folder`, which is absolute, for a walk that begins at `root`. Nil where neither of the
  /// folders holds the other: nothing of the walk can match.
  init?(_ patterns: PathPatterns, file: FilePath, folder: FilePath, root: FilePath, absoluteRoot: FilePath) {
    self.patterns = patterns
    self.file = file
    let rootStart = root.contentStart
    if folder == absoluteRoot {
      prefix = []
      start = rootStart
    } else if let below = absoluteRoot.start(below: folder) {
      prefix = Array(absoluteRoot.bytes[below...]) + [0x2F]
      start = rootStart
    } else if let below = folder.start(below: absoluteRoot) {
      prefix = []
      start = rootStart + folder.bytes.count - below + 1
    } else {
      return nil
    }
  }
}

/// Reads the files that leave out others.
enum IgnoreFiles {
  static let gitName = Array(".gitignore".utf8)
  static let ownName = Array(".ignore".utf8)

  /// The patterns in a file; nil where there is none, or nothing in it.
  static func patterns(_ file: FilePath) -> PathPatterns? {
    guard case .success(let descriptor) = Platform.open(file) else { return nil }
    let handle = FileHandle(descriptor: descriptor)
    guard case .success(let bytes) = Platform.read(handle.descriptor, expected: 512, limit: 1 << 22) else { return nil }
    let patterns = PathPatterns(ignoreFile: bytes)
    return patterns.isEmpty ? nil : patterns
  }

  /// `info/exclude` of the repository at whose top `folder` stands. In a further work tree or a submodule `.git` is a file
  /// that says where the repository is.
  static func exclude(ofRepository folder: FilePath) -> FilePath {
    let marker = folder.appending(Array(".git".utf8))
    func line(_ file: FilePath) -> [UInt8]? {
      guard case .success(let descriptor) = Platform.open(file) else { return nil }
      let handle = FileHandle(descriptor: descriptor)
      guard case .success(let bytes) = Platform.read(handle.descriptor, expected: 128, limit: 4096) else { return nil }
      let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
      return first.isEmpty ? nil : Array(first)
    }
    var repository = marker
    let opening = Array("gitdir: ".utf8)
    if let first = line(marker), first.starts(with: opening) {
      repository = folder.resolving(String(decoding: first.dropFirst(opening.count), as: UTF8.self))
      if let common = line(repository.appending(Array("commondir".utf8))) {
        repository = repository.resolving(String(decoding: common, as: UTF8.self))
      }
    }
    return repository.appending(Array("info".utf8)).appending(Array("exclude".utf8))
  }
}
