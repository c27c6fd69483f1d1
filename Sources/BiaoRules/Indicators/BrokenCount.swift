// Counts of whole things with a fraction: 250.5人以上, 3.5个.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum BrokenCount {
  /// The fraction of so many persons, events or things, of which there is no half one. A mean of several may be one.
  static func check(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) {
    for index in list.targets.indices {
      guard list.isPlainFigure(index), let figure = list.targets[index].figure, figure.number.scale > 0,
        figure.power == 0, figure.divisor == 1, figure.number.normalized.scale > 0,
        let unit = figure.unit ?? report.unit(of: indicator, in: form), unit.power == 0, unit.per == Unit.none,
        unit.dimension.isCount, whole.contains(unit.symbol), !averages.isIn(form.tree.bytes, indicator.name),
        !averages.isIn(form.tree.bytes, indicator.value)
      else { continue }
      let (words, name) = (report.quote(figure.numberRange), unit.symbol)
      report.add(
        figure.numberRange, zh: "“\(name)”数不出小数，这里写“\(words)”：核对小数点，或写明是平均数",
        en: "there is no part of one “\(name)”, but “\(words)” stands here: check the point, or say that it is a mean")
    }
  }

  private static let whole: Set<String> = [
    "人", "名", "位", "人次", "户", "家", "个", "次", "场", "场次", "件", "项", "座", "处", "台", "辆", "头", "只", "份", "篇",
    "册", "栋", "所", "村", "例", "起", "宗", "门", "部", "株", "棵", "盏", "艘", "架", "期", "班", "对", "匹", "羽", "尾", "口", "支",
    "枚", "幢", "间",
  ]
  /// What is divided, weighed or measured all the same.
  private static let averages = WordSet(
    "均 每 比 率 度 指数 系数 倍 折 当量 标准 单 千人 万人 百人 百 千 排名 名次 评分 得分 增 减 降 提高 月 学分 学时 课时 百分点 /")

  static let examples: [Example] = [
    .flagged("- 培训统计人员: ‹260.5›人以上\n- 新建站点: ‹3.6›个\n- 下乡巡演: ≥ ‹12.5› 场", in: .tier("数量指标")),
    .fine(
      "- 培训统计人员: 26.5万人\n- 平均每村巡演: 12.5 场\n- 千人口床位数: 6.5 张\n- 新修渠道: 3.6 公里\n- 培训时长: 3.5 小时\n- 服务群众: 260.0人",
      in: .tier("数量指标")),
  ]
}
