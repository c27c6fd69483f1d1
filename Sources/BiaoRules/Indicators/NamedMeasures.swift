// Names that end with the measure word of what they count: 检查企业家次, which is no share of anything.

extension UnitClass {
  static let measures = WordSet("家次 台次 户次 班次 车次 架次 艘次 场次 批次 件次 课次 期数 场数 篇数 册数")

  /// Of `mismatched-unit`.
  static let examplesOfMeasures: [Example] = [
    .flagged("- 检查危化企业家次: ≥ 120‹%›\n- 巡诊班次: 90‹%›"),
    .fine("- 检查危化企业家次: ≥ 120 家次\n- 检查危化企业家次完成率: ≥ 90%\n- 培训人次占比: ≥ 90%"),
  ]
}
