// The line under an indicator that says of what kind it is: 指标性质: 正向, 指标值类型: 定量.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum KindLine {
  /// What the line says; nil where there is none, or where it is blank.
  static func value(of indicator: Indicator, in form: Form) -> ByteRange? {
    let tree = form.tree
    for child in indicator.line + 1..<max(tree.lines[indicator.line].subtreeEnd, indicator.line + 1) {
      guard mayNameKind(tree.bytes, tree.lines[child]), let name = tree.readLabel(ofLine: child)?.name,
        names.contains(where: { tree.bytes[name].elementsEqual($0) }), let kind = tree.value(ofLine: child),
        !kind.isEmpty
      else { continue }
      return kind
    }
    return nil
  }

  /// The sign that stands on a line of its own: 指标性质: ≤.
  static func sign(of indicator: Indicator, in form: Form) -> ByteRange? {
    let tree = form.tree
    for child in tree.children(of: indicator.line) where tree.lines[child].kind == .entry {
      guard let name = tree.readLabel(ofLine: child)?.name, ValuesBelow.signs.contains(NameKey(tree.bytes, name)),
        let sign = tree.value(ofLine: child), Comparator(tree.bytes[sign]) != nil
      else { continue }
      return sign
    }
    return nil
  }

  /// Whether the line may begin with one of those names: 指, and 性, 方, 属, 值 or 类 behind the second character.
  private static func mayNameKind(_ bytes: [UInt8], _ line: Line) -> Bool {
    let start = line.content
    guard line.end - start > 12, bytes[start] == 0xE6, bytes[start + 1] == 0x8C else { return false }
    switch (bytes[start + 6], bytes[start + 7]) {
    case (0xE6, 0x80), (0xE6, 0x96), (0xE5, 0xB1), (0xE5, 0x80), (0xE7, 0xB1): return true
    default: return false
    }
  }

  private static let names = NameTraitWords.words("指标性质 指标方向 指标方向性 指标属性 指标类型 指标值类型")
}
