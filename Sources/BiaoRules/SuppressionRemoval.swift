// Taking a rule out of the comment that silences it.

import BiaoSyntax

extension Suppression {
  /// The edits after which the comment no longer names the rule at `index` and says all else that it said: the whole line
  /// for the only name, with the comment that ends the range.
  func removal(of index: Int, in tree: Tree) -> [TextEdit] {
    guard names.indices.contains(index) else { return [] }
    if names.count == 1 {
      let lines = [line] + (partner.map { [$0] } ?? [])
      return lines.map { TextEdit(range: tree.fullRange(ofLine: $0), text: "") }
    }
    var edits = [TextEdit(range: rangeToRemove(index), text: "")]
    guard let partner else { return edits }
    let name = names[index].text
    // The same rule may be named twice.
    if names.indices.contains(where: { $0 != index && names[$0].text == name }) { return edits }
    guard let end = Suppression.read(partner, in: tree) else { return edits }
    guard let place = end.names.firstIndex(where: { $0.text == name }) else { return edits }
    if end.names.count > 1 {
      edits.append(TextEdit(range: end.rangeToRemove(place), text: ""))
    } else if let other = names.first(where: { $0.text != name }) {
      edits.append(TextEdit(range: end.names[place].range, text: other.text))
    }
    return edits
  }

  /// The name at `index`, one of several, with a separator, and with the date behind it unless that holds for others.
  private func rangeToRemove(_ index: Int) -> ByteRange {
    let name = names[index]
    if index > 0 {
      let before = names[index - 1]
      if name.ownExpiry != nil, before.ownExpiry == nil {
        return ByteRange(clamping: before.rest?.upperBound ?? before.range.upperBound, name.range.upperBound)
      }
      if index + 1 == names.count { return ByteRange(clamping: before.end, name.end) }
    }
    return ByteRange(clamping: name.range.lowerBound, names[index + 1].range.lowerBound)
  }
}

extension Suppression.Name {
  /// The end of all that is said of the name.
  fileprivate var end: Int {
    max(range.upperBound, rest?.upperBound ?? 0, ownExpiry?.range.upperBound ?? 0)
  }
}
