// The target for all years of a project, on a line below that for the year: 实施周期指标值.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum CycleTarget {
  /// The value of that line; nil where there is none, or where it is blank or struck.
  static func value(of indicator: Indicator, _ form: Form) -> ByteRange? {
    let tree = form.tree
    guard tree.lines[indicator.line].subtreeEnd > indicator.line + 1 else { return nil }
    for child in tree.children(of: indicator.line) where tree.lines[child].kind == .entry {
      guard tree.lines[child].content + 3 < tree.bytes.count,
        heads.contains(NotationScan.character(tree.bytes, tree.lines[child].content)),
        let label = tree.readLabel(ofLine: child)?.name, names.contains(NameKey(tree.bytes, label)),
        let value = tree.value(ofLine: child), case .value(let text) = Read.text(tree.bytes, value)
      else { continue }
      return text
    }
    return nil
  }

  private static let heads = NotationScan.characters("实中周总三")
  private static let names = Set<NameKey>(words: "实施周期指标值 实施周期目标值 实施期指标值 实施期目标值 中期指标值 中期目标值 周期指标值 总体指标值 三年指标值")
}
