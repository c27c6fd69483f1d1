// mismatched-sum: figures that are not what the template's relations say they are.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let mismatchedSum = Rule(
    name: "mismatched-sum", family: .sums, severity: .error,
    summary: Bilingual(zh: "合计、差额或比率对不上", en: "a sum, difference or rate that is not what it says"),
    why: Bilingual(
      zh: "合计对不上，整张表的数字就都不可信；四舍五入能解释的不算。",
      en: "Where a sum does not add up, no figure of the form can be trusted. What rounding explains is no fault."),
    examples: [
      .flagged(
        "得分:\n  | 指标 | 分值 | 得分 |\n  | 覆盖率 | 8 | 7.20 |\n  | 居民满意度 | 9 | 8.11 |\n  | 合计 | 17 | ‹15.13› |\n支出:\n  | 机构 | 合计 | 人员 | 公用 |\n  | 局机关及所属单位汇总 | 96.30 | 60.10 | ‹32.60› |\n  | 局机关 | 60.20 | 40.10 | 20.10 |\n  | 水管站 | 36.10 | 20.00 | 16.10 |\n编制人数: 52人\n实有人数: 47人\n在职人员控制率: ‹93.80%›",
        in: .document),
      .flagged(
        "资金总额: ‹700.00›\n其中:\n  财政资金: 600.00\n  其他资金: 50.00",
        template: "资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount"),
      .flagged(
        "收支:\n  | 单位 | 收入 | 支出 |\n  | 合计 | 30.50 | ‹21.00› |\n  | 甲 | 10.20 | 10.10 |\n  | 乙 | 20.30 | 10.60 |",
        template: "收支: table\n  单位: text\n  收入: amount\n  支出: amount\n  @total 合计"),
      .flagged(
        "预算数: 200\n执行数: 150\n执行率: ‹80%›",
        template: "预算数: amount\n执行数: amount\n执行率: percent\n@check 执行率 = 执行数 / 预算数"),
      .flagged(
        "预算数: 0\n执行数: 150\n执行率: ‹80%›", template: "预算数: amount\n执行数: amount\n执行率: percent\n@check 执行率 = 执行数 / 预算数"),
      .flagged(
        "预算数: 240\n绩效指标:\n  ‹成本指标›:\n    - 评审费用: ≤ 200 万元\n    - 评价费用: ≤ 20 万元",
        template: "预算数 (万元): amount\n绩效指标: indicators\n  成本指标: tier\n@check sum(成本指标) = 预算数"),
      .flagged("得分: ‹99›\n报告得分: 98", template: "得分: number\n报告得分: number\n@check 得分 = 报告得分"),
      .flagged("支出: ‹101.5›\n预算: 100", template: "支出: amount\n预算: amount\n@check 支出 <= 预算"),
      .flagged(
        "工作概况:\n  > 全年拨付补助860.50万元，其中中央430.25万元、地方430.25万元；村级站点补助‹96.40元›，其中中央38.20万元、地方58.20万元。",
        template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 全年拨付补助860.50万元，其中中央430.25万元、地方430.25万元；村级站点补助96.40万元，其中中央38.20万元、地方58.20万元。",
        template: "工作概况: prose"),
      // Levels of government, in running text and in lines.
      .flagged(
        "资金情况:\n  > 全年到位水利专项‹428.36万元›，其中：中央财政资金215.2万元，省级配套132.41万元，县级80.57万元。\n  > 到位奖补资金96万元里，省财政补助60万元、市级30万元、自筹6万元。\n  > 码头改造投资‹260万元›，其中财政拨款160万元，县级配套60万元，自筹50万元。",
        template: "资金情况: prose"),
      .fine(
        "资金情况:\n  > 全年到位水利专项428.18万元，其中：中央财政资金215.2万元，省级配套132.41万元，县级80.57万元。\n  > 项目总投资600万元，中央财政资金300万元，省级配套120万元，不足部分由业主筹措。\n  > 中央财政资金300万元，省级配套120万元，县级60万元。\n  > 总投入150万元，其中财政资金100万元（中央60万元，省级40万元），自筹50万元。\n  > 总投入800万元，财政资金500万元，中央300万元，省级200万元。\n  > 比上年增加90万元，中央资金300万元，省级资金120万元。",
        template: "资金情况: prose"),
      .flagged(
        "工作概况:\n  > 全年人员支出‹518.46万元›，其中基本工资206.35万元，津贴补贴184.27万元，社会保险费87.84万元。",
        template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 全年人员支出518.46万元，其中基本工资206.35万元，津贴补贴184.27万元，社会保险费67.59万元。\n  > 全年人员支出518.46万元，其中基本工资206.35万元，津贴补贴184.27万元，社会保险费87.84万元等。\n  > 全年商品和服务支出500万元，其中办公费200万元，水电费100万元，差旅费50万元。",
        template: "工作概况: prose"),
      .flagged(
        "工作概况:\n  > 全年基本支出合计‹318.42万元›，其中人员经费261.3万元，日常公用经费57.5万元；主要用于公共安全支出300万元。",
        template: "工作概况: prose"),
      .flagged(
        "资金安排:\n  上级补助经费: ‹286.4›\n  其中:\n    中央财政补助: 150\n    省级资金: 96.4\n    市州资金: 45\n  县级转移支付: ‹62.5›\n  县级分项:\n    机耕道维修: 40\n    泵站更换: 32.5",
        template: "*: group"),
      .fine(
        "资金安排:\n  上级补助经费: 291.4\n  其中:\n    中央财政补助: 150\n    省级资金: 96.4\n    市州资金: 45\n  县级转移支付: 82.5\n  县级分项:\n    机耕道维修: 40\n    泵站更换: 32.5\n  项目总投资: 500\n  其中:\n    中央资金: 200\n    省级资金: 100\n  参训人数: 60\n  其中:\n    省级: 20\n    市级: 30\n  商品支出: 90\n  其中:\n    办公支出: 60\n    印刷费: 40\n    邮电费: 20\n    培训费: 30",
        template: "*: group"),
      // How many times, and which share.
      .flagged(
        "偏差说明:\n  > 年初预算数240.5万元，年中追加预算721.5万元，调整预算是年初预算的‹3倍›，主要是新增防汛支出。\n  > 年初预算为80万元，实际支出100万元，为年初的‹1.52倍›。\n  > 培训费预算12.6万元，实际支出15.12万元，培训费控制率为‹1.4倍›。\n  > 到位资金300万元，占计划投资480万元的‹72.5%›。\n  > 全年支出总额640万元，其中项目支出160万元，占支出总额的‹35%›。",
        template: "偏差说明: prose"),
      .fine(
        "偏差说明:\n  > 年初预算数240.5万元，年中追加预算721.5万元，调整预算是年初预算的4倍，追加预算是年初预算的3倍。\n  > 年初预算为80万元，实际支出100万元，实际支出为年初预算的1.25倍。\n  > 培训费预算12.6万元，实际支出15.12万元，培训费控制率为1.2倍，三公经费控制率为95%。\n  > 到位资金300万元，占计划投资480万元的62.5%，占全部投资480万元的近七成，比上年高72.5%。\n  > 全年支出总额640万元，其中项目支出160万元，占支出总额的25%，设备支出80万元，占项目支出的一半，培训支出32万元，占本类支出的35%。",
        template: "偏差说明: prose"),
      .flagged(
        "资金安排:\n  资金总额: ‹100›\n    财政拨款: 60\n    其他资金: 30\n  奖扶补助: 763.00\n    中央补助: 502\n    市级补助: 261\n  特扶补助: ‹321.25›\n    中央补助: 166\n    市级补助: 156.25",
        template: "*: group"),
      .fine(
        "资金安排:\n  资金总额: 100\n    财政拨款: 60\n    其他资金: 40\n  总投资: 500\n    已完成投资: 300\n    本年投资: 100\n  奖扶人员补助: 763\n    发放人数: 502\n    新增: 61",
        template: "*: group"),
      .flagged(
        "项目资金:\n  | | 全年预算数 | 全年执行数 | 执行率 |\n  | 年度资金总额 | 50万元 | 47.68 | ‹95.00%› |\n  | 其他资金 | 20 | 5 | ‹35%› |",
        template: "项目资金: table\n  *: text"),
      .fine(
        "项目资金:\n  | | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 |\n  | 一般公共预算 | 100 | 50 | 47.68 | 95.36% |\n  | 财政拨款 | 100 | 50 | 47.68 | 95% |\n  | 其他资金 | 40 | | 10 | 25% |\n  | 自有资金 | 0 | 0 | 0 | 0% |",
        template: "项目资金: table\n  *: text"),
      .flagged(
        "资金安排:\n  | 补助项目 | 资金总额 | 中央 | 省级 | 县级 | 说明 |\n  | 奖励扶助 | 763 | 502 | 208 | 53 | 按人发放 |\n  | 特别扶助 | ‹321.25› | 166 | 136 | 20.25 | |\n  | 手术保险 | 25.5 | 15 | | 10.5 | 按例赔付 |",
        template: "资金安排: table\n  *: text"),
      .fine(
        "资金安排:\n  | 补助项目 | 年初数 | 调整数 | 执行数 | 说明 |\n  | 奖励扶助 | 763 | 502 | 208 | 按人发放 |\n  | 特别扶助 | 322.25 | 166 | 136 | |\n  | 手术保险 | 25.5 | 15 | 10.5 | 按例赔付 |",
        template: "资金安排: table\n  *: text"),
      .fine(
        "资金总额: 650.00\n其中:\n  财政资金: 600.00\n  其他资金: 50.00",
        template: "资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount"),
      .fine(
        "资金总额: 600.00\n其中:\n  财政资金: 600.00\n  其他资金:",
        template: "资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount"),
      .fine(
        "资金总额: 600万元\n其中:\n  财政资金: 5,000,000元\n  其他资金: 100万元",
        template: "资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount"),
      // A detail of the line above is no further part.
      .fine(
        "资金总额: 160.00\n其中:\n  财政资金: 100.00\n  其中中央: 60.00\n  其他资金: 60.00",
        template: "资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount"),
      .fine(
        "资金总额: 150.00\n其中:\n  其他资金: 50.00\n  财政资金: 100.00\n  其中：中央: 60.00\n  省级: 40.00",
        template: "资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount"),
      // The columns add up: the row of totals is short only because a row above it is.
      .flagged(
        "收支:\n  | 单位 | 收入 | 支出 | 总额 |\n  | 甲 | 10.20 | 10.10 | 20.30 |\n  | 乙 | 20.30 | 10.60 | ‹40.90› |\n  | 合计 | 30.50 | 20.70 | 61.20 |",
        template:
          "收支: table\n  单位: text\n  收入: amount\n  支出: amount\n  总额: amount\n  @check 总额 = 收入 + 支出\n  @total 合计"),
      .flagged(
        "进展:\n  | 乡镇 | 计划（户） | 完工（户） | 补助（元） |\n  | 合计 | 600 | ‹596› | 894000 |\n  | 东岭 | 360 | 356 | 534000 |\n  | 西岭 | 240 | 204 | 360000 |",
        template: "*: text"),
      .flagged(
        "Programmes:\n  | Programme | 2025 | 2026 | Weight |\n  | Buses | 13.75 | 14.45 | 50% |\n  | Drainage | 10.40 | 11.20 | 35% |\n  | Open data | 1.25 | 1.35 | 10% |\n  | Total | 25.40 | 27.00 | ‹100%› |",
        template: "*: text"),
      .flagged(
        "评分表:\n  | 一级指标 | 三级指标 | 分值 | 得分 | 说明 |\n  | 决策 | 立项依据 | 5 | 5 | 充分 |\n  | 决策 | 目标合理 | 5 | 4 | 有缺漏 |\n  | 小计 | | 10 | 9 | |\n  | 过程 | 制度健全 | 5 | 4.75 | 5分×95% |\n  | 过程 | 资金合规 | 6 | 6 | 未见挪用 |\n  | 小计 | | 11 | ‹10.57› | |\n  | 合计 | | 21 | 19.75 | |\n到位情况:\n  | 来源 | 预算数 | 到位数 | 到位率 |\n  | 中央 | 4800 | 4800 | 100% |\n  | 省级 | 2880 | 2880 | 100% |\n  | 县级 | 1920 | 1440 | 75% |\n  | 合计 | 9600 | 9120 | ‹96%› |",
        in: .document),
      .fine(
        "评分表:\n  | 一级指标 | 三级指标 | 分值 | 得分 |\n  | 小计 | | 10 | 9 |\n  | 决策 | 立项依据 | 5 | 5 |\n  | 决策 | 目标合理 | 5 | 4 |\n  | 小计 | | 11 | 10.75 |\n  | 过程 | 制度健全 | 5 | 4.75 |\n  | 过程 | 资金合规 | 6 | 6 |\n人次:\n  | 活动 | 场次 | 到场 |\n  | 讲座 | 3 | 60 |\n  | 展览 | 2 | 90 |\n  | 室内小计 | 6 | 120 |\n  | 放映 | 2 | 90 |\n  | 露营 | 2 | 36 |\n  | 室外小计 | 4 | 126 |\n到位情况:\n  | 来源 | 预算数 | 到位数 | 到位率 |\n  | 中央 | 48 | 48 | 100% |\n  | 省级 | 28 | 28 | 100% |\n  | 县级 | 24 | 12 | 50% |\n  | 合计 | 100 | 88 | 89% |",
        in: .document),
      .flagged(
        "测算依据:\n  > 围栏更新46.50万元，水泵租赁28.30万元，管护人员劳务12.40万元，共计‹97.20万元›。\n  > 每户补助‹260元›（改厕150元、粪池120元），由乡镇直接兑付到户。",
        template: "测算依据: prose"),
      .fine(
        "测算依据:\n  > 围栏更新46.50万元，水泵租赁28.30万元，管护人员劳务12.40万元，共计87.20万元。\n  > 全县120个村，新建12个站点，改建8个站点，共计20个。补助资金300万元，围栏更新46.50万元，水泵租赁28.30万元，合计74.80万元。\n  > 每户补助260元（原标准150元，2023年220元），旺季260元（最低150元、最高360元）。上年支出46.50万元，今年28.30万元，累计总计180万元。",
        template: "测算依据: prose"),
      .fine("收入: 14.07\n支出: 118.84\n结余: -104.77", template: "收入: amount\n支出: amount\n结余: amount\n@check 结余 = 收入 - 支出"),
      .fine("预算数:\n执行数: 150\n执行率: 80%", template: "预算数: amount\n执行数: amount\n执行率: percent\n@check 执行率 = 执行数 / 预算数"),
      .fine(
        "预算数: 0\n执行数: 0\n执行率: 0%",
        template: "预算数: amount\n执行数: amount\n执行率: percent\n@check 执行率 = 执行数 / 预算数"),
      .flagged(
        "自评结论:\n  > 全年共支出经费‹46.95万元›，其中：20万元用于设备检测；15万元用于管网维修；11.98万元用于人员培训。",
        template: "自评结论: prose"),
      .fine(
        "自评结论:\n  > 全年共支出经费46.98万元，其中：20万元用于设备检测；15万元用于管网维修；11.98万元用于人员培训。\n  > 全年共支出经费46.98万元，其中：20万元用于设备检测；15万元用于管网维修。\n  > 全年共支出经费47万元，其中：20.21万元用于设备检测；15.12万元用于管网维修；11.98万元用于人员培训。",
        template: "自评结论: prose"),
      .fine(
        "进展:\n  | 乡镇 | 受益（户） | 合格率 |\n  | 合计 | 520 | 98% |\n  | 东岭 | 360 | 99% |\n  | 西岭 | 240 | 97% |\n人次:\n  | 活动 | 到场 | 志愿者 |\n  | 讲座 | 60 | 6 |\n  | 展览 | 90 | 6 |\n  | 合计 | 120 | 8 |",
        template: "*: text"),
      .flagged(
        "执行率: 54.0%\n结论:\n  > 截至7月底，调整后预算512万元，已执行276.48万元，执行率‹45.0%›，与进度相符。",
        template: "执行率: percent\n结论: prose"),
      .flagged(
        "结论:\n  > 年初安排渔船检验经费64万元，全年支出57.6万元，预算执行率‹95%›，资金使用合规。",
        template: "结论: prose"),
      .fine(
        "执行率: 54.0%\n结论:\n  > 截至7月底，调整后预算512万元，已执行276.48万元，执行率54%；结余资金235.52万元年底前支出，执行率达到95%。\n  > 其中设备费预算120万元，已执行30万元，合计执行率54%。\n  > 预算120万元，执行60万元，群众满意率95%。",
        template: "执行率: percent\n结论: prose"),
      .flagged(
        "结论:\n  > 效益类指标25分，得23.5分，得分率‹92%›。决策指标满分20分，实际得分18.5分，得分率为92.5%；产出类得27分（满分30分），得分率‹95%›。",
        template: "结论: prose"),
      .fine(
        "结论:\n  > 效益类指标25分，得23.5分，得分率94%；决策指标20分，扣1.5分，得分率92%；过程类得分16.7分，得分率83.5%，产出类得分27.2分，得分率90.7%。\n  > 4项指标共35分，得33.4分，比上年30分提高3.4分，得分率90%；满分30分，平均得27分，得分率88%。",
        template: "结论: prose"),
      .fine(
        "结论:\n  > 项目年初预算120万元，实际支出90万元，资金到位率100%，预算执行率75%。\n  > 项目年初预算120万元，实际到位90万元，年底前支付，预算执行率60%。",
        template: "结论: prose"),
      .flagged(
        "绩效指标:\n  - 上门巡诊场次: ≥ 96 场\n    截至7月底完成值: 51场\n    完成进度: ‹58.1%›\n  - 建档人数: ≥ 1.2 万人\n    截至7月底完成值: 8040人\n    完成进度: ‹76%›",
        template: monitored),
      .flagged(
        "任务:\n  | 任务名称 | 目标值 | 完成值 | 完成率 |\n  | 清淤 | 240米 | 231米 | ‹93.6%› |\n  | 补栽 | 500株 | 520株 | 100% |",
        template: "任务: table\n  任务名称: text\n  目标值: text\n  完成值: text\n  完成率: text"),
      .flagged(
        "绩效指标:\n  - 上门巡诊场次: ≥ 96 场\n    截至7月底完成值: 51场\n    完成进度: 53.1%\n监控结论:\n  > 上门巡诊51场，完成全年目标的‹51.3%›，巡诊进度与时间进度相当。",
        template: monitored),
      .fine(
        "绩效指标:\n  - 上门巡诊场次: ≥ 96 场\n    截至7月底完成值: 51场\n    完成进度: 53.1%\n  - 建档人数: ≥ 1.2 万人\n    截至7月底完成值: 1.3万人\n    完成进度: 100%\n  - 随访率: ≥ 90%\n    截至7月底完成值: 93.6%\n    完成进度: 104.0%\n  - 次均费用: ≤ 420 元\n    截至7月底完成值: 405元\n    完成进度: 100%\n  - 康复器械: ≥ 3 台\n    截至7月底完成值: 2台\n    完成进度: 66%\n监控结论:\n  > 上门巡诊51场，完成全年目标的53%。",
        template: monitored),
      .flagged(
        "结论:\n  > The city replaced 2,600 lamps, of which 1,850 were lit by June (‹65%›). 58 of 64 schools (‹85.1%›) have a reading room.\n  > Power use fell from 4.2 GWh to 2.9 GWh (‹41%›). Crews spent 231,400 of 248,000, or ‹97.3%›.",
        template: "结论: prose"),
      .fine(
        "结论:\n  > The city replaced 2,600 lamps, of which 1,850 were lit by June (71%). 58 of 64 schools (90.6%) have a reading room.\n  > Power use fell from 4.2 GWh to 2.9 GWh (31%). Crews spent 231,400 of 248,000, or 93.3%.\n  > 58 of 64 schools took part in 2025 (85% of them for the first time). Of 120 nurses 30 passed, 40% at once. Fees rose from 40 to 60 (20% of them waived).",
        template: "结论: prose"),
      .flagged("结论:\n  > 全年走访86.4万人次，为年度任务80万人次的‹106%›。", template: "结论: prose"),
      .fine("结论:\n  > 全年走访86.4万人次，为年度任务80万人次的108%，为上年任务60万人次的120%。", template: "结论: prose"),
      .flagged(
        "结论:\n  > 全年调处纠纷1562件，比上年的1420件增长‹12.0%›；接待经费18.60万元，比2024年的20.00万元下降‹9%›。",
        template: "结论: prose"),
      .fine(
        "结论:\n  > 全年调处纠纷1562件，比上年的1420件增长10.0%；接待经费18.60万元，比2024年的20.00万元下降7%；走访1200户，比计划多300户，满意率提高5%。",
        template: "结论: prose"),
    ] + ImpliedTotal.tableExamples + StatedMisfit.examples + FundsTotal.examples + EntryBalance.examples
      + UnitPrice.examples + StatedAddition.examples + PartsOfTotal.examples + EntryRate.examples
      + BasisProduct.examples + FundsRate.examplesOfNothing + StatedFraction.examples,
    checks: [
      .judgement { judgement, form, report in
        guard judgement.verdict == .fails || judgement.verdict == .undefined else { return }
        // Systems print 0% where nothing was to be spent.
        if judgement.verdict == .undefined, judgement.leftValue.isZero { return }
        // A plan that falls or stays incomplete is a fault of its own.
        if report.speaks("incomplete-plan"),
          report.plans(of: form).contains(where: { $0.isFaulty && $0.covers(judgement) })
        {
          return
        }
        // Nor is a score above its weight a sum.
        if judgement.kind == .comparison, judgement.comparison == .lessOrEqual, judgement.left.count == 1,
          judgement.right.count == 1, speaksOfScore(at: judgement.place, form, report)
        {
          return
        }
        // Nor are two dates.
        if judgement.kind == .comparison, report.speaks("reversed-period"), isPeriod(judgement, form, report) { return }
        let corrections = report.corrections(of: form)
        if corrections.isConsequence(judgement, in: form) { return }
        let wording = JudgementWording(judgement, form, report)
        let trace = SumTrace(judgement, in: report.relations(of: form)).withinWeights(form, report)
        // What two relations tell together is said here too; one alone knows nothing of the others' faults.
        let isTold = (trace.best?.effect.gain ?? 0) > 1
        let dependence = isTold ? nil : corrections.dependence(of: judgement)
        if corrections.isToldElsewhere(judgement, best: trace.best, dependence) { return }
        let (zh, en) = message(wording, trace, dependence)
        report.add(
          wording.place, zh: zh, en: en, related: wording.related(dependence == nil ? trace : nil),
          fixes: wording.fixes(trace, dependence))
      },
      .target(.completion) { list, indicator, form, report in
        if let wrong = StatedCompletion.wrong(list, indicator, form, report) { say(wrong, report) }
      },
      .target(.money) { list, indicator, form, report in
        UnitPrice.find(list, indicator, form, report)?.say(indicator, report)
      },
      .form(.besidesRemarks) { form, report in
        for table in report.percentTables(of: form) where !table.isRelated {
          for wrong in StatedCompletion.wrong(in: table, form) { say(wrong, report) }
        }
        guard report.selfEvaluation(of: form) != nil else { return }
        for text in ResultText.all(in: form) {
          let figures = report.figures(ofGoal: text)
          guard figures.contains(where: { $0.figure.unit == Units.percent }) else { continue }
          for wrong in StatedCompletion.wrong(in: figures, report.resultValues(of: form), form) { say(wrong, report) }
        }
      },
      .form([.rows, .entries]) { form, report in
        let shares = report.percentTables(of: form).flatMap { ImpliedShare.wrong(in: $0, form.tree.bytes) }
        for wrong in shares
        where !isSaid(at: wrong.cell, report) {
          sayShare(wrong.cell, wrong.expected, part: wrong.part, whole: wrong.whole, report)
        }
        let tables = report.resultTables(of: form)
        let rows = tables.flatMap { RowSum.wrong(in: $0, form.tree.bytes) }
        let products = tables.compactMap { ProductSlip.find(in: $0, form.tree.bytes) }
        // Where one cell is known to be wrong, so is the sum of its column.
        let known = shares.map(\.cell) + rows.map(\.cell) + products.map(\.cell)
        for wrong in ImpliedTotal.inTables(of: form, tables)
        where !wrong.parts.contains(where: { part in known.contains { $0.overlaps(part.figure.range) } }) {
          say(wrong, report)
        }
        for slip in QuotientSlip.find(in: form) { say(slip, report) }
        for slip in tables.compactMap({ DifferenceSlip.find(in: $0, form.tree.bytes) })
        where !isSaid(at: slip.cell, report) {
          say(slip, report)
        }
        for wrong in report.percentTables(of: form).lazy.flatMap({ FundsRate.wrong(in: $0, form.tree.bytes) })
        where !isSaid(at: wrong.cell, report) {
          sayShare(wrong.cell, wrong.expected, part: wrong.spent, whole: wrong.planned, report)
        }
        FundsRate.checkOfNothing(form, report)
        // What the cells of evaluations say in words.
        for cell in tables.lazy.flatMap(\.rows).flatMap(\.cells) where cell.count >= shortestCell {
          for misfit in StatedMisfit.all(form.tree.bytes, cell, StatedSigns(form.tree.bytes, cell), form, report)
          where !isSaid(at: misfit.figure.range, report) { say(misfit, report) }
        }
        for wrong in report.percentTables(of: form).lazy.flatMap({ ChangeColumn.wrong(in: $0, form.tree.bytes) })
        where !isSaid(at: wrong.cell, report) {
          sayShare(wrong.cell, wrong.expected, part: wrong.change, whole: wrong.before, report)
        }
        for wrong in tables.flatMap({ BasisProduct.all(in: $0, form) }) where !isSaid(at: wrong.amount, report) {
          wrong.say(report)
        }
        for wrong in products where !isSaid(at: wrong.cell, report) { say(wrong, report) }
        for wrong in rows where !(wrong.parts + [wrong.cell]).contains(where: { isSaid(at: $0, report) }) {
          say(wrong, report)
        }
      },
      .form([.rows, .entries, .indicators, .results]) { form, report in
        EntryBalance.check(form, report)
        for wrong in ImpliedTotal.inEntries(of: form) where !isSaid(at: wrong.total.figure.range, report) {
          say(wrong, report)
        }
        for wrong in EntryRate.wrong(in: form) where !isSaid(at: wrong.rate, report) {
          sayShare(wrong.rate, wrong.expected, part: wrong.spent, whole: wrong.budget, report)
        }
        for wrong in report.fundsTotals(of: form).flatMap(\.wrong)
        where !isSaid(at: wrong.total.figure.range, report) {
          say(wrong, report)
        }
      },
      .form([.rows, .prose, .entries, .indicators]) { form, report in
        for wrong in PartsOfTotal.all(in: form, report) { wrong.say(report) }
      },
      .line(.prose, .any) { line, form, report in
        if let text = form.tree.text(ofLine: line) { checkText(text, form, report) }
      },
      .line(.entry, .long) { line, form, report in
        guard let text = form.tree.value(ofLine: line), text.count >= 45, !form.isScoring(line) else { return }
        checkText(text, form, report)
      },
      .indicator(.actual) { indicator, form, report in checkActual(indicator, form, report) },
      // A label in Chinese has no value in English.
      .line(.entry, .beginsASCII) { line, form, report in
        if let text = form.tree.value(ofLine: line) { checkShares(text, report) }
      },
    ])

  private static let monitored =
    "绩效指标: indicators\n  - *: target\n    截至7月底完成值: target\n    完成进度: percent\n监控结论: prose"

  /// 计划120家，实际108家，完成率90%
  private static let shortestCell = 36

  /// Whether another of these checks, or a relation of the template, has said it.
  private static func isSaid(at place: ByteRange, _ report: Report) -> Bool {
    report.findings.contains { $0.rule == "mismatched-sum" && $0.range.overlaps(place) }
  }

  /// One line of prose: rates of spending, growth, parts and shares. Where reports are transcribed with their figures as
  /// entries behind the text, a wrong one is wrong in both places.
  private static func checkText(_ text: ByteRange, _ form: Form, _ report: Report) {
    let bytes = report.tree.bytes
    if text.count >= 30, bytes.span.extracting(text).holdsDigit() { checkFigures(of: text, form, report) }
    checkShares(text, report)
  }

  /// What the figures of one line of text come to. Most lines concern none of the checks, which their signs tell.
  private static func checkFigures(of text: ByteRange, _ form: Form, _ report: Report) {
    let bytes = report.tree.bytes
    let signs = StatedSigns(bytes, text)
    for misfit in StatedMisfit.all(bytes, text, signs, form, report) { say(misfit, report) }
    if signs.contains(.growth) {
      for stated in StatedGrowth.wrong(bytes, text) { say(stated, report) }
    }
    let parts = StatedParts.wrong(bytes, text) + StatedParts.wrongListed(bytes, text)
    for stated in parts { stated.say(report) }
    if signs.contains(.complements) {
      for stated in StatedParts.wrongComplements(bytes, text) { stated.say(report) }
    }
    for stated in StatedParts.wrongOfficial(bytes, text)
    where !parts.contains(where: { $0.total.range == stated.total.range }) {
      stated.say(report)
    }
    if signs.contains(.scores) {
      for stated in StatedParts.wrongScores(bytes, text) { stated.say(report) }
    }
    for stated in StatedClosing.wrong(bytes, text) { say(stated, report) }
    if text.count >= 45, Sentences.hold(2, amountsIn: text, bytes) {
      for stated in StatedParts.wrongLevels(bytes, text)
      where !parts.contains(where: { $0.total.range == stated.total.range }) {
        stated.say(report)
      }
      for stated in StatedRatio.wrong(bytes, text) { say(stated, report) }
      for stated in StatedRate.wrong(bytes, text) { say(stated, report) }
    }
    if signs.contains(.scoreRate) {
      for stated in StatedScoreRate.wrong(bytes, text) {
        sayShare(stated.range, stated.expected, part: stated.score, whole: stated.full, report)
      }
    }
  }

  private static func checkShares(_ text: ByteRange, _ report: Report) {
    for stated in EnglishRate.wrong(report.tree.bytes, text) {
      sayShare(stated.range, stated.expected, part: stated.spent, whole: stated.budget, report)
    }
  }

  private static func say(_ wrong: StatedCompletion, _ report: Report) {
    let (words, done, target) = (report.quote(wrong.stated), report.quote(wrong.actual), report.quote(wrong.target))
    report.addWrongRate(
      wrong.stated, wrong.expected, of: (wrong.actual, "完成的数", "what was reached"),
      in: (wrong.target, "指标值", "the target"),
      zh: "“\(done)”是“\(target)”的 \(wrong.expected)%，这里写“\(words)”：核对这三个数",
      en: "“\(done)” is \(wrong.expected)% of “\(target)”, not “\(words)”: check the three figures")
  }

  private static func say(_ stated: StatedGrowth, _ report: Report) {
    let words = report.quote(stated.range)
    let (now, before) = (report.quote(stated.now), report.quote(stated.before))
    let (zh, en) = stated.grows ? ("增长", "a rise") : ("下降", "a fall")
    report.add(
      stated.range, zh: "由“\(before)”到“\(now)”是\(zh) \(stated.expected)%，这里写“\(words)”：核对这三个数",
      en: "from “\(before)” to “\(now)” is \(en) of \(stated.expected)%, not “\(words)”: check the three figures",
      related: [
        report.place(stated.before, zh: "原来的数", en: "what it was"),
        report.place(stated.now, zh: "现在的数", en: "what it is"),
      ])
  }

  private static func sayShare(
    _ place: ByteRange, _ expected: Decimal, part: ByteRange, whole: ByteRange, _ report: Report
  ) {
    let (words, first, second) = (report.quote(place), report.quote(part), report.quote(whole))
    report.addWrongRate(
      place, expected, of: (part, "分子", "the part"), in: (whole, "分母", "the whole"),
      zh: "由“\(first)”和“\(second)”算出的是 \(expected)%，这里写“\(words)”：核对这三个数",
      en: "“\(first)” and “\(second)” come to \(expected)%, not “\(words)”: check the three figures")
  }

  private static func say(_ slip: QuotientSlip, _ report: Report) {
    let (words, part, whole) = (report.quote(slip.cell), report.quote(slip.part), report.quote(slip.whole))
    let (partName, wholeName) = (report.quote(slip.partName), report.quote(slip.wholeName))
    report.addWrongRate(
      slip.cell, slip.expected, of: (slip.part, "分子", "the part"), in: (slip.whole, "分母", "the whole"),
      zh: "其他各行都是“\(partName)”除以“\(wholeName)”，这一行 \(part) / \(whole) 是 \(slip.expected)%，写的是“\(words)”：核对这三个数",
      en:
        "in all other rows it is “\(partName)” by “\(wholeName)”, here \(part) / \(whole) is \(slip.expected)%, not “\(words)”: check the three figures"
    )
  }

  private static func say(_ wrong: ProductSlip, _ report: Report) {
    let (column, stated) = (report.quote(wrong.column), report.quote(wrong.cell))
    report.add(
      wrong.cell,
      zh:
        "别的行“\(column)”都等于数量乘单价，这一行“\(report.quote(wrong.quantity))”乘“\(report.quote(wrong.price))”是 \(wrong.product)，写的是“\(stated)”：核对这三个数",
      en:
        "in all other rows “\(column)” is the quantity times the price, here they come to \(wrong.product), not “\(stated)”: check the three figures",
      related: [
        report.place(wrong.quantity, zh: "数量", en: "the quantity"),
        report.place(wrong.price, zh: "单价", en: "the price"),
      ])
  }

  private static func say(_ wrong: RowSum, _ report: Report) {
    let (column, stated) = (report.quote(wrong.column), report.quote(wrong.cell))
    report.add(
      wrong.cell,
      zh: "别的行“\(column)”都等于旁边几列之和，这一行各列之和是 \(wrong.sum)，写的是“\(stated)”，差 \(wrong.difference)：核对这几个数",
      en:
        "in all other rows “\(column)” is the sum of the columns beside it, here they come to \(wrong.sum), not “\(stated)”, a difference of \(wrong.difference): check them",
      related: wrong.parts.map { report.place($0, zh: "其中一列", en: "one of the columns") })
  }

  private static func say(_ stated: StatedClosing, _ report: Report) {
    let words = report.quote(stated.total.range)
    guard let difference = stated.sum.subtracting(stated.total.number)?.magnitude else { return }
    report.add(
      stated.total.range, zh: "列出的各项之和是 \(stated.sum)，写的是“\(words)”，差 \(difference)：核对总数和各项",
      en:
        "what is listed comes to \(stated.sum), not “\(words)”, a difference of \(difference): check the total and its parts",
      related: stated.parts.map { report.place($0.range, zh: "其中一项", en: "one of the parts") })
  }

  private static func say(_ stated: StatedRatio, _ report: Report) {
    let (words, whole) = (report.quote(stated.figure.range), report.quote(stated.whole))
    let parts = stated.parts.map { "“\(report.quote($0))”" }
    let (unit, timesEn) = stated.figure.unit == Units.percent ? ("%", "% of") : ("倍", " times")
    report.add(
      stated.figure.range,
      zh: "\(parts.joined(separator: "加"))是“\(whole)”的 \(stated.expected)\(unit)，这里写“\(words)”：核对这几个数",
      en:
        "\(parts.joined(separator: " and ")) come to \(stated.expected)\(timesEn) “\(whole)”, not “\(words)”: check the figures",
      related: stated.parts.map { report.place($0, zh: "分子", en: "the part") }
        + [report.place(stated.whole, zh: "分母", en: "the whole")],
      fixes: [
        report.fix(
          .suggested, zh: "改为 \(stated.expected)\(unit)", en: "change the figure to \(stated.expected)",
          edits: [TextEdit(range: stated.figure.numberRange, text: "\(stated.expected)")])
      ])
  }

  private static func say(_ slip: DifferenceSlip, _ report: Report) {
    let (words, first, second) = (report.quote(slip.cell), report.quote(slip.first), report.quote(slip.second))
    report.add(
      slip.cell, zh: "其他各行都是两列相减，这一行“\(first)”减“\(second)”是 \(slip.expected)，写的是“\(words)”：核对这三个数",
      en:
        "all other rows are the difference of two columns; “\(first)” less “\(second)” is \(slip.expected), not “\(words)”",
      related: [
        report.place(slip.first, zh: "被减的数", en: "what is subtracted from"),
        report.place(slip.second, zh: "减去的数", en: "what is subtracted"),
      ],
      fixes: [report.rewriting(.suggested, slip.cell, as: "\(slip.expected)")])
  }

  private static func say(_ stated: StatedRate, _ report: Report) {
    let (words, spent, budget) = (report.quote(stated.range), report.quote(stated.spent), report.quote(stated.budget))
    report.addWrongRate(
      stated.range, stated.expected, of: (stated.spent, "支出的金额", "what is spent"),
      in: (stated.budget, "预算的金额", "the budget"),
      zh: "“\(spent)”占“\(budget)”的 \(stated.expected)%，这里写“\(words)”：核对这三个数",
      en: "“\(spent)” is \(stated.expected)% of “\(budget)”, not “\(words)”: check the three figures")
  }

  private static func say(_ wrong: ImpliedTotal, _ report: Report) {
    if wrong.isUnitSlip { return StatedParts.sayUnitSlip(wrong.total.figure, wrong.parts.map(\.figure), report) }
    let (name, stated, sum) = (report.quote(wrong.total.name), wrong.total.figure.number, wrong.sum)
    let difference = wrong.difference.magnitude
    let (zh, en) =
      wrong.column.map { report.quote($0) }.map { ("“\(name)”的“\($0)”", "“\($0)” of “\(name)”") } ?? (
        "“\(name)”", "“\(name)”"
      )
    let (partsZh, partsEn) = wrong.column == nil ? ("下面各项", "the lines below") : ("各行", "the rows")
    report.add(
      wrong.total.figure.range, zh: "\(zh) \(stated)，\(partsZh)合计 \(sum)，差 \(difference)：逐项核对，或改正合计",
      en: "\(en) is \(stated), \(partsEn) add up to \(sum), a difference of \(difference): check them",
      related: wrong.parts.prefix(JudgementWording.maximumListed).map { part in
        report.place(part.figure.range, zh: "“\(report.quote(part.name))”", en: "“\(report.quote(part.name))”")
      },
      fixes: [
        report.fix(
          .suggested, zh: "合计改为 \(sum)", en: "change the total to \(sum)",
          edits: [TextEdit(range: wrong.total.figure.numberRange, text: "\(sum)")])
      ])
  }

  /// Whether two dates are compared of which the rule on periods speaks.
  private static func isPeriod(_ judgement: Judgement, _ form: Form, _ report: Report) -> Bool {
    guard judgement.left.count == 1, judgement.right.count == 1 else { return false }
    let places = [judgement.left[0].range, judgement.right[0].range]
    return report.dates(of: form).pairs.contains { pair in
      pair.isRelated && pair.start.date.year != nil && pair.end.date.isBefore(pair.start.date) == true
        && places.contains { $0.overlaps(pair.start.range) } && places.contains { $0.overlaps(pair.end.range) }
    }
  }

  private static func message(
    _ wording: JudgementWording, _ trace: SumTrace, _ dependence: SumCorrections.Dependence?
  ) -> (zh: String, en: String) {
    let judgement = wording.judgement
    let (zh, en) = wording.subject
    let (left, right, difference) = (wording.left, wording.right, wording.difference)
    if judgement.verdict == .undefined {
      return (
        "\(zh) \(left)，但分母为 0，算不出：删去这个数，或核对分母",
        "\(en) is \(left), but its divisor is 0: remove the figure, or check the divisor"
      )
    }
    let isTooMuch = !judgement.difference.isNegative
    switch judgement.comparison {
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      let other = wording.other
      return (
        "\(zh) \(left) 应\(judgement.comparison.wordsZh)\(other?.zh ?? "") \(right)，\(isTooMuch ? "多" : "少") \(difference)：核对两边的数",
        "\(en) is \(left) and must be \(judgement.comparison.wordsEn) \(other.map { $0.en + ", " } ?? "")\(right): \(difference) too \(isTooMuch ? "much" : "little")"
      )
    case .notEqual: return ("\(zh) 不应等于 \(right)：核对两边的数", "\(en) must not be \(right): check both figures")
    case .equal: break
    }
    let words = dependence.map { wording.words($0) } ?? wording.words(trace)
    switch judgement.kind {
    case .comparison:
      let other = wording.other ?? ("", "the other")
      return (
        "\(zh) \(left) 与\(other.zh) \(right) 不一致：\(words?.zh ?? "核对后改成一样的数")",
        "\(en) is \(left), but \(other.en) is \(right): \(words?.en ?? "they must agree")"
      )
    case .computation:
      let advice = wording.computationAdvice
      return (
        "\(zh) \(left)，按关系应为 \(right)，差 \(difference)：\(advice.zh)",
        "\(en) is \(left) and should be \(right), a difference of \(difference): \(advice.en)"
      )
    case .sum:
      let (rightZh, rightEn) = wording.rightWords
      let (adviceZh, adviceEn) = words ?? wording.advice(trace)
      return (
        "\(zh) \(left)，\(rightZh) \(right)，差 \(difference)：\(adviceZh)",
        "\(en) is \(left), \(rightEn) \(right), a difference of \(difference): \(adviceEn)"
      )
    }
  }
}

extension Formula.Comparison {
  fileprivate var wordsZh: String {
    switch self {
    case .equal: "等于"
    case .notEqual: "不等于"
    case .less: "小于"
    case .lessOrEqual: "不大于"
    case .greater: "大于"
    case .greaterOrEqual: "不小于"
    }
  }

  fileprivate var wordsEn: String {
    switch self {
    case .equal: "equal to"
    case .notEqual: "other than"
    case .less: "less than"
    case .lessOrEqual: "at most"
    case .greater: "more than"
    case .greaterOrEqual: "at least"
    }
  }
}
