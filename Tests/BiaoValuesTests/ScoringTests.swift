// Scoring rules in the notations of real forms, and what follows from them.

import BiaoSyntax
import BiaoValues
import Testing

@Suite struct ScoringTests {
  @Test(arguments: scoringCases) func readsBands(_ text: String, _ bands: String) {
    for isEmbedded in [false, true] {
      let passage = Passage(text, embedded: isEmbedded)
      let scoring = Read.scoring(passage.bytes, passage.range)
      #expect(scoring.summary == bands)
      for band in scoring.bands {
        for place in [
          band.conditionRange, band.pointsRange, band.interval?.lower?.figure, band.interval?.upper?.figure,
        ] {
          guard let place else { continue }
          #expect(place.lowerBound >= 0 && place.upperBound <= passage.range.count)
        }
      }
    }
  }

  /// Text that is no scoring rule, or more than one: nothing certain may be made of it.
  @Test(arguments: [
    "", "，", "见附件", "按文件规定执行", "由专家根据项目实施情况综合评定", "实际成本≤预算成本得满分，超出不得分",
    "达成年度指标、部分达成年度指标并具有一定效果、未达成年度指标且效果较差三档，分别按照对应分值区间100-80%（含）、80-60%（含）、60-0%合理确定分值",
    "培训合格率≥95%得5分，满意度≥90%得5分", "大于等于1:1.5得10分", "满意度90%以上且无投诉得10分，否则不得分", "≥80%得10分，≥5000元得8分",
    "≥0.9得10分，80%-90%得8分", "99999999999999999999999999999999999999999999%得1分",
  ])
  func isNotWhole(_ text: String) {
    let passage = Passage(text)
    let scoring = Read.scoring(passage.bytes, passage.range)
    #expect(!scoring.isWhole, "\(scoring.summary)")
    #expect(scoring.overlaps.isEmpty && scoring.gaps.isEmpty)
    #expect(scoring.score(at: Rational(90), weight: Decimal(10)) == nil)
  }

  @Test(arguments: [
    ("完成率小于60%不得分，大于等于60%，得分=（完成率-60%）/（1-60%）*指标分值", 60, "0"),
    ("完成率小于60%不得分，大于等于60%，得分=（完成率-60%）/（1-60%）*指标分值", 59, "0"),
    ("完成率小于60%不得分，大于等于60%，得分=（完成率-60%）/（1-60%）*指标分值", 80, "5"),
    ("完成率小于60%不得分，大于等于60%，得分=（完成率-60%）/（1-60%）*指标分值", 200, "10"),
    ("满意度≥90%得10分，80%-90%得8分，其他不得分", 90, "10"), ("满意度≥90%得10分，80%-90%得8分，其他不得分", 85, "8"),
    ("满意度≥90%得10分，80%-90%得8分，其他不得分", 80, nil), ("满意度≥90%得10分，80%-90%得8分，其他不得分", 7, "0"),
    ("满意度达到95%得10分，每下降1个百分点扣0.5分，扣完为止", 93, "9"), ("满意度达到95%得10分，每下降1个百分点扣0.5分，扣完为止", 10, "0"),
    ("完成率达到100%得满分，80%（含）—100%得80%分值，低于80%不得分", 80, "8"), ("得分=完成率×10分，最高不超过8分", 90, "8"),
  ])
  func scores(_ text: String, _ value: Int, _ points: String?) {
    let passage = Passage(text)
    let scoring = Read.scoring(passage.bytes, passage.range)
    #expect(scoring.score(at: Rational(value), weight: Decimal(10))?.description == points)
  }

  @Test func scoresByAchievement() {
    let passage = Passage("完成得分，未完成不得分")
    let scoring = Read.scoring(passage.bytes, passage.range)
    #expect(scoring.score(isAchieved: true, weight: Decimal(7)) == Rational(7))
    #expect(scoring.score(isAchieved: false, weight: Decimal(7)) == .zero)
  }

  @Test(arguments: [
    "满意度大于等于90%得8分，小于90%且大于等于80%得7分，小于等于80%且大于等于60%得6分，小于60%不得分",
    "小于等于80%得6分，大于等于80%得8分", "80%-90%得7分，75%-85%得6分", "大于等于90%得8分，小于95%得5分",
  ])
  func overlaps(_ text: String) {
    let passage = Passage(text)
    #expect(Read.scoring(passage.bytes, passage.range).overlaps.count == 1)
  }

  @Test(arguments: [
    "大于90%得8分，小于90%得5分", "≥90%得8分，≥80%得7分，<70%不得分", "90%以上得8分，70%-80%得6分，70%以下不得分",
    "成本小于100万元得10分，大于100万元不得分", "95分（含）以上得10分，90分以下得5分",
  ])
  func leavesAGap(_ text: String) {
    let passage = Passage(text)
    #expect(Read.scoring(passage.bytes, passage.range).gaps.count == 1)
  }

  @Test(arguments: [
    "90%-100%得10分，80%-90%得8分，60%-80%得6分", "90%-100%得10分，80%-89%得8分，60%-79%得6分", "90%以上得8分，90%以下得5分",
    "≥90%得10分，≥80%得8分，≥60%得5分", "完成60%得5分，完成80%得8分，完成100%得10分", "完成率小于60%不得分，大于等于60%，得分=完成率×分值",
    "90%（含）以上得10分，80%（含）-90%得8分，其他不得分", "完成5个得10分，完成4个得8分，完成3个得6分", "≥90%得10分，90%以下每低1个百分点扣1分",
    "等于100%得10分，100%以下按比例得分", "0起得10分，1起得5分，2起以上不得分",
  ])
  func hasNeither(_ text: String) {
    let passage = Passage(text)
    let scoring = Read.scoring(passage.bytes, passage.range)
    #expect(scoring.isWhole && scoring.overlaps.isEmpty && scoring.gaps.isEmpty, "\(scoring.summary)")
  }
}
