// What a form is about, in its own words: the project's name, else that of the department or unit.

import BiaoModel
package import BiaoSyntax

extension Tree {
  /// The value of the top-level entry that names what the form is about, whatever its template; nil where none does, or it
  /// is empty. Looks at the lines of the top level alone.
  package var formTitle: ByteRange? {
    var best: (rank: Int, range: ByteRange)?
    for line in children(of: nil) where lines[line].kind == .entry {
      guard let value = value(ofLine: line), !value.isEmpty, let label = readLabel(ofLine: line),
        case .name(let role) = FactField.named(NameKey(bytes, label.name))
      else { continue }
      let rank =
        switch role {
        case .project: 0
        case .department: 1
        case .unit: 2
        case .executor: 3
        }
      if rank < best?.rank ?? .max { best = (rank, value) }
    }
    return best?.range
  }
}
