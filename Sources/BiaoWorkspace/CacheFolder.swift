// Files that the program makes for others to read: built-in texts that an editor shall open.

/// Where such files stand, by the XDG base directory specification; nil where there is neither a cache nor a home.
private func cacheFolder() -> FilePath? {
  if let folder = Platform.environment("XDG_CACHE_HOME"), folder.hasPrefix("/") { return FilePath(folder).normalized }
  guard let home = Platform.environment("HOME"), home.hasPrefix("/") else { return nil }
  return FilePath(home).normalized.appending(Array(".cache".utf8))
}

/// The path of a file with that content below the cache folder, made if it is not there. `components` are the folders
/// and the name. Nil where it cannot be written.
package func cachedFile(_ components: [String], _ bytes: [UInt8]) -> FilePath? {
  guard var path = cacheFolder(), Platform.createFolder(path) == nil else { return nil }
  for (index, component) in components.enumerated() {
    guard !component.isEmpty, component != ".", component != "..", !component.contains("/") else { return nil }
    path = path.appending(Array(component.utf8))
    if index + 1 < components.count, Platform.createFolder(path) != nil { return nil }
  }
  if case .success(let known) = readDocument(path), known == bytes { return path }
  return Platform.writeFile(bytes, at: path) == nil ? path : nil
}
