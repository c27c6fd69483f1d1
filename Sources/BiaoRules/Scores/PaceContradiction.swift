// A form on the course of the year that calls its spending slower than the calendar in one place and faster in another.

import BiaoModel
import BiaoSyntax

struct PaceContradiction {
  /// 快于序时进度, of all.
  var later: ByteRange
  /// 低于序时进度, of all.
  var earlier: ByteRange

  /// The first pair of a form. Of single projects nothing is said: one may be ahead while another lags.
  static func find(in form: Form) -> PaceContradiction? {
    let tree = form.tree
    var first: (place: ByteRange, isAhead: Bool)?
    for line in tree.lines.indices where tree.lines[line].kind == .prose {
      guard let text = tree.text(ofLine: line), !text.isEmpty else { continue }
      var from = text.lowerBound
      while let word = pace.firstRange(in: tree.bytes, ByteRange(clamping: from, text.upperBound)) {
        let before = ByteRange(clamping: from, word.lowerBound)
        from = word.upperBound
        guard let isAhead = ahead.ends(tree.bytes, before) ? true : behind.ends(tree.bytes, before) ? false : nil
        else { continue }
        let sentence = lastSentence(tree.bytes, before)
        guard whole.isIn(tree.bytes, sentence), !single.isIn(tree.bytes, sentence) else { continue }
        let place = ByteRange(clamping: word.lowerBound - 6, word.upperBound)
        guard let known = first else {
          first = (place, isAhead)
          continue
        }
        if known.isAhead != isAhead { return PaceContradiction(later: place, earlier: known.place) }
      }
    }
    return nil
  }

  private static func lastSentence(_ bytes: [UInt8], _ text: ByteRange) -> ByteRange {
    var start = text.lowerBound
    while let stop = stop.firstRange(in: bytes, ByteRange(clamping: start, text.upperBound)) { start = stop.upperBound }
    return ByteRange(clamping: start, text.upperBound)
  }

  private static let pace = Array("序时".utf8)
  private static let stop = Array("。".utf8)
  private static let ahead = WordSet("快于 高于 超过 超出 大于 优于")
  private static let behind = WordSet("慢于 低于 落后 滞后 落后于 滞后于 小于 不及 未达")
  private static let whole = WordSet("总体 整体 项目累计 预算执行率 总支出 项目支出进度 全部资金 合计 累计支出")
  private static let single = WordSet("其中 个别 部分 该项目 分项 各县 个县 个项目 子项目 上年 去年 一季度 前")
}
