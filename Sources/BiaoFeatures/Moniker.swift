// textDocument/moniker: a name for a thing that means the same in every index and every repository.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

/// A stable identity, as LSIF and SCIP indexes keep it.
package struct Moniker: Sendable, Hashable {
  /// How far the identifier is unique.
  package enum Uniqueness: String, Sendable {
    case document, project
    /// Wherever the scheme is used: what the program itself brings.
    case scheme
  }

  package enum Kind: String, Sendable {
    /// Declared elsewhere.
    case `import`
    /// Declared here, for others to use.
    case export
    case local
  }

  package static let scheme = "hebiao"
  /// `template:县/水质表`, `entry:县/水质表#绩效指标/产出指标`, `row:县/水质表#支出明细#合计`, `indicator:里程`, `rule:…`,
  /// `unit:万元`, `own:里程`. Names are folded in width, case and white space; `#`, `%` and, within a name, `/` are escaped as
  /// in a URI.
  package var identifier: String
  package var uniqueness: Uniqueness
  package var kind: Kind
}

extension DocumentView {
  /// The moniker of what is named at the offset; nil where nothing is.
  package func moniker(at offset: Int) -> Moniker? {
    guard let name = occurrences.at(offset).first else { return nil }
    let written = Moniker.escaped(tree.bytes, name.range)
    switch name.symbol {
    case .template(let key):
      let place = templateName(key)
      let isBuiltIn = place?.source.isBuiltIn ?? false
      return Moniker(
        identifier: "template:" + Moniker.escaped(tree.bytes, name.range, keepingSlash: true),
        uniqueness: isBuiltIn ? .scheme : .project, kind: place?.source.path == source.path ? .export : .import)
    case .entry(let id): return moniker(id, "entry", suffix: "", name)
    case .option(let id, _): return moniker(id, "option", suffix: "#" + written, name)
    case .row(let id, _): return moniker(id, "row", suffix: "#" + written, name)
    case .indicator:
      return Moniker(identifier: "indicator:" + written, uniqueness: .project, kind: .export)
    case .unit(let unit):
      let symbol = Array(unit.symbol.utf8)
      return Moniker(
        identifier: "unit:" + Moniker.escaped(symbol, 0..<symbol.count), uniqueness: .scheme, kind: .import)
    case .rule(let rule): return Moniker(identifier: "rule:" + rule, uniqueness: .scheme, kind: .import)
    case .own, .ownRow: return Moniker(identifier: "own:" + written, uniqueness: .document, kind: .local)
    }
  }

  private func moniker(_ id: EntryID, _ kind: String, suffix: String, _ name: Occurrence) -> Moniker? {
    // The declaring template is the farthest that knows the line.
    for template in chain.reversed() where NameKey(template.name) == id.template {
      guard let field = TemplateSymbols(template).entries.firstIndex(of: id), let source = template.sources.first else {
        return nil
      }
      var path: [String] = []
      var at = field
      while at > 0 {
        let name = Array(template.fields[at].name.utf8)
        path.append(Moniker.escaped(name, 0..<name.count))
        at = template.fields[at].parent
      }
      let name = Array(template.name.utf8)
      let identifier =
        "\(kind):\(Moniker.escaped(name, 0..<name.count, keepingSlash: true))#"
        + path.reversed().joined(separator: "/") + suffix
      return Moniker(
        identifier: identifier, uniqueness: source.isBuiltIn ? .scheme : .project,
        kind: source.path == self.source.path ? .export : .import)
    }
    return nil
  }
}

extension Moniker {
  fileprivate static func escaped(_ bytes: [UInt8], _ range: ByteRange, keepingSlash: Bool = false) -> String {
    var text: [UInt8] = []
    for byte in foldedName(bytes, range) {
      switch byte {
      case 0x23: text += "%23".utf8
      case 0x25: text += "%25".utf8
      case 0x2F where !keepingSlash: text += "%2F".utf8
      default: text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
