// Edits as authors make them, and as nobody does, at random places of a text.

import BiaoSyntax
import TestSupport

/// One change of a text.
struct RandomEdit {
  var range: ByteRange
  var replacement: [UInt8]

  /// An edit of that tree: characters typed and taken away, lines typed, deleted, copied, moved in and out, whole blocks
  /// pasted, the head changed, tables broken.
  init(of tree: Tree, _ random: inout SeededGenerator) {
    let count = tree.bytes.count
    func number(_ bound: Int, _ random: inout SeededGenerator) -> Int {
      bound > 0 ? Int.random(in: 0..<bound, using: &random) : 0
    }
    let line = number(tree.lines.count, &random)
    let full = tree.fullRange(ofLine: line)
    let content = tree.contentRange(ofLine: line)
    let at = content.lowerBound + number(content.count + 1, &random)
    switch number(16, &random) {
    case 0...3:
      let word = RandomEdit.words[number(RandomEdit.words.count, &random)]
      (range, replacement) = (at..<at, Array(word.utf8))
    case 4, 5:
      // One character, or a byte of one.
      var end = min(at + 1, count)
      if number(8, &random) > 0 { while end < count, tree.bytes[end] & 0xC0 == 0x80 { end += 1 } }
      (range, replacement) = (min(at, end)..<end, [])
    case 6: (range, replacement) = (full.lowerBound..<full.lowerBound, Array(tree.bytes[full]))
    case 7: (range, replacement) = (full, [])
    case 8:
      let last = max(tree.lines[line].subtreeEnd, line + 1) - 1
      (range, replacement) = (ByteRange(clamping: full.lowerBound, tree.fullRange(ofLine: last).upperBound), [])
    case 9: (range, replacement) = (full.lowerBound..<full.lowerBound, Array("  ".utf8))
    case 10:
      let spaces = tree.bytes[full].prefix { $0 == 0x20 }.count
      (range, replacement) = (full.lowerBound..<full.lowerBound + min(spaces, 2), [])
    case 11:
      let block = RandomEdit.blocks[number(RandomEdit.blocks.count, &random)]
      let indentation = String(repeating: " ", count: tree.lines[line].column % 64)
      let text = block.map { indentation + $0 + "\n" }.joined()
      (range, replacement) = (full.lowerBound..<full.lowerBound, Array(text.utf8))
    case 12:
      let head = RandomEdit.heads[number(RandomEdit.heads.count, &random)]
      let first = tree.lines.firstIndex { $0.kind == .directive && number(2, &random) > 0 }
      (range, replacement) = (first.map { tree.fullRange(ofLine: $0) } ?? 0..<0, Array((head + "\n").utf8))
    case 13:
      // A subtree stands somewhere else.
      let other = number(tree.lines.count, &random)
      let last = max(tree.lines[other].subtreeEnd, other + 1) - 1
      let moved = ByteRange(clamping: tree.lines[other].start, tree.fullRange(ofLine: last).upperBound)
      (range, replacement) = (full.lowerBound..<full.lowerBound, Array(tree.bytes[moved].prefix(4000)))
    case 14: (range, replacement) = (at..<at, number(2, &random) == 0 ? [0x0A] : [0x0D])
    default:
      let end = min(at + number(60, &random), count)
      (range, replacement) = (ByteRange(clamping: at, end), Array("甲".utf8))
    }
  }

  /// What authors type, and what means something to the language.
  private static let words = [
    "1", "0", "9", "项", "%", "≥", "≤ ", " ", "、", "，", "。", "；", "：", ":", "年", "2025年", "万元", "家", "人次", "明显提升", "（",
    "）",
    "(5分)", "\"", "|", "| 1 | 2 |", "- ", "> ", "# ", "的的", "１", "/", "……", "其中", "成本", "满意度", "12月31日前", "及时完成",
    "每少1个扣1分",
    "50", "资金总额", "（100字以内）", "（此处填写其他问题）", "请填写", "2.", "-年-月-日", "XX", "绩效自评表", "20xx年", " 。", "≥≥", "\n", "\n  ",
    "\u{FEFF}", "@", "每月8日前", "2024年6月-2025年6月", "1:1", "80%-90%", "优", "3次/月",
  ]

  private static let blocks = [
    ["- 培训人数 (5分): ≥ 100人"], ["- 项目成本: ≤ 500 万元", "  指标解释: 反映成本", "  评分标准: 达到得满分，每少1%扣0.5分"],
    ["- 群众满意度: 明显提升"], ["- 完成时间: 12月31日前"], ["产出指标:", "  数量指标:", "    - 新建道路: 12公里"], ["- /"],
    ["- 验收合格率 (10分): ≥ 95%", "  计量单位: %", "  实际完成值: 96%", "  得分: 9"], ["资金总额: 100"],
    ["| 任务 | 金额 |", "| 甲 | 1 |", "| 合计 | 1 |"], ["# hebiao-ignore vague-target: 理由"],
    ["# hebiao-ignore-file missing-unit"], ["# hebiao-ignore-start vague-target, missing-unit until 2026-06-29"],
    ["# hebiao-ignore-block missing-unit 至2099年: 理由"], ["# hebiao-ignore-end"], ["# hebiao-ignore-end missing-unit"],
    ["> 一是完成12公里道路，二是培训100人。"], ["年度: 2026年"], ["- 验收合格率: 大部分"], ["效益指标:"], ["- 甲: 1", "  - 乙: 2"],
    ["保障措施:", "  > 请说明本单位采取的措施（200字以内）。", "  > 2."], ["完成情况: 对照年初目标，说明完成情况。", "下达日期: -年-月-日"],
    ["项目名称: 水渠清淤项目绩效自评表", "联系人: ……", "电话: /"], ["- ……", "- 目标1：产量: 30吨", "年度目标: 36万元"],
    ["> 收入100万元，其中财政拨款60万元，自筹30万元。", "> （请按项目逐项填写）", "> [describe the activities]"],
  ]

  private static let heads = [
    "@form 通用/绩效表", "@form 没有这个模板", "@unit 元", "@unit 万元", "@template 甲", "@form 财政部/项目支出绩效目标申报表",
    "# hebiao-ignore-file vague-target",
  ]
}
