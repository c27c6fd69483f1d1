// conflicting-result: what was done or is expected stands in two places of the form that contradict each other.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let conflictingResult = Rule(
    name: "conflicting-result", family: .targets, severity: .warning,
    summary: Bilingual(zh: "完成情况的几处说法互相矛盾", en: "statements on the results that contradict each other"),
    why: Bilingual(
      zh: "同一张表里，完成情况说新增18张床位，指标的实际完成值却是16张，抽查时哪一个作数没有人知道；多半是照抄了目标。",
      en:
        "Where the text says 18 beds and the indicator's actual value 16, nobody knows which one holds. Mostly the goal was copied."
    ),
    examples: [
      .flagged(
        "评价结论:\n  > 综合评价得分‹89.74分›，评价等级为“良”。\n得分汇总:\n  | 一级指标 | 分值 | 得分 |\n  | 决策 | 40 | 36.18 |\n  | 过程 | 60 | 53.29 |\n  | 合计 | 100 | 89.47 |",
        in: .document),
      .flagged(
        "绩效指标:\n  - 巡护次数: ≥ 60 次\n    1—8月完成值: 41次\n    全年预计完成值: 60次\n    完成可能性: ‹确定能☑ 有可能☑ 不可能□›",
        template: monitored),
      .flagged(
        "绩效指标:\n  - 热线办结率: ≥ 98%\n    1—8月完成值: ‹9.86%›\n    全年预计完成值: 98.5%\n    完成可能性: 确定能√ 有可能 不可能\n  - 巡护完成率: 100%\n    1—8月完成值: 9.86%\n    全年预计完成值: 100%\n    完成可能性: 确定能",
        template: monitored),
      .flagged(
        form("新增重症监护床位‹18张›，四级手术437例。", bed: "16张"), template: template),
      .fine(form("新增重症监护床位18张，四级手术437例。", bed: "18张"), template: template),
      .flagged(
        "实际完成情况: 全年新增重症监护床位‹18张›，开展四级手术437例。\n绩效指标:\n  | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n  | 新增重症监护床位 | ≥16张 | 16张 | 10 | 10 |\n  | 四级手术 | ≥420例 | 437例 | 10 | 10 |",
        in: .document),
      .flagged(
        "目标:\n  实际完成情况: 全年举办护理技能培训12期‹469人次›。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 护理技能培训人次 (6分): ≥ 480 人次\n        实际完成值: 496人次\n        得分: 6\n      - 护理技能培训期数 (6分): 12 期\n        实际完成值: 12期\n        得分: 6",
        template: template),
      .flagged(
        "目标:\n  实际完成情况: 新建助餐点18个，服务对象满意度达‹96%›。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新建助餐点数 (6分): ≥ 18 个\n        实际完成值: 18个\n        得分: 6\n      - 服务对象满意度 (6分): ≥ 95 %\n        实际完成值: 抽样调查200人，满意186人，满意度93%\n        得分: 6",
        template: template),
      .fine(
        "目标:\n  实际完成情况: 新建助餐点18个，服务对象满意度达93%。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新建助餐点数 (6分): ≥ 18 个\n        实际完成值: 18个，完成率100%\n        得分: 6\n      - 服务对象满意度 (6分): ≥ 95 %\n        实际完成值: 抽样调查200人，满意186人，满意度93%\n        得分: 6",
        template: template),
      .flagged(
        "完成情况:\n  > 保障低保对象6.8万人，供养特困人员4210人，发放救助金1286万元。\n评价结论:\n  > ‹4120名›特困人员的生活有了保障，救助金1286万元按时发放。",
        template: "完成情况: prose\n评价结论: prose"),
      .fine(
        "完成情况:\n  > 供养特困人员4210人，其中分散供养特困人员2410人；孤儿2140人，培训护理人员1240人次。\n评价结论:\n  > 4210名特困人员的生活有了保障，上年供养特困人员4120人，培训护理人员1420元。",
        template: "完成情况: prose\n评价结论: prose"),
      .flagged(
        "绩效指标:\n  - 柴油货车淘汰数量: ≥ 620 辆\n    1—8月完成值: 215辆\n    全年预计完成值: 430辆\n    完成可能性: ‹确定能›\n  - 应急演练次数: ≥ 4 次\n    1—8月完成值: 5次\n    全年预计完成值: ‹4次›\n    完成可能性: 确定能\n  - 走访企业数: ≥ 60 家\n    1—8月完成值: 52家\n    全年预计完成值: 66家\n    完成可能性: ‹完全不可能›",
        template: monitored),
      .flagged(
        "绩效指标:\n  - 柴油货车淘汰数量: ≥ 620 辆\n    1—8月完成值: 215辆\n    全年预计完成值: 430辆\n    完成可能性: ‹确定能■ 有可能□ 完全不可能□›\n  - 走访企业数: ≥ 60 家\n    1—8月完成值: 52家\n    全年预计完成值: 66家\n    完成可能性: ‹□确定能 □有可能 ☑不可能›",
        template: monitored),
      .fine(
        "绩效指标:\n  - 柴油货车淘汰数量: ≥ 620 辆\n    1—8月完成值: 215辆\n    全年预计完成值: 430辆\n    完成可能性: 确定能□ 有可能■ 完全不可能□\n  - 走访企业数: ≥ 60 家\n    1—8月完成值: 52家\n    全年预计完成值: 66家\n    完成可能性: ☑确定能 □有可能 □不可能\n  - 走访农户数: ≥ 60 户\n    1—8月完成值: 52户\n    全年预计完成值: 56户\n    完成可能性: 确定能□ 有可能■ 不可能□",
        template: monitored),
      .fine(
        "绩效指标:\n  - 柴油货车淘汰数量: ≥ 620 辆\n    1—8月完成值: 215辆\n    全年预计完成值: 430辆\n    完成可能性: 有可能\n  - 在园企业数: ≥ 60 家\n    1—8月完成值: 66家\n    全年预计完成值: 62家\n    完成可能性: 确定能\n  - 设备完好率: ≥ 98%\n    1—8月完成值: 98.6%\n    全年预计完成值: 98.2%\n    完成可能性: 确定能\n  - 投诉件数: ≤ 60 件\n    1—8月完成值: 43件\n    全年预计完成值: 75件\n    完成可能性: 完全不可能",
        template: monitored),
      .flagged(
        "绩效指标运行情况:\n  | 二级指标 | 三级指标 | 年度指标值 | 1—7月完成值 | 全年预计完成值 | 能否完成 |\n  | 数量指标 | 新建泵房 | ≥6座 | 1座 | 4座 | ‹能› |\n  | | 组织抢险演练 | ≥6场 | 9场 | ‹6场› | 能 |\n  | 时效指标 | 台账归档及时率 | ≥95% | 90.6% | 93% | ‹确定能› |",
        in: .document),
      .fine(
        "绩效指标运行情况:\n  | 二级指标 | 三级指标 | 年度指标值 | 1—7月完成值 | 全年预计完成值 | 能否完成 |\n  | 数量指标 | 新建泵房 | ≥6座 | 1座 | 4座 | 有可能 |\n  | | 组织抢险演练 | ≥6场 | 4场 | 6场 | 能 |\n  | | 走访企业 | ≥120家 | 36家 | 80家 | 不能 |\n  | 质量指标 | 泵房完好率 | ≥95% | 98% | 96% | 能 |\n  | 时效指标 | 险情首报时间 | ≤30分钟 | 平均26分钟 | ≤30分钟 | 能 |\n  | 满意度指标 | 群众满意度 | ≥90% | 年末调查 | 92% | 能 |",
        in: .document),
      .flagged(
        "绩效指标:\n  - 电网线路巡检: ≥ 5200 公里\n    实际完成值: 5480公里\n  - 投诉办结件数: ≥ 600 件\n    实际完成值: 627件\n巡检台账:\n  | 片区 | 消缺处数（处） |\n  | 合计 | 1396 |\n  | 城东 | 815 |\n  | 城西 | 581 |\n自评结论:\n  > 全年完成线路巡检‹5840公里›，消缺‹1369处›，受理并办结投诉件数627件。",
        template: free),
      .fine(
        "绩效指标:\n  - 电网线路巡检: ≥ 5200 公里\n    实际完成值: 5480公里\n  - 投诉办结件数: ≥ 600 件\n    实际完成值: 627件\n巡检台账:\n  | 片区 | 消缺处数（处） |\n  | 合计 | 1396 |\n  | 城东 | 815 |\n  | 城西 | 581 |\n自评结论:\n  > 全年完成线路巡检5480公里，比上年线路巡检5840公里减少；消缺1396处，其中城东815处，更换绝缘子1369只；办结投诉件数672件次。",
        template: free),
      // The score of the whole, and the total of its table.
      .flagged(
        "年度: 2024\n评分表:\n  | 三级指标 | 目标值 | 完成值 | 分值 | 得分 | 偏差原因 |\n  | 疏浚渠段 | ≥16处 | 16处 | 60 | 60 | |\n  | 群众满意度 | ≥90% | 87.2% | 40 | 38.76 | 渠边道路尚未恢复，村民出行绕路 |\n  | 合计 | | | 100 | 98.76 | |\n评价结论:\n  > 经自评，本项目综合得分‹97.76分›，等次为优。",
        in: .document),
      .fine(
        "年度: 2024\n评分表:\n  | 三级指标 | 目标值 | 完成值 | 分值 | 得分 | 偏差原因 |\n  | 疏浚渠段 | ≥16处 | 16处 | 60 | 60 | |\n  | 群众满意度 | ≥90% | 87.2% | 40 | 38.76 | 渠边道路尚未恢复，村民出行绕路 |\n  | 合计 | | | 100 | 98.76 | |\n评价结论:\n  > 经自评，本项目综合得分98.76分，等次为优；2023年自评得分97.76分，财政复核得分96.76分，各镇自评平均得分98.67分。\n  > 第三方评价综合得分97.76分。\n  > 本项目自评得分98.8分，自评得分90分以上为优。",
        in: .document),
      // The row of totals, in plans as well.
      .flagged(
        "单位概况:\n  > 年末实有在职人员‹358人›，离退休人员96人。\n人员情况:\n  | 机构 | 编制数 | 实有人数 | 离退休人数 |\n  | 合计 | 412 | 385 | 96 |\n  | 局机关 | 212 | 199 | 50 |\n  | 执法队 | 200 | 186 | 46 |",
        in: .document),
      .fine(
        "单位概况:\n  > 年末实有在职人员385人，上年末实有358人；实有车辆358辆，其中在职党员358人。\n人员情况:\n  | 机构 | 编制数 | 实有人数 | 离退休人数 |\n  | 合计 | 412 | 385 | 96 |\n  | 局机关 | 212 | 199 | 50 |\n  | 执法队 | 200 | 186 | 46 |",
        in: .document),
      // What was done, under a heading that does not say so; and behind its target.
      .flagged(
        "重点工作:\n  > 全年组织防汛应急演练‹16次›，参加演练860人。\n绩效指标:\n  | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n  | 防汛应急演练次数 | ≥12次 | 14次 | 60 | 60 |\n  | 接待游客 | ≥860万人次 | 928.5万人次 | 40 | 40 |\n存在问题:\n  （一）目标偏低:\n    > 全年接待游客目标860万人次，实际完成‹982.5万人次›。",
        in: .document),
      .fine(
        "重点工作:\n  > 全年计划组织防汛应急演练16次；组织防汛应急演练12次以上；组织地震应急演练16次，组织防汛应急演练14次。\n绩效指标:\n  | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n  | 防汛应急演练次数 | ≥12次 | 14次 | 60 | 60 |\n  | 接待游客 | ≥860万人次 | 928.5万人次 | 40 | 40 |\n年度工作目标:\n  > 全年组织防汛应急演练16次。\n存在问题:\n  （一）目标偏低:\n    > 全年接待游客目标860万人次，实际完成928.5万人次；全年接待学生目标860万人次，实际完成982.5万人次。",
        in: .document),
      // The rate of the whole, which one of several tables and a line have.
      .flagged(
        "收支情况:\n  预算执行率: 95.31%\n  支出表 (万元):\n    | 项目 | 预算数 | 决算数 | 执行率 |\n    | 合计 | 3458.83 | 3296.71 | 95.31% |\n    | 基本支出 | 1702.83 | 1689.42 | 99.21% |\n    | 项目支出 | 1756.00 | 1607.29 | 91.53% |\n  项目表 (万元):\n    | 项目 | 预算数 | 决算数 | 执行率 |\n    | 渠道清淤 | 756.00 | 707.29 | 93.56% |\n    | 泵站改造 | 1000.00 | 900.00 | 90.00% |\n    | 合计 | 1756.00 | 1607.29 | 91.53% |\n绩效指标:\n  | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n  | 清淤渠段 | ≥12处 | 14处 | 60 | 60 |\n  | 改造泵站 | ≥3座 | 3座 | 40 | 40 |\n存在问题:\n  （一）执行偏慢:\n    > 部门整体预算执行率为‹91.31%›，其中泵站改造较慢。\n    > 项目支出预算执行率为91.53%。",
        in: .document),
      .flagged(
        "绩效指标:\n  - 监控平台上线时间: 2025年12月底前\n    实际完成值: ‹2025年12月26日›\n  - 设备到货时间: 2025年9月底前\n    实际完成值: 2025年9月12日\n填报日期: 2025年11月20日",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n填报日期: date"),
      .flagged(
        "绩效指标:\n  - 巡护里程: ≥ 5200 公里\n    实际完成值: 5480公里\n资金:\n  | 项目 | 预算数（万元） | 执行数（万元） | 执行率 |\n  | 年度资金总额 | 1186.50 | 1127.18 | 95.0% |\n自评结论:\n  > 全年预算执行‹1172.18万元›，预算执行率‹59.0%›，预算数1186.50万元。",
        template:
          "绩效指标: indicators\n  - *: target\n    实际完成值: target\n资金: table\n  项目: text\n  预算数: amount\n  执行数: amount\n  执行率: percent\n自评结论: prose"
      ),
      .flagged(
        "资金:\n  | 项目 | 预算数（万元） | 执行数（万元） | 执行率 |\n  | 年度资金总额 | 1186.50 | 1127.18 | 95.0% |\n  | 财政拨款 | 800.00 | 720.00 | 90.0% |\n自评结论:\n  > 截至年底，资金执行率‹91%›；其中财政拨款执行率90%。\n绩效指标:\n  - 巡护里程: ≥ 5200 公里\n    实际完成值: 5480公里",
        template:
          "绩效指标: indicators\n  - *: target\n    实际完成值: target\n资金: table\n  项目: text\n  预算数: amount\n  执行数: amount\n  执行率: percent\n自评结论: prose"
      ),
      .fine(
        "资金:\n  | 项目 | 预算数（万元） | 执行数（万元） | 执行率 |\n  | 年度资金总额 | 1186.50 | 1127.18 | 95.0% |\n  | 财政拨款 | 800.00 | 720.00 | 90.0% |\n自评结论:\n  > 截至12月底预算执行率为95%；财政拨款预算执行率90%，上年预算执行率88%。\n绩效指标:\n  - 巡护里程: ≥ 5200 公里\n    实际完成值: 5480公里",
        template:
          "绩效指标: indicators\n  - *: target\n    实际完成值: target\n资金: table\n  项目: text\n  预算数: amount\n  执行数: amount\n  执行率: percent\n自评结论: prose"
      ),
      .flagged(
        "绩效指标:\n  - 巡护里程: ≥ 5200 公里\n    实际完成值: 5060公里\n  - 巡护次数: ≥ 60 次\n    实际完成值: 66次\n未完成的绩效目标: ‹无›",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n未完成的绩效目标: text"),
      .flagged(
        "绩效指标:\n  - 巡护里程: ≥ 5200 公里\n    实际完成值: 5060公里\n  - 巡护次数: ≥ 60 次\n    实际完成值: 66次\n自评结论:\n  > 年度绩效‹指标全部完成›，群众满意。",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n自评结论: prose"),
      .fine(
        "绩效指标:\n  - 巡护里程: ≥ 5200 公里\n    实际完成值: 5260公里\n  - 巡护次数: ≥ 60 次\n    实际完成值: 66次\n  - 巡护费用: ≤ 60 万元\n    实际完成值: 58万元\n未完成的绩效目标: 无",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n未完成的绩效目标: text"),
      .fine(
        "绩效指标:\n  - 巡护里程: ≥ 5200 公里\n    实际完成值: 5060公里\n  - 巡护次数: ≥ 60 次\n    实际完成值: 66次\n自评结论:\n  > 除巡护里程外，其余指标全部完成；产出指标全部完成的得满分。",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n自评结论: prose"),
      .fine(form("累计新增重症监护床位18张，其中四级手术400例。", bed: "16张"), template: template),
      .fine(form("计划新增重症监护床位18张，因消防复验实际完成16张。", bed: "16张"), template: template),
      .fine(form("新增重症监护床位18张，其中2张延期，到位新增重症监护床位16张。", bed: "16张"), template: template),
      .fine(form("新增重症监护床位近1.7万张。", bed: "16873张"), template: template),
      .fine(form("新增普通床位18张。", bed: "16张"), template: template),
      .fine(form("10月起拟新增重症监护床位2张。", bed: "16张"), template: template),
      .fine(form("东院新增重症监护床位9张，西院新增重症监护床位7张。", bed: "16张"), template: template),
      .fine(form("新增重症监护床位18张以上。", bed: "26张"), template: template),
      .flagged(
        "年度: 2025\n存在问题:\n  > 一是装备采购偏慢，重新招标已于‹8月5日›完成并签订合同；二是‹2025年8月20日›已完成的审计有两处问题。\n填报日期: 2025年7月10日",
        template: "年度: year\n存在问题: prose\n填报日期: date"),
      .fine(
        "年度: 2024\n存在问题:\n  > 重新招标已于8月5日完成，合同已于2025年1月6日签订，计划于2025年8月20日完成审计，已支付的款项2025年9月30日前结清。\n填报日期: 2025年7月10日",
        template: "年度: year\n存在问题: prose\n填报日期: date"),
      .flagged(
        "年度: 2025\n立项依据: 县水利局《关于加强泵站管护的通知》（芦水发‹〔2026〕›3号）、县政府办〔2024〕6号文件\n填报日期: 2024年11月6日",
        template: "年度: year\n立项依据: text\n填报日期: date"),
      .flagged(
        "监控期: 2026年1月—7月\n资金:\n  | 项目 | 预算数 | 1—7月执行数 |\n  | 年度资金总额 | 860.00 | 412.75 |\n进展:\n  > 截至‹6月底›，泵站全部开工，累计支付412.75万元。\n  > 省级补助系‹1—8月›新增，已列入预算。",
        template: "监控期: period\n*: group"),
      .flagged(
        "监控期: 2026年1月—6月\n进展:\n  > 项目累计支出568.80万元，执行率36.0%，低于序时进度14个百分点。\n  > 总体看，项目支出进度‹快于序时›进度。",
        template: "监控期: period\n*: group"),
      .fine(
        "监控期: 2026年1月—6月\n进展:\n  > 项目累计支出568.80万元，执行率36.0%，低于序时进度14个百分点。\n  > 其中泵站检修快于序时进度；总体慢于序时进度，个别项目高于序时进度。",
        template: "监控期: period\n*: group"),
      .flagged(
        "监控期: 2026年1月—7月\n绩效指标:\n  - 工程例会: 每月至少1次\n    1—7月完成情况: 截至‹9月›底共召开9次\n  - 排水沟整治: 260 米\n    1—7月完成情况: 截至6月底完成180米",
        template: "监控期: period\n绩效指标: indicators\n  - *: target\n    1—7月完成情况: target"),
      .fine(
        "监控期: 2026年1月—7月\n资金:\n  | 项目 | 预算数 | 1—7月执行数 |\n  | 年度资金总额 | 860.00 | 412.75 |\n进展:\n  > 截至7月底，泵站全部开工，累计支付412.75万元。\n  > 截至6月底，已有3座完工；预计1—8月支付460万元。",
        template: "监控期: period\n*: group"),
      .flagged(
        "目标:\n  实际完成情况: 新建监控点位‹412›路，改造卡口520路。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 新建监控点位 (6分): ≥ 360 路\n        实际完成值: 386路\n        得分: 6\n      - 改造卡口 (6分): ≥ 520 路\n        实际完成值: 520路\n        得分: 6",
        template: template),
    ] + DeniedShortfall.examples + StaffCount.examples + NamedSlip.examples + RivalFigures.examples
      + RowYear.examples,
    checks: [
      .form([.rows, .prose, .entries, .results]) { form, report in DeniedShortfall.check(form, report) },
      .indicator(.any) { indicator, form, report in
        guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 2 else { return }
        ForecastContradiction.check(indicator, form, report)
      },
      .form(.besidesRemarks) { form, report in
        report.eachTableIndicator(of: form) { row in ForecastContradiction.check(row, form, report) }
      },
      .form(.besidesRemarks) { form, report in
        for (indicator, day, filing) in FilingDate.future(in: form, report) {
          let (words, name, date) = (report.quote(day), report.quote(indicator.name), report.quote(filing))
          report.add(
            day, zh: "“\(name)”写“\(words)”完成，填报却在“\(date)”：还没有到的日期不是完成情况，核对两个日期",
            en: "“\(name)” is said to be done on “\(words)”, but the form was filled in on “\(date)”: check both",
            related: [report.place(filing, zh: "填报的日期", en: "when the form was filled in")])
        }
      },
      .form(.besidesRemarks) { form, report in
        guard report.selfEvaluation(of: form) != nil || report.dates(of: form).reportPeriods.count > 0 else { return }
        for wrong in MonitoredMonths.wrong(in: form, report) { say(wrong, report) }
        if let contradiction = PaceContradiction.find(in: form) {
          let (words, other) = (report.quote(contradiction.later), report.quote(contradiction.earlier))
          report.add(
            contradiction.later, zh: "这里写“\(words)”，前面却写“\(other)”：核对执行进度",
            en: "here stands “\(words)”, but before it “\(other)”: check how far the spending is",
            related: [report.place(contradiction.earlier, zh: "前面的说法", en: "what stands before")])
        }
      },
      .form { form, report in
        for deed in FutureDeed.all(in: form, report) {
          let (words, date) = (report.quote(deed.day), report.quote(deed.filing))
          if deed.isDocument {
            report.add(
              deed.day, zh: "文号“\(words)”晚于填报的“\(date)”：核对年份",
              en: "the document “\(words)” is later than the form, which was filled in on “\(date)”: check the year",
              related: [report.place(deed.filing, zh: "填报的日期", en: "when the form was filled in")])
            continue
          }
          report.add(
            deed.day, zh: "写的是“\(words)”已做的事，填报却在“\(date)”：核对两个日期",
            en: "something is said to be done on “\(words)”, but the form was filled in on “\(date)”: check both",
            related: [report.place(deed.filing, zh: "填报的日期", en: "when the form was filled in")])
        }
      },
      .form(.besidesRemarks) { form, report in
        guard report.tellsResults(form) else { return }
        var examined = 0
        var values: [ResultValue]?
        let texts = ResultText.all(in: form)
        defer { checkFurther(ResultText.further(in: form, except: texts), form, report) }
        if let missed = NothingMissed.find(in: form, texts: texts, report) { say(missed, report) }
        for text in texts {
          let figures = report.figures(ofGoal: text)
          examined += figures.count
          guard examined <= maximumExamined, examined * form.indicators.count <= maximumHeld else { return }
          checkRates(figures, text, form, report)
          for index in figures.indices {
            if check(figures[index], figures, form, report) { continue }
            let known = values ?? report.resultValues(of: form)
            values = known
            checkSlip(index, figures, text, known, form, report)
          }
        }
      },
      .form([.rows, .prose, .entries, .indicators, .results]) { form, report in
        for total in StatedTotal.contradictions(in: form, report)
        where !isDoubted(total.said, report) && !isDoubted(total.stated, report) {
          let (words, stated) = (report.quote(total.said), report.quote(total.stated))
          report.add(
            total.said, zh: "文字写总得分“\(words)”，表中合计是“\(stated)”：核对哪一个对",
            en: "the text says that the score is “\(words)”, the form's total is “\(stated)”: check which one is right",
            related: [report.place(total.stated, zh: "表中的总分", en: "the form's total")])
        }
      },
      .form([.rows, .prose, .entries]) { form, report in
        for slip in TotalSlip.all(in: form, report)
        where !isDoubted(slip.said, report) && !isDoubted(slip.total.place, report) {
          let (words, stated, name) = (
            report.quote(slip.said), report.quote(slip.total.place), report.quote(slip.total.name)
          )
          report.add(
            slip.said, zh: "文字写“\(words)”，表中“\(name)”合计是“\(stated)”：核对哪一个对",
            en: "the text says “\(words)”, but the total of “\(name)” is “\(stated)”: check which one is right",
            related: [report.place(slip.total.place, zh: "表中的合计", en: "the total in the table")])
        }
      },
      .form([.rows, .prose, .entries]) { form, report in
        for slip in NamedSlip.all(in: form, report)
        where !isDoubted(slip.said, report) && !isDoubted(slip.stated, report) {
          report.sayStatedOtherwise(slip.said, stated: slip.stated, under: slip.name)
        }
      },
      .form([.rows, .prose, .entries]) { form, report in
        for wrong in RowYear.all(in: form, report)
        where !isDoubted(wrong.said, report) && !isDoubted(wrong.named, report) {
          wrong.say(report)
        }
      },
      .form([.prose, .entries]) { form, report in
        for rivals in RivalFigures.all(in: form, report) + RivalFigures.listed(in: form, report)
        where !isDoubted(rivals.said, report) && !isDoubted(rivals.other, report) {
          rivals.say(report)
        }
      },
      .form([.prose, .entries]) { form, report in
        for count in StaffCount.contradictions(in: form, report)
        where !isDoubted(count.said, report) && !isDoubted(count.stated, report) {
          count.say(report)
        }
      },
      .form([.prose, .entries]) { form, report in
        for slip in ProseSlip.all(in: form, report)
        where !isDoubted(slip.said, report) && !isDoubted(slip.other, report) {
          let (words, other) = (report.quote(slip.said), report.quote(slip.other))
          report.add(
            slip.said, zh: "这里写“\(words)”，前面同一件事写“\(other)”，数字前后颠倒：核对哪一个对",
            en:
              "“\(words)” stands here, and “\(other)” of the same thing before, with two digits swapped: check which is right",
            related: [report.place(slip.other, zh: "前面的写法", en: "what stands before")])
        }
      },
    ])

  private static func say(_ wrong: MonitoredMonths, _ report: Report) {
    let (words, period) = (report.quote(wrong.range), report.quote(wrong.period))
    var related = [report.place(wrong.period, zh: "监控的月份", en: "the months of the form")]
    if let figure = wrong.figure {
      related.append(report.place(figure, zh: "表里的同一个数", en: "the same figure in the table"))
    }
    report.add(
      wrong.range, zh: "这里写“\(words)”，表上监控的却是“\(period)”：核对月份",
      en: "here stands “\(words)”, but the form is on “\(period)”: check the months", related: related)
  }

  /// What paragraphs that are not called results say of an indicator by its name, as something that was done. A number
  /// that is the target's tells what was planned.
  private static func checkFurther(_ texts: [ByteRange], _ form: Form, _ report: Report) {
    var examined = 0
    for text in texts {
      let figures = report.figures(ofGoal: text)
      examined += figures.count
      guard examined <= maximumExamined, examined * form.indicators.count <= maximumHeld else { return }
      for index in figures.indices
      where !isPlanned(figures[index].figure, form, report) && !isDoubted(figures[index].figure.range, report) {
        if done.isIn(form.tree.bytes, figures[index].clause), check(figures[index], figures, form, report) { continue }
        checkSlip(index, figures, text, report.resultValues(of: form), form, report, isResult: false)
      }
    }
  }

  private static func isPlanned(_ figure: Figure, _ form: Form, _ report: Report) -> Bool {
    report.targetNumbers(of: form).contains(figure.number)
      || report.indicatorTables(of: form).lazy.flatMap(\.rows).contains { row in
        guard case .value(let list) = row.indicator.target else { return false }
        return list.targets.contains { $0.figure?.number == figure.number }
      }
  }

  private static let done = WordSet("全年 实际 完成 已 组织 开展 举办")

  private static func say(_ missed: NothingMissed, _ report: Report) {
    let (words, name) = (report.quote(missed.claim), report.quote(missed.indicator))
    let (actual, target) = (report.quote(missed.actual), report.quote(missed.target))
    report.add(
      missed.claim, zh: "这里写“\(words)”，“\(name)”的实际完成值“\(actual)”却没有达到“\(target)”：写明未完成的指标和原因",
      en: "here stands “\(words)”, but “\(name)” has “\(actual)” and not “\(target)”: say what was missed and why",
      related: [
        report.place(missed.target, zh: "指标值", en: "the target"),
        report.place(missed.actual, zh: "实际完成值", en: "the actual value"),
      ])
  }

  private static let free = "绩效指标: indicators\n  - *: target\n    实际完成值: target\n巡检台账: table\n  *: integer\n自评结论: prose"

  private static let template = """
    目标: group
      实际完成情况: prose
    绩效指标: indicators
      产出指标: tier
        数量指标: tier
    """

  private static let monitored = """
    绩效指标: indicators
      - *: target
        1—8月完成值: target
        全年预计完成值: target
        完成可能性: text
    """

  private static func form(_ text: String, bed: String) -> String {
    """
    目标:
      实际完成情况: \(text)
    绩效指标:
      产出指标:
        数量指标:
          - 新增重症监护床位 (6分): ≥ 16 张
            实际完成值: \(bed)
            得分: 6
          - 四级手术 (6分): ≥ 420 例
            实际完成值: 437例
            得分: 6
    """
  }

  /// A text with more figures is a report of its own; each is held against each indicator.
  private static let maximumExamined = 96
  private static let maximumHeld = 24_000

  /// Whether something is said of the place already: a cell that fails its own sum is the wrong one of the two.
  private static func isDoubted(_ place: ByteRange, _ report: Report) -> Bool {
    report.findings.contains {
      ($0.rule == "mismatched-sum" || $0.rule == "conflicting-result") && $0.range.overlaps(place)
    }
  }

  /// Whether the amounts beside a rate say what it is.
  private static func isToldByAmounts(_ rate: ByteRange, _ text: ByteRange, _ bytes: [UInt8]) -> Bool {
    StatedRate.wrong(bytes, text).contains { $0.range == rate }
  }

  private static func checkRates(_ figures: [GoalFigure], _ text: ByteRange, _ form: Form, _ report: Report) {
    for wrong in ExecutionRate.contradictions(in: figures, form, report) where !isDoubted(wrong.stated, report) {
      if isToldByAmounts(wrong.said, text, form.tree.bytes) { continue }
      let (words, stated) = (report.quote(wrong.said), report.quote(wrong.stated))
      report.add(
        wrong.said, zh: "文字写执行率“\(words)”，表中是“\(stated)”：核对哪一个对",
        en: "the text says “\(words)” was spent, the form “\(stated)”: check which one is right",
        related: [report.place(wrong.stated, zh: "表中的执行率", en: "the form's rate")])
    }
  }

  /// A number that is one of the form's with two digits swapped, or one changed.
  private static func checkSlip(
    _ index: Int, _ figures: [GoalFigure], _ text: ByteRange, _ values: [ResultValue], _ form: Form, _ report: Report,
    isResult: Bool = true
  ) {
    let bytes = form.tree.bytes
    let said = figures[index]
    guard !NameTraits.holds(bytes, said.clause, otherNumbers),
      let value = values.meant(by: said, at: index, among: figures, bytes), !isDoubted(value.place, report),
      !isDoubted(said.figure.range, report), !report.targetNumbers(of: form).contains(said.figure.number),
      !isToldByAmounts(said.figure.range, text, bytes)
    else { return }
    let (words, name) = (report.quote(said.figure.range), report.quote(value.name))
    report.add(
      said.figure.range,
      zh: "\(isResult ? "完成情况" : "文字")写“\(words)”，“\(name)”处是“\(report.quote(value.place))”：核对哪一个对",
      en: "the text says “\(words)”, but “\(name)” has “\(report.quote(value.place))”: check which one is right",
      related: [report.place(value.place, zh: "“\(name)”的数", en: "the figure of “\(name)”")])
  }

  /// Whether something was said.
  private static func check(
    _ said: GoalFigure, _ figures: [GoalFigure], _ form: Form, _ report: Report
  ) -> Bool {
    let bytes = form.tree.bytes
    let figure = said.figure
    let behind = bytes[ByteRange(clamping: figure.range.upperBound, said.clause.upperBound)]
    guard figure.divisor == 1, !figure.missingBase,
      !NameTraits.holds(bytes, said.clause, others) || isTotalAlone(said, bytes), !isDue(bytes, said.clause),
      !bounds.contains(where: { behind.starts(with: $0) })
    else { return false }
    guard let unit = figure.unit else { return checkCounted(said, figures, form, report) }
    for indicator in named(beside: said, form) {
      let attributes = report.attributes(of: indicator, in: form)
      guard let line = attributes[.progress] ?? attributes[.actual], let value = form.tree.value(ofLine: line),
        let isSaid = contradicts(value, indicator, said, unit, figures, form, report)
      else { continue }
      return isSaid
    }
    for row in report.indicatorTables(of: form).lazy.flatMap(\.rows) {
      guard let value = row.actual, GoalUnit.isNamed(row.indicator.name, beside: said, bytes),
        let isSaid = contradicts(value, row.indicator, said, unit, figures, form, report)
      else { continue }
      return isSaid
    }
    return false
  }

  /// 全年共组织增雨作业21次: the word for the total is the only one that might speak of something else.
  private static func isTotalAlone(_ said: GoalFigure, _ bytes: [UInt8]) -> Bool {
    guard let word = total.firstRange(in: bytes, said.clause), word.upperBound <= said.figure.range.lowerBound else {
      return false
    }
    return !NameTraits.holds(bytes, ByteRange(clamping: said.clause.lowerBound, word.lowerBound), others)
      && !NameTraits.holds(bytes, ByteRange(clamping: word.upperBound, said.clause.upperBound), others)
  }

  private static let total = Array("共".utf8)

  /// The indicators of which the figure speaks: the one whose whole name stands before it, or else those of whose names the
  /// end does.
  private static func named(beside said: GoalFigure, _ form: Form) -> [Indicator] {
    if let whole = form.indicators.first(where: { GoalUnit.isWhole($0.name, before: said, form.tree.bytes) }) {
      return [whole]
    }
    return form.indicators.filter { GoalUnit.isNamed($0.name, beside: said, form.tree.bytes) }
  }

  private static func isNamed(_ indicator: Indicator, beside said: GoalFigure, _ form: Form) -> Bool {
    GoalUnit.isNamed(indicator.name, beside: said, form.tree.bytes)
      && !form.indicators.contains {
        $0.line != indicator.line && GoalUnit.isWhole($0.name, before: said, form.tree.bytes)
      }
  }

  /// The same of what is counted in a word that is in no catalogue: 点位412路, and 386路 as the actual value.
  private static func checkCounted(
    _ said: GoalFigure, _ figures: [GoalFigure], _ form: Form, _ report: Report
  ) -> Bool {
    let bytes = form.tree.bytes
    let behind = bytes[ByteRange(clamping: said.figure.range.upperBound, said.clause.upperBound)]
    for indicator in named(beside: said, form) {
      let attributes = report.attributes(of: indicator, in: form)
      guard let value = attributes[.actual].flatMap({ form.tree.value(ofLine: $0) }),
        let actual = Figure.scan(bytes, value, signed: false), actual.unit == nil, actual.power == said.figure.power,
        actual.range.lowerBound == value.lowerBound, actual.divisor == 1,
        case let unit = ResultValue.unitText(bytes, actual, value), unit.count == 3,
        unit.upperBound == value.upperBound,
        behind.elementsEqual(bytes[unit])
      else { continue }
      guard actual.number != said.figure.number,
        !figures.contains(where: {
          $0.figure.number == actual.number
            || $0.figure.range != said.figure.range && isNamed(indicator, beside: $0, form)
        })
      else { return false }
      sayOther(said.figure.range, value, indicator, report)
      return true
    }
    return false
  }

  /// 应培训120人, but not 应急 and 供应.
  private static func isDue(_ bytes: [UInt8], _ clause: ByteRange) -> Bool {
    var start = clause.lowerBound
    while let found = due.firstRange(in: bytes, ByteRange(clamping: start, clause.upperBound)) {
      start = found.upperBound
      let before = ByteRange(clamping: max(found.lowerBound - 3, clause.lowerBound), found.upperBound)
      let after = ByteRange(clamping: found.lowerBound, min(found.upperBound + 3, clause.upperBound))
      if !dueWords.isIn(bytes, before), !dueWords.isIn(bytes, after) { return true }
    }
    return false
  }

  private static let due = Array("应".utf8)
  private static let dueWords = WordSet("应急 应用 应对 应收 对应 相应 供应 适应 反应 响应 效应 应聘 应诉")

  /// Says that the actual value of what the text speaks of is another one. False where that need not be; nil where they
  /// cannot be compared.
  private static func contradicts(
    _ value: ByteRange, _ indicator: Indicator, _ said: GoalFigure, _ unit: BiaoValues.Unit, _ figures: [GoalFigure],
    _ form: Form, _ report: Report
  ) -> Bool? {
    let bytes = report.tree.bytes
    let figure = said.figure
    guard !value.isEmpty,
      let actual = ResultValue.plain(bytes, value) ?? (unit == Units.percent ? ResultValue.rate(bytes, value) : nil),
      let own = actual.unit, own.withoutPower == unit.withoutPower
    else { return nil }
    // Where the text says the actual value as well, it tells of both.
    // And where it says several numbers of the thing, they are parts.
    guard !isSame(figure, actual),
      !figures.contains(where: {
        $0.figure.unit == own
          && (isSame($0.figure, actual)
            || $0.figure.range != figure.range && isNamed(indicator, beside: $0, form))
      })
    else { return false }
    sayOther(figure.range, value, indicator, report)
    return true
  }

  private static func sayOther(_ said: ByteRange, _ value: ByteRange, _ indicator: Indicator, _ report: Report) {
    let (words, name) = (report.quote(said), report.quote(indicator.name))
    report.add(
      said,
      zh: "完成情况写“\(words)”，指标“\(name)”的实际完成值是“\(report.quote(value))”：核对哪一个对",
      en:
        "the text says “\(words)”, but the actual value of “\(name)” is “\(report.quote(value))”: check which one is right",
      related: [report.place(value, zh: "实际完成值", en: "the actual value")])
  }

  /// Whether the figure of the text is the actual value, rounded as far as it is written.
  private static func isSame(_ said: Figure, _ actual: Figure) -> Bool {
    guard let first = said.base(in: nil), let second = actual.base(in: nil),
      let difference = first.subtracting(second)?.magnitude
    else { return true }
    if difference.isZero { return true }
    // A plain whole number is exact; 1.7万 is not.
    guard let unit = said.unit, said.number.scale > 0 || unit.power > 0,
      let step = unit.factor.scaled(byPowerOfTen: -said.number.scale)
    else { return false }
    return difference < step
  }

  /// What is not the year's own result: what was planned, other years, parts, and what is not exact.
  private static let others = NameTraitWords.words(
    "累计 其中 上年 去年 同期 历年 计划 目标 任务 预期 原定 比 较 同比 每 平均 约 近 超 不少于 不低于 达到 以来 截至 共 总 剩余 尚 未 延期 季度 上半年 下半年 首批 一期 二期 另 拟 将 预计 下一步 下步 后续 力争 月起 年底前 还需 仍需"
  )
  /// Other years and parts, of which the indicators and tables say nothing.
  private static let otherNumbers = NameTraitWords.words(
    "上年 去年 同期 历年 计划 预期 原定 同比 其中 剩余 延期 每 平均 较 以来 季度 上半年 下半年 首批 一期 二期 另 拟 将 预计 下一步 下步 后续 力争 月起 年底前 还需 仍需")
  private static let bounds = NameTraitWords.words("以上 以下 以内 左右 余 多 的 / ／")
}

extension Report {
  /// The text says a figure, and the line or row of that name another one.
  func sayStatedOtherwise(_ said: ByteRange, stated: ByteRange, under name: ByteRange) {
    let (words, own, field) = (quote(said), quote(stated), quote(name))
    add(
      said, zh: "文字写“\(words)”，“\(field)”填的是“\(own)”：核对哪一个对",
      en: "the text says “\(words)”, but “\(field)” is “\(own)”: check which one is right",
      related: [place(stated, zh: "“\(field)”", en: "“\(field)”")])
  }
}
