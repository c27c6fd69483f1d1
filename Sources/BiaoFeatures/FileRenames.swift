// workspace/willRenameFiles: what must be edited so that a file or folder may change its name.
//
// Forms and templates name each other by the names of templates and not by paths, so that they stay as they are. Only a
// configuration speaks of paths.

import BiaoModel
import BiaoRules
import BiaoSyntax

/// A file or folder that is about to be renamed or moved. Paths are written as in `ProjectView.paths`, with `/`.
package struct FileRename: Sendable, Hashable {
  package var old: String
  package var new: String

  package init(old: String, new: String) {
    self.old = old
    self.new = new
  }
}

extension ProjectView {
  /// The entries of a configuration whose items are paths or patterns of paths, seen from the configuration's folder.
  private static let pathEntries = names(of: ConfigurationTemplate.Entry.allCases.filter(\.holdsPaths))
  /// Those whose value is a path.
  private static let pathValues = names(of: [.baseline])

  private static func names(of entries: [ConfigurationTemplate.Entry]) -> Set<NameKey> {
    Set(entries.flatMap { [NameKey($0.rawValue), NameKey($0.alias)] })
  }

  /// The edits of configurations (`hebiao.biao`) that name a renamed file or folder, or something in a renamed folder.
  /// A pattern is edited only in what it spells out before its first `*`, `?`, `[` or `{`; one that merely fits the file
  /// stays as it is. So does a path that would lead out of the configuration's folder.
  package func willRenameFiles(_ renames: [FileRename]) -> [RenamePlan.Document] {
    var documents: [RenamePlan.Document] = []
    for path in paths {
      guard path.hasSuffix(Configuration.fileName) else { continue }
      let components = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
      guard let last = components.last, last.elementsEqual(Configuration.fileName.utf8), let source = read(path),
        let directive = source.tree.headDirective(.form),
        NameKey(source.tree.bytes, directive.argument) == NameKey(ConfigurationTemplate.name)
      else { continue }
      let folder = Array(path.utf8.dropLast(last.count))
      let moves = renames.compactMap { Move($0, in: folder) }
      guard !moves.isEmpty else { continue }
      let edits = ProjectView.edits(of: source.tree, moves)
      if !edits.isEmpty { documents.append(RenamePlan.Document(source: source, edits: edits)) }
    }
    return documents
  }

  private static func edits(of tree: Tree, _ moves: [Move]) -> [RenamePlan.Edit] {
    var edits: [RenamePlan.Edit] = []
    func move(_ range: ByteRange) {
      guard let moved = moves.lazy.compactMap({ $0.moved(tree.bytes[range]) }).first else { return }
      edits.append(RenamePlan.Edit(range: range, text: String(decoding: moved, as: UTF8.self), kind: .name))
    }
    if let directive = tree.headDirective(.extends), !directive.argument.isEmpty { move(directive.argument) }
    for entry in tree.children(of: nil) where tree.lines[entry].kind == .entry {
      guard let label = tree.readLabel(ofLine: entry) else { continue }
      let key = NameKey(tree.bytes, label.name)
      if pathValues.contains(key), let value = tree.value(ofLine: entry), !value.isEmpty { move(value) }
      guard pathEntries.contains(key) else { continue }
      for item in tree.children(of: entry) where tree.lines[item].kind == .item && tree.lines[item].colon == nil {
        guard let label = tree.label(ofLine: item) else { continue }
        let pattern = tree.bytes[label.name]
        guard let moved = moves.lazy.compactMap({ $0.moved(pattern) }).first else { continue }
        let text = String(decoding: moved, as: UTF8.self)
        if label.isQuoted {
          edits.append(RenamePlan.Edit(range: label.name, text: text, kind: .name))
        } else if let spelling = NameSpelling.spell(text, in: .item) {
          edits.append(RenamePlan.Edit(range: label.name, text: spelling, kind: .name))
        }
      }
    }
    return edits
  }
}

/// A rename as a configuration in a folder sees it.
private struct Move {
  let old: [ArraySlice<UInt8>]
  let new: [ArraySlice<UInt8>]

  /// Nil for what does not lie in the folder before and after. `folder` ends with `/`, or is empty.
  init?(_ rename: FileRename, in folder: [UInt8]) {
    let old = Array(rename.old.utf8)
    let new = Array(rename.new.utf8)
    guard old.starts(with: folder), new.starts(with: folder) else { return nil }
    self.old = old[folder.count...].split(separator: 0x2F)
    self.new = new[folder.count...].split(separator: 0x2F)
    if self.old.isEmpty || self.new.isEmpty { return nil }
  }

  /// The pattern after the rename; nil where it does not name what is renamed.
  func moved(_ pattern: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = pattern
    // `!`, `./` and `/` at the start stay.
    var start: [UInt8] = []
    if rest.first == 0x21 {
      start.append(0x21)
      rest = rest.dropFirst()
    }
    if rest.starts(with: [0x2E, 0x2F]) {
      start += rest.prefix(2)
      rest = rest.dropFirst(2)
    } else if rest.first == 0x2F {
      start += rest.prefix(1)
      rest = rest.dropFirst()
    }
    let components = rest.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard components.count >= old.count, zip(old, components).allSatisfy({ $0.elementsEqual($1) }),
      !old.contains(where: { $0.contains(where: { "*?[{".utf8.contains($0) }) })
    else { return nil }
    return start + Array((new + components.dropFirst(old.count)).joined(separator: [0x2F]))
  }
}
