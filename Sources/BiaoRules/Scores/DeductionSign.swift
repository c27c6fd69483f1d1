// Scoring rules that take points for what is wanted: 投诉 ≤ 20件, and 每减少1件扣0.5分.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct DeductionSign {
  /// 减少
  var word: ByteRange
  /// What is meant: 增加.
  var right: String

  /// Whether a scoring rule takes points for steps in a direction.
  static func mayStand(in text: [UInt8]) -> Bool {
    deducts.isIn(text, 0..<text.count)
      && pairs.contains { pair in
        [pair.less, pair.more].contains { (each + $0).firstRange(in: text, 0..<text.count) != nil }
      }
  }

  /// The word of a scoring rule that names the better direction and takes points for it.
  static func find(_ indicator: Indicator, _ form: Form, _ report: Report) -> DeductionSign? {
    guard let line = report.attributes(of: indicator, in: form)[.scoring], let text = form.tree.value(ofLine: line),
      case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
      // 每少1% of what is counted in 件 is a share of the work done.
      let unit = list.targets[0].figure?.unitRange, let isMore = report.isMoreBetter(indicator)
    else { return nil }
    let bytes = form.tree.bytes
    for pair in pairs {
      let wrong = isMore ? pair.more : pair.less
      guard let at = (each + wrong).firstRange(in: bytes, text) else { continue }
      var end = at.upperBound
      // As far as the next mark: 每减少1件扣0.5分.
      let rest = text.upperBound
      while end < rest, !stops.contains(where: { bytes[end..<rest].starts(with: $0) }) { end += 1 }
      let step = ByteRange(clamping: at.upperBound, end)
      guard deducts.isIn(bytes, step), !gains.isIn(bytes, step), step.count <= 45,
        Array(bytes[unit]).firstRange(in: bytes, step) != nil,
        // 每减少 and 每增加 in one rule say both.
        (each + (isMore ? pair.less : pair.more)).firstRange(in: bytes, text) == nil
      else { continue }
      return DeductionSign(
        word: at.lowerBound + each.count..<at.upperBound,
        right: String(decoding: isMore ? pair.less : pair.more, as: UTF8.self))
    }
    return nil
  }

  func say(_ indicator: Indicator, _ report: Report) {
    let (words, target) = (report.quote(word), report.quote(indicator.value))
    report.add(
      word, zh: "指标值是“\(target)”，“\(words)”是好事，这里却扣分：改为“\(right)”",
      en: "the target is “\(target)”: “\(words)” is to the good, but costs points here; “\(right)” is probably meant",
      related: [report.place(indicator.value, zh: "指标值", en: "the target")],
      fixes: [report.rewriting(.suggested, word, as: right)])
  }

  private static let each = Array("每".utf8)
  private static let pairs = [("减少", "增加"), ("降低", "提高"), ("下降", "上升"), ("少", "多")]
    .map { (less: Array($0.utf8), more: Array($1.utf8)) }
  private static let stops = NameTraitWords.words("， ； 。 ,")
  private static let deducts = WordSet("扣 减")
  private static let gains = WordSet("加 得 不扣")

  /// Of `unordered-bands`.
  static let examples: [Example] = [
    .flagged("- 物业投诉起数 (5分): ≤ 20件\n  评分标准: 20件及以下得5分，每‹减少›1件扣0.5分，扣完为止", in: .tier("质量指标")),
    .flagged("- 培训人次 (5分): ≥ 300人次\n  评分标准: 完成得5分，每‹增加›10人次扣0.5分，扣完为止"),
    .fine("- 物业投诉起数 (5分): ≤ 20件\n  评分标准: 20件及以下得5分，每增加1件扣0.5分，扣完为止", in: .tier("质量指标")),
    .fine("- 培训人次 (5分): ≥ 300人次\n  评分标准: 完成得5分，每减少10人次扣0.5分，扣完为止"),
    .fine("- 培训人次 (5分): ≥ 300人次\n  评分标准: 完成得4分，每增加10人次加0.5分，最高5分"),
  ]
}
